"""Every report as blocks. The one place where a new kind of report has to be handled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from scomm_timeline.model.dates import format_date, parse_date
from scomm_timeline.renderers import pairs
from scomm_timeline.renderers.authoring import authored, import_counts
from scomm_timeline.renderers.contradictions import contradiction_counts, contradictions
from scomm_timeline.renderers.corrections import corrections, corrections_counts
from scomm_timeline.renderers.differing import (
    difference_counts,
    differences,
    first_lines,
    left_out,
)
from scomm_timeline.renderers.formatting import formatting, formatting_counts
from scomm_timeline.renderers.holding import positions, positions_counts
from scomm_timeline.renderers.impact import impact
from scomm_timeline.renderers.judging import adjudication_counts, adjudications, judged_field
from scomm_timeline.renderers.page import (
    Block,
    Cells,
    Field,
    Fixed,
    Gap,
    Heading,
    Inline,
    Paragraph,
    Style,
    Title,
    data,
    identifier,
    inline,
    item,
    own,
)
from scomm_timeline.renderers.statements import (
    also_on_file,
    side,
    statement,
    timeline,
    timeline_counts,
)
from scomm_timeline.renderers.stats import stats
from scomm_timeline.renderers.verifying import verify, verify_counts
from scomm_timeline.renderers.wording import code_title, counted
from scomm_timeline.reports import (
    CheckReport,
    ContradictionReport,
    ExplainReport,
    ListReport,
    StatementReport,
    StatsReport,
    TimelineReport,
)
from scomm_timeline.reports.authoring import AuthoringReport, ImportReport
from scomm_timeline.reports.corrections import CorrectionsReport
from scomm_timeline.reports.differing import DiffReport
from scomm_timeline.reports.formatting import FormatReport
from scomm_timeline.reports.holding import PositionsReport
from scomm_timeline.reports.impact import ImpactReport
from scomm_timeline.reports.judging import AdjudicationReport
from scomm_timeline.reports.verifying import VerifyReport

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.model.diagnostics import Diagnostic
    from scomm_timeline.renderers.options import RenderOptions
    from scomm_timeline.reports import ListRow, Report
    from scomm_timeline.reports.views import SetHeader


def compose(  # noqa: C901 -- a case for each report; mypy sees that none is missing
    report: Report, options: RenderOptions
) -> Iterator[Block]:
    """The whole report: its first line names the set, its end names what was left out."""
    yield from _first_lines(report)
    match report:
        case TimelineReport():
            yield from timeline(report)
        case StatementReport():
            yield from statement(report, options)
        case CheckReport():
            yield from _check(report)
        case ContradictionReport():
            yield from contradictions(report, options)
        case ExplainReport():
            yield from _explain(report, options)
        case ListReport():
            yield from _list(report)
        case VerifyReport():
            yield from verify(report)
        case AdjudicationReport():
            yield from adjudications(report)
        case PositionsReport():
            yield from positions(report)
        case StatsReport():
            yield from stats(report)
        case DiffReport():
            yield from differences(report)
        case ImpactReport():
            yield from impact(report)
        case CorrectionsReport():
            yield from corrections(report)
        case FormatReport():
            yield from formatting(report)
        case AuthoringReport() | ImportReport():
            yield from authored(report)
        case _:
            assert_never(report)
    yield from _named_at_the_end(report)
    yield from _closing(report, options)


def _first_lines(report: Report) -> Iterator[Block]:
    """The set, or both of them."""
    if isinstance(report, DiffReport):
        yield from first_lines(report)
    else:
        yield first_line(report)


def _named_at_the_end(report: Report) -> Iterator[Block]:
    """What was left out; `check` has told of each."""
    if isinstance(report, DiffReport):
        yield from left_out(report)
    elif report.header is not None and not isinstance(report, CheckReport | FormatReport):
        yield from _left_out(report.header)


def _closing(  # noqa: C901 -- a case for each report; mypy sees that none is missing
    report: Report, options: RenderOptions
) -> Iterator[Block]:
    """The last lines of an answer: counts."""
    match report:
        case TimelineReport():
            yield Gap()
            yield Paragraph(inline(timeline_counts(report)))
        case ContradictionReport():
            yield Gap()
            yield from contradiction_counts(report, options)
        case CheckReport():
            yield Paragraph(inline(own(_check_counts(report), Style.STRONG)))
        case ListReport():
            yield Gap()
            yield Paragraph(inline(_list_count(report)))
        case VerifyReport():
            yield Gap()
            yield from verify_counts(report)
        case FormatReport():
            yield Gap()
            yield Paragraph(formatting_counts(report))
        case AdjudicationReport():
            yield Gap()
            yield from adjudication_counts(report)
        case PositionsReport():
            yield Gap()
            yield Paragraph(inline(own(positions_counts(report), Style.STRONG)))
        case DiffReport():
            yield from difference_counts(report)
        case CorrectionsReport():
            yield from corrections_counts(report)
        case ImportReport():
            yield Gap()
            yield Paragraph(inline(import_counts(report)))
        case (
            StatementReport() | ExplainReport() | StatsReport() | ImpactReport() | AuthoringReport()
        ):
            return
        case _:
            assert_never(report)


# -- the set -------------------------------------------------------------------------------------


def first_line(report: Report) -> Title:
    """Which set an answer is about, how large it is, and whether all of it was read."""
    header = report.header
    if header is None:
        title = own("The vocabulary of this set does not load", Style.STRONG)
        if isinstance(report, FormatReport):  # the layout of a file needs no vocabulary
            return Title((inline(title),))
        return Title((inline(title), inline("nothing else was read")))
    cells = [
        inline(data(header.title, Style.STRONG)),
        inline(own("set "), identifier(header.digest)),
        inline(f"{counted(header.statements, 'statement')}, {counted(header.problems, 'problem')}"),
    ]
    if header.is_shipped:
        cells.append(inline("shipped"))
    if header.as_known_on is not None:
        cells.append(inline(f"as known on {format_date(parse_date(header.as_known_on))}"))
        cells.append(
            inline(
                f"not yet public then: {header.not_yet_public}, never public: {header.never_public}"
            )
        )
    if header.incomplete:
        cells.append(inline(own(f"incomplete: {len(header.incomplete)} left out", Style.ALERT)))
    return Title(tuple(cells))


def _left_out(header: SetHeader) -> Iterator[Block]:
    """Everything that could not be used, by name."""
    if not header.incomplete:
        return
    yield Gap()
    title = f"Left out: {len(header.incomplete)} (timeline check tells why in full)"
    yield Heading(inline(own(title, Style.ALERT)), level=2)
    for one in header.incomplete:
        name = inline(identifier(one.id)) if one.id else inline("the whole file")
        yield item(inline(name, " in ", data(one.path), ": ", data(one.reason)))


# -- check ---------------------------------------------------------------------------------------


def _check(report: CheckReport) -> Iterator[Block]:
    for one in report.diagnostics:
        yield Fixed(_diagnostic(one))
        if one.help:
            yield Paragraph(inline("help: ", data(one.help)), indent=4, hang=6)


def _diagnostic(one: Diagnostic) -> Inline:
    place = f":{one.span.start.line}:{one.span.start.column}" if one.span else ""
    severity = one.severity.value
    style = Style.ALERT if severity == "error" else Style.DIM
    return inline(
        data(one.path),
        f"{place}: ",
        own(f"{severity}[{one.code.id}]", style),
        " ",
        data(one.message),
    )


def _check_counts(report: CheckReport) -> str:
    notices = sum(one.severity.value == "notice" for one in report.diagnostics)
    errors = len(report.diagnostics) - notices
    if not report.diagnostics:
        total = report.header.statements if report.header else 0
        return f"No problem found in {counted(total, 'statement')}."
    if report.header is None:
        return f"{counted(errors, 'error')}; without the vocabulary no statement can be read."
    text = f"{counted(errors, 'error')}, {counted(notices, 'notice')}"
    return (
        f"{text}; {report.left_out} left out." if report.left_out else f"{text}; nothing left out."
    )


# -- explain -------------------------------------------------------------------------------------

NOT_SHOWN_ADJUDICATION: Final = "Not shown: 1 adjudication (work product; --internal adds it)."

_VERDICTS: Final[Mapping[str, str]] = {
    "contradiction": "The two contradict each other",
    "possible": "The two may contradict each other",
    "change": "An announced change: the two are inconsistent, and the change was announced",
    "finding": "An outside finding stands against the other statement",
    "dispute": "A dispute: the two are inconsistent, and no one voice answers for both",
    "compatible": "Compatible: both can stand",
    "same-utterance": "One utterance, recorded twice",
}


def _explain(report: ExplainReport, options: RenderOptions) -> Iterator[Block]:
    pair = report.pair
    yield Gap()
    verdict = own(f"{_VERDICTS.get(pair.verdict, pair.verdict)}.", Style.STRONG)
    code = f" {pair.code}: {code_title(pair.code)}." if pair.code is not None else ""
    yield Paragraph(inline(verdict, code))
    if pair.deciding is not None:
        yield Paragraph(inline("What decides is the ", pairs.deciding(pair)))
    told = pair.deciding.why if pair.deciding is not None else ""
    if pair.ended_by is not None and pair.ended_by not in told:
        yield Paragraph(inline("The earlier line was ended by ", identifier(pair.ended_by), "."))
    for letter, view, holds, denied in (
        ("A", pair.a, pair.a_holds, pair.a_denied),
        ("B", pair.b, pair.b_holds, pair.b_denied),
    ):
        yield Gap()
        yield from side(letter, view, holds, denied=denied, level=2)
    yield Gap()
    yield from pairs.why(pair)
    yield from pairs.comparisons(pair)
    is_finding = pair.verdict in {"contradiction", "possible"}
    if pair.verdict != "same-utterance":
        yield from pairs.order_and_gap(pair, is_finding=is_finding)
    if is_finding:
        yield from pairs.weak(pair)
        yield from pairs.gone(pair)
    yield from also_on_file(report.also_on_file)
    found = inline(identifier(report.finding)) if report.finding else inline("no finding.")
    if report.is_referral:
        found = inline(f"C402: {code_title('C402')}; listed, and no contradiction of either.")
    yield Field("In", (found,))
    if options.work_product:
        yield from judged_field(report.judged)
    elif report.judged is not None and report.judged.judgment is not None:
        yield Paragraph(inline(own(NOT_SHOWN_ADJUDICATION)))


# -- list ----------------------------------------------------------------------------------------


def _list(report: ListReport) -> Iterator[Block]:
    if report.rows:
        yield Gap()
    for row in report.rows:
        yield Cells(_row(row), indent=2 + 2 * row.depth, hang=2, depth=row.depth)


def _row(row: ListRow) -> tuple[Inline, ...]:
    cells = [inline(identifier(row.id)), inline(data(row.name))]
    if row.detail:
        cells.append(inline(data(row.detail, Style.DIM)))
    return tuple(cells)


_UNITS: Final[Mapping[str, tuple[str, str]]] = {
    "people": ("person", "people"),
    "topics": ("topic", "topics"),
}


def _list_count(report: ListReport) -> str:
    if not report.rows:
        return f"This set has no {report.what}."
    unit, plural = _UNITS.get(report.what, (report.what.removesuffix("s"), report.what))
    is_nested = report.what == "topics"  # positions stand under their topic and are not counted
    total = sum(row.depth == 0 or not is_nested for row in report.rows)
    return f"{counted(total, unit, plural)}."
