"""Days, bounds and cut dates as the tests of dates write them."""

from datetime import date

from scomm_timeline.model.date_words import iso
from scomm_timeline.model.dates import Day, FuzzyDate, cut_after
from scomm_timeline.model.edtf import parse_date


def day(text: str) -> Day:
    """The ordinal of a full date, computed by the standard library."""
    return date.fromisoformat(text).toordinal()


def bounds(d: FuzzyDate) -> tuple[str | None, str | None]:
    """First and last possible day as text; None where open."""
    return iso(d.earliest), iso(d.latest)


def cut(text: str, last: str) -> FuzzyDate:
    """A date that is not later than a source of the day `last`."""
    found = cut_after(parse_date(text), day(last), "not later than its source")
    assert found is not None
    return found
