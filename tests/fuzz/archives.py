"""Archives of a set as somebody else might have made them: names, links, devices, sizes, bombs."""

import io
import lzma
import random
import stat
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

Contents = dict[str, bytes]
Mutation = Callable[[random.Random, str, bytes], bytes]

_DAY = (2031, 7, 1, 12, 0, 0)
_NAMES = (
    "../outside.yaml", "/etc/outside.yaml", "set/../../outside.yaml", "C:\\x\\outside.yaml", "\\\\host\\share\\a.yaml",
    "set\\records\\a.yaml", "", ".", "..", "./set/set.yaml", "set/set.yaml", "other/set.yaml", "set.yaml", "set//records/a.yaml",
    "set/records/\x1b]0;title\x07.yaml", "set/records/a\nb.yaml", "set/records/\u202eelif.yaml", "set/records/e\u0301.yaml",
    "set/records/CON.yaml", "set/records/" + "a" * 300 + ".yaml", "a/" * 200 + "a.yaml", "set/records/::error::a.yaml",
    "set/record/a.yaml", "set/.hidden/a.yaml", "set/records/a.yaml/", "set/internal/policy.yaml", "set/seals/a/seal.json",
)  # fmt: skip
_KINDS = (
    tarfile.SYMTYPE,
    tarfile.LNKTYPE,
    tarfile.CHRTYPE,
    tarfile.FIFOTYPE,
    tarfile.DIRTYPE,
    b"Z",
)
_LEADS = ("/etc/passwd", "../../outside", "set.yaml", "set/set.yaml", "", "loop", "/dev/zero")
_BROKEN = (
    tarfile.TarError, zipfile.BadZipFile, EOFError, OSError, ValueError, RuntimeError,
    NotImplementedError, lzma.LZMAError, zlib.error,
)  # fmt: skip
BOMB = b" " * (17 * 1024 * 1024)


def zipped(contents: Contents) -> bytes:
    """A zip archive, the same bytes for the same contents."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def tarred(contents: Contents, mode: str = "w") -> bytes:
    """A tar archive; mode `w:xz` and its like compress it."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload] # a text
        for name, content in contents.items():
            archive.addfile(_header(name, len(content)), io.BytesIO(content))
    return buffer.getvalue()


def _header(name: str, size: int = 0) -> tarfile.TarInfo:
    header = tarfile.TarInfo(name)
    header.size = size
    return header


def mutated(chance: random.Random, path: str, content: bytes, mutate: Mutation) -> bytes:
    """The archive with one member or its shape changed; as it is where it is none any more."""
    try:
        members = dict(_members(content))
    except _BROKEN:
        return content
    if members and chance.random() < 0.4:
        name = chance.choice(sorted(members))
        members[name] = mutate(chance, name, members[name])
    extra = chance.choice((None, "name", "name", "kind", "twice", "bomb", "shut"))
    if extra == "name":
        members[chance.choice(_NAMES)] = chance.choice((b"", b"a: b\n", *members.values()))
    if extra == "bomb" and chance.random() < 0.1:
        members["set/records/bomb.yaml"] = BOMB
    if path.endswith(".zip"):
        return _odd_zip(chance, members, extra)
    return _odd_tar(chance, members, extra, "w:xz" if path.endswith("xz") else "w")


def _members(content: bytes) -> Iterator[tuple[str, bytes]]:
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for one in archive.infolist():
                yield one.filename, archive.read(one) if one.file_size < len(BOMB) else b""
        return
    with tarfile.open(fileobj=io.BytesIO(content)) as tar:
        for member in tar:
            is_small = member.isfile() and member.size < len(BOMB)
            held = tar.extractfile(member) if is_small else None
            yield member.name, held.read() if held is not None else b""


def _odd_zip(chance: random.Random, members: Contents, extra: str | None) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # of a name that stands twice
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), content)
        if extra == "twice" and members:
            archive.writestr(zipfile.ZipInfo(chance.choice(sorted(members)), _DAY), b"a: b\n")
        if extra == "kind":
            link = zipfile.ZipInfo("set/records/link.yaml", _DAY)
            link.external_attr = chance.choice((stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO)) << 16
            archive.writestr(link, chance.choice(_LEADS))
    made = buffer.getvalue()
    if extra == "shut":  # the flag of a member with a password, in every header
        made = made.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    return made


def _odd_tar(chance: random.Random, members: Contents, extra: str | None, mode: str) -> bytes:
    buffer = io.BytesIO()
    archive: Any
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload] # a text
        for name, content in members.items():
            archive.addfile(_header(name, len(content)), io.BytesIO(content))
        if extra == "twice" and members:
            name = chance.choice(sorted(members))
            archive.addfile(_header(name, 5), io.BytesIO(b"a: b\n"))
        if extra == "kind":
            odd = _header("set/records/odd.yaml")
            odd.type, odd.linkname = chance.choice(_KINDS), chance.choice(_LEADS)
            archive.addfile(odd)
        if extra == "shut":
            odd = _header("set/records/sparse.yaml")
            odd.pax_headers = {"GNU.sparse.size": "99999999999999", "path": chance.choice(_NAMES)}
            archive.addfile(odd)
    return buffer.getvalue()
