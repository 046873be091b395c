"""`corrections`: what readers of a published version have to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.publication.correcting import Notice
    from scomm_timeline.publication.diffing import EntryChange
    from scomm_timeline.reports.differing import FindingChangeView, VersionView
    from scomm_timeline.reports.views import SetHeader, StatementView


class EntryNotice(NamedTuple):
    """A notice about a record or an entry; `view` is the record, as readers had it or have it now."""

    notice: Notice
    change: EntryChange
    view: StatementView | None


class FindingNotice(NamedTuple):
    """A notice about a finding."""

    notice: Notice
    view: FindingChangeView


class CorrectionsReport(NamedTuple):
    """`corrections`. `since` is what was published; `day` the day of the list, "" if none was given."""

    header: SetHeader
    since: VersionView
    day: str
    entries: tuple[EntryNotice, ...]
    findings: tuple[FindingNotice, ...]
