"""YAML text to plain values, untyped: every scalar stays the text that was typed.

The only module that imports yaml. It reads the parser's events itself, because PyYAML's loaders
guess types (`no`, `2010-10-06`, `002674`), keep the last of two equal keys in silence, and follow
aliases. Tried and measured: events are 2 to 5 times as fast as CSafeLoader.

Three passes, each only where the one before does not do. A bare loop reads files in which nothing
is unusual. `_Builder` reads the others and says what is wrong with them; given a table of places it
also says where every value stands, which only a diagnostic needs. What it cannot read at all, the
pure parser explains: the C one has other messages at other places for the same slip.
"""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from scomm_timeline.model.span import Span
from scomm_timeline.reading import slips
from scomm_timeline.reading.marks import STATEMENTS, Marks, Places
from scomm_timeline.reading.problem import Problem, quoted
from scomm_timeline.reading.slips import PROSE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scomm_timeline.model.span import Route
    from scomm_timeline.reading.slips import Slip

Value = Any
"""`str | None | list[Value] | dict[str, Value]`. Past this module a shape check comes before every
use, which a recursive alias could not tell the type checker."""

Event = Any  # what the two parsers yield; its marks have two types that share no base
Parser = Any  # yaml.BaseLoader, or yaml.CBaseLoader where PyYAML has libyaml

MAX_DEPTH: Final = 20
"""Deeper than any record; at 20,000 brackets a parser takes seconds."""

NO_KEY: Final = "\0"
"""Stands where a key was refused. Nobody can type it; the shape check passes it over."""

NOTHING: Final = frozenset({"", "~"})
"""Plain scalars that mean a missing value. `null` is text, like every other word."""

_BOM: Final = "\ufeff"
_OTHER_BREAKS: Final = {
    "\x85": "next line",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
}
_FastParser: Parser = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


class Document(NamedTuple):
    """One file's value; None if it is lost. `lines` gives the 1-based line of each statement."""

    value: Value
    lines: Mapping[int, int]
    problems: tuple[Problem, ...] = ()


class _TooDeepError(Exception):
    """Nesting beyond MAX_DEPTH. `index` is where, in characters."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


def read(text: str) -> Document:
    """Read one YAML document. Never raises on bad text: what is wrong is in `problems`.

    A syntax error, a second document or too much depth is fatal: `value` is then None. Any other
    problem names the route it belongs to, and the rest of the file stands.
    """
    text = text.removeprefix(_BOM)
    for character in _OTHER_BREAKS if not text.isascii() else ():
        if character in text:
            return Document(None, {}, (_other_break(text, text.index(character)),))
    try:
        return _sound_document(text) or _read_closely(text)
    except _TooDeepError as error:
        return Document(None, {}, (_too_deep(text, error.index),))


def _read_closely(text: str) -> Document:
    """Like `read`, of a text in which something is unusual. Raises _TooDeepError."""
    builder = _Builder(text)
    try:
        builder.feed(_parser_for(text))
    except (yaml.YAMLError, UnicodeEncodeError):
        builder = _Builder(text)
        try:
            builder.feed(yaml.BaseLoader(text))
        except yaml.YAMLError as error:
            return Document(None, {}, (_syntax_problem(text, error, builder.last),))
    return builder.document()


def locate(text: str) -> Places:
    """The place of every value and key of a file; of a broken one, of those before the break."""
    text = text.removeprefix(_BOM)
    places = Places()
    try:
        _Builder(text, places).feed(_parser_for(text))
    except (yaml.YAMLError, _TooDeepError, UnicodeEncodeError):
        try:
            places = Places()
            _Builder(text, places).feed(yaml.BaseLoader(text))
        except (yaml.YAMLError, _TooDeepError):
            return places
    return places


@contextmanager
def collection_paused() -> Iterator[None]:
    """Garbage collection off while many small values are built; worth 5 to 45 percent."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _parser_for(text: str) -> Parser:
    """The fast parser, but for texts with a tab: it takes some that the pure one refuses."""
    return _FastParser(text) if "\t" not in text else yaml.BaseLoader(text)


