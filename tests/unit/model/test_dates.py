"""Dates: what a written date stands for, how two compare, what a reader sees."""

import pickle
from datetime import date

import pytest

from scomm_timeline.model.date_words import format_date, format_day, format_ends, format_gap, iso
from scomm_timeline.model.dates import (
    OPEN_FUTURE,
    OPEN_PAST,
    DateError,
    Day,
    FuzzyDate,
    Gap,
    Order,
    Precision,
    cut_after,
    cut_before,
    gap,
    intersect,
    order,
)
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


# --- Reading ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2010", "2010-01-01", "2010-12-31", Precision.YEAR),
        ("2010-08", "2010-08-01", "2010-08-31", Precision.MONTH),
        ("2010-02", "2010-02-01", "2010-02-28", Precision.MONTH),
        ("2008-02", "2008-02-01", "2008-02-29", Precision.MONTH),
        ("2010-12", "2010-12-01", "2010-12-31", Precision.MONTH),
        ("2010-08-17", "2010-08-17", "2010-08-17", Precision.DAY),
        ("2008-02-29", "2008-02-29", "2008-02-29", Precision.DAY),
        ("2010-08-17T14:33", "2010-08-17", "2010-08-17", Precision.MINUTE),
        ("2010-08/2010-09-15", "2010-08-01", "2010-09-15", Precision.INTERVAL),
        ("2009/2011-07", "2009-01-01", "2011-07-31", Precision.INTERVAL),
        ("2010-08-17/2010-08-17", "2010-08-17", "2010-08-17", Precision.INTERVAL),
        ("2010-08-17/2010-08", "2010-08-17", "2010-08-31", Precision.INTERVAL),
        ("../2010-09-15", None, "2010-09-15", Precision.INTERVAL),
        ("2010-08/..", "2010-08-01", None, Precision.INTERVAL),
    ],
)
def test_a_date_has_the_bounds_and_precision_it_states(text, earliest, latest, precision):
    found = parse_date(text)
    assert (bounds(found), found.precision) == ((earliest, latest), precision)
    assert found.written == text
    assert found.stated == (found.earliest, found.end)
    assert (found.approximate, found.uncertain, found.cut) == (False, False, "")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2010~", "2009-01-01", "2011-12-31"),
        ("2010-06~", "2010-05-01", "2010-07-31"),
        ("2010-01~", "2009-12-01", "2010-02-28"),
        ("2010-12~", "2010-11-01", "2011-01-31"),
        ("2010-09-07~", "2010-09-06", "2010-09-08"),
        ("2010-03-01~", "2010-02-28", "2010-03-02"),
        ("2010-05-11T14:33~", "2010-05-11", "2010-05-11"),
        ("2010-05-11T00:00~", "2010-05-10", "2010-05-11"),
        ("2010-05-11T23:59~", "2010-05-11", "2010-05-12"),
        ("2010-08~/2010-09-15", "2010-07-01", "2010-09-15"),
        ("2010-08/2010-09-15~", "2010-08-01", "2010-09-16"),
        ("2010~/2011-02~", "2009-01-01", "2011-03-31"),
        ("../2010-09~", None, "2010-10-31"),
        ("2010-09~/..", "2010-08-01", None),
    ],
)
def test_approximate_widens_its_own_end_by_one_unit_of_the_stated_precision(text, earliest, latest):
    found = parse_date(text)
    assert bounds(found) == (earliest, latest)
    assert found.approximate
    assert not found.uncertain
    plain = parse_date(text.replace("~", ""))
    assert found.stated == (plain.earliest, plain.end)
    assert (found.precision, found.minute) == (plain.precision, plain.minute)


@pytest.mark.parametrize(
    "text",
    ["2010?", "2010-08?", "2010-08-17?", "2010-08-17T14:33?", "2010-08?/2010-09", "../2010?"],
)
def test_uncertain_flags_without_widening(text):
    found, plain = parse_date(text), parse_date(text.replace("?", ""))
    assert found.uncertain
    assert not found.approximate
    assert (found.earliest, found.end) == (plain.earliest, plain.end)


def test_the_two_ends_of_an_interval_may_be_marked_differently():
    found = parse_date("2010-08~/2010-09?")
    assert (found.approximate, found.uncertain) == (True, True)
    assert bounds(found) == ("2010-07-01", "2010-09-30")


def test_minutes_are_kept_only_at_precision_minute():
    assert parse_date("2010-05-11T14:33").minute == 14 * 60 + 33
    assert parse_date("2010-05-11T00:00").minute == 0
    assert [parse_date(t).minute for t in ("2010", "2010-05", "2010-05-11", "2010/2011")] == [
        None
    ] * 4


