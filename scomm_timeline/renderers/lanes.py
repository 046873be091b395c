"""Small dated lanes as lines of text: who spoke when, a row a body, as wide as the page allows.

A digit counts statements at the first column in which they can have been made; the bar behind it
covers every other that is possible. No day in the middle is ever marked. All of it is ASCII and means
the same without color.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from scomm_timeline.model.date_words import format_day
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Final
from scomm_timeline.renderers.page import Span, Style, own
from scomm_timeline.renderers.time_scale import known_days, scale_of
from scomm_timeline.renderers.wrapping import Line, inline_width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.renderers.page import Inline, LaneRow, Lanes
    from scomm_timeline.renderers.time_scale import Scale

_INDENT: Final = 2
_NARROW: Final = 60
"""Columns of a page below which a lane's name stands above it."""

_LEAST_TRACK: Final = 20
"""Columns below which lanes are told in words."""

_MOST_LINES: Final = 8
"""Lines of one lane; statements whose bars find no room on them are counted below, in words."""

_RULER_EVERY: Final = 20
"""Lines of lanes after which the scale is printed again."""

_MOST_COUNTED: Final = 9

_STYLES: Final = {".": Style.DIM, "-": Style.PLAIN, "~": Style.PLAIN, " ": Style.PLAIN}
"""Styles of what is no digit and no arrow; meaning never rests on them."""


class _Bar(NamedTuple):
    """One stretch of columns, both ends included. `sign` draws it, "" for a single column.

    `is_open_start` and `is_open_end` say that nobody knows that end.
    """

    first: int
    last: int
    sign: str
    is_open_start: bool
    is_open_end: bool

    @property
    def reach(self) -> tuple[int, int]:
        """The columns it fills with its arrows."""
        return self.first - self.is_open_start, self.last + self.is_open_end

    @property
    def is_point(self) -> bool:
        """One column holds every day that is possible."""
        return self.first == self.last and not self.is_open_start and not self.is_open_end


class _Margin(NamedTuple):
    """Columns to the left of the track: names and counts, each with the blank behind it."""

    name: int
    total: int

    @property
    def all(self) -> int:
        """Where the track begins, with the column of an arrow."""
        return _INDENT + self.name + self.total


def lane_lines(block: Lanes, width: int) -> Iterator[Line]:
    """The lanes on a page of `width` columns, in words where the page is too narrow for them."""
    margin = _margin(block.rows, width)
    columns = width - margin.all - 2  # an arrow on either side
    scale = scale_of((one for row in block.rows for one in row.dates), columns)
    if columns < _LEAST_TRACK or scale is None:
        yield from _in_words(block, width)
        return
    counted = [Counter(_bar(one, scale) for one in row.dates) for row in block.rows]
    yield from _legend(_told(counted, scale.unit, is_joint=block.is_joint), width)
    printed = _RULER_EVERY
    for row, bars in zip(block.rows, counted, strict=True):
        if printed >= _RULER_EVERY:
            ruler = scale.ruler(width - margin.all - 1)
            yield [Span(" " * (margin.all + 1)), Span(ruler, Style.DIM)]
            printed = 0
        for line in _lane(row, bars, scale, margin, width):
            yield line
            printed += 1


def _margin(rows: Sequence[LaneRow], width: int) -> _Margin:
    """As wide as the widest name that fits; nothing where names stand above their lanes."""
    if width < _NARROW:
        return _Margin(0, 0)
    room = width * 2 // 5
    names = [inline_width(_fitting(row, room)) for row in rows]
    name = max((one for one in names if one <= room), default=0)
    return _Margin(name + 1, max(len(str(len(row.dates))) for row in rows) + 1)


def _fitting(row: LaneRow, room: int) -> Inline:
    """The name, or its short form where only that has room."""
    return row.label if inline_width(row.label) <= room else row.brief


def _in_words(block: Lanes, width: int) -> Iterator[Line]:
    for row in block.rows:
        yield from _hung((*row.label, Span(": "), *row.told), width, _INDENT, _INDENT + 2)


def _hung(inline: Inline, width: int, indent: int, hang: int) -> Iterator[Line]:
    for number, line in enumerate(wrap(inline, first=width - indent, rest=width - hang)):
        yield [Span(" " * (hang if number else indent)), *line]


# -- what the signs mean -------------------------------------------------------------------------


def _legend(told: str, width: int) -> Iterator[Line]:
    yield from _hung((own(told),), width, _INDENT, _INDENT)


