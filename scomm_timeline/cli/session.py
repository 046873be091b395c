"""What every command does before and after its own work: open the set, write the answer."""

from __future__ import annotations

import os
import sys

from scomm_timeline.cli.choosing import read_date
from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode, first_of
from scomm_timeline.cli.terminal import (
    LEAST_WIDTH,
    MOST_WIDTH,
    complain,
    keep_to_the_end,
    put,
    put_bytes,
    render_options,
)
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from scomm_timeline.cli.options import Shared
    from scomm_timeline.disk.sets import SetFolder
    from scomm_timeline.model.corpus import Corpus, LeftOut, Loaded
    from scomm_timeline.model.dates import Day, FuzzyDate
    from scomm_timeline.model.inputs import InputFile
    from scomm_timeline.reading.memory import Memory
    from scomm_timeline.reports import Report


class Session(NamedTuple):
    """A set that was read, and how the user wants to be answered.

    `memory` is what may spare the next run the reading; None if nothing is to be kept.
    """

    shared: Shared
    folder: SetFolder
    files: Sequence[InputFile]
    loaded: Loaded
    memory: Memory | None = None

    @property
    def is_shipped(self) -> bool:
        """True for the set that came with the program."""
        return self.folder.is_shipped

    def corpus(self) -> Corpus:
        """The set.

        Raises:
            UserError: Its vocabulary does not load. The problems are on standard error by then.
        """
        if self.loaded.corpus is None:
            complain(*_problems(self).splitlines())
            is_large = any(one.code.id == "S234" for one in self.loaded.diagnostics)
            why = "the set is too large" if is_large else "the vocabulary of the set does not load"
            raise UserError(
                f"incomplete: {why}, so nothing can be answered",
                "mend the files named above",
                code=ExitCode.INCOMPLETE,
            )
        return self.loaded.corpus

    def corpus_known_on(self, day: FuzzyDate | None) -> Corpus:
        """The set as the public could know it by the end of `day`; None for all of it.

        Raises:
            UserError: Its vocabulary does not load.
        """
        corpus = self.corpus()
        if day is None:
            return corpus
        from scomm_timeline.analysis.knowledge import as_known_on

        return as_known_on(corpus, day)

    def text_of(self, path: str) -> str:
        """The text of one file of the set; empty if there is no such file."""
        return next((one.text or "" for one in self.files if one.path == path), "")


def open_set(shared: Shared, *, with_notices: bool = False) -> Session:
    """Read the set that the user named, or the nearest, or the shipped one.

    Notices cost time and nothing else: only `check` asks for them, and whether a signed day is to
    come.

    Raises:
        UserError: There is no set, or the answer could not be written where it is to go.
    """
    from scomm_timeline.disk.sets import (
        SetChangingError,
        SetNotFoundError,
        SetTooLargeError,
        find_set,
        read_set,
    )
    from scomm_timeline.model import limits

    check_values(shared)
    try:
        folder = find_set(shared.set_dir, os.curdir)
        files = read_set(folder.name)
    except SetNotFoundError as error:
        raise UserError(str(error), error.help) from error
    except (SetChangingError, SetTooLargeError) as error:
        raise UserError(f"the set is not read: {error}", error.help) from error
    except OSError as error:
        raise UserError(f"cannot read the set: {error.strerror}", "name it with --set") from error
    if with_notices or shared.no_cache or limits.are_raised():
        from scomm_timeline.reading.load import load

        today = read_today(shared) if with_notices else None
        loaded = load(files, with_notices=with_notices, today=today)
        session = Session(shared, folder, files, loaded)
    else:
        session = _recalled(shared, folder, files)
    keep_to_the_end(session)
    return session


def _recalled(shared: Shared, folder: SetFolder, files: Sequence[InputFile]) -> Session:
    """A set that is read only as far as it changed since the last time."""
    from scomm_timeline.disk import cache
    from scomm_timeline.reading.memory import Memory

    def read(memory: Memory) -> Loaded:
        from scomm_timeline.reading.load import load

        return load(files, memory=memory)

    memory = Memory(cache.recalled(folder.name))
    loaded = memory.recall(files, read) or read(memory)
    return Session(shared, folder, files, loaded, memory)


def read_today(shared: Shared) -> Day | None:
    """The day that counts as today; None if nobody said. Raises UserError if it is no day."""
    today = read_date("--today", shared.today)
    return today.earliest if today is not None else None


