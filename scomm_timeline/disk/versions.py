"""A version of a set by what the user calls it: a folder, an archive, a seal, a git revision.

A new kind of version is one function and its line in KINDS: all of them come to the same value, the
texts of a set's files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from scomm_timeline.disk.bundles import VersionError
from scomm_timeline.disk.seals import read_told, seal_folder
from scomm_timeline.disk.sets import (
    SetChangingError,
    SetNotFoundError,
    SetTooLargeError,
    find_set,
    read_set,
)
from scomm_timeline.model.inputs import SET_FILE
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from scomm_timeline.model.inputs import InputFile

_SHORT: Final = 12
"""Characters of a commit's id that are shown."""

SEAL: Final = "seal"
SEAL_NAME: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}")
"""What a seal may be called."""


class Version(NamedTuple):
    """A version of a set: what it was called, what that was, and the texts of its files.

    `detail` is what else there is to say of it, such as the commit that a name stands for. Of a
    seal, `told` is what it tells of itself and `folder` where it is: nobody has verified it yet.
    """

    name: str
    kind: str
    files: list[InputFile]
    detail: str = ""
    told: Mapping[str, Any] | None = None
    folder: Path | None = None


class Place(NamedTuple):
    """Where a name is looked up: the folder to look in, and that of the set that is meant."""

    folder: Path
    set_folder: Path


def _read_folder(name: str, place: Place) -> Version | None:
    path = place.folder / name
    if not path.is_dir() and not (path.name == SET_FILE and path.is_file()):
        return None
    sealed = _seal_at(name, path)
    if sealed is not None:
        return sealed
    try:
        return Version(name, "folder", _files_of(find_set(str(path), place.folder).path))
    except SetNotFoundError as error:
        raise VersionError(f"it is no set: there is no {SET_FILE} in it", error.help) from error


def _files_of(folder: Path) -> list[InputFile]:
    """The texts of a set or a seal. Raises VersionError if it is too large, or never at rest."""
    try:
        return read_set(folder)
    except (SetChangingError, SetTooLargeError) as error:
        raise VersionError(str(error), error.help) from error


def _read_archive(name: str, place: Place) -> Version | None:
    path = place.folder / name
    if not path.exists():
        return None
    # Start-up counts: most versions are folders.
    from scomm_timeline.disk.archives import is_archive, read_archive  # noqa: PLC0415

    if not path.is_file():
        raise VersionError("it is neither a folder nor a regular file", "name a set")
    if not is_archive(path):
        raise VersionError(
            "it is a file, and not an archive", "name a folder, a zip or tar archive, or a revision"
        )
    return Version(name, "archive", read_archive(path))


def _read_seal(name: str, place: Place) -> Version | None:
    """A seal of the set that is meant, by its name alone."""
    if SEAL_NAME.fullmatch(name) is None:
        return None
    return _seal_at(name, seal_folder(place.set_folder, name))


def read_seal_version(name: str, place: Place) -> Version | None:
    """A seal by the path of its folder or by its name; None if there is none.

    Raises VersionError if there is one, and it cannot be read.
    """
    path = place.folder / name
    return (_seal_at(name, path) if path.is_dir() else None) or _read_seal(name, place)


def _seal_at(name: str, folder: Path) -> Version | None:
    told = read_told(folder)
    if told is None:
        return None
    return Version(name, SEAL, _files_of(folder), told=told, folder=folder)


def _read_revision(name: str, place: Place) -> Version | None:
    from scomm_timeline.disk.revisions import read_revision  # noqa: PLC0415 -- as above

    revision, files = read_revision(place.set_folder, name)
    return Version(name, "revision", files, revision.commit[:_SHORT])


KINDS: Final[tuple[Callable[[str, Place], Version | None], ...]] = (
    _read_folder,
    _read_archive,
    _read_seal,
    _read_revision,
)
"""Tried one after the other; each gives None for what is not of its kind, and the last never does."""


def read_version(name: str, place: Place) -> Version:
    """The version that a name stands for: what is on disk comes before what is in git.

    A folder or an archive of that name comes before a seal of the set.

    Raises VersionError if it cannot be read, and OSError if the disk fails.
    """
    for read in KINDS:
        found = read(name, place)
        if found is not None:
            return found
    raise VersionError(
        "it is no version of a set", "name a folder, an archive, a seal or a revision"
    )
