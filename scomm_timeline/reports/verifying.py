"""What came of holding quotations against their documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.evidence.normalize import Rule
    from scomm_timeline.evidence.results import GradedQuotation
    from scomm_timeline.model.documents import DocumentState
    from scomm_timeline.model.quotations import Grade
    from scomm_timeline.reports.views import SetHeader


class QuotationCheck(NamedTuple):
    """One quotation in one of its sources.

    `on_record` is the grade that the set held before this check; `compared` is what of the words was.
    """

    statement: str
    wording: str
    words: str
    compared: str
    locator: str | None
    graded: GradedQuotation
    on_record: Grade


class DocumentCheck(NamedTuple):
    """One cited document and the quotations that cite it.

    `name` is the file's, inside the folder; `pages` counts them, 0 for what has none.
    """

    source: str
    title: str
    state: DocumentState
    name: str
    sha256: str
    problem: str
    pages: int
    quotations: tuple[QuotationCheck, ...]


class Method(NamedTuple):
    """How quotations are compared: its version, its rules, and how far an omission may reach.

    The reaches are in letters: of an ellipsis, of a bracket, of a bracket inside a word.
    """

    version: int
    rules: tuple[Rule, ...]
    ellipsis_reach: int
    bracket_reach: int
    stem_reach: int


class VerifyReport(NamedTuple):
    """`verify`: every quotation asked for, document by document, in order of source and statement.

    `paraphrases` counts the statements asked for that have nothing to match. `is_explained` asks for
    the method and for what was compared. `written` are the receipt files, inside the set.
    """

    header: SetHeader
    shown_by: str
    documents: tuple[DocumentCheck, ...]
    counts: tuple[tuple[Grade, int], ...]
    paraphrases: int
    method: Method
    is_explained: bool
    written: tuple[str, ...]
