"""Every limit refuses what is beyond it, says which one it is and how to raise it, and can be raised."""

import re
import shutil
import tarfile
from pathlib import Path

import pytest

from scomm_timeline import cli
from scomm_timeline.disk.extractors.__main__ import _measured
from scomm_timeline.disk.extractors.page import UnreadableError
from scomm_timeline.model import limits
from scomm_timeline.model.documents import Page
from scomm_timeline.model.limits import LIMITS, LimitsError, most, set_limits
from tests.command import ROOT, SETS, Result, process, timeline
from tests.limited import limited
from tests.limits_page import page

PAGE = ROOT / "docs" / "limits.md"
WORDS = "Every lamp is lit at dusk. " * 20


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a set, its documents and a table."""
    shutil.copytree(SETS / "harbor-watch", tmp_path / "set")
    shutil.copytree(SETS / "documents", tmp_path / "documents")
    (tmp_path / "table.csv").write_text("id,quote,from,made\na,b,c,2031\n", encoding="utf-8")
    return tmp_path


def _check(place: Path) -> Result:
    return timeline("check", "--set", place / "set", "--no-cache")


def _show(place: Path) -> Result:
    return timeline("show", "--set", place / "set", "--no-cache")


def _diff_with_archive(place: Path) -> Result:
    with tarfile.open(place / "old.tar", "w") as archive:
        archive.add(place / "set", "set")
    return timeline("diff", place / "old.tar", place / "set", "--exit-zero", cwd=place)


def _import(place: Path) -> Result:
    return timeline("import", place / "table.csv", "--dry-run", "--set", place / "set")


def _verify(place: Path) -> Result:
    return timeline("verify", "--documents", place / "documents", "--set", place / "set")


def _seal(place: Path) -> Result:
    if not (place / "set" / "seals").exists():
        with limited():
            made = timeline(
                "seal", "a", "--drafts", "--today", "2031-12-01", "--set", place / "set"
            )
        assert made.code == 0, made.err
    return timeline("seal", "--verify", "a", "--set", place / "set")


# The limit, a value that the set goes beyond, the command, and the exit code of the refusal.
REFUSALS = (
    ("file-bytes", 500, _check, 3),
    ("file-values", 40, _check, 3),
    ("set-files", 5, _show, 2),
    ("set-folders", 2, _show, 2),
    ("set-bytes", 900, _show, 2),
    ("set-files", 5, _diff_with_archive, 2),
    ("depth", 3, _check, 3),
    ("value-characters", 60, _check, 3),
    ("statements", 4, _check, 3),
    ("seal-file-bytes", 300, _seal, 2),
    ("table-bytes", 10, _import, 2),
    ("table-columns", 3, _import, 2),
    ("document-files", 2, _verify, 2),
    ("document-bytes", 100, _verify, 3),
    ("document-characters", 100, _verify, 3),
)


def test_every_limit_is_refused_here_or_where_documents_and_seals_are_tested():
    elsewhere = {"document-pages", "document-seconds", "document-memory"}
    assert {name for name, *_ in REFUSALS} | elsewhere == set(LIMITS)


@pytest.mark.parametrize(("name", "value", "command", "code"), REFUSALS)
def test_what_is_beyond_a_limit_is_refused_with_its_name_and_how_to_raise_it(
    place, monkeypatch, name, value, command, code
):
    before = command(place)
    assert limits.VARIABLE not in before.out + before.err
    with limited(**{name: value}):
        # A child process, which reads documents, has only its environment.
        monkeypatch.setenv(limits.VARIABLE, f"{name}={value}")
        result = command(place)
    said = " ".join((result.out + result.err).split())
    assert result.code == code, said
    raised = re.search(rf"TIMELINE_LIMITS={name}=(\d+)", said)
    assert raised, said
    assert int(raised[1]) > value


def test_a_document_of_too_many_pages_is_not_read():
    pages = (Page("a") for _ in range(3))
    with limited(document_pages=2), pytest.raises(UnreadableError, match="document-pages"):
        list(_measured(pages))


def test_a_raised_limit_lets_the_same_set_in(place):
    record = place / "set" / "records" / "gazette.yaml"
    record.write_text(record.read_text("utf-8") + f"# {'x' * 600}\n", encoding="utf-8")
    lowered = process("check", cwd=place / "set", TIMELINE_LIMITS="file-bytes=1100")
    raised = process("check", cwd=place / "set", TIMELINE_LIMITS="file-bytes=1200")
    assert (lowered.returncode, raised.returncode) == (3, 0), lowered.stdout + raised.stdout


def test_what_was_read_under_other_limits_is_not_kept(place, tmp_path):
    cache = str(tmp_path / "cache")
    process("show", cwd=place / "set", XDG_CACHE_HOME=cache, TIMELINE_LIMITS="depth=30")
    assert not list(Path(cache).rglob("*.readings"))
    process("show", cwd=place / "set", XDG_CACHE_HOME=cache)
    assert list(Path(cache).rglob("*.readings"))


@pytest.mark.parametrize(
    "text", ["nothing", "depth", "depth=", "depth=0", "depth=-1", "depth=1e9", "depth=" + "9" * 20,
             "depth=٣", "depth=40;statements=1", "__class__=1"],
)  # fmt: skip
def test_a_text_that_sets_no_limit_is_an_error_of_one_line(monkeypatch, text):
    monkeypatch.setenv(limits.VARIABLE, text)
    result = timeline("show", "--set", "harbor-watch")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("timeline: TIMELINE_LIMITS: ")
    assert result.err.count("\n") == 1


def test_a_bad_text_leaves_the_limits_as_they_were():
    with limited(depth=7):
        with pytest.raises(LimitsError):
            set_limits("depth=9,x=1")
        assert most("depth") == 7
    assert most("depth") == LIMITS["depth"].most


def test_the_command_line_and_the_table_know_the_variable_by_one_name():
    assert cli.LIMITS == limits.VARIABLE


def test_the_page_is_what_the_table_says_now(request):
    if request.config.getoption("--update-docs"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make docs`"
