"""A thousand programs killed while they write, interrupted ones, fifty pairs of writers at once.

Run by `make soak`; SOAK kills, and a twentieth as many pairs.
"""

import os
import random
import shutil
import signal
import time

import pytest

from tests.command import timeline
from tests.hostile.writers import (
    FINDING,
    WRITERS,
    Writer,
    assert_old_or_new,
    contents,
    made_set,
    outcome,
    started,
    stopped,
)

SOAK = int(os.environ.get("SOAK", "1000"))
KILLS = max(1, SOAK // len(WRITERS))
PAIRS = max(2, SOAK // 20)


@pytest.mark.parametrize("name", WRITERS)
def test_killed_at_any_moment_a_set_has_the_old_or_the_new_files(name, tmp_path):
    begun = time.monotonic()
    old, new = outcome(made_set(tmp_path / "whole"), WRITERS[name])
    whole = time.monotonic() - begun
    chance = random.Random(name)
    ended: list[int] = []
    for number in range(KILLS):
        home = made_set(tmp_path / "killed")
        code = stopped(home, WRITERS[name].command, chance.uniform(0, whole), signal.SIGKILL)
        ended.append(code)
        assert_old_or_new(home, old, new, f"{name} {number}")
        if contents(home) != new:  # the same command does what is left
            process = started(home, WRITERS[name].command)
            process.communicate(timeout=120)
            if name not in {"new", "new-in-file"}:
                assert contents(home).keys() == new.keys(), f"{name} {number}"
        shutil.rmtree(tmp_path / "killed")
    assert -signal.SIGKILL in ended or KILLS < 20, "all were done before they were killed"


@pytest.mark.parametrize("name", ["adjudicate", "new", "import", "fmt"])
def test_interrupted_at_any_moment_a_command_says_130_and_leaves_nothing_half_written(
    name, tmp_path
):
    begun = time.monotonic()
    old, new = outcome(made_set(tmp_path / "whole"), WRITERS[name])
    whole = time.monotonic() - begun
    chance = random.Random(name)
    for number in range(max(1, KILLS // 10)):
        home = made_set(tmp_path / "stopped")
        process = started(home, WRITERS[name].command)
        time.sleep(chance.uniform(0, whole))
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=120)
        # Before our own first line runs, Python itself ends by the signal.
        assert process.returncode in {0, 1, 3, 130, -signal.SIGINT}, (number, err)
        if process.returncode == 130:
            assert b"Traceback" not in err, (number, err)
        assert_old_or_new(home, old, new, f"{name} {number}")
        assert not list(home.rglob(".*.unfinished")), (name, number)
        shutil.rmtree(tmp_path / "stopped")


def _new(id_: str, source: str) -> Writer:
    return Writer(
        id_,
        (
            *("new", "--file", "records/quill-press.yaml", "--id", id_, "--source", source),
            *("--quote", f"Nobody leaves, says {id_}.", "--claim", "leaving=closed"),
        ),
    )


def _verdict(reason: str) -> Writer:
    return Writer(
        reason,
        (
            *("adjudicate", FINDING, "--accept", "--reviewer", "desk", "--no-response-sought"),
            *("--today", "2031-12-01", "--reason", reason),
        ),
    )


PAIRED = (
    (_new("first-one", "gazette-april"), _new("second-one", "gazette-april")),
    (_verdict("First words."), _verdict("Second words.")),
    (_new("first-one", "gazette-april"), WRITERS["fmt"]),
    (_new("same-one", "gazette-april"), _new("same-one", "gazette-april")),
)


@pytest.mark.parametrize("number", range(PAIRS))
def test_of_two_writers_both_are_kept_or_one_is_refused(number, tmp_path):
    home = made_set(tmp_path)
    pair = PAIRED[number % len(PAIRED)]
    processes = [started(home, one.command) for one in pair]
    ends = [(one.communicate(timeout=120)[1].decode(), one.returncode) for one in processes]
    text = b"\n".join(contents(home).values()).decode()
    for writer, (err, code) in zip(pair, ends, strict=True):
        if code in {0, 1}:
            done = writer.name == "fmt" or writer.name in text
            assert done, f"{writer.name} was told that it is written, and is not there"
        else:
            assert code in {2, 3}, err
            assert "Traceback" not in err
    assert any(code in {0, 1} for _, code in ends), ends
    result = timeline("check", "--set", home, "--no-cache")
    assert result.code == 0, result.out
