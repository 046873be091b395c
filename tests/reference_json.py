"""The page of reference of JSON: every field of every shape of the schema, and what it means."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from tests.json_words import MEANS
from tests.reference_tables import MADE, ROOT, table

SCHEMA = ROOT / "scomm_timeline" / "renderers" / "schemas" / "format-1.schema.json"


def _schema() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return loaded


def _properties(
    shape: Mapping[str, Any], path: str = ""
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The fields of a shape, those of unnamed shapes inside it as `outer.inner`."""
    for name, value in shape.get("properties", {}).items():
        if isinstance(value, dict):
            yield f"{path}{name}", value
            yield from _properties(value, f"{path}{name}.")
            if isinstance(value.get("items"), dict):
                yield from _properties(value["items"], f"{path}{name}[].")
    for part in ("allOf", "anyOf", "oneOf"):
        for one in shape.get(part, ()):
            yield from _properties(one, path)


def json_shapes() -> dict[str, dict[str, Mapping[str, Any]]]:
    """Every shape of the schema with its fields; `answer` is what each answer has."""
    schema = _schema()
    shapes = {"answer": {"properties": schema["properties"]}, **schema["definitions"]}
    return {name: dict(_properties(one)) for name, one in shapes.items()}


def meaning(shape: str, path: str, value: Mapping[str, Any]) -> str:
    """What a field means: its own words, those of what it holds, or ours; "" if nobody says."""
    own = value.get("description") or MEANS.get(f"{shape}.{path}")
    if own:
        return str(own)
    held = _schema_of(value)
    if held is not None and held.get("description"):
        return str(held["description"])
    return MEANS.get(path.rpartition(".")[2], "")


_DEFINITIONS: Final = _schema()["definitions"]


def _references(value: Mapping[str, Any]) -> Iterator[str]:
    """The names of the shapes that a field may hold."""
    if "$ref" in value:
        yield str(value["$ref"]).rpartition("/")[2]
    for part in ("anyOf", "oneOf", "allOf"):
        for one in value.get(part, ()):
            yield from _references(one)
    if isinstance(value.get("items"), dict):
        yield from _references(value["items"])


def _schema_of(value: Mapping[str, Any]) -> Mapping[str, Any] | None:
    found: Mapping[str, Any] | None = next(
        (_DEFINITIONS[one] for one in _references(value) if one in _DEFINITIONS), None
    )
    return found


def _json_type(value: Mapping[str, Any]) -> str:
    references = list(dict.fromkeys(_references(value)))
    plain = value.get("type", [])
    types = [plain] if isinstance(plain, str) else list(plain)
    types += [one["type"] for one in value.get("anyOf", ()) if isinstance(one.get("type"), str)]
    if "enum" in value:
        types = [", ".join(f"`{one}`" for one in value["enum"])]
    elif "const" in value:
        types = [f"`{json.dumps(value['const'])}`"]
    elif references:
        types = [one for one in types if one != "object"]
    some = "a list of " if "array" in types else ""
    types = [one for one in types if one != "array"] if references else types
    links = [f"{some}[{one}](#{one.replace('_', '-')})" for one in references]
    return " or ".join(dict.fromkeys([*types, *links])) or "any"


def json_page() -> str:
    """Every field of every shape that an answer may hold."""
    parts = [
        f"# Fields of JSON, format 1\n\n{MADE}\nWhat is promised of them, and what is easily misread, is in [JSON, format 1](json.md); the schema\n"
        "itself is [format-1.schema.json]"
        "(../scomm_timeline/renderers/schemas/format-1.schema.json).\n"
    ]
    for name, fields in json_shapes().items():
        rows = [
            (f"`{path}`", _json_type(value), meaning(name, path, value))
            for path, value in fields.items()
        ]
        about = _DEFINITIONS.get(name, {}).get("description", "")
        title = f"## {name.replace('_', '-')}\n\n"
        parts.append(f"{title}{about}\n\n" if about else title)
        parts[-1] += table(("field", "holds", "meaning"), rows) if rows else ""
    return "\n".join(parts).rstrip() + "\n"
