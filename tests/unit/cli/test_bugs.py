"""A crash is told from a finding: 70, one line, the trace on request. Nothing hides it."""

import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from scomm_timeline.pipeline import comparing, showing
from tests.command import SETS, TIMELINE, process, scrubbed, timeline

HARBOR = ("--set", "harbor-watch")


class _BrokenError(Exception):
    pass


@pytest.fixture
def bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_arguments: object, **_options: object) -> None:
        raise _BrokenError("line one\nline two")

    monkeypatch.setattr(comparing, "build_contradiction_report", crash)


@pytest.mark.usefixtures("bug")
def test_a_crash_is_70_and_one_line_on_standard_error():
    result = timeline("contradictions", *HARBOR)
    assert result.code == 70
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert "_BrokenError: line one line two" in result.err
    assert "a bug in timeline" in result.err
    assert "--debug" in result.err


@pytest.mark.usefixtures("bug")
def test_a_crash_is_70_whatever_else_is_asked_for():
    assert timeline("contradictions", *HARBOR, "--exit-zero", "--quiet").code == 70


@pytest.mark.usefixtures("bug")
def test_debug_prints_where_it_happened():
    result = timeline("contradictions", *HARBOR, "--debug")
    assert "Traceback (most recent call last):" in result.err
    assert "test_bugs.py" in result.err
    assert result.code == 70


def test_without_a_bug_debug_changes_nothing():
    assert timeline("show", *HARBOR, "--debug") == timeline("show", *HARBOR)


@pytest.mark.parametrize("error", [RuntimeError, RecursionError, MemoryError, OSError, ValueError])
def test_every_kind_of_crash_is_70(error, monkeypatch):
    def crash(*_arguments: object, **_options: object) -> None:
        raise error("planted")

    monkeypatch.setattr(showing, "build_timeline_report", crash)
    result = timeline("show", *HARBOR)
    assert (result.code, result.out) == (70, "")
    assert "planted" in result.err


def test_an_interrupt_is_130_and_no_trace(monkeypatch):
    def interrupt(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(showing, "build_timeline_report", interrupt)
    result = timeline("show", *HARBOR)
    assert (result.code, result.out) == (130, "")
    assert "Traceback" not in result.err


def test_a_process_that_crashes_exits_with_70():
    code = textwrap.dedent("""
        import sys
        from scomm_timeline.pipeline import showing
        from scomm_timeline.cli import main

        def crash(*_arguments, **_options):
            raise RuntimeError("planted")

        showing.build_timeline_report = crash
        sys.argv = ["timeline", "show", "--set", "harbor-watch"]
        main()
    """)
    run = _python(code)
    assert run.returncode == 70
    assert run.stdout == ""
    assert "planted" in run.stderr


def _python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=SETS,
        env=scrubbed(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_and_the_module_exit_alike():
    module = subprocess.run(
        [sys.executable, "-m", "scomm_timeline", "contradictions", *HARBOR],
        cwd=SETS,
        env=scrubbed(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    command = process("contradictions", *HARBOR)
    inside = timeline("contradictions", *HARBOR)
    assert module.returncode == command.returncode == inside.code == 1
    assert module.stdout == command.stdout == inside.out


def test_a_reader_who_leaves_early_is_no_error():
    with subprocess.Popen(
        [TIMELINE, "show", *HARBOR, "--format", "json"],
        cwd=SETS,
        env=scrubbed(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait() == 0


@pytest.mark.parametrize("arguments", [("show", *HARBOR), ("--help",)], ids=lambda words: words[0])
def test_a_full_device_is_said_in_one_line(arguments):
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [TIMELINE, *arguments],
            cwd=SETS,
            env=scrubbed(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert run.returncode == 2
    assert run.stderr.count(b"\n") == 1
    assert b"No space left" in run.stderr


def test_a_closed_standard_output_is_said_in_one_line():
    run = subprocess.run(
        ["sh", "-c", f'"{TIMELINE}" show --set harbor-watch >&-'],
        cwd=SETS,
        env=scrubbed(),
        stderr=subprocess.PIPE,
        check=False,
    )
    assert run.returncode == 2
    assert run.stderr.count(b"\n") == 1


def test_ctrl_c_while_a_command_runs_is_130():
    code = textwrap.dedent("""
        import os, signal, sys
        from scomm_timeline.pipeline import showing
        from scomm_timeline.cli import main

        # Whoever starts the tests in the background hands down an ignored Ctrl-C.
        signal.signal(signal.SIGINT, signal.default_int_handler)

        def wait(*_arguments, **_options):
            os.kill(os.getpid(), signal.SIGINT)
            signal.pause()

        showing.build_timeline_report = wait
        sys.argv = ["timeline", "show", "--set", "harbor-watch"]
        main()
    """)
    run = _python(code)
    assert run.returncode == 128 + signal.SIGINT
    assert "Traceback" not in run.stderr
