"""A pair at the very edge: the last day of a window, a place left open, the better of two bridges."""

from scomm_timeline.analysis.findings import Dimension, Verdict, Weakness
from scomm_timeline.analysis.whole import analyze
from tests.engine_builders import found_in, frame_files, judged, judged_in, said, set_of

MAY, STAY = {"leave": "may-leave"}, {"leave": "must-stay"}
BRIDGE_BACK = '{id: W3, from: charter, to: whole, why: "The watch is in the charter."}'


def test_a_line_that_holds_from_the_day_after_the_last_of_another_does_not_meet_it():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", {**MAY, "valid-until": "2031-03-10"}),
        said("b", "2031-01-20", {**STAY, "valid-from": "2031-03-11"}),
    )
    assert judgment.verdict is Verdict.COMPATIBLE
    assert judgment.deciding is not None
    assert judgment.deciding.dimension is Dimension.TIME


def test_a_claim_about_what_was_said_until_a_month_is_about_its_last_day():
    about = {"voices": ["beacon-agency"], "topics": ["leave"], "until": "2031-03"}
    analyzed = found_in(
        said("a", "2031-03-31", MAY),
        said("b", "2031-05-01", {"past-words": "meant-dates-only", "about": about}),
    )
    assert [(one.code, one.verdict) for one in analyzed.findings] == [
        ("C302", Verdict.CONTRADICTION)
    ]
    assert judged_in(analyzed, "a", "b").verdict is Verdict.CONTRADICTION


def test_some_places_and_one_that_is_not_stated_may_be_the_same():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", {**MAY, "extent": "some"}),
        said("b", "2031-02-10", {**STAY, "place": "not-stated"}),
    )
    assert judgment.verdict is Verdict.POSSIBLE
    assert judgment.deciding is not None
    assert judgment.deciding.dimension is Dimension.PLACE


def test_of_two_bridges_the_one_that_is_not_open_to_argument_joins():
    both_ways = [
        one._replace(
            text=(one.text or "").replace("bridges:\n", f"bridges:\n    - {BRIDGE_BACK}\n")
        )
        if one.path == "families.yaml"
        else one
        for one in frame_files()
    ]
    records = [
        {"statements": [said("a", "2031-01-10", {**MAY, "component": "charter"})]},
        {"statements": [said("b", "2031-02-10", STAY)]},
    ]
    (one_way,) = analyze(set_of(*records)).findings
    (two_ways,) = analyze(set_of(*records, frame=both_ways)).findings
    assert Weakness.CONTESTABLE_RULE in one_way.best.weaknesses
    assert Weakness.CONTESTABLE_RULE not in two_ways.best.weaknesses
