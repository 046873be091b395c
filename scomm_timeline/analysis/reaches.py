"""Rows of one stock with the days that matter, and how many pairs of them conflict.

Days alone decide there. A line surely stands on every day before its *limit*; two lines conflict
under every choice of days if each was said, at the latest, before the limit of the other:

    last day of b < limit of a   and   last day of a < limit of b

and may conflict if the same holds of first days and of the days on which they are over at the
latest. Of lines that stand when they are said only one of the two can fail, so that pairs are
counted from two sorted lists. What may have been ended before it was surely said needs a third.
No pair is built.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scomm_timeline.analysis.columns import Making, common
from scomm_timeline.analysis.rows import Rows
from scomm_timeline.analysis.views import Look

if TYPE_CHECKING:
    from scomm_timeline.analysis.columns import Column, Mask
    from scomm_timeline.analysis.table import Table
    from scomm_timeline.analysis.utterances import Utterance

AFTER_ALL: Final = 1 << 60
"""A day after every day of the number line."""

_WIDTHS: Final = 64
_ASKED_ALONE: Final = 3
"""Rows that are each held against all others, before days are put in order to ask for all."""

_BEFORE_ALL: Final = -1
"""A day before every day of the number line."""


class Reach(Rows):
    """The rows of a bucket that stand when they are said, each by its day and its limit.

    Attributes:
        days: The day of each, as its view has it.
        limits: The limit of each.
        look: What they are in their field.
    """

    __slots__ = (
        "_other",
        "_points",
        "_sorted_days",
        "_sorted_limits",
        "_tops",
        "days",
        "limits",
        "look",
    )

    def __init__(
        self,
        table: Table,
        making: Making,
        rows: Column,
        starts: Column,
        days: Column,
        limits: Column,
        look: Look,
    ) -> None:
        super().__init__(table, making, rows, starts)
        self.look = look
        self.days = days
        self.limits = limits
        self._sorted_days: Column | None = None
        self._sorted_limits: Column | None = None
        self._tops: Column | None = None
        self._points: Any = None
        self._other: Reach | None = None

    def made(self, making: Making) -> Reach:
        """The same, as columns of a making."""
        if making is self.making:
            return self
        if self._other is None:
            self._other = Reach(
                self.table,
                making,
                making.column(self.rows),
                making.column(self.starts),
                making.column(self.days),
                making.column(self.limits),
                self.look,
            )
        return self._other

    @property
    def sorted_days(self) -> Column:
        """The days in order."""
        if self._sorted_days is None:
            self._sorted_days = self.making.in_order(self.days)
        return self._sorted_days

    @property
    def sorted_limits(self) -> Column:
        """The limits in order."""
        if self._sorted_limits is None:
            self._sorted_limits = self.making.in_order(self.limits)
        return self._sorted_limits

    def of(self, mask: Mask | None) -> Reach:
        """Some of its rows; all of them for no mask."""
        if mask is None or self.making.is_all(mask):
            return self
        kept = self.making.kept
        return Reach(
            self.table,
            self.making,
            kept(self.rows, mask),
            kept(self.starts, mask),
            kept(self.days, mask),
            kept(self.limits, mask),
            self.look,
        )

    @property
    def tops(self) -> Column:
        """The greatest limit of nobody, of the first in order of days, of the first two, and so on."""
        if self._tops is None:
            made = self.making
            by_day = made.taken(self.limits, made.order(self.days))
            self._tops = made.joined([made.filled(1, _BEFORE_ALL), made.rising(by_day)])
        return self._tops

    @property
    def points(self) -> Any:  # noqa: ANN401 - known to the making alone
        """Days and limits, to be asked for crossings."""
        if self._points is None:
            self._points = self.making.points(self.days, self.limits)
        return self._points


def together(a: Reach, b: Reach) -> tuple[Reach, Reach]:
    """Both as columns of one making."""
    making = common(a.making, b.making)
    return a.made(making), b.made(making)


def count_pairs(a: Reach, b: Reach) -> int:
    """How many pairs conflict: all, less those in which one side came when the other was over."""
    if not len(a) or not len(b):
        return 0
    a, b = together(a, b)
    too_late = a.making.not_after
    return (
        len(a) * len(b)
        - too_late(a.sorted_limits, b.sorted_days)
        - too_late(b.sorted_limits, a.sorted_days)
        + a.making.crossings(a.points, b.points)
    )


def count_in_order(earlier: Reach, later: Reach, *, surely: bool) -> int | None:
    """How many pairs conflict of which the one was surely said before the other, by their dates.

    None where that is not cheaply told: dates of very many widths, lines over before their day, or
    such as hold from a later day on.
    """
    looks = {earlier.look, later.look}
    if Look.BESIDE in looks:
        return 0
    if looks == {Look.WORDS, Look.LATER}:
        return count_pairs(earlier, later) if later.look is Look.LATER else 0
    if looks != {Look.LINE}:
        return None
    earlier, later = together(earlier, later)
    made = later.making
    if not surely:
        if any(
            made.first(made.before(one.limits, one.days)) is not None for one in (earlier, later)
        ):
            return None
        own = made.less(earlier.column("last"), earlier.column("first"))
        return _in_order(earlier, later.sorted_days, made.added(earlier.days, own))
    widths = made.less(later.column("last"), later.column("first"))
    different = made.different(widths)
    if len(different) > _WIDTHS:
        return None
    return sum(
        _in_order(
            earlier,
            made.in_order(made.kept(later.days, made.equal(widths, width))),
            made.shifted(earlier.days, width),
        )
        for width in different
    )


def _in_order(earlier: Reach, days: Column, after: Column) -> int:
    """How many of some days come before the limit of an earlier line, and after another day of it."""
    made = earlier.making
    return made.excess(made.left(days, earlier.limits), made.right(days, after))


def mark_those_that_meet(a: Reach, b: Reach, marks: bytearray) -> None:
    """Mark the rows of `a` that conflict with any of `b`; those that are marked are not asked."""
    if not len(a) or not len(b):
        return
    a, b = together(a, b)
    made = a.making
    new = made.unmarked(marks, a.rows)
    if made.first(new) is None:
        return
    # For each, the greatest limit of those that were said before its own: of nobody, none.
    there = made.taken(b.tops, made.left(b.sorted_days, made.kept(a.limits, new)))
    meets = made.before(made.kept(a.days, new), there)
    made.mark(marks, made.kept(made.kept(a.rows, new), meets))


def any_pair(a: Reach, b: Reach) -> tuple[Utterance, Utterance] | None:
    """Some pair that conflicts."""
    if not len(a) or not len(b):
        return None
    a, b = together(a, b)
    for one in range(min(len(a), _ASKED_ALONE)):  # most often it is one of these
        two = _first_against(b, a, one)
        if two is not None:
            return a.said(one), b.said(two)
    made = a.making
    there = made.taken(b.tops, made.left(b.sorted_days, a.limits))
    found = made.first(made.before(a.days, there))
    if found is None:
        return None
    two = _first_against(b, a, found)
    return None if two is None else (a.said(found), b.said(two))


def _first_against(b: Reach, a: Reach, row: int) -> int | None:
    """The first row of `b` that conflicts with one of `a`."""
    made, day, limit = a.making, int(a.days[row]), int(a.limits[row])
    return made.first(
        made.both(made.below(b.days, limit), made.others(made.below(b.limits, day + 1)))
    )


def any_in_order(earlier: Reach, later: Reach) -> bool:
    """True if a line of the one side was surely said before one of the other that meets it."""
    if not len(earlier) or not len(later):
        return False
    earlier, later = together(earlier, later)
    made, days = earlier.making, later.sorted_days
    own = made.less(earlier.column("last"), earlier.column("first"))
    nexts = made.right(days, made.added(earlier.days, own))
    next_days = made.taken(made.joined([days, made.filled(1, AFTER_ALL)]), nexts)
    return made.first(made.before(next_days, earlier.limits)) is not None
