"""A version of a set by what the user calls it: a folder, an archive, a git revision.

A new kind of version is one function and its line in KINDS: all of them come to the same value, the
texts of a set's files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.disk.archives import is_archive, read_archive
from scomm_timeline.disk.bundles import VersionError
from scomm_timeline.disk.revisions import read_revision
from scomm_timeline.disk.sets import (
    SET_FILE,
    SetChangingError,
    SetNotFoundError,
    SetTooLargeError,
    find_set,
    read_set,
)
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scomm_timeline.model.inputs import InputFile

_SHORT: Final = 12
"""Characters of a commit's id that are shown."""


class Version(NamedTuple):
    """A version of a set: what it was called, what that was, and the texts of its files.

    `detail` is what else there is to say of it, such as the commit that a name stands for.
    """

    name: str
    kind: str
    files: list[InputFile]
    detail: str = ""


class Place(NamedTuple):
    """Where a name is looked up: the folder to look in, and that of the set that is meant."""

    folder: Path
    set_folder: Path


def _read_folder(name: str, place: Place) -> Version | None:
    path = place.folder / name
    if not path.is_dir() and not (path.name == SET_FILE and path.is_file()):
        return None
    try:
        return Version(name, "folder", read_set(find_set(str(path), place.folder).path))
    except SetNotFoundError as error:
        raise VersionError(f"it is no set: there is no {SET_FILE} in it", error.help) from error
    except (SetChangingError, SetTooLargeError) as error:
        raise VersionError(str(error), error.help) from error


def _read_archive(name: str, place: Place) -> Version | None:
    path = place.folder / name
    if not path.exists():
        return None
    if not path.is_file():
        raise VersionError("it is neither a folder nor a regular file", "name a set")
    if not is_archive(path):
        raise VersionError(
            "it is a file, and not an archive", "name a folder, a zip or tar archive, or a revision"
        )
    return Version(name, "archive", read_archive(path))


def _read_revision(name: str, place: Place) -> Version | None:
    revision, files = read_revision(place.set_folder, name)
    return Version(name, "revision", files, revision.commit[:_SHORT])


KINDS: Final[tuple[Callable[[str, Place], Version | None], ...]] = (
    _read_folder,
    _read_archive,
    _read_revision,
)
"""Tried one after the other; each gives None for what is not of its kind, and the last never does."""


def read_version(name: str, place: Place) -> Version:
    """The version that a name stands for: what is on disk comes before what is in git.

    Raises VersionError if it cannot be read, and OSError if the disk fails.
    """
    for read in KINDS:
        found = read(name, place)
        if found is not None:
            return found
    raise VersionError("it is no version of a set", "name a folder, an archive or a revision")
