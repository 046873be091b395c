"""Laws of a difference: empty against itself, the mirror of the way back, enough to make the new.

The sets are drawn over the invented frame, and the edits that lead from one to the other.
"""

import random
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from scomm_timeline.model.corpus import Corpus
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.model.materiality import FIELDS, Kind
from scomm_timeline.pipeline.causing import Side
from scomm_timeline.pipeline.differing import build_diff_report
from scomm_timeline.publication.conclusions import Fate
from scomm_timeline.publication.diffing import SetDiff, What, diff_sets, entries_of
from scomm_timeline.publication.fields import FieldChange, Item, Reason, Value, key_of, plain
from scomm_timeline.publication.matching import with_new_names
from scomm_timeline.reading.entries import put_together, take_apart
from scomm_timeline.reading.load import load
from scomm_timeline.reports.differing import DiffReport
from tests.engine_builders import frame_files
from tests.laws.engine_sets import random_records
from tests.set_edits import material_edit, values_of, written

SEEDS = st.integers(0, 10**6)


def _files(seed: int) -> list[InputFile]:
    """A random set over the invented frame, each record in a file of its own."""
    rng = random.Random(f"diff-{seed}")
    files = values_of(frame_files())
    for record in random_records(rng, 9):
        files[f"records/{record['id']}.yaml"] = {"statements": [record]}
    return written(files, random.Random(seed))


def _side(files: list[InputFile], name: str = "x") -> Side:
    loaded = load(files)
    assert loaded.corpus is not None
    return Side(name, "folder", "", files, loaded, loaded.corpus)


@cache
def side(seed: int) -> Side:
    return _side(_files(seed))


@cache
def edited(seed: int, edits: int = 6) -> Side:
    """The set of a seed after some edits; those that leave it unsound are passed over."""
    rng = random.Random(f"edits-{seed}")
    now = side(seed)
    done = 0
    while done < edits:
        _, entries = material_edit(take_apart(now.files, now.corpus), now.corpus, rng)
        after = load(put_together(entries))
        if after.corpus is not None and not after.left_out:
            now = _side(put_together(entries))
            done += 1
    return now


# -- against itself, and back ---------------------------------------------------------------------


@settings(max_examples=5)
@given(SEEDS)
def test_a_set_does_not_differ_from_itself(seed):
    report = build_diff_report(old=side(seed), new=side(seed))
    assert not report.differs
    assert diff_sets(old=side(seed).corpus, new=side(seed).corpus).is_empty


def _turned(change: FieldChange) -> tuple[Any, ...]:
    return (_bare(change.field), change.new, change.old, change.reason)


def _bare(path: str) -> str:
    """A path without the numbers of items of one key, which belong to one side."""
    return re.sub(r" \d+\]", "]", path)


def _seen(change: FieldChange) -> tuple[Any, ...]:
    return (_bare(change.field), change.old, change.new, change.reason)


@settings(max_examples=5)
@given(SEEDS)
def test_the_way_back_is_the_mirror_image(seed):
    old, new = side(seed).corpus, edited(seed).corpus
    there, back = diff_sets(old=old, new=new), diff_sets(old=new, new=old)
    assert [one.id for one in there.added] == [one.id for one in back.removed]
    assert [one.id for one in there.removed] == [one.id for one in back.added]
    assert sorted(there.renamed) == sorted((b, a) for a, b in back.renamed)
    assert {(one.whole, frozenset(one.parts)) for one in there.divided} == {
        (one.whole, frozenset(one.parts)) for one in back.joined
    }
    assert there.material_changes == back.material_changes
    for one, other in ((there.changed, back.changed), (there.vocabulary, back.vocabulary)):
        assert len(one) == len(other)
        turned = sorted(repr(_turned(field)) for entry in one for field in entry.fields)
        assert turned == sorted(repr(_seen(field)) for entry in other for field in entry.fields)


@settings(max_examples=5)
@given(SEEDS)
def test_what_became_of_the_findings_is_mirrored_too(seed):
    old, new = side(seed), edited(seed)
    there, back = (
        _fates(build_diff_report(old=old, new=new)),
        _fates(build_diff_report(old=new, new=old)),
    )
    mirror = {Fate.NEW: Fate.GONE, Fate.GONE: Fate.NEW}
    assert {(old_id, new_id, mirror.get(fate, fate)) for new_id, old_id, fate in there} == back


def _fates(report: DiffReport) -> set[tuple[str | None, str | None, Fate]]:
    assert report.findings is not None
    return {
        (
            one.change.old.id if one.change.old else None,
            one.change.new.id if one.change.new else None,
            one.change.fate,
        )
        for one in report.findings.changes
    }


# -- enough to make the new one -------------------------------------------------------------------

_PATH = re.compile(r"([^\[]+?)\[([^\]]+?)(?: (\d+))?\](?:\.(.+))?")
"""`claims[leave 2].mode`: list, key, number of the item among those of its key, and the rest."""


