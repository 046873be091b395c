"""What a reader really sees: a terminal of 80 and of 120 columns, a pipe, an environment.

The terminal is one of the operating system's own (a pseudo-terminal), and its picture is drawn by
somebody else's emulator.
"""

import contextlib
import fcntl
import functools
import os
import pty
import re
import select
import struct
import subprocess
import termios

import pyte
import pytest

from tests.command import ROOT, SETS, TIMELINE, process, scrubbed, timeline

HARBOR = ("--set", "harbor-watch")
ESCAPE = "\x1b"
LINES = 600

QUOTATION = (
    "A town that no longer wishes to take part in Harbor Watch [sic] may write to us [/b] and will "
    "be taken off the list :warning: [bold]at once[/bold]."
)

CHECK = ("check", "--set", "torn")  # one problem a line, for editors, however long
BRIEF = ("contradictions", *HARBOR, "--brief")  # quotes words where they fit, else says them
PAGES = (
    ("show", *HARBOR),
    ("show", "quill-letter-way-out", *HARBOR),
    ("contradictions", *HARBOR),
    ("explain", "quill-letter-way-out", "quill-press-nobody", *HARBOR),
    ("list", "topics", *HARBOR),
    ("adjudicate", "list", *HARBOR),
    ("check", *HARBOR),
)
QUOTING = PAGES[:4]
COMMANDS = (*PAGES, BRIEF, CHECK)


@functools.cache
def _in_terminal(columns: int, *arguments: str, **environment: str) -> str:
    """The bytes that the program writes to a terminal of so many columns, as text."""
    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, columns, 0, 0))
    with subprocess.Popen(
        [TIMELINE, *arguments],
        cwd=SETS,
        env=scrubbed(TERM="xterm-256color", LANG="C.UTF-8", **environment),
        stdin=terminal,
        stdout=terminal,
        stderr=subprocess.DEVNULL,
    ) as run:
        os.close(terminal)
        written = b"".join(iter(lambda: _read(controller), b""))
        run.wait()
    os.close(controller)
    return written.decode("utf-8").replace("\r\n", "\n")


def _read(controller: int) -> bytes:
    """What comes next; empty once the other end is closed."""
    select.select([controller], [], [], 30)
    with contextlib.suppress(OSError):  # Linux says so with an error
        return os.read(controller, 1 << 16)
    return b""


def _screen(columns: int, written: str) -> list[str]:
    """The picture on the screen: its lines without the blanks behind them.

    It is as high as what was written. Were a line broken by the terminal, the first ones would leave
    at the top and be missed.
    """
    screen = pyte.Screen(columns, written.count("\n") + 1)
    pyte.Stream(screen).feed(written.replace("\n", "\r\n"))
    lines = [line.rstrip() for line in screen.display]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("arguments", [*PAGES, BRIEF], ids=" ".join)
def test_a_terminal_shows_every_word_and_invents_none(columns, arguments):
    seen = _screen(columns, _in_terminal(columns, *arguments))
    written = timeline(*arguments, "--width", str(columns)).out
    assert [line.rstrip() for line in written.splitlines()] == seen
    # Wrapped by us at words, not by the terminal in the middle of one.
    assert max(map(len, seen)) <= columns
    if arguments in QUOTING:  # brackets and marks of a quotation reach the reader
        assert QUOTATION in " ".join(" ".join(seen).split())


@pytest.mark.parametrize("arguments", PAGES, ids=" ".join)
def test_width_changes_where_lines_end_and_no_word(arguments):
    wide = timeline(*arguments, "--width", "120").out
    narrow = timeline(*arguments, "--width", "80").out
    assert _words(wide) == _words(narrow)


def test_a_terminal_is_colored_and_the_colors_carry_no_words():
    colored = _in_terminal(80, "contradictions", *HARBOR)
    plain = _in_terminal(80, "contradictions", *HARBOR, "--color", "never")
    assert ESCAPE in colored
    assert ESCAPE not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


def test_nothing_but_colors_is_sent_to_a_terminal():
    colored = _in_terminal(80, "contradictions", *HARBOR)
    assert ESCAPE not in re.sub(r"\x1b\[[0-9;]*m", "", colored)


def test_the_variable_turns_colors_off_on_a_terminal():
    assert ESCAPE not in _in_terminal(80, "contradictions", *HARBOR, NO_COLOR="1")


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_pipe_gets_no_escape_sequence(arguments):
    run = process(*arguments, NO_COLOR="1", TERM="xterm-256color", COLUMNS="47")
    assert ESCAPE not in run.stdout
    assert run.stdout == timeline(*arguments).out


@pytest.mark.parametrize("arguments", [*PAGES, BRIEF], ids=" ".join)
def test_a_pipe_is_100_columns_wide(arguments):
    assert max(map(len, timeline(*arguments).out.splitlines())) <= 100


def test_a_problem_stays_on_its_line_for_editors_to_follow():
    lines = timeline(*CHECK, "--width", "40").out.splitlines()
    problems = [line for line in lines if re.match(r"records/[\w/-]+\.yaml:\d+:\d+: error\[", line)]
    assert len(problems) == 3


def test_force_color_colors_a_pipe_and_no_color_wins():
    forced = process("contradictions", *HARBOR, FORCE_COLOR="1")
    both = process("contradictions", *HARBOR, FORCE_COLOR="1", NO_COLOR="1")
    assert ESCAPE in forced.stdout
    assert ESCAPE not in both.stdout


def test_without_utf_8_our_own_marks_are_ascii_and_no_letter_is_lost():
    run = process("show", "vell-letter-question", *HARBOR, PYTHONIOENCODING="ascii")
    assert run.stdout.isascii()
    assert '"May a town that has joined Harbor Watch leave it again?"' in run.stdout
    assert "Tom\\xe1s Vell" in run.stdout


def test_the_first_line_names_the_set():
    first = timeline("show", *HARBOR).out.splitlines()[0]
    digest = timeline("show", *HARBOR, "--format", "json").json["set"]["digest"]
    assert first.startswith("Harbor Watch")
    assert digest in first
    assert "11 statements" in first
    assert "shipped" not in first


def test_far_from_any_set_the_shipped_one_is_read_and_the_first_line_says_so(tmp_path):
    for command in ("show", "contradictions", "check"):
        result = timeline(command, "--exit-zero", cwd=tmp_path)
        assert "shipped" in result.out.splitlines()[0]
    assert timeline("list", "topics", "-f", "json", cwd=tmp_path).json["set"]["shipped"] is True


def test_the_set_of_the_folder_where_one_stands_is_found_upward():
    result = timeline("show", cwd=SETS / "harbor-watch" / "records")
    assert result.out == timeline("show", *HARBOR).out
    assert timeline("show", "--set", ROOT).out == timeline("show", cwd=ROOT / "docs").out


def test_the_same_input_gives_the_same_bytes():
    for arguments in (PAGES[0], PAGES[2]):
        first = process(*arguments, PYTHONHASHSEED="1", LANG="C", TZ="Asia/Tokyo")
        second = process(*arguments, PYTHONHASHSEED="2", LANG="C.UTF-8")
        assert first.stdout == second.stdout
