"""C301: a later record denies an earlier statement, or that anything changed.

Three ways. A record names the statement that it denies (`denies-statement`). A claim about earlier
statements denies that they said something (`mode: denies` of a position with `reads-as`; that is
compared with all other positions, in `positions`). Or it says that nothing changed, while the
earlier words are opposed to what its own document says now, or say that there was a change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.findings import Comparison, Dimension, Outcome
from scomm_timeline.analysis.positions import position_shown
from scomm_timeline.analysis.timing import made_on
from scomm_timeline.analysis.utterances import Facet
from scomm_timeline.model.codebook import NO_CHANGE, Chain, Opposition, TopicKind
from scomm_timeline.model.statement import Mode, RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.documents import Documents
    from scomm_timeline.analysis.findings import Value
    from scomm_timeline.analysis.utterances import Ground, Utterance
    from scomm_timeline.model.codebook import Codebook, Position


_NOTHING: Final[frozenset[str]] = frozenset()

# -- a statement, by its id ----------------------------------------------------------------------


def denied_records(utterance: Utterance) -> frozenset[str]:
    """Ids of the records that an utterance denies by name."""
    denied = [
        relation.target
        for one in utterance.members
        for relation in one.relations
        if relation.kind is RelationKind.DENIES_STATEMENT
    ]
    return frozenset(denied) if denied and utterance.root.is_usable else _NOTHING


def denies_by_name(denier: Utterance, said: Utterance) -> bool:
    """True if the one names the other as what it denies."""
    denied = denied_records(denier)
    return bool(denied) and any(one.id in denied for one in said.members)


def denial_facet(denier: Utterance, said: Facet) -> Facet:
    """The denial of one claim of a statement, in that claim's own scope.

    Firm if any claim of the record that denies is firm, or if it has none; else held in the mode of
    its first claim.
    """
    modes = [facet.mode for facet in denier.facets]
    soft = next((mode for mode in modes if not mode.is_firm), Mode.DENIES)
    mode = Mode.DENIES if any(one.is_firm for one in modes) or not modes else soft
    claim = said.claim._replace(mode=mode)
    return Facet(
        claim, denied=not said.denied, mode=mode, start=made_on(denier), end=None, is_dated=False
    )


def denial_opposition(said: Facet) -> Opposition:
    """One denies what the other says; no rule of the codebook is needed."""
    chain = Chain(said.claim.position)
    return Opposition(chain, chain, None)


def compare_denial(first: Facet, second: Facet) -> Iterator[Comparison]:
    """Everything but voice, mode and announcement: the denial is of that very statement."""
    why = "one denies having made the other's statement"
    shown = (position_shown(first), position_shown(second))
    yield Comparison(Dimension.OPPOSED, *shown, "excludes", Outcome.MEETS, why)
    about = "the later names the earlier"
    yield Comparison(Dimension.ABOUT, None, None, "covers", Outcome.MEETS, about)
    claim = first.claim
    values: tuple[tuple[Dimension, Value], ...] = (
        (Dimension.COMPONENT, claim.component),
        (Dimension.PLACE, claim.places[0] if len(claim.places) == 1 else claim.places or None),
        (Dimension.WHO, claim.who.value if claim.who else None),
        (Dimension.POPULATION, None),
        (Dimension.EXTENT, claim.extent.value),
        (Dimension.TIME, None),
    )
    for dimension, value in values:
        yield Comparison(dimension, value, value, "equal", Outcome.MEETS)


# -- a change ------------------------------------------------------------------------------------


def denials_of_change(ground: Ground, utterance: Utterance) -> Iterator[Facet]:
    """Claims that the line never changed, of the statements that they are about."""
    for facet in utterance.facets:
        claim = facet.claim
        if (
            not facet.denied
            and claim.about is not None
            and is_no_change(ground.codebook, claim.position)
        ):
            yield facet


def is_no_change(book: Codebook, position: Position) -> bool:
    """True for the position that says nothing changed, in a topic about earlier statements."""
    return position.slug == NO_CHANGE and (book.kind(position.topic) is TopicKind.PAST_STATEMENTS)


def said_beside(documents: Documents, ground: Ground, utterance: Utterance) -> Iterator[Facet]:
    """What the document of an utterance firmly says now, of the matter itself."""
    for one in documents.beside(utterance):
        for facet in one.facets:
            is_matter = not ground.codebook.kind(facet.claim.topic).is_second_order
            is_now = not facet.is_retrospective and facet.claim.becomes is None
            if is_matter and facet.mode.is_firm and is_now:
                start = facet.start if facet.is_dated else made_on(utterance)
                yield facet._replace(start=start)
