"""A report as JSON, format 1: names and slugs of the records, one shape whatever the verbosity.

Within format 1 keys may be added; none is removed, renamed or given another meaning. What a key
means stands in docs/json.md; what it may hold, in schemas/format-1.schema.json beside this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from scomm_timeline.renderers.json_authoring import authored_value
from scomm_timeline.renderers.json_corrections import corrections_value
from scomm_timeline.renderers.json_differing import diff_value, version_value
from scomm_timeline.renderers.json_findings import (
    chain_value,
    change_value,
    deciding_value,
    finding_value,
    gap_days,
    outside_value,
    referral_value,
    scope_values,
)
from scomm_timeline.renderers.json_formatting import format_value
from scomm_timeline.renderers.json_gating import gate_value
from scomm_timeline.renderers.json_holding import positions_value
from scomm_timeline.renderers.json_impact import impact_value
from scomm_timeline.renderers.json_judging import adjudication_value, adjudications_value
from scomm_timeline.renderers.json_statements import shown_value, statement_value
from scomm_timeline.renderers.json_stats import stats_value
from scomm_timeline.renderers.json_values import readable
from scomm_timeline.renderers.json_verifying import verify_value
from scomm_timeline.renderers.options import NOT_TOLD
from scomm_timeline.reports import (
    CheckReport,
    ContradictionReport,
    ExplainReport,
    ListReport,
    StatementReport,
    StatsReport,
    TimelineReport,
)
from scomm_timeline.reports.authoring import AuthoringReport, ImportReport
from scomm_timeline.reports.corrections import CorrectionsReport
from scomm_timeline.reports.differing import DiffReport
from scomm_timeline.reports.formatting import FormatReport
from scomm_timeline.reports.gating import GateReport
from scomm_timeline.reports.holding import PositionsReport
from scomm_timeline.reports.impact import ImpactReport
from scomm_timeline.reports.judging import AdjudicationReport
from scomm_timeline.reports.verifying import VerifyReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scomm_timeline.model.corpus import LeftOut
    from scomm_timeline.model.diagnostics import Diagnostic
    from scomm_timeline.renderers import RenderOptions
    from scomm_timeline.renderers.json_values import Json, Object
    from scomm_timeline.reports import Report
    from scomm_timeline.reports.views import FindingView, SetHeader, StatementView

FORMAT: Final = 1


def render(report: Report, options: RenderOptions) -> str:
    """The report as one JSON object. Width, color and verbosity make no difference."""
    return readable(document(report, options), is_unicode=options.unicode)


def document(  # noqa: C901 -- a case for each report; mypy sees that none is missing
    report: Report, options: RenderOptions
) -> Object:
    """The report as plain values, keys in the order in which they are printed.

    Of the options only `work_product` plays a part: what is left out is counted or named.
    """
    match report:
        case TimelineReport():
            kind, body = "show", _timeline(report)
        case StatementReport():
            kind, body = "show", _statement_report(report, options)
        case CheckReport():
            kind, body = "check", _check(report)
        case ContradictionReport():
            kind, body = "contradictions", _contradictions(report, options)
        case ExplainReport():
            kind, body = "explain", _explain(report, options)
        case ListReport():
            kind, body = "list", _list(report)
        case VerifyReport():
            kind, body = "verify", verify_value(report)
        case AdjudicationReport():
            kind, body = "adjudicate", adjudications_value(report)
        case PositionsReport():
            kind, body = "positions", positions_value(report)
        case StatsReport():
            kind, body = "stats", stats_value(report)
        case DiffReport():
            kind, body = "diff", _diff(report)
        case CorrectionsReport():
            kind, body = "corrections", corrections_value(report)
        case ImpactReport():
            kind, body = "impact", impact_value(report, shows_verdicts=options.work_product)
        case GateReport():
            kind, body = "gate", gate_value(report)
        case FormatReport():
            kind, body = "fmt", format_value(report)
        case AuthoringReport() | ImportReport():
            kind, body = authored_value(report)
        case _:
            assert_never(report)
    return {**head(kind, report.header), **body}


def head(kind: str, header: SetHeader | None) -> Object:
    """What every answer begins with. `header` is None where the set's vocabulary does not load."""
    return {
        "format": FORMAT,
        "kind": kind,
        "set": _set(header) if header else None,
        "incomplete": [_left_out(one) for one in header.incomplete] if header else [],
    }


def _set(header: SetHeader) -> Object:
    return {
        "title": header.title,
        "statements": header.statements,
        "digest": header.digest or None,
        "shipped": header.is_shipped,
        "as_known_on": header.as_known_on,
        "not_yet_public": header.not_yet_public,
        "never_public": header.never_public,
        "problems": header.problems,
        "cited_sources": header.cited_sources,
        "seen_in_part": header.seen_in_part,
    }


def _left_out(one: LeftOut) -> Object:
    return {"path": one.path, "id": one.id, "reason": one.reason}


# --- show ---------------------------------------------------------------------------------------


def _timeline(report: TimelineReport) -> Object:
    return {
        "selection": report.shown_by,
        "statements": [shown_value(one) for one in report.statements],
        "undated": report.undated,
        "details": None,
    }


