"""Text for a terminal or a file: blocks that read top to bottom, no tables, nothing cut.

Colors come from rich, imported only if they are asked for and given nothing but finished spans: its
markup never sees a word of the report.
"""

from __future__ import annotations

from functools import cache

from scomm_timeline.model.typed import TYPE_CHECKING, Any, Final
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
    from collections.abc import Callable, Mapping, Sequence

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
        return lambda line: "".join([span[0] for span in line])
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


def layout(block: Block, width: int) -> Sequence[Line]:
    """The lines of one block on a page of `width` columns."""
    return _LAYOUTS[block.__class__](block, width)


def _hung(inline: Inline, width: int, indent: int, hang: int) -> list[Line]:
    """A paragraph whose first line begins at `indent` and whose others begin at `hang`."""
    if inline_width(inline) <= width - indent:  # most paragraphs are one line
        return [[_blank(indent), *inline] if indent and inline else list(inline)]
    first, *rest = wrap(inline, first=width - indent, rest=width - hang)
    return [_indented(first, indent), *(_indented(line, hang) for line in rest)]


def _indented(line: Line, columns: int) -> Line:
    return [_blank(columns), *line] if columns and line else line


@cache
def _blank(columns: int) -> Span:
    return Span(" " * columns)


def _title(block: Title, width: int) -> list[Line]:
    return _cells(Cells(block.cells, hang=2, gap=4), width)


def _heading(block: Heading, width: int) -> list[Line]:
    """The title, and the aside on the same line if there is room, else under it."""
    hang = block.indent + _ASIDE_GAP
    lines = _hung(block.inline, width, block.indent, hang)
    if not block.aside:
        return lines
    used, needed = inline_width(lines[-1]), inline_width(block.aside)
    start = _ASIDE_COLUMN if _ASIDE_COLUMN + needed <= width else 0
    start = max(start, used + _ASIDE_GAP)
    if start + needed <= width:
        lines[-1] += [_blank(start - used), *block.aside]
        return lines
    return lines + _hung(block.aside, width, hang, hang)


def _paragraph(block: Paragraph, width: int) -> list[Line]:
    inline, indent, hang, _ = block
    return _hung(inline, width, indent, indent + hang)


def _cells(block: Cells, width: int) -> list[Line]:
    """Parts side by side. One that does not fit begins a line of its own, at the hang."""
    hang = block.indent + block.hang
    lines: list[Line] = []
    line: Line = []
    used = space = 0
    for number, cell in enumerate(block.cells):
        needed = inline_width(cell)
        if line and used + space + needed <= width:
            line += [_blank(space), *cell]
            used += space + needed
        else:
            if line:
                lines.append(line)
            begin = hang if number else block.indent
            if needed <= width - begin:
                line, used = _indented(list(cell), begin), begin + needed
            else:
                *done, line = _hung(cell, width, begin, hang)
                lines += done
                used = inline_width(line)
        pad = block.pads[number] if number < len(block.pads) else 0
        space = block.gap + max(0, pad - needed)
    lines.append(line)
    return lines


def _field(block: Field, width: int) -> list[Line]:
    """A label, then paragraphs that all begin at one column."""
    label = Span(block.label, Style.DIM, is_data=block.label_is_data)
    used = block.indent + inline_width([label])
    start = max(block.column, used + 2) if used >= block.column else block.column
    found: list[Line] = []
    for paragraph in block.paragraphs:
        begin = block.column if found else start
        for line in wrap(paragraph, first=width - begin, rest=width - block.column):
            if found:
                found.append(_indented(line, block.column))
            else:
                found.append([_blank(block.indent), label, _blank(start - used), *line])
    return found


def _quote(block: Quote, width: int) -> list[Line]:
    indent = block.indent
    return [line for one in block.paragraphs for line in _hung(one, width, indent, indent)]


def _grid(block: Grid, width: int) -> list[Line]:
    # Start-up counts: pictures are on few pages, and few pages have both.
    from scomm_timeline.renderers.grid import grid_lines  # noqa: PLC0415

    return list(grid_lines(block, width))


def _lanes(block: Lanes, width: int) -> list[Line]:
    from scomm_timeline.renderers.lanes import lane_lines  # noqa: PLC0415 -- as above

    return list(lane_lines(block, width))


_LAYOUTS: Final[Mapping[type, Callable[[Any, int], list[Line]]]] = {
    Title: _title,
    Heading: _heading,
    Paragraph: _paragraph,
    Cells: _cells,
    Field: _field,
    Quote: _quote,
    Fixed: lambda block, _: [list(block.inline)],
    Grid: _grid,
    Lanes: _lanes,
    Gap: lambda *_: [[]],
}
"""How a block of each class is laid out; a test holds it equal to the classes of `Block`."""
