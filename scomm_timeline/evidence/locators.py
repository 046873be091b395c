"""Whether a quotation stands where its citation says: page, paragraph, Bates number.

A locator is text, typed by a person. What of it is understood is checked; what is not is said to be
not checked. Pages are those of the document, from 1, never the numbers printed on them: those are
often restarted, and Bates numbers serve better.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scomm_timeline.evidence.body import paragraph_text
from scomm_timeline.evidence.results import NO_LOCATOR, LocatorCheck, LocatorVerdict
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scomm_timeline.evidence.results import Place

_PAGES = re.compile(
    r"\b(?:pages?|pgs?\.?|pp?\.)\s*(\d+)(?:\s*(?:[-–]|to|and)\s*(\d+))?", re.IGNORECASE
)
_PARAGRAPHS = re.compile(
    r"(?:\bparagraphs?|\bparas?\.?|¶+)\s*(\d+)(?:\s*(?:[-–]|to|and)\s*(\d+))?", re.IGNORECASE
)
# A label of capitals and its number: ABC FOIA 10-2674.000123, XYZ-1312-1313 and 1336, 002674.
_LABEL = re.compile(r"(?:[A-Z][A-Za-z]*[A-Z0-9 ._-]*|\b0)\d{3,}(?:\s*(?:[-–]|to|and|,)\s*\d{3,})*")
_NUMBERS = re.compile(r"(.*?)(\d{3,})((?:\s*(?:[-–]|to|and|,)\s*\d{3,})*)", re.DOTALL)
_LONGEST: Final = 200
"""Letters of a locator that are looked at."""
_MOST_NUMBERS: Final = 2000
"""A range longer than this names a production, not a place in it."""


class _Range(NamedTuple):
    """Numbers from `first` to `last`, both included."""

    first: int
    last: int

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self.first <= number <= self.last


class _Locator(NamedTuple):
    """What was understood of a locator's text; `labels` are Bates numbers, each as printed."""

    pages: _Range | None
    paragraphs: _Range | None
    labels: tuple[str, ...]


def check_locator(
    locator: str | None, places: Sequence[Place], pages: Sequence[str], *, is_paged: bool
) -> LocatorCheck:
    """Whether one of the places is the one named. `places` is not empty; `pages` are all pages."""
    if locator is None:
        return NO_LOCATOR
    understood = _parse(locator)
    if understood.pages is not None and not is_paged:
        return LocatorCheck(LocatorVerdict.UNCHECKED, "the document has no pages")
    if understood == _Locator(None, None, ()):
        return LocatorCheck(LocatorVerdict.UNCHECKED, f'"{locator}" names no page or number')
    complaints = [tuple(_complaints(understood, place, pages)) for place in places]
    if not all(complaints):
        return LocatorCheck(LocatorVerdict.RIGHT)
    return LocatorCheck(LocatorVerdict.OTHER, "; ".join(complaints[0]))


def names_page(locator: str | None, page: int) -> bool:
    """True if the locator names that page, counted from 1."""
    pages = _parse(locator).pages if locator else None
    return pages is not None and page in pages


def page_named(locator: str | None) -> int | None:
    """The first page that the locator names, counted from 1; None if it names none."""
    pages = _parse(locator).pages if locator else None
    return pages.first if pages and pages.first > 0 else None


def _parse(locator: str) -> _Locator:
    locator = locator[:_LONGEST]
    pages, paragraphs = _PAGES.search(locator), _PARAGRAPHS.search(locator)
    rest = _PARAGRAPHS.sub(" ", _PAGES.sub(" ", locator))
    labels = tuple(label for match in _LABEL.finditer(rest) for label in _labels(match[0]))
    return _Locator(_range(pages), _range(paragraphs), labels)


def _range(match: re.Match[str] | None) -> _Range | None:
    return _Range(int(match[1]), int(match[2] or match[1])) if match else None


def _labels(text: str) -> Iterator[str]:
    """Every number that a label and its range stand for, with the label and the zeros."""
    split = _NUMBERS.fullmatch(text)
    if split is None:
        return
    prefix, first, more = split[1], split[2], split[3]
    width, last = len(first), int(first)
    yield prefix + first
    for sign, number in re.findall(r"([-–]|to|and|,)\s*(\d{3,})", more):
        start = last + 1 if sign in {"-", "–", "to"} else int(number)
        if int(number) - start < _MOST_NUMBERS:
            for one in range(start, int(number) + 1):
                yield f"{prefix}{one:0{width}}"
        last = int(number)


def _complaints(locator: _Locator, place: Place, pages: Sequence[str]) -> Iterator[str]:
    """Each way in which the place is another than the one named."""
    if locator.pages is not None and not _overlap(locator.pages, place):
        yield f"it begins on page {place.page}"
    if locator.paragraphs is not None and not _is_paragraph(locator.paragraphs, place, pages):
        yield f"it begins in paragraph {place.paragraph} of page {place.page}"
    if locator.labels:
        spanned = pages[place.page - 1 : place.last_page]
        if not any(_carries(page, label) for page in spanned for label in locator.labels):
            yield _where_label(locator.labels, place, pages)


def _overlap(wanted: _Range, place: Place) -> bool:
    return wanted.first <= place.last_page and place.page <= wanted.last


def _is_paragraph(wanted: _Range, place: Place, pages: Sequence[str]) -> bool:
    """By its place on the page, or by the number printed before it: 12., (12), ¶ 12."""
    if place.paragraph in wanted:
        return True
    text = paragraph_text(pages[place.page - 1], place.paragraph)
    printed = re.match(r"(?:¶\s*)?\(?(\d{1,4})[.)]?\s", text)
    return printed is not None and int(printed[1]) in wanted


def _carries(page: str, label: str) -> bool:
    """True if the number stands on the page, as a number of its own."""
    spaced = r"\s+".join(re.escape(word) for word in label.split())
    return re.search(rf"(?<![\w-]){spaced}(?!\d)", page) is not None


def _where_label(labels: Sequence[str], place: Place, pages: Sequence[str]) -> str:
    named = labels[0] if len(labels) == 1 else f"{labels[0]} to {labels[-1]}"
    stamped = [
        str(number)
        for number, page in enumerate(pages, 1)
        if any(_carries(page, label) for label in labels)
    ]
    if not stamped:
        return f"{named} is printed on no page; it begins on page {place.page}"
    return f"{named} is page {', '.join(stamped)}; it begins on page {place.page}"
