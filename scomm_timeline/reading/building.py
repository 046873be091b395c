"""Files in which something is unusual, from the parser's events: values, and what is wrong with them.

Given a table of places, it also says where every value stands, which only a diagnostic needs.
"""

from __future__ import annotations

import re

from scomm_timeline.model import limits
from scomm_timeline.model.span import Span
from scomm_timeline.model.typed import TYPE_CHECKING, Final
from scomm_timeline.reading import slips, syntax
from scomm_timeline.reading.events import (
    GLUED,
    NOTHING,
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ParsersDifferError,
    PureParser,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    TooDeepError,
    counted_events,
)
from scomm_timeline.reading.marks import PROSE, STATEMENTS, Marks, Places
from scomm_timeline.reading.problem import Problem, quoted
from scomm_timeline.reading.value import Document, Value

if TYPE_CHECKING:
    from scomm_timeline.model.span import Route
    from scomm_timeline.reading.events import Event, Parser
    from scomm_timeline.reading.slips import Slip

NO_KEY: Final = "\0"
"""Stands where a key was refused. Nobody can type it; the shape check passes it over."""


class Builder:
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
        self._flows = 0  # open brackets and braces
        self._stack: list[tuple[Value, str | None]] = []  # container, key of the open entry
        self._current: Value = None
        self._key: str | None = None
        self._key_end = 0
        self._is_fast = False
        self._is_glued = GLUED.search(text) is not None
        self._seen = 0  # the end of the event before
        self._most_levels = limits.most("depth")
        self._most_letters = limits.most("value-characters")

    def document(self) -> Document:
        """What was read."""
        is_lost = any(one.is_fatal for one in self._problems)
        return Document(None if is_lost else self._root, self._lines, tuple(self._problems))

    def feed(self, parser: Parser) -> None:
        """Read all events. Raises YAMLError or TooDeepError on what loses the file.

        With a fast parser also ParsersDifferError, where only the pure one can tell.
        """
        self._is_fast = not isinstance(parser, PureParser)
        try:
            next_event = counted_events(parser.get_event, self._text)
            while self._documents <= 1 and (event := next_event()) is not None:
                self._take(event)
                self.last = event
        finally:
            parser.dispose()

    def _take(self, event: Event) -> None:
        kind = event.__class__
        if self._is_glued:
            self._look_between(event)
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

    def _look_between(self, event: Event) -> None:
        """Refuse signs between two values that the parsers pass over: `"no"#3`, `[?why]`."""
        start, end = event.start_mark.index, event.end_mark.index
        for comment in re.finditer(r"#[^\n]*", self._text[self._seen : start]):
            at = self._seen + comment.start()
            if at and not self._text[at - 1].isspace():
                self._problems.append(syntax.fatal(self._text, at, *slips.GLUED_HASH))
        if self._flows and start and self._text[start - 1] == "?":
            self._problems.append(syntax.fatal(self._text, start - 1, *syntax.QUESTION_MARK))
        self._seen = max(self._seen, end)

    # -- events ------------------------------------------------------------------------------

    def _start(self, event: Event, new: Value) -> None:
        if len(self._stack) + self._skipping >= self._most_levels:
            raise TooDeepError(event.start_mark.index)
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
        self._flows += bool(self._flows or event.flow_style)
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
        self._flows -= bool(self._flows)
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
        if self._is_fast and is_plain and self._flows and "?" in value:
            raise ParsersDifferError
        if len(value) > self._most_letters:
            value = self._cut(event, value)
        if self._expects_key:
            self._take_key(event, "" if is_plain and value in NOTHING else value)
            return
        if is_plain and self._key in PROSE and self._loses_tail(event):
            self._report_slip(event, slips.hash_slip(self._key))
        self._put(None if is_plain and value in NOTHING else value, event)

    def _cut(self, event: Event, value: str) -> str:
        """The first character of a value that is too long; the whole is refused."""
        message = f"a value of {len(value):,} characters"
        help_ = limits.how_to_raise("value-characters", len(value))
        self._report(event, "L014", message, help_)
        return value[:1]

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
        self._key_end = event.end_mark.index
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
        tag = getattr(event, "tag", None)
        if tag is not None and self._is_fast:
            raise ParsersDifferError
        if event.anchor is None and tag is None:
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
        if start == end and event.__class__ is ScalarEvent and self._key is not None:
            # The parsers place what is missing before or behind the spaces.
            start = end = self._text.find(":", self._key_end) + 1 or start
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
