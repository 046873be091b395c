"""How far a long run has come: one line on a terminal, and nothing anywhere else."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from types import TracebackType

PATIENCE: Final = 1.0
"""Seconds before anything is shown: a run that is over by then needs no bar."""

_CELLS: Final = 24
_CLEAR: Final = "\r\x1b[K"


class Progress:
    """A bar on standard error, gone when the run is over. A context manager."""

    def __init__(self, total: int, what: str, *, quiet: bool = False) -> None:
        self._total = total
        self._what = what
        self._done = 0
        self._aside = 0
        self._is_on = not quiet and sys.stderr is not None and sys.stderr.isatty()
        self._start = time.monotonic()
        self._is_drawn = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._is_drawn:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        self._draw()

    def step_aside(self, what: str) -> None:
        """One more of what nobody can tell the number of beforehand, such as files of a folder."""
        self._aside += 1
        self._draw(f"; {self._aside} {what}")

    def _draw(self, aside: str = "") -> None:
        if self._is_on and time.monotonic() - self._start >= PATIENCE:
            filled = _CELLS * self._done // max(self._total, 1)
            bar = "#" * filled + "." * (_CELLS - filled)
            sys.stderr.write(f"{_CLEAR}[{bar}] {self._done} of {self._total} {self._what}{aside}")
            sys.stderr.flush()
            self._is_drawn = True
