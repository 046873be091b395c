"""CSV for spreadsheets: the claims table, so that opening it changes nothing and runs nothing.

A spreadsheet takes what it opens for what it looks like: `=HYPERLINK(...)` for a formula, `2010-08`
for the first day of that month, `002674` for 2674, `Aug 2010` for a date of its own. An apostrophe
before such a cell stops it. The last column, `protected`, names the columns of the row in which one
was put, so that nobody takes it for the source's; to take it away again is one step for a machine,
which had better read the raw variant. The byte-order mark at the beginning tells Excel that the file
is UTF-8.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scomm_timeline.exports.cells import cell_text
from scomm_timeline.exports.csv_raw import comma_separated
from scomm_timeline.model.columns import PROTECTED, Cell, join_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.model.columns import Column
    from scomm_timeline.reports.release import Release

_MARK: Final = "'"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""First characters that begin a formula, or that some program strips to find one behind them."""

_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_TAKEN_FOR_ANOTHER: Final = re.compile(
    r"\s*(?:"
    r"0\d+|\d{16,}"  # zeros lost; digits lost
    r"|[\d.,]*\d\s*%|[$£€]\s*\d[\d.,]*|\d[\d,]*[.,]\d+|\d+(?:\.\d+)?e[+-]?\d+"  # other numbers
    r"|\d{1,4}\s*[-/.:]\s*\d{1,4}(?:\s*[-/.:]\s*\d{1,4})?(?:\s*[ap]m)?"  # dates, times, fractions
    rf"|(?=.*\d)(?:\d{{1,2}}(?:st|nd|rd|th)?[\s-]+)?{_MONTH}[\s,-]*\d{{0,4}}(?:[\s,]+\d{{2,4}})?"
    rf"|\d{{2,4}}[\s-]+{_MONTH}(?:[\s-]+\d{{1,2}})?"
    r"|true|false"
    r")\s*",
    re.IGNORECASE,
)
"""What a spreadsheet makes a number, a date or a yes of. Whole numbers stay what they are."""

_AS_MEANT: Final = frozenset({Cell.DAY, Cell.NUMBER, Cell.YES_NO})
"""Cells that a spreadsheet may take for what they look like: they are that."""

_WHOLE_DAY: Final = re.compile(
    rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} {_MONTH} \d{{4}}", re.IGNORECASE
)
"""A whole day is the same day to a spreadsheet."""

_LONGEST: Final = 80
"""Nothing longer is taken for a number or a date."""


def publish(release: Release) -> bytes:
    """The claims table as CSV that is safe to open."""
    table = release.table
    head = [one.name for one in table.columns]
    rows = (list(_protected(table.columns, map(cell_text, row))) for row in table.rows)
    return comma_separated([*head, PROTECTED], rows).encode("utf-8-sig")


def _protected(columns: tuple[Column, ...], cells: Iterator[str]) -> Iterator[str]:
    """The cells of a row, and at the end the names of those that got an apostrophe."""
    marked: list[str] = []
    for column, text in zip(columns, cells, strict=True):
        if needs_protection(column, text):
            marked.append(column.name)
            yield f"{_MARK}{text}"
        else:
            yield text
    yield join_parts(marked)


def needs_protection(column: Column, text: str) -> bool:
    """Whether a spreadsheet would run the cell, or show something else in its place."""
    if text.startswith(_FORMULA):
        return True
    if column.cell in _AS_MEANT or len(text) > _LONGEST or _WHOLE_DAY.fullmatch(text):
        return False
    return _TAKEN_FOR_ANOTHER.fullmatch(text) is not None
