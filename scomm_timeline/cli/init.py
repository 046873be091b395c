"""`timeline init`: a set to begin with."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Shared
from scomm_timeline.model.inputs import SET_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.cli.session import Session
    from scomm_timeline.reports.authoring import TouchedFile

HELP: Final = """\
Begin a set: its files, with one document as an example, and what helps around it.

The set stands in statements/ of the folder and checks clean. Around it come settings for editors, a
check before each commit (pre-commit) and at each push (a GitHub workflow), and a .gitignore. Nothing
is ever written over: where a set is already, the command stops; another file that is already there
is left as it is, and what it lacks is printed.

\b
Examples:
  timeline init water --program "Water Meters"
  timeline init water --program "Water Meters" --place Meridia --body "Meridian Water Board"
  timeline init --program "Water Meters" --dry-run
"""


def run(
    *,
    folder: Annotated[
        str,
        typer.Argument(metavar="[DIR]", help="The folder; made if it is not there."),
    ] = ".",
    program: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The program that the statements are about. Needed."),
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="The country or state that it covers.")
    ] = None,
    government: Annotated[
        str | None, typer.Option(metavar="NAME", help="The government behind it.")
    ] = None,
    body: Annotated[
        str | None, typer.Option(metavar="NAME", help="The agency that runs it.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; say what would be written.")
    ] = False,
    shared: Shared,
) -> int:
    """Write the files of a new set."""
    from scomm_timeline.authoring.starting import FOLDER, Start, schema_files, set_files, side_files
    from scomm_timeline.cli.session import answer, check_values
    from scomm_timeline.pipeline.authoring import build_authoring_report

    check_values(shared)
    start = Start(
        *(
            _name(flag, value)
            for flag, value in (
                ("--program", program),
                ("--place", place),
                ("--government", government),
                ("--body", body),
            )
        )
    )
    if shared.set_dir is not None:
        raise UserError("--set: init makes a new set", "name its folder: timeline init DIR")
    if not start.program:
        raise UserError("--program: not given", 'name the program: --program "Water Meters"')
    if not folder:  # what an unset variable of a script comes to
        raise UserError("the name of the folder is empty", "timeline init DIR")
    home = Path(folder)
    files = set_files(start)
    _check_free(home, FOLDER)
    session = _session(home / FOLDER, files, shared)
    inside = files | schema_files(session.corpus())
    touched = _touched(
        home, {f"{FOLDER}/{path}": text for path, text in inside.items()}, side_files()
    )
    if not dry_run:
        _write(home, touched)
    where = "" if home == Path() else f"cd {shlex.quote(folder)}"
    report = build_authoring_report(
        session.corpus(),
        command="init",
        folder=folder,
        files=touched,
        diagnostics=session.loaded.diagnostics,
        advice=() if dry_run else _ADVICE,
        commands=() if dry_run else tuple(filter(None, (where, *_COMMANDS))),
        is_dry=dry_run,
    )
    return answer(session, report, ExitCode.DONE)


_ADVICE: Final = (
    "statements/voices.yaml and places.yaml: who speaks, and about which places.",
    "statements/topics/: the questions, and the answers between which officials may change.",
    "statements/records/example.yaml: how a document is written; remove it when you have your own.",
)
_COMMANDS: Final = ("timeline check", "timeline new", "timeline contradictions")


def _name(flag: str, value: str | None) -> str:
    """A name as typed. Raises UserError for one that no file could hold."""
    name = " ".join((value or "").split(" ")).strip()
    if value is not None and not name:
        raise UserError(f"{flag}: the name is empty", "give a name, or leave the option out")
    if not name.isprintable():
        raise UserError(f"{flag}: the name holds a control character", "type it on one line")
    return name


def _check_free(home: Path, folder: str) -> None:
    """Raises UserError where a set, or a part of one, would be written over."""
    if home.exists() and not home.is_dir():
        raise UserError(f'"{home}" is not a folder', "name a folder, or a new one")
    if (home / SET_FILE).exists():
        raise UserError(f'"{home}" is a set already', "timeline new adds a statement to it")
    inside = home / folder
    try:
        if (inside / SET_FILE).exists():
            raise UserError(f'there is a set already: "{inside}"', "timeline new adds to it")
        if inside.exists() and (not inside.is_dir() or any(inside.iterdir())):
            raise UserError(
                f'"{inside}" is there already and not empty', "name another folder, or move it away"
            )
    except OSError as error:
        raise UserError(f'"{inside}" cannot be looked into: {error.strerror}') from error


def _session(path: Path, files: "Mapping[str, str]", shared: Shared) -> "Session":
    """The set as it will be read. What ships with the program must read without an error."""
    from scomm_timeline.cli.session import Session
    from scomm_timeline.disk.sets import SetFolder
    from scomm_timeline.model.inputs import InputFile
    from scomm_timeline.reading.load import load

    inputs = [InputFile(path, text) for path, text in files.items()]
    loaded = load(inputs, with_notices=True)
    if loaded.diagnostics:
        first = loaded.diagnostics[0]
        raise RuntimeError(f"a new set has problems: {first.path}: {first.message}")
    return Session(shared, SetFolder(str(path), is_shipped=False), inputs, loaded)


def _touched(
    home: Path, files: "Mapping[str, str]", sides: "Mapping[str, str]"
) -> tuple["TouchedFile", ...]:
    from scomm_timeline.reports.authoring import FileState, TouchedFile

    def state(path: str) -> FileState:
        there = home / path
        return FileState.LEFT if there.exists() or there.is_symlink() else FileState.NEW

    return (
        *(TouchedFile(path, FileState.NEW, text) for path, text in files.items()),
        *(TouchedFile(path, state(path), text) for path, text in sides.items()),
    )


def _write(home: Path, touched: "tuple[TouchedFile, ...]") -> None:
    """Write every new file or none. Raises UserError."""
    from scomm_timeline.disk.writes import Change, write_changes
    from scomm_timeline.reports.authoring import FileState

    new = [Change(home / one.path, one.added) for one in touched if one.state is not FileState.LEFT]
    try:
        write_changes(new)
    except OSError as error:
        what = error.filename2 or error.filename or str(home)
        raise UserError(
            f'cannot write "{what}": {error.strerror}', "nothing was written"
        ) from error
