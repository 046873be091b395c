"""Dates as written: bounds in days, order without guessing, and their printed form.

A subset of EDTF (Library of Congress, levels 0 and 1) is read here and nowhere else. A date is two
bounds and a precision; nothing rounds an unknown day to the first or stands in the middle of the
bounds. The order of two dates is partial: "not established" is an answer. There is no clock and no
time zone, and no `<`: whoever wants to sort for display writes the key down where the sorting is.
"""

# Bounds are plain ordinals, not `date` objects: open ends need values outside the calendar, the
# exclusive end of 9999-12-31 does not fit in a `date`, and integers make the sweep fast.

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from scomm_timeline.model.named import NamedTuple

Day = int
"""Proleptic Gregorian ordinal, as `datetime.date.toordinal` counts: 0001-01-01 is 1."""

_FIRST: Final[Day] = date.min.toordinal()
_LAST: Final[Day] = date.max.toordinal()

OPEN_PAST: Final[Day] = _FIRST - 1
"""`earliest` of a date without a beginning: before every date that can be written."""

OPEN_FUTURE: Final[Day] = _LAST + 2
"""`end` of a date without an end. The day before it, `latest`, is after every date that can be
written; one day less, and 9999-12-31 could not be told from an open end."""

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_NO_ORDER: Final = "dates have no '<': ask `order`, or write the sorting key down"
_MINUTES_A_DAY: Final = 24 * 60
_LONGEST: Final = 80  # characters of an unreadable value that are shown and studied
_LONG_GAP: Final = 365  # days from which years are easier to grasp than days


class Precision(StrEnum):
    """How finely a date was stated; an interval has the precision of neither end."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    INTERVAL = "interval"


class Order(StrEnum):
    """How the first of two dates stands to the second, under every choice inside the bounds."""

    BEFORE = "before"
    AFTER = "after"
    SAME_DAY = "same-day"
    NOT_ESTABLISHED = "not-established"

    @property
    def mirrored(self) -> "Order":
        """The same fact, told from the second date."""
        if self is Order.BEFORE:
            return Order.AFTER
        return Order.BEFORE if self is Order.AFTER else self


class DateError(ValueError):
    """A text is not a date that can be used.

    Attributes:
        message: What is wrong, with the value in double quotes.
        help: What is allowed, and the right form where it can be guessed.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message, advice)  # both, so that the error survives pickling
        self.message = message
        self.help = advice

    def __str__(self) -> str:
        return self.message


class FuzzyDate(NamedTuple):
    """A date as far as it is known.

    Attributes:
        written: Exactly as typed.
        earliest: First possible day; OPEN_PAST if there is no beginning.
        end: The day after the last possible day; OPEN_FUTURE if there is no end.
        precision: How finely the date was stated.
        minute: Minutes since midnight, local civil time as printed; only at precision MINUTE.
        uncertain: Marked `?`. A flag for readers: the bounds are as stated.
        approximate: Marked `~`. The marked end (both, outside an interval) is moved outward by one
            unit of its own precision, as far as the years 0001 to 9999 go.
        stated: Earliest and end before widening and cutting.
        cut: Why the bounds were narrowed, such as "not later than its source"; else empty.
    """

    written: str
    earliest: Day
    end: Day
    precision: Precision
    minute: int | None
    uncertain: bool
    approximate: bool
    stated: tuple[Day, Day]
    cut: str = ""

    def __lt__(self, other: object) -> bool:
        """Not there on purpose: order is partial, and a tuple's own order would hide that."""
        raise TypeError(_NO_ORDER)

    def __le__(self, other: object) -> bool:
        raise TypeError(_NO_ORDER)

    def __gt__(self, other: object) -> bool:
        raise TypeError(_NO_ORDER)

    def __ge__(self, other: object) -> bool:
        raise TypeError(_NO_ORDER)

    @property
    def latest(self) -> Day:
        """Last possible day; after every writable date if the end is open."""
        return self.end - 1

    @property
    def is_day(self) -> bool:
        """Exactly one day is possible."""
        return self.end - self.earliest == 1

    @property
    def is_open_start(self) -> bool:
        """There is no first possible day."""
        return self.earliest == OPEN_PAST

    @property
    def is_open_end(self) -> bool:
        """There is no last possible day."""
        return self.end == OPEN_FUTURE


