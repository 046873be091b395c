"""The sweep: every pair of utterances that may conflict, each once, in a fixed order.

Pairs that cannot conflict are never built: facets are sorted by everything that decides whatever
the day, each two sorts are held against each other once, and utterances meet only where their sorts
may. What comes of a meeting is decided in `meeting` alone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scomm_timeline.analysis.deciding import compare_modes
from scomm_timeline.analysis.findings import Outcome, Verdict
from scomm_timeline.analysis.particular import particular_pairs
from scomm_timeline.analysis.positions import readings_of
from scomm_timeline.analysis.scope import compare_scope
from scomm_timeline.model.codebook import TopicKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.utterances import Facet, Ground, Utterance
    from scomm_timeline.model.codebook import Position

Stance = tuple["Position", bool]
"""A position and whether it is denied."""

Sort = tuple[object, ...]
"""Everything of a facet that decides whatever the day: facets of one sort meet the same others."""


def sweep(court: Court) -> Iterator[Meeting]:
    """Every meeting that is more than compatible, ordered by the ids of its utterances."""
    for a, b in opposed_pairs(court):
        meeting = court.meet(a, b)
        if meeting is not None and meeting.verdict is not Verdict.COMPATIBLE:
            yield meeting


def opposed_pairs(court: Court) -> Iterator[tuple[Utterance, Utterance]]:
    """Pairs of utterances of which some facets may conflict, whatever their days and voices."""
    ground = court.ground
    utterances = sorted(ground.utterances.values(), key=lambda one: one.id)
    by_sort: dict[Sort, list[Utterance]] = defaultdict(list)
    shown: dict[Sort, Facet] = {}
    sorts: dict[str, list[Sort]] = {}
    for utterance in utterances:
        own = {_sort(facet): facet for facet in utterance.facets}
        shown |= own
        sorts[utterance.id] = list(own)
        for sort in own:
            by_sort[sort].append(utterance)
    opponents = _opponents(ground, shown)
    particular = particular_pairs(ground)
    for utterance in utterances:
        others = {
            other.id: other
            for sort in sorts[utterance.id]
            for opponent in opponents[sort]
            for other in by_sort[opponent]
        }
        for one in particular.get(utterance.id, ()):
            others[one] = ground.utterances[one]
        for other_id in sorted(others):
            if other_id > utterance.id:
                yield utterance, others[other_id]


def _sort(facet: Facet) -> Sort:
    claim = facet.claim
    return (
        *_stance(facet),
        facet.mode,
        claim.component,
        claim.places,
        claim.who,
        claim.population,
        claim.extent,
    )


def _stance(facet: Facet) -> Stance:
    return (facet.claim.position, facet.denied)


def _opponents(ground: Ground, shown: Mapping[Sort, Facet]) -> dict[Sort, list[Sort]]:
    """For each sort the sorts that it may conflict with. Each pair of sorts is asked once."""
    opposed: dict[tuple[Stance, Stance], bool] = {}
    found: dict[Sort, list[Sort]] = {sort: [] for sort in shown}
    known = list(shown.items())
    for index, (sort, facet) in enumerate(known):
        for other, second in known[index:]:
            stances = (_stance(facet), _stance(second))
            if stances not in opposed:
                opposed[stances] = _may_oppose(ground, *stances)
            if opposed[stances] and _may_meet(ground, facet, second):
                found[sort].append(other)
                if other is not sort:
                    found[other].append(sort)
    return found


def _may_meet(ground: Ground, first: Facet, second: Facet) -> bool:
    """True if neither mode nor scope keeps the two apart for good."""
    if compare_modes(first, second).outcome is Outcome.PARTS:
        return False
    family = ground.codebook.family_of(first.claim.topic)
    scope = compare_scope(first, second, ground.codebook, ground.places, family)
    return all(one.outcome is not Outcome.PARTS for one in scope)


def _may_oppose(ground: Ground, first: Stance, second: Stance) -> bool:
    """True if the codebook lets the two be opposed, whatever their scope."""
    (one, one_denied), (two, two_denied) = first, second
    book = ground.codebook
    if book.family_of(one.topic) != book.family_of(two.topic) or (one_denied and two_denied):
        return False
    if book.kind(one.topic) is TopicKind.SCOPE and one.topic == two.topic:
        return True
    if one_denied or two_denied:
        denied, held = (one, two) if one_denied else (two, one)
        return any(
            book.denial(said, position) is not None
            for said in (denied, *readings_of(book, denied, denied=True))
            for position in (held, *book.readings(held))
        )
    return any(
        book.opposition(p, q) is not None
        for p in (one, *book.readings(one))
        for q in (two, *book.readings(two))
    )
