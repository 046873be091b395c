"""Odd machines: paths too long, devices, pipes and links, no home, another clock, no standard streams."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.command import SETS, TIMELINE, process, scrubbed, timeline
from tests.hostile.chosen import chosen
from tests.hostile.writers import made_set

LONG = "a" * 300
DEEP = "a/" * 3000
HARBOR = ("--set", "harbor-watch")

# Every place of a command line where a path may stand.
PATHS = (
    ("show", *HARBOR, "--output"),
    ("show", "--set"),
    ("check", "--set"),
    ("diff", *HARBOR),
    ("diff", "harbor-watch"),
    ("report", *HARBOR, "--output"),
    ("report", *HARBOR, "--format", "xlsx", "--output"),
    ("verify", *HARBOR, "--documents"),
    ("seal", "--verify", *HARBOR),
    ("corrections", *HARBOR, "--since"),
    ("fmt", "--check"),
    ("fmt", "--check", *HARBOR),
    ("init", "--program", "Watch", "--dry-run"),
    ("import", *HARBOR, "--dry-run"),
    ("import", *HARBOR, "rows.csv", "--map"),
    ("new", *HARBOR, "--dry-run", "--file"),
    ("schema", *HARBOR, "--output"),
)


@pytest.mark.parametrize("words", PATHS, ids=" ".join)
@pytest.mark.parametrize("path", chosen([LONG, DEEP], 1), ids=len)
def test_a_path_that_is_too_long_is_the_users_to_mend(words, path):
    result = timeline(*words, path)
    assert (result.code, result.out) == (2, ""), result.err[:300]
    assert result.err.count("\n") == 1
    assert "internal error" not in result.err


@pytest.mark.parametrize("words", chosen(PATHS, 8), ids=" ".join)
def test_a_path_that_is_no_text_is_shown_and_not_obeyed(words, tmp_path):
    result = timeline(*words, f"{tmp_path}/no\udcff\x1b[2J/where")
    assert result.code == (0 if words[0] == "init" else 2), result.err
    assert "\x1b" not in result.out + result.err


def test_a_device_without_end_is_no_table():
    begun = time.monotonic()
    done = process("import", "/dev/zero", "--dry-run", *HARBOR, TIMELINE_LIMITS="table-bytes=10000")
    assert done.returncode == 2
    assert "larger than 10,000 bytes" in done.stderr
    assert time.monotonic() - begun < 60


def test_what_is_piped_in_is_refused_whole_if_it_is_too_much():
    done = subprocess.run(
        [TIMELINE, "import", "-", "--dry-run", *HARBOR],
        cwd=SETS, env=scrubbed(TIMELINE_LIMITS="table-bytes=100"), input=b"id,quote\n" * 50,
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert b"standard input is larger than 100 bytes" in done.stderr


def test_pipes_sockets_and_devices_in_a_set_are_named_and_not_waited_for(tmp_path):
    home = made_set(tmp_path)
    os.mkfifo(home / "records" / "pipe.yaml")
    (home / "records" / "zero.yaml").symlink_to("/dev/zero")
    (home / "records" / "tty.yaml").symlink_to("/dev/tty")
    (home / "records" / "nowhere.yaml").symlink_to("nowhere")
    (home / "records" / "loop.yaml").symlink_to("loop.yaml")
    with socket.socket(socket.AF_UNIX) as listening, pytest.MonkeyPatch.context() as inside:
        inside.chdir(home / "records")  # a socket's whole path may not be long
        listening.bind("socket.yaml")
        result = timeline("show", "--set", home)
    assert result.code == 3
    for name in ("pipe", "zero", "tty", "nowhere", "loop", "socket"):
        assert f"records/{name}.yaml" in result.err
    assert "11 statements" in result.out.splitlines()[0]


def test_a_seal_with_a_pipe_for_its_description_is_no_seal(tmp_path):
    home = made_set(tmp_path)
    (home / "seals" / "first").mkdir(parents=True)
    os.mkfifo(home / "seals" / "first" / "seal.json")
    result = timeline("corrections", "--since", "first", "--set", home)
    assert result.code == 2
    assert '"first" is no seal' in result.err


def test_a_folder_that_is_no_seal_is_not_read_through(tmp_path):
    (tmp_path / "large").write_bytes(b"x" * 100)
    result = timeline("seal", "--verify", str(tmp_path), *HARBOR)
    assert result.code == 1
    assert result.out.startswith("SHA256SUMS: is missing")


def test_the_folder_one_stands_in_may_be_gone(tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    code = (
        "import os, sys; os.rmdir(os.getcwd()); from scomm_timeline.cli import run\n"
        "sys.exit(run(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "show"], cwd=gone, env=scrubbed(), capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1


# -- the same bytes whatever the machine is like ----------------------------------------------------


@pytest.fixture(scope="module")
def usual() -> tuple[int, str, str]:
    done = process("contradictions", *HARBOR, "--exit-zero")
    assert done.returncode == 0
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "environment",
    chosen(
        [
            {"HOME": "/proc", "XDG_CACHE_HOME": "/proc/nothing", "TERM": ""},
            {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "1"},
            {"HOME": "", "XDG_CACHE_HOME": ""},
            {"TZ": "Nowhere/At-All", "PYTHONTZPATH": ""},
        ],
        2,
    ),
    ids=" ".join,
)
def test_the_answer_is_the_same_on_an_odd_machine(usual, environment):
    done = process("contradictions", *HARBOR, "--exit-zero", **environment)
    assert (done.returncode, done.stdout, done.stderr) == usual


_CLOCK = """
import sys, time
for name in ("time", "time_ns"):
    setattr(time, name, lambda: 0)
