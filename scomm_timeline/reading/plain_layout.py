"""Files in the usual layout, read line by line without a YAML parser.

Most files are written by `timeline fmt`, by `new`, or by a person who does as the examples do: a key
and its value on a line, prose in `>-` blocks, short lists and mappings in brackets. Such a file is
read here in a fraction of a parser's time, and without importing one. Whatever is not surely in that
layout (a tag, an anchor, a tab, words that a comment would cut off, an odd indent, a key that stands
twice) gives None: then the parser reads the file, and it alone speaks of problems. A law in the tests
holds both to the same values.

Texts are taken apart by methods of `str`. Patterns were tried: compiling them took longer than reading
the whole shipped record, and matching a line three times as long.
"""

from __future__ import annotations

from functools import lru_cache

from scomm_timeline.model.typed import Final
from scomm_timeline.reading.marks import PROSE, STATEMENTS
from scomm_timeline.reading.molds import Molds
from scomm_timeline.reading.value import Document, Value

_DEEPEST: Final = 10
"""Containers around a value; what is deeper is left to the parser, whose limit is another."""

DEEPEST: Final = _DEEPEST + _DEEPEST // 3 + 2
"""With those in brackets: as deep as anything is that is read here."""

_LONGEST_KEY: Final = 100
_LONGEST_FLOW: Final = 20  # lines

_DIGITS_AND_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_KEY_LETTERS: Final = frozenset(f"{_DIGITS_AND_LETTERS}-_")
_FIRST: Final = frozenset(f"{_DIGITS_AND_LETTERS}($./+")
"""Characters with which a plain value may begin, whatever stands around it."""

_FLOW_SIGNS: Final = frozenset("[]{},:#?")
"""Characters that may mean something inside brackets."""

_VISIBLE: Final = bytes(range(ord(" "), ord("~") + 1)) + b"\n"

_LAST_ASCII: Final = "\x7f"


_MOLDS: Final = Molds()
"""Of the statements that this program reads."""


class _UnusualError(Exception):
    """Something is not surely in the usual layout."""


def read_plainly(text: str, molds: Molds = _MOLDS) -> Document | None:
    """One document; None if anything in it is unusual, or wrong."""
    if not _is_visible(text):
        return None
    try:
        return molds.document(text, _read) or _read(text.split("\n"))
    except _UnusualError:
        return None


def _is_visible(text: str) -> bool:
    """False for a control character, tab, odd space or odd line break anywhere."""
    if text.isascii():  # taking letters out of bytes is four times as fast as asking each character
        return not text.encode().translate(None, _VISIBLE)
    return text.replace("\n", "").isprintable()


def _read(lines: list[str]) -> Document:  # noqa: C901 -- see below
    """The document. Raises _UnusualError.

    Every line of a set passes through here, so the loop is written out: a call for each line would
    cost as much as all the rest.
    """
    around: list[tuple[Value, int]] = []
    root: dict[str, Value] = {}
    current: Value = root  # the innermost container that is open
    column = 0  # where its keys, or its dashes, stand
    is_map = True
    pending: str | None = None  # a key of `current` whose value may follow on the next lines
    statements: Value = None
    places: dict[int, int] = {}
    at, end = 0, len(lines)
    while at < end:
        line = lines[at]
        at += 1
        head, colon, value = line.partition(": ")
        if not colon and head[-1:] == ":":
            head, colon = head[:-1], ":"
        known = _known_head(head) if colon else None
        if known is not None:
            here, is_item, key = known
        else:
            rest = line.lstrip(" ")
            here = len(line) - len(rest)
            if not rest or rest[0] == "#":
                if here and (not rest or (here > column and pending is None)):
                    raise _UnusualError
                continue
            is_item, key, value = rest[:2] == "- ", "", rest[2:]
            if not is_item or not value:
                raise _UnusualError
        if here != column or is_map is is_item or pending is not None:
            # Another container than the line before: a new one, or one of those around.
            if pending is not None:
                if here > column or (is_item and here == column):
                    new: Value = [] if is_item else {}
                    if pending == STATEMENTS and not around and is_item:
                        statements = new
                    current[pending] = new
                    around.append((current, column))
                    current, column, is_map = new, here, not is_item
                pending = None
            while here < column or (here == column and is_map is is_item):
                if not around:
                    raise _UnusualError
                current, column = around.pop()
                is_map = current.__class__ is dict
            if here != column or len(around) >= _DEEPEST:
                raise _UnusualError
        if is_item:
            if current is statements and (key or value[0] in "[{"):
                places[len(current)] = at
            if not key:
                if value[0] in "[{":
                    value, at = _flow(value, lines, at)
                else:
                    value = _scalar(value, "")
                current.append(value)
                continue
            new = {}
            current.append(new)
            around.append((current, column))
            current, column, is_map = new, here + 2, True
        elif key in current:
            raise _UnusualError
        # Its value.
        if value[:1] in _FIRST and value[-1] not in " :" and ": " not in value and "#" not in value:
            current[key] = value
            continue
        if not value or value[0] == " " or value[0] == "#":
            value = value.lstrip(" ")
            if value and value[0] == "#":
                if key in PROSE:
                    raise _UnusualError
                value = ""
        if not value:
            current[key] = None
            pending = key
        elif value == ">-":
            current[key], at = _block(lines, at, column)
        elif value[0] in "[{":
            if key == STATEMENTS:
                raise _UnusualError
            current[key], at = _flow(value, lines, at)
        else:
            current[key] = _scalar(value, key)
    if not root:
        raise _UnusualError
    return Document(root, places)


