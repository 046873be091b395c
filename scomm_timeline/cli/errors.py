"""What the user can mend: one line on standard error, and no trace."""

from __future__ import annotations

from scomm_timeline.cli.exit_codes import ExitCode


class UserError(Exception):
    """The command cannot be carried out as typed.

    Attributes:
        message: What is wrong, with the value in double quotes.
        advice: What to do about it.
        code: The exit code; USAGE unless the fault is in the set.
    """

    def __init__(self, message: str, advice: str = "", *, code: ExitCode = ExitCode.USAGE) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.code = code
