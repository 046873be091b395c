"""Blocks for `check`: every problem of every file, then how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.renderers.page import (
    Block,
    Fixed,
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

    from scomm_timeline.model.diagnostics import Diagnostic
    from scomm_timeline.reports import CheckReport


def check(report: CheckReport) -> Iterator[Block]:
    """Each problem as a line that an editor can follow, what to do, and the counts."""
    for one in report.diagnostics:
        yield Fixed(_diagnostic(one))
        if one.help:
            yield Paragraph(inline("help: ", data(one.help)), indent=4, hang=6)
    yield Paragraph(inline(own(_counts(report), Style.STRONG)))


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


def _counts(report: CheckReport) -> str:
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
