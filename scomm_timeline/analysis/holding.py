"""Who held what, where, in which month: every firm claim with the days on which it stood.

A line stands from when it was said, or from a day that is typed, until its typed end or until an
announcement that covers it (`standing`). Where the dates leave a day open it only may have stood;
nothing is drawn at the middle of its dates. What the engine calls opposed and comparable, and both
certainly stood on one day, is two lines at once.
"""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from scomm_timeline.analysis.findings import Outcome
from scomm_timeline.analysis.positions import compare_positions, position_shown
from scomm_timeline.analysis.scope import compare_scope
from scomm_timeline.analysis.timing import is_inability, made_on
from scomm_timeline.model.codebook import TopicKind
from scomm_timeline.model.dates import OPEN_FUTURE, OPEN_PAST, Order
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.utterances import Facet, Ground, Utterance
    from scomm_timeline.model.dates import Day
    from scomm_timeline.model.voices import Speaker

Window = tuple["Day", "Day"]
"""First day, and the day after the last."""

Month = int
"""Months since the year 0: 12 times the year, and 0 for January."""


class Stood(IntEnum):
    """What is known of a line in one month. The greater of two holds."""

    NO = 0
    MAY = 1
    STOOD = 2
    SAID = 3


class Line(NamedTuple):
    """One position that one voice held for one place.

    Attributes:
        family: Slug.
        voice: A body (the highest that shares its voice), or a person who holds no office.
        place: Slug, or `not-stated`.
        topic: Slug.
        position: Slug.
        denied: It is the denial that was held.
        months: Every month in which it stood or may have, in order.
        statements: Who said so: the records, by id.
        ended_by: The records whose announcements ended it, by id.
    """

    family: str
    voice: str
    place: str
    topic: str
    position: str
    denied: bool
    months: Mapping[Month, Stood]
    statements: tuple[str, ...]
    ended_by: tuple[str, ...]


class TwoLines(NamedTuple):
    """Two opposed positions that one voice held at once, on the same matter.

    `positions` are printed ones (`not` before a denial); `months` those with a day on which both
    certainly stood.
    """

    family: str
    voice: str
    positions: tuple[str, str]
    places: tuple[str, ...]
    months: tuple[Month, ...]


class Holdings(NamedTuple):
    """Everything that was held.

    `until` is the month after the last that the record knows of: what has it among its months
    stands on. `soft` counts claims that hold nothing: hedged, asked, wished.
    """

    lines: tuple[Line, ...]
    two_lines: tuple[TwoLines, ...]
    until: Month
    soft: int


class _Stretch(NamedTuple):
    """One claim of one speaker about one place, with the days on which it stood."""

    voice: str
    place: str
    utterance: Utterance
    facet: Facet
    certain: tuple[Window, ...]
    possible: tuple[Window, ...]
    ended_by: tuple[str, ...]


def month_of(day: Day) -> Month:
    """The month that a day belongs to."""
    at = date.fromordinal(day)
    return at.year * 12 + at.month - 1


def _days_of(month: Month) -> Window:
    year, number = divmod(month, 12)
    following = divmod(month + 1, 12)
    return (
        date(year, number + 1, 1).toordinal(),
        date(following[0], following[1] + 1, 1).toordinal(),
    )


def holdings(court: Court, wanted: Callable[[Utterance, Facet, str], bool]) -> Holdings:
    """What was held, of the claims that `wanted` asks for by utterance, facet and place.

    What ended a line is looked for in the whole set.
    """
    ground = court.ground
    soft = 0
    stretches: list[_Stretch] = []
    for utterance in sorted(ground.utterances.values(), key=lambda one: one.id):
        for facet in utterance.facets:
            asked = [one for one in _places(facet) if wanted(utterance, facet, one)]
            if facet.mode.is_firm:
                stretches += _stretches(court, utterance, facet, asked)
            else:
                soft += bool(asked)
    span = _span(stretches)
    return Holdings(
        lines=tuple(_lines(ground, stretches, span)),
        two_lines=tuple(_two_lines(court, stretches, span)),
        until=month_of(span[1] - 1) if stretches else 0,
        soft=soft,
    )


def _places(facet: Facet) -> tuple[str, ...]:
    return facet.claim.places or (NOT_STATED,)


def _span(stretches: Iterable[_Stretch]) -> Window:
    """The days from the first that is known to the end of the month after the last.

    That one more month tells a line that stands on from one that ended in the last.
    """
    days = [
        day
        for one in stretches
        for day in (
            *made_on(one.utterance),
            *one.facet.start,
            *(end - 1 for _, end in (*one.certain, *one.possible)),
        )
        if OPEN_PAST < day < OPEN_FUTURE - 1
    ]
    if not days:
        return (OPEN_PAST + 1, OPEN_PAST + 1)
    return (min(days), _days_of(month_of(max(days)) + 1)[1])


# -- days ----------------------------------------------------------------------------------------


