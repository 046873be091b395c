"""Two records that each had ended a line on some of the days: whoever is told of it is told of both."""

import pytest

from scomm_timeline.analysis.explain import judge
from scomm_timeline.analysis.findings import Verdict
from scomm_timeline.analysis.meeting import open_court
from scomm_timeline.analysis.utterances import prepare
from tests.oracles.settled_sets import SETTLED, corpus_of


def judged(name):
    """What comes of the pair of a settled set."""
    settled = next(one for one in SETTLED if one.number == name)
    corpus = corpus_of(settled)
    return judge(open_court(prepare(corpus)), *(corpus.by_id[one] for one in settled.pair))


@pytest.mark.parametrize("name", ["F29", "F29, the other on the first day without"])
def test_both_records_are_named(name):
    found = judged(name)
    assert found.verdict is Verdict.CHANGE
    assert "c ended the earlier line (announces)" in found.deciding.why
    assert "e (supersedes) where that was not in force" in found.deciding.why


@pytest.mark.parametrize(
    "name", ["F29, nothing else ended it", "F29, the other too late for some days"]
)
def test_where_a_day_is_left_that_is_said_of_one(name):
    found = judged(name)
    assert found.verdict is Verdict.POSSIBLE
    assert found.deciding.why.endswith("came between the two is not established")
