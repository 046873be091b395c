"""Who held what in which month: whole months only where the dates are known, else a run of open ones."""

import pytest

from scomm_timeline.analysis.holding import Line, holdings
from scomm_timeline.analysis.stretches import Stood
from tests.engine_builders import found_in, said

MAY = {"leave": "may-leave"}
STAY = {"leave": "must-stay"}
MARKS = {Stood.NO: ".", Stood.MAY: "?", Stood.STOOD: "=", Stood.SAID: "S"}
JANUARY = 2031 * 12


def held(*statements, wanted=None):
    court = found_in(*statements).court
    return holdings(court, wanted or (lambda _utterance, _facet, _place: True))


def line(found, position, voice="ministry", place="aldery", *, denied=False) -> Line:
    matching: list[Line] = [
        each
        for each in found.lines
        if (each.position, each.voice, each.place, each.denied) == (position, voice, place, denied)
    ]
    (one,) = matching
    return one


def marks(one, months=12, first=JANUARY):
    """The line as twelve marks of the year 2031."""
    return "".join(MARKS[one.months.get(month, Stood.NO)] for month in range(first, first + months))


LAST = said("last", "2031-12-20", {"levy": "gift"}, from_="treasury")
"""Something else in December, so that the record does not end before."""


def test_a_line_of_the_last_month_of_the_calendar_stands():
    found = held(said("a", "9999-12-31", MAY))
    assert marks(line(found, "may-leave"), 3, first=9999 * 12 + 10) == ".S."
    assert found.until == 9999 * 12 + 11  # the calendar has no month after it


def test_a_line_stands_from_the_month_it_was_said_until_the_record_ends():
    assert marks(line(held(said("a", "2031-03-10", MAY), LAST), "may-leave")) == "..S========="


def test_said_again_is_marked_again():
    found = held(said("a", "2031-03-10", MAY), said("b", "2031-06-01", MAY, to="towns"), LAST)
    one = line(found, "may-leave")
    assert marks(one) == "..S==S======"
    assert one.statements == ("a", "b")


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        ("2031-03", "..S========="),
        ("2031-02/2031-05", ".???========"),
        ("2031-02-20/2031-03-02", ".?=========="),
        ("2031~", "????????????"),
        ("../2031-03-02", "??=========="),
    ],
)
def test_an_open_date_is_a_run_of_open_months_and_never_its_middle(made, wanted):
    first = said("first", "2031-01-01", {"levy": "gift"}, from_="treasury")
    assert marks(line(held(first, said("a", made, MAY), LAST), "may-leave")) == wanted


def test_an_announcement_ends_the_line_in_its_month():
    ends = said("b", "2031-06-15", STAY, announces=[{"topic": "leave"}], to="public")
    one = line(held(said("a", "2031-03-10", MAY), ends, LAST), "may-leave")
    assert marks(one) == "..S===......"
    assert one.ended_by == ("b",)


def test_an_announcement_of_open_date_ends_it_in_a_run_of_open_months():
    ends = said("b", "2031-06/2031-08", STAY, announces=[{"topic": "leave"}], to="public")
    one = line(held(said("a", "2031-03-10", MAY), ends, LAST), "may-leave")
    assert marks(one) == "..S==???...."


def test_an_announcement_with_a_later_day_leaves_the_line_standing_until_then():
    ends = said(
        "b", "2031-06-15", STAY, announces=[{"topic": "leave", "from": "2031-09-01"}], to="public"
    )
    one = line(held(said("a", "2031-03-10", MAY), ends, LAST), "may-leave")
    assert marks(one)[:8] == "..S====="
    assert marks(one)[9:] == "..."


def test_an_announcement_inside_the_house_ends_nothing():
    ends = said("b", "2031-06-15", STAY, announces=[{"topic": "leave"}], to="inside")
    one = line(held(said("a", "2031-03-10", MAY), ends, LAST), "may-leave")
    assert marks(one) == "..S========="
    assert one.ended_by == ()


def test_a_new_line_that_announces_nothing_leaves_the_old_one_standing():
    found = held(said("a", "2031-03-10", MAY), said("b", "2031-06-15", STAY), LAST)
    assert marks(line(found, "may-leave")) == "..S========="
    (two,) = found.two_lines
    assert two.positions == ("leave/may-leave", "leave/must-stay")
    # December is the last month of the record; the month after it says that both stand on.
    assert [month - JANUARY for month in two.months] == list(range(5, 13))
    assert found.until - JANUARY == 12
    assert two.voice == "ministry"


def test_a_line_that_was_ended_before_the_other_began_is_not_held_with_it():
    ends = said(
        "b", "2031-06-15", announces=[{"topic": "leave"}], topics="leave", no_position="unsure"
    )
    found = held(said("a", "2031-03-10", MAY), ends, said("c", "2031-06-20", STAY), LAST)
    # Both stood in June, and on no day of June together.
    assert marks(line(found, "may-leave"))[5] == "="
    assert marks(line(found, "must-stay"))[5] == "S"
    assert found.two_lines == ()


