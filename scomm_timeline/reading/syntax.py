"""Why a file cannot be read as YAML at all, in words for whoever typed a legal quotation into it."""

from __future__ import annotations

import re

from scomm_timeline.model.span import Span
from scomm_timeline.model.typed import TYPE_CHECKING, Any, Final
from scomm_timeline.reading import slips
from scomm_timeline.reading.marks import PROSE, Marks
from scomm_timeline.reading.problem import Problem

if TYPE_CHECKING:
    from scomm_timeline.reading.slips import Slip

BOM: Final = "\ufeff"
REFUSED: Final = {
    "\x85": "next line",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
    BOM: "byte order mark",
}
"""Invisible characters that YAML, or one of its parsers, takes for more than a character."""

QUESTION_MARK: Final = (
    "L003",
    "not YAML: a question mark in a value between brackets or braces",
    "put the value in quotation marks",
)
"""Code, message and help for `[?why]`, of which the parsers would lose the sign."""

_BEGUN_THERE: Final = ("quoted scalar", "flow", "simple key")
"""What a parser was in the middle of when the mistake is where that began."""


def fatal(text: str, index: int, code: str, message: str, help_: str) -> Problem:
    """A problem at one character that loses the file."""
    at = Marks(text).at(index)
    return Problem(code, message, help_, (), Span(at, at), is_fatal=True)


def refused_character(text: str) -> Problem | None:
    """The first of the characters that look like nothing and break a line in YAML."""
    if text.isascii():
        return None
    index = min((at for one in REFUSED if (at := text.find(one)) >= 0), default=-1)
    if index < 0:
        return None
    message = f"character U+{ord(text[index]):04X} ({REFUSED[text[index]]}) inside the text"
    help_ = "remove it; it is invisible in most editors and comes with text copied from a page"
    return fatal(text, index, "L002", message, help_)


def explain(text: str, error: Any, last: Any) -> Problem:  # noqa: ANN401 -- PyYAML's, untyped
    """The pure parser's error, at its place, with the commonest slips named.

    `last` is the event before the error, if there was one.
    """
    if hasattr(error, "character"):
        number = ord(error.character) if isinstance(error.character, str) else error.character
        message = f"character U+{number:04X} is not allowed in YAML"
        return fatal(text, error.position, "L002", message, "it is invisible; remove it")
    what = str(getattr(error, "problem", None) or "it cannot be read")
    indexes = _indexes(error)
    if what.endswith("'?'"):
        return fatal(text, indexes[-1], *QUESTION_MARK)
    slip = _open_quotation(text, indexes[-1], last)
    for index in indexes:
        slip = slip or slips.in_syntax_error(text, index, what)
    if slip is not None:
        at = indexes[0] if slip.at is None else slip.at
        return fatal(text, at, slip.code, slip.message, slip.help)
    help_ = "quotations are safest as a block: `quote: >-` with the words on the next line"
    if "\\t" in what:
        what, help_ = "a tab where only spaces may stand", "indent with spaces"
    return fatal(text, indexes[0], "L003", f"not YAML: {what}", help_)


def _indexes(error: Any) -> list[int]:  # noqa: ANN401 -- see `explain`
    """Where the mistake is, then where the parser noticed it, as far as it knows both."""
    marks = [getattr(error, "problem_mark", None)]
    context = str(getattr(error, "context", None) or "")
    if any(what in context for what in _BEGUN_THERE):
        marks.insert(0, getattr(error, "context_mark", None))
    return [mark.index for mark in marks if mark is not None] or [0]


def _open_quotation(text: str, index: int, last: Any) -> Slip | None:  # noqa: ANN401 -- see above
    """A quoted value right before the error: its closing mark stands inside the words."""
    if getattr(last, "style", None) not in ('"', "'"):
        return None
    start, end = last.start_mark.index, last.end_mark.index
    if end > index or text[end:index].strip(" "):
        return None
    line = text[text.rfind("\n", 0, start) + 1 : start]
    key = re.search(r"([a-z][a-z-]*):[ \t]+$", line)
    return slips.quote_mark_slip(key[1], start) if key and key[1] in PROSE else None
