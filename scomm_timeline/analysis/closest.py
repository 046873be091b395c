"""The best witnesses among pairs that are never built, in the order of `witnessing.rank`.

Pairs are looked for where they can be best: first between the buckets with the fewest weaknesses,
there among days that do not overlap, there at one place, there where the fewest weaknesses hold of both
sides, and there among days close to each other, wider and wider, until enough have been found.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import islice, product
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.reaches import AFTER_ALL, count_in_order, count_pairs, together
from scomm_timeline.model.dates import OPEN_FUTURE, OPEN_PAST
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.buckets import Bucket
    from scomm_timeline.analysis.columns import Column, Making, Mask
    from scomm_timeline.analysis.fields import Field
    from scomm_timeline.analysis.reaches import Reach
    from scomm_timeline.analysis.table import Weak
    from scomm_timeline.analysis.utterances import Utterance
    from scomm_timeline.model.dates import Day


class Search(NamedTuple):
    """A field with what it takes to weigh its pairs.

    Attributes:
        field: The field.
        of_the_pair: The weaknesses that every pair of it has, beside those of its sides.
    """

    field: Field
    of_the_pair: Weak


_Key = tuple["Day", "Day", str, str]
"""Greatest and least gap, then both ids in order."""

_Found = tuple[_Key, "Utterance", "Utterance"]


_Parts = list[tuple["Field", "Bucket", "Bucket"]]
"""Fields, each with a part of either side."""


_Sides = tuple["Reach", "Reach"]
"""Both sides of a field, by days and limits."""

_Terms = tuple[bool, int]
"""Whether the places differ, and the weaknesses of each side by itself, added up."""


def closest_pairs(
    searches: list[Search], wanted: int, *, surely: bool
) -> list[tuple[Utterance, Utterance]]:
    """The best pairs, at most `wanted`, best first: surely in conflict, or possibly."""
    ranks: dict[int, dict[_Terms, _Parts]] = defaultdict(lambda: defaultdict(list))
    for one in searches:
        a, b = one.field.sides(surely=surely)
        for weak_a, part_a in a.by_weakness().items():
            for weak_b, part_b in b.by_weakness().items():
                terms = (not one.field.is_one_place, len(weak_a) + len(weak_b))
                counted = len(weak_a | weak_b | one.of_the_pair)
                ranks[counted][terms].append((one.field, part_a, part_b))
    best: list[_Found] = []
    known: _Known = {}
    for counted in sorted(ranks):
        fields: dict[_Terms, list[_Sides]] = {}
        for is_apart, terms in product((True, False), sorted(ranks[counted])):
            parts, more = ranks[counted][terms], wanted - len(best)
            next_days = _next_days(parts, more, surely=surely) if is_apart else []
            if len(next_days) == more:
                return [(a, b) for _, a, b in (*best, *next_days)]
            # Most findings have enough on the best terms: the rest waits until it is needed.
            if terms not in fields:
                fields[terms] = [
                    field.reaches_of(part_a, part_b, surely=surely)
                    for field, part_a, part_b in parts
                ]
            best += _closest(
                fields[terms], more, known, next_days, surely=surely, is_apart=is_apart
            )
            if len(best) >= wanted:
                return [(a, b) for _, a, b in best]
    return [(a, b) for _, a, b in best]


def _next_days(parts: _Parts, wanted: int, *, surely: bool) -> list[_Found]:
    """The best pairs of which one was said on the day after the other, at one place.

    No pair whose days do not overlap is closer. In a large set there are enough of them, and only who
    said something on such a day need be looked at. Both dates of such a pair are one day.
    """
    sides = [
        together(*field.reaches_of(part_a, part_b, surely=surely))
        for field, part_a, part_b in parts
    ]
    all_names = max(len(field.a.table) for field, _, _ in parts)
    rows = sum(len(one) for side in sides for one in side)
    upto = FIRST_ROWS * all_names // max(rows, 1)
    while True:
        # All these pairs are equally close, so that those with the first id are the best.
        best: list[_Found] = []
        for a, b in sides:
            if upto >= all_names:
                _take_next_days(best, wanted, a, b)
                continue
            early_a, early_b = (one.making.below(one.column("name"), upto) for one in (a, b))
            late_a = a.of(a.making.others(early_a))
            for one, other in ((a.of(early_a), b), (b.of(early_b), late_a)):
                _take_next_days(best, wanted, one, other)
        if len(best) == wanted or upto >= all_names:
            return best
        upto *= _MORE_NAMES


FIRST_ROWS: Final = 1024
"""Of how many rows the names are looked at first, if names are spread evenly."""

_MORE_NAMES: Final = 8


def _take_next_days(best: list[_Found], wanted: int, one: Reach, other: Reach) -> None:
    """Take those of which one was said on the day after the other."""
    near, far = _near(one, other, 1)
    _take_within(best, wanted, (_Index(near), _Index(far)), 0, 1, is_apart=True)


def _near(one: Reach, other: Reach, radius: Day) -> tuple[Reach, Reach]:
    """Of both sides, columns of one making, those that may be in a pair that is so close.

    First days are no farther apart than the greatest gap, so that no such pair is lost.
    """
    days, others = (each.making.added(each.starts, each.column("first")) for each in (one, other))
    near = _is_near(other.making, others, days, radius)
    other, others = other.of(near), other.making.kept(others, near)
    return one.of(_is_near(one.making, days, others, radius)), other


def _is_near(made: Making, days: Column, others: Column, radius: Day) -> Mask:
    """Which of some days are within so many of any of the others."""
    ordered = made.joined([made.in_order(others), made.filled(1, AFTER_ALL)])
    nexts = made.taken(ordered, made.left(ordered, made.shifted(days, -radius)))
    return made.before(nexts, made.shifted(days, radius + 1))


class _Slot(NamedTuple):
    """Members with the same days at one place, by id, and the greatest limit of any of them.

    `day` is the one that is compared with limits.
    """

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

    def __init__(self, reach: Reach) -> None:
        found: dict[tuple[int, Day, Day, Day], list[tuple[str, Day, Utterance]]] = defaultdict(list)
        numbers, table = reach.making.numbers, reach.table
        columns = (
            reach.starts,
            reach.days,
            reach.limits,
            reach.column("first"),
            reach.column("last"),
        )
        said = map(table.said.__getitem__, numbers(reach.rows))
        for one, start, day, limit, first, last in zip(said, *map(numbers, columns), strict=True):
            found[start, first, last, day - start].append((one.root.id, limit - start, one))
        slots = []
        for key, those in sorted(found.items()):
            those.sort(key=itemgetter(0))
            greatest = max([limit for _, limit, _ in those])
            slots.append(_Slot(*key, greatest, those))
        self.slots = [one for one in slots if not one.is_open]
        self.open = [one for one in slots if one.is_open]
        self.firsts = [one.start + one.first for one in self.slots]


_Indexed = tuple[_Index, _Index]
"""Both sides of a field by their days."""

_Known = dict["Reach", _Index]
"""Sides that are in several fields are indexed once."""


def _indexed(sides: _Sides, known: _Known) -> _Indexed:
    """Both sides with all their members."""
    for side in sides:
        if side not in known:
            known[side] = _Index(side)
    return known[sides[0]], known[sides[1]]


INDEXED_WHOLE: Final = 64
"""Members of both sides up to which it is not worth looking for those near each other."""


def _indexed_within(sides: _Sides, radius: Day, known: _Known) -> _Indexed:
    """Both sides with those at least that may be in a pair that is so close."""
    if len(sides[0]) + len(sides[1]) <= INDEXED_WHOLE:
        return _indexed(sides, known)
    one, other = _near(*together(*sides), radius)
    return _Index(one), _Index(other)


_NEAR: Final = 64
"""Days within which pairs are looked for before it is counted how many there are to be found."""


def _closest(
    fields: list[_Sides],
    wanted: int,
    known: _Known,
    next_days: list[_Found],
    *,
    surely: bool,
    is_apart: bool,
) -> list[_Found]:
    """The closest pairs of some sides, best first: those whose days do not overlap, or the others.

    `next_days` are all of the former that are a day from each other.
    """
    best = list(next_days)
    done, radius = (1, _wider(1)) if is_apart else (-1, 0)
    while radius <= _NEAR:
        for sides in fields:
            near = _indexed_within(sides, radius, known)
            _take_within(best, wanted, near, done, radius, is_apart=is_apart)
        if len(best) >= wanted:
            return best
        done, radius = radius, _wider(radius)
    counted = [(sides, count) for sides in fields if (count := count_pairs(*sides))]
    total = sum(
        _to_be_found(sides, count, surely=surely, is_apart=is_apart) for sides, count in counted
    )
    pairings = [_indexed(sides, known) for sides, _ in counted]
    span = _span(pairings) if is_apart else min(_span(pairings), _widest(pairings))
    while len(best) < total and done < span:
        for one in pairings:
            _take_within(best, wanted, one, done, radius, is_apart=is_apart)
        if len(best) >= wanted:
            return best
        done, radius = radius, _wider(radius)
    if len(best) < total:
        for one in pairings:
            for slot, other in _without_ends(one):
                _take(best, wanted, slot, other, is_apart=is_apart)
    return best


def _wider(radius: Day) -> Day:
    return 2 * radius + 1


def _to_be_found(sides: _Sides, pairs: int, *, surely: bool, is_apart: bool) -> int:
    """How many pairs there are whose days do not overlap, or do; at least so many as there are."""
    counts = [count_in_order(*order, surely=surely) for order in (sides, sides[::-1])]
    known = [count for count in counts if count is not None]
    if len(known) < len(counts):
        return pairs
    return sum(known) if is_apart else pairs - sum(known)


def _span(pairings: list[_Indexed]) -> Day:
    """A distance that no two days are beyond."""
    slots = [slot for one in pairings for side in one for slot in side.slots]
    if not slots:
        return -1
    return max([one.last for one in slots]) - min([one.first for one in slots])


def _widest(pairings: list[_Indexed]) -> Day:
    """A distance that no two days are beyond of dates that overlap."""
    widths = [slot.last - slot.first for one in pairings for side in one for slot in side.slots]
    return 2 * max(widths, default=-1)


def _take_within(
    best: list[_Found], wanted: int, sides: _Indexed, done: Day, radius: Day, *, is_apart: bool
) -> None:
    """Take the best of the pairs whose greatest gap is over `done` and at most `radius`."""
    few, many = sorted(sides, key=lambda side: len(side.slots))
    for slot in few.slots:
        begin = bisect_left(many.firsts, slot.start + slot.last - radius)
        end = bisect_right(many.firsts, slot.start + slot.first + radius)
        for other in many.slots[begin:end]:
            if done < max(other.last - slot.first, slot.last - other.first) <= radius:
                _take(best, wanted, slot, other, is_apart=is_apart)


def _without_ends(sides: _Indexed) -> Iterator[tuple[_Slot, _Slot]]:
    """Days of both sides of which one has no beginning or no end: no gap is certain."""
    one, two = sides
    for side, other in ((one, two), (two, one)):
        there: dict[int, list[_Slot]] = defaultdict(list)
        for slot in (*other.slots, *(other.open if side is one else ())):
            there[slot.start].append(slot)
        for slot in side.open:
            yield from ((slot, against) for against in there[slot.start])


def _take(best: list[_Found], wanted: int, slot: _Slot, other: _Slot, *, is_apart: bool) -> None:
    """Put the best pairs of two days among the best so far, if they belong there."""
    if slot.limit <= other.day or other.limit <= slot.day:
        return
    least = max(0, other.first - slot.last, slot.first - other.last)
    if (least > 0) is not is_apart:
        return
    if slot.is_open or other.is_open:
        most = OPEN_FUTURE
    else:
        most = max(other.last - slot.first, slot.last - other.first)
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
