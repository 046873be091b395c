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
    lines: list[Line] = [[]]
    used = 0
    for space, word in _words(inline):
        room = first if len(lines) == 1 else rest
        needed = inline_width(word)
        if lines[-1] and used + len(space.text) + needed > room:
            lines.append([*word])
            used = needed
        else:
            lines[-1] += [space, *word] if space.text else word
            used += len(space.text) + needed
    return lines


def _words(inline: Inline) -> Iterator[tuple[Span, Line]]:
    """Each word with the space before it. A word may run through several spans."""
    space = Span("")
    word: Line = []
    for span in inline:
        for piece in _SPACES.split(span.text):
            if not piece:
                continue
            if piece[0] != " ":
                word.append(span._replace(text=piece))
                continue
            if word:
                yield space, word
                space, word = span._replace(text=piece), []
            else:
                space = span._replace(text=space.text + piece)
    if word:
        yield space, word
