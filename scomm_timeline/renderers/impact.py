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


def impact(report: ImpactReport, *, shows_verdicts: bool) -> Iterator[Block]:
    """What falls, what changes, and what that does to findings, verdicts and seals.

    Without `shows_verdicts` verdicts are counted: they are work product.
    """
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
    yield from _verdicts(report, is_shown=shows_verdicts)
    yield from _seals(report)


def _verdicts(report: ImpactReport, *, is_shown: bool) -> Iterator[Block]:
    if not report.verdicts:
        return
    if not is_shown:
        yield Gap()
        count = counted(len(report.verdicts), "verdict")
        text = f"Not shown: what would become of {count} (work product; --internal adds them)."
        yield Paragraph(inline(text), indent=2, hang=2)
        return
    yield from section(f"Verdicts that would stand otherwise: {len(report.verdicts)}")
    for one in report.verdicts:
        told = inline(
            identifier(one.finding), f" ({one.decision}): {one.stood} now, {one.state} then"
        )
        why = inline(": ", data("; ".join(one.changes))) if one.changes else ()
        yield item(inline(told, why))


def _seals(report: ImpactReport) -> Iterator[Block]:
    """What readers have of it, seal by seal."""
    if not report.sealed:
        return
    if not report.seals:
        yield Gap()
        text = f"None of it stands in {counted(report.sealed, 'seal')} of this set."
        yield Paragraph(inline(text), indent=2, hang=2)
        return
    yield from section(f"Seals that hold any of it: {len(report.seals)} of {report.sealed}")
    for one in report.seals:
        yield item(inline(identifier(one.name), ", ", data(one.sealed)))
        for label, names in (
            ("falls", one.fallen),
            ("says something else", one.changed),
            ("finding", one.findings),
        ):
            if names:
                yield Paragraph(inline(f"{label}: ", ids(names)), indent=4, hang=2)


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
