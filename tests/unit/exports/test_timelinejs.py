"""TimelineJS: full dates on both ends, our words for the reader, and no markup from data."""

import html
import json

import pytest

from scomm_timeline.analysis.selection import Selection
from scomm_timeline.model.edtf import parse_date
from tests.release_builders import MAY, STAY, corpus, release, release_of
from tests.release_builders import reviewed as said
from tests.release_formats import published


def timeline_of(*statements, **options):
    return json.loads(published("timelinejs", release(*statements, **options)))


def event(made, **fields):
    (found,) = timeline_of(said("a", made, MAY, **fields))["events"]
    return found


def day(year, month, day_):
    return {"year": str(year), "month": str(month), "day": str(day_)}


def test_an_exact_day_has_one_date():
    found = event("2031-02-03")
    assert found["start_date"] == day(2031, 2, 3)
    assert "end_date" not in found
    assert found["display_date"] == "3 Feb 2031"


@pytest.mark.parametrize(
    ("made", "first", "last", "words"),
    [
        ("2031-02", day(2031, 2, 1), day(2031, 2, 28), "Feb 2031"),
        ("2030", day(2030, 1, 1), day(2030, 12, 31), "2030"),
        ("2031-02~", day(2031, 1, 1), day(2031, 3, 31), "about Feb 2031 (1 Jan to 31 Mar 2031)"),
        (
            "2031-02/2031-03",
            day(2031, 2, 1),
            day(2031, 3, 31),
            "between 1 Feb and 31 Mar 2031",
        ),
    ],
)
def test_an_imprecise_date_spans_every_day_that_is_possible(made, first, last, words):
    found = event(made)
    assert (found["start_date"], found["end_date"]) == (first, last)
    assert found["display_date"] == words


def test_an_open_date_stands_on_the_end_that_is_known_and_says_so():
    found = event("../2031-02-05")
    assert found["start_date"] == day(2031, 2, 5)
    assert "end_date" not in found
    assert found["display_date"] == "not later than 5 Feb 2031"


def test_a_time_of_day_is_kept():
    found = event("2031-02-03T14:05")
    assert found["start_date"] == {**day(2031, 2, 3), "hour": "14", "minute": "5"}


def test_no_markup_comes_from_data():
    words = "</script><img src=x onerror=alert(1)> [sic] & \u201cso\u201d"
    found = event("2031-02-03", quote=words, made_as_written="<b>")
    assert "<img" not in json.dumps(found)
    assert html.escape(words) in found["text"]["text"]
    assert found["autolink"] is False


def test_every_statement_is_one_event_with_its_own_id_in_the_lane_of_its_body():
    found = timeline_of(said("a", "2031-02", MAY), said("b", "2031-03", STAY, from_="ford-council"))
    assert found["scale"] == "human"
    assert [one["unique_id"] for one in found["events"]] == ["a", "b"]
    assert [one["group"] for one in found["events"]] == ["Ministry of Works", "Council of Ford"]


def test_a_paraphrase_has_no_quotation_marks():
    assert "\u201c" not in event("2031-02", paraphrase="It may leave.")["text"]["text"]
    assert "\u201cThe words of a.\u201d" in event("2031-02")["text"]["text"]


def test_a_source_without_an_address_is_no_link():
    assert "<a " not in event("2031-02")["text"]["text"]


def test_an_internal_timeline_is_stamped():
    found = timeline_of(said("a", "2031-02", MAY), is_internal=True)
    slides = [found["title"], *found["events"]]
    assert len(slides) == 2
    assert all("INTERNAL: NOT FOR RELEASE" in one["text"]["text"] for one in slides)
    public = timeline_of(said("a", "2031-02", MAY))
    assert "INTERNAL" not in str(public)


def test_what_was_left_out_is_told_on_the_first_slide():
    found = timeline_of(said("a", "2031-02", MAY), said("b", "2031-03", STAY, review=None))
    assert "Left out: 1 draft" in found["title"]["text"]["text"]


def test_a_draft_and_a_date_that_only_may_be_meant_are_marked():
    set_ = corpus(said("a", "2031-02/2031-04", MAY, review=None))
    chosen = Selection(since=parse_date("2031-03"))
    content = published("timelinejs", release_of(set_, chosen, with_drafts=True))
    (found,) = json.loads(content)["events"]
    assert "a (draft; only may fall between the dates asked for)" in found["text"]["text"]
