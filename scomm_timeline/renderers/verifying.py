"""Blocks for quotations held against their documents: what does not match comes with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from scomm_timeline.evidence.results import Change, LocatorVerdict
from scomm_timeline.model.documents import DocumentState
from scomm_timeline.model.quotations import Grade
from scomm_timeline.renderers.page import (
    Block,
    Cells,
    Field,
    Gap,
    Heading,
    Inline,
    Paragraph,
    Quote,
    Span,
    Style,
    data,
    identifier,
    inline,
    joined,
    own,
    quoted,
)
from scomm_timeline.renderers.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.evidence.results import (
        DiffPart,
        GradedQuotation,
        Nearest,
        Omission,
        Place,
    )
    from scomm_timeline.reports.verifying import (
        DocumentCheck,
        Method,
        QuotationCheck,
        VerifyReport,
    )

GRADES: Final[Mapping[Grade, str]] = {
    Grade.MATCHES: "matches",
    Grade.MATCHES_WITH_OMISSIONS: "matches with omissions",
    Grade.SEVERAL_PLACES: "matches in several places",
    Grade.NEEDS_READER: "needs a reader",
    Grade.NOT_FOUND: "not found",
    Grade.NO_TEXT_LAYER: "no text to search",
    Grade.SOURCE_MISSING: "document not in the folder",
    Grade.SOURCE_CHANGED: "document changed",
    Grade.NOT_A_QUOTATION: "not a quotation",
    Grade.NOT_CHECKED: "not checked",
    Grade.STALE: "stale",
}
"""Each grade in a few words."""

_INDENT = 2
_COLUMN = 18


def verify(report: VerifyReport) -> Iterator[Block]:
    """Documents that are there, one after the other, what does not match first; then the others."""
    yield Paragraph(_asked(report))
    if report.is_explained:
        yield from _method(report.method)
    for check in report.documents:
        if check.state is not DocumentState.MISSING:
            yield Gap()
            yield from _document(check, is_explained=report.is_explained)
    yield from _missing([one for one in report.documents if one.state is DocumentState.MISSING])


def _asked(report: VerifyReport) -> Inline:
    how = f"Letter by letter, method {report.method.version}"
    if not report.shown_by:
        return inline(f"{how}: every quotation, against the document it cites.")
    return inline(f"{how}: ", data(report.shown_by), ".")


def verify_counts(report: VerifyReport) -> Iterator[Block]:
    """How many quotations got which grade, and what was written."""
    total = sum(count for _, count in report.counts)
    graded = ", ".join(f"{GRADES[grade]} {count}" for grade, count in report.counts)
    told = f"{counted(total, 'quotation')}: {graded}." if graded else "No quotation."
    if report.paraphrases:
        told += f" Paraphrases, with nothing to match: {report.paraphrases}."
    yield Paragraph(inline(told))
    if report.written:
        files = joined(", ", [inline(data(one)) for one in report.written])
        yield Paragraph(inline("Receipts written: ", files), hang=2)


# -- one document --------------------------------------------------------------------------------


def _document(check: DocumentCheck, *, is_explained: bool) -> Iterator[Block]:
    title = inline(identifier(check.source), "  ", data(check.title, Style.STRONG))
    yield Heading(title, level=2)
    size = (inline(counted(check.pages, "page")),) if check.pages else ()
    yield Cells((inline(data(check.name)), *size), _INDENT, hang=2)
    if check.problem:
        label = "changed" if check.state is DocumentState.CHANGED else "not read"
        yield Field(label, (inline(data(check.problem, Style.ALERT)),), _INDENT, column=12)
    for one in sorted(check.quotations, key=lambda one: one.graded.grade.is_match):
        yield from _quotation(one, paged=bool(check.pages), is_explained=is_explained)


def _quotation(one: QuotationCheck, *, paged: bool, is_explained: bool) -> Iterator[Block]:
    graded = one.graded
    style = Style.PLAIN if graded.grade.is_match else Style.ALERT
    cells = [inline(own(GRADES[graded.grade], style)), inline(identifier(one.statement))]
    if graded.places:
        cells.append(inline(_places(graded.places, paged=paged)))
    yield Cells(tuple(cells), _INDENT, hang=4, pads=(len(GRADES[Grade.SEVERAL_PLACES]),), depth=0)
    if is_explained or graded.omissions or not graded.grade.is_match:
        yield Quote((quoted(one.words),), indent=6)
    yield from _reasons(one, paged=paged)
    if is_explained:
        yield from _compared(one)


def _reasons(one: QuotationCheck, *, paged: bool) -> Iterator[Block]:
    """Everything that a reader of the grade should know besides."""
    graded = one.graded
    for omission in graded.omissions:
        yield _field("marks", _omission(omission))
    if graded.nearest is not None:
        yield from _nearest(graded.nearest, paged=paged)
    yield from _locator(one.locator, graded)
    if graded.note:
        yield _field("note", inline(data(graded.note)))
    if one.on_record not in {graded.grade, Grade.NOT_CHECKED, Grade.NOT_A_QUOTATION}:
        yield _field("on record", inline(GRADES[one.on_record]))


def _field(label: str, text: Inline) -> Field:
    return Field(label, (text,), indent=6, column=_COLUMN)


def _places(places: tuple[Place, ...], *, paged: bool) -> str:
    told = [_place(one, paged=paged) for one in places]
    if len(told) == 1:
        return told[0]
    each = [f"{one} (twice or more)" if told.count(one) > 1 else one for one in dict.fromkeys(told)]
    return f"{len(told)} places: {'; '.join(each)}"


def _place(place: Place, *, paged: bool) -> str:
    where = f"paragraph {place.paragraph}"
    if not paged:
        return where
    if place.crosses_page:
        return f"across pages {place.page} to {place.last_page}, {where} of the first"
    return f"page {place.page}, {where}"


def _omission(omission: Omission) -> Inline:
    mark = inline(data(omission.mark))
    if not omission.words:
        return inline(mark, " stands for nothing in the source")
    told = inline(mark, " stands for ", quoted(omission.words))
    if not omission.hides_negation:
        return told
    return inline(told, own("  (holds a negation)", Style.ALERT))


def _nearest(nearest: Nearest, *, paged: bool) -> Iterator[Block]:
    yield _field("nearest", inline(_place(nearest.place, paged=paged)))
    yield _field("difference", joined(" ", [_part(one) for one in nearest.diff]))


def _part(part: DiffPart) -> Inline:
    """Words of both; of the quotation alone `[-so-]`, of the source alone `{+so+}`."""
    match part.change:
        case Change.SAME:
            return inline(data(part.words))
        case Change.ONLY_QUOTED:
            return inline(own("[-"), data(part.words, Style.STRONG), own("-]"))
        case Change.ONLY_SOURCE:
            return inline(own("{+"), data(part.words, Style.STRONG), own("+}"))
        case _:
            assert_never(part.change)


def _locator(locator: str | None, graded: GradedQuotation) -> Iterator[Block]:
    check = graded.locator
    if locator is None or not (graded.places or graded.nearest):
        return
    match check.verdict:
        case LocatorVerdict.NONE:
            return
        case LocatorVerdict.RIGHT:
            told: tuple[str | Span, ...] = (data(locator), ", rightly")
        case LocatorVerdict.OTHER:
            told = (data(locator), "; ", data(check.says, Style.ALERT))
        case LocatorVerdict.UNCHECKED:
            told = (data(locator), ", not checked: ", data(check.says))
        case _:
            assert_never(check.verdict)
    yield _field("cited as", inline(*told))


# -- explained -----------------------------------------------------------------------------------


def _compared(one: QuotationCheck) -> Iterator[Block]:
    """What was compared, and what the document prints around the place."""
    yield _field("compared", inline(data(one.compared)))
    context = one.graded.context or (one.graded.nearest and one.graded.nearest.context)
    if not context:
        return
    words = data(context.words, Style.STRONG)
    yield _field("printed", inline(data(context.before), words, data(context.after)))
    for place in one.graded.places:
        end = f"{place.end} of page {place.last_page}" if place.crosses_page else f"{place.end}"
        told = f"{place.start} to {end}, from 0, in the text of page {place.page}"
        yield _field("characters", inline(told))


def _method(method: Method) -> Iterator[Block]:
    """The method, so that anyone can repeat it."""
    yield Gap()
    title = f"What may differ between a quotation and its source (method {method.version})"
    yield Heading(inline(own(title, Style.STRONG)), level=2)
    for rule in method.rules:
        yield Field(rule.name, (inline(rule.says),), _INDENT, column=26)
    for line in (
        "Nothing else: not capitals, not punctuation, not the spaces inside a word.",
        f"An ellipsis may stand for up to {method.ellipsis_reach} letters of the source, a square "
        f"bracket for {method.bracket_reach}, one inside a word for {method.stem_reach} of that "
        "word, [sic] and the like for none.",
        "A bracket may not put a negation in, nor take one away. An ellipsis may, and it is shown.",
        "A quotation begins and ends at the edge of a word or a number.",
        "What only looks alike is shown to a reader and never matches.",
    ):
        yield Paragraph(inline(line), _INDENT, hang=2)


# -- not there -----------------------------------------------------------------------------------


def _missing(checks: list[DocumentCheck]) -> Iterator[Block]:
    if not checks:
        return
    quotations = sum(len(one.quotations) for one in checks)
    title = f"Not in the folder: {counted(len(checks), 'document')}"
    yield Gap()
    yield Heading(
        inline(own(title, Style.STRONG)), level=2, aside=inline(counted(quotations, "quotation"))
    )
    yield Paragraph(joined(", ", [inline(identifier(one.source)) for one in checks]), indent=2)
