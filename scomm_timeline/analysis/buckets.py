"""Buckets of one stock: members told alike, whose days are held against those of another bucket.

A bucket holds many places at once. Every place has its own stretch of the number line, so that days
of different places never come before each other's limits, and two buckets are compared in one go
(`analysis.reaches`).

Days are kept in columns, not with their members: this is where a large set spends its time, and what
goes over whole columns does not go through the interpreter once a member.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress, repeat
from operator import add, lt, not_
from typing import TYPE_CHECKING, Any, Final, TypeVar

from scomm_timeline.analysis.reaches import Member, Reach
from scomm_timeline.analysis.reigns import NEVER
from scomm_timeline.analysis.views import Columns, standing
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from scomm_timeline.analysis.views import Look, Standing, View

_Value = TypeVar("_Value")

AFTER_ALL: Final = 1 << 60
"""A day after every day of the number line."""


class Bucket:
    """Utterances of one stock, each on the stretch of a place: its own, or one around it.

    Attributes:
        members: The utterances.
        starts: For each, where the stretch of its place begins.
    """

    __slots__ = ("_columns", "_parts", "_pending", "_reaches", "members", "starts")

    def __init__(self, members: list[Member], starts: list[int]) -> None:
        self.members = members
        self.starts = starts
        self._reaches: dict[tuple[View, bool, bool], Reach] = {}
        self._parts: dict[str, dict[Any, Bucket]] = {}
        self._columns: Columns | None = None
        self._pending: _Pending | None = None

    def extend(self, members: list[Member], start: int) -> None:
        """Put in some who all speak of one place; only before anything is asked."""
        self.members += members
        self.starts += [start] * len(members)

    @property
    def columns(self) -> Columns:
        """The days of all members."""
        if self._columns is None:
            columns = (
                zip(*self.members, strict=True) if self.members else [()] * len(Columns._fields)
            )
            self._columns = Columns(*columns)
        return self._columns

    def reach(self, view: View, *, surely: bool, is_told: bool) -> Reach:
        """Days and limits, under every choice of days (`surely`) or under some.

        `is_told`: the other side itself announces that this line ends.
        """
        key = (view, surely, is_told)
        known = self._reaches.get(key)
        if known is None:
            found = standing(self.columns, view, surely=surely, is_told=is_told)
            known = self._reaches[key] = _reach(self, found, view.look)
        return known

    def take_ended(self, days: list[int]) -> list[Member]:
        """The members whose end some of these days show, each only once.

        `days` are on the number line and in order. A day shows that a line has ended if it comes
        when the line has been ended and would else have stood.
        """
        if self._pending is None:
            given = self.columns
            ended = [day != NEVER for day in given.at_most_until]
            self._pending = _Pending(
                list(compress(map(add, self.starts, given.at_most_until), ended)),
                list(compress(map(add, self.starts, given.must_end), ended)),
                list(compress(self.members, ended)),
            )
        untils, ends, members = self._pending
        next_days = [*days, AFTER_ALL]
        found = map(next_days.__getitem__, map(bisect_left, repeat(days), untils))
        shown = list(map(lt, found, ends))
        if not any(shown):
            return []
        hidden = list(map(not_, shown))
        self._pending = _Pending(
            list(compress(untils, hidden)),
            list(compress(ends, hidden)),
            list(compress(members, hidden)),
        )
        return list(compress(members, shown))

    def parts_by_start(self) -> dict[int, list[Member]]:
        """The members on each stretch."""
        found: dict[int, list[Member]] = {}
        for one, start in zip(self.members, self.starts, strict=True):
            found.setdefault(start, []).append(one)
        return found

    def parts(self, name: str, of: Callable[[Member], _Value]) -> dict[_Value, Bucket]:
        """The bucket divided by what `of` says of a member. `name` is that of the division."""
        known = self._parts.get(name)
        if known is None:
            values = list(map(of, self.members))
            different = dict.fromkeys(values)
            if len(different) == 1:
                known = dict.fromkeys(different, self)
            else:
                known = {value: self._part([one == value for one in values]) for value in different}
            self._parts[name] = known
        return known

    def _part(self, kept: list[bool]) -> Bucket:
        return Bucket(list(compress(self.members, kept)), list(compress(self.starts, kept)))


class _Pending(NamedTuple):
    """Columns of those whose line has been ended on some day.

    Attributes:
        untils: From which day on.
        ends: When it would have been over.
        members: Who they are.
    """

    untils: list[int]
    ends: list[int]
    members: list[Member]


def _reach(bucket: Bucket, given: Standing, look: Look) -> Reach:
    """The members that meet anything at all, on the number line."""
    days, keep, limits = given
    all_days = list(map(add, bucket.starts, days))
    all_limits = list(map(add, bucket.starts, limits))
    kept = list(keep)
    everyone = Reach(bucket.members, bucket.starts, all_days, all_limits, look)
    return everyone if all(kept) else everyone.of(kept)
