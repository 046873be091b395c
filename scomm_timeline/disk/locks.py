"""One writer at a time in the folder of a set.

The lock is the system's own, on the folder itself: it leaves no file behind, and it is gone with the
process that held it, however that ended. Where a system or a network disk has no such lock, writers
go on without one; each still looks, right before it writes, whether a file is what it read.
"""

from __future__ import annotations

import errno
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SECONDS: Final = 5.0
"""How long a writer waits for another. A write takes milliseconds."""
_PAUSE: Final = 0.02
_TAKEN: Final = frozenset({errno.EACCES, errno.EAGAIN})


class LockedError(OSError):
    """Another program writes to the set, and does not come to an end."""

    def __init__(self, folder: Path) -> None:
        super().__init__(errno.EAGAIN, "another program is writing to the set", str(folder))


@contextmanager
def locked(folder: Path | None, seconds: float = _SECONDS) -> Iterator[None]:
    """Keep other writers out of a folder; None for a folder that nobody else knows.

    Raises:
        LockedError: Somebody else kept it for longer than `seconds`.
    """
    handle = _opened(folder)
    try:
        if handle is not None and folder is not None:
            _take(handle, folder, seconds)
        yield
    finally:
        if handle is not None:
            os.close(handle)  # which gives the lock back


def _opened(folder: Path | None) -> int | None:
    """The folder as the system knows it; None where a folder cannot be opened."""
    try:
        return None if folder is None else os.open(folder, os.O_RDONLY)
    except OSError:
        return None


def _take(handle: int, folder: Path, seconds: float) -> None:
    try:
        import fcntl  # noqa: PLC0415 -- not on every system
    except ImportError:
        return
    until = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _TAKEN:
                return  # a disk without locks
            if time.monotonic() > until:
                raise LockedError(folder) from None
            time.sleep(_PAUSE)
        else:
            return
