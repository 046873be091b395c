"""Small dated lanes: every statement counted, every bar over every day that is possible, no more."""

import re
from datetime import date
from string import ascii_letters
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scomm_timeline.analysis.selection import Selection
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.pipeline.showing import build_timeline_report
from scomm_timeline.renderers import RenderOptions, render
from scomm_timeline.renderers.lanes import lane_lines
from scomm_timeline.renderers.page import LaneRow, Lanes, data, inline
from scomm_timeline.renderers.visible import cell_width
from scomm_timeline.reports import TimelineReport
from scomm_timeline.reports.speaking import BodyLane
from tests.builders import records, sound_set, statement

HEADING = "Who spoke when"
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
FIRST, LAST = "2030-01-01", "2033-12-31"
MONTHS = {FIRST: 0, LAST: 47}
"""The ends of a scale that has a column a month on a page of 62, with Januaries at 12, 24 and 36."""


def row(name: str, *dates: str, brief: str = "") -> LaneRow:
    return LaneRow(
        inline(data(name)),
        inline(data(brief or name)),
        tuple(map(parse_date, dates)),
        inline(f"{len(dates)} told"),
    )


def drawn(*rows: LaneRow, width: int = 62) -> list[str]:
    """The lines of the lanes; the scale is the first that begins with several blanks."""
    return ["".join(span.text for span in line) for line in lane_lines(Lanes(rows), width)]


def picture(*rows: LaneRow, width: int = 62) -> list[str]:
    """The scale and the lanes, without what the signs mean."""
    lines = drawn(*rows, width=width)
    return lines[next(at for at, line in enumerate(lines) if line.startswith("   ")) :]


def legend(*rows: LaneRow) -> str:
    lines = drawn(*rows)
    return " ".join(" ".join(lines[: -len(picture(*rows))]).split())


def tracks(*dates: str) -> list[str]:
    """What stands right of name and count: a column for an arrow, then the first month."""
    margin = len("  Watch ") + len(f"{len(dates)} ")
    return [line[margin:] for line in picture(row("Watch", *dates))[1:]]


def at(**columns: str) -> str:
    """A line with these signs at these columns: `c12="1--"` begins at the thirteenth month."""
    cells = [" "] * 80
    for name, signs in columns.items():
        start = int(name[1:]) + 1
        cells[start : start + len(signs)] = signs
    return "".join(cells).rstrip()


def report_of(*statements: dict[str, Any]) -> TimelineReport:
    corpus = sound_set(*(records(one) for one in statements))
    return build_timeline_report(corpus, Selection(), is_shipped=False)


def shown(*statements: dict[str, Any], form: str = "text", color: bool = False) -> str:
    return render(form, report_of(*statements), RenderOptions(width=80, color=color))


# -- dates ----------------------------------------------------------------------------------------


def test_a_date_within_a_column_is_a_digit_and_any_other_a_bar_over_all_its_columns():
    assert tracks(FIRST, LAST, "2031-03", "2031-03-10", "2030") == [
        at(c0="1", c12=".", c14="2", c24=".", c36=".", c47="1"),
        at(c0="1-----------"),
    ]


def test_nothing_touches_a_bar():
    close = ("2030-02/2030-03", "2030-04/2030-05", "2030-07/2030-08", "2030-09/2030-10")
    assert tracks(FIRST, LAST, *close) == [
        at(c0="1", c3="1-", c6="1-", c12=".", c24=".", c36=".", c47="1"),
        at(c1="1-", c8="1-"),
    ]


def test_a_date_that_is_only_about_right_has_a_sign_of_its_own():
    assert tracks(FIRST, LAST, "2031-06~")[0] == at(
        c0="1", c12=".", c16="1~~", c24=".", c36=".", c47="1"
    )
    assert "with ~ the date is only about right." in legend(row("Watch", FIRST, LAST, "2031-06~"))
    assert "~" not in legend(row("Watch", FIRST, LAST, "2031"))


def test_an_end_that_nobody_knows_is_an_arrow():
    _, line = tracks(FIRST, LAST, "../2030-03", "2033-06/..")
    assert line == "<" + at(c0="1--", c12=".", c24=".", c36=".", c41="1------>")[1:]
    assert "< and >: on that side no end is known." in legend(row("Watch", "../2030", LAST))
    assert "<" not in legend(row("Watch", "2030", LAST))


