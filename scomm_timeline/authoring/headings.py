"""Which column of a table fills which field.

Fields are the columns of our own claims table that are read back, and a few for tables made by
others: one column for a speaker or an audience by name, the words by their kind, and the parts of a
date as a sheet of TimelineJS has them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scomm_timeline.model.columns import COLUMNS
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.reading.problem import alike
from scomm_timeline.reading.shapes import WORDINGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SOURCE_FIELDS: Final = tuple(
    f"source_{name}" for name in ("title", "publisher", "kind", "date", "url", "seen")
)
_SHEET: Final[Mapping[str, str]] = {
    "year": "year",
    "month": "month",
    "day": "day",
    "end_year": "end_year",
    "end_month": "end_month",
    "end_day": "end_day",
    "display_date": "made_as_written",
    "headline": "headline",
    "text": "paraphrase",
    "media": "source_url",
    "media_credit": "media_credit",
    "media_caption": "media_caption",
    "type": "slide",
}
"""The columns of a sheet for TimelineJS, told by `year` and `headline`."""

_ALIASES: Final[Mapping[str, str]] = {
    "speaker": "from",
    "said_by": "from",
    "who_said_it": "from",
    "audience": "to",
    "quotation": "quote",
    "words": "quote",
    "date": "made",
    "when": "made",
    "page": "locator",
    "url": "source_url",
    "link": "source_url",
}
"""Other names of columns in tables that other people made."""

FIELDS: Final = frozenset(
    {
        *(one.name for one in COLUMNS if one.is_read),
        *_SOURCE_FIELDS,
        *WORDINGS,
        *_SHEET.values(),
        "from",
    }
)
"""Every field that a column may fill."""

KNOWN_HEADINGS: Final = frozenset(
    name.replace("_", separator) for name in FIELDS | _SHEET.keys() for separator in " _"
)
"""Headings by which a delimiter is told, in small letters."""


class Headings(NamedTuple):
    """`filled` pairs each used column with its field, in the order of the table."""

    filled: tuple[tuple[str, str], ...]
    ignored: tuple[str, ...]
    is_own: bool


class HeadingError(Exception):
    """The columns cannot be used. `help` says what to do."""

    def __init__(self, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help_


def read_headings(columns: Sequence[str], typed: Mapping[str, str]) -> Headings:
    """What each column fills: as the user says, else by its name.

    Raises:
        HeadingError: The user names a column or field that is not there, two columns fill one
            field, or none fills any.
    """
    _check_typed(columns, typed)
    names = {column: _plain(column) for column in columns}
    is_own = {"id", "claim", "holds"} <= set(names.values())
    is_sheet = {"year", "headline"} <= set(names.values())
    filled: dict[str, str] = {}
    for column, name in names.items():
        field = typed.get(column, _field(name, is_own=is_own, is_sheet=is_sheet))
        if field:
            filled[column] = field
    _check_filled(filled, columns)
    ignored = tuple(column for column in columns if column not in filled)
    return Headings(tuple(filled.items()), ignored, is_own)


def _plain(column: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", column.casefold()).strip("_")


def _field(name: str, *, is_own: bool, is_sheet: bool) -> str:
    if is_sheet and name in _SHEET:
        return _SHEET[name]
    if name in FIELDS and name not in {"year", "month", "day"}:
        return name
    return "" if is_own else _ALIASES.get(name, "")


def _check_typed(columns: Sequence[str], typed: Mapping[str, str]) -> None:
    for column, field in typed.items():
        if column not in columns:
            help_ = alike(column, columns) or "the table has: " + ", ".join(columns[:12])
            raise HeadingError(f'--map: the table has no column "{column}"', help_)
        if field not in FIELDS:
            help_ = alike(field, FIELDS) or "one of: " + ", ".join(sorted(FIELDS))
            raise HeadingError(f'--map: "{field}" is not a field', help_)


def _check_filled(filled: Mapping[str, str], columns: Sequence[str]) -> None:
    by_field: dict[str, str] = {}
    for column, field in filled.items():
        if field in by_field:
            message = f'the columns "{by_field[field]}" and "{column}" both fill {field}'
            raise HeadingError(message, f'say which: --map "{column}=..."')
        by_field[field] = column
    if not filled:
        shown = ", ".join(f'"{one[:40]}"' for one in columns[:8])
        raise HeadingError(
            f"no column has a name that is known: {shown}",
            "name them with --map COLUMN=FIELD; if this is one column, give its --delimiter",
        )
