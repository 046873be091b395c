"""A scale of days, weeks or months in the columns of a page: as fine as there is room for."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from scomm_timeline.model.dates import MONTHS_A_YEAR, SHORT_MONTHS, month_of, month_start
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scomm_timeline.model.dates import Day, FuzzyDate

_WEEK: Final = 7
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)
"""Months of a column, or between two lines: the first of these with which all fits."""

_ROUND_DAYS: Final = frozenset({10, 20})


class Label(NamedTuple):
    """A label of the scale; `is_major` begins a year, or a month where columns are days."""

    column: int
    text: str
    is_major: bool


class Scale(NamedTuple):
    """First days of all columns, what a column is called, and the labels above them."""

    starts: tuple[Day, ...]
    unit: str
    labels: tuple[Label, ...]

    @property
    def last(self) -> int:
        """The last column, counted from 0."""
        return len(self.starts) - 1

    def column(self, day: Day) -> int:
        """Where a day stands; one outside stands at the nearer end."""
        return max(0, bisect_right(self.starts, day) - 1)

    def ruler(self, room: int) -> str:
        """Labels where they have room among each other and in all: years first, then the others."""
        cells = [" "] * room
        for one in sorted(self.labels, key=lambda one: (not one.is_major, one.column)):
            end = one.column + len(one.text)
            if end <= room and not "".join(cells[max(0, one.column - 1) : end + 1]).strip():
                cells[one.column : end] = one.text
        return "".join(cells).rstrip()


def known_days(dates: Iterable[FuzzyDate]) -> tuple[Day, Day] | None:
    """First and last of the bounds that are known; None if none is."""
    known: list[Day] = []
    for one in dates:
        known += [] if one.is_open_start else [one.earliest]
        known += [] if one.is_open_end else [one.latest]
    return (min(known), max(known)) if known else None


def scale_of(dates: Iterable[FuzzyDate], columns: int) -> Scale | None:
    """The finest scale on which all known days fit; None if no day is known, or no column is there."""
    known = known_days(dates)
    if known is None or columns < 1:
        return None
    first, last = known
    if last - first < columns:
        return Scale(tuple(range(first, last + 1)), "a day", tuple(_days(first, last)))
    if (last - first) // _WEEK < columns:
        starts = tuple(range(first, last + 1, _WEEK))
        return Scale(starts, "a week", tuple(_weeks(starts)))
    return _by_months(first, last, columns)


def _days(first: Day, last: Day) -> Iterator[Label]:
    """The first day in full, the first of each month, and some round days."""
    for column, one in enumerate(map(date.fromordinal, range(first, last + 1))):
        year = f" {one.year}" if column == 0 or one.month == 1 else ""
        if column == 0 or one.day == 1:
            text = f"{one.day} {SHORT_MONTHS[one.month - 1]}{year}"
            yield Label(column, text, is_major=column > 0)
        elif one.day in _ROUND_DAYS:
            yield Label(column, str(one.day), is_major=False)


def _weeks(starts: Sequence[Day]) -> Iterator[Label]:
    """Months above the weeks in which they begin, with the year at the first and each January."""
    for column, start in enumerate(starts):
        end = min(start + _WEEK - 1, date.max.toordinal())
        one = date.fromordinal(start if column == 0 else end)
        if column == 0 or one.day <= _WEEK:
            year = f" {one.year}" if column == 0 or one.month == 1 else ""
            is_major = column > 0 and one.month == 1
            yield Label(column, f"{SHORT_MONTHS[one.month - 1]}{year}", is_major=is_major)


def _by_months(first: Day, last: Day, columns: int) -> Scale:
    """Whole months, so many that all fits; from a column that may begin before the first day."""
    begin, end = month_of(first), month_of(last)
    step = finest_step(lambda one: end // one - begin // one < columns)
    months = range(begin // step * step, end + 1, step)
    labels = tuple(
        Label(column, _year(at), is_major=column > 0)
        for column, at in enumerate(months)
        if column == 0 or at % max(step, MONTHS_A_YEAR) == 0
    )
    return Scale(tuple(map(month_start, months)), _unit(step), labels)


def _year(months: int) -> str:
    """The year of a month; with the month's name where it does not begin the year."""
    year, month = divmod(months, MONTHS_A_YEAR)
    return f"{SHORT_MONTHS[month]} {year}" if month else str(year)


def _unit(step: int) -> str:
    if step > MONTHS_A_YEAR:
        return f"{step // MONTHS_A_YEAR} years"
    return {1: "a month", MONTHS_A_YEAR: "a year"}.get(step, f"{step} months")


def finest_step(fits: Callable[[int], bool]) -> int:
    """The fewest months of a step with which all fits; the most there are if it never does."""
    return next((one for one in _STEPS if fits(one)), _STEPS[-1])
