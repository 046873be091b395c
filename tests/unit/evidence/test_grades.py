"""Each grade of the design, and what comes with it."""

import pytest

from scomm_timeline.evidence.grades import SearchableDocument
from scomm_timeline.evidence.results import Change, GradedQuotation, LocatorVerdict
from scomm_timeline.model.documents import CitedDocument, DocumentState, Page
from scomm_timeline.model.quotations import Grade

TEXT = """We do not see this as an opt-in, opt-out program, she said.

Under the plan, a county must formally notify its state bureau and ICE in writing.

The program is mandatory. We said so. The program is mandatory."""


def grade(quotation: str, *texts: str, locator: str | None = None) -> GradedQuotation:
    """The grade in a document of these pages, or of TEXT."""
    pages = tuple(Page(text) for text in texts or (TEXT,))
    document = CitedDocument(DocumentState.READ, "x.pdf", "0", pages, is_paged=True)
    return SearchableDocument(document).grade(quotation, locator)


def test_words_as_they_stand_match():
    found = grade("“We do not see this as an opt-in, opt-out program,”".strip("“”"))
    assert found.grade is Grade.MATCHES
    (place,) = found.places
    assert TEXT[place.start : place.end] == "We do not see this as an opt-in, opt-out program,"
    assert (place.page, place.last_page, place.paragraph) == (1, 1, 1)


def test_a_declared_omission_is_a_grade_of_its_own():
    found = grade("a county must … notify its state bureau")
    assert found.grade is Grade.MATCHES_WITH_OMISSIONS
    assert [(one.mark, one.words) for one in found.omissions] == [("…", "formally")]


def test_words_found_twice_are_given_with_both_places():
    found = grade("The program is mandatory.")
    assert found.grade is Grade.SEVERAL_PLACES
    assert [TEXT[one.start : one.end] for one in found.places] == ["The program is mandatory."] * 2


def test_a_negation_that_an_ellipsis_hides_is_shown():
    found = grade("We do … see this as an opt-in, opt-out program")
    assert found.grade is Grade.MATCHES_WITH_OMISSIONS
    assert [one.hides_negation for one in found.omissions] == [True]


@pytest.mark.parametrize(
    "quotation",
    [
        "We do [indeed] see this as an opt-in, opt-out program",
        "The program is [not] mandatory.",
        "a county must [in]formally notify its state bureau",
    ],
)
def test_a_bracket_may_not_take_a_negation_away_nor_put_one_in(quotation):
    assert grade(quotation).grade is Grade.NEEDS_READER


@pytest.mark.parametrize("quotation", ["county … ICE", "county … must … ICE"])
def test_too_few_words_around_an_omission_may_have_met_by_chance(quotation):
    assert not grade(quotation).grade.is_match


def test_a_remark_of_the_editor_denies_nothing():
    found = grade("The program is mandatory. [emphasis not in the original] We said so.")
    assert found.grade is Grade.MATCHES_WITH_OMISSIONS


def test_letters_mended_inside_a_word_are_no_prefix_that_denies():
    found = grade("has determ[in]ed the whole matter", "It has determoned the whole matter.")
    assert found.grade is Grade.MATCHES_WITH_OMISSIONS


def test_a_prefix_that_a_bracket_takes_away_is_seen():
    assert not grade("it is []lawful to ask them", "It is unlawful to ask them.").grade.is_match
    assert grade("it was [re]opened to them", "and it was opened to them.").grade.is_match


def test_altered_words_are_for_a_reader_with_the_difference():
    found = grade("We do see this as an opt-in, opt-out program, she said.")
    assert found.grade is Grade.NEEDS_READER
    assert found.nearest is not None
    assert [one for one in found.nearest.diff if one.change is not Change.SAME] == [
        (Change.ONLY_SOURCE, "not")
    ]
    assert found.nearest.likeness > 90
    assert found.nearest.place.paragraph == 1
    assert found.places == ()


def test_the_difference_shows_nothing_that_is_forgiven():
    found = grade(
        "a county may formally notify its “state” bureau",
        'Under it a county must for-\nmally notify its\n"state" bureau now.',
    )
    assert found.nearest is not None
    assert [one for one in found.nearest.diff if one.change is not Change.SAME] == [
        (Change.ONLY_QUOTED, "may"),
        (Change.ONLY_SOURCE, "must"),
    ]


