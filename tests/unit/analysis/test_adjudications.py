"""A verdict counts while everything that was looked at is as it was, and not a moment longer."""

import pytest

from scomm_timeline.analysis.adjudications import State, bind
from scomm_timeline.analysis.whole import analyze
from scomm_timeline.model.adjudications import Decision, Retirement
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.pipeline.judging import open_docket
from tests.judged_edits import changed, state
from tests.judged_sets import (
    FINDING,
    FULL,
    OTHERS,
    SPOKEN,
    frame,
    judged,
    judged_in,
    read,
    record_file,
    records,
    verdict,
    with_verdicts,
)


def test_the_verdict_on_an_unchanged_set_is_current_and_decides():
    one = judged({**frame(), **records()})[FINDING]
    assert one.state is State.CURRENT
    assert (one.newer, one.changes) == ((), ())
    assert one.is_decided


# ------------------------------------------------------- statements that come, and those that go


def another(id_="third-may", **fields):
    return {**OTHERS[1], "id": id_, "made": "2031-01-20", "document": "speech", **fields}


def test_a_statement_that_joins_is_newer_and_the_finding_undecided():
    one = judged({**frame(), **records(FULL, another())})[FINDING]
    assert one.state is State.NEWER
    assert one.newer == ("third-may",)
    assert one.changes == ()
    assert not one.is_decided


def test_a_version_of_a_statement_that_was_seen_is_newer_too():
    reprint = another("reprint", made=OTHERS[1]["made"], **{"version-of": "second-may"})
    one = judged({**frame(), **records(FULL, reprint)})[FINDING]
    assert one.state is State.NEWER
    assert one.newer == ("reprint",)


def test_a_statement_that_joins_beside_an_edit_leaves_it_stale():
    edited = changed(FULL, ("fragment",), "other words")
    one = judged({**frame(), **records(edited, another())})[FINDING]
    assert one.state is State.STALE
    assert one.newer == ("third-may",)
    assert one.changes == ("full has changed",)


def test_a_statement_that_is_no_side_of_the_finding_changes_nothing():
    aside = another("aside", claims=[{"levy": "gift", "component": "upkeep", "place": "borrin"}])
    assert state({**frame(), **records(FULL, aside)}) is State.CURRENT


@pytest.mark.parametrize("id_", ["full", "second-may", "must", "bound"])
def test_a_statement_that_is_taken_away_makes_it_stale(id_):
    everything = {**records(), "records/full.yaml": record_file({**FULL})}
    files = {path: text for path, text in everything.items() if path != f"records/{id_}.yaml"}
    one = judged({**frame(), **files})[FINDING]
    assert one.state is State.STALE
    assert f"{id_} is not in this set any more" in one.changes


def test_a_statement_elsewhere_that_ends_a_line_for_some_pairs_makes_it_stale():
    # No statement of the finding is edited and none joins: one pair has been announced away.
    ending = {
        "id": "ending",
        "made": "2031-03-20",
        "from": "beacon-agency",
        "to": "public",
        "document": "notice",
        "quote": "From today notice is no longer taken.",
        "topics": "levy",
        "no-position": "unsure",
        "sources": "gazette-2031",
        "announces": [{"topic": "leave", "component": "whole", "place": "aldery"}],
    }
    one = judged({**frame(), **records(FULL, ending)})[FINDING]
    assert one.state is State.STALE
    assert "what was found has changed" in one.changes[0]


def test_a_finding_that_is_not_found_any_more_keeps_its_verdict_on_file():
    gone = {path: text for path, text in records().items() if path not in
            ("records/must.yaml", "records/bound.yaml")}  # fmt: skip
    one = judged({**frame(), **gone})[FINDING]
    assert one.state is State.GONE
    assert one.adjudication == verdict()
    assert not one.is_decided


# ---------------------------------------------------------------------- which finding it is of


def test_two_findings_of_one_kind_never_inherit_from_each_other():
    docket = open_docket(two_people(), None)
    first, second = sorted(one for one in docket.findings if one.startswith("C101/"))
    one, two = (docket.judge(id_, SPOKEN) for id_ in (first, second))
    kept = judged_in(analyze(with_verdicts(docket.corpus, one, two)))
    assert {kept[id_].state for id_ in (first, second)} == {State.CURRENT}
    swapped = one._replace(finding=second), two._replace(finding=first)
    found = judged_in(analyze(with_verdicts(docket.corpus, *swapped)))
    assert {found[id_].state for id_ in (first, second)} == {State.STALE}


