"""The sweep leaves out only pairs that cannot conflict: it finds what a loop over all pairs finds."""

import itertools

import pytest

from scomm_timeline.analysis.findings import Verdict
from scomm_timeline.analysis.meeting import open_court
from scomm_timeline.analysis.opposition import sweep
from scomm_timeline.analysis.utterances import prepare
from tests.oracles.generate import generate
from tests.shipped_sets import corpus_at


def every_pair(court):
    """Verdict and code of each pair that is more than compatible, by brute force."""
    found = {}
    ids = sorted(court.ground.utterances)
    for a, b in itertools.combinations(ids, 2):
        meeting = court.meet(court.ground.utterances[a], court.ground.utterances[b])
        if meeting is not None and meeting.verdict is not Verdict.COMPATIBLE:
            found[(a, b)] = (meeting.verdict, meeting.code)
    return found


def swept(court):
    return {(one.a.id, one.b.id): (one.verdict, one.code) for one in sweep(court)}


@pytest.mark.parametrize("seed", range(500, 530))
def test_the_sweep_finds_what_a_loop_over_all_pairs_finds(seed):
    court = open_court(prepare(generate(seed)[1]))
    assert swept(court) == every_pair(court)


def test_the_sweep_finds_every_pair_of_the_shipped_record():
    court = open_court(prepare(corpus_at()))
    found = swept(court)
    assert found == every_pair(court)
    assert len(found) > 100


def test_each_pair_is_swept_once():
    pairs = [(one.a.id, one.b.id) for one in sweep(open_court(prepare(corpus_at())))]
    assert len(pairs) == len(set(pairs))
