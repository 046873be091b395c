"""Blocks: shelves that meet others on the same terms are held against them together.

Which part a claim speaks of and which of two bodies made it often change nothing of what its pairs come
to. Contests that differ in nothing else are counted in one go, and a claim is then looked at once for
what it is opposed to, not once for every kind of opponent.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, product
from typing import TYPE_CHECKING

from scomm_timeline.analysis.fields import Contest, Contests, Field, fields, odd_fields
from scomm_timeline.analysis.meeting import form_of
from scomm_timeline.analysis.papers import by_paper
from scomm_timeline.analysis.shelves import Map, Shelf, Stock
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


Terms = tuple[object, ...]
"""Everything of a contest that its counts, its group and its witnesses depend on, members aside.

Its voice comes first, and its sides come last, by numbers.
"""


class Stocks:
    """The stocks that were made, by the shelves in them."""

    def __init__(self, map_: Map) -> None:
        self.map = map_
        self._made: dict[frozenset[Shelf], Stock] = {}

    def of(self, shelves: frozenset[Shelf], order: Iterable[Shelf]) -> Stock:
        """The stock of some shelves, put together in the order given."""
        known = self._made.get(shelves)
        if known is None:
            known = self._made[shelves] = Stock(tuple(order), self.map)
        return known

    def forget(self) -> None:
        """Let go of all of them: their columns are most of what counting takes in memory."""
        self._made.clear()

    def alone(self, shelf: Shelf) -> Stock:
        """The stock of one shelf."""
        return self.of(frozenset((shelf,)), (shelf,))


class Block(NamedTuple):
    """Contests on the same terms: every shelf of one side meets every shelf of the other.

    Attributes:
        sample: One of the contests.
        a: The first sides of all of them.
        b: The second sides.
        terms: The terms; none for a contest by itself.
    """

    sample: Contest
    a: Stock
    b: Stock
    terms: Terms = ()


def blocks(contests: Iterable[Contests], stocks: Stocks) -> Iterator[Block]:
    """Put contests together. Each is in one block, and each pair of utterances in one field of it.

    Those of one voice come one after another, so that nobody need keep the columns of all.
    """
    found: dict[Terms, dict[Shelf, dict[Shelf, None]]] = defaultdict(lambda: defaultdict(dict))
    samples: dict[Terms, Contest] = {}
    numbers: dict[Terms, int] = {}
    sides: dict[Shelf, int] = {}
    voices: dict[int, int] = {}
    for one, others in contests:
        a, b, shared = one.a, one.b, one.shared
        for shelf in (a, *others):
            if shelf not in sides:
                shelf.write_reigns()  # of all before any limit is asked for
                sides[shelf] = numbers.setdefault(_of_side(shelf), len(numbers))
        # Those who share a voice come from one table: the same object is asked for its voice once.
        voice = voices.get(id(shared))
        if voice is None:
            voice = voices[id(shared)] = numbers.setdefault(shared.answers, len(numbers))
        told = one.a_told, one.b_told
        here = (voice, one.is_firm, one.is_open_to_argument, *told, sides[a], sides[b])
        samples.setdefault(here, one)
        found[here][a].update(dict.fromkeys(others))
    by_voice: dict[object, list[Terms]] = {}
    for terms in found:
        by_voice.setdefault(terms[0], []).append(terms)
    for terms in chain.from_iterable(by_voice.values()):
        rows = found[terms]
        alike: dict[frozenset[Shelf], list[Shelf]] = {}
        for shelf, row in rows.items():
            alike.setdefault(frozenset(row), []).append(shelf)
        for met, shelves in alike.items():
            order = rows[shelves[0]]
            yield Block(
                samples[terms]._replace(a=shelves[0], b=next(iter(order))),
                stocks.of(frozenset(shelves), shelves),
                stocks.of(met, order),
                terms,
            )


def voice_of(block: Block) -> Terms:
    """The voice of a block, at its level; none for those who share none."""
    return block.sample.shared.answers


def _of_side(shelf: Shelf) -> Terms:
    facet = shelf.sample
    return (
        shelf.index,
        facet.claim.position,
        facet.denied,
        facet.mode,
        facet.claim.extent,
        facet.claim.about,
        shelf.is_ahead,
        form_of(shelf.lot.sample),
        bool(shelf.lot.announces),
        shelf.reigns is None,
    )


def fields_of(block: Block, stocks: Stocks) -> Iterator[Field]:
    """Every two buckets of a block whose places meet."""
    yield from fields(block.sample, block.a, block.b)
    for a, b in product(block.a.shelves, block.b.shelves):
        if a.has_odd or b.has_odd:
            between = block.sample._replace(a=a, b=b)
            yield from odd_fields(between, stocks.alone(a), stocks.alone(b), stocks.map)


def parts_of(block: Block, stocks: Stocks) -> Iterator[Field]:
    """The same, divided where it matters which pairs are of one document."""
    shared: frozenset[str] = frozenset()
    if block.sample.is_open_to_argument:
        shared = frozenset(block.a.documents() & block.b.documents())
    for field in fields_of(block, stocks):
        if shared:
            yield from by_paper(field, shared)
        else:
            yield field
