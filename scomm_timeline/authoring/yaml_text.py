"""Plain values to YAML text in the one style of this project, so that our reader gives them back.

Words of a source always stand in a block (`quote: >-`), where brackets, colons, hashes and quotation
marks need no care. Everything else stands on its line, between quotation marks only where YAML would
read it otherwise.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from scomm_timeline.authoring.formatting import CannotFormatError, formatted
from scomm_timeline.authoring.scalars import FOLD, LINE, wrapped
from scomm_timeline.reading import yaml_nodes
from scomm_timeline.reading.shapes import WORDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scomm_timeline.reading.value import Value

_BLOCKS: Final = frozenset({*WORDINGS, "notes"})
_ROWS: Final = frozenset(
    {"claims", "statements", "offices", "organizations", "people", "reviewers"}
)
"""What never stands within brackets as a whole, however short it is."""
_OPEN: Final = frozenset({"claims", "statements"})
"""Lists whose mappings stand one key a line."""
_PLAIN: Final = re.compile(r"[^\W_](?:[\w .()'/&%+~;-]|:(?=\S)|\?(?=\S|$)|,(?=\s|\w))*")
_PLAIN_IN_BRACKETS: Final = re.compile(r"[^\W_][\w .()'/&%+~;-]*")


def file_text(values: Mapping[str, Value], *, above: str = "") -> str:
    """A whole file: one mapping, key by key, under the comment lines `above`."""
    return above + "".join(f"{line}\n" for line in mapping_lines(values))


def canonical(text: str, kind: str) -> str:
    """The file in the layout that `timeline fmt` gives it, or as it is where that has none.

    `kind` is a key of `authoring.files.FILES`.
    """
    try:
        return formatted(text, kind)
    except CannotFormatError:
        return text


def mapping_lines(values: Mapping[str, Value], indent: int = 0) -> Iterator[str]:
    """The lines of a mapping in block style, each indented by `indent` spaces."""
    for key, value in values.items():
        yield from _entry(key, value, indent)


def item_lines(values: Mapping[str, Value], indent: int) -> Iterator[str]:
    """The lines of one mapping of a list; its dash stands at column `indent` (from 0)."""
    for number, line in enumerate(mapping_lines(values, indent + 2)):
        yield f"{' ' * indent}- {line[indent + 2 :]}" if number == 0 else line


def _entry(key: str, value: Value, indent: int) -> Iterator[str]:
    margin = " " * indent
    name = key if _PLAIN_IN_BRACKETS.fullmatch(key) else _in_marks(key)
    if isinstance(value, str):
        if key in _BLOCKS:
            yield from _block(name, value, indent)
        else:
            yield f"{margin}{name}: {scalar(value)}"
        return
    flow = _flow(value)
    fits = len(margin) + len(name) + 2 + len(flow) <= LINE
    if key not in _ROWS and fits and _is_flat(value):
        yield f"{margin}{name}: {flow}"
    elif isinstance(value, list):
        yield f"{margin}{name}:"
        for one in value:
            yield from _item(key, one, indent + 2)
    else:
        yield f"{margin}{name}:"
        yield from mapping_lines(value, indent + 2)


def _item(key: str, value: Value, indent: int) -> Iterator[str]:
    margin = " " * indent
    if isinstance(value, dict):
        flow = _flow(value)
        if key not in _OPEN and _is_flat(value) and indent + 2 + len(flow) <= LINE:
            yield f"{margin}- {flow}"
        else:
            yield from item_lines(value, indent)
    else:
        yield f"{margin}- {_flow(value)}"


def _is_flat(value: Value) -> bool:
    """True for what is read at a glance within brackets: nothing, or one mapping, deeper."""
    if isinstance(value, dict):
        return all(
            isinstance(one, str)
            or (isinstance(one, list) and all(isinstance(two, str) for two in one))
            or (isinstance(one, dict) and all(not isinstance(two, dict) for two in one.values()))
            for one in value.values()
        )
    return all(isinstance(one, str) for one in value)


def _flow(value: Value) -> str:
    """A value on one line, within brackets where it is a list or a mapping."""
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(one)}" for key, one in value.items()) + "}"
    return value if _PLAIN_IN_BRACKETS.fullmatch(value) and value[-1] != " " else _in_marks(value)


def scalar(value: str) -> str:
    """A text on one line of a block mapping."""
    is_plain = _PLAIN.fullmatch(value) is not None and value[-1] not in " :"
    return value if is_plain else _in_marks(value)


def _in_marks(value: str) -> str:
    """The text between double quotation marks; letters stay, what is not printable is escaped."""
    return "".join(
        one if one.isprintable() else _escaped(one) for one in json.dumps(value, ensure_ascii=False)
    )


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\U{code:08x}"


# -- words in a block ------------------------------------------------------------------------------


def _block(name: str, words: str, indent: int) -> Iterator[str]:
    """`quote: >-` with the words below; another form only where these words would not come back."""
    head = f"{' ' * indent}{name}: "
    lines = _folded(words, indent + 2)
    if lines is not None and (_is_simple(words) or _comes_back(lines, indent, ">-", words)):
        yield f"{head}>-"
        yield from lines
        return
    margin = " " * (indent + 2)
    kept = [f"{margin}{line}" if line else "" for line in words.split("\n")]
    if _comes_back(kept, indent, "|-", words):
        yield f"{head}|-"
        yield from kept
    else:
        yield f"{head}{_in_marks(words)}"


def _is_simple(words: str) -> bool:
    """True for words that no fold can change: printable, single spaces between them."""
    return words.isprintable() and " ".join(words.split()) == words


def _folded(words: str, indent: int) -> list[str] | None:
    """The words as lines that fold back into them; None where a line begins with a space."""
    margin, room = " " * indent, max(FOLD - indent, 20)
    lines: list[str] = []
    for number, paragraph in enumerate(words.split("\n")):
        if paragraph[:1].isspace():
            return None
        lines += [""] * (number > 0)
        lines += [f"{margin}{line}" for line in wrapped(paragraph, room)] if paragraph else []
    return lines


def _comes_back(lines: Sequence[str], indent: int, style: str, words: str) -> bool:
    if not words.strip():
        return False
    cut = [line[indent:] for line in lines]
    document = yaml_nodes.read(f"words: {style}\n" + "".join(f"{line}\n" for line in cut))
    return not document.problems and document.value == {"words": words}
