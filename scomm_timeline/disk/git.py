"""git, asked for what stands in a repository, and for nothing else.

Two plumbing commands, `cat-file` and `ls-tree`; neither runs hooks, filters or a file monitor, and
what could make them do so is switched off besides. A name typed by the user reaches git on a
stream, never as an argument, so it cannot be taken for an option.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Final

from scomm_timeline.disk.bundles import VersionError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COMMANDS: Final = ("cat-file", "ls-tree")
_OFF: Final = (
    "--no-pager",
    "--no-replace-objects",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "core.attributesFile=",
)
ENVIRONMENT: Final[dict[str, str]] = {
    # A partial clone would fetch what it lacks, by any program that its configuration names. git before
    # 2.39.4 knows only the second; it stands above the configuration, as `-c protocol.allow` does not.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
"""What git is told besides, whatever the user's own environment says."""

_SECONDS: Final = 60
_MOST_SAID: Final = 64 * 1024
"""Bytes of what git says of an error that are kept; its first line is shown."""


@contextmanager
def ask(folder: Path, command: str, *options: str, text: str = "") -> Iterator[IO[bytes]]:
    """What a command prints, while it prints it; it is ended if nobody reads on.

    Raises:
        VersionError: It fails, with what git says; or it does not come to an end.
    """
    assert command in _COMMANDS  # noqa: S101 -- a promise of this module
    process = _started(folder, command, options)
    is_late = threading.Event()

    def end() -> None:
        is_late.set()
        process.kill()

    said: list[bytes] = []
    clock = threading.Timer(_SECONDS, end)
    helpers = (
        clock,
        threading.Thread(target=_tell, args=(process.stdin, text)),
        threading.Thread(target=_listen, args=(process.stderr, said)),
    )
    for one in helpers:
        one.daemon = True
        one.start()
    try:
        assert process.stdout is not None  # noqa: S101 -- it was started with pipes
        with process.stdout as answer:
            yield answer
        failed = process.wait() != 0
    finally:
        clock.cancel()
        process.kill()
        process.wait()
        for one in helpers:
            one.join()
    if is_late.is_set():
        raise _silent()
    if failed:
        raise _failed(b"".join(said).decode(errors="replace"))


def _started(folder: Path, command: str, options: tuple[str, ...]) -> subprocess.Popen[bytes]:
    program = shutil.which("git")
    if program is None:
        raise VersionError(
            "there is no such file or folder, and git, which reads revisions, is not installed",
            "install git, or name a folder or an archive",
        )
    try:
        return subprocess.Popen(  # noqa: S603 -- two commands of git; names arrive on a stream
            [program, "-C", str(folder), *_OFF, command, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **ENVIRONMENT},
        )
    except OSError as error:
        raise _silent() from error


def _tell(stream: IO[bytes] | None, text: str) -> None:
    """Write all of a text; a program that has ended hears nothing."""
    if stream is not None:
        with suppress(OSError), stream:
            stream.write(text.encode(errors="surrogateescape"))


def _listen(stream: IO[bytes] | None, said: list[bytes]) -> None:
    """Keep the beginning of what a stream says, and read on, or its program would wait."""
    if stream is not None:
        with stream:
            said.append(stream.read(_MOST_SAID))
            while stream.read(_MOST_SAID):
                continue


def _silent() -> VersionError:
    return VersionError("git does not answer", "name a folder or an archive")


def _failed(said: str) -> VersionError:
    lines = said.strip().splitlines()
    first = lines[0].removeprefix("fatal: ") if lines else "it gives no reason"
    if "not a git repository" in said:
        return VersionError(
            "there is no such file or folder, and this is not a git repository",
            "check the path; a revision is looked for where the set is, or where you are",
        )
    return VersionError(f"git cannot read it: {first}", "check the repository with `git fsck`")
