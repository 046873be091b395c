"""A text as its letters: the differences that print and paper make are taken out, and nothing else.

Two texts match if their letters are equal *and* their dashes stand in the same places. Dashes are
kept apart from the letters because a hyphen at the end of a line is the one thing in print that
cannot be read with certainty: `by-` + `law` is `by-law`, `informa-` + `tion` is `information`. Such
a break agrees with a hyphen and with none; every other dash must be there on both sides.

What may differ is listed in RULES. Whoever adds to the list changes what "matches" means, and
raises `model.quotations.METHOD`: every receipt says by which method it was given.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final
from unicodedata import normalize as unicode_form

from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Rule(NamedTuple):
    """One difference that is not counted. `left` and `right` are an example: equal by this rule."""

    name: str
    says: str
    left: str
    right: str


RULES: Final = (
    Rule(
        "white space",
        "Any run of spaces, tabs, line ends and page ends is one space.",
        "keep  out\n of it",
        "keep out of it",
    ),
    Rule(
        "invisible characters",
        "Soft hyphens, zero-width characters and direction marks are nothing.",
        "acti\u00advate",
        "activate",
    ),
    Rule(
        "quotation marks",
        "Curly, angled and straight double marks are one mark; so are single ones and apostrophes.",
        "“don’t”",
        "\"don't\"",
    ),
    Rule(
        "dashes",
        "Every dash and hyphen is one sign, however long, with or without spaces around it.",
        "the rule — the reason",
        "the rule--the reason",
    ),
    Rule(
        "hyphenated line ends",
        "A hyphen at a line end, before a small letter, may belong to the word or not.",
        "informa-\ntion",
        "information",
    ),
    Rule("ellipses", "Three or more points, spaced or not, are one sign.", "clear . . .", "clear…"),
    Rule("ligatures", "Joined letters are the letters they join.", "e\ufb00ect of \ufb01nes",
         "effect of fines"),
    Rule("accents", "An accent typed by itself joins its letter.", "Agri\u0301colas", "Agrícolas"),
    Rule(
        "reply marks",
        "The > before the lines of a quoted e-mail are nothing.",
        "> may keep\n> out",
        "may keep out",
    ),
    Rule(
        "running heads",
        "Lines that return at the top or foot of the pages around, digits aside, do not interrupt "
        "a sentence that crosses the page.",
        "",
        "",
    ),
)  # fmt: skip
"""In the order in which they are printed. The last is applied to pages, in `body`."""


class Joint(IntEnum):
    """What stands between two letters besides them."""

    HYPHEN = 1
    """Inside a word: `by-law`."""
    DASH = 2
    """Between words."""
    BROKEN = 3
    """At a line end: a hyphen of the word, or of the line."""


class Slice(NamedTuple):
    """A stretch of a text; `end` is exclusive, both count from 0."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Normalized:
    """A text as letters and joints, with the way back to the characters it was made of.

    `joint_at[i]` is the offset in `letters` before which joint `joints[i]` stands. The stretches
    whose length changed are kept as three parallel arrays: where they stand in the letters, and
    where they stood in the text; between them both run in step.
    """

    letters: str
    joint_at: array[int]
    joints: bytes
    _here: array[int]
    _here_end: array[int]
    _there: array[int]
    _there_end: array[int]

    def joints_within(self, start: int, end: int) -> Iterator[tuple[int, Joint]]:
        """Joints from `start` up to `end`, `end` left out, counted from `start`."""
        first = bisect_left(self.joint_at, start)
        for index in range(first, bisect_left(self.joint_at, end, lo=first)):
            yield self.joint_at[index] - start, Joint(self.joints[index])

    def joint_before(self, offset: int) -> Joint | None:
        """The joint just before the letter at `offset`."""
        index = bisect_left(self.joint_at, offset)
        if index < len(self.joint_at) and self.joint_at[index] == offset:
            return Joint(self.joints[index])
        return None

    def original(self, start: int, end: int) -> Slice:
        """Where the letters from `start` up to `end` stood in the text; `end` > `start`."""
        return Slice(self._origin_of(start).start, self._origin_of(end - 1).end)

    def with_dashes(self) -> str:
        """The letters with every dash and hyphen in its place, as one sign: what is compared."""
        parts: list[str] = []
        done = 0
        for offset in self.joint_at:
            parts += (self.letters[done:offset], "-")
            done = offset
        return "".join((*parts, self.letters[done:]))

    def _origin_of(self, offset: int) -> Slice:
        """The characters that the letter at `offset` was made of."""
        after = bisect_right(self._here_end, offset)
        if after < len(self._here) and self._here[after] <= offset:
            return Slice(self._there[after], self._there_end[after])
        if not after:
            return Slice(offset, offset + 1)
        at = self._there_end[after - 1] + offset - self._here_end[after - 1]
        return Slice(at, at + 1)


# Not the marks that turn the direction of a text around: words may read otherwise than they stand.
_INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
_SPACE = rf"[\s{_INVISIBLE}]"
_DASH = "[-‐‑‒–—―−﹘﹣－]"
_LINE_ENDS = frozenset("\n\r\f\v\x85\u2028\u2029")
_SHORT_DASHES = frozenset("-‐‑‒–−")
_BREAKING_HYPHENS = frozenset("-‐\N{NON-BREAKING HYPHEN}")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

