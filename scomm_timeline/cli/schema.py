"""`timeline schema [KIND]`: JSON Schema of the files of a set, for editors."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli import completion
from scomm_timeline.cli.choosing import unknown_name
from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Format, Shared

if TYPE_CHECKING:
    from scomm_timeline.cli.session import Session

HELP: Final = """\
Print the JSON Schema (draft-07) of one kind of file: its fields, what they mean, and which names the
set knows for them. With it an editor completes names and marks a misspelled one while it is typed.

KIND is record (the default), topic, families, voices, places, source, set, vocabulary, receipts,
adjudication, sign-off or policy. --into writes all of them into a folder; the lines that lead an editor
there from the top of a file are printed by --modeline. Write them again when the vocabulary has grown.

\b
Examples:
  timeline schema record
  timeline schema source --output source.schema.json
  timeline schema --into statements/.schemas
"""


def run(
    *,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND", help="A kind of file.", autocompletion=completion.file_kinds
        ),
    ] = "record",
    into: Annotated[
        str | None,
        typer.Option(
            metavar="DIR", help="Write the schemas of all kinds into a folder.", show_default=False
        ),
    ] = None,
    modeline: Annotated[
        bool,
        typer.Option("--modeline", help="Print the lines that lead editors to the schema."),
    ] = False,
    shared: Shared,
) -> int:
    """Print or write schemas."""
    from scomm_timeline.authoring.files import FILES
    from scomm_timeline.authoring.schema import modeline as lines
    from scomm_timeline.cli.session import check_values, finish, open_set, write

    check_values(shared)
    if kind not in FILES:
        raise unknown_name("kind of file", kind, dict.fromkeys(FILES, ()))
    if shared.format not in {Format.TEXT, Format.JSON}:
        raise UserError(f"--format {shared.format.value}: a schema is JSON", "leave --format out")
    if modeline:
        write(shared, [lines(kind)])
        return ExitCode.DONE
    session = open_set(shared)
    if into == "":  # what an unset variable of a script comes to
        raise UserError("--into: the name is empty", "such as statements/.schemas")
    if into is not None:
        _write_all(session, Path(into))
    else:
        write(shared, [_text(session, kind)])
    return finish(session)


def _text(session: "Session", kind: str) -> str:
    from scomm_timeline.authoring.schema import schema_for

    schema = schema_for(kind, session.corpus())
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _write_all(session: "Session", folder: Path) -> None:
    """Every schema into a folder, and on standard output what was written."""
    from scomm_timeline.authoring.files import FILES
    from scomm_timeline.authoring.schema import file_name
    from scomm_timeline.cli.session import write
    from scomm_timeline.disk.writes import is_part_of_set, write_text

    if session.shared.output is not None:
        raise UserError("--output writes one schema, --into all of them", "leave one of them out")
    if is_part_of_set(folder / file_name("record")):
        raise UserError(f'--into: "{folder}" holds files of a set', "such as statements/.schemas")
    texts = {file_name(kind): _text(session, kind) for kind in FILES}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            write_text(folder / name, [text])
    except OSError as error:
        raise UserError(f'--into: cannot write to "{folder}": {error.strerror}') from error
    write(session.shared, [f"written: {folder / name}\n" for name in texts])
