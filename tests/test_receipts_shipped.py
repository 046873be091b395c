"""The receipts of the shipped record speak of the record as it is, and of nothing that failed."""

from scomm_timeline.model.quotations import quoted_words
from tests.shipped_sets import corpus_at, loaded_at

CHECKED = ("doc-000", "doc-001", "doc-002", "doc-003", "doc-004")
"""The documents that the project started from, and whose texts were at hand."""


def test_every_quotation_of_the_five_documents_has_a_receipt_that_matches():
    corpus = corpus_at()
    graded = {
        (one.id, citation.source): corpus.grade_in(one, citation)
        for one in corpus.statements
        for citation in one.citations
        if citation.source in CHECKED and quoted_words(one, citation) is not None
    }
    assert len(graded) >= 20
    assert {key: grade for key, grade in graded.items() if not grade.is_match} == {}


def test_no_receipt_is_stale_or_of_a_statement_that_is_gone():
    diagnostics = loaded_at().diagnostics
    assert [one.message for one in diagnostics if one.code.id in {"S240", "S307"}] == []


def test_nothing_that_was_not_at_hand_is_said_to_match():
    assert {source for _, source in corpus_at().receipts} == set(CHECKED)
