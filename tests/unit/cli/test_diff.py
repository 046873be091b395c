"""`timeline diff` as it is typed: what it takes, what it refuses, what its exit code says."""

import re
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.command import ROOT, SETS, process, scrubbed, timeline

HARBOR, NEXT = "harbor-watch", "harbor-watch-next"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((HARBOR, HARBOR), 0),
        ((HARBOR, NEXT), 1),
        ((HARBOR, NEXT, "--exit-zero"), 0),
        ((HARBOR, NEXT, "--stat"), 1),
        ((HARBOR, HARBOR, "--stat"), 0),
        ((HARBOR, NEXT, "--findings-only"), 1),
        ((HARBOR, "torn"), 3),
        (("torn", HARBOR, "--exit-zero"), 3),
        ((HARBOR, "torn", "--stat"), 3),
        ((HARBOR, NEXT, "-f", "json"), 1),
        ((HARBOR, "torn", "-f", "json", "--findings-only"), 3),
        ((HARBOR, NEXT, "--exit-zero", "-f", "md"), 0),
        (("empty", "empty"), 0),
        (("empty", "empty", "--fail-empty"), 5),
        ((HARBOR, "no-vocabulary"), 3),
        ((HARBOR, "nowhere"), 2),
        ((HARBOR, NEXT, "--stat", "--material-only"), 2),
        ((HARBOR, ".."), 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_the_exit_code_says_what_differs_in_every_format(arguments, code):
    result = timeline("diff", *arguments)
    assert result.code == code, result.err
    assert "Traceback" not in result.err


def test_numbers_say_that_what_is_the_same_as_text_was_not_read():
    result = timeline("diff", "torn", "torn", "--stat")
    assert result.code == 0
    assert "Records that are the same as text were not read" in result.out


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    """The set with a comment, a note and a file that moved: nothing that anybody is told."""
    folder = tmp_path / "noted"
    shutil.copytree(SETS / HARBOR, folder)
    path = folder / "records" / "norland.yaml"
    text = path.read_text().replace("    document:", "    notes: Look.\n    document:")
    path.rename(folder / "records" / "renamed.yaml")
    (folder / "records" / "renamed.yaml").write_text(f"# Sorted.\n{text}")
    return folder


def test_what_is_cosmetic_is_counted_and_differs_only_for_who_asks_for_it(noted):
    whole = timeline("diff", HARBOR, noted)
    assert whole.code == 1
    assert "0 material changes, 0 findings changed" in whole.out
    assert "1 record moved to another file." in whole.out
    assert timeline("diff", HARBOR, noted, "--material-only").code == 0
    assert timeline("diff", HARBOR, noted, "--findings-only").code == 0


def test_material_changes_come_before_findings_and_they_before_what_is_cosmetic():
    result = timeline("diff", HARBOR, NEXT, "--width", "80")
    lines = result.out.splitlines()
    assert lines[0].startswith("OLD Harbor Watch    set ")
    assert lines[1].startswith("NEW Harbor Watch    set ")
    titles = ["Records: 7 material", "Findings: 3 changes", "Cosmetic: 1 field"]
    places = [result.out.index(title) for title in titles]
    assert places == sorted(places)
    assert max(map(len, lines)) <= 80


def test_archives_and_folders_give_one_answer(tmp_path):
    with zipfile.ZipFile(tmp_path / "next.zip", "w") as archive:
        for path in (SETS / NEXT).rglob("*.yaml"):
            archive.write(path, f"statements/{path.relative_to(SETS / NEXT)}")
    with tarfile.open(tmp_path / "next.tgz", "w:gz") as archive:
        archive.add(SETS / NEXT, "project/statements")
    folder = timeline("diff", HARBOR, NEXT).out.splitlines()
    packed = timeline("diff", HARBOR, tmp_path / "next.zip").out.splitlines()
    assert _told(packed) == _told(folder)
    for name in ("next.zip", "next.tgz"):
        packed = _numbers(HARBOR, tmp_path / name)
        assert _told(packed) == _told(_numbers(HARBOR, NEXT))
        assert "archive" in "\n".join(packed[:3])


def _numbers(*versions: str | Path, cwd: Path = SETS) -> list[str]:
    """What differs, in numbers, line by line: the causes, which take longest, are not looked for."""
    return timeline("diff", *versions, "--stat", cwd=cwd).out.splitlines()


def _told(lines: list[str]) -> list[str]:
    """The digests of the two versions, whatever their names, and the lines that follow these."""
    end = lines.index("")
    return [*re.findall(r"\b(?:set|texts) [0-9a-f]{8}\b", "\n".join(lines[:end])), *lines[end:]]


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-C", folder, "-c", "user.name=T", "-c", "user.email=t@example.org", *arguments],
        check=True,
        capture_output=True,
        env=scrubbed(HOME=str(folder), GIT_CONFIG_NOSYSTEM="1"),
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository whose last commit holds one version of the set, and whose folder another."""
    root = tmp_path / "project"
    shutil.copytree(SETS / HARBOR, root / "statements")
    _git(tmp_path, "init", "--quiet", "--initial-branch=main", str(root))
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message=one")
    shutil.rmtree(root / "statements")
    shutil.copytree(SETS / NEXT, root / "statements")
    return root


def test_a_revision_is_held_against_the_files_as_they_are(project):
    told = _told(_numbers(HARBOR, NEXT))
    assert len(set(told[:2])) == 2  # else any two versions would do
    whole = timeline("diff", "HEAD", cwd=project).out.splitlines()
    assert _told(whole) == _told(timeline("diff", HARBOR, NEXT).out.splitlines())
    for words in (("HEAD",), ("HEAD", "statements"), ("main:statements", "statements")):
        answer = _numbers(*words, cwd=project)
        assert _told(answer) == told
        assert "revision" in " ".join(answer[:2])
    assert _told(_numbers("HEAD", cwd=project / "statements" / "records")) == told
    assert _told(_numbers("HEAD", "--set", project / "statements")) == told


def test_a_bare_repository_needs_no_files(project, tmp_path):
    bare = tmp_path / "bare.git"
    _git(tmp_path, "clone", "--quiet", "--bare", str(project), str(bare))
    assert timeline("diff", "main", "HEAD:statements", cwd=bare).code == 0


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("HEAD~9", "git knows no such revision"),
        ("nowhere", "git knows no such revision"),
        ("HEAD:", None),
        ("HEAD:statements/records", "the revision has no set.yaml in that path"),
        ("HEAD:statements/set.yaml", "it names one file of a revision"),
    ],
)
def test_a_revision_that_cannot_be_used_is_one_line_and_exit_2(project, name, says):
    result = timeline("diff", name, cwd=project)
    if says is None:
        assert result.code == 1
        return
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert says in result.err


@pytest.mark.parametrize(
    "arguments", [("diff", ""), ("diff", "", ""), ("diff", ".", ""), ("gate", "--base", "")]
)
def test_an_empty_name_is_no_version_and_never_the_folder_one_stands_in(arguments):
    result = timeline(*arguments, cwd=SETS / HARBOR)
    assert (result.code, result.out) == (2, "")
    assert "the name is empty" in result.err


def test_outside_a_repository_a_name_that_is_no_path_is_explained(tmp_path):
    result = timeline("diff", "HEAD", SETS / HARBOR, cwd=tmp_path)
    assert result.code == 2
    assert "this is not a git repository" in result.err


def test_without_a_set_a_new_version_has_to_be_named(tmp_path):
    result = timeline("diff", SETS / HARBOR, cwd=tmp_path)
    assert (result.code, "NEW is missing" in result.err) == (2, True)


def test_a_hostile_archive_is_one_line_and_exit_2(tmp_path):
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        archive.writestr("../\x1b[2Jescape.yaml", "a: b")
    result = timeline("diff", tmp_path / "bad.zip", HARBOR)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "\x1b" not in result.err
    assert "leads out of the archive" in result.err


def test_words_that_a_terminal_or_a_parser_would_obey_come_through(tmp_path):
    folder = tmp_path / "odd"
    shutil.copytree(SETS / HARBOR, folder)
    path = folder / "records" / "norland.yaml"
    words = '"Their \\u001b[31m choice [bold]not[/bold] {+x+} *mine* <b>\\u202e"'
    text = path.read_text()
    start = text.index("quote: ") + len("quote: ")
    path.write_text(text[:start] + words + text[text.index("\n", start) :])
    result = timeline("diff", HARBOR, folder, "--color", "always")
    assert result.code == 1
    assert "\x1b[31m choice" not in result.out
    assert "\u202e" not in result.out
    plain = timeline("diff", HARBOR, folder).out
    assert "[bold]not[/bold]" in plain
    assert "\\x1b[31m" in plain
    assert r"\[bold\]not\[/bold\]" in timeline("diff", HARBOR, folder, "-f", "md").out


def test_color_is_never_needed():
    piped = process("diff", HARBOR, NEXT)
    assert "\x1b" not in piped.stdout
    assert "\x1b[" in timeline("diff", HARBOR, NEXT, "--color", "always").out
    assert process("diff", HARBOR, NEXT, NO_COLOR="1", FORCE_COLOR="1").stdout == piped.stdout


def test_the_same_input_gives_the_same_bytes():
    other = process("diff", HARBOR, NEXT, "-f", "json", PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert other.stdout == timeline("diff", HARBOR, NEXT, "-f", "json").out


def test_the_answer_goes_to_a_file_and_not_into_a_set(tmp_path):
    target = tmp_path / "changes.md"
    result = timeline("diff", HARBOR, NEXT, "-f", "md", "-o", target)
    assert (result.code, result.out) == (1, "")
    assert target.read_text().startswith("# OLD Harbor Watch")
    refused = timeline("diff", HARBOR, NEXT, "-o", SETS / HARBOR / "records" / "x.yaml")
    assert refused.code == 2


def test_the_shipped_record_against_itself_with_nothing_to_tell():
    result = timeline("diff", "statements", "statements", "--material-only", cwd=ROOT)
    assert result.code == 0
    assert "0 material changes, 0 findings changed" in result.out
