"""Two versions of a set: records by id, and everything else that a set holds, by its own key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.materiality import FIELDS, Kind
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.publication.fields import FieldChange, Item, Reason, compare, key_of, plain
from scomm_timeline.publication.matching import (
    find_divided,
    find_renamed,
    with_new_names,
)
from scomm_timeline.publication.words import one_spaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.statement import Statement
    from scomm_timeline.publication.fields import Value
    from scomm_timeline.publication.matching import Parts

Thing = Any  # a named tuple of the model


class What(StrEnum):
    """What became of one entry."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class EntryChange(NamedTuple):
    """One record, or one entry of the vocabularies, that differs.

    `kind` is `record`, `topic`, `person` ...; `was` the record's old id where it was renamed. An
    entry that was added or removed has one field, which is all of it.
    """

    kind: str
    id: str
    what: What
    fields: tuple[FieldChange, ...] = ()
    was: str | None = None

    @property
    def is_material(self) -> bool:
        """True unless every field of it that changed is cosmetic."""
        return self.what is not What.CHANGED or any(one.is_material for one in self.fields)


class Moved(NamedTuple):
    """A record that stands in another file than before."""

    id: str
    old: str
    new: str


class Unmatched(NamedTuple):
    """A record or source that one version has and that the other has too, but cannot be read there.

    `readable` says which version has it: `old` or `new`.
    """

    kind: str
    id: str
    readable: str


class SetDiff(NamedTuple):
    """Everything that differs between two versions of a set.

    `added` and `removed` leave out what was `renamed`, which gives old and new ids. `changed` are
    records of both, by their new id; `divided` (and `joined`) name records whose words are those of
    several others, which are among the added and removed too. `vocabulary` is everything but records.
    `unmatched` was left out of one version: nobody knows whether it changed.
    """

    added: tuple[Statement, ...]
    removed: tuple[Statement, ...]
    renamed: tuple[tuple[str, str], ...]
    changed: tuple[EntryChange, ...]
    divided: tuple[Parts, ...]
    joined: tuple[Parts, ...]
    moved: tuple[Moved, ...]
    vocabulary: tuple[EntryChange, ...]
    unmatched: tuple[Unmatched, ...] = ()

    @property
    def material_changes(self) -> int:
        """Records and entries with a change that is material; a renamed record counts as one."""
        touched = {one.id for one in self.changed if one.is_material}
        touched.update(new for _, new in self.renamed)
        entries = sum(one.is_material for one in self.vocabulary)
        return len(self.added) + len(self.removed) + len(touched) + entries

    @property
    def cosmetic_changes(self) -> tuple[FieldChange, ...]:
        """Every cosmetic change of a field, of records and entries that are in both versions."""
        return tuple(
            change
            for entry in (*self.changed, *self.vocabulary)
            for change in entry.fields
            if not change.is_material
        )

    @property
    def is_empty(self) -> bool:
        """True if nothing differs but, perhaps, the layout of the files."""
        return not any(self)


class Lost(NamedTuple):
    """Ids of records that one version holds and that could not be read there."""

    old: frozenset[str] = frozenset()
    new: frozenset[str] = frozenset()


NOTHING_LOST: Final = Lost()


def diff_sets(*, old: Corpus, new: Corpus, lost: Lost = NOTHING_LOST) -> SetDiff:
    """What differs. Everything is in order of kind and id."""
    lost = Lost(lost.old | _left_out(old), lost.new | _left_out(new))
    gone = [one for one in old.statements if one.id not in lost.new]
    come = [one for one in new.statements if one.id not in lost.old]
    names = find_renamed(
        (one for one in gone if one.id not in new.by_id),
        (one for one in come if one.id not in old.by_id),
    )
    before = {names.get(one.id, one.id): with_new_names(one, names) for one in old.statements}
    after = new.by_id
    was = {new_id: old_id for old_id, new_id in names.items()}
    changed = tuple(_changed_records(before, after, was))
    touched = sorted(one.id for one in changed)
    added = tuple(one for one in come if one.id not in before)
    removed = tuple(one for one in gone if names.get(one.id, one.id) not in after)
    both_before, both = [before[id_] for id_ in touched], [after[id_] for id_ in touched]
    vocabulary, unread_sources = _vocabulary(old, new, names)
    return SetDiff(
        added=added,
        removed=removed,
        renamed=tuple(names.items()),
        changed=changed,
        divided=find_divided((*removed, *both_before), (*added, *both)),
        joined=find_divided((*added, *both), (*removed, *both_before)),
        moved=tuple(_moved(before, after)),
        vocabulary=vocabulary,
        unmatched=(*_unmatched(old, new, lost), *unread_sources),
    )


def _left_out(corpus: Corpus) -> frozenset[str]:
    return frozenset(one.id for one in corpus.left_out if one.id is not None)


def _unmatched(old: Corpus, new: Corpus, lost: Lost) -> Iterator[Unmatched]:
    for id_ in sorted(old.by_id.keys() ^ new.by_id.keys()):
        if id_ in old.by_id and id_ in lost.new:
            yield Unmatched("record", id_, "old")
        elif id_ in new.by_id and id_ in lost.old:
            yield Unmatched("record", id_, "new")


# -- records --------------------------------------------------------------------------------------


def _changed_records(
    before: Mapping[str, Statement], after: Mapping[str, Statement], was: Mapping[str, str]
) -> Iterator[EntryChange]:
    shared = _documents(before, after)
    for id_ in sorted(before.keys() & after.keys()):
        old, new = before[id_], after[id_]
        # The place in the files is told by itself: it changes with every line above.
        if old == new and old.notes == new.notes:
            continue
        placed = old._replace(origin=new.origin)
        fields = tuple(compare(placed, new, shared=shared))
        if fields:
            yield EntryChange("record", id_, What.CHANGED, fields, was.get(id_))


