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

from scomm_timeline.model import limits
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
from scomm_timeline.reading.blocks import Alike, Blocks, alike, id_of, join, split
from scomm_timeline.reading.files import TOOL_FOLDERS
from scomm_timeline.reading.load import load
from scomm_timeline.reading.sources import stem
from scomm_timeline.reports.differing import DiffReport, Scope, VersionView
from scomm_timeline.reports.viewing import set_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.statement import Statement
    from scomm_timeline.pipeline.causing import Side
    from scomm_timeline.publication.diffing import SetDiff

_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_AROUND: Final = "\"'{}[],:"
"""What may stand before or behind a word of YAML."""

_TOGETHER: Final = f"{RECORDS_FOLDER}/"
"""Where records stand that were taken out of their files; no file of a set has two slashes."""

_FEW: Final = 20
"""Ids that are looked for one by one; of more, all words of the texts are listed first."""


class Texts(NamedTuple):
    """One version that was not read: how it was called, and its files."""

    name: str
    kind: str
    detail: str
    files: Sequence[InputFile]


class _Part(NamedTuple):
    """What of one version has to be read, and the files of records that were taken out of theirs."""

    files: list[InputFile]
    paths: Mapping[str, str]


class _Passed(NamedTuple):
    """What is the same in both versions and is not read: texts, ids, and records that moved."""

    texts: list[str]
    ids: list[str]
    moved: int = 0


class _Version(NamedTuple):
    """What was read of one version, and the file of it in which each of those records stands."""

    corpus: Corpus
    paths: Mapping[str, str]


def build_skimmed_report(*, old: Texts, new: Texts) -> DiffReport | None:
    """How much differs, as far as that can be told without reading all of it; None if it cannot."""
    if _understood_by(old.files) != _understood_by(new.files):
        return None
    *parts, passed = _set_aside(old.files, new.files)
    unread = frozenset(passed.ids)
    if len(unread) < len(passed.ids):
        return None
    read = [_read(part, unread) for part in parts]
    before, after = read
    if before is None or after is None:
        return None
    if _may_break(before.corpus, after.corpus, unread, passed.texts):
        return None
    diff = _diff(before.corpus, after.corpus)
    if diff is None:
        return None
    counts = count_changes(diff, count_files(old.files, new.files))
    moved = _count_moved(before.paths, after.paths, dict(diff.renamed))
    return DiffReport(
        old=_view(old, before.corpus, len(unread)),
        new=_view(new, after.corpus, len(unread)),
        scope=Scope.STAT,
        counts=counts._replace(unread=len(unread), moved=moved + passed.moved),
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


def _read(part: _Part, unread: frozenset[str]) -> _Version | None:
    """What a part says; None if it holds a problem, an id that is not read, or too many records."""
    loaded = load(part.files, elsewhere=unread)
    corpus = loaded.corpus
    if corpus is None or loaded.left_out or loaded.diagnostics:
        return None
    is_too_large = len(unread) + len(corpus.statements) > limits.most("statements")
    if is_too_large or not unread.isdisjoint(corpus.by_id):
        return None
    paths = {one.id: part.paths.get(one.id) or _path(one) for one in corpus.statements}
    return _Version(corpus, paths)


def _path(one: Statement) -> str:
    return one.origin.path if one.origin is not None else ""


def _diff(old: Corpus, new: Corpus) -> SetDiff | None:
    """What differs between parts that were read; None if that takes more than the parts."""
    diff = diff_sets(old=old, new=new)
    # Whether other records share a document is not known of those that were not read.
    is_open = any(
        change.reason is Reason.SAME_DOCUMENT
        for one in diff.changed
        for change in one.fields
        if not one.is_material
    )
    return None if is_open else diff


def _count_moved(
    before: Mapping[str, str], after: Mapping[str, str], names: Mapping[str, str]
) -> int:
    """Records of both versions that stand in another file than before."""
    return sum(path != after.get(names.get(id_, id_), path) for id_, path in before.items())


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
    texts: list[str] = []
    ids: list[str] = []
    olds: _Files = {}
    news: _Files = {}
    for path in [path for path in before if path in after]:
        found = _alike(before[path].text, after[path].text)
        if found is not None:
            del before[path], after[path]
            texts.append(found.text)
            ids += found.ids
            olds[path], news[path] = found.old, found.new
    olds |= _blocks(before)
    news |= _blocks(after)
    kept, items, moved = _unequal(olds, news)
    ids += map(id_of, items)
    frame = [one for one in old if not one.path.startswith(RECORDS_FOLDER)]
    parts = [
        _part([one for path, one in files.items() if path not in blocks], blocks)
        for files, blocks in zip((before, after), kept, strict=True)
    ]
    needed = _needed(frame, [one.text or "" for part in parts for one in part.files])
    one, other = (part._replace(files=[*needed, *part.files]) for part in parts)
    return one, other, _Passed([*texts, *items], ids, moved)


def _alike(old: str | None, new: str | None) -> Alike | None:
    """What a file holds in both versions, as far as that can be told from its texts."""
    if old is None or new is None:
        return None
    return alike(old, new)


def _needed(frame: Iterable[InputFile], texts: Iterable[str]) -> list[InputFile]:
    """What records are understood by, without sources that are named in none of the texts.

    A source whose file has another name than its id, or whose name stands against other words, is
    missed; records that cite it then have a problem, and everything is read.
    """
    words = {one.strip(_AROUND) for one in set("\n".join(texts).split())}
    return [
        one for one in frame if not one.path.startswith(SOURCES_FOLDER) or stem(one.path) in words
    ]


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
    """What has to be read; statements under one header in one file, for each file costs time."""
    by_header: dict[tuple[str, str], list[str]] = {}
    paths: dict[str, str] = {}
    for path, one in kept.items():
        if one.items:
            by_header.setdefault(one[:2], []).extend(one.items)
            paths.update((id_of(item), path) for item in one.items)
    files = [
        InputFile(f"{_TOGETHER}{number}.yaml", join(Blocks(header, indent, tuple(items))))
        for number, ((header, indent), items) in enumerate(by_header.items())
    ]
    return _Part([*files, *whole], paths)


def _may_break(old: Corpus, new: Corpus, unread: Set[str], texts: Sequence[str]) -> bool:
    """True if a relation between a record that is read and one that is not may be sound in one version.

    It needs both records, and dates that can follow each other, along a chain of them too. So whoever
    came, went, or has another date or other relations must not be linked with what is not read; nor
    must anybody who was read, if one of those is linked with them.
    """
    links = [{one.id: (one.made, one.relations) for one in part.statements} for part in (old, new)]
    edited = {id_ for id_, _ in links[0].items() ^ links[1].items()}
    pointing = [
        (id_, {relation.target for relation in relations})
        for part in links
        for id_, (_, relations) in part.items()
        if relations
    ]
    if any(id_ in edited or not edited.isdisjoint(targets) for id_, targets in pointing):
        edited.update(*links)
    is_pointing = any(id_ in edited and not unread.isdisjoint(targets) for id_, targets in pointing)
    return is_pointing or _is_named(edited, texts)


def _is_named(ids: Set[str], texts: Sequence[str]) -> bool:
    """True if a text names one of these records."""
    if not ids:
        return False
    if len(ids) <= _FEW:
        return any(id_ in text for text in texts for id_ in ids)
    return any(not ids.isdisjoint(_words(text)) for text in texts)


def _words(text: str) -> list[str]:
    return _SLUG.findall(text)
