"""A command line that is read without the library means what the library would have read."""

import inspect

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scomm_timeline.cli import app, completion, plain, show
from scomm_timeline.cli.exit_codes import ExitCode

FLAGS = sorted({one for one, _ in plain._places(show.run)} - {""})
WORDS = [
    *FLAGS,
    *("opt-out", "2010-08", "100", "-1", "0x10", " 7", "٣", "text", "json", "TEXT", "public"),
    *("", "-", "--", "-f", "-q", "-ftext", "--help", "--top", "--topic=opt-out", "--no-quiet"),
    *("--unknown", "always", "made", "a b", "é"),
]


def _read_by_library(words):
    """What the library hands to the command; None where it refuses."""
    read = []

    def run(**values):
        read.append(values)
        return ExitCode.DONE

    run.__annotations__ = show.run.__annotations__
    run.__signature__ = inspect.signature(show.run)  # type: ignore[attr-defined] # read by inspect
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(show, "run", run)
        app.load.cache_clear()
        command = app.load("show")
    app.load.cache_clear()
    try:
        command.main(args=list(words), prog_name="show", standalone_mode=False)
    except app.usage_error():
        return None
    return read[0] if read else None


@given(st.lists(st.sampled_from(WORDS), max_size=6))
@example([])
@example(["--topic", "a", "--topic", "b", "--width", "100", "id", "--quiet", "other"])
@example(["--quiet", "--quiet"])
@example(["--width", "-1"])
@example(["--color", "sometimes"])
def test_a_line_that_is_read_plainly_means_what_the_library_reads(words):
    try:
        read = plain.values_of(show.run, words)
    except plain.NotPlainError:
        return
    assert _read_by_library(words) == {"ids": None, **read}


@pytest.mark.parametrize("flag", FLAGS)
def test_every_option_of_the_help_can_be_read_plainly(flag):
    words = next(
        [flag, *value]
        for value in (["text"], ["always"], ["made"], ["100"], [])
        if _is_plain([flag, *value])
    )
    assert _read_by_library(words) == {"ids": None, **plain.values_of(show.run, words)}


def _is_plain(words):
    try:
        return bool(plain.values_of(show.run, words))
    except plain.NotPlainError:
        return False


@pytest.mark.parametrize(
    "words",
    [["-f", "json"], ["--format=json"], ["--form", "json"], ["--width", "x"], ["--topic"]],
)
def test_what_is_not_plain_is_left_to_the_library(words):
    assert plain.call_of(["show", *words]) is None


def test_whatever_is_to_be_completed_has_somebody_who_completes_it():
    for group in show.run.__annotations__.values():
        for kind in getattr(group, "__annotations__", {"": group}).values():
            for declared in getattr(kind, "__metadata__", ()):
                name = declared.completed_by
                assert not name or callable(getattr(completion, name)), name
