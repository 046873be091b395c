"""Writing commands under faults: killed, interrupted, a full disk, two at once. A few of each.

`make soak` does the same a thousand times (tests/soak/test_faults_soak.py).
"""

import contextlib
import errno
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from scomm_timeline.disk import sets, writes
from scomm_timeline.disk.locks import LockedError, locked
from scomm_timeline.disk.sets import SetChangingError, read_set
from scomm_timeline.disk.writes import Change, ChangedMeanwhileError, write_changes
from tests.command import timeline
from tests.hostile.chosen import chosen
from tests.hostile.writers import FINDING, WRITERS, assert_old_or_new, contents, made_set

SIGNED = ("--reviewer", "desk", "--no-response-sought", "--today", "2031-12-01", "--reason")


@pytest.fixture
def home(tmp_path) -> Path:
    return made_set(tmp_path)


# -- a disk that is full ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "fails"),
    [
        *((one, "fsync") for one in chosen(["import", "adjudicate", *WRITERS], 2)),
        *(("new", "open"), ("seal", "open")),
    ],
)
def test_a_full_disk_leaves_every_file_as_it_was(home, monkeypatch, name, fails):
    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if fails == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(tempfile, "mkstemp", full)
        monkeypatch.setattr(tempfile, "mkdtemp", full)
    before = contents(home)
    result = timeline(*WRITERS[name].command, "--set", home, "--no-cache", cwd=home)
    assert (result.code, result.out) == (2, ""), result
    assert "No space left" in result.err
    assert result.err.count("\n") == 1
    assert contents(home) == before
    assert not [path for path in home.rglob(".*") if path.is_file()]


