"""Commands that write into a set, as processes of their own: killed, interrupted, two at once."""

import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.command import SETS, TIMELINE, Result, scrubbed, timeline

FINDING = "C101/mara-quill/taking-part"
_JUDGE = (
    *("adjudicate", FINDING, "--accept", "--reviewer", "desk", "--no-response-sought"),
    *("--today", "2031-12-01", "--reason"),
)
_STATEMENT = (
    *("new", "--from", "mara-quill", "--to", "press", "--claim", "leaving=closed"),
    *("--component", "whole", "--place", "meridia", "--quote", "Nobody leaves."),
)
_REVIEWERS = "reviewers:\n"
_OTHER = "  other: {name: Other One, role: editor}\n"
TABLE = """\
id,quote,from,to,made,document,source,place,component,topic,position
row-one,Nobody leaves.,mara-quill,press,2031-04-06,letter,gazette-april,meridia,whole,leaving,closed
row-two,Some may leave.,ilsa-brandt,press,2031-04-07,interview,gazette-june,norland,whole,leaving,open
"""


class Writer(NamedTuple):
    """A command that writes; `text` is what it brings that was not there before."""

    name: str
    command: tuple[str, ...]


WRITERS: Mapping[str, Writer] = {
    one.name: one
    for one in (
        Writer("adjudicate", (*_JUDGE, "Read once.")),
        Writer(
            "new",
            (
                *(*_STATEMENT, "--id", "added-one", "--source", "gazette-april"),
                *("--made", "2031-04-05", "--document", "letter"),
            ),
        ),
        Writer(
            "new-in-file",
            (
                *("new", "--file", "records/quill-press.yaml", "--id", "added-two", "--quote"),
                *("No one at all.", "--claim", "leaving=closed", "--source", "gazette-april"),
            ),
        ),
        Writer("import", ("import", "../table.csv")),
        Writer("fmt", ("fmt",)),
        Writer(
            "verify",
            ("verify", "--documents", "../documents", "--record", "--today", "2031-12-01"),
        ),
        Writer("seal", ("seal", "first", "--drafts", "--today", "2031-12-01")),
        Writer(
            "sign",
            (
                *("sign", "quill-press-nobody", "office-memo-stay", "--author", "desk"),
                *("--reader", "other", "--note", "Read once.", "--today", "2031-12-01"),
            ),
        ),
    )
}


def made_set(folder: Path) -> Path:
    """The invented set in a folder, with a second reviewer; beside it a table and documents."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(SETS / "harbor-watch", folder / "set")
    people = folder / "set" / "set.yaml"
    text = people.read_text(encoding="utf-8")
    people.write_text(text.replace(_REVIEWERS, f"{_REVIEWERS}{_OTHER}"), encoding="utf-8")
    shutil.copytree(SETS / "documents", folder / "documents")
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    return folder / "set"


def started(home: Path, command: tuple[str, ...]) -> "subprocess.Popen[bytes]":
    """The command as a process, in the folder of the set."""
    return subprocess.Popen(
        [TIMELINE, *command, "--set", home],
        cwd=home,
        env=scrubbed(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell that runs the tests in its background has them ignore interrupts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 -- no threads
    )


def stopped(home: Path, command: tuple[str, ...], after: float, by: signal.Signals) -> int:
    """Start the command, send it the signal after a while, and give what it ended with."""
    process = started(home, command)
    time.sleep(after)
    process.send_signal(by)
    process.communicate(timeout=60)
    return process.returncode


def contents(home: Path) -> dict[str, bytes]:
    """Every file of the set that a command reads, by its path."""
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in home.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(home).parts)
    }


def loads(home: Path) -> Result:
    """What reading the set comes to."""
    return timeline("contradictions", "--set", home, "--no-cache", "--exit-zero")


def outcome(home: Path, writer: Writer) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files before the command and after it, in a set of its own."""
    before = contents(home)
    process = started(home, writer.command)
    _, err = process.communicate(timeout=120)
    assert process.returncode in {0, 1, 3}, err.decode()
    return before, contents(home)


def assert_old_or_new(
    home: Path, old: Mapping[str, bytes], new: Mapping[str, bytes], named: str
) -> None:
    """The set loads, and each file of it is wholly the old or wholly the new one."""
    now = contents(home)
    for path in sorted({*now, *old, *new}):
        allowed = [files.get(path) for files in (old, new)]
        assert now.get(path) in allowed, f"{named}: {path} is neither the old nor the new file"
    result = loads(home)
    assert result.code == 0, f"{named}: {result.err}"
