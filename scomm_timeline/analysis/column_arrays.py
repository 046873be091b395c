"""Columns as arrays, for large sets. What each does is told in `columns`.

The library is an extra, and this is the only module that knows it.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Flags = NDArray[np.bool_]


_FEW = 4096
"""Numbers that are near to each other in memory wherever a search begins."""


_BITS = 62
"""Of a number and a row that are sorted together."""


_NOWHERE = 1 << 62
"""No day on any number line."""


def view(numbers: Any) -> Numbers:  # noqa: ANN401 - any buffer
    return np.frombuffer(numbers, dtype=np.int64)


def column(numbers: Iterable[int]) -> Numbers:
    if isinstance(numbers, np.ndarray):
        return numbers
    if isinstance(numbers, range):
        return np.arange(numbers.start, numbers.stop, numbers.step, dtype=np.int64)
    return np.fromiter(numbers, dtype=np.int64)


def buffer(column: Numbers) -> array[int]:
    found = array("q")
    found.frombytes(column.view(np.uint8).data)
    return found


def mask(flags: Iterable[bool]) -> Flags:
    return np.fromiter(flags, dtype=np.bool_)


def numbers(column: Numbers) -> list[int]:
    found: list[int] = column.tolist()
    return found


def filled(size: int, number: int) -> Numbers:
    return np.full(size, number, dtype=np.int64)


def repeated(numbers: Sequence[int], times: Sequence[int]) -> Numbers:
    return np.repeat(np.array(numbers, dtype=np.int64), times)


def joined(columns: Sequence[Numbers]) -> Numbers:
    return np.concatenate([np.asarray(one, dtype=np.int64) for one in columns])


def taken(column: Numbers, rows: Numbers) -> Numbers:
    return column.take(rows)


def put(column: Numbers, rows: Numbers, numbers: Numbers) -> None:
    column[rows] = numbers


def kept(column: Numbers, mask: Flags) -> Numbers:
    return column[mask]


def added(a: Numbers, b: Numbers) -> Numbers:
    return a + b


def less(a: Numbers, b: Numbers) -> Numbers:
    return a - b


def shifted(column: Numbers, by: int) -> Numbers:
    return column + by


def divided(column: Numbers, by: int) -> Numbers:
    return column // by


def lesser(a: Numbers, b: Numbers) -> Numbers:
    return np.minimum(a, b)


def greater(a: Numbers, b: Numbers) -> Numbers:
    return np.maximum(a, b)


def capped(column: Numbers, at: int) -> Numbers:
    return np.minimum(column, at)


def before(a: Numbers, b: Numbers) -> Flags:
    return a < b


def below(column: Numbers, limit: int) -> Flags:
    found: Flags = column < limit
    return found


def equal(column: Numbers, number: int) -> Flags:
    found: Flags = column == number
    return found


def same(a: Numbers, b: Numbers) -> Flags:
    found: Flags = a == b
    return found


def both(a: Flags, b: Flags) -> Flags:
    return a & b


def others(mask: Flags) -> Flags:
    return ~mask


def is_all(mask: Flags) -> bool:
    return bool(mask.all())


def first(mask: Flags) -> int | None:
    return int(mask.argmax()) if mask.any() else None


def different(column: Numbers) -> list[int]:
    ordered = np.sort(column)
    is_new = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
    found: list[int] = ordered[is_new].tolist()
    return found


def in_order(column: Numbers) -> Numbers:
    return np.sort(column)


def order(column: Numbers) -> Numbers:
    return _arranged(column)[1]


def _arranged(column: Numbers) -> tuple[Numbers, Numbers]:
    """The numbers in order, and their rows in this order; of equals the first row first.

    Numbers are sorted several times faster than rows by their numbers: each takes its row with it, in
    the bits below its own.
    """
    if not len(column):
        return column, np.arange(0)
    least, bits = column.min(), len(column).bit_length()
    if int(column.max()) - int(least) >= 1 << (_BITS - bits):
        rows = np.argsort(column, kind="stable")
        return column[rows], rows
    both = ((column - least) << bits) | np.arange(len(column))
    both.sort()
    return (both >> bits) + least, both & ((1 << bits) - 1)


def order_by(columns: Sequence[Numbers]) -> Numbers:
    found = order(columns[-1])
    for one in columns[-2::-1]:
        found = found[order(one[found])]
    return found


def rising(column: Numbers) -> Numbers:
    return np.maximum.accumulate(column)


def left(ordered: Numbers, asked: Numbers) -> Numbers:
    return _places(ordered, asked, "left")


def right(ordered: Numbers, asked: Numbers) -> Numbers:
    return _places(ordered, asked, "right")


def _places(ordered: Numbers, asked: Numbers, side: Any) -> Numbers:  # noqa: ANN401 - left, right
    """What is asked in order of many is found many times faster: each search begins near the last."""
    if len(ordered) < _FEW:
        return np.searchsorted(ordered, asked, side)
    in_order, by_number = _arranged(asked)
    found = np.empty(len(asked), dtype=np.int64)
    found[by_number] = np.searchsorted(ordered, in_order, side)
    return found


def not_after(a: Numbers, b: Numbers) -> int:
    # Fewer are asked, among more.
    if len(b) < len(a):
        return int(a.searchsorted(b, "right").sum())
    return len(a) * len(b) - int(b.searchsorted(a, "left").sum())


def excess(a: Numbers, b: Numbers) -> int:
    return int(np.maximum(a - b, 0).sum())


def unmarked(marks: bytearray, rows: Numbers) -> Flags:
    return ~np.frombuffer(marks, dtype=np.bool_)[rows]


def marked(marks: bytearray) -> Numbers:
    return np.flatnonzero(np.frombuffer(marks, dtype=np.bool_))


def mark(marks: bytearray, rows: Numbers) -> None:
    np.frombuffer(marks, dtype=np.uint8)[rows] = 1


def among(asked: Numbers, those: Numbers) -> Flags:
    known = np.concatenate((np.sort(those), [_NOWHERE]))
    found: Flags = known[_places(known, asked, "left")] == asked
    return found


# -- crossings -----------------------------------------------------------------------------------


class Points:
    """Members by day and limit.

    Attributes:
        days: Of all.
        limits: Of all.
        late_days: Of those whose limit comes before their day.
        late_limits: Their limits.
        even: The days of those whose limit is their day.
    """

    __slots__ = ("days", "even", "late_days", "late_limits", "limits")

    def __init__(self, days: Numbers, limits: Numbers) -> None:
        self.days, self.limits = days, limits
        is_over = limits <= days  # of most sides no line is
        if is_over.any():
            days, limits = days[is_over], limits[is_over]
            is_late = limits < days
            self.late_days, self.late_limits = days[is_late], limits[is_late]
            self.even = days[~is_late]
        else:
            self.late_days = self.late_limits = self.even = days[:0]

    def crossed_by(self, limits: Numbers, days: Numbers) -> int:
        """Pairs of a late line and one of these, each on the other's limit or later."""
        limits, by_limit = _arranged(limits)
        days = days[by_limit]
        # Most lines cross none: the latest day of the late ones that were over by then comes sooner.
        tops = np.concatenate(([-1], np.maximum.accumulate(days)))
        crossed = tops[_places(limits, self.days, "right")] >= self.limits
        at, upto = self.days[crossed], self.limits[crossed]
        at, by_day = _arranged(at)
        levels = _Levels(upto[by_day])
        begins = np.searchsorted(at, limits, "left")
        below = np.searchsorted(levels.ordered, days, "right")
        return int(below.sum()) - levels.count(begins, below)


