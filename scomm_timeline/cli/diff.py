"""`timeline diff OLD NEW`: what changed between two versions of a set."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode, first_of
from scomm_timeline.cli.options import Shared
from scomm_timeline.cli.versions import has_drafts, place_of, read_named, side_of

if TYPE_CHECKING:
    from scomm_timeline.disk.versions import Place, Version
    from scomm_timeline.pipeline.causing import Side
    from scomm_timeline.reports.differing import DiffReport, Scope, VersionView

HELP: Final = """\
Show what changed between two versions of a set, and which findings changed because of it.

OLD and NEW are each a folder, a zip or tar archive, a seal of the set by its name, or a git revision:
HEAD~3 or v1.2 for the set's folder in it, main:statements for another path. What is on disk comes
before what is in git. NEW may be left out: the set of --set, or the nearest. Beside a seal, which must
be as it was sealed, the other version counts as it would be published.

Records are compared by id and field by field, whatever the files look like. Material is what changes
what a reader is told or what is found; the rest (order, layout, notes, moved files) is counted. For
each finding that is new, gone or told otherwise, the smallest group of edits is named that brings
that about by itself. Exits 1 if anything that was asked for differs.

\b
Examples:
  timeline diff HEAD~3 statements
  timeline diff v1.2 --material-only
  timeline diff 2026-12-first
  timeline diff published.zip statements --format md --output changes.md
"""

_Version = Annotated[
    str, typer.Argument(metavar="OLD", help="A folder, an archive, a seal or a git revision.")
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
    place = place_of(shared)
    before, after = _read(old, place, "OLD"), _read(new, place, "NEW")
    report = _stat(before, after) if stat else _difference(before, after, scope)
    write(shared, [render(shared.format.value, report, render_options(shared))])
    return _finish(report, shared)


def _difference(old: "Version", new: "Version", scope: "Scope") -> "DiffReport":
    from scomm_timeline.pipeline.differing import build_diff_report

    before, after = _sides(old, new)
    return build_diff_report(old=before, new=after, scope=scope)


def _stat(old: "Version", new: "Version") -> "DiffReport":
    """Numbers, if that will do without reading what is the same as text."""
    from scomm_timeline.disk.versions import SEAL
    from scomm_timeline.pipeline.skimming import Texts, build_skimmed_report, build_stat_report

    report = None
    if old.kind == new.kind or SEAL not in {old.kind, new.kind}:
        texts = [Texts(one.name, one.kind, one.detail, one.files) for one in (old, new)]
        report = build_skimmed_report(old=texts[0], new=texts[1])
    if report is not None:
        return report
    before, after = _sides(old, new)
    return build_stat_report(old=before, new=after)


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


def _read(name: str | None, place: "Place", label: str) -> "Version":
    """A version by the name that was typed; the set itself for None. Raises UserError."""
    from scomm_timeline.model.inputs import SET_FILE

    if name is None:
        if not (place.set_folder / SET_FILE).is_file():
            raise UserError("NEW is missing, and there is no set here", "name it, or use --set")
        name = _short(place)
    return read_named(name, place, label)


def _short(place: "Place") -> str:
    """The folder of the set, from where the user is."""
    if place.set_folder.is_relative_to(place.folder):
        return str(place.set_folder.relative_to(place.folder))
    return str(place.set_folder)


def _sides(old: "Version", new: "Version") -> "tuple[Side, Side]":
    """Both versions. Beside a seal, the other one is taken as it would be published."""
    from scomm_timeline.disk.versions import SEAL
    from scomm_timeline.pipeline.sealing import published

    before, after = side_of(old, "OLD"), side_of(new, "NEW")
    if old.kind == new.kind:
        return before, after
    if old.kind == SEAL:
        return before, published(after, with_drafts=has_drafts(old))
    if new.kind == SEAL:
        return published(before, with_drafts=has_drafts(new)), after
    return before, after


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
