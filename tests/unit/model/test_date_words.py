"""What a reader sees of a date, of a gap, of a day."""

from datetime import date

import pytest

from scomm_timeline.model.date_words import format_date, format_day, format_ends, format_gap, iso
from scomm_timeline.model.dates import OPEN_FUTURE, OPEN_PAST, Gap, gap
from scomm_timeline.model.edtf import parse_date
from tests.unit.model.days import cut, day


@pytest.mark.parametrize(
    ("least", "most", "text"),
    [
        (0, 0, "same day"),
        (1, 1, "1 day"),
        (29, 29, "29 days"),
        (0, 1, "0 to 1 day"),
        (0, 150, "0 to 150 days"),
        (364, 364, "364 days"),
        (365, 365, "365 days (about 1 year)"),
        (380, 380, "380 days (about 1 year)"),
        (381, 381, "381 days (about 1 year 1 month)"),
        (730, 730, "730 days (about 2 years)"),
        (400, 400, "400 days (about 1 year 1 month)"),
        (0, 800, "0 to 800 days (up to about 2 years 2 months)"),
        (300, 800, "300 to 800 days (about 10 months to 2 years 2 months)"),
        (725, 735, "725 to 735 days (about 2 years)"),
        (30, None, "at least 30 days"),
        (1, None, "at least 1 day"),
        (730, None, "at least 730 days (about 2 years)"),
        (0, None, "not known: a date is open"),
    ],
)
def test_a_gap_prints_exact_days_and_years_only_as_help(least, most, text):
    assert format_gap(Gap(least, most)) == text


def test_the_longest_gap_can_be_printed():
    assert "3652058 days" in format_gap(gap(parse_date("0001-01-01"), parse_date("9999-12-31")))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2010-09-07", "7 Sep 2010"),
        ("2010-05-01", "1 May 2010"),
        ("2010-08", "Aug 2010"),
        ("2010", "2010"),
        ("0044-03-15", "15 Mar 0044"),
        ("2010-05-11T14:33", "11 May 2010, 14:33"),
        ("2010-05-11T00:05", "11 May 2010, 00:05"),
        ("2010-05-11T23:00", "11 May 2010, 23:00"),
        ("2010-05-11T23:59", "11 May 2010, 23:59"),
        ("2010-08/2010-11-04", "between 1 Aug and 4 Nov 2010"),
        ("2008-10/2011-05", "between 1 Oct 2008 and 31 May 2011"),
        ("2010-08-01/2010-08-15", "between 1 and 15 Aug 2010"),
        ("2010-08-15/2011-08-15", "between 15 Aug 2010 and 15 Aug 2011"),
        ("2010-08-17/2010-08-17", "17 Aug 2010"),
        ("../2010-11-04", "not later than 4 Nov 2010"),
        ("2010-09-07/..", "7 Sep 2010 or later"),
        ("2010-06~", "about Jun 2010 (1 May to 31 Jul 2010)"),
        ("2010~", "about 2010 (1 Jan 2009 to 31 Dec 2011)"),
        ("2010-09-07~", "about 7 Sep 2010 (6 to 8 Sep 2010)"),
        ("2010-05-11T14:33~", "about 11 May 2010, 14:33 (within a minute)"),
        ("2010-08~/2010-09", "between 1 Jul and 30 Sep 2010 (approximate)"),
        ("2010-09-07?", "7 Sep 2010 (uncertain)"),
        ("2010-08?", "Aug 2010 (uncertain)"),
        ("../2010-11-04?", "not later than 4 Nov 2010 (uncertain)"),
        ("2010-08~/2010-09?", "between 1 Jul and 30 Sep 2010 (approximate, uncertain)"),
    ],
)
def test_a_date_prints_for_a_reader(text, printed):
    assert format_date(parse_date(text)) == printed


@pytest.mark.parametrize(
    ("text", "last", "printed"),
    [
        ("2010-11", "2010-11-04", "between 1 and 4 Nov 2010"),
        ("2010-11", "2010-11-01", "1 Nov 2010"),
        ("2010", "2010-11-04", "between 1 Jan and 4 Nov 2010"),
        ("2010-08/..", "2010-11-04", "between 1 Aug and 4 Nov 2010"),
        ("../2011", "2010-11-04", "not later than 4 Nov 2010"),
        ("2010-10~", "2010-11-04", "about Oct 2010 (1 Sep to 4 Nov 2010)"),
        ("2010-05-11T00:00~", "2010-05-10", "about 11 May 2010, 00:00 (10 May 2010)"),
        ("2010?", "2010-11-04", "between 1 Jan and 4 Nov 2010 (uncertain)"),
    ],
)
def test_a_cut_date_prints_its_true_bounds(text, last, printed):
    assert format_date(cut(text, last)) == printed


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (1, "Jan"),
        (2, "Feb"),
        (3, "Mar"),
        (4, "Apr"),
        (5, "May"),
        (6, "Jun"),
        (7, "Jul"),
        (8, "Aug"),
        (9, "Sep"),
        (10, "Oct"),
        (11, "Nov"),
        (12, "Dec"),
    ],
)
def test_every_month_has_its_english_name(number, name):
    assert format_day(date(2010, number, 9).toordinal()) == f"9 {name} 2010"


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        # Either may be the first, which is no later than the 5th; the last is no earlier.
        (("2010-10-05", "2010-10"), "between 1 and 5 Oct 2010", "between 5 and 31 Oct 2010"),
        (("2010-10", "2010-10-05"), "between 1 and 5 Oct 2010", "between 5 and 31 Oct 2010"),
        (("2010-10-02", "2011"), "2 Oct 2010", "2011"),
        (("2010-05", "2010"), "between 1 Jan and 31 May 2010", "between 1 May and 31 Dec 2010"),
        (("2010-08-17",), "17 Aug 2010", "17 Aug 2010"),
    ],
)
def test_the_first_and_the_last_of_some_dates_are_told_as_far_as_they_are_known(dates, first, last):
    assert format_ends(parse_date(one) for one in dates) == (first, last)


def test_open_values_have_no_day_to_print():
    assert iso(day("2010-09-07")) == "2010-09-07"
    assert iso(OPEN_PAST) is None
    assert iso(OPEN_FUTURE) is None
    assert iso(parse_date("2010/..").latest) is None
    for open_day in (OPEN_PAST, OPEN_FUTURE, OPEN_FUTURE - 1):
        with pytest.raises(ValueError, match=r"ordinal|range"):
            format_day(open_day)
