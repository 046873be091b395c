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
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.reigns import NEVER
from scomm_timeline.analysis.table import NOT_AT_ALL
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.analysis.columns import Column, Mask
    from scomm_timeline.analysis.rows import Rows
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


class Standing(NamedTuple):
    """Columns of what is asked of rows: the day of each, whether it meets anything at all, its limit.

    `keep` is None where all of the table do.
    """

    days: Column
    keep: Mask | None
    limits: Column


def standing(given: Rows, view: View, *, surely: bool, is_told: bool) -> Standing:
    """Days, ends and limits of one side.

    `is_told`: the other side itself announces that this line ends; then only a `LINE` is asked.
    """
    if view.look is Look.LINE:
        return (_sure if surely else _open)(given, is_told=is_told)
    if view.look is Look.AHEAD:
        found = (_sure if surely else _open)(given, is_told=False)
        days = given.column("surely_due" if surely else "maybe_due")
        if surely:
            return found._replace(days=days)
        # One that was ended before it held meets nothing, whatever the days.
        stands = given.making.before(days, given.column("at_most_until"))
        if found.keep is not None:
            stands = given.making.both(found.keep, stands)
        return found._replace(days=days, keep=stands)
    if view.look is Look.OPEN:
        days, said = ("last", "first") if surely else ("first", "last")
        made = given.making
        everyone = made.mask([True] * len(given))
        return Standing(given.column(days), everyone, made.shifted(given.column(said), 1))
    return (_surely_about if surely else _maybe_about)(given, view)


def _sure(given: Rows, *, is_told: bool) -> Standing:
    """Last days, and until when a line surely stands, which it may not have when it was said."""
    if not is_told:
        return _as_written(given, "last", "sure_limit")
    made, first, last = given.making, given.column("first"), given.column("last")
    ends = given.column("may_end")
    return Standing(last, made.before(last, ends), made.lesser(first, ends))


def _open(given: Rows, *, is_told: bool) -> Standing:
    """First days, and until when a line may stand at the most."""
    if not is_told:
        return _as_written(given, "first", "open_limit")
    made, first, ends = given.making, given.column("first"), given.column("must_end")
    until = made.lesser(given.column("at_most_until"), made.shifted(given.column("last"), 1))
    return Standing(first, made.before(first, ends), made.lesser(until, ends))


def _as_written(given: Rows, day: str, limit: str) -> Standing:
    """Days and limits as the table has them. They are asked of most rows, and once of each bucket."""
    limits, made = given.passing(limit), given.making
    if given.table.all_stood(limit):
        return Standing(given.passing(day), None, limits)
    return Standing(given.passing(day), made.others(made.below(limits, NOT_AT_ALL + 1)), limits)


def _surely_about(given: Rows, view: View) -> Standing:
    """A claim about earlier words, and the words, that meet whatever the days."""
    made, days, ends = given.making, given.column("last"), given.column("may_end")
    if view.look is Look.BESIDE:
        return Standing(days, made.mask([False] * len(given)), days)
    stands = made.before(days, ends)
    if view.look is Look.LATER:
        return Standing(days, stands, made.capped(given.column("first"), view.until))
    return Standing(days, stands, ends)


def _maybe_about(given: Rows, view: View) -> Standing:
    """The same, that meet on some days. Whether they are in order is sure, or nowhere sure."""
    made, first, last = given.making, given.column("first"), given.column("last")
    ends = given.column("must_end")
    if view.look is Look.LATER:
        return Standing(first, made.before(first, ends), first)
    early = made.both(made.before(first, ends), made.below(first, view.until))
    if view.look is Look.WORDS:
        return Standing(last, early, ends)
    return Standing(first, early, made.lesser(made.shifted(last, 1), ends))


def due(facet: Facet, *, surely: bool) -> Day:
    """The day from which a claim holds."""
    return facet.start[1] if surely else facet.start[0]


def is_ahead(facet: Facet, said: Utterance) -> bool:
    """True for a claim that holds from a day on which is surely later than it was said."""
    return facet.is_dated and facet.start[0] > said.made.latest