for name in ("localtime", "gmtime"):
    real = getattr(time, name)
    setattr(time, name, lambda seconds=0, real=real: real(seconds or 0))
from scomm_timeline.cli import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.parametrize("form", chosen(["xlsx", "html", "sqlite"], 1))
def test_in_1970_a_report_has_the_same_bytes(tmp_path, form):
    made = []
    for name, command in (("now", [TIMELINE]), ("then", [sys.executable, "-c", _CLOCK])):
        path = tmp_path / f"{name}.{form}"
        done = subprocess.run(
            [*command, "report", "--drafts", "--format", form, "--output", path, *HARBOR],
            cwd=SETS, env=scrubbed(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_files_of_1970_and_of_the_year_2200_are_read_alike(tmp_path):
    home = made_set(tmp_path)
    before = timeline("show", "--set", home)
    for number, path in enumerate(sorted(home.rglob("*.yaml"))):
        os.utime(path, (0, 0) if number % 2 else (7_258_118_400, 7_258_118_400))
    assert timeline("show", "--set", home) == before


# -- streams and signals ---------------------------------------------------------------------------


@pytest.mark.parametrize("closed", ["1", "2"])
def test_without_a_standard_stream_there_is_no_trace(closed):
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" show --set harbor-watch {closed}>&-', TIMELINE],
        cwd=SETS, env=scrubbed(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == (2 if closed == "1" else 0)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_an_interrupt_ends_a_process_with_130_and_no_trace(tmp_path):
    home = made_set(tmp_path)
    shutil.rmtree(home / "records")
    (home / "records").mkdir()
    line = "  - {id: s@, made: 2031, quote: x, claims: [{leaving: open}]}\n"
    head = "from: mara-quill\nto: press\nplace: meridia\ncomponent: whole\ndocument: letter\n"
    text = "".join(line.replace("@", str(number)) for number in range(8_000))
    for name in "abcdefghijkl":  # work for many times as long as this test may be kept waiting
        (home / "records" / f"{name}.yaml").write_text(
            head + "sources: [gazette-april]\nstatements:\n" + text.replace("id: s", f"id: {name}"),
            "utf-8",
        )
    running = subprocess.Popen(
        [TIMELINE, "contradictions", "--set", home, "--no-cache"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=scrubbed(), text=True,
        # A shell that runs the tests in its background has them ignore interrupts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 -- no threads
    )  # fmt: skip
    _wait_until_busy(running.pid)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, "", "")


_STOPPED = """
import builtins
real = builtins.__import__
def stop(name, *others, **more):
    if name == "{name}":
        raise KeyboardInterrupt
    return real(name, *others, **more)
builtins.__import__ = stop
from scomm_timeline.__main__ import main
main()
"""


@pytest.mark.parametrize("name", ["scomm_timeline.cli", "scomm_timeline.cli.terminal"])
def test_an_interrupt_while_the_first_modules_are_read_is_one_as_well(name):
    code = _STOPPED.format(name=name)
    done = subprocess.run(
        [sys.executable, "-c", code, "show"], cwd=SETS, env=scrubbed(), capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def _wait_until_busy(pid: int) -> None:
    """Wait until the process has used some time: until then Python itself may still be starting."""
    path = Path(f"/proc/{pid}/stat")
    until = time.monotonic() + 60
    ticks = os.sysconf("SC_CLK_TCK")
    while time.monotonic() < until:
        if not path.exists():  # no such list of processes on this system
            time.sleep(0.5)
            return
        used = sum(map(int, path.read_text().rpartition(")")[2].split()[11:13]))
        if used / ticks > 0.3:
            return
        time.sleep(0.01)
