"""Views: which of its days is a member's day, and which its limit, when two sides are held together.

Two lines conflict if each was said before the limit of the other (`reaches`). What else a claim asks
of the days of a pair is brought to the same two comparisons, by another choice of the two:

- A claim that holds from a later day on meets an open-ended line if that was said on this day or
  later; so it stands there with that day, and the line with the day after its own as limit.
- A claim about earlier words meets what was surely said before it. What may have been said at about
  the same time it may meet too, under another code: that is a field of its own.

Every answer is for every choice of days (`surely`) or for some.
"""

from __future__ import annotations

from enum import Enum
from operator import and_, lt
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.reigns import NEVER
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scomm_timeline.analysis.utterances import Facet, Utterance
    from scomm_timeline.model.dates import Day


class Look(Enum):
    """What one side of a field is there."""

    LINE = "a line"
    AHEAD = "a line from a later day on, against one that is open-ended"
    OPEN = "an open-ended line, against one from a later day on"
    WORDS = "words, against a later claim about them"
    LATER = "a claim about words that were surely said earlier"
    BESIDE = "a claim about words and the words, of which either may be the earlier"


class View(NamedTuple):
    """How one side of a field is looked at.

    Attributes:
        look: What it is there.
        until: Of words and the claims about them: before which day the words must have been said.
    """

    look: Look
    until: Day = NEVER


LINE: Final = View(Look.LINE)

Standing = tuple["Sequence[Day]", "Iterable[bool]", "Iterable[Day]"]
"""The day of every member, whether it meets anything at all, and its limit."""


class Columns(NamedTuple):
    """The values of all members of a bucket, by field, as in `Member`."""

    said: tuple[Utterance, ...]
    name: tuple[str, ...]
    first: tuple[Day, ...]
    last: tuple[Day, ...]
    may_end: tuple[Day, ...]
    must_end: tuple[Day, ...]
    surely_until: tuple[Day, ...]
    at_most_until: tuple[Day, ...]
    ended_by: tuple[str, ...]
    weak: tuple[object, ...]
    facet: tuple[Facet, ...]


def standing(given: Columns, view: View, *, surely: bool, is_told: bool) -> Standing:
    """Days, ends and limits of one side.

    `is_told`: the other side itself announces that this line ends; then only a `LINE` is asked.
    """
    if view.look is Look.LINE:
        return (_sure if surely else _open)(given, is_told=is_told)
    if view.look is Look.AHEAD:
        _, keep, limits = (_sure if surely else _open)(given, is_told=False)
        days_due = [due(one, surely=surely) for one in given.facet]
        if not surely:  # one that was ended before it held meets nothing, whatever the days
            keep = map(and_, keep, map(lt, days_due, given.at_most_until))
        return days_due, keep, limits
    if view.look is Look.OPEN:
        days, said = (given.last, given.first) if surely else (given.first, given.last)
        return days, [True] * len(days), [day + 1 for day in said]
    return (_surely_about if surely else _maybe_about)(given, view)


def _sure(given: Columns, *, is_told: bool) -> Standing:
    """Last days, and until when a line surely stands, which it may not have when it was said."""
    until = given.first if is_told else map(max, given.surely_until, given.first)
    return given.last, map(lt, given.last, given.may_end), map(min, until, given.may_end)


def _open(given: Columns, *, is_told: bool) -> Standing:
    """First days, and until when a line may stand at the most."""
    until: Iterable[Day] = given.at_most_until
    if is_told:
        until = [min(one, last + 1) for one, last in zip(until, given.last, strict=True)]
    return given.first, map(lt, given.first, given.must_end), map(min, until, given.must_end)


def _surely_about(given: Columns, view: View) -> Standing:
    """A claim about earlier words, and the words, that meet whatever the days."""
    days, ends = given.last, given.may_end
    if view.look is Look.BESIDE:
        return days, [False] * len(days), days
    stands = map(lt, days, ends)
    if view.look is Look.LATER:
        return days, stands, [min(day, view.until) for day in given.first]
    return days, stands, ends


def _maybe_about(given: Columns, view: View) -> Standing:
    """The same, that meet on some days. Whether they are in order is sure, or nowhere sure."""
    ends, until = given.must_end, view.until
    if view.look is Look.LATER:
        return given.first, map(lt, given.first, ends), given.first
    early = [day < end and day < until for day, end in zip(given.first, ends, strict=True)]
    if view.look is Look.WORDS:
        return given.last, early, ends
    return (
        given.first,
        early,
        [min(day + 1, end) for day, end in zip(given.last, ends, strict=True)],
    )


def due(facet: Facet, *, surely: bool) -> Day:
    """The day from which a claim holds."""
    return facet.start[1] if surely else facet.start[0]


def is_ahead(facet: Facet, said: Utterance) -> bool:
    """True for a claim that holds from a day on which is surely later than it was said."""
    return facet.is_dated and facet.start[0] > said.made.latest
