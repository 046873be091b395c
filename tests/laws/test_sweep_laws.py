"""The sweep leaves out only pairs that cannot conflict: it finds what a loop over all pairs finds."""

import pytest

from scomm_timeline.analysis.findings import Verdict
from scomm_timeline.analysis.meeting import open_court
from scomm_timeline.analysis.opposition import sweep
from scomm_timeline.analysis.utterances import prepare
from tests.draws import IS_WHOLE
from tests.oracles.generate import generate
from tests.shipped_sets import corpus_at


def every_pair(court, step=1):
    """Verdict and code of each pair that is more than compatible, by brute force.

    With a step, of the pairs whose first member is one of every so many.
    """
    found = {}
    utterances = [court.ground.utterances[one] for one in sorted(court.ground.utterances)]
    for number in range(0, len(utterances), step):
        first = utterances[number]
        for second in utterances[number + 1 :]:
            meeting = court.meet(first, second)
            if meeting is not None and meeting.verdict is not Verdict.COMPATIBLE:
                found[(first.id, second.id)] = (meeting.verdict, meeting.code)
    return found


def swept(court):
    return {(one.a.id, one.b.id): (one.verdict, one.code) for one in sweep(court)}


@pytest.mark.parametrize("seed", range(500, 530))
def test_the_sweep_finds_what_a_loop_over_all_pairs_finds(seed):
    court = open_court(prepare(generate(seed)[1]))
    assert swept(court) == every_pair(court)


def test_the_sweep_finds_every_pair_of_the_shipped_record():
    court = open_court(prepare(corpus_at()))
    step = 1 if IS_WHOLE else 3
    firsts = sorted(court.ground.utterances)[::step]
    found = {pair: told for pair, told in swept(court).items() if pair[0] in firsts}
    assert found == every_pair(court, step)
    assert len(found) > 100 // step


def test_each_pair_is_swept_once():
    pairs = [(one.a.id, one.b.id) for one in sweep(open_court(prepare(corpus_at())))]
    assert len(pairs) == len(set(pairs))
