"""`timeline corrections`: what readers of a published version have to be told."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Shared
from scomm_timeline.cli.versions import check_seal, check_title, has_drafts, side_of

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
    from scomm_timeline.disk.bundles import VersionError
    from scomm_timeline.disk.seals import latest_seal
    from scomm_timeline.disk.versions import Place, read_seal_version
    from scomm_timeline.model.inputs import SEAL_FILE

    if name is None:
        name = latest_seal(session.folder.path)
        if name is None:
            raise UserError(
                "this set has no seal", "`timeline seal NAME` writes one; --since names a folder"
            )
    try:
        version = read_seal_version(name, Place(Path.cwd(), session.folder.path))
    except VersionError as error:
        raise UserError(f'the seal "{name}" is not read: {error}', error.help) from error
    if version is None or version.folder is None:
        raise UserError(f'"{name}" is no seal', f"a seal is a folder with a {SEAL_FILE}")
    check_seal(version.folder, f'--since "{name}"')
    check_title(version, session.corpus().title)
    side = side_of(version, "--since")
    if side.loaded.left_out:
        raise UserError(f'the seal "{name}" cannot be read by this version of the program')
    return side._replace(name=version.folder.name), has_drafts(version)


def _as_published(session: "Session", *, with_drafts: bool) -> "Side":
    """The set as it would be published now."""
    from scomm_timeline.pipeline.causing import Side
    from scomm_timeline.pipeline.sealing import published

    whole = Side("now", "folder", "", session.files, session.loaded, session.corpus())
    return published(whole, with_drafts=with_drafts)
