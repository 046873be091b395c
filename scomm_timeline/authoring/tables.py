"""Bytes of a spreadsheet or of JSON Lines to rows of text. A bad row costs that row.

Nothing is guessed about letters: text is UTF-8, or UTF-16 with its mark, or what the user says. A
byte that is neither costs its row, because a wrong guess would change a quotation without a trace.
"""

from __future__ import annotations

import codecs
import csv
import json
import re
from typing import TYPE_CHECKING, Any, Final

from scomm_timeline.authoring.known import AnswerError, checked_words
from scomm_timeline.model import limits
from scomm_timeline.model.columns import PROTECTED, join_parts, split_parts
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.reading.problem import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_LOOKED_AT: Final = 10_000
"""Characters of a header that tell its delimiter."""
_DELIMITERS: Final = (",", ";", "\t", "|")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_EXCEL_ERRORS: Final = re.compile(r"#(?:REF|NAME|VALUE|N/A|NUM|NULL|DIV/0|SPILL|CALC)[!?]?")
_SURROGATE: Final = re.compile("[\udc80-\udcff]")
_OWN: Final = frozenset({"id", "claim", "holds"})
"""Columns by which our own table is known: there a cell that begins with = is text."""


class BadRow(NamedTuple):
    """A row that cannot be used: its line in the file, the column at fault or "", and why."""

    line: int
    column: str
    message: str
    help: str = ""


class Row(NamedTuple):
    """One row: the line on which it begins (from 1), and its cells by column, none empty."""

    line: int
    cells: Mapping[str, str]


class Table(NamedTuple):
    """What could be read. `empty` counts rows without a value, `other` lines that are no rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    bad: tuple[BadRow, ...]
    empty: int = 0
    other: int = 0


class TableError(Exception):
    """The file as a whole is no table that can be imported. `help` says what to do."""

    def __init__(self, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help_


# -- letters ---------------------------------------------------------------------------------------


def decoded(content: bytes, encoding: str | None) -> str:
    """The text. Bytes that are no letters become lone surrogates, which cost their row later.

    Raises:
        TableError: There is no such encoding, or the file is not text at all.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(
                name, "surrogateescape" if name == "utf-8" else "replace"
            )
    if encoding is not None:
        try:
            return content.decode(encoding)
        except LookupError as error:
            raise TableError(f'--encoding: there is no encoding "{encoding}"', "cp1252") from error
        except (UnicodeError, ValueError) as error:
            raise TableError(f"--encoding: the file is not {encoding}: {error}") from error
    if content[:200].count(b"\0") * 4 > len(content[:200]) > 1:
        name = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
        raise TableError(
            "every second byte is NUL: this may be UTF-16 without its mark",
            f"save it as CSV UTF-8, or say --encoding {name}",
        )
    return content.decode("utf-8", "surrogateescape")


def _is_decoded(text: str) -> bool:
    return _SURROGATE.search(text) is None and "�" not in text


def _bad_letter(text: str) -> str:
    found = _SURROGATE.search(text)
    byte = f"byte 0x{ord(found[0]) - 0xDC00:02X}" if found else "a character"
    return f"not UTF-8 text: {byte} cannot be read"


_SAVE: Final = 'save it as "CSV UTF-8", or name its encoding: --encoding cp1252'


# -- CSV -------------------------------------------------------------------------------------------


def read_csv(
    content: bytes, *, known: Collection[str], encoding: str | None, delimiter: str | None
) -> Table:
    """The rows of a comma-separated file. `known` are names of columns by which the delimiter is told.

    Raises:
        TableError: The header cannot be used.
    """
    text = decoded(content, encoding)
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    lines = [line for line in lines if line]
    start = next((at for at, line in enumerate(lines) if line.strip(' \t\r\n,;|"')), None)
    if start is None:
        raise TableError("the file holds no row", "its first row names the columns")
    mark = delimiter or _delimiter(lines[start], known)
    head, after, problem = _record(lines, start, mark)
    if problem:
        raise TableError(f"the header, line {start + 1}: {problem}", "mend its quotation marks")
    columns = _columns(head, start + 1)
    return _rows(lines, after, mark, columns)


