"""JSON values: the types, how they are written, and dates. Used by every kind of answer."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, TypeAlias

from scomm_timeline.model.dates import iso

if TYPE_CHECKING:
    from scomm_timeline.model.dates import FuzzyDate

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
Object: TypeAlias = dict[str, Json]

# A terminal obeys these even inside a JSON text; as \uXXXX they mean the same to every parser.
_OBEYED: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def readable(value: Json, *, is_unicode: bool) -> str:
    """The value as indented JSON that no terminal obeys; pure ASCII unless `is_unicode`."""
    return f"{obey_nothing(json.dumps(value, ensure_ascii=not is_unicode, indent=2))}\n"


def obey_nothing(text: str) -> str:
    """JSON with every character that a terminal would obey as an escape of the same meaning."""
    return _OBEYED.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def date_value(date: FuzzyDate) -> Object:
    """The text as typed and both bounds, the last day included; null for an open end."""
    return {
        "written": date.written,
        "earliest": iso(date.earliest),
        "latest": iso(date.latest),
        "precision": date.precision.value,
        "uncertain": date.uncertain,
        "approximate": date.approximate,
        "cut": date.cut or None,
    }
