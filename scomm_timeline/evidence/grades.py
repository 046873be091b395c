"""One quotation, one document, one grade.

The order is from certain to helpless: as it is; with its declared omissions; the nearest window for
a reader; not found. Only the first two are matches, and both are letter by letter.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from scomm_timeline.evidence.body import Body, join_pages
from scomm_timeline.evidence.locate import Finder, compare
from scomm_timeline.evidence.locators import check_locator, names_page
from scomm_timeline.evidence.marked_quotation import MarkedQuotation, parse_marks
from scomm_timeline.evidence.match import Match, find_exact, find_pieces
from scomm_timeline.evidence.normalize import Normalized, normalize, trim
from scomm_timeline.evidence.results import Context, GradedQuotation, Nearest, Omission
from scomm_timeline.model.documents import DocumentState
from scomm_timeline.model.quotations import Grade

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scomm_timeline.evidence.marked_quotation import Gap
    from scomm_timeline.model.documents import CitedDocument, Page

FEWEST_WORDS: Final = 3
"""Words that must be left around an omission, two of them together: fewer meet by chance."""

CONTEXT_LETTERS: Final = 60
"""How much of the document is shown before a place, and after it."""

PICTURE_WORDS: Final = 12
"""A scanned page with fewer carries a stamp or a caption, not its own text."""

_NEGATION_WORDS: Final = """
    no not never none nor neither nobody nothing nowhere without cannot unless except hardly
