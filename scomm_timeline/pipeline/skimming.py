"""How much differs between two versions, reading only what is not the same as text.

What a record says follows from its text, its header, the vocabularies and the sources. Where the last
two are equal as files, records that are equal as text are taken as equal and not parsed. Whatever
could make that wrong (an id that stands twice, a removed record that others point to, a problem of
any kind) costs the shortcut: then both versions are read in full.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from scomm_timeline.pipeline.differing import (
    count_changes,
    count_files,
    texts_digest,
    version_view,
)
from scomm_timeline.publication.diffing import Lost, diff_sets
from scomm_timeline.publication.fields import Reason
from scomm_timeline.reading.blocks import Blocks, join, split
from scomm_timeline.reading.load import RECORDS_FOLDER, TOOL_FOLDERS, load
from scomm_timeline.reports.differing import DiffReport, Scope, VersionView
from scomm_timeline.reports.viewing import set_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.inputs import InputFile
    from scomm_timeline.pipeline.causing import Side
    from scomm_timeline.publication.diffing import SetDiff

_ID: Final = re.compile(r"^[ \t{-]*id[ \t]*:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FEW: Final = 20
"""Ids that are looked for one by one; of more, all words of the texts are listed first."""


class Texts(NamedTuple):
    """One version that was not read: how it was called, and its files."""

    name: str
    kind: str
    detail: str
    files: Sequence[InputFile]


class _Part(NamedTuple):
    """What of one version has to be read: its files, some of them without some statements."""

    files: list[InputFile]
    ids: frozenset[str]


class _Passed(NamedTuple):
    """What is the same in both versions and is not read: texts, ids, and records that moved."""

    texts: list[str]
    ids: list[str]
    moved: int


def build_skimmed_report(*, old: Texts, new: Texts) -> DiffReport | None:
    """How much differs, as far as that can be told without reading all of it; None if it cannot."""
    if _understood_by(old.files) != _understood_by(new.files):
        return None
    before, after, passed = _set_aside(old.files, new.files)
    twice = len(set(passed.ids)) != len(passed.ids) or not (before.ids | after.ids).isdisjoint(
        passed.ids
    )
    if twice or _is_pointed_to(before.ids - after.ids, passed.texts):
        return None
    diff = _diff(before, after, passed)
    if diff is None:
        return None
    counts = count_changes(diff[0], count_files(old.files, new.files))
    return DiffReport(
        old=_view(old, diff[1], len(passed.ids)),
        new=_view(new, diff[2], len(passed.ids)),
        scope=Scope.STAT,
        counts=counts._replace(unread=len(passed.ids), moved=counts.moved + passed.moved),
        records=None,
        vocabulary=None,
        findings=None,
    )


def build_stat_report(*, old: Side, new: Side) -> DiffReport:
    """How much differs between two versions that were read in full."""
    diff = diff_sets(
        old=old.corpus, new=new.corpus, lost=Lost(old.loaded.lost_ids, new.loaded.lost_ids)
    )
    return DiffReport(
        old=version_view(old),
        new=version_view(new),
        scope=Scope.STAT,
        counts=count_changes(diff, count_files(old.files, new.files)),
        records=None,
        vocabulary=None,
        findings=None,
    )


def _understood_by(files: Iterable[InputFile]) -> dict[str, tuple[str | None, str]]:
    """Everything but records: what they are understood by, and receipts, which speak of them."""
    return {
        one.path: (one.text, one.error)
        for one in files
        if not one.path.startswith((RECORDS_FOLDER, *TOOL_FOLDERS))
    }


def _diff(before: _Part, after: _Part, passed: _Passed) -> tuple[SetDiff, Corpus, Corpus] | None:
    """What differs between the parts that were read; None if either holds a problem."""
    loaded = [load(one.files, elsewhere=frozenset(passed.ids)) for one in (before, after)]
    old, new = (one.corpus for one in loaded)
    if old is None or new is None or any(one.left_out or one.diagnostics for one in loaded):
        return None
    diff = diff_sets(old=old, new=new)
    # Whether other records share a document is not known of those that were not read.
    is_open = any(
        change.reason is Reason.SAME_DOCUMENT
        for one in diff.changed
        for change in one.fields
        if not one.is_material
    )
    return None if is_open else (diff, old, new)


def _view(texts: Texts, corpus: Corpus, unread: int) -> VersionView:
    header = set_header(corpus, is_shipped=False)
    header = header._replace(
        statements=header.statements + unread, digest="", cited_sources=0, seen_in_part=0
    )
    return VersionView(texts.name, texts.kind, texts.detail, header, texts_digest(texts.files))


# -- what need not be read ------------------------------------------------------------------------


def _set_aside(old: Sequence[InputFile], new: Sequence[InputFile]) -> tuple[_Part, _Part, _Passed]:
    """Both versions without the records that are equal as text, and those."""
    before, after = _records(old), _records(new)
    same = [path for path, one in before.items() if after.get(path) == one and one.text]
    texts = [before[path].text or "" for path in same]
    for path in same:
        del before[path], after[path]
    blocks = _blocks(before), _blocks(after)
    shared = _count(blocks[0]) & _count(blocks[1])
    kept = [_without(part, Counter(shared)) for part in blocks]
    moved = sum((_placed(blocks[0]) - _placed(blocks[1])).values()) - sum(
        (_placed(kept[0]) - _placed(kept[1])).values()
    )
    ids = [id_ for text in texts for id_ in _ID.findall(text)]
    for (_, item), number in shared.items():
        texts.append(item)
        ids += _ID.findall(item)[:1] * number
    frame = [one for one in old if not one.path.startswith(RECORDS_FOLDER)]
    parts = [_part(frame, files, part) for files, part in ((before, kept[0]), (after, kept[1]))]
    return parts[0], parts[1], _Passed(texts, ids, max(0, moved))


def _records(files: Iterable[InputFile]) -> dict[str, InputFile]:
    return {one.path: one for one in files if one.path.startswith(RECORDS_FOLDER)}


def _blocks(files: Mapping[str, InputFile]) -> dict[str, Blocks]:
    """The files that can be taken apart, by path."""
    found = {path: split(one.text) for path, one in files.items() if one.text is not None}
    return {path: one for path, one in found.items() if one is not None}


_Block = tuple[str, str]
"""The header under which a statement stands, and its own text."""


def _count(files: Mapping[str, Blocks]) -> Counter[_Block]:
    return Counter((one.header, item) for one in files.values() for item in one.items)


def _placed(files: Mapping[str, Blocks]) -> Counter[tuple[str, _Block]]:
    return Counter((path, (one.header, item)) for path, one in files.items() for item in one.items)


def _without(files: Mapping[str, Blocks], shared: Counter[_Block]) -> dict[str, Blocks]:
    """The files without the blocks that both versions hold."""
    found = {}
    for path, one in files.items():
        kept = []
        for item in one.items:
            if shared[one.header, item] > 0:
                shared[one.header, item] -= 1
            else:
                kept.append(item)
        found[path] = one._replace(items=tuple(kept))
    return found


def _part(
    frame: list[InputFile], files: Mapping[str, InputFile], kept: Mapping[str, Blocks]
) -> _Part:
    texts = [
        one if path not in kept else one._replace(text=join(kept[path]))
        for path, one in files.items()
        if path not in kept or kept[path].items
    ]
    ids = (id_ for one in texts for id_ in _ID.findall(one.text or ""))
    return _Part([*frame, *texts], frozenset(ids))


def _is_pointed_to(removed: frozenset[str], texts: Sequence[str]) -> bool:
    """True if a text that is not read names a record that is no longer there."""
    if not removed:
        return False
    if len(removed) <= _FEW:
        return any(id_ in text for text in texts for id_ in removed)
    return any(not removed.isdisjoint(_words(text)) for text in texts)


def _words(text: str) -> Iterator[str]:
    return (one[0] for one in _SLUG.finditer(text))
