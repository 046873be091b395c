"""`diff`: two versions of a set, what changed between them, and what that did to the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.publication.conclusions import ConclusionChange
    from scomm_timeline.publication.diffing import EntryChange, Moved, Unmatched
    from scomm_timeline.publication.matching import Parts
    from scomm_timeline.reports.views import SetHeader, StatementView


class Scope(StrEnum):
    """What of a difference was asked for."""

    ALL = "all"
    MATERIAL = "material"
    FINDINGS = "findings"
    STAT = "stat"


class VersionView(NamedTuple):
    """One version: what the user called it, what that is, and the set in it.

    `kind` is folder, archive, seal or revision; `detail` the commit of a revision. `texts` is the SHA-256
    of the texts of its files; `header.digest`, that of what they say, is "" where that was not read.
    `is_public_part`: compared with a seal, without what would be withheld.
    """

    name: str
    kind: str
    detail: str
    header: SetHeader
    texts: str
    is_public_part: bool = False


class FileCounts(NamedTuple):
    """Files of the set by their texts."""

    added: int
    removed: int
    changed: int
    same: int

    @property
    def touched(self) -> int:
        """Files that are not the same in both versions."""
        return self.added + self.removed + self.changed


class RecordsView(NamedTuple):
    """Records that differ; see `publication.diffing.SetDiff`.

    `changed` are those with a material change, `touched` those with cosmetic ones alone.
    """

    added: tuple[StatementView, ...]
    removed: tuple[StatementView, ...]
    renamed: tuple[tuple[str, str], ...]
    changed: tuple[EntryChange, ...]
    touched: tuple[EntryChange, ...]
    divided: tuple[Parts, ...]
    joined: tuple[Parts, ...]
    moved: tuple[Moved, ...]
    unmatched: tuple[Unmatched, ...]


class EditView(NamedTuple):
    """One edit of a cause: an entry, what became of it, and the fields that matter, if that is known."""

    kind: str
    id: str
    what: str
    fields: tuple[str, ...]


class CauseView(NamedTuple):
    """Edits that together bring a change about; see `publication.causes.Cause`."""

    edits: tuple[EditView, ...]
    is_smallest: bool


class FindingChangeView(NamedTuple):
    """A finding that changed, with its names as printed and every independent cause that was found.

    No cause where none was looked for: `why_no_cause` then says why.
    """

    change: ConclusionChange
    title: str
    voice: str
    question: str
    causes: tuple[CauseView, ...]
    why_no_cause: str = ""


class FindingsView(NamedTuple):
    """What became of the findings. `old` and `new` count contradictions and possible ones."""

    changes: tuple[FindingChangeView, ...]
    old: tuple[int, int]
    new: tuple[int, int]
    same: int


class DiffCounts(NamedTuple):
    """How much differs. `changed` are records with a material change; `touched`, with none.

    `vocabulary` counts material changes by kind of entry; `vocabulary_touched` the others. Records
    that are equal as text are in `unread` where nobody had to read them.
    """

    added: int
    removed: int
    renamed: int
    changed: int
    touched: int
    moved: int
    unmatched: int
    vocabulary: tuple[tuple[str, int], ...]
    vocabulary_touched: int
    cosmetic: tuple[tuple[str, int], ...]
    files: FileCounts
    unread: int = 0

    @property
    def material(self) -> int:
        """Records and entries that differ in what they say."""
        entries = sum(count for _, count in self.vocabulary)
        return self.added + self.removed + self.renamed + self.changed + entries


class DiffReport(NamedTuple):
    """`diff OLD NEW`. A part that was not asked for is None; `counts` are always there.

    `header` is that of the new version.
    """

    old: VersionView
    new: VersionView
    scope: Scope
    counts: DiffCounts
    records: RecordsView | None
    vocabulary: tuple[EntryChange, ...] | None
    findings: FindingsView | None

    @property
    def header(self) -> SetHeader:
        """The set that the answer is about."""
        return self.new.header

    @property
    def differs(self) -> bool:
        """True if anything that was asked for differs."""
        found = self.findings is not None and bool(self.findings.changes)
        if self.scope is Scope.FINDINGS:
            return found
        if self.scope is Scope.MATERIAL:
            return found or self.counts.material > 0
        return found or self.counts.material > 0 or self.counts.files.touched > 0

    @property
    def is_complete(self) -> bool:
        """True if nothing was left out of either version."""
        return not (self.old.header.incomplete or self.new.header.incomplete)
