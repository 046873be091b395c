"""Statements asked for, in the order of their dates."""

from __future__ import annotations

from scomm_timeline.analysis.selection import Selection, describe, order_for, select
from scomm_timeline.model.dates import Order
from scomm_timeline.model.typed import TYPE_CHECKING
from scomm_timeline.reports import ShownStatement, TimelineReport
from scomm_timeline.reports.speaking import bodies_speaking
from scomm_timeline.reports.viewing import set_header, statement_view

if TYPE_CHECKING:
    from scomm_timeline.model.corpus import Corpus


def build_timeline_report(
    corpus: Corpus, selection: Selection, *, is_shipped: bool
) -> TimelineReport:
    """Statements asked for, in the order of their dates."""
    sequence = order_for(corpus, selection)
    chosen = select(corpus, selection, sequence.date)
    shown: list[ShownStatement] = []
    for index, statement in enumerate(chosen.statements):
        before = chosen.statements[index - 1] if index else None
        order_open = before is not None and (
            sequence.order(before.id, statement.id) is Order.NOT_ESTABLISHED
        )
        root = sequence.roots[statement.id]
        view = statement_view(corpus, statement, sequence.dates[root], root)
        shown.append(ShownStatement(view, statement.id in chosen.maybe, order_open, ()))
    return TimelineReport(
        set_header(corpus, is_shipped=is_shipped),
        describe(selection),
        tuple(shown),
        chosen.undated,
        bodies_speaking(corpus, chosen.statements),
    )
