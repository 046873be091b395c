"""The words for what is compared: dimensions, both sides' values, how they stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.date_words import format_date, iso
from scomm_timeline.renderers.page import Inline, data, inline, joined
from scomm_timeline.renderers.wording import WHO, iso_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scomm_timeline.model.dates import FuzzyDate

DIMENSIONS: Final[Mapping[str, str]] = {
    "utterance": "utterance",
    "voice": "voice",
    "mode": "mode",
    "opposed": "position",
    "about": "what it is about",
    "component": "component",
    "place": "place",
    "who": "who is free or bound",
    "population": "people",
    "extent": "extent",
    "time": "time",
    "announcement": "announced change",
}

_ABSENT: Final[Mapping[str, str]] = {
    "who": "states and localities",
    "population": "everybody",
    "announcement": "none",
    "about": "no earlier statement",
    "opposed": "no position",
}

_VALUES: Final[Mapping[str, Mapping[str, str]]] = {
    "who": {**WHO, "not-stated": "not stated"},
    "mode": {
        "asserts": "asserted",
        "denies": "denied",
        "presupposes": "presupposed",
        "hedged": "hedged",
        "asks": "asked",
        "wishes": "wished",
        "considers": "considered",
        "recommends": "recommended",
        "option": "named as an option",
        "if": "said of what has not happened",
    },
    "extent": {"all": "all of it", "some": "some of it"},
    "about": {"about": "earlier statements"},
}


def compared(
    dimension: str, value: str | tuple[str | None, ...] | None, names: Mapping[str, str]
) -> Inline:
    """One side's value of a comparison. `names` are those of places."""
    if dimension == "time" and isinstance(value, tuple):
        return inline(window(value))
    if value is None or value == ():
        return inline(_ABSENT.get(dimension, "no limit"))
    if isinstance(value, tuple):
        return joined(", ", [compared(dimension, one, names) for one in value])
    if value == "not-stated":
        return inline("not stated")
    told = _VALUES.get(dimension, {}).get(value)
    return inline(told) if told else inline(data(names.get(value, value)))


_A_DAY: Final = "a day"


def window(ends: tuple[str | None, ...], known: Iterable[FuzzyDate] = ()) -> str:
    """The days a claim stands: `from 7 Sep 2010 on`.

    An end that is only a bound of one of the `known` dates is told as that date: `from Aug 2010 on`.
    """
    starts: dict[str | None, str] = {}
    lasts: dict[str | None, str] = {}
    for one in known:
        if not one.is_day:
            starts.setdefault(iso(one.earliest), _whole(one))
            lasts.setdefault(iso(one.latest), _whole(one))
    start, end = (
        None if day is None else told.get(day) or iso_day(day)
        for day, told in zip(ends, (starts, lasts), strict=True)
    )
    if start is None:
        return f"until {end}" if end else "at any time"
    if end is None:
        return f"from {start} on"
    return f"from {start} to {end}" if start.startswith(_A_DAY) else f"{start} to {end}"


def _whole(date: FuzzyDate) -> str:
    """A date that is no day, as one end of a window."""
    told = format_date(date)
    return f"{_A_DAY} {told}" if told.startswith("between") else told


RELATIONS: Final[Mapping[str, str]] = {
    "contains": "B's is part of A's",
    "contained": "A's is part of B's",
    "bridged": "joined by a bridge",
    "overlaps": "they overlap",
    "disjoint": "nothing in common",
    "unknown": "not known",
    "differs": "compared by the topic's own rule",
    "excludes": "they exclude each other",
    "unrelated": "they do not exclude each other",
    "firm": "both are firm",
    "hedged": "hedged",
    "not firm": "not both are firm",
    "same person": "one person",
    "same body": "one body",
    "same government": "one government",
    "different": "no one voice answers for both",
    "none": "none in this set",
    "decision": "the later decision announces itself",
    "announced": "announced",
    "outside": "the figure counts others",
    "covers": "the later speaks of the earlier",
    "either": "whichever is the later speaks of the other",
    "finding": "an outside finding",
    "equal": "the same",
}
"""How two values stand to each other."""
