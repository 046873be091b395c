"""Which edits bring a change about: the smallest group of them that does so by itself.

Nothing is concluded from what an edit looks like. A version is made with some of the edits and not
the others, everything is found anew in it, and one looks whether the change is there.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Sequence

Edit = TypeVar("Edit", bound="Hashable")

MOST_SINGLES: Final = 24
"""Edits that are each tried alone where halving ends with a group."""

MOST_PAIRED: Final = 8
"""Edits of a narrowed group of which all smaller groups are tried."""

MOST_WAYS: Final = 3
"""Independent causes that are looked for: each of them alone would have done."""


class Cause(NamedTuple, Generic[Edit]):
    """Edits that together bring a change about. `is_smallest` is False if the search was cut off."""

    edits: tuple[Edit, ...]
    is_smallest: bool = True


class OutOfTriesError(Exception):
    """No more versions may be made."""


def find_causes(
    edits: Sequence[Edit],
    likely: Collection[Edit],
    shows: Callable[[Sequence[Edit]], bool],
    *,
    most_ways: int = MOST_WAYS,
) -> tuple[Cause[Edit], ...]:
    """Every independent cause of a change that all edits together bring about, at most `most_ways`.

    `shows` tells whether some edits show the change; it may raise OutOfTriesError, and what was found
    by then is returned. `likely` only says where to look first. Halving finds a single edit in a
    handful of tries; where it ends with several, the edits are tried one by one, and then, of few,
    all smaller groups.
    """
    causes: list[Cause[Edit]] = []
    left = list(edits)
    while left and len(causes) < most_ways:
        search = _Search([one for one in left if one in likely], left, shows)
        try:
            if causes and not shows(left):
                break
            found = search.smallest()
        except OutOfTriesError:
            if not causes:
                causes.append(Cause(tuple(search.best), is_smallest=False))
            break
        causes.append(Cause(tuple(found)))
        left = [one for one in left if one not in found]
    return tuple(causes)


class _Search(Generic[Edit]):
    """The search for one cause. `best` is the smallest group known to do it."""

    def __init__(
        self,
        likely: list[Edit],
        edits: list[Edit],
        shows: Callable[[Sequence[Edit]], bool],
    ) -> None:
        self._likely = likely
        self._edits = edits
        self._shows = shows
        self.best = edits

    def smallest(self) -> list[Edit]:
        """A group of which no edit can be left out, and no smaller one was found."""
        if 0 < len(self._likely) < len(self.best) and self._shows(self._likely):
            self.best = self._likely
        self._narrow()
        if len(self.best) > 1 and not self._one_of(self._others()):
            self._try_smaller()
        return self.best

    def _others(self) -> list[Edit]:
        """Edits that might do it alone though halves of all edits did not show it, likely first."""
        return list(dict.fromkeys((*self.best, *self._likely, *self._edits)))[:MOST_SINGLES]

    def _one_of(self, edits: Sequence[Edit]) -> bool:
        """Whether one of the edits does it alone; it is then the best."""
        for one in edits:
            if self._shows([one]):
                self.best = [one]
                return True
        return False

    def _narrow(self) -> None:
        """Leave out ever smaller parts of the group until none can be (delta debugging)."""
        parts = 2
        while len(self.best) > 1:
            size = max(1, len(self.best) // parts)
            chunks = [self.best[at : at + size] for at in range(0, len(self.best), size)]
            smaller = self._without_some(chunks)
            if smaller is not None:
                self.best = smaller
                parts = max(2, parts - 1)
            elif size == 1:
                return
            else:
                parts = min(len(self.best), parts * 2)

    def _without_some(self, chunks: list[list[Edit]]) -> list[Edit] | None:
        """One of the chunks, or the group without one of them, that does it; None if none does."""
        for chunk in chunks:
            if len(chunk) < len(self.best) and self._shows(chunk):
                return chunk
        for chunk in chunks:
            rest = [one for one in self.best if one not in chunk]
            if rest and len(chunks) > 2 and self._shows(rest):
                return rest
        return None

    def _try_smaller(self) -> None:
        """A smaller group within the best one, where there are few enough to try them all."""
        if len(self.best) > MOST_PAIRED:
            return
        for size in range(2, len(self.best) - 1):
            for some in combinations(self.best, size):
                if self._shows(some):
                    self.best = list(some)
                    return
