"""Receipts as part of a set: what they say of a statement, and when they no longer do."""

import pytest

from scomm_timeline.model.corpus import Corpus
from scomm_timeline.model.quotations import (
    Grade,
    Receipt,
    loudest,
    quotation_hash,
)
from scomm_timeline.reading.load import load
from tests.builders import load_set, make_set, records, statement

DOCUMENT = "ab" * 32
SOURCE = """\
id: gazette-2031
title: The Watch in Its Third Year
publisher: The Gazette
kind: newspaper
dates: {document: 2031-12-31}
url: none-given
seen: whole
"""


def receipt_text(grade: str = "matches", *, words: str = "The words.", method: int = 1) -> str:
    return f"""\
source: gazette-2031
document: {DOCUMENT}
method: {method}
checked: 2031-08-01
quotations:
  - statement: first
    grade: {grade}
    quotation: {quotation_hash(words)}
    at:
      - 1:12-40
"""


def corpus_with(receipts: str, *, sha256: str | None = None, **values: object) -> Corpus:
    source = SOURCE + (f"sha256: {sha256}\n" if sha256 else "")
    loaded = load_set(
        records(statement("first", **values)),
        files={"sources/gazette-2031.yaml": source, "receipts/gazette-2031.yaml": receipts},
    )
    assert loaded.corpus is not None
    return loaded.corpus


def graded(corpus: Corpus) -> Grade:
    first = corpus.by_id["first"]
    return corpus.grade_in(first, first.citations[0])


def test_a_receipt_gives_a_statement_its_grade():
    corpus = corpus_with(receipt_text())
    assert corpus.receipts["first", "gazette-2031"] == Receipt(
        statement="first",
        source="gazette-2031",
        grade=Grade.MATCHES,
        quotation=quotation_hash("The words."),
        document=DOCUMENT,
        method=1,
        checked="2031-08-01",
        at=("1:12-40",),
    )
    assert graded(corpus) is Grade.MATCHES


@pytest.mark.parametrize("grade", ["matches", "not-found", "source-changed", "no-text-layer"])
def test_any_grade_of_a_document_may_be_on_record(grade):
    assert graded(corpus_with(receipt_text(grade))) == grade


def test_without_a_receipt_a_quotation_is_not_checked_and_a_paraphrase_is_none():
    other = receipt_text().replace("statement: first", "statement: second")
    assert graded(corpus_with(other)) is Grade.NOT_CHECKED
    assert graded(corpus_with(other, quote=None, paraphrase="Sense.")) is Grade.NOT_A_QUOTATION
    assert graded(corpus_with(other, quote=None, reported="He said so.")) is Grade.NOT_A_QUOTATION


@pytest.mark.parametrize(
    ("receipts", "sha256"),
    [
        (receipt_text(words="Other words."), None),
        (receipt_text(words="The words"), None),
        (receipt_text(), "cd" * 32),
        (receipt_text(method=0), None),
    ],
    ids=["words", "a point", "document", "method"],
)
def test_a_receipt_of_something_else_is_stale(receipts, sha256):
    assert graded(corpus_with(receipts, sha256=sha256)) is Grade.STALE


def test_a_receipt_for_the_document_on_record_is_not_stale():
    assert graded(corpus_with(receipt_text(), sha256=DOCUMENT)) is Grade.MATCHES
    assert graded(corpus_with(receipt_text(), sha256=DOCUMENT.upper())) is Grade.MATCHES


def test_the_words_of_a_citation_count_where_it_has_its_own():
    sources = [{"source": "gazette-2031", "text": "Other words."}]
    assert graded(corpus_with(receipt_text(words="Other words."), sources=sources)) is Grade.MATCHES
    assert graded(corpus_with(receipt_text(), sources=sources)) is Grade.STALE


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ((Grade.MATCHES, Grade.NOT_CHECKED), Grade.MATCHES),
        ((Grade.MATCHES, Grade.NOT_FOUND), Grade.NOT_FOUND),
        ((Grade.STALE, Grade.MATCHES), Grade.STALE),
        ((Grade.NEEDS_READER, Grade.SEVERAL_PLACES), Grade.NEEDS_READER),
        ((Grade.MATCHES_WITH_OMISSIONS, Grade.MATCHES), Grade.MATCHES),
        ((Grade.NO_TEXT_LAYER, Grade.NOT_CHECKED), Grade.NO_TEXT_LAYER),
        ((), None),
    ],
)
def test_of_several_sources_what_is_wrong_speaks_first(grades, expected):
    assert loudest(grades) is expected
    assert loudest(grades[::-1]) is expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("grade: matches", "grade: source-missing"),
        ("grade: matches", "grade: perfect"),
        ("method: 1", "method: one"),
        ("1:12-40", "page 1"),
        (DOCUMENT, DOCUMENT[:-1]),
        ("checked: 2031-08-01", "checked: yesterday"),
        ("    grade: matches\n", ""),
    ],
)
def test_a_file_that_the_program_did_not_write_so_counts_for_nothing(old, new):
    corpus = corpus_with(receipt_text().replace(old, new))
    assert corpus.diagnostics
    assert {one.cost for one in corpus.diagnostics} == {"nothing"}
    assert graded(corpus) is Grade.NOT_CHECKED
    assert corpus.is_complete


def test_a_receipt_is_part_of_what_a_set_tells():
    without = load_set(records(statement("first"))).corpus
    assert without is not None
    assert corpus_with(receipt_text()).digest != without.digest
    assert corpus_with(receipt_text()).digest != corpus_with(receipt_text("not-found")).digest


def test_stale_receipts_are_told_on_request_only():
    files = make_set(
        records(statement("first")),
        files={"receipts/gazette-2031.yaml": receipt_text(words="Old.")},
    )
    assert load(files).diagnostics == ()
    (notice,) = load(files, with_notices=True).diagnostics
    assert notice.code.id == "S307"
    assert notice.message == ('the receipt of "first" is stale: the quotation has changed')
