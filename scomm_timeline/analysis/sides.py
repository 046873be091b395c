"""Which of the two lines of a finding a position belongs to.

The positions of a family fall into two sides where their exclusions allow it (may, may not); where
they do not, the earlier statement of a pair is the first line.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from scomm_timeline.model.codebook import Codebook, Position

if TYPE_CHECKING:
    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.utterances import Facet


class Sides:
    """Sides of all positions of a codebook, computed once."""

    def __init__(self, codebook: Codebook) -> None:
        self._side: dict[Position, int | None] = {}
        self._opposed: set[Position] = set()
        neighbors = _neighbors(codebook)
        for start in neighbors:
            if start not in self._side:
                joined = _color(start, neighbors)
                self._side.update(joined)
                if len(set(joined.values())) > 1:
                    self._opposed.update(joined)

    def first(self, meeting: Meeting) -> int:
        """0 or 1: the line of side a of a meeting."""
        sides = (self._of(meeting.facet_a), self._of(meeting.facet_b))
        if None not in sides and sides[0] != sides[1]:
            return int(sides[0] or 0)
        # Two sides do not do, so the days decide.
        a, b = meeting.a, meeting.b
        earlier = (a.made.earliest, a.made.end, a.id) <= (b.made.earliest, b.made.end, b.id)
        return 0 if earlier else 1

    def of_position(self, position: Position) -> int | None:
        """0 or 1: the side of a position; None where nothing is opposed to it."""
        return self._side.get(position) if position in self._opposed else None

    def are_settled(self, first: Facet, second: Facet) -> bool:
        """True if the positions alone say which line each of two facets belongs to."""
        sides = (self._of(first), self._of(second))
        return None not in sides and sides[0] != sides[1]

    def _of(self, facet: Facet) -> int | None:
        side = self._side.get(facet.claim.position)
        return None if side is None else side ^ facet.denied


def _neighbors(codebook: Codebook) -> dict[Position, list[tuple[Position, int]]]:
    """Each position with those on its side (0) and on the other (1)."""
    positions = [
        Position(topic.slug, slug) for topic in codebook.topics.values() for slug in topic.positions
    ]
    found: dict[Position, list[tuple[Position, int]]] = {one: [] for one in positions}

    def join(one: Position, two: Position, other: int) -> None:
        found[one].append((two, other))
        found[two].append((one, other))

    for position in positions:
        for step in codebook.entailments(position):
            join(step.source, step.target, 0)
        for reading in codebook.readings(position):
            join(position, reading, 0)
    for exclusion in codebook.exclusions():
        join(exclusion.first, exclusion.second, 1)
    return found


def _color(
    start: Position, neighbors: dict[Position, list[tuple[Position, int]]]
) -> dict[Position, int | None]:
    """Sides of everything joined to `start`; None for all of it where two sides do not do."""
    sides: dict[Position, int] = {start: 0}
    queue = deque([start])
    sound = True
    while queue:
        at = queue.popleft()
        for other, flip in neighbors[at]:
            wanted = sides[at] ^ flip
            if other not in sides:
                sides[other] = wanted
                queue.append(other)
            elif sides[other] != wanted:
                sound = False
    return dict(sides) if sound else dict.fromkeys(sides)
