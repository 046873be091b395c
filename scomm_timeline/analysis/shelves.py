"""Shelves and stocks: the utterances that make one claim, by where they make it.

A shelf is one claim of a lot. Shelves that meet others on the same terms are put into one stock, so
that they are counted as one. A claim about a state meets those about the state and about every county
in it, so a stock has a bucket of those who speak of a place and a bucket of those who speak of a part
of one.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.buckets import Bucket, bucket
from scomm_timeline.analysis.column_lists import STRETCH
from scomm_timeline.analysis.columns import LISTS, making_of
from scomm_timeline.analysis.reigns import Reigns, reigns_of
from scomm_timeline.analysis.views import is_ahead
from scomm_timeline.model.codebook import TopicKind
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from scomm_timeline.analysis.lots import Lot, Site
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.table import Table
    from scomm_timeline.analysis.utterances import Facet, Utterance
    from scomm_timeline.model.places import Places
    from scomm_timeline.model.voices import Channel


class Shelf:
    """One claim of a lot.

    Attributes:
        lot: The lot.
        index: Which claim of its utterances.
        sample: That claim, of the lot's sample.
        number: That of its claim, by which it meets others.
        speakers: That of those who make it.
        table: Where its rows are.
        rows: Those, by the places of the claim, in the order of the set.
        reigns: What may end it; None if nothing does.
        has_odd: Some of its utterances speak of several places, of a group, or of one not stated.
        is_ahead: It holds from a day on that is later than the one it was said on.
        is_decision: It is of a topic of decisions.
        needs_about: It is of a topic about earlier statements.
    """

    __slots__ = (
        "_has_reigns",
        "has_odd",
        "index",
        "is_ahead",
        "is_decision",
        "lot",
        "needs_about",
        "number",
        "reigns",
        "rows",
        "sample",
        "speakers",
        "table",
    )

    def __init__(self, court: Court, table: Table, lot: Lot, index: int) -> None:
        self.table = table
        self.lot = lot
        self.index = index
        self.rows = lot.rows[index]
        self.sample = lot.sample.facets[index]
        self.number = court.terms.number_of_claim(self.sample)
        self.speakers = court.terms.number_of_speakers(lot.sample)
        self.reigns: Reigns | None = reigns_of(court.standing, lot.sample, self.sample)
        places = court.ground.places
        self.has_odd = not all(is_plain(site, places) for site in self.rows)
        self.is_ahead = is_ahead(self.sample, lot.sample)
        kind = court.ground.codebook.kind(self.sample.claim.topic)
        self.is_decision = kind is TopicKind.DECISION
        self.needs_about = kind.needs_about
        self._has_reigns = False

    def facet(self, one: Utterance) -> Facet:
        """The claim of one of the lot's utterances."""
        return one.facets[self.index]

    def write_reigns(self, map_: Map) -> None:
        """Write into the table until when its lines stand. Once is enough."""
        reigns = None if self._has_reigns else self.reigns
        self._has_reigns = True
        if reigns is None or reigns.is_uneasy:
            return
        table, placed = self.table, _Placed()
        for site in map_.in_order(self.rows):
            if is_plain(site, map_.places):
                placed.extend(self.rows[site], map_.starts[site[0]])
        made = making_of(len(placed.rows), len(table))
        alone: Iterable[int] = placed.rows
        if made is not LISTS:
            rows = made.column(placed.rows)
            firsts, lasts = (made.taken(made.view(table.column(name)), rows) for name in _SAID_ON)
            table.end_all(made, rows, reigns.of_all(made, firsts, lasts, placed.inside(map_)))
            alone = table.tellers.intersection(placed.rows)  # nobody's own word ends his line
        self._write_each(alone, reigns)

    def _write_each(self, rows: Iterable[int], reigns: Reigns) -> None:
        table = self.table
        firsts, lasts = (table.column(name) for name in _SAID_ON)
        for row in rows:
            said, place = table.said[row], table.facets[row].claim.places[0]
            table.end(row, reigns.of(place, firsts[row], lasts[row], said.root.id))


_SAID_ON: Final = ("first", "last")


