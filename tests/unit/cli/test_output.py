"""`--output` writes the whole answer or nothing, and never over a file of the set."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from scomm_timeline.cli import session
from scomm_timeline.disk.writes import is_part_of_set, write_text
from tests.command import SETS, TIMELINE, scrubbed, timeline

HARBOR = ("--set", "harbor-watch")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SETS / "harbor-watch", tmp_path / "harbor"))


def test_the_file_holds_the_answer_and_standard_output_nothing(tmp_path):
    target = tmp_path / "report.txt"
    result = timeline("show", *HARBOR, "--output", target)
    assert result.out == ""
    assert target.read_text(encoding="utf-8") == timeline("show", *HARBOR).out
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_the_exit_code_is_that_of_the_answer(tmp_path):
    assert timeline("contradictions", *HARBOR, "-o", tmp_path / "report.txt").code == 1


def test_a_report_may_replace_an_older_one_and_keeps_its_permissions(tmp_path):
    target = tmp_path / "report.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    assert timeline("list", "people", *HARBOR, "-f", "json", "-o", target).code == 0
    assert target.read_text(encoding="utf-8").startswith("{")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_new_file_gets_the_permissions_that_the_mask_leaves(tmp_path):
    before = os.umask(0o027)
    try:
        write_text(tmp_path / "new.txt", ["text"])
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o640


@pytest.mark.parametrize(
    "name",
    [
        "set.yaml",
        "records/quill-press.yaml",
        "records/new.yaml",
        "records/report.txt",
        "sources/x/y.txt",
        "new.YML",
    ],
)
def test_a_file_of_the_set_is_never_written(copy, name):
    target = copy / name
    before = target.read_bytes() if target.exists() else None
    result = timeline("show", "--set", copy, "--output", target)
    assert result.code == 2
    assert "belongs to a set" in result.err
    assert (target.read_bytes() if target.exists() else None) == before


def test_a_link_does_not_lead_around_that(copy, tmp_path):
    link = tmp_path / "report.txt"
    link.symlink_to(copy / "records" / "norland.yaml")
    (tmp_path / "folder").symlink_to(copy / "records")
    for target in (link, tmp_path / "folder" / "norland.yaml"):
        before = (copy / "records" / "norland.yaml").read_bytes()
        assert timeline("show", "--set", copy, "--output", target).code == 2
        assert (copy / "records" / "norland.yaml").read_bytes() == before


def test_a_hard_link_is_replaced_and_the_set_stays_as_it_was(copy, tmp_path):
    record = copy / "records" / "norland.yaml"
    before = record.read_bytes()
    (tmp_path / "report.txt").hardlink_to(record)
    assert timeline("show", "--set", copy, "--output", tmp_path / "report.txt").code == 0
    assert record.read_bytes() == before


@pytest.mark.parametrize("name", ["report.txt", "out/report.json", "notes.yaml.txt"])
def test_other_files_beside_the_set_may_be_written(copy, name):
    assert not is_part_of_set(copy / name)
    assert not is_part_of_set(copy.parent / "elsewhere.yaml")


def test_the_set_in_the_folder_where_one_stands_is_protected_too(copy):
    assert timeline("show", "--output", "set.yaml", cwd=copy).code == 2
    assert timeline("show", "--output", "records/norland.yaml", cwd=copy).code == 2


def test_a_file_of_another_set_is_protected_too_and_by_every_command(copy):
    target = copy / "records" / "norland.yaml"
    for command in (("show", *HARBOR), ("rule", "C101"), ("list", "people", *HARBOR)):
        before = target.read_bytes()
        assert timeline(*command, "--output", target).code == 2
        assert target.read_bytes() == before


def test_an_empty_name_is_no_file():
    assert timeline("show", *HARBOR, "--output", "").code == 2


def test_a_folder_that_is_not_there_is_said_in_one_line(tmp_path):
    result = timeline("show", *HARBOR, "--output", tmp_path / "nowhere" / "report.txt")
    assert result.code == 2
    assert "cannot write" in result.err
    assert result.err.count("\n") == 1


def test_a_folder_is_no_file(tmp_path):
    assert timeline("show", *HARBOR, "--output", tmp_path).code == 2


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    target = tmp_path / "report.txt"
    target.write_text("old", encoding="utf-8")

    def fail(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        write_text(target, ["new"])
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_device_is_written_to_as_such():
    assert timeline("show", *HARBOR, "--output", os.devnull).code == 0
    assert Path(os.devnull).is_char_device()


def test_a_file_is_plain_text_of_100_columns_unless_color_is_asked_for(tmp_path):
    plain, colored = tmp_path / "plain.txt", tmp_path / "colored.txt"
    timeline("contradictions", *HARBOR, "--output", plain)
    timeline("contradictions", *HARBOR, "--output", colored, "--color", "always")
    assert "\x1b" not in plain.read_text(encoding="utf-8")
    assert max(map(len, plain.read_text(encoding="utf-8").splitlines())) <= 100
    assert "\x1b[" in colored.read_text(encoding="utf-8")


def test_a_link_that_comes_to_lead_into_a_set_is_not_written_through(tmp_path, monkeypatch):
    shutil.copytree(SETS / "harbor-watch", tmp_path / "set")
    before = (tmp_path / "set" / "set.yaml").read_bytes()
    output = tmp_path / "report.txt"
    original = session.open_set

    def swapped(*arguments, **options):
        output.symlink_to(tmp_path / "set" / "set.yaml")
        return original(*arguments, **options)

    monkeypatch.setattr(session, "open_set", swapped)
    result = timeline("show", "--set", tmp_path / "set", "--output", output)
    assert (result.code, result.out) == (2, "")
    assert "belongs to a set" in result.err
    assert (tmp_path / "set" / "set.yaml").read_bytes() == before


def test_a_link_that_leads_to_itself_is_a_usage_error(tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    result = timeline("show", *HARBOR, "--output", tmp_path / "loop")
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1


def test_standard_output_by_its_name_is_written_to_where_it_is_a_pipe():
    words = (TIMELINE, "show", "--set", SETS / "harbor-watch", "--output", "/dev/stdout")
    run = subprocess.run(words, env=scrubbed(), capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == timeline("show", *HARBOR).out
