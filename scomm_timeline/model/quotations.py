"""What became of a quotation that was held against its source, and the receipt that says so."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How a quotation stands in the document it cites."""

    MATCHES = "matches"
    MATCHES_WITH_OMISSIONS = "matches-with-omissions"
    SEVERAL_PLACES = "several-places"
    NEEDS_READER = "needs-reader"
    NOT_FOUND = "not-found"
    NO_TEXT_LAYER = "no-text-layer"
    SOURCE_MISSING = "source-missing"
    SOURCE_CHANGED = "source-changed"
    NOT_A_QUOTATION = "not-a-quotation"
    NOT_CHECKED = "not-checked"
    """Nobody has held it against its source, or the document could not be read."""

    @property
    def is_match(self) -> bool:
        """True if every quoted word stands in the document."""
        return self in _MATCHING

    @property
    def means(self) -> str:
        """The grade in a few words, as printed."""
        return _MEANS[self]


_MATCHING = frozenset({Grade.MATCHES, Grade.MATCHES_WITH_OMISSIONS, Grade.SEVERAL_PLACES})

_MEANS = {
    Grade.MATCHES: "matches the source",
    Grade.MATCHES_WITH_OMISSIONS: "matches the source, with declared omissions",
    Grade.SEVERAL_PLACES: "matches the source, in several places",
    Grade.NEEDS_READER: "needs a reader: the nearest words differ",
    Grade.NOT_FOUND: "not found in the source",
    Grade.NO_TEXT_LAYER: "the document has no text to search",
    Grade.SOURCE_MISSING: "the document is not in the folder",
    Grade.SOURCE_CHANGED: "the document is not the one on record",
    Grade.NOT_A_QUOTATION: "not a quotation",
    Grade.NOT_CHECKED: "not checked",
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """The result of one check, for one quotation and one source.

    `checked` is the day as typed; `at` are the places found, as printed by the check. The hashes
    are SHA-256 in hexadecimal: a receipt holds for these words and these bytes alone.
    """

    statement: str
    source: str
    grade: Grade
    quotation: str
    document: str
    method: int
    checked: str
    at: tuple[str, ...] = ()


def quotation_hash(words: str) -> str:
    """SHA-256, in hexadecimal, of a quotation's exact characters."""
    return hashlib.sha256(words.encode()).hexdigest()
