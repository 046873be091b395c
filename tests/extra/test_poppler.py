"""The project's own documents as poppler reads them: a second opinion on our extraction.

Not collected where poppler's `pdftotext` is not installed (on Debian: apt install poppler-utils).
"""

import subprocess
from pathlib import Path

import pytest

from scomm_timeline.disk.extraction import Extractor
from scomm_timeline.evidence.grades import SearchableDocument
from scomm_timeline.model.documents import CitedDocument, DocumentState, Page
from tests.documents import making
from tests.documents.making import ABSENT, IN_THE_LETTER
from tests.extra.other_programs import PDFTOTEXT


@pytest.fixture(scope="module")
def ours() -> SearchableDocument:
    with Extractor() as extractor:
        pages, is_paged = extractor.pages("letter.pdf", making.letter())
    return SearchableDocument(CitedDocument(DocumentState.READ, "x", "0", pages, is_paged))


def poppler_pages(path: Path, data: bytes) -> CitedDocument:
    """The document as poppler reads it."""
    path.write_bytes(data)
    process = subprocess.run([PDFTOTEXT, path, "-"], capture_output=True, check=True)
    pages = process.stdout.decode().removesuffix("\f").split("\f")
    return CitedDocument(
        DocumentState.READ, path.name, "0", tuple(Page(one) for one in pages), is_paged=True
    )


def test_the_same_words_are_found_on_the_same_pages(tmp_path, ours):
    theirs = SearchableDocument(poppler_pages(tmp_path / "letter.pdf", making.letter()))
    for quotation, page, last_page in IN_THE_LETTER.values():
        for reader in (ours, theirs):
            places = reader.grade(quotation).places
            assert [(one.page, one.last_page) for one in places] == [(page, last_page)]


@pytest.mark.parametrize(
    "quotation",
    [
        "the activation of a county is voluntary",
        "At least 1,005 officers were told so.",
        "No county has been told that it may leave before the state itself has answered.",
        "No county … may not leave before the state",
        ABSENT,
        making.HEAD,
    ],
)
def test_the_same_grade_is_given(tmp_path, ours, quotation):
    theirs = SearchableDocument(poppler_pages(tmp_path / "letter.pdf", making.letter()))
    assert theirs.grade(quotation).grade is ours.grade(quotation).grade


def test_only_a_hyphen_at_a_line_end_is_read_otherwise(tmp_path, ours):
    # Poppler takes each for the line's own and joins the word: a negative control of this file.
    theirs = SearchableDocument(poppler_pages(tmp_path / "letter.pdf", making.letter()))
    assert ours.grade("an opt-out is defined nowhere").grade.is_match
    assert not theirs.grade("an opt-out is defined nowhere").grade.is_match


def test_the_scan_has_no_text_there_either(tmp_path):
    pages = poppler_pages(tmp_path / "scan.pdf", making.scan()).pages
    assert [" ".join(page.text.split()) for page in pages] == [
        "SAMPLE FOIA 10-2674.000200",
        "SAMPLE FOIA 10-2674.000201",
    ]