@pytest.mark.parametrize(
    ("last", "unit"),
    [
        ("2030-01-20", "a day"),
        ("2030-08-20", "a week"),
        ("2032-08-20", "a month"),
        ("2036-08-20", "2 months"),
        ("2060-08-20", "a year"),
        ("2990-08-20", "20 years"),
    ],
)
def test_a_column_is_as_short_as_the_page_allows(last, unit):
    assert legend(row("Watch", FIRST, last)) == f"A column is {unit}; a digit counts statements."


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2030-04-01", "2033-01-01", "Apr 2030 2031        2032        2033"),
        ("2030-11-01", "2033-01-01", "2031        2032        2033"),
        ("2030-12-28", "2031-02-03", "1 Jan 2031         20          1 Feb"),
        ("2030-12-20", "2031-06-03", "Jan 2031 Mar Apr May  Jun"),
    ],
)
def test_the_scale_names_what_has_room_years_before_all_else(first, last, labels):
    assert picture(row("Watch", first, last))[0].strip() == labels


@pytest.mark.parametrize(
    "ends",
    [
        ("0001", "9999"),
        ("0001-01-01", "0001-01-02"),
        ("9999", "9998"),
        ("9999-10-01", "9999-12-31"),
    ],
)
def test_the_ends_of_the_calendar_are_drawn(ends):
    assert "1" in tracks(*ends)[0]


def test_where_no_day_is_known_it_is_told_in_words():
    nobody = LaneRow(inline(data("Watch")), inline(data("Watch")), (), inline("nothing told"))
    assert drawn(nobody) == ["  Watch: nothing told"]


# -- counts ---------------------------------------------------------------------------------------

DAYS = st.dates(date(2030, 1, 1), date(2033, 12, 31)).map(date.isoformat)
WRITTEN = st.one_of(
    DAYS,
    DAYS.map(lambda day: day[:7]),
    DAYS.map(lambda day: day[:4]),
    DAYS.map(lambda day: f"{day[:7]}~"),
    DAYS.map(lambda day: f"../{day}"),
    DAYS.map(lambda day: f"{day}/.."),
    st.tuples(DAYS, DAYS).map(lambda both: "/".join(sorted(both))),
)


@example(["2033-12~"], 62)  # the year after it begins on the last column
@given(st.lists(WRITTEN, min_size=1, max_size=8), st.sampled_from([40, 62, 80, 120, 200]))
def test_every_statement_is_counted_once_on_a_page_of_any_width(dates, width):
    lines = picture(row("Watch", FIRST, LAST, *dates), width=width)
    assert all(cell_width(line) <= width for line in lines)
    marks = " ".join(lines[1:])
    marks = marks.replace(f"Watch, {len(dates) + 2}", "").replace(f"Watch {len(dates) + 2} ", "")
    assert sum(map(int, re.findall("[0-9]", marks))) == len(dates) + 2


@given(DAYS, DAYS)
def test_a_bar_covers_the_months_of_all_possible_days_and_no_other(one, other):
    first, last = sorted((one, other))
    start, end = (int(day[:4]) * 12 + int(day[5:7]) - 2030 * 12 - 1 for day in (first, last))
    lines = tracks(FIRST, LAST, f"{first}/{last}")
    bars = [
        (found.start() - 1, found.end() - 2) for line in lines for found in re.finditer("1-+", line)
    ]
    assert bars == ([(start, end)] if end > start else [])


def test_ten_or_more_in_one_column_are_a_plus_that_is_explained():
    ten = row("Watch", *[FIRST] * 10, LAST)
    assert picture(ten)[1].startswith("  Watch 11  +  ")
    assert "a digit counts statements, + is ten or more." in legend(ten)
    assert "+" not in legend(row("Watch", *[FIRST] * 9, LAST))


def test_more_bars_than_a_small_picture_holds_are_counted_with_their_days():
    told = " ".join(
        " ".join(picture(row("Watch", *[f"{at}/2055" for at in range(2020, 2040)]))).split()
    )
    assert told.endswith("12 more, not drawn for want of room: between 1 Jan 2020 and 31 Dec 2055")


# -- names ----------------------------------------------------------------------------------------


def test_lanes_begin_at_one_column_whatever_the_width_of_their_letters():
    names = ("港湾局", "Watch", "e\u0301")
    lines = picture(*[row(name, FIRST) for name in names], row("Z", LAST))[1:4]
    assert [cell_width(line) for line in lines] == [len("  123456 1  1")] * 3


