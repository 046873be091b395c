"""`timeline adjudicate`: what is written, what is refused, what leaves the house."""

import json
import os
import pty
import re
import select
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.command import SETS, TIMELINE, Result, process, scrubbed, timeline

FINDING = "C101/mara-quill/taking-part"
POSSIBLE = "C103/meridia/taking-part"
NAME = "internal/adjudications/C101.mara-quill.taking-part.yaml"
REASON = "The letter offers a way out; a month later there is none."
SIGNED = ("--reviewer", "desk", "--reason", REASON, "--today", "2031-12-01")
SECRET = "Only-insiders-read-this"


@pytest.fixture
def harbor(tmp_path: Path) -> Path:
    folder = tmp_path / "harbor"
    shutil.copytree(SETS / "harbor-watch", folder)
    return folder


def adjudicate(folder: Path, *words: str) -> Result:
    return timeline("adjudicate", *words, "--set", folder)


def judge(folder: Path, *words: str, finding: str = FINDING) -> Result:
    result = adjudicate(folder, finding, *SIGNED, *(words or ("--accept",)))
    assert result.code == 0, result.err
    return result


def status(folder: Path, finding: str = FINDING) -> Any:
    answer = adjudicate(folder, "list", "--format", "json", "--internal").json
    return next(one for one in answer["findings"] if one["id"] == finding)


# ------------------------------------------------------------------------------ what it writes


def test_a_verdict_is_one_file_with_everything_that_was_said(harbor):
    result = judge(
        harbor, "--accept", "--reading", "The dates only.", "--response", "We stand by it.",
        "--expires", "2032-06-30",
    )  # fmt: skip
    assert f"Written: {NAME}" in result.out
    assert "a contradiction by (the person who reviews), editor, 1 Dec 2031" in (result.out)
    text = (harbor / NAME).read_text(encoding="utf-8")
    assert text.splitlines()[1:5] == [
        f"finding: {FINDING}",
        "decision: accept",
        "on: 2031-12-01",
        "reviewer: desk",
    ]
    for words in (REASON, '"The dates only."', "sought: true", "We stand by it.", "2032-06-30"):
        assert words in text
    assert timeline("check", "--set", harbor).code == 0


@pytest.mark.parametrize(
    ("flag", "code"), [("--accept", 0), ("--not-a-contradiction", 0), ("--defer", 1)]
)
def test_only_a_finding_that_nobody_decided_makes_contradictions_exit_1(harbor, flag, code):
    before = timeline("contradictions", "--set", harbor)
    assert before.code == 1
    assert "Undecided: 1 of 1 contradiction (1 never judged)." in before.out
    judge(harbor, flag)
    after = timeline("contradictions", "--set", harbor)
    assert after.code == code
    assert f"Undecided: {code} of 1 contradiction" in after.out
    assert REASON in " ".join(after.out.split())  # judged, and still shown


def test_an_edit_of_meaning_and_a_statement_that_joins_make_it_undecided_again(harbor):
    judge(harbor)
    record = next(
        path
        for path in (harbor / "records").rglob("*.yaml")
        if "quill-letter-way-out" in path.read_text("utf-8")
    )
    text = record.read_text("utf-8")
    record.write_text(f"# a comment\n\n{text}", "utf-8")
    assert timeline("contradictions", "--set", harbor).code == 0
    record.write_text(text.replace("no longer wishes", "no longer much wishes"), "utf-8")
    changed = timeline("contradictions", "--set", harbor)
    assert changed.code == 1
    assert "Stale: quill-letter-way-out has changed." in changed.out
    assert "(1 stale)" in changed.out


def test_a_second_verdict_keeps_the_first(harbor):
    judge(harbor)
    result = adjudicate(
        harbor, FINDING, "--defer", "--reviewer", "desk", "--reason", "Wait.", "--today", "2032-01-02"
    )  # fmt: skip
    assert result.code == 0
    found = status(harbor)["adjudication"]
    assert found["judgment"]["decision"] == "defer"
    assert [one["reason"] for one in found["earlier"]] == [REASON]
    assert "Before" in result.out


def test_the_same_verdict_again_writes_nothing(harbor):
    judge(harbor)
    before = (harbor / NAME).read_bytes()
    again = judge(harbor)
    assert "Written" not in again.out
    assert (harbor / NAME).read_bytes() == before


