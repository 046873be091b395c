"""Where the marks of the timeline stand: lanes, rows, years, and rows of marks that do not touch.

Across, everything is in percent of the track, so that the chart fills any width; marks keep their
size. Down, everything is in pixels. A date that is not one day is a bar over every day it can be,
with its mark at the left end: no day in the middle is ever drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.date_words import format_date
from scomm_timeline.model.dates import MONTHS_A_YEAR, SHORT_MONTHS, month_of, month_start
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.renderers.time_scale import finest_step, known_days
from scomm_timeline.renderers.visible import visible
from scomm_timeline.renderers.wording import holding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from scomm_timeline.model.dates import Day, FuzzyDate
    from scomm_timeline.reports.release import Lane, Release, ReleasedStatement, Row

PITCH: Final = 24
"""Pixels from one line of marks to the next: as high as a target."""

MARGIN: Final = 4
"""Pixels above and below the lines of one row, together."""

TARGET: Final = 24
"""Least width and height of what is clicked or touched (WCAG 2.2, 2.5.8)."""

TRACK: Final = 880
"""Least width of the track in pixels; where there is less room it scrolls sideways."""

MANY_MARKS: Final = 50
"""From more marks than this on, the chart is one stop of the tab key, with arrow keys inside."""

_ROUNDING: Final = 1
"""Pixels by which two places may be nearer than they were worked out to be."""

_OFTEN: Final = 5
"""Statements from which on a body of several speakers has a heading of its own."""

_MOST_TICKS: Final = 14
"""Lines of the scale for which there is room."""

_MOST_MONTHS: Final = 7
"""The same where a table leaves the scale half of the width, and a line is named `Oct 2010`."""


class Tick(NamedTuple):
    """A line of the scale with its label; `x` in percent."""

    x: str
    label: str


class Mark(NamedTuple):
    """One statement in one row.

    `x` is the first possible day and `end` the end of the last, in percent; `end` is "" for one
    day. `y` is the middle of its line. `open_ends` are the ends of the bar that nobody knows, "left" or
    "right", each with its place; `name` is what a screen reader says.
    """

    id: str
    name: str
    x: str
    end: str
    y: int
    shape: str
    is_dashed: bool
    open_ends: tuple[tuple[str, str], ...]
    in_finding: bool


class Track(NamedTuple):
    """One row of the chart: a name and marks on lines that leave each of them its own place."""

    lane: str
    name: str
    body: str
    marks: tuple[Mark, ...]
    height: int


class Band(NamedTuple):
    """Rows under one heading: of one body, or of all that spoke seldom."""

    name: str
    tracks: tuple[Track, ...]


class Chart(NamedTuple):
    """The whole timeline. `total` counts marks; a joint statement has one for each signer."""

    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    total: int

    @property
    def has_one_stop(self) -> bool:
        """True if the chart is one stop of the tab key."""
        return self.total > MANY_MARKS


class _Scale(NamedTuple):
    """First day and the day after the last."""

    first: Day
    end: Day

    def percent(self, day: Day) -> float:
        """Where a day stands; days outside stand at the nearer end."""
        inside = min(max(day, self.first), self.end)
        return 100 * (inside - self.first) / (self.end - self.first)


def draw(release: Release) -> Chart | None:
    """The timeline of a release; None if nothing in it has a day."""
    dates = [one.view.when for one in release.statements]
    months = _months(dates)
    if months is None:
        return None
    ticks, scale = _ruled(*months)
    by_id = release.by_id()
    numbers = {one.view.finding.id: one.number for one in release.all_findings}
    tracks = [
        (lane, [_track(lane.id, row, by_id, scale, numbers) for row in lane.rows])
        for lane in release.lanes
    ]
    total = sum(len(track.marks) for _, rows in tracks for track in rows)
    return Chart(tuple(_bands(tracks)), ticks, total)


# -- the scale -----------------------------------------------------------------------------------


def _months(dates: Iterable[FuzzyDate]) -> tuple[int, int] | None:
    """First month with a known day and the month after the last, counted from year 0."""
    known = known_days(dates)
    return (month_of(known[0]), month_of(known[1]) + 1) if known else None


def ruled(first: int, end: int) -> tuple[tuple[Tick, ...], Callable[[int], str]]:
    """A scale for months counted from year 0, `end` excluded, and where a month begins on it."""
    ticks, scale = _ruled(first, end, most_months=_MOST_MONTHS)
    return ticks, lambda month: _number(scale.percent(month_start(month)))


def _ruled(
    first: int, end: int, *, most_months: int = _MOST_TICKS
) -> tuple[tuple[Tick, ...], _Scale]:
    """Lines at whole steps from a line at or before the first month to one at or after the end.

    Lines nearer than a year bear longer names, so that of them at most `most_months` are drawn.
    """

    def fits(step: int) -> bool:
        most = _MOST_TICKS if step >= MONTHS_A_YEAR else most_months
        return (end - first) / step <= most

    step = finest_step(fits)
    start, stop = first // step * step, -(-end // step) * step
    scale = _Scale(month_start(start), month_start(stop))
    ticks = tuple(
        Tick(_number(scale.percent(month_start(at))), _tick_label(at, step, is_first=at == start))
        for at in range(start, stop, step)
    )
    return ticks, scale


def _tick_label(months: int, step: int, *, is_first: bool) -> str:
    """The year; below a year of distance the month, with the year at the first and each January."""
    year, month = divmod(months, MONTHS_A_YEAR)
    if step >= MONTHS_A_YEAR:
        return str(year)
    name = SHORT_MONTHS[month]
    return f"{name} {year}" if month == 0 or is_first else name


def _number(value: float) -> str:
    """One digit after the point, which is less than a pixel; none that says nothing: `12.5`, `0`."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


