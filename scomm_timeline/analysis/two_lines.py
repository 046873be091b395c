"""Two lines at once: opposed and comparable claims of one voice that certainly stood on one day.

Whatever the day, few claims of a voice differ: those that are alike are asked once whether the engine
would hold them against each other, and of those that are opposed, every two lists of places once
whether they meet. Only what is left is held against each other by days.
"""

from __future__ import annotations

from itertools import chain, combinations_with_replacement, product
from typing import TYPE_CHECKING

from scomm_timeline.analysis.positions import position_shown
from scomm_timeline.analysis.stretches import Window, in_common, joined, months_in
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.stretches import Stretch
    from scomm_timeline.analysis.terms import Met
    from scomm_timeline.model.dates import Month
    from scomm_timeline.model.places import Places


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


class _Alike(NamedTuple):
    """Stretches of one voice that differ in their days alone.

    Attributes:
        sample: One of them.
        days: The days on which any of them certainly stood.
    """

    sample: Stretch
    days: list[Window]


_Site = tuple[str, ...]
_Sites = dict[_Site, list[_Alike]]
"""Claims that are alike, by the places they speak of."""


def two_lines(court: Court, stretches: Iterable[Stretch], span: Window) -> Iterator[TwoLines]:
    """Every two opposed positions held at once; months are those in `span`."""
    book = court.ground.codebook
    by_voice: dict[tuple[str, str], list[Stretch]] = {}
    for one in stretches:
        family = book.family_of(one.facet.claim.topic)
        by_voice.setdefault((family, one.voice), []).append(one)
    for (family, voice), held in sorted(by_voice.items(), key=lambda pair: pair[0]):
        found: dict[tuple[str, str], tuple[set[Month], set[str]]] = {}
        for a, b in _opposed(court, held):
            months = set(chain.from_iterable(months_in(in_common(a.days, b.days), span)))
            if months:
                first, second = sorted(position_shown(each.sample.facet) for each in (a, b))
                in_months, places = found.setdefault((first, second), (set(), set()))
                in_months.update(months)
                places.update((a.sample.place, b.sample.place))
        for shown, (in_months, places) in sorted(found.items()):
            yield TwoLines(family, voice, shown, tuple(sorted(places)), tuple(sorted(in_months)))


def _opposed(court: Court, held: Iterable[Stretch]) -> Iterator[tuple[_Alike, _Alike]]:
    """Every two that the engine would hold against each other, whatever their days."""
    kinds = _kinds(court, held)
    for numbers in combinations_with_replacement(kinds, 2):
        ones, others = (kinds[number] for number in numbers)
        met = _met(court, numbers, ones, others)
        if met is None or not met.is_firm:
            continue
        for here, there in _near(court.ground.places, ones, others):
            if court.terms.surely_meet(ones[here][0].sample.facet, others[there][0].sample.facet):
                for a, b in product(ones[here], others[there]):
                    if _are_two_statements(court, numbers, met, a.sample, b.sample):
                        yield a, b


def _near(places: Places, ones: _Sites, others: _Sites) -> Iterator[tuple[_Site, _Site]]:
    """Every two lists of places with one that is a place of the other list, or inside or around it."""
    at: dict[str, dict[_Site, None]] = {}
    below: dict[str, dict[_Site, None]] = {}
    for site in others:
        for place in site:
            at.setdefault(place, {})[site] = None
            for step in places.path(place)[:-1]:
                below.setdefault(step, {})[site] = None
    for here in ones:
        found: dict[_Site, None] = {}
        for place in here:
            found.update(below.get(place, {}))
            for step in places.path(place):
                found.update(at.get(step, {}))
        yield from ((here, there) for there in found)


def _kinds(court: Court, held: Iterable[Stretch]) -> dict[int, _Sites]:
    """Claims by number, and then by their places. How firmly they are held plays no part."""
    together: dict[tuple[object, ...], list[Stretch]] = {}
    for one in held:
        claim = one.facet.claim
        alike = (claim.component, claim.who, claim.population, claim.extent, claim.places)
        together.setdefault((claim.position, one.facet.denied, one.place, *alike), []).append(one)
    kinds: dict[int, _Sites] = {}
    for those in together.values():
        sample = those[0]
        sites = kinds.setdefault(court.terms.number_of_claim(sample.facet), {})
        days = joined(window for one in those for window in one.certain)
        sites.setdefault(sample.facet.claim.places, []).append(_Alike(sample, days))
    return kinds


def _met(court: Court, numbers: tuple[int, int], ones: _Sites, others: _Sites) -> Met | None:
    """What two claims come to, places aside."""
    one, other = (next(iter(sites.values()))[0].sample for sites in (ones, others))
    return court.terms.met(numbers, one.utterance, other.utterance, one.facet, other.facet)


def _are_two_statements(
    court: Court, numbers: tuple[int, int], met: Met, one: Stretch, other: Stretch
) -> bool:
    """True if no speaker and no common paper leaves it open that the two are opposed."""
    a, b = one.utterance, other.utterance
    if a.id == b.id or not met.asks_who:
        return a.id != b.id
    if a.root.document_id == b.root.document_id:
        return False
    speakers = tuple(court.terms.number_of_speakers(each) for each in (a, b))
    return court.terms.is_opposed((*numbers, *speakers), a, b, one.facet, other.facet)
