"""Reports that need no comparison: timelines, problems, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.inventory import take_inventory
from scomm_timeline.analysis.selection import Selection, describe, select
from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.model.dates import Order
from scomm_timeline.reports import (
    CheckReport,
    ListReport,
    ShownStatement,
    StatsReport,
    TimelineReport,
)
from scomm_timeline.reports.lists import LISTS
from scomm_timeline.reports.viewing import set_header, view_of

if TYPE_CHECKING:
    from scomm_timeline.model.corpus import Corpus, Loaded


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
    )


def build_check_report(loaded: Loaded, *, is_shipped: bool) -> CheckReport:
    """Every problem of every file."""
    header = set_header(loaded.corpus, is_shipped=is_shipped) if loaded.corpus else None
    return CheckReport(header, loaded.diagnostics, len(loaded.left_out))


def build_list_report(corpus: Corpus, what: str, *, is_shipped: bool) -> ListReport:
    """What a set holds of one kind; `what` is a key of LISTS."""
    return ListReport(set_header(corpus, is_shipped=is_shipped), what, tuple(LISTS[what](corpus)))


def build_stats_report(corpus: Corpus, selection: Selection, *, is_shipped: bool) -> StatsReport:
    """What there is of the statements asked for, and what they lack."""
    chosen = select(corpus, selection, prepare(corpus).sequence.date)
    return StatsReport(
        set_header(corpus, is_shipped=is_shipped),
        describe(selection),
        take_inventory(corpus, chosen.statements, is_whole=selection.is_empty),
        chosen.undated,
    )
