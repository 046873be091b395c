"""The events of the YAML parser: the one module that imports yaml, and what its readers share.

PyYAML's loaders are not used, because they guess types (`no`, `2010-10-06`, `002674`), keep the last of
two equal keys in silence, and follow aliases. Tried and measured: events are 2 to 5 times as fast as
CSafeLoader.
"""

from __future__ import annotations

import re

import yaml
from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.scanner import ScannerError

from scomm_timeline.model import limits
from scomm_timeline.model.typed import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml.error import Mark

__all__ = [
    "AliasEvent",
    "DocumentStartEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "YAMLError",
]

Event = Any  # what the two parsers yield; its marks have two types that share no base
Parser = Any  # yaml.BaseLoader, or yaml.CBaseLoader where PyYAML has libyaml

NOTHING: Final = frozenset({"", "~"})
"""Plain scalars that mean a missing value. `null` is text, like every other word."""

_BLOCK_COMMENT: Final = r"[|>][-+0-9]*#"
GLUED: Final = re.compile(r"""["'\]},]#|[\[{,]\s*\?\S""")
"""Signs that both parsers pass over without a word, where others read a value or an error."""


def with_pairs(text: str) -> str:
    """The text, the halves of a surrogate pair made one character. Raises ValueError for a half alone."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


class PureParser(yaml.BaseLoader):
    """The parser in Python; an escape that stands for no character is an error of YAML."""

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Mark) -> list[str]:
        """As the parser does, but that two escapes of a surrogate pair are one character.

        So JSON writes what is beyond U+FFFF. Raises YAMLError for half of a pair, and where the parser
        would let an error of Python through.
        """
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
            chunks = [with_pairs("".join(chunks))]
        except (ValueError, OverflowError) as error:
            problem = "found an escape that stands for no character"
            raise ScannerError(
                "while scanning a double-quoted scalar", start_mark, problem, self.get_mark()
            ) from error
        return chunks


FastParser: Parser = yaml.CBaseLoader if yaml.__with_libyaml__ else PureParser


class TooDeepError(Exception):
    """Nesting beyond the limit. `index` is where, in characters."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


class TooManyError(Exception):
    """More values than the limit. `index` is where, in characters."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


class ParsersDifferError(Exception):
    """The fast parser took what the pure one may not: a tag, a `?` in a value within brackets."""


def parser_for(text: str) -> Parser:
    """The fast parser, but for texts of which it takes more than the pure one does.

    That is tabs between values, and a comment that follows the sign of a block at once (`>#`).
    """
    if "\t" in text or ("#" in text and re.search(_BLOCK_COMMENT, text)):
        return PureParser(text)
    return FastParser(text)


def counted_events(next_event: Callable[[], Event], text: str) -> Callable[[], Event]:
    """The same events, until they are too many. A value takes two characters at least."""
    left = limits.most("file-values")
    if len(text) < 2 * left:
        return next_event

    def counted() -> Event:
        nonlocal left
        event = next_event()
        left -= 1
        if left < 0 and event is not None:
            raise TooManyError(event.start_mark.index)
        return event

    return counted
