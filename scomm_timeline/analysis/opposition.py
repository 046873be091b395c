"""The sweep: every pair of utterances that may conflict, each once, in a fixed order.

Pairs that cannot conflict are never built: claims are sorted by everything that decides whatever
the day and place, each two sorts are held against each other once, and utterances meet only where
their sorts and their places may. What comes of a meeting is decided in `meeting` alone.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations_with_replacement, product
from typing import TYPE_CHECKING

from scomm_timeline.analysis.deciding import compare_modes
from scomm_timeline.analysis.findings import Outcome, Verdict
from scomm_timeline.analysis.particular import particular_pairs
from scomm_timeline.analysis.positions import readings_of
from scomm_timeline.analysis.scope import compare_component, compare_population, compare_who
from scomm_timeline.analysis.second_order import compare_about
from scomm_timeline.analysis.timing import compare_time
from scomm_timeline.analysis.utterances import sort_of
from scomm_timeline.model.codebook import TopicKind
from scomm_timeline.model.places import PlaceRelation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.table import Site
    from scomm_timeline.analysis.utterances import Facet, Ground, Sort, Utterance
    from scomm_timeline.model.codebook import Position
    from scomm_timeline.model.places import Places

Stance = tuple["Position", bool]
"""A position and whether it is denied."""


def sweep(court: Court) -> Iterator[Meeting]:
    """Every meeting that is more than compatible, ordered by the ids of its utterances."""
    for a, b in opposed_pairs(court):
        meeting = court.meet(a, b)
        if meeting is not None and meeting.verdict is not Verdict.COMPATIBLE:
            yield meeting


def opposed_pairs(
    court: Court, wanted: frozenset[str] | None = None
) -> Iterator[tuple[Utterance, Utterance]]:
    """Pairs of utterances of which some claims may conflict, whatever their days and voices.

    Each once, the lesser id first. With `wanted`, only those of which one side is among these ids.
    """
    ground = court.ground
    if wanted is not None and not wanted:
        return
    index = _Index(ground)
    particular = particular_pairs(ground)
    for id_ in sorted(ground.utterances if wanted is None else wanted):
        utterance = ground.utterances[id_]
        others = index.opponents_of(utterance)
        for one in particular.get(id_, ()):
            others[one] = ground.utterances[one]
        for other_id in sorted(others):
            if other_id > id_:
                yield utterance, others[other_id]
            elif wanted is not None and other_id != id_ and other_id not in wanted:
                yield others[other_id], utterance


class _Index:
    """Utterances by the sorts of their claims and by place."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._by_sort: dict[Sort, dict[Site, list[tuple[Utterance, Facet]]]] = {}
        shown: dict[Sort, Facet] = {}
        for utterance in ground.utterances.values():
            for facet in utterance.facets:
                sort = sort_of(facet)
                shown.setdefault(sort, facet)
                sites = self._by_sort.setdefault(sort, {})
                sites.setdefault(facet.claim.places, []).append((utterance, facet))
        self._opponents = _opponents(ground, shown)
        self._sites = {site for sites in self._by_sort.values() for site in sites}
        self._near: dict[Site, frozenset[Site]] = {}

    def opponents_of(self, utterance: Utterance) -> dict[str, Utterance]:
        """Every utterance of which some claim may conflict with one of this one, by id."""
        found: dict[str, Utterance] = {}
        for facet in utterance.facets:
            near = self._near_to(facet.claim.places)
            for sort in self._opponents[sort_of(facet)]:
                sites = self._by_sort[sort]
                for site in near & sites.keys():
                    for one, held in sites[site]:
                        if one.id not in found and self._may_meet(utterance, one, facet, held):
                            found[one.id] = one
        found.pop(utterance.id, None)
        return found

    def _may_meet(self, a: Utterance, b: Utterance, first: Facet, second: Facet) -> bool:
        """False where days alone, or whom a claim is about, keep the two apart for good."""
        if self._is_too_late(a, b, first, second) or self._is_too_late(b, a, second, first):
            return False
        about = compare_about(self._ground, a, b, first, second)
        if about is not None and about.outcome is Outcome.PARTS:
            return False
        if first.end is None and second.end is None and not (first.is_dated or second.is_dated):
            return True
        return compare_time(a, b, first, second).outcome is not Outcome.PARTS

    def _is_too_late(self, a: Utterance, b: Utterance, first: Facet, second: Facet) -> bool:
        """True if a claim about earlier statements, by voice and not by name, is not about b by its day.

        What `compare_about` finds too, of two numbers: most pairs of such a claim end here.
        """
        about, kind = first.claim.about, self._ground.codebook.kind
        if about is None or about.records or not kind(first.claim.topic).needs_about:
            return False
        if kind(second.claim.topic).needs_about:
            return False
        day = b.made.earliest
        return day > a.made.latest or (about.until is not None and day >= about.until.end)

    def _near_to(self, site: Site) -> frozenset[Site]:
        """The places at which another claim may meet one about these."""
        known = self._near.get(site)
        if known is None:
            known = frozenset(one for one in self._sites if may_share(site, one, self._tree))
            self._near[site] = known
        return known

    @property
    def _tree(self) -> Places:
        return self._ground.places


