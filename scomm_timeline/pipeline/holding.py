"""Who held what, where, in which month: the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.holding import holdings
from scomm_timeline.analysis.meeting import open_court
from scomm_timeline.analysis.selection import describe, select
from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.reports.holding import PositionsReport, voice_blocks
from scomm_timeline.reports.viewing import set_header

if TYPE_CHECKING:
    from collections.abc import Collection

    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.selection import Selection
    from scomm_timeline.analysis.utterances import Facet, Utterance
    from scomm_timeline.model.corpus import Corpus


def build_positions_report(
    corpus: Corpus, selection: Selection, *, is_shipped: bool, families: Collection[str] = ()
) -> PositionsReport:
    """Lines of the statements asked for; of these, the claims on what was asked for.

    What ended a line is looked for in the whole set.
    """
    court = open_court(prepare(corpus))
    return report_positions(court, selection, is_shipped=is_shipped, families=families)


def report_positions(
    court: Court, selection: Selection, *, is_shipped: bool, families: Collection[str] = ()
) -> PositionsReport:
    """The same of a set that is ready to be asked."""
    ground, corpus = court.ground, court.ground.corpus
    chosen = select(corpus, selection, ground.sequence.date)
    roots = {ground.sequence.roots[one.id] for one in chosen.statements}

    def wanted(utterance: Utterance, facet: Facet, place: str) -> bool:
        claim = facet.claim
        return (
            utterance.id in roots
            and (not families or ground.codebook.family_of(claim.topic) in families)
            and (not selection.topics or claim.topic in selection.topics)
            and (not selection.components or claim.component in selection.components)
            and (not selection.places or _is_at(corpus, place, selection))
        )

    found = holdings(court, wanted)
    named = f"family {' or '.join(families)}" if families else ""
    return PositionsReport(
        header=set_header(corpus, is_shipped=is_shipped),
        shown_by="; ".join(part for part in (named, describe(selection)) if part),
        blocks=tuple(voice_blocks(corpus, found)),
        until=found.until,
        soft=found.soft,
    )


def _is_at(corpus: Corpus, place: str, selection: Selection) -> bool:
    tree = corpus.places
    return place in tree.by_id and any(
        tree.within(place, wanted) or (selection.applies_to and tree.within(wanted, place))
        for wanted in selection.places
    )
