r"""Data as a reader may safely see it: control characters are shown, never obeyed.

An escape sequence in a quotation could move the cursor, a bidirectional override could turn a
sentence around, and a line feed in a name could forge a line of the report. All of them are printed
as what they are: `\x1b`, `<U+202E>`.
"""

from __future__ import annotations

from functools import cache
from unicodedata import category, combining, east_asian_width

from scomm_timeline.model.typed import Final

_CONTROL: Final = "Cc"
_SHOWN: Final = frozenset({_CONTROL, "Cf", "Cs", "Zl", "Zp"})
"""Categories whose characters steer a terminal, are invisible, or cannot be encoded."""

_BLANK: Final = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters and signs that nothing is seen of: with one of them two names look alike."""

_UNSEEN: Final = frozenset(_BLANK)
_WIDE: Final = frozenset({"W", "F"})


def visible(text: str) -> str:
    """The text with every control, format, separator and blank character as a visible escape."""
    if (text.isascii() or _UNSEEN.isdisjoint(text)) and text.isprintable():
        return text
    return "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    kind = category(character)
    if kind not in _SHOWN and character not in _UNSEEN:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if kind == _CONTROL else f"<U+{code:04X}>"


def paragraphs(text: str) -> tuple[str, ...]:
    """A quotation's own paragraphs, each visible. Its line feeds are the only ones obeyed."""
    return tuple(visible(one) for one in text.split("\n"))


def cell_width(text: str) -> int:
    """How many columns of a terminal the text fills: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(map(character_width, text))


@cache
def character_width(character: str) -> int:
    """How many columns one character fills."""
    if combining(character) or category(character) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(character) in _WIDE else 1
