"""`timeline sign ID...`: a second reader has read a quotation."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli import completion
from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Format, Shared

if TYPE_CHECKING:
    from scomm_timeline.cli.session import Session
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.model.sign_offs import SignOff

HELP: Final = """\
Sign that a second person has read a quotation against its source.

The author brought the words into their present form; the reader is somebody else. Both are reviewers
of set.yaml. A sign-off holds for these very words, cited from this very place: once either changes,
it does not count any more, and `timeline gate` asks for another. It is written to internal/sign-offs/
of the set, one file a statement, all or none of them; earlier ones are kept in it.

\b
Examples:
  timeline sign napolitano-20101006-see --author desk --reader counsel --today 2026-11-22
  timeline sign dhs-letter-may dhs-letter-must --author desk --reader counsel --today 2026-11-22 \\
    --note "Read against the scan, p. 2."
"""


def run(
    *,
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", help="Statements.", autocompletion=completion.ids),
    ],
    author: Annotated[
        str | None,
        typer.Option(
            metavar="WHO",
            help="Who brought the words into this form.",
            autocompletion=completion.reviewers,
        ),
    ] = None,
    reader: Annotated[
        str | None,
        typer.Option(
            metavar="WHO",
            help="Who has read them against the source.",
            autocompletion=completion.reviewers,
        ),
    ] = None,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the reader noted; work product.")
    ] = None,
    shared: Shared,
) -> int:
    """Sign for one or more statements."""
    from scomm_timeline.cli.session import finish, open_set, write

    if shared.format is not Format.TEXT:
        raise UserError(f"--format {shared.format.value}: this command prints text")
    session = open_set(shared)
    corpus = session.corpus()
    wanted = tuple(dict.fromkeys(ids))
    _check_may_write(session, corpus, wanted)
    on, who, whom = _given(session, author, reader)
    _check_people(corpus, who, whom)
    _check_note(note)
    signed = [_signed(corpus, one, on=on, author=who, reader=whom, note=note) for one in wanted]
    new = [one for one in signed if corpus.sign_offs.get(one.statement) != one]
    _write(session, new)
    write(shared, ["\n".join(_told(corpus, signed, len(new))) + "\n"])
    return finish(session, ExitCode.DONE)


def _given(
    session: "Session", author: str | None, reader: str | None
) -> "tuple[FuzzyDate, str, str]":
    """The day and the two people. Raises UserError that names everything that is missing."""
    from scomm_timeline.cli.choosing import read_date

    on = read_date("--today", session.shared.today)
    missing = [] if author else ["--author WHO"]
    missing += [] if reader else ["--reader WHO"]
    missing += [] if on is not None else ["--today DATE (such as 2026-11-22)"]
    if missing or on is None or author is None or reader is None:
        raise UserError(f"missing: {'; '.join(missing)}", "a sign-off bears two names and a day")
    return on, author, reader


def _check_people(corpus: "Corpus", author: str, reader: str) -> None:
    """Raises UserError unless these are two people whom the set lists."""
    from scomm_timeline.cli.choosing import unknown_name
    from scomm_timeline.reading.sign_offs import is_one_person

    known = {one.id: (one.name,) for one in corpus.reviewers.values()}
    for who in (author, reader):
        if who not in known:
            raise unknown_name("reviewer", who, known)
    if is_one_person(author, reader, corpus.reviewers):
        raise UserError(
            f'author and reader are one person: "{reader}"',
            "a second reader is somebody else whom set.yaml lists",
        )


def _check_note(note: str | None) -> None:
    from scomm_timeline.cli.adjudicate import check_text

    if note is not None:
        check_text("--note", note)


def _check_may_write(session: "Session", corpus: "Corpus", ids: tuple[str, ...]) -> None:
    """Raises UserError for a set or a statement for which nothing can be signed."""
    from scomm_timeline.cli.choosing import unknown_statement
    from scomm_timeline.model.sign_offs import file_name
    from scomm_timeline.publication.gating import is_quotation

    if session.is_shipped:
        raise UserError("the shipped set is not written to", "name yours with --set")
    for one in ids:
        if one not in corpus.by_id:
            raise unknown_statement(one, corpus)
        if not is_quotation(corpus.by_id[one]):
            raise UserError(
                f'"{one}" holds the coder\'s own words: there is nothing to read',
                "sign for quotations; a paraphrase is reviewed with its coding",
            )
        name = file_name(one)
        if one not in corpus.sign_offs and any(file.path == name for file in session.files):
            raise UserError(
                f"{name} has problems and would be lost",
                "mend it first; `timeline check` shows where",
            )


def _signed(
    corpus: "Corpus",
    statement: str,
    *,
    on: "FuzzyDate",
    author: str,
    reader: str,
    note: str | None,
) -> "SignOff":
    """The sign-off of a statement with a new signature on top; the one before it is kept."""
    from scomm_timeline.model.sign_offs import Signature, SignOff, words_hash

    words = words_hash(corpus.by_id[statement])
    signature = Signature(on, author, reader, words, note or "")
    before = corpus.sign_offs.get(statement)
    if before is None:
        return SignOff(statement, signature)
    if before.signature == signature:
        return before
    return SignOff(statement, signature, (before.signature, *before.earlier))


def _write(session: "Session", signed: "list[SignOff]") -> None:
    """Write all files or none, if the set is still what was read. Raises UserError."""
    from scomm_timeline.cli.writing import write_changes
    from scomm_timeline.disk.writes import Change
    from scomm_timeline.model.sign_offs import file_name
    from scomm_timeline.reading.sign_offs import sign_off_text

    held = {one.path: one.text for one in session.files}
    changes = []
    for one in signed:
        name = file_name(one.statement)
        path = session.folder.path / name
        changes.append(Change(path, sign_off_text(one), held.get(name)))
    write_changes(session, changes)


def _told(corpus: "Corpus", signed: "list[SignOff]", written: int) -> list[str]:
    from scomm_timeline.model.date_words import format_date
    from scomm_timeline.model.sign_offs import file_name
    from scomm_timeline.renderers.visible import visible

    lines = [
        visible(
            f"{one.statement}: read by {corpus.reviewers[one.signature.reader].name}, "
            f"{format_date(one.signature.on)}; words by "
            f"{corpus.reviewers[one.signature.author].name}. {file_name(one.statement)}"
        )
        for one in signed
    ]
    same = len(signed) - written
    said = f"Signed: {written}." if not same else f"Signed: {written}; already on file: {same}."
    return [*lines, said]