def may_share(one: Site, other: Site, tree: Places) -> bool:
    """True unless no place of the one has anything to do with any of the other."""
    if not one or not other:
        return True
    return any(
        tree.relation(first, second) is not PlaceRelation.DISJOINT
        for first in one
        for second in other
    )


def _stance(facet: Facet) -> Stance:
    return (facet.claim.position, facet.denied)


def _opponents(ground: Ground, shown: Mapping[Sort, Facet]) -> dict[Sort, list[Sort]]:
    """For each sort the sorts that it may conflict with. Each pair of sorts is asked once."""
    by_stance: dict[Stance, list[Sort]] = defaultdict(list)
    for sort, facet in shown.items():
        by_stance[_stance(facet)].append(sort)
    found: dict[Sort, list[Sort]] = {sort: [] for sort in shown}
    for one, other in combinations_with_replacement(by_stance, 2):
        if not may_oppose(ground, one, other):
            continue
        for sort in by_stance[one]:
            for second in by_stance[other]:
                if _may_meet(ground, shown[sort], shown[second]):
                    found[sort].append(second)
                    if one != other:
                        found[second].append(sort)
    return found


def _may_meet(ground: Ground, first: Facet, second: Facet) -> bool:
    """True if neither mode nor scope keeps the two apart for good, places aside."""
    if compare_modes(first, second).outcome is Outcome.PARTS:
        return False
    family = ground.codebook.family_of(first.claim.topic)
    scope = (
        compare_component(first.claim, second.claim, ground.codebook, family),
        compare_who(first.claim, second.claim),
        compare_population(first, second, ground.codebook),
    )
    return all(one.outcome is not Outcome.PARTS for one in scope)


def may_oppose(ground: Ground, first: Stance, second: Stance) -> bool:
    """True if the codebook lets the two be opposed, whatever their scope."""
    (one, one_denied), (two, two_denied) = first, second
    book = ground.codebook
    if book.family_of(one.topic) != book.family_of(two.topic) or (one_denied and two_denied):
        return False
    if book.kind(one.topic) is TopicKind.SCOPE and one.topic == two.topic:
        return True
    if one_denied or two_denied:
        denied, held = (one, two) if one_denied else (two, one)
        return any(
            book.denial(said, position) is not None
            for said in (denied, *readings_of(book, denied, denied=True))
            for position in (held, *book.readings(held))
        )
    if book.kind(one.topic) is book.kind(two.topic) is TopicKind.PAST_STATEMENTS:
        # Only the later of the two is about the other: what both amount to is never compared.
        pairs = [(one, two), *((p, two) for p in book.readings(one))]
        pairs += [(one, q) for q in book.readings(two)]
    else:
        pairs = list(product((one, *book.readings(one)), (two, *book.readings(two))))
    return any(book.opposition(p, q) is not None for p, q in pairs)