def test_a_file_larger_than_the_system_allows_is_an_error_and_leaves_nothing(home):
    code = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "from scomm_timeline.cli import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    before = contents(home)
    done = subprocess.run(
        [sys.executable, "-c", code, *WRITERS["new"].command, "--set", home],
        cwd=home, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "File too large" in done.stderr
    assert contents(home) == before


# -- killed, interrupted ---------------------------------------------------------------------------


def _step_that_dies(monkeypatch: pytest.MonkeyPatch, step: str, number: int) -> None:
    """Let the program end, as if it were killed, at the nth call of a function of the system."""
    real = getattr(os, step)
    calls = iter(range(1000))

    def dies(*arguments: object, **options: object) -> object:
        if next(calls) == number:
            raise _KilledError
        return real(*arguments, **options)

    monkeypatch.setattr(os, step, dies)


class _KilledError(BaseException):
    """Nothing that any code catches, as a signal is."""


@pytest.mark.parametrize(
    ("name", "number"),
    chosen([("adjudicate", 0), ("fmt", 1), ("seal", 3), ("new", 0), ("import", 0), ("fmt", 3)], 3),
)
def test_ended_between_two_steps_every_file_is_the_old_or_the_new_one(
    tmp_path, home, monkeypatch, name, number
):
    old, new = outcome_inside(made_set(tmp_path / "other"), name)
    _step_that_dies(monkeypatch, "fsync", number)
    with contextlib.suppress(_KilledError):
        timeline(*WRITERS[name].command, "--set", home, "--no-cache", cwd=home)
    monkeypatch.undo()
    assert_old_or_new(home, old, new, name)


def outcome_inside(home: Path, name: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    before = contents(home)
    result = timeline(*WRITERS[name].command, "--set", home, "--no-cache", cwd=home)
    assert result.code in {0, 1, 3}, result
    assert contents(home) != before
    return before, contents(home)


def test_what_others_refer_to_is_written_first(home, monkeypatch):
    written: list[str] = []
    real = writes._write_change  # the order is what this is about

    def noted(change: Change) -> None:
        written.append(change.path.relative_to(home).as_posix())
        real(change)

    monkeypatch.setattr(writes, "_write_change", noted)
    result = timeline(
        *("new", "--from", "ada-reed", "--person-name", "Ada Reed", "--person-role", "Clerk"),
        *("--person-body", "coast-bureau", "--to", "press", "--made", "2031-04-05"),
        *("--quote", "Nobody leaves.", "--claim", "leaving=closed", "--component", "whole"),
        *("--place", "meridia", "--document", "letter", "--source", "gazette-april"),
        *("--set", home, "--no-cache"),
    )
    assert result.code == 0, result.err
    assert written[0] == "voices.yaml"
    assert written[-1].startswith("records/")


def test_an_interrupted_command_says_130_and_leaves_the_set_as_it_was(home, monkeypatch):
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    before = contents(home)
    monkeypatch.setattr(os, "fsync", interrupted)
    result = timeline(*WRITERS["new"].command, "--set", home, "--no-cache", cwd=home)
    assert (result.code, result.out, result.err) == (130, "", "")
    assert contents(home) == before
    assert not list(home.rglob(".*.unfinished"))


# -- modes, links, comments ------------------------------------------------------------------------


def test_a_formatted_file_keeps_its_mode_its_comments_and_its_link(home, tmp_path):
    record = home / "records" / "gazette.yaml"
    real = tmp_path / "elsewhere.yaml"
    real.write_text("# kept\n" + record.read_text("utf-8").replace("to: public", "to:   public"))
    real.chmod(0o640)
    record.unlink()
    shutil.move(real, record)
    place = home / "places.yaml"
    place.write_text(place.read_text("utf-8").replace("kind: city", "kind:   city"), "utf-8")
    place.chmod(0o600)
    assert timeline("fmt", "--set", home).code == 0
    assert stat.S_IMODE(record.stat().st_mode) == 0o640
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert record.read_text("utf-8").startswith("# kept\n")


def test_a_name_as_long_as_names_can_be_is_written_to(tmp_path):
    path = tmp_path / ("n" * 250 + ".yaml")
    writes.write_text(path, ["a: b\n"])
    writes.write_text(path, ["a: c\n"])
    assert path.read_text("utf-8") == "a: c\n"


# -- two at once -----------------------------------------------------------------------------------


def test_a_verdict_given_meanwhile_is_not_written_over(home, monkeypatch):
    first, second = (("adjudicate", FINDING, "--accept", *SIGNED, one, "--set", home)
                     for one in ("First.", "Second."))  # fmt: skip
    real = writes.write_changes

    def after_somebody_else(*arguments: object, **options: object) -> None:
        monkeypatch.setattr(writes, "write_changes", real)
        assert timeline(*first).code == 0
        real(*arguments, **options)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(writes, "write_changes", after_somebody_else)
    result = timeline(*second)
    assert (result.code, result.out) == (2, "")
    assert "changed by somebody else meanwhile; nothing was written" in result.err
    assert "First." in timeline("adjudicate", "list", "--set", home).out


def test_a_statement_whose_id_was_taken_meanwhile_is_refused_and_the_other_stands(
    home, monkeypatch
):
    real = writes.write_changes

    def after_somebody_else(*arguments: object, **options: object) -> None:
        (home / "records" / "other.yaml").write_text(
            (home / "records" / "norland.yaml")
            .read_text("utf-8")
            .replace("brandt-interview-choice", "added-one"),
            "utf-8",
        )
        real(*arguments, **options)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(writes, "write_changes", after_somebody_else)
    result = timeline(*WRITERS["new"].command, "--set", home, "--no-cache")
    assert result.code == 2
    assert "nothing was written" in result.err
    monkeypatch.undo()
    shown = timeline("show", "added-one", "--set", home)
    assert shown.code == 0
    assert "their choice" in shown.out


def test_a_second_writer_waits_and_then_gives_up_by_name(tmp_path):
    with (
        locked(tmp_path),
        pytest.raises(LockedError, match="another program is writing"),
        locked(tmp_path, seconds=0.05),
    ):
        pass
    with locked(tmp_path, seconds=0.05):
        pass


def test_of_two_threads_that_append_each_word_is_kept_or_refused(tmp_path):
    path = tmp_path / "words.yaml"
    path.write_text("", "utf-8")
    kept: list[str] = []

    def append(name: str) -> None:
        for number in range(20):
            before = path.read_text("utf-8")
            word = f"{name}{number}\n"
            try:
                write_changes([Change(path, before + word, before)], tmp_path)
            except ChangedMeanwhileError:
                continue
            kept.append(word)

    threads = [threading.Thread(target=append, args=(name,)) for name in "ab"]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(path.read_text("utf-8").splitlines(keepends=True)) == sorted(kept)
    assert kept


# -- read while somebody writes --------------------------------------------------------------------


def test_a_set_that_changes_while_it_is_read_is_read_again(home, monkeypatch):
    real = sets._read_file
    calls: list[str] = []

    def writing(name: str, path: str) -> object:
        found = real(name, path)
        if name == "records/quill-press.yaml" and not calls:
            calls.append(name)
            for one in ("assembly-letters", "quill-to-vell"):  # one was read already, one was not
                (home / "records" / f"{one}.yaml").write_text("# gone\n", "utf-8")
        return found

    monkeypatch.setattr(sets, "_read_file", writing)
    texts = {one.path: one.text for one in read_set(home)}
    assert (
        texts["records/assembly-letters.yaml"] == texts["records/quill-to-vell.yaml"] == "# gone\n"
    )


def test_a_set_that_never_stands_still_is_refused_in_one_line(home, monkeypatch):
    real = sets._read_file
    numbers = iter(range(10_000))

    def writing(name: str, path: str) -> object:
        (home / "records" / "norland.yaml").write_text(f"# {next(numbers)}\n", "utf-8")
        return real(name, path)

    monkeypatch.setattr(sets, "_read_file", writing)
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    with pytest.raises(SetChangingError):
        read_set(home)
    result = timeline("show", "--set", home)
    assert (result.code, result.out) == (2, "")
    assert "it was written to each of the 5 times" in result.err
    assert result.err.count("\n") == 1
