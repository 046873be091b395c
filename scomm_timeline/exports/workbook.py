"""XLSX: the release as a workbook that can be sorted, filtered, printed and read as it is.

A cell is a date only where the date is one whole day, stated as such; a month or "about" stays the
text that was typed, with its bounds in columns of their own. Text is text, whatever it looks like:
nothing becomes a formula, a number or a link. What no cell can hold (more than 32,767 characters) is
cut with a note in the cell and counted on the sheet `about`.

The library is an extra: `pip install 'scomm-timeline[xlsx]'`.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

import xlsxwriter

from scomm_timeline.exports.cells import cell_text, storable
from scomm_timeline.exports.release_tables import (
    PRINTED_COLUMNS,
    about_table,
    apart_table,
    findings_table,
    reading_table,
    sources_table,
)
from scomm_timeline.model.columns import Cell, Column, Of
from scomm_timeline.reports.release import NotPublishableError
from scomm_timeline.reports.tables import Table

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from scomm_timeline.reports.release import Release
    from scomm_timeline.reports.tables import Row, Value

_MOST_CHARACTERS: Final = 32_767
"""What a cell can hold (Excel specifications and limits)."""
_MOST_ROWS: Final = 1_048_575
"""Rows below the head that a sheet can hold."""
_FIRST_DAY: Final = date(1900, 3, 1)
"""Excel counts a 29 Feb 1900 that there never was: what is earlier stays text."""

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_CREATED: Final = datetime(1980, 1, 1)  # noqa: DTZ001 -- a file needs one; no clock is asked
_WIDTHS: Final = {
    **dict.fromkeys(("text", "first_text", "second_text", "value", "means"), 50),
    **dict.fromkeys(("positions", "sense", "position_means", "rule_why"), 30),
    **dict.fromkeys(("date", "to_names", "source_publisher", "speaker"), 20),
    **dict.fromkeys(("wording", "locator", "source_date", "source_seen", "channel"), 14),
}
"""Columns of a page, in characters; those of dates, numbers and all others follow their kind."""
_LINE: Final = 15
_TALLEST: Final = 409
"""Points: a line of text, and the tallest row that there can be."""
_RAGGED: Final = 4
"""Characters of a line that stay empty because words are not cut."""
_LETTER: Final = 1
_MARGINS: Final = (0.4, 0.4, 0.7, 0.7)
"""Inches: left, right, top, bottom."""
_TOO_WIDE: Final = frozenset({"claims", "findings"})
"""Sheets that would be too small to read if one page held all their columns."""
_NARROW: Final = 12
_USUAL: Final = 22


def publish(release: Release) -> bytes:
    """The release as a workbook.

    Raises:
        NotPublishableError: There are more claims than a sheet can hold.
    """
    content = BytesIO()
    book = xlsxwriter.Workbook(
        content,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties({"title": release.header.title, "created": _CREATED})
    _Book(book, release).write()
    book.close()
    return content.getvalue()


class _Book:
    """A workbook while it is written: its formats, and how many cells were cut."""

    def __init__(self, book: xlsxwriter.Workbook, release: Release) -> None:
        self._book = book
        self._release = release
        self._cut = 0
        top = {"valign": "top"}
        self._head = book.add_format({**top, "bold": True, "text_wrap": True, "bottom": 1})
        self._plain = book.add_format({**top, "align": "left"})
        self._wrapped = book.add_format({**top, "text_wrap": True})
        self._day = book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"})

    def write(self) -> None:
        """Every sheet; `about` comes last, for it says what had to be cut in the others."""
        release = self._release
        for table in (
            reading_table(release.table),
            release.table,
            findings_table(release),
            apart_table(release),
            sources_table(release),
        ):
            self._sheet(table)
        self._sheet(self._about())
        self._sheet(_explained(release.table))

    def _about(self) -> Table:
        about = about_table(self._release)
        if not self._cut:
            return about
        cut = f"{self._cut} cells; other formats have them whole"
        return about._replace(rows=(*about.rows, ("cut at 32,767 characters", cut)))

    def _sheet(self, table: Table) -> None:
        if len(table.rows) > _MOST_ROWS:
            raise NotPublishableError(
                f"{len(table.rows)} {table.name}, and a sheet holds {_MOST_ROWS} rows",
                "choose fewer, or take csv, jsonl or sqlite",
            )
        sheet = self._book.add_worksheet(table.name)
        self._lay_out(sheet, table)
        sheet.set_row(0, 2 * _LINE)
        for at, column in enumerate(table.columns):
            sheet.write_string(0, at, column.name, self._head)
        for down, row in enumerate(table.rows, start=1):
            self._row(sheet, down, table, row)

    def _lay_out(self, sheet: Worksheet, table: Table) -> None:
        """Frozen head, filter, widths, and how it prints: the head on each page, the stamp too."""
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, _width(column), self._wrapped)
        sheet.set_landscape()
        sheet.set_margins(*_MARGINS)
        sheet.repeat_rows(0)
        sheet.set_paper(_LETTER)
        if table.name not in _TOO_WIDE:
            sheet.fit_to_pages(1, 0)
        if table.name == "statements":
            sheet.print_area(0, 0, len(table.rows), PRINTED_COLUMNS - 1)
        title = self._release.header.title[:80].replace("&", "&&")
        stamp = f" – {self._release.stamp}" if self._release.is_internal else ""
        sheet.set_header(f"&L{title}&R{table.name}{stamp}")
        sheet.set_footer(f"&Lset {self._release.header.digest}&RPage &P of &N")

    def _row(self, sheet: Worksheet, down: int, table: Table, row: Row) -> None:
        """One row: of `claims` a line, with lists as an import takes them; elsewhere for people."""
        is_read = table.name == "claims"
        style, write = (self._plain, cell_text) if is_read else (self._wrapped, _shown)
        if not is_read:
            sheet.set_row(down, _height(table.columns, row))
        for at, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            if value in ("", ()):
                continue
            day = _whole_day(column, value)
            if day is not None:
                sheet.write_datetime(down, at, day, self._day)
            elif isinstance(value, int) and not isinstance(value, bool):
                sheet.write_number(down, at, value, self._plain)
            else:
                sheet.write_string(down, at, self._fitting(write(value)), style)

    def _fitting(self, text: str) -> str:
        """The text as far as a cell can hold it, and a note where that is not all."""
        if 2 * len(text) <= _MOST_CHARACTERS or _units(text) <= _MOST_CHARACTERS:
            return text
        self._cut += 1
        note = f" [cut here: {len(text)} characters in all]"
        room = _MOST_CHARACTERS - len(note)
        while _units(text) > room:
            text = text[: min(room, len(text) - (_units(text) - room + 1) // 2)]
        return text + note


def _units(text: str) -> int:
    """Characters as Excel counts them: one beyond the first 65,536 is two."""
    return len(text) + sum(one > "\uffff" for one in text)


def _width(column: Column) -> int:
    kind = _USUAL if column.cell in {Cell.TEXT, Cell.LIST} else _NARROW
    return _WIDTHS.get(column.name, kind)


def _height(columns: tuple[Column, ...], row: Row) -> int:
    """Points that the row needs for its longest cell: not every program works that out itself."""
    lines = 1
    for column, value in zip(columns, row, strict=True):
        text = _shown(value) if value else ""
        if len(text) > _NARROW:
            room = _width(column) - _RAGGED
            lines = max(lines, sum(1 + len(one) // room for one in text.split("\n")))
    return min(lines * _LINE, _TALLEST)


def _shown(value: Value) -> str:
    """The value for people: each part of a list on a line of its own."""
    return "\n".join(map(storable, value)) if isinstance(value, tuple) else cell_text(value)


def _whole_day(column: Column, value: Value) -> date | None:
    """The day of a cell that is one, whole and exact; None for every other cell."""
    if column.cell not in {Cell.DATE, Cell.DAY} or not isinstance(value, str):
        return None
    if _DAY.fullmatch(value) is None:  # a sign after it, or a time, and it is not whole or exact
        return None
    day = date.fromisoformat(value)
    return day if day >= _FIRST_DAY else None


def _explained(table: Table) -> Table:
    """Every column of the claims, with its sentence."""
    columns = (
        Column("column", Of.SOURCE, Cell.TEXT, "Its name."),
        Column("means", Of.SOURCE, Cell.TEXT, "What it holds."),
    )
    return Table("columns", columns, tuple((one.name, one.means) for one in table.columns))
