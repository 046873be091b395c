"""Why a pair came out as it did: every comparison with both values, and what else is on file."""

from scomm_timeline.analysis.explain import explain_meeting
from scomm_timeline.analysis.findings import Dimension, Outcome
from scomm_timeline.analysis.whole import analyze
from tests.engine_builders import found_in, frame_files, judged_in, said, set_of

MAY = {"leave": "may-leave"}
STAY = {"leave": "must-stay"}
ORDER_OF_LINES = (
    "same utterance",
    "announced change",
    "time",
    "component",
    "place",
    "population",
    "mode",
    "rule",
)


def explained(analyzed, a="a", b="b"):
    judgment = judged_in(analyzed, a, b)
    assert judgment.meeting is not None
    return explain_meeting(analyzed.court, judgment.meeting)


def test_every_dimension_is_printed_with_both_values_and_their_relation():
    analyzed = found_in(
        said("a", "2031-01-10", {**MAY, "who": "local", "valid-until": "2031-12-31"}),
        said(
            "b",
            "2031-02-10",
            {
                **STAY,
                "component": "lighting",
                "place": "aldery-ford",
                "population": {"stage": "booked"},
            },
        ),
    )
    found = {one.dimension: one for one in explained(analyzed).scope}
    assert (found[Dimension.PLACE].a, found[Dimension.PLACE].b) == ("aldery", "aldery-ford")
    assert found[Dimension.PLACE].relation == "contains"
    component = found[Dimension.COMPONENT]
    assert (component.a, component.b, component.relation) == ("whole", "lighting", "bridged")
    assert [rule.id for rule in component.rules] == ["W1"]
    assert (found[Dimension.WHO].a, found[Dimension.WHO].b) == ("local", None)
    assert found[Dimension.EXTENT].relation == "equal"
    assert found[Dimension.TIME].a == ("2031-01-10", "2031-12-31")
    assert found[Dimension.TIME].b == ("2031-02-10", None)
    assert {one.outcome for one in found.values()} == {Outcome.MEETS}


def test_statements_between_the_two_are_looked_at_and_counted():
    analyzed = found_in(
        said("a", "2031-01-10", MAY),
        said("b", "2031-03-10", STAY),
        said("c", "2031-02-10", {"ground": "treaty"}),
        said("d", "2031-02-11", {"ground": "treaty"}, from_="ministry"),
        said("e", "2030-02-11", {"ground": "treaty"}),
        said("f", "2031-04-11", {"ground": "treaty"}),
        said("g", "2031-02-11", {"ground": "treaty"}, from_="aldery-province"),
    )
    assert explained(analyzed).announcements_looked_at == 2


def test_what_would_let_both_stand_is_in_a_fixed_order():
    analyzed = found_in(
        said("a", "2031", {**MAY, "mode": "presupposes", "valid-until": "2031-12-31"}),
        said("b", "2031-02-10", {**STAY, "component": "lighting", "place": "maren"}),
    )
    lines = [one.dimension for one in explained(analyzed).would_let_both_stand]
    assert lines == sorted(lines, key=ORDER_OF_LINES.index)
    assert set(lines) >= {
        "same utterance",
        "announced change",
        "time",
        "component",
        "place",
        "mode",
    }


def people(limited, reached):
    """A limit in January and a reach in February, and what would let both stand."""
    analyzed = found_in(
        said("a", "2031-01-10", {"stops": "only", "population": {"stage": limited}}),
        said("b", "2031-02-10", {"stops": "reaches", "population": {"stage": reached}}),
    )
    verdict = judged_in(analyzed, "a", "b").verdict
    lines = {one.dimension: one.text for one in explained(analyzed).would_let_both_stand}
    return verdict, lines.get("population", "")


def test_what_a_limit_leaves_out_would_stand_if_it_were_of_the_same_people():
    verdict, line = people("booked", "identified-only")
    assert verdict == "contradiction"
    assert "the same people" in line
    assert people("booked", "booked")[0] == "compatible"


BOUND = said("b", "2031-02-10", {"duty": "bound"})
E1 = "{id: E1, if: duty/bound, then: leave/must-stay, contestable: true,"
READS = "reads-as: {leave: must-stay}"


