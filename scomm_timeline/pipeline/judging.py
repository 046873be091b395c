"""People's verdicts: what there is to judge, how a verdict is bound, and what is on file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.adjudications import bind, judged_findings
from scomm_timeline.analysis.findings import Verdict
from scomm_timeline.analysis.grouping import report_key
from scomm_timeline.analysis.whole import analyze
from scomm_timeline.model.adjudications import Adjudication, Judgment
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.reports import ContradictionReport, NotShown
from scomm_timeline.reports.judging import (
    AdjudicationReport,
    JudgedRow,
    judged_view,
    unread_adjudications,
)
from scomm_timeline.reports.pairing import finding_view
from scomm_timeline.reports.viewing import set_header

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.analysis.adjudications import Judged
    from scomm_timeline.analysis.findings import Finding
    from scomm_timeline.analysis.whole import Analyzed
    from scomm_timeline.model.adjudications import Binding, Decision, Response, Retirement
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.dates import Day, FuzzyDate


class Spoken(NamedTuple):
    """A verdict as a person gives it, before it is bound to anything."""

    decision: Decision
    on: FuzzyDate
    reviewer: str
    reason: str
    expires: FuzzyDate | None = None
    response: Response | None = None
    readings: tuple[str, ...] = ()

    def bound(self, binding: Binding) -> Judgment:
        """The verdict, bound to what was looked at."""
        return Judgment(
            self.decision,
            self.on,
            self.reviewer,
            self.reason,
            binding,
            self.expires,
            self.response,
            self.readings,
        )


class Docket(NamedTuple):
    """A set with everything found in it, ready to be judged. `today` as in `judged_findings`."""

    corpus: Corpus
    analyzed: Analyzed
    findings: Mapping[str, Finding]
    today: Day | None

    def judge(self, finding: str, spoken: Spoken) -> Adjudication:
        """The adjudication of a finding with a new verdict on top; the one before it is kept."""
        judgment = spoken.bound(bind(self.analyzed.court, self.findings[finding]))
        before = self.corpus.adjudications.get(finding)
        if before is None:
            return Adjudication(finding, judgment)
        if before.judgment == judgment:
            return before
        return Adjudication(finding, judgment, (before.judgment, *before.earlier))

    def retire(self, finding: str, retirement: Retirement) -> Adjudication:
        """The adjudication of a finding with its verdict taken back."""
        before = self.corpus.adjudications[finding]
        return before._replace(judgment=before.judgment._replace(retired=retirement))

    def with_adjudication(self, adjudication: Adjudication) -> Docket:
        """The same, once an adjudication is on file."""
        held = {**self.corpus.adjudications, adjudication.finding: adjudication}
        corpus = self.corpus._replace(adjudications=held)
        ground = self.analyzed.court.ground._replace(corpus=corpus)
        court = self.analyzed.court._replace(ground=ground)
        return self._replace(corpus=corpus, analyzed=self.analyzed._replace(court=court))


def open_docket(corpus: Corpus, today: Day | None) -> Docket:
    """Find everything there is to judge in a set."""
    analyzed = analyze(corpus)
    return Docket(corpus, analyzed, {one.id: one for one in analyzed.findings}, today)


def build_adjudication_report(
    docket: Docket,
    *,
    is_shipped: bool,
    finding: str | None = None,
    written: str | None = None,
) -> AdjudicationReport:
    """Every contradiction and every verdict on file; with `finding`, that one alone."""
    judged = judged_findings(docket.analyzed, docket.today)
    certain = [one.id for one in docket.analyzed.findings if one.verdict is Verdict.CONTRADICTION]
    return AdjudicationReport(
        header=set_header(docket.corpus, is_shipped=is_shipped),
        rows=tuple(
            _row(docket, one) for one in _in_order(docket, judged) if finding in {None, one.finding}
        ),
        contradictions=len(certain),
        undecided=sum(not judged[one].is_decided for one in certain),
        unread=unread_adjudications(docket.corpus),
        written=written,
    )


def _in_order(docket: Docket, judged: Mapping[str, Judged]) -> Iterator[Judged]:
    """Those to judge first, then those decided, each in the order of the report; last the gone."""
    held = docket.findings
    shown = [
        one
        for one in judged.values()
        if one.adjudication is not None or held[one.finding].verdict is Verdict.CONTRADICTION
    ]
    found = [one for one in shown if one.finding in held]
    yield from sorted(found, key=lambda one: (one.is_decided, report_key(held[one.finding])))
    yield from (one for one in shown if one.finding not in held)


def _row(docket: Docket, judged: Judged) -> JudgedRow:
    view = judged_view(docket.corpus, judged)
    finding = docket.findings.get(judged.finding)
    if finding is None:
        return JudgedRow(view, judged.finding.partition("/")[0], None, None, "", "")
    shown = finding_view(docket.analyzed.court, finding)
    return JudgedRow(
        view,
        finding.code,
        finding.verdict.value,
        finding.strength.value,
        shown.voice_short,
        shown.question,
    )


def build_finding_report(docket: Docket, finding: str, *, is_shipped: bool) -> ContradictionReport:
    """One finding in full, as a person wants to see it before judging."""
    corpus, found = docket.corpus, docket.findings[finding]
    judged = judged_findings(docket.analyzed, docket.today)[finding]
    view = finding_view(docket.analyzed.court, found, judged_view(corpus, judged))
    is_certain = found.verdict is Verdict.CONTRADICTION
    return ContradictionReport(
        header=set_header(corpus, is_shipped=is_shipped),
        shown_by=finding,
        findings=(view,) if is_certain else (),
        weak=(),
        possible=() if is_certain else (view,),
        changes=(),
        not_shown=NotShown(0, 0, 0, 0, 0),
        undecided=int(is_certain and not judged.is_decided),
        by_level=((found.level.value, int(is_certain)),),
    )