"""
NEGATIONS: Final = frozenset(_NEGATION_WORDS.split())
NEGATING_PREFIXES: Final = frozenset({"un", "in", "im", "il", "ir", "non", "dis"})


class SearchableDocument:
    """A document made ready, once, for any number of quotations."""

    def __init__(self, document: CitedDocument) -> None:
        self._document = document
        self._body = join_pages(document.pages, running_heads=False)

    def grade(self, quotation: str, locator: str | None = None) -> GradedQuotation:
        """The grade of a quotation, which is not empty."""
        if self._document.state is not DocumentState.READ:
            return GradedQuotation(_GRADE_OF_STATE[self._document.state])
        if not any(page.text.strip() for page in self._document.pages):
            return GradedQuotation(Grade.NO_TEXT_LAYER)
        quotation = trim(quotation)
        words = normalize(quotation)
        found = self._find(words, parse_marks(quotation))
        if found is not None:
            return self._matched(*found, locator)
        return self._unmatched(words, locator)

    # -- found ---------------------------------------------------------------------------

    def _find(
        self, words: Normalized, marked: MarkedQuotation | None
    ) -> tuple[Body, list[Match], Grade] | None:
        """Where it stands, first without the running heads, then with them."""
        for body in self._bodies():
            if exact := list(find_exact(body.normalized, words)):
                return body, exact, Grade.MATCHES
        if marked is None or not _says_enough(marked):
            return None
        for body in self._bodies():
            found = find_pieces(body.normalized, marked)
            if pieces := [one for one in found if _keeps_negations(body, one)]:
                return body, pieces, Grade.MATCHES_WITH_OMISSIONS
        return None

    def _matched(
        self, body: Body, matches: Sequence[Match], grade: Grade, locator: str | None
    ) -> GradedQuotation:
        places = tuple(body.place(one.start, one.end) for one in matches)
        omissions = tuple(
            _omission(fill.gap.typed, body.words(fill.start, fill.end)) for fill in matches[0].fills
        )
        return GradedQuotation(
            grade if len(places) == 1 else Grade.SEVERAL_PLACES,
            places,
            _context(body, matches[0].start, matches[0].end),
            omissions,
            check_locator(locator, places, body.pages, is_paged=self._document.is_paged),
        )

    # -- not found -----------------------------------------------------------------------

    def _unmatched(self, words: Normalized, locator: str | None) -> GradedQuotation:
        blank = self._unsearchable
        note = f"no text to search on page {', '.join(map(str, blank))}" if blank else ""
        nearest = self._nearest(words)
        if nearest is not None:
            pages = self._body.pages
            check = check_locator(locator, [nearest.place], pages, is_paged=self._document.is_paged)
            return GradedQuotation(Grade.NEEDS_READER, locator=check, nearest=nearest, note=note)
        unsearched = any(names_page(locator, page) for page in blank) or (
            2 * len(blank) >= len(self._document.pages)
        )
        return GradedQuotation(Grade.NO_TEXT_LAYER if unsearched else Grade.NOT_FOUND, note=note)

    def _nearest(self, words: Normalized) -> Nearest | None:
        text = self._body.normalized
        window = self._finder.best_window(words.letters)
        if window is None or not text.letters[window.start : window.end].strip():
            return None
        found, diff = compare(quoted=words, source=text, window=window)
        return Nearest(
            self._body.place(found.start, found.end),
            _context(self._body, found.start, found.end),
            found.likeness,
            diff,
        )

    # -- the texts -----------------------------------------------------------------------

    def _bodies(self) -> Iterator[Body]:
        yield self._body
        if self._whole is not self._body:
            yield self._whole

    @cached_property
    def _whole(self) -> Body:
        """The pages with their running heads; the body itself where there are none."""
        length = sum(len(page.text) + 1 for page in self._document.pages) - 1
        if len(self._body.text) == length:
            return self._body
        return join_pages(self._document.pages, running_heads=True)

    @cached_property
    def _unsearchable(self) -> tuple[int, ...]:
        """Pages, from 1, whose words are not in their text: scans, and fonts without names."""
        return tuple(
            number
            for number, page in enumerate(self._document.pages, 1)
            if _is_unsearchable(page, self._body.kept(number))
        )

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._body.normalized.letters)


_GRADE_OF_STATE = {
    DocumentState.MISSING: Grade.SOURCE_MISSING,
    DocumentState.CHANGED: Grade.SOURCE_CHANGED,
    DocumentState.UNREADABLE: Grade.NOT_CHECKED,
}


def _is_unsearchable(page: Page, kept: str) -> bool:
    if page.is_picture and len(kept.split()) < PICTURE_WORDS:
        return True
    return kept.count("\ufffd") * 2 > len("".join(kept.split())) > 0


def _says_enough(marked: MarkedQuotation) -> bool:
    counts = [len(piece.letters.split()) for piece in marked.pieces]
    return len(counts) == 1 or (sum(counts) >= FEWEST_WORDS and max(counts) > 1)


def _context(body: Body, start: int, end: int) -> Context:
    """The stretch of letters as printed, and whole words around it; line ends are spaces."""
    last = len(body.normalized.letters)
    before = _on_one_line(body.words(max(0, start - CONTEXT_LETTERS), start))
    after = _on_one_line(body.words(end, min(last, end + CONTEXT_LETTERS)))
    if start > CONTEXT_LETTERS:
        before = before.partition(" ")[2]
    if end + CONTEXT_LETTERS < last:
        after = after.rpartition(" ")[0]
    return Context(before, _on_one_line(body.words(start, end)), after)


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _omission(mark: str, words: str) -> Omission:
    """What a mark stands for, and whether a negation is among it."""
    words = " ".join(words.split())
    return Omission(mark, words, bool(_negations(words)))


def _keeps_negations(body: Body, match: Match) -> bool:
    """True if no bracket puts in a "not", or takes one away. An ellipsis may: it says so."""
    return all(
        not fill.gap.substitutes
        or _denials(fill.gap.typed, fill.gap)
        == _denials(body.words(fill.start, fill.end), fill.gap)
        for fill in match.fills
    )


def _denials(words: str, gap: Gap) -> int:
    """How often some words deny; at the beginning of a word, a prefix does so too: [un]lawful."""
    begins_word = gap.cuts_after and not gap.cuts_before
    return _negations(words) + (begins_word and words.strip("[] ").lower() in NEGATING_PREFIXES)


def _negations(words: str) -> int:
    """How many words of a text deny."""
    spoken = normalize(words).letters.lower().split()
    plain = (word.strip(".,;:!?()[]\"'") for word in spoken)
    return sum(word in NEGATIONS or word.endswith("n't") for word in plain)
