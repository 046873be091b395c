"""Shelves and stocks: the utterances that make one claim, by where they make it.

A shelf is one claim of a lot. Shelves that meet others on the same terms are put into one stock, so
that they are counted as one. A claim about a state meets those about the state and about every county
in it, so a stock has a bucket of those who speak of a place and a bucket of those who speak of a part
of one.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.buckets import Bucket, bucket
from scomm_timeline.analysis.column_lists import STRETCH
from scomm_timeline.analysis.columns import LISTS, making_of
from scomm_timeline.analysis.reigns import Reigns, reigns_of
from scomm_timeline.analysis.views import is_ahead
from scomm_timeline.model.codebook import TopicKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scomm_timeline.analysis.columns import Column, Making
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
        "_columns",
        "_has_reigns",
        "_map",
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

    def __init__(self, court: Court, map_: Map, table: Table, lot: Lot, index: int) -> None:
        self.table = table
        self.lot = lot
        self.index = index
        self.rows = lot.rows[index]
        self.sample = lot.sample.facets[index]
        self.number = court.terms.number_of_claim(self.sample)
        self.speakers = court.terms.number_of_speakers(lot.sample)
        self.reigns: Reigns | None = reigns_of(court.standing, lot.sample, self.sample)
        self.has_odd = not self.rows.keys() <= map_.plain.keys()
        self.is_ahead = is_ahead(self.sample, lot.sample)
        kind = court.ground.codebook.kind(self.sample.claim.topic)
        self.is_decision = kind is TopicKind.DECISION
        self.needs_about = kind.needs_about
        self._map = map_
        self._has_reigns = False
        self._columns: dict[bool, tuple[Column, Column]] = {}

    @property
    def size(self) -> int:
        """How many rows it has."""
        return sum(map(len, self.rows.values()))

    @property
    def is_plain(self) -> bool:
        """True if its pairs with others like it depend on claims, speakers, days and places alone."""
        lot = self.lot
        is_alone = len(lot.sample.facets) == 1 and not lot.announces and not any(lot.flags)
        return (
            is_alone
            and self.reigns is None
            and not (self.is_ahead or self.is_decision or self.needs_about)
        )

    def facet(self, one: Utterance) -> Facet:
        """The claim of one of the lot's utterances."""
        return one.facets[self.index]

    def placed(self, made: Making) -> tuple[Column, Column]:
        """Its rows that speak of one place that is no group, and where the stretch of each begins.

        In the order of the number line: what is almost sorted is sorted fast.
        """
        known = self._columns.get(made is LISTS)
        if known is None:
            starts = self._map.plain
            sites = sorted(starts.keys() & self.rows.keys(), key=starts.__getitem__)
            rows = [self.rows[site] for site in sites]
            known = (
                made.column(list(chain.from_iterable(rows))),
                made.repeated([starts[site] for site in sites], list(map(len, rows))),
            )
            self._columns[made is LISTS] = known
        return known

    def write_reigns(self) -> None:
        """Write into the table until when its lines stand. Once is enough."""
        reigns = None if self._has_reigns else self.reigns
        self._has_reigns = True
        if reigns is None or reigns.is_uneasy:
            return
        table, map_ = self.table, self._map
        made = making_of(self.size, len(table))
        rows, starts = self.placed(made)
        alone: Iterable[int] = made.numbers(rows)
        if made is not LISTS:

            def inside(place: str) -> slice:
                ends = made.column([map_.starts[place], map_.ends[place]])
                return slice(*made.numbers(made.left(starts, ends)))

            firsts, lasts = (made.taken(made.view(table.column(name)), rows) for name in _SAID_ON)
            table.end_all(made, rows, reigns.of_all(made, firsts, lasts, inside))
            alone = table.tellers.intersection(alone)  # nobody's own word ends his line
        self._write_each(alone, reigns)

    def _write_each(self, rows: Iterable[int], reigns: Reigns) -> None:
        table = self.table
        firsts, lasts = (table.column(name) for name in _SAID_ON)
        for row in rows:
            said, place = table.said[row], table.facets[row].claim.places[0]
            table.end(row, reigns.of(place, firsts[row], lasts[row], said.root.id))


