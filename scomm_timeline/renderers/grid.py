"""A grid of months as lines of text: as many years side by side as the page holds."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from scomm_timeline.renderers.page import Span, Style
from scomm_timeline.renderers.wrapping import Line, inline_width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.renderers.page import Grid, GridRow

_LABEL: Final = 22
"""Columns of a label; one that needs more stands on a line of its own."""

_YEAR: Final = 13
"""Columns of a year: twelve months and a blank."""

_INITIALS: Final = "JFMAMJJASOND"
_STYLES: Final = {"S": Style.STRONG, "?": Style.DIM, ".": Style.DIM, "!": Style.ALERT}
"""Styles of marks; meaning never rests on them."""


def grid_lines(grid: Grid, width: int) -> Iterator[Line]:
    """The grid on a page of `width` columns, in words where not even one year fits."""
    start = grid.indent + _LABEL + 1
    years = (width - start + 1) // _YEAR
    if years < 1:
        yield from _in_words(grid, width)
        return
    first, last = grid.first // 12, grid.last // 12
    for begin in range(first, last + 1, years):
        yield from _band(grid, begin, min(begin + years - 1, last), start, width)


def _in_words(grid: Grid, width: int) -> Iterator[Line]:
    for row in grid.rows:
        told = (*row.label, Span(": "), *row.told)
        for number, line in enumerate(wrap(told, first=width - 2, rest=width - 4)):
            yield [Span(" " * (4 if number else 2)), *line]


def _band(grid: Grid, begin: int, end: int, start: int, width: int) -> Iterator[Line]:
    """Some years of the grid: their numbers, the months, and every row that has a mark in them."""
    heads = [f"{year:<{len(_INITIALS)}}" for year in range(begin, end + 1)]
    yield [Span(" " * start), Span(" ".join(heads).rstrip())]
    yield [Span(" " * start), Span(" ".join([_INITIALS] * (end - begin + 1)), Style.DIM)]
    for row in grid.rows:
        marks = _marks(grid, row, begin, end)
        if marks.strip(" ."):
            yield from _row(row, marks, grid.indent, start)
            is_last = end == grid.last // 12
            for line in (
                wrap(row.note, first=width - start, rest=width - start)
                if is_last and row.note
                else ()
            ):
                yield [Span(" " * start), *line]


def _marks(grid: Grid, row: GridRow, begin: int, end: int) -> str:
    """The marks of some years, a blank between years and where the grid has no month."""
    before = begin * 12 - grid.first  # months of the grid that stand before the first year
    marks = " " * -before + row.marks[max(before, 0) : (end + 1) * 12 - grid.first]
    years = (marks[at : at + 12].ljust(12) for at in range(0, (end - begin + 1) * 12, 12))
    return " ".join(years).rstrip()


def _row(row: GridRow, marks: str, indent: int, start: int) -> Iterator[Line]:
    needed = indent + inline_width(row.label)
    head: Line = [Span(" " * indent), *row.label]
    if needed >= start:
        yield head
        head, needed = [], 0
    styled = [Span("".join(run), _STYLES.get(mark, Style.PLAIN)) for mark, run in groupby(marks)]
    yield [*head, Span(" " * (start - needed)), *styled]
