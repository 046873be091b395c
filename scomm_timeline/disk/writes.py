"""Write a file so that a reader sees the old text or the new one, never half of it."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scomm_timeline.disk.locks import locked
from scomm_timeline.model.inputs import (
    INTERNAL_FOLDER,
    RECEIPTS_FOLDER,
    RECORDS_FOLDER,
    SEALS_FOLDER,
    SET_FILE,
    SOURCES_FOLDER,
    TOPICS_FOLDER,
)
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_SET_SUFFIXES: Final = frozenset({".yaml", ".yml"})
_SET_FOLDERS: Final = frozenset(
    one.removesuffix("/")
    for one in (
        INTERNAL_FOLDER,
        RECEIPTS_FOLDER,
        RECORDS_FOLDER,
        SEALS_FOLDER,
        SOURCES_FOLDER,
        TOPICS_FOLDER,
    )
)
_NEW_FILE: Final = 0o666
_NAME_KEPT: Final = 40
"""Characters of a file's name in that of the file beside it: a name may be as long as names can be."""
_UNFINISHED: Final = ".unfinished"


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

    An existing file keeps its permissions, and a link keeps leading where it led. One that the user
    protected from being written to is not replaced, though its folder would allow that.

    Raises:
        OSError: The file cannot be written; nothing is left behind.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:  # as it is called: a pipe has no other name
            stream.writelines(parts)
        return
    target = path.resolve()
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    with _written_beside(target, parts) as temporary:
        temporary.replace(target)
    _make_lasting(target.parent)


def write_new(path: Path, parts: Iterable[str]) -> None:
    """Write the parts as a file that was not there before; its folder is made if need be.

    Raises:
        FileExistsError: Something is there, a link that leads nowhere too. It stays as it is.
        OSError: The file cannot be written; nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _written_beside(path, (one.encode("utf-8") for one in parts)) as temporary:
        _put_in_place(temporary, path)
    _make_lasting(path.parent)


@contextmanager
def _written_beside(target: Path, parts: Iterable[bytes]) -> Iterator[Path]:
    """The parts in a file of their own beside `target`, on the disk; gone again at the end.

    Its name begins with a dot, so that no reader of a set takes it for a part of it, even if the
    program is killed before it is gone.
    """
    prefix = f".{target.name[:_NAME_KEPT]}."
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=_UNFINISHED, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(parts)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_permissions(target))
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _make_lasting(folder: Path) -> None:
    """Have the folder's list of names on the disk too, where the system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


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
    """The new text of a file. `before` is what it held when it was read; None: it was not there.

    `may_replace` is for a file that was there and held no text: nobody's words are lost with it.
    """

    path: Path
    text: str
    before: str | None = None
    may_replace: bool = False


class ChangedMeanwhileError(OSError):
    """A file is not what it was when it was read: somebody else writes to it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was changed while this command ran")
        self.strerror = "it was changed while this command ran"
        self.filename = str(path)


def write_changes(
    changes: Sequence[Change], folder: Path | None = None, still: Callable[[], bool] | None = None
) -> None:
    """Write all files or none, each whole. New ones are never written over something.

    `folder` is that of the set. One program at a time writes to it, and each looks first whether
    the files are still what it read; `still` says so of what else the new texts depend on.

    Raises:
        LockedError: Another program writes to the set.
        ChangedMeanwhileError: Another program has written to it since it was read.
        OSError: One of them cannot be written; those before it are as they were.
    """
    with locked(folder):
        for one in changes:
            _check_before(one)
        if still is not None and not still():
            raise ChangedMeanwhileError(folder or Path())
        _write_all(changes)


def _check_before(change: Change) -> None:
    """Raises ChangedMeanwhileError if the file is not what it was when it was read."""
    if change.may_replace:
        return
    if change.before is None:
        if change.path.exists() or change.path.is_symlink():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(change.path))
        return
    try:
        now = change.path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, UnicodeDecodeError):
        raise ChangedMeanwhileError(change.path) from None
    if now != change.before:
        raise ChangedMeanwhileError(change.path)


def _write_all(changes: Sequence[Change]) -> None:
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
    if change.before is None and not change.may_replace:
        write_new(change.path, [change.text])
        return
    write_text(change.path, [change.text])


def _take_back(change: Change) -> None:
    if change.may_replace:
        return
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
