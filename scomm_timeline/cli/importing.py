"""`timeline import FILE`: rows of a table to statements."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Shared

if TYPE_CHECKING:
    from typing import IO

    from scomm_timeline.authoring.headings import Headings
    from scomm_timeline.authoring.importing import Imported
    from scomm_timeline.authoring.tables import Table
    from scomm_timeline.cli.session import Session
    from scomm_timeline.reports.authoring import ImportReport

HELP: Final = """\
Take statements from a table: CSV, or JSON Lines (.jsonl), one row a claim.

Columns are known by their names: those of this program's own tables, the common ones of others
(speaker, quote, date, source ...) and those of a TimelineJS sheet. --map names others, --default fills
what the table lacks. Look first with --dry-run: it lists what would be imported, what looks like a
statement that the set has, and what cannot be used.

Everything arrives as a draft (review: draft). A bad row costs that row; it is listed with its line,
and the exit code is 3. A row that the set has already is passed over; nothing is written over.

\b
Examples:
  timeline import claims.csv --dry-run
  timeline import sheet.csv --default from=mara-quill --default topic=leaving --default place=meridia
  timeline import liste.csv --map "Wer=from" --map "Wann=made" --delimiter ";" --encoding cp1252
"""


def run(
    *,
    table: Annotated[
        str, typer.Argument(metavar="FILE", help="The table; - for standard input (CSV).")
    ],
    map: Annotated[  # noqa: A002 -- the name of the option
        list[str] | None,
        typer.Option(
            metavar="COLUMN=FIELD",
            help="What a column holds; or a file of lines `Column: field`.",
        ),
    ] = None,
    default: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=VALUE", help="For rows that do not say it themselves."),
    ] = None,
    delimiter: Annotated[
        str | None,
        typer.Option(
            metavar="MARK", help="Between cells: , ; | or tab. Default: told by the header."
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Of a file that is not UTF-8: cp1252, utf-16-le ..."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; say what would happen.")
    ] = False,
    shared: Shared,
) -> int:
    """Import a table."""
    from scomm_timeline.authoring.adding import Workplace
    from scomm_timeline.authoring.importing import import_rows
    from scomm_timeline.authoring.schema import FOLDER
    from scomm_timeline.cli.new import check_writable, write_addition
    from scomm_timeline.cli.session import answer, open_set

    session = open_set(shared)
    check_writable(session)
    session.corpus()
    rows = _table(table, delimiter, encoding)
    headings = _headings(rows, map or ())
    place = Workplace(
        session.files, session.loaded, has_schemas=(session.folder.path / FOLDER).is_dir()
    )
    found = import_rows(place, rows, headings, _defaults(default or ()))
    if not dry_run:
        write_addition(session, found.changes)
    after = session if dry_run else session._replace(loaded=found.loaded)
    codes = [ExitCode.INCOMPLETE] if found.refused else [ExitCode.DONE]
    if shared.fail_empty and not found.taken:
        codes.append(ExitCode.EMPTY)
    return answer(after, _report(after, table, rows, headings, found, is_dry=dry_run), *codes)


def _table(path: str, delimiter: str | None, encoding: str | None) -> "Table":
    """The rows of the file. Raises UserError for a file that is no table."""
    from scomm_timeline.authoring.headings import KNOWN_HEADINGS
    from scomm_timeline.authoring.tables import TableError, read_csv, read_json_lines

    mark = {"tab": "\t", "\\t": "\t"}.get(delimiter or "", delimiter)
    if mark is not None and (len(mark) != 1 or mark in '"\r\n'):
        raise UserError(f'--delimiter: "{delimiter}" is not one mark', "one of , ; | or tab")
    content = _content(path)
    try:
        if path.lower().endswith((".jsonl", ".ndjson")):
            return read_json_lines(content)
        return read_csv(content, known=KNOWN_HEADINGS, encoding=encoding, delimiter=mark)
    except TableError as error:
        name = "standard input" if path == "-" else f'"{path}"'
        raise UserError(f"{name}: {error.message}", error.help) from error


def _content(path: str) -> bytes:
    if path == "-":
        if sys.stdin is None or sys.stdin.isatty():
            raise UserError("- stands for standard input, and nothing is piped in", "name a file")
        return _within_limit("standard input", sys.stdin.buffer)
    file = Path(path)
    if file.suffix.lower() in {".xlsx", ".xls", ".ods", ".numbers"}:
        raise UserError(f'"{path}" is a workbook', "save its sheet as CSV UTF-8, and import that")
    try:
        with file.open("rb") as stream:  # a device or a pipe too: what its size is, nobody knows
            return _within_limit(f'"{path}"', stream)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UserError(f'cannot read "{path}": {reason}', "check the path") from error


def _within_limit(name: str, stream: "IO[bytes]") -> bytes:
    """All that a stream holds. Raises UserError if that is too much, and OSError."""
    from scomm_timeline.model import limits

    most = limits.most("table-bytes")
    content = stream.read(most + 1)
    if len(content) > most:
        raise UserError(
            f"{name} is larger than {most:,} bytes",
            f"import it in parts; {limits.how_to_raise('table-bytes')}",
        )
    return content


def _headings(rows: "Table", typed: "list[str] | tuple[str, ...]") -> "Headings":
    from scomm_timeline.authoring.headings import HeadingError, read_headings

    pairs: dict[str, str] = {}
    for one in typed:
        pairs.update(_pairs_in_file(one) if "=" not in one else [_pair("--map", one)])
    try:
        return read_headings(rows.columns, pairs)
    except HeadingError as error:
        raise UserError(error.message, error.help) from error


def _pairs_in_file(path: str) -> dict[str, str]:
    """`Column: field`, a line each. Raises UserError."""
    from scomm_timeline.reading import yaml_nodes

    try:
        with Path(path).open("rb") as stream:  # a device or a pipe too: nobody knows its size
            text = _within_limit(f'--map: "{path}"', stream).decode("utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise UserError(
            f'--map: cannot read "{path}": {reason}', "name a file, or write COLUMN=FIELD"
        ) from error
    document = yaml_nodes.read(text)
    value = document.value
    is_flat = isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    if document.problems or not is_flat:
        raise UserError(f'--map: "{path}" holds no lines `Column: field`', "Wann: made")
    return {str(column): str(field) for column, field in value.items()}


def _pair(flag: str, typed: str) -> tuple[str, str]:
    """Both sides of the last `=`. Raises UserError."""
    left, _, right = typed.rpartition("=")
    if not left.strip() or not right.strip():
        raise UserError(f'{flag}: "{typed}" has nothing on one side of "="', f"{flag} A=B")
    return left.strip(), right.strip()


def _defaults(typed: "list[str] | tuple[str, ...]") -> dict[str, str]:
    """Fields with the value for rows that have none. Raises UserError."""
    from scomm_timeline.authoring.headings import FIELDS
    from scomm_timeline.reading.problem import alike

    found: dict[str, str] = {}
    for one in typed:
        field, equals, value = one.partition("=")
        name = field.strip().replace("-", "_")
        if not equals or not value.strip():
            raise UserError(f'--default: "{one}" is not FIELD=VALUE', "--default topic=leaving")
        if name not in FIELDS or name == "id":
            help_ = alike(name, FIELDS) or "see the columns of the claims table"
            raise UserError(f'--default: "{field}" is not a field', help_)
        found[name] = value.strip()
    return found


def _report(
    session: "Session",
    path: str,
    table: "Table",
    headings: "Headings",
    found: "Imported",
    *,
    is_dry: bool,
) -> "ImportReport":
    from scomm_timeline.pipeline.authoring import build_import_report

    name = "standard input" if path == "-" else Path(path).name
    return build_import_report(
        session.corpus(), name, session.folder.path.name, table, headings, found, is_dry=is_dry
    )
