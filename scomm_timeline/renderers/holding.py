"""Blocks for who held what, where, in which month: a grid of months, and the same in words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.stretches import Stood
from scomm_timeline.model.dates import SHORT_MONTHS
from scomm_timeline.renderers.page import (
    Block,
    Cells,
    Gap,
    Grid,
    GridRow,
    Heading,
    Inline,
    Paragraph,
    Style,
    data,
    identifier,
    inline,
    joined,
    own,
)
from scomm_timeline.renderers.wording import counted, ids
from scomm_timeline.reports.holding import months_shown, runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scomm_timeline.model.dates import Month
    from scomm_timeline.reports.holding import (
        LineView,
        PositionsReport,
        TwoLinesView,
        VoiceBlock,
    )

_MARKS: Final[Mapping[Stood, str]] = {
    Stood.NO: ".",
    Stood.MAY: "?",
    Stood.STOOD: "=",
    Stood.SAID: "S",
}
_TWO: Final = "!"

Shown = tuple[int, int]
"""First and last month of a grid."""


def positions(report: PositionsReport) -> Iterator[Block]:
    """What the marks mean, then a block for each family and voice."""
    shown = (
        inline("positions of ", data(report.shown_by))
        if report.shown_by
        else inline("every position")
    )
    yield Paragraph(inline("Shown: ", shown, "."))
    yield Paragraph(
        inline(
            "A position stands from when it was said until it ends by its own words or by an "
            "announcement in this set. S: said that month; =: stood; ?: may have, the dates leave it "
            "open; !: two opposed ones stood at once. One that reaches the right edge stands on."
        )
    )
    if not report.blocks:
        yield Gap()
        yield Paragraph(inline("Nobody is on record with a position that was asked for."))
    for block in report.blocks:
        yield Gap()
        yield from voice_block(block, report.until)


def positions_counts(report: PositionsReport) -> str:
    """The last line: how many positions, and how many claims hold none."""
    lines = sum(len(block.lines) for block in report.blocks)
    two = sum(bool(block.two_lines) for block in report.blocks)
    text = f"{counted(lines, 'position')} held by {counted(_voices(report), 'voice')}"
    text += f"; {counted(two, 'voice')} with two at once" if two else "; none with two at once"
    soft = counted(report.soft, "claim")
    return f"{text}. Not shown: {soft} hedged, asked, wished or only considered."


def _voices(report: PositionsReport) -> int:
    return len({block.voice for block in report.blocks})


def voice_block(block: VoiceBlock, until: Month) -> Iterator[Block]:
    """Everything one voice held in one family: what each position means, then months by place."""
    yield Heading(
        inline(data(block.voice_name, Style.STRONG)),
        level=2,
        aside=inline(data(block.question)),
        joint=": ",
    )
    several = _ambiguous(block)
    meanings = {(one.topic, one.position): one.means for one in block.lines}
    for (topic, position), means in meanings.items():
        name = inline(identifier(position), f" ({topic})")
        yield Cells((name, inline(data(means))), indent=2, hang=2, gap=2, depth=0)
    for _, lines in groupby(block.lines, key=lambda one: one.place):
        held = list(lines)
        shown = months_shown(held, until)
        yield Gap()
        yield Paragraph(inline(data(held[0].place_name, Style.STRONG)), indent=2)
        rows = tuple(_row(one, shown, several, until) for one in held)
        yield Grid(rows, *shown, indent=4)
    yield from _two_at_once(block, until)


def _ambiguous(block: VoiceBlock) -> set[str]:
    """Positions that have their name in more than one topic."""
    topics: dict[str, set[str]] = {}
    for one in block.lines:
        topics.setdefault(one.position, set()).add(one.topic)
    return {position for position, found in topics.items() if len(found) > 1}


def _two_at_once(block: VoiceBlock, until: Month) -> Iterator[Block]:
    """The months in which any two opposed positions stood, then each two."""
    if not block.two_lines:
        return
    first, last = months_shown(block.lines, until)
    months = sorted({month for one in block.two_lines for month in one.months})
    yield Gap()
    yield Paragraph(inline(own("Two at once", Style.ALERT)), indent=2)
    row = GridRow(
        inline(own("any of these", Style.ALERT)),
        _marked(dict.fromkeys(months, _TWO), (first, last)),
        _told("both stood", months, until),
    )
    yield Grid((row,), first, last, indent=4)
    for one in block.two_lines:
        yield Paragraph(_two_lines(one, until), indent=4, hang=2, depth=0)


def _row(one: LineView, shown: Shown, several: set[str], until: Month) -> GridRow:
    marks = _marked({month: _MARKS[state] for month, state in one.months}, shown)
    denied = "not " if one.denied else ""
    name = f"{one.topic}/{one.position}" if one.position in several else one.position
    note = inline("ended, or perhaps, by ", ids(one.ended_by)) if one.ended_by else ()
    return GridRow(inline(denied, identifier(name)), marks, _in_words(one, until, note), note)


def _marked(marks: Mapping[Month, str], shown: Shown) -> str:
    first, last = shown
    return "".join(marks.get(month, _MARKS[Stood.NO]) for month in range(first, last + 1))


# -- the same in words ---------------------------------------------------------------------------


def _in_words(one: LineView, until: Month, note: Inline) -> Inline:
    """When it stood, when it may have, who said so and who ended it."""
    parts = when_held(one, until)
    parts.append(inline("by ", ids(one.statements)))
    if note:
        parts.append(note)
    return joined("; ", parts)


def when_held(one: LineView, until: Month, *, with_said: bool = True) -> list[Inline]:
    """The months in which it stood, in which it was said, and in which it may have stood."""
    by_state = {state: [month for month, held in one.months if held is state] for state in Stood}
    stood = sorted((*by_state[Stood.STOOD], *by_state[Stood.SAID]))
    parts = [_told("stood", stood, until)] if stood else []
    if by_state[Stood.SAID] and with_said:
        said = ", ".join(map(month_name, by_state[Stood.SAID]))
        parts.append(inline(f"said {said}"))
    if by_state[Stood.MAY]:
        parts.append(_told("may have stood", by_state[Stood.MAY], until))
    return parts


def two_at_once(block: VoiceBlock, until: Month) -> Inline:
    """The months in which any two opposed positions stood at once; empty if there are none."""
    months = sorted({month for one in block.two_lines for month in one.months})
    return _told("Two opposed positions at once:", months, until) if months else ()


def _two_lines(one: TwoLinesView, until: Month) -> Inline:
    first, second = one.positions
    places = joined(", ", [inline(data(name)) for name in one.place_names])
    told = _told("", one.months, until)
    return inline(identifier(first), " and ", identifier(second), ": ", told, " (", places, ")")


def _told(verb: str, months: Sequence[Month], until: Month) -> Inline:
    """Runs of months; one that has `until` goes on."""
    told = []
    for begin, end in runs(months):
        if end == until:
            told.append(f"{month_name(begin)} and on")
        elif begin == end:
            told.append(month_name(begin))
        else:
            told.append(f"{month_name(begin)} to {month_name(end)}")
    return inline(f"{verb} {', '.join(told)}".strip())


def month_name(month: Month) -> str:
    """`Aug 2010`."""
    year, number = divmod(month, 12)
    return f"{SHORT_MONTHS[number]} {year:04}"
