"""Fields: two buckets of two lots whose places meet, and all pairs between them.

What does not depend on days is asked of two lots once. Then only places remain: a claim about a
state meets those about the state and about every county in it, so each place has the bucket of those
who speak of it and the bucket of those who speak of a part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.buckets import STRETCH, Bucket, Member, member
from scomm_timeline.analysis.deciding import compare_modes
from scomm_timeline.analysis.findings import Outcome
from scomm_timeline.analysis.positions import compare_positions
from scomm_timeline.analysis.reigns import Reigns, reigns_of
from scomm_timeline.analysis.responsibility import shared_voices
from scomm_timeline.analysis.scope import (
    compare_component,
    compare_extent,
    compare_place,
    compare_population,
    compare_who,
)
from scomm_timeline.analysis.strength import of_one_side
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import Extent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.analysis.findings import Comparison, Weakness
    from scomm_timeline.analysis.lots import Lot, Site
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.responsibility import Shared
    from scomm_timeline.analysis.utterances import Facet, Utterance
    from scomm_timeline.model.places import Places


class Shelf:
    """One claim of a lot: its utterances by place, and what may end it.

    Attributes:
        lot: The lot.
        index: Which claim of its utterances.
        reigns: What may end it; None if nothing does.
        plain: Those who speak of one place that is no group, on the stretches of their places.
        exact: Of these those whose place is so deep in the tree, from 0, by that depth.
        below: Those whose place is deeper, on the stretches of the places so deep around them.
        odd: Those who speak of several places, of a group, or of a place that is not stated.
    """

    __slots__ = ("_weaknesses", "below", "exact", "index", "lot", "odd", "plain", "reigns")

    def __init__(self, court: Court, lot: Lot, index: int, starts: Mapping[str, int]) -> None:
        self.lot = lot
        self.index = index
        self.reigns: Reigns | None = reigns_of(court.standing, lot.sample, self.facet(lot.sample))
        self._weaknesses: dict[str, frozenset[Weakness]] = {}
        self.plain = Bucket([], [])
        self.exact: dict[int, Bucket] = {}
        self.below: dict[int, Bucket] = {}
        self.odd: dict[Site, Bucket] = {}
        places = court.ground.places
        for sites, those in lot.by_sites.items():
            site = sites[index]
            members = list(self._members(site, those, places))
            if _is_plain(site, places):
                self._put(members, [starts[place] for place in places.path(site[0])])
            else:
                _extend(self.odd.setdefault(site, Bucket([], [])), members, 0)

    def _put(self, members: list[Member], starts: list[int]) -> None:
        """Put those who speak of a place where they belong; `starts` of it and all around it."""
        depth = len(starts) - 1
        _extend(self.plain, members, starts[depth])
        _extend(self.exact.setdefault(depth, Bucket([], [])), members, starts[depth])
        for around in range(depth):
            _extend(self.below.setdefault(around, Bucket([], [])), members, starts[around])

    def facet(self, one: Utterance) -> Facet:
        """The claim of one of the lot's utterances."""
        return one.facets[self.index]

    def weaknesses(self, one: Member) -> frozenset[Weakness]:
        """What weakens a side that holds this claim."""
        known = self._weaknesses.get(one.name)
        if known is None:
            found = of_one_side(one.said, self.facet(one.said))
            known = self._weaknesses[one.name] = frozenset(found)
        return known

    def _members(self, site: Site, those: list[Utterance], places: Places) -> Iterator[Member]:
        index, reigns = self.index, self.reigns
        if reigns is None or reigns.is_uneasy or not _is_plain(site, places):
            for one in those:
                yield member(one, one.facets[index])
            return
        place = site[0]
        for one in those:
            made = one.made
            reign = reigns.of(place, made.earliest, made.end - 1, one.id)
            yield member(one, one.facets[index], reign)


def _extend(bucket: Bucket, members: list[Member], start: int) -> None:
    bucket.members.extend(members)
    bucket.starts.extend([start] * len(members))


def stretches(places: Places) -> dict[str, int]:
    """Where the stretch of each place begins on the number line."""
    return {place: number * STRETCH for number, place in enumerate(places.by_id)}


def _is_plain(site: Site, places: Places) -> bool:
    return len(site) == 1 and not places.by_id[site[0]].is_group


class Field(NamedTuple):
    """Two buckets whose places meet.

    Attributes:
        is_sure: Whether the places surely meet.
        is_one_place: Whether both sides speak of one and the same place.
        a_told: Every utterance of b announces that the lines of a end.
        b_told: The other way round.
    """

    a: Bucket
    b: Bucket
    is_sure: bool = True
    a_told: bool = False
    b_told: bool = False
    is_one_place: bool = False


class Contest(NamedTuple):
    """One claim of a lot against one of another, as far as days and places are not asked.

    Attributes:
        a: One claim.
        b: The other.
        is_firm: All that was asked is certain, so that a pair may be a contradiction.
        shared: Who answers for both.
        is_open_to_argument: A rule that was needed is contestable.
    """

    a: Shelf
    b: Shelf
    is_firm: bool
    shared: Shared
    is_open_to_argument: bool


