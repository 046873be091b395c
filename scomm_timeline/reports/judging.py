"""Findings with the verdicts that people gave on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.date_words import format_date
from scomm_timeline.model.diagnostics import Severity
from scomm_timeline.model.inputs import ADJUDICATIONS_FOLDER
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.reports.views import JudgedView, JudgmentView

if TYPE_CHECKING:
    from scomm_timeline.analysis.adjudications import Judged
    from scomm_timeline.model.adjudications import Judgment
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.reports.views import SetHeader


class JudgedRow(NamedTuple):
    """A finding of a list of verdicts. Without `voice` and `question`: it is not found any more."""

    judged: JudgedView
    code: str
    verdict: str | None
    strength: str | None
    voice: str
    question: str


class AdjudicationReport(NamedTuple):
    """`adjudicate`: every contradiction and every verdict on file, or the one just judged.

    `written` names the file that was written, None if none was; `undecided` counts contradictions
    of the whole set that nobody decided, of `contradictions` in all.
    """

    header: SetHeader
    rows: tuple[JudgedRow, ...]
    contradictions: int
    undecided: int
    unread: int
    written: str | None = None


def unread_adjudications(corpus: Corpus) -> int:
    """Files of adjudications that do not count: they have a problem, or their folder's name has."""
    wrong = {one.path for one in corpus.diagnostics if one.severity is Severity.ERROR}
    if not wrong:
        return 0
    from scomm_timeline.reading.strays import meant_folder  # noqa: PLC0415 -- start-up: few need it

    return sum(
        one.startswith(ADJUDICATIONS_FOLDER) or meant_folder(one) == ADJUDICATIONS_FOLDER
        for one in wrong
    )


def judged_view(corpus: Corpus, judged: Judged) -> JudgedView:
    """How a finding stands, with printed names."""
    adjudication = judged.adjudication
    if adjudication is None:
        return JudgedView(judged.finding)
    return JudgedView(
        finding=judged.finding,
        state=judged.state.value,
        is_decided=judged.is_decided,
        judgment=_judgment_view(corpus, adjudication.judgment),
        newer=judged.newer,
        changes=judged.changes,
        earlier=tuple(_judgment_view(corpus, one) for one in adjudication.earlier),
    )


def _judgment_view(corpus: Corpus, one: Judgment) -> JudgmentView:
    reviewer = corpus.reviewers.get(one.reviewer)
    return JudgmentView(
        decision=one.decision.value,
        on=one.on,
        reviewer=one.reviewer,
        reviewer_name=reviewer.name if reviewer else "",
        role=reviewer.role if reviewer else "",
        reason=one.reason,
        expires=one.expires,
        sought=one.response.sought if one.response else None,
        response=one.response.text if one.response else None,
        readings=one.readings,
        retired_on=one.retired.on if one.retired else None,
        retired_because=one.retired.reason if one.retired else None,
    )


def work_product(view: JudgedView) -> tuple[tuple[str, str], ...]:
    """What people decided about a finding and wrote beside it: labels with a text each."""
    judgment = view.judgment
    if judgment is None:
        return (("Judged", "by nobody"),)
    who = judgment.reviewer_name or judgment.reviewer
    lines = [("Judged", f"{judgment.decision} ({view.state}), {format_date(judgment.on)}, {who}")]
    lines.append(("Reason", judgment.reason))
    lines += [("Reading", one) for one in judgment.readings]
    if judgment.sought is not None:
        answer = judgment.response or ("none came" if judgment.sought else "none was sought")
        lines.append(("Response", answer))
    if judgment.retired_because:
        lines.append(("Retired", judgment.retired_because))
    return tuple(lines)
