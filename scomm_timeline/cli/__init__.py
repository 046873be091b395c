"""The command line: the only layer that knows streams, color and exit codes."""

# Imported by every run, `--help` included: nothing heavy may be imported up here.

from __future__ import annotations

import errno
import gc
import os
import sys

from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.model.typed import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM: Final = "timeline"
LIMITS: Final = "TIMELINE_LIMITS"  # `model.limits.VARIABLE`, which `--help` need not import
_COMPLETION: Final = "_TIMELINE_COMPLETE"  # set by a shell that asks for completions
_READ_PLAINLY: Final = frozenset({"contradictions", "report", "show"})
"""Commands whose modules do not import the library; `cli.plain` says what it reads of them."""

_LOST_FOR_WORDS: Final = (KeyError, IndexError, ValueError)
"""What the library raises where the words to complete are missing or no words."""


def main() -> NoReturn:
    """Run the command line that was typed and exit with its code."""
    # A run is short and its records form no cycles: looking for some costs a tenth of it.
    gc.disable()
    from scomm_timeline.cli.terminal import keep_to_the_end, leave

    keep_to_the_end()
    leave(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code.

    Raises:
        SystemExit: A shell asked for completions; that protocol has codes of its own.
    """
    try:
        return _obey(list(arguments))
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- a crash must never look like exit 1, "found"
        if isinstance(error, _LOST_FOR_WORDS) and _COMPLETION in os.environ:
            return ExitCode.USAGE  # not a shell that asked: it would have said for which words
        return _report_bug(error, with_trace="--debug" in arguments)


def _obey(arguments: list[str]) -> int:
    from scomm_timeline.cli.errors import UserError
    from scomm_timeline.cli.terminal import complain

    try:
        _set_limits(os.environ.get(LIMITS, ""))
        code = _obeyed_plainly(arguments)
        return _obeyed(arguments) if code is None else code
    except UserError as error:
        complain(_one_line(error.message, error.advice))
        return error.code
    except OSError as error:
        return _told_of_machine(error)


def _obeyed_plainly(arguments: list[str]) -> int | None:
    """The exit code of a command line that is read without the library; None for any other."""
    if not arguments or arguments[0] not in _READ_PLAINLY or _COMPLETION in os.environ:
        return None
    from scomm_timeline.cli.plain import call_of

    call = call_of(arguments)
    return call() if call is not None else None


def _obeyed(arguments: list[str]) -> int:
    """The exit code of a command line that the library reads."""
    import typer

    from scomm_timeline.cli.app import command, usage_error
    from scomm_timeline.cli.terminal import complain

    try:
        code = command().main(args=arguments, prog_name=PROGRAM, standalone_mode=False)
    except usage_error() as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context is not None else PROGRAM
        message = " ".join(error.format_message().split())
        complain(_one_line(message, f"see `{path} --help`"))
        return ExitCode.USAGE
    except typer.Abort:
        return ExitCode.INTERRUPTED
    except SystemExit as exited:
        # The library exits with 1 when whoever read the help has left; that is no finding.
        if exited.code == 1 and _COMPLETION not in os.environ:
            return ExitCode.DONE
        raise
    return code if isinstance(code, int) else ExitCode.DONE


_OF_THE_MACHINE: Final = frozenset(
    {
        *(errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP),
        *(errno.ENAMETOOLONG, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO),
        *(errno.EMFILE, errno.ENFILE, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ETXTBSY),
    }
)
"""What the system says of a path, a disk or a device; a bug of ours would have another reason."""


def _set_limits(text: str) -> None:
    """What the user's environment raises. Raises UserError if it is no limit."""
    if not text:
        return
    from scomm_timeline.cli.errors import UserError
    from scomm_timeline.model import limits

    try:
        limits.set_limits(text)
    except limits.LimitsError as error:
        raise UserError(f"{LIMITS}: {error}", f"{LIMITS}=depth=40") from error


def _told_of_machine(error: OSError) -> ExitCode:
    """Say what the system refused. Raises the error again if the fault may be ours."""
    from scomm_timeline.cli.terminal import complain, discard_output

    if error.errno not in _OF_THE_MACHINE:
        raise error
    if error.errno == errno.ENOSPC:
        discard_output()
        complain(_one_line(f"cannot write: {error.strerror}", ""))
        return ExitCode.USAGE
    path = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    if len(path) > _SHOWN_PATH:
        path = f"{path[:_SHOWN_PATH]}..."
    what = f'cannot use "{path}"' if path else "the system refuses"
    complain(_one_line(f"{what}: {error.strerror}", "check the path"))
    return ExitCode.USAGE


_SHOWN_PATH: Final = 200
"""Characters of a path that a message shows."""


def _one_line(message: str, advice: str) -> str:
    return f"{PROGRAM}: {message} ({advice})" if advice else f"{PROGRAM}: {message}"


def _report_bug(error: Exception, *, with_trace: bool) -> ExitCode:
    """One line for the user; everything for us if asked."""
    from scomm_timeline.cli.terminal import complain

    if with_trace:
        import traceback

        complain(*"".join(traceback.format_exception(error)).splitlines())
    what = " ".join(f"{type(error).__name__}: {error}".split())
    complain(
        f"{PROGRAM}: internal error: {what} (a bug in {PROGRAM}, not in your records: please "
        f"report it with what the same command prints with --debug)"
    )
    return ExitCode.BUG
