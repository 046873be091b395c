"""Shelves and stocks: the utterances that make one claim, by where they make it.

A shelf is one claim of a lot. Shelves that meet others on the same terms are put into one stock, so
that they are counted as one. A claim about a state meets those about the state and about every county
in it, so a stock has a bucket of those who speak of a place and a bucket of those who speak of a part
of one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.buckets import Bucket
from scomm_timeline.analysis.reaches import STRETCH, Member, Weak, member
from scomm_timeline.analysis.reigns import Reigns, reigns_of
from scomm_timeline.analysis.strength import of_one_side
from scomm_timeline.analysis.views import is_ahead
from scomm_timeline.model.codebook import TopicKind
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scomm_timeline.analysis.lots import Lot, Site
    from scomm_timeline.analysis.meeting import Court
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
        reigns: What may end it; None if nothing does.
        has_odd: Some of its utterances speak of several places, of a group, or of one not stated.
        is_ahead: It holds from a day on that is later than the one it was said on.
        is_decision: It is of a topic of decisions.
        needs_about: It is of a topic about earlier statements.
    """

    __slots__ = (
        "_members",
        "_weak",
        "has_odd",
        "index",
        "is_ahead",
        "is_decision",
        "lot",
        "needs_about",
        "number",
        "reigns",
        "sample",
        "speakers",
    )

    def __init__(self, court: Court, lot: Lot, index: int) -> None:
        self.lot = lot
        self.index = index
        self.sample = lot.sample.facets[index]
        self.number = court.terms.number_of_claim(self.sample)
        self.speakers = court.terms.number_of_speakers(lot.sample)
        self.reigns: Reigns | None = reigns_of(court.standing, lot.sample, self.sample)
        places = court.ground.places
        self.has_odd = not all(is_plain(sites[index], places) for sites in lot.by_sites)
        self.is_ahead = is_ahead(self.sample, lot.sample)
        kind = court.ground.codebook.kind(self.sample.claim.topic)
        self.is_decision = kind is TopicKind.DECISION
        self.needs_about = kind.needs_about
        self._members: dict[Site, list[Member]] | None = None
        self._weak: dict[tuple[object, ...], Weak] = {}

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

    def members(self, places: Places) -> Mapping[Site, list[Member]]:
        """Its utterances by the places of the claim, in the order of the lot."""
        if self._members is None:
            self._members = {}
            for sites, those in self.lot.by_sites.items():
                site = sites[self.index]
                self._members.setdefault(site, []).extend(self._at(site, those, places))
        return self._members

    def _at(self, site: Site, those: list[Utterance], places: Places) -> list[Member]:
        index, reigns, weak_of = self.index, self.reigns, self._weak_of
        if reigns is None or reigns.is_uneasy or not is_plain(site, places):
            return [member(one, one.facets[index], weak_of(one, index)) for one in those]
        of, place = reigns.of, site[0]
        return [
            member(
                one,
                one.facets[index],
                weak_of(one, index),
                of(place, one.made.earliest, one.made.end - 1, one.root.id),
            )
            for one in those
        ]

    def _weak_of(self, one: Utterance, index: int) -> Weak:
        """What weakens a side that holds this claim; asked once for all that are alike in it."""
        root = one.root
        if len(one.members) > 1:
            return frozenset(of_one_side(one, one.facets[index]))
        # Those of one lot have the same speakers, those on whose behalf they spoke included.
        key = (
            root.wording,
            len(root.via),
            len(root.speakers),
            root.made_basis,
            root.confidence,
            bool(root.citations) and all(cite.reporter_hedge for cite in root.citations),
        )
        known = self._weak.get(key)
        if known is None:
            known = self._weak[key] = frozenset(of_one_side(one, one.facets[index]))
        return known


def is_plain(site: Site, places: Places) -> bool:
    """True for one place that is no group."""
    return len(site) == 1 and not places.by_id[site[0]].is_group


class Map(NamedTuple):
    """The places of a set as stocks need them.

    Attributes:
        places: The places.
        starts: Where the stretch of each begins on the number line.
        outer: Those that have others inside.
    """

    places: Places
    starts: dict[str, int]
    outer: frozenset[str]


def draw_map(places: Places) -> Map:
    """Give every place a stretch of the number line."""
    starts = {place: number * STRETCH for number, place in enumerate(places.by_id)}
    parents = (place.parent for place in places.by_id.values())
    return Map(places, starts, frozenset(one for one in parents if one is not None))


class Stock:
    """The utterances of some shelves whose claims are alike but for part and speaker.

    Attributes:
        plain: Those who speak of one place that is no group, on the stretches of their places.
        wide: Of these those whose place has places inside.
        below: Those whose place is inside another, on the stretch of each place around it.
        odd: Those who speak of several places, of a group, or of a place that is not stated.
        channels: How they were told.
        documents: The documents of those who stand in one with another utterance.
    """

    __slots__ = ("_sites", "below", "channels", "documents", "odd", "plain", "wide")

    def __init__(self, shelves: Iterable[Shelf], map_: Map) -> None:
        self.plain, self.wide, self.below = Bucket([], []), Bucket([], []), Bucket([], [])
        self.odd: dict[Site, Bucket] = {}
        self._sites: dict[Site, Bucket] | None = None
        found: dict[Site, list[Member]] = {}
        self.channels: set[Channel] = set()
        self.documents: set[str] = set()
        for shelf in shelves:
            self.channels |= shelf.lot.channels
            self.documents |= shelf.lot.documents
            for site, members in shelf.members(map_.places).items():
                found.setdefault(site, []).extend(members)
        around: dict[int, list[Member]] = {}
        # In the order of the number line: what is almost sorted is sorted fast.
        for site in sorted(found, key=lambda one: map_.starts.get(one[0], -1) if one else -1):
            members = found[site]
            if not is_plain(site, map_.places):
                self.odd[site] = Bucket(members, [0] * len(members))
                continue
            path = map_.places.path(site[0])
            self.plain.extend(members, map_.starts[site[0]])
            if site[0] in map_.outer:
                self.wide.extend(members, map_.starts[site[0]])
            for place in path[:-1]:
                around.setdefault(map_.starts[place], []).extend(members)
        for start in sorted(around):
            self.below.extend(around[start], start)

    def by_site(self, map_: Map) -> Mapping[Site, Bucket]:
        """Everybody by place, each place by itself."""
        if self._sites is None:
            lists: dict[int, list[Member]] = self.plain.parts_by_start()
            names = {start: place for place, start in map_.starts.items()}
            self._sites = {
                (names[start],): Bucket(those, [0] * len(those)) for start, those in lists.items()
            } | self.odd
        return self._sites
