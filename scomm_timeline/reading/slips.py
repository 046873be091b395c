"""The commonest ways in which a legal quotation breaks YAML, each with a message of its own.

`[T]he ...` becomes a list, `Q: may we` a mapping, `see #3` loses its tail, a quotation mark
closes early, and a first `*`, `&`, `!`, `@` or `%` means something else altogether.
"""

from __future__ import annotations

import re

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import Final
from scomm_timeline.reading.marks import PROSE

# Patterns are compiled when first asked for: start-up counts, and a sound set asks for few.
_BLOCK_ENTRY: Final = r"(?P<key>[a-z][a-z-]*):(?:[ \t]+|$)"
_FLOW_ENTRY: Final = r"[{,][ \t]*(?P<key>[a-z][a-z-]*):[ \t]+"
_ITEM: Final = r"(?:[ \t]|-[ \t])*"
_ODD_FIRST: Final = "*&!%@`|>"
_LOOK_BACK: Final = 50  # lines between a mark of punctuation and the entry it belongs to


class Slip(NamedTuple):
    """One named slip. `at` is the index of the value in the text, where it was found there."""

    code: str
    message: str
    help: str
    at: int | None = None


def block_form(key: str) -> str:
    """The advice that settles all of them."""
    return f"write it as a block: `{key}: >-` with the words indented on the next line"


def loses_tail(text: str, end: int) -> bool:
    """True if a comment follows the plain value that ends at index `end` of `text`."""
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    return text[end : end + 1] == "#"


def hash_slip(key: str, at: int | None = None) -> Slip:
    """Everything after ` #` is a comment."""
    return Slip(
        "L023",
        f'the words after " #" in "{key}" are read as a comment and would be lost',
        block_form(key) + "; if it is a comment, put it on a line of its own",
        at,
    )


GLUED_HASH: Final = (
    "L023",
    'the words behind a "#" that follows a value at once are read as a comment and would be lost',
    "put quotation marks around the whole value; before a comment, a space",
)
"""Code, message and help for `"no"#3`, which is no YAML, though its parsers read it."""


def first_character(text: str, start: int, key: str | None) -> Slip | None:
    """A prose value that begins with a character YAML gives a meaning."""
    if key not in PROSE or text[start : start + 1] not in tuple(_ODD_FIRST):
        return None
    return _first_character_slip(key or "", text[start], None)


def list_slip(key: str, at: int | None = None) -> Slip:
    """A prose value that was read as a list, or as a mapping in braces."""
    message = f'"{key}" begins with a bracket and is read as a list'
    return Slip("L021", message, block_form(key), at)


def colon_slip(key: str, at: int | None = None) -> Slip:
    """A prose value that was read as a mapping because of a colon."""
    return Slip(
        "L022",
        f'a colon followed by a space inside "{key}" starts a new mapping',
        block_form(key),
        at,
    )


def quote_mark_slip(key: str, at: int | None = None) -> Slip:
    """A quotation mark at the beginning belongs to YAML, and the words go on behind its partner."""
    return Slip(
        "L024",
        f'the quotation mark that opens "{key}" is taken for YAML\'s, and the words do not end '
        "where it closes",
        block_form(key) + "; there quotation marks need no care",
        at,
    )


def in_syntax_error(text: str, index: int, problem: str) -> Slip | None:
    """The slip behind a syntax error at `index`, if that is in an entry that holds prose.

    Looks at the line itself, then upward for the entry that this line continues: a quotation may
    go on for some lines before the character that breaks it.
    """
    start = text.rfind("\n", 0, index) + 1
    limit = -1  # the column left of which the entry begins; -1 on the line of the error itself
    for _ in range(_LOOK_BACK):
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)].rstrip()
        column = _margin(line)
        if line and (limit < 0 or column < limit):
            found = _entry(line if limit >= 0 else line[: index - start + 1], column)
            if found is not None and found["key"] in PROSE:
                return _slip_in_value(
                    found["key"], line[found.end() :], problem, start + found.end()
                )
        if line:
            indent = len(line) - len(line.lstrip())
            limit = indent if limit < 0 else min(limit, indent)
        if not start or limit == 0:
            return None
        start = text.rfind("\n", 0, start - 1) + 1
    return None


def _margin(line: str) -> int:
    """Where the first word of a line begins, after spaces and the dashes of lists."""
    item = re.match(_ITEM, line)
    return item.end() if item else 0


def _entry(line: str, column: int) -> re.Match[str] | None:
    """The key that stands at `column`, or the last key of prose within the braces of the line."""
    block = re.compile(_BLOCK_ENTRY).match(line, column)
    if block is not None and block["key"] in PROSE:
        return block
    prose = [one for one in re.finditer(_FLOW_ENTRY, line) if one["key"] in PROSE]
    return prose[-1] if prose else block


def _slip_in_value(key: str, value: str, problem: str, at: int) -> Slip | None:
    """The slip by the first character of the value; a colon is looked for after that."""
    first = value[:1]
    if first in ("[", "{"):
        return list_slip(key, at)
    if first in ('"', "'"):
        return quote_mark_slip(key, at)
    if first and (first in _ODD_FIRST or value[:2] in {"- ", "? "}):
        return _first_character_slip(key, first, at)
    if "mapping values" in problem or ": " in value:
        return colon_slip(key, at)
    return hash_slip(key, at) if re.search(r"[ \t]#", value) else None


def _first_character_slip(key: str, character: str, at: int | None) -> Slip:
    return Slip(
        "L025",
        f'"{key}" begins with "{character}", which has a meaning of its own in YAML',
        block_form(key),
        at,
    )
