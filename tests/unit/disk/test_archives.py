"""Sets in archives: read in memory, and refused where one could harm who reads it."""

import contextlib
import gzip
import lzma
import stat
import struct
import tarfile
import tempfile
import tracemalloc
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scomm_timeline.disk.archives import _Header, is_archive, read_archive
from scomm_timeline.disk.bundles import VersionError
from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.limits import MEBIBYTE, most
from tests.command import SETS
from tests.draws import drawn
from tests.limited import limited

HARBOR = SETS / "harbor-watch"
NOTHING: Mapping[str, bytes] = {}
NAMES = sorted(path.relative_to(HARBOR).as_posix() for path in HARBOR.rglob("*.yaml"))


def packed_zip(path: Path, top: str = "", more: Mapping[str, bytes] = NOTHING) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in NAMES:
            archive.write(HARBOR / name, top + name)
        for name, content in more.items():
            archive.writestr(name, content)
    return path


def packed_tar(path: Path, mode: str = "w:gz", top: str = "") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload] # a mode in a variable
        for name in NAMES:
            archive.add(HARBOR / name, top + name)
    return path


def tar_with(path: Path, *members: tarfile.TarInfo) -> Path:
    """A set in a tar archive with further entries, which have no content."""
    packed_tar(path, "w")
    with tarfile.open(path, "a") as archive:
        for one in members:
            archive.addfile(one)
    return path


def entry(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    one = tarfile.TarInfo(name)
    one.type, one.linkname = kind, target
    return one


def refusal(path: Path) -> str:
    with pytest.raises(VersionError) as caught:
        read_archive(path)
    assert caught.value.help
    return str(caught.value)


# -- what is read ---------------------------------------------------------------------------------


@pytest.mark.parametrize("top", ["", "statements/", "project-1.2/statements/", "./"])
def test_a_zip_gives_the_same_texts_as_its_folder(tmp_path, top):
    assert read_archive(packed_zip(tmp_path / "set.zip", top)) == read_set(HARBOR)


@pytest.mark.parametrize("ending", ["tar", "tar.gz", "tar.bz2", "tar.xz"])
@pytest.mark.parametrize("top", ["", "project-1.2/statements/"])
def test_a_tar_gives_the_same_texts_as_its_folder(tmp_path, ending, top):
    mode = f"w:{ending.removeprefix('tar').removeprefix('.')}"
    path = packed_tar(tmp_path / f"set.{ending}", mode, top)
    assert read_archive(path) == read_set(HARBOR)


def test_an_archive_is_known_by_its_content_whatever_it_is_called(tmp_path):
    assert is_archive(packed_zip(tmp_path / "published"))
    assert is_archive(packed_tar(tmp_path / "published-too", "w"))
    assert is_archive(packed_tar(tmp_path / "published-three", "w:gz"))
    (tmp_path / "letter.txt").write_text("no archive")
    assert not is_archive(tmp_path / "letter.txt")


def test_what_is_no_part_of_a_set_is_passed_over(tmp_path):
    more = {"README.md": b"\xff", ".hidden/a.yaml": b"a: b", "big.bin": bytes(1000)}
    assert read_archive(packed_zip(tmp_path / "set.zip", more=more)) == read_set(HARBOR)


def test_the_set_nearest_to_the_top_is_meant_and_two_beside_each_other_are_refused(tmp_path):
    nested = packed_zip(tmp_path / "nested.zip", more={"tests/deep/set.yaml": b"title: other"})
    names = {one.path for one in read_archive(nested)}
    assert names == {*NAMES, "tests/deep/set.yaml"}
    two = tmp_path / "two.zip"
    with zipfile.ZipFile(two, "w") as archive:
        archive.writestr("a/set.yaml", "title: a")
        archive.writestr("b/set.yaml", "title: b")
    assert refusal(two) == 'it holds several sets: "a/", "b/"'


def test_a_file_that_is_not_utf_8_or_too_large_is_among_the_files_and_says_why(tmp_path):
    more = {"records/latin.yaml": b"a: \xe4", "records/huge.yaml": b"#" * (most("file-bytes") + 1)}
    for path in (packed_zip(tmp_path / "set.zip", more=more),):
        found = {one.path: one for one in read_archive(path)}
        assert found["records/latin.yaml"].error_code == "L001"
        assert found["records/huge.yaml"].error_code == "L012"


# -- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["../escape.yaml", "records/../../escape.yaml", "/etc/absolute.yaml", "C:/drive.yaml",
     "..\\escape.yaml", "../notes.txt"],
)  # fmt: skip
def test_a_path_that_leads_out_of_the_archive_refuses_it(tmp_path, name):
    assert "leads out of the archive" in refusal(
        packed_zip(tmp_path / "a.zip", more={name: b"a: b"})
    )
    if "\\" not in name:
        assert "leads out of the archive" in refusal(tar_with(tmp_path / "a.tar", entry(name)))