def _statement_report(report: StatementReport, options: RenderOptions) -> Object:
    """`show ID` has the shape of `show`; only here somebody asked for `details`."""
    return {
        "selection": f"id {report.statement.view.id}",
        "statements": [shown_value(report.statement)],
        "undated": 0,
        "details": {
            "values": [
                {
                    "field": one.field,
                    "value": one.value if options.may_tell(one.field) else NOT_TOLD,
                    "source": one.source,
                }
                for one in report.values
            ],
            "pointed_to_by": [
                {"kind": kind, "statement": source} for source, kind in report.pointed_to_by
            ],
            "same_utterance": list(report.versions),
            "findings": list(report.statement.findings),
        },
    }


# --- check --------------------------------------------------------------------------------------


def _check(report: CheckReport) -> Object:
    return {
        "diagnostics": [_diagnostic(one) for one in report.diagnostics],
        "left_out": report.left_out,
    }


def _diagnostic(one: Diagnostic) -> Object:
    start, end = (one.span.start, one.span.end) if one.span else (None, None)
    return {
        "code": one.code.id,
        "slug": one.code.slug,
        "severity": one.severity.value,
        "path": one.path,
        "line": start.line if start else None,
        "column": start.column if start else None,
        "end_line": end.line if end else None,
        "end_column": end.column if end else None,
        "route": list(one.route),
        "message": one.message,
        "help": one.help,
        "cost": one.cost.value,
        "statement": one.statement,
    }


# --- contradictions -----------------------------------------------------------------------------


def _contradictions(report: ContradictionReport, options: RenderOptions) -> Object:
    missing = report.not_shown
    hidden = 0 if options.work_product else report.adjudicated

    def values(views: Iterable[FindingView]) -> list[Json]:
        return [finding_value(one, withheld=bool(hidden)) for one in views]

    return {
        "selection": report.shown_by,
        "undecided": report.undecided,
        "by_level": dict(report.by_level),
        "findings": values(report.findings),
        "weak": values(report.weak),
        "possible": values(report.possible),
        "announced_changes": [change_value(one) for one in report.changes],
        "referrals": [referral_value(one) for one in report.referrals],
        "outside_findings": [outside_value(one) for one in report.outside],
        "statements": [statement_value(one) for one in _mentioned(report)],
        "not_shown": {
            "disputes": missing.disputes,
            "weak_only": missing.weak_only,
            "restricted": missing.restricted,
            "drafts": missing.drafts,
            "beyond_limit": missing.beyond_limit,
            "adjudications": hidden,
        },
    }


def _mentioned(report: ContradictionReport) -> Iterator[StatementView]:
    """Every statement that the answer names by its id, each once, ordered by id."""
    views: dict[str, StatementView] = {}
    for finding in (*report.findings, *report.weak, *report.possible):
        for side in finding.sides:
            views.update((one.id, one) for one in side.statements)
        views.update((one.id, one) for one in finding.also_on_file)
        views.update((one.id, one) for one in (finding.pair.a, finding.pair.b))
    for change in report.changes:
        views.update((one.id, one) for one in (change.statement, *change.ends))
    for referral in report.referrals:
        refusals = (one for one, _ in referral.refusals)
        views.update((one.id, one) for one in (referral.statement, *refusals))
    for outside in report.outside:
        named = (outside.statement, *outside.meets, *outside.may_meet)
        views.update((one.id, one) for one in named)
    return (views[one] for one in sorted(views))


# --- diff ---------------------------------------------------------------------------------------


def _diff(report: DiffReport) -> Object:
    """Both sets come before what differs; what was left out says of which."""
    sides = (("old", report.old), ("new", report.new))
    return {
        "incomplete": [
            {**_left_out(one), "side": side}
            for side, view in sides
            for one in view.header.incomplete
        ],
        **{side: {**_set(view.header), **version_value(view)} for side, view in sides},
        **diff_value(report),
    }


# --- explain, list ------------------------------------------------------------------------------


def _explain(report: ExplainReport, options: RenderOptions) -> Object:
    is_judged = report.judged is not None and report.judged.judgment is not None
    withheld = is_judged and not options.work_product
    pair = report.pair
    explanation = pair.explanation
    stands = explanation.would_let_both_stand if explanation else ()
    return {
        "a": pair.a.id,
        "b": pair.b.id,
        "verdict": pair.verdict,
        "code": pair.code,
        "level": pair.level,
        "order": pair.order.value,
        "gap_days": gap_days(pair.gap),
        "deciding": deciding_value(pair.deciding),
        "also_apart": [deciding_value(one) for one in pair.also_parts],
        "chain": chain_value(explanation),
        "scope": scope_values(pair.comparisons),
        "weakened_by": [reason for reason, _ in pair.weaknesses],
        "weighed_by": [one or None for one in pair.weighed_by],
        "ended_by": pair.ended_by,
        "announcements_looked_at": explanation.announcements_looked_at if explanation else None,
        "would_let_both_stand": [f"{one.dimension}: {one.text}" for one in stands],
        "also_on_file": [one.id for one in report.also_on_file],
        "finding": report.finding,
        "adjudication": (
            adjudication_value(report.judged, withheld=withheld) if report.finding else None
        ),
        "referral": report.is_referral,
        "statements": [statement_value(pair.a), statement_value(pair.b)],
        "beside": [statement_value(one) for one in report.also_on_file],
    }


def _list(report: ListReport) -> Object:
    return {
        "what": report.what,
        "rows": [
            {"id": one.id, "name": one.name, "detail": one.detail, "depth": one.depth}
            for one in report.rows
        ],
    }