def test_a_possible_finding_can_be_judged_and_does_not_count_among_contradictions(harbor):
    judge(harbor, "--not-a-contradiction", finding=POSSIBLE)
    row = status(harbor, POSSIBLE)
    assert (row["verdict"], row["decided"]) == ("possible", True)
    assert timeline("contradictions", "--set", harbor).code == 1


def test_explain_prints_the_verdict_on_the_finding_of_a_pair(harbor):
    pair = ("explain", "quill-letter-way-out", "quill-press-nobody", "--set", harbor)
    assert f"timeline adjudicate {FINDING}" in timeline(*pair).out
    judge(harbor)
    assert REASON in " ".join(timeline(*pair).out.split())


def test_a_verdict_with_a_last_day_needs_to_know_the_day(harbor):
    judge(harbor, "--accept", "--expires", "2031-12-31")
    contradictions = ("contradictions", "--set", harbor)
    assert timeline(*contradictions, "--today", "2031-12-31").code == 0
    assert timeline(*contradictions, "--today", "2032-01-01").code == 1
    unknown = timeline(*contradictions)
    assert unknown.code == 1
    assert "May have expired" in unknown.out


# ------------------------------------------------------------------------------ list and retire


def test_a_verdict_is_taken_back_and_kept(harbor):
    judge(harbor)
    result = adjudicate(
        harbor, "retire", FINDING, "--reason", "It was read again.", "--today", "2032-01-01"
    )
    assert result.code == 0
    assert "Retired 1 Jan 2032" in result.out
    assert REASON in (harbor / NAME).read_text("utf-8")
    assert status(harbor)["adjudication"]["status"] == "retired"
    assert timeline("contradictions", "--set", harbor).code == 1
    again = adjudicate(harbor, "retire", FINDING, "--reason", "Again.", "--today", "2032-01-02")
    assert again.code == 2
    judge(harbor)
    assert status(harbor)["adjudication"]["status"] == "current"
    assert status(harbor)["adjudication"]["earlier"][0]["retired"]["reason"] == "It was read again."


def test_a_verdict_on_what_is_not_found_any_more_is_listed_and_can_be_retired(harbor):
    judge(harbor)
    for path in (harbor / "records").rglob("*.yaml"):
        if "quill-press-nobody" in path.read_text("utf-8"):
            path.unlink()
    files = " ".join(path.read_text("utf-8") for path in (harbor / "records").rglob("*.yaml"))
    assert "id: quill-letter-way-out" in files
    listed = adjudicate(harbor, "list")
    assert "not found any more" in listed.out
    assert adjudicate(harbor, FINDING, "--accept", *SIGNED).code == 2
    result = adjudicate(harbor, "retire", FINDING, "--reason", "Gone.", "--today", "2032-01-01")
    assert result.code in {0, 3}
    assert "Gone." in (harbor / NAME).read_text("utf-8")


def test_the_list_puts_first_what_is_still_to_be_judged(harbor):
    judge(harbor, "--not-a-contradiction", finding=POSSIBLE)
    out = adjudicate(harbor, "list").out
    assert out.index(FINDING) < out.index(POSSIBLE)
    assert "2 findings, 1 verdict on file." in out


# --------------------------------------------------------------------------------- what it refuses

