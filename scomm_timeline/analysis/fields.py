"""Fields: two buckets of two lots whose places meet, and all pairs between them.

What does not depend on days is asked of two lots once. Then only places remain: those who speak of the
same place meet, and those who speak of a place meet those who speak of a part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.findings import Level, Outcome
from scomm_timeline.analysis.scope import compare_extent, compare_place
from scomm_timeline.analysis.second_order import may_cover
from scomm_timeline.analysis.views import LINE
from scomm_timeline.model.codebook import TopicKind
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import Extent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.buckets import Bucket
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.reaches import Reach
    from scomm_timeline.analysis.responsibility import Shared
    from scomm_timeline.analysis.shelves import Map, Shelf, Stock
    from scomm_timeline.analysis.utterances import Utterance
    from scomm_timeline.analysis.views import View
    from scomm_timeline.model.places import Places

_UNTOLD: Final = (False, False)


class Field(NamedTuple):
    """Two buckets whose places meet.

    Attributes:
        is_sure: Whether the places surely meet.
        is_one_place: Whether both sides speak of one and the same place.
        a_told: Every utterance of b announces that the lines of a end.
        b_told: The other way round.
        views: What either side is looked at as.
        surely: The two buckets under every choice of days, where they are not the same ones.
    """

    a: Bucket
    b: Bucket
    is_sure: bool = True
    a_told: bool = False
    b_told: bool = False
    is_one_place: bool = False
    views: tuple[View, View] = (LINE, LINE)
    surely: tuple[Bucket, Bucket] | None = None

    def sides(self, *, surely: bool) -> tuple[Bucket, Bucket]:
        """The buckets of a and b."""
        return self.surely if surely and self.surely is not None else (self.a, self.b)

    def reaches(self, *, surely: bool) -> tuple[Reach, Reach]:
        """Days and limits of both sides, under every choice of days or under some."""
        return self.reaches_of(*self.sides(surely=surely), surely=surely)

    def reaches_of(self, a: Bucket, b: Bucket, *, surely: bool) -> tuple[Reach, Reach]:
        """The same of parts of its sides."""
        return (
            a.reach(self.views[0], surely=surely, is_told=self.a_told),
            b.reach(self.views[1], surely=surely, is_told=self.b_told),
        )


class Contest(NamedTuple):
    """One claim of a lot against one of another, as far as days and places are not asked.

    Attributes:
        a: One claim.
        b: The other.
        is_firm: All that was asked is certain, so that a pair may be a contradiction.
        shared: Who answers for both.
        is_open_to_argument: A rule that was needed is contestable.
        a_told: Whether every utterance of b announces that the lines of a end: wherever they apply,
            and where its own claim does.
        b_told: The other way round.
        speaks: Which side, 0 or 1, is about the earlier words of the other; None if neither is.
        is_each: What comes of its pairs is not decided by days and places.
    """

    a: Shelf
    b: Shelf
    is_firm: bool
    shared: Shared
    is_open_to_argument: bool
    a_told: tuple[bool, bool]
    b_told: tuple[bool, bool]
    speaks: int | None
    is_each: bool

    @property
    def is_by_decision(self) -> bool:
        """True if the later of two decisions of one voice ends the earlier, whatever else."""
        return (
            self.shared.level is not Level.NONE
            and self.a.is_decision
            and self.a.sample.claim.topic == self.b.sample.claim.topic
        )


def contest(court: Court, a: Shelf, b: Shelf) -> Contest | None:
    """Hold two claims of two lots against each other; None if they never conflict."""
    terms, one, two = court.terms, a.lot.sample, b.lot.sample
    claims, speakers = (a.number, b.number), (a.speakers, b.speakers)
    met = terms.met(claims, one, two, a.sample, b.sample)
    if met is None:
        return None
    needs = (a.needs_about, b.needs_about)
    speaks = needs.index(True) if True in needs else None
    if (
        speaks is not None
        and not all(needs)
        and not _may_speak_of(court, *((a, b), (b, a))[speaks])
    ):
        return None
    is_firm = met.is_firm and (
        not met.asks_who or terms.is_opposed((*claims, *speakers), one, two, a.sample, b.sample)
    )
    return Contest(
        a,
        b,
        is_firm,
        terms.shared(speakers, one, two),
        met.is_open_to_argument,
        *_told(court, a, b),
        speaks,
        all(needs) or (speaks is not None and met.reading is not TopicKind.PAST_STATEMENTS),
    )


class Contests(NamedTuple):
    """Contests of one claim that differ in the other claim alone, and in nothing else that is asked.

    Attributes:
        sample: One of them.
        others: The other claims of all.
    """

    sample: Contest
    others: tuple[Shelf, ...]


def plain_contests(court: Court, ones: list[Shelf], others: list[Shelf]) -> Iterator[Contests]:
    """The contests of claims of two plain kinds: only who speaks differs from pair to pair.

    Of the claims it is asked once on what terms they meet (`Shelf.is_plain`), and who answers for both
    once for all kinds that the same speakers speak of. A kind meets itself once.
    """
    terms, first, second = court.terms, ones[0], others[0]
    met = terms.met(
        (first.number, second.number),
        first.lot.sample,
        second.lot.sample,
        first.sample,
        second.sample,
    )
    if met is None:
        return
    for number, a in enumerate(ones):
        against = others[number:] if ones is others else others
        for shared, those in _by_voice(court, a, against):
            sides = {True: those}
            if not met.is_firm:
                sides = {False: those}
            elif met.asks_who:
                sides = {}
                for b in those:
                    numbers = (a.number, b.number, a.speakers, b.speakers)
                    one, two = a.lot.sample, b.lot.sample
                    is_firm = terms.is_opposed(numbers, one, two, a.sample, b.sample)
                    sides.setdefault(is_firm, []).append(b)
            for is_firm, found in sides.items():
                sample = Contest(
                    a,
                    found[0],
                    is_firm,
                    shared,
                    met.is_open_to_argument,
                    _UNTOLD,
                    _UNTOLD,
                    None,
                    is_each=False,
                )
                yield Contests(sample, tuple(found))


def _by_voice(court: Court, a: Shelf, others: list[Shelf]) -> Iterator[tuple[Shared, list[Shelf]]]:
    """Shelves by the nearest voice that answers for them and for another."""
    speakers = tuple([b.speakers for b in others])
    found = court.terms.voices(a.speakers, speakers, a.lot.sample, (b.lot.sample for b in others))
    for shared, at in found:
        yield shared, [others[each] for each in at]


def _may_speak_of(court: Court, claim: Shelf, words: Shelf) -> bool:
    """True if a claim about earlier words may be about utterances of the other lot."""
    about, topic = claim.sample.claim.about, words.sample.claim.topic
    return may_cover(court.ground, about, words.lot.sample, topic)


def fields(between: Contest, a: Stock, b: Stock) -> Iterator[Field]:
    """Every two buckets of plain places that meet; each pair of utterances is in one of them."""
    some_a, some_b = (shelf.sample.claim.extent is Extent.SOME for shelf in (between.a, between.b))
    a_told, b_told = between.a_told, between.b_told
    every = [Field(a.plain, b.plain, a_told=any(a_told), b_told=any(b_told), is_one_place=True)]
    # What is announced for a part of a place ends no line about the whole of it.
    if len(a.wide) and not some_a:
        every.append(Field(a.wide, b.below, a_told=a_told[0], b_told=any(b_told)))
    if len(b.wide) and not some_b:
        every.append(Field(a.below, b.wide, a_told=any(a_told), b_told=b_told[0]))
    for field in every:
        first, second = field.a.where(field.b), field.b.where(field.a)
        if len(first) and len(second):
            yield field._replace(a=first, b=second)


def _told(court: Court, a: Shelf, b: Shelf) -> tuple[tuple[bool, bool], tuple[bool, bool]]:
    """Whether b announces that lines of a end, and a that lines of b do, where it matters.

    What is in effect on the day on which it was said ends a line on that day like the word of anybody
    else, which its reign tells. Only where both sides announce does it matter that each does.
    """
    a_told, b_told = _tells(court, b, a), _tells(court, a, b)
    if b.lot.flags.is_prompt and not any(b_told):
        return _UNTOLD, b_told
    if a.lot.flags.is_prompt and not any(a_told):
        return a_told, _UNTOLD
    return a_told, b_told


def _tells(court: Court, teller: Shelf, line: Shelf) -> tuple[bool, bool]:
    """Whether the teller announces that the line ends: anywhere, and where its own claim applies."""
    if not teller.lot.announces:
        return _UNTOLD
    said = line.lot.sample
    found = [
        near
        for ending, near in teller.lot.announces
        if court.standing.ends(ending, line.sample, said.speakers[0])
    ]
    return False in found, True in found


def odd_fields(between: Contest, a: Stock, b: Stock, map_: Map) -> Iterator[Field]:
    """Fields of which one side speaks of several places, of a group, or of nobody knows where."""
    sites_a, sites_b = a.by_site(), b.by_site()
    for one, bucket in sites_a.items():
        against = sites_b if one in a.odd else b.odd
        for two in against:
            other = sites_b[two]
            said, told = bucket.said(0), other.said(0)
            outcomes = _outcomes(map_.places, between, said, told)
            if Outcome.PARTS not in outcomes:
                first, second = between.a.facet(said).claim, between.b.facet(told).claim
                place = compare_place(first, second, map_.places)
                is_sure = Outcome.UNKNOWN not in outcomes
                yield Field(bucket, other, is_sure, is_one_place=place.is_equal)


def _outcomes(
    places: Places, between: Contest, one: Utterance, two: Utterance
) -> tuple[Outcome, Outcome]:
    first, second = between.a.facet(one).claim, between.b.facet(two).claim
    place, extent = compare_place(first, second, places), compare_extent(first, second, places)
    return place.outcome, extent.outcome


def may_meet_at(places: Places, between: Contest, one: Utterance, two: Utterance) -> bool:
    """True if the places of two utterances do not keep the two claims apart."""
    return Outcome.PARTS not in _outcomes(places, between, one, two)


def needs_each_pair(between: Contest) -> bool:
    """True if more than days and places decides: then the pairs have to be met one by one."""
    a, b = between.a, between.b
    flags = a.lot.flags, b.lot.flags
    is_ordered = any(one.is_ordered for one in flags)
    if between.is_each or (between.speaks is not None and is_ordered):
        return True
    announces = bool(a.lot.announces), bool(b.lot.announces)
    if between.speaks is not None and all(announces):
        return True
    if (a.is_ahead or b.is_ahead) and any((*between.a_told, *between.b_told)):
        return True
    if between.is_by_decision and (is_ordered or _is_joint(a) or _is_joint(b)):
        return True
    if a.reigns is None and b.reigns is None:
        return False
    return (
        is_ordered
        or any(one.is_beside_ender for one in flags)
        or any(shelf.reigns is not None and shelf.reigns.is_uneasy for shelf in (a, b))
        or a.has_odd
        or b.has_odd
    )


def _is_joint(shelf: Shelf) -> bool:
    return len(shelf.lot.sample.speakers) > 1
