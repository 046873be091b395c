"""The shell's completion knows the names of the set, and reads no more than it must."""

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scomm_timeline.cli import run
from scomm_timeline.cli.app import COMMANDS, load
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
        ("timeline schema vo", ["voices", "vocabulary"]),
        ("timeline contradictions --set harbor-watch --place port", ["port-ash"]),
        ("timeline verify --set harbor-watch --source g", ["gazette-april", "gazette-june"]),
        ("timeline verify --set harbor-watch --explain league", ["league-poster"]),
        ("timeline show --color n", ["never"]),
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


def test_a_name_that_a_shell_would_obey_is_not_offered(complete, tmp_path):
    (tmp_path / "set.yaml").write_text("title: Hostile\n", encoding="utf-8")
    (tmp_path / "topics").mkdir()
    for name in ("duty", "$(touch x)", "a;b", "`x`", "two words", "-rf", "\x1b[31m"):
        (tmp_path / "topics" / f"{name}.yaml").write_text("", encoding="utf-8")
    voices = 'people: {"$(touch y)": {name: A}, ada: {name: B}}\n'
    (tmp_path / "voices.yaml").write_text(voices, encoding="utf-8")
    assert complete("timeline show --topic ", cwd=tmp_path) == ["duty"]
    assert complete("timeline show --speaker ", cwd=tmp_path) == ["ada"]


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
        "os._exit = sys.exit\n"
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
    assert "scomm_timeline.reading.documents" in loaded
    assert (
        not {
            "rich",
            "yaml",
            "scomm_timeline.pipeline",
            "scomm_timeline.reading.load",
            "scomm_timeline.analysis",
        }
        & loaded
    )


# ------------------------------------------------------------------------------- every command

_NAMES = {"BODY", "CODE", "ID", "KIND", "PART", "PLACE", "TOPIC", "WHO"}
"""Metavariables that stand for a name which the set, or the program, knows."""

_GIVEN = {("new", "id"), ("new", "source_kind"), ("new", "body_kind"), ("new", "place_kind")}
"""Where the user gives a name that nobody knows yet."""


@pytest.mark.parametrize("command", COMMANDS)
def test_what_takes_a_known_name_is_completed(command):
    bare = [
        parameter.name
        for parameter in load(command).params
        if parameter.metavar in _NAMES
        and parameter._custom_shell_complete is None
        and (command, parameter.name) not in _GIVEN
    ]
    assert bare == []


@pytest.mark.parametrize(
    "line", ["timeline fmt ", "timeline schema --into ", "timeline show --set "]
)
def test_nothing_is_offered_where_the_shell_offers_files(complete, line):
    assert complete(line) == []


# ----------------------------------------------------------------------------------- the shells

LINE = "timeline show --set harbor-watch --topic "


def _ask(**asked: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [TIMELINE], cwd=SETS, env=scrubbed(**asked), capture_output=True, text=True, check=False
    )


def test_zsh_is_answered_in_its_own_words():
    asked = {"_TIMELINE_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": LINE}
    answer = _ask(**asked)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.split("((")[1].split() == ['"duty"', '"leaving"))\'']


@pytest.mark.parametrize(("line", "code"), [(LINE, 0), ("timeline fmt ", 1)])
def test_fish_is_told_whether_there_are_names_and_which(line, code):
    """With 1, fish offers files, which is right for PATHS."""
    asked = {"_TIMELINE_COMPLETE": "complete_fish", "_TYPER_COMPLETE_ARGS": line}
    assert _ask(**asked, _TYPER_COMPLETE_FISH_ACTION="is-args").returncode == code
    names = _ask(**asked, _TYPER_COMPLETE_FISH_ACTION="get-args").stdout.split()
    assert names == (["duty", "leaving"] if code == 0 else [])


INSTALLED = {
    "bash": ".bash_completions/timeline.sh",
    "zsh": ".zfunc/_timeline",
    "fish": ".config/fish/completions/timeline.fish",
}


@pytest.mark.parametrize("shell", INSTALLED)
def test_completion_is_installed_where_the_shell_looks(shell, tmp_path):
    environment = scrubbed(HOME=str(tmp_path), _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    answer = subprocess.run(
        [TIMELINE, "--install-completion", shell],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (answer.returncode, answer.stderr) == (0, "")
    script = (tmp_path / INSTALLED[shell]).read_text("utf-8")
    assert f"_TIMELINE_COMPLETE=complete_{shell}" in script


def test_bash_that_installed_it_completes_a_line(tmp_path):
    bash = shutil.which("bash")
    assert bash is not None
    environment = scrubbed(HOME=str(tmp_path), _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    environment["PATH"] = f"{TIMELINE.parent}:{environment['PATH']}"
    subprocess.run([TIMELINE, "--install-completion", "bash"], env=environment, check=True,
                   capture_output=True)  # fmt: skip
    words = LINE.split()
    lines = (
        f"source '{tmp_path}/.bashrc'; COMP_WORDS=({' '.join(words)} l); COMP_CWORD={len(words)}; "
        '_timeline_completion timeline; printf "%s\\n" "${COMPREPLY[@]}"; complete -p timeline'
    )
    answer = subprocess.run(
        [bash, "--norc", "-c", lines],
        cwd=SETS, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert answer.stdout.splitlines() == [
        "leaving",
        "complete -o default -F _timeline_completion timeline",
    ]


@pytest.mark.parametrize("asked", [{}, {"COMP_WORDS": "timeline show", "COMP_CWORD": "x"}])
def test_what_no_shell_would_ask_is_no_bug_of_ours(asked):
    run = _ask(_TIMELINE_COMPLETE="complete_bash", **asked)
    assert (run.returncode, run.stdout, run.stderr) == (2, "", "")
