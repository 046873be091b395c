"""Blocks for `gate`: whether a set may be published, what is missing, and what settles it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.date_words import format_date
from scomm_timeline.model.policy import Demand, Requirement
from scomm_timeline.renderers.differing_entries import section
from scomm_timeline.renderers.page import (
    Block,
    Gap,
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

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scomm_timeline.renderers.page import Inline, Span
    from scomm_timeline.reports.gating import (
        GateReport,
        LackView,
        RequirementView,
        SinceView,
        WaiverView,
    )

TITLES: Final[Mapping[str, str]] = {
    Requirement.RESTRICTED.value: "Statements that rest on restricted sources",
    Requirement.CONTRADICTIONS.value: "Contradictions that nobody has decided as they are now",
    Requirement.NOT_FOUND.value: "Quotations that are not in their source",
    Requirement.SOURCE_CHANGED.value: "Quotations of which the document has changed",
    Requirement.UNCHECKED.value: "Quotations that nobody has checked",
    Requirement.SECOND_READER.value: "Quotations without a second reader",
    Requirement.DRAFTS.value: "Drafts",
    Requirement.ARCHIVES.value: "Sources without an archive copy or a reason",
    Requirement.EXCEPTIONS.value: "Exceptions that do not count any more",
    Requirement.READABLE.value: "Nothing to look at",
}
"""What does not meet each requirement."""

_SCOPES: Final[Mapping[str, str]] = {
    Demand.EVERY.value: "of all",
    Demand.CHANGED.value: "of what changed",
    Demand.COUNTED.value: "counted",
}


def gate(report: GateReport) -> Iterator[Block]:
    """Passed or refused, by which policy and since when; then all that is missing, in order."""
    yield Paragraph(_verdict(report), hang=2)
    yield Paragraph(_policy(report), hang=2)
    yield Paragraph(inline("Compared with ", _compared(report.since), "."), hang=2)
    for one in report.requirements:
        lacks = [lack for lack in report.missing if lack.requirement == one.requirement]
        if lacks:
            yield from section(f"{TITLES[one.requirement]}: {len(lacks)} ({_scope(one)})")
            for lack in lacks:
                yield from _lack(lack)
    yield from _excused(report.excused)
    yield from _idle(report.idle)
    yield from _counted(report)


def gate_counts(report: GateReport) -> Iterator[Block]:
    """The last line: what a person in a hurry reads."""
    yield Gap()
    parts = [f"{one.requirement} {one.missing}" for one in report.requirements if one.missing]
    text = f"Refused: {', '.join(parts)}." if parts else "Passed: nothing is missing."
    yield Paragraph(inline(own(text, Style.STRONG)), hang=2)


def _verdict(report: GateReport) -> Inline:
    if report.is_passed:
        return inline(
            own("The gate is open", Style.STRONG), ": nothing that is asked for is missing."
        )
    total = counted(len(report.missing), "thing")
    verb = "is" if len(report.missing) == 1 else "are"
    return inline(own("The gate is closed", Style.ALERT), f": {total} {verb} missing.")


def _policy(report: GateReport) -> Inline:
    day = f" Today is {format_date(report.day)}." if report.day is not None else ""
    if report.policy:
        return inline("Policy: ", data(report.policy), f".{day}")
    return inline("Policy: the one that is built in, for the set has none.", day)


def _compared(since: SinceView | None) -> Inline:
    if since is None:
        return inline("nothing: there is no seal, so everything counts as changed")
    version = since.version
    named = inline(f"the {version.kind} ", data(version.name), " (set ")
    return inline(
        named,
        identifier(version.header.digest),
        f"): {counted(since.statements, 'statement')} changed, "
        f"{counted(since.quotations, 'quotation')} edited, "
        f"{counted(since.sources, 'source')} changed",
    )


def _scope(one: RequirementView) -> str:
    return _SCOPES[one.demand]


def _lack(one: LackView) -> Iterator[Block]:
    place = inline(" in ", data(one.path), f":{one.line}") if one.path else ()
    yield item(inline(_name(one), place, ": ", data(one.why)))
    yield Paragraph(inline("settle: ", identifier(one.settle)), indent=4, hang=8)


def _name(one: LackView) -> Span:
    """What is missing something: an id, or a file as somebody called it."""
    is_file = one.requirement == Requirement.READABLE.value
    return data(one.id) if is_file else identifier(one.id)


def _excused(lacks: Sequence[LackView]) -> Iterator[Block]:
    if not lacks:
        return
    yield from section(f"Excused by the policy: {len(lacks)}")
    for one in lacks:
        told = inline(_name(one), ": ", data(one.why))
        yield item(inline(f"{one.requirement}: ", told))
        if one.waiver is not None:
            yield Paragraph(_reason(one.waiver), indent=4, hang=2)


def _reason(one: WaiverView) -> Inline:
    by = inline(", ", data(one.by_name)) if one.by_name else ()
    return inline(f"until {format_date(one.until)}", by, ": ", data(one.reason))


def _idle(waivers: Sequence[WaiverView]) -> Iterator[Block]:
    if not waivers:
        return
    yield from section(f"Exceptions that excuse nothing now: {len(waivers)}")
    for one in waivers:
        told = inline(f"{one.requirement} of ", identifier(one.id), ", ", _reason(one))
        yield item(told)


def _counted(report: GateReport) -> Iterator[Block]:
    """What the policy does not ask for; named too, for nothing under review is hidden."""
    parts = [one for one in report.requirements if one.counted]
    if not parts:
        return
    yield from section(f"Not asked for by the policy: {len(report.counted)}")
    for one in parts:
        names = [
            inline(identifier(lack.id))
            for lack in report.counted
            if lack.requirement == one.requirement
        ]
        title = TITLES[one.requirement]
        shown = inline(f"{title} ({_scope(one)}): {one.counted}: ", joined(", ", names))
        yield item(shown)
