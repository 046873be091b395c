"""`timeline adjudicate`: what is refused, and words of any kind."""

import shutil
import subprocess

import pytest

from tests.command import SETS, TIMELINE, scrubbed, timeline
from tests.unit.cli.harbor_verdicts import (
    FINDING,
    NAME,
    POSSIBLE,
    SIGNED,
    adjudicate,
    judge,
    status,
)

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
