"""Dates: bounds in days, and order without guessing.

How they are typed is in `edtf`, how they are printed in `date_words`. A date is two bounds and a
precision; nothing rounds an unknown day to the first or stands in the middle of the bounds. The
order of two dates is partial: "not established" is an answer. There is no clock and no time zone,
and no `<`: whoever wants to sort for display writes the key down where the sorting is.
"""

# Bounds are plain ordinals, not `date` objects: open ends need values outside the calendar, the
# exclusive end of 9999-12-31 does not fit in a `date`, and integers make the sweep fast.

from datetime import date

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import Final

Day = int
"""Proleptic Gregorian ordinal, as `datetime.date.toordinal` counts: 0001-01-01 is 1."""

FIRST: Final[Day] = date.min.toordinal()
LAST: Final[Day] = date.max.toordinal()

OPEN_PAST: Final[Day] = FIRST - 1
"""`earliest` of a date without a beginning: before every date that can be written."""

OPEN_FUTURE: Final[Day] = LAST + 2
"""`end` of a date without an end. The day before it, `latest`, is after every date that can be
written; one day less, and 9999-12-31 could not be told from an open end."""

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SHORT_MONTHS: Final = tuple(one[:3] for one in MONTHS)
"""`Jan`, `Feb` and so on, as dates are printed."""

MONTHS_A_YEAR: Final = 12

Month = int
"""Months since January of the year 0, which is no year: 12 times the year, and 0 for January."""

_NO_ORDER: Final = "dates have no '<': ask `order`, or write the sorting key down"
MINUTES_A_DAY: Final = 24 * 60


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
    at = d.stated[0] * MINUTES_A_DAY + d.minute
    first, end = d.earliest * MINUTES_A_DAY, d.end * MINUTES_A_DAY
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


def month_of(day: Day) -> Month:
    """The month that a day of the calendar belongs to."""
    one = date.fromordinal(day)
    return one.year * MONTHS_A_YEAR + one.month - 1


def month_start(month: Month) -> Day:
    """The first day of a month; of one beyond the calendar, the calendar's first day or its end."""
    year, number = divmod(month, MONTHS_A_YEAR)
    if year < date.min.year:
        return FIRST
    return date(year, number + 1, 1).toordinal() if year <= date.max.year else LAST + 1


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
