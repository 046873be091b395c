"""Add one entry to the text of a file, and touch nothing else of it.

A file that a person has laid out keeps its comments and its order: lines are put in, none is taken
out. What comes of it is read again, and has to be the old content with the one entry more.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from scomm_timeline.authoring.yaml_text import item_lines, mapping_lines
from scomm_timeline.reading import yaml_nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.reading.value import Value


class CannotInsertError(Exception):
    """The file is laid out in a way that no line can be put into."""


def append_item(text: str, key: str, values: Mapping[str, Value]) -> str:
    """The text with one mapping more at the end of the list under the top-level key.

    Raises:
        CannotInsertError: The list is missing, or stands in brackets.
    """
    document = yaml_nodes.read(text)
    places = yaml_nodes.locate(text)
    before = document.value
    if not isinstance(before, dict) or not isinstance(before.get(key), list) or document.problems:
        raise CannotInsertError
    lines = text.splitlines(keepends=True)
    first = places.values.get((key, 0))
    dash = re.match(r"( *)- ", lines[first.start.line - 1]) if first else None
    if first is None or dash is None:
        raise CannotInsertError
    at = _end_of_block(lines, first.start.line - 1, len(dash[1]))
    expected = copy.deepcopy(before)
    expected[key].append(_plain(values))
    return _joined(text, lines, at, list(item_lines(values, len(dash[1]))), expected)


def add_entry(text: str, route: tuple[str, ...], key: str, value: Value) -> str:
    """The text with one entry more at the end of the mapping at `route`.

    The last mapping of the route is made if it is missing.

    Raises:
        CannotInsertError: The mapping stands in brackets, or the file cannot be read.
    """
    document = yaml_nodes.read(text)
    places = yaml_nodes.locate(text)
    expected = copy.deepcopy(document.value)
    if not isinstance(expected, dict) or document.problems:
        raise CannotInsertError
    around: dict[str, Value] = expected
    for depth, step in enumerate(route):
        if step not in around:
            return add_entry(text, route[:depth], step, _nested(route[depth + 1 :], key, value))
        around = around[step]
        if not isinstance(around, dict):
            raise CannotInsertError
    first = places.keys.get((*route, next(iter(around), "")))
    if first is None:
        raise CannotInsertError
    lines = text.splitlines(keepends=True)
    indent = first.start.column - 1
    if lines[first.start.line - 1][:indent].strip():
        raise CannotInsertError
    around[key] = _plain(value)
    at = _end_of_block(lines, first.start.line - 1, indent)
    return _joined(text, lines, at, list(mapping_lines({key: value}, indent)), expected)


def _nested(route: tuple[str, ...], key: str, value: Value) -> Value:
    for step in (key, *reversed(route)):
        value = {step: value}
    return value


def _end_of_block(lines: list[str], start: int, indent: int) -> int:
    """The index behind the last line of a block whose entries are indented by `indent`.

    Comments and empty lines that follow belong to what comes next, at the end of a file too.
    """
    end = start + 1
    for number in range(start + 1, len(lines)):
        line = lines[number]
        words = line.strip()
        if not words or (words[0] == "#" and len(line) - len(line.lstrip()) <= indent):
            continue
        if len(line) - len(line.lstrip(" ")) < indent:
            break
        end = number + 1
    return end


def _joined(text: str, lines: list[str], at: int, new: list[str], expected: Value) -> str:
    """The text with the new lines put in, once it has been shown to say what it should."""
    end = "\r\n" if "\r\n" in text else "\n"
    before = "".join(lines[:at])
    if not before.endswith(("\n", "\r")):
        before += end
    whole = before + "".join(f"{line}{end}" for line in new) + "".join(lines[at:])
    document = yaml_nodes.read(whole)
    if document.problems or document.value != expected:
        raise CannotInsertError
    return whole


def _plain(value: Value) -> Value:
    """The value as the reader gives it: dictionaries, lists, texts."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return list(map(_plain, value)) if isinstance(value, list | tuple) else value
