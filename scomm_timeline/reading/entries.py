"""A set as entries that can be exchanged one by one, and entries as a set again.

To find out what one edit does, a set must be read with that edit and without the others. So the
typed values of a set are taken apart into entries (a record, a topic, a person ...), each by its
kind and key, and any mixture of two versions can be written as files and read like any set: what an
edit of the vocabularies does to offices, channels and dates of records is done by the reader.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from scomm_timeline.model.inputs import (
    FAMILIES_FILE,
    PLACES_FILE,
    RECORDS_FOLDER,
    SET_FILE,
    SOURCES_FOLDER,
    TOPICS_FOLDER,
    VOCABULARY_FILE,
    VOICES_FILE,
    InputFile,
)
from scomm_timeline.model.json_text import obey_nothing
from scomm_timeline.model.statement import RelationKind
from scomm_timeline.reading import documents
from scomm_timeline.reading.marks import STATEMENTS
from scomm_timeline.reading.outline import SUBSTANCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scomm_timeline.model.corpus import Corpus

Value = Any  # as in documents: texts, lists and mappings of a file whose shape was checked

Key = tuple[str, str]
"""Kind and id of an entry: `("record", "may-letter")`."""

RECORD: Final = "record"
POINTERS: Final = frozenset(
    kind.value for kind in RelationKind if kind is not RelationKind.REFERS_TO
)
"""Fields of a record that name other records."""

SPEAKS_OF_OTHERS: Final = frozenset({"announces", *(kind.value for kind in RelationKind)})
"""Fields by which a record says something of other records or of a line that ends."""

_VOICES: Final = {"organizations": "organization", "people": "person", "audiences": "audience"}
_PARENT: Final = "\0parent"  # nobody can type it


def take_apart(files: Sequence[InputFile], corpus: Corpus) -> dict[Key, Value]:
    """Everything of a set that was read without a problem, as typed; receipts are not needed.

    A record has its header's values too, and stands for itself.
    """
    values = {one.path: documents.read(one.text).value for one in files if one.text is not None}
    return {
        **_frame(values),
        **_sources(values, corpus),
        **_records(values, corpus),
    }


def _frame(values: Mapping[str, Value]) -> dict[Key, Value]:
    found: dict[Key, Value] = {("set", SET_FILE): values[SET_FILE]}
    words = values[VOCABULARY_FILE]
    found |= {("component", key): one for key, one in words["components"].items()}
    found |= {("document", one): "" for one in words["documents"]}
    found |= {("measure", key): one for key, one in words.get("measures", {}).items()}
    for path, value in values.items():
        if path.startswith(TOPICS_FOLDER):
            found["topic", value["topic"]] = value
    found |= {("family", key): one for key, one in values[FAMILIES_FILE].items()}
    for section, kind in _VOICES.items():
        rows = values[VOICES_FILE].get(section, {})
        found |= {(kind, key): one for key, one in rows.items()}
    return {**found, **dict(_places(values[PLACES_FILE], ""))}


def _places(level: Value, parent: str) -> Iterator[tuple[Key, Value]]:
    """Each place by itself, with the name of the one around it."""
    for slug, one in level.items():
        bare = {key: value for key, value in one.items() if key != "within"}
        yield ("place", slug), {**bare, _PARENT: parent}
        yield from _places(one.get("within", {}), slug)


def _sources(values: Mapping[str, Value], corpus: Corpus) -> dict[Key, Value]:
    return {
        ("source", value["id"]): value
        for path, value in values.items()
        if path.startswith(SOURCES_FOLDER) and isinstance(value, dict)
        if isinstance(value.get("id"), str) and value["id"] in corpus.sources
    }


def _records(values: Mapping[str, Value], corpus: Corpus) -> dict[Key, Value]:
    found = {}
    for one in corpus.statements:
        if one.origin is not None:
            file = values[one.origin.path]
            found[RECORD, one.id] = _spelled_out(file, file[STATEMENTS][one.origin.number])
    return found


def _spelled_out(file: Value, typed: Value) -> Value:
    """A statement with the values that it takes from its header."""
    replaces_substance = not SUBSTANCE.isdisjoint(typed)
    header = {
        key: one
        for key, one in file.items()
        if key != STATEMENTS and not (replaces_substance and key in SUBSTANCE)
    }
    return {**header, **typed}


# -- names ----------------------------------------------------------------------------------------


def renamed(entries: Mapping[Key, Value], names: Mapping[str, str]) -> dict[Key, Value]:
    """The entries with records, and what points to records, under new names."""
    if not names:
        return dict(entries)
    return {
        (kind, names.get(id_, id_) if kind == RECORD else id_): _with_names(kind, value, names)
        for (kind, id_), value in entries.items()
    }


def _with_names(kind: str, value: Value, names: Mapping[str, str]) -> Value:
    if kind == "topic":
        positions = {
            slug: {
                key: names.get(one, one) if key in {"example", "counter-example"} else one
                for key, one in position.items()
            }
            for slug, position in value["positions"].items()
        }
        return {**value, "positions": positions}
    if kind != RECORD:
        return value
    told = {key: _target(one, names) if key in POINTERS else one for key, one in value.items()}
    told["id"] = names.get(value["id"], value["id"])
    if "claims" in told:
        told["claims"] = [_claim(one, names) for one in told["claims"]]
    return told


def _target(value: Value, names: Mapping[str, str]) -> Value:
    if isinstance(value, list):
        return [_target(one, names) for one in value]
    if isinstance(value, dict):
        return {**value, "record": _target(value["record"], names)}
    return names.get(value, value)


def _claim(value: Value, names: Mapping[str, str]) -> Value:
    about = value.get("about")
    if not about or "records" not in about:
        return value
    return {**value, "about": {**about, "records": _target(about["records"], names)}}


# -- together again -------------------------------------------------------------------------------


def put_together(entries: Mapping[Key, Value]) -> list[InputFile]:
    """Entries as the files of a set, each record and each topic in a file of its own."""
    by_kind: dict[str, dict[str, Value]] = {}
    for (kind, id_), value in entries.items():
        by_kind.setdefault(kind, {})[id_] = value
    files = {
        SET_FILE: by_kind["set"][SET_FILE],
        VOCABULARY_FILE: {
            "components": by_kind.get("component", {}),
            "documents": list(by_kind.get("document", {})),
            # What may be left out may not be empty.
            **({"measures": by_kind["measure"]} if "measure" in by_kind else {}),
        },
        FAMILIES_FILE: by_kind.get("family", {}),
        VOICES_FILE: {
            section: by_kind[kind] for section, kind in _VOICES.items() if kind in by_kind
        },
        PLACES_FILE: _nested(by_kind.get("place", {})),
        **{f"{TOPICS_FOLDER}{id_}.yaml": one for id_, one in by_kind.get("topic", {}).items()},
        **{f"{SOURCES_FOLDER}{id_}.yaml": one for id_, one in by_kind.get("source", {}).items()},
        **{
            f"{RECORDS_FOLDER}{id_}.yaml": {STATEMENTS: [one]}
            for id_, one in by_kind.get(RECORD, {}).items()
        },
    }
    # JSON is YAML: every text in double quotation marks, which nothing can be mistaken in.
    return [
        InputFile(path, obey_nothing(json.dumps(value, ensure_ascii=False)))
        for path, value in files.items()
        if value or path not in {VOCABULARY_FILE, FAMILIES_FILE}
    ]


def _nested(places: Mapping[str, Value]) -> Value:
    """The tree of places; one whose surroundings are missing stands at the top."""
    rows = {
        slug: {key: one for key, one in value.items() if key != _PARENT}
        for slug, value in places.items()
    }
    top = {}
    for slug, value in places.items():
        parent = rows.get(value[_PARENT])
        if parent is None:
            top[slug] = rows[slug]
        else:
            parent.setdefault("within", {})[slug] = rows[slug]
    return top
