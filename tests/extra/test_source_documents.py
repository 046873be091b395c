"""The five documents that the project started from, and every quotation that comes from them.

They are other people's texts and kept outside the checkout; where they do not stand beside it, this
file is not collected.
"""

from collections.abc import Iterator

import pytest

from scomm_timeline.disk.documents import DocumentFolder
from scomm_timeline.disk.extraction import Extractor
from scomm_timeline.evidence.receipts import place_text
from scomm_timeline.model.documents import DocumentState
from scomm_timeline.model.quotations import Grade
from scomm_timeline.pipeline.verifying import check_document, cited_sources
from scomm_timeline.reports.verifying import DocumentCheck
from tests.extra.source_documents import DOCUMENTS
from tests.shipped_sets import corpus_at

SOURCES = tuple(f"doc-{path.name[:3]}" for path in sorted(DOCUMENTS.glob("*.txt")))


@pytest.fixture(scope="module")
def checks() -> Iterator[dict[str, DocumentCheck]]:
    corpus, folder = corpus_at(), DocumentFolder(DOCUMENTS)
    with Extractor() as extractor:
        yield {
            cited.source.id: check_document(corpus, cited, folder.read(cited.source, extractor))
            for cited in cited_sources(corpus, sources=SOURCES)
        }


@pytest.mark.parametrize("source", SOURCES)
def test_every_quotation_of_a_document_stands_in_it(checks, source):
    check = checks[source]
    assert check.state is DocumentState.READ
    assert check.quotations
    graded = {one.statement: one.graded.grade for one in check.quotations}
    assert {id_: grade for id_, grade in graded.items() if not grade.is_match} == {}


@pytest.mark.parametrize("source", SOURCES)
def test_the_receipts_shipped_say_what_a_check_says_now(checks, source):
    check = checks[source]
    held = {
        one.statement: (one.grade, one.document, one.at)
        for one in corpus_at().receipts.values()
        if one.source == source
    }
    assert held == {
        one.statement: (one.graded.grade, check.sha256, tuple(map(place_text, one.graded.places)))
        for one in check.quotations
    }


def test_the_paragraphs_that_document_000_prints_twice_are_several_places(checks):
    twice = [
        one for one in checks["doc-000"].quotations if one.graded.grade is Grade.SEVERAL_PLACES
    ]
    assert {one.statement for one in twice} >= {"ca-moa-focus", "ca-request-2011-05"}
    assert {len(one.graded.places) for one in twice} == {2}


def test_the_words_found_are_the_words_quoted(checks):
    assert len(checks) == 5
    for check in checks.values():
        for one in check.quotations:
            assert one.graded.context is not None
            assert one.graded.context.words == " ".join(one.words.split())
