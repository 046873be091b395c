"""What is in a set and what is wrong with it: problems, lists, counts. Nothing is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.inventory import take_inventory
from scomm_timeline.analysis.selection import describe, order_for, select
from scomm_timeline.reports import CheckReport, ListReport, StatsReport
from scomm_timeline.reports.lists import LISTS
from scomm_timeline.reports.viewing import set_header

if TYPE_CHECKING:
    from scomm_timeline.analysis.selection import Selection
    from scomm_timeline.model.corpus import Corpus, Loaded


def build_check_report(loaded: Loaded, *, is_shipped: bool) -> CheckReport:
    """Every problem of every file."""
    header = set_header(loaded.corpus, is_shipped=is_shipped) if loaded.corpus else None
    return CheckReport(header, loaded.diagnostics, len(loaded.left_out))


def build_list_report(corpus: Corpus, what: str, *, is_shipped: bool) -> ListReport:
    """What a set holds of one kind; `what` is a key of LISTS."""
    return ListReport(set_header(corpus, is_shipped=is_shipped), what, tuple(LISTS[what](corpus)))


def build_stats_report(corpus: Corpus, selection: Selection, *, is_shipped: bool) -> StatsReport:
    """What there is of the statements asked for, and what they lack."""
    chosen = select(corpus, selection, order_for(corpus, selection).date)
    return StatsReport(
        set_header(corpus, is_shipped=is_shipped),
        describe(selection),
        take_inventory(corpus, chosen.statements, is_whole=selection.is_empty),
        chosen.undated,
    )
