"""The words for what is compared: dimensions, both sides' values, how they stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.renderers.page import Inline, data, inline, joined
from scomm_timeline.renderers.wording import WHO, iso_day

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    "about": "nothing named",
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


def window(ends: tuple[str | None, ...]) -> str:
    """The days a claim stands: `from 7 Sep 2010 on`."""
    start, end = ends
    if start is None:
        return f"until {iso_day(end)}" if end else "at any time"
    return f"{iso_day(start)} to {iso_day(end)}" if end else f"from {iso_day(start)} on"


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
    "finding": "an outside finding",
    "equal": "the same",
}
"""How two values stand to each other."""
