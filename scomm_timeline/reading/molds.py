"""Statements that are laid out like many before them, each read by one pattern.

Most statements of a large set have the same fields in the same order. Line by line each line is asked
what it is, and in all statements of a layout the answer is the same. Here a layout that comes often is
made into a mold: a pattern that takes the text of one statement as a whole, and what becomes of its
groups. A mold takes part of what `plain_layout` takes, and gives the same; of what no mold takes, None
is said, and it is read line by line. A law in the tests holds both to the same values.

To compile a pattern takes as long as reading some fifty statements by lines. So nothing is looked for
before the program has read as many as make it worth while.
"""

from __future__ import annotations

import re
from collections import Counter

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Final
from scomm_timeline.reading.marks import STATEMENTS
from scomm_timeline.reading.value import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from scomm_timeline.reading.value import Value

_ENOUGH: Final = 1_000  # statements that are read before the layout of one is looked at
_OFTEN: Final = 16  # times that a layout is seen before it is made into a mold
_MOST: Final = 8  # molds
_LOOKS: Final = 2_000  # statements whose layout is looked at, whether or not a mold comes of it
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

_DASH: Final = "\n  - "
_LIST: Final = f"{STATEMENTS}:{_DASH}"
"""As nearly every list of statements begins."""

_FIRST_LINE: Final = {0: 2}
"""Where the statement stands in a list of one."""


class _OddError(Exception):
    """A statement that no mold can be made of."""


class Mold(NamedTuple):
    """What takes the text of a statement, and makes its value of groups and keys."""

    match: Callable[[str], re.Match[str] | None]
    value: Callable[[tuple[str, ...], tuple[str, ...]], dict[str, Value]]
    keys: tuple[str, ...]


class Molds:
    """The molds that were made so far, the one that was used last first."""

    def __init__(self, enough: int = _ENOUGH, often: int = _OFTEN) -> None:
        self._unread = enough
        self._often = often
        self.molds: list[Mold] = []
        self._seen: Counter[str] = Counter()
        self._looks = _LOOKS

    def document(self, text: str, by_lines: Callable[[list[str]], Document]) -> Document | None:
        """A file, statement by statement; None if it is better read as a whole.

        No sign in the text may be invisible. `by_lines` reads what no mold takes, and raises what it
        raises.
        """
        if self._unread > 0:
            self._unread -= text.count(_DASH)
            return None
        begin = 0 if text.startswith(_LIST) else text.find(f"\n{_LIST}") + 1
        if " \n" in text or text[-1:] != "\n" or not text.startswith(_LIST, begin):
            return None
        head = text[:begin]
        root = by_lines([*head.split("\n")[:-1], f"{STATEMENTS}:"]).value
        line = head.count("\n") + 2
        rows: list[Value] = []
        places: dict[int, int] = {}
        for item in text[begin + len(_LIST) : -1].split(_DASH):
            row = self._cast(item)
            if row is None:
                alone = by_lines([f"{STATEMENTS}:", *f"{_DASH[1:]}{item}".split("\n")])
                if len(alone.value) > 1 or alone.lines != _FIRST_LINE:
                    return None
                (row,) = alone.value[STATEMENTS]
                self._learn(item, row)
            places[len(rows)] = line
            rows.append(row)
            line += item.count("\n") + 1
        root[STATEMENTS] = rows
        return Document(root, places)

    def _cast(self, item: str) -> dict[str, Value] | None:
        """The value of a statement, from the text behind its dash; None if no mold takes it."""
        for at, mold in enumerate(self.molds):
            found = mold.match(item)
            if found is not None:
                if at:
                    self.molds.insert(0, self.molds.pop(at))
                return mold.value(found.groups(), mold.keys)
        return None

    def _learn(self, item: str, value: Value) -> None:
        """Look at the layout of a statement that no mold took, and was read as this value."""
        if self._looks <= 0 or len(self.molds) >= _MOST:
            return
        self._looks -= 1
        try:
            layout = _Layout(item)
        except _OddError:
            return
        self._seen[layout.pattern] += 1
        if self._seen[layout.pattern] == self._often:
            mold = layout.mold()
            found = mold.match(item)
            if found is not None and mold.value(found.groups(), mold.keys) == value:
                self.molds.insert(0, mold)


class _Layout:
    """The pattern of a statement, and the code that makes its value. Raises _OddError.

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
            raise _OddError
        self.pattern = "".join(self._parts)[_COLUMN:]

    def mold(self) -> Mold:
        """The mold of the layout."""
        value = eval(f"lambda g, k: {self._code}")  # noqa: S307 -- of numbers alone
        return Mold(re.compile(self.pattern).fullmatch, value, tuple(self._keys))

    def _mapping(self, column: int, depth: int, begun: str = "") -> str:
        """A mapping whose keys stand in a column; `begun` is its first entry, behind a dash."""
        if depth > _DEEPEST:
            raise _OddError
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
            raise _OddError
        if begun and keys[at_second:]:  # the key behind the dash may be any other
            self._parts.insert(at_first, f"(?!(?:{'|'.join(keys[at_second:])}):)")
        return f"{{{', '.join(pairs)}}}"

    def _entry(self, entry: str, column: int, depth: int, keys: list[str], *, is_any: bool) -> str:
        """A key with its value. Behind a dash any key stands for all: claims begin with a topic."""
        key, colon, value = entry.partition(": ")
        if not colon and entry[-1:] == ":":
            key, colon = entry[:-1], ":"
        if not colon or key == STATEMENTS or re.fullmatch(_KEY, key) is None:
            raise _OddError
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
            raise _OddError
        self._parts.append(_PLAIN)
        return self._group()

    def _inside(self, column: int, depth: int) -> str:
        """A mapping or a list on the lines below its key."""
        inner = self._next_column()
        if not self._line[inner:].startswith("- "):
            if inner <= column:
                raise _OddError
            return self._mapping(inner, depth + 1)
        if inner < column:
            raise _OddError
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
            raise _OddError
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
            raise _OddError
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
