"""Dates as typed, to what they stand for: a subset of EDTF, read here and nowhere else.

EDTF is the Library of Congress's format; the subset is taken from its levels 0 and 1. Nothing is
rounded. What cannot be read is refused, with the right form where it can be guessed.
"""

from datetime import date
from functools import lru_cache

from scomm_timeline.model.dates import (
    FIRST,
    LAST,
    MINUTES_A_DAY,
    MONTHS,
    OPEN_FUTURE,
    OPEN_PAST,
    DateError,
    Day,
    FuzzyDate,
    Precision,
    month_start,
)
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import Final

_LONGEST: Final = 80  # characters of an unreadable value that are shown

_DAY_LENGTHS: Final = ([4], [4, 2], [4, 2, 2])
"""Digits of year, month and day."""


class _Parts(NamedTuple):
    """What a date is written of; `times` are hour and minutes, or nothing."""

    year: str
    month: str | None
    day: str | None
    times: list[str]
    mark: str


@lru_cache(maxsize=1 << 16)
def parse_date(text: str) -> FuzzyDate:
    """The date that a text in the written-down subset of EDTF stands for.

    The subset: `2010`, `2010-08`, `2010-08-17`, `2010-08-17T14:33`, each with `~` or `?` after it;
    `a/b`, `../b` and `a/..` with years, months or days as ends. Years are 0001 to 9999. An
    interval means "some time within", both ends included.

    Raises:
        DateError: The text is anything else, or names a day that does not exist.
    """
    try:
        return _read(text)
    except DateError as err:
        from scomm_timeline.model.date_slips import advice  # noqa: PLC0415 -- few dates need any

        raise DateError(err.message, err.help or advice(text, _is_readable)) from None


def _read(text: str) -> FuzzyDate:
    """Like `parse_date`, without the search for advice."""
    start, slash, finish = text.partition("/")
    return _interval(start, finish, text) if slash else _point(text, text)


def _interval(start: str, finish: str, text: str) -> FuzzyDate:
    """The days from one written date to another, either of which may be open."""
    first = None if start == ".." else _point(start, text)
    last = None if finish == ".." else _point(finish, text)
    ends = [point for point in (first, last) if point is not None]
    if not ends:
        raise DateError(
            f"no date in {_quoted(text)}",
            'give at least one end, such as "../2010-09"; leave the date out if neither is known',
        )
    if any(point.minute is not None for point in ends):
        raise DateError(
            f"an interval with a time of day, {_quoted(text)}",
            "write the ends of an interval as years, months or days",
        )
    stated = first.stated[0] if first else OPEN_PAST, last.stated[1] if last else OPEN_FUTURE
    if stated[0] >= stated[1]:
        raise DateError(
            f"the interval {_quoted(text)} ends before it begins",
            f'write the earlier date first: "{finish}/{start}"',
        )
    return FuzzyDate(
        written=text,
        earliest=first.earliest if first else OPEN_PAST,
        end=last.end if last else OPEN_FUTURE,
        precision=Precision.INTERVAL,
        minute=None,
        uncertain=any(point.uncertain for point in ends),
        approximate=any(point.approximate for point in ends),
        stated=stated,
    )


def _point(part: str, text: str) -> FuzzyDate:
    """One date that is not an interval; `text` is the whole value, for messages."""
    taken = _taken_apart(part)
    if taken is None:
        where = "" if part == text else f" in {_quoted(text)}"
        raise DateError(f"not a date: {_quoted(part)}{where}")
    year, month, day, times, mark = taken
    minute = _minute_of_day(times[0], times[1], text) if times else None
    if month is None or day is None:
        precision = Precision.YEAR if month is None else Precision.MONTH
        start, unit = _month_count(int(year), month, text)
        stated = bounds = month_start(start), month_start(start + unit)
        if mark == "~":
            bounds = month_start(start - unit), month_start(start + 2 * unit)
    else:
        precision = Precision.DAY if minute is None else Precision.MINUTE
        at = _ordinal(int(year), int(month), int(day), text)
        stated = bounds = at, at + 1
        if mark == "~":
            bounds = _next_to(at, minute)
    return FuzzyDate(part, *bounds, precision, minute, mark == "?", mark == "~", stated)


def _taken_apart(part: str) -> _Parts | None:
    """The parts as written; None if it is written in another way."""
    mark = part[-1] if part.endswith(("~", "?")) else ""
    day, at, time = part.removesuffix(mark).partition("T")
    days, times = day.split("-"), time.split(":") if at else []
    lengths = [*map(len, days)]
    is_timed = lengths == _DAY_LENGTHS[-1] and [*map(len, times)] == [2, 2]
    if lengths not in _DAY_LENGTHS or bool(at) is not is_timed:
        return None
    if not part.isascii() or not all(map(str.isdigit, (*days, *times))):
        return None
    month = days[1] if days[1:] else None
    return _Parts(days[0], month, days[2] if days[2:] else None, times, mark)


def _month_count(year: int, month: str | None, text: str) -> tuple[int, int]:
    """First month of a year or month, counted from January of year 0, and how many it has."""
    number = 1 if month is None else int(month)
    if not year or not 1 <= number <= 12:
        raise _no_such_day(year, number, text)
    return 12 * year + number - 1, 12 if month is None else 1


def _ordinal(year: int, month: int, day: int, text: str) -> Day:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        raise _no_such_day(year, month, text) from None


def _next_to(at: Day, minute: int | None) -> tuple[Day, Day]:
    """Bounds of an approximate day, or of an approximate minute of that day."""
    before = minute is None or minute == 0
    after = minute is None or minute == MINUTES_A_DAY - 1
    return max(at - before, FIRST), min(at + 1 + after, LAST + 1)


def _minute_of_day(hour: str, minutes: str, text: str) -> int:
    """Minutes since midnight."""
    if int(hour) > 23 or int(minutes) > 59:
        raise DateError(
            f"no such time of day in {_quoted(text)}", "hours are 00 to 23, minutes 00 to 59"
        )
    return int(hour) * 60 + int(minutes)


def _no_such_day(year: int, month: int, text: str) -> DateError:
    """What is wrong with a well-formed date that is not in the calendar."""
    if not year:
        return DateError(f"no year 0000: {_quoted(text)}", "years are written 0001 to 9999")
    if not 1 <= month <= 12:
        return DateError(f"no month {month:02} in {_quoted(text)}")
    days = month_start(12 * year + month) - month_start(12 * year + month - 1)
    return DateError(
        f"no such day: {_quoted(text)}",
        f"{MONTHS[month - 1]} {year:04} has {days} days;"
        f' write "{year:04}-{month:02}" if the day is not known',
    )


def _quoted(text: str) -> str:
    """The value on one line in double quotes; the beginning of it if it is a whole paragraph."""
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
    return f'"{"".join(c if c.isprintable() else ascii(c)[1:-1] for c in shown)}"'


def _is_readable(text: str) -> bool:
    try:
        _read(text)
    except DateError:
        return False
    return True
