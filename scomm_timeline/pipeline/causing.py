"""Which edits brought a change of the findings about: versions are made and searched for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.grouping import findings_of
from scomm_timeline.analysis.meeting import open_court
from scomm_timeline.analysis.tally import tally
from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.publication.causes import OutOfTriesError, find_causes
from scomm_timeline.publication.conclusions import Conclusion, conclude, shows
from scomm_timeline.publication.diffing import What
from scomm_timeline.reading.entries import (
    RECORD,
    SPEAKS_OF_OTHERS,
    put_together,
    renamed,
    take_apart,
)
from scomm_timeline.reading.load import load
from scomm_timeline.reports.differing import CauseView, EditView

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from scomm_timeline.analysis.utterances import Ground
    from scomm_timeline.model.corpus import Corpus, Loaded
    from scomm_timeline.model.inputs import InputFile
    from scomm_timeline.publication.conclusions import ConclusionChange
    from scomm_timeline.reading.entries import Key, Value

MOST_WORK: Final = 12_000
"""Statements that are read and searched in all versions together, before the search is cut off."""

MOST_STATEMENTS: Final = 3_000
"""Statements of a set beyond which no causes are looked for: one try would take many seconds."""


class Side(NamedTuple):
    """One version: how it was called, its files, and what came of reading them.

    `is_public_part` says that what is withheld was taken out of it.
    """

    name: str
    kind: str
    detail: str
    files: Sequence[InputFile]
    loaded: Loaded
    corpus: Corpus
    is_public_part: bool = False


def conclusions(ground: Ground, names: Mapping[str, str]) -> dict[str, Conclusion]:
    """What is found in a set, by the ids of findings; records by their new ids in `names`."""
    court = open_court(ground)
    return conclude(findings_of(ground, tally(court).groups), names)


class CauseSearch:
    """The search for causes: versions made of the old one with some of the edits, and searched.

    A version need not hold every record: one finding rests on few of them. Where a search among those
    few comes to a cause, that is tried once more with all records, and holds or is dropped.
    """

    def __init__(self, old: Side, new: Side, names: Mapping[str, str]) -> None:
        self._work = 0
        self._known: dict[tuple[frozenset[Edit], Ids | None], Found] = {}
        self._elsewhere = old.corpus.by_id.keys() | new.corpus.by_id.keys()
        self._old: dict[Key, Value] = {}
        self._new: dict[Key, Value] = {}
        self._is_too_large = max(len(one.corpus.statements) for one in (old, new)) > MOST_STATEMENTS
        if not self._is_too_large:
            self._old = renamed(take_apart(old.files, old.corpus), names)
            self._new = take_apart(new.files, new.corpus)
        keys = dict.fromkeys((*self._new, *self._old))
        self._edits = [Edit(*key) for key in keys if self._old.get(key) != self._new.get(key)]
        self._context = frozenset(_speaking_of_others((*self._old.items(), *self._new.items())))

    def causes(self, change: ConclusionChange) -> tuple[tuple[CauseView, ...], str]:
        """Every independent cause of a change; or why none is given."""
        if self._is_too_large:
            return (), f"not looked for in sets of more than {MOST_STATEMENTS:,} statements"
        edited = {one.id for one in self._edits if one.kind == RECORD}
        few = frozenset(change.statements | edited | self._context)
        try:
            return self._causes_among(change, few) or self._causes_among(change, None), ""
        except _NoCauseError:
            return (), "not found by applying the edits one by one"
        except OutOfTriesError:
            return (), "not looked for: too many edits for too many findings"

    def _causes_among(self, change: ConclusionChange, few: Ids | None) -> tuple[CauseView, ...]:
        """Causes found among few records, or among all (None); empty if they do not hold for all.

        Raises _NoCauseError if even all edits together do not bring the change about.
        """

        def does(edits: Sequence[Edit], among: Ids | None = few) -> bool:
            found = self._found(frozenset(edits), among)
            return found is not None and shows(change, found)

        if does(()) or not does(self._edits):
            if few is None:
                raise _NoCauseError
            return ()
        likely = {one for one in self._edits if one.id in change.statements}
        causes = [
            (self._narrowed(one.edits, does), one.is_smallest)
            for one in find_causes(self._edits, likely, does)
        ]
        if few is not None and not all(does(edits, None) for edits, _ in causes):
            return ()
        return tuple(
            CauseView(tuple(self._views(edits)), is_smallest) for edits, is_smallest in causes
        )

    def _narrowed(
        self, edits: Sequence[Edit], does: Callable[[Sequence[Edit]], bool]
    ) -> tuple[Edit, ...]:
        """The edits of a cause, each with the typed fields of it that are needed."""
        fields = [part for one in edits for part in self._parts(one)]
        if len(fields) == len(edits):
            return tuple(fields)
        try:
            return find_causes(fields, fields, does, most_ways=1)[0].edits
        except OutOfTriesError:
            return tuple(fields)

    def _parts(self, edit: Edit) -> list[Edit]:
        """An edit of several typed fields as one edit for each."""
        key = (edit.kind, edit.id)
        old, new = self._old.get(key), self._new.get(key)
        if not isinstance(old, dict) or not isinstance(new, dict):
            return [edit]
        names = [one for one in dict.fromkeys((*new, *old)) if old.get(one) != new.get(one)]
        return [edit._replace(field=one) for one in names]

    def _found(self, edits: frozenset[Edit], among: Ids | None) -> Found:
        """What is found with these edits alone; None if they do not make a sound set."""
        known = (edits, among)
        if known not in self._known:
            entries = self._mixed(edits)
            if among is not None:
                entries = {
                    key: one for key, one in entries.items() if key[0] != RECORD or key[1] in among
                }
            self._work += sum(key[0] == RECORD for key in entries)
            if self._work > MOST_WORK:
                raise OutOfTriesError
            self._known[known] = _found_in(entries, self._elsewhere)
        return self._known[known]

    def _mixed(self, edits: frozenset[Edit]) -> dict[Key, Value]:
        """The old version with these edits."""
        mixed = dict(self._old)
        for kind, id_, field in edits:
            key = (kind, id_)
            if field:
                mixed[key] = _with_field(mixed[key], self._new[key], field)
            elif key in self._new:
                mixed[key] = self._new[key]
            else:
                del mixed[key]
        return mixed

    def _views(self, edits: Sequence[Edit]) -> Iterator[EditView]:
        """Edits by entry, each with its fields."""
        fields: dict[Key, list[str]] = {}
        for one in edits:
            fields.setdefault((one.kind, one.id), []).extend([one.field] if one.field else [])
        for key, names in fields.items():
            is_in_both = key in self._old and key in self._new
            what = What.CHANGED if is_in_both else What.ADDED if key in self._new else What.REMOVED
            yield EditView(*key, what.value, tuple(names))


class _NoCauseError(Exception):
    """All edits together do not show the change."""


class Edit(NamedTuple):
    """One entry taken from the new version instead of the old one, or one typed field of it."""

    kind: str
    id: str
    field: str = ""


Ids = frozenset[str]
Found = Mapping[str, Conclusion] | None


def _with_field(old: Value, new: Value, field: str) -> Value:
    """An entry with one field as it is in another version."""
    mixed = {key: one for key, one in old.items() if key != field}
    return {**mixed, field: new[field]} if field in new else mixed


def _speaking_of_others(entries: Iterable[tuple[Key, Value]]) -> Iterator[str]:
    """Records that say something of other records, or of a line that ends: they may decide a pair."""
    for (kind, id_), value in entries:
        if kind == RECORD and not SPEAKS_OF_OTHERS.isdisjoint(value):
            yield id_


def _found_in(entries: Mapping[Key, Value], elsewhere: Collection[str]) -> Found:
    loaded = load(put_together(entries), elsewhere=elsewhere)
    if loaded.corpus is None or loaded.left_out:
        return None
    return conclusions(prepare(loaded.corpus), {})
