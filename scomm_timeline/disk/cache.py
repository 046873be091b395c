"""Where readings are kept between two runs: outside the set, for this user alone.

One file a set: an index under a hash, with the hash of each of the parts that follow it. It stands in `scomm-timeline` below the folder that the XDG Base Directory Specification calls
`$XDG_CACHE_HOME` (`~/.cache` where it is not set). A file, or a part of one, that is damaged, half
written, foreign, or written by another version of the program counts as absent; nothing in it is ever
run.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import re
import stat
import sys
from contextlib import suppress

from scomm_timeline import __version__
from scomm_timeline.model.typed import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_FOLDER: Final = "scomm-timeline"
_ENDING: Final = ".readings"
_OWN_NAME: Final = rf"[0-9a-f]{{32}}{re.escape(_ENDING)}"
"""How the name of a file begins that is kept, or was to be when the program was killed."""
_PRIVATE: Final = 0o700
_BINARY: Final[int] = getattr(os, "O_BINARY", 0)  # Windows has it, and needs it
_HASH_BYTES: Final = 32
_LENGTH_BYTES: Final = 8
_READERS: Final = ("model", "reading")  # the packages whose code decides what a text means


def cache_folder() -> str | None:
    """Where readings are kept; None for a user without a home."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(named):  # the specification: relative paths are to be ignored
        return os.path.join(named, _FOLDER)
    home = os.path.expanduser("~")
    return None if home.startswith("~") else os.path.join(home, ".cache", _FOLDER)


class Parts:
    """The parts of a file of readings, by key: each is read, and held against its hash, when asked for."""

    def __init__(self, kept: str) -> None:
        # Open as long as this is: another run may put a new file in its place.
        self._stream = open(kept, "rb", buffering=0)  # noqa: SIM115
        self._places: dict[bytes, tuple[int, int, bytes]] = {}

    def __del__(self) -> None:
        if hasattr(self, "_stream"):
            self._stream.close()

    def index(self) -> bytes | None:
        """The bytes in front of the parts; None if they are not as this program wrote them."""
        told = self._stream.read(_HASH_BYTES)
        length = int.from_bytes(self._stream.read(_LENGTH_BYTES), "big")
        if length > os.fstat(self._stream.fileno()).st_size:  # no memory for what is not there
            return None
        index = self._stream.read(length)
        return index if told == _seal(index) else None

    def place(self, start: int, sizes: Iterable[tuple[bytes, int, bytes]]) -> None:
        """Say where each part is: they follow each other; of each the key, the length and the hash."""
        for key, size, digest in sizes:
            self._places[key] = start, size, digest
            start += size

    def get(self, key: bytes) -> bytes | None:
        """A part; None if there is none, or if it is not as it was written."""
        if key not in self._places:
            return None
        start, size, told = self._places[key]
        try:
            self._stream.seek(start)
            part = self._stream.read(size)
        except OSError:
            return None
        return part if hashlib.sha256(part).digest() == told else None


def recalled(folder: str | Path) -> tuple[Any, Parts] | None:
    """What was kept about the set in `folder`; None if nothing was, or if it cannot be trusted."""
    kept = _file_of(folder)
    if kept is None:
        return None
    try:
        if not _is_ours(os.path.dirname(kept)):
            return None
        parts = Parts(kept)
        index = parts.index()
    except OSError:
        return None
    if index is None:
        return None
    try:
        head, sizes = marshal.loads(index)  # noqa: S302 -- its hash holds, and only this user writes here
        parts.place(_HASH_BYTES + _LENGTH_BYTES + len(index), sizes)
    except (ValueError, EOFError, TypeError):
        return None
    return head, parts


def remember(
    folder: str | Path, head: tuple[Any, ...] | None, parts: Mapping[bytes, bytes]
) -> None:
    """Keep something about the set in `folder`. Silent where that cannot be done.

    `head` is read by every later run, each of `parts` by those that ask for it.
    """
    kept = _file_of(folder)
    if kept is None:
        return
    try:
        os.makedirs(os.path.dirname(kept), mode=_PRIVATE, exist_ok=True)
        if not _is_ours(os.path.dirname(kept)):
            return
        index = marshal.dumps(
            (head, [(key, len(one), hashlib.sha256(one).digest()) for key, one in parts.items()])
        )
        # Not `tempfile`: to import it takes as long as to write what is kept of a small set.
        unfinished = f"{kept}.{os.urandom(8).hex()}"
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(_seal(index) + len(index).to_bytes(_LENGTH_BYTES, "big"))
                stream.write(index)
                stream.writelines(parts.values())
            os.replace(unfinished, kept)
        except BaseException:
            os.unlink(unfinished)
            raise
    except (OSError, ValueError):
        return


def clear() -> int:
    """Remove whatever is kept, of every set; how many files that were.

    Files of another name are somebody's own, and so is a folder in which nothing would be kept: one
    that a link leads to may hold anything.

    Raises:
        OSError: Something cannot be removed.
    """
    folder = cache_folder()
    if folder is None or not os.path.isdir(folder) or not _is_ours(folder):
        return 0
    with os.scandir(folder) as entries:
        files = [one.path for one in entries if re.match(_OWN_NAME, one.name) and one.is_file()]
    for one in files:
        with suppress(FileNotFoundError):  # another run was quicker
            os.unlink(one)
    return len(files)


def _file_of(folder: str | Path) -> str | None:
    """Where readings of the set in `folder` are kept, by a hash of its path."""
    home = cache_folder()
    if home is None:
        return None
    path = os.fsencode(os.path.realpath(folder))
    return os.path.join(home, hashlib.blake2b(path, digest_size=16).hexdigest() + _ENDING)


def _is_ours(folder: str) -> bool:
    """True for a folder of this user's that nobody else can write to. Raises OSError."""
    status = os.lstat(folder)
    is_mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    is_open = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(status.st_mode) and is_mine and not is_open


def _seal(index: bytes) -> bytes:
    """A hash of what is kept, the hash of each part among it, and of the program that wrote it."""
    hashed = hashlib.sha256(index)
    for part in _program():
        hashed.update(part.encode() + b"\n")
    return hashed.digest()


def _program() -> Iterator[str]:
    """What tells this version of the program, code included, from every other."""
    yield f"{__version__} {sys.version}"
    home = os.path.dirname(os.path.dirname(__file__))
    for package in _READERS:
        with os.scandir(os.path.join(home, package)) as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    yield f"{entry.name} {status.st_size} {status.st_mtime_ns}"
