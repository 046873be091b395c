"""Whether a quotation stands where its citation says."""

import pytest

from scomm_timeline.evidence.locators import check_locator, names_page
from scomm_timeline.evidence.results import LocatorVerdict, Place

PAGES = [
    "First page.\n\n12. A numbered paragraph.\n\nICE FOIA 10-2674.000123",
    "Second page.\n\nText.\n\nFBI-SC-1312",
    "Third page.\n\nFBI-SC-1313\n\nFBI-SC-1336\n\n002674",
]
RIGHT, OTHER = LocatorVerdict.RIGHT, LocatorVerdict.OTHER
UNCHECKED, NONE = LocatorVerdict.UNCHECKED, LocatorVerdict.NONE


def place(page: int, paragraph: int = 1, *, last_page: int | None = None) -> Place:
    return Place(page, 0, last_page or page, 5, paragraph)


@pytest.mark.parametrize(
    ("locator", "at", "verdict"),
    [
        (None, place(1), NONE),
        ("page 2", place(2), RIGHT),
        ("page 2", place(3), OTHER),
        ("p. 2", place(2), RIGHT),
        ("pp. 2-3", place(3), RIGHT),
        ("pp. 2–3", place(1), OTHER),
        ("page 2", place(1, last_page=2), RIGHT),
        ("page 3", place(1, last_page=2), OTHER),
        ("paragraph 2", place(2, 2), RIGHT),
        ("¶ 3", place(2, 2), OTHER),
        ("para. 12", place(1, 2), RIGHT),
        ("page 1, ¶ 12", place(1, 2), RIGHT),
        ("page 2, ¶ 12", place(1, 2), OTHER),
        ("ICE FOIA 10-2674.000123", place(1), RIGHT),
        ("ICE FOIA 10-2674.000123", place(2), OTHER),
        ("ICE FOIA 10-2674.00012", place(1), OTHER),
        ("FBI-SC-1312", place(1, last_page=2), RIGHT),
        ("FBI-SC-1312-1313 and 1336", place(2), RIGHT),
        ("FBI-SC-1312-1313 and 1336", place(3), RIGHT),
        ("FBI-SC-1312-1313 and 1336", place(1), OTHER),
        ("002674", place(3), RIGHT),
        ("2674", place(3), UNCHECKED),
        ("attached file", place(1), UNCHECKED),
    ],
)
def test_a_locator_is_right_other_none_or_not_understood(locator, at, verdict):
    assert check_locator(locator, [at], PAGES, is_paged=True).verdict is verdict


def test_of_several_places_one_that_is_right_is_enough():
    assert check_locator("page 3", [place(1), place(3)], PAGES, is_paged=True).verdict is RIGHT


@pytest.mark.parametrize(
    ("locator", "at", "says"),
    [
        ("page 2", place(3), "it begins on page 3"),
        ("¶ 3", place(2, 2), "it begins in paragraph 2 of page 2"),
        ("FBI-SC-1336", place(1), "FBI-SC-1336 is page 3; it begins on page 1"),
        ("FBI-SC-9999", place(1), "FBI-SC-9999 is printed on no page; it begins on page 1"),
        ("attached file", place(1), '"attached file" names no page or number'),
    ],
)
def test_it_is_said_where_it_stands_instead(locator, at, says):
    assert check_locator(locator, [at], PAGES, is_paged=True).says == says


def test_a_page_of_what_has_no_pages_is_not_checked():
    checked = check_locator("page 1", [place(1)], PAGES[:1], is_paged=False)
    assert checked.verdict is UNCHECKED
    assert checked.says == "the document has no pages"


def test_a_page_is_named_or_not():
    assert names_page("pp. 2-4", 3)
    assert not names_page("pp. 2-4", 5)
    assert not names_page(None, 1)
    assert not names_page("FBI-SC-1312", 2)