def _told(counted: Sequence[Counter[_Bar]], unit: str, *, is_joint: bool) -> str:
    """What a column is and what the signs say: of the signs only those that occur."""
    bars = {one for each in counted for one in each}
    signs = sorted({one.sign for one in bars} - {""})
    said = f"A column is {unit}; a digit counts statements"
    if any(count > _MOST_COUNTED for each in counted for count in each.values()):
        said += ", + is ten or more"
    said += "."
    if signs:
        said += f" With a bar, 1{signs[0] * 3}, they were made at some time along it"
        said += "; with ~ the date is only about right." if "~" in signs else "."
    if any(one.is_open_start or one.is_open_end for one in bars):
        said += " < and >: on that side no end is known."
    return f"{said} A joint statement is in the lane of each who signed." if is_joint else said


# -- lanes ---------------------------------------------------------------------------------------


def _lane(
    row: LaneRow, bars: Counter[_Bar], scale: Scale, margin: _Margin, width: int
) -> Iterator[Line]:
    """One body: its name and count, as few lines as its bars need, and what had no room in words."""
    lines, beyond = _packed(bars)
    head = _head(row, margin)
    if not head:
        yield from _hung((*row.label, own(f", {len(row.dates)}")), width, _INDENT, _INDENT + 2)
    blank = [Span(" " * margin.all)]
    for number, line in enumerate(lines):
        yield [*(blank if number or not head else head), *_drawn(line, bars, scale)]
    if beyond:
        rest = [one for one in row.dates if _bar(one, scale) in beyond]
        said = f"{len(rest)} more, not drawn for want of room: {spread(rest)}"
        yield from _hung((own(said, Style.DIM),), width, margin.all + 1, margin.all + 1)


def spread(dates: Sequence[FuzzyDate]) -> str:
    """Between which days these dates can be, in words; an end that nobody knows is said to be so."""
    known = known_days(dates)
    if known is None:
        return "on days that nobody knows"
    first, last = map(format_day, known)
    said = first if first == last else f"between {first} and {last}"
    sides = [
        "earlier" if any(one.is_open_start for one in dates) else "",
        "later" if any(one.is_open_end for one in dates) else "",
    ]
    beyond = " or ".join(filter(None, sides))
    return f"{said}, or {beyond}" if beyond else said


def _head(row: LaneRow, margin: _Margin) -> Line:
    """Name and count in front of the track; nothing where the name has no room there."""
    name = _fitting(row, margin.name - 1)
    pad = margin.name - inline_width(name)
    if pad < 1:
        return []
    count = f"{len(row.dates):>{margin.total - 1}} "
    return [Span(" " * _INDENT), *name, Span(" " * pad), Span(count)]


def _bar(when: FuzzyDate, scale: Scale) -> _Bar:
    """The columns that a date may be in."""
    first = 0 if when.is_open_start else scale.column(when.earliest)
    last = scale.last if when.is_open_end else scale.column(when.latest)
    sign = "~" if when.approximate else "-"
    return _Bar(first, last, sign if last > first else "", when.is_open_start, when.is_open_end)


def _packed(bars: Iterable[_Bar]) -> tuple[list[list[_Bar]], list[_Bar]]:
    """Lines of bars with a blank between any two, points on the first; and what found no room."""
    lines: list[list[_Bar]] = []
    beyond: list[_Bar] = []
    for bar in sorted(bars, key=lambda one: (not one.is_point, one.last - one.first, one)):
        line = next((line for line in lines if _has_room(line, bar)), None)
        if line is None and len(lines) < _MOST_LINES:
            line = []
            lines.append(line)
        (beyond if line is None else line).append(bar)
    return lines, beyond


def _has_room(line: Iterable[_Bar], bar: _Bar) -> bool:
    """Points may touch each other; nothing touches a bar."""
    left, right = bar.reach
    for one in line:
        blank = 0 if one.is_point and bar.is_point else 1
        start, end = one.reach
        if start - blank <= right and left - blank <= end:
            return False
    return True


def _drawn(line: Iterable[_Bar], bars: Counter[_Bar], scale: Scale) -> Line:
    """Digits and bars, over the dots that begin years, with a column of arrows on either side."""
    cells = [" "] * (len(scale.starts) + 2)
    for label in scale.labels:
        if label.is_major:
            cells[label.column + 1] = "."
    for bar in line:
        count = str(bars[bar]) if bars[bar] <= _MOST_COUNTED else "+"
        cells[bar.first + 1 : bar.last + 2] = count + bar.sign * (bar.last - bar.first)
        if bar.is_open_start:
            cells[bar.first] = "<"
        if bar.is_open_end:
            cells[bar.last + 2] = ">"
    text = "".join(cells).rstrip(" .")
    styles = groupby(text, key=lambda one: _STYLES.get(one, Style.STRONG))
    return [Span("".join(run), style) for style, run in styles]
