"""Annotations: what GitHub shows of them, and that no data can make one."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scomm_timeline.model.inputs import InputFile
from scomm_timeline.publication.lines import changed_lines
from scomm_timeline.renderers.github import workflow_commands
from scomm_timeline.reports.annotating import Annotated, Annotation
from tests.draws import drawn

HOSTILE = st.lists(
    st.sampled_from(
        ["::", "::error::", "##[error]", "##[", "%0A", "%25", "%", "\n", "\r", "\r\n", ",", ":",
         "file=x", "\u2028", "\x85", "\x1b]8;;", "\0", "::stop-commands::x", " ", "word", "::set-env "]
    ),
    min_size=1,
    max_size=6,
).map("".join)  # fmt: skip
LEVELS = st.sampled_from(["error", "warning", "notice"])
NOTES = st.builds(Annotation, LEVELS, HOSTILE, st.integers(0, 9), st.integers(0, 9), HOSTILE, HOSTILE, st.booleans())  # fmt: skip


def runner(text: str) -> list[tuple[str, dict[str, str], str]]:
    """What GitHub's runner takes for commands: by its documented syntax, on every line."""
    found = []
    for line in re.split(r"\r\n|\r|\n", text):
        assert "##[" not in line or line.lstrip().startswith("::")
        if not line.lstrip().startswith("::"):
            continue
        head, _, message = line.lstrip()[2:].partition("::")
        name, _, rest = head.partition(" ")
        values = dict(one.partition("=")[::2] for one in rest.split(",") if one)
        found.append((name, values, message))
    return found


def unescaped(text: str) -> str:
    for code, mark in (("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, mark)
    return text


@settings(max_examples=drawn(40))
@given(st.lists(NOTES, max_size=14), HOSTILE, st.booleans())
def test_there_are_as_many_commands_as_notes_and_each_holds_its_own_words(items, summary, limited):
    commands = runner(workflow_commands(Annotated(tuple(items), summary, limited)))
    assert {name for name, _, _ in commands} <= {"error", "warning", "notice"}
    ours = {"More than can be shown", "On other lines"}
    told = [one for one in commands if one[1].get("title") not in ours]
    shown = [one for one in items if one.is_on_change or not limited]
    assert len(told) <= len(shown)
    for level in ("error", "warning", "notice"):
        of_level = sum(name == level for name, _, _ in commands)
        assert of_level <= 10 + (level == "notice")
        if sum(one.level == level for one in shown) <= 10:
            assert sum(name == level for name, _, _ in told) == sum(
                one.level == level for one in shown
            )
    for _, values, message in told:
        assert set(values) <= {"file", "line", "col", "title"}
        assert "\n" not in unescaped(message)


@settings(max_examples=drawn(20))
@given(st.lists(NOTES, max_size=25), st.booleans())
def test_every_note_is_a_command_or_a_plain_line(items, limited):
    text = workflow_commands(Annotated(tuple(items), "done", limited))
    ours = sum("title=More than" in line or "title=On other" in line for line in text.splitlines())
    assert len(text.splitlines()) == len(items) + ours + 1


def _notes(number: int, *, level: str = "error", changed: bool = True) -> list[Annotation]:
    return [
        Annotation(level, "records/a.yaml", at + 1, 0, "D106", f"note {at}", changed)
        for at in range(number)
    ]


@pytest.mark.parametrize(("number", "commands"), [(0, 0), (1, 1), (10, 10), (11, 10), (200, 10)])
def test_ten_of_a_level_are_shown_and_the_tenth_says_how_many_more(number, commands):
    text = workflow_commands(Annotated(tuple(_notes(number)), "done"))
    found = runner(text)
    assert len(found) == commands
    if number > 10:
        assert (
            found[-1][2] == f"{number - 9} more are listed in the log: GitHub shows 10 of a step."
        )
    assert all(f"note {at}" in text for at in range(number))


def test_notes_on_lines_that_did_not_change_are_listed_and_counted():
    items = (*_notes(2, changed=False), *_notes(3))
    text = workflow_commands(Annotated(items, "done", is_limited_to_changes=True))
    assert [name for name, _, _ in runner(text)] == ["error"] * 3 + ["notice"]
    assert "2 more are listed in the log: they are on lines that did not change." in text


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("a\nb\nc\n", "a\nB\nc\n", {2}),
        ("a\nc\n", "a\nb\nc\n", {2}),
        ("a\nb\nc\n", "a\nc\n", {2}),
        ("a\nb\n", "a\n", {1}),
        (None, "a\nb\n", {1, 2}),
        ("a\n", "a\n", None),
    ],
)
def test_the_lines_that_changed(old, new, lines):
    before = [InputFile("records/x.yaml", old)] if old is not None else []
    found = changed_lines(old=before, new=[InputFile("records/x.yaml", new)])
    assert found == ({} if lines is None else {"records/x.yaml": frozenset(lines)})
