"""What came first: bounds and recorded sequence. Order alone never changes a verdict."""

import pytest

from scomm_timeline.analysis.findings import Verdict
from scomm_timeline.model.dates import Order
from tests.engine_builders import found_in, judged, judged_in, said

MAY = {"leave": "may-leave"}
STAY = {"leave": "must-stay"}


@pytest.mark.parametrize(
    ("made", "order"),
    [
        ("2031-02-10", Order.BEFORE),
        ("2030-12-10", Order.AFTER),
        ("2031-01-10", Order.SAME_DAY),
        ("2031-01", Order.NOT_ESTABLISHED),
        ("2031~", Order.NOT_ESTABLISHED),
        ("2031-01-10/2031-01-11", Order.NOT_ESTABLISHED),
    ],
)
def test_order_comes_from_the_bounds_and_never_changes_the_verdict(made, order):
    analyzed = found_in(said("a", "2031-01-10", MAY), said("b", made, STAY, to="towns"))
    judgment = judged_in(analyzed, "a", "b")
    assert judgment.verdict is Verdict.CONTRADICTION
    assert judgment.meeting is not None
    assert judgment.meeting.order is order
    assert [one.id for one in analyzed.findings] == ["C102/ministry/watch"]


@pytest.mark.parametrize(
    "relation",
    [
        "replies-to",
        "supersedes",
        "rescinds",
        "ends",
        "suspends",
        "corrects",
        "reinterprets",
        "denies-statement",
        "acknowledges",
        "reports",
        "after",
    ],
)
def test_a_recorded_relation_establishes_what_the_month_leaves_open(relation):
    analyzed = found_in(
        said("a", "2031-01", MAY), said("b", "2031-01", STAY, to="towns", **{relation: "a"})
    )
    assert analyzed.court.ground.sequence.order("a", "b") is Order.BEFORE


def test_before_runs_the_other_way():
    analyzed = found_in(
        said("a", "2031-01", MAY), said("b", "2031-01", STAY, to="towns", before="a")
    )
    assert analyzed.court.ground.sequence.order("a", "b") is Order.AFTER


def test_recorded_sequence_runs_through_a_third_record():
    analyzed = found_in(
        said("a", "2031", MAY),
        said(
            "c", "2031", topics="leave", no_position="unsure", from_="ford-council", replies_to="a"
        ),
        said("b", "2031", STAY, replies_to="c", to="ford-council"),
    )
    assert analyzed.court.ground.sequence.order("a", "b") is Order.BEFORE


def test_bounds_are_narrowed_along_the_sequence():
    analyzed = found_in(
        said("a", "2031-06-10", MAY),
        said("b", "2031", STAY, replies_to="a"),
        said("c", "2031-05-10", MAY, to="towns"),
    )
    assert analyzed.court.ground.sequence.order("c", "b") is Order.BEFORE


def test_an_utterance_is_dated_by_what_all_its_records_allow():
    analyzed = found_in(
        said("a", "2031-01/2031-03", MAY),
        said("c", "2031-02-10", MAY, same_event_as="a", to="towns"),
        said("b", "2031-03-10", STAY),
    )
    judgment = judged_in(analyzed, "a", "b")
    assert judgment.meeting is not None
    assert judgment.meeting.order is Order.BEFORE
    (finding,) = analyzed.findings
    assert (finding.best.gap.least, finding.best.gap.most) == (28, 28)


def test_confirming_says_nothing_of_order():
    judgment = judged(
        "a", "b", said("a", "2031-01", MAY), said("b", "2031-01", STAY, to="towns", confirms="a")
    )
    assert judgment.meeting is not None
    assert judgment.meeting.order is Order.NOT_ESTABLISHED
