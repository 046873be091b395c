"""Buckets of one stock: rows told alike, whose days are held against those of another bucket.

A bucket holds many places at once. Every place has its own stretch of the number line, so that days
of different places never come before each other's limits, and two buckets are compared in one go
(`analysis.reaches`).

Days are kept in columns, not with their members: this is where a large set spends its time, and what
goes over whole columns does not go through the interpreter once a member.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.column_lists import STRETCH
from scomm_timeline.analysis.columns import Making, common, making_of
from scomm_timeline.analysis.reaches import AFTER_ALL, Reach
from scomm_timeline.analysis.reigns import NEVER
from scomm_timeline.analysis.rows import Rows
from scomm_timeline.analysis.views import standing
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scomm_timeline.analysis.columns import Column, Mask
    from scomm_timeline.analysis.table import Table, Weak
    from scomm_timeline.analysis.utterances import Utterance
    from scomm_timeline.analysis.views import View
    from scomm_timeline.model.voices import Channel


MANY_TIMES: Final = 16
"""How many times the rows of the other side make it worth leaving out those that stand elsewhere."""


class Bucket(Rows):
    """Rows of one stock, each on the stretch of a place: its own, or one around it."""

    __slots__ = ("_parts", "_pending", "_reaches")

    def __init__(self, table: Table, making: Making, rows: Column, starts: Column) -> None:
        super().__init__(table, making, rows, starts)
        self._reaches: dict[tuple[View, bool, bool], Reach] = {}
        self._parts: dict[str, dict[int, Bucket | None]] = {}
        self._pending: _Pending | None = None

    def reach(self, view: View, *, surely: bool, is_told: bool) -> Reach:
        """Days and limits, under every choice of days (`surely`) or under some.

        `is_told`: the other side itself announces that this line ends.
        """
        key = (view, surely, is_told)
        known = self._reaches.get(key)
        if known is None:
            found = standing(self, view, surely=surely, is_told=is_told)
            made = self.making
            everyone = Reach(
                self.table,
                made,
                self.rows,
                self.starts,
                made.added(self.starts, found.days),
                made.added(self.starts, found.limits),
                view.look,
            )
            everyone.share(self)
            known = self._reaches[key] = everyone.of(found.keep)
        return known

    def take_ended(self, other: Reach) -> list[int]:
        """The rows whose end some days of the other side show, each only once for all buckets.

        A day shows that a line has ended if it comes when the line has been ended and would else have
        stood.
        """
        if self._pending is None:
            self._pending = self._all_ended()
        pending = self._pending
        if not len(pending.rows):
            return []
        making = common(pending.making, other.making)
        days = making.column(other.sorted_days)
        untils, ends, rows = map(making.column, pending[1:])
        next_days = making.joined([days, making.filled(1, AFTER_ALL)])
        found = making.taken(next_days, making.left(days, untils))
        shown = making.before(found, ends)
        if making.first(shown) is None:
            return []
        hidden = making.others(shown)
        left = [making.kept(column, hidden) for column in (untils, ends, rows)]
        self._pending = _Pending(making, *left)
        found, noted = making.kept(rows, shown), self.table.noted
        new = making.kept(found, making.unmarked(noted, found))
        making.mark(noted, new)
        return making.numbers(new)

    def _all_ended(self) -> _Pending:
        making, until = self.making, self.passing("at_most_until")
        ended = making.below(until, NEVER)
        starts = making.kept(self.starts, ended)
        return _Pending(
            making,
            making.added(starts, making.kept(until, ended)),
            making.added(starts, making.kept(self.passing("must_end"), ended)),
            making.kept(self.rows, ended),
        )

    def where(self, few: Bucket) -> Bucket:
        """The rows on stretches where others stand, who are few; all of them if it is not worth it."""
        if len(self) < MANY_TIMES * len(few) or not len(few):
            return self
        others = self.making.column(few.making.numbers(few.starts))
        return self.part(self.making.among(self.starts, others))

    def around(self, parents: Column) -> Bucket:
        """Its rows on the stretch of each place around their own.

        `parents`: for each place where the stretch of the one around it begins; less than 0 if none.
        """
        made, rows, starts = self.making, self.rows, self.starts
        levels = [(rows[:0], starts[:0])]
        while len(rows):
            outer = made.taken(parents, made.divided(starts, STRETCH))
            inside = made.others(made.below(outer, 0))
            rows, starts = made.kept(rows, inside), made.kept(outer, inside)
            levels.append((rows, starts))
        return Bucket(self.table, made, *map(made.joined, zip(*levels, strict=True)))

    def said_by_start(self) -> dict[int, list[Utterance]]:
        """The utterances on each stretch."""
        found: dict[int, list[Utterance]] = {}
        said, numbers = self.table.said, self.making.numbers
        for row, start in zip(numbers(self.rows), numbers(self.starts), strict=True):
            found.setdefault(start, []).append(said[row])
        return found

    def by_weakness(self) -> dict[Weak, Bucket]:
        """The bucket divided by what weakens its members."""
        if len(self.table.weaks) == 1 and len(self):  # all of the set are alike in it
            return {self.table.weaks[0]: self}
        return {self.table.weaks[number]: part for number, part in self.parts("weak").items()}

    def by_channel(self) -> dict[Channel, Bucket]:
        """The bucket divided by how its members were told."""
        return {self.table.channels[number]: part for number, part in self.parts("channel").items()}

    def parts(self, name: str) -> dict[int, Bucket]:
        """The bucket divided by the numbers of a column."""
        known = self._parts.get(name)
        if known is None:
            making, column = self.making, self.column(name)
            different = making.different(column)
            if len(different) > 1:
                known = {number: self.part(making.equal(column, number)) for number in different}
            else:  # None for the bucket itself: what holds itself is not let go of
                known = dict.fromkeys(different)
            self._parts[name] = known
        return {number: self if part is None else part for number, part in known.items()}

    def part(self, mask: Mask) -> Bucket:
        """Some of its rows."""
        kept = self.making.kept
        return Bucket(self.table, self.making, kept(self.rows, mask), kept(self.starts, mask))


def bucket(table: Table, rows: Sequence[int], starts: Sequence[int]) -> Bucket:
    """A bucket of some rows of a table, as columns of the making that suits so many."""
    making = making_of(len(rows), len(table))
    return Bucket(table, making, making.column(rows), making.column(starts))


class _Pending(NamedTuple):
    """Columns of those whose line has been ended on some day.

    Attributes:
        making: What they are made as.
        untils: From which day on.
        ends: When it would have been over.
        rows: Who they are.
    """

    making: Making
    untils: Column
    ends: Column
    rows: Column
