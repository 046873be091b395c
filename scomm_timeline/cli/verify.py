"""`timeline verify`: every quotation against the document it cites."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli import completion
from scomm_timeline.cli.choosing import unknown_name, unknown_statement
from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scomm_timeline.cli.session import Session
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.pipeline.verifying import Cited
    from scomm_timeline.reports.verifying import DocumentCheck

HELP: Final = """\
Hold every quotation against the document that it cites, letter by letter.

Documents are yours: a folder of PDFs with a text layer, web pages, e-mails (.eml) and texts. A file
is known by the SHA-256 of its source, else by the name that its source gives, else by the id of its
source (SOURCE.pdf). What is near but not equal is shown word by word, and never counts as a match.

--record writes what was found into receipts/ of the set, one file a source; statements then carry
their grade wherever they are shown. --explain prints the method and what was compared. Exits 1 if a
quotation was not found or a document has changed, and 3 if a document could not be read.

\b
Examples:
  timeline verify --documents documents
  timeline verify --documents documents --source doc-003 --record --today 2026-11-21
  timeline verify --documents documents --explain napolitano-20101006-see
"""

_READERS: Final = ("pdfminer", "selectolax", "rapidfuzz")
_DEFAULT: Final = "documents"


def run(
    *,
    documents: Annotated[
        str | None,
        typer.Option(
            metavar="DIR",
            help="The folder of documents. Default: documents, here or beside the set.",
        ),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only this source.", autocompletion=completion.sources),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="One statement, with the method.",
            autocompletion=completion.ids,
        ),
    ] = None,
    record: Annotated[
        bool, typer.Option("--record", help="Write receipts into the set. Needs --today.")
    ] = False,
    shared: Shared,
) -> int:
    """Verify quotations."""
    from scomm_timeline.cli.session import answer, open_set
    from scomm_timeline.pipeline.verifying import build_verify_report, cited_sources

    _check_readers()
    session = open_set(shared)
    corpus = session.corpus()
    _check_names(corpus, source or (), explain)
    if record:
        _check_record(session, explain)
    place = _folder(session, documents)
    cited = cited_sources(corpus, sources=source or (), statement=explain)
    checks, unseen = _checks(corpus, place, cited, quiet=shared.quiet)
    written = _record(session, checks) if record else ()
    report = build_verify_report(
        corpus,
        checks,
        is_shipped=session.is_shipped,
        sources=source or (),
        statement=explain,
        written=written,
    )
    _name_unread(checks, unseen, brief=shared.quiet)
    codes = [ExitCode.INCOMPLETE] if unseen else []
    return answer(session, report, *codes, *_codes(checks, fail_empty=shared.fail_empty))


def _checks(
    corpus: "Corpus", place: Path, cited: "Sequence[Cited]", *, quiet: bool
) -> "tuple[tuple[DocumentCheck, ...], tuple[str, ...]]":
    """Each document in turn, its text let go before the next one; and what nobody could look at.

    Raises UserError if the folder holds more files than it may.
    """
    from scomm_timeline.cli.progress import Progress
    from scomm_timeline.disk.documents import DocumentFolder, FolderTooLargeError
    from scomm_timeline.disk.extraction import Extractor
    from scomm_timeline.pipeline.verifying import check_document

    checks: list[DocumentCheck] = []
    with Extractor() as extractor, Progress(len(cited), "documents", quiet=quiet) as progress:
        folder = DocumentFolder(place, lambda: progress.step_aside("files of the folder looked at"))
        try:
            for one in cited:
                checks.append(check_document(corpus, one, folder.read(one.source, extractor)))
                progress.step()
        except FolderTooLargeError as error:
            raise UserError(f"--documents: {error}", error.help) from error
    return tuple(checks), (*(f"{one}/" for one in folder.unlisted), *folder.unopened)


def _name_unread(
    checks: "Sequence[DocumentCheck]", unseen: "Sequence[str]", *, brief: bool
) -> None:
    """Which documents could not be read, and what could not be looked at, on standard error."""
    from scomm_timeline.cli.terminal import complain
    from scomm_timeline.model.documents import DocumentState

    unread = [check for check in checks if check.state is DocumentState.UNREADABLE]
    if unread:
        complain(f"timeline: incomplete: documents that could not be read: {len(unread)}")
    for one in () if brief else unread:
        complain(f"  {one.source} ({one.name}): {one.problem}")
    if unseen:
        complain(f"timeline: incomplete: files and folders nobody may look at: {len(unseen)}")
    for name in () if brief else unseen:
        complain(f"  {name}: a document may be there")


def _codes(checks: "Sequence[DocumentCheck]", *, fail_empty: bool) -> "Iterator[ExitCode]":
    from scomm_timeline.model.documents import DocumentState
    from scomm_timeline.model.quotations import Grade

    grades = {one.graded.grade for check in checks for one in check.quotations}
    if grades & {Grade.NOT_FOUND, Grade.SOURCE_CHANGED}:
        yield ExitCode.FOUND
    if any(check.state is DocumentState.UNREADABLE for check in checks):
        yield ExitCode.INCOMPLETE
    if fail_empty and not grades:
        yield ExitCode.EMPTY


def _record(session: "Session", checks: "Sequence[DocumentCheck]") -> tuple[str, ...]:
    """Write the receipts of every document that was read. Raises UserError if that fails."""
    from scomm_timeline.cli.writing import write_file
    from scomm_timeline.model.inputs import RECEIPTS_FOLDER
    from scomm_timeline.pipeline.verifying import receipt_file

    written: list[str] = []
    for check in checks:
        text = receipt_file(check, checked=session.shared.today or "")
        if text is not None:
            name = f"{RECEIPTS_FOLDER}{check.source}.yaml"
            write_file(session, name, text)
            written.append(name)
    return tuple(written)


# -- what was typed ------------------------------------------------------------------------------


def _check_readers() -> None:
    missing = [name for name in _READERS if find_spec(name) is None]
    if missing:
        raise UserError(
            f"verify needs packages that are not installed: {', '.join(missing)}",
            "pip install 'scomm-timeline[verify]'",
        )


def _check_names(corpus: "Corpus", sources: "Sequence[str]", explain: str | None) -> None:
    from scomm_timeline.analysis.names import known_names

    known = known_names(corpus, "source")
    for one in sources:
        if one not in corpus.sources:
            raise unknown_name("source", one, known)
    if explain is not None and explain not in corpus.by_id:
        raise unknown_statement(explain, corpus)


def _check_record(session: "Session", explain: str | None) -> None:
    if explain is not None:
        raise UserError("--record: --explain looks at one statement", "leave one of them out")
    if session.shared.today is None:
        raise UserError("--record: a receipt bears a date", "give it with --today 2026-11-21")
    if session.is_shipped:
        raise UserError("--record: the shipped set is not written to", "name yours with --set")


def _folder(session: "Session", documents: str | None) -> Path:
    if documents == "":  # what an unset variable of a script comes to
        raise UserError("--documents: the name is empty", "name the folder of your documents")
    places = [Path(_DEFAULT), session.folder.path.parent / _DEFAULT]
    found = Path(documents) if documents else next((one for one in places if one.is_dir()), None)
    if found is None:
        raise UserError(f'there is no folder "{_DEFAULT}"', "name yours with --documents")
    if not found.is_dir():
        raise UserError(
            f'--documents: there is no folder "{found}"', "name the folder of your documents"
        )
    return found
