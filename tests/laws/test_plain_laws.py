"""A command line that is read without the library means what the library would have read."""

import inspect

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scomm_timeline.cli import app, completion, contradictions, plain, report, show
from scomm_timeline.cli.exit_codes import ExitCode

COMMANDS = {"show": show, "report": report, "contradictions": contradictions}
FLAGS = [
    (name, flag)
    for name, command in COMMANDS.items()
    for flag in sorted({one for one, _ in plain._places(command.run)} - {""})
]
WORDS = [
    *sorted({flag for _, flag in FLAGS}),
    *("opt-out", "2010-08", "100", "-1", "0x10", " 7", "٣", "text", "json", "TEXT", "public"),
    *("", "-", "--", "-ftext", "-f=text", "-qf", "-qq", "-oa", "-o=a", "-é", "--help", "--top"),
    *("--topic=opt-out", "--topic=", "--format=json", "--width=80", "--width=-1", "--grep=-a"),
    *("--quiet=", "--quiet=yes", "--no-quiet", "--drafts", "--format=html", "-fhtml", "html"),
    *("--unknown", "--unknown=a", "always", "made", "a b", "é"),
]


def _read_by_library(name, words):
    """What the library hands to the command; None where it refuses."""
    read = []

    def run(**values):
        read.append(values)
        return ExitCode.DONE

    module = COMMANDS[name]
    run.__annotations__ = module.run.__annotations__
    run.__signature__ = inspect.signature(module.run)  # type: ignore[attr-defined] # read by inspect
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "run", run)
        app.load.cache_clear()
        command = app.load(name)
    app.load.cache_clear()
    try:
        command.main(args=list(words), prog_name=name, standalone_mode=False)
    except app.usage_error():
        return None
    return read[0] if read else None


def _read_plainly(name, words):
    """What the command gets without the library, defaults too."""
    run = COMMANDS[name].run
    defaults = {
        key: one.default
        for key, one in inspect.signature(run).parameters.items()
        if one.default is not one.empty
    }
    return {**defaults, **plain.values_of(run, words)}


@pytest.mark.parametrize("name", COMMANDS)
@given(words=st.lists(st.sampled_from(WORDS), max_size=6))
@example([])
@example(["--topic", "a", "--topic", "b", "--width", "100", "id", "--quiet", "other"])
@example(["-q", "-fjson", "--topic=a", "-o", "b"])
@example(["--quiet", "-q"])
@example(["--format=json", "-f", "json"])
@example(["--width", "-1"])
@example(["--color", "sometimes"])
def test_a_line_that_is_read_plainly_means_what_the_library_reads(name, words):
    try:
        read = _read_plainly(name, words)
    except plain.NotPlainError:
        return
    assert _read_by_library(name, words) == read


@pytest.mark.parametrize(("name", "flag"), FLAGS)
def test_every_option_of_the_help_can_be_read_plainly(name, flag):
    for value in ([], ["text"], ["md"], ["always"], ["made"], ["100"]):
        if _is_plain(name, [flag, *value]):
            assert _read_by_library(name, [flag, *value]) == _read_plainly(name, [flag, *value])
            if value:
                joined = f"{flag}={value[0]}" if flag.startswith("--") else f"{flag}{value[0]}"
                assert _read_plainly(name, [joined]) == _read_plainly(name, [flag, *value])
            return
    pytest.fail(f"{flag} is never plain")


def _is_plain(name, words):
    try:
        return bool(_read_plainly(name, words))
    except plain.NotPlainError:
        return False


@pytest.mark.parametrize(
    "words",
    [
        ["-qf", "json"],
        ["-q", "-q"],
        ["--form", "json"],
        ["--width", "x"],
        ["--topic"],
        ["--grep=-"],
    ],
)
def test_what_is_not_plain_is_left_to_the_library(words):
    assert plain.call_of(["show", *words]) is None


def test_whatever_is_to_be_completed_has_somebody_who_completes_it():
    for group in show.run.__annotations__.values():
        for kind in getattr(group, "__annotations__", {"": group}).values():
            for declared in getattr(kind, "__metadata__", ()):
                name = declared.completed_by
                assert not name or callable(getattr(completion, name)), name
