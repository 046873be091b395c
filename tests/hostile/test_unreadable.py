"""Files and folders that the user may not read or write, for a user to whom modes apply."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.chosen import chosen
from tests.hostile.rights import may_read, timeline_by_somebody
from tests.hostile.writers import WRITERS, contents, made_set


@pytest.fixture
def home(tmp_path) -> Iterator[Path]:
    """A set; whatever may not be read is given back, so that the folder can be removed."""
    made = made_set(tmp_path)
    yield made
    made.chmod(0o755)
    for path in tmp_path.rglob("*"):
        path.chmod(0o755)
    for path in tmp_path.rglob("*"):  # once more, for what could not be listed
        path.chmod(0o755)


def ran(home: Path, *words: str, **environment: str):
    return timeline_by_somebody(*words, "--set", home, cwd=home.parent, **environment)


def test_modes_apply_in_these_tests(home):
    assert may_read(home / "set.yaml")
    (home / "set.yaml").chmod(0)
    assert not may_read(home / "set.yaml")


@pytest.mark.parametrize(
    ("path", "mode", "named"),
    [
        ("records", 0, "records/: the whole file: the folder cannot be listed"),
        ("records/gazette.yaml", 0, "records/gazette.yaml: the whole file: Permission denied"),
        *chosen(
            [
                ("records", 0o444, "records/norland.yaml: the whole file: Permission denied"),
                ("sources", 0, "sources/: the whole file: the folder cannot be listed"),
            ],
            0,
        ),
    ],
)
def test_what_may_not_be_read_is_named_and_the_answer_incomplete(home, path, mode, named):
    (home / path).chmod(mode)
    result = ran(home, "show")
    assert result.code == 3
    assert "incomplete" in result.out.splitlines()[0]
    assert named in result.err


@pytest.mark.parametrize("mode", chosen([0o444, 0, 0o111], 1))
def test_a_set_that_may_not_be_looked_into_is_not_called_none(home, mode):
    home.chmod(mode)
    result = ran(home, "show")
    assert (result.code, result.out) == (2, "")
    assert "cannot be read" in result.err or "cannot read the set" in result.err
    assert "no set.yaml" not in result.err


@pytest.mark.parametrize("path", ["internal", "internal/adjudications"])
def test_verdicts_that_may_not_be_read_are_a_problem_of_the_set(home, path):
    (home / "internal" / "adjudications").mkdir(parents=True)
    (home / path).chmod(0)
    result = ran(home, "check")
    assert result.code == 1
    assert f"{path}/: error[L013] the folder cannot be listed" in result.out


@pytest.mark.parametrize(
    ("path", "mode", "named"),
    [
        ("aside", 0, "aside/: a document may be there"),
        ("aside", 0o444, "radio-note (aside/radio-note.txt): it cannot be opened"),
        *chosen(
            [
                (".", 0, "./: a document may be there"),
                (".", 0o444, "gazette-april (gazette-april.txt): it cannot be opened"),
            ],
            0,
        ),
    ],
)
def test_documents_that_may_not_be_read_are_not_called_missing(home, path, mode, named):
    documents = home.parent / "documents"
    (documents / "aside").mkdir()
    (documents / "aside" / "radio-note.txt").write_text("Nobody leaves.\n", "utf-8")
    (documents / path).chmod(mode)
    result = ran(home, "verify", "--documents", "documents")
    assert result.code == 3
    assert named in result.err


@pytest.mark.parametrize(
    "words",
    chosen(
        [
            ("report", "--output", "table.csv"),
            ("import", "table.csv", "--dry-run"),
            ("gate", "--policy", "table.csv"),
            ("diff", "table.csv"),
        ],
        2,
    ),
    ids=" ".join,
)
def test_a_file_given_that_may_not_be_read_or_written_is_one_line(home, words):
    (home.parent / "table.csv").chmod(0)
    result = ran(home, *words)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("name", chosen(tuple(WRITERS), 3))
def test_a_set_that_may_not_be_written_to_stays_as_it_is(home, name):
    before = contents(home)
    for path in (*home.rglob("*"), home):
        path.chmod(0o555 if path.is_dir() else 0o444)
    result = timeline_by_somebody(*WRITERS[name].command, "--set", home, cwd=home)
    assert result.code == 2, result
    assert result.out == ""
    assert "Permission denied" in result.err
    assert contents(home) == before


def test_a_folder_of_readings_that_may_not_be_used_changes_nothing(home, tmp_path):
    aside = tmp_path / "kept"
    aside.mkdir(mode=0o700)
    usual = ran(home, "show", XDG_CACHE_HOME=str(aside))
    assert usual.code == 0
    for mode in chosen([0o555, 0o000], 1):
        aside.chmod(mode)
        assert ran(home, "show", XDG_CACHE_HOME=str(aside)) == usual
