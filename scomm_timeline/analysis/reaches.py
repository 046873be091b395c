"""Members of one stock with the days that matter, and how many pairs of them conflict.

Days alone decide there. A line surely stands on every day before its *limit*; two lines conflict
under every choice of days if each was said, at the latest, before the limit of the other:

    last day of b < limit of a   and   last day of a < limit of b

and may conflict if the same holds of first days and of the days on which they are over at the
latest. Of lines that stand when they are said only one of the two can fail, so that pairs are
counted from two sorted lists. What may have been ended before it was surely said needs a third.
No pair is built.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import accumulate, compress, repeat
from operator import le, lt
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.reigns import NEVER, UNENDED, Reign
from scomm_timeline.analysis.views import Look
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from scomm_timeline.analysis.findings import Weakness
    from scomm_timeline.analysis.utterances import Facet, Utterance
    from scomm_timeline.model.dates import Day

STRETCH: Final = 1 << 24
"""How far the days of one place are from those of the next: further than any two days."""

Weak = frozenset["Weakness"]
"""What weakens one side of a pair."""

_WIDTH: Final = 64
_BEFORE_ALL: Final = -1
"""A day before every day of the number line."""


class Member(NamedTuple):
    """One utterance of a lot with the days that matter.

    Attributes:
        said: The utterance.
        name: Its id.
        first: The first day on which it may have been said.
        last: The last one.
        may_end: The first day on which its window may be over.
        must_end: The first day on which its window is over.
        surely_until: The first day on which its line may have been ended.
        at_most_until: The first day on which its line has been ended, whatever the days.
        ended_by: The id of the utterance that ends it; empty where nothing does.
        weak: What weakens it as one side of a pair.
        facet: The claim.
    """

    said: Utterance
    name: str
    first: Day
    last: Day
    may_end: Day
    must_end: Day
    surely_until: Day
    at_most_until: Day
    ended_by: str
    weak: Weak
    facet: Facet


def member(said: Utterance, facet: Facet, weak: Weak, reign: Reign = UNENDED) -> Member:
    """An utterance with the days that matter of one of its claims."""
    made = said.made
    ends = facet.end
    may_end, must_end = ends if ends is not None else (NEVER, NEVER)
    days = made.earliest, made.end - 1, may_end, must_end
    return Member(said, said.root.id, *days, *reign, weak, facet)


class Reach:
    """The members of a bucket that stand when they are said, each by its day and its limit.

    Attributes:
        members: In the order of the bucket.
        starts: Where the stretch of each begins.
        days: The day of each, as its view has it.
        limits: The limit of each.
        look: What they are in their field.
    """

    __slots__ = (
        "_late",
        "_points",
        "_sorted_days",
        "_sorted_limits",
        "_tops",
        "days",
        "limits",
        "look",
        "members",
        "starts",
    )

    def __init__(
        self,
        members: list[Member],
        starts: list[int],
        days: list[Day],
        limits: list[Day],
        look: Look,
    ) -> None:
        self.members = members
        self.starts = starts
        self.look = look
        self.days = days
        self.limits = limits
        self._sorted_days: list[Day] | None = None
        self._sorted_limits: list[Day] | None = None
        self._tops: list[Day] | None = None
        self._points: list[tuple[tuple[Day, Day], int]] | None = None
        self._late: tuple[list[tuple[tuple[Day, Day], int]], Counter[Day]] | None = None

    def __len__(self) -> int:
        return len(self.members)

    @property
    def sorted_days(self) -> list[Day]:
        """The days in order."""
        if self._sorted_days is None:
            self._sorted_days = sorted(self.days)
        return self._sorted_days

    @property
    def sorted_limits(self) -> list[Day]:
        """The limits in order."""
        if self._sorted_limits is None:
            self._sorted_limits = sorted(self.limits)
        return self._sorted_limits

    def of(self, kept: list[bool]) -> Reach:
        """Some of its members."""
        return Reach(
            list(compress(self.members, kept)),
            list(compress(self.starts, kept)),
            list(compress(self.days, kept)),
            list(compress(self.limits, kept)),
            self.look,
        )

    @property
    def tops(self) -> list[Day]:
        """Of the members up to each in order of their days, the greatest limit."""
        if self._tops is None:
            in_order = sorted(range(len(self.days)), key=self.days.__getitem__)
            self._tops = list(accumulate(map(self.limits.__getitem__, in_order), max))
        return self._tops

    @property
    def points(self) -> list[tuple[tuple[Day, Day], int]]:
        """How many members have each day and limit, in order."""
        if self._points is None:
            found = Counter(zip(self.days, self.limits, strict=True))
            self._points = sorted(found.items())
        return self._points

    @property
    def late(self) -> tuple[list[tuple[tuple[Day, Day], int]], Counter[Day]]:
        """Members whose limit comes before their day, by limit and day; those of whom it is that day."""
        if self._late is None:
            is_late = list(map(le, self.limits, self.days))
            pairs = list(compress(zip(self.limits, self.days, strict=True), is_late))
            self._late = (
                sorted(Counter([one for one in pairs if one[0] < one[1]]).items()),
                Counter([day for limit, day in pairs if limit == day]),
            )
        return self._late

    def meets_any(self, day: Day, limit: Day) -> bool:
        """True if a line said on `day`, with `limit`, meets one of these."""
        index = bisect_left(self.sorted_days, limit)
        return index > 0 and self.tops[index - 1] > day


def count_pairs(a: Reach, b: Reach) -> int:
    """How many pairs conflict: all, less those in which one side came when the other was over."""
    if not a.days or not b.days:
        return 0
    return len(a) * len(b) - _too_late(a, b) - _too_late(b, a) + _both_too_late(a, b)


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
    widths: dict[Day, list[Day]] = {}
    for one, day in zip(later.members, later.days, strict=True):
        widths.setdefault(one.last - one.first if surely else 0, []).append(day)
    if len(widths) > _WIDTH or (not surely and (earlier.late[0] or later.late[0])):
        return None
    found = 0
    for width, days in widths.items():
        days.sort()
        for one, day, limit in zip(earlier.members, earlier.days, earlier.limits, strict=True):
            last = day if surely else day + one.last - one.first
            found += max(0, bisect_left(days, limit) - bisect_right(days, last + width))
    return found


def _too_late(line: Reach, other: Reach) -> int:
    """Pairs in which the other side was said on the limit of the line or later."""
    limits, days = line.sorted_limits, other.sorted_days
    count = bisect_right(limits, days[-1])
    if count <= len(days):
        size = len(days)
        return count * size - sum(map(bisect_left, repeat(days), limits[:count]))
    return sum(map(bisect_right, repeat(limits), days))


def _both_too_late(a: Reach, b: Reach) -> int:
    """Pairs in which each was said on the limit of the other or later.

    One of the two must have its limit no later than its own day.
    """
    (late_a, even_a), (late_b, even_b) = a.late, b.late
    few, many = (even_a, even_b) if len(even_a) < len(even_b) else (even_b, even_a)
    found = sum([count * many[day] for day, count in few.items()])
    if late_a:
        found += _crossed(late_a, b.points)
    if late_b:
        found += _crossed(late_b, a.points)
    if late_a and late_b:
        # Two that are both late were counted from either side.
        found -= _crossed(late_a, sorted([((day, limit), n) for (limit, day), n in late_b]))
    return found


_Counts = list[tuple[tuple["Day", "Day"], int]]


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


def members_that_meet(a: Reach, b: Reach, known: Container[str]) -> list[Member]:
    """The members of `a` that conflict with any of `b`, beside those that are known to."""
    if not a.days or not b.days:
        return []
    new = [one.name not in known for one in a.members]
    if not any(new):
        return []
    days, limits = compress(a.days, new), compress(a.limits, new)
    # For each, the greatest limit of those that were said before its own: of nobody, none.
    tops = [_BEFORE_ALL, *b.tops]
    there = map(tops.__getitem__, map(bisect_left, repeat(b.sorted_days), limits))
    return list(compress(compress(a.members, new), map(lt, days, there)))


def any_pair(a: Reach, b: Reach) -> tuple[Member, Member] | None:
    """Some pair that conflicts."""
    if not a.days or not b.days:
        return None
    for one, day, limit in zip(a.members, a.days, a.limits, strict=True):
        if b.meets_any(day, limit):
            others = zip(b.members, b.days, b.limits, strict=True)
            return one, next(two for two, at, until in others if at < limit and until > day)
    return None