def test_open_ends_are_outside_every_date_that_can_be_written():
    assert parse_date("0001-01-01").earliest > OPEN_PAST
    assert parse_date("9999-12-31").end < OPEN_FUTURE
    assert parse_date("2010/..").latest > parse_date("9999-12-31").latest
    for edge in (parse_date("0001-01-01"), parse_date("9999-12-31")):
        assert (edge.is_open_start, edge.is_open_end) == (False, False)
    assert parse_date("../2010").is_open_start
    assert parse_date("2010/..").is_open_end


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("0001", "0001-01-01", "0001-12-31"),
        ("0001~", "0001-01-01", "0002-12-31"),
        ("0001-01~", "0001-01-01", "0001-02-28"),
        ("0001-01-01~", "0001-01-01", "0001-01-02"),
        ("0001-01-01T00:00~", "0001-01-01", "0001-01-01"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("9999~", "9998-01-01", "9999-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("9999-12~", "9999-11-01", "9999-12-31"),
        ("9999-12-31~", "9999-12-30", "9999-12-31"),
        ("9999-12-31T23:59~", "9999-12-31", "9999-12-31"),
        ("0001/9999", "0001-01-01", "9999-12-31"),
    ],
)
def test_the_first_and_the_last_year_work_and_widening_stops_there(text, earliest, latest):
    assert bounds(parse_date(text)) == (earliest, latest)


def test_only_a_date_with_one_possible_day_is_a_day():
    days = ["2010-08-17", "2010-08-17T14:33", "2010-08-17/2010-08-17"]
    others = ["2010-08", "2010-08-17~", "2010-08-17/2010-08-18", "../2010-08-17", "2010-08-17/.."]
    assert [t for t in days + others if parse_date(t).is_day] == days


# --- Refusing -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("2010-8", "2010-08"),
        ("2010-8-7", "2010-08-07"),
        ("2010/08/17", "2010-08-17"),
        ("20100817", "2010-08-17"),
        ("8/17/2010", "2010-08-17"),
        ("17.8.2010", "2010-08-17"),
        ("2010-17-08", "2010-08-17"),
        ("August 2010", "2010-08"),
        ("17 Aug 2010", "2010-08-17"),
        ("17th sept. 2010", "2010-09-17"),
        ("August 17, 2010", "2010-08-17"),
        ("2010-08-17 14:33", "2010-08-17T14:33"),
        ("2010-08-17t9:05", "2010-08-17T09:05"),
        (" 2010-08", "2010-08"),
        ("2010-08\n", "2010-08"),
        ("circa 2010-08", "2010-08~"),
        ("2010-XX", "2010"),
        ("201X", "2010/2019"),
        ("2010s", "2010/2019"),
        ("2010/", "2010/.."),
        ("/2010", "../2010"),
        ("2010-08 to 2010-09", "2010-08/2010-09"),
        ("2010-08..2010-09", "2010-08/2010-09"),
        ("2010-8/2010-9", "2010-08/2010-09"),
        ("../2010-8", "../2010-08"),
        ("2010-05/06", "2010-05/2010-06"),
        ("[2010-05,2010-06]", "2010-05/2010-06"),
        ("{2010, 2011, 2012}", "2010/2012"),
    ],
)
def test_a_guessable_slip_is_refused_with_the_right_form(text, form):
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert caught.value.help == f'write "{form}"'


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("1.5.2010", ["2010-01-05", "2010-05-01"]),
        ("2010%", ["2010~", "2010?"]),
        ("2010-08~?", ["2010-08~", "2010-08?"]),
        ("~2010-08", ["2010-08~", "2010-08?"]),
    ],
)
def test_an_ambiguous_slip_is_refused_with_every_form_it_may_mean(text, forms):
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert sorted(caught.value.help.split('"')[1::2]) == sorted(forms)


