"""The shell's completion knows the names of the set, and reads no more than it must."""

import contextlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scomm_timeline.cli import run
from tests.command import SETS, TIMELINE, scrubbed, timeline

Complete = Callable[..., list[str]]


@pytest.fixture
def complete(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Complete:
    """What a shell is offered for the last word of a line, asked inside this process."""

    def ask(line: str, *, cwd: Path = SETS) -> list[str]:
        for name, value in _asked(line).items():
            monkeypatch.setenv(name, value)
        with contextlib.chdir(cwd), pytest.raises(SystemExit) as exited:
            run([])
        caught = capsys.readouterr()
        assert (exited.value.code, caught.err) == (0, "")
        return caught.out.split()

    return ask


def _asked(line: str) -> dict[str, str]:
    """The environment in which bash asks about a line."""
    word = str(line.count(" "))
    return {"_TIMELINE_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": word}


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("timeline con", ["contradictions"]),
        ("timeline list p", ["people", "places"]),
        ("timeline adjudicate --set harbor-watch r", ["retire"]),
        ("timeline positions --set harbor-watch --family t", ["taking-part"]),
        ("timeline adjudicate --set harbor-watch --reviewer ", ["desk"]),
        ("timeline show --set harbor-watch --topic ", ["duty", "leaving"]),
        ("timeline show --set harbor-watch --topic l", ["leaving"]),
        ("timeline show --set harbor-watch --speaker ma", ["mara-quill"]),
        ("timeline show --set harbor-watch --speaker h", ["harbor-office", "harbor-gazette"]),
        ("timeline show --set harbor-watch --organization n", ["norland"]),
        ("timeline show --set harbor-watch --place nor", ["norland", "norland-some-towns"]),
        ("timeline show --set harbor-watch --place port", ["port-ash"]),
        ("timeline show --set harbor-watch --component p", ["papers"]),
        ("timeline show --set harbor-watch --document pr", ["press-conference"]),
        ("timeline show --set harbor-watch --channel int", ["internal"]),
        ("timeline show --set harbor-watch --act dec", ["decision"]),
        ("timeline show --set harbor-watch --id vell", ["vell-letter-question"]),
        (
            "timeline show --set harbor-watch quill-p",
            ["quill-press-nobody", "quill-press-nobody-radio"],
        ),
        ("timeline explain --set harbor-watch league", ["league-poster"]),
        ("timeline show --format j", ["json", "jsonl"]),
        ("timeline rule same", ["same-body", "same-government", "same-speaker"]),
        ("timeline show --set nowhere --topic ", []),
        ("timeline show --set empty --id ", []),
    ],
)
def test_names_are_offered(complete, line, offered):
    assert complete(line) == offered


def test_a_file_that_is_no_yaml_offers_nothing_and_breaks_nothing(complete, tmp_path):
    (tmp_path / "set.yaml").write_text("title: Broken\n", encoding="utf-8")
    (tmp_path / "voices.yaml").write_text("people: [a: {\x00", encoding="utf-8")
    (tmp_path / "places.yaml").write_text("- us\n", encoding="utf-8")
    for flag in ("--speaker", "--place", "--component", "--topic", "--id"):
        assert complete(f"timeline show {flag} ", cwd=tmp_path) == []


def test_every_id_that_the_set_holds_is_offered(complete):
    shown = timeline("show", "--set", "harbor-watch", "--format", "json").json["statements"]
    offered = complete("timeline show --set harbor-watch ")
    assert set(offered) == {one["id"] for one in shown}


def test_a_shell_that_runs_the_program_is_answered():
    answer = subprocess.run(
        [TIMELINE],
        cwd=SETS,
        env=scrubbed(**_asked("timeline show --set harbor-watch --topic l")),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (answer.stdout.split(), answer.stderr, answer.returncode) == (["leaving"], "", 0)


def test_completion_analyzes_nothing():
    code = (
        "import atexit, os, sys\n"
        "atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))\n"
        "from scomm_timeline.cli import main\n"
        "main()\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=SETS,
        env=scrubbed(**_asked("timeline show --set harbor-watch --place ")),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    loaded = set(answer.stderr.split())
    assert "norland" in answer.stdout.split()
    assert {"yaml", "scomm_timeline.reading.yaml_nodes"} <= loaded
    assert (
        not {
            "rich",
            "scomm_timeline.pipeline",
            "scomm_timeline.reading.load",
            "scomm_timeline.analysis",
        }
        & loaded
    )
