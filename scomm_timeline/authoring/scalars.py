"""How one value is written: plain where that is safe, `>-` for prose, else in quotation marks.

Only the way of writing is chosen here; what a value is never changes. A text that other programs
would take for a number, a date or a truth value is quoted, so that an editor sees text too.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from scomm_timeline.reading.events import NOTHING
from scomm_timeline.reading.kinds import Date, Either, Many, OneOf, Rows, Within
from scomm_timeline.reading.marks import PROSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.reading.kinds import Kind

LINE: Final = 100
"""Columns of a line that is not prose."""
FOLD: Final = 90
"""Columns of a line of prose that goes on."""

_WORDS: Final = frozenset({"quote", "fragment", "reported", "paraphrase", "characterization"})

# What one of YAML's typing readers (1.1 or 1.2) takes for something else than text.
_TYPED: Final = re.compile(
    r"[-+]?0(?:b[01_]+|o[0-7]+|x[0-9a-fA-F_]+)"
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.[0-9_]+(?:[eE][-+]?[0-9]+)?"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\s].*)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
    r"|y|Y|n|N|(?i:yes|no|on|off|true|false|null)|~|=|<<"
)
_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`")
_IN_BRACKETS: Final = frozenset(",[]{}?")
_ODD: Final = re.compile(
    "[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]"
)
_BREAK: Final = re.compile(r"(?<=[^ \t]) (?=[^ \t])")


def is_typed_elsewhere(kind: Kind | None) -> bool:
    """Whether a plain number or truth value is right in a field: dates and fixed words."""
    while isinstance(kind, Many | Rows | Either | Within):
        if isinstance(kind, Either):
            kind = kind.plain
        else:
            kind = kind.kind() if isinstance(kind, Within) else kind.item
    return isinstance(kind, Date | OneOf)


def in_line(value: str | None, kind: Kind | None = None, *, in_brackets: bool = False) -> str:
    """A value on one line, in quotation marks if it needs them."""
    if value is None:
        return "~" if in_brackets else ""
    return value if _is_plain(value, kind, in_brackets=in_brackets) else _quoted(value)


def _is_plain(value: str, kind: Kind | None, *, in_brackets: bool = False) -> bool:
    """Whether a value can stand as it is."""
    if value in NOTHING or value != value.strip() or _ODD.search(value):
        return False
    if value[0] in _INDICATORS or value.startswith("...") or ": " in value or " #" in value:
        return False
    if value.endswith(":") or (in_brackets and not _IN_BRACKETS.isdisjoint(value)):
        return False
    return is_typed_elsewhere(kind) or _TYPED.fullmatch(value) is None


def _quoted(value: str) -> str:
    """In quotation marks: double ones, unless single ones spare escapes."""
    is_simple = not _ODD.search(value)
    if is_simple and "'" not in value and ('"' in value or "\\" in value):
        return f"'{value}'"
    escaped = json.dumps(value, ensure_ascii=False)
    return _ODD.sub(lambda match: _escape(match[0]), escaped)


def _escape(character: str) -> str:
    number = ord(character)
    if number <= 0xFF:
        return f"\\x{number:02X}"
    return f"\\u{number:04X}" if number <= 0xFFFF else f"\\U{number:08X}"


def as_block(value: str, indent: int) -> tuple[str, list[str]] | None:
    """A value as a block: its sign, and its lines without indentation; None if none can hold it.

    `indent` is where the lines will begin.
    """
    chomp = "" if value.endswith("\n") else "-"
    lines = value.removesuffix("\n").split("\n")
    # Spaces at an end cannot be seen, and a first line with a margin would need its width told.
    if any(one != one.strip(" ") and not one.lstrip(" ") for one in lines) or _has_odd(lines):
        return None
    if (
        not lines[0]
        or lines[0][0] in " \t"
        or not lines[-1]
        or any(one[-1:] == " " for one in lines)
    ):
        return None
    room = FOLD - indent
    if len(lines) > 1 and all(len(one) <= room for one in lines):
        return f"|{chomp}", lines
    if any(one[:1] in {" ", "\t"} for one in lines):
        return f"|{chomp}", lines
    return f">{chomp}", list(_folded(lines, room))


def _has_odd(lines: list[str]) -> bool:
    return any(_ODD.search(one) for one in lines)


def _folded(paragraphs: list[str], room: int) -> Iterator[str]:
    """Each paragraph in lines of at most `room` where it has spaces; between them a blank line.

    One line break in a value is a blank line in the block, so n of them are n blank lines.
    """
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ""
        if not paragraph:
            continue
        yield from wrapped(paragraph, room)


def wrapped(paragraph: str, room: int) -> Iterator[str]:
    """Lines of at most `room` characters, longer words whole.

    Broken at single spaces between two words only: others would not come back.
    """
    line = ""
    for word in _BREAK.split(paragraph):
        if line and len(line) + 1 + len(word) > room:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def wants_block(
    value: str, key: str | None, kind: Kind | None, *, used: int, has_comment: bool, was_block: bool
) -> bool:
    """Whether a value should be a block; `used` are the columns before it on its line."""
    is_prose = key in PROSE
    if is_prose and (was_block or "\n" in value):
        return True
    if is_prose and has_comment and _is_plain(value, kind):
        return key in _WORDS  # the reader takes such a comment for the lost tail of the words
    is_plain = _is_plain(value, kind)
    if key in _WORDS and not is_plain:
        return True
    return " " in value.strip() and used + len(in_line(value, kind)) > LINE


def beside_comment(value: str, key: str | None, kind: Kind | None) -> str:
    """Like `in_line`, of a value with a comment to its right: prose is then always quoted."""
    return _quoted(value) if key in PROSE else in_line(value, kind)
