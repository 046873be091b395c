"""Laws that every date keeps, whatever is written."""

import re
from calendar import monthrange
from datetime import date
from itertools import permutations, product

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from scomm_timeline.model.date_words import format_date, format_gap, iso
from scomm_timeline.model.dates import (
    DateError,
    FuzzyDate,
    Order,
    Precision,
    cut_after,
    cut_before,
    gap,
    intersect,
    order,
)
from scomm_timeline.model.edtf import parse_date

MARKS = st.sampled_from(["", "~", "?"])


def written(at: date, precision: Precision, minute: int = 0) -> str:
    """One date in the written subset; `minute` counts from midnight."""
    parts = {Precision.YEAR: 4, Precision.MONTH: 7}.get(precision, 10)
    time = f"T{minute // 60:02}:{minute % 60:02}" if precision is Precision.MINUTE else ""
    return f"{at.year:04}{at.isoformat()[4:parts]}{time}"


@st.composite
def point_texts(draw, low=date.min, high=date.max, precisions=tuple(Precision)[:4], marks=MARKS):
    text = written(
        draw(st.dates(low, high)), draw(st.sampled_from(precisions)), draw(st.integers(0, 1439))
    )
    return text + draw(marks)


@st.composite
def interval_texts(draw, low=date.min, high=date.max, marks=MARKS):
    first, last = sorted((draw(st.dates(low, high)), draw(st.dates(low, high))))
    precisions = st.sampled_from([Precision.YEAR, Precision.MONTH, Precision.DAY])
    start = written(first, draw(precisions)) + draw(marks)
    finish = written(last, draw(precisions)) + draw(marks)
    return draw(st.sampled_from([f"{start}/{finish}", f"../{finish}", f"{start}/.."]))


ANY_TEXT = point_texts() | interval_texts()
ANY_DATE = ANY_TEXT.map(parse_date)
# Near each other, so that they overlap, touch and miss about equally often; midnights included.
NEAR = {"low": date(2010, 1, 30), "high": date(2010, 3, 2)}
NEAR_DATE = (
    point_texts(**NEAR)
    | interval_texts(**NEAR)
    | st.sampled_from(["2010-02-14T00:00~", "2010-02-13T23:59~", "2010-02-14T00:00", "2010-02-13"])
).map(parse_date)
NEAR_DAYS = st.dates(NEAR["low"], NEAR["high"]).map(date.toordinal)
THREE_DAYS = st.dates(date(2010, 5, 10), date(2010, 5, 12))
SHORT_TEXT = point_texts(
    **NEAR, precisions=[Precision.MONTH, Precision.DAY], marks=st.sampled_from(["", "~", "?"])
)
SLIPS = st.text("0123456789-/.~?%TXu:[]{}, ", max_size=24) | st.text(max_size=24)


def refusal(text: str) -> DateError | None:
    """The error that a text raises, if it is no date."""
    try:
        parse_date(text)
    except DateError as err:
        return err
    return None


def days(d: FuzzyDate) -> range:
    return range(d.earliest, d.end)


@given(ANY_TEXT)
def test_what_was_typed_is_kept_and_reads_the_same_again(text):
    found = parse_date(text)
    assert found.written == text
    parse_date.cache_clear()
    assert parse_date(found.written) == found


@given(st.dates(), st.integers(0, 1439))
def test_stated_bounds_are_those_of_the_calendar(at, minute):
    in_month = monthrange(at.year, at.month)[1]
    expected = {
        Precision.YEAR: (date(at.year, 1, 1), date(at.year, 12, 31)),
        Precision.MONTH: (at.replace(day=1), at.replace(day=in_month)),
        Precision.DAY: (at, at),
        Precision.MINUTE: (at, at),
    }
    for precision, (first, last) in expected.items():
        found = parse_date(written(at, precision, minute))
        assert found.precision is precision
        assert (found.earliest, found.latest) == (first.toordinal(), last.toordinal())
    assert found.minute == minute


@given(st.dates())
def test_an_iso_day_reads_back(at):
    text = iso(at.toordinal())
    assert text == f"{at.year:04}-{at.month:02}-{at.day:02}"
    assert list(days(parse_date(text))) == [at.toordinal()]


@given(ANY_DATE)
def test_there_is_always_a_possible_day_and_the_stated_ones_are_possible(d):
    assert d.earliest < d.end
    assert d.earliest <= d.stated[0] < d.stated[1] <= d.end


@given(point_texts(marks=st.just("")))
def test_widening_goes_at_most_one_unit_beyond_each_end_and_only_outward(text):
    plain, wide = parse_date(text), parse_date(f"{text}~")
    unit = {Precision.YEAR: (365, 366), Precision.MONTH: (28, 31), Precision.DAY: (1, 1)}
    low, high = unit.get(plain.precision, (0, 1))
    inside = (
        date(2, 1, 1).toordinal() <= plain.earliest and plain.latest < date(9999, 1, 1).toordinal()
    )
    for moved in (plain.earliest - wide.earliest, wide.end - plain.end):
        assert (low if inside else 0) <= moved <= high


@given(SLIPS | ANY_TEXT)
@example("9" * 80 + "X")
@example("2010-08-17T14:33/")
@example("1" * 100_000)
def test_parsing_raises_nothing_but_a_date_error_of_one_line(text):
    err = refusal(text)
    if err is None:
        assert parse_date(text).written == text
    else:
        assert err.help
        assert err.message.isprintable()


@given(SLIPS)
@example("1.5.2010")
@example("2010-09~/2010-08?")
@example("2010-02-30")
@example("..2010")
@example("[2010-05..2010-06]")
def test_every_form_that_an_error_proposes_can_be_read(text):
    err = refusal(text)
    for form in re.findall(r'"([^"]*)"', err.help if err else ""):
        assert refusal(form) is None


