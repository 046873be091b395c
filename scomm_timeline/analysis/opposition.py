"""The sweep: every pair of utterances that may conflict, each once, in a fixed order.

Pairs that cannot conflict are never built: utterances are taken by family, and two of them meet
only if some of their positions are opposed. What comes of a meeting is decided in `meeting` alone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scomm_timeline.analysis.findings import Verdict
from scomm_timeline.model.codebook import TopicKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.utterances import Facet, Ground, Utterance
    from scomm_timeline.model.codebook import Position

Stance = tuple["Position", bool]
"""A position and whether it is denied."""


def sweep(court: Court) -> Iterator[Meeting]:
    """Every meeting that is more than compatible, ordered by the ids of its utterances."""
    for a, b in opposed_pairs(court):
        meeting = court.meet(a, b)
        if meeting is not None and meeting.verdict is not Verdict.COMPATIBLE:
            yield meeting


def opposed_pairs(court: Court) -> Iterator[tuple[Utterance, Utterance]]:
    """Pairs of utterances of which some positions are opposed."""
    ground = court.ground
    by_stance: dict[Stance, list[Utterance]] = defaultdict(list)
    for utterance in sorted(ground.utterances.values(), key=lambda one: one.id):
        for stance in dict.fromkeys(_stance(facet) for facet in utterance.facets):
            by_stance[stance].append(utterance)
    opponents = {
        stance: [other for other in by_stance if _may_oppose(ground, stance, other)]
        for stance in by_stance
    }
    figures = [one for one in ground.utterances.values() if one.root.figure is not None]
    for utterance in sorted(ground.utterances.values(), key=lambda one: one.id):
        others = {
            other.id: other
            for stance in dict.fromkeys(_stance(facet) for facet in utterance.facets)
            for opponent in opponents[stance]
            for other in by_stance[opponent]
            if other.id > utterance.id
        }
        if any(facet.claim.position.slug == "focus" for facet in utterance.facets):
            others |= {other.id: other for other in figures}
        for other_id in sorted(others):
            yield utterance, others[other_id]


def _stance(facet: Facet) -> Stance:
    return (facet.claim.position, facet.denied)


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
            book.denial(denied, position) is not None for position in (held, *book.readings(held))
        )
    return any(
        book.opposition(p, q) is not None
        for p in (one, *book.readings(one))
        for q in (two, *book.readings(two))
    )
