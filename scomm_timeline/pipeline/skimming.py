"""How much differs between two versions, reading only what is not the same as text.

What a record says follows from its text, its header, the vocabularies and the sources. Where the last
two are equal as files, records that are equal as text are taken as equal and not parsed. Whatever
could make that wrong (an id that stands twice, a removed record that others point to, a problem of
any kind) costs the shortcut: then both versions are read in full.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, TypeVar

from scomm_timeline.model.inputs import RECORDS_FOLDER, SOURCES_FOLDER, InputFile
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.pipeline.counting import (
    count_changes,
    count_files,
    texts_digest,
    version_view,
)
from scomm_timeline.publication.diffing import Lost, diff_sets
from scomm_timeline.publication.fields import Reason
from scomm_timeline.reading.blocks import Blocks, join, split
from scomm_timeline.reading.files import TOOL_FOLDERS
from scomm_timeline.reading.load import load
from scomm_timeline.reading.sources import stem
from scomm_timeline.reports.differing import DiffReport, Scope, VersionView
from scomm_timeline.reports.viewing import set_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.pipeline.causing import Side
    from scomm_timeline.publication.diffing import SetDiff

_ID: Final = re.compile(r"^[ \t{-]*id[ \t]*:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_AROUND: Final = "\"'{}[],:"
"""What may stand before or behind a word of YAML."""

_FEW: Final = 20
"""Ids that are looked for one by one; of more, all words of the texts are listed first."""


class Texts(NamedTuple):
    """One version that was not read: how it was called, and its files."""

    name: str
    kind: str
    detail: str
    files: Sequence[InputFile]


class _Part(NamedTuple):
    """What of one version has to be read, and in which file of it each of those records stands."""

    files: list[InputFile]
    paths: Mapping[str, str]

    @property
    def ids(self) -> frozenset[str]:
        """The records that have to be read."""
        return frozenset(self.paths)


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
    names = dict(diff[0].renamed)
    moved = sum(
        path != after.paths.get(names.get(id_, id_), path) for id_, path in before.paths.items()
    )
    return DiffReport(
        old=_view(old, diff[1], len(passed.ids)),
        new=_view(new, diff[2], len(passed.ids)),
        scope=Scope.STAT,
        counts=counts._replace(unread=len(passed.ids), moved=moved + passed.moved),
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
    kept, items, moved = _unequal(_blocks(before), _blocks(after))
    frame = [one for one in old if not one.path.startswith(RECORDS_FOLDER)]
    whole = [
        [one for path, one in files.items() if path not in blocks]
        for files, blocks in ((before, kept[0]), (after, kept[1]))
    ]
    parts = [_part(files, blocks) for files, blocks in zip(whole, kept, strict=True)]
    ids = [id_ for text in texts for id_ in ids_in(text)]
    ids += [item.partition("\n")[0][len("id:") :].strip(" \"'") for item in items]
    needed = _needed(frame, [one.text or "" for part in parts for one in part.files])
    one, other = (part._replace(files=[*needed, *part.files]) for part in parts)
    return one, other, _Passed([*texts, *items], ids, moved)


def _needed(frame: Iterable[InputFile], texts: Iterable[str]) -> list[InputFile]:
    """What records are understood by, without sources that are named in none of the texts.

    A source whose file has another name than its id, or whose name stands against other words, is
    missed; records that cite it then have a problem, and everything is read.
    """
    words = {one.strip(_AROUND) for one in set("\n".join(texts).split())}
    return [
        one for one in frame if not one.path.startswith(SOURCES_FOLDER) or stem(one.path) in words
    ]


def ids_in(text: str) -> list[str]:
    """What stands behind `id:` at the beginning of a line or of a list's item, each time it does."""
    starts = text.split("\n  - id: ")[1:]
    if text.count("id:") == len(starts):  # laid out as usual: no pattern has to be searched for
        return [one.partition("\n")[0].strip(" \"'\r") for one in starts]
    return _ID.findall(text)


