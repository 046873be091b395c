"""Places in a text: positions, spans and the routes that name a value inside a record."""

from __future__ import annotations

from scomm_timeline.model.named import NamedTuple

Route = tuple[str | int, ...]
"""Keys and indices from the top of a file to one value; `()` is the whole file."""


class Position(NamedTuple):
    """One character of a text. Line and column are 1-based."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of text; `end` is exclusive."""

    start: Position
    end: Position


TOP = Span(Position(1, 1), Position(1, 1))


class Origin(NamedTuple):
    """Where a statement came from. Never part of what a statement says.

    `path` is relative to the set's folder and uses `/`; `line` is 1-based; `number` is the place of
    the statement in its file, from 0.
    """

    path: str
    line: int
    number: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"