def test_what_only_may_have_stood_is_never_two_at_once():
    found = held(said("a", "2031-03-10/2031-12-19", MAY), said("b", "2031-06-15", STAY), LAST)
    assert [month - JANUARY for two in found.two_lines for month in two.months] == [11, 12]


@pytest.mark.parametrize(
    "other",
    [
        {"leave": "must-stay", "place": "borrin"},
        {"leave": "must-stay", "component": "charter", "mode": "hedged"},
        {"charter-need": "needed"},
    ],
)
def test_other_places_soft_words_and_other_questions_are_not_two_lines(other):
    found = held(said("a", "2031-03-10", MAY), said("b", "2031-06-15", other), LAST)
    assert found.two_lines == ()


def test_two_bodies_are_two_voices_and_a_body_and_its_people_are_one():
    found = held(
        said("a", "2031-03-10", MAY),
        said("b", "2031-06-15", STAY, from_="treasury"),
        said("c", "2031-07-15", MAY, from_="ben-holt"),
        LAST,
    )
    assert found.two_lines == ()
    assert line(found, "may-leave").statements == ("a", "c")
    assert line(found, "must-stay", "treasury").statements == ("b",)


def test_a_typed_last_day_ends_the_line():
    claim = {**MAY, "valid-until": "2031-06-30"}
    assert marks(line(held(said("a", "2031-03-10", claim), LAST), "may-leave")) == "..S===......"


def test_what_becomes_so_is_denied_until_then():
    claim = {**STAY, "becomes": "2031-09-01"}
    found = held(said("a", "2031-03-10", claim), LAST)
    assert marks(line(found, "must-stay")) == "........===="
    assert marks(line(found, "must-stay", denied=True)) == "..S====="[:8] + "...."


def test_hedged_asked_and_wished_hold_nothing_and_are_counted():
    found = held(
        said("a", "2031-03-10", {**MAY, "mode": "hedged"}),
        said("b", "2031-03-11", {**MAY, "mode": "asks"}),
        said("c", "2031-03-12", {**MAY, "mode": "wishes"}),
    )
    assert found.lines == ()
    assert found.soft == 3


def test_a_later_decision_ends_the_earlier():
    joins = said("a", "2031-03-10", {"decision": "joins"}, from_="aldery-province", act="decision")
    ends = said("b", "2031-06-15", {"decision": "ends"}, from_="aldery-province", act="decision")
    found = held(joins, ends, LAST)
    one = line(found, "joins", "aldery-province")
    assert marks(one) == "..S===......"
    assert one.ended_by == ("b",)
    assert found.two_lines == ()


def test_a_suspended_announcement_lets_the_line_stand_again():
    ends = said("b", "2031-05-15", STAY, announces=[{"topic": "leave"}])
    lifts = said("c", "2031-08-15", suspends="b", topics="leave", no_position="unsure")
    one = line(held(said("a", "2031-03-10", MAY), ends, lifts, LAST), "may-leave")
    assert marks(one) == "..S==..====="


def test_an_ending_that_covers_one_place_leaves_the_others():
    both = {**MAY, "place": ["aldery", "borrin"]}
    ends = said(
        "b",
        "2031-06-15",
        {**STAY, "place": "borrin"},
        announces=[{"topic": "leave", "place": "borrin"}],
    )
    found = held(said("a", "2031-03-10", both), ends, LAST)
    assert marks(line(found, "may-leave")) == "..S========="
    assert marks(line(found, "may-leave", place="borrin")) == "..S===......"


def test_a_place_that_is_not_stated_is_a_row_of_its_own():
    found = held(said("a", "2031-03-10", {**MAY, "place": "not-stated"}), LAST)
    assert marks(line(found, "may-leave", place="not-stated")) == "..S========="


def test_what_is_asked_for_narrows_what_is_shown_and_not_what_ended_it():
    ends = said("b", "2031-06-15", STAY, announces=[{"topic": "leave"}])
    found = held(
        said("a", "2031-03-10", MAY), ends, LAST,
        wanted=lambda utterance, _facet, _place: utterance.id == "a",
    )  # fmt: skip
    (one,) = found.lines
    assert one.ended_by == ("b",)


def test_two_wordings_of_one_sentence_are_one_statement():
    again = said("b", "2031-03-10", MAY, version_of="a")
    assert line(held(said("a", "2031-03-10", MAY), again, LAST), "may-leave").statements == ("a",)


def test_an_empty_set_holds_nothing():
    found = holdings(found_in().court, lambda _utterance, _facet, _place: True)
    assert (found.lines, found.two_lines, found.soft) == ((), (), 0)
