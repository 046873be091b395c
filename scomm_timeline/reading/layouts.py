"""The layout of one statement, made into a mold: a pattern, and what becomes of its groups.

Imported by large sets alone, when a layout is looked at for the first time; `molds` says when that is.
"""

from __future__ import annotations

import re

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Final
from scomm_timeline.reading.marks import STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from scomm_timeline.reading.value import Value

_DEEPEST: Final = 4  # containers inside a statement
_COLUMN: Final = 4  # where the keys of a statement stand
# What `plain_layout` gives back as it stands: it may begin so, and holds no sign that it asks about.
_FIRST: Final = r"[A-Za-z0-9($./+\u0080-\U0010ffff]"
_PLAIN: Final = rf"({_FIRST}[^\n#:]*+(?::[^\n#: ][^\n#:]*+)*+)"
_WORD: Final = (
    rf"{_FIRST}[^\n\[\]{{}},:#?]*+(?<! )"  # inside brackets, and of an item without a key
)
_KEY: Final = r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}"
_BETWEEN: Final = ", "


class OddError(Exception):
    """A statement that no mold can be made of."""


class Mold(NamedTuple):
    """What takes the text of a statement, and makes its value of groups and keys."""

    match: Callable[[str], re.Match[str] | None]
    value: Callable[[tuple[str, ...], tuple[str, ...]], dict[str, Value]]
    keys: tuple[str, ...]


class Layout:
    """The pattern of a statement, and the code that makes its value. Raises OddError.

    The code holds numbers alone, of groups and of keys, and never a word of a file.
    """

    def __init__(self, text: str) -> None:
        self._lines = f"{' ' * _COLUMN}{text}".split("\n")
        self._at = 0
        self._groups = 0
        self._keys: list[str] = []
        self._parts: list[str] = []
        self._code = self._mapping(_COLUMN, 0)
        if self._at < len(self._lines):
            raise OddError
        self.pattern = "".join(self._parts)[_COLUMN:]

    def mold(self) -> Mold:
        """The mold of the layout."""
        value = eval(f"lambda g, k: {self._code}")  # noqa: S307 -- of numbers alone
        return Mold(re.compile(self.pattern).fullmatch, value, tuple(self._keys))

    def _mapping(self, column: int, depth: int, begun: str = "") -> str:
        """A mapping whose keys stand in a column; `begun` is its first entry, behind a dash."""
        if depth > _DEEPEST:
            raise OddError
        keys: list[str] = []
        pairs: list[str] = []
        at_first = len(self._parts)
        if begun:
            pairs.append(self._entry(begun, column, depth, keys, is_any=True))
        at_second = len(keys)
        while self._next_column() == column and not self._line[column:].startswith("- "):
            entry = self._line[column:]
            self._parts.append("\n" * bool(self._at) + " " * column)
            self._at += 1
            pairs.append(self._entry(entry, column, depth, keys, is_any=False))
        if len(set(keys)) < len(keys) or not pairs:
            raise OddError
        if begun and keys[at_second:]:  # the key behind the dash may be any other
            self._parts.insert(at_first, f"(?!(?:{'|'.join(keys[at_second:])}):)")
        return f"{{{', '.join(pairs)}}}"

    def _entry(self, entry: str, column: int, depth: int, keys: list[str], *, is_any: bool) -> str:
        """A key with its value. Behind a dash any key stands for all: claims begin with a topic."""
        key, colon, value = entry.partition(": ")
        if not colon and entry[-1:] == ":":
            key, colon = entry[:-1], ":"
        if not colon or key == STATEMENTS or re.fullmatch(_KEY, key) is None:
            raise OddError
        if is_any and re.fullmatch(_PLAIN, value):
            self._parts.append(f"({_KEY}): ")
            return f"{self._group()}: {self._value(value, column, depth)}"
        keys.append(key)
        self._parts.append(f"{key}: " if value else f"{key}:")
        return f"{self._key(key)}: {self._value(value, column, depth)}"

    def _value(self, value: str, column: int, depth: int) -> str:
        if not value:
            return self._inside(column, depth)
        if value == ">-":
            return self._block(column)
        if value[0] in "[{":
            return self._brackets(value)
        if re.fullmatch(_PLAIN, value) is None:
            raise OddError
        self._parts.append(_PLAIN)
        return self._group()

    def _inside(self, column: int, depth: int) -> str:
        """A mapping or a list on the lines below its key."""
        inner = self._next_column()
        if not self._line[inner:].startswith("- "):
            if inner <= column:
                raise OddError
            return self._mapping(inner, depth + 1)
        if inner < column:
            raise OddError
        items = []
        while self._next_column() == inner and self._line[inner:].startswith("- "):
            item = self._line[inner + 2 :]
            self._at += 1
            self._parts.append(f"\n{' ' * inner}- ")
            items.append(self._item(item, inner + 2, depth + 1))
        return f"[{', '.join(items)}]"

    def _item(self, item: str, column: int, depth: int) -> str:
        if item[:1] in ("[", "{"):
            return self._brackets(item)
        if re.fullmatch(_WORD, item):
            self._parts.append(f"({_WORD})")
            return self._group()
        return self._mapping(column, depth, item)

    def _block(self, column: int) -> str:
        """Lines of words, as many as there are, indented alike."""
        width = self._next_column()
        if width <= column:
            raise OddError
        while self._next_column() == width:
            self._at += 1
        indent = f"\n{' ' * width}"
        self._parts.append(rf">-((?:{indent}[^ \n][^\n]*+)++)")
        return f"{self._group()}.replace({self._key(indent)}, ' ')[1:]"

    def _brackets(self, value: str) -> str:
        """A list or a mapping on one line, with plain words in it."""
        inside = value[1:-1].split(_BETWEEN)
        if value[0] == "[" and value[-1] == "]" and all(re.fullmatch(_WORD, one) for one in inside):
            self._parts.append(rf"\[({_WORD}(?:, {_WORD})*+)\]")
            return f"{self._group()}.split({self._key(_BETWEEN)})"
        pairs = [one.partition(": ") for one in inside]
        keys = [key for key, _, _ in pairs]
        is_plain = all(
            re.fullmatch(_KEY, key) and re.fullmatch(_WORD, one) for key, _, one in pairs
        )
        if value[0] != "{" or value[-1] != "}" or not is_plain or len(set(keys)) < len(keys):
            raise OddError
        self._parts.append(rf"\{{{_BETWEEN.join(f'{key}: ({_WORD})' for key in keys)}\}}")
        return f"{{{', '.join(f'{self._key(key)}: {self._group()}' for key in keys)}}}"

    @property
    def _line(self) -> str:
        """The next line; nothing behind the last."""
        return self._lines[self._at] if self._at < len(self._lines) else ""

    def _next_column(self) -> int:
        """Where the words of the next line begin; -1 if there are none."""
        line = self._line
        return len(line) - len(line.lstrip(" ")) if line.strip(" ") else -1

    def _group(self) -> str:
        self._groups += 1
        return f"g[{self._groups - 1}]"

    def _key(self, key: str) -> str:
        self._keys.append(key)
        return f"k[{len(self._keys) - 1}]"
