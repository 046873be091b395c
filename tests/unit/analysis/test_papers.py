"""Pairs of a field by document: each in exactly one part, and those of one document never sure."""

import random
from collections import Counter
from types import SimpleNamespace

import pytest

from scomm_timeline.analysis.buckets import bucket
from scomm_timeline.analysis.column_lists import STRETCH
from scomm_timeline.analysis.fields import Field
from scomm_timeline.analysis.papers import by_paper
from scomm_timeline.analysis.table import Table


def side(rng, table, count, papers, places):
    """Some new rows of a table, each in one of the papers and at one of the places."""
    first = len(table)
    for _ in range(count):
        paper = rng.choice(papers)
        said = SimpleNamespace(root=SimpleNamespace(document_id=paper))
        table.add(said, None, len(table), 0, table.documents.index(paper))
    starts = [rng.randrange(places) * STRETCH for _ in range(count)]
    return table, range(first, first + count), starts


def field_of(*sides, is_sure=True):
    a, b = (bucket(*one) for one in sides)
    return Field(a, b, is_sure=is_sure)


def pairs(field):
    """Those who stand on one stretch, as often as they do."""
    a, b = (
        list(zip(one.making.numbers(one.rows), one.making.numbers(one.starts), strict=True))
        for one in (field.a, field.b)
    )
    return Counter((one, other) for one, start in a for other, there in b if start == there)


@pytest.mark.parametrize("seed", range(60))
def test_every_pair_is_in_one_part_and_those_of_one_document_are_not_sure(seed):
    rng = random.Random(seed)
    papers = [f"paper {number}" for number in range(rng.randint(1, 9))]
    alone = [f"alone {number}" for number in range(rng.choice((0, 3, 30)))]
    table = Table([], papers + alone)
    field = field_of(
        *(side(rng, table, rng.randint(1, 12), papers + alone, rng.randint(1, 3)) for _ in range(2))
    )

    parts = list(by_paper(field, frozenset(papers)))

    assert sum((pairs(one) for one in parts), Counter()) == pairs(field)
    standing_in = [one.root.document_id for one in table.said]
    for one in parts:
        for first, second in pairs(one):
            is_of_one = standing_in[first] == standing_in[second]
            assert one.is_sure is not (is_of_one and standing_in[first] in papers)


def test_what_is_not_sure_anyway_stays_so():
    rng, table = random.Random(1), Table([], ["x", "y"])
    field = field_of(*(side(rng, table, 5, ["x", "y"], 1) for _ in range(2)), is_sure=False)
    assert not any(one.is_sure for one in by_paper(field, frozenset({"x", "y"})))


def test_a_field_of_which_the_smaller_side_stands_in_no_shared_document_is_left_as_it_is():
    rng, table = random.Random(2), Table([], ["x", "y"])
    field = field_of(side(rng, table, 2, ["x"], 1), side(rng, table, 3, ["y"], 1))
    assert list(by_paper(field, frozenset({"y"}))) == [field]
