"""Blocks for a difference: what changed in what the set says, what that did to the findings, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.date_words import format_date
from scomm_timeline.publication.conclusions import Fate
from scomm_timeline.publication.diffing import What
from scomm_timeline.renderers.differing_entries import (
    COLUMN,
    INDENT,
    both,
    changed_entry,
    entry_line,
    section,
    whole_entry,
)
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
    Title,
    data,
    identifier,
    inline,
    item,
    joined,
    own,
)
from scomm_timeline.renderers.wording import addressees, claim_scope, counted, ids, signed, words
from scomm_timeline.reports.differing import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scomm_timeline.model.corpus import LeftOut
    from scomm_timeline.publication.conclusions import Told, ToldChange
    from scomm_timeline.publication.diffing import EntryChange
    from scomm_timeline.reports.differing import (
        CauseView,
        DiffReport,
        FindingChangeView,
        FindingsView,
        RecordsView,
        VersionView,
    )
    from scomm_timeline.reports.views import StatementView

# -- the two versions -----------------------------------------------------------------------------


def first_lines(report: DiffReport) -> Iterator[Block]:
    """Both sets, each with what it was called and its digest."""
    yield Title(tuple(_version("OLD", report.old)))
    yield Cells(tuple(_version("NEW", report.new)), hang=2, gap=4)


def _version(label: str, view: VersionView) -> Iterator[Inline]:
    header = view.header
    yield inline(own(f"{label} "), data(header.title, Style.STRONG))
    if header.digest:
        yield inline("set ", identifier(header.digest))
    else:
        yield inline("texts ", identifier(view.texts))
    yield inline(counted(header.statements, "statement"))
    called = inline(f"{view.kind} ", data(view.name))
    yield inline(called, " (", identifier(view.detail), ")") if view.detail else called
    if view.is_public_part:
        yield inline("as it would be published")
    if header.incomplete:
        yield inline(own(f"incomplete: {len(header.incomplete)} left out", Style.ALERT))


def left_out(report: DiffReport) -> Iterator[Block]:
    """Everything that could not be used, by name, of each version."""
    for label, view in (("OLD", report.old), ("NEW", report.new)):
        missing = view.header.incomplete
        if missing:
            yield Gap()
            title = f"Left out of {label}: {len(missing)} (timeline check tells why in full)"
            yield Heading(inline(own(title, Style.ALERT)), level=2)
            yield from map(_missing, missing)


def _missing(one: LeftOut) -> Block:
    name = inline(identifier(one.id)) if one.id else inline("the whole file")
    return item(inline(name, " in ", data(one.path), ": ", data(one.reason)))


# -- the report -----------------------------------------------------------------------------------


def differences(report: DiffReport) -> Iterator[Block]:
    """Material changes of records and vocabularies, then the findings, then what is cosmetic."""
    if not report.is_complete:
        yield Paragraph(
            inline(
                own("Incomplete: ", Style.ALERT),
                "what was left out (named at the end) was compared with nothing.",
            )
        )
    if report.records is not None:
        yield from _records(report.records)
    if report.vocabulary is not None:
        yield from _vocabulary([one for one in report.vocabulary if one.is_material])
    if report.scope is Scope.STAT:
        yield from _stat(report)
    if report.findings is not None:
        yield from _findings(report.findings)
    if report.scope is Scope.ALL:
        yield from _cosmetic(report)


def difference_counts(report: DiffReport) -> Iterator[Block]:
    """The last line: how much differs."""
    counts = report.counts
    parts = [f"{counted(counts.material, 'material change')}"]
    if report.findings is not None:
        told = [one for one in report.findings.changes if one.change.fate is not Fate.COUNTS]
        parts.append(f"{counted(len(told), 'finding')} changed")
    else:
        parts.append("findings not compared")
    if report.scope is not Scope.FINDINGS:
        touched = counts.files.touched
        parts.append(f"{counted(touched, 'file')} of {counts.files.same + touched} rewritten")
    yield Gap()
    yield Paragraph(inline(own(f"{', '.join(parts)}.", Style.STRONG)))


# -- records --------------------------------------------------------------------------------------


def _records(view: RecordsView) -> Iterator[Block]:
    total = len(view.added) + len(view.removed) + len(view.renamed)
    total += len({one.id for one in view.changed} - {new for _, new in view.renamed})
    yield from section(f"Records: {counted(total, 'material change')}")
    if not total:
        yield Paragraph(inline("No record says anything else than before."), INDENT)
    for label, views in (("added", view.added), ("removed", view.removed)):
        for record in views:
            yield from _whole_record(label, record)
    for old, new in view.renamed:
        told = inline(identifier(old), " is now ", identifier(new))
        yield Gap()
        yield entry_line("renamed", told)
    for one in view.divided:
        yield Gap()
        yield entry_line("divided", inline(identifier(one.whole), " into ", ids(one.parts)))
    for one in view.joined:
        yield Gap()
        yield entry_line("joined", inline(ids(one.parts), " into ", identifier(one.whole)))
    for entry in view.changed:
        yield from changed_entry(entry)
    for lost in view.unmatched:
        side = "NEW" if lost.readable == "old" else "OLD"
        told = inline(f"{lost.kind} ", identifier(lost.id), f": left out of {side}")
        yield Gap()
        yield entry_line("not compared", told)


def _whole_record(label: str, view: StatementView) -> Iterator[Block]:
    """A record that one version has: what it says, by whom and when."""
    yield Gap()
    yield entry_line(label, inline(identifier(view.id)))
    cells = (inline(format_date(view.when)), signed(view), addressees(view))
    yield Cells(cells, INDENT + 2, hang=2)
    yield Quote(words(view), indent=INDENT + 2)
    for claim in view.claims:
        yield Paragraph(inline(f"{claim.mode}: ", claim_scope(claim)), INDENT + 2, hang=2)


# -- vocabularies ---------------------------------------------------------------------------------


def _vocabulary(changes: Sequence[EntryChange]) -> Iterator[Block]:
    if not changes:
        return
    title = counted(len(changes), "material change")
    yield from section(f"Codebook, voices, places, sources: {title}")
    for one in changes:
        if one.what is What.CHANGED:
            yield from changed_entry(one)
        else:
            yield from whole_entry(one)


# -- findings -------------------------------------------------------------------------------------


def _findings(view: FindingsView) -> Iterator[Block]:
    graded = [one for one in view.changes if one.change.fate is not Fate.COUNTS]
    yield from section(f"Findings: {counted(len(graded), 'change')}")
    yield Paragraph(
        inline(
            f"OLD: {_verdicts(view.old)}. NEW: {_verdicts(view.new)}. Told as before: {view.same}."
        ),
        INDENT,
        hang=2,
    )
    for one in graded:
        yield from finding_change(one)
    counts = [one for one in view.changes if one.change.fate is Fate.COUNTS]
    if counts:
        yield Gap()
        yield Paragraph(
            inline("Same conclusion from other statements, or from more or fewer of them:"),
            INDENT,
        )
    for one in counts:
        yield from _count_change(one)


def _verdicts(count: tuple[int, int]) -> str:
    return f"{counted(count[0], 'contradiction')}, {count[1]} possible"


def finding_change(view: FindingChangeView) -> Iterator[Block]:
    """A finding that one version has and the other has not, or has otherwise."""
    change = view.change
    yield Gap()
    known = change.new or change.old
    yield entry_line(change.fate.value, inline(identifier(change.id)))
    told = inline(f"{view.title}: ", data(view.voice), ", ", data(view.question))
    yield Paragraph(told, INDENT + 2, hang=2)
    if not change.fields and known is not None:
        pairs = counted(known.pairs, "pair")
        if not known.pairs:
            pairs = counted(known.possible_pairs, "possible pair")
        summary = f"{known.verdict}, {known.strength}, {pairs}"
        yield Paragraph(inline(f"{summary}; best pair: ", ids(known.best_pair)), INDENT + 2, hang=2)
    if change.old and change.new and change.old.id != change.new.id:
        yield _told("id", inline(identifier(change.old.id)), inline(identifier(change.new.id)))
    for field in change.fields:
        yield _told_change(field)
    yield from _because(view)


def _count_change(view: FindingChangeView) -> Iterator[Block]:
    change = view.change
    yield Heading(inline(identifier(change.id)), level=3, indent=INDENT + 2)
    for field in change.fields:
        yield _told_change(field)


def _told_change(field: ToldChange) -> Block:
    if field.field == "statements" and isinstance(field.old, tuple):
        new = field.new if isinstance(field.new, tuple) else ()
        return _told(
            "statements",
            _slugs([one for one in field.old if one not in new]),
            _slugs([one for one in new if one not in field.old]),
        )
    return _told(field.field, _value(field.old), _value(field.new))


def _told(label: str, old: Inline, new: Inline) -> Field:
    return Field(label, (both(old, new),), indent=INDENT + 4, column=COLUMN)


def _value(value: Told) -> Inline:
    if isinstance(value, tuple):
        return _slugs(value)
    return inline(data(str(value)))


def _slugs(values: Sequence[str]) -> Inline:
    return joined(", ", [inline(data(one)) for one in values])


def _because(view: FindingChangeView) -> Iterator[Block]:
    for number, cause in enumerate(view.causes):
        label = "or alone by" if number else "because of"
        yield Field(label, (_cause(cause),), indent=INDENT + 2, column=COLUMN)
    if view.why_no_cause:
        told = inline(own(view.why_no_cause, Style.DIM))
        yield Field("because of", (told,), indent=INDENT + 2, column=COLUMN)


def _cause(cause: CauseView) -> Inline:
    edits = []
    for one in cause.edits:
        told = inline(f"{one.kind} ", identifier(one.id), f" {one.what}")
        if one.fields:
            told = inline(told, " (", _slugs(one.fields), ")")
        edits.append(told)
    told = joined(" with ", edits)
    return told if cause.is_smallest else inline(told, " (a smaller group may do)")


# -- what is cosmetic -----------------------------------------------------------------------------

_REASONS: Final[Mapping[str, str]] = {
    "not-told": "notes and other fields that no reader is told",
    "order": "order",
    "white-space": "white space",
    "same-days": "the same days written otherwise",
    "same-document": "the name of a document",
}


def _cosmetic(report: DiffReport) -> Iterator[Block]:
    counts, files = report.counts, report.counts.files
    fields = sum(count for _, count in counts.cosmetic)
    yield from section(f"Cosmetic: {counted(fields, 'field')}, {counted(files.touched, 'file')}")
    told = [f"{_REASONS.get(reason, reason)} {count}" for reason, count in counts.cosmetic]
    if told:
        yield Paragraph(inline(f"Fields: {', '.join(told)}."), INDENT, hang=2)
    if files.touched:
        text = (
            f"Files: {files.changed} changed as text, {files.added} added, {files.removed} removed; "
            f"{files.same} the same."
        )
        yield Paragraph(inline(text), INDENT, hang=2)
    if counts.moved:
        text = f"{counted(counts.moved, 'record')} moved to another file."
        yield Paragraph(inline(text), INDENT, hang=2)


def _stat(report: DiffReport) -> Iterator[Block]:
    """Numbers alone."""
    counts = report.counts
    rows = [
        ("records added", counts.added),
        ("records removed", counts.removed),
        ("records renamed", counts.renamed),
        ("records changed", counts.changed),
        *((f"{kind} entries changed", count) for kind, count in counts.vocabulary),
        ("records touched", counts.touched),
        ("records moved", counts.moved),
        ("not compared", counts.unmatched),
        ("files rewritten", counts.files.touched),
        ("equal as text", counts.unread),
    ]
    yield Gap()
    for label, count in rows:
        if count or label.startswith("records"):
            yield Field(label, (inline(str(count)),), INDENT, column=30)
    if counts.unread:
        yield Gap()
        told = (
            "Records that are the same as text were not read; timeline check tells what is in them."
        )
        yield Paragraph(inline(told), hang=2)
