"""Streams, color and width: decided once, here, for every command."""

from __future__ import annotations

import os
import sys

from scomm_timeline.cli.errors import UserError
from scomm_timeline.model.typed import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TextIO

    from scomm_timeline.cli.options import Shared
    from scomm_timeline.renderers import RenderOptions

LEAST_WIDTH: Final = 20
MOST_WIDTH: Final = 10_000
"""Columns of the widest page. What is wider is a slip, and memory is spent on every column."""


def render_options(shared: Shared) -> RenderOptions:
    """How to render for where the answer goes: a file, a pipe or a terminal."""
    from scomm_timeline.renderers import RenderOptions

    stream = None if shared.output else sys.stdout
    return RenderOptions(
        width=shared.width or page_width(stream),
        color=wants_color(shared.color, stream, os.environ),
        unicode=stream is None or is_unicode(stream),
        internal=shared.internal,
        # The terminal is internal; what is made to be passed on is not, unless somebody says so.
        work_product=shared.internal or shared.format.value == "text",
    )


def wants_color(choice: str, stream: TextIO | None, environment: Mapping[str, str]) -> bool:
    """Whether to color: the option beats NO_COLOR beats FORCE_COLOR beats "a terminal?".

    An empty variable counts as unset (no-color.org, force-color.org). `stream` is None for a file.
    """
    if choice in {"always", "never"}:
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream is not None and stream.isatty() and environment.get("TERM") != "dumb"


def page_width(stream: TextIO | None) -> int:
    """Columns of a terminal; a fixed number elsewhere, so that piped output is stable."""
    from scomm_timeline.renderers import PIPED_WIDTH

    if stream is None or not stream.isatty():
        return PIPED_WIDTH
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except OSError:
        columns = 0
    return min(max(columns, LEAST_WIDTH), MOST_WIDTH) if columns else PIPED_WIDTH


def is_unicode(stream: TextIO) -> bool:
    """Whether the stream takes every character."""
    return (stream.encoding or "").lower().replace("_", "-") in {"utf-8", "utf8", "utf-8-sig"}


def put(parts: Iterable[str]) -> None:
    """Write an answer to standard output, part by part, and let it go if nobody reads on.

    A character that the stream's encoding lacks is written as an escape, never lost.

    Raises:
        UserError: Standard output is closed, or its device takes no more.
    """
    if sys.stdout is None:  # `>&-` closed it before we started
        raise UserError("standard output is closed", "name a file with --output")
    encoding = sys.stdout.encoding or "utf-8"
    try:
        for one in parts:
            sys.stdout.write(one.encode(encoding, "backslashreplace").decode(encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output()
    except OSError as error:
        discard_output()
        raise UserError(f"cannot write to standard output: {error.strerror}") from error


def put_bytes(content: bytes) -> None:
    """Write a finished file to standard output as it is.

    Raises:
        UserError: Standard output is closed, or its device takes no more.
    """
    if sys.stdout is None:
        raise UserError("standard output is closed", "name a file with --output")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        discard_output()
    except OSError as error:
        discard_output()
        raise UserError(f"cannot write to standard output: {error.strerror}") from error


_kept: list[object] | None = None


def keep_to_the_end(value: object = None) -> None:
    """Keep a value as long as the process lives, if `leave` will end it; without one, `leave` will.

    Taking 100,000 statements apart one by one, only to leave, takes a tenth of reading them.
    """
    global _kept  # noqa: PLW0603 -- a fact about this process
    if value is None:
        _kept = []
    elif _kept is not None:
        _kept.append(value)


def leave(code: int) -> NoReturn:
    """End the process at once: its memory is given back as a whole."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except OSError:
        sys.exit(code)  # the usual way out tells what is wrong with a stream
    os._exit(code)


def discard_output() -> None:
    """Point standard output at nothing: what is still in its buffer would fail again at exit."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


def complain(*lines: str) -> None:
    """Write lines to standard error. Control characters in them are shown, not obeyed."""
    from scomm_timeline.renderers.visible import visible

    if sys.stderr is None:  # `2>&-` closed it before we started
        return
    if os.environ.get("GITHUB_ACTIONS"):
        from scomm_timeline.cli.build_logs import is_logged, unobeyed

        if is_logged(sys.stderr, os.environ):
            lines = tuple(unobeyed(visible(line)) for line in lines)
    try:
        for line in lines:
            sys.stderr.write(f"{visible(line)}\n")
        sys.stderr.flush()
    except OSError:
        return  # nobody can be told
