"""`timeline new`: one more statement."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Shared
from scomm_timeline.cli.statement_options import Circumstances, NewThings, Substance, Words

if TYPE_CHECKING:
    from scomm_timeline.authoring.adding import Addition, RefusedError, TextChange, Workplace
    from scomm_timeline.authoring.answers import Answers
    from scomm_timeline.authoring.questions import Question
    from scomm_timeline.cli.session import Session

HELP: Final = """\
Add a statement to the set: by questions on a terminal, or by options alone.

Whatever an option does not answer is asked for; without a terminal a missing answer ends the command
and names its option. Names may be typed as slugs or as printed ("Mara Quill"); a source, person, body
or place that is new to the set is described by its own options, or when you are asked.

The statement joins the file of its document if there is one, else it begins a file. It is read
together with the whole set first: what would bring an error is not written. --edit opens VISUAL or
EDITOR on the draft before that. Lists and mappings are typed as in a record: '{stage: [booked]}'.

\b
Examples:
  timeline new
  timeline new --edit
  timeline new --source gazette-april --from mara-quill --to press --made 2031-04-05
    --quote "Nobody leaves Harbor Watch." --claim leaving=closed --component whole --place meridia
  timeline new --file records/2031/letter.yaml --quote - --claim '{duty: free, place: eel-bay}'
    --field replies-to=vell-letter --dry-run < words.txt
"""


def run(
    *,
    circumstances: Circumstances,
    words: Words,
    substance: Substance,
    new: NewThings,
    id: Annotated[  # noqa: A002 -- the name of the option
        str | None, typer.Option(metavar="ID", help="Its id. Default: who, when and what.")
    ] = None,
    file: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="The file, under records/ of the set. What its header says is not asked.",
        ),
    ] = None,
    edit: Annotated[
        bool, typer.Option("--edit", help="Open VISUAL or EDITOR on the draft; ask nothing.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; print what would be written.")
    ] = False,
    shared: Shared,
) -> int:
    """Add a statement."""
    from scomm_timeline.authoring.adding import Workplace
    from scomm_timeline.authoring.answers import Answers
    from scomm_timeline.authoring.known import nameable
    from scomm_timeline.authoring.schema import FOLDER
    from scomm_timeline.cli import answering, asking
    from scomm_timeline.cli.session import open_set

    session = open_set(shared)
    check_writable(session)
    answers = Answers(nameable(session.corpus()))
    place = Workplace(
        session.files, session.loaded, has_schemas=(session.folder.path / FOLDER).is_dir()
    )
    path = answering.record_path(session, file) if file is not None else None
    if path is not None:
        answers.inherited = place.header(path)
    answering.take_options(answers, circumstances, words, substance, new, id_=id)
    if edit:
        addition = _edited(place, answers, path)
    else:
        _settle(answers)
        fields = answering.complete(answers, place, path)
        addition = _added(place, answers, fields, path)
        if asking.can_ask() and not dry_run and not _is_wanted(addition):
            raise UserError("nothing was written", "you said no", code=ExitCode.INTERRUPTED)
    if not dry_run:
        write_addition(session, addition.changes)
    return _report(session, addition, is_dry=dry_run)


def check_writable(session: "Session") -> None:
    """Raises UserError where nothing may be added: the set that ships is nobody's own."""
    if session.is_shipped:
        raise UserError(
            "there is no set here, and the one that ships with the program is not written to",
            "timeline init begins one; --set names yours",
        )


def _settle(answers: "Answers") -> None:
    """Ask what is open; where nobody can be asked, take defaults and name what is missing.

    Raises:
        UserError: An answer is missing, and there is no terminal.
    """
    from scomm_timeline.authoring.questions import open_questions
    from scomm_timeline.cli import answering
    from scomm_timeline.cli.asking import ask, can_ask

    if can_ask():
        while (question := next(open_questions(answers), None)) is not None:
            ask(answers, question)
        return
    missing: list[Question] = []
    while (question := next(open_questions(answers), None)) is not None:
        if question.default is None or question.key == "wording":
            missing.append(question)
            answers.skipped.add(question.key)
        else:
            answering.give(answers, question.flag, question.key, question.default)
    if missing:
        flags = ", ".join(dict.fromkeys(one.flag for one in missing))
        what = missing[0].text[0].lower() + missing[0].text[1:]
        raise UserError(
            f"not given: {flags}", f"{missing[0].flag}: {what}; on a terminal you are asked"
        )


