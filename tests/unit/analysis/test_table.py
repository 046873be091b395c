"""Rows of a table, put into another order, have the numbers of what they are rows of."""

import random
from typing import Any

import pytest

from scomm_timeline.analysis import columns
from scomm_timeline.analysis.meeting import open_court
from scomm_timeline.analysis.responsibility import shared_voices
from scomm_timeline.analysis.table import Table
from scomm_timeline.analysis.utterances import prepare
from tests.mixed_sets import mixed


def filled(ground, rng):
    """A table of all claims of a set, some rows of which end lines, and these rows' utterances."""
    table = Table(list(ground.utterances), ["here", "there"])
    at = {one: number for number, one in enumerate(table.ids)}
    every = [(one, facet) for one in ground.utterances.values() for facet in one.facets]
    for one, facet in every:
        table.add(one, facet, at[one.id], table.number_of_weak(one, facet), rng.randrange(2))
    table.tellers = set(rng.sample(range(len(every)), 3))
    return table, [every[row] for row in sorted(table.tellers)]


@pytest.mark.parametrize("large", [10_000, 0])
@pytest.mark.parametrize("seed", range(3))
def test_rows_in_another_order_keep_what_is_known_of_each(seed, large, monkeypatch):
    monkeypatch.setattr(columns, "LARGE_SET", large)
    monkeypatch.setattr(columns, "LARGE_BUCKET", large)
    rng = random.Random(seed)
    table, tellers = filled(prepare(mixed(seed)), rng)
    document = list(table.given.document)
    order = rng.sample(range(len(table)), len(table))

    table.arrange(table.making.column(order))

    assert sorted(order) == list(range(len(table)))
    for row, at in enumerate(order):
        said, facet = table.said[row], table.facets[row]
        assert (said, facet) == (table.given.said[at], table.given.facets[at])
        assert table.column("first")[row] == said.made.earliest
        assert table.column("last")[row] == said.made.end - 1
        assert table.names[row] == said.id
        assert table.column("document")[row] == document[at]
        assert table.column("weak")[row] == table.number_of_weak(said, facet)
        channel = table.column("channel")[row]  # the channels are known with it
        assert table.channels[channel] is said.root.channel
    by_name = sorted(range(len(table)), key=table.column("name").__getitem__)
    assert [table.names[row] for row in by_name] == sorted(table.names)
    noted = [(table.said[row], table.facets[row]) for row in table.tellers]
    assert sorted(map(id, (facet for _, facet in noted))) == sorted(id(one) for _, one in tellers)


@pytest.mark.parametrize("large", [10_000, 0])
def test_names_are_numbered_in_their_order_whatever_the_order_of_the_set(large, monkeypatch):
    monkeypatch.setattr(columns, "LARGE_SET", large)
    monkeypatch.setattr(columns, "LARGE_BUCKET", large)
    nobody: Any = None  # who says what is not asked
    table = Table(["b", "d", "a", "c"], ["here"])
    for at in (1, 0, 0, 3, 2):  # two claims of b
        table.add(nobody, nobody, at, 0, 0)
    table.arrange(table.making.column([4, 0, 2, 1, 3]))
    assert table.names == ["a", "d", "b", "b", "c"]
    assert list(table.column("name")) == [0, 3, 1, 1, 2]


@pytest.mark.parametrize("seed", range(3))
def test_voices_are_those_that_each_two_share(seed):
    ground = prepare(mixed(seed))
    terms = open_court(ground).terms
    every = [one for one in ground.utterances.values() if one.facets][:40]
    numbers = [terms.number_of_speakers(one) for one in every]
    for one, number in zip(every, numbers, strict=True):
        for _ in range(2):  # the second time it is known
            found = terms.voices(number, tuple(numbers), one, every)
            assert sorted(at for _, those in found for at in those) == list(range(len(every)))
            for shared, those in found:
                for at in those:
                    nearest = shared_voices(one, every[at], ground.voices)[0]
                    assert shared.answers == nearest.answers
