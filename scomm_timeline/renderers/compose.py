"""Every kind of report as blocks. The one place where a new kind of report has to be handled.

A function for each kind gives the whole page: which set, the answer, what was left out, counts. What
a kind needs is imported when one of it comes along: no command should wait for the others' pages.
"""

from __future__ import annotations

from itertools import chain

from scomm_timeline.model.typed import TYPE_CHECKING, Any, Final
from scomm_timeline.renderers.about_set import VOCABULARY_LOST, first_line, left_out
from scomm_timeline.renderers.page import Gap, Paragraph, Style, Title, inline, own

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scomm_timeline.renderers.options import RenderOptions
    from scomm_timeline.renderers.page import Block
    from scomm_timeline.reports import (
        CheckReport,
        ContradictionReport,
        ExplainReport,
        ListReport,
        Report,
        StatementReport,
        StatsReport,
        TimelineReport,
    )
    from scomm_timeline.reports.authoring import AuthoringReport, ImportReport
    from scomm_timeline.reports.corrections import CorrectionsReport
    from scomm_timeline.reports.differing import DiffReport
    from scomm_timeline.reports.formatting import FormatReport
    from scomm_timeline.reports.gating import GateReport
    from scomm_timeline.reports.holding import PositionsReport
    from scomm_timeline.reports.impact import ImpactReport
    from scomm_timeline.reports.judging import AdjudicationReport
    from scomm_timeline.reports.verifying import VerifyReport
    from scomm_timeline.reports.views import SetHeader


def compose(report: Report, options: RenderOptions) -> Iterator[Block]:
    """The whole report: its first line names the set, its end names what was left out."""
    return COMPOSERS[report.__class__.__name__](report, options)


def _page(header: SetHeader | None, body: Iterator[Block]) -> Iterator[Block]:
    """What a report says, between the line that names the set and the list of what was left out."""
    yield first_line(header)
    yield from body
    if header is not None:
        yield from left_out(header)


def _timeline(report: TimelineReport, _: RenderOptions) -> Iterator[Block]:
    from scomm_timeline.renderers.speaking import speaking
    from scomm_timeline.renderers.statements import timeline, timeline_counts

    yield from _page(report.header, chain(timeline(report), speaking(report)))
    yield Gap()
    yield Paragraph(inline(timeline_counts(report)))


def _statement(report: StatementReport, options: RenderOptions) -> Iterator[Block]:
    from scomm_timeline.renderers.statements import statement

    yield from _page(report.header, statement(report, options))


def _check(report: CheckReport, _: RenderOptions) -> Iterator[Block]:
    from scomm_timeline.renderers.checking import check

    yield first_line(report.header)  # what was left out is all that it tells
    yield from check(report)


def _contradictions(report: ContradictionReport, options: RenderOptions) -> Iterator[Block]:
    from scomm_timeline.renderers.contradictions import contradiction_counts, contradictions

    yield from _page(report.header, contradictions(report, options))
    yield Gap()
    yield from contradiction_counts(report, options)


def _explain(report: ExplainReport, options: RenderOptions) -> Iterator[Block]:
    from scomm_timeline.renderers.explaining import explain

    yield from _page(report.header, explain(report, options))


def _list(report: ListReport, _: RenderOptions) -> Iterator[Block]:
    from scomm_timeline.renderers.listing import list_count, listed

    yield from _page(report.header, listed(report))
    yield Gap()
    yield Paragraph(inline(list_count(report)))


def _verify(report: VerifyReport, _: RenderOptions) -> Iterator[Block]:
    from scomm_timeline.renderers.verifying import verify, verify_counts

    yield from _page(report.header, verify(report))
    yield Gap()
    yield from verify_counts(report)


def _adjudications(report: AdjudicationReport, _: RenderOptions) -> Iterator[Block]:
    from scomm_timeline.renderers.judging import adjudication_counts, adjudications

    yield from _page(report.header, adjudications(report))
    yield Gap()
    yield from adjudication_counts(report)


def _positions(report: PositionsReport, _: RenderOptions) -> Iterator[Block]:
    from scomm_timeline.renderers.holding import positions, positions_counts

    yield from _page(report.header, positions(report))
    yield Gap()
    yield Paragraph(inline(own(positions_counts(report), Style.STRONG)))


def _stats(report: StatsReport, _: RenderOptions) -> Iterator[Block]:
    from scomm_timeline.renderers.stats import stats

    yield from _page(report.header, stats(report))


def _differences(report: DiffReport, _: RenderOptions) -> Iterator[Block]:
    from scomm_timeline.renderers import differing

    yield from differing.first_lines(report)
    yield from differing.differences(report)
    yield from differing.left_out(report)
    yield from differing.difference_counts(report)


def _impact(report: ImpactReport, options: RenderOptions) -> Iterator[Block]:
    from scomm_timeline.renderers.impact import impact

    shown = impact(report, shows_verdicts=options.work_product)
    yield from _page(report.header, shown)


def _gate(report: GateReport, _: RenderOptions) -> Iterator[Block]:
    from scomm_timeline.renderers.gating import gate, gate_counts

    yield from _page(report.header, gate(report))
    yield from gate_counts(report)


def _corrections(report: CorrectionsReport, _: RenderOptions) -> Iterator[Block]:
    from scomm_timeline.renderers.corrections import corrections, corrections_counts

    yield from _page(report.header, corrections(report))
    yield from corrections_counts(report)


def _formatting(report: FormatReport, _: RenderOptions) -> Iterator[Block]:
    from scomm_timeline.renderers.formatting import formatting, formatting_counts

    # The layout of a file needs no vocabulary.
    yield Title((VOCABULARY_LOST,)) if report.header is None else first_line(report.header)
    yield from formatting(report)
    yield Gap()
    yield Paragraph(formatting_counts(report))


def _authoring(report: AuthoringReport, _: RenderOptions) -> Iterator[Block]:
    from scomm_timeline.renderers.authoring import authored

    yield from _page(report.header, authored(report))


def _import(report: ImportReport, _: RenderOptions) -> Iterator[Block]:
    from scomm_timeline.renderers.authoring import authored, import_counts

    yield from _page(report.header, authored(report))
    yield Gap()
    yield Paragraph(inline(import_counts(report)))


COMPOSERS: Final[Mapping[str, Callable[[Any, RenderOptions], Iterator[Block]]]] = {
    "AdjudicationReport": _adjudications,
    "AuthoringReport": _authoring,
    "CheckReport": _check,
    "ContradictionReport": _contradictions,
    "CorrectionsReport": _corrections,
    "DiffReport": _differences,
    "ExplainReport": _explain,
    "FormatReport": _formatting,
    "GateReport": _gate,
    "ImpactReport": _impact,
    "ImportReport": _import,
    "ListReport": _list,
    "PositionsReport": _positions,
    "StatementReport": _statement,
    "StatsReport": _stats,
    "TimelineReport": _timeline,
    "VerifyReport": _verify,
}
"""By the name of the report's class; a test holds it equal to the members of `Report`."""