@lru_cache(maxsize=1 << 12)  # every statement of a set begins its lines alike
def _known_head(text: str) -> tuple[int, bool, str] | None:
    """What stands before a colon: its indent, whether it begins an item, its key; None if no key."""
    rest = text.lstrip(" ")
    indent = len(text) - len(rest)
    is_item = rest[:2] == "- "
    key = rest[2:] if is_item else rest
    return (indent, is_item, key) if _is_key(key) else None


@lru_cache(maxsize=1 << 10)
def _is_key(key: str) -> bool:
    """True for a key of letters, digits, hyphens and underscores."""
    return key[:1] in _FIRST and _KEY_LETTERS.issuperset(key) and len(key) <= _LONGEST_KEY


def _scalar(value: str, key: str) -> str:
    """A value behind a key or a dash: plain or in quotation marks. Raises _UnusualError."""
    first = value[0]
    if first in "\"'":
        close = value.find(first, 1)
        words, tail = value[1:close], value[close + 1 :]
        if close < 0 or "\\" in words or not _is_remark(tail):
            raise _UnusualError
        return words
    words, sign, _ = value.partition(" #")
    if sign and key in PROSE:
        raise _UnusualError
    words = words.rstrip(" ")
    if first not in _FIRST and first <= _LAST_ASCII:
        raise _UnusualError
    if words[-1] == ":" or ": " in words:
        raise _UnusualError
    return words


def _is_remark(tail: str) -> bool:
    """True if nothing that counts follows a value on its line."""
    return not tail.strip(" ") or tail.lstrip(" ")[0] == "#" != tail[0]


def _block(lines: list[str], at: int, column: int) -> tuple[str, int]:
    """The words of a `>-` block whose lines are indented alike, and the number of the next line."""
    first = lines[at] if at < len(lines) else ""
    width = len(first) - len(first.lstrip(" "))
    if width <= column:
        raise _UnusualError
    indent = first[:width]
    words = ""
    gap = ""  # between the words so far and the next line
    while at < len(lines):
        line = lines[at]
        if line.startswith(indent):
            if len(line) == width or line[width] == " " or line[-1] == " ":
                raise _UnusualError
            words += gap + line[width:]
            gap = " "
            at += 1
        elif line:
            break
        else:
            follows = at
            while follows < len(lines) and not lines[follows]:
                follows += 1
            if follows == len(lines) or not lines[follows].startswith(indent):
                break
            gap = "\n" * (follows - at)
            at = follows
    return words, at


# -- brackets ------------------------------------------------------------------------------------


def _flow(value: str, lines: list[str], at: int) -> tuple[Value, int]:
    """The list or mapping that begins a line's value, and the number of the next line."""
    simple = _simple_map(value) if value[0] == "{" else _simple_list(value)
    if simple is not None:
        return simple, at
    flow = _Flow(value, lines, at)
    found = flow.value(0)
    if not _is_remark(flow.tail()):
        raise _UnusualError
    return found, flow.line


