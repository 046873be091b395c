"""`timeline verify`: exit codes, receipts, and what statements say once there are some."""

import io
import json
import shutil
import subprocess
import sys

import pytest

from scomm_timeline.cli import progress, verify
from tests.command import SETS, scrubbed, timeline

TODAY = ("--today", "2031-10-01")


@pytest.fixture
def sets(tmp_path):
    """A copy of the sets of the tests, to write into."""
    return shutil.copytree(SETS, tmp_path / "sets")


@pytest.fixture(scope="module")
def with_receipts(tmp_path_factory):
    """The sets of the tests, and what checking every quotation recorded. Not written into."""
    folder = shutil.copytree(SETS, tmp_path_factory.mktemp("recorded") / "sets")
    timeline("verify", "--set", "harbor-watch", "--record", *TODAY, cwd=folder)
    return folder


@pytest.fixture
def recorded(with_receipts, tmp_path):
    """A copy of those, to write into."""
    return shutil.copytree(with_receipts, tmp_path / "sets")


# ------------------------------------------------------------------------- exit codes


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--source", "assembly-file"), 0),
        (("--source", "gazette-april"), 0),
        (("--source", "radio-note"), 0),
        (("--source", "office-memo"), 1),
        (("--source", "office-memo", "--exit-zero"), 0),
        (("--source", "gazette-june"), 3),
        (("--source", "gazette-june", "--source", "office-memo"), 3),
        (("--explain", "league-poster"), 0),
        (("--explain", "league-poster", "--fail-empty"), 5),
    ],
)
def test_the_exit_code_says_what_was_found(arguments, code):
    assert timeline("verify", "--set", "harbor-watch", *arguments).code == code


def test_a_document_that_changed_exits_1(sets):
    source = sets / "harbor-watch" / "sources" / "assembly-file.yaml"
    source.write_text(f"{source.read_text()}file: assembly-file.txt\nsha256: {'0' * 64}\n")
    result = timeline("verify", "--set", "harbor-watch", "--source", "assembly-file", cwd=sets)
    assert result.code == 1
    assert "document changed" in result.out
    assert "on record 000000000000" in result.out


def test_without_the_extra_packages_it_is_said_which_to_install(monkeypatch):
    monkeypatch.setattr(verify, "find_spec", lambda name: None if name == "pdfminer" else name)
    result = timeline("verify", "--set", "harbor-watch")
    assert result.code == 2
    assert result.err == (
        "timeline: verify needs packages that are not installed: pdfminer "
        "(pip install 'scomm-timeline[verify]')\n"
    )


def test_the_folder_of_documents_is_looked_for_beside_the_set(tmp_path):
    result = timeline("verify", "--set", SETS / "harbor-watch", cwd=tmp_path)
    assert "matches" in result.out
    shutil.copytree(SETS / "harbor-watch", tmp_path / "alone" / "harbor-watch")
    result = timeline("verify", "--set", tmp_path / "alone" / "harbor-watch", cwd=tmp_path)
    assert result.code == 2
    assert result.err == (
        'timeline: there is no folder "documents" (name yours with --documents)\n'
    )