_SAID_ON: Final = ("first", "last")


class Map:
    """The places of a set as stocks need them, in an order in which each comes before those inside it.

    Attributes:
        places: The places.
        starts: Where the stretch of each begins on the number line.
        ends: Where the stretch of the last one inside it ends.
        plain: Where it begins, by the list of this one place, of those that are no group.
        parents: In their order, where the stretch of the place around it begins; before all, if none.
        is_outer: In their order, 1 for those that have others inside.
    """

    __slots__ = ("ends", "is_outer", "parents", "places", "plain", "starts")

    def __init__(self, places: Places) -> None:
        inside: dict[str | None, list[str]] = {}
        for one in places.by_id.values():
            inside.setdefault(one.parent, []).append(one.id)
        self.places = places
        self.starts: dict[str, int] = {}
        waiting = inside.get(None, [])[::-1]
        while waiting:
            place = waiting.pop()
            self.starts[place] = len(self.starts) * STRETCH
            waiting += inside.get(place, [])[::-1]
        around = [places.by_id[place].parent for place in self.starts]
        self.ends = {place: start + STRETCH for place, start in self.starts.items()}
        for place, parent in zip(reversed(self.starts), reversed(around), strict=True):
            if parent is not None:
                self.ends[parent] = max(self.ends[parent], self.ends[place])
        self.plain = {
            (place,): start
            for place, start in self.starts.items()
            if not places.by_id[place].is_group
        }
        self.parents = [_NOWHERE if one is None else self.starts[one] for one in around]
        self.is_outer = [int(place in inside) for place in self.starts]


_NOWHERE: Final = -1


class Stock:
    """The utterances of some shelves whose claims are alike but for part and speaker.

    Attributes:
        plain: Those who speak of one place that is no group, on the stretches of their places.
        wide: Of these those whose place has places inside.
        below: Those whose place is inside another, on the stretch of each place around it.
        odd: Where others speak of: several places, a group, or a place that is not stated.
        channels: How they were told.
        documents: The documents of those who stand in one with another utterance.
    """

    __slots__ = ("_shelves", "_sites", "below", "channels", "documents", "odd", "plain", "wide")

    def __init__(self, shelves: Sequence[Shelf], map_: Map) -> None:
        table = shelves[0].table
        self._shelves = shelves
        self._sites: dict[Site, Bucket] | None = None
        self.channels: set[Channel] = set()
        self.documents: set[str] = set()
        self.odd: set[Site] = set()
        for shelf in shelves:
            shelf.write_reigns()
            self.channels |= shelf.lot.channels
            self.documents |= shelf.lot.documents
            if shelf.has_odd:
                self.odd |= shelf.rows.keys() - map_.plain.keys()
        made = making_of(sum(shelf.size for shelf in shelves), len(table))
        rows, starts = map(made.joined, zip(*(one.placed(made) for one in shelves), strict=True))
        self.plain = Bucket(table, made, rows, starts)
        places = made.divided(starts, STRETCH)
        is_outer = made.equal(made.taken(made.column(map_.is_outer), places), 1)
        self.wide = self.plain.part(is_outer)
        self.below = self.plain.around(made.column(map_.parents))

    def by_site(self) -> Mapping[Site, Bucket]:
        """Everybody by place, each place by itself."""
        if self._sites is None:
            found: dict[Site, list[int]] = {}
            for shelf in self._shelves:
                for site, rows in shelf.rows.items():
                    found.setdefault(site, []).extend(rows)
            table = self._shelves[0].table
            self._sites = {
                site: bucket(table, rows, [0] * len(rows)) for site, rows in found.items()
            }
        return self._sites
