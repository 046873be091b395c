"""JSON Schema (draft-07) of the files of a set, for editors: made of the table that checks them.

An editor reads YAML with types, our reader without (ADR 0001). So years, yes and no, and the
version are also allowed as numbers and truth values; everywhere else an unquoted number is told,
because other programs would lose its zeros.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from scomm_timeline.authoring.files import DEFINES, FILES, RECORD, SHAPES
from scomm_timeline.authoring.names import names_of
from scomm_timeline.model.statement import NOT_STATED
from scomm_timeline.reading.adjudications import Named
from scomm_timeline.reading.forms import Matching
from scomm_timeline.reading.kinds import (
    MAX_SLUG,
    SLUG,
    Date,
    Either,
    Keyed,
    Many,
    OneOf,
    Rows,
    Shape,
    Slug,
    Text,
    Within,
)
from scomm_timeline.reading.shapes import CLAIM

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.reading.kinds import Field, Kind

Schema: TypeAlias = dict[str, Any]
"""One JSON Schema. Its values are what JSON can hold."""

FOLDER: Final = ".schemas"
"""Where the schemas of a set stand for editors, inside the set; the reader passes over it."""

_DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_DAY: Final = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[~?]?"
_MINUTE: Final = (
    r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9][~?]?"
)
_DATE: Final = rf"^({_DAY}|{_MINUTE}|{_DAY}/{_DAY}|\.\./{_DAY}|{_DAY}/\.\.)$"
_YEARS: Final[Schema] = {"type": "integer", "minimum": 1000, "maximum": 9999}
_TYPED: Final = {"true": True, "false": False, "1": 1}
"""Words of closed lists that a typing reader takes for something else."""


def schema_for(kind: str, corpus: Corpus | None = None) -> Schema:
    """The schema of one kind of file. With a set, names are those that the set knows.

    `kind` is a key of `authoring.files.SHAPES`. Names that a file of the kind itself defines stay
    open: its editor adds to them. Raises KeyError for another kind.
    """
    writer = _SchemaWriter(kind, corpus)
    body = writer.whole(SHAPES[kind])
    title = FILES[kind].means
    return {
        "$schema": _DRAFT,
        "title": f"{title} ({corpus.title})" if corpus is not None else title,
        **body,
        "definitions": dict(sorted(writer.definitions.items())),
    }


def file_name(kind: str) -> str:
    """The name of a schema's file."""
    return f"{kind}.schema.json"


def modeline(kind: str, path: str | None = None) -> str:
    """Two comment lines that lead editors to the schema of a file: that of most, and JetBrains'.

    `path` is the file's inside the set; without it, that of the kind's first example.
    """
    depth = (path or FILES[kind].example).count("/")
    address = f"{'../' * depth}{FOLDER}/{file_name(kind)}"
    return f"# yaml-language-server: $schema={address}\n# $schema: {address}\n"


