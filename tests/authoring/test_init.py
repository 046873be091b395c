"""A new set: complete, clean, and never written over anything."""

import json
import re
from pathlib import Path

import pytest

from scomm_timeline.authoring.starting import Start, set_files
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.reading import yaml_nodes
from scomm_timeline.reading.load import load
from tests.command import timeline

NAME = ("--program", "Water Meters")


def _tree(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def test_a_new_set_checks_clean_and_has_an_example(tmp_path):
    made = timeline("init", "water", *NAME, cwd=tmp_path)
    assert made.code == 0
    assert made.out.startswith("Water Meters    set ")
    check = timeline("check", cwd=tmp_path / "water")
    assert (check.code, check.out.splitlines()[1]) == (0, "No problem found in 1 statement.")
    assert timeline("show", "example-question", cwd=tmp_path / "water").code == 0


def test_its_names_are_those_that_were_given(tmp_path):
    timeline(
        "init", *NAME, "--place", "Meridia", "--government", "Republic of Meridia",
        "--body", "Meridian Water Board", cwd=tmp_path,
    )  # fmt: skip
    people = timeline("list", "organizations", cwd=tmp_path).out
    assert "meridian-water-board   Meridian Water Board" in people
    assert "Republic of Meridia" in people
    assert "meridia   Meridia" in timeline("list", "places", cwd=tmp_path).out


def test_around_the_set_there_is_what_editors_git_and_a_build_server_read(tmp_path):
    timeline("init", *NAME, cwd=tmp_path)
    json.loads((tmp_path / ".vscode" / "settings.json").read_text("utf-8"))
    hook = yaml_nodes.read((tmp_path / ".pre-commit-config.yaml").read_text("utf-8")).value
    assert hook["repos"][0]["hooks"][0]["entry"] == "timeline check"
    flow = yaml_nodes.read((tmp_path / ".github/workflows/timeline.yml").read_text("utf-8")).value
    steps = [step.get("run", "") for step in flow["jobs"]["check"]["steps"]]
    assert "timeline check --format github" in steps
    assert "/documents/" in (tmp_path / ".gitignore").read_text("utf-8")


def test_a_set_is_never_written_over(tmp_path):
    timeline("init", *NAME, cwd=tmp_path)
    before = _tree(tmp_path)
    for words in ((), (".",), ("statements",)):
        again = timeline("init", *words, "--program", "Another", cwd=tmp_path)
        assert again.code == 2
        assert "set already" in again.err
    assert _tree(tmp_path) == before


def test_a_file_around_the_set_is_left_and_what_it_lacks_is_said(tmp_path):
    (tmp_path / ".gitignore").write_text("mine\n", encoding="utf-8")
    made = timeline("init", *NAME, cwd=tmp_path)
    assert made.code == 0
    assert (tmp_path / ".gitignore").read_text("utf-8") == "mine\n"
    assert ".gitignore  (left as it was)" in made.out
    assert "    /documents/" in made.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--program: not given"),
        (("--program", " "), "--program: the name is empty"),
        (("--program", "a\x1b[31m"), "--program: the name holds a control character"),
        (("file", *NAME), '"file" is not a folder'),
        (("full", *NAME), "is there already and not empty"),
        ((*NAME, "--set", "x"), "--set: init makes a new set"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_nothing_is_written(tmp_path, arguments, said):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "full" / "statements").mkdir(parents=True)
    (tmp_path / "full" / "statements" / "notes.txt").write_text("x", encoding="utf-8")
    before = _tree(tmp_path)
    result = timeline("init", *arguments, cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert result.err.count("\n") == 1
    assert _tree(tmp_path) == before


def test_a_folder_that_may_not_be_written_to_keeps_nothing(tmp_path):
    (tmp_path / ".github").write_text("in the way", encoding="utf-8")
    result = timeline("init", *NAME, cwd=tmp_path)
    assert result.code == 2
    assert "nothing was written" in result.err
    assert list(_tree(tmp_path)) == [".github"]


def test_a_dry_run_writes_nothing(tmp_path):
    result = timeline("init", "water", *NAME, "--dry-run", cwd=tmp_path)
    assert result.code == 0
    assert re.search(
        r"^Nothing was written\. \d+ files would be, in water:$", result.out, re.MULTILINE
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "start",
    [
        Start('A: "B" #c [x] {y}'),
        Start("x", "agency", "agency", "agency"),
        Start("市", "市", "Not stated", "example newspaper"),
        Start("~", "no", "null", "2010-10"),
        Start("w" * 300, "w" * 300, "w" * 300, "w" * 300),
    ],
)
def test_any_names_give_a_sound_set(start):
    files = [InputFile(path, text) for path, text in set_files(start).items()]
    loaded = load(files, with_notices=True)
    assert loaded.diagnostics == ()
    assert loaded.corpus is not None
    assert loaded.corpus.title == start.program
