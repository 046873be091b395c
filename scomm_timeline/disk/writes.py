"""Write a file so that a reader sees the old text or the new one, never half of it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scomm_timeline.disk.sets import SET_FILE
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SET_SUFFIXES: Final = frozenset({".yaml", ".yml"})
_SET_FOLDERS: Final = frozenset({"internal", "receipts", "records", "seals", "sources", "topics"})
_NEW_FILE: Final = 0o666


def is_part_of_set(path: Path) -> bool:
    """Whether a file at `path` is, or would become, one that belongs to a set, whichever.

    Links are followed: a link into a set counts as what it leads to.
    """
    target = path.resolve()
    for folder in target.parents:
        if (folder / SET_FILE).is_file():
            inside = target.relative_to(folder)
            if target.suffix.lower() in _SET_SUFFIXES or inside.parts[0].lower() in _SET_FOLDERS:
                return True
    return False


def write_text(path: Path, parts: Iterable[str]) -> None:
    """Write the parts as UTF-8, all of them or none. Raises OSError as `write_bytes` does."""
    write_bytes(path, (one.encode("utf-8") for one in parts))


def write_bytes(path: Path, parts: Iterable[bytes]) -> None:
    """Write the parts, all of them or none; devices and pipes are written to as such.

    An existing file keeps its permissions, and a link keeps leading where it led.

    Raises:
        OSError: The file cannot be written; nothing is left behind.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            stream.writelines(parts)
        return
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(parts)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_permissions(target))
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def write_new(path: Path, parts: Iterable[str]) -> None:
    """Write the parts as a file that was not there before; its folder is made if need be.

    Raises:
        FileExistsError: Something is there, a link that leads nowhere too. It stays as it is.
        OSError: The file cannot be written; nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(one.encode("utf-8") for one in parts)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_permissions(path))
        _put_in_place(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _put_in_place(temporary: Path, path: Path) -> None:
    """Give the file its name, never over another. Raises FileExistsError."""
    try:
        os.link(temporary, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: the name is claimed first, then filled
        path.open("xb").close()
        temporary.replace(path)


class Change(NamedTuple):
    """The new text of a file. `before` is what it held when it was read; None: it was not there."""

    path: Path
    text: str
    before: str | None = None


class ChangedMeanwhileError(OSError):
    """A file is not what it was when it was read: somebody else writes to it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was changed while this command ran")
        self.strerror = "it was changed while this command ran"
        self.filename = str(path)


def write_changes(changes: Sequence[Change]) -> None:
    """Write all files or none, each whole. New ones are never written over something.

    Raises:
        OSError: One of them cannot be written; those before it are as they were.
    """
    done: list[Change] = []
    try:
        for one in changes:
            _write_change(one)
            done.append(one)
    except BaseException:
        for one in reversed(done):
            _take_back(one)
        raise


def _write_change(change: Change) -> None:
    if change.before is None:
        write_new(change.path, [change.text])
        return
    if change.path.read_bytes().decode("utf-8-sig") != change.before:
        raise ChangedMeanwhileError(change.path)
    write_text(change.path, [change.text])


def _take_back(change: Change) -> None:
    if change.before is None:
        change.path.unlink(missing_ok=True)
    else:
        write_text(change.path, [change.before])


def _permissions(target: Path) -> int:
    """Those of the file that is replaced; for a new one, what the user's mask leaves."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return _NEW_FILE & ~mask
