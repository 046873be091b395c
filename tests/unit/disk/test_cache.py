"""What is kept between two runs: for this user alone, whole or not at all, never believed blindly."""

import marshal
import os
import shutil
import stat
from pathlib import Path

import pytest

from scomm_timeline.disk import cache
from scomm_timeline.reading import load as loading
from scomm_timeline.reading import records
from tests.command import SETS, Result, process, timeline


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    return tmp_path / "kept" / "scomm-timeline"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SETS / "harbor-watch", tmp_path / "set")
    return tmp_path / "set"


def _kept(home: Path) -> Path:
    (only,) = home.iterdir()
    return only


def _show(folder: Path, *options: str) -> Result:
    return timeline("show", "--set", folder, *options)


def test_readings_are_kept_outside_the_set_and_for_this_user_alone(home, folder):
    before = sorted(folder.rglob("*"))
    assert _show(folder).code == 0
    assert sorted(folder.rglob("*")) == before
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE(_kept(home).stat().st_mode) == 0o600


@pytest.mark.usefixtures("home")
def test_what_was_read_once_is_not_read_again(folder, monkeypatch):
    first = _show(folder)
    monkeypatch.setattr("scomm_timeline.reading.yaml_nodes.read", pytest.fail)
    assert _show(folder) == first


def test_without_the_cache_everything_is_read_and_nothing_kept(home, folder):
    assert _show(folder, "--no-cache").code == 0
    assert not home.exists()


@pytest.mark.usefixtures("home")
def test_only_the_file_that_changed_is_read_again(folder, monkeypatch):
    _show(folder)
    record = min((folder / "records").rglob("*.yaml"))
    record.write_text(record.read_text() + "# seen again\n")
    read: list[str] = []
    original = records.read_records

    def noted(path, *rest):
        read.append(path)
        return original(path, *rest)

    monkeypatch.setattr(loading, "read_records", noted)
    answer = _show(folder)
    assert read == [record.relative_to(folder).as_posix()]
    assert answer == _show(folder, "--no-cache")


@pytest.mark.usefixtures("home")
def test_a_file_with_a_problem_is_read_again_and_its_problem_told_again(folder):
    record = min((folder / "records").rglob("*.yaml"))
    record.write_text(record.read_text().replace("made:", "maid:", 1))
    first, second = _show(folder), _show(folder)
    assert first.code == second.code == 3
    assert first == second == _show(folder, "--no-cache")


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_a_file_that_was_cut_off_counts_as_absent(home, folder, share):
    answer = _show(folder)
    kept = _kept(home)
    kept.write_bytes(kept.read_bytes()[: int(kept.stat().st_size * share)])
    assert _show(folder) == answer


def _is_sound(folder: Path) -> bool:
    """Whether the index of what is kept can be believed, and every part that it names."""
    kept = cache.recalled(folder)
    return kept is not None and all(kept[1].get(key) is not None for key in kept[0][2])


