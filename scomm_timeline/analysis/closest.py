"""The best witnesses among pairs that are never built: fewest weaknesses, smallest gap, then ids.

Pairs are looked for where they can be best: first between the buckets with the fewest weaknesses,
and there among days close to each other, wider and wider, until enough have been found.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import islice, product
from operator import itemgetter
from typing import TYPE_CHECKING

from scomm_timeline.analysis.buckets import count_pairs
from scomm_timeline.model.dates import OPEN_FUTURE, OPEN_PAST
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.buckets import Bucket, Reach
    from scomm_timeline.analysis.fields import Field, Shelf
    from scomm_timeline.analysis.findings import Weakness
    from scomm_timeline.analysis.utterances import Utterance
    from scomm_timeline.model.dates import Day


class Search(NamedTuple):
    """A field with what it takes to weigh its pairs.

    Attributes:
        field: The field.
        a: The claim of its first side.
        b: The claim of its second side.
        of_the_pair: The weaknesses that every pair of it has, beside those of its sides.
    """

    field: Field
    a: Shelf
    b: Shelf
    of_the_pair: frozenset[Weakness]


_Key = tuple["Day", "Day", str, str]
"""Greatest and least gap, then both ids in order."""

_Found = tuple[_Key, "Utterance", "Utterance"]


def closest_pairs(
    searches: list[Search], wanted: int, *, surely: bool
) -> list[tuple[Utterance, Utterance]]:
    """The best pairs, at most `wanted`, best first: surely in conflict, or possibly."""
    levels: dict[int, list[tuple[Field, Bucket, Bucket]]] = defaultdict(list)
    for one in searches:
        for weak_a, part_a in one.field.a.parts("weaknesses", one.a.weaknesses).items():
            for weak_b, part_b in one.field.b.parts("weaknesses", one.b.weaknesses).items():
                level = len(weak_a | weak_b | one.of_the_pair)
                levels[level].append((one.field, part_a, part_b))
    best: list[_Found] = []
    for level in sorted(levels):
        best += _closest(_pairings(levels[level], surely=surely), wanted - len(best))
        if len(best) >= wanted:
            break
    return [(a, b) for _, a, b in best]


def _pairings(parts: list[tuple[Field, Bucket, Bucket]], *, surely: bool) -> list[_Pairing]:
    """Both sides of each field, arranged by day, where any pair is in conflict."""
    known: dict[Reach, _Index] = {}
    found = []
    for field, part_a, part_b in parts:
        sides = (
            part_a.reach(surely=surely, is_told=field.a_told),
            part_b.reach(surely=surely, is_told=field.b_told),
        )
        pairs = count_pairs(*sides)
        if pairs:
            for side in sides:
                if side not in known:
                    known[side] = _Index(side, surely=surely)
            found.append(_Pairing(known[sides[0]], known[sides[1]], pairs))
    return found


class _Slot(NamedTuple):
    """Members with the same days at one place, by id, and the greatest limit of any of them."""

    start: int
    first: Day
    last: Day
    day: Day
    limit: Day
    members: list[tuple[str, Day, Utterance]]

    @property
    def is_open(self) -> bool:
        """True if its days have no beginning or no end."""
        return self.first == OPEN_PAST or self.last == OPEN_FUTURE - 1


class _Index:
    """The members of a reach by their days.

    Attributes:
        slots: Those whose days have both ends, in order of the first.
        firsts: Their first days.
        open: The others.
    """

    __slots__ = ("firsts", "open", "slots")

    def __init__(self, reach: Reach, *, surely: bool) -> None:
        found: dict[tuple[int, Day, Day], list[tuple[str, Day, Utterance]]] = defaultdict(list)
        for one, day, limit in zip(reach.members, reach.days, reach.limits, strict=True):
            start = day - (one.last if surely else one.first)
            found[(start, one.first, one.last)].append((one.said.id, limit - start, one.said))
        slots = []
        for (start, first, last), those in sorted(found.items()):
            those.sort(key=itemgetter(0))
            greatest = max([limit for _, limit, _ in those])
            slots.append(_Slot(start, first, last, last if surely else first, greatest, those))
        self.slots = [one for one in slots if not one.is_open]
        self.open = [one for one in slots if one.is_open]
        self.firsts = [one.start + one.first for one in self.slots]


class _Pairing(NamedTuple):
    """Two sides whose pairs all have the same number of weaknesses, and how many conflict."""

    a: _Index
    b: _Index
    pairs: int


def _closest(pairings: list[_Pairing], wanted: int) -> list[_Found]:
    """The closest pairs of some sides, best first."""
    total = sum([one.pairs for one in pairings])
    best: list[_Found] = []
    span = _span(pairings)
    done, radius = -1, 0
    while done < span:
        for one in pairings:
            for slot, other in _within(one, done, radius):
                _take(best, wanted, slot, other)
        if len(best) >= min(wanted, total):
            return best
        done, radius = radius, 2 * radius + 1
    for one in pairings:
        for slot, other in _without_ends(one):
            _take(best, wanted, slot, other)
    return best


def _span(pairings: list[_Pairing]) -> Day:
    """A distance that no two days are beyond."""
    slots = [slot for one in pairings for side in one[:2] for slot in side.slots]
    if not slots:
        return -1
    return max([one.last for one in slots]) - min([one.first for one in slots])


def _within(one: _Pairing, done: Day, radius: Day) -> Iterator[tuple[_Slot, _Slot]]:
    """Days of both sides whose greatest gap is over `done` and at most `radius`."""
    few, many = (one.a, one.b) if len(one.a.slots) <= len(one.b.slots) else (one.b, one.a)
    for slot in few.slots:
        begin = bisect_left(many.firsts, slot.start + slot.last - radius)
        end = bisect_right(many.firsts, slot.start + slot.first + radius)
        for other in many.slots[begin:end]:
            if done < max(other.last - slot.first, slot.last - other.first) <= radius:
                yield slot, other


def _without_ends(one: _Pairing) -> Iterator[tuple[_Slot, _Slot]]:
    """Days of both sides of which one has no beginning or no end: no gap is certain."""
    for side, other in ((one.a, one.b), (one.b, one.a)):
        there: dict[int, list[_Slot]] = defaultdict(list)
        for slot in (*other.slots, *(other.open if side is one.a else ())):
            there[slot.start].append(slot)
        for slot in side.open:
            yield from ((slot, against) for against in there[slot.start])


def _take(best: list[_Found], wanted: int, slot: _Slot, other: _Slot) -> None:
    """Put the best pairs of two days among the best so far, if they belong there."""
    if slot.limit <= other.day or other.limit <= slot.day:
        return
    if slot.is_open or other.is_open:
        most = OPEN_FUTURE
    else:
        most = max(other.last - slot.first, slot.last - other.first)
    least = max(0, other.first - slot.last, slot.first - other.last)
    if len(best) == wanted and (most, least) > best[-1][0][:2]:
        return
    ones = _first_that_meet(slot, other.day, wanted)
    others = _first_that_meet(other, slot.day, wanted)
    for a, b in product(ones, others):
        low, high = (a, b) if a.id < b.id else (b, a)
        best.append(((most, least, low.id, high.id), low, high))
    best.sort(key=itemgetter(0))
    del best[wanted:]


def _first_that_meet(slot: _Slot, day: Day, wanted: int) -> list[Utterance]:
    found = (said for _, limit, said in slot.members if limit > day)
    return list(islice(found, wanted))
