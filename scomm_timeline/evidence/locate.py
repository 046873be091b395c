"""The place in a document that looks most like a quotation that is not there, for a reader's eye.

Nothing found here passes. Tried on altered quotations: one that lost its "don't" scored 96 to 97 of
100, honest scanning noise 95 to 99, so no score tells them apart.

A long text is compared as a whole with the shortest quotations only. Blocks of it, taken at even
steps, stand in a table; a quotation is slid over that table, and where most blocks agree on one
shift, there is a candidate. rapidfuzz then finds the exact bounds in that window alone.
"""

from __future__ import annotations

import difflib
import re
from array import array
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scomm_timeline.evidence.normalize import Joint
from scomm_timeline.evidence.results import Change, DiffPart
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scomm_timeline.evidence.normalize import Normalized

LIKENESS: Final = 75.0
"""Below this, a window says nothing: unrelated English sentences reach 50 to 65."""

BLOCK: Final = 12
"""Letters of a block, and the step between two."""

COMMON: Final = 20
"""A block that stands in more places than this tells nothing, and has no vote."""

SHORT: Final = 64
"""A quotation this short may hold no whole block; the text itself is then searched."""

CANDIDATES: Final = 8
"""Windows that are compared letter by letter, at most."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of letters like a quotation. `likeness` runs from 0 to 100; `end` is exclusive."""

    start: int
    end: int
    likeness: float


