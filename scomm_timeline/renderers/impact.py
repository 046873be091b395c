"""Blocks for what a set would lose: what is thought away, what falls with it, what changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.date_words import format_date
from scomm_timeline.publication.conclusions import Fate
from scomm_timeline.renderers.differing import finding_change
from scomm_timeline.renderers.differing_entries import changed_entry, section
from scomm_timeline.renderers.page import (
    Block,
    Cells,
    Gap,
    Paragraph,
    Quote,
    data,
    identifier,
    inline,
    item,
)
from scomm_timeline.renderers.wording import addressees, counted, ids, relation, signed, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.reports.impact import ImpactReport, Pointer
    from scomm_timeline.reports.views import StatementView


def impact(report: ImpactReport) -> Iterator[Block]:
    """What falls, what changes, and what that does to the findings; nothing is written."""
    yield Paragraph(inline("If this had never been on file:"))
    for one in report.withdrawn:
        yield item(inline(f"{one.kind} ", identifier(one.id), ": ", data(one.title)))
    yield from section(f"Statements that fall: {len(report.fallen)}")
    if not report.fallen:
        yield Paragraph(inline("None: another source carries each."), indent=2)
    for view in report.fallen:
        yield from _fallen(view)
    if report.changed:
        yield from section(f"Records that would say something else: {len(report.changed)}")
        for entry in report.changed:
            yield from changed_entry(entry)
    if report.pointers:
        yield from section(f"Pointers that would lead nowhere: {len(report.pointers)}")
        for pointer in report.pointers:
            yield _pointer(pointer)
    yield from _findings(report)


def _fallen(view: StatementView) -> Iterator[Block]:
    yield Gap()
    cells = (inline(format_date(view.when)), signed(view), addressees(view))
    yield Cells(cells, indent=2, hang=2)
    yield Quote(words(view), indent=2)
    yield Paragraph(inline(identifier(view.id)), indent=2)


def _pointer(one: Pointer) -> Block:
    verb = "speaks about" if one.kind == "about" else relation(one.kind)
    return item(inline(identifier(one.id), f" {verb} ", identifier(one.target)))


def _findings(report: ImpactReport) -> Iterator[Block]:
    told = [one for one in report.findings if one.change.fate is not Fate.COUNTS]
    fewer = [one for one in report.findings if one.change.fate is Fate.COUNTS]
    yield from section(f"Findings: {counted(len(told), 'change')}")
    for one in told:
        yield from finding_change(one)
    if fewer:
        yield Gap()
        names = ids(tuple(one.change.id for one in fewer))
        text = inline("Same conclusion from other or fewer statements: ", names, ".")
        yield Paragraph(text, indent=2, hang=2)
    yield Gap()
    yield Paragraph(inline(f"Told as before: {counted(report.same, 'finding')}."), indent=2)
