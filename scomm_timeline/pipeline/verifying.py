"""Quotations against documents. The shell reads a document, hands it in, and lets it go again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scomm_timeline.evidence.grades import SearchableDocument
from scomm_timeline.evidence.marked_quotation import BRACKET_REACH, ELLIPSIS_REACH, STEM_REACH
from scomm_timeline.evidence.normalize import RULES, normalize, trim
from scomm_timeline.evidence.receipts import make_receipt, receipts_text
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.quotations import METHOD, Grade, quoted_words
from scomm_timeline.reports.verifying import DocumentCheck, Method, QuotationCheck, VerifyReport
from scomm_timeline.reports.viewing import set_header

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.documents import CitedDocument
    from scomm_timeline.model.statement import Citation, Source, Statement


class Cited(NamedTuple):
    """A source, and every statement that quotes it, each with its citation, in order of id."""

    source: Source
    quoting: tuple[tuple[Statement, Citation], ...]


def cited_sources(
    corpus: Corpus, *, sources: Collection[str] = (), statement: str | None = None
) -> tuple[Cited, ...]:
    """Sources that are quoted, in order of id: those named, or all; for one statement, or all."""
    quoting: dict[str, list[tuple[Statement, Citation]]] = {}
    for one, citation in _quoting(corpus, statement):
        if not sources or citation.source in sources:
            quoting.setdefault(citation.source, []).append((one, citation))
    return tuple(Cited(corpus.sources[id_], tuple(quoting[id_])) for id_ in sorted(quoting))


def _quoting(corpus: Corpus, statement: str | None) -> Iterator[tuple[Statement, Citation]]:
    for one in corpus.statements:
        for citation in one.citations if statement in {None, one.id} else ():
            if quoted_words(one, citation) is not None:
                yield one, citation


def check_document(corpus: Corpus, cited: Cited, document: CitedDocument) -> DocumentCheck:
    """The grade of every quotation that cites a document."""
    searchable = SearchableDocument(document)
    return DocumentCheck(
        source=cited.source.id,
        title=cited.source.title,
        state=document.state,
        name=document.name,
        sha256=document.sha256,
        problem=document.problem,
        pages=len(document.pages) if document.is_paged else 0,
        quotations=tuple(
            _check(corpus, searchable, statement, citation) for statement, citation in cited.quoting
        ),
    )


def _check(
    corpus: Corpus, document: SearchableDocument, statement: Statement, citation: Citation
) -> QuotationCheck:
    words = quoted_words(statement, citation) or ""
    return QuotationCheck(
        statement=statement.id,
        wording=statement.wording.value,
        words=words,
        compared=normalize(trim(words)).with_dashes(),
        locator=citation.locator,
        graded=document.grade(words, citation.locator),
        on_record=corpus.grade_in(statement, citation),
    )


def receipt_file(check: DocumentCheck, *, checked: str) -> str | None:
    """The text of a source's receipts; None if the check says nothing about the document."""
    made = [
        make_receipt(
            one.graded,
            one.words,
            statement=one.statement,
            source=check.source,
            document=check.sha256,
            checked=checked,
        )
        for one in check.quotations
    ]
    receipts = [one for one in made if one is not None]
    return receipts_text(receipts) if receipts else None


def build_verify_report(
    corpus: Corpus,
    checks: Sequence[DocumentCheck],
    *,
    is_shipped: bool,
    sources: Collection[str] = (),
    statement: str | None = None,
    written: Sequence[str] = (),
) -> VerifyReport:
    """The report on checks that were made of what was asked for; one statement is explained."""
    counts = Counter(one.graded.grade for check in checks for one in check.quotations)
    return VerifyReport(
        header=set_header(corpus, is_shipped=is_shipped),
        shown_by=f"statement {statement}" if statement else ", ".join(sources),
        documents=tuple(checks),
        counts=tuple((grade, counts[grade]) for grade in Grade if counts[grade]),
        paraphrases=_count_paraphrases(corpus, sources, statement),
        method=Method(METHOD, RULES, ELLIPSIS_REACH, BRACKET_REACH, STEM_REACH),
        is_explained=statement is not None,
        written=tuple(written),
    )


def _count_paraphrases(corpus: Corpus, sources: Collection[str], statement: str | None) -> int:
    """Statements asked for that hold no words of a source."""
    return sum(
        any(
            quoted_words(one, citation) is None and (not sources or citation.source in sources)
            for citation in one.citations
        )
        for one in corpus.statements
        if statement in {None, one.id}
    )
