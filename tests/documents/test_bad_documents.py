"""Documents that are broken, locked, huge, somewhere else or out to hang their reader.

Each gets a clear line, within its time, and the others are read all the same.
"""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scomm_timeline.disk.documents import DocumentFolder, FolderNotFoundError
from scomm_timeline.disk.extraction import ExtractionError, Extractor
from scomm_timeline.model.documents import DocumentState
from scomm_timeline.model.statement import Source
from tests.command import ROOT
from tests.documents import making

GOOD = "A county may ask, and the state may answer."


def source(file: str | None, *, id_: str = "letter", sha256: str | None = None) -> Source:
    return Source(
        id=id_,
        title="A letter",
        publisher="A board",
        kind="letter",
        url="none-given",
        seen="whole",
        sha256=sha256,
        file=file,
    )


def read(folder: Path, file: str, *, seconds: float = 20.0) -> tuple[DocumentState, str]:
    """What becomes of a named file, and of a good one read after it with the same reader."""
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    documents = DocumentFolder(folder)
    with Extractor(page_seconds=seconds) as extractor:
        found = documents.read(source(file), extractor)
        good = documents.read(source("good.txt"), extractor)
    assert good.state is DocumentState.READ
    assert [page.text for page in good.pages] == [GOOD]
    return found.state, found.problem


# Name of the file: its bytes, and how the reason begins.
UNREADABLE = {
    "short.pdf": (making.letter()[:2500], "it is cut short: the end of the PDF is missing"),
    "locked.pdf": (
        making.pdf(making.letter_pages(), password="secret"),
        "it is protected by a password; save a copy without one",
    ),
    "empty.pdf": (b"%PDF-1.4\n%%EOF\n", "it is damaged"),
    "noise.pdf": (b"%PDF-1.4\n" + bytes(range(256)) * 40 + b"\n%%EOF\n", "it is damaged"),
    "deep.html": (making.deep_web_page(), "its tags nest more than 5,000 deep"),
    "paper.docx": (
        b"PK\x03\x04" + b"\0" * 100,
        "it is a Word, spreadsheet or zip file; save it as PDF or text",
    ),
    "note.msg": (
        b"\xd0\xcf\x11\xe0" + b"\0" * 100,
        "it is an Outlook or old Office file; export it as .eml, PDF or text",
    ),
    "program": (b"\x7fELF\0\0\0", "it is no text, web page, e-mail or PDF"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_told_and_costs_itself_alone(tmp_path, name):
    data, problem = UNREADABLE[name]
    (tmp_path / name).write_bytes(data)
    state, said = read(tmp_path, name)
    assert state is DocumentState.UNREADABLE
    assert said.startswith(problem)


def test_a_document_that_hangs_its_reader_is_given_up(tmp_path):
    (tmp_path / "hang.pdf").write_bytes(making.hanging_pdf())
    start = time.monotonic()
    state, said = read(tmp_path, "hang.pdf", seconds=1.5)
    assert state is DocumentState.UNREADABLE
    assert said.startswith("it gave no page within 1.5 seconds; the limit is document-seconds")
    assert time.monotonic() - start < 15


def test_a_document_that_eats_memory_is_given_up(tmp_path):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "large.txt").write_bytes(b"word " * 12_000_000)
    documents = DocumentFolder(tmp_path)
    with Extractor(memory_bytes=200 * 1024**2) as extractor:
        large = documents.read(source("large.txt"), extractor)
        good = documents.read(source("good.txt"), extractor)
    assert large.state is DocumentState.UNREADABLE
    assert large.problem.startswith("it needs more memory than a document may; the limit is ")
    assert "TIMELINE_LIMITS=document-memory=" in large.problem
    assert good.state is DocumentState.READ


def test_a_huge_file_is_not_opened(tmp_path):
    with (tmp_path / "huge.pdf").open("wb") as file:
        file.truncate(2 * 1024**3)
    start = time.monotonic()
    state, problem = read(tmp_path, "huge.pdf")
    assert state is DocumentState.UNREADABLE
    assert problem.startswith("it is larger than 256 MiB; the limit is document-bytes")
    assert time.monotonic() - start < 10


def test_a_link_out_of_the_folder_is_refused_and_one_inside_is_followed(tmp_path):
    folder = tmp_path / "documents"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("not for this", encoding="utf-8")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "in.txt").symlink_to(folder / "good.txt")
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    state, said = read(folder, "out.txt")
    assert (state, said) == (
        DocumentState.UNREADABLE,
        "it is a link that leads out of the folder",
    )
    assert read(folder, "in.txt")[0] is DocumentState.READ
    assert read(folder, "nowhere.txt") == (
        DocumentState.UNREADABLE,
        "it cannot be opened: No such file or directory",
    )


