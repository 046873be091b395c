"""A small set that is not written down yet, and the names that such sets are made of.

It is a plain mapping of texts (`Toy`), so that it can be shrunk and printed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from scomm_timeline.model.inputs import InputFile
from scomm_timeline.reading.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.model.corpus import Corpus

Node = dict[str, Any]
"""What stands in a YAML file: texts, lists and mappings."""

PLACES: Final[Node] = {
    "us": {
        "name": "Country",
        "kind": "country",
        "within": {
            "ca": {
                "name": "State A",
                "kind": "state",
                "within": {
                    "sf": {"name": "County A1", "kind": "county"},
                    "la": {"name": "County A2", "kind": "county"},
                    "ca-some": {"name": "some counties of A", "kind": "group"},
                },
            },
            "il": {"name": "State B", "kind": "state"},
            "us-some": {"name": "some places", "kind": "group"},
        },
    }
}
PLACE_NAMES: Final = ("us", "ca", "sf", "la", "ca-some", "il", "us-some")

ORGANIZATIONS: Final[Node] = {
    "gov": {"name": "Government", "kind": "government"},
    "dhs": {"name": "Department", "kind": "department", "parent": "gov"},
    "ice": {"name": "Agency", "kind": "agency", "parent": "dhs"},
    "cis": {"name": "Sister", "kind": "agency", "parent": "dhs"},
    "doj": {"name": "Other department", "kind": "department", "parent": "gov"},
    "fbi": {"name": "Cousin", "kind": "agency", "parent": "doj"},
    "illinois": {"name": "State B", "kind": "state", "place": "il"},
    "isp": {"name": "State police", "kind": "state-agency", "parent": "illinois"},
    "sheriff": {"name": "Sheriff", "kind": "local-agency", "place": "sf"},
    "congress": {"name": "Congress", "kind": "legislature", "parent": "gov"},
    "courts": {"name": "Courts", "kind": "court", "parent": "gov"},
    "auditor": {"name": "Auditor", "kind": "watchdog", "parent": "dhs"},
    "advocate": {"name": "Advocate", "kind": "advocate"},
}
PEOPLE: Final[Node] = {
    "secretary": {"name": "S", "offices": [{"role": "Secretary", "organization": "dhs"}]},
    "director": {"name": "D", "offices": [{"role": "Director", "organization": "ice"}]},
    "deputy": {"name": "E", "offices": [{"role": "Deputy", "organization": "ice"}]},
    "mover": {
        "name": "M",
        "offices": [
            {"role": "Chief", "organization": "ice", "until": "2010-08-06"},
            {"role": "Adviser", "organization": "dhs", "from": "2010-08-07"},
        ],
    },
    "governor": {"name": "G", "offices": [{"role": "Governor", "organization": "illinois"}]},
    "member": {"name": "Z", "offices": [{"role": "Member", "organization": "congress"}]},
    "judge": {"name": "J", "offices": [{"role": "Judge", "organization": "courts"}]},
    "retired": {"name": "R"},
}
AUDIENCES: Final[Node] = {
    "public": {"kind": "public"},
    "press": {"kind": "public"},
    "internal": {"kind": "internal"},
    "states": {"kind": "state"},
    "police": {"kind": "local"},
}


@dataclass(slots=True)
class Toy:
    """A set before it is written down."""

    frame: dict[str, Node]
    statements: list[Node]

    def files(self) -> list[InputFile]:
        """The texts of the set, one statement a file."""
        found = [InputFile(path, to_yaml(node)) for path, node in self.frame.items()]
        for number, one in enumerate(self.statements):
            text = to_yaml({"statements": [one]})
            found.append(InputFile(f"records/s{number:02}.yaml", text))
        return found

    def load(self) -> Corpus | None:
        """The set, or None if anything in it could not be used."""
        loaded = load(self.files())
        return None if loaded.corpus is None or loaded.left_out else loaded.corpus


def to_yaml(node: Node, indent: str = "") -> str:
    """Block YAML with every text in double quotes."""
    return "".join(f"{indent}{line}\n" for line in _lines(node))


def _lines(node: Any) -> Iterator[str]:
    if isinstance(node, dict) and node:
        for key, value in node.items():
            if isinstance(value, (dict, list)) and value:
                yield f"{key}:"
                yield from (f"  {line}" for line in _lines(value))
            else:
                yield f"{key}: {_scalar(value)}"
    elif isinstance(node, list) and node:
        for one in node:
            first, *rest = _lines(one)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
    else:
        yield _scalar(node)


def _scalar(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return json.dumps(value)
    return json.dumps(value) if set(value) - set("abcdefghijklmnopqrstuvwxyz-") else str(value)


def topic_of(slug: str, kind: str, positions: Node, pairs: list[tuple[str, str, str]]) -> Node:
    """A topic as a file, with the pairs of positions that exclude each other."""
    found: Node = {
        "topic": slug,
        "kind": kind,
        "question": "q",
        "positions": {name: {"means": "m", **more} for name, more in positions.items()},
    }
    if pairs:
        found["excludes"] = [{"id": id_, "pair": [a, b], "why": "w"} for id_, a, b in pairs]
    return found


def exclusive(slug: str, kind: str, positions: tuple[str, ...]) -> Node:
    """A topic of which any two positions exclude each other."""
    found = topic_of(slug, kind, {name: {} for name in positions}, [])
    return {**found, "exclusive": "true", "exclusive-why": "w"}