def is_plain(site: Site, places: Places) -> bool:
    """True for one place that is no group."""
    return len(site) == 1 and not places.by_id[site[0]].is_group


class Map(NamedTuple):
    """The places of a set as stocks need them, in an order in which each comes before those inside it.

    Attributes:
        places: The places.
        starts: Where the stretch of each begins on the number line.
        ends: Where the stretch of the last one inside it ends.
        outer: Those that have others inside.
    """

    places: Places
    starts: dict[str, int]
    ends: dict[str, int]
    outer: frozenset[str]

    def in_order(self, sites: Iterable[Site]) -> list[Site]:
        """Sites in the order of the number line: what is almost sorted is sorted fast."""
        starts = self.starts
        return sorted(sites, key=lambda one: starts.get(one[0], -1) if one else -1)


def draw_map(places: Places) -> Map:
    """Give every place a stretch of the number line, beside that of the place around it."""
    inside: dict[str | None, list[str]] = {}
    for one in places.by_id.values():
        inside.setdefault(one.parent, []).append(one.id)
    starts: dict[str, int] = {}
    waiting = inside.get(None, [])[::-1]
    while waiting:
        place = waiting.pop()
        starts[place] = len(starts) * STRETCH
        waiting += inside.get(place, [])[::-1]
    ends = {place: start + STRETCH for place, start in starts.items()}
    for place in reversed(starts):
        parent = places.by_id[place].parent
        if parent is not None:
            ends[parent] = max(ends[parent], ends[place])
    return Map(places, starts, ends, frozenset(one for one in inside if one is not None))


class Stock:
    """The utterances of some shelves whose claims are alike but for part and speaker.

    Attributes:
        plain: Those who speak of one place that is no group, on the stretches of their places.
        wide: Of these those whose place has places inside.
        below: Those whose place is inside another, on the stretch of each place around it.
        odd: Those who speak of several places, of a group, or of a place that is not stated.
        channels: How they were told.
    """

    __slots__ = ("_found", "_sites", "_table", "below", "channels", "odd", "plain", "wide")

    def __init__(self, shelves: Sequence[Shelf], map_: Map) -> None:
        self._table = table = shelves[0].table
        self._sites: dict[Site, Bucket] | None = None
        self._found: dict[Site, list[int]] = {}
        self.channels: frozenset[Channel] = frozenset()
        for shelf in shelves:
            shelf.write_reigns(map_)
            self.channels |= shelf.lot.channels
            for site, rows in shelf.rows.items():
                self._found.setdefault(site, []).extend(rows)
        plain, wide, below = _Placed(), _Placed(), _Placed()
        around: dict[int, list[int]] = {}
        self.odd: set[Site] = set()
        for site in map_.in_order(self._found):
            rows = self._found[site]
            if not is_plain(site, map_.places):
                self.odd.add(site)
                continue
            path = map_.places.path(site[0])
            plain.extend(rows, map_.starts[site[0]])
            if site[0] in map_.outer:
                wide.extend(rows, map_.starts[site[0]])
            for place in path[:-1]:
                around.setdefault(map_.starts[place], []).extend(rows)
        for start in sorted(around):
            below.extend(around[start], start)
        self.plain, self.wide, self.below = (
            bucket(table, one.rows, one.starts) for one in (plain, wide, below)
        )

    def by_site(self) -> Mapping[Site, Bucket]:
        """Everybody by place, each place by itself."""
        if self._sites is None:
            self._sites = {
                site: bucket(self._table, rows, [0] * len(rows))
                for site, rows in self._found.items()
            }
        return self._sites


class _Placed:
    """Rows with the stretches on which they stand, while they are collected."""

    __slots__ = ("rows", "starts")

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.starts: list[int] = []

    def extend(self, rows: list[int], start: int) -> None:
        """Put in some that all speak of one place."""
        self.rows += rows
        self.starts += [start] * len(rows)

    def inside(self, map_: Map) -> Callable[[str], slice]:
        """Where those inside a place stand, if they were put in in the order of the number line."""
        return lambda place: slice(
            bisect_left(self.starts, map_.starts[place]), bisect_left(self.starts, map_.ends[place])
        )
