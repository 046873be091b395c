"""Which utterances stand in one document, asked of a whole set."""

from __future__ import annotations

from collections import Counter, defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from scomm_timeline.analysis.utterances import Ground, Utterance

DOCUMENT: Final = attrgetter("root.document_id")
"""The document of an utterance."""


class Documents:
    """The utterances of a set by document, brought together when they are first asked for."""

    __slots__ = ("_ground", "_known")

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._known: dict[str, list[Utterance]] | None = None

    def shared(self) -> set[str]:
        """The documents in which several utterances stand."""
        counts = Counter(map(DOCUMENT, self._ground.utterances.values()))
        return {document for document, count in counts.items() if count > 1}

    def beside(self, one: Utterance) -> list[Utterance]:
        """The utterances of the document of one, itself among them."""
        if self._known is None:
            self._known = defaultdict(list)
            for each in self._ground.utterances.values():
                self._known[each.root.document_id].append(each)
        return self._known[one.root.document_id]
