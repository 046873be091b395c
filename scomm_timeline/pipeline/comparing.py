"""Reports that hold statements against each other.

Selection chooses what is shown; analysis always runs over the whole set.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.adjudications import State, judged_findings
from scomm_timeline.analysis.beside import on_file
from scomm_timeline.analysis.explain import complete, judge
from scomm_timeline.analysis.findings import Level, Verdict
from scomm_timeline.analysis.grouping import LEVELS, is_weak
from scomm_timeline.analysis.selection import Selection, describe, select
from scomm_timeline.analysis.strength import weigh
from scomm_timeline.analysis.whole import Analyzed, find
from scomm_timeline.model.dates import gap
from scomm_timeline.reading.provenance import trace
from scomm_timeline.reports import (
    ContradictionReport,
    ExplainReport,
    NotShown,
    ShownStatement,
    StatementReport,
    TracedValue,
)
from scomm_timeline.reports.apart import change_view, outside_view, referral_view
from scomm_timeline.reports.judging import judged_view, unread_adjudications
from scomm_timeline.reports.pairing import finding_view, pair_view
from scomm_timeline.reports.viewing import set_header, view_of
from scomm_timeline.reports.views import PairView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.explain import Judgment
    from scomm_timeline.analysis.findings import Finding
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.utterances import Ground
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.dates import Day
    from scomm_timeline.model.statement import Statement
    from scomm_timeline.reports import ChangeView, OutsideView, ReferralView
    from scomm_timeline.reports.views import FindingView

DEFAULT_LIMIT: Final = 10
"""Findings shown unless more are asked for."""


def build_statement_report(
    corpus: Corpus, statement: Statement, text: str, *, is_shipped: bool
) -> StatementReport:
    """One statement with the provenance of every value. `text` is that of its file."""
    analyzed = find(corpus)
    ground = analyzed.court.ground
    root = ground.sequence.roots[statement.id]
    findings = tuple(one.id for one in analyzed.findings if root in one.statements)
    return StatementReport(
        header=set_header(corpus, is_shipped=is_shipped),
        statement=ShownStatement(
            view_of(ground, statement), maybe=False, order_open=False, findings=findings
        ),
        values=tuple(TracedValue(*one) for one in trace(text, statement)),
        pointed_to_by=tuple(
            (other.id, relation.kind.value)
            for other in corpus.statements
            for relation in other.relations
            if relation.target == statement.id
        ),
        versions=tuple(one.id for one in ground.utterances[root].members if one.id != statement.id),
    )


def build_contradiction_report(
    corpus: Corpus,
    selection: Selection,
    *,
    is_shipped: bool,
    limit: int | None = DEFAULT_LIMIT,
    brief: bool = False,
    today: Day | None = None,
) -> ContradictionReport:
    """Findings of the whole set of which a statement was asked for. `limit` None shows all.

    `today` None: verdicts of people that count until a day do not count.
    """
    analyzed = find(corpus)
    judged = judged_findings(analyzed, today)
    court = analyzed.court
    wanted = _wanted_roots(court.ground, selection)
    found = [one for one in analyzed.findings if wanted is None or wanted & one.statements]
    certain = [one for one in found if one.verdict is Verdict.CONTRADICTION]
    above = [one for one in certain if not is_weak(one)]
    weak = [one for one in certain if is_weak(one)]
    shown = above if limit is None else above[:limit]

    def view(one: Finding) -> FindingView:
        return finding_view(court, complete(court, one), judged_view(corpus, judged[one.id]))

    states = Counter(judged[one.id].state for one in certain)
    return ContradictionReport(
        header=set_header(corpus, is_shipped=is_shipped),
        shown_by=describe(selection),
        findings=tuple(view(one) for one in shown),
        weak=tuple(view(one) for one in weak),
        possible=tuple(view(one) for one in found if one.verdict is Verdict.POSSIBLE),
        changes=tuple(_change_views(analyzed, wanted)),
        not_shown=NotShown(
            disputes=analyzed.disputes,
            weak_only=len(weak),
            restricted=0,
            drafts=0,
            beyond_limit=len(above) - len(shown),
        ),
        undecided=sum(not judged[one.id].is_decided for one in certain),
        by_level=tuple(
            (level.value, sum(one.level is level for one in certain)) for level in LEVELS
        ),
        brief=brief,
        by_state=tuple((state.value, states[state]) for state in State if states[state]),
        adjudicated=sum(judged[one.id].adjudication is not None for one in found),
        unread=unread_adjudications(corpus),
        outside=tuple(_outside_views(analyzed, wanted)),
        referrals=tuple(_referral_views(analyzed, wanted)),
    )


def _wanted_roots(ground: Ground, selection: Selection) -> frozenset[str] | None:
    """The utterances asked for; None if everything is."""
    if selection.is_empty:
        return None
    chosen = select(ground.corpus, selection, ground.sequence.date)
    return frozenset(ground.sequence.roots[one.id] for one in chosen.statements)


def _change_views(analyzed: Analyzed, wanted: frozenset[str] | None) -> Iterator[ChangeView]:
    for one in analyzed.changes:
        if wanted is None or one.statement in wanted or wanted & set(one.ends):
            yield change_view(analyzed.court.ground, one)


def _outside_views(analyzed: Analyzed, wanted: frozenset[str] | None) -> Iterator[OutsideView]:
    for one in analyzed.outside:
        if wanted is None or wanted & {one.statement, *one.meets, *one.may_meet}:
            yield outside_view(analyzed.court.ground, one)


def _referral_views(analyzed: Analyzed, wanted: frozenset[str] | None) -> Iterator[ReferralView]:
    for one in analyzed.referrals:
        if wanted is None or wanted & {one.statement, *(other for other, _ in one.refusals)}:
            yield referral_view(analyzed.court.ground, one)


def build_explain_report(
    corpus: Corpus, a: Statement, b: Statement, *, is_shipped: bool, today: Day | None = None
) -> ExplainReport:
    """The verdict on two statements and everything that led to it."""
    analyzed = find(corpus)
    ground = analyzed.court.ground
    pair = _judged_pair(analyzed.court, a, b, judge(analyzed.court, a, b))
    roots = {ground.sequence.roots[a.id], ground.sequence.roots[b.id]}
    sides = tuple(ground.utterances[one] for one in sorted(roots))
    finding = next(
        (one.id for one in analyzed.findings if roots <= one.statements and one.code == pair.code),
        None,
    )
    judged = judged_findings(analyzed, today)[finding] if finding is not None else None
    return ExplainReport(
        set_header(corpus, is_shipped=is_shipped),
        pair,
        finding,
        tuple(view_of(ground, one) for one in on_file(analyzed.court, sides)),
        is_referral=any(
            one.statement in roots and roots & {other for other, _ in one.refusals}
            for one in analyzed.referrals
        ),
        judged=judged_view(corpus, judged) if judged is not None else None,
    )


def _judged_pair(court: Court, a: Statement, b: Statement, judgment: Judgment) -> PairView:
    """The pair as the user named it: the records themselves, not the roots of their utterances."""
    ground = court.ground
    if judgment.meeting is not None:
        weighed = pair_view(court, judgment.meeting, weigh(judgment.meeting), keep_order=True)
        return weighed._replace(
            a=view_of(ground, a),
            b=view_of(ground, b),
            verdict=judgment.verdict.value,
            code=judgment.code,
            deciding=judgment.deciding,
        )
    return PairView(
        a=view_of(ground, a),
        b=view_of(ground, b),
        a_holds=None,
        b_holds=None,
        a_denied=False,
        b_denied=False,
        verdict=judgment.verdict.value,
        code=judgment.code,
        level=Level.NONE.value,
        order=ground.sequence.order(a.id, b.id),
        gap=gap(ground.sequence.date(a.id), ground.sequence.date(b.id)),
        comparisons=(judgment.deciding,) if judgment.deciding else (),
        deciding=judgment.deciding,
        also_parts=(),
        explanation=None,
        weaknesses=(),
        ended_by=None,
    )