def _delimiter(line: str, known: Collection[str]) -> str:
    """The one with which the header has most known names, then most names."""

    def weight(mark: str) -> tuple[int, int]:
        names = [one.strip(' "\r\n').casefold() for one in line[:_LOOKED_AT].split(mark)]
        return sum(one in known for one in names), len(names)

    return max(_DELIMITERS, key=weight)


def _raise_columns(found: int) -> str:
    return limits.how_to_raise("table-columns", found)


def _columns(head: list[str], line: int) -> tuple[str, ...]:
    """The names of the columns; "" for one without. Raises TableError."""
    if len(head) > limits.most("table-columns"):
        message = f"the header, line {line}, has {len(head):,} columns"
        raise TableError(message, f"is the delimiter right? {_raise_columns(len(head))}")
    columns = [one.strip() for one in head]
    for name in columns:
        if not _is_decoded(name):
            raise TableError(f"the header, line {line}: {_bad_letter(name)}", _SAVE)
        if not name.isprintable():
            raise TableError(f"the header, line {line}: {quoted(name)} holds a control character")
    named = [one.casefold() for one in columns if one]
    twice = next((one for one in columns if named.count(one.casefold()) > 1), None)
    if twice is not None:
        raise TableError(
            f"two columns are called {quoted(twice)}", "give each a name of its own in the header"
        )
    while columns and not columns[-1]:
        columns.pop()
    return tuple(columns)


def _record(lines: list[str], start: int, mark: str) -> tuple[list[str], int, str]:
    """The cells of the row that begins at `start`, the index behind it, and what is wrong.

    A row that cannot be read ends with its first line, so that the next one is looked at by itself.
    """
    used = start  # a slice would copy the rest of the file for each row

    def feed() -> Iterator[str]:
        nonlocal used
        while used < len(lines):
            used += 1
            yield lines[used - 1]

    try:
        cells = next(csv.reader(feed(), delimiter=mark, strict=True), [])
    except csv.Error as error:
        return [], start + 1, _csv_problem(str(error))
    return cells, used, ""


def _csv_problem(message: str) -> str:
    if "unexpected end" in message:
        return "a quotation mark opens a cell and nothing closes it"
    if "field larger" in message:
        return "a cell is longer than 131,072 characters; a quotation mark may not be closed"
    if "expected after" in message:
        return "a quotation mark closes inside a cell and words follow it"
    return message


def _rows(lines: list[str], start: int, mark: str, columns: tuple[str, ...]) -> Table:
    rows: list[Row] = []
    bad: list[BadRow] = []
    empty, at = 0, start
    is_own = set(columns) >= _OWN
    while at < len(lines):
        line = at + 1
        cells, at, problem = _record(lines, at, mark)
        if problem:
            help_ = 'a quotation mark inside a cell is written twice: ""'
            bad.append(BadRow(line, "", problem, help_))
        elif not any(one.strip() for one in cells):
            empty += 1
        else:
            found = _cells(line, cells, columns, is_own=is_own)
            if isinstance(found, Row):
                rows.append(found)
            else:
                bad.append(found)
    return Table(tuple(one for one in columns if one), tuple(rows), tuple(bad), empty)


def _cells(line: int, cells: list[str], columns: tuple[str, ...], *, is_own: bool) -> Row | BadRow:
    """The row, or what is wrong with it."""
    while len(cells) > len(columns) and not cells[-1].strip():
        cells.pop()
    if len(cells) != len(columns):
        message = f"{len(cells):,} cells, where the header has {len(columns):,}"
        return BadRow(line, "", message, "is a delimiter inside a cell without quotation marks?")
    for number, (name, text) in enumerate(zip(columns, cells, strict=True), start=1):
        if not name and text.strip():
            message = f"column {number} has a value and no name"
            return BadRow(line, "", message, "merged cells? name each column in the header")
    held = {name: text for name, text in zip(columns, cells, strict=True) if name and text}
    if is_own:
        for name in split_parts(held.get(PROTECTED, "")):
            held[name] = held.get(name, "").removeprefix("'")
    return checked_row(line, held, is_own=is_own)