# Every stretch that is not already the letters it stands for. A single plain space is. Quantifiers
# are possessive (`*+`): a long run of spaces must not be tried again from each of its characters.
_IRREGULAR = re.compile(
    rf"""
      (?P<dash>{_SPACE}*+ {_DASH} (?:{_SPACE}*{_DASH})*+ {_SPACE}*+)
    | (?P<ellipsis>{_SPACE}*+ (?:…|\.(?:{_SPACE}*\.){{2,}}+) (?:{_SPACE}*[.…])*+ {_SPACE}*+)
    | (?P<space>[ ]{_SPACE}++ | [^\S ]{_SPACE}*+ | [{_INVISIBLE}]{_SPACE}*+)
    | (?P<double>[“”„‟″«»]|['‘’]{{2}}|``)
    | (?P<single>[‘’‚‛′´`])
    | (?P<ligature>[ﬀﬁﬂﬃﬄﬅﬆ])
    | (?P<accent>\w[\u0300-\u036f]++)
    """,
    re.VERBOSE,
)
# Where such a stretch can be at all, accents aside. To look there alone is ten times as fast: the
# engine skips to one of these characters by itself, and passes over a space between two words.
_SIGNS = rf"[\s{_INVISIBLE}\-‐‑‒–—―−﹘﹣－.…“”„‟″«»'‘’‚‛′´`ﬀﬁﬂﬃﬄﬅﬆ]"
_SUSPECT = re.compile(rf"{_SIGNS}(?:(?<! ){_SIGNS}*+|(?<= ){_SIGNS}++)")
_ACCENT = re.compile("[\u0300-\u036f]")


def _irregular(text: str) -> Iterator[re.Match[str]]:
    """Every match of _IRREGULAR, in order."""
    if _ACCENT.search(text):
        yield from _IRREGULAR.finditer(text)
        return
    for suspect in _SUSPECT.finditer(text):
        yield from _IRREGULAR.finditer(text, *suspect.span())


def normalize(text: str) -> Normalized:
    """The letters and joints of a text. Space around it, too, is one space: `trim` a quotation."""
    text = _without_reply_marks(text)
    parts: list[str] = []
    joint_at, joints = array("L"), bytearray()
    here, here_end, there, there_end = array("L"), array("L"), array("L"), array("L")
    done = length = 0
    for match in _irregular(text):
        start, end = match.span()
        parts.append(text[done:start])
        length += start - done
        done = end
        letters = _letters_of(match)
        if match.lastgroup == "dash":
            joint_at.append(length)
            joints.append(_joint_of(text, start, end))
        if len(letters) != end - start:
            here.append(length)
            here_end.append(length + len(letters))
            there.append(start)
            there_end.append(end)
        parts.append(letters)
        length += len(letters)
    parts.append(text[done:])
    return Normalized("".join(parts), joint_at, bytes(joints), here, here_end, there, there_end)


def _letters_of(match: re.Match[str]) -> str:
    found = match[0]
    match match.lastgroup:
        case "space":
            return _space(found)
        case "dash":
            return ""
        case "ellipsis":
            return "…"
        case "double":
            return '"'
        case "single":
            return "'"
        case "ligature":
            return _LIGATURES[found]
        case _:
            return unicode_form("NFC", found)


def _space(found: str) -> str:
    """One space; nothing for invisible characters alone, or for a soft hyphen that broke a line."""
    if not any(one.isspace() for one in found):
        return ""
    breaks_word = found[0] == "\u00ad" and not _LINE_ENDS.isdisjoint(found)
    return "" if breaks_word else " "


def _joint_of(text: str, start: int, end: int) -> Joint:
    """What kind of dash the stretch from `start` to `end` is."""
    mark, before, after = text[start], text[start - 1 : start], text[end : end + 1]
    joins = mark in _SHORT_DASHES and before.isalnum() and after.isalnum()
    if joins and end - start == 1:
        return Joint.HYPHEN
    rest = text[start + 1 : end]
    ends_line = rest.isspace() and not _LINE_ENDS.isdisjoint(rest)
    if not (joins and ends_line and mark in _BREAKING_HYPHENS):
        return Joint.DASH
    return Joint.BROKEN if before.isalpha() and after.islower() else Joint.HYPHEN


def trim(quotation: str) -> str:
    """A quotation without the space, and the reply mark, that it may begin or end with."""
    return _without_reply_marks(quotation).strip()


_REPLY_MARK = re.compile(r"[ \t]*+(?:>[ \t]*)++")


def _without_reply_marks(text: str) -> str:
    """The text with its reply marks made spaces, so that every character keeps its place.

    A `>` before a number is kept if the lines around carry none: it may mean "more than".
    """
    if ">" not in text:
        return text
    lines = text.splitlines(keepends=True)
    marks = [_REPLY_MARK.match(line) for line in lines]
    for index, mark in enumerate(marks):
        if mark is None:
            continue
        rest = lines[index][mark.end() :]
        around = marks[max(0, index - 1) : index] + marks[index + 1 : index + 2]
        if rest[:1].isdigit() and not any(around):
            continue
        lines[index] = " " * mark.end() + rest
    return "".join(lines)
