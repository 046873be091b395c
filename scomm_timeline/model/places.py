"""Jurisdictions, nested. A statement about a state speaks of its counties; not the other way."""

from __future__ import annotations

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class PlaceRelation(StrEnum):
    """How one place stands to another, seen from the first."""

    EQUAL = "equal"
    CONTAINS = "contains"
    CONTAINED = "contained"
    UNKNOWN = "unknown"
    DISJOINT = "disjoint"

    @property
    def mirrored(self) -> PlaceRelation:
        """The same relation seen from the other place."""
        return {
            PlaceRelation.CONTAINS: PlaceRelation.CONTAINED,
            PlaceRelation.CONTAINED: PlaceRelation.CONTAINS,
        }.get(self, self)


class Place(NamedTuple):
    """One jurisdiction. `kinds` is one or more of country, state, county, city, group ..."""

    id: str
    name: str
    kinds: tuple[str, ...]
    parent: str | None
    aliases: tuple[str, ...] = ()

    @property
    def is_group(self) -> bool:
        """Unnamed places that one source speaks of together."""
        return "group" in self.kinds


class Places:
    """The tree of places. `by_id` keeps the order of the file."""

    __slots__ = ("_paths", "by_id")

    def __init__(self, by_id: Mapping[str, Place]) -> None:
        self.by_id = by_id
        self._paths: dict[str, tuple[str, ...]] = {}

    def path(self, place: str) -> tuple[str, ...]:
        """The place and everything around it, outermost first."""
        if place not in self._paths:
            steps: list[str] = []
            at: str | None = place
            while at is not None:
                steps.append(at)
                at = self.by_id[at].parent
            self._paths[place] = tuple(reversed(steps))
        return self._paths[place]

    def within(self, inner: str, outer: str) -> bool:
        """True if `inner` is `outer` or a part of it."""
        return outer in self.path(inner)

    def relation(self, a: str, b: str) -> PlaceRelation:
        """How `a` stands to `b`; UNKNOWN for a group against a place that may belong to it."""
        if a == b:
            return PlaceRelation.EQUAL
        if self.within(a, b) and not self.by_id[b].is_group:
            return PlaceRelation.CONTAINED
        if self.within(b, a) and not self.by_id[a].is_group:
            return PlaceRelation.CONTAINS
        if self._may_hold(a, b) or self._may_hold(b, a):
            return PlaceRelation.UNKNOWN
        return PlaceRelation.DISJOINT

    def _may_hold(self, group: str, other: str) -> bool:
        """True if `group` is a group and `other` is part of the place around it."""
        place = self.by_id[group]
        if not place.is_group:
            return False
        return place.parent is None or self.within(other, place.parent)

    def name(self, place: str) -> str:
        """Its printed name; the slug itself where it is not a place (`not-stated`)."""
        known = self.by_id.get(place)
        return known.name if known else place