def _documents(
    before: Mapping[str, Statement], after: Mapping[str, Statement]
) -> Callable[[str, str], bool]:
    """Whether two names of a document stand for the same records, of those in both versions."""
    both = before.keys() & after.keys()
    olds, news = _by_document(before, both), _by_document(after, both)
    return lambda old, new: olds.get(old) == news.get(new)


def _by_document(records: Mapping[str, Statement], ids: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for id_ in ids:
        found.setdefault(records[id_].document_id, set()).add(id_)
    return found


def _moved(before: Mapping[str, Statement], after: Mapping[str, Statement]) -> Iterator[Moved]:
    for id_ in sorted(before.keys() & after.keys()):
        old, new = before[id_].origin, after[id_].origin
        if old is not None and new is not None and old.path != new.path:
            yield Moved(id_, old.path, new.path)


# -- vocabularies ---------------------------------------------------------------------------------


def entries_of(corpus: Corpus) -> Iterator[tuple[str, Mapping[str, Thing]]]:
    """Every kind of thing that a set holds beside its records, by id."""
    words = corpus.vocabulary
    yield "set", {"title": corpus.title, "description": corpus.description}
    yield "reviewer", corpus.reviewers
    yield "component", words.components
    yield "document", dict.fromkeys(words.documents, "")
    yield "measure", words.measures
    yield "topic", corpus.codebook.topics
    yield "family", corpus.codebook.families
    yield "organization", corpus.voices.organizations
    yield "person", corpus.voices.people
    yield "audience", corpus.voices.audiences
    yield "place", corpus.places.by_id
    yield "source", corpus.sources
    yield "receipt", _receipts(corpus)


DERIVED: Final = frozenset(
    {"statements", "by_id", "digest", "diagnostics", "left_out", "knowledge"}
    | {"adjudications", "sign_offs", "policy"}
)
"""Fields of a set that are records, follow from the rest, or are no part of what it says.

Adjudications, sign-offs and the policy are work product: no reader is told of them, and the digest
does not hold them."""


def _receipts(corpus: Corpus) -> dict[str, Thing]:
    """Receipts, each with the grade that it gives the words as they stand now."""
    found = {}
    for one in corpus.receipts.values():
        statement = corpus.by_id.get(one.statement)
        cited = statement.citations if statement is not None else ()
        grades = [
            corpus.grade_in(statement, citation)
            for citation in cited
            if statement is not None and citation.source == one.source
        ]
        found[key_of(one)] = one._replace(grade=grades[0]) if grades else one
    return found


def _vocabulary(
    old: Corpus, new: Corpus, names: Mapping[str, str]
) -> tuple[tuple[EntryChange, ...], tuple[Unmatched, ...]]:
    """What differs beside the records, and sources that only one version can read."""
    changes, unmatched = [], []
    lost = {What.ADDED: _left_out(old), What.REMOVED: _left_out(new)}
    for one in _entry_changes(old, new, names):
        if one.kind == "source" and one.id in lost.get(one.what, ()):
            readable = "new" if one.what is What.ADDED else "old"
            unmatched.append(Unmatched(one.kind, one.id, readable))
        else:
            changes.append(one)
    return tuple(changes), tuple(unmatched)


def _entry_changes(old: Corpus, new: Corpus, names: Mapping[str, str]) -> Iterator[EntryChange]:
    for (kind, before), (_, after) in zip(entries_of(old), entries_of(new), strict=True):
        named = {key: _with_names(one, names) for key, one in before.items()}
        if kind == "receipt":
            named = {key_of(one): one for one in named.values()}
        for id_ in sorted(named.keys() | after.keys()):
            change = _entry_change(kind, id_, named.get(id_), after.get(id_))
            if change is not None:
                yield change


def _with_names(one: Thing, names: Mapping[str, str]) -> Thing:
    """An entry that names records, with the names that they have now."""
    if not names:
        return one
    if hasattr(one, "positions"):
        positions = {
            slug: entry._replace(
                example=names.get(entry.example, entry.example),
                counter_example=names.get(entry.counter_example, entry.counter_example),
            )
            for slug, entry in one.positions.items()
        }
        return one._replace(positions=positions)
    if hasattr(one, "statement"):
        return one._replace(statement=names.get(one.statement, one.statement))
    return one


def _entry_change(kind: str, id_: str, old: Thing, new: Thing) -> EntryChange | None:
    """What became of one entry; None if nothing did."""
    if old is None or new is None:
        value = new if old is None else old
        what = What.ADDED if old is None else What.REMOVED
        sides = (None, _whole(value)) if old is None else (_whole(value), None)
        return EntryChange(kind, id_, what, (FieldChange(kind, *sides),))
    differing = _prose_change(old, new) if isinstance(old, str) else compare(old, new)
    fields = tuple(differing)
    return EntryChange(kind, id_, What.CHANGED, fields) if fields else None


def _whole(value: Thing) -> Value:
    """An entry as values, without its key, which is its id."""
    shown = plain(value)
    if not isinstance(shown, Item):
        return shown
    keys = {field.name for field in FIELDS[type(value)] if field.kind is Kind.KEY}
    return Item(tuple(pair for pair in shown.values if pair[0] not in keys))


def _prose_change(old: str, new: str) -> Iterator[FieldChange]:
    if one_spaced(old) != one_spaced(new):
        yield FieldChange("text", old, new, is_prose=True)
    elif old != new:
        yield FieldChange("text", old, new, Reason.WHITE_SPACE)