def test_a_name_without_room_gives_way_to_its_short_form_or_stands_above_its_lane():
    long = "Office of the Harbor Master of the Northern and Eastern Coasts"
    rows = (row(long, FIRST, brief="OHM"), row("No Short Form: " + long, FIRST), row("W", LAST))
    lines = picture(*rows, width=80)
    assert lines[1] == "  OHM 1  1"
    assert " ".join(" ".join(lines[2:5]).split()) == f"No Short Form: {long}, 1 1"
    assert lines[4] == "         1"
    assert picture(*rows, width=200)[1].startswith(f"  {long} ")


def test_a_narrow_page_has_names_above_lanes_and_a_very_narrow_one_has_words():
    rows = (row("Harbor Office", FIRST, LAST), row("Watch", LAST))
    assert [line[:9] for line in picture(*rows, width=40)[1:3]] == ["  Harbor ", "   1     "]
    assert drawn(*rows, width=22) == ["  Harbor Office: 2", "    told", "  Watch: 1 told"]


# -- under `show` ---------------------------------------------------------------------------------


def lanes_of(page: str) -> list[tuple[str, int]]:
    """Names and counts, as they stand in front of the lanes."""
    after = page[page.index(HEADING) :].split("\n\n", maxsplit=1)[0]
    found = re.findall(r"^  ((?:  )?\S.*?) +([0-9]+)  ", after, re.MULTILINE)
    return [(name, int(count)) for name, count in found]


def test_bodies_stand_in_the_order_of_what_they_said_and_a_joint_statement_with_each():
    page = shown(
        statement("a", made="2031-01-01", from_="ford-council"),
        statement("b", made="2031-02-01"),
        statement("c", made="2031-03-01"),
        statement("d", made="2031-04-01", from_=["beacon-agency", "ford-council"]),
    )
    assert lanes_of(page) == [("Beacon Agency", 3), ("Council of Ford", 2)]
    assert "A joint statement is in the lane of each who signed." in " ".join(page.split())


def test_parts_stand_below_the_body_that_they_are_part_of():
    senders = ("tide-office", "ministry", "beacon-agency", "tide-office", "parliament")
    said = [
        statement(f"s-{at}", made=f"2031-0{at + 1}", from_=one) for at, one in enumerate(senders)
    ]
    assert lanes_of(shown(*said)) == [
        ("Ministry of Works", 1),
        ("  Tide Office", 2),
        ("  Beacon Agency", 1),
        ("Parliament", 1),
    ]


def test_of_very_many_bodies_those_that_said_least_share_a_lane():
    report = report_of(*[statement(f"s-{at}", made=f"2031-{at:02}") for at in range(1, 13)])
    ids = [one.view.id for one in report.statements]
    many = tuple(
        BodyLane(f"Body {ascii_letters[at]}", f"B{at}", 0, (ids[at % 12],)) for at in range(30)
    )
    lanes = lanes_of(render("text", report._replace(lanes=many), RenderOptions(width=80)))
    assert lanes == [*[(f"Body {one}", 1) for one in ascii_letters[:23]], ("7 other bodies", 7)]
    few = report._replace(lanes=many[:24])
    assert lanes_of(render("text", few, RenderOptions(width=80)))[-1] == ("Body x", 1)


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_is_drawn_of_nothing_or_of_one_statement(count):
    assert HEADING not in shown(*[statement(f"s-{number}") for number in range(count)])


def test_nothing_is_drawn_of_one_day():
    first = statement("a", made="2031-03-10")
    assert HEADING not in shown(first, statement("b", made="2031-03-10"))
    assert HEADING in shown(first, statement("b", made="2031-03-11"))


def test_color_changes_no_word():
    both = (statement("a", made="2031-03"), statement("b", made="2031~"))
    painted = shown(*both, color=True)
    assert "\x1b[1m1\x1b[0m" in painted
    assert ESCAPES.sub("", painted) == shown(*both)


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_machines_are_given_no_picture(form):
    page = shown(statement("a", made="2031-03"), statement("b", made="2031-05"), form=form)
    assert HEADING not in page
    assert "lanes" not in page


def test_markdown_says_the_same_in_words():
    page = shown(statement("a", made="2031-03"), statement("b", made="2031-05-01"), form="md")
    assert f"## {HEADING}" in page
    assert "| **Beacon Agency** | 2 statements, between 1 Mar 2031 and 1 May 2031 |" in page
