"""Who held what, where, in which month: every firm claim with the days on which it stood.

The days of one claim are found in `stretches`. What the engine calls opposed and comparable, and
both certainly stood on one day, is two lines at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.stretches import (
    Stood,
    Stretch,
    Window,
    months_in,
    places_of,
    stretches_of,
)
from scomm_timeline.analysis.timing import made_on
from scomm_timeline.analysis.two_lines import TwoLines, two_lines
from scomm_timeline.model.dates import OPEN_FUTURE, OPEN_PAST, month_of, month_start
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.utterances import Facet, Ground, Utterance
    from scomm_timeline.model.dates import Month


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


class Holdings(NamedTuple):
    """Everything that was held.

    `until` is the month after the last that the record knows of: what has it among its months
    stands on. `soft` counts claims that hold nothing: hedged, asked, wished.
    """

    lines: tuple[Line, ...]
    two_lines: tuple[TwoLines, ...]
    until: Month
    soft: int


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
        two_lines=tuple(two_lines(court, stretches, span)),
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
    return (min(days), month_start(month_of(max(days)) + 2))


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
    """The months of a line, in order. Whole stretches of months are put in at once: there are many."""
    months: dict[Month, Stood] = {}
    spoken: list[Month] = []
    for one in held:
        for reach in months_in(one.possible, span):
            months = dict.fromkeys(reach, Stood.MAY) | months
        for reach in months_in(one.certain, span):
            months.update(dict.fromkeys(reach, Stood.STOOD))
        made = made_on(one.utterance)
        is_open = made[0] == OPEN_PAST or made[1] >= OPEN_FUTURE - 1
        said = set() if is_open else {month_of(day) for day in made}
        spoken += said & months.keys() if len(said) == 1 else ()
    months.update(dict.fromkeys(spoken, Stood.SAID))
    return dict(sorted(months.items()))
