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
from typing import IO, TYPE_CHECKING, Final, Self, cast

from scomm_timeline.disk.bundles import VersionError, names_in_set, set_folder_in
from scomm_timeline.disk.sets import as_text, is_read, printable, too_large
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
    return _is_tar(path) or zipfile.is_zipfile(path)


def _is_tar(path: Path) -> bool:
    """True by how the file begins: a zip archive is told by its end, and a tar may hold one there."""
    with path.open("rb") as stream:
        head = stream.read(_TAR_BLOCK)
    return head.startswith(tuple(_MAGIC)) or head[257:262] == b"ustar"


def read_archive(path: Path) -> list[InputFile]:
    """The files of the one set that an archive holds, in the order of their paths.

    Raises VersionError if the archive is broken or refused, or holds no set.
    """
    read = _read_tar if _is_tar(path) or not zipfile.is_zipfile(path) else _read_zip
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
        # Taken apart as a text: as a path, each entry of very many would take three times as long.
        steps = [one for one in name.replace("\\", "/").split("/") if one not in ("", ".")]
        has_drive = steps and steps[0].endswith(":")
        if name[0] in "/\\" or ".." in steps or has_drive or "\0" in name:
            raise _refused(f'"{name}" in it leads out of the archive')
        inside = printable("/".join(steps))
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


_LISTED: Final = b"PK\x01\x02"
"""The sign before each entry in the list at the end of a zip archive."""

_LONGEST_LISTED: Final = 512
"""Bytes of the list for each entry that may be in it; most take a hundred."""


class _Listed:
    """A zip archive as its reader reads it, who would take a list of any length, as a whole."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        """Like the stream's own. Raises VersionError for a list of too many entries."""
        most = limits.most("set-files")
        if size > most * _LONGEST_LISTED:
            raise _beyond("the list of its entries is too long", "set-files")
        data = self._stream.read(size)
        if data.count(_LISTED) > most:
            raise _beyond(f"it holds more than {most:,} entries", "set-files")
        return data


def _read_zip(path: Path) -> dict[str, bytes | None]:
    budget = _Budget()
    contents: dict[str, bytes | None] = {}
    with path.open("rb") as raw, zipfile.ZipFile(cast("IO[bytes]", _Listed(raw))) as archive:
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


_NAME: Final = slice(0, 100)
_SIZE: Final = slice(124, 136)
_SUM: Final = slice(148, 156)
_TYPE: Final = slice(156, 157)
_PREFIX: Final = slice(345, 500)
_PLAIN_TYPES: Final = frozenset({tarfile.REGTYPE, tarfile.DIRTYPE})


class _Header(tarfile.TarInfo):
    """A header that says how long a text stands before an entry: read at once, as long as it says."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """The header in a block. Raises VersionError if the text after it is no name."""
        header = cls.quickly(buf, encoding, errors)
        if header is not None:
            return header
        header = super().frombuf(buf, encoding, errors)
        if header.type in _LONG_HEADERS and header.size > _LONGEST_HEADER:
            raise _refused("a name or a note in it is longer than any path")
        return header

    @classmethod
    def quickly(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self | None:
        """The header of a file or a folder, if nothing in it is unusual: only what is asked of it.

        The library reads every field of it, and takes a minute over as many entries as a set may have.
        """
        kind, size, said = buf[_TYPE], _octal(buf[_SIZE]), _octal(buf[_SUM])
        if kind not in _PLAIN_TYPES or size is None or said is None or len(buf) != _TAR_BLOCK:
            return None
        if said != sum(buf) - sum(buf[_SUM]) + _BLANK_SUM:
            return None
        name = bytes(buf[_NAME]).partition(b"\0")[0]
        prefix = bytes(buf[_PREFIX]).partition(b"\0")[0]
        header = cls(
            (prefix + b"/" + name if prefix else name).decode(encoding, errors).rstrip("/")
        )
        header.type, header.size = bytes(kind), size
        return header


_BLANK_SUM: Final = 8 * 0x20
"""What the field of the sum counts for in the sum of a header: as if it were blank."""


def _octal(field: bytes | bytearray) -> int | None:
    """A number as nearly every header has it; None for one that is written in another way."""
    digits = bytes(field).rstrip(b" \0")
    return (
        int(digits, 8) if digits.isdigit() and b"8" not in digits and b"9" not in digits else None
    )


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
