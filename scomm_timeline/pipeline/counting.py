"""How two versions are named and how much differs between them, in numbers."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from scomm_timeline.reports.differing import DiffCounts, FileCounts, VersionView
from scomm_timeline.reports.viewing import set_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scomm_timeline.model.inputs import InputFile
    from scomm_timeline.pipeline.causing import Side
    from scomm_timeline.publication.diffing import SetDiff


def version_view(side: Side) -> VersionView:
    """A version as it is named in the first lines."""
    header = set_header(side.corpus, is_shipped=False)
    texts = texts_digest(side.files)
    return VersionView(
        side.name, side.kind, side.detail, header, texts, is_public_part=side.is_public_part
    )


def texts_digest(files: Sequence[InputFile]) -> str:
    """SHA-256 of the names and texts of a set's files, in hexadecimal; the first eight characters.

    It tells two versions apart without reading what they say.
    """
    whole = hashlib.sha256()
    for one in sorted(files, key=lambda one: one.path):
        for text in (one.path, one.text if one.text is not None else one.error):
            data = text.encode(errors="surrogatepass")
            whole.update(b"%d:" % len(data))
            whole.update(data)
    return whole.hexdigest()[:8]


def count_files(old: Sequence[InputFile], new: Sequence[InputFile]) -> FileCounts:
    """Files of two versions by path, held against each other as text."""
    before = {one.path: (one.text, one.error) for one in old}
    after = {one.path: (one.text, one.error) for one in new}
    both = before.keys() & after.keys()
    same = sum(before[path] == after[path] for path in both)
    return FileCounts(len(after) - len(both), len(before) - len(both), len(both) - same, same)


def count_changes(diff: SetDiff, files: FileCounts) -> DiffCounts:
    """How much differs, in numbers."""
    renamed_to = {new for _, new in diff.renamed}
    material = [one for one in diff.changed if one.is_material]
    entries = Counter(one.kind for one in diff.vocabulary if one.is_material)
    cosmetic = Counter(one.reason.value for one in diff.cosmetic_changes)
    return DiffCounts(
        added=len(diff.added),
        removed=len(diff.removed),
        renamed=len(diff.renamed),
        changed=sum(one.id not in renamed_to for one in material),
        touched=len(diff.changed) - len(material),
        moved=len(diff.moved),
        unmatched=len(diff.unmatched),
        vocabulary=tuple(sorted(entries.items())),
        vocabulary_touched=sum(not one.is_material for one in diff.vocabulary),
        cosmetic=tuple(sorted(cosmetic.items())),
        files=files,
    )
