"""YAML text to plain values, untyped: every scalar stays the text that was typed.

Three passes over the parser's `events`, each only where the one before does not do. A bare loop reads
files in which nothing is unusual. `building` reads the others and says what is wrong with them. What it
cannot read at all, the pure parser explains: the C one has other messages at other places for the same
slip.
"""

from __future__ import annotations

from scomm_timeline.model import limits
from scomm_timeline.model.typed import TYPE_CHECKING
from scomm_timeline.reading import slips, syntax
from scomm_timeline.reading.building import Builder
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
    TooManyError,
    YAMLError,
    counted_events,
    parser_for,
)
from scomm_timeline.reading.marks import PROSE, STATEMENTS, Places
from scomm_timeline.reading.value import Document, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from scomm_timeline.reading.events import Event


def read(text: str) -> Document:
    """Read one YAML document. Never raises on bad text: what is wrong is in `problems`.

    A syntax error, a second document or too much depth is fatal: `value` is then None. Any other
    problem names the route it belongs to, and the rest of the file stands.
    """
    text = text.removeprefix(syntax.BOM)
    refused = syntax.refused_character(text)
    if refused is not None:
        return Document(None, {}, (refused,))
    try:
        return _sound_document(text) or _read_closely(text)
    except TooDeepError as error:
        message = f"nested more than {limits.most('depth')} levels deep"
        help_ = f"look for a stray bracket; {limits.how_to_raise('depth')}"
        return Document(None, {}, (syntax.fatal(text, error.index, "L011", message, help_),))
    except TooManyError as error:
        message = f"more than {limits.most('file-values'):,} values in one file"
        help_ = f"split the file; {limits.how_to_raise('file-values')}"
        return Document(None, {}, (syntax.fatal(text, error.index, "L015", message, help_),))


def _read_closely(text: str) -> Document:
    """Like `read`, of a text in which something is unusual. Raises TooDeepError."""
    builder = Builder(text)
    try:
        builder.feed(parser_for(text))
    except (YAMLError, ParsersDifferError, UnicodeEncodeError):
        builder = Builder(text)
        try:
            builder.feed(PureParser(text))
        except YAMLError as error:
            return Document(None, {}, (syntax.explain(text, error, builder.last),))
    return builder.document()


def locate(text: str) -> Places:
    """The place of every value and key of a file; of a broken one, of those before the break."""
    text = text.removeprefix(syntax.BOM)
    places = Places()
    try:
        Builder(text, places).feed(parser_for(text))
    except TooManyError:
        return places
    except (YAMLError, ParsersDifferError, TooDeepError, UnicodeEncodeError):
        try:
            places = Places()
            Builder(text, places).feed(PureParser(text))
        except (YAMLError, TooDeepError, TooManyError):
            return places
    return places


def _sound_document(text: str) -> Document | None:
    """The value of a text in which nothing is unusual; None if anything is, or if it is not YAML.

    Raises TooDeepError or TooManyError.
    """
    if GLUED.search(text):
        return None
    try:
        return _bare_loop(counted_events(parser_for(text).get_event, text), text)
    except (YAMLError, UnicodeEncodeError):  # the second: half a character
        return None


def _bare_loop(next_event: Callable[[], Event], text: str) -> Document | None:  # noqa: C901
    """The value that the events of a text make, or None where `Builder` has to look closely.

    Every character of a set passes through here, so the loop is written out: calls, and a span for
    every value, cost more than all the rest of reading. Raises YAMLError or TooDeepError.
    """
    has_hash, has_question = "#" in text, "?" in text
    most_levels, most_letters = limits.most("depth"), limits.most("value-characters")
    may_be_long = len(text) > most_letters
    has_begun = False
    lines: dict[int, int] = {}
    statements: Value = None
    root: Value = None
    current: Value = None
    key: str | None = None
    is_map = False
    around: list[Value] = []
    flows = 0  # open brackets and braces
    while (event := next_event()) is not None:
        kind = event.__class__
        if kind is ScalarEvent:
            value = event.value
            if event.anchor is not None or event.tag is not None:
                return None
            if not event.style:
                if has_hash and key in PROSE and slips.loses_tail(text, event.end_mark.index):
                    return None
                if has_question and flows and "?" in value:
                    return None
                if value in NOTHING:
                    value = None
            if may_be_long and value is not None and len(value) > most_letters:
                return None
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
            if len(around) >= most_levels:
                raise TooDeepError(event.start_mark.index)
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
            if flows or event.flow_style:
                flows += 1
            around.append(current)
            current = new
            is_map = kind is MappingStartEvent
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            if flows:
                flows -= 1
            current = around.pop()
            is_map = current.__class__ is dict
        elif kind is AliasEvent or (kind is DocumentStartEvent and has_begun):
            return None
        else:
            has_begun = has_begun or kind is DocumentStartEvent
    return Document(root, lines)