def _stretches(
    court: Court, utterance: Utterance, facet: Facet, places: Iterable[str]
) -> Iterator[_Stretch]:
    for holder in dict.fromkeys(utterance.speakers):
        for place in places:
            ends = tuple(_ends(court, utterance, facet, holder, place))
            certain, possible = _windows(facet, ends)
            yield _Stretch(
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
    for ending, effect, covered in standing.endings(line, facet, holder, places):
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
            if later.claim.topic == topic and place in _places(later) and later.mode.is_firm:
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


def _common(first: Iterable[Window], second: Iterable[Window]) -> Iterator[Window]:
    others = tuple(second)
    for start, end in first:
        for other_start, other_end in others:
            if max(start, other_start) < min(end, other_end):
                yield max(start, other_start), min(end, other_end)


def _months(windows: Iterable[Window], span: Window) -> Iterator[Month]:
    for start, end in windows:
        first, last = max(start, span[0]), min(end, span[1]) - 1
        if first <= last:
            yield from range(month_of(first), month_of(last) + 1)


# -- lines ---------------------------------------------------------------------------------------


def _lines(ground: Ground, stretches: Iterable[_Stretch], span: Window) -> Iterator[Line]:
    """Claims of one voice, place and position together; in the order of codebook and names."""
    groups: dict[tuple[str, str, str, str, bool], list[_Stretch]] = {}
    for one in stretches:
        position = one.facet.claim.position
        key = (one.voice, one.place, position.topic, position.slug, one.facet.denied)
        groups.setdefault(key, []).append(one)
    for key in sorted(groups, key=lambda key: _rank(ground, key)):
        voice, place, topic, slug, denied = key
        held = groups[key]
        yield Line(
            family=ground.codebook.family_of(topic),
            voice=voice,
            place=place,
            topic=topic,
            position=slug,
            denied=denied,
            months=_known(held, span),
            statements=tuple(dict.fromkeys(one.utterance.id for one in held)),
            ended_by=tuple(sorted({by for one in held for by in one.ended_by})),
        )


def _rank(
    ground: Ground, key: tuple[str, str, str, str, bool]
) -> tuple[int, str, tuple[str, ...], int, int, bool]:
    """Family, voice, place (the wider first), topic, position, denials last."""
    voice, place, topic, position, denied = key
    book = ground.codebook
    family = book.family_of(topic)
    path = ground.places.path(place) if place in ground.places.by_id else ("~", place)
    return (
        list(book.families).index(family),
        voice,
        path,
        book.families[family].topics.index(topic),
        list(book.topics[topic].positions).index(position),
        denied,
    )


def _known(held: Iterable[_Stretch], span: Window) -> dict[Month, Stood]:
    months: dict[Month, Stood] = {}
    for one in held:
        for month in _months(one.possible, span):
            months[month] = max(months.get(month, Stood.NO), Stood.MAY)
        for month in _months(one.certain, span):
            months[month] = max(months.get(month, Stood.NO), Stood.STOOD)
        made = made_on(one.utterance)
        is_open = made[0] == OPEN_PAST or made[1] >= OPEN_FUTURE - 1
        said = set() if is_open else {month_of(day) for day in made}
        for month in said if len(said) == 1 else ():
            if month in months:
                months[month] = Stood.SAID
    return dict(sorted(months.items()))


# -- two lines at once ---------------------------------------------------------------------------

_Kind = tuple[object, ...]
"""Everything of a stretch that decides whatever the day."""


def _two_lines(court: Court, stretches: Iterable[_Stretch], span: Window) -> Iterator[TwoLines]:
    """Opposed and comparable claims of one voice that certainly stood on one day."""
    kinds: dict[tuple[str, str], dict[_Kind, list[_Stretch]]] = {}
    for one in stretches:
        family = court.ground.codebook.family_of(one.facet.claim.topic)
        kinds.setdefault((family, one.voice), {}).setdefault(_kind(one), []).append(one)
    for (family, voice), held in sorted(kinds.items()):
        found: dict[tuple[str, str], tuple[set[Month], set[str]]] = {}
        groups = list(held.values())
        for number, first in enumerate(groups):
            for second in groups[number + 1 :]:
                _add_common(court, found, first, second, span)
        for shown, (months, places) in sorted(found.items()):
            yield TwoLines(family, voice, shown, tuple(sorted(places)), tuple(sorted(months)))


def _kind(one: _Stretch) -> _Kind:
    claim = one.facet.claim
    return (
        claim.position,
        one.facet.denied,
        claim.component,
        one.place,
        claim.places,
        claim.who,
        claim.population,
        claim.extent,
    )


def _add_common(
    court: Court,
    found: dict[tuple[str, str], tuple[set[Month], set[str]]],
    first: list[_Stretch],
    second: list[_Stretch],
    span: Window,
) -> None:
    one, other = first[0], second[0]
    if not _opposed(court, one, other):
        return
    months = {
        month
        for a in first
        for b in second
        for month in _months(_common(a.certain, b.certain), span)
    }
    if months:
        shown = sorted((position_shown(one.facet), position_shown(other.facet)))
        held = found.setdefault((shown[0], shown[1]), (set(), set()))
        held[0].update(months)
        held[1].update((one.place, other.place))


def _opposed(court: Court, one: _Stretch, other: _Stretch) -> bool:
    """Whether the engine would hold the two claims against each other, whatever their days."""
    if one.utterance.id == other.utterance.id:
        return False
    ground = court.ground
    book = ground.codebook
    opposed = compare_positions(
        ground, court.rejected, one.utterance, other.utterance, one.facet, other.facet
    )
    if opposed.comparison.outcome is not Outcome.MEETS:
        return False
    family = book.family_of(one.facet.claim.topic)
    scope = compare_scope(one.facet, other.facet, book, ground.places, family)
    return all(comparison.outcome is Outcome.MEETS for comparison in scope)
