"""Columns as lists: no import, and fast where they are short. What each does is told in `columns`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import accumulate, chain, compress, repeat
from operator import add, and_, eq, le, lt, not_, sub
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableSequence, Sequence

_WIDTH: Final = 64


def view(numbers: Sequence[int]) -> Sequence[int]:
    return numbers


def column(numbers: Iterable[int]) -> list[int]:
    return numbers if isinstance(numbers, list) else list(map(int, numbers))


def mask(flags: Iterable[bool]) -> list[bool]:
    return list(flags)


def buffer(column: list[int]) -> list[int]:
    return column


def numbers(column: list[int]) -> list[int]:
    return column


def filled(size: int, number: int) -> list[int]:
    return [number] * size


def repeated(numbers: Sequence[int], times: Sequence[int]) -> list[int]:
    return list(chain.from_iterable(map(repeat, numbers, times)))


def joined(columns: Sequence[Sequence[int]]) -> list[int]:
    return list(chain.from_iterable(columns))


def taken(column: Sequence[int], rows: Sequence[int]) -> list[int]:
    return [column[row] for row in rows]


def put(column: MutableSequence[int], rows: Sequence[int], numbers: Sequence[int]) -> None:
    for row, number in zip(rows, numbers, strict=True):
        column[row] = number


def kept(column: Sequence[int], mask: Sequence[bool]) -> list[int]:
    return list(compress(column, mask))


def added(a: Sequence[int], b: Sequence[int]) -> list[int]:
    return list(map(add, a, b))


def less(a: Sequence[int], b: Sequence[int]) -> list[int]:
    return list(map(sub, a, b))


def shifted(column: Sequence[int], by: int) -> list[int]:
    return [one + by for one in column]


def divided(column: Sequence[int], by: int) -> list[int]:
    return [one // by for one in column]


def lesser(a: Sequence[int], b: Sequence[int]) -> list[int]:
    return list(map(min, a, b))


def greater(a: Sequence[int], b: Sequence[int]) -> list[int]:
    return list(map(max, a, b))


def capped(column: Sequence[int], at: int) -> list[int]:
    return [min(one, at) for one in column]


def before(a: Sequence[int], b: Sequence[int]) -> list[bool]:
    return list(map(lt, a, b))


def below(column: Sequence[int], limit: int) -> list[bool]:
    return [one < limit for one in column]


def equal(column: Sequence[int], number: int) -> list[bool]:
    return [one == number for one in column]


def same(a: Sequence[int], b: Sequence[int]) -> list[bool]:
    return list(map(eq, a, b))


def both(a: Sequence[bool], b: Sequence[bool]) -> list[bool]:
    return list(map(and_, a, b))


def others(mask: Sequence[bool]) -> list[bool]:
    return list(map(not_, mask))


def is_all(mask: Sequence[bool]) -> bool:
    return all(mask)


def first(mask: Sequence[bool]) -> int | None:
    return mask.index(True) if True in mask else None


def different(column: Sequence[int]) -> list[int]:
    return list(dict.fromkeys(column))


def in_order(column: Sequence[int]) -> list[int]:
    return sorted(column)


def order(column: Sequence[int]) -> list[int]:
    return sorted(range(len(column)), key=column.__getitem__)


def order_by(columns: Sequence[Sequence[int]]) -> list[int]:
    return sorted(range(len(columns[0])), key=list(zip(*columns, strict=True)).__getitem__)


def rising(column: Sequence[int]) -> list[int]:
    return list(accumulate(column, max))


def left(ordered: Sequence[int], asked: Sequence[int]) -> list[int]:
    return list(map(bisect_left, repeat(ordered), asked))


def right(ordered: Sequence[int], asked: Sequence[int]) -> list[int]:
    return list(map(bisect_right, repeat(ordered), asked))


def not_after(a: Sequence[int], b: Sequence[int]) -> int:
    if not a or not b:
        return 0
    count = bisect_right(a, b[-1])
    if count <= len(b):
        return count * len(b) - sum(map(bisect_left, repeat(b), a[:count]))
    return sum(map(bisect_right, repeat(a), b))


def excess(a: Sequence[int], b: Sequence[int]) -> int:
    return sum([one - other for one, other in zip(a, b, strict=True) if one > other])


def unmarked(marks: bytearray, rows: Sequence[int]) -> list[bool]:
    return [not marks[row] for row in rows]


def marked(marks: bytearray) -> list[int]:
    return list(compress(range(len(marks)), marks))


def mark(marks: bytearray, rows: Sequence[int]) -> None:
    for row in rows:
        marks[row] = 1


def among(asked: Sequence[int], those: Sequence[int]) -> list[bool]:
    return list(map(set(those).__contains__, asked))


# -- crossings -----------------------------------------------------------------------------------

_Counts = list[tuple[tuple[int, int], int]]

STRETCH: Final = 1 << 24
"""How far the days of one place are from those of the next: further than any two days."""


class Points:
    """Members by day and limit.

    Attributes:
        late: Those whose limit comes before their day: how many have each limit and day, in order.
        even: How many have each day as their limit too.
    """

    __slots__ = ("_all", "_days", "_limits", "even", "late")

    def __init__(self, days: Sequence[int], limits: Sequence[int]) -> None:
        is_late = list(map(le, limits, days))
        pairs = list(compress(zip(limits, days, strict=True), is_late))
        self.late = sorted(Counter([one for one in pairs if one[0] < one[1]]).items())
        self.even = Counter([day for limit, day in pairs if limit == day])
        self._days = days
        self._limits = limits
        self._all: _Counts | None = None

    @property
    def all(self) -> _Counts:
        """How many have each day and limit, in order."""
        if self._all is None:
            self._all = sorted(Counter(zip(self._days, self._limits, strict=True)).items())
        return self._all


def points(days: Sequence[int], limits: Sequence[int]) -> Points:
    return Points(days, limits)


def crossings(a: Points, b: Points) -> int:
    """One of the two must have its limit no later than its own day."""
    few, many = (a.even, b.even) if len(a.even) < len(b.even) else (b.even, a.even)
    found = sum([count * many[day] for day, count in few.items()])
    if a.late:
        found += _crossed(a.late, b.all)
    if b.late:
        found += _crossed(b.late, a.all)
    if a.late and b.late:
        # Two that are both late were counted from either side.
        found -= _crossed(a.late, sorted([((day, limit), n) for (limit, day), n in b.late]))
    return found


def _crossed(late: _Counts, points: _Counts) -> int:
    """Pairs of a late line (limit, day) and a point (day, limit), each on the other's limit or later.

    Both are in order. They are on one stretch, since limits and days of one place are.
    """
    found = at = 0
    while at < len(late):
        stretch = late[at][0][0] // STRETCH
        end = bisect_left(late, (((stretch + 1) * STRETCH, 0), 0), at)
        low = bisect_left(points, (((stretch * STRETCH), 0), 0))
        high = bisect_left(points, (((stretch + 1) * STRETCH, 0), 0), low)
        if low < high:
            found += _crossed_at_one_place(late[at:end], points[low:high])
        at = end
    return found


def _crossed_at_one_place(late: _Counts, points: _Counts) -> int:
    ladder = _Ladder([limit for (_, limit), _ in points])
    found, at = 0, len(points) - 1
    for (limit, day), count in reversed(late):
        while at >= 0 and points[at][0][0] >= limit:
            (_, other), many = points[at]
            ladder.add(other, many)
            at -= 1
        found += count * ladder.up_to(day)
    return found


class _Ladder:
    """Counts by value, of which the sum up to a value is asked while they grow."""

    __slots__ = ("_blocks", "_cells", "_values")

    def __init__(self, values: Iterable[int]) -> None:
        self._values = sorted(set(values))
        self._cells = [0] * len(self._values)
        self._blocks = [0] * (len(self._values) // _WIDTH + 1)

    def add(self, value: int, count: int) -> None:
        """Count a value, one of those given at the start, `count` times more."""
        at = bisect_left(self._values, value)
        self._cells[at] += count
        self._blocks[at // _WIDTH] += count

    def up_to(self, value: int) -> int:
        """How many values are no greater."""
        at = bisect_right(self._values, value)
        block = at // _WIDTH
        return sum(self._blocks[:block]) + sum(self._cells[block * _WIDTH : at])
