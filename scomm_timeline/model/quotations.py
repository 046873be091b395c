"""What became of a quotation that was held against its source, and the receipt that says so."""

from __future__ import annotations

import hashlib

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import Wording
from scomm_timeline.model.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.model.statement import Citation, Source, Statement

METHOD: Final = 1
"""Version of what `matches` means: the rules of `evidence.normalize`, how far an omission reaches,
what cuts a word. Whoever changes one of these raises it, and older receipts are stale."""


class Grade(StrEnum):
    """How a quotation stands in the document it cites."""

    MATCHES = "matches"
    MATCHES_WITH_OMISSIONS = "matches-with-omissions"
    SEVERAL_PLACES = "several-places"
    NEEDS_READER = "needs-reader"
    NOT_FOUND = "not-found"
    NO_TEXT_LAYER = "no-text-layer"
    SOURCE_MISSING = "source-missing"
    SOURCE_CHANGED = "source-changed"
    NOT_A_QUOTATION = "not-a-quotation"
    NOT_CHECKED = "not-checked"
    """Nobody has held it against its source, or the document could not be read."""
    STALE = "stale"
    """It was checked, and the words, the document or the method have changed since."""

    @property
    def is_match(self) -> bool:
        """True if every quoted word stands in the document."""
        return self in _MATCHING


_MATCHING = frozenset({Grade.MATCHES, Grade.MATCHES_WITH_OMISSIONS, Grade.SEVERAL_PLACES})

RECORDED: Final = (
    Grade.NOT_FOUND,
    Grade.SOURCE_CHANGED,
    Grade.NEEDS_READER,
    Grade.MATCHES,
    Grade.SEVERAL_PLACES,
    Grade.MATCHES_WITH_OMISSIONS,
    Grade.NO_TEXT_LAYER,
)
"""Grades that a document which is there can give: what a receipt may hold."""

# Of several sources of one statement, the first of these speaks for it: what is wrong anywhere comes
# before what is right somewhere, and that before what nobody could say.
_LOUDEST: Final = (
    Grade.NOT_FOUND,
    Grade.SOURCE_CHANGED,
    Grade.STALE,
    *RECORDED[2:],
    Grade.NOT_CHECKED,
    Grade.NOT_A_QUOTATION,
)


class Receipt(NamedTuple):
    """The result of one check, of one quotation in one source.

    The hashes are SHA-256 in hexadecimal: a receipt holds for these words and these bytes alone.
    `checked` is the day as typed; `at` are the places, as `page:start-end`.
    """

    statement: str
    source: str
    grade: Grade
    quotation: str
    document: str
    method: int
    checked: str
    at: tuple[str, ...] = ()


def quotation_hash(words: str) -> str:
    """SHA-256, in hexadecimal, of a quotation's exact characters."""
    return hashlib.sha256(words.encode()).hexdigest()


def quoted_words(statement: Statement, citation: Citation) -> str | None:
    """The words that must stand in a cited source; None if the coder's own stand for them."""
    if statement.wording is Wording.PARAPHRASE:
        return None
    return citation.text or statement.text


def stale_because(receipt: Receipt, words: str | None, source: Source) -> str:
    """What has changed since the check, in a few words; "" if nothing has."""
    if words is None or receipt.quotation != quotation_hash(words):
        return "the quotation has changed"
    if source.sha256 is not None and receipt.document != source.sha256.lower():
        return "the source now names another document"
    return "" if receipt.method == METHOD else f"it was checked by method {receipt.method}"


def grade_on_record(
    receipt: Receipt | None, statement: Statement, citation: Citation, source: Source
) -> Grade:
    """The grade of a statement's words in one of its sources, by the receipt that there is."""
    words = quoted_words(statement, citation)
    if receipt is None:
        is_open = words is not None and statement.wording.is_verbatim
        return Grade.NOT_CHECKED if is_open else Grade.NOT_A_QUOTATION
    is_stale = stale_because(receipt, words, source)
    return Grade.STALE if is_stale else receipt.grade


def loudest(grades: Iterable[Grade]) -> Grade | None:
    """Of the grades of one statement in several sources, the one that speaks for it."""
    return min(grades, key=_LOUDEST.index, default=None)
