"""Files in their one layout, as JSON: what changed, what was left as it is, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scomm_timeline.renderers.json_values import Object
    from scomm_timeline.reports.formatting import FormatReport


def format_value(report: FormatReport) -> Object:
    """The body of the answer as JSON."""
    return {
        "written": report.is_written,
        "looked_at": report.looked_at,
        "files": [{"path": one.path, "diff": "\n".join(one.diff)} for one in report.changed],
        "untouched": [
            {"path": one.path, "line": one.line, "message": one.message, "help": one.help}
            for one in report.untouched
        ],
    }
