"""`timeline fmt` on disk: what is written, what never is, and what it says."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from scomm_timeline.authoring.formatting import formatted
from scomm_timeline.disk.sets import read_set
from scomm_timeline.reading.load import load
from tests.command import ROOT, SETS, process, timeline


@pytest.fixture(scope="module")
def tidy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set in its one layout."""
    folder = tmp_path_factory.mktemp("tidy") / "statements"
    shutil.copytree(SETS / "harbor-watch", folder)
    assert timeline("fmt", "--set", folder).code == 0
    return folder


@pytest.fixture
def harbor(tmp_path: Path, tidy: Path) -> Path:
    """A copy of it to change."""
    folder = tmp_path / "statements"
    shutil.copytree(tidy, folder)
    return folder


def untidy(folder: Path) -> Path:
    """A record of a set, with two keys exchanged."""
    path = min((folder / "records").rglob("*.yaml"))
    lines = path.read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("document:"))
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def all_texts(folder: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_a_set_in_its_layout_is_not_written_to(harbor):
    before = {one: one.stat() for one in harbor.rglob("*")}
    result = timeline("fmt", "--set", harbor)
    assert result.code == 0
    assert "would" not in result.out
    after = {one: one.stat() for one in harbor.rglob("*")}
    assert {one: (s.st_mtime_ns, s.st_ino) for one, s in after.items()} == {
        one: (s.st_mtime_ns, s.st_ino) for one, s in before.items()
    }


def test_a_file_is_written_in_its_layout_and_the_set_stays_the_same(harbor):
    texts = all_texts(harbor)
    before = load(read_set(harbor)).corpus
    path = untidy(harbor)
    result = timeline("fmt", "--set", harbor)
    assert result.code == 0
    assert f"written: {path.relative_to(harbor).as_posix()}" in result.out
    assert all_texts(harbor) == texts
    after = load(read_set(harbor)).corpus
    assert before is not None
    assert after is not None
    assert after.digest == before.digest


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_check_and_diff_write_nothing_and_exit_1(harbor, option):
    path = untidy(harbor)
    before = all_texts(harbor)
    result = timeline("fmt", option, "--set", harbor)
    assert result.code == 1
    assert path.relative_to(harbor).as_posix() in result.out
    assert all_texts(harbor) == before
    assert timeline("fmt", option, "--set", harbor, "--exit-zero").code == 0


def test_the_diff_is_one_that_patch_reads(harbor):
    path = untidy(harbor)
    untouched = path.read_text("utf-8")
    answer = timeline("fmt", "--diff", "--set", harbor, "--format", "json").json
    (one,) = answer["files"]
    assert (answer["written"], answer["untouched"]) == (False, [])
    assert timeline("fmt", "--set", harbor).code == 0
    patch = harbor.parent / "one.patch"
    patch.write_text(one["diff"] + "\n", "utf-8")
    path.write_text(untouched, "utf-8")
    git = shutil.which("git")
    assert git is not None
    subprocess.run([git, "apply", patch], cwd=harbor, check=True)
    assert timeline("fmt", "--check", "--set", harbor).code == 0


def test_only_the_paths_asked_for_are_written(harbor):
    path = untidy(harbor)
    other = harbor / "set.yaml"
    other.write_text(other.read_text("utf-8") + "\n\n# end\n\n", "utf-8")
    kept = other.read_bytes()
    assert timeline("fmt", "records", cwd=harbor).code == 0
    assert other.read_bytes() == kept
    assert timeline("fmt", "--check", path, cwd=harbor.parent).code == 0
    assert timeline("fmt", "--check", "statements/set.yaml", cwd=harbor.parent).code == 1
    assert timeline("fmt", "--check", "statements", cwd=harbor.parent).code == 1


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        (["nowhere.yaml"], 'no file or folder "nowhere.yaml"'),
        (["../.."], "is in no set"),
        (["documents-of-mine"], "no file that people type"),
    ],
)
def test_a_path_that_cannot_be_meant_is_told(harbor, paths, words):
    (harbor / "documents-of-mine").mkdir()
    result = timeline("fmt", *paths, cwd=harbor)
    assert result.code == 2
    assert words in result.err
    assert result.out == ""


