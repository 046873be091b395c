"""`timeline diff OLD NEW`: what changed between two versions of a set."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode, first_of
from scomm_timeline.cli.options import Shared

if TYPE_CHECKING:
    from scomm_timeline.disk.versions import Place, Version
    from scomm_timeline.pipeline.causing import Side
    from scomm_timeline.reports.differing import DiffReport, Scope, VersionView

HELP: Final = """\
Show what changed between two versions of a set, and which findings changed because of it.

OLD and NEW are each a folder, a zip or tar archive, or a git revision: HEAD~3 or v1.2 for the set's
folder in it, main:statements for another path. What is on disk comes before what is in git. NEW may
be left out: the set of --set, or the nearest.

Records are compared by id and field by field, whatever the files look like. Material is what changes
what a reader is told or what is found; the rest (order, layout, notes, moved files) is counted. For
each finding that is new, gone or told otherwise, the smallest group of edits is named that brings
that about by itself. Exits 1 if anything that was asked for differs.

\b
Examples:
  timeline diff HEAD~3 statements
  timeline diff v1.2 --material-only
  timeline diff published.zip statements --format md --output changes.md
"""

_Version = Annotated[
    str, typer.Argument(metavar="OLD", help="A folder, an archive or a git revision.")
]


def run(
    *,
    old: _Version,
    new: Annotated[
        str | None,
        typer.Argument(metavar="[NEW]", help="Likewise. Default: the set of --set."),
    ] = None,
    stat: Annotated[
        bool,
        typer.Option("--stat", help="Numbers only; findings are not compared."),
    ] = False,
    material_only: Annotated[
        bool, typer.Option("--material-only", help="Leave out what is cosmetic.")
    ] = False,
    findings_only: Annotated[
        bool, typer.Option("--findings-only", help="Only what became of the findings.")
    ] = False,
    shared: Shared,
) -> int:
    """Show what differs."""
    from scomm_timeline.cli.session import check_values, write
    from scomm_timeline.cli.terminal import render_options
    from scomm_timeline.renderers import render

    check_values(shared)
    scope = _scope(stat=stat, material_only=material_only, findings_only=findings_only)
    place = _place(shared)
    before, after = _read(old, place, "OLD"), _read(new, place, "NEW")
    report = _stat(before, after) if stat else _difference(before, after, scope)
    write(shared, [render(shared.format.value, report, render_options(shared))])
    return _finish(report, shared)


def _difference(old: "Version", new: "Version", scope: "Scope") -> "DiffReport":
    from scomm_timeline.pipeline.differing import build_diff_report

    return build_diff_report(old=_side(old, "OLD"), new=_side(new, "NEW"), scope=scope)


def _stat(old: "Version", new: "Version") -> "DiffReport":
    """Numbers, if that will do without reading what is the same as text."""
    from scomm_timeline.pipeline.skimming import Texts, build_skimmed_report, build_stat_report

    texts = [Texts(one.name, one.kind, one.detail, one.files) for one in (old, new)]
    report = build_skimmed_report(old=texts[0], new=texts[1])
    return report or build_stat_report(old=_side(old, "OLD"), new=_side(new, "NEW"))


def _scope(*, stat: bool, material_only: bool, findings_only: bool) -> "Scope":
    """The part that was asked for. Raises UserError for two of them."""
    from scomm_timeline.reports.differing import Scope

    asked = [
        scope
        for given, scope in (
            (stat, Scope.STAT),
            (material_only, Scope.MATERIAL),
            (findings_only, Scope.FINDINGS),
        )
        if given
    ]
    if len(asked) > 1:
        raise UserError("--stat, --material-only and --findings-only exclude each other")
    return asked[0] if asked else Scope.ALL


def _place(shared: Shared) -> "Place":
    """Where names are looked up, and the set that a revision is taken of."""
    from scomm_timeline.disk.sets import SetNotFoundError, find_set
    from scomm_timeline.disk.versions import Place

    here = Path.cwd()
    try:
        found = find_set(shared.set_dir, here)
    except SetNotFoundError as error:
        raise UserError(str(error), error.help) from error
    # The shipped set is no part of the repository that somebody stands in.
    return Place(here, here if found.is_shipped else found.path)


def _read(name: str | None, place: "Place", label: str) -> "Version":
    """A version by the name that was typed; the set itself for None. Raises UserError."""
    from scomm_timeline.disk.bundles import VersionError
    from scomm_timeline.disk.sets import SET_FILE
    from scomm_timeline.disk.versions import read_version

    if name is None:
        if not (place.set_folder / SET_FILE).is_file():
            raise UserError("NEW is missing, and there is no set here", "name it, or use --set")
        name = _short(place)
    try:
        return read_version(name, place)
    except VersionError as error:
        raise UserError(f'{label} "{name}": {error}', error.help) from error
    except OSError as error:
        why = error.strerror or "it cannot be read"
        raise UserError(f'{label} "{name}": {why}', "check the path") from error


def _short(place: "Place") -> str:
    """The folder of the set, from where the user is."""
    if place.set_folder.is_relative_to(place.folder):
        return str(place.set_folder.relative_to(place.folder))
    return str(place.set_folder)


def _side(version: "Version", label: str) -> "Side":
    """A version that was read. Raises UserError if its vocabulary does not load."""
    from scomm_timeline.cli.terminal import complain
    from scomm_timeline.pipeline.causing import Side
    from scomm_timeline.pipeline.taking_stock import build_check_report
    from scomm_timeline.reading.load import load
    from scomm_timeline.renderers import RenderOptions, render

    loaded = load(version.files)
    if loaded.corpus is None:
        problems = render("text", build_check_report(loaded, is_shipped=False), RenderOptions())
        complain(*problems.splitlines())
        raise UserError(
            f'incomplete: the vocabulary of {label} "{version.name}" does not load, '
            "so nothing can be compared",
            "mend the files named above",
            code=ExitCode.INCOMPLETE,
        )
    return Side(version.name, version.kind, version.detail, version.files, loaded, loaded.corpus)


def _finish(report: "DiffReport", shared: Shared) -> ExitCode:
    """Name what was left out of each version, and give the code to exit with."""
    for label, view in (("OLD", report.old), ("NEW", report.new)):
        _name_left_out(label, view, brief=shared.quiet)
    held = [] if report.is_complete else [ExitCode.INCOMPLETE]
    if report.differs and not shared.exit_zero:
        held.append(ExitCode.FOUND)
    is_empty = not (report.old.header.statements or report.new.header.statements)
    if shared.fail_empty and is_empty:
        held.append(ExitCode.EMPTY)
    return first_of(held)


def _name_left_out(label: str, view: "VersionView", *, brief: bool) -> None:
    from scomm_timeline.cli.session import incomplete_lines
    from scomm_timeline.cli.terminal import complain

    if view.header.incomplete:
        complain(*incomplete_lines(view.header.incomplete, brief=brief, of=label))
