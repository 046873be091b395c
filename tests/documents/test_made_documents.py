"""The project's own documents, from bytes to grades. A second opinion is in tests/extra.

Each document has what makes quotations hard to find in print: running heads, Bates feet, ligatures,
broken lines, two columns, sentences across a page, tags inside words, letters in another encoding.
"""

from collections.abc import Iterator

import pytest

from scomm_timeline.disk.extraction import Extractor
from scomm_timeline.evidence.grades import SearchableDocument
from scomm_timeline.evidence.results import GradedQuotation, LocatorVerdict
from scomm_timeline.model.documents import CitedDocument, DocumentState
from scomm_timeline.model.quotations import Grade
from tests.documents import making
from tests.documents.making import ABSENT, IN_THE_LETTER


@pytest.fixture(scope="module")
def extractor() -> Iterator[Extractor]:
    with Extractor() as one:
        yield one


def read(extractor: Extractor, name: str, data: bytes) -> CitedDocument:
    pages, is_paged = extractor.pages(name, data)
    return CitedDocument(DocumentState.READ, name, "0", pages, is_paged)


@pytest.fixture(scope="module")
def letter(extractor: Extractor) -> CitedDocument:
    return read(extractor, "letter.pdf", making.letter())


def printed(document: CitedDocument, found: GradedQuotation) -> str:
    """What stands at the first place, on one page, as printed."""
    place = found.places[0]
    return document.pages[place.page - 1].text[place.start : place.end]


@pytest.mark.parametrize(
    ("quotation", "page", "last_page"), IN_THE_LETTER.values(), ids=IN_THE_LETTER.keys()
)
def test_a_quotation_in_the_letter_matches_on_its_page(letter, quotation, page, last_page):
    found = SearchableDocument(letter).grade(quotation)
    assert found.grade is Grade.MATCHES
    (place,) = found.places
    assert (place.page, place.last_page) == (page, last_page)
    assert place.crosses_page == (page != last_page)


def test_the_offset_is_that_of_the_printed_words(letter):
    found = SearchableDocument(letter).grade("the activation of a county is not voluntary")
    assert printed(letter, found) == "the activa-\ntion of a county is not voluntary"


def test_a_hyphen_at_a_line_end_may_belong_to_the_word(letter):
    found = SearchableDocument(letter).grade("and that an opt-out is defined nowhere")
    assert found.grade is Grade.MATCHES


def test_a_declared_omission_is_followed_across_the_page(letter):
    found = SearchableDocument(letter).grade("No county … may not leave before the state")
    assert found.grade is Grade.MATCHES_WITH_OMISSIONS
    assert found.places[0].crosses_page


@pytest.mark.parametrize(
    ("locator", "verdict"),
    [
        ("SAMPLE FOIA 10-2674.000125", LocatorVerdict.RIGHT),
        ("SAMPLE FOIA 10-2674.000125-000126", LocatorVerdict.RIGHT),
        ("SAMPLE FOIA 10-2674.000124", LocatorVerdict.OTHER),
        ("page 3", LocatorVerdict.RIGHT),
        ("page 2", LocatorVerdict.OTHER),
        (None, LocatorVerdict.NONE),
    ],
)
def test_a_locator_is_held_against_the_pages(letter, locator, verdict):
    quotation = "No county has been told that it may not leave"
    assert SearchableDocument(letter).grade(quotation, locator).locator.verdict is verdict


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("the activation of a county is voluntary", Grade.NEEDS_READER),
        ("At least 1,005 officers were told so.", Grade.NEEDS_READER),
        ("At least 1,006 officers were told", Grade.MATCHES),
        (ABSENT, Grade.NOT_FOUND),
        (making.HEAD, Grade.SEVERAL_PLACES),
    ],
)
def test_what_is_not_in_the_letter_does_not_match(letter, quotation, expected):
    assert SearchableDocument(letter).grade(quotation).grade is expected


def test_a_scan_has_no_text_to_search(extractor):
    scan = read(extractor, "scan.pdf", making.scan())
    found = SearchableDocument(scan).grade("The program is mandatory.")
    assert found.grade is Grade.NO_TEXT_LAYER
    assert found.note == "no text to search on page 1, 2"


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        (
            "The agency does not see this as an opt-in, opt-out program; it said so",
            Grade.NEEDS_READER,  # the page goes on with a footnote's number, as part of the word
        ),
        ("The agency does not see this as an opt-in, opt-out program;", Grade.MATCHES),
        ("Who may leave", Grade.MATCHES),
        ("658 jurisdictions", Grade.MATCHES),
        ("A county may ask. The state may answer.", Grade.MATCHES),
        ("A script wrote this sentence.", Grade.NOT_FOUND),
        ("The program is mandatory.", Grade.NOT_FOUND),
        ("Not on the page", Grade.NOT_FOUND),
    ],
)
def test_a_web_page_is_searched_as_its_reader_sees_it(extractor, quotation, expected):
    page = read(extractor, "page.html", making.web_page())
    assert SearchableDocument(page).grade(quotation).grade is expected


@pytest.mark.parametrize(
    "quotation",
    [
        "I'm not sure which version is current - there are so many of the opt-out language.",
        "Can a county decline to be activated if its sheriff has not signed?",
        "Language on leaving",
    ],
)
def test_an_e_mail_is_decoded_and_its_reply_marks_forgiven(extractor, quotation):
    mail = read(extractor, "mail.eml", making.mail())
    assert not mail.is_paged
    assert SearchableDocument(mail).grade(quotation).grade is Grade.MATCHES
