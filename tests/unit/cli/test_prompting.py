"""A line that somebody types at a terminal."""

import io
import sys

import pytest

from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.judging_prompts import ask_verdict
from scomm_timeline.cli.prompting import read_line
from scomm_timeline.cli.verdict import Given


@pytest.fixture
def types(monkeypatch):
    def given(typed: bytes) -> None:
        stream = io.TextIOWrapper(io.BytesIO(typed), "utf-8", "surrogateescape")
        monkeypatch.setattr(sys, "stdin", stream)

    return given


def test_bytes_that_are_no_text_are_asked_for_again(types, capsys):
    types(b"caf\xe9\ncaf\xc3\xa9\n")
    assert read_line("Name: ") == "caf\u00e9"
    assert capsys.readouterr().err == (
        "Name:   that is no text: it holds bytes that are not UTF-8\nName: "
    )


def test_what_was_typed_is_shown_in_a_question_and_not_obeyed(types, capsys):
    types(b"y\n")
    read_line('Add "\x1b]0;title\x07" as new? ')
    assert capsys.readouterr().err == 'Add "\\x1b]0;title\\x07" as new? '


def test_the_reason_of_a_verdict_is_not_cut_off_in_silence(types):
    types(b"x" * 5_000 + b"\n")
    with pytest.raises(UserError, match="its end may be lost"):
        ask_verdict(Given(accept=True), None, reviewers=["desk"], is_day=bool)
