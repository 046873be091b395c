"""`timeline corrections`: what readers of a published version have to be told."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Shared

if TYPE_CHECKING:
    from scomm_timeline.cli.session import Session
    from scomm_timeline.pipeline.causing import Side

HELP: Final = """\
Draft the corrections list: what changed between a seal and what would be published now, in neutral
words. A retraction takes something back, a correction replaces it, an update adds to it. Notes, layout
and whatever is not published take no part.

Without --since, the seal with the latest date. Exits 1 if there is anything to tell.

\b
Examples:
  timeline corrections --format md --today 2026-12-24 --output corrections.md
  timeline corrections --since 2026-12-first
"""


def run(
    *,
    since: Annotated[
        str | None,
        typer.Option(metavar="SEAL", help="A seal of the set, or its folder. Default: the latest."),
    ] = None,
    shared: Shared,
) -> int:
    """Draft the list."""
    from scomm_timeline.cli.session import answer, open_set
    from scomm_timeline.pipeline.correcting import build_corrections_report

    session = open_set(shared)
    session.corpus()
    sealed, with_drafts = _sealed(session, since)
    report = build_corrections_report(
        since=sealed,
        now=_as_published(session, with_drafts=with_drafts),
        day=shared.today or "",
    )
    is_empty = not report.entries and not report.findings
    return answer(session, report, ExitCode.DONE if is_empty else ExitCode.FOUND)


def _sealed(session: "Session", name: str | None) -> "tuple[Side, bool]":
    """The published version, and whether drafts were published. Raises UserError."""
    from scomm_timeline.disk.seals import latest_seal, read_told, seal_folder
    from scomm_timeline.disk.sets import SetChangingError, SetTooLargeError, read_set
    from scomm_timeline.model.inputs import SEAL_FILE
    from scomm_timeline.pipeline.causing import Side
    from scomm_timeline.reading.load import load

    if name is None:
        name = latest_seal(session.folder.path)
        if name is None:
            raise UserError(
                "this set has no seal", "`timeline seal NAME` writes one; --since names a folder"
            )
    folder = Path(name) if Path(name).is_dir() else seal_folder(session.folder.path, name)
    told = read_told(folder)
    if told is None:
        raise UserError(f'"{name}" is no seal', f"a seal is a folder with a {SEAL_FILE}")
    try:
        files = read_set(folder)
    except (SetChangingError, SetTooLargeError) as error:
        raise UserError(f'the seal "{name}" is not read: {error}', error.help) from error
    loaded = load(files)
    if loaded.corpus is None or loaded.left_out:
        raise UserError(
            f'the seal "{name}" cannot be read', "`timeline seal --verify` shows what is damaged"
        )
    of = told.get("set")
    title = of.get("title") if isinstance(of, dict) else None
    if title != session.corpus().title:
        raise UserError(f'"{name}" seals another set: "{title}"', "name a seal of this one")
    side = Side(folder.name, "seal", "", files, loaded, loaded.corpus)
    return side, told.get("drafts") is True


def _as_published(session: "Session", *, with_drafts: bool) -> "Side":
    """The set as it would be published now."""
    from scomm_timeline.pipeline.causing import Side
    from scomm_timeline.pipeline.sealing import public_files
    from scomm_timeline.reading.load import load

    files = public_files(session.corpus(), session.files, with_drafts=with_drafts)
    loaded = load(files)
    assert loaded.corpus is not None  # noqa: S101 -- made of what had been read
    return Side("now", "folder", "", files, loaded, loaded.corpus)
