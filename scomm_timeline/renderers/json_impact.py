"""`impact` as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.renderers.json_differing import entry_value, finding_change_value
from scomm_timeline.renderers.json_statements import statement_value

if TYPE_CHECKING:
    from scomm_timeline.renderers.json_values import Object
    from scomm_timeline.reports.impact import ImpactReport


def impact_value(report: ImpactReport, *, shows_verdicts: bool) -> Object:
    """The body of the answer. Verdicts that are not shown are counted."""
    return {
        "withdrawn": [
            {"kind": one.kind, "id": one.id, "title": one.title} for one in report.withdrawn
        ],
        "fallen": [statement_value(one) for one in report.fallen],
        "changed": [entry_value(one) for one in report.changed],
        "pointers": [
            {"id": one.id, "relation": one.kind, "target": one.target} for one in report.pointers
        ],
        "findings": [finding_change_value(one) for one in report.findings],
        "same": report.same,
        "verdicts": [
            {
                "finding": one.finding,
                "decision": one.decision,
                "stood": one.stood,
                "state": one.state,
                "changes": list(one.changes),
            }
            for one in (report.verdicts if shows_verdicts else ())
        ],
        "verdicts_not_shown": 0 if shows_verdicts else len(report.verdicts),
        "seals": [
            {
                "name": one.name,
                "sealed": one.sealed,
                "fallen": list(one.fallen),
                "changed": list(one.changed),
                "findings": list(one.findings),
            }
            for one in report.seals
        ],
        "sealed": report.sealed,
    }