# --- Reading ------------------------------------------------------------------------------------

_DATE: Final = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_POINT: Final = re.compile(
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}))?)?)?([~?]?)"
)


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
        raise DateError(err.message, err.help or _advice(text)) from None


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
    match = _POINT.fullmatch(part)
    if match is None:
        where = "" if part == text else f" in {_quoted(text)}"
        raise DateError(f"not a date: {_quoted(part)}{where}")
    year, month, day, hour, minutes, mark = match.groups()
    minute = None if hour is None else _minute_of_day(hour, minutes, text)
    if day is None:
        precision = Precision.YEAR if month is None else Precision.MONTH
        start, unit = _month_count(int(year), month, text)
        stated = bounds = _month_start(start), _month_start(start + unit)
        if mark == "~":
            bounds = _month_start(start - unit), _month_start(start + 2 * unit)
    else:
        precision = Precision.DAY if minute is None else Precision.MINUTE
        at = _ordinal(int(year), int(month), int(day), text)
        stated = bounds = at, at + 1
        if mark == "~":
            bounds = _next_to(at, minute)
    return FuzzyDate(part, *bounds, precision, minute, mark == "?", mark == "~", stated)


def _month_count(year: int, month: str | None, text: str) -> tuple[int, int]:
    """First month of a year or month, counted from January of year 0, and how many it has."""
    number = 1 if month is None else int(month)
    if not year or not 1 <= number <= 12:
        raise _no_such_day(year, number, text)
    return 12 * year + number - 1, 12 if month is None else 1


def _month_start(months: int) -> Day:
    """First day of the month that many months after January of year 0, inside 0001 to 9999."""
    year, month = divmod(months, 12)
    if year < date.min.year:
        return _FIRST
    return date(year, month + 1, 1).toordinal() if year <= date.max.year else _LAST + 1


def _ordinal(year: int, month: int, day: int, text: str) -> Day:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        raise _no_such_day(year, month, text) from None


def _next_to(at: Day, minute: int | None) -> tuple[Day, Day]:
    """Bounds of an approximate day, or of an approximate minute of that day."""
    before = minute is None or minute == 0
    after = minute is None or minute == _MINUTES_A_DAY - 1
    return max(at - before, _FIRST), min(at + 1 + after, _LAST + 1)


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
    days = _month_start(12 * year + month) - _month_start(12 * year + month - 1)
    return DateError(
        f"no such day: {_quoted(text)}",
        f"{_MONTHS[month - 1]} {year:04} has {days} days;"
        f' write "{year:04}-{month:02}" if the day is not known',
    )


def _quoted(text: str) -> str:
    """The value on one line in double quotes; the beginning of it if it is a whole paragraph."""
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
    return f'"{"".join(c if c.isprintable() else ascii(c)[1:-1] for c in shown)}"'


# --- Advice for a date that could not be read -----------------------------------------------------

