"""Pairs of a field by document: each in exactly one part, and those of one document never sure."""

import random
from collections import Counter
from types import SimpleNamespace

import pytest

from scomm_timeline.analysis.buckets import Bucket
from scomm_timeline.analysis.fields import Field
from scomm_timeline.analysis.papers import by_paper
from scomm_timeline.analysis.reaches import STRETCH


def member(name, paper):
    return SimpleNamespace(name=name, said=SimpleNamespace(root=SimpleNamespace(document_id=paper)))


def side(rng, letter, count, papers, places):
    return Bucket(
        [member(f"{letter}{number}", rng.choice(papers)) for number in range(count)],
        [rng.randrange(places) * STRETCH for _ in range(count)],
    )


def pairs(field):
    """Those who stand on one stretch, as often as they do."""
    return Counter(
        (one.name, other.name)
        for one, start in zip(field.a.members, field.a.starts, strict=True)
        for other, there in zip(field.b.members, field.b.starts, strict=True)
        if start == there
    )


@pytest.mark.parametrize("seed", range(60))
def test_every_pair_is_in_one_part_and_those_of_one_document_are_not_sure(seed):
    rng = random.Random(seed)
    papers = [f"paper {number}" for number in range(rng.randint(1, 9))]
    alone = [f"alone {number}" for number in range(rng.choice((0, 3, 30)))]
    a, b = (side(rng, one, rng.randint(1, 12), papers + alone, rng.randint(1, 3)) for one in "ab")
    field = Field(a, b)
    standing_in = {one.name: one.said.root.document_id for one in (*a.members, *b.members)}

    parts = list(by_paper(field, frozenset(papers)))

    assert sum((pairs(one) for one in parts), Counter()) == pairs(field)
    for one in parts:
        for first, second in pairs(one):
            is_of_one = standing_in[first] == standing_in[second]
            assert one.is_sure is not (is_of_one and standing_in[first] in papers)


def test_what_is_not_sure_anyway_stays_so():
    rng = random.Random(1)
    a, b = (side(rng, one, 5, ["x", "y"], 1) for one in "ab")
    field = Field(a, b, is_sure=False)
    assert not any(one.is_sure for one in by_paper(field, frozenset({"x", "y"})))


def test_a_field_of_which_the_smaller_side_stands_in_no_shared_document_is_left_as_it_is():
    rng = random.Random(2)
    field = Field(side(rng, "a", 2, ["x"], 1), side(rng, "b", 3, ["y"], 1))
    assert list(by_paper(field, frozenset({"y"}))) == [field]
