"""How well a pair stands: the reasons that weaken it, each counted once.

An utterance is as good as one of its records: the one that serves it best. It never borrows the words
of one record, the certain speaker of another and the dated source of a third; nobody could cite it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.codes import ASSERTS_ORDER
from scomm_timeline.analysis.findings import Weakness, Witness
from scomm_timeline.model.dates import Order, gap
from scomm_timeline.model.statement import Basis, Confidence, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.utterances import Facet, Utterance
    from scomm_timeline.model.statement import Statement

HEARSAY_MOUTHS: Final = 2
"""Mouths between speaker and source from which words are hearsay."""


def weigh(meeting: Meeting) -> Witness:
    """The pair with everything that weakens it and the gap between its dates."""
    found = set(of_the_pair(meeting))
    for utterance, facet in sides(meeting):
        found.update(of_one_side(utterance, facet))
    reasons = tuple(one for one in Weakness if one in found)
    return Witness(meeting, reasons, gap(meeting.a.made, meeting.b.made))


def sides(meeting: Meeting) -> tuple[tuple[Utterance, Facet], tuple[Utterance, Facet]]:
    """Both sides with the facets that meet."""
    return (meeting.a, meeting.facet_a), (meeting.b, meeting.facet_b)


def of_the_pair(meeting: Meeting) -> Iterator[Weakness]:
    """What weakens a pair beside what weakens its sides."""
    if meeting.contestable_rules:
        yield Weakness.CONTESTABLE_RULE
    if meeting.code in ASSERTS_ORDER and meeting.order not in {Order.BEFORE, Order.AFTER}:
        yield Weakness.ORDER_OPEN


def of_one_side(utterance: Utterance, facet: Facet) -> Iterator[Weakness]:
    """What weakens one side: how its claim is held, and what weakens its best record."""
    if facet.mode is Mode.PRESUPPOSES:
        yield Weakness.PRESUPPOSES
    yield from of_one_record(best_record(utterance))


def best_record(utterance: Utterance) -> Statement:
    """The record that an utterance is cited by: the fewest reasons against it.

    Of equals the one with words of the speaker, then the one with the fewest mouths, then the root,
    then the least id. A version that makes other claims than the root says something else, and
    lends it nothing.
    """
    root = utterance.root
    if len(utterance.members) == 1:
        return root
    claimed = _says(root)
    return min(
        (one for one in utterance.members if one is root or _says(one) == claimed),
        key=lambda one: (
            len(tuple(of_one_record(one))),
            not one.has_speakers_words,
            len(one.via),
            one is not root,
            one.id,
        ),
    )


def _says(one: Statement) -> tuple[object, ...]:
    """What a record says, whatever its words: its claims in any order, or its figure."""
    return (frozenset(one.claims), one.figure)


def of_one_record(one: Statement) -> Iterator[Weakness]:
    """What weakens a record by itself: its wording, its way to a source, its speaker and date."""
    if not one.has_speakers_words:
        yield Weakness.PARAPHRASE_ONLY
    if len(one.via) >= HEARSAY_MOUTHS:
        yield Weakness.HEARSAY
    hedges = [cite.reporter_hedge for cite in one.citations]
    if hedges and all(hedges):
        yield Weakness.REPORTER_HEDGE
    if not one.is_named:
        yield Weakness.UNNAMED
    if one.made_basis is Basis.INFERRED:
        yield Weakness.DATE_INFERRED
    if one.confidence is Confidence.LOW:
        yield Weakness.LOW_CONFIDENCE
