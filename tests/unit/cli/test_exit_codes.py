"""One exit code for each thing that a script would do differently, the same in every format."""

import itertools
import shutil
from pathlib import Path

import pytest

from scomm_timeline.cli.exit_codes import PRECEDENCE, ExitCode, first_of
from scomm_timeline.cli.options import Format
from tests.command import SETS, timeline

HARBOR = ("--set", "harbor-watch")


def test_the_precedence_is_the_one_that_the_readme_promises():
    assert [int(code) for code in PRECEDENCE] == [70, 130, 2, 3, 4, 5, 1, 0]


@pytest.mark.parametrize("held", list(itertools.combinations(ExitCode, 2)))
def test_of_two_codes_the_first_in_precedence_is_given(held):
    expected = next(code for code in PRECEDENCE if code in held)
    assert first_of(held) is expected
    assert first_of(reversed(held)) is expected


def test_nothing_that_holds_is_done():
    assert first_of(()) is ExitCode.DONE


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", *HARBOR), 0),
        (("show", "quill-letter-way-out", *HARBOR), 0),
        (("explain", "quill-letter-way-out", "quill-press-nobody", *HARBOR), 0),
        (("list", "topics", *HARBOR), 0),
        (("check", *HARBOR), 0),
        (("contradictions", *HARBOR), 1),
        (("contradictions", *HARBOR, "--exit-zero"), 0),
        (("contradictions", *HARBOR, "--brief"), 1),
        (("show", "--set", "torn"), 3),
        (("check", "--set", "torn"), 3),
        (("check", "--set", "torn", "--exit-zero"), 3),
        (("check", "--set", "empty"), 5),
        (("check", "--set", "empty", "--exit-zero"), 5),
        (("check", "--set", "no-vocabulary"), 3),
        (("contradictions", "--set", "no-vocabulary"), 3),
        (("show", *HARBOR, "--grep", "nowhere"), 0),
        (("show", *HARBOR, "--grep", "nowhere", "--fail-empty"), 5),
        (("show", "--set", "empty", "--fail-empty"), 5),
        (("list", "rules", "--set", "empty", "--fail-empty"), 0),
    ],
)
def test_the_code_of_a_command_is_the_same_in_every_format(arguments, code, form):
    assert timeline(*arguments, "--format", form.value).code == code


def test_a_possible_finding_is_no_failure():
    # The memo of the Harbor Office is part of one finding only, and that one is possible.
    result = timeline("contradictions", *HARBOR, "--id", "office-memo-stay", "--format", "json")
    assert [one["verdict"] for one in result.json["possible"]] == ["possible"]
    assert result.json["findings"] == []
    assert result.code == 0


def test_an_announced_change_and_a_dispute_are_no_failure():
    result = timeline("contradictions", *HARBOR, "--topic", "duty", "--format", "json")
    assert result.json["not_shown"]["disputes"] == 1
    assert result.code == 0


@pytest.fixture
def mended(tmp_path: Path) -> Path:
    """A copy of the made-up set, to be broken by a test."""
    return Path(shutil.copytree(SETS / "harbor-watch", tmp_path / "copy"))


def test_a_record_left_out_weighs_more_than_contradictions_found(mended):
    (mended / "records" / "broken.yaml").write_text("", encoding="utf-8")
    result = timeline("contradictions", "--set", mended, "--format", "json")
    assert result.json["undecided"] == 1
    assert result.code == 3


def test_a_record_left_out_weighs_more_than_an_empty_choice(mended):
    (mended / "records" / "broken.yaml").write_text("", encoding="utf-8")
    assert timeline("show", "--set", mended, "--grep", "nowhere", "--fail-empty").code == 3


def test_an_empty_choice_weighs_more_than_what_it_did_not_find():
    result = timeline("contradictions", *HARBOR, "--grep", "nowhere", "--fail-empty")
    assert result.code == 5


def test_a_source_that_cannot_be_read_makes_the_answer_incomplete(mended):
    (mended / "sources" / "unused.yaml").write_text("id: unused\n", encoding="utf-8")
    result = timeline("check", "--set", mended, "--exit-zero")
    assert "error[D102]" in result.out
    assert "sources/unused.yaml" in result.err
    assert result.code == 3


def test_a_notice_fails_nothing(mended):
    topic = mended / "topics" / "leaving.yaml"
    text = topic.read_text(encoding="utf-8").replace("example: quill-press-nobody", "example: gone")
    topic.write_text(text, encoding="utf-8")
    result = timeline("check", "--set", mended)
    assert "notice[S305]" in result.out
    assert result.code == 0


def test_what_was_left_out_is_named_on_standard_error_and_the_answer_stays_whole(mended):
    (mended / "records" / "broken.yaml").write_text("", encoding="utf-8")
    result = timeline("show", "--set", mended, "--format", "json")
    assert len(result.json["statements"]) == 11
    assert [one["path"] for one in result.json["incomplete"]] == ["records/broken.yaml"]
    assert "incomplete" in result.err
    assert "records/broken.yaml: the whole file: the file is empty" in result.err


def test_quiet_keeps_that_the_answer_is_incomplete(mended):
    (mended / "records" / "broken.yaml").write_text("", encoding="utf-8")
    result = timeline("show", "--set", mended, "--quiet")
    assert result.err.count("\n") == 1
    assert "incomplete" in result.err
    assert result.code == 3


def test_without_a_vocabulary_the_problems_are_the_answer_of_check_and_an_error_elsewhere():
    check = timeline("check", "--set", "no-vocabulary")
    show = timeline("show", "--set", "no-vocabulary")
    assert "topics/leaving.yaml:1:1: error[D102]" in check.out
    assert "topics/leaving.yaml:1:1: error[D102]" in show.err
    assert show.out == ""
    assert "incomplete" in show.err
