"""Two versions of a set: what differs, and what that did to the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.codes import CODES
from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.pipeline.causing import CauseSearch, Side, conclusions
from scomm_timeline.pipeline.counting import count_changes, count_files, version_view
from scomm_timeline.publication.conclusions import (
    ConclusionChange,
    Fate,
    compare_conclusions,
)
from scomm_timeline.publication.diffing import Lost, diff_sets
from scomm_timeline.reports.differing import (
    DiffReport,
    FindingChangeView,
    FindingsView,
    RecordsView,
    Scope,
)
from scomm_timeline.reports.pairing import question_of
from scomm_timeline.reports.viewing import view_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.analysis.utterances import Ground
    from scomm_timeline.publication.conclusions import Conclusion
    from scomm_timeline.publication.diffing import SetDiff


def build_diff_report(*, old: Side, new: Side, scope: Scope = Scope.ALL) -> DiffReport:
    """What differs between two versions that were read, and what that does to the findings."""
    diff = diff_sets(
        old=old.corpus, new=new.corpus, lost=Lost(old.loaded.lost_ids, new.loaded.lost_ids)
    )
    grounds = prepare(old.corpus), prepare(new.corpus)
    wants_records = scope is not Scope.FINDINGS
    return DiffReport(
        old=version_view(old),
        new=version_view(new),
        scope=scope,
        counts=count_changes(diff, count_files(old.files, new.files)),
        records=_records(diff, *grounds) if wants_records else None,
        vocabulary=diff.vocabulary if wants_records else None,
        findings=_findings(old, new, diff, *grounds),
    )


# -- what differs ---------------------------------------------------------------------------------


def _records(diff: SetDiff, old: Ground, new: Ground) -> RecordsView:
    return RecordsView(
        added=tuple(view_of(new, one) for one in diff.added),
        removed=tuple(view_of(old, old.corpus.by_id[one.id]) for one in diff.removed),
        renamed=diff.renamed,
        changed=tuple(one for one in diff.changed if one.is_material),
        touched=tuple(one for one in diff.changed if not one.is_material),
        divided=diff.divided,
        joined=diff.joined,
        moved=diff.moved,
        unmatched=diff.unmatched,
    )


# -- findings -------------------------------------------------------------------------------------


def _findings(old: Side, new: Side, diff: SetDiff, before: Ground, after: Ground) -> FindingsView:
    names = dict(diff.renamed)
    olds, news = conclusions(before, names), conclusions(after, {})
    changes = compare_conclusions(old=olds, new=news)
    graded = [one for one in changes if one.fate is not Fate.COUNTS]
    search = CauseSearch(old, new, dict(diff.renamed)) if graded else None
    same = len(news) - sum(one.new is not None for one in changes)
    return FindingsView(
        changes=tuple(finding_change_view(one, before, after, search) for one in changes),
        old=_verdicts(olds),
        new=_verdicts(news),
        same=same,
    )


def _verdicts(found: Mapping[str, Conclusion]) -> tuple[int, int]:
    """Contradictions and possible ones."""
    certain = sum(one.verdict == "contradiction" for one in found.values())
    return certain, len(found) - certain


def finding_change_view(
    change: ConclusionChange, before: Ground, after: Ground, search: CauseSearch | None = None
) -> FindingChangeView:
    """A finding that changed, with its names as printed; its causes only with a search for them."""
    known = change.new or change.old
    assert known is not None  # noqa: S101 -- a change has a side
    ground = after if change.new is not None else before
    code, voice, family = known.id.split("/", 2)
    wants_causes = search is not None and change.fate is not Fate.COUNTS
    causes, why = search.causes(change) if search is not None and wants_causes else ((), "")
    return FindingChangeView(
        change=change,
        title=CODES[code].title,
        voice=ground.voices.name(voice),
        question=question_of(ground.corpus, family),
        causes=causes,
        why_no_cause=why,
    )