# Full match -> what was probably meant. A proposal is shown only if it can itself be read, so these
# need not check anything. Month names arrive as @08@; lone digits get their zero afterwards.
_SLIPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (r"([0-9]{4})[-/.]([0-9]{1,2})", (r"\1-\2",)),
    (r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})", (r"\1-\3-\4",)),
    (r"([0-9]{4})-([0-9]{2})/([0-9]{2})", (r"\1-\2/\1-\3",)),
    (r"([0-9]{4})-(1[3-9]|2[0-9]|3[01])-([0-9]{2})", (r"\1-\3-\2",)),
    (r"([0-9]{4})([0-9]{2})([0-9]{2})", (r"\1-\2-\3",)),
    (r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", (r"\3-\1-\2", r"\3-\2-\1")),
    (r"([0-9]{1,2})[-/.]([0-9]{4})", (r"\2-\1",)),
    (r"@([0-9]{2})@,? ([0-9]{4})", (r"\2-\1",)),
    (r"([0-9]{1,2})(?:st|nd|rd|th)? @([0-9]{2})@,? ([0-9]{4})", (r"\3-\2-\1",)),
    (r"@([0-9]{2})@ ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})", (r"\3-\1-\2",)),
    (rf"({_DATE})[ Tt]([0-9]{{1,2}}):([0-9]{{2}})", (r"\1T\2:\3",)),
    (rf"[~?%]({_DATE})|({_DATE})(?:%|[~?]{{2}})", (r"\1\2~", r"\1\2?")),
    (rf"(?:c|ca|circa|about|around)\.? ?({_DATE})", (r"\1~",)),
    (rf"({_DATE}) ?(?:to|\.\.|[-\u2013\u2014]) ?({_DATE})", (r"\1/\2",)),
    (rf"[\[{{]({_DATE})(?:,|\.\.)(?:.*[,. ])?({_DATE})[\]}}]", (r"\1/\2",)),
    (rf"/({_DATE})", (r"../\1",)),
    (rf"({_DATE})/", (r"\1/..",)),
    (r"([0-9]{4}(?:-[0-9]{2})?)(?:-[Xxu]{2})+", (r"\1",)),
    (r"([0-9]{3})(?:[Xxu]|0s)", (r"\g<1>0/\g<1>9",)),
)
# Found anywhere -> what to do instead, where no single right form can be named.
_HINTS: Final = (
    (
        r"(?i)[0-9]{4}-(?:2[1-9]|3[0-9]|4[01])(?![0-9])|spring|summer|autumn|fall|winter|quarter",
        'seasons and quarters are not used; write the months meant, such as "2010-06/2010-08"',
    ),
    (r"[0-9]{4}-(?:00|1[3-9]|20|4[2-9]|[5-9][0-9])(?![0-9])", "months are written 01 to 12"),
    (
        r"T[0-9]{2}:[0-9]{2}",
        'write the time as printed, without seconds or time zone, such as "2010-08-17T14:33"',
    ),
    (
        r"[0-9][0-9-]*[Xxu]",
        'unknown digits are not used; write the dates between which it was, such as "2010/2019"',
    ),
    (r"[\[\]{}]", 'sets are not used; write the dates between which it was: "2010-05/2010-06"'),
)
_ALLOWED: Final = (
    "write 2010, 2010-08, 2010-08-17 or 2010-08-17T14:33, if need be with ~ (approximate) or"
    " ? (uncertain) after it; or an interval: 2010-08/2010-09-15, ../2010-09, 2010-08/.."
)


def _advice(text: str) -> str:
    """The right form if it can be guessed, else what is allowed in place of this."""
    if len(text) > _LONGEST:
        return _ALLOWED
    if forms := _proposals(text):
        return "write " + " or ".join(f'"{form}"' for form in forms)
    return next((hint for pattern, hint in _HINTS if re.search(pattern, text)), _ALLOWED)


def _proposals(text: str) -> list[str]:
    """Readable dates that the writer of an unreadable one may have meant, likeliest first."""
    plain = re.sub(r"([A-Za-z]{3,9})\.?", _month_number, " ".join(text.split()))
    found = [plain]
    for pattern, forms in _SLIPS:
        if match := re.fullmatch(pattern, plain):
            found += (re.sub(r"(?<![0-9])([0-9])(?![0-9])", r"0\1", match.expand(f)) for f in forms)
    if not any(map(_is_readable, found)) and plain.count("/") == 1:
        parts = [_proposals(part) or [part] for part in plain.split("/")]
        found.append("/".join(forms[0] for forms in parts))
    return list(dict.fromkeys(filter(_is_readable, found)))


def _month_number(name: re.Match[str]) -> str:
    """`Aug.` as `@08@`; a word that is no month as it stands."""
    for number, month in enumerate(_MONTHS, start=1):
        if month.lower().startswith(name[1].lower()):
            return f"@{number:02}@"
    return name[0]


def _is_readable(text: str) -> bool:
    try:
        _read(text)
    except DateError:
        return False
    return True


# --- Comparing and narrowing ----------------------------------------------------------------------


def order(a: FuzzyDate, b: FuzzyDate) -> Order:
    """What the bounds alone establish about `a` and `b`.

    Minutes on both sides order two dates of one day; an equal or missing minute leaves SAME_DAY.
    Recorded sequence (a reply is later than what it answers) is not known here.
    """
    if a.end <= b.earliest:
        return Order.BEFORE
    if b.end <= a.earliest:
        return Order.AFTER
    if a.minute is not None and b.minute is not None:
        (a_first, a_end), (b_first, b_end) = _minutes(a), _minutes(b)
        if a_end <= b_first:
            return Order.BEFORE
        if b_end <= a_first:
            return Order.AFTER
    same = a.is_day and b.is_day  # overlapping days, so the same one
    return Order.SAME_DAY if same else Order.NOT_ESTABLISHED


