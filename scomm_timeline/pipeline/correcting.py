"""A published version and the set as it would be published now, to the notices that readers need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.pipeline.causing import conclusions
from scomm_timeline.pipeline.counting import version_view
from scomm_timeline.pipeline.differing import finding_change_view
from scomm_timeline.publication.conclusions import compare_conclusions
from scomm_timeline.publication.correcting import Notice, notice_of_entry, notice_of_finding
from scomm_timeline.publication.diffing import EntryChange, What, diff_sets
from scomm_timeline.reports.corrections import CorrectionsReport, EntryNotice, FindingNotice
from scomm_timeline.reports.viewing import set_header, view_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.utterances import Ground
    from scomm_timeline.pipeline.causing import Side
    from scomm_timeline.publication.diffing import SetDiff

_GRAVEST_FIRST = list(Notice)


def build_corrections_report(*, since: Side, now: Side, day: str) -> CorrectionsReport:
    """What changed between a published version and what would be published now."""
    before, after = prepare(since.corpus), prepare(now.corpus)
    diff = diff_sets(old=since.corpus, new=now.corpus)
    entries = list(_entries(diff, before, after))
    changes = compare_conclusions(
        old=conclusions(before, dict(diff.renamed)), new=conclusions(after, {})
    )
    findings = [
        FindingNotice(notice_of_finding(one), finding_change_view(one, before, after))
        for one in changes
    ]
    return CorrectionsReport(
        header=set_header(now.corpus, is_shipped=False),
        since=version_view(since),
        day=day,
        entries=tuple(sorted(entries, key=lambda one: _GRAVEST_FIRST.index(one.notice))),
        findings=tuple(sorted(findings, key=lambda one: _GRAVEST_FIRST.index(one.notice))),
    )


def _entries(diff: SetDiff, before: Ground, after: Ground) -> Iterator[EntryNotice]:
    """Notices about records, then about what else a set holds; in order of kind and id."""
    for gone in diff.removed:
        view = view_of(before, before.corpus.by_id[gone.id])
        yield EntryNotice(Notice.RETRACTION, EntryChange("record", gone.id, What.REMOVED), view)
    for come in diff.added:
        change = EntryChange("record", come.id, What.ADDED)
        yield EntryNotice(Notice.UPDATE, change, view_of(after, come))
    for one in diff.changed:
        notice = notice_of_entry(one)
        if notice is not None:
            yield EntryNotice(notice, one, view_of(after, after.corpus.by_id[one.id]))
    for one in diff.vocabulary:
        notice = notice_of_entry(one) if one.is_material else None
        if notice is not None:
            yield EntryNotice(notice, one, None)
