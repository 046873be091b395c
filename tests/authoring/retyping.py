"""A record as the command line that writes it: every value an option of `timeline new`."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from scomm_timeline.reading import yaml_nodes
from scomm_timeline.reading.outline import SUBSTANCE
from scomm_timeline.reading.shapes import WORDINGS

OPTIONS = {"sources": "--source", "from": "--from", "to": "--to", "place": "--place"}
SINGLE = ("document", "made", "id", *WORDINGS)


def typed_records(folder: Path) -> dict[str, dict[str, Any]]:
    """By id, every statement of a set's files with what it takes from its header."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((folder / "records").rglob("*.yaml")):
        value = yaml_nodes.read(path.read_text(encoding="utf-8")).value
        header = {key: one for key, one in value.items() if key != "statements"}
        for raw in value["statements"]:
            bare = {key: one for key, one in header.items() if key not in SUBSTANCE}
            found[raw["id"]] = {**(header if SUBSTANCE.isdisjoint(raw) else bare), **raw}
    return found


def command_line(fields: Mapping[str, Any]) -> Iterator[str]:
    """`new` and its options for one statement."""
    yield "new"
    for key, value in fields.items():
        many: Sequence[Any] = value if isinstance(value, list) else [value]
        if key in OPTIONS:
            for one in many:
                yield from (OPTIONS[key], _typed(one))
        elif key == "claims":
            for one in many:
                yield from ("--claim", json.dumps(one, ensure_ascii=False))
        elif key in SINGLE:
            yield f"--{key}={value}"
        else:
            yield from ("--field", f"{key}={_typed(value)}")
    if "sources" not in fields:
        yield from ("--source", "none")


def _typed(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def in_order(records: Mapping[str, dict[str, Any]]) -> list[str]:
    """Ids so that each record stands behind those that it points to."""
    done: list[str] = []
    left = list(records)
    while left:
        ready = [id_ for id_ in left if not (_mentioned(records[id_]) - {id_}) & set(left)]
        assert ready, f"records point to each other in a circle: {left}"
        done += ready
        left = [id_ for id_ in left if id_ not in ready]
    return done


def _mentioned(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set().union(*map(_mentioned, value.values()))
    if isinstance(value, list):
        return set().union(*map(_mentioned, value)) if value else set()
    return {value}
