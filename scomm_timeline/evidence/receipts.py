"""Receipt files as text. They are small and plain, so that a change of one shows in a diff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.quotations import METHOD, RECORDED, Receipt, quotation_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scomm_timeline.evidence.results import GradedQuotation, Place


def place_text(place: Place) -> str:
    """A place as a receipt has it: `page:start-end`, `page:start-page:end` across a page."""
    end = f"{place.last_page}:{place.end}" if place.crosses_page else f"{place.end}"
    return f"{place.page}:{place.start}-{end}"


def make_receipt(
    graded: GradedQuotation, words: str, *, statement: str, source: str, document: str, checked: str
) -> Receipt | None:
    """The receipt of one check; None for a grade that says nothing about the document.

    `document` is the SHA-256 of the bytes that were read, `checked` the day, from outside.
    """
    if graded.grade not in RECORDED:
        return None
    return Receipt(
        statement=statement,
        source=source,
        grade=graded.grade,
        quotation=quotation_hash(words),
        document=document,
        method=METHOD,
        checked=checked,
        at=tuple(map(place_text, graded.places)),
    )


def receipts_text(receipts: Sequence[Receipt]) -> str:
    """The file of one source's receipts, at least one; all of one document, method and day."""
    first = receipts[0]
    lines = [
        "# Written by `timeline verify --record`: which quotations stand in which document.",
        f"source: {first.source}",
        f"document: {first.document}",
        f"method: {first.method}",
        f"checked: {first.checked}",
        "quotations:",
    ]
    for receipt in sorted(receipts):
        lines += _lines(receipt)
    return "\n".join(lines) + "\n"


def _lines(receipt: Receipt) -> Iterable[str]:
    yield f"  - statement: {receipt.statement}"
    yield f"    grade: {receipt.grade.value}"
    yield f"    quotation: {receipt.quotation}"
    if receipt.at:
        yield "    at:"
        yield from (f"      - {place}" for place in receipt.at)
