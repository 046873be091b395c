"""What stands on file beside a pair or a finding, so that nobody quotes it without its context.

Acknowledgments and corrections of its statements; what the same document says, in the same voice,
about the words on either side; outside findings; evaluations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.findings import Level, Outcome
from scomm_timeline.analysis.remarks import ANSWERS
from scomm_timeline.analysis.responsibility import shared_voices
from scomm_timeline.analysis.second_order import covers, speaks_of
from scomm_timeline.model.statement import Act, RelationKind, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.utterances import Utterance
    from scomm_timeline.model.statement import About, Statement
    from scomm_timeline.model.voices import Speaker

_Paper = tuple[str, tuple["Speaker", ...]]
"""A document and who signed it."""


def on_file(
    court: Court, sides: tuple[Utterance, ...], shown: tuple[Utterance, ...] | None = None
) -> Iterator[Statement]:
    """Everything on file that a reader of these statements should see beside them.

    `shown` are those that the reader has before him, all unless said otherwise. An answer that is
    itself one of the statements, and not shown, is named: nobody sees it among those counted.
    """
    if not court.remarks:
        return
    ids = _ids(sides)
    seen = ids if shown is None else _ids(shown)
    topics = {claim.topic for side in sides for claim in side.root.claims}
    places = {place for side in sides for place in side.root.all_places}
    papers: dict[_Paper, list[Utterance]] = {}
    for side in sides:
        papers.setdefault((side.root.document_id, side.speakers), []).append(side)
    for one in court.remarks:
        if one.id in ids:
            if one.id not in seen and _corrects(one, ids):
                yield one
        elif (
            _answers(court, one, ids)
            or _qualifies(court, one, sides, papers)
            or _finds(court, one, sides)
            or _characterizes(court, one, topics, places)
        ):
            yield one


def _ids(sides: tuple[Utterance, ...]) -> set[str]:
    return {member.id for side in sides for member in side.members}


def _corrects(one: Statement, ids: set[str]) -> bool:
    """True for an acknowledgment or correction."""
    return any(relation.target in ids and relation.kind in ANSWERS for relation in one.relations)


def _answers(court: Court, one: Statement, ids: set[str]) -> bool:
    """True for an acknowledgment or correction, and for officials who tell of their own side."""
    return _corrects(one, ids) or any(
        relation.target in ids
        and relation.kind is RelationKind.REPORTS
        and _own_side(court, one, relation.target)
        for relation in one.relations
    )


def _own_side(court: Court, one: Statement, told: str) -> bool:
    """True if some voice answers for both the teller and what is told."""
    ground = court.ground
    teller, said = ground.utterance_of(one.id), ground.utterance_of(told)
    return shared_voices(teller, said, ground.voices)[0].level is not Level.NONE


def _qualifies(
    court: Court,
    one: Statement,
    sides: tuple[Utterance, ...],
    papers: Mapping[_Paper, list[Utterance]],
) -> bool:
    """True if a document says more about the words on a side than the side taken from it.

    The same document as one of the sides, signed by the same people (`papers` has the sides by
    both), and a claim about earlier statements that covers the words of any side, or words of which
    that side itself speaks: who denies a change and says in the same breath how the words were taken
    is quoted with both. How firmly it is held plays no part: a hedge that stood beside the words
    belongs beside them.
    """
    spoken = [claim.about for claim in one.claims if claim.about is not None]
    if not spoken:
        return False
    ground = court.ground
    own = ground.utterance_of(one.id)
    of_one_document = papers.get((one.document_id, own.speakers), ())
    return bool(of_one_document) and any(
        _covers_any(court, own, about, sides) or _speaks_alike(court, about, of_one_document)
        for about in spoken
    )


def _covers_any(court: Court, own: Utterance, about: About, sides: tuple[Utterance, ...]) -> bool:
    """True if words of a side are, or may be, among those that a claim is about."""
    return any(
        speaks_of(court.ground, own, about, side, held.topic) is not Outcome.PARTS
        for side in sides
        for held in side.root.claims
    )


def _speaks_alike(court: Court, about: About, sides: Iterable[Utterance]) -> bool:
    """True if a side too speaks of earlier words, and some are those of a claim beside it."""
    return any(
        held.about is not None and _overlap(court, about, held.about)
        for side in sides
        for held in side.root.claims
    )


def _overlap(court: Court, one: About, other: About) -> bool:
    """True if two claims about earlier words can be about one: by name, else by voice and topic."""
    if one.records and other.records:
        return not court.ground.named(one).isdisjoint(court.ground.named(other))
    if one.records or other.records:
        named, rest = (one, other) if one.records else (other, one)
        ground = court.ground
        told = (ground.utterance_of(id_) for id_ in named.records if id_ in ground.corpus.by_id)
        return any(
            covers(ground, rest, words, claim.topic) is not Outcome.PARTS
            for words in told
            for claim in words.root.claims
        )
    alike = any(
        slug in _lineage(court, known) or known in _lineage(court, slug)
        for slug in one.voices
        for known in other.voices
    )
    return _meet(one.topics, other.topics) and (alike or not (one.voices and other.voices))


def _lineage(court: Court, voice: str) -> tuple[str, ...]:
    """A body with all above it; a person alone."""
    voices = court.ground.voices
    return voices.lineage(voice) if voice in voices.organizations else (voice,)


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True if two lists have something in common; an empty one sets no limit."""
    return not (one and other) or not set(one).isdisjoint(other)


def _finds(court: Court, one: Statement, sides: tuple[Utterance, ...]) -> bool:
    if one.act is not Act.OUTSIDE_FINDING:
        return False
    return any(
        claim.about is not None
        and any(
            covers(court.ground, claim.about, side, other.topic) is not Outcome.PARTS
            for side in sides
            for other in side.root.claims
        )
        for claim in one.claims
    )


def _characterizes(court: Court, one: Statement, topics: set[str], places: set[str]) -> bool:
    if one.wording is not Wording.CHARACTERIZATION or not topics & set(one.all_topics):
        return False
    tree = court.ground.places
    return not one.places or any(
        tree.within(a, b) or tree.within(b, a) for a in one.places for b in places
    )