def contest(court: Court, a: Shelf, b: Shelf) -> Contest | None:
    """Hold two claims of two lots against each other; None if they never conflict."""
    ground = court.ground
    one, two = a.lot.sample, b.lot.sample
    first, second = a.facet(one), b.facet(two)
    family = ground.codebook.family_of(first.claim.topic)
    if family != ground.codebook.family_of(second.claim.topic):
        return None
    opposed = compare_positions(ground, court.rejected, one, two, first, second)
    compared: tuple[Comparison, ...] = (
        opposed.comparison,
        compare_modes(first, second),
        compare_component(first.claim, second.claim, ground.codebook, family),
        compare_who(first.claim, second.claim),
        compare_population(first, second, ground.codebook),
    )
    outcomes = {each.outcome for each in compared}
    both_some = first.claim.extent is second.claim.extent is Extent.SOME
    if Outcome.PARTS in outcomes or both_some:
        return None
    rules = [rule for each in compared for rule in each.rules]
    chain = opposed.opposition.contestable_rules if opposed.opposition else ()
    return Contest(
        a,
        b,
        Outcome.UNKNOWN not in outcomes,
        shared_voices(one, two, ground.voices)[0],
        bool(chain) or any(rule.contestable for rule in rules),
    )


def fields(court: Court, between: Contest) -> Iterator[Field]:
    """Every two buckets whose places meet; each pair of utterances is in one of them."""
    a, b = between.a, between.b
    some_a, some_b = (shelf.facet(shelf.lot.sample).claim.extent is Extent.SOME for shelf in (a, b))
    a_told, b_told = _tells(court, b, a), _tells(court, a, b)
    if a.plain.members and b.plain.members:
        told = {"a_told": any(a_told), "b_told": any(b_told)}
        yield Field(a.plain, b.plain, **told, is_one_place=True)
    for depth, bucket in a.exact.items():
        if depth in b.below and not some_a:
            yield Field(bucket, b.below[depth], a_told=a_told[0], b_told=any(b_told))
    for depth, bucket in b.exact.items():
        if depth in a.below and not some_b:
            yield Field(a.below[depth], bucket, a_told=any(a_told), b_told=b_told[0])
    yield from _odd_fields(court.ground.places, a, b)


def _tells(court: Court, teller: Shelf, line: Shelf) -> tuple[bool, bool]:
    """Whether the teller announces that the line ends: anywhere, and where its own claim applies."""
    said = line.lot.sample
    facet = line.facet(said)
    found = [
        near
        for ending, near in teller.lot.announces
        if court.standing.ends(ending, facet, said.speakers[0])
    ]
    return False in found, True in found


def _odd_fields(places: Places, a: Shelf, b: Shelf) -> Iterator[Field]:
    """Fields of which one side speaks of several places, of a group, or of nobody knows where."""
    if not (a.odd or b.odd):
        return
    sites_a, sites_b = _by_site(a), _by_site(b)
    for one, bucket in sites_a.items():
        for two, other in sites_b.items():
            if one in a.odd or two in b.odd:
                said, against = bucket.members[0].said, other.members[0].said
                outcomes = _outcomes(places, a, b, said, against)
                if Outcome.PARTS not in outcomes:
                    place = compare_place(a.facet(said).claim, b.facet(against).claim, places)
                    is_sure = Outcome.UNKNOWN not in outcomes
                    yield Field(bucket, other, is_sure, is_one_place=place.is_equal)


def _by_site(shelf: Shelf) -> dict[Site, Bucket]:
    """Everybody by place, each place by itself."""

    def site_of(one: Member) -> Site:
        return shelf.facet(one.said).claim.places

    lists: dict[Site, list[Member]] = {}
    for one in shelf.plain.members:
        lists.setdefault(site_of(one), []).append(one)
    plain = {site: Bucket(those, [0] * len(those)) for site, those in lists.items()}
    return plain | shelf.odd


def _outcomes(
    places: Places, a: Shelf, b: Shelf, one: Utterance, two: Utterance
) -> tuple[Outcome, Outcome]:
    first, second = a.facet(one).claim, b.facet(two).claim
    place, extent = compare_place(first, second, places), compare_extent(first, second, places)
    return place.outcome, extent.outcome


def may_meet_at(places: Places, between: Contest, one: Utterance, two: Utterance) -> bool:
    """True if the places of two utterances do not keep the two claims apart."""
    return Outcome.PARTS not in _outcomes(places, between.a, between.b, one, two)


def needs_each_pair(between: Contest) -> bool:
    """True if more than days and places decides: then the pairs have to be met one by one."""
    a, b = between.a, between.b
    flags = a.lot.flags, b.lot.flags
    if between.is_open_to_argument and all(one.shares_document for one in flags):
        return True
    if a.reigns is None and b.reigns is None:
        return False
    return (
        any(one.is_ordered or one.is_beside_ender for one in flags)
        or any(shelf.reigns is not None and shelf.reigns.is_uneasy for shelf in (a, b))
        or bool(a.odd or b.odd)
    )
