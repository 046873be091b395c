"""Shelves and stocks: the utterances that make one claim, by where they make it.

A shelf is one claim of a lot. Shelves that meet others on the same terms are put into one stock, so
that they are counted as one. A claim about a state meets those about the state and about every county
in it, so a stock has a bucket of those who speak of a place and a bucket of those who speak of a part
of one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.buckets import Bucket, bucket
from scomm_timeline.analysis.column_lists import STRETCH
from scomm_timeline.analysis.columns import LISTS, making_of
from scomm_timeline.analysis.views import is_ahead
from scomm_timeline.model.codebook import TopicKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scomm_timeline.analysis.columns import Column, Making
    from scomm_timeline.analysis.lots import Lot
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.reigns import KnownReigns, Reigns
    from scomm_timeline.analysis.table import Site, Table
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
        size: How many rows it has.
        reigns: What may end it; None if nothing does.
        has_odd: Some of its utterances speak of several places, of a group, or of one not stated.
        is_ahead: It holds from a day on that is later than the one it was said on.
        is_decision: It is of a topic of decisions.
        needs_about: It is of a topic about earlier statements.
    """

    __slots__ = (
        "_as_others",
        "_has_reigns",
        "_making",
        "_map",
        "_placed",
        "has_odd",
        "index",
        "is_ahead",
        "is_decision",
        "lot",
        "needs_about",
        "number",
        "reigns",
        "sample",
        "size",
        "speakers",
        "table",
    )

    def __init__(
        self, court: Court, map_: Map, table: Table, lot: Lot, index: int, known: KnownReigns
    ) -> None:
        self.table = table
        self.lot = lot
        self.index = index
        self.sample = lot.sample.facets[index]
        self.number = court.terms.number_of_claim(self.sample)
        self.speakers = court.terms.number_of_speakers(lot.sample)
        alike = (self.number, self.speakers, lot.told)
        self.reigns: Reigns | None = known.of(alike, lot.sample, self.sample)
        self.is_ahead = is_ahead(self.sample, lot.sample)
        kind = court.ground.codebook.kind(self.sample.claim.topic)
        self.is_decision = kind is TopicKind.DECISION
        self.needs_about = kind.needs_about
        self._map = map_
        self._has_reigns = False
        self.size = len(lot.rows[index])
        self._making = making_of(self.size, len(table))
        self._placed = self._in_order_of_places()
        self._as_others: tuple[Column, Column] | None = None
        self.has_odd = len(self._placed[0]) < self.size

    def _in_order_of_places(self) -> tuple[Column, Column]:
        made, table = self._making, self.table
        rows = made.column(self.lot.rows[self.index])
        starts = made.taken(made.view(table.column("start")), rows)
        is_plain = made.others(made.below(starts, 0))
        if not made.is_all(is_plain):
            rows, starts = (made.kept(column, is_plain) for column in (rows, starts))
        order = made.order(starts)
        return made.taken(rows, order), made.taken(starts, order)

    def rows_by_site(self) -> dict[Site, list[int]]:
        """Its rows by the places of the claim, in the order of the set."""
        found: dict[Site, list[int]] = {}
        facets = self.table.facets
        for row in self._making.numbers(self._making.column(self.lot.rows[self.index])):
            found.setdefault(facets[row].claim.places, []).append(row)
        return found

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
        if made is self._making:
            return self._placed
        if self._as_others is None:  # the makings are two
            rows, starts = self._placed
            self._as_others = made.column(rows), made.column(starts)
        return self._as_others

    def write_reigns(self) -> None:
        """Write into the table until when its lines stand. Once is enough."""
        reigns = None if self._has_reigns else self.reigns
        self._has_reigns = True
        if reigns is None or reigns.is_uneasy:
            return
        table, map_ = self.table, self._map
        made = self._making
        rows, starts = self._placed
        if made is not LISTS:

            def inside(places: Sequence[str]) -> list[slice]:
                begins = made.column([map_.starts[place] for place in places])
                ends = made.column([map_.ends[place] for place in places])
                bounds = (made.numbers(made.left(starts, those)) for those in (begins, ends))
                return list(map(slice, *bounds))

            firsts, lasts = (made.taken(made.view(table.column(name)), rows) for name in _SAID_ON)
            table.end_all(made, rows, reigns.of_all(made, firsts, lasts, inside))
            # Nobody's own word ends his line.
            rows = made.kept(rows, made.among(rows, made.column(table.tellers)))
        self._write_each(made.numbers(rows), reigns)

    def _write_each(self, rows: Sequence[int], reigns: Reigns) -> None:
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
    """

    __slots__ = ("_columns", "_is_outer", "_parents", "ends", "places", "plain", "starts")

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
        self.plain: dict[Site, int] = {
            (place,): start
            for place, start in self.starts.items()
            if not places.by_id[place].is_group
        }
        self._parents = [_NOWHERE if one is None else self.starts[one] for one in around]
        self._is_outer = [int(place in inside) for place in self.starts]
        self._columns: dict[Making, tuple[Column, Column]] = {}

    def columns(self, made: Making) -> tuple[Column, Column]:
        """For the places in their order two columns.

        Where the stretch of the place around each begins, before all if there is none; and 1 for those
        that have others inside.
        """
        known = self._columns.get(made)
        if known is None:
            known = self._columns[made] = made.column(self._parents), made.column(self._is_outer)
        return known


_NOWHERE: Final = -1


class Stock:
    """The utterances of some shelves whose claims are alike but for part and speaker.

    Attributes:
        shelves: The shelves.
        plain: Those who speak of one place that is no group, on the stretches of their places.
        odd: Where others speak of: several places, a group, or a place that is not stated.
        channels: How they were told.
    """

    __slots__ = (
        "_below",
        "_documents",
        "_map",
        "_sites",
        "_wide",
        "channels",
        "odd",
        "plain",
        "shelves",
    )

    def __init__(self, shelves: Sequence[Shelf], map_: Map) -> None:
        table = shelves[0].table
        self.shelves = shelves
        self._documents: set[str] | None = None
        self._sites: dict[Site, Bucket] | None = None
        self.channels: set[Channel] = set()
        self.odd: set[Site] = set()
        for shelf in shelves:
            shelf.write_reigns()
            self.channels |= shelf.lot.channels
            if shelf.has_odd:
                self.odd |= shelf.rows_by_site().keys() - map_.plain.keys()
        made = making_of(sum(shelf.size for shelf in shelves), len(table))
        rows, starts = map(made.joined, zip(*(one.placed(made) for one in shelves), strict=True))
        self.plain = Bucket(table, made, rows, starts)
        self._map = map_
        self._wide: Bucket | None = None
        self._below: Bucket | None = None

    @property
    def wide(self) -> Bucket:
        """Of the plain ones those whose place has places inside."""
        if self._wide is None:
            made, (_, is_outer) = self.plain.making, self._map.columns(self.plain.making)
            places = made.divided(self.plain.starts, STRETCH)
            self._wide = self.plain.part(made.equal(made.taken(is_outer, places), 1))
        return self._wide

    @property
    def below(self) -> Bucket:
        """Those whose place is inside another, on the stretch of each place around it."""
        if self._below is None:
            parents, _ = self._map.columns(self.plain.making)
            self._below = self.plain.around(parents)
        return self._below

    def documents(self) -> set[str]:
        """The documents of those who stand in one with another utterance."""
        if self._documents is None:
            self._documents = set().union(*(shelf.lot.documents for shelf in self.shelves))
        return self._documents

    def by_site(self) -> Mapping[Site, Bucket]:
        """Everybody by place, each place by itself."""
        if self._sites is None:
            found: dict[Site, list[int]] = {}
            for shelf in self.shelves:
                for site, rows in shelf.rows_by_site().items():
                    found.setdefault(site, []).extend(rows)
            table = self.shelves[0].table
            self._sites = {
                site: bucket(table, rows, [0] * len(rows)) for site, rows in found.items()
            }
        return self._sites
