"""A record file as the texts of its header and its statements, without reading them.

Two versions of a large set differ in few statements. Where both the header and the text of one are
the same to a character, so is everything that it says, and nobody has to parse it. Only files whose
list of statements is laid out as people and the program write it are taken apart: it is the last
thing in the file, every item begins with its id, and nothing in quotation marks may run over the end
of an item. That is asked of each item by itself, so what holds for the parts of a list under its
header holds for the whole. Of any other file nothing is said.
"""

from __future__ import annotations

import re
from functools import lru_cache

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import Final

_LIST: Final = re.compile(
    r"(?:\A|\n)statements:[ \t]*(?:#[^\n]*)?\r?(?:\n[ \t]*(?:#[^\n]*)?\r?)*(?=\n( *)- )"
)
"""The list's key, then comments and empty lines, up to the first item and its indent."""

_ID: Final = r"""id:[ \t]+["']?([a-z0-9-]+)["']?(?:[ \t]+#[^\n]*)?[ \t]*(?=\r?\n|\Z)"""

_ODD_BREAKS: Final = "\x85\u2028\u2029"
"""Where a line of YAML ends too, and no line of these patterns."""


class Blocks(NamedTuple):
    """A record file taken apart. `header` ends with the list's key; each item has its own lines."""

    header: str
    indent: str
    items: tuple[str, ...]


class Alike(NamedTuple):
    """What two texts of a file share at the ends of their lists, the ids in it, and the rest of each."""

    text: str
    ids: list[str]
    old: Blocks
    new: Blocks


class _List(NamedTuple):
    """Where the list of a text begins: the break before the first item, and what begins each."""

    begin: int
    indent: str

    @property
    def dash(self) -> str:
        return f"\n{self.indent}- "


def split(text: str) -> Blocks | None:
    """The blocks of a file; None if it is laid out in another way."""
    found = _list_in(text)
    if found is None or text[-1] != "\n" or _ids(text, found) is None:
        return None
    return _blocks(text, found, text[found.begin : -1])


def id_of(item: str) -> str:
    """The id of an item of `Blocks`."""
    found = re.match(_ID, item)
    return found[1] if found is not None else ""


def alike(old: str, new: str) -> Alike | None:
    """Whole statements with which the lists of two texts begin and end alike: all, if they are equal.

    None if there are none, or if either text is laid out in another way.
    """
    found = _list_in(old)
    if found is None:
        return None
    if old == new:
        ids, nothing = _ids(old, found), _blocks(old, found, "")
        return None if ids is None else Alike(old, ids, nothing, nothing)
    if old[-1] != "\n" or new[-1:] != "\n":
        return None
    old, new = old[:-1], new[:-1]
    start = old.rfind(found.dash, found.begin, _same_at_start(old, new))
    if start < 0:
        return None
    same = min(_same_at_end(old, new), len(old) - start, len(new) - start)
    end = old.find(found.dash, len(old) - same)
    end = len(old) if end < 0 else end
    shared = old[:start] + old[end:]
    ids = _ids(shared, found) if shared[found.begin :] else None
    header = old[: found.begin]
    rests = [old[start:end], new[start : len(new) - (len(old) - end)]]
    if not ids or any(one and _ids(header + one, found) is None for one in rests):
        return None
    return Alike(shared, ids, *(_blocks(old, found, one) for one in rests))


def join(blocks: Blocks) -> str:
    """The text of a file with these blocks."""
    items = (f"\n{blocks.indent}- {item}" for item in blocks.items)
    return f"{blocks.header}{''.join(items)}\n"


def _list_in(text: str) -> _List | None:
    found = _LIST.search(text)
    return None if found is None else _List(found.end(), found[1])


def _blocks(text: str, found: _List, items: str) -> Blocks:
    """Items under the header of a text."""
    return Blocks(text[: found.begin], found.indent, tuple(items.split(found.dash)[1:]))


def _ids(text: str, found: _List) -> list[str] | None:
    """The ids of the items, each of which has one; None if the layout is another."""
    if "\r" in text and text.count("\r") > text.count("\r\n"):
        return None
    if not text.isascii() and any(one in text for one in _ODD_BREAKS):
        return None
    if ('"' in text or "'" in text) and _open_quote(found.indent).search(text):
        return None
    ids: list[str] = _starts(found.indent).findall(text, found.begin)
    return None if "" in ids else ids


@lru_cache(maxsize=16)
def _starts(indent: str) -> re.Pattern[str]:
    """Finds the id of every item; nothing where an item has none, or a line stands at the margin."""
    return re.compile(rf"\n(?:{indent}- (?:{_ID}|)|[^ \t\r\n#])")


@lru_cache(maxsize=16)
def _open_quote(indent: str) -> re.Pattern[str]:
    """Finds what may be a text in quotation marks that runs over the beginning of an item, or the end.

    Such a beginning would be words of that text. In prose quotation marks mean nothing; what looks
    like one there is found too.
    """
    inside = rf"\\?\n(?!{indent}- )"
    double = rf'"(?:[^"\\\n]++|\\.|{inside})*+'
    single = rf"'(?:[^'\n]++|''|{inside})*+"
    return re.compile(rf"(?:[-:,]\s+|[\[{{]\s*)(?:{double}|{single})(?:\\?\n{indent}- |\\?\Z)")


def _same_at_start(old: str, new: str) -> int:
    """How many characters two texts begin with alike."""
    least, most = 0, min(len(old), len(new))
    while least < most:
        middle = (least + most + 1) // 2
        if old[least:middle] == new[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _same_at_end(old: str, new: str) -> int:
    """How many characters two texts end with alike."""
    least, most = 0, min(len(old), len(new))
    while least < most:
        middle = (least + most + 1) // 2
        if old[len(old) - middle : len(old) - least] == new[len(new) - middle : len(new) - least]:
            least = middle
        else:
            most = middle - 1
    return least
