"""Color, width and streams are decided once, for every command."""

import fcntl
import io
import os
import pty
import struct
import termios

import pytest

from scomm_timeline.cli.options import Color
from scomm_timeline.cli.terminal import complain, is_unicode, page_width, put, wants_color
from tests.command import timeline


class _Stream(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


TERMINAL = _Stream(terminal=True)
PIPE = _Stream(terminal=False)


@pytest.mark.parametrize(
    ("choice", "stream", "environment", "expected"),
    [
        ("auto", TERMINAL, {}, True),
        ("auto", PIPE, {}, False),
        ("auto", None, {}, False),
        ("auto", TERMINAL, {"TERM": "dumb"}, False),
        ("auto", TERMINAL, {"NO_COLOR": "1"}, False),
        ("auto", TERMINAL, {"NO_COLOR": ""}, True),
        ("auto", PIPE, {"FORCE_COLOR": "1"}, True),
        ("auto", PIPE, {"FORCE_COLOR": ""}, False),
        ("auto", PIPE, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("always", PIPE, {"NO_COLOR": "1"}, True),
        ("always", None, {}, True),
        ("never", TERMINAL, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_the_option_beats_no_color_beats_force_color_beats_the_terminal(
    choice, stream, environment, expected
):
    assert wants_color(Color(choice), stream, environment) is expected


def test_what_is_no_terminal_is_100_columns_wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    assert page_width(PIPE) == 100
    assert page_width(None) == 100


@pytest.mark.parametrize(("columns", "expected"), [(80, 80), (143, 143), (7, 20), (0, 100)])
def test_a_terminal_is_as_wide_as_it_is(columns, expected):
    controller, terminal = pty.openpty()
    with os.fdopen(controller, "rb"), os.fdopen(terminal, "w", encoding="utf-8") as stream:
        _resize(stream.fileno(), columns)
        assert page_width(stream) == expected


def _resize(terminal: int, columns: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))


@pytest.mark.parametrize(
    ("encoding", "expected"), [("utf-8", True), ("UTF8", True), ("ascii", False), ("cp1252", False)]
)
def test_a_stream_takes_every_character_if_it_is_utf_8(encoding, expected):
    assert is_unicode(io.TextIOWrapper(io.BytesIO(), encoding=encoding)) is expected


def test_a_character_that_the_stream_lacks_is_written_as_an_escape(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", stream)
    put(["“Tomás”", " [sic]\n"])
    assert stream.buffer.getvalue() == b"\\u201cTom\\xe1s\\u201d [sic]\n"


def test_control_characters_in_a_message_are_shown(monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    complain("there is no folder \x1b[31m\u202e\n")
    assert stream.getvalue() == "there is no folder \\x1b[31m<U+202E>\\x0a\n"


@pytest.mark.parametrize("width", ["10001", "99999999999999999999"])
def test_a_page_wider_than_any_is_refused(width):
    result = timeline("show", "--width", width)
    assert (result.code, result.out) == (2, "")
    assert "at most 10000" in result.err


@pytest.mark.parametrize(
    "day", ["2031-10", "2031-10-01?", "2031-10-01~", "2031-10-01T10:00", "2031"]
)
def test_today_is_one_plain_day(day):
    result = timeline("show", "--today", day)
    assert (result.code, result.out) == (2, "")
    assert f'"{day}" is not one day' in result.err
