"""Commands that the docs print without showing an answer: every word of them is one that there is.

Console blocks are run (`test_docs`). Here are the others, in blocks of `sh` and `yaml` and between
backticks: the command, its options, the targets of `make`.
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from scomm_timeline.cli.app import COMMANDS, load

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("docs/how-to/*.md"),
        ROOT / "action.yml",
    ]
)
OF_THE_PROGRAM = frozenset({"--help", "-h", "--version", "--install-completion"})
_BLOCK = re.compile(r"^```(?:sh|yaml)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`(timeline [^`]+|make [^`]+)`")
_TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)


def typed(text: str) -> Iterator[str]:
    """Every line that a reader might type, one that goes on in the next as one."""
    for block in _BLOCK.findall(text):
        yield from block.replace("\\\n", " ").splitlines()
    for line in _INLINE.findall(text):
        yield line.replace("\n", " ")


def words_of(line: str, program: str) -> list[str]:
    """What follows the program in a line, up to a comment or another program; empty if it is not there."""
    without_comment = re.split(r"(?:^|\s)#", line)[0]
    found = re.search(rf"(?:^|[\s/]){program} (.+)", without_comment)
    if found is None:
        return []
    command = re.split(r"\s[|>]|&&|;", found[1])[0]
    try:
        return shlex.split(command)
    except ValueError:  # an example broken off within a quotation
        return command.split()


def unknown(line: str) -> list[str]:
    """What of a line is no command, option or target of `make`."""
    name, *rest = words_of(line, "timeline") or [""]
    found = []
    if name in COMMANDS:
        known = {option for one in load(name).params for option in (*one.opts, *one.secondary_opts)}
        flags = [word.split("=")[0] for word in rest if re.match(r"--?[a-z]", word)]
        found += [f"timeline {name} {flag}" for flag in flags if flag not in known | OF_THE_PROGRAM]
    elif re.fullmatch(r"[a-z]+", name):
        found.append(f"timeline {name}")
    targets = {*_TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8"))}
    asked = [word for word in words_of(line, "make") if re.fullmatch(r"[a-z]+", word)]
    return found + [f"make {one}" for one in asked if one not in targets]


def test_every_command_that_is_printed_can_be_typed():
    lines = [
        (path.name, line)
        for path in PAGES
        for line in typed(path.read_text(encoding="utf-8"))
        if words_of(line, "timeline") or words_of(line, "make")
    ]
    assert len(lines) > 150
    assert [(name, wrong) for name, line in lines if (wrong := unknown(line))] == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("timeline shaw --topic opt-out", ["timeline shaw"]),
        ("timeline show --topics opt-out | less -R", ["timeline show --topics"]),
        ("run: timeline gate --todya 2026-12-01   # refuses", ["timeline gate --todya"]),
        ("make demmo     # the timeline", ["make demmo"]),
        ("timeline show --topic opt-out > page.txt", []),
        (".venv/bin/timeline contradictions --speaker=x --limit 2", []),
    ],
)
def test_a_word_that_there_is_not_is_seen(line, wrong):
    assert unknown(line) == wrong
