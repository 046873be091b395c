"""A set inside something that is no folder: which of its files are the set's, and their texts."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from scomm_timeline.disk.sets import is_read
from scomm_timeline.model.inputs import SET_FILE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


class VersionError(Exception):
    """A version of a set that cannot be read at all. `help` says what to do."""

    def __init__(self, message: str, help_: str) -> None:
        super().__init__(message)
        self.help = help_


def set_folder_in(names: Collection[str]) -> str | None:
    """The folder that holds `set.yaml`, with its slash; "" for the top, None if there is none.

    The nearest to the top, and of those at one depth the only one or `statements/`.
    Raises VersionError if two could be meant.
    """
    tops = sorted(
        (name.removesuffix(SET_FILE) for name in names if name.rpartition("/")[2] == SET_FILE),
        key=lambda top: (top.count("/"), top),
    )
    if not tops:
        return None
    nearest = [top for top in tops if top.count("/") == tops[0].count("/")]
    usual = [top for top in nearest if PurePosixPath(top).name == "statements"]
    chosen = nearest if len(nearest) == 1 else usual
    if len(chosen) != 1:
        several = ", ".join(f'"{top}"' for top in nearest[:5])
        raise VersionError(f"it holds several sets: {several}", "name one that holds one set")
    return chosen[0]


def names_in_set(names: Iterable[str], top: str) -> dict[str, str]:
    """The names of the set's files inside the set, by their names in the whole."""
    inside = {name: name.removeprefix(top) for name in names if name.startswith(top)}
    return {name: short for name, short in inside.items() if short and is_read(short)}
