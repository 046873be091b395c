"""Receipts as text, and read again."""

from scomm_timeline.evidence.receipts import make_receipt, place_text, receipts_text
from scomm_timeline.evidence.results import GradedQuotation, Place
from scomm_timeline.model.quotations import METHOD, RECORDED, Grade, quotation_hash
from tests.builders import load_set, records, statement

PLACE = Place(1, 12, 1, 40, 2)


def receipt(grade: Grade, *places: Place, words: str = "The words.", of: str = "first"):
    return make_receipt(
        GradedQuotation(grade, places),
        words,
        statement=of,
        source="gazette-2031",
        document="ab" * 32,
        checked="2031-08-01",
    )


def test_a_place_is_written_with_its_page_and_offsets():
    assert place_text(PLACE) == "1:12-40"
    assert place_text(PLACE._replace(last_page=2, end=7)) == "1:12-2:7"


def test_only_what_a_document_answered_is_recorded():
    assert {grade for grade in Grade if receipt(grade) is not None} == set(RECORDED)
    assert set(Grade) - set(RECORDED) == {
        Grade.SOURCE_MISSING,
        Grade.NOT_CHECKED,
        Grade.NOT_A_QUOTATION,
        Grade.STALE,
    }


def test_a_receipt_binds_the_words_the_document_the_method_and_the_day():
    made = receipt(Grade.MATCHES, PLACE)
    assert made is not None
    assert made.quotation == quotation_hash("The words.")
    assert made.quotation != quotation_hash("The words")
    assert (made.document, made.method, made.checked) == ("ab" * 32, METHOD, "2031-08-01")


def test_what_is_written_is_what_is_read():
    made = [
        receipt(Grade.NOT_FOUND, of="second"),
        receipt(Grade.SEVERAL_PLACES, PLACE, PLACE._replace(last_page=2, end=7)),
    ]
    written = [one for one in made if one is not None]
    text = receipts_text(written)
    loaded = load_set(
        records(statement("first"), statement("second")),
        files={"receipts/gazette-2031.yaml": text},
    )
    assert loaded.diagnostics == ()
    assert loaded.corpus is not None
    assert sorted(loaded.corpus.receipts.values()) == sorted(written)
    assert receipts_text(written[::-1]) == text