def checked_row(line: int, held: Mapping[str, str], *, is_own: bool) -> Row | BadRow:
    """The row without spaces around its cells, or the first cell that cannot be used."""
    cells: dict[str, str] = {}
    for name, text in held.items():
        if not _is_decoded(text) and not is_own:
            return BadRow(line, name, _bad_letter(text), _SAVE)
        if _SURROGATE.search(text):
            return BadRow(line, name, _bad_letter(text), _SAVE)
        try:
            words = checked_words(text.replace("\r\n", "\n"))
        except AnswerError as error:
            return BadRow(line, name, error.message, error.help)
        if not is_own and words.lstrip().startswith("="):
            return BadRow(
                line, name, "a formula, not its value", "paste the values, and save again"
            )
        if not is_own and _EXCEL_ERRORS.fullmatch(words.strip()):
            return BadRow(line, name, f"{quoted(words.strip())} is an error of the spreadsheet")
        kept = words if is_own else words.strip()
        if kept:
            cells[name] = kept
    return Row(line, cells)


# -- JSON Lines ------------------------------------------------------------------------------------


def read_json_lines(content: bytes) -> Table:
    """The rows of JSON Lines: one object a line. Of our own export the claims are taken.

    Raises:
        TableError: No line is an object.
    """
    rows: list[Row] = []
    bad: list[BadRow] = []
    names: dict[str, None] = {}
    empty = other = 0
    for line, text in enumerate(decoded(content, None).split("\n"), start=1):
        if not text.strip():
            empty += bool(text)
            continue
        found = _object(line, text)
        if isinstance(found, BadRow):
            bad.append(found)
        elif found is None:
            other += 1
        else:
            names.update(dict.fromkeys(found.cells))
            rows.append(found)
    if not rows and not bad:
        raise TableError("the file holds no row", "each line is a JSON object")
    if not names and bad:
        first = bad[0]
        raise TableError(f"no line is a row: line {first.line}: {first.message}", first.help)
    if len(names) > limits.most("table-columns"):
        raise TableError(f"the rows have {len(names):,} keys", _raise_columns(len(names)))
    return Table(tuple(names), tuple(rows), tuple(bad), empty, other)


def _object(line: int, text: str) -> Row | BadRow | None:
    """The row; None for a line of our own export that is about something else."""
    if not _is_decoded(text) and _SURROGATE.search(text):
        return BadRow(line, "", _bad_letter(text), "JSON is UTF-8")
    try:
        value: Any = _decode(text)
    except (ValueError, RecursionError) as error:
        return BadRow(line, "", f"not JSON: {error}"[:200], "one object a line")
    if not isinstance(value, dict):
        return BadRow(line, "", "not a JSON object", 'a row is {"made": "2010", ...}')
    if value.pop("row", "claim") != "claim":
        return None
    cells: dict[str, str] = {}
    for name, one in value.items():
        cell = _cell(one)
        if cell is None:
            return BadRow(line, str(name)[:80], "an object, where a text or a list is expected")
        cells[name] = cell
    return checked_row(line, cells, is_own=cells.keys() >= _OWN)


def _decode(text: str) -> Any:  # noqa: ANN401 -- whatever JSON holds
    """A line of JSON, its numbers as typed: 47.70 is sharper than 47.7. Raises ValueError.

    What JSON allows and a row cannot hold is refused: a key twice, of which one would be lost, and
    what is no number.
    """
    return json.loads(
        text,
        object_pairs_hook=_without_twice,
        parse_int=str,
        parse_float=str,
        parse_constant=_no_number,
    )


def _without_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, one in pairs:
        if name in found:
            raise ValueError(f"the key {quoted(name[:80])} stands twice")
        found[name] = one
    return found


def _no_number(text: str) -> str:
    raise ValueError(f"{text} is no value")


def _cell(value: Any) -> str | None:  # noqa: ANN401 -- whatever JSON holds
    """A value as one cell; None for what no cell can hold."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        parts = [_cell(one) for one in value]
        is_flat = not any(isinstance(one, list | dict) for one in value)
        return join_parts([one or "" for one in parts]) if is_flat else None
    return None if isinstance(value, dict) else str(value)