def rules_that_may_not_hold(*statements, **replaced):
    """The lines on rules, of the invented frame with some of its text replaced."""
    frame = [
        one._replace(text=(one.text or "").replace(replaced["old"], replaced["new"]))
        if replaced
        else one
        for one in frame_files()
    ]
    records = ({"statements": [one]} for one in statements)
    analyzed = analyze(set_of(*records, frame=frame))
    lines = explained(analyzed).would_let_both_stand
    return [one.text for one in lines if one.dimension == "rule"]


def test_a_rule_open_to_argument_may_not_hold():
    may = said("a", "2031-01-10", MAY)
    assert rules_that_may_not_hold(may, BOUND) == ["if E1 does not hold here (open to argument)"]
    stay = said("b", "2031-02-10", {**STAY, "component": "charter"})
    assert rules_that_may_not_hold(may, stay) == ["if W2 does not hold here (open to argument)"]
    assert rules_that_may_not_hold(may, said("b", "2031-02-10", STAY)) == []


def test_a_rule_without_which_the_two_are_opposed_as_well_lets_nothing_stand():
    again = E1.replace("E1", "E9") + ' why: "Twice."}\n    - '
    may = said("a", "2031-01-10", MAY)
    assert rules_that_may_not_hold(may, BOUND, old=E1, new=again + E1) == []


def test_a_reading_open_to_argument_may_not_hold():
    open_ = f"{READS}, reads-as-why: Perhaps., reads-as-contestable: true"
    about = {"past-words": "meant-dates-only", "about": {"records": ["a"]}}
    may, meant = said("a", "2031-01-10", MAY), said("b", "2031-02-10", about)
    assert rules_that_may_not_hold(may, meant) == []
    assert rules_that_may_not_hold(may, meant, old=f"only., {READS}", new=f"only., {open_}") == [
        "if past-words/meant-dates-only does not amount to leave/must-stay (open to argument)"
    ]


def test_two_utterances_on_two_days_cannot_be_one():
    analyzed = found_in(said("a", "2031-01-10", MAY), said("b", "2031-02-10", STAY))
    lines = [one.dimension for one in explained(analyzed).would_let_both_stand]
    assert "same utterance" not in lines


def test_two_utterances_of_which_one_is_recorded_as_the_later_cannot_be_one():
    first, second = said("a", "2031", MAY), said("b", "2031", STAY)
    lines = explained(found_in(first, second)).would_let_both_stand
    assert "same utterance" in [one.dimension for one in lines]
    lines = explained(found_in(first, {**second, "after": "a"})).would_let_both_stand
    assert "same utterance" not in [one.dimension for one in lines]


def test_what_nothing_excuses_is_not_offered_an_announcement():
    analyzed = found_in(
        said("a", "2031-01-10", {"ability": "cannot"}), said("b", "2031-02-10", MAY)
    )
    lines = [one.dimension for one in explained(analyzed).would_let_both_stand]
    assert "announced change" not in lines


def test_acknowledgments_and_evaluations_are_on_file_beside_the_pair():
    analyzed = found_in(
        said("a", "2031-01-10", MAY, to="ford-council"),
        said("b", "2031-02-10", STAY),
        said(
            "c",
            "2031-03-10",
            topics="leave",
            no_position="not-stated",
            to="inside",
            acknowledges=[{"record": "a", "topics": ["leave"]}],
        ),
        {
            "id": "d",
            "made": "2031-03-10",
            "from": "gazette",
            "to": "public",
            "place": "aldery",
            "characterization": "never a real possibility",
            "topics": "leave",
            "no-position": "not-stated",
        },
        {
            "id": "e",
            "made": "2031-03-11",
            "from": "gazette",
            "to": "public",
            "place": "borrin",
            "characterization": "never a real possibility",
            "topics": "leave",
            "no-position": "not-stated",
        },
    )
    assert explained(analyzed).also_on_file == ("c", "d")
    (finding,) = analyzed.findings
    assert finding.also_on_file == ("c", "d")
    assert finding.statements == {"a", "b"}


def test_the_other_dimensions_that_keep_two_apart_are_listed_after_the_deciding_one():
    analyzed = found_in(
        said("a", "2031-01-10", {**MAY, "place": "borrin", "who": "local"}),
        said("b", "2031-02-10", {**STAY, "component": "upkeep", "who": "state"}),
    )
    judgment = judged_in(analyzed, "a", "b")
    assert judgment.deciding is not None
    assert judgment.deciding.dimension is Dimension.COMPONENT
    assert judgment.meeting is not None
    assert [one.dimension for one in judgment.meeting.also_parts] == [
        Dimension.PLACE,
        Dimension.WHO,
    ]
