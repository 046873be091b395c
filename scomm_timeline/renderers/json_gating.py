"""`gate` as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.renderers.json_differing import version_value
from scomm_timeline.renderers.json_values import date_value

if TYPE_CHECKING:
    from scomm_timeline.renderers.json_values import Object
    from scomm_timeline.reports.gating import GateReport, LackView, SinceView, WaiverView


def gate_value(report: GateReport) -> Object:
    """The body of the answer."""
    return {
        "passed": report.is_passed,
        "policy": report.policy or None,
        "today": date_value(report.day) if report.day is not None else None,
        "since": _since(report.since) if report.since is not None else None,
        "requirements": [
            {
                "requirement": one.requirement,
                "demand": one.demand,
                "missing": one.missing,
                "excused": one.excused,
                "counted": one.counted,
            }
            for one in report.requirements
        ],
        "missing": [_lack(one) for one in report.missing],
        "excused": [_lack(one) for one in report.excused],
        "counted": [_lack(one) for one in report.counted],
        "idle": [_waiver(one) for one in report.idle],
    }


def _since(one: SinceView) -> Object:
    header = one.version.header
    return {
        "title": header.title,
        "statements": header.statements,
        "digest": header.digest or None,
        **version_value(one.version),
        "changed_statements": one.statements,
        "edited_quotations": one.quotations,
        "changed_sources": one.sources,
    }


def _lack(one: LackView) -> Object:
    return {
        "requirement": one.requirement,
        "kind": one.kind,
        "id": one.id,
        "why": one.why,
        "settle": one.settle,
        "path": one.path or None,
        "line": one.line or None,
        "changed": one.is_changed,
        "exception": _waiver(one.waiver) if one.waiver is not None else None,
    }


def _waiver(one: WaiverView) -> Object:
    return {
        "requirement": one.requirement,
        "id": one.id,
        "reason": one.reason,
        "until": date_value(one.until),
        "by": one.by_name or None,
    }