class Finder:
    """The table of one text's blocks, made when it is first asked."""

    def __init__(self, letters: str) -> None:
        self._letters = letters
        self._last: dict[str, int] = {}
        self._earlier = array("l")

    def best_window(self, quotation: str) -> Window | None:
        """The stretch most like the letters of a quotation; None if nothing is like it.

        Of equal ones, the first.
        """
        length = len(quotation)
        best: Window | None = None
        for low, high in self._candidates(quotation):
            found = _align(quotation, self._letters[low:high], low)
            if found is not None and (best is None or found.likeness > best.likeness):
                best = found
        if best is None and 0 < length <= SHORT:
            best = _align(quotation, self._letters, 0)
        return best if best is not None and best.likeness >= LIKENESS else None

    def _candidates(self, quotation: str) -> list[tuple[int, int]]:
        """Stretches of the text that most blocks agree on, in the order of the text."""
        length = len(quotation)
        near = max(BLOCK, length // 4)
        votes: Counter[int] = Counter()
        for offset in range(length - BLOCK + 1):
            for at in self._places(quotation[offset : offset + BLOCK]):
                votes[(at - offset) // near] += 1
        # A shift at the border of two buckets gives each a part of its votes.
        summed = {one: count + votes.get(one + 1, 0) for one, count in votes.items()}
        most = max(summed.values(), default=0)
        top = sorted(summed, key=lambda one: (-summed[one], one))[:CANDIDATES]
        chosen = sorted(one for one in top if 2 * summed[one] > most)
        return [(max(0, one * near - near), one * near + length + 3 * near) for one in chosen]

    def _places(self, block: str) -> list[int]:
        """Where the block stands in the table; nowhere if it is a common one."""
        if not self._last:
            self._fill()
        places: list[int] = []
        at = self._last.get(block, -1)
        while at >= 0:
            if len(places) == COMMON:
                return []
            places.append(at)
            at = self._earlier[at // BLOCK]
        return places

    def _fill(self) -> None:
        letters, last, earlier = self._letters, self._last, self._earlier
        for at in range(0, len(letters), BLOCK):
            block = letters[at : at + BLOCK]
            earlier.append(last.get(block, -1))
            last[block] = at


def _align(quotation: str, letters: str, shift: int) -> Window | None:
    """The best stretch inside `letters`, which begin at `shift` in the text."""
    from rapidfuzz import fuzz  # an extra, and only a quotation that was not found needs it

    if not letters:
        return None
    found = fuzz.partial_ratio_alignment(quotation, letters)
    if found is None:
        return None
    return Window(found.dest_start + shift, found.dest_end + shift, found.score)


# -------------------------------------------------------------------------- word differences


class Comparison(NamedTuple):
    """A quotation held against a window: the differences, and the window cut to what they show."""

    window: Window
    diff: tuple[DiffPart, ...]


def compare(*, quoted: Normalized, source: Normalized, window: Window) -> Comparison:
    """A quotation against its nearest window, word by word, in reading order.

    What the method forgives shows no difference. The window is as long as the quotation, so words
    that the quotation lacks push others out of it: it is widened first, and cut again to the words
    that belong to the quotation's own.
    """
    slack = max(SHORT, (window.end - window.start) // 4)
    ours = [word.text for word in _words(quoted, 0, len(quoted.letters))]
    words = _words(source, max(0, window.start - slack), window.end + slack)
    theirs = [_as_quoted(word.text, ours) for word in words]
    steps = difflib.SequenceMatcher(a=ours, b=theirs, autojunk=False).get_opcodes()
    first, last = _reach(steps, len(theirs))
    parts: list[DiffPart] = []
    for tag, a, a_end, b, b_end in steps:
        if tag == "equal":
            parts.append(DiffPart(Change.SAME, " ".join(ours[a:a_end])))
            continue
        low, high = max(b, first), min(b_end, last)
        if a_end > a:
            parts.append(DiffPart(Change.ONLY_QUOTED, " ".join(ours[a:a_end])))
        if high > low:
            parts.append(DiffPart(Change.ONLY_SOURCE, " ".join(theirs[low:high])))
    found = words[first:last] or words[:1]
    return Comparison(Window(found[0].start, found[-1].end, window.likeness), tuple(parts))


def _reach(steps: Sequence[tuple[str, int, int, int, int]], count: int) -> tuple[int, int]:
    """The first and last (exclusive) word of the source that the quotation's words stand for.

    At either end, as many unequal words belong to it as the quotation has there itself.
    """
    first, last = 0, count
    tag, a, a_end, b, b_end = steps[0]
    if tag in {"insert", "replace"}:
        first = max(b, b_end - (a_end - a))
    tag, a, a_end, b, b_end = steps[-1]
    if tag in {"insert", "replace"}:
        last = min(b_end, b + (a_end - a))
    return first, max(first, last)


class _Word(NamedTuple):
    """A word as it is shown, and where its letters stand."""

    text: str
    start: int
    end: int


# Quotation marks and brackets are words of their own: those around a quotation are the source's.
_TOKEN = re.compile(r"""["()\[\]]|(?<!\w)'|[^\s"()\[\]]+""")


def _words(text: Normalized, start: int, end: int) -> list[_Word]:
    """The whole words between two letters, with their hyphens; a dash is a word of its own."""
    start, end = _whole_words(text.letters, start, min(end, len(text.letters)))
    joints = {start + offset: joint for offset, joint in text.joints_within(start, end)}
    words: list[_Word] = []
    for match in _TOKEN.finditer(text.letters, start, end):
        low, high = match.span()
        for at in [one for one in joints if low <= one < high and joints[one] is Joint.DASH]:
            if at > low:
                words.append(_Word(_spelled(text, joints, low, at), low, at))
            words.append(_Word("-", at, at))
            low = at
        words.append(_Word(_spelled(text, joints, low, high), low, high))
    return words


def _whole_words(letters: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the halves of words at its ends; as it is, if nothing else is left.

    Half a word would show a difference that is none.
    """
    low, high = start, end
    while 0 < low < high and not letters[low - 1].isspace():
        low += 1
    while low < high < len(letters) and not letters[high].isspace():
        high -= 1
    return (low, high) if letters[low:high].strip() else (start, end)


def _spelled(text: Normalized, joints: dict[int, Joint], low: int, high: int) -> str:
    """The letters from `low` up to `high` with the hyphens inside."""
    parts: list[str] = []
    done = low
    for at in range(low + 1, high):
        if at in joints:
            parts += (text.letters[done:at], _SIGNS[joints[at]])
            done = at
    return "".join((*parts, text.letters[done:high]))


_BROKEN = "\N{HYPHEN}"
_SIGNS = {Joint.HYPHEN: "-", Joint.DASH: "-", Joint.BROKEN: _BROKEN}


def _as_quoted(word: str, quoted: list[str]) -> str:
    """A word that a line end broke: with its hyphen if the quotation has it so, else without."""
    hyphenated = word.replace(_BROKEN, "-")
    return hyphenated if hyphenated in quoted else word.replace(_BROKEN, "")