class _SchemaWriter:
    """Turns kinds into schemas. Shapes and lists of names become definitions, each once."""

    def __init__(self, kind: str, corpus: Corpus | None) -> None:
        self.definitions: dict[str, Schema] = {}
        self._names = names_of(corpus) if corpus is not None else {}
        self._open = DEFINES.get(kind, frozenset())
        self._corpus = corpus if kind == RECORD else None

    def whole(self, kind: Kind) -> Schema:
        """The schema of a file: that of its kind, without a reference at the top."""
        return self._shape(kind) if isinstance(kind, Shape) else self.of(kind)

    def of(self, kind: Kind) -> Schema:
        """The schema of a kind."""
        if isinstance(kind, Shape):
            return self._reference(kind.name, lambda: self._shape(kind))
        if isinstance(kind, Slug | Text):
            return self._name_or_text(kind)
        if isinstance(kind, Date):
            return _date(kind)
        if isinstance(kind, OneOf):
            return {"enum": [*kind.words, *(_TYPED[word] for word in kind.words if word in _TYPED)]}
        return self._composed(kind)

    def _composed(self, kind: Kind) -> Schema:
        if isinstance(kind, Many):
            item = self.of(kind.item)
            return {"anyOf": [item, {"type": "array", "minItems": 1, "items": item}]}
        if isinstance(kind, Rows):
            return {"type": "array", "minItems": 1, "items": self.of(kind.item)}
        if isinstance(kind, Either):
            return {"anyOf": [self.of(kind.plain), self.of(kind.mapping)]}
        if isinstance(kind, Within):
            return self.of(kind.kind())
        if isinstance(kind, Keyed):
            return self._keyed(kind)
        if isinstance(kind, Matching):
            return _formed(kind)
        if isinstance(kind, Named):
            item = self.of(kind.item)
            return {"type": "object", "minProperties": 1, "additionalProperties": item}
        raise TypeError(kind)

    def _reference(self, name: str, make: Callable[[], Schema]) -> Schema:
        key = name.replace(" ", "-")
        if key not in self.definitions:
            self.definitions[key] = {}  # a shape may hold itself
            self.definitions[key] = make()
        return {"$ref": f"#/definitions/{key}"}

    def _keyed(self, kind: Keyed) -> Schema:
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {**_slug(), "not": {"const": NOT_STATED}},
            "additionalProperties": self.of(kind.item),
        }

    def _shape(self, shape: Shape) -> Schema:
        required = sorted(name for name, one in shape.fields.items() if one.required)
        schema: Schema = {
            "type": "object",
            "minProperties": 1,
            "properties": {name: self._field(one) for name, one in shape.fields.items()},
            "additionalProperties": False,
        }
        if required:
            schema["required"] = required
        if shape is CLAIM and self._corpus is not None:
            schema["properties"] |= _topics(self._corpus)
        elif shape.extra is not None:
            schema["additionalProperties"] = self.of(shape.extra)
        return schema

    def _field(self, field: Field) -> Schema:
        schema = self.of(field.kind)
        if "$ref" in schema:  # what stands beside a reference does not count in draft-07
            schema = {"allOf": [schema]}
        return {"description": field.means, **schema}

    def _name_or_text(self, kind: Slug | Text) -> Schema:
        names = None if kind.of in self._open else self._names.get(kind.of) if kind.of else None
        if names is None or kind.of is None:
            return _slug() if isinstance(kind, Slug) else {"type": "string", "pattern": r"\S"}
        also = kind.also if isinstance(kind, Slug) else ()
        key = "-or-".join((f"known-{kind.of}", *also))
        return self._reference(key, lambda: _one_of(names, also))


def _formed(kind: Matching) -> Schema:
    text: Schema = {"type": "string", "pattern": f"^(?:{kind.form})$"}
    is_number = bool(kind.takes("1"))
    return {"anyOf": [text, {"type": "integer", "minimum": 0}]} if is_number else text


def _slug() -> Schema:
    return {"type": "string", "pattern": f"^{SLUG}$", "maxLength": MAX_SLUG}


def _date(kind: Date) -> Schema:
    choices: list[Schema] = [{"type": "string", "pattern": _DATE}, _YEARS]
    if kind.words:
        choices.append({"enum": list(kind.words)})
    return {"anyOf": choices}


def _one_of(names: Mapping[str, str], also: tuple[str, ...]) -> Schema:
    """One of the names that a set knows, each with what it stands for."""
    listed = {**names, **dict.fromkeys(also, "")}
    if not listed:
        return {"not": {}}
    return {"enum": list(listed), "enumDescriptions": list(listed.values())}


def _topics(corpus: Corpus) -> dict[str, Schema]:
    """One property for each topic: the positions that a claim may take on it."""
    return {
        topic.slug: {
            "description": topic.question,
            **_one_of({one.slug: one.means for one in topic.positions.values()}, ()),
        }
        for topic in corpus.codebook.topics.values()
    }
