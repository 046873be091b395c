"""How two dates compare, what is left of one that is cut, how long it is between two."""

import pytest

from scomm_timeline.model.date_words import format_date
from scomm_timeline.model.dates import (
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
from tests.unit.model.days import bounds, cut, day

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
    last = cut_before(parse_date("2010-11"), day("2010-11-30"), "later than its letter")
    assert last is not None
    assert bounds(last) == ("2010-11-30", "2010-11-30")
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
