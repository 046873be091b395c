"""Blocks for one statement: as a side of a pair, in a timeline, and with all its provenance."""

from __future__ import annotations

from scomm_timeline.model.date_words import format_date
from scomm_timeline.model.typed import TYPE_CHECKING
from scomm_timeline.renderers.options import NOT_TOLD
from scomm_timeline.renderers.page import (
    Block,
    Cells,
    Field,
    Gap,
    Heading,
    Inline,
    Paragraph,
    Quote,
    Style,
    data,
    identifier,
    inline,
    item,
    joined,
    own,
)
from scomm_timeline.renderers.wording import (
    addressees,
    citation,
    claim_scope,
    counted,
    date_line,
    holding,
    ids,
    mark,
    no_position,
    relation,
    signed,
    via,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.renderers.options import RenderOptions
    from scomm_timeline.reports import ShownStatement, StatementReport, TimelineReport
    from scomm_timeline.reports.views import CitationView, ClaimView, StatementView

_INDENT = 5
_COLUMN = 11


def side(
    letter: str, view: StatementView, holds: ClaimView | None, *, denied: bool, level: int = 3
) -> Iterator[Block]:
    """One side of a pair: when, to whom, from whom, what it says, the words, where they stand."""
    title = inline(own(letter, Style.STRONG), "  ", date_line(view))
    yield Heading(title, level, aside=addressees(view), indent=2)
    yield Field("from", (signed(view),), _INDENT, _COLUMN)
    if holds is not None:
        label, what = holding(holds, denied=denied)
        yield Field(label, (what,), _INDENT, _COLUMN)
    elif view.figure:
        yield Field("figure", (inline(data(view.figure)),), _INDENT, _COLUMN)
    yield from _evidence(view, _INDENT)


def _evidence(view: StatementView, indent: int) -> Iterator[Block]:
    """The words, what they are, through whom they came, where they stand, the id."""
    yield Quote(words(view), indent)
    if view.sense:
        sense = inline("in the coder's words: ", data(view.sense))
        yield Paragraph(sense, indent, hang=2)
    yield from _provenance(view, indent)
    yield Paragraph(inline(identifier(view.id)), indent)


def _provenance(view: StatementView, indent: int) -> Iterator[Block]:
    cells = [inline(own(mark(view), Style.DIM))]
    if view.via:
        cells.append(inline("via ", via(view)))
    sources = [citation(one) for one in view.citations] or [inline("no source given")]
    if len(sources) == 1:
        yield Cells((*cells, sources[0]), indent, hang=2)
        return
    yield Cells(tuple(cells), indent, hang=2)
    for one in sources:
        yield Paragraph(one, indent, hang=2)


# -- show ----------------------------------------------------------------------------------------


def timeline(report: TimelineReport) -> Iterator[Block]:
    """Statements in display order, each a block that reads top to bottom."""
    yield Paragraph(_asked(report.shown_by))
    for shown in report.statements:
        yield Gap()
        yield from _entry(shown)


def _asked(shown_by: str) -> Inline:
    if not shown_by:
        return inline("Shown: everything.")
    return inline("Shown: ", data(shown_by), ".")


def timeline_counts(report: TimelineReport) -> str:
    """How many statements were shown, how many are drafts, how many could not be shown."""
    total = len(report.statements)
    if not total:
        text = (
            "No statement matches."
            if report.shown_by
            else "This set has no statements that could be shown."
        )
    else:
        text = f"{counted(total, 'statement')}."
        drafts = sum(one.view.review == "draft" for one in report.statements)
        if drafts:
            text += f" Coding not reviewed by a second person: {drafts}."
    if report.undated:
        text += f" Not shown, with no day on file from which they were public: {report.undated}."
    return text


def _entry(shown: ShownStatement) -> Iterator[Block]:
    view = shown.view
    yield Heading(date_line(view), level=2, aside=addressees(view), anchor=view.id)
    marks = ["order to the one above not established"] if shown.order_open else []
    marks += ["may be outside the days asked for"] if shown.maybe else []
    if marks:
        yield Paragraph(inline(own(f"({'; '.join(marks)})", Style.DIM)), indent=2, hang=2)
    yield Cells((signed(view), _document(view)), indent=2, hang=2)
    yield Quote(words(view), indent=2)
    if view.sense:
        yield Paragraph(inline("in the coder's words: ", data(view.sense)), indent=2, hang=2)
    yield from _provenance(view, indent=2)
    yield from _substance(view)
    yield from _ties(shown)
    yield Paragraph(inline(identifier(view.id)), indent=2)


def _document(view: StatementView) -> Inline:
    act = "" if view.act == "statement" else f", {view.act.replace('-', ' ')}"
    kind = inline("kind of document unknown") if view.document == "unknown" else None
    return inline(kind or data(view.document), act)


def _substance(view: StatementView) -> Iterator[Block]:
    """Claims in words with their scope, the figure, or why there is no position."""
    for claim in view.claims:
        label, what = holding(claim, denied=claim.mode == "denies")
        scope = inline(own("(", Style.DIM), claim_scope(claim), own(")", Style.DIM))
        yield Field(label, (what, scope), indent=2, column=8)
    if view.figure:
        yield Field("figure", (inline(data(view.figure)),), indent=2, column=10)
    if view.no_position is not None:
        yield Paragraph(no_position(view), indent=2, hang=2)
    if view.act == "unanswered":
        yield Paragraph(inline("asked, and no answer is on file"), indent=2, hang=2)
    if view.announces:
        ended = joined(", ", [inline(data(one)) for one in view.announces])
        yield Paragraph(inline("announces that an earlier line ends: ", ended), indent=2, hang=2)


def _ties(shown: ShownStatement) -> Iterator[Block]:
    relations = shown.view.relations
    if relations:
        told = [inline(f"{relation(kind)} ", identifier(target)) for kind, target in relations]
        yield Paragraph(joined("; ", told), indent=2, hang=2)
    if shown.findings:
        yield Paragraph(inline("part of ", ids(shown.findings)), indent=2, hang=2)


# -- show ID -------------------------------------------------------------------------------------


def statement(report: StatementReport, options: RenderOptions) -> Iterator[Block]:
    """One statement: its block, every value with its provenance, and all that points to it."""
    view = report.statement.view
    yield Gap()
    yield from _entry(report.statement)
    yield from _section("Values and where each came from")
    for one in report.values:
        told = data(one.value) if options.may_tell(one.field) else NOT_TOLD
        value = inline(told, own(f"  ({one.source})", Style.DIM))
        yield Field(one.field, (value,), column=24, label_is_data=True)
    if view.at:
        yield Field("file", (inline(data(view.at)),), column=24)
    yield from _section("Sources")
    if not view.citations:
        yield Paragraph(inline("None is cited."), indent=2)
    for cited in view.citations:
        yield from _source(cited)
    yield from _related(report)
    if options.verbose:
        yield from _section("When the public could know")
        known = date_of_public(view)
        yield Paragraph(inline(known), indent=2)


def date_of_public(view: StatementView) -> str:
    """The day from which anybody could know, in words."""
    return format_date(view.public) if view.public else "Not established by what is on file."


def _section(title: str) -> Iterator[Block]:
    yield Gap()
    yield Heading(inline(own(title, Style.STRONG)), level=2)


def _source(cited: CitationView) -> Iterator[Block]:
    yield item(inline(data(cited.title)))
    yield Paragraph(citation(cited), indent=4, hang=2)
    address = "no address given" if cited.url == "none-given" else None
    shown = inline(address) if address else inline(data(cited.url))
    yield Cells((shown, inline(identifier(cited.source))), indent=4, hang=2)


def _related(report: StatementReport) -> Iterator[Block]:
    view = report.statement.view
    yield from _section("Relations")
    rows = [
        inline(f"this one {relation(kind)} ", identifier(target)) for kind, target in view.relations
    ]
    rows += [
        inline(identifier(other), f" {relation(kind)} this one")
        for other, kind in report.pointed_to_by
    ]
    if report.versions:
        rows.append(inline("one utterance with ", ids(report.versions)))
    if view.utterance != view.id:
        rows.append(
            inline("its claims decide nothing: those of ", identifier(view.utterance), " count")
        )
    for row in rows or [inline("None in either direction.")]:
        yield item(row)
    yield from _section("Findings it takes part in")
    for one in report.statement.findings:
        yield item(inline(identifier(one)))
    if not report.statement.findings:
        yield item(inline("None."))


def short(view: StatementView) -> Inline:
    """One statement in a row: date, who, to whom, id."""
    return inline(
        own(format_date(view.when)),
        ", ",
        signed(view),
        ", ",
        addressees(view),
        "  ",
        identifier(view.id),
    )


def also_on_file(views: tuple[StatementView, ...]) -> Iterator[Block]:
    """Acknowledgments, outside findings and evaluations, one after the other."""
    for number, one in enumerate(views):
        yield from _on_file("" if number else "Beside", one)


def _on_file(label: str, view: StatementView) -> Iterator[Block]:
    """A statement that stands beside a finding: when, who, the words in full, what they are."""
    column = 9
    yield Field(label, (inline(format_date(view.when), ", ", signed(view)),), column=column)
    yield Quote(words(view), column)
    if view.sense:
        yield Paragraph(inline("in the coder's words: ", data(view.sense)), column, hang=2)
    yield Cells((inline(own(mark(view), Style.DIM)), inline(identifier(view.id))), column)