REFUSED: dict[str, tuple[tuple[str, ...], str]] = {
    "nothing said": ((FINDING,), "--accept, --not-a-contradiction or --defer"),
    "two verdicts": ((FINDING, "--accept", "--defer", *SIGNED), "one verdict at a time"),
    "no reason": ((FINDING, "--accept", "--reviewer", "desk", "--today", "2031-12-01"), "--reason"),
    "an empty reason": ((FINDING, "--accept", *SIGNED[:3], "  ", *SIGNED[4:]), "--reason is empty"),
    "no reviewer": ((FINDING, "--accept", *SIGNED[2:]), "--reviewer"),
    "an unknown reviewer": (
        (FINDING, "--accept", "--reviewer", "nobody", *SIGNED[2:]),
        'unknown reviewer "nobody"',
    ),
    "no day": ((FINDING, "--accept", *SIGNED[:4]), "--today"),
    "a bad day": ((FINDING, "--accept", *SIGNED[:4], "--today", "2031-02-30"), "no such day"),
    "a month": ((FINDING, "--accept", *SIGNED[:4], "--today", "2031-02"), "not one day"),
    "an expiry in the past": (
        (FINDING, "--accept", *SIGNED, "--expires", "2031-11-30"),
        '--expires: "2031-11-30"',
    ),
    "an unknown finding": (("C101/mara-quil/taking-part", "--accept", *SIGNED), f"mean {FINDING}"),
    "no finding at all": (("C999/../../etc", "--accept", *SIGNED), "unknown finding"),
    "two findings": ((FINDING, POSSIBLE, "--accept", *SIGNED), "one finding at a time"),
    "two responses": (
        (FINDING, "--accept", *SIGNED, "--response", "No.", "--unanswered"),
        "either a response came or it did not",
    ),
    "a list that judges": (("list", "--accept"), "a list judges nothing"),
    "nothing to retire": (("retire", FINDING, "--reason", "x", "--today", "2032-01-01"), "on file"),
    "a verdict on retiring": (("retire", FINDING, "--accept"), "--accept belongs to a verdict"),
    "retire what": (("retire",), "retire FINDING"),
    "public json": (("list", "--format", "json"), "add --internal"),
    "public markdown": ((FINDING, "--accept", *SIGNED, "--format", "md"), "add --internal"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_a_verdict_is_refused_in_one_line_and_writes_nothing(harbor, case):
    words, told = REFUSED[case]
    result = adjudicate(harbor, *words)
    assert result.code == 2
    assert result.out == ""
    assert told in result.err
    assert len(result.err.splitlines()) == 1
    assert not (harbor / "internal").exists()


def test_the_shipped_set_is_never_written_to(tmp_path):
    listed = timeline("adjudicate", "list", cwd=tmp_path)
    assert (listed.code, "shipped" in listed.out.splitlines()[0]) == (0, True)
    result = timeline(
        "adjudicate", "C101/janet-napolitano/participation", "--accept", *SIGNED, cwd=tmp_path
    )
    assert result.code == 2
    assert "the shipped set is not written to" in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_read_is_not_written_over(harbor):
    judge(harbor)
    broken = (harbor / NAME).read_text("utf-8").replace("decision: accept", "decision: yes")
    (harbor / NAME).write_text(broken, "utf-8")
    shown = timeline("contradictions", "--set", harbor)
    assert shown.code == 1
    assert "1 adjudication could not be read and does not count (timeline check)." in shown.out
    result = adjudicate(harbor, FINDING, "--defer", *SIGNED)
    assert result.code == 2
    assert "has problems and would be lost" in result.err
    assert (harbor / NAME).read_text("utf-8") == broken


def test_a_folder_that_cannot_be_written_to_is_said_in_one_line(harbor):
    (harbor / "internal").write_text("in the way", "utf-8")
    result = adjudicate(harbor, FINDING, "--accept", *SIGNED)
    assert result.code == 2
    assert 'cannot write "' in result.err
    assert "internal/adjudications" in result.err
    assert result.err.count("\n") == 1


def test_a_set_that_lists_no_reviewer_says_how_to_list_one(tmp_path):
    shutil.copytree(SETS / "harbor-watch", tmp_path / "set")
    head = tmp_path / "set" / "set.yaml"
    kept = [line for line in head.read_text("utf-8").splitlines() if "review" not in line]
    head.write_text("\n".join(kept), "utf-8")
    result = adjudicate(tmp_path / "set", FINDING, "--accept", *SIGNED)
    assert result.code == 2
    assert "set.yaml lists nobody who may judge" in result.err


# ------------------------------------------------------------------------------- hostile words

HOSTILE = "[sic] [/b] **no** <b>x</b> #3: `a` \x1b[31m \x07 \u202e \ud7ff - \n\n  two: lines\t&c"


def test_words_of_any_kind_come_back_as_they_were_and_are_not_obeyed(harbor):
    hostile = (*SIGNED[:2], "--reason", HOSTILE, *SIGNED[4:])
    result = adjudicate(harbor, FINDING, "--accept", *hostile, "--reading", HOSTILE)
    assert result.code == 0, result.err
    found = status(harbor)["adjudication"]["judgment"]
    assert found["reason"] == HOSTILE
    assert found["readings"] == [HOSTILE]
    text = timeline("contradictions", "--set", harbor).out
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[sic] [/b] **no** <b>x</b>" in text


def test_bytes_that_are_no_text_are_refused(harbor):
    run = subprocess.run(
        [TIMELINE, "adjudicate", FINDING, "--accept", *SIGNED[:2], "--reason", b"caf\xe9",
         *SIGNED[4:], "--set", harbor],
        env=scrubbed(), stdin=subprocess.DEVNULL, capture_output=True, check=False,
    )  # fmt: skip
    assert run.returncode == 2
    assert b"not text" in run.stderr
    assert not (harbor / "internal").exists()


# ---------------------------------------------------------------------------------- work product


def test_markdown_and_json_leave_work_product_out_and_count_it(harbor):
    secret = (*SIGNED[:2], "--reason", SECRET, *SIGNED[4:])
    extra = ("--reading", SECRET, "--response", SECRET)
    assert adjudicate(harbor, FINDING, "--accept", *secret, *extra).code == 0
    for command in (
        ("contradictions",),
        ("contradictions", "--brief"),
        ("explain", "quill-letter-way-out", "quill-press-nobody"),
        ("show",),
        ("show", "quill-letter-way-out"),
    ):
        for format_ in ("md", "json", "jsonl"):
            out = timeline(*command, "--set", harbor, "--format", format_).out
            assert SECRET not in out
            assert "desk" not in out
    public = timeline("contradictions", "--set", harbor, "--format", "json").json
    assert public["not_shown"]["adjudications"] == 1
    assert {one["adjudication"]["status"] for one in public["findings"]} == {"not-shown"}
    assert "1 adjudication (work product; --internal adds them)" in (
        timeline("contradictions", "--set", harbor, "--format", "md").out
    )


def test_internal_adds_it_and_stamps_the_page(harbor):
    secret = (*SIGNED[:2], "--reason", SECRET, *SIGNED[4:])
    adjudicate(harbor, FINDING, "--accept", *secret)
    asked = ("contradictions", "--set", harbor, "--internal")
    markdown = timeline(*asked, "--format", "md").out
    assert SECRET in markdown
    assert "INTERNAL: NOT FOR RELEASE" in markdown
    answer = timeline(*asked, "--format", "json").json
    assert answer["findings"][0]["adjudication"]["judgment"]["reason"] == SECRET
    assert answer["not_shown"]["adjudications"] == 0


def test_the_digest_of_a_set_does_not_tell_that_somebody_judged(harbor):
    before = timeline("show", "--set", harbor, "--format", "json").out
    judge(harbor)
    assert timeline("show", "--set", harbor, "--format", "json").out == before


# ------------------------------------------------------------------------------------------- git


def test_two_branches_that_judge_one_finding_conflict(harbor):
    def git(*words: str, check: bool = True) -> int:
        run = subprocess.run(
            ["git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", *words],
            cwd=harbor, env=scrubbed(HOME=str(harbor.parent), GIT_CONFIG_NOSYSTEM="1"),
            capture_output=True, check=False,
        )  # fmt: skip
        assert not check or run.returncode == 0, run.stderr
        return run.returncode

    def branch(name: str, start: str, *words: str) -> None:
        git("checkout", "-q", "-b", name, start)
        assert adjudicate(harbor, *words).code == 0
        git("add", "-A")
        git("commit", "-q", "-m", name)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "set")
    reject = (FINDING, "--not-a-contradiction", *SIGNED)
    branch("one", "main", FINDING, "--accept", *SIGNED)
    branch("two", "main", *reject)
    assert git("merge", "-q", "one", check=False) == 1
    git("merge", "--abort")
    # A verdict that is there already: judged again on one branch, taken back on the other.
    later = ("--reviewer", "desk", "--reason", "Read again.", "--today", "2032-02-01")
    branch("again", "one", FINDING, "--not-a-contradiction", *later)
    branch("back", "one", "retire", FINDING, "--reason", "No.", "--today", "2032-02-01")
    assert git("merge", "-q", "again", check=False) == 1
    git("merge", "--abort")
    # Different findings are different files.
    branch("other", "one", POSSIBLE, "--defer", *SIGNED)
    assert git("merge", "-q", "back", check=False) == 0


# ------------------------------------------------------------------------------------ at a terminal


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
