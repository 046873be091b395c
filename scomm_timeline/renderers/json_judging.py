"""What people decided, as JSON values. Work product: shown only where it was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.renderers.json_values import date_value

if TYPE_CHECKING:
    from scomm_timeline.renderers.json_values import Object
    from scomm_timeline.reports.judging import AdjudicationReport, JudgedRow
    from scomm_timeline.reports.views import JudgedView, JudgmentView

NOT_SHOWN: Final = "not-shown"
"""The status of every finding of a set with verdicts, where work product is left out: which of them
somebody judged is nobody's business either."""


def adjudication_value(view: JudgedView | None, *, withheld: bool = False) -> Object:
    """How a finding stands with the people who judge; its keys are always there."""
    shown = None if withheld else view
    return {
        "status": NOT_SHOWN if withheld else view.state if view else "undecided",
        "newer": len(shown.newer) if shown else 0,
        "newer_statements": list(shown.newer) if shown else [],
        "changes": list(shown.changes) if shown else [],
        "judgment": judgment_value(shown.judgment) if shown and shown.judgment else None,
        "earlier": [judgment_value(one) for one in shown.earlier] if shown else [],
    }


def judgment_value(one: JudgmentView) -> Object:
    """One verdict. `sought` null: nobody said whether the body was asked."""
    return {
        "decision": one.decision,
        "on": date_value(one.on),
        "reviewer": one.reviewer,
        "reviewer_name": one.reviewer_name or None,
        "role": one.role or None,
        "reason": one.reason,
        "expires": date_value(one.expires) if one.expires else None,
        "sought": one.sought,
        "response": one.response,
        "readings": list(one.readings),
        "retired": (
            {"on": date_value(one.retired_on), "reason": one.retired_because}
            if one.retired_on
            else None
        ),
    }


def adjudications_value(report: AdjudicationReport) -> Object:
    """The body of the answer."""
    return {
        "contradictions": report.contradictions,
        "undecided": report.undecided,
        "unread": report.unread,
        "written": report.written,
        "findings": [_row(one) for one in report.rows],
    }


def _row(row: JudgedRow) -> Object:
    return {
        "id": row.judged.finding,
        "code": row.code,
        "verdict": row.verdict,
        "strength": row.strength,
        "voice_name": row.voice or None,
        "question": row.question or None,
        "decided": row.judged.is_decided,
        "adjudication": adjudication_value(row.judged),
    }