def test_a_file_of_another_set_is_told(harbor, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(harbor, other)
    result = timeline("fmt", harbor / "set.yaml", other / "set.yaml")
    assert result.code == 2
    assert "is not in the set" in result.err


def test_the_shipped_set_is_never_written_to(tmp_path):
    result = timeline("fmt", cwd=tmp_path)
    assert result.code == 2
    assert "shipped" in result.err


def test_a_file_that_cannot_be_kept_is_named_left_and_the_others_are_written(harbor):
    path = untidy(harbor)
    torn = harbor / "records" / "torn.yaml"
    torn.write_text('quote: "We" do not\n', "utf-8")
    result = timeline("fmt", "--set", harbor)
    assert result.code == 3
    assert "records/torn.yaml:1: left as it is: L024" in result.out
    assert "help: write it as a block" in result.out.replace("\n          ", " ")
    assert "incomplete: files left as they are: 1" in result.err
    assert torn.read_text("utf-8") == 'quote: "We" do not\n'
    assert timeline("fmt", "--check", path, cwd=harbor).code == 0


def test_what_cannot_be_read_is_left_too(harbor):
    (harbor / "records" / "latin.yaml").write_bytes(b"made: 2031 # caf\xe9\n")
    result = timeline("fmt", "--check", "--set", harbor)
    assert result.code == 3
    assert "records/latin.yaml:1: left as it is: L001" in result.out


def test_control_characters_of_a_file_are_shown_not_obeyed(harbor):
    name = harbor / "records" / "\x1b[31mred.yaml"
    name.write_text("statements:\n  - {quote: 'a \x9b31m', id: b}\nmade: 2031\n", "utf-8")
    result = timeline("fmt", "--diff", "--set", harbor)
    assert "\x1b" not in result.out + result.err
    assert "\x9b" not in result.out + result.err


def test_a_file_keeps_its_permissions_and_a_link_keeps_leading(harbor):
    path = untidy(harbor)
    path.chmod(0o640)
    real = path.with_name("real.txt")
    path.rename(real)
    path.symlink_to(real.name)
    assert timeline("fmt", "--set", harbor).code == 0
    assert path.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert timeline("fmt", "--check", "--set", harbor).code == 0


def test_a_link_out_of_the_set_is_not_followed_to_write(harbor, tmp_path):
    path = untidy(harbor)
    outside = tmp_path / "outside.yaml"
    path.rename(outside)
    path.symlink_to(outside)
    before = outside.read_bytes()
    result = timeline("fmt", "--set", harbor)
    assert result.code == 3
    assert "the link leads out of the set" in result.out
    assert outside.read_bytes() == before


def test_a_write_that_fails_leaves_the_old_file(harbor, monkeypatch):
    path = untidy(harbor)
    before = path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = timeline("fmt", "--set", harbor)
    assert result.code == 2
    assert "No space left" in result.err
    assert path.read_bytes() == before
    assert [one for one in path.parent.iterdir() if one.name.startswith(".")] == []


def test_nothing_is_written_if_the_set_would_say_something_else(harbor, monkeypatch):
    untidy(harbor)
    before = all_texts(harbor)

    def wrong(text: str, kind: str) -> str:
        return formatted(text, kind).replace("2031", "2032")

    monkeypatch.setattr("scomm_timeline.pipeline.formatting.formatted", wrong)
    result = timeline("fmt", "--set", harbor)
    assert result.code == 70
    assert "would change what the set says" in result.err
    assert all_texts(harbor) == before


def test_a_file_that_changed_meanwhile_keeps_its_words(harbor, monkeypatch):
    path = untidy(harbor)

    def edited(*_given: object) -> None:
        path.write_text(path.read_text("utf-8") + "# typed meanwhile\n", "utf-8")

    monkeypatch.setattr("scomm_timeline.pipeline.formatting.check_meaning", edited)
    result = timeline("fmt", "--set", harbor)
    assert result.code == 3
    assert "it changed while it was formatted" in result.out
    assert path.read_text("utf-8").endswith("# typed meanwhile\n")


def test_what_the_program_writes_itself_is_not_formatted(harbor):
    for name in ("receipts/x.yaml", "internal/adjudications/x.yaml", "seals/x.yaml"):
        (harbor / name).parent.mkdir(parents=True, exist_ok=True)
        (harbor / name).write_text("b:   1\na:    2\n", "utf-8")
    before = all_texts(harbor)
    timeline("fmt", "--set", harbor)
    assert all_texts(harbor) == before


def test_a_set_whose_vocabulary_does_not_load_is_formatted_all_the_same(tmp_path):
    folder = tmp_path / "broken"
    shutil.copytree(SETS / "no-vocabulary", folder)
    (folder / "set.yaml").write_text('title: "A set"\nformat: 1\n', "utf-8")
    result = timeline("fmt", "--set", folder)
    assert result.code == 0
    assert result.out.startswith("The vocabulary of this set does not load\n")
    assert (folder / "set.yaml").read_text("utf-8") == "format: 1\ntitle: A set\n"


def test_it_answers_in_a_pipe_without_color_at_any_width(harbor):
    untidy(harbor)
    for width in ("80", "120"):
        answered = process("fmt", "--check", "--set", str(harbor), "--width", width)
        assert answered.returncode == 1
        assert "\x1b" not in answered.stdout
        assert all(len(line) <= int(width) for line in answered.stdout.splitlines())


def test_the_shipped_record_is_in_its_one_layout():
    result = timeline("fmt", "--check", cwd=ROOT)
    assert (result.code, result.err) == (0, "")


def test_every_set_of_the_tests_is_read_alike_before_and_after(tmp_path):
    for name in ("harbor-watch", "torn", "no-vocabulary", "empty"):
        folder = tmp_path / name
        shutil.copytree(SETS / name, folder)
        before = load(read_set(folder), with_notices=True)
        timeline("fmt", "--set", folder)
        after = load(read_set(folder), with_notices=True)
        assert (before.corpus and before.corpus.digest) == (after.corpus and after.corpus.digest)
        assert [(one.path, one.code) for one in before.diagnostics] == [
            (one.path, one.code) for one in after.diagnostics
        ]