def test_an_entry_without_a_name_refuses_the_archive(tmp_path):
    path = packed_zip(tmp_path / "set.zip", more={"x.yaml": b"a: b\n"})
    path.write_bytes(path.read_bytes().replace(b"x.yaml", b"\0.yaml"))  # ends before it begins
    assert "no name" in refusal(path)


def test_nothing_of_a_refused_archive_reaches_the_disk(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    refusal(packed_zip(inside / "a.zip", more={"../escape.yaml": b"a: b"}))
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "inside"]


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (tarfile.SYMTYPE, "a link"),
        (tarfile.LNKTYPE, "a link"),
        (tarfile.CHRTYPE, "not a regular file"),
        (tarfile.BLKTYPE, "not a regular file"),
        (tarfile.FIFOTYPE, "not a regular file"),
    ],
)
@pytest.mark.parametrize("name", ["records/odd.yaml", "docs/odd"])
def test_a_link_or_a_device_in_a_tar_refuses_it(tmp_path, kind, says, name):
    path = tar_with(tmp_path / "a.tar", entry(name, kind, "/etc/passwd"))
    assert f'"{name}" in it is {says}' in refusal(path)


def test_a_link_in_a_zip_refuses_it(tmp_path):
    path = packed_zip(tmp_path / "a.zip")
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("records/link.yaml")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert '"records/link.yaml" in it is a link' in refusal(path)


def test_a_file_that_stands_twice_refuses_the_archive(tmp_path):
    path = packed_tar(tmp_path / "a.tar", "w")
    with tarfile.open(path, "a") as archive:
        archive.add(HARBOR / "set.yaml", "set.yaml")
    assert '"set.yaml" stands in it twice' in refusal(path)


def _bomb(path: Path, size: int) -> Path:
    """A tar archive in which one file of zeros unpacks to that many bytes."""
    with gzip.open(path, "wb", compresslevel=1) as stream:
        member = tarfile.TarInfo("zeros.bin")
        member.size = size
        stream.write(member.tobuf())
        chunk = bytes(1024 * 1024)
        for _ in range(size // len(chunk)):
            stream.write(chunk)
    return path


def test_zeros_without_end_are_refused_while_they_are_unpacked(tmp_path):
    path = _bomb(tmp_path / "bomb.tar.gz", 64 * MEBIBYTE)
    tracemalloc.start()
    with limited(set_bytes=8 * MEBIBYTE):
        assert "more than 8 MiB are packed in it" in refusal(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * 1024 * 1024


def test_a_zip_is_counted_by_what_it_unpacks_to_not_by_what_it_says(tmp_path):
    path = packed_zip(tmp_path / "a.zip", more={"records/zeros.yaml": bytes(4 * MEBIBYTE)})
    with limited(set_bytes=MEBIBYTE):
        assert "more than 1 MiB are packed in it" in refusal(path)
    # The size that the archive gives for the file is made small; the content is as it was.
    data = bytearray(path.read_bytes())
    size = (4 * 1024 * 1024).to_bytes(4, "little")
    for at in range(len(data)):
        if data[at : at + 4] == size:
            data[at : at + 4] = (10).to_bytes(4, "little")
    path.write_bytes(data)
    with limited(set_bytes=MEBIBYTE):
        refusal(path)


def test_more_files_than_any_set_has_are_refused(tmp_path):
    with limited(set_files=3):
        assert "more than 3 entries" in refusal(packed_zip(tmp_path / "a.zip"))


def test_entries_that_nobody_would_read_count_too(tmp_path):
    others = [entry(f"notes/{number}.txt") for number in range(30)]
    with limited(set_files=20):
        assert "more than 20 entries" in refusal(tar_with(tmp_path / "set.tar", *others))


def list_of_a_zip(entries: int, name: bytes = b"n") -> bytes:
    """A zip archive that is nothing but its list, whatever the list says."""
    row = struct.pack("<4s4B4HL2L5H2L", b"PK\1\2", *[0] * 11, len(name), *[0] * 6) + name
    rows = row * entries
    return rows + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(rows), 0, 0)


def test_a_zip_of_very_many_entries_is_refused_before_they_are_taken_apart(tmp_path):
    path = tmp_path / "many.zip"
    path.write_bytes(list_of_a_zip(400_000))
    tracemalloc.start()
    assert "more than 250,000 entries" in refusal(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60 * MEBIBYTE


def test_a_zip_whose_names_are_made_to_be_long_is_refused_unread(tmp_path):
    path = tmp_path / "long.zip"
    path.write_bytes(list_of_a_zip(3, b"n" * 10_000))
    with limited(set_files=20):
        assert "the list of its entries is too long" in refusal(path)


def test_a_zip_archive_inside_a_tar_is_not_read_in_its_place(tmp_path):
    other = packed_zip(tmp_path / "attached.zip", more={"records/other.yaml": b"statements: []\n"})
    path = packed_tar(tmp_path / "set.tar", "w", "statements/")
    with tarfile.open(path, "a") as archive:
        archive.add(other, "attached.zip")
    assert zipfile.is_zipfile(path), "the reader of zips would take it"
    assert is_archive(path.rename(tmp_path / "no-ending"))
    assert [one.path for one in read_archive(tmp_path / "no-ending")] == NAMES


HEADERS = (
    tarfile.TarInfo("records/one.yaml"),
    entry("records", tarfile.DIRTYPE),
    entry("r" * 90 + "/" + "s" * 90),
    entry("records/\u00e9t\u00e9.yaml"),
)


@settings(max_examples=drawn(100))
@given(
    st.sampled_from(HEADERS),
    st.sampled_from([tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT]),
    st.lists(st.tuples(st.integers(0, 511), st.integers(0, 255)), max_size=3),
    st.booleans(),
)
def test_a_header_read_quickly_is_the_one_that_the_library_reads(header, kind, changes, is_summed):
    block = bytearray(header.tobuf(kind))
    for place, value in changes:
        block[place] = value
    if is_summed:
        block[148:156] = b"%06o\0 " % (sum(block) - sum(block[148:156]) + 8 * 0x20)
    found = _Header.quickly(bytes(block), "utf-8", "surrogateescape")
    if found is not None:
        try:
            expected = tarfile.TarInfo.frombuf(bytes(block), "utf-8", "surrogateescape")
        except tarfile.HeaderError:
            return  # for a field that nobody asks for
        for name in ("name", "size", "type"):
            assert getattr(found, name) == getattr(expected, name), name
    else:
        assert changes or kind == tarfile.GNU_FORMAT or len(header.name) > 100


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME])
def test_a_name_without_end_refuses_a_tar_before_it_is_unpacked(tmp_path, kind):
    header = tarfile.TarInfo("long")
    header.type, header.size = kind, 300 * MEBIBYTE
    path = tmp_path / "set.tar.xz"
    with lzma.open(path, "wb", preset=0) as stream:
        stream.write(header.tobuf(tarfile.GNU_FORMAT))
        stream.write(bytes(MEBIBYTE))  # what is missing would not be reached
    assert "longer than any path" in refusal(path)


