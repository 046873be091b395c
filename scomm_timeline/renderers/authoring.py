"""`init`, `new` and `import` as blocks: files, rows, and what to type next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.renderers.page import (
    Fixed,
    Gap,
    Heading,
    Paragraph,
    Style,
    data,
    identifier,
    inline,
    item,
    joined,
    own,
)
from scomm_timeline.renderers.wording import counted
from scomm_timeline.reports.authoring import FileState, ImportReport, Likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.renderers.page import Block
    from scomm_timeline.reports.authoring import AuthoringReport, TouchedFile

_STATES: Final[Mapping[tuple[FileState, bool], str]] = {
    (FileState.NEW, False): "new",
    (FileState.NEW, True): "would be new",
    (FileState.CHANGED, False): "added to",
    (FileState.CHANGED, True): "would be added to",
    (FileState.LEFT, False): "left as it was",
    (FileState.LEFT, True): "would be left as it is",
}


def authored(report: AuthoringReport | ImportReport) -> Iterator[Block]:
    """What was written, or would be."""
    if isinstance(report, ImportReport):
        yield from _imported(report)
    else:
        yield from _authoring(report)


def _authoring(report: AuthoringReport) -> Iterator[Block]:
    """Files first; the lines of a record in full, for somebody has to read them."""
    yield Gap()
    yield Paragraph(inline(_summary(report), data(report.folder), own(":")))
    for one in report.files:
        state = _STATES[one.state, report.is_dry]
        yield item(inline(data(one.path), own(f"  ({state})", Style.DIM)))
    for one in report.files:
        if one.added and (report.command == "new" or one.state is FileState.LEFT):
            yield from _lines(one)
    for notice in report.notices:
        yield Gap()
        yield Paragraph(inline("notice: ", data(notice.message)), indent=2, hang=2)
        if notice.help:
            yield Paragraph(inline("help: ", data(notice.help)), indent=4, hang=6)
    if report.advice or report.commands:
        yield Gap()
        yield Heading(inline(own("Next", Style.STRONG)), level=2)
    for sentence in report.advice:
        yield item(inline(own(sentence)))
    for command in report.commands:
        yield item(inline(identifier(command)))


def _summary(report: AuthoringReport) -> str:
    count = sum(one.state is not FileState.LEFT for one in report.files)
    if report.is_dry:
        return f"Nothing was written. {counted(count, 'file')} would be, in "
    return f"Written: {counted(count, 'file')} in "


def _lines(one: TouchedFile) -> Iterator[Block]:
    yield Gap()
    if one.state is FileState.LEFT:
        yield Paragraph(inline(data(one.path), " was there before. What it lacks, if you want it:"))
    else:
        yield Paragraph(inline(data(one.path), ":"))
    for line in one.added.splitlines():
        yield Fixed(inline(own("    "), data(line)))


# -- import ----------------------------------------------------------------------------------------

_LIKENESS: Final[Mapping[Likeness, str]] = {
    Likeness.SAME_WORDS: "has the words of",
    Likeness.NEAR_WORDS: "has nearly the words of",
    Likeness.SAME_DOCUMENT: "belongs to the document of",
}


def _imported(report: ImportReport) -> Iterator[Block]:
    """What a person has to look at comes first: rows refused, rows like others; then the rest."""
    yield Gap()
    yield Paragraph(inline("Table: ", data(report.table)))
    columns = [inline(data(column), own(" -> "), data(name)) for column, name in report.columns]
    if columns:
        yield Paragraph(inline("Columns: ", joined(", ", columns)), hang=2)
    if report.ignored:
        names = [inline(data(one)) for one in report.ignored]
        yield Paragraph(inline("Columns that fill no field: ", joined(", ", names)), hang=2)
    yield from _refused(report)
    yield from _like(report)
    yield from _taken(report)
    if report.commands:
        yield Gap()
        yield Heading(inline(own("Next", Style.STRONG)), level=2)
    for command in report.commands:
        yield item(inline(identifier(command)))


def import_counts(report: ImportReport) -> str:
    """How many rows there were, and what became of them."""
    did = "would become" if report.is_dry else "became"
    parts = [
        f"{counted(len(report.imported), 'statement')} {did} part of the set (review: draft)",
        f"{counted(len(report.present), 'statement')} already in it",
        f"{counted(len(report.refused), 'row')} refused",
    ]
    text = f"{counted(report.rows, 'row')}: {'; '.join(parts)}."
    return f"{text} {counted(report.empty, 'empty row')} passed over." if report.empty else text


def _refused(report: ImportReport) -> Iterator[Block]:
    if not report.refused:
        return
    yield Gap()
    title = f"Refused: {counted(len(report.refused), 'row')}"
    yield Heading(inline(own(title, Style.ALERT)), level=2)
    for one in report.refused:
        column = inline(data(one.column), own(": ")) if one.column else ()
        place = inline(data(report.table), own(f":{one.line}: "))
        yield Fixed(inline(place, column, data(one.message)))
        if one.help:
            yield Paragraph(inline("help: ", data(one.help)), indent=4, hang=6)


def _like(report: ImportReport) -> Iterator[Block]:
    if not report.like:
        return
    yield Gap()
    yield Heading(inline(own("Look at these: they may be in the set already")), level=2)
    for one in report.like:
        words = f" (line {one.line}) {_LIKENESS[one.why]} "
        yield item(inline(identifier(one.id), words, identifier(one.other)))


def _taken(report: ImportReport) -> Iterator[Block]:
    groups = (
        ("Would be imported" if report.is_dry else "Imported", report.imported),
        ("Already in the set", report.present),
    )
    for title, rows in groups:
        if rows:
            yield Gap()
            yield Heading(inline(own(title)), level=2)
        for one in rows:
            yield item(inline(f"line {one.line}: ", identifier(one.id), "  ", data(one.path)))
