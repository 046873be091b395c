"""Who spoke between two sides, and what may stand beside them: held against asking everybody."""

from itertools import combinations

import pytest

from scomm_timeline.analysis.beside import on_file
from scomm_timeline.analysis.meeting import open_court
from scomm_timeline.analysis.responsibility import answers_for
from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.model.dates import Order
from tests.engine_builders import found_in, said
from tests.mixed_sets import mixed

MAY, STAY = {"leave": "may-leave"}, {"leave": "must-stay"}
PAIR = (said("a", "2031-01-10", MAY), said("b", "2031-06-10", STAY))


def looked_at(*others):
    court = found_in(*PAIR, *others).court
    sides = court.ground.utterances
    return court.meantime.count(sides["a"], sides["b"])


@pytest.mark.parametrize(
    ("made", "count"),
    [
        ("2031-01-09", 0),  # surely before both
        ("2031-01-10", 1),  # on the day of the first
        ("2031-03-10", 1),
        ("2031-01", 1),  # perhaps after the first
        ("2031", 1),
        ("2031-06-10", 1),
        ("2031-06-11", 0),  # surely after both
        ("2031-01-09T23:59", 0),
        ("2031-01-10T00:00", 1),
        ("2031-03-10T12:00", 1),
        ("2031-06-10T23:59", 1),
        ("2031-06-11T00:00", 0),
    ],
)
def test_whoever_may_have_spoken_between_the_two_is_counted(made, count):
    assert looked_at(said("other", made, MAY)) == count


def test_neither_side_is_counted():
    assert looked_at() == 0


@pytest.mark.parametrize(
    ("speaker", "count"), [("dov-pell", 1), ("ministry", 1), ("tide-office", 0), ("sailors", 0)]
)
def test_only_voices_that_answer_for_a_side_are_counted(speaker, count):
    assert looked_at(said("other", "2031-03-10", MAY, from_=speaker)) == count


def test_recorded_sequence_counts_where_the_dates_leave_it_open():
    assert looked_at(said("other", "2031-06", MAY)) == 1
    assert looked_at(said("other", "2031-06", MAY, after="b")) == 0


def asked_of_all(ground, a, b):
    """How many may have spoken between two sides, each asked."""
    holders = [*a.speakers, *b.speakers]
    return sum(
        one.root.official
        and one.id not in {a.id, b.id}
        and {ground.sequence.order(one.id, side.id) for side in (a, b)}
        not in ({Order.BEFORE}, {Order.AFTER})
        and any(
            answers_for(speaker, holder, ground.voices)
            for speaker in one.speakers
            for holder in holders
        )
        for one in ground.utterances.values()
    )


@pytest.mark.parametrize("seed", range(20, 26))
def test_counted_by_speaker_is_as_many_as_asked_one_by_one(seed):
    court = open_court(prepare(mixed(seed)))
    pairs = list(combinations(court.ground.utterances.values(), 2))
    assert len(pairs) > 100
    for a, b in pairs:
        assert court.meantime.count(a, b) == asked_of_all(court.ground, a, b), (a.id, b.id)


def test_what_stands_beside_a_pair_is_among_the_remarks_of_the_set():
    found = 0
    for seed in range(20, 26):
        court = open_court(prepare(mixed(seed)))
        everything = court._replace(remarks=tuple(court.ground.corpus.statements))
        for pair in combinations(court.ground.utterances.values(), 2):
            beside = list(on_file(court, pair))
            assert beside == list(on_file(everything, pair)), (seed, [one.id for one in pair])
            found += len(beside)
    assert found  # of all sets together: which fixtures a seed draws depends on how many there are