def _simple_map(value: str) -> dict[str, str] | None:
    """A mapping on one line with nothing but plain words in it; None if it may be something else."""
    if value[-1] != "}":
        return None
    found: dict[str, str] = {}
    for pair in value[1:-1].split(", "):
        key, _, words = pair.partition(": ")
        if key in found or not _is_key(key) or not _is_plain(words):
            return None
        found[key] = words
    return found


def _simple_list(value: str) -> list[str] | None:
    found = value[1:-1].split(", ")
    return found if value[-1] == "]" and all(map(_is_plain, found)) else None


def _is_plain(words: str) -> bool:
    """True for words inside brackets that mean nothing else."""
    return _is_plain_word(words) if len(words) <= _LONGEST_KEY else _mean_nothing_else(words)


@lru_cache(maxsize=1 << 12)
def _is_plain_word(words: str) -> bool:
    """The same of a few words: sources, pages and places come again and again."""
    return _mean_nothing_else(words)


def _mean_nothing_else(words: str) -> bool:
    return (
        words != ""
        and (words[0] in _FIRST or words[0] > _LAST_ASCII)
        and words[-1] != " "
        and _FLOW_SIGNS.isdisjoint(words)
    )


class _Flow:
    """Reads what stands in brackets, which may go on for some lines."""

    def __init__(self, text: str, lines: list[str], line: int) -> None:
        self.line = line  # the number of the next line
        self._text = text
        self._lines = lines
        self._last = line + _LONGEST_FLOW
        self._at = 0

    def tail(self) -> str:
        """What follows on the last line. Raises _UnusualError."""
        return self._text[self._at :]

    def value(self, depth: int) -> Value:
        """The value that begins here. Raises _UnusualError."""
        first = self._text[self._at]
        if first in "[{":
            if depth > _DEEPEST // 3:
                raise _UnusualError
            self._at += 1
            return self._mapping(depth) if first == "{" else self._list(depth)
        if first in "\"'":
            return self._quoted(first)
        words = self._until(",]}").rstrip(" ")
        if not _is_plain(words):
            raise _UnusualError
        return words

    def _list(self, depth: int) -> list[Value]:
        found = []
        while True:
            self._skip()
            found.append(self.value(depth + 1))
            if self._ends("]"):
                return found

    def _mapping(self, depth: int) -> dict[str, Value]:
        found: dict[str, Value] = {}
        while True:
            self._skip()
            key = self._until(":")
            self._at += 1
            if not _is_key(key) or key in found or self._text[self._at : self._at + 1] != " ":
                raise _UnusualError
            self._skip()
            found[key] = self.value(depth + 1)
            if self._ends("}"):
                return found

    def _quoted(self, mark: str) -> str:
        close = self._text.find(mark, self._at + 1)
        words = self._text[self._at + 1 : close]
        if close < 0 or "\\" in words:
            raise _UnusualError
        self._at = close + 1
        return words

    def _until(self, signs: str) -> str:
        """What stands before the first of some signs."""
        begin = self._at
        while self._at < len(self._text) and self._text[self._at] not in signs:
            self._at += 1
        return self._text[begin : self._at]

    def _ends(self, closing: str) -> bool:
        """True behind the last value. A comma is passed over, and is not the end."""
        while self._text[self._at : self._at + 1] == " ":
            self._at += 1
        sign = self._text[self._at : self._at + 1]
        self._at += 1
        if sign != closing and (
            sign != "," or self._text[self._at : self._at + 1] not in ("", " ")
        ):
            raise _UnusualError
        return sign == closing

    def _skip(self) -> None:
        """Go to the next value, on the next line if there is none on this one."""
        while self._text[self._at : self._at + 1] == " ":
            self._at += 1
        if self._at < len(self._text):
            return
        line = self._lines[self.line] if self.line < len(self._lines) else ""
        if not line.startswith(" ") or self.line >= self._last:
            raise _UnusualError
        self._text, self._at = line.strip(" "), 0
        self.line += 1
        if not self._text:
            raise _UnusualError
