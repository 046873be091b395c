"""`timeline adjudicate`: what is written, listed and retired, what leaves the house."""

import subprocess

import pytest

from tests.command import scrubbed, timeline
from tests.unit.cli.harbor_verdicts import (
    FINDING,
    NAME,
    POSSIBLE,
    REASON,
    SIGNED,
    adjudicate,
    judge,
    status,
)

SECRET = "Only-insiders-read-this"

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