def test_the_readers_of_documents_are_never_loaded_here():
    script = (
        "import sys\nfrom scomm_timeline.cli import run\n"
        "run(['verify', '--set', 'harbor-watch', '--quiet'])\n"
        "assert 'scomm_timeline.pipeline.verifying' in sys.modules\n"
        "print(*{'pdfminer', 'selectolax', 'email', 'scomm_timeline.disk.extractors'}"
        " & set(sys.modules), file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=SETS,
        env=scrubbed(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr.splitlines()[-1] == ""


# ------------------------------------------------------------------------- receipts


def test_receipts_are_written_for_each_document_that_answered(recorded):
    folder = recorded / "harbor-watch" / "receipts"
    assert sorted(path.name for path in folder.iterdir()) == [
        "assembly-file.yaml",
        "bureau-site.yaml",
        "gazette-april.yaml",
        "office-memo.yaml",
    ]
    text = (folder / "gazette-april.yaml").read_text(encoding="utf-8")
    assert "checked: 2031-10-01\n" in text
    assert "  - statement: quill-press-nobody\n    grade: needs-reader\n" in text


def test_the_same_check_writes_the_same_bytes(recorded):
    folder = recorded / "harbor-watch" / "receipts"
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    timeline("verify", "--set", "harbor-watch", "--record", *TODAY, cwd=recorded)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


def test_a_document_that_cannot_be_read_leaves_its_receipts_alone(recorded):
    receipts = recorded / "harbor-watch" / "receipts" / "gazette-april.yaml"
    before = receipts.read_bytes()
    (recorded / "documents" / "gazette-april.txt").write_bytes(b"\x7fELF\0\0")
    result = timeline("verify", "--set", "harbor-watch", "--record", *TODAY, cwd=recorded)
    assert result.code == 3
    assert receipts.read_bytes() == before
    (recorded / "documents" / "gazette-april.txt").unlink()
    timeline("verify", "--set", "harbor-watch", "--record", *TODAY, cwd=recorded)
    assert receipts.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("show", "vell-letter-question"), "(quotation matches the source)"),
        (("show", "bureau-page-required"), "quotation found in several places of the source"),
        (("show", "quill-press-nobody"), "needs a reader"),
        (("show", "office-memo-stay"), "(quotation not found in the source)"),
        (("show", "brandt-interview-choice"), "(quotation not checked against the source)"),
        (("contradictions",), "quotation matches the source"),
        (("explain", "quill-letter-way-out", "quill-press-nobody"), "quotation matches the source"),
    ],
)
def test_statements_carry_their_grade_wherever_they_are_shown(recorded, arguments, says):
    out = timeline(*arguments, "--set", "harbor-watch", cwd=recorded).out
    assert says in " ".join(out.split())


def test_json_gives_the_grade_of_the_statement_and_of_each_source(recorded):
    result = timeline(
        "show", "vell-letter-question", "--set", "harbor-watch", "-f", "json", cwd=recorded
    )
    (shown,) = json.loads(result.out)["statements"]
    assert shown["quotation"] == "matches"
    assert [(one["quotation"], one["checked"]) for one in shown["sources"]] == [
        ("matches", "2031-10-01")
    ]


def test_an_edited_quotation_makes_its_receipt_stale_and_visibly_so(recorded):
    record = recorded / "harbor-watch" / "records" / "assembly-letters.yaml"
    record.write_text(record.read_text().replace("leave it again?", "leave it?"))
    shown = timeline("show", "vell-letter-question", "--set", "harbor-watch", cwd=recorded)
    assert "quotation not checked again since it or its source changed" in shown.out
    checked = timeline("check", "--set", "harbor-watch", cwd=recorded)
    assert "notice[S307]" in checked.out
    assert 'the receipt of "vell-letter-question" is stale' in checked.out
    verified = timeline(
        "verify", "--set", "harbor-watch", "--source", "assembly-file", cwd=recorded
    )
    assert "on record   stale" in verified.out


def test_a_paraphrase_has_nothing_to_match_with_or_without_receipts(recorded):
    out = timeline("show", "league-poster", "--set", "harbor-watch", cwd=recorded).out
    assert "coder's paraphrase; nothing to match" in out


def test_nothing_is_recorded_in_the_shipped_set(tmp_path):
    (tmp_path / "documents").mkdir()
    result = timeline("verify", "--record", *TODAY, cwd=tmp_path)
    assert result.code == 2
    assert "the shipped set is not written to" in result.err


# ------------------------------------------------------------------------- progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def steps(monkeypatch, stream: io.StringIO, *, patience=0.0, quiet=False) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    with progress.Progress(4, "documents", quiet=quiet) as bar:
        for _ in range(4):
            bar.step()
    return stream.getvalue()


def test_a_long_run_shows_how_far_it_has_come_and_clears_the_line(monkeypatch):
    shown = steps(monkeypatch, Terminal())
    assert "[######..................] 1 of 4 documents" in shown
    assert "[########################] 4 of 4 documents" in shown
    assert shown.endswith("\r\x1b[K")


def test_nothing_is_shown_for_a_short_run_nor_in_a_file_nor_when_asked_to_be_quiet(monkeypatch):
    assert steps(monkeypatch, Terminal(), patience=3600) == ""
    assert steps(monkeypatch, Terminal(), quiet=True) == ""
    assert steps(monkeypatch, io.StringIO()) == ""
