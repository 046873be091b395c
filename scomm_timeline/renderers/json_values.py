"""JSON values: the types, how they are written, and dates. Used by every kind of answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from scomm_timeline.model.date_words import iso
from scomm_timeline.model.json_text import obey_nothing

if TYPE_CHECKING:
    from scomm_timeline.model.dates import FuzzyDate

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
Object: TypeAlias = dict[str, Json]


def readable(value: Json, *, is_unicode: bool) -> str:
    """The value as indented JSON that no terminal obeys; pure ASCII unless `is_unicode`."""
    return f"{obey_nothing(json.dumps(value, ensure_ascii=not is_unicode, indent=2))}\n"


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