# -- rows ----------------------------------------------------------------------------------------


def _bands(tracks: Sequence[tuple[Lane, list[Track]]]) -> Iterator[Band]:
    """A band for each body that spoke often; one for all others, each named where it begins."""
    others: list[Track] = []
    for lane, rows in tracks:
        if sum(len(row.marks) for row in rows) >= _OFTEN and len(rows) > 1:
            yield Band(visible(lane.name), tuple(rows))
        else:
            first, *rest = rows
            others += [_named(lane, first), *rest]
    if others:
        yield Band("Other bodies" if len(others) < _rows(tracks) else "Bodies", tuple(others))


def _rows(tracks: Sequence[tuple[Lane, list[Track]]]) -> int:
    return sum(len(rows) for _, rows in tracks)


def _named(lane: Lane, track: Track) -> Track:
    """A row without a heading above it: its body, then who spoke, unless that is the body."""
    name = "" if lane.rows[0].id == lane.id else track.name
    return track._replace(name=name, body=visible(lane.name))


def _track(
    lane: str,
    row: Row,
    by_id: Mapping[str, ReleasedStatement],
    scale: _Scale,
    numbers: Mapping[str, int],
) -> Track:
    """Marks in the order of their dates, each on a line where it touches nothing."""
    found = [by_id[id_] for id_ in row.statements]
    lines = _packed([_reach(scale, one.view.when) for one in found])
    marks = tuple(
        _mark(one, row.speaker, scale, line, numbers)
        for one, line in zip(found, lines, strict=True)
    )
    return Track(lane, visible(row.name), "", marks, PITCH * (max(lines) + 1) + MARGIN)


def _reach(scale: _Scale, when: FuzzyDate) -> tuple[float, float]:
    """What a mark and its bar take up of the narrowest track, in pixels from the middle of it."""
    left = scale.percent(when.earliest) * TRACK / 100
    right = left if when.is_day else scale.percent(when.end) * TRACK / 100 + MARGIN - TARGET / 2
    return left, max(left, right) + TARGET + _ROUNDING


def _packed(reaches: Sequence[tuple[float, float]]) -> list[int]:
    """The line of each reach: the first with room. Short ones choose first and so stand on top."""
    lines: list[list[tuple[float, float]]] = []
    chosen = [0] * len(reaches)
    for at in sorted(range(len(reaches)), key=lambda at: (_length(reaches[at]), reaches[at], at)):
        left, right = reaches[at]
        line = next(
            (
                number
                for number, taken in enumerate(lines)
                if all(right <= start or end <= left for start, end in taken)
            ),
            len(lines),
        )
        lines[line:] = lines[line:] or [[]]
        lines[line].append(reaches[at])
        chosen[at] = line
    return chosen


def _length(reach: tuple[float, float]) -> float:
    return reach[1] - reach[0]


def _mark(
    one: ReleasedStatement,
    speaker: str,
    scale: _Scale,
    line: int,
    numbers: Mapping[str, int],
) -> Mark:
    when = one.view.when
    found = [numbers[each] for each in one.findings]
    return Mark(
        id=one.view.id,
        name=visible(f"{format_date(when)}, {speaker}: {_said(one)}{_in_findings(found)}"),
        x=_number(scale.percent(when.earliest)),
        end="" if when.is_day else _number(scale.percent(when.end)),
        y=PITCH * line + (PITCH + MARGIN) // 2,
        shape=f"{one.stand.value}{'' if one.is_firm else '-hollow'}",
        is_dashed=when.approximate,
        open_ends=tuple(_open_ends(when)),
        in_finding=bool(found),
    )


def _open_ends(when: FuzzyDate) -> Iterator[tuple[str, str]]:
    if when.is_open_start:
        yield "left", "0"
    if when.is_open_end:
        yield "right", "100"


def _said(one: ReleasedStatement) -> str:
    """What is held, in the words of the codebook; else what kind of record it is."""
    view = one.view
    if view.claims:
        first = view.claims[0]
        more = f" and {len(view.claims) - 1} more" if len(view.claims) > 1 else ""
        label, what = holding(first, denied=first.mode == "denies")
        return f"{label}: {''.join(span.text for span in what).rstrip('.')}{more}"
    if view.figure:
        return f"figure: {view.figure}"
    return "no position" if view.act == "statement" else view.act.replace("-", " ")


def _in_findings(numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    return f" (finding {', '.join(map(str, numbers))})"
