"""Versions of a set that a command is to compare, by the names that were typed."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Shared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.disk.versions import Place, Version
    from scomm_timeline.model.inputs import InputFile
    from scomm_timeline.pipeline.causing import Side
    from scomm_timeline.reports.annotating import Changes

_DAMAGED: Final = 3
"""Damaged files of a seal that are named."""


def place_of(shared: Shared) -> "Place":
    """Where names are looked up, and the set that a revision or a seal is of. Raises UserError."""
    from scomm_timeline.disk.sets import SetNotFoundError, find_set
    from scomm_timeline.disk.versions import Place

    here = Path.cwd()
    try:
        found = find_set(shared.set_dir, here)
    except SetNotFoundError as error:
        raise UserError(str(error), error.help) from error
    # The shipped set is no part of the repository that somebody stands in.
    return Place(here, here if found.is_shipped else found.path)


def read_named(name: str, place: "Place", label: str) -> "Version":
    """A version by its name; a seal is verified. `label` is the option or argument. UserError."""
    from scomm_timeline.disk.bundles import VersionError
    from scomm_timeline.disk.versions import read_version

    # An empty path is the folder one stands in, which differs in nothing from itself: what a script
    # gives whose variable was never set would be told to be unchanged.
    if not name:
        raise UserError(f"{label}: the name is empty", "name a folder, a seal or a revision")
    try:
        version = read_version(name, place)
    except VersionError as error:
        raise UserError(f'{label} "{name}": {error}', error.help) from error
    except OSError as error:
        why = error.strerror or "it cannot be read"
        raise UserError(f'{label} "{name}": {why}', "check the path") from error
    if version.folder is not None:
        check_seal(version.folder, f'{label} "{name}"')
    return version


def check_seal(folder: Path, label: str) -> None:
    """Raises UserError unless every byte of a seal is as it was sealed."""
    from scomm_timeline.disk.seals import read_seal
    from scomm_timeline.disk.sets import SetTooLargeError
    from scomm_timeline.publication.sealing import damages

    try:
        found = list(damages(read_seal(folder)))
    except SetTooLargeError as error:
        raise UserError(f"{label}: {error}", error.help) from error
    except OSError as error:
        raise UserError(f"{label}: the seal cannot be read: {error.strerror}") from error
    if found:
        named = ", ".join(f"{one.path} {one.problem}" for one in found[:_DAMAGED])
        more = f" and {len(found) - _DAMAGED} more" if len(found) > _DAMAGED else ""
        raise UserError(
            f"{label}: the seal is damaged: {named}{more}", "`timeline seal --verify` names it all"
        )


def side_of(version: "Version", label: str) -> "Side":
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


def has_drafts(version: "Version") -> bool:
    """Whether a seal holds drafts, which were published as such."""
    return version.told is not None and version.told.get("drafts") is True


def check_title(version: "Version", title: str) -> None:
    """Raises UserError for a seal of another set."""
    if version.told is None:
        return
    of = version.told.get("set")
    sealed = of.get("title") if isinstance(of, dict) else None
    if sealed != title:
        raise UserError(
            f'"{version.name}" seals another set: "{sealed}"', "name a seal of this one"
        )


def repository_prefix(folder: Path) -> str:
    """What leads from the root of a repository to a set, with a slash at the end; "" for the root.

    The root is where GitHub checked out, which the runner says, else the folder that one stands in.
    A set elsewhere keeps its whole path.
    """
    root = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    path = folder.resolve()
    inside = path.relative_to(root) if path.is_relative_to(root) else path
    return "" if inside == Path() else f"{inside.as_posix()}/"


def changes_since(version: "Version", files: "Iterable[InputFile]") -> "Changes | None":
    """The lines that changed since a version; None for a seal, which has none of the set's lines."""
    from scomm_timeline.disk.versions import SEAL
    from scomm_timeline.publication.lines import changed_lines
    from scomm_timeline.reports.annotating import Changes

    if version.kind == SEAL:
        return None
    return Changes(changed_lines(old=version.files, new=files))
