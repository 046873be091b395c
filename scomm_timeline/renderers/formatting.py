"""Blocks for files in their one layout: what changed, what was left as it is, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.renderers.page import (
    Block,
    Fixed,
    Gap,
    Inline,
    Paragraph,
    Style,
    data,
    inline,
    own,
)
from scomm_timeline.renderers.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.reports.formatting import FormatReport, UntouchedFile


def formatting(report: FormatReport) -> Iterator[Block]:
    """One line a file, or its diff."""
    verb = "written" if report.is_written else "would change"
    for one in report.changed:
        if report.shows_diff:
            yield Gap()
            for line in one.diff:
                yield Fixed(_diff_line(line))
        else:
            yield Fixed(inline(own(f"{verb}: ", Style.STRONG), data(one.path)))
    for left in report.untouched:
        yield Fixed(_untouched(left))
        if left.help:
            yield Paragraph(inline("help: ", data(left.help)), indent=4, hang=6)


def formatting_counts(report: FormatReport) -> Inline:
    """How many files were looked at, and what became of them."""
    parts = []
    if report.changed:
        verb = "written in the one layout" if report.is_written else "would change"
        parts.append(f"{len(report.changed)} {verb}")
    if report.untouched:
        parts.append(f"{len(report.untouched)} left as typed")
    same = report.looked_at - len(report.changed) - len(report.untouched)
    parts.append(f"{same} in the one layout already")
    return inline(own(f"{counted(report.looked_at, 'file')}: {', '.join(parts)}.", Style.STRONG))


def _diff_line(line: str) -> Inline:
    style = {"+": Style.STRONG, "-": Style.ALERT, "@": Style.CODE}.get(line[:1], Style.PLAIN)
    return inline(data(line, style))


def _untouched(left: UntouchedFile) -> Inline:
    place = f":{left.line}" if left.line is not None else ""
    said = own("left as it is", Style.ALERT)
    return inline(data(left.path), f"{place}: ", said, ": ", data(left.message))
