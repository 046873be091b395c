"""`timeline adjudicate` at a terminal: what a person is asked, and what a script is not."""

import json
import os
import pty
import re
import select
import subprocess
from pathlib import Path

import pytest

from tests.command import TIMELINE, process, scrubbed
from tests.unit.cli.harbor_verdicts import FINDING, NAME, SIGNED, judge, status


def at_terminal(folder: Path, answers: list[bytes], *words: str) -> tuple[int, str, str]:
    """Exit code, standard output, and what the terminal showed, with lines typed one by one."""
    controller, terminal = pty.openpty()
    shown = b""
    run = subprocess.Popen(
        [TIMELINE, "adjudicate", *words, "--set", folder],
        env=scrubbed(TERM="xterm", LANG="C.UTF-8"),
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=terminal,
    )
    os.close(terminal)
    try:
        for answer in answers:
            shown += _until_question(controller)
            os.write(controller, answer)
        out, _ = run.communicate(timeout=30)
    finally:
        run.kill()
        run.wait()
        os.close(controller)
    return run.returncode, out.decode(), shown.decode()


_QUESTION = re.compile(
    rb"(?:^|\n)(?:Verdict|Reason|Reviewer|Day of|A reading|Was the body|Its response|Last day|Write)"
    rb"[^\n]*: $"
)


def _until_question(controller: int) -> bytes:
    seen = b""
    while not _QUESTION.search(seen):
        ready, _, _ = select.select([controller], [], [], 30)
        assert ready, seen
        seen += os.read(controller, 1 << 16)
    return seen


def test_a_person_at_a_terminal_sees_the_finding_and_is_asked(harbor):
    answers = [
        b"x\n", b"n\n", b"\n", "Both “can” stand.\n".encode(), b"dsk\n", b"desk\n", b"soon\n",
        b"2031-12-01\n", b"The dates only.\n", b"\n", b"u\n", b"\n", b"y\n",
    ]  # fmt: skip
    code, out, shown = at_terminal(harbor, answers, FINDING)
    assert code == 0, shown
    assert "One speaker, two positions" in shown
    assert "quill-press-nobody" in shown
    assert "answer a, n, d" in shown
    assert "say it in words" in shown
    assert "write one day" in shown
    assert "Verdict" not in out  # standard output is the answer and nothing else
    assert f"Written: {NAME}" in out
    judgment = status(harbor)["adjudication"]["judgment"]
    assert judgment["decision"] == "not-a-contradiction"
    assert judgment["reason"] == "Both “can” stand."
    assert judgment["readings"] == ["The dates only."]
    assert (judgment["sought"], judgment["response"], judgment["expires"]) == (True, None, None)


def test_what_was_typed_as_options_is_not_asked_again(harbor):
    words = (FINDING, "--accept", *SIGNED[:4], "--no-response-sought")
    code, _, shown = at_terminal(harbor, [b"2031-12-01\n", b"\n", b"\n", b"y\n"], *words)
    assert code == 0, shown
    assert "Verdict:" not in shown
    assert "Reviewer" not in shown


@pytest.mark.parametrize("answers", [[b"\x04"], [b"a\n", b"\x04"]], ids=["at once", "halfway"])
def test_a_person_who_goes_away_has_judged_nothing(harbor, answers):
    code, out, _ = at_terminal(harbor, answers, FINDING)
    assert code == 130
    assert out == ""
    assert not (harbor / "internal").exists()


def test_a_person_who_says_no_at_the_end_has_judged_nothing(harbor):
    words = (FINDING, "--accept", *SIGNED[:4], "--no-response-sought", "--reading", "x")
    code, _, _ = at_terminal(harbor, [b"2031-12-01\n", b"\n", b"n\n"], *words)
    assert code == 130
    assert not (harbor / "internal").exists()


def test_a_script_is_never_asked(harbor):
    run = process("adjudicate", FINDING, "--accept", "--set", harbor)
    assert run.returncode == 2
    assert "missing: --reason TEXT; --reviewer WHO" in run.stderr


def test_the_answer_is_plain_where_it_is_piped(harbor):
    judge(harbor)
    run = process("adjudicate", "list", "--set", harbor, NO_COLOR="1")
    assert "\x1b" not in run.stdout
    assert max(map(len, run.stdout.splitlines())) <= 100
    assert json.loads(
        process("adjudicate", "list", "--set", harbor, "-f", "json", "--internal").stdout
    )["kind"] == "adjudicate"  # fmt: skip
