"""Which utterances stand in one document, asked of a whole set."""

from __future__ import annotations

from collections import Counter, defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.alike import Numbers
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.analysis.utterances import Ground, Utterance

_DOCUMENT: Final = attrgetter("root.document_id")


class Numbered(NamedTuple):
    """The documents of a set by number.

    Attributes:
        numbers: The number of each, by its id; the first has 0.
        of_all: The number of that of each utterance, in their order.
        shared: The numbers of those in which several utterances stand.
    """

    numbers: dict[str, int]
    of_all: list[int]
    shared: set[int]


class Documents:
    """The documents of a set by number, and the utterances of each, when they are first asked for."""

    __slots__ = ("_ground", "_known", "_numbered")

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._known: dict[str, list[Utterance]] | None = None
        self._numbered: Numbered | None = None

    def numbered(self) -> Numbered:
        """All documents by number."""
        if self._numbered is None:
            numbers: Numbers[str] = Numbers()
            every = self._ground.utterances.values()
            of_all = list(map(numbers.__getitem__, map(_DOCUMENT, every)))
            shared = {number for number, count in Counter(of_all).items() if count > 1}
            self._numbered = Numbered(numbers, of_all, shared)
        return self._numbered

    def beside(self, one: Utterance) -> list[Utterance]:
        """The utterances of the document of one, itself among them."""
        if self._known is None:
            self._known = defaultdict(list)
            for each in self._ground.utterances.values():
                self._known[each.root.document_id].append(each)
        return self._known[one.root.document_id]
