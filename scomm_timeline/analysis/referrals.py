"""C402: sent on to another body, which says that there is no way.

Made from the relation `refers-to` and from what that body says, whoever is opposed to whom; the
verdict on the two is `compatible`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.findings import Referral
from scomm_timeline.analysis.grouping import display_key
from scomm_timeline.analysis.outside import utterances_by_voice
from scomm_timeline.analysis.utterances import says_of_others
from scomm_timeline.model.codebook import INABILITY, Position, TopicKind
from scomm_timeline.model.places import PlaceRelation
from scomm_timeline.model.statement import Mode, RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.utterances import Facet, Ground, Utterance

_ASKED = frozenset({Mode.ASKS, Mode.WISHES})

_SAME_PLACE = frozenset({PlaceRelation.EQUAL, PlaceRelation.CONTAINS, PlaceRelation.CONTAINED})


def referrals(ground: Ground) -> tuple[Referral, ...]:
    """Each referral that was refused where it led, by the day it was made."""
    ways = [(one, _sent_to(one)) for one in ground.all_of(says_of_others)]
    senders = sorted([one for one in ways if one[1]], key=lambda one: display_key(one[0]))
    sent = [(one, to) for one, voices in senders for to in voices]
    said = utterances_by_voice(ground) if sent else {}
    found = (
        Referral(
            one.id,
            to,
            tuple(
                (other.id, facet.claim)
                for other in sorted(said.get(to, ()), key=display_key)
                if other.id != one.id and (facet := _refusal(ground, one, other)) is not None
            ),
        )
        for one, to in sent
    )
    return tuple(one for one in found if one.refusals)


def _sent_to(utterance: Utterance) -> tuple[str, ...]:
    """The voices that an utterance sends the asker to, each once."""
    targets = [
        relation.target
        for one in utterance.members
        for relation in one.relations
        if relation.kind is RelationKind.REFERS_TO
    ]
    return tuple(dict.fromkeys(targets)) if targets else ()


def _refusal(ground: Ground, sent: Utterance, answer: Utterance) -> Facet | None:
    """The claim of an answer that, for the matter and a place of the referral, there is no way."""
    families = {ground.codebook.family_of(topic) for topic in sent.root.all_topics}
    asked = frozenset(_asked(ground, sent))
    for facet in answer.facets:
        if (
            facet.mode.is_firm
            and ground.codebook.family_of(facet.claim.topic) in families
            and _is_no_way(ground, facet, asked)
            and _share_a_place(ground, sent.root.all_places, facet.claim.places)
        ):
            return facet
    return None


def _asked(ground: Ground, sent: Utterance) -> Iterator[Position]:
    """What was asked for in the records that the referral answers."""
    for one in sent.members:
        for relation in one.relations:
            root = ground.sequence.roots.get(relation.target)
            if relation.kind is RelationKind.REPLIES_TO and root is not None:
                for facet in ground.utterances[root].facets:
                    if facet.mode in _ASKED:
                        yield facet.claim.position


def _is_no_way(ground: Ground, facet: Facet, asked: frozenset[Position]) -> bool:
    """True if a claim comes to what an inability comes to, or to the opposite of what was asked.

    By what is not open to argument alone.
    """
    book = ground.codebook
    held = facet.claim.position
    if facet.denied:
        return held in asked or any(_excludes(ground, held, one) for one in _no_ways(ground, held))
    if any(_excludes(ground, held, one) for one in asked):
        return True
    ways = _no_ways(ground, held)
    return any(
        not chain.contestable and end in ways
        for start in (held, *book.readings(held))
        for end, chain in book.closure(start).items()
    )


def _no_ways(ground: Ground, position: Position) -> frozenset[Position]:
    """The inabilities of a position's family, and what they amount to."""
    book = ground.codebook
    found: set[Position] = set()
    for slug in book.families[book.family_of(position.topic)].topics:
        topic = book.topics[slug]
        if topic.kind is TopicKind.CAPABILITY and INABILITY in topic.positions:
            cannot = Position(slug, INABILITY)
            found.update((cannot, *book.readings(cannot)))
    return frozenset(found)


def _excludes(ground: Ground, one: Position, other: Position) -> bool:
    found = ground.codebook.opposition(one, other)
    return found is not None and not found.contestable_rules


def _share_a_place(ground: Ground, ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """True if a place of the one is, holds or is part of a place of the other."""
    relation = ground.places.relation
    return any(relation(one, other) in _SAME_PLACE for one in ours for other in theirs)