def test_a_changed_byte_anywhere_changes_no_answer_and_is_mended(home, folder):
    answer = _show(folder)
    kept = _kept(home)
    whole = kept.read_bytes()
    for at in (*range(0, len(whole), max(1, len(whole) // 12)), len(whole) - 1):
        kept.write_bytes(whole[:at] + bytes([whole[at] ^ 129]) + whole[at + 1 :])
        assert not _is_sound(folder), at
        assert _show(folder) == answer, at
        assert _is_sound(folder), at


def test_parts_that_are_not_asked_for_are_not_looked_at(home, folder, monkeypatch):
    one = ("--id", "quill-letter-way-out")
    answer = _show(folder, *one)
    asked: set[bytes] = set()
    get = cache.Parts.get

    def noted(parts: cache.Parts, key: bytes) -> bytes | None:
        asked.add(key)
        return get(parts, key)

    monkeypatch.setattr(cache.Parts, "get", noted)
    assert _show(folder, *one) == answer
    kept, recalled = _kept(home), cache.recalled(folder)
    assert recalled is not None
    whole, places = bytearray(kept.read_bytes()), recalled[1]._places
    assert 0 < len(asked) < len(places)
    for key in places.keys() - asked:
        whole[places[key][0]] ^= 1
    kept.write_bytes(whole)
    with monkeypatch.context() as patch:
        patch.setattr(loading, "read_records", pytest.fail)
        assert _show(folder, *one) == answer
    assert _show(folder) == _show(folder, "--no-cache")  # which asks for them
    assert _is_sound(folder)


@pytest.mark.usefixtures("home")
def test_what_another_version_of_the_program_kept_counts_as_absent(folder, monkeypatch):
    _show(folder)
    assert cache.recalled(folder) is not None
    monkeypatch.setattr(cache, "__version__", "0.0.0")
    assert cache.recalled(folder) is None


@pytest.mark.usefixtures("home")
def test_a_program_of_the_same_version_with_another_code_is_another(folder, monkeypatch):
    _show(folder)
    monkeypatch.setattr(cache, "_program", lambda: iter(["the same version, edited"]))
    assert cache.recalled(folder) is None


def test_a_sound_file_without_readings_in_it_counts_as_absent(home, folder):
    answer = _show(folder)
    body = marshal.dumps("nothing of ours")
    _kept(home).write_bytes(cache._seal(body) + len(body).to_bytes(8, "big") + body)
    assert _show(folder) == answer


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_can_write_to_is_not_believed(home, folder, mode):
    answer = _show(folder)
    kept = _kept(home)
    home.chmod(mode)
    assert cache.recalled(folder) is None
    before = kept.read_bytes()
    assert _show(folder) == answer
    assert kept.read_bytes() == before


def test_a_link_in_place_of_the_folder_is_not_followed(home, folder, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    home.parent.mkdir()
    home.symlink_to(elsewhere)
    assert _show(folder).code == 0
    assert list(elsewhere.iterdir()) == []


def test_two_sets_do_not_share_readings(home, folder, tmp_path):
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    _show(folder)
    _show(other)
    assert len(list(home.iterdir())) == 2


def test_a_home_that_cannot_be_written_to_changes_no_answer(folder, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    run = process("show", "--set", folder, XDG_CACHE_HOME=str(blocked))
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == _show(folder, "--no-cache").out


def test_a_relative_cache_home_is_passed_over(folder, tmp_path):
    run = process("show", "--set", folder, cwd=tmp_path, XDG_CACHE_HOME="kept", HOME=str(tmp_path))
    assert run.returncode == 0
    assert not (tmp_path / "kept").exists()
    assert (tmp_path / ".cache" / "scomm-timeline").is_dir()


def test_the_path_is_told_and_everything_removed(home, folder):
    _show(folder)
    assert timeline("cache", "path").out == f"{home}\n"
    assert timeline("cache", "clear").out == f"1 removed from {home}\n"
    assert list(home.iterdir()) == []
    assert timeline("cache", "clear").out == f"0 removed from {home}\n"


def test_clearing_leaves_whatever_the_program_did_not_write(home, folder, tmp_path):
    _show(folder)
    (home / f"{_kept(home).name}.abcd1234").touch()  # of a run that was killed
    (home / "notes.txt").write_text("Mine.")
    assert timeline("cache", "clear").out == f"2 removed from {home}\n"
    assert (home / "notes.txt").read_text() == "Mine."
    shutil.rmtree(home)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / f"{'0' * 32}.readings").touch()
    home.symlink_to(elsewhere)
    assert timeline("cache", "clear").out == f"0 removed from {home}\n"
    assert len(list(elsewhere.iterdir())) == 1


def test_clearing_before_anything_was_kept(home):
    assert timeline("cache", "clear").out == f"0 removed from {home}\n"


@pytest.mark.usefixtures("home")
def test_what_cannot_be_done_with_the_cache_is_a_usage_error():
    assert timeline("cache", "empty").code == 2
    assert timeline("cache").code == 2


def test_no_half_written_file_is_left_by_a_full_disk(home, folder, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "replace", full)
    assert _show(folder).code == 0
    assert list(home.iterdir()) == []