@pytest.mark.parametrize("slip", ["1.5.2010", "2010-9-1"])
def test_an_error_proposes_the_right_form(slip):
    err = refusal(slip)
    assert err is not None
    assert re.findall(r'"([^"]*)"', err.help)


@given(NEAR_DATE, NEAR_DATE)
def test_order_mirrors(a, b):
    assert order(a, b).mirrored is order(b, a)


@given(st.lists(NEAR_DATE, min_size=3, max_size=6))
@example([parse_date("2010-08"), parse_date("2010-09-01"), parse_date("2010-10~")])
def test_before_is_transitive(dates):
    for a, b, c in permutations(dates, 3):
        if order(a, b) is order(b, c) is Order.BEFORE:
            assert order(a, c) is Order.BEFORE


@given(SHORT_TEXT, SHORT_TEXT)
def test_order_of_days_is_what_every_choice_of_days_agrees_on(a_text, b_text):
    a, b = parse_date(a_text), parse_date(b_text)
    pairs = set(product(days(a), days(b)))
    if all(x < y for x, y in pairs):
        expected = Order.BEFORE
    elif all(x > y for x, y in pairs):
        expected = Order.AFTER
    elif all(x == y for x, y in pairs):
        expected = Order.SAME_DAY
    else:
        expected = Order.NOT_ESTABLISHED
    assert order(a, b) is expected


@given(THREE_DAYS, THREE_DAYS, st.integers(0, 1439), st.integers(0, 1439))
def test_exact_times_order_as_the_clock_does(a_day, b_day, a_minute, b_minute):
    a = parse_date(written(a_day, Precision.MINUTE, a_minute))
    b = parse_date(written(b_day, Precision.MINUTE, b_minute))
    if (a_day, a_minute) == (b_day, b_minute):
        assert order(a, b) is Order.SAME_DAY
    else:
        earlier = (a_day, a_minute) < (b_day, b_minute)
        assert order(a, b) is (Order.BEFORE if earlier else Order.AFTER)


@given(point_texts(**NEAR, marks=st.just("")), NEAR_DATE)
def test_widening_never_establishes_an_order(text, other):
    plain, wide = parse_date(text), parse_date(f"{text}~")
    if order(plain, other) is Order.NOT_ESTABLISHED:
        assert order(wide, other) is Order.NOT_ESTABLISHED
    if order(wide, other) in (Order.BEFORE, Order.AFTER):
        assert order(plain, other) is order(wide, other)


@given(NEAR_DATE, NEAR_DAYS)
def test_a_cut_keeps_exactly_the_days_on_its_side(d, limit):
    near = range(max(d.earliest, limit - 800), min(d.end, limit + 800))
    for found, left in (
        (cut_after(d, limit, "why"), [at for at in near if at <= limit]),
        (cut_before(d, limit, "why"), [at for at in near if at >= limit]),
    ):
        assert (found is None) == (not left)
        if found is not None:
            assert d.earliest <= found.earliest < found.end <= d.end
            assert [at for at in near if at in days(found)] == left
            assert bool(found.cut) == (found is not d)


@given(NEAR_DATE, NEAR_DAYS)
def test_a_cut_date_names_its_true_last_day(d, last):
    found = cut_after(d, last, "why")
    assume(found is not d)
    if found is None:
        assert last < d.earliest
        return
    at = date.fromordinal(last)
    assert f"{at.day} {at:%b} {at.year}" in format_date(found)


@given(NEAR_DATE, NEAR_DATE)
def test_an_intersection_is_inside_both_and_loses_no_common_day(a, b):
    found = intersect(a, b)
    assert found == intersect(b, a)
    first, end = max(a.earliest, b.earliest), min(a.end, b.end)
    if found is not None:
        assert (found.earliest, found.end) == (first, end)
        assert found.written in (a.written, b.written)
    elif a.minute is None or b.minute is None:
        assert first >= end
    else:
        assert order(a, b) in (Order.BEFORE, Order.AFTER)


@given(NEAR_DATE)
def test_a_date_intersected_with_itself_is_itself(d):
    assert intersect(d, d) == d


@given(NEAR_DATE, NEAR_DATE)
def test_a_gap_has_the_same_size_from_both_sides(a, b):
    assert gap(a, b) == gap(b, a)
    assert gap(a, b).least >= 0
    either_open = any(d.is_open_start or d.is_open_end for d in (a, b))
    assert (gap(a, b).most is None) == either_open


@given(SHORT_TEXT, SHORT_TEXT)
def test_a_gap_is_the_least_and_greatest_difference_of_any_two_days(a_text, b_text):
    a, b = parse_date(a_text), parse_date(b_text)
    differences = {abs(x - y) for x, y in product(days(a), days(b))}
    found = gap(a, b)
    assert (found.least, found.most) == (min(differences), max(differences))


@given(ANY_DATE, ANY_DATE)
def test_every_date_and_gap_can_be_printed_on_one_line(a, b):
    assert format_date(a).isprintable()
    assert format_gap(gap(a, b)).isprintable()


def test_every_year_can_be_written_alone_and_approximate():
    for year in range(1, 10_000):
        plain, wide = parse_date(f"{year:04}"), parse_date(f"{year:04}-12~")
        assert iso(plain.earliest) == f"{year:04}-01-01"
        assert iso(plain.latest) == f"{year:04}-12-31"
        assert iso(wide.earliest) == f"{year:04}-11-01"
        after = f"{year + 1:04}-01-31" if year < 9999 else "9999-12-31"
        assert iso(wide.latest) == after