@pytest.mark.parametrize(
    ("text", "says", "advises"),
    [
        ("2010-02-30", "no such day", "February 2010 has 28 days"),
        ("2010-06-31", "no such day", 'write "2010-06" if the day is not known'),
        ("2010-08-00", "no such day", "August 2010 has 31 days"),
        ("2010-01-32", "no such day", "January 2010 has 31 days"),
        ("2010-12-32", "no such day", "December 2010 has 31 days"),
        ("2010-13", "no month 13", "01 to 12"),
        ("2010-00", "no month 00", "01 to 12"),
        ("0000", "no year 0000", "0001 to 9999"),
        ("0000-01-01", "no year 0000", "0001 to 9999"),
        ("2010-08-17T24:00", "no such time", "00 to 23"),
        ("2010-08-17T14:60", "no such time", "00 to 59"),
        ("2010-08-17T14:33:05", "not a date", "without seconds"),
        ("2010-08-17T14:33Z", "not a date", "time zone"),
        ("2010-21", "no month 21", "seasons"),
        ("summer 2010", "not a date", "seasons"),
        ("2010-0X", "not a date", "unknown digits"),
        ("[..2010]", "not a date", "sets"),
        ("../..", "no date", "at least one end"),
        ("2010-09/2010-08", "ends before it begins", '"2010-08/2010-09"'),
        ("2011/2010-12-31~", "ends before it begins", "the earlier date first"),
        ("2010-05-11T14:33/2010-06", "time of day", "years, months or days"),
        ("12010", "not a date", "write 2010, 2010-08"),
        ("-0044", "not a date", "write 2010, 2010-08"),
        ("", "not a date", "write 2010, 2010-08"),
        ("..", "not a date", "write 2010, 2010-08"),
        ("2010/2011/2012", "not a date", "write 2010, 2010-08"),
        ("2010-08/2010-XX-40", "not a date", "unknown digits"),
        ("\u0662\u0660\u0661\u0660", "not a date", "write 2010, 2010-08"),
    ],
)
def test_anything_else_is_refused_with_the_value_and_what_is_allowed(text, says, advises):
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert says in caught.value.message
    assert f'"{text}"' in caught.value.message
    assert advises in caught.value.help


def test_the_message_stays_on_one_short_line():
    with pytest.raises(DateError) as caught:
        parse_date("2010\x1b[31m\n" + "x" * 500)
    assert caught.value.message.startswith('not a date: "2010\\x1b[31m\\nxxx')
    assert len(caught.value.message) < 120


def test_an_error_reads_as_its_message_and_survives_pickling():
    with pytest.raises(DateError) as caught:
        parse_date("2010-8")
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == again.message == 'not a date: "2010-8"'
    assert again.help == 'write "2010-08"'


# --- Order --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2010-09-07", "2010-10-06", Order.BEFORE),
        ("2010-08", "2010-09", Order.BEFORE),
        ("2010-08-31", "2010-09", Order.BEFORE),
        ("../2010-08-31", "2010-09-01/..", Order.BEFORE),
        ("2010-08", "2010-08", Order.NOT_ESTABLISHED),
        ("2010-08", "2010-08-17", Order.NOT_ESTABLISHED),
        ("2010", "2010-12-31", Order.NOT_ESTABLISHED),
        ("2010-08/2010-11-04", "2010-10-06", Order.NOT_ESTABLISHED),
        ("2010-08~", "2010-09-07", Order.NOT_ESTABLISHED),
        ("2010-08?", "2010-09-07", Order.BEFORE),
        ("2010/..", "2011/..", Order.NOT_ESTABLISHED),
        ("2010-08-17", "2010-08-17", Order.SAME_DAY),
        ("2010-05-11T14:23", "2010-05-11T14:33", Order.BEFORE),
        ("2010-05-11T14:23", "2010-05-11T14:23", Order.SAME_DAY),
        ("2010-05-11T14:23", "2010-05-11", Order.SAME_DAY),
        ("2010-05-11T14:23", "2010-05-10", Order.AFTER),
        ("2010-05-11T14:23", "2010-05", Order.NOT_ESTABLISHED),
        ("2010-05-11T14:23~", "2010-05-11T14:24", Order.SAME_DAY),
        ("2010-05-11T14:23~", "2010-05-11T14:25", Order.BEFORE),
        ("2010-05-11T00:00~", "2010-05-10", Order.NOT_ESTABLISHED),
        ("2010-05-11T00:00~", "2010-05-10T23:58", Order.AFTER),
        ("2010-05-11T00:00~", "2010-05-10T23:59", Order.NOT_ESTABLISHED),
    ],
)
def test_order_is_what_the_bounds_establish_and_no_more(a, b, expected):
    assert order(parse_date(a), parse_date(b)) is expected
    assert order(parse_date(b), parse_date(a)) is expected.mirrored


def test_mirroring_swaps_before_and_after_only():
    assert [o.mirrored for o in (Order.BEFORE, Order.AFTER)] == [Order.AFTER, Order.BEFORE]
    assert Order.SAME_DAY.mirrored is Order.SAME_DAY
    assert Order.NOT_ESTABLISHED.mirrored is Order.NOT_ESTABLISHED


def test_dates_have_no_less_than():
    with pytest.raises(TypeError):
        sorted([parse_date("2010"), parse_date("2011")])


# --- Cutting and intersecting -------------------------------------------------------------------


def test_a_cut_narrows_the_bounds_and_keeps_the_words_and_the_reason():
    found = cut("2010-11", "2010-11-04")
    assert bounds(found) == ("2010-11-01", "2010-11-04")
    assert (found.written, found.precision) == ("2010-11", Precision.MONTH)
    assert found.stated == (day("2010-11-01"), day("2010-12-01"))
    assert found.cut == "not later than its source"


