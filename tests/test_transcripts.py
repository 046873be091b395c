"""Whole runs as a reader meets them: what is typed, both streams, the exit code.

A transcript is a text in tests/transcripts. Lines before the first command say what it shows. Every
line `$ timeline ...` is run where the sets of the tests are; `[stderr]` and `[exit N]` are no output
of the program. The digest of a set, which other tests look at, is written as zeros, and the version of
the program in a word. `make golden` writes the texts again from their own commands.
"""

import re
import shlex
from pathlib import Path

import pytest

from scomm_timeline import __version__
from scomm_timeline.cli.app import COMMANDS
from tests.command import ROOT, timeline

FOLDER = ROOT / "tests" / "transcripts"
TRANSCRIPTS = sorted(FOLDER.glob("*.txt"))
_DIGEST = re.compile(r'(\bset `?|"digest": ")[0-9a-f]{8}\b')
_COMMAND = re.compile(r"^\$ timeline (.*)$", re.MULTILINE)


def _replayed(text: str) -> str:
    """The transcript as it would read now."""
    first = _COMMAND.search(text)
    assert first, "a transcript holds a command"
    runs = [_run(match[1]) for match in _COMMAND.finditer(text)]
    return text[: first.start()] + "\n".join(runs)


def _run(words: str) -> str:
    result = timeline(*shlex.split(words))
    assert "Traceback" not in result.err
    shown = f"$ timeline {words}\n{result.out}"
    if result.err:
        shown += f"[stderr]\n{result.err}"
    shown = _DIGEST.sub(r"\g<1>00000000", shown)
    shown = shown.replace(f"timeline {__version__}", "timeline VERSION")
    return f"{shown}[exit {result.code}]\n"


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_command_prints_what_its_transcript_says(path: Path, request: pytest.FixtureRequest):
    text = path.read_text(encoding="utf-8")
    actual = _replayed(text)
    if request.config.getoption("--update-golden"):
        path.write_text(actual, encoding="utf-8")
    assert actual == path.read_text(encoding="utf-8")


def test_every_command_and_every_exit_code_that_a_reader_can_cause_has_a_transcript():
    whole = "".join(path.read_text(encoding="utf-8") for path in TRANSCRIPTS)
    run = {match[1].split()[0] for match in _COMMAND.finditer(whole)}
    assert run >= set(COMMANDS)
    codes = set(re.findall(r"^\[exit (\d+)\]$", whole, re.MULTILINE))
    assert codes == {"0", "1", "2", "3", "4", "5"}  # 70 and 130 are made on purpose, in unit tests


def test_a_transcript_holds_no_path_of_one_machine():
    whole = "".join(path.read_text(encoding="utf-8") for path in TRANSCRIPTS)
    assert str(ROOT) not in whole


def test_another_output_is_not_the_same_transcript():
    path = FOLDER / "list.txt"
    text = path.read_text(encoding="utf-8")
    assert _replayed(text) == text
    assert _replayed(text) != text.replace("Mara Quill", "Mara Quall")
