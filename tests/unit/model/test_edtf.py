"""What a written date stands for, and which are refused, with the form that was meant."""

import pickle

import pytest

from scomm_timeline.model.dates import OPEN_FUTURE, OPEN_PAST, DateError, Precision
from scomm_timeline.model.edtf import parse_date
from tests.unit.model.days import bounds

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
