"""Text for a terminal or a file: blocks that read top to bottom, no tables, nothing cut.

Colors come from rich, imported only if they are asked for and given nothing but finished spans: its
markup never sees a word of the report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from scomm_timeline.renderers.compose import compose
from scomm_timeline.renderers.page import (
    Block,
    Cells,
    Field,
    Fixed,
    Gap,
    Grid,
    Heading,
    Inline,
    Lanes,
    Paragraph,
    Quote,
    Span,
    Style,
    Title,
    shown_text,
)
from scomm_timeline.renderers.wrapping import Line, inline_width, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scomm_timeline.renderers.options import RenderOptions
    from scomm_timeline.reports import Report

_ASIDE_COLUMN: Final = 56
"""Where an aside begins if it fits there, so that those of neighboring blocks line up."""

_ASIDE_GAP: Final = 3

_STYLES: Final[Mapping[Style, str]] = {
    Style.STRONG: "bold",
    Style.DIM: "dim",
    Style.CODE: "cyan",
    Style.ALERT: "bold red",
}


def render(report: Report, options: RenderOptions) -> str:
    """The report as text, each line ended by a line feed."""
    paint = _painter(options)
    lines = [
        paint(line) for block in compose(report, options) for line in layout(block, options.width)
    ]
    lines.append("")
    return "\n".join(lines)


def _painter(options: RenderOptions) -> Callable[[Line], str]:
    """How one line becomes text: our own marks made plain if need be, styled if asked for."""
    if options.color:
        return _color_painter(unicode=options.unicode)
    if options.unicode:
        return lambda line: "".join([text for text, _, _ in line])
    return lambda line: "".join([shown_text(span, unicode=False) for span in line])


def _color_painter(*, unicode: bool) -> Callable[[Line], str]:
    # Start-up counts, and plain text must not need it: imported only where color is asked for.
    from rich.color import ColorSystem  # noqa: PLC0415
    from rich.style import Style as Look  # noqa: PLC0415

    looks = {style: Look.parse(look) for style, look in _STYLES.items()}

    def styled(span: Span) -> str:
        look = looks.get(span.style)
        text = shown_text(span, unicode=unicode)
        return look.render(text, color_system=ColorSystem.STANDARD) if look else text

    return lambda line: "".join(map(styled, line))


# -- blocks as lines -----------------------------------------------------------------------------


def layout(block: Block, width: int) -> Iterator[Line]:  # noqa: C901 -- a line for each kind of block
    """The lines of one block on a page of `width` columns."""
    match block:
        case Title():
            yield from _cells(Cells(block.cells, hang=2, gap=4), width)
        case Heading():
            yield from _heading(block, width)
        case Paragraph():
            yield from _hung(block.inline, width, block.indent, block.indent + block.hang)
        case Cells():
            yield from _cells(block, width)
        case Field():
            yield from _field(block, width)
        case Quote():
            for paragraph in block.paragraphs:
                yield from _hung(paragraph, width, block.indent, block.indent)
        case Fixed():
            yield list(block.inline)
        case Grid():
            # Start-up counts: pictures are on few pages, and few pages have both.
            from scomm_timeline.renderers.grid import grid_lines  # noqa: PLC0415

            yield from grid_lines(block, width)
        case Lanes():
            from scomm_timeline.renderers.lanes import lane_lines  # noqa: PLC0415

            yield from lane_lines(block, width)
        case Gap():
            yield []
        case _:
            assert_never(block)


def _hung(inline: Inline, width: int, indent: int, hang: int) -> Iterator[Line]:
    """A paragraph whose first line begins at `indent` and whose others begin at `hang`."""
    if inline_width(inline) <= width - indent:  # most paragraphs are one line
        yield _indented(list(inline), indent)
        return
    for number, line in enumerate(wrap(inline, first=width - indent, rest=width - hang)):
        yield _indented(line, hang if number else indent)


def _indented(line: Line, columns: int) -> Line:
    return [Span(" " * columns), *line] if columns and line else line


def _heading(block: Heading, width: int) -> Iterator[Line]:
    """The title, and the aside on the same line if there is room, else under it."""
    hang = block.indent + _ASIDE_GAP
    lines = list(_hung(block.inline, width, block.indent, hang))
    if not block.aside:
        yield from lines
        return
    yield from lines[:-1]
    used, needed = inline_width(lines[-1]), inline_width(block.aside)
    start = _ASIDE_COLUMN if _ASIDE_COLUMN + needed <= width else 0
    start = max(start, used + _ASIDE_GAP)
    if start + needed <= width:
        yield [*lines[-1], Span(" " * (start - used)), *block.aside]
        return
    yield lines[-1]
    yield from _hung(block.aside, width, hang, hang)


def _cells(block: Cells, width: int) -> Iterator[Line]:
    """Parts side by side. One that does not fit begins a line of its own, at the hang."""
    hang = block.indent + block.hang
    line: Line = []
    used = space = 0
    for number, cell in enumerate(block.cells):
        needed = inline_width(cell)
        if line and used + space + needed <= width:
            line = [*line, Span(" " * space), *cell]
            used += space + needed
        else:
            if line:
                yield line
            *done, line = _hung(cell, width, hang if number else block.indent, hang)
            yield from done
            used = inline_width(line)
        pad = block.pads[number] if number < len(block.pads) else 0
        space = block.gap + max(0, pad - needed)
    yield line


def _field(block: Field, width: int) -> Iterator[Line]:
    """A label, then paragraphs that all begin at one column."""
    label = Span(block.label, Style.DIM, is_data=block.label_is_data)
    head: Line = [Span(" " * block.indent), label]
    used = block.indent + inline_width([label])
    start = max(block.column, used + 2) if used >= block.column else block.column
    for number, paragraph in enumerate(block.paragraphs):
        begin = block.column if number else start
        lines = wrap(paragraph, first=width - begin, rest=width - block.column)
        for count, line in enumerate(lines):
            if number or count:
                yield _indented(line, block.column)
            else:
                yield [*head, Span(" " * (start - used)), *line]