def _plain(thing: Any) -> Any:
    """A thing as values by their names; an item of a list stands with its key."""
    if isinstance(thing, str):
        return {"text": thing}
    found: dict[str, Any] = {}
    for field in FIELDS[type(thing)]:
        value = getattr(thing, field.attribute)
        if field.kind is Kind.ITEMS:
            rows = value if isinstance(value, tuple) else [value[key] for key in sorted(value)]
            found[field.name] = [(key_of(one), _plain(one)) for one in rows]
        elif field.kind is Kind.PART and value is not None:
            found[field.name] = _plain(value)
        elif field.name != "at":
            found[field.name] = plain(value)
    return found


def _apply(values: dict[str, Any], path: str, new: Value) -> None:
    """One change. An item that is taken away leaves its place, so that the numbers stay."""
    item = _PATH.fullmatch(path)
    part, _, rest = path.partition(".")
    if path in values:
        values[path] = new
    elif item is None:
        _apply(values[part], rest, new)
    else:
        name, key, number, behind = item.groups()
        at = [at for at, one in enumerate(values[name]) if one is not None and one[0] == key]
        place = at[int(number or 1) - 1 : int(number or 1)]
        if behind:
            _apply(values[name][place[0]][1], behind, new)
        elif new is None:
            values[name][place[0]] = (key, None)
        else:
            values[name].append((f"new {key}", new))


def _compared(value: Any) -> Any:
    """A value without what is not set and without the order of lists, which is told by itself."""
    if isinstance(value, Item):
        return _compared(dict(value.values))
    if isinstance(value, dict):
        told = {name: _compared(one) for name, one in value.items()}
        return {name: one for name, one in told.items() if one not in (None, "", [], {})}
    if isinstance(value, list):
        return sorted((_compared(one[1]) for one in value if one[1] is not None), key=repr)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return sorted(map(_compared, value), key=repr)
    return value


def _applied(thing: Any, changes: Iterable[FieldChange]) -> Any:
    values = _plain(thing)
    for change in changes:
        if change.reason is not Reason.ORDER or "[" not in change.field:
            is_list = isinstance(values.get(change.field), list)
            if not is_list:
                _apply(values, change.field, change.new)
    return _compared(values)


def _made_from(old: Corpus, diff: SetDiff) -> dict[tuple[str, str], Any]:
    """Every entry of a set after the changes that were reported, by kind and id."""
    names = dict(diff.renamed)
    entries = {
        ("record", one.id): one for one in (with_new_names(one, names) for one in old.statements)
    }
    entries |= {(kind, id_): one for kind, held in entries_of(old) for id_, one in held.items()}
    made = dict(entries)
    changed: dict[tuple[str, str], Any] = {}
    for one in (*diff.changed, *diff.vocabulary):
        key = (one.kind, one.id)
        made.pop(key, None)
        if one.what is What.CHANGED:
            changed[key] = _applied(entries[key], one.fields)
        elif one.what is What.ADDED:
            changed[key] = _compared(one.fields[0].new)
    for statement in diff.removed:
        del made["record", statement.id]
    whole = {key: _compared(_plain(one)) for key, one in made.items()}
    added = {("record", one.id): _compared(_plain(one)) for one in diff.added}
    return {**whole, **changed, **added}


def _held_in(corpus: Corpus) -> dict[tuple[str, str], Any]:
    entries = {("record", one.id): one for one in corpus.statements}
    entries |= {(kind, id_): one for kind, held in entries_of(corpus) for id_, one in held.items()}
    return {key: _compared(_plain(one)) for key, one in entries.items()}


def _without_keys(entries: dict[tuple[str, str], Any]) -> dict[tuple[str, str], Any]:
    """Entries without the name of what they are, which an entry that was added has in its id."""
    names = {"id", "topic", "family"}
    return {
        key: {name: one for name, one in value.items() if name not in names or one != key[1]}
        if isinstance(value, dict)
        else value
        for key, value in entries.items()
    }


@settings(max_examples=5)
@given(SEEDS)
def test_the_changes_applied_to_the_old_set_give_the_new_one(seed):
    old, new = side(seed).corpus, edited(seed).corpus
    diff = diff_sets(old=old, new=new)
    assert _without_keys(_made_from(old, diff)) == _without_keys(_held_in(new))


def test_the_seeds_edit_fields_of_statements():
    changed = [diff_sets(old=side(n).corpus, new=edited(n).corpus).changed for n in range(3)]
    assert any(entry.fields for entries in changed for entry in entries)


@settings(max_examples=5)
@given(SEEDS)
@example(1)
def test_with_one_change_less_they_do_not(seed):
    old, new = side(seed).corpus, edited(seed).corpus
    diff = diff_sets(old=old, new=new)
    expected = _without_keys(_held_in(new))
    for entry in diff.changed:
        for field in entry.fields:
            if field.reason is Reason.ORDER:
                continue
            rest = tuple(one for one in entry.fields if one is not field)
            others = tuple(one for one in diff.changed if one is not entry)
            less = diff._replace(changed=(*others, entry._replace(fields=rest)))
            assert _without_keys(_made_from(old, less)) != expected, field
