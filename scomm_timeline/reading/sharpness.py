"""Which of two positions says more: the one that leads to the other."""

from __future__ import annotations

from scomm_timeline.model.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.model.codebook import PositionEntry


def is_sharper(positions: Mapping[str, PositionEntry], first: str, second: str) -> bool:
    """True if one of two positions of a topic entails the other by definition."""
    return second in _implied(positions, first) or first in _implied(positions, second)


def _implied(positions: Mapping[str, PositionEntry], start: str) -> set[str]:
    found: set[str] = set()
    todo = [start]
    while todo:
        entry = positions.get(todo.pop())
        new = set(entry.entails) - found if entry else set()
        found |= new
        todo += new
    return found
