"""Dates and gaps as words for a reader, in English whatever the locale.

No day is printed that is not established.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from scomm_timeline.model.dates import FIRST, LAST, SHORT_MONTHS, Day, FuzzyDate, Gap, Precision
from scomm_timeline.model.typed import Final

_LONG_GAP: Final = 365  # days from which years are easier to grasp than days


def iso(day: Day) -> str | None:
    """`2010-09-07`; None for a day outside the calendar, so for both open ends."""
    return date.fromordinal(day).isoformat() if FIRST <= day <= LAST else None


def format_day(day: Day) -> str:
    """`7 Sep 2010`, in English whatever the locale.

    Raises:
        ValueError: The day is an open end.
    """
    at = date.fromordinal(day)
    return f"{at.day} {SHORT_MONTHS[at.month - 1]} {at.year:04}"


@lru_cache(maxsize=1 << 12)  # what is said of one day cites the papers of that day
def format_date(d: FuzzyDate) -> str:
    """The date for a reader, with no day that is not established; why it was cut is left out."""
    flags = ["uncertain"] if d.uncertain else []
    if d.approximate and d.precision is not Precision.INTERVAL:
        text = f"about {_stated(d)} ({_bounds(d)})"
    elif d.precision is Precision.INTERVAL or (d.earliest, d.end) != d.stated:
        text = _interval_text(d)
        flags = ["approximate", *flags] if d.approximate else flags
    else:
        text = _stated(d)
    return f"{text} ({', '.join(flags)})" if flags else text


def format_ends(dates: Iterable[FuzzyDate]) -> tuple[str, str]:
    """When the first and the last of some things were: a date of theirs, or the bounds of it.

    Which of them is the first may be open, and so may its day be: `between 2 Oct 2010 and 16 Feb 2011`.
    """
    known = tuple(dates)
    return (
        _bounded(known, min(d.earliest for d in known), min(d.end for d in known)),
        _bounded(known, max(d.earliest for d in known), max(d.end for d in known)),
    )


def _bounded(dates: tuple[FuzzyDate, ...], earliest: Day, end: Day) -> str:
    """The date with these bounds as it is written, or the bounds where none has them."""
    for d in dates:
        if (d.earliest, d.end) == (earliest, end):
            return format_date(d)
    interval = dates[0]._replace(
        earliest=earliest,
        end=end,
        precision=Precision.INTERVAL,
        approximate=False,
        uncertain=False,
        minute=None,
        cut="",
    )
    return format_date(interval)


def _stated(d: FuzzyDate) -> str:
    """What a date that is not an interval says, before widening and cutting."""
    day = format_day(d.stated[0])
    if d.precision is Precision.MINUTE and d.minute is not None:
        return f"{day}, {d.minute // 60:02}:{d.minute % 60:02}"
    parts = {Precision.YEAR: 2, Precision.MONTH: 1}.get(d.precision, 0)
    return day.split(" ", parts)[-1]


def _bounds(d: FuzzyDate) -> str:
    """The possible days of a closed date, in few words; an approximate time says its margin."""
    if d.minute is not None and not d.cut:
        return "within a minute"
    return _span(d.earliest, d.latest, "to")


def _interval_text(d: FuzzyDate) -> str:
    """The bounds as a phrase."""
    if d.is_open_start:
        return f"not later than {format_day(d.latest)}"
    if d.is_open_end:
        return f"{format_day(d.earliest)} or later"
    span = _span(d.earliest, d.latest, "and")
    return span if d.is_day else f"between {span}"


def _span(first: Day, last: Day, word: str) -> str:
    """`6 to 8 Sep 2010`: month and year are said once if both days share them."""
    if first == last:
        return format_day(first)
    start, finish = format_day(first).split(), format_day(last).split()
    while len(start) > 1 and start[-1] == finish[len(start) - 1]:
        start.pop()
    return f"{' '.join(start)} {word} {' '.join(finish)}"


def format_gap(g: Gap) -> str:
    """`same day`, `29 days`, `0 to 150 days`, `at least 30 days`, `730 days (about 2 years)`."""
    if g.most is None:
        text = f"at least {_plural(g.least, 'day')}" if g.least else "not known: a date is open"
        return text + _years_aside(g.least, g.least)
    if g.least == g.most:
        text = _plural(g.most, "day") if g.most else "same day"
    else:
        text = f"{g.least} to {_plural(g.most, 'day')}"
    return text + _years_aside(g.least, g.most)


def _years_aside(least: int, most: int) -> str:
    """Long gaps once more in years and months; empty below a year."""
    if most < _LONG_GAP:
        return ""
    shortest, longest = _calendar_text(least), _calendar_text(most)
    if shortest == longest:
        return f" (about {longest})"
    return f" (about {shortest} to {longest})" if shortest else f" (up to about {longest})"


def _calendar_text(days: int) -> str:
    """Days as years and months, to the nearest month; empty for less than half a month."""
    from dateutil.relativedelta import relativedelta  # start-up counts: few outputs need it

    # A number of days has no place in the calendar; its first day keeps the longest gap inside it.
    delta = relativedelta(date.min + timedelta(days=days), date.min)
    years, months = divmod(delta.years * 12 + delta.months + (delta.days > 15), 12)
    parts = (_plural(years, "year") if years else "", _plural(months, "month") if months else "")
    return " ".join(filter(None, parts))


def _plural(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