def test_a_cut_that_takes_nothing_gives_the_same_object():
    found = parse_date("2010-11")
    assert cut_after(found, day("2010-11-30"), "unused") is found
    assert cut_before(found, day("2010-11-01"), "unused") is found


def test_a_cut_that_leaves_nothing_gives_none():
    found = parse_date("2010-11")
    assert cut_after(found, day("2010-10-31"), "source") is None
    assert cut_before(found, day("2010-12-01"), "reply") is None


def test_cuts_on_both_sides_keep_both_reasons_once():
    once = cut_before(parse_date("2010-11"), day("2010-11-04"), "later than its letter")
    assert once is not None
    twice = cut_after(once, day("2010-11-09"), "not later than its source")
    assert twice is not None
    assert bounds(twice) == ("2010-11-04", "2010-11-09")
    assert twice.cut == "later than its letter; not later than its source"
    thrice = cut_after(twice, day("2010-11-08"), "not later than its source")
    assert thrice is not None
    assert thrice.cut == twice.cut


def test_a_cut_closes_an_open_end():
    found = cut("2010-08/..", "2010-11-04")
    assert bounds(found) == ("2010-08-01", "2010-11-04")
    assert not found.is_open_end


def test_an_approximate_midnight_orders_by_the_day_that_a_cut_left():
    found = cut("2010-05-11T00:00~", "2010-05-10")
    assert order(found, parse_date("2010-05-11T00:00")) is Order.BEFORE
    assert order(found, parse_date("2010-05-10T23:59")) is Order.SAME_DAY
    assert order(found, parse_date("2010-05-10T23:58")) is Order.AFTER


@pytest.mark.parametrize(
    ("a", "b", "expected", "written"),
    [
        ("2010-08/2010-11-04", "2010-09-07", ("2010-09-07", "2010-09-07"), "2010-09-07"),
        ("2010", "2010-08", ("2010-08-01", "2010-08-31"), "2010-08"),
        ("2010-08/2010-09", "2010-09/2010-12", ("2010-09-01", "2010-09-30"), "2010-08/2010-09"),
        ("../2010-09", "2010-08/..", ("2010-08-01", "2010-09-30"), "../2010-09"),
        ("2010-05-11", "2010-05-11T14:33", ("2010-05-11", "2010-05-11"), "2010-05-11T14:33"),
        ("2010-05-11T14:33~", "2010-05-11T14:34", ("2010-05-11", "2010-05-11"), "2010-05-11T14:34"),
    ],
)
def test_an_intersection_is_written_like_the_narrower_date(a, b, expected, written):
    found = intersect(parse_date(a), parse_date(b))
    assert found is not None
    assert (bounds(found), found.written) == (expected, written)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2010-08", "2010-09"),
        ("../2010-08", "2010-09/.."),
        ("2010-05-11T14:23", "2010-05-11T14:33"),
        ("2010-05-11T14:23~", "2010-05-11T14:26~"),
    ],
)
def test_dates_with_nothing_in_common_do_not_intersect(a, b):
    assert intersect(parse_date(a), parse_date(b)) is None


def test_an_intersection_that_takes_days_away_says_what_the_other_date_was():
    found = intersect(parse_date("2010-08/2010-09"), parse_date("2010-09?/2011"))
    assert found is not None
    assert found.cut == 'also dated "2010-09?/2011"'
    assert found.uncertain


def test_an_intersection_is_as_certain_as_the_date_that_decides_it():
    certain = intersect(parse_date("2010?"), parse_date("2010-08-17"))
    assert certain is not None
    assert not certain.uncertain
    doubtful = intersect(parse_date("2010"), parse_date("2010-08-17?"))
    assert doubtful is not None
    assert doubtful.uncertain


def test_times_that_overlap_in_part_leave_the_day_without_a_time():
    found = intersect(parse_date("2010-05-11T14:33~"), parse_date("2010-05-11T14:35~"))
    assert found is not None
    assert found.minute is None
    assert format_date(found) == "11 May 2010"


# --- Gaps ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2010-09-07", "2010-10-06", Gap(29, 29)),
        ("2010-08-17", "2010-08-17", Gap(0, 0)),
        ("2010-08", "2010-08", Gap(0, 30)),
        ("2010-08", "2010-09-01", Gap(1, 31)),
        ("2010-08/2010-11-04", "2010-10-06", Gap(0, 66)),
        ("../2010-08-31", "2010-10-01", Gap(31, None)),
        ("2010-08-31/..", "2010-10-01", Gap(0, None)),
        ("2010-08-31", "2010-10-01/..", Gap(31, None)),
    ],
)
def test_a_gap_is_an_interval_of_days(a, b, expected):
    assert gap(parse_date(a), parse_date(b)) == expected
    assert gap(parse_date(b), parse_date(a)) == expected


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


# --- Printing -----------------------------------------------------------------------------------


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