def _minutes(d: FuzzyDate) -> tuple[int, int]:
    """Half-open bounds in minutes, counted like days, of a date at precision MINUTE."""
    assert d.minute is not None  # noqa: S101 -- callers ask for dates with minutes only
    at = d.stated[0] * _MINUTES_A_DAY + d.minute
    first, end = d.earliest * _MINUTES_A_DAY, d.end * _MINUTES_A_DAY
    # An approximate midnight reaches into a neighboring day that a cut may have taken away.
    return max(at - d.approximate, first), min(at + 1 + d.approximate, end)


def cut_after(d: FuzzyDate, last: Day, why: str) -> FuzzyDate | None:
    """The date without the days after `last`; `d` itself if it has none, None if nothing is left.

    `why` is kept for the reader, after the reason of an earlier cut.
    """
    if d.latest <= last:
        return d
    return None if d.earliest > last else d._replace(end=last + 1, cut=_reasons(d.cut, why))


def cut_before(d: FuzzyDate, first: Day, why: str) -> FuzzyDate | None:
    """The date without the days before `first`; otherwise like `cut_after`."""
    if d.earliest >= first:
        return d
    return None if d.latest < first else d._replace(earliest=first, cut=_reasons(d.cut, why))


def intersect(a: FuzzyDate, b: FuzzyDate) -> FuzzyDate | None:
    """One date for what was dated twice: the days possible under both, None if there are none.

    It is written like the narrower of the two. What the other one takes away is a cut, and its
    uncertainty then counts too. The order of the arguments makes no difference.
    """
    narrow, wide = sorted((a, b), key=_width)
    earliest, end = max(a.earliest, b.earliest), min(a.end, b.end)
    if order(a, b) in (Order.BEFORE, Order.AFTER):
        return None  # no day in common, or no minute
    if narrow.minute is not None and wide.minute is not None and narrow.minute != wide.minute:
        if not narrow.approximate:
            return narrow
        # Two approximate times overlap in part; the minutes that are left have no written form.
        narrow = narrow._replace(precision=Precision.INTERVAL, minute=None, approximate=False,
            stated=(earliest, end),
        )  # fmt: skip
    if (earliest, end) == (narrow.earliest, narrow.end):
        return narrow
    return narrow._replace(
        earliest=earliest,
        end=end,
        uncertain=narrow.uncertain or wide.uncertain,
        cut=_reasons(narrow.cut, f'also dated "{wide.written}"', wide.cut),
    )


def _width(d: FuzzyDate) -> tuple[int, bool, bool, bool, str, str]:
    """Sort key, narrowest first; the rest only keeps the choice between equals stable."""
    return d.end - d.earliest, d.minute is None, d.approximate, d.uncertain, d.written, d.cut


def _reasons(*reasons: str) -> str:
    """Every reason once; each may already be several."""
    return "; ".join(dict.fromkeys("; ".join(filter(None, reasons)).split("; ")))


class Gap(NamedTuple):
    """How many days can be between two dates, whichever is first; `most` is None if open."""

    least: int
    most: int | None


def gap(a: FuzzyDate, b: FuzzyDate) -> Gap:
    """Least and greatest distance in days between a day of `a` and a day of `b`."""
    least = max(0, b.earliest - a.latest, a.earliest - b.latest)
    if a.is_open_start or a.is_open_end or b.is_open_start or b.is_open_end:
        return Gap(least, None)
    return Gap(least, max(b.latest - a.earliest, a.latest - b.earliest))


# --- Printing -----------------------------------------------------------------------------------


def iso(day: Day) -> str | None:
    """`2010-09-07`; None for a day outside the calendar, so for both open ends."""
    return date.fromordinal(day).isoformat() if _FIRST <= day <= _LAST else None


def format_day(day: Day) -> str:
    """`7 Sep 2010`, in English whatever the locale.

    Raises:
        ValueError: The day is an open end.
    """
    at = date.fromordinal(day)
    return f"{at.day} {_MONTHS[at.month - 1][:3]} {at.year:04}"


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
