"""A set in a zip or tar archive, read in memory: nothing is ever extracted to disk.

An archive is somebody else's file. One that names a path outside itself, a link or a device is
refused as a whole, whatever else is in it; how much is unpacked is counted while it is unpacked, for
what an archive says of its sizes need not be so.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import stat
import tarfile
import zipfile
import zlib
from contextlib import closing
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Final, Self, cast

from scomm_timeline.disk.bundles import VersionError, names_in_set, set_folder_in
from scomm_timeline.disk.sets import as_text, is_read, too_large
from scomm_timeline.model import limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from scomm_timeline.model.inputs import InputFile

_BROKEN: Final = (
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    UnicodeError,
    ValueError,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)
"""Everything that the readers of archives raise for what is in one."""

_MAGIC: Final[Mapping[bytes, Callable[[IO[bytes]], IO[bytes]]]] = {
    b"\x1f\x8b": lambda raw: cast("IO[bytes]", gzip.GzipFile(fileobj=raw)),
    b"BZh": lambda raw: cast("IO[bytes]", bz2.BZ2File(raw)),
    b"\xfd7zXZ\0": lambda raw: cast("IO[bytes]", lzma.LZMAFile(raw)),  # noqa: SIM115 -- closed by `closing`
}
_ENTRY_TYPES: Final = 0o170000
_TAR_BLOCK: Final = 512
_LONG_HEADERS: Final = frozenset(
    {
        tarfile.XHDTYPE,
        tarfile.XGLTYPE,
        tarfile.SOLARIS_XHDTYPE,
        tarfile.GNUTYPE_LONGNAME,
        tarfile.GNUTYPE_LONGLINK,
    }
)
_LONGEST_HEADER: Final = 64 * 1024
"""Bytes of names and notes before an entry: far more than a path may have on any system."""


def is_archive(path: Path) -> bool:
    """True for a file that looks like an archive by its content, or is called like one."""
    if path.name.lower().endswith((".zip", ".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz")):
        return True
    with path.open("rb") as stream:
        head = stream.read(_TAR_BLOCK)
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06", *_MAGIC)) or head[257:262] == b"ustar"


def read_archive(path: Path) -> list[InputFile]:
    """The files of the one set that an archive holds, in the order of their paths.

    Raises VersionError if the archive is broken or refused, or holds no set.
    """
    read = _read_zip if zipfile.is_zipfile(path) else _read_tar
    try:
        contents = read(path)
    except VersionError:
        raise
    except _BROKEN as error:
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise VersionError(
            f"the archive cannot be read: {why}", "pack it again, or name a folder"
        ) from error
    top = set_folder_in(contents)
    if top is None:
        raise VersionError("the archive holds no set.yaml", "name an archive that holds a set")
    files = [
        _input_file(short, contents[name]) for name, short in names_in_set(contents, top).items()
    ]
    return sorted(files, key=lambda one: one.path)


def _input_file(name: str, content: bytes | None) -> InputFile:
    return too_large(name) if content is None else as_text(name, content)


class _Budget:
    """How much of an archive may still be unpacked, and what its entries may be called."""

    def __init__(self) -> None:
        self._left = limits.most("set-bytes")
        self._names: set[str] = set()
        self._entries = limits.most("set-files")

    def spend(self, count: int) -> None:
        """Count bytes that were unpacked. Raises VersionError if they are too many."""
        self._left -= count
        if self._left < 0:
            most = limits.most("set-bytes")
            raise _beyond(f"more than {most // limits.MEBIBYTE} MiB are packed in it", "set-bytes")

    def check(self, name: str, refused_as: str) -> str:
        """The name of an entry as a path inside the archive. Raises VersionError."""
        self._entries -= 1
        if self._entries < 0:  # those that nobody would read cost time and memory too
            raise _beyond(f"it holds more than {limits.most('set-files'):,} entries", "set-files")
        if not name:
            raise _refused("an entry in it has no name")
        if refused_as:
            raise _refused(f'"{name}" in it is {refused_as}')
        path = PurePosixPath(name.replace("\\", "/"))
        has_drive = path.parts and path.parts[0].endswith(":")
        if path.is_absolute() or ".." in path.parts or has_drive or "\0" in name:
            raise _refused(f'"{name}" in it leads out of the archive')
        inside = str(path)
        if is_read(inside):
            if inside in self._names:
                raise _refused(f'"{name}" stands in it twice')
            self._names.add(inside)
        return inside


def _refused(why: str) -> VersionError:
    return VersionError(
        f"the archive is refused: {why}", "pack the folder of the set, as plain files"
    )


def _beyond(why: str, limit: str) -> VersionError:
    return VersionError(f"the archive is refused: {why}", limits.how_to_raise(limit))


# -- zip ------------------------------------------------------------------------------------------


def _read_zip(path: Path) -> dict[str, bytes | None]:
    budget = _Budget()
    contents: dict[str, bytes | None] = {}
    with zipfile.ZipFile(path) as archive:
        entries = [
            (one, budget.check(one.filename, _kind_in_zip(one))) for one in archive.infolist()
        ]
        for one, name in entries:
            if not one.is_dir() and is_read(name):
                with archive.open(one) as stream:
                    contents[name] = _content(stream, budget.spend)
    return contents


def _kind_in_zip(one: zipfile.ZipInfo) -> str:
    """Why an entry is refused; empty for a file or a folder."""
    kind = (one.external_attr >> 16) & _ENTRY_TYPES
    if kind == stat.S_IFLNK:
        return "a link"
    return "" if kind in {0, stat.S_IFREG, stat.S_IFDIR} else "not a regular file"


def _content(stream: IO[bytes], spend: Callable[[int], None]) -> bytes | None:
    """The bytes of one file; None if they are too many for a file of a set."""
    most = limits.most("file-bytes")
    content = stream.read(most + 1)
    spend(len(content))
    return content if len(content) <= most else None


# -- tar ------------------------------------------------------------------------------------------


class _Counted:
    """A stream that counts what is read from it. Tar archives say their sizes as they like."""

    def __init__(self, stream: IO[bytes], spend: Callable[[int], None]) -> None:
        self._stream = stream
        self._spend = spend
        self._tail = b""

    def read(self, size: int) -> bytes:
        """Like the stream's own; raises VersionError if too much was read."""
        data = self._stream.read(size)
        self._spend(len(data))
        self._tail = (self._tail + data)[-_TAR_BLOCK:]
        return data

    @property
    def has_ended(self) -> bool:
        """True if the last block was one of zeros: the sign that nothing was cut off."""
        return self._tail == bytes(_TAR_BLOCK)


