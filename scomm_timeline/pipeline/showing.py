"""Statements asked for, in the order of their dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.selection import Selection, describe, select
from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.model.dates import Order
from scomm_timeline.reports import ShownStatement, TimelineReport
from scomm_timeline.reports.speaking import bodies_speaking
from scomm_timeline.reports.viewing import set_header, view_of

if TYPE_CHECKING:
    from scomm_timeline.model.corpus import Corpus


def build_timeline_report(
    corpus: Corpus, selection: Selection, *, is_shipped: bool
) -> TimelineReport:
    """Statements asked for, in the order of their dates."""
    ground = prepare(corpus)
    chosen = select(corpus, selection, ground.sequence.date)
    shown: list[ShownStatement] = []
    for index, statement in enumerate(chosen.statements):
        before = chosen.statements[index - 1] if index else None
        order_open = before is not None and (
            ground.sequence.order(before.id, statement.id) is Order.NOT_ESTABLISHED
        )
        shown.append(
            ShownStatement(view_of(ground, statement), statement.id in chosen.maybe, order_open, ())
        )
    return TimelineReport(
        set_header(corpus, is_shipped=is_shipped),
        describe(selection),
        tuple(shown),
        chosen.undated,
        bodies_speaking(corpus, chosen.statements),
    )