def points(days: Numbers, limits: Numbers) -> Points:
    return Points(days, limits)


def crossings(a: Points, b: Points) -> int:
    """One of the two must have its limit no later than its own day."""
    found = 0
    if len(a.even) and len(b.even):
        days, asked = np.sort(b.even), np.sort(a.even)
        upto, less = (np.searchsorted(days, asked, side) for side in ("right", "left"))
        found += int((upto - less).sum())
    if len(a.late_days):
        found += b.crossed_by(a.late_limits, a.late_days)
    if len(b.late_days):
        found += a.crossed_by(b.late_limits, b.late_days)
    if len(a.late_days) and len(b.late_days):
        # Two that are both late were counted from either side.
        found -= Points(b.late_days, b.late_limits).crossed_by(a.late_limits, a.late_days)
    return found


class _Levels:
    """How many of the first so many numbers of a column are among the so many least of all.

    The ranks of the numbers are divided by their highest bit, each half by the next, and so on; each
    level keeps how many before every row went to the lower half. (A wavelet matrix.)

    Attributes:
        ordered: The numbers in order.
    """

    __slots__ = ("_lower", "ordered")

    def __init__(self, column: Numbers) -> None:
        self.ordered, by_number = _arranged(column)
        ranks = np.empty(len(column), dtype=np.int64)
        ranks[by_number] = np.arange(len(column))
        self._lower: list[Numbers] = []
        for bit in reversed(range(len(column).bit_length())):
            is_lower = (ranks >> bit) & 1 == 0
            self._lower.append(np.concatenate(([0], np.cumsum(is_lower))))
            ranks = np.concatenate((ranks[is_lower], ranks[~is_lower]))

    def count(self, upto: Numbers, below: Numbers) -> int:
        """Of the first `upto` rows, those of a rank less than `below`; the sum of all questions."""
        found = 0
        first = np.zeros(len(upto), dtype=np.int64)
        last = upto
        for level, lower in enumerate(self._lower):
            bit = len(self._lower) - 1 - level
            is_upper = (below >> bit) & 1 == 1
            low_first, low_last = lower[first], lower[last]
            found += int((low_last - low_first)[is_upper].sum())
            first = np.where(is_upper, first - low_first + lower[-1], low_first)
            last = np.where(is_upper, last - low_last + lower[-1], low_last)
        return found