def _sound_document(text: str) -> Document | None:
    """The value of a text in which nothing is unusual; None if anything is, or if it is not YAML.

    Raises _TooDeepError.
    """
    try:
        return _bare_loop(_parser_for(text).get_event, text)
    except (yaml.YAMLError, UnicodeEncodeError):  # the second: half a character
        return None


def _bare_loop(next_event: Callable[[], Event], text: str) -> Document | None:  # noqa: C901
    """The value that the events of a text make, or None where `_Builder` has to look closely.

    Every character of a set passes through here, so the loop is written out: calls, and a span for
    every value, cost more than all the rest of reading. Raises YAMLError or _TooDeepError.
    """
    has_hash = "#" in text
    has_begun = False
    lines: dict[int, int] = {}
    statements: Value = None
    root: Value = None
    current: Value = None
    key: str | None = None
    is_map = False
    around: list[Value] = []
    while (event := next_event()) is not None:
        kind = event.__class__
        if kind is ScalarEvent:
            value = event.value
            if event.anchor is not None or event.tag is not None:
                return None
            if not event.style:
                if has_hash and key in PROSE and slips.loses_tail(text, event.end_mark.index):
                    return None
                if value in NOTHING:
                    value = None
            if key is not None:
                current[key] = value
                key = None
            elif is_map:
                if not value or value in current or value == "<<":
                    return None
                key = value
            elif current is not None:
                current.append(value)
            else:
                root = value
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor is not None or event.tag is not None:
                return None
            if len(around) >= MAX_DEPTH:
                raise _TooDeepError(event.start_mark.index)
            new: Value = {} if kind is MappingStartEvent else []
            if key is not None:
                if key == STATEMENTS and len(around) == 1:
                    statements = new
                current[key] = new
                key = None
            elif is_map:
                return None
            elif current is not None:
                if current is statements:
                    lines[len(current)] = event.start_mark.line + 1
                current.append(new)
            else:
                root = new
            around.append(current)
            current = new
            is_map = kind is MappingStartEvent
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            current = around.pop()
            is_map = current.__class__ is dict
        elif kind is AliasEvent or (kind is DocumentStartEvent and has_begun):
            return None
        else:
            has_begun = has_begun or kind is DocumentStartEvent
    return Document(root, lines)


