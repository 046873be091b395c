"""Lines of a given width from styled text. Breaks at spaces only; a word is never cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scomm_timeline.renderers.page import Span
from scomm_timeline.renderers.visible import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.renderers.page import Inline

Line = list[Span]
"""Spans that stand on one line of the page."""

Piece = tuple[str, Span]
"""A stretch of text and the span it was cut from."""

_NOTHING: Final = Span("")
_SPACES: Final = re.compile(r"( +)")


def inline_width(inline: Inline | Line) -> int:
    """Columns that the spans fill on one line."""
    width = 0
    for text, _, _ in inline:  # asked for every line of every page: no call for plain letters
        width += len(text) if text.isascii() else cell_width(text)
    return width


def wrap(inline: Inline, *, first: int, rest: int) -> list[Line]:
    """The paragraph as lines of at most `first`, then `rest` columns; a longer word stays whole.

    Always at least one line. Spaces inside a line are kept as they are.
    """
    if inline_width(inline) <= first:
        return [list(inline)]
    lines: list[Line] = []
    pieces: list[Piece] = []
    used = 0
    room = first
    for space, word, width in _words(inline):
        if pieces and used + len(space[0]) + width > room:
            lines.append(_joined(pieces))
            pieces, used, room = [*word], width, rest
        else:
            pieces += [space, *word]
            used += len(space[0]) + width
    return [*lines, _joined(pieces)]


def _joined(pieces: list[Piece]) -> Line:
    """The spans of one line; neighbors that were cut from one span are one again."""
    line: Line = []
    at = 0
    while at < len(pieces):
        span = pieces[at][1]
        texts = []
        while at < len(pieces) and pieces[at][1] is span:
            texts.append(pieces[at][0])
            at += 1
        text = "".join(texts)
        if text:
            line.append(Span(text, span.style, span.is_data))
    return line


def _words(inline: Inline) -> Iterator[tuple[Piece, list[Piece], int]]:
    """Each word with the space before it and its width. A word may run through several spans."""
    space: Piece = ("", _NOTHING)
    word: list[Piece] = []
    width = 0
    for span in inline:
        for piece in _SPACES.split(span.text):
            if not piece:
                continue
            if piece[0] != " ":
                word.append((piece, span))
                width += len(piece) if piece.isascii() else cell_width(piece)
            elif word:
                yield space, word, width
                space, word, width = (piece, span), [], 0
            else:
                space = (space[0] + piece, span)
    if word:
        yield space, word, width