def _records(files: Iterable[InputFile]) -> dict[str, InputFile]:
    return {one.path: one for one in files if one.path.startswith(RECORDS_FOLDER)}


def _blocks(files: Mapping[str, InputFile]) -> dict[str, Blocks]:
    """The files that can be taken apart, by path."""
    found = {path: split(one.text) for path, one in files.items() if one.text is not None}
    return {path: one for path, one in found.items() if one is not None}


_Block = tuple[str, str, str]
"""The header under which a statement stands, its indent, and its own text."""

_Files = dict[str, Blocks]


def _unequal(old: _Files, new: _Files) -> tuple[tuple[_Files, _Files], list[str], int]:
    """The files without the statements that both versions hold, those, and how many of them moved."""
    passed: list[str] = []
    old, new = dict(old), dict(new)
    for path in old.keys() & new.keys():
        one, other = old[path], new[path]
        if one[:2] == other[:2]:
            both, before, after = _common(one.items, other.items)
            passed += both
            old[path], new[path] = one._replace(items=before), other._replace(items=after)
    shared = Counter(_all(old)) & Counter(_all(new))
    passed += (item for _, _, item in shared.elements())
    kept = [
        {
            path: one._replace(
                items=tuple(item for item in one.items if not _take(left, (*one[:2], item)))
            )
            for path, one in files.items()
        }
        for files, left in ((old, Counter(shared)), (new, Counter(shared)))
    ]
    return (kept[0], kept[1]), passed, shared.total()


def _all(files: _Files) -> Iterator[_Block]:
    return ((*one[:2], item) for one in files.values() for item in one.items)


def _common(
    old: Sequence[str], new: Sequence[str]
) -> tuple[list[str], tuple[str, ...], tuple[str, ...]]:
    """Texts of both, and what else each has; one that stands twice counts twice."""
    olds, news = frozenset(old), frozenset(new)
    if len(olds) < len(old) or len(news) < len(new):
        both = Counter(old) & Counter(new)
        return list(both.elements()), _less(old, both), _less(new, both)
    return (
        [one for one in old if one in news],
        tuple([one for one in old if one not in news]),
        tuple([one for one in new if one not in olds]),
    )


def _less(items: Sequence[str], both: Counter[str]) -> tuple[str, ...]:
    left = Counter(both)
    return tuple(item for item in items if not _take(left, item))


_Kind = TypeVar("_Kind", str, _Block)


def _take(left: Counter[_Kind], one: _Kind) -> bool:
    """Whether one of these was left; it is then counted off."""
    has_any = left[one] > 0
    left[one] -= has_any
    return has_any


def _part(whole: list[InputFile], kept: _Files) -> _Part:
    """What has to be read; statements under one header in one file, for each file costs time.

    Their own paths are lost on the way: that a record which has to be read has moved is told by
    `paths`.
    """
    by_header: dict[tuple[str, str], list[str]] = {}
    paths: dict[str, str] = {}
    for path, one in kept.items():
        if one.items:
            by_header.setdefault(one[:2], []).extend(one.items)
            for item in one.items:
                paths.update(dict.fromkeys(ids_in(f"\n  - {item}")[:1], path))
    files = [
        InputFile(f"{RECORDS_FOLDER}{number}.yaml", join(Blocks(header, indent, tuple(items))))
        for number, ((header, indent), items) in enumerate(by_header.items())
    ]
    for file in whole:
        paths.update(dict.fromkeys(ids_in(file.text or ""), file.path))
    taken = {one.path for one in files}
    files += [
        one._replace(path=f"{RECORDS_FOLDER}whole/{one.path}") if one.path in taken else one
        for one in whole
    ]
    return _Part(files, paths)


def _is_pointed_to(removed: frozenset[str], texts: Sequence[str]) -> bool:
    """True if a text that is not read names a record that is no longer there."""
    if not removed:
        return False
    if len(removed) <= _FEW:
        return any(id_ in text for text in texts for id_ in removed)
    return any(not removed.isdisjoint(_words(text)) for text in texts)


def _words(text: str) -> list[str]:
    return _SLUG.findall(text)
