"""A record file as the texts of its header and its statements, without reading them.

Two versions of a large set differ in few statements. Where both the header and the text of one are
the same to a character, so is everything that it says, and nobody has to parse it. Only files laid
out like those that the program writes are taken apart; of any other, `split` says nothing.
"""

from __future__ import annotations

import re
from typing import Final

from scomm_timeline.model.named import NamedTuple

_LIST: Final = re.compile(
    r"(?:\A|\n)statements:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*( +)- "
)
"""The list's key, then comments and empty lines, then the indent of the first item."""

_OUTSIDE: Final = re.compile(r"\n[^\s#]")
"""A line that begins at the margin: a key behind the list, or another document."""

_OPEN_QUOTE: Final = re.compile(r"""[-:,\[{] +(?:"(?:[^"\\\n]|\\.)*|'(?:[^'\n]|'')*)(?:\n|\Z)""")
"""A text in quotation marks that runs over the end of its line: what looks like the beginning of a
statement might stand in it."""


class Blocks(NamedTuple):
    """A record file taken apart. `header` ends with the list's key; each item has its own lines."""

    header: str
    indent: str
    items: tuple[str, ...]


def split(text: str) -> Blocks | None:
    """The blocks of a file; None if it is laid out in another way."""
    found = _LIST.search(text)
    if found is None:
        return None
    indent = found[1]
    body = text[found.start(1) :]
    has_quotes = '"' in body or "'" in body
    if _OUTSIDE.search(body) or (has_quotes and _OPEN_QUOTE.search(body)):
        return None
    lines = f"\n{body.rstrip()}"
    items = lines.split(f"\n{indent}- ")[1:]
    if lines.count(f"\n{indent}- id:") < len(items):
        return None
    return Blocks(text[: found.start(1)], indent, tuple(items))


def join(blocks: Blocks) -> str:
    """The text of a file with these blocks."""
    items = (f"{blocks.indent}- {item}" for item in blocks.items)
    return f"{blocks.header}{chr(10).join(items)}\n"
