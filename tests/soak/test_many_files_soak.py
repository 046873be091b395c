"""A hundred files for each of SOAK in one folder: of records, of anything else, of documents; and entries."""

import os
import resource
import shutil
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scomm_timeline.disk.archives import read_archive
from tests.command import SETS, TIMELINE, scrubbed

FILES = 100 * int(os.environ.get("SOAK", "1000"))
MEMORY = 1024**3
SECONDS = 240
RECORD = """\
from: mara-quill
to: press
place: meridia
component: whole
document: letter
sources: [gazette-april]
statements:
  - id: many-%d
    made: 2031-04-05
    quote: Nobody leaves.
    claims: [{leaving: closed}]
"""


@pytest.fixture
def home(tmp_path) -> Iterator[Path]:
    shutil.copytree(SETS / "harbor-watch", tmp_path / "set")
    yield tmp_path / "set"
    shutil.rmtree(tmp_path)  # a hundred thousand files are not kept for three runs


def ran(home: Path, *words: str | Path) -> tuple[int, str, str]:
    """The program, with a GiB of memory and no more; it comes to an end in time."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))

    begun = time.monotonic()
    done = subprocess.run(
        [TIMELINE, *words, "--set", home, "--no-cache"],
        cwd=home, env=scrubbed(), stdin=subprocess.DEVNULL, capture_output=True,
        preexec_fn=limit, text=True, encoding="utf-8", timeout=SECONDS, check=False,
    )  # fmt: skip
    assert time.monotonic() - begun < SECONDS
    return done.returncode, done.stdout, done.stderr


def test_as_many_records_in_one_folder_are_all_read(home):
    folder = home / "records" / "many"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number}.yaml").write_text(RECORD % number, "utf-8")
    code, out, err = ran(home, "check")
    assert (code, err) == (0, "")
    assert f"{FILES + 11} statements" in out.replace(",", "").splitlines()[0]


def test_as_many_other_files_in_one_folder_are_passed_over(home):
    for number in range(FILES):
        (home / "records" / f"{number}.txt").touch()
    code, out, err = ran(home, "show")
    assert (code, err) == (0, "")
    assert "11 statements" in out.splitlines()[0]


def test_as_many_documents_are_looked_at_and_one_more_than_the_limit_refused(home, tmp_path):
    documents = tmp_path / "documents"
    documents.mkdir()
    for number in range(FILES):
        (documents / f"{number}.txt").write_text(f"{number}\n", "utf-8")
    code, out, _ = ran(home, "verify", "--documents", documents)
    assert code == 0
    assert "Not in the folder: 6 documents" in out
    for number in range(FILES, 100_001 if FILES >= 100_000 else 0):
        (documents / f"{number}.txt").touch()
    if FILES >= 100_000:
        code, out, err = ran(home, "verify", "--documents", documents)
        assert (code, out) == (2, "")
        assert "holds more than 100,000 files" in err


def test_as_many_entries_of_an_archive_take_hardly_more_calls_than_the_library_makes(tmp_path):
    path = tmp_path / "many.tar"
    with tarfile.open(path, "w") as archive:
        archive.add(SETS / "harbor-watch", "statements")
        for number in range(2 * FILES):
            archive.addfile(tarfile.TarInfo(f"notes/{number}.txt"))

    def by_the_library() -> None:
        with tarfile.open(path) as archive:
            assert len(archive.getmembers()) > 2 * FILES

    ours = calls(lambda: read_archive(path))
    assert len(read_archive(path)) == 20
    few = 10_000  # for the files of the set themselves, whatever else is in the archive
    assert ours - few < 1.1 * calls(by_the_library)


def calls(work: Callable[[], object]) -> int:
    """How often a Python function was called meanwhile: the same on every machine, busy or not."""
    counted = 0

    def count(_frame: object, event: str, _called: object) -> None:
        nonlocal counted
        counted += event == "call"

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted
