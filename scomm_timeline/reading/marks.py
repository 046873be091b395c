"""Where values stand in a text: counts of characters, lines and columns, routes."""

from __future__ import annotations

from bisect import bisect_right

from scomm_timeline.model.span import TOP, Position
from scomm_timeline.model.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from scomm_timeline.model.span import Route, Span

STATEMENTS: Final = "statements"
"""The key of a record file's list."""

_LINE_BREAK: Final = r"\r\n|\r|\n"


class Places:
    """Where each value, and each key, of one file stands."""

    def __init__(self) -> None:
        self.values: dict[Route, Span] = {}
        self.keys: dict[Route, Span] = {}

    def span(self, route: Route, *, on_key: bool = False) -> Span:
        """The place of a value (or its key), or of the nearest value around it.

        A statement's value that stands nowhere in the statement was typed in the header.
        """
        in_statement = route[:1] == (STATEMENTS,) and len(route) > 2
        if in_statement and route[:3] not in self.values and route[2:3] in self.values:
            route = route[2:]
        if on_key and route in self.keys:
            return self.keys[route]
        while route and route not in self.values:
            route = route[:-1]
        return self.values.get(route, TOP)


PROSE: Final = frozenset(
    {
        "characterization",
        "condition",
        "description",
        "exclude",
        "exclusive-why",
        "facts-disagree",
        "fragment",
        "how",
        "include",
        "locator",
        "made-as-written",
        "means",
        "near-duplicate",
        "not-archived",
        "negation",
        "notes",
        "paraphrase",
        "publisher",
        "question",
        "quote",
        "reads-as-why",
        "reason",
        "redaction",
        "reported",
        "reporter-hedge",
        "role",
        "sources-disagree",
        "text",
        "title",
        "version-differs",
        "why",
    }
)
"""Fields that hold free text. A comment behind an unquoted one is taken for its lost tail."""


class Marks:
    """Line and column from a count of characters.

    The YAML parsers agree on the count, but not on the line of a mark at the end of a text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []

    def at(self, index: int) -> Position:
        """The position of one character, or of the end."""
        if not self._starts:
            import re  # noqa: PLC0415 -- start-up counts, and a sound set asks for no place

            self._starts = [0, *(one.end() for one in re.finditer(_LINE_BREAK, self._text))]
        line = bisect_right(self._starts, index)
        return Position(line, index - self._starts[line - 1] + 1)