def _added(
    place: "Workplace", answers: "Answers", fields: "dict[str, object]", path: str | None
) -> "Addition":
    """The statement in its place. Raises UserError if it cannot be used."""
    from scomm_timeline.authoring.adding import RefusedError, add_statement
    from scomm_timeline.authoring.known import AnswerError

    try:
        return add_statement(place, fields, answers.new, path=path)
    except AnswerError as error:
        raise UserError(error.message, error.help) from error
    except RefusedError as error:
        _complain_of(error)
        raise UserError(
            "the statement would bring an error; nothing was written", "change what is named above"
        ) from error


def _edited(place: "Workplace", answers: "Answers", path: str | None) -> "Addition":
    """What comes of the user's editor. Raises UserError if he gives up; his draft is then kept."""
    from scomm_timeline.authoring.adding import RefusedError, change_file
    from scomm_timeline.cli import answering, asking, editor

    path, text, around = answering.draft(place, answers, path)
    edited, draft = editor.edited(text, path.rpartition("/")[2])
    while True:
        if not edited.strip():
            editor.discard(draft)
            raise UserError("nothing was written", "the draft was left empty")
        try:
            addition = change_file(place, path, edited, around)
        except RefusedError as error:
            _complain_of(error)
            if not asking.can_ask() or not asking.confirm("Edit again?", default=True):
                raise UserError(
                    "nothing was written: the draft has problems", f"it is kept: {draft}"
                ) from error
            edited = editor.reopened(draft)
        else:
            editor.discard(draft)
            return addition


def _complain_of(error: "RefusedError") -> None:
    from scomm_timeline.cli.terminal import complain

    for one in error.diagnostics:
        place = f":{one.span.start.line}:{one.span.start.column}" if one.span else ""
        complain(f"{one.path}{place}: error[{one.code.id}] {one.message}")
        if one.help:
            complain(f"    help: {one.help}")
    if not error.diagnostics:
        complain("the draft holds no statement that is new to the set")


def _is_wanted(addition: "Addition") -> bool:
    from scomm_timeline.cli.asking import confirm
    from scomm_timeline.cli.terminal import complain

    for change in addition.changes:
        complain("", f"{change.path}{'' if change.before is None else ' (at its end)'}:")
        complain(*(f"    {line}" for line in change.added.splitlines()))
    return confirm("Write it?", default=True)


def write_addition(session: "Session", changes: "tuple[TextChange, ...]") -> None:
    """Write all of it, or nothing. Raises UserError."""
    from scomm_timeline.cli.writing import write_changes
    from scomm_timeline.disk.writes import Change

    folder = session.folder.path
    write_changes(session, [Change(folder / one.path, one.text, one.before) for one in changes])


def _report(session: "Session", addition: "Addition", *, is_dry: bool) -> int:
    from scomm_timeline.cli.session import answer
    from scomm_timeline.pipeline.authoring import build_authoring_report
    from scomm_timeline.reports.authoring import FileState, TouchedFile

    id_ = addition.statement.id
    files = [
        TouchedFile(one.path, FileState.NEW if one.before is None else FileState.CHANGED, one.added)
        for one in addition.changes
    ]
    after = session if is_dry else session._replace(loaded=addition.loaded)
    report = build_authoring_report(
        after.corpus(),
        command="new",
        folder=Path(session.folder.path).name,
        files=files,
        statements=(id_,),
        diagnostics=addition.loaded.diagnostics,
        commands=() if is_dry else (f"timeline show {id_}", "timeline contradictions"),
        is_dry=is_dry,
    )
    return answer(after, report, ExitCode.DONE)