@pytest.mark.parametrize("name", ["../secret.txt", "inner/../../secret.txt", "..\\secret.txt"])
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path, name):
    folder = tmp_path / "documents"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("not for this", encoding="utf-8")
    assert read(folder, name) == (DocumentState.UNREADABLE, "its name leads out of the folder")
    absolute = read(folder, str(tmp_path / "secret.txt"))
    assert absolute == (DocumentState.UNREADABLE, "its name leads out of the folder")


def test_a_pipe_and_a_folder_are_no_documents(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "inner").mkdir()
    assert read(tmp_path, "pipe.txt") == (DocumentState.UNREADABLE, "it is not a regular file")
    assert read(tmp_path, "inner") == (DocumentState.UNREADABLE, "it is not a regular file")


def test_a_reader_that_dies_costs_its_document_alone(monkeypatch):
    # The child is our own module; one that ends at once stands for a crash in a library.
    with Extractor() as extractor:
        monkeypatch.setattr(sys, "executable", "/bin/true")
        with pytest.raises(ExtractionError, match="it made the reader stop"):
            extractor.pages("x.txt", b"words" * 100_000)
        monkeypatch.undo()
        assert extractor.pages("x.txt", b"words")[0][0].text == "words"


def test_no_reader_outlives_its_extractor():
    with Extractor() as extractor:
        extractor.pages("x.txt", b"words")
    listing = subprocess.run(
        ["ps", "--ppid", str(os.getpid()), "-o", "args="],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "scomm_timeline.disk.extractors" not in listing.stdout


# ------------------------------------------------------------------------- which file it is


_ASKING = """
from scomm_timeline.disk.extraction import Extractor
from tests.documents import making

with Extractor() as extractor:
    list(extractor.pages("a.txt", b"a"))
    print(extractor._child._process.pid, flush=True)
    extractor.pages("hang.pdf", making.hanging_pdf())
"""


def test_no_reader_outlives_a_program_that_was_killed():
    asking = subprocess.Popen([sys.executable, "-c", _ASKING], cwd=ROOT, stdout=subprocess.PIPE)
    assert asking.stdout is not None
    with asking.stdout:
        reader = int(asking.stdout.readline())
    time.sleep(0.5)  # it is busy with the second document by now
    asking.kill()
    asking.wait()
    until = time.monotonic() + 20
    while time.monotonic() < until and _is_running(reader):
        time.sleep(0.1)
    assert not _is_running(reader)


def _is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"  # ended, and not yet buried by whoever inherited it


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_document_is_found_by_its_hash_whatever_its_name(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "renamed.txt").write_bytes(GOOD.encode())
    (tmp_path / "letter.txt").write_text("another text", encoding="utf-8")
    with Extractor() as extractor:
        found = DocumentFolder(tmp_path).read(
            source("letter.txt", sha256=sha256_of(GOOD.encode())), extractor
        )
    assert (found.state, found.name) == (DocumentState.READ, "inner/renamed.txt")
    assert found.sha256 == sha256_of(GOOD.encode())


def test_a_named_file_of_another_hash_was_changed(tmp_path):
    (tmp_path / "letter.txt").write_text("another text", encoding="utf-8")
    with Extractor() as extractor:
        found = DocumentFolder(tmp_path).read(
            source("letter.txt", sha256=sha256_of(GOOD.encode())), extractor
        )
    assert found.state is DocumentState.CHANGED
    assert found.pages == ()
    assert sha256_of(b"another text")[:12] in found.problem
    assert sha256_of(GOOD.encode())[:12] in found.problem


@pytest.mark.parametrize("file", [None, "letter.txt"])
def test_a_document_that_is_not_there_is_missing(tmp_path, file):
    with Extractor() as extractor:
        found = DocumentFolder(tmp_path).read(source(file, sha256="0" * 64), extractor)
    assert found.state is DocumentState.MISSING


def test_a_file_named_by_the_id_of_its_source_is_found(tmp_path):
    (tmp_path / "letter.txt").write_text(GOOD, encoding="utf-8")
    with Extractor() as extractor:
        found = DocumentFolder(tmp_path).read(source(None), extractor)
    assert (found.state, found.name) == (DocumentState.READ, "letter.txt")


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(FolderNotFoundError, match="there is no folder"):
        DocumentFolder(tmp_path / "gone")


# ------------------------------------------------------------------------- kinds of text


@pytest.mark.parametrize(
    ("name", "data", "pages"),
    [
        ("a.txt", "“mandatory”".encode(), ["“mandatory”"]),
        ("a.txt", "\ufeffmandatory".encode(), ["mandatory"]),
        ("a.txt", "“mandatory”".encode("windows-1252"), ["“mandatory”"]),
        ("a.txt", "“mandatory”".encode("utf-16"), ["“mandatory”"]),
        ("a.txt", b"one\r\ntwo\ftwo\f", ["one\ntwo", "two"]),
        ("a.txt", b"", [""]),
        ("page", b"<!DOCTYPE html><p>one <b>t</b>wo</p>", ["one two"]),
        (
            "a.html",
            '<meta charset="iso-8859-1"><p>“so”</p>'.encode("windows-1252"),
            ["“so”"],
        ),
        # No browser knows these; by each of them the page would say something that nobody sees.
        *(
            ("a.html", f'<meta charset="{one}"><p>a\\x62c +AGI-</p>'.encode(), ["a\\x62c +AGI-"])
            for one in ("unicode_escape", "raw-unicode-escape", "utf-7", "punycode", "undefined")
        ),
        ("a.html", b'<meta charset="idna"><p>xn--bcher-kva</p>', ["xn--bcher-kva"]),
        ("a.txt", "\U0001f600 \u2028 \x85".encode(), ["\U0001f600 \u2028 \x85"]),
        (
            "a.eml",
            b"Subject: s\nContent-Type: multipart/alternative; boundary=x\n\n"
            b"--x\nContent-Type: text/html\n\n<p>in HTML</p>\n"
            b"--x\nContent-Type: text/plain\n\nin plain\n--x--\n",
            ["Subject: s\n\nin plain"],
        ),
        (
            "a.eml",
            b"Subject: s\nContent-Type: text/html\n\n<p>in <i>HTML</i></p>\n",
            ["Subject: s\n\nin HTML"],
        ),
        (
            "a.eml",
            b"Subject: s\nContent-Type: message/rfc822\n\nSubject: inner\n\nforwarded\n",
            ["Subject: s\n\nSubject: inner\n\nforwarded"],
        ),
    ],
)
def test_the_text_of_each_kind_is_read_as_its_reader_sees_it(name, data, pages):
    with Extractor() as extractor:
        found, is_paged = extractor.pages(name, data)
    assert [page.text for page in found] == pages
    assert is_paged == (len(pages) > 1)


def test_a_picture_has_no_text():
    data = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
    with Extractor() as extractor:
        pages, _ = extractor.pages("scan.png", data)
    assert [(page.text, page.is_picture) for page in pages] == [("", True)]
