"""Two texts word by word. White space parts words and is otherwise nothing."""

from __future__ import annotations

from difflib import SequenceMatcher
from enum import Enum
from typing import TYPE_CHECKING, Final

from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class WordChange(Enum):
    """Where words stand."""

    SAME = "same"
    OLD = "old"
    NEW = "new"


class WordPart(NamedTuple):
    """Neighboring words, one space apart."""

    change: WordChange
    words: str


MOST_COMPARED: Final = 4_000_000
"""Old words times new words beyond which the middle is shown as replaced: the time of a comparison
grows with the product, and nobody reads a difference of that size word by word."""


def one_spaced(text: str) -> str:
    """The text with single spaces, and none at its ends."""
    return " ".join(text.split())


def word_parts(old: str, new: str) -> tuple[WordPart, ...]:
    """Both texts in one: words of both, of the old alone, of the new alone, in reading order."""
    a, b = old.split(), new.split()
    head = _shared(a, b)
    tail = _shared(a[head:][::-1], b[head:][::-1])
    middle_a, middle_b = a[head : len(a) - tail], b[head : len(b) - tail]
    found = [
        (WordChange.SAME, a[:head]),
        *_middle(middle_a, middle_b),
        (WordChange.SAME, a[len(a) - tail :]),
    ]
    return tuple(WordPart(change, " ".join(words)) for change, words in found if words)


def marked(parts: Sequence[WordPart]) -> str:
    """The parts as one text: `We do [-not-]{+so+} see`."""
    forms = {WordChange.SAME: "{}", WordChange.OLD: "[-{}-]", WordChange.NEW: "{{+{}+}}"}
    told = ""
    for number, (change, words) in enumerate(parts):
        joint = "" if not number or is_joined(parts[number - 1].change, change) else " "
        told += joint + forms[change].format(words)
    return told


def is_joined(before: WordChange, after: WordChange) -> bool:
    """True if no space stands between two parts: what replaces follows what is replaced."""
    return (before, after) == (WordChange.OLD, WordChange.NEW)


def _shared(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words both begin with."""
    for count, (one, other) in enumerate(zip(a, b, strict=False)):
        if one != other:
            return count
    return min(len(a), len(b))


def _middle(a: list[str], b: list[str]) -> Iterator[tuple[WordChange, list[str]]]:
    """The words between a shared beginning and a shared end."""
    if len(a) * len(b) > MOST_COMPARED:
        yield WordChange.OLD, a
        yield WordChange.NEW, b
        return
    # The matcher sees its two sides differently; in one order for both, the way back is the mirror.
    is_turned = b < a
    one, other = (b, a) if is_turned else (a, b)
    for tag, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            yield WordChange.SAME, one[i:j]
        else:
            old, new = (other[k:m], one[i:j]) if is_turned else (one[i:j], other[k:m])
            yield WordChange.OLD, old
            yield WordChange.NEW, new
