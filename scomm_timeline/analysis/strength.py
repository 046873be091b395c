"""How well a pair stands: the reasons that weaken it, each counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.codes import ASSERTS_ORDER
from scomm_timeline.analysis.findings import Weakness, Witness
from scomm_timeline.model.dates import Order, gap
from scomm_timeline.model.statement import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.utterances import Facet, Utterance

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
    """What weakens one side, in its best wording and by its shortest way to a source."""
    if facet.mode is Mode.PRESUPPOSES:
        yield Weakness.PRESUPPOSES
    if not utterance.has_speakers_words:
        yield Weakness.PARAPHRASE_ONLY
    if utterance.mouths >= HEARSAY_MOUTHS:
        yield Weakness.HEARSAY
    if utterance.reporter_hedge:
        yield Weakness.REPORTER_HEDGE
    if not utterance.is_named:
        yield Weakness.UNNAMED
    if utterance.is_date_inferred:
        yield Weakness.DATE_INFERRED
    if utterance.has_low_confidence:
        yield Weakness.LOW_CONFIDENCE
