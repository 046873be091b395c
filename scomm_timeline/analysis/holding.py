"""Who held what, where, in which month: every firm claim with the days on which it stood.

The days of one claim are found in `stretches`. What the engine calls opposed and comparable, and
both certainly stood on one day, is two lines at once.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scomm_timeline.analysis.findings import Outcome
from scomm_timeline.analysis.positions import compare_positions, position_shown
from scomm_timeline.analysis.scope import compare_scope
from scomm_timeline.analysis.stretches import (
    Month,
    Stood,
    Stretch,
    Window,
    in_common,
    month_of,
    places_of,
    stretches_of,
)
from scomm_timeline.analysis.timing import made_on
from scomm_timeline.model.dates import OPEN_FUTURE, OPEN_PAST
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.utterances import Facet, Ground, Utterance


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
    stretches: list[Stretch] = []
    for utterance in sorted(ground.utterances.values(), key=lambda one: one.id):
        for facet in utterance.facets:
            asked = [one for one in places_of(facet) if wanted(utterance, facet, one)]
            if facet.mode.is_firm:
                stretches += stretches_of(court, utterance, facet, asked)
            else:
                soft += bool(asked)
    span = _span(stretches)
    return Holdings(
        lines=tuple(_lines(ground, stretches, span)),
        two_lines=tuple(_two_lines(court, stretches, span)),
        until=month_of(span[1] - 1) if stretches else 0,
        soft=soft,
    )


def _span(stretches: Iterable[Stretch]) -> Window:
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


def _months(windows: Iterable[Window], span: Window) -> Iterator[Month]:
    for start, end in windows:
        first, last = max(start, span[0]), min(end, span[1]) - 1
        if first <= last:
            yield from range(month_of(first), month_of(last) + 1)


# -- lines ---------------------------------------------------------------------------------------


def _lines(ground: Ground, stretches: Iterable[Stretch], span: Window) -> Iterator[Line]:
    """Claims of one voice, place and position together; in the order of codebook and names."""
    groups: dict[tuple[str, str, str, str, bool], list[Stretch]] = {}
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


def _known(held: Iterable[Stretch], span: Window) -> dict[Month, Stood]:
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


def _two_lines(court: Court, stretches: Iterable[Stretch], span: Window) -> Iterator[TwoLines]:
    """Opposed and comparable claims of one voice that certainly stood on one day."""
    kinds: dict[tuple[str, str], dict[_Kind, list[Stretch]]] = {}
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


def _kind(one: Stretch) -> _Kind:
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
    first: list[Stretch],
    second: list[Stretch],
    span: Window,
) -> None:
    one, other = first[0], second[0]
    if not _opposed(court, one, other):
        return
    months = {
        month
        for a in first
        for b in second
        for month in _months(in_common(a.certain, b.certain), span)
    }
    if months:
        shown = sorted((position_shown(one.facet), position_shown(other.facet)))
        held = found.setdefault((shown[0], shown[1]), (set(), set()))
        held[0].update(months)
        held[1].update((one.place, other.place))


def _opposed(court: Court, one: Stretch, other: Stretch) -> bool:
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
