"""What a printed number may stand for."""

from decimal import Decimal

import pytest

from scomm_timeline.analysis.rounding import values_of
from scomm_timeline.model.statement import Bound, Figure


def figure(value, bound="exact"):
    return Figure("towers-lit", value, "towers", Bound(bound))


@pytest.mark.parametrize(
    ("value", "bound", "least", "most"),
    [
        ("79", "exact", "78.5", "79.5"),
        ("47.7", "exact", "47.65", "47.75"),
        ("183,000", "exact", "182500", "183500"),
        ("0", "exact", "0", "0.5"),
        ("600", "about", "500", "700"),
        ("183000", "about", "182000", "184000"),
        ("20", "at-most", "0", "20.5"),
        ("50", "at-least", "49.5", None),
    ],
)
def test_a_number_is_as_wide_as_its_last_digit(value, bound, least, most):
    found = values_of(figure(value, bound))
    assert found is not None
    assert found.least == Decimal(least)
    assert found.most == (None if most is None else Decimal(most))


@pytest.mark.parametrize(("value", "bound", "most"), [("100", "exact", 105), ("100", "about", 120)])
def test_a_round_number_is_not_wider_than_a_share_of_itself(value, bound, most):
    found = values_of(figure(value, bound))
    assert found is not None
    assert found.most == most


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("600", "about"), ("658", "exact")),
        (("79", "exact"), ("79.4", "exact")),
        (("50", "at-least"), ("79", "exact")),
        (("183000", "about"), ("183,412", "exact")),
        (("20", "at-most"), ("5", "at-least")),
    ],
)
def test_rounding_and_bounds_let_both_be_right(one, two):
    first, second = values_of(figure(*one)), values_of(figure(*two))
    assert first is not None
    assert second is not None
    assert first.shares_with(second)
    assert second.shares_with(first)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("12", "exact"), ("13", "exact")),
        (("658", "exact"), ("1006", "exact")),
        (("50", "at-least"), ("28", "exact")),
        (("20", "at-most"), ("31", "exact")),
        (("600", "about"), ("900", "exact")),
        (("60", "at-least"), ("40", "at-most")),
    ],
)
def test_no_number_is_both(one, two):
    first, second = values_of(figure(*one)), values_of(figure(*two))
    assert first is not None
    assert second is not None
    assert not first.shares_with(second)
    assert not second.shares_with(first)


@pytest.mark.parametrize("value", ["half", "1 in 4", "", "1,00", "-5", "1e9", "٣", "NaN"])
def test_what_is_no_plain_number_stands_for_none(value):
    assert values_of(figure(value)) is None


def test_a_number_of_any_length_is_read():
    assert values_of(figure("9" * 5000)) is not None
    assert values_of(figure("0." + "0" * 5000 + "1")) is not None