def two_people():
    """One paper of each position by each of two people, alike but for who speaks."""
    parts = []
    for who in ("ada-moss", "ben-holt"):
        base = {"from": who, "to": "public", "component": "whole", "place": "aldery"}
        for number, position in enumerate(("may-leave", "must-stay"), start=1):
            parts.append(
                {
                    **base,
                    "id": f"{who}-{number}",
                    "made": f"2031-0{number}-05",
                    "document": "speech",
                    "quote": "The same words.",
                    "claims": [{"leave": position}],
                }
            )
    return read({**frame(), "records/two.yaml": record_file(*parts)})


def test_two_findings_with_the_same_statements_and_rules_never_inherit():
    # A joint paper may give two findings that differ in nothing but whose they are.
    analyzed = analyze(two_people())
    finding = analyzed.findings[0]
    other = finding._replace(voice="somebody-else")
    one, two = (bind(analyzed.court, each) for each in (finding, other))
    assert (one.seen, one.rules) == (two.seen, two.rules)
    assert one.found != two.found


# --------------------------------------------------------------------- verdicts and their days

DAY = parse_date("2032-01-10").earliest


def with_judgment(**fields):
    held = verdict()
    return held._replace(judgment=held.judgment._replace(**fields))


def standing(adjudication, today=None):
    corpus = with_verdicts(read({**frame(), **records()}), adjudication)
    return judged_in(analyze(corpus), today)[FINDING]


@pytest.mark.parametrize(
    ("decision", "decides"),
    [(Decision.ACCEPT, True), (Decision.NOT_A_CONTRADICTION, True), (Decision.DEFER, False)],
)
def test_accepted_and_rejected_decide_and_put_off_does_not(decision, decides):
    one = standing(with_judgment(decision=decision))
    assert one.state is State.CURRENT
    assert one.is_decided is decides


@pytest.mark.parametrize(
    ("today", "state_then"),
    [
        (DAY, State.CURRENT),
        (parse_date("2032-02-01").earliest, State.CURRENT),
        (parse_date("2032-02-02").earliest, State.EXPIRED),
        (None, State.MAY_HAVE_EXPIRED),
    ],
)
def test_a_verdict_counts_on_its_last_day_and_not_on_the_next(today, state_then):
    one = standing(with_judgment(expires=parse_date("2032-02-01")), today)
    assert one.state is state_then
    assert one.is_decided is (state_then is State.CURRENT)


@pytest.mark.parametrize(
    ("today", "state_then"),
    [
        (parse_date("2032-01-09").earliest, State.NOT_YET),
        (DAY, State.CURRENT),
        (None, State.CURRENT),
    ],
)
def test_a_verdict_counts_from_the_day_that_it_bears(today, state_then):
    one = standing(with_judgment(on=parse_date("2032-01-10")), today)
    assert one.state is state_then
    assert one.is_decided is (state_then is State.CURRENT)


def test_without_a_last_day_the_day_makes_no_difference():
    assert standing(verdict(), parse_date("2099").earliest).state is State.CURRENT


def test_a_retired_verdict_does_not_count_whatever_else():
    retired = Retirement(parse_date("2032-01-11"), "It was read again.", "desk")
    one = standing(with_judgment(retired=retired))
    assert one.state is State.RETIRED
    assert not one.is_decided


def test_a_verdict_that_does_not_say_what_was_found_does_not_count():
    bound = verdict().judgment.binding._replace(found=None)
    assert standing(with_judgment(binding=bound)).state is State.STALE


def test_a_finding_nobody_judged_is_undecided():
    corpus = read({**frame(), **records()})
    one = judged_in(analyze(corpus))[FINDING]
    assert one.state is State.UNDECIDED
    assert one.adjudication is None
    assert not one.is_decided


def test_a_verdict_is_kept_when_another_is_given():

    corpus = with_verdicts(read({**frame(), **records()}), verdict())
    later = SPOKEN._replace(decision=Decision.DEFER, on=parse_date("2032-03-01"))
    docket = open_docket(corpus, None)
    second = docket.judge(FINDING, later)
    assert second.judgment.decision is Decision.DEFER
    assert second.earlier == (verdict().judgment,)
    third = docket.with_adjudication(second).judge(FINDING, SPOKEN)
    assert third.earlier == (second.judgment, verdict().judgment)
    assert docket.judge(FINDING, SPOKEN) == verdict()
