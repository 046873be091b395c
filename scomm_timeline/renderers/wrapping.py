"""Lines of a given width from styled text. Breaks at spaces only; a word is never cut."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import add

from scomm_timeline.model.typed import TYPE_CHECKING
from scomm_timeline.renderers.page import Span
from scomm_timeline.renderers.visible import cell_width, character_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scomm_timeline.renderers.page import Inline

Line = list[Span]
"""Spans that stand on one line of the page."""


def inline_width(inline: Inline | Line) -> int:
    """Columns that the spans fill on one line."""
    if len(inline) == 1:
        text = inline[0][0]
        return len(text) if text.isascii() else cell_width(text)
    width = 0
    for span in inline:  # asked for every line of every page: no call for plain letters
        text = span[0]
        width += len(text) if text.isascii() else cell_width(text)
    return width


def wrap(inline: Inline, *, first: int, rest: int) -> list[Line]:
    """The paragraph as lines of at most `first`, then `rest` columns; a longer word stays whole.

    Always at least one line. Spaces inside a line are kept as they are; those at a break, and those
    behind the last word, are not.
    """
    if inline_width(inline) <= first:
        return [list(inline)]
    text = "".join([span.text for span in inline])
    return _cut(inline, _lines(text, first, rest))


def _lines(text: str, first: int, rest: int) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends in the text."""
    reach = _reach(text)
    end = len(text.rstrip(" "))
    start, room = 0, first
    while True:
        limit = reach(start, room)
        if limit >= end:
            break
        space = text.rfind(" ", start, limit + 1)
        stop = start + len(text[start:space].rstrip(" ")) if space >= 0 else start
        if stop == start:  # not even the first word fits
            stop = text.find(" ", len(text) - len(text[start:].lstrip(" ")))
            if stop < 0 or stop >= end:
                break
        yield start, stop
        start, room = len(text) - len(text[stop:].lstrip(" ")), rest
    yield start, end


def _reach(text: str) -> Callable[[int, int], int]:
    """From where a line begins and its columns: the first character that has no room on it."""
    if text.isascii() or set(map(character_width, set(text))) == {1}:
        return add
    columns = [0, *accumulate(map(character_width, text))]  # filled before each character
    return lambda start, room: bisect_right(columns, columns[start] + room) - 1


def _cut(inline: Inline, lines: Iterator[tuple[int, int]]) -> list[Line]:
    """The spans that fall into each stretch of the text they make together."""
    cut: list[Line] = []
    spans = iter(inline)
    span, begin = next(spans), 0
    for start, stop in lines:
        line: Line = []
        while True:
            piece = span.text[max(start - begin, 0) : stop - begin]
            if piece:
                line.append(Span(piece, span.style, span.is_data))
            if begin + len(span.text) >= stop:
                break
            begin += len(span.text)
            span = next(spans)
        cut.append(line)
    return cut
