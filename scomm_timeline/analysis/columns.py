"""Columns of whole numbers, made in one of two ways: lists, or from some size on arrays.

What counts pairs (`buckets`, `reaches`, `ended`) asks these questions and no others of columns, so it is
one and the same for both makings, and both must answer alike. Arrays need a library, an extra, and
importing it takes longer than most sets take to count: only a set of `LARGE_SET` claims asks for it,
and in it only buckets of `LARGE_BUCKET` members and more are arrays. Where it is not installed
everything is lists.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from scomm_timeline.analysis import column_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableSequence, Sequence

Column = Any
"""Whole numbers: a list, or an array. Only the making that made it may look into it."""

Mask = Any
"""For each row of a column whether it is meant."""

LARGE_SET = 10_000
"""Claims of a set from which on the library of arrays is worth its import."""

LARGE_BUCKET = 300
"""Members from which on arrays are faster than lists."""


class Making(Protocol):
    """What is asked of columns. Columns of one question are equally long if nothing else is said."""

    def view(self, numbers: Sequence[int]) -> Column:
        """A buffer of numbers as a column; nothing is copied."""

    def column(self, numbers: Iterable[int]) -> Column:
        """Some numbers as a column."""

    def mask(self, flags: Iterable[bool]) -> Mask:
        """Some truth values as a mask."""

    def buffer(self, column: Column) -> MutableSequence[int]:
        """A column of nobody else's as numbers that can be asked for, and put in place, one by one."""

    def numbers(self, column: Column) -> list[int]:
        """A column as a list."""

    def filled(self, size: int, number: int) -> Column:
        """So many times the same number."""

    def repeated(self, numbers: Sequence[int], times: Sequence[int]) -> Column:
        """Each number so many times, one after another."""

    def joined(self, columns: Sequence[Column]) -> Column:
        """Columns of any lengths, one after another."""

    def taken(self, column: Column, rows: Column) -> Column:
        """What stands in these rows, in their order."""

    def put(self, column: Column, rows: Column, numbers: Column) -> None:
        """Write a number into each of these rows; those of a row that comes twice are alike."""

    def kept(self, column: Column, mask: Mask) -> Column:
        """The rows that are meant."""

    def added(self, a: Column, b: Column) -> Column:
        """The sum of each row."""

    def less(self, a: Column, b: Column) -> Column:
        """What is left of a without b, in each row."""

    def shifted(self, column: Column, by: int) -> Column:
        """Every number greater by so much."""

    def divided(self, column: Column, by: int) -> Column:
        """How often so much is in each, whole times."""

    def lesser(self, a: Column, b: Column) -> Column:
        """The lesser of each row."""

    def greater(self, a: Column, b: Column) -> Column:
        """The greater of each row."""

    def capped(self, column: Column, at: int) -> Column:
        """Every number, no greater than `at`."""

    def before(self, a: Column, b: Column) -> Mask:
        """Rows of which a is less than b."""

    def below(self, column: Column, limit: int) -> Mask:
        """Rows less than a number."""

    def equal(self, column: Column, number: int) -> Mask:
        """Rows that are this number."""

    def same(self, a: Column, b: Column) -> Mask:
        """Rows of which both are alike."""

    def both(self, a: Mask, b: Mask) -> Mask:
        """Rows that both mean."""

    def others(self, mask: Mask) -> Mask:
        """Rows that it does not mean."""

    def is_all(self, mask: Mask) -> bool:
        """Whether every row is meant."""

    def first(self, mask: Mask) -> int | None:
        """The first row that is meant."""

    def different(self, column: Column) -> list[int]:
        """Every number that occurs, each once, in any order."""

    def in_order(self, column: Column) -> Column:
        """The numbers, the least first."""

    def order(self, column: Column) -> Column:
        """The rows in the order of their numbers."""

    def order_by(self, columns: Sequence[Column]) -> Column:
        """The rows in the order of the first column; those alike there in that of the next, and so on."""

    def rising(self, column: Column) -> Column:
        """For each row the greatest number up to it."""

    def left(self, ordered: Column, asked: Column) -> Column:
        """For each number asked for, of any many, how many of those in order are less."""

    def right(self, ordered: Column, asked: Column) -> Column:
        """For each number asked for, of any many, how many of those in order are not greater."""

    def not_after(self, a: Column, b: Column) -> int:
        """Pairs of a number of a and one of b, both in order, of which a is less or the same."""

    def among(self, asked: Column, those: Column) -> Mask:
        """Rows whose number occurs among those, which may be any many."""

    def excess(self, a: Column, b: Column) -> int:
        """How much a is above b, where it is, in all."""

    def unmarked(self, marks: bytearray, rows: Column) -> Mask:
        """Which of some rows of a table have no mark."""

    def marked(self, marks: bytearray) -> Column:
        """Which rows of a table have a mark, in their order."""

    def mark(self, marks: bytearray, rows: Column) -> None:
        """Mark some rows of a table."""

    def points(self, days: Column, limits: Column) -> Any:  # noqa: ANN401 - known to the making alone
        """Days and limits, ready to be asked for crossings."""

    def crossings(self, a: Any, b: Any) -> int:  # noqa: ANN401 - known to the making alone
        """Pairs of points of which the day of each is on the limit of the other or later."""


LISTS: Making = column_lists


@cache
def _arrays() -> Making | None:
    try:
        from scomm_timeline.analysis import column_arrays
    except ImportError:
        return None
    return column_arrays


def making_of(members: int, claims: int) -> Making:
    """The making for so many members of a set of so many claims."""
    if claims < LARGE_SET or members < LARGE_BUCKET:
        return LISTS
    return _arrays() or LISTS


def common(a: Making, b: Making) -> Making:
    """The making in which two columns are held together: arrays if either is."""
    return b if a is LISTS else a
