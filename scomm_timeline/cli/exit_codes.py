"""What a run's exit code says, the same in every format. The README and ADR 0004 hold the table."""

from __future__ import annotations

from scomm_timeline.model.closed import IntEnum
from scomm_timeline.model.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable


class ExitCode(IntEnum):
    """One number for each thing that a script would do differently."""

    DONE = 0
    FOUND = 1
    USAGE = 2
    INCOMPLETE = 3
    REFUSED = 4
    EMPTY = 5
    BUG = 70
    INTERRUPTED = 130


PRECEDENCE: Final = (
    ExitCode.BUG,
    ExitCode.INTERRUPTED,
    ExitCode.USAGE,
    ExitCode.INCOMPLETE,
    ExitCode.REFUSED,
    ExitCode.EMPTY,
    ExitCode.FOUND,
    ExitCode.DONE,
)
"""Where several hold, the first of these is given."""


def first_of(codes: Iterable[ExitCode]) -> ExitCode:
    """The code to exit with where all of `codes` hold; DONE where none does."""
    return min(codes, key=PRECEDENCE.index, default=ExitCode.DONE)
