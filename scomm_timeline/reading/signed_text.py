"""The text of a file that keeps what a person decided: the last word, then the earlier ones.

Adjudications and sign-offs are laid out alike: a line that says which command writes the file, what it
is on, the decision that holds, and under `earlier` those before it in their order.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def signed_text(
    *, command: str, subject: str, last: Iterable[str], earlier: Iterable[Iterable[str]]
) -> str:
    """The whole file: `subject` is its first key with its value, `last` and `earlier` are lines."""
    return "\n".join([*_lines(command, subject, last, earlier), ""])


def _lines(
    command: str, subject: str, last: Iterable[str], earlier: Iterable[Iterable[str]]
) -> Iterator[str]:
    yield f"# Written by `timeline {command}`. Work product: not for release."
    yield subject
    yield from last
    for count, one in enumerate(earlier):
        if count == 0:
            yield "earlier:"
        for number, line in enumerate(one):
            yield f"  {'  ' if number else '- '}{line}"


def in_quotation_marks(text: str) -> str:
    """JSON, which YAML reads as it stands; what YAML would not carry as itself is escaped."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(one if one.isprintable() or one == " " else _escaped(one) for one in written)


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
