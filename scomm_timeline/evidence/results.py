"""What a check of a quotation can say. Values only: renderers read them, and nothing heavy loads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.model.quotations import Grade


class Place(NamedTuple):
    """Where a match stands. Pages count from 1, characters from 0 in the text of their page.

    `end` is exclusive and on `last_page`. `paragraph` is that of the start, on its page.
    """

    page: int
    start: int
    last_page: int
    end: int
    paragraph: int

    @property
    def crosses_page(self) -> bool:
        """True if it ends on another page than it begins."""
        return self.page != self.last_page


class Context(NamedTuple):
    """The words of a place as the document prints them, with a few before and after.

    The three follow each other: whatever space is between them belongs to `before` or `after`.
    """

    before: str
    words: str
    after: str


class Omission(NamedTuple):
    """Marks of a quotation, and the words of the source in their place.

    `hides_negation` says that these words hold a negation: allowed, and always shown.
    """

    mark: str
    words: str
    hides_negation: bool


class LocatorVerdict(StrEnum):
    """What came of a locator."""

    RIGHT = "right"
    OTHER = "other"
    NONE = "none"
    UNCHECKED = "unchecked"


class LocatorCheck(NamedTuple):
    """The verdict, and in words where the quotation stands instead, or why nothing was checked."""

    verdict: LocatorVerdict
    says: str = ""


NO_LOCATOR: Final = LocatorCheck(LocatorVerdict.NONE)


class Change(StrEnum):
    """What became of some words from the quotation to the source."""

    SAME = "same"
    ONLY_QUOTED = "only-quoted"
    ONLY_SOURCE = "only-source"


class DiffPart(NamedTuple):
    """Words next to each other that share one fate."""

    change: Change
    words: str


class Nearest(NamedTuple):
    """The words of the source most like a quotation that did not match.

    `likeness` runs from 0 to 100, and decides nothing.
    """

    place: Place
    context: Context
    likeness: float
    diff: tuple[DiffPart, ...]


class GradedQuotation(NamedTuple):
    """What came of one quotation. `places` are all there are, in reading order.

    `context` and `omissions` are those of the first place; `note` says in a sentence what else a
    reader of the grade should know, "" if nothing.
    """

    grade: Grade
    places: tuple[Place, ...] = ()
    context: Context | None = None
    omissions: tuple[Omission, ...] = ()
    locator: LocatorCheck = NO_LOCATOR
    nearest: Nearest | None = None
    note: str = ""
