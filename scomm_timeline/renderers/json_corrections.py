"""`corrections` as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.renderers.json_differing import (
    entry_value,
    finding_change_value,
    version_value,
)
from scomm_timeline.renderers.json_statements import statement_value

if TYPE_CHECKING:
    from scomm_timeline.renderers.json_values import Object
    from scomm_timeline.reports.corrections import CorrectionsReport


def corrections_value(report: CorrectionsReport) -> Object:
    """The body of the answer."""
    return {
        "since": version_value(report.since),
        "day": report.day or None,
        "entries": [
            {
                "notice": one.notice.value,
                "entry": entry_value(one.change),
                "statement": statement_value(one.view) if one.view is not None else None,
            }
            for one in report.entries
        ],
        "findings": [
            {"notice": one.notice.value, "finding": finding_change_value(one.view)}
            for one in report.findings
        ],
    }
