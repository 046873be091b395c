"""Dates against `edtf`, the fullest reader of EDTF there is; where the two differ is listed."""

from datetime import date
from time import struct_time

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from scomm_timeline.model.dates import OPEN_FUTURE, OPEN_PAST, DateError
from scomm_timeline.model.edtf import parse_date
from tests.draws import drawn

# First and last possible day as (year, month, day); infinite where open; None if refused.
Moment = tuple[int, ...] | float
Reading = tuple[Moment, Moment] | None


def moment(value: struct_time | float) -> Moment:
    return value if isinstance(value, float) else tuple(value)[:3]


def their_reading(text: str, kind: str) -> Reading:
    """What `edtf` makes of a text; `kind` is strict (as stated) or fuzzy (widened)."""
    try:
        found = parse_edtf(text)
    except EDTFParseException:
        return None
    return (
        moment(getattr(found, f"lower_{kind}")()),
        moment(getattr(found, f"upper_{kind}")()),
    )


def our_reading(text: str, kind: str) -> Reading:
    try:
        found = parse_date(text)
    except DateError:
        return None
    earliest, end = found.stated if kind == "strict" else (found.earliest, found.end)

    def calendar(day: int) -> tuple[int, ...]:
        return date.fromordinal(day).timetuple()[:3]

    return (
        float("-inf") if earliest == OPEN_PAST else calendar(earliest),
        float("inf") if end == OPEN_FUTURE else calendar(end - 1),
    )


@pytest.mark.parametrize("kind", ["strict", "fuzzy"])
@pytest.mark.parametrize(
    "text",
    [
        "2010",
        "0001",
        "9999",
        "2010-08",
        "2010-12",
        "2008-02",
        "1900-02",
        "2000-02",
        "2010-08-17",
        "2008-02-29",
        "9999-12-31",
        "2010-08/2010-09-15",
        "2010-08-17/2010-08",
        "2009/2011-07",
        "2010-02-27/2010-03-02",
        "../2010-05",
        "2010-05/..",
    ],
)
def test_plain_dates_and_intervals_have_the_bounds_that_edtf_gives(text, kind):
    expected = their_reading(text, kind)
    assert expected is not None
    assert our_reading(text, kind) == expected


@pytest.mark.parametrize(
    "text",
    ["2010~", "2010-08~", "2010-08-17~", "2010?", "2010-08?", "2010-05~/2010-06", "2010/2011?"],
)
def test_marked_dates_state_the_bounds_that_edtf_calls_strict(text):
    expected = their_reading(text, "strict")
    assert expected is not None
    assert our_reading(text, "strict") == expected


def test_a_year_alone_is_widened_as_edtf_widens_it():
    assert our_reading("2010~", "fuzzy") == their_reading("2010~", "fuzzy") is not None


@pytest.mark.parametrize(
    "text",
    [
        "2010-13",
        "2010-00",
        "2010-02-30",
        "2010-8",
        "1.5.2010",
        "August 2010",
        "",
        "..",
    ],
)
def test_what_edtf_refuses_is_refused(text):
    assert their_reading(text, "strict") is None
    assert our_reading(text, "strict") is None


@settings(max_examples=drawn(25), deadline=None)  # one parse by `edtf` takes some 10 ms
@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_any_plain_date_has_the_bounds_that_edtf_gives(at, length):
    text = at.isoformat()[:length]
    assert our_reading(text, "strict") == their_reading(text, "strict") is not None


@pytest.mark.parametrize(
    ("text", "kind", "refused_by", "reason"),
    [
        ("2010-08~", "fuzzy", None, "edtf widens a month by a year and a month; ours by a month"),
        ("2010-08-17~", "fuzzy", None, "edtf widens a day by a year, a month and a day"),
        ("2010-05~/2010-06", "fuzzy", None, "the same padding, on the marked end"),
        ("2010?", "fuzzy", None, "edtf widens for ?, which to us is a flag"),
        ("9999-12~", "fuzzy", None, "edtf runs on into year 10001; ours stops with the calendar"),
        ("2010-08-17T14:33", "strict", "edtf", "edtf wants seconds; e-mails print minutes"),
        ("2010-08-17T14:33:00", "strict", "ours", "no source prints seconds that matter"),
        (
            "2010-05-01/2010-04-01",
            "strict",
            "ours",
            "backwards: edtf gives an end before the start",
        ),
        ("2011-02-29", "strict", "ours", "edtf lets 29 February stand in any year"),
        ("2010/", "strict", "ours", "unknown end: edtf invents ten years"),
        ("../..", "strict", "ours", "says nothing; a missing date is left out instead"),
        ("0000", "strict", "ours", "year 0 is outside the calendar of `datetime`"),
        ("2010%", "strict", "ours", "level 1, not in the subset: say ~ or ?"),
        ("2010-21", "strict", "ours", "a season has no agreed months"),
        (
            "2010-XX",
            "strict",
            "ours",
            "unspecified digits: the shorter form or an interval says it",
        ),
        (
            "[2010-05,2010-06]",
            "strict",
            "ours",
            "sets are level 2, and a list to YAML if not quoted",
        ),
        (" 2010", "strict", "ours", "what was typed is kept, so blanks are not dropped in silence"),
        ("2010\n", "strict", "ours", "the same for a line end"),
    ],
)
def test_known_disagreements_with_edtf_still_stand(text, kind, refused_by, reason):
    theirs, ours = their_reading(text, kind), our_reading(text, kind)
    assert theirs != ours, f"now alike; move it to the agreements above: {reason}"
    assert (theirs is None) == (refused_by == "edtf")
    assert (ours is None) == (refused_by == "ours")