class _Builder:
    """Turns parser events into values and problems. One instance reads one text, once."""

    def __init__(self, text: str, places: Places | None = None) -> None:
        self.last: Event = None  # the event before a syntax error
        self._text = text
        self._marks = Marks(text)
        self._places = places
        self._problems: list[Problem] = []
        self._root: Value = None
        self._lines: dict[int, int] = {}
        self._documents = 0
        self._skipping = 0  # open containers inside a key that was refused
        self._stack: list[tuple[Value, str | None]] = []  # container, key of the open entry
        self._current: Value = None
        self._key: str | None = None

    def document(self) -> Document:
        """What was read."""
        is_lost = any(one.is_fatal for one in self._problems)
        return Document(None if is_lost else self._root, self._lines, tuple(self._problems))

    def feed(self, parser: Parser) -> None:
        """Read all events. Raises YAMLError or _TooDeepError on what loses the file."""
        try:
            while self._documents <= 1 and (event := parser.get_event()) is not None:
                self._take(event)
                self.last = event
        finally:
            parser.dispose()

    def _take(self, event: Event) -> None:
        kind = event.__class__
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            self._start(event, {} if kind is MappingStartEvent else [])
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            self._end(event)
        elif self._skipping:
            return
        elif kind is ScalarEvent:
            self._scalar(event)
        elif kind is AliasEvent:
            self._alias(event)
        elif kind is DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self._report(
                    event, "L009", "a second YAML document starts here",
                    "put each document in a file of its own", is_fatal=True,
                )  # fmt: skip

    # -- events ------------------------------------------------------------------------------

    def _start(self, event: Event, new: Value) -> None:
        if len(self._stack) + self._skipping >= MAX_DEPTH:
            raise _TooDeepError(event.start_mark.index)
        if self._skipping:
            self._skipping += 1
        elif self._expects_key:
            self._report(
                event, "L008", "a key must be plain text",
                "a quotation that begins with [ or { belongs in a block: `quote: >-`",
            )  # fmt: skip
            self._skipping = 1
        else:
            self._open(event, new)

    def _open(self, event: Event, new: Value) -> None:
        self._refuse_properties(event)
        if len(self._stack) == 2 and self._stack[1][1] == STATEMENTS:
            self._lines[len(self._current)] = self._marks.at(event.start_mark.index).line
        container, key = self._current, self._key
        self._put(new, event)
        self._stack.append((container, key))
        self._current, self._key = new, None

    def _end(self, event: Event) -> None:
        if self._skipping:
            self._skipping -= 1
            if not self._skipping:
                self._key = NO_KEY
            return
        self._current, self._key = self._stack.pop()
        if self._places is not None:
            route = self._route()
            start = self._places.values[route].start
            self._places.values[route] = Span(start, self._marks.at(event.end_mark.index))
        self._key = None

    def _scalar(self, event: Event) -> None:
        self._refuse_properties(event)
        value: Value = event.value
        is_plain = not event.style
        if self._expects_key:
            self._take_key(event, "" if is_plain and value in NOTHING else value)
            return
        if is_plain and self._key in PROSE and self._loses_tail(event):
            self._report_slip(event, slips.hash_slip(self._key))
        self._put(None if is_plain and value in NOTHING else value, event)

    def _loses_tail(self, event: Event) -> bool:
        return slips.loses_tail(self._text, event.end_mark.index)

    def _alias(self, event: Event) -> None:
        self._refuse_properties(event)
        if self._expects_key:
            self._key = NO_KEY
        else:
            self._put(None, event)

    def _take_key(self, event: Event, key: str) -> None:
        route = (*self._route(), key)
        if not key:
            help_ = "write a field before the colon"
            self._report(event, "L008", "a key must be plain text; this one is empty", help_)
            self._key = NO_KEY
            return
        if key == "<<" and not event.style:
            self._report(
                event, "L007", 'the merge key "<<" is not part of a record', "write the values out; a header's values are "
                "the defaults of its statements", route,
            )  # fmt: skip
            self._key = NO_KEY
            return
        if key in self._current:
            self._report(
                event, "L004", f"key {quoted(key)} stands twice",
                "keep one of the two; YAML would silently keep the last", route,
                is_fatal=route == (STATEMENTS,),  # a whole list of statements would be lost
            )  # fmt: skip
        if self._places is not None:
            self._places.keys.setdefault(route, self._span(event))
        self._key = key

    def _refuse_properties(self, event: Event) -> None:
        """Anchors, aliases and tags; where they come from an unquoted quotation, say so."""
        if event.anchor is None and getattr(event, "tag", None) is None:
            return
        slip = slips.first_character(self._text, event.start_mark.index, self._key)
        if slip:
            self._report_slip(event, slip)
        elif event.anchor is not None:
            what = "alias" if event.__class__ is AliasEvent else "anchor"
            message = f"the {what} {quoted(event.anchor)} is not part of a record"
            self._report(event, "L005", message, "write the value out")
        else:
            typed = self._text[event.start_mark.index : event.end_mark.index].split()[0]
            message = f"the tag {quoted(typed)} is not part of a record"
            self._report(event, "L006", message, "remove the tag; every value is text")

    # -- values ------------------------------------------------------------------------------

    @property
    def _expects_key(self) -> bool:
        return self._key is None and self._current.__class__ is dict

    def _put(self, value: Value, event: Event) -> None:
        """Give the open entry, item or document its value."""
        if self._places is not None:
            self._places.values.setdefault(self._route(new=True), self._span(event))
        if self._current is None:
            self._root = value
        elif self._key is not None:
            self._current[self._key] = value
            self._key = None
        else:
            self._current.append(value)

    def _route(self, *, new: bool = False) -> Route:
        """The route of the open entry; `new` counts the item that is about to be appended."""
        steps: list[str | int] = [
            key if key is not None else len(container) - 1
            for container, key in self._stack
            if container is not None
        ]
        if self._key is not None:
            steps.append(self._key)
        elif self._current.__class__ is list:
            steps.append(len(self._current) - (not new))
        return tuple(steps)

    def _span(self, event: Event) -> Span:
        """From the first character of an event to behind its last."""
        start, end = event.start_mark.index, event.end_mark.index
        return Span(self._marks.at(start), self._marks.at(end))

    def _report_slip(self, event: Event, slip: Slip) -> None:
        self._report(event, slip.code, slip.message, slip.help)

    def _report(
        self,
        event: Event,
        code: str,
        message: str,
        help_: str,
        route: Route | None = None,
        *,
        is_fatal: bool = False,
    ) -> None:
        if route is None:  # a key that is refused has no route of its own
            route = (*self._route(), NO_KEY) if self._expects_key else self._route(new=True)
        span = self._span(event)
        self._problems.append(Problem(code, message, help_, route, span, is_fatal=is_fatal))