def _read_tar(path: Path) -> dict[str, bytes | None]:
    budget = _Budget()
    with path.open("rb") as raw:
        head = raw.read(6)
        raw.seek(0)
        unpack = next((one for magic, one in _MAGIC.items() if head.startswith(magic)), None)
        with closing(unpack(raw) if unpack else raw) as stream:
            counted = _Counted(stream, budget.spend)
            contents = dict(_tar_contents(cast("IO[bytes]", counted), budget))
            if not counted.has_ended:
                raise VersionError(
                    "the archive cannot be read: its end is missing", "pack it again"
                )
            return contents


class _Header(tarfile.TarInfo):
    """A header that says how long a text stands before an entry: read at once, as long as it says."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """The header in a block. Raises VersionError if the text after it is no name."""
        header = super().frombuf(buf, encoding, errors)
        if header.type in _LONG_HEADERS and header.size > _LONGEST_HEADER:
            raise _refused("a name or a note in it is longer than any path")
        return header


def _tar_contents(stream: IO[bytes], budget: _Budget) -> Iterator[tuple[str, bytes | None]]:
    # `r|`: front to back, so that nothing is unpacked twice and no index is trusted.
    with tarfile.open(fileobj=stream, mode="r|", errorlevel=2, tarinfo=_Header) as archive:
        for one in archive:
            name = budget.check(one.name, _kind_in_tar(one))
            if not one.isfile() or not is_read(name):
                continue
            if one.size > limits.most("file-bytes"):
                yield name, None
                continue
            content = archive.extractfile(one)
            yield name, content.read() if content else b""


def _kind_in_tar(one: tarfile.TarInfo) -> str:
    """Why an entry is refused; empty for a file or a folder."""
    if one.issym() or one.islnk():
        return "a link"
    if one.issparse():
        return "a file with holes"
    return "" if one.isfile() or one.isdir() else "not a regular file"