def test_words_that_are_nowhere_are_not_found():
    found = grade("Local sheriffs were never asked whether they had room in their jails.")
    assert found.grade is Grade.NOT_FOUND
    assert found.nearest is None


def test_a_running_head_may_be_quoted_and_interrupts_nothing():
    pages = ("The Plan\n\nNo county may\n\nFOIA 1", "The Plan\n\nleave it now.\n\nFOIA 2")
    across = grade("No county may leave it now.", *pages)
    assert across.grade is Grade.MATCHES
    assert across.places[0].crosses_page
    head = grade("The Plan", *pages)
    assert head.grade is Grade.SEVERAL_PLACES
    assert [one.page for one in head.places] == [1, 2]


def test_a_word_broken_over_the_page_is_found():
    pages = ("The Plan\n\nthe activa-\n\nFOIA 1", "The Plan\n\ntion of it\n\nFOIA 2")
    assert grade("the activation of it", *pages).grade is Grade.MATCHES


def test_a_locator_goes_with_a_match_and_with_the_nearest_words():
    assert grade("she said.", locator="page 1").locator.verdict is LocatorVerdict.RIGHT
    assert grade("she said.", locator="page 2").locator.verdict is LocatorVerdict.OTHER
    altered = grade("We do see this as an opt-in, opt-out program", locator="page 2")
    assert altered.locator.verdict is LocatorVerdict.OTHER


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (DocumentState.MISSING, Grade.SOURCE_MISSING),
        (DocumentState.CHANGED, Grade.SOURCE_CHANGED),
        (DocumentState.UNREADABLE, Grade.NOT_CHECKED),
    ],
)
def test_without_its_text_a_document_gives_no_match(state, expected):
    found = SearchableDocument(CitedDocument(state, problem="why")).grade("The program")
    assert found.grade is expected
    assert found.places == ()


def scanned(*pages: Page) -> SearchableDocument:
    return SearchableDocument(CitedDocument(DocumentState.READ, "x.pdf", "0", pages, is_paged=True))


def test_a_scan_without_text_is_graded_as_such():
    stamped = [Page(f"FOIA 00{n}", is_picture=True) for n in range(3)]
    assert scanned(*stamped).grade("The program").grade is Grade.NO_TEXT_LAYER
    assert scanned(Page("", is_picture=True)).grade("The program").grade is Grade.NO_TEXT_LAYER
    assert scanned(Page("")).grade("The program").grade is Grade.NO_TEXT_LAYER


def test_a_page_without_text_is_named_and_decides_only_if_it_is_the_one_cited():
    pages = [Page(f"{TEXT} {n}") for n in range(3)]
    document = scanned(*pages, Page("", is_picture=True))
    absent = "Local sheriffs were never asked whether they had room in their jails."
    found = document.grade(absent)
    assert (found.grade, found.note) == (Grade.NOT_FOUND, "no text to search on page 4")
    assert document.grade(absent, "page 4").grade is Grade.NO_TEXT_LAYER


def test_half_of_the_pages_without_text_are_too_many_to_say_that_words_are_not_there():
    absent = "Local sheriffs were never asked whether they had room in their jails."
    half = scanned(Page(f"{TEXT} 1"), Page("", is_picture=True))
    less = scanned(Page(f"{TEXT} 1"), Page(f"{TEXT} 2"), Page("", is_picture=True))
    assert half.grade(absent).grade is Grade.NO_TEXT_LAYER
    assert less.grade(absent).grade is Grade.NOT_FOUND


def test_a_font_without_names_gives_no_text():
    page = Page("\ufffd\ufffd\ufffd\ufffd \ufffd\ufffd a \ufffd\ufffd")
    assert scanned(page).grade("The program").grade is Grade.NO_TEXT_LAYER


def test_a_scan_with_recognized_text_is_searched():
    assert scanned(Page(TEXT, is_picture=True)).grade("she said.").grade is Grade.MATCHES
