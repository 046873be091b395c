"""Markdown (CommonMark): the same blocks as the text, with headings, lists and block quotes.

Every word, ours or data, is escaped, so that no quotation can become markup; what a reader of the
rendered page sees is what the record says. Markdown is UTF-8 and has no width: of the options only
`verbose` and `internal` play a part.
"""

from __future__ import annotations

import re
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
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scomm_timeline.renderers.options import RenderOptions
    from scomm_timeline.renderers.page import GridRow, LaneRow
    from scomm_timeline.reports import Report

_ENTRY: Final = 3
"""The level of headings of findings and of statements."""

STAMP: Final = "**INTERNAL: NOT FOR RELEASE**"

_PUNCTUATION: Final = re.compile(r"([\\`*_\[\]<>#|~&!$^@])")
"""What may begin markup anywhere in a line; `^` and `@` do in the dialect that pandoc reads."""

_LINE_START: Final = re.compile(r"^([-+=:]|\d+(?=[.)]))")
"""What may begin a list, a heading or a definition at the start of a line."""

_EMOJI: Final = re.compile(r":(?=[\w+-]+:)")
"""A name between colons, which some sites replace by a picture."""

_ADDRESS: Final = re.compile(r"https?://[^\s<>\\`]+")

_CODE_SAFE: Final = re.compile(r"[^`\s](?:[^`]*[^`\s])?")


def render(report: Report, options: RenderOptions) -> str:
    """The report as Markdown, one paragraph a line, ended by a line feed."""
    return lay_out(compose(report, options), stamp=STAMP if options.internal else "")


def lay_out(blocks: Iterable[Block], *, stamp: str = "") -> str:
    """Blocks as Markdown, one paragraph a line, ended by a line feed.

    A stamp stands below the title and, because what is made of Markdown breaks its pages where it
    likes, below every heading of a section and of an entry.
    """
    chunks: list[str] = []
    was_list = False
    for block in blocks:
        is_list = isinstance(block, Field) or (
            isinstance(block, (Cells, Paragraph)) and block.depth is not None
        )
        for chunk in _chunks(block):
            if chunks and not (is_list and was_list):
                chunks.append("")
            chunks.append(chunk)
            was_list = is_list
        if stamp and _begins_a_part(block):
            chunks += ["", stamp]
    return "".join(f"{chunk}\n" for chunk in chunks)


def _begins_a_part(block: Block) -> bool:
    return isinstance(block, Title) or (isinstance(block, Heading) and block.level <= _ENTRY)


def _chunks(block: Block) -> Iterator[str]:  # noqa: C901 -- a line for each kind of block
    """The block as Markdown; nothing for a gap, which every block brings with it."""
    match block:
        case Title():
            first, *others = block.cells
            title = tuple(span._replace(style=Style.PLAIN) for span in first)
            yield f"# {_sequence((title, *others), ', ')}"
        case Heading():
            if block.anchor:
                yield f'<a id="{anchor_name(block.anchor)}"></a>'
            yield f"{'#' * block.level} {_heading(block)}"
        case Paragraph():
            yield _entry(block.depth) + inline_text(block.inline, at_start=True)
        case Fixed():
            yield inline_text(block.inline, at_start=True)
        case Cells():
            yield _entry(block.depth) + _sequence(block.cells, "; ")
        case Field():
            yield _field(block)
        case Quote():
            yield "\n>\n".join(
                f"> {inline_text(one, at_start=True)}".rstrip() for one in block.paragraphs
            )
        case Grid():
            yield _table("position", "months", block.rows)
        case Lanes():
            yield _table("body", "statements", block.rows)
        case Gap():
            return
        case _:
            assert_never(block)


def _heading(block: Heading) -> str:
    """The title and its aside. A heading is set off as a whole, so nothing in it is."""
    title = tuple(span._replace(style=Style.PLAIN) for span in block.inline)
    aside = inline_text(block.aside)
    return inline_text(title, at_start=True) + (f"{block.joint}{aside}" if aside else "")


def _table(first: str, second: str, told: Iterable[GridRow | LaneRow]) -> str:
    """A table with a row for each row of the picture, in words."""
    rows = [f"| {inline_text(row.label)} | {inline_text(row.told)} |" for row in told]
    return "\n".join([f"| {first} | {second} |", "|---|---|", *rows])


def _entry(depth: int | None) -> str:
    """What begins an entry of a list; nothing for a paragraph of its own."""
    return "" if depth is None else f"{'  ' * depth}- "


def _field(block: Field) -> str:
    """A list entry with its label; further paragraphs are entries below it."""
    label = f"**{escape(block.label)}** " if block.label else ""
    first, *others = (inline_text(one, at_start=True) for one in block.paragraphs)
    if not others:
        return f"- {label}{first}"
    return "\n".join([f"- {label}".rstrip(), *(f"  - {one}" for one in (first, *others))])


def _sequence(cells: tuple[Inline, ...], separator: str) -> str:
    return separator.join(
        inline_text(cell, at_start=not number) for number, cell in enumerate(cells)
    )


def inline_text(inline: Inline, *, at_start: bool = False) -> str:
    """The spans escaped and emphasized. `at_start` if they begin a line."""
    parts: list[str] = []
    for span in inline:
        text = _span(span)
        parts.append(_escape_start(text) if at_start and not parts else text)
    return "".join(parts)


def _span(span: Span) -> str:
    if span.style is Style.CODE and _CODE_SAFE.fullmatch(span.text):
        return f"`{span.text}`"
    if span.is_data and _ADDRESS.fullmatch(span.text):
        return f"<{span.text}>"
    text = escape(span.text)
    core = text.strip(" ")
    if not core or span.style not in {Style.STRONG, Style.ALERT}:
        return text
    start = text.index(core)
    return f"{text[:start]}**{core}**{text[start + len(core) :]}"


def escape(text: str) -> str:
    """The text with everything that could be markup escaped by a backslash."""
    return _EMOJI.sub(r"\\:", _PUNCTUATION.sub(r"\\\1", text))


def _escape_start(text: str) -> str:
    """The text so that it begins no list, heading, definition or code block."""
    stripped = text.lstrip(" ")
    spaces = "&#32;" * (len(text) - len(stripped))
    found = _LINE_START.match(stripped)
    if not found:
        return spaces + stripped
    mark = found[1]
    rest = stripped[len(mark) :]
    return spaces + (f"{mark}\\{rest}" if mark[0].isdigit() else f"\\{mark}{rest}")


def anchor_name(text: str) -> str:
    """A name to link to: lower-case letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