# -- what loses the file --------------------------------------------------------------------------


def _fatal(text: str, index: int, code: str, message: str, help_: str) -> Problem:
    at = Marks(text).at(index)
    return Problem(code, message, help_, (), Span(at, at), is_fatal=True)


def _too_deep(text: str, index: int) -> Problem:
    return _fatal(
        text, index, "L011", f"nested more than {MAX_DEPTH} levels deep",
        "no record needs more; look for a stray bracket",
    )  # fmt: skip


def _other_break(text: str, index: int) -> Problem:
    """A character that looks like a space, or like nothing, and that YAML takes for a new line."""
    name = f"U+{ord(text[index]):04X} ({_OTHER_BREAKS[text[index]]})"
    return _fatal(
        text, index, "L002", f"character {name} breaks a line in YAML and nowhere else",
        "remove it; it is invisible in most editors and comes with text copied from a page",
    )  # fmt: skip


def _syntax_problem(text: str, error: yaml.YAMLError, last: Event) -> Problem:
    """The pure parser's error, at its place, with the commonest slips named."""
    if isinstance(error, yaml.reader.ReaderError):
        character = error.character
        number = ord(character) if isinstance(character, str) else character
        return _fatal(
            text, error.position, "L002", f"character U+{number:04X} is not allowed in YAML",
            "remove it; it is invisible in most editors",
        )  # fmt: skip
    what = str(getattr(error, "problem", None) or "it cannot be read")
    indexes = _indexes(error)
    slip = _open_quotation(text, indexes[-1], last)
    for index in indexes:
        slip = slip or slips.in_syntax_error(text, index, what)
    if slip is not None:
        at = indexes[0] if slip.at is None else slip.at
        return _fatal(text, at, slip.code, slip.message, slip.help)
    help_ = "quotations are safest as a block: `quote: >-` with the words on the next line"
    if "\\t" in what:
        what, help_ = "a tab where only spaces may stand", "indent with spaces"
    return _fatal(text, indexes[0], "L003", f"not YAML: {what}", help_)


def _indexes(error: yaml.YAMLError) -> list[int]:
    """Where the mistake is, then where the parser noticed it, as far as it knows both."""
    marks: list[Any] = [getattr(error, "problem_mark", None)]
    context = str(getattr(error, "context", None) or "")
    if any(what in context for what in ("quoted scalar", "flow", "simple key")):
        marks.insert(0, getattr(error, "context_mark", None))
    return [mark.index for mark in marks if mark is not None] or [0]


def _open_quotation(text: str, index: int, last: Event) -> Slip | None:
    """A quoted value right before the error: its closing mark stands inside the words."""
    if getattr(last, "style", None) not in ('"', "'"):
        return None
    start, end = last.start_mark.index, last.end_mark.index
    if end > index or text[end:index].strip(" "):
        return None
    line = text[text.rfind("\n", 0, start) + 1 : start]
    key = re.search(r"([a-z][a-z-]*):[ \t]+$", line)
    return slips.quote_mark_slip(key[1], start) if key and key[1] in PROSE else None
