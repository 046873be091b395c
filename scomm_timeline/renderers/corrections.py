"""Blocks for a corrections list: neutral sentences, what was said beside what is said now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.date_words import format_date
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.publication.conclusions import Fate
from scomm_timeline.publication.correcting import Notice
from scomm_timeline.publication.diffing import What
from scomm_timeline.renderers.differing import finding_change
from scomm_timeline.renderers.differing_entries import section, value_text, whole_entry
from scomm_timeline.renderers.page import (
    Block,
    Gap,
    Paragraph,
    Quote,
    data,
    identifier,
    inline,
    joined,
    quoted,
)
from scomm_timeline.renderers.wording import addressees, counted, signed, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.publication.fields import FieldChange
    from scomm_timeline.renderers.page import Inline
    from scomm_timeline.reports.corrections import CorrectionsReport, EntryNotice, FindingNotice
    from scomm_timeline.reports.views import StatementView

_TITLES: Final[Mapping[Notice, str]] = {
    Notice.RETRACTION: "Retractions",
    Notice.CORRECTION: "Corrections",
    Notice.UPDATE: "Updates",
}

_MEANINGS: Final[Mapping[Notice, str]] = {
    Notice.RETRACTION: "What was published and is taken back.",
    Notice.CORRECTION: "What was published otherwise than it is now.",
    Notice.UPDATE: "What was added since, and takes nothing back.",
}


def corrections(report: CorrectionsReport) -> Iterator[Block]:
    """Retractions, corrections and updates, each with records first and findings after."""
    since = report.since
    told = inline(f"Since the {since.kind} ", data(since.name), " (set ")
    digest = identifier(since.header.digest)
    count = counted(since.header.statements, "statement")
    yield Paragraph(inline(told, digest, f", {count})."), hang=2)
    if report.day:
        yield Paragraph(inline(f"As of {format_date(parse_date(report.day))}."))
    for notice in Notice:
        entries = [one for one in report.entries if one.notice is notice]
        findings = [one for one in report.findings if one.notice is notice]
        if not entries and not findings:
            continue
        yield from section(f"{_TITLES[notice]}: {len(entries) + len(findings)}")
        yield Paragraph(inline(_MEANINGS[notice]), indent=2)
        for entry in entries:
            yield from _entry(entry)
        for finding in findings:
            yield from _finding(finding)


def corrections_counts(report: CorrectionsReport) -> Iterator[Block]:
    """The last line."""
    kinds = [one.notice for one in report.entries]
    kinds += [one.notice for one in report.findings]
    if not kinds:
        text = "Nothing to correct: readers have what the set says."
    else:
        parts = (counted(kinds.count(one), one.value) for one in Notice)
        text = f"{', '.join(parts)}."
    yield Gap()
    yield Paragraph(inline(text))


def _entry(one: EntryNotice) -> Iterator[Block]:
    change = one.change
    if one.view is None:
        yield from whole_entry(change)
        return
    yield Gap()
    yield Paragraph(_statement(one.view), indent=2, hang=2)
    match change.what:
        case What.REMOVED:
            yield Quote(words(one.view), indent=4)
            yield Paragraph(inline("This statement has been withdrawn."), indent=4, hang=2)
        case What.ADDED:
            yield Quote(words(one.view), indent=4)
            yield Paragraph(inline("This statement has been added."), indent=4, hang=2)
        case _:
            if change.was is not None:
                text = inline("It was published as ", identifier(change.was), ".")
                yield Paragraph(text, indent=4, hang=2)
            for field in change.fields:
                if field.is_material:
                    yield Paragraph(_sentence(field), indent=4, hang=2)


def _statement(view: StatementView) -> Inline:
    """Which statement, in words that a reader knows it by."""
    when = inline(format_date(view.when))
    return inline(
        joined(", ", [signed(view), addressees(view), when]), " (", identifier(view.id), ")"
    )


def _sentence(field: FieldChange) -> Inline:
    """What was said of one field, and what is said now."""
    name = inline("Its ", data(_spoken(field.field)))
    if field.old in (None, "", ()):
        return inline(name, " was not given; it is ", _value(field.new), ".")
    if field.new in (None, "", ()):
        return inline(name, " was given as ", _value(field.old), "; it is not given any more.")
    return inline(name, " was given as ", _value(field.old), "; it is ", _value(field.new), ".")


def _value(value: object) -> Inline:
    if isinstance(value, str):
        return quoted(value)
    return value_text(value)  # type: ignore[arg-type] # the values of a field change


_SPOKEN: Final[Mapping[str, str]] = {
    "made": "date",
    "made-as-written": "date as its source writes it",
    "made-basis": "ground of its date",
    "text": "wording",
    "from": "speaker",
    "to": "addressee",
}


def _spoken(field: str) -> str:
    """A field in words: `claims[leave].mode` as `claim on leave, mode`."""
    head, _, rest = field.partition("[")
    if not rest:
        return _SPOKEN.get(head, head.replace("-", " "))
    key, _, last = rest.partition("]")
    one = head.removesuffix("s")
    told = f"claim on {key}" if one == "claim" else f"{one} {key}"
    return f"{told}, {last.lstrip('.').replace('-', ' ')}" if last else told


def _finding(one: FindingNotice) -> Iterator[Block]:
    yield from finding_change(one.view)
    if one.view.change.fate is Fate.GONE:
        text = "This finding is not made any more."
        yield Paragraph(inline(text), indent=4, hang=2)
