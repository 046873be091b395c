"""The days on which each firm claim stood: from when it was said until something ended it.

A line stands from when it was said, or from a day that is typed, until its typed end or until an
announcement that covers it (`standing`). Where the dates leave a day open it only may have stood;
nothing is drawn at the middle of its dates.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from scomm_timeline.analysis.announcing import is_inability
from scomm_timeline.analysis.findings import Outcome
from scomm_timeline.analysis.standing import Common
from scomm_timeline.model.codebook import TopicKind
from scomm_timeline.model.dates import OPEN_FUTURE, Order, month_of
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.utterances import Facet, Ground, Utterance
    from scomm_timeline.model.dates import Day
    from scomm_timeline.model.voices import Speaker

Window = tuple["Day", "Day"]
"""First day, and the day after the last."""


class Stood(IntEnum):
    """What is known of a line in one month. The greater of two holds."""

    NO = 0
    MAY = 1
    STOOD = 2
    SAID = 3


class Stretch(NamedTuple):
    """One claim of one speaker about one place, with the days on which it stood."""

    voice: str
    place: str
    utterance: Utterance
    facet: Facet
    certain: tuple[Window, ...]
    possible: tuple[Window, ...]
    ended_by: tuple[str, ...]


def places_of(facet: Facet) -> tuple[str, ...]:
    """The places that a claim is about; `not-stated` where it names none."""
    return facet.claim.places or (NOT_STATED,)


def stretches_of(
    court: Court, utterance: Utterance, facet: Facet, places: Iterable[str]
) -> Iterator[Stretch]:
    """Of one claim, for each speaker and place: the days on which it stood."""
    for holder in dict.fromkeys(utterance.speakers):
        for place in places:
            ends = tuple(_ends(court, utterance, facet, holder, place))
            certain, possible = _windows(facet, ends)
            yield Stretch(
                _voice(court.ground, holder),
                place,
                utterance,
                facet,
                certain,
                possible,
                tuple(dict.fromkeys(one.by for one in ends)),
            )


def _voice(ground: Ground, holder: Speaker) -> str:
    if holder.organization is not None:
        return ground.voices.body(holder.organization)
    return holder.person or NOT_STATED


class _End(NamedTuple):
    """An announcement: the days on which it may have ended a line, and from which it is lifted.

    `certain`: it surely covers the line and came after it.
    """

    by: str
    first: Day
    last: Day
    certain: bool
    lifted: Window | None


def _ends(
    court: Court, line: Utterance, facet: Facet, holder: Speaker, place: str
) -> Iterator[_End]:
    """What ended a line, or may have. "It cannot be done" is ended by nothing, as in `timing`."""
    ground, standing = court.ground, court.standing
    yield from _later_decisions(ground, line, facet, place)
    if is_inability(ground, facet):
        return
    places = () if place == NOT_STATED else (place,)
    for ending, effect, covered in standing.endings(line, facet, holder, Common(places)):
        order = ground.sequence.order(line.id, ending.by.id)
        if order is Order.AFTER or ending.by.root.document_id == line.root.document_id:
            continue
        lifts = [days for _, days in standing.suspensions(ending.by)]
        lifted = (min(one[0] for one in lifts), min(one[1] for one in lifts)) if lifts else None
        certain = order is Order.BEFORE and covered is Outcome.MEETS
        yield _End(ending.by.id, *effect, certain, lifted)


def _later_decisions(ground: Ground, line: Utterance, facet: Facet, place: str) -> Iterator[_End]:
    """The later decision of the same voice about the same place is its own announcement."""
    topic = facet.claim.topic
    if ground.codebook.kind(topic) is not TopicKind.DECISION:
        return
    own = {_voice(ground, one) for one in line.speakers}
    for other in ground.utterances.values():
        if other.id == line.id or own.isdisjoint(_voice(ground, one) for one in other.speakers):
            continue
        order = ground.sequence.order(line.id, other.id)
        for later in other.facets if order is not Order.AFTER else ():
            if later.claim.topic == topic and place in places_of(later) and later.mode.is_firm:
                certain = order is Order.BEFORE
                yield _End(other.id, *later.start, certain, None)


def _windows(facet: Facet, ends: Iterable[_End]) -> tuple[tuple[Window, ...], tuple[Window, ...]]:
    """The days on which a line certainly stood, and those on which it may have."""
    typed = facet.end or (OPEN_FUTURE, OPEN_FUTURE)
    certain: list[Window] = [(facet.start[1], typed[0])]
    possible: list[Window] = [(facet.start[0], typed[1])]
    for one in ends:
        back = one.lifted or (OPEN_FUTURE, OPEN_FUTURE)
        certain = _without(certain, (one.first, back[1]))
        if one.certain:
            # On the very day of the announcement the old line may still have stood.
            possible = _without(possible, (one.last + 1, back[0]))
    return tuple(certain), tuple(possible)


def _without(windows: Iterable[Window], gap: Window) -> list[Window]:
    kept = [
        part
        for start, end in windows
        for part in ((start, min(end, gap[0])), (max(start, gap[1]), end))
    ]
    return [(start, end) for start, end in kept if start < end]


def joined(windows: Iterable[Window]) -> list[Window]:
    """The same days in windows that are apart from each other, in order."""
    found: list[Window] = []
    for start, end in sorted(windows):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif start < end:
            found.append((start, end))
    return found


def in_common(first: Iterable[Window], second: Iterable[Window]) -> Iterator[Window]:
    """The days that are in a window of both."""
    others = tuple(second)
    for start, end in first:
        for other_start, other_end in others:
            if max(start, other_start) < min(end, other_end):
                yield max(start, other_start), min(end, other_end)


def months_in(windows: Iterable[Window], span: Window) -> Iterator[range]:
    """The months of each window, as far as they are in `span`."""
    for start, end in windows:
        first, last = max(start, span[0]), min(end, span[1]) - 1
        if first <= last:
            yield range(month_of(first), month_of(last) + 1)
