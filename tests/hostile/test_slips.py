"""What goes wrong without anybody noticing: unset variables, misspelled folders, days to come."""

from pathlib import Path

import pytest

from scomm_timeline.cli import progress
from tests.command import timeline
from tests.hostile.writers import FINDING, WRITERS, contents, made_set

HARBOR = ("--set", "harbor-watch")


@pytest.fixture
def home(tmp_path) -> Path:
    return made_set(tmp_path)


# -- the name of nothing ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ("show", "--set", ""),
        ("check", "--set", ""),
        ("diff", "", "harbor-watch"),
        ("diff", "harbor-watch", ""),
        ("gate", *HARBOR, "--base", ""),
        ("gate", *HARBOR, "--policy", ""),
        ("corrections", *HARBOR, "--since", ""),
        ("seal", *HARBOR, "--verify", ""),
        ("verify", *HARBOR, "--documents", ""),
        ("fmt", ""),
        ("fmt", *HARBOR, "--check", "records", ""),
        ("import", *HARBOR, ""),
        ("import", *HARBOR, "--dry-run", "--map", "", "../table.csv"),
        ("init", "", "--program", "Watch", "--dry-run"),
        ("new", *HARBOR, "--file", "", "--dry-run"),
        ("schema", "record", *HARBOR, "--into", ""),
        ("report", *HARBOR, "--output", ""),
    ],
    ids=" ".join,
)
def test_an_empty_name_is_never_the_folder_one_stands_in(home, words):
    before = contents(home)
    result = timeline(*words, cwd=home.parent if words[0] == "diff" else home)
    assert (result.code, result.out) == (2, ""), result
    assert result.err.count("\n") == 1
    assert contents(home) == before


def test_an_empty_name_of_a_seal_is_not_the_folder_of_all_of_them(home):
    assert timeline(*WRITERS["seal"].command, "--set", home).code == 0
    result = timeline("seal", "--verify", "", "--set", home)
    assert result.code == 2
    assert 'there is no seal ""' in result.err


# -- a folder that is called nearly as one that is read --------------------------------------------


@pytest.mark.parametrize(
    ("folder", "typed"), [("records", "record"), ("records", "Records"), ("sources", "source")]
)
def test_what_is_in_a_misspelled_folder_is_named_by_every_command(home, folder, typed):
    (home / folder).rename(home / typed)
    result = timeline("show", "--set", home)
    assert result.code == 3
    assert f'its folder is not called "{folder}/"' in result.err
    for path in (home / typed).iterdir():
        assert f"{typed}/{path.name}" in result.err


def test_verdicts_in_a_misspelled_folder_do_not_count_and_check_says_why(home):
    assert timeline(*WRITERS["adjudicate"].command, "--set", home).code == 0
    (home / "internal" / "adjudications").rename(home / "internal" / "adjudication")
    result = timeline("check", "--set", home)
    assert result.code == 1
    assert 'error[S235] this file is not read: its folder is not called "internal/adj' in result.out
    told = timeline("contradictions", "--set", home)
    assert told.code == 1
    assert "1 adjudication could not be read and does not count" in told.out


@pytest.mark.parametrize("name", ["source-documents", "records-old", "notes", "internal/drafts"])
def test_what_people_keep_under_names_of_their_own_is_theirs(home, name):
    (home / name).mkdir(parents=True)
    (home / name / "one.yaml").write_text("made: 2031\n", "utf-8")
    result = timeline("show", "--set", home)
    assert (result.code, result.err) == (0, "")


# -- a day that has not come -----------------------------------------------------------------------


def test_a_verdict_of_a_day_to_come_decides_nothing_and_is_a_problem_of_the_set(home):
    assert timeline(*WRITERS["adjudicate"].command, "--set", home).code == 0  # of 1 Dec 2031
    for day, counts in (("2031-11-30", False), ("2031-12-01", True)):
        told = timeline("contradictions", "--set", home, "--today", day)
        assert ("day that has not come" not in told.out) is counts, told.out
        gate = timeline("gate", "--set", home, "--today", day)
        assert (f"timeline adjudicate {FINDING}" not in gate.out) is counts, gate.out
        check = timeline("check", "--set", home, "--today", day)
        assert ('error[S250] "2031-12-01" is a day that has not come' not in check.out) is counts
        assert check.code == (0 if counts else 1)


def test_a_sign_off_of_a_day_to_come_is_none_yet(home):
    assert timeline(*WRITERS["sign"].command, "--set", home).code == 0
    for day, counts in (("2031-11-30", False), ("2031-12-01", True)):
        gate = timeline("gate", "--set", home, "--today", day)
        assert ("signed it for a day that has not come" not in gate.out) is counts, gate.out
        check = timeline("check", "--set", home, "--today", day)
        assert ("error[S253]" not in check.out) is counts


# -- a folder of documents that is not one ---------------------------------------------------------


def test_a_terminal_is_told_of_every_file_that_is_looked_at(home, monkeypatch):
    source = home / "sources" / "gazette-april.yaml"
    lines = [one for one in source.read_text("utf-8").splitlines() if "sha256" not in one]
    source.write_text("\n".join([*lines, f"sha256: {'0' * 64}", ""]), "utf-8")
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setattr(progress.Progress, "__setattr__", _kept_on)
    result = timeline("verify", "--documents", "../documents", "--set", home, cwd=home)
    assert "of 6 documents; 5 files of the folder looked at" in result.err


def _kept_on(bar: progress.Progress, name: str, value: object) -> None:
    """As on a terminal, which a test has not."""
    object.__setattr__(bar, name, True if name == "_is_on" else value)