@pytest.mark.parametrize("ending", ["zip", "tar", "tar.gz", "tar.bz2", "tar.xz"])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.6])
def test_a_broken_archive_is_one_error_and_no_crash(tmp_path, ending, share):
    path = tmp_path / f"a.{ending}"
    if ending == "zip":
        packed_zip(path)
    else:
        packed_tar(path, f"w:{ending.removeprefix('tar').removeprefix('.')}")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert refusal(path)


@pytest.mark.parametrize("ending", ["zip", "tar", "tar.gz"])
@settings(max_examples=drawn(40))
@given(at=st.floats(0, 1), junk=st.binary(min_size=1, max_size=40))
def test_whatever_is_written_over_an_archive_it_is_read_or_refused(ending, at, junk):
    data = _packed(ending)
    start = int(at * len(data))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{ending}"
        path.write_bytes(data[:start] + junk + data[start + len(junk) :])
        with contextlib.suppress(VersionError):
            assert read_archive(path)


@cache
def _packed(ending: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{ending}"
        if ending == "zip":
            return packed_zip(path).read_bytes()
        return packed_tar(path, f"w:{ending.removeprefix('tar').removeprefix('.')}").read_bytes()


def test_a_tar_cut_between_two_files_is_not_taken_for_a_smaller_set(tmp_path):
    path = packed_tar(tmp_path / "a.tar", "w")
    with tarfile.open(path) as archive:
        fifth = archive.getmembers()[5]
    path.write_bytes(path.read_bytes()[: fifth.offset])
    assert refusal(path) == "the archive cannot be read: its end is missing"


def test_an_encrypted_zip_is_refused(tmp_path):
    path = packed_zip(tmp_path / "a.zip")
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    path.write_bytes(data)
    assert "cannot be read" in refusal(path)


def test_an_archive_without_a_set_says_so(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notes.yaml", "a: b")
    assert refusal(path) == "the archive holds no set.yaml"
    (tmp_path / "empty.tar").write_bytes(bytes(10240))
    assert refusal(tmp_path / "empty.tar") == "the archive holds no set.yaml"
