"""The pages of a document as one text, without the lines that print repeats around the sentences.

A sentence that crosses a page is interrupted by the foot of one page and the head of the next: page
numbers, Bates numbers, the title. Such lines are known by their returning: digits aside, they stand
at the same edge of the pages around. They are taken out of the joined text only. A quotation that
is not found there is looked for once more on the pages as they are, heads and feet included.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from scomm_timeline.evidence.normalize import Normalized, Slice, normalize
from scomm_timeline.evidence.results import Place
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scomm_timeline.model.documents import Page

EDGE_LINES: Final = 3
"""How many lines at the head, and at the foot, of a page may be running ones."""

NEIGHBORS: Final = 4
"""Pages looked at on each side; left and right pages often have heads of their own."""

RETURNS: Final = 2
"""On how many of these a line must return, to be a running one."""


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """Pages joined into one text. Page `i` begins at `_starts[i]`, its first `_heads[i]` left out."""

    pages: tuple[str, ...]
    text: str
    normalized: Normalized
    _starts: tuple[int, ...]
    _heads: tuple[int, ...]

    def place(self, start: int, end: int) -> Place:
        """Where the letters from `start` up to `end` stand; `end` > `start`."""
        found = self.normalized.original(start, end)
        first, at = self._on_page(found.start)
        last, before_end = self._on_page(found.end - 1)
        return Place(first + 1, at, last + 1, before_end + 1, paragraph_at(self.pages[first], at))

    def words(self, start: int, end: int) -> str:
        """The text that the letters from `start` up to `end` were made of, as it was printed."""
        if start >= end:
            return ""
        found = self.normalized.original(start, end)
        return self.text[found.start : found.end]

    def kept(self, page: int) -> str:
        """The text of a page, from 1, without its running heads."""
        start = self._starts[page - 1]
        end = self._starts[page] - 1 if page < len(self._starts) else len(self.text)
        return self.text[start:end]

    def _on_page(self, offset: int) -> tuple[int, int]:
        """Page, from 0, and the offset in its own text."""
        page = bisect_right(self._starts, offset) - 1
        return page, offset - self._starts[page] + self._heads[page]


def join_pages(pages: Sequence[Page], *, running_heads: bool) -> Body:
    """One text of all pages, with the running heads left in, or out."""
    texts = tuple(page.text for page in pages)
    kept = tuple(Slice(0, len(text)) for text in texts) if running_heads else _without_edges(texts)
    starts: list[int] = []
    length = 0
    for one in kept:
        starts.append(length)
        length += one.end - one.start + 1
    text = "\n".join(page[one.start : one.end] for page, one in zip(texts, kept, strict=True))
    return Body(texts, text, normalize(text), tuple(starts), tuple(one.start for one in kept))


# ------------------------------------------------------------------------------ running heads


class _Line(NamedTuple):
    """A line with something on it: where it stands, and its form, digits aside."""

    at: Slice
    form: str


def _without_edges(texts: Sequence[str]) -> tuple[Slice, ...]:
    """For each page, the stretch between its running head and its running foot."""
    heads = [tuple(islice(_lines(text), EDGE_LINES)) for text in texts]
    feet = [tuple(islice(_lines_upward(text), EDGE_LINES)) for text in texts]
    kept: list[Slice] = []
    for page, text in enumerate(texts):
        start = max((one.at.end for one in _running(heads, page)), default=0)
        end = min((one.at.start for one in _running(feet, page)), default=len(text))
        kept.append(Slice(start, max(start, end)))
    return tuple(kept)


def _lines(text: str) -> Iterator[_Line]:
    """Lines with something on them, from the first."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield from _line(text, start, end)
        start = end + 1


def _lines_upward(text: str) -> Iterator[_Line]:
    """Lines with something on them, from the last."""
    end = len(text)
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        yield from _line(text, start, end)
        end = start - 1


def _line(text: str, start: int, end: int) -> Iterator[_Line]:
    line = text[start:end]
    if line.strip():
        yield _Line(Slice(start, end), re.sub(r"\d+", "0", " ".join(line.split())))


def _running(edges: Sequence[tuple[_Line, ...]], page: int) -> tuple[_Line, ...]:
    """The outermost lines of this edge that return on the pages around, without a gap."""
    near = range(max(0, page - NEIGHBORS), min(len(edges), page + NEIGHBORS + 1))
    others = [{line.form for line in edges[one]} for one in near if one != page]
    needed = max(1, min(RETURNS, len(others)))
    for count, line in enumerate(edges[page]):
        if sum(line.form in forms for forms in others) < needed:
            return edges[page][:count]
    return edges[page]


# -------------------------------------------------------------------------------- paragraphs

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_BREAK = re.compile(r"\n\s*")


def paragraph_at(page: str, offset: int) -> int:
    """The paragraph, from 1, that holds the character at `offset`.

    Paragraphs are parted by blank lines; on a page that has none, each line is one.
    """
    return 1 + bisect_right(_paragraph_breaks(page), offset)


def paragraph_text(page: str, paragraph: int) -> str:
    """The text of that paragraph, from 1; "" if the page has fewer."""
    breaks = [*_paragraph_breaks(page), len(page)]
    if not 0 < paragraph <= len(breaks):
        return ""
    start = breaks[paragraph - 2] if paragraph > 1 else 0
    return page[start : breaks[paragraph - 1]].strip()


@lru_cache(maxsize=64)
def _paragraph_breaks(page: str) -> tuple[int, ...]:
    """Where each paragraph after the first begins. Kept: a long page is asked for many times."""
    first = len(page) - len(page.lstrip())
    found = _BLANK_LINE.finditer(page, first)
    breaks = [match.end() for match in found] or [
        match.end() for match in _LINE_BREAK.finditer(page, first)
    ]
    return tuple(one for one in breaks if one < len(page))