def check_values(shared: Shared) -> None:
    """What the command-line library does not check. Raises UserError."""
    today = read_date("--today", shared.today)
    if today is not None and not (today.is_day and len(today.written) == len("2010-08-17")):
        # Nor a day with a minute or a doubt: seals and verdicts bear it as it is written.
        raise UserError(
            f'--today: "{today.written}" is not one day', "write one day, such as 2010-08-17"
        )
    if shared.width is not None and shared.width < LEAST_WIDTH:
        raise UserError(f"--width: {shared.width} columns hold no text", f"at least {LEAST_WIDTH}")
    if shared.width is not None and shared.width > MOST_WIDTH:
        raise UserError(
            f"--width: {shared.width} columns are more than any page has", f"at most {MOST_WIDTH}"
        )
    if shared.output is not None:
        _check_output(shared.output)


def _check_output(output: str) -> None:
    from pathlib import Path

    from scomm_timeline.disk.writes import is_part_of_set

    if not output or Path(output).is_dir():
        raise UserError(f'--output: "{output}" is a folder', "name a file")
    try:
        is_inside = is_part_of_set(Path(output))
    except RuntimeError as error:  # how Python 3.11 and 3.12 say it
        raise UserError(f'--output: "{output}" is a link that leads to itself') from error
    if is_inside:
        raise _is_in_a_set(output)


def _is_in_a_set(output: str | Path) -> UserError:
    return UserError(
        f'--output: "{output}" belongs to a set of statements',
        "write outside the folder of the set",
    )


def answer(session: Session, report: Report, *codes: ExitCode) -> ExitCode:
    """Write the answer, name what was left out, and give the code to exit with.

    Raises:
        UserError: The answer cannot be written.
    """
    from scomm_timeline.renderers import render

    shared = session.shared
    text = render(shared.format.value, report, render_options(shared))
    write(shared, [_as_logged(shared, text)])
    return finish(session, *codes)


def _as_logged(shared: Shared, text: str) -> str:
    """The answer as it may stand in the log of a build server."""
    if not os.environ.get("GITHUB_ACTIONS"):
        return text
    from scomm_timeline.cli.build_logs import is_logged, unobeyed

    stream = None if shared.output else sys.stdout
    if not is_logged(stream, os.environ):
        return text
    return unobeyed(text, as_json=shared.format.value in {"json", "jsonl"})


def write(shared: Shared, parts: Iterable[str]) -> None:
    """Write an answer where the user wants it. Raises UserError if that cannot be done."""
    output = shared.output
    if output:
        _write(output, parts)
    else:
        put(parts)


def write_file(shared: Shared, content: bytes) -> None:
    """Write a finished file where the user wants it. Raises UserError if that cannot be done."""
    if shared.output:
        _write_bytes(shared.output, [content])
    else:
        put_bytes(content)


def finish(session: Session, *codes: ExitCode) -> ExitCode:
    """Name what was left out, keep what was read, and give the code to exit with."""
    shared, left_out = session.shared, session.loaded.left_out
    if left_out:
        complain(*incomplete_lines(left_out, brief=shared.quiet))
    if session.memory is not None and session.memory.has_news:
        from scomm_timeline.disk import cache

        cache.remember(session.folder.name, session.memory.head, session.memory.parts)
    held = [*codes, *([ExitCode.INCOMPLETE] if left_out else [])]
    if shared.exit_zero:
        held = [code for code in held if code is not ExitCode.FOUND]
    return first_of(held)


def _write(output: str, parts: Iterable[str]) -> None:
    _write_bytes(output, (one.encode("utf-8") for one in parts))


def _write_bytes(output: str, parts: Iterable[bytes]) -> None:
    from pathlib import Path

    from scomm_timeline.disk.writes import is_part_of_set, write_bytes

    path = Path(output)
    try:
        # Looked at again: a link may lead elsewhere than when the command began.
        target = path.resolve() if path.is_file() or not path.exists() else path
        if is_part_of_set(target):
            raise _is_in_a_set(path)
        write_bytes(target, parts)
    except OSError as error:
        raise UserError(f'--output: cannot write "{path}": {error.strerror}') from error


def incomplete_lines(left_out: Sequence[LeftOut], *, brief: bool, of: str = "") -> list[str]:
    """The answer is incomplete, and what is missing from it; `of` names one of several sets."""
    count = f"{len(left_out)} left out{f' of {of}' if of else ''}"
    first = f"timeline: incomplete: {count} (`timeline check` shows where and why)"
    return [first] if brief else [first, *map(_named, left_out)]


def _named(one: LeftOut) -> str:
    """What was left out and why; the path is empty where everything was."""
    what = f"{one.path}: {one.id or 'the whole file'}: " if one.path else ""
    return f"  {what}{one.reason}"


def _problems(session: Session) -> str:
    """Every problem of the set as text, for standard error."""
    from scomm_timeline.pipeline.taking_stock import build_check_report
    from scomm_timeline.renderers import RenderOptions, render

    report = build_check_report(session.loaded, is_shipped=session.is_shipped)
    return render("text", report, RenderOptions())
