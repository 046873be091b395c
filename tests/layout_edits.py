"""Random edits of files, and the question whether two readers take the result for the same."""

import random
from collections.abc import Mapping, Sequence
from typing import Any

from scomm_timeline.reading import yaml_nodes
from scomm_timeline.reading.plain_layout import read_plainly

PIECES = [
    *" \n:#-[]{}\"',?&*!|>%@`~\\\t\r.=<a0é—\u00a0\u2028\x85\ufeff\U0001f600",
    *(": ", " #", "- ", "\n  ", "\n\n", "  - ", "key: ", ">-", "|-", "'' ", "{a: b}", "[a, b]"),
    *("- - a", "\n---\n", "\n...\n", "null", "? ", "x:\n", "<<: ", "#c\n", " # c\n", ":\n", ": ["),
    *(
        "\n    - ",
        "\n# c\n",
        "      # c\n",
        ", ",
        ">-\n      a\n      b\n",
        ">-\n      a\n\n      b\n",
    ),
    *("{a: [b, {c: d}],\n      e: 'f'}", "- : a", "- ", "-", '- "a": b', "- a: b", "$", "(", "+"),
]
"""What YAML gives a meaning, and what only looks like it."""


def edited(text: str, rng: random.Random) -> str:
    """The text, or a part of it, with up to five edits."""
    if rng.random() < 0.4:
        lines = text.split("\n")
        at = rng.randrange(len(lines))
        text = "\n".join(lines[max(0, at - 12) : at + 12])
    for _ in range(rng.choice((0, 1, 1, 1, 2, 3, 5))):
        text = _edited_once(text, rng)
    return text


def _edited_once(text: str, rng: random.Random) -> str:
    at, kind = rng.randrange(len(text) + 1), rng.random()
    piece: str = rng.choice(PIECES)
    if kind < 0.5:
        return text[:at] + piece + text[at:]
    if kind < 0.6:
        return text[:at] + piece + text[at + 1 :]
    if kind < 0.75:
        return text[:at] + text[at + rng.choice((1, 1, 2, 5)) :]
    lines = text.split("\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    if kind < 0.9:
        lines[one] = " " * rng.randrange(7) + lines[one].lstrip(" ")
    else:
        lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def is_read_alike(text: str) -> bool | None:
    """True if the reader of lines gives what the parser gives; None if it leaves it to the parser."""
    plain = read_plainly(text)
    if plain is None:
        return None
    parsed = yaml_nodes.read(text)
    is_same = _is_same(plain.value, parsed.value) and dict(plain.lines) == dict(parsed.lines)
    return is_same and not parsed.problems


def _is_same(one: Any, other: Any) -> bool:
    """True for equal values whose mappings have their keys in the same order."""
    if one.__class__ is not other.__class__:
        return False
    if isinstance(one, Mapping):
        return list(one) == list(other) and all(_is_same(one[key], other[key]) for key in one)
    if isinstance(one, Sequence) and not isinstance(one, str):
        return len(one) == len(other) and all(map(_is_same, one, other))
    return bool(one == other)
