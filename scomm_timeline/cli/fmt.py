"""`timeline fmt`: the files of a set in one order and one layout."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode, first_of
from scomm_timeline.cli.options import Shared

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scomm_timeline.cli.session import Session
    from scomm_timeline.pipeline.formatting import Formatted

HELP: Final = """\
Write the files of a set in one order of keys and one layout, so that a change shows in a diff as
what it is. Comments are kept, and every value stays what it was to the reader, or the file is left
as it is, named, and the exit code is 3.

Without PATHS all of the set: its records, sources, topics, families, voices, places, vocabulary and
set.yaml, not what the program writes itself (receipts/, internal/, seals/). --check writes nothing
and exits 1 if a file would change; --diff writes nothing and shows how.

\b
Examples:
  timeline fmt
  timeline fmt --check
  timeline fmt --diff records/2010
"""


def run(
    *,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATHS", help="Files or folders of the set."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if a file would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show what would change.")
    ] = False,
    shared: Shared,
) -> int:
    """Format files."""
    from scomm_timeline.cli.progress import Progress
    from scomm_timeline.cli.session import open_set, write
    from scomm_timeline.cli.terminal import complain, render_options
    from scomm_timeline.pipeline.formatting import (
        build_format_report,
        check_meaning,
        format_files,
    )
    from scomm_timeline.renderers import render

    if "" in (paths or ()):  # what an unset variable of a script comes to
        raise UserError("fmt: one of the paths is empty", "name a file or a folder of the set")
    session = open_set(_found_by(shared, paths or []))
    if session.is_shipped:
        raise UserError("fmt: the shipped set is not written to", "name yours with --set")
    asked = _asked(session, paths or [])
    outside = _outside(session)
    with Progress(len(session.files), "files", quiet=shared.quiet) as progress:
        found = format_files(session.files, asked, outside, progress.step)
    if paths and not found.looked_at:
        raise UserError(
            "fmt: no file that people type is there", "name records, sources, topics ..."
        )
    is_written = not (check or diff)
    if found.texts:
        check_meaning(session.loaded, session.files, found)
    if is_written:
        found = _write(session, found)
    report = build_format_report(
        session.loaded,
        session.files,
        found,
        is_shipped=session.is_shipped,
        is_written=is_written,
        shows_diff=diff,
    )
    write(shared, [render(shared.format.value, report, render_options(shared))])
    if found.untouched:
        complain(f"timeline: incomplete: files left as they are: {len(found.untouched)}")
    codes = [ExitCode.INCOMPLETE] if found.untouched else []
    if found.texts and not (is_written or shared.exit_zero):
        codes.append(ExitCode.FOUND)
    return first_of(codes)


def _found_by(shared: Shared, paths: "Sequence[str]") -> Shared:
    """Without --set, the set of the first path."""
    if shared.set_dir is not None or not paths:
        return shared
    if not Path(paths[0]).exists():
        raise _no_such_path(paths[0])
    from scomm_timeline.disk.sets import find_set

    found = find_set(None, _real(paths[0]))
    if found.is_shipped:
        raise UserError(f'"{paths[0]}" is in no set', "a set is a folder that holds set.yaml")
    return shared._replace(set_dir=str(found.path))


def _asked(session: "Session", paths: "Sequence[str]") -> "Callable[[str], bool]":
    """Whether a file of the set was asked for. Raises UserError for a path outside the set."""
    root = session.folder.path.absolute()
    wanted = [_inside(one, root) for one in paths]

    def asked(name: str) -> bool:
        return not wanted or any(one in ("", name) or name.startswith(f"{one}/") for one in wanted)

    return asked


def _no_such_path(given: str) -> UserError:
    return UserError(f'there is no file or folder "{given}"', "check the path")


def _inside(given: str, root: Path) -> str:
    """The path of a file or folder inside the set, empty for all of it; links are not followed.

    What is not there from where the user is, is looked for inside the set.
    """
    if not Path(given).exists():
        if not (root / given).exists():
            raise _no_such_path(given)
        given = str(root / given)
    for path in (Path(os.path.normpath(Path(given).absolute())), _real(given)):
        for base in (root, root.resolve()):
            if path.is_relative_to(base):
                return path.relative_to(base).as_posix().removeprefix(".")
    if _real(given) in root.resolve().parents:  # the folder around the set
        return ""
    raise UserError(f'"{given}" is not in the set {root.name}/', "name the other set with --set")


def _real(given: str) -> Path:
    """A path without detours, whose last step is not followed if it is a link."""
    path = Path(given)
    return path.resolve() if path.name in {"", ".."} else path.parent.resolve() / path.name


def _outside(session: "Session") -> frozenset[str]:
    """The files that links lead out of the set for."""
    root = session.folder.path
    home = root.resolve()
    return frozenset(
        one.path for one in session.files if not (root / one.path).resolve().is_relative_to(home)
    )


def _write(session: "Session", found: "Formatted") -> "Formatted":
    """Write what is new, each file whole or not at all; one that changed meanwhile keeps its words.

    Raises:
        UserError: A file cannot be written. Those before it are.
    """
    from scomm_timeline.disk.writes import Change, ChangedMeanwhileError, write_changes
    from scomm_timeline.pipeline.formatting import without

    old = {one.path: one.text for one in session.files}
    folder = session.folder.path
    for name, text in found.texts.items():
        try:
            write_changes([Change(folder / name, text, old[name])], folder)
        except ChangedMeanwhileError:
            found = without(found, name, "it changed while it was formatted")
        except OSError as error:
            raise UserError(f'cannot write "{name}": {error.strerror}') from error
    return found
