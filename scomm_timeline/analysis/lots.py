"""Lots: utterances that differ from each other in nothing but their day, their place and their id.

What decides whether two utterances conflict is, days and places aside, the same for all of a lot. So
lots are held against lots, and pairs are counted without being built. An utterance of which more
matters (a denial, a figure, a turn still to come, a line that one record alone has ended) is in no
lot; its pairs are met one by one.
"""

from __future__ import annotations

from array import array
from itertools import compress, pairwise
from operator import attrgetter, not_
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.alike import Numbers, first_of_each
from scomm_timeline.analysis.meeting import form_of
from scomm_timeline.analysis.second_order import is_sure_limit
from scomm_timeline.analysis.table import Table
from scomm_timeline.analysis.views import is_ahead
from scomm_timeline.model.codebook import TopicKind
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import Act, RelationKind
from scomm_timeline.model.voices import Channel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.standing import Ending
    from scomm_timeline.analysis.utterances import Facet, Utterance

PLAIN_KINDS: Final = frozenset({TopicKind.POSITION, TopicKind.SCOPE, TopicKind.REASONS})
"""Kinds of topic in which the order of two statements plays no part in what they come to."""

ORDERED_KINDS: Final = frozenset({TopicKind.DECISION, TopicKind.PAST_STATEMENTS})
"""Kinds in which it does, as far as it follows from days."""

_FACETS: Final = attrgetter("facets")

_SINGLED_OUT: Final = frozenset(
    {RelationKind.DENIES_STATEMENT, RelationKind.REINTERPRETS, RelationKind.REFERS_TO}
)


class Flags(NamedTuple):
    """What may set an utterance of a lot apart where a line has been ended.

    Attributes:
        is_ordered: A recorded relation or a time of day says more on its order than its days do.
        is_beside_ender: It stands in one document with a record that ends lines.
        is_prompt: What it announces is in effect on the one day on which it was surely said.
    """

    is_ordered: bool
    is_beside_ender: bool
    is_prompt: bool


_NOTHING_SPECIAL: Final = Flags(is_ordered=False, is_beside_ender=False, is_prompt=False)

Announces = tuple[tuple["Ending", bool], ...]
"""What is announced, and whether only for the places of the announcer's own claims."""


class Lot:
    """Utterances alike in all but day, place and id.

    Attributes:
        key: What they have in common.
        sample: One of them.
        flags: What may set them apart.
        announces: What they announce about the places of their own claims (True) or everywhere.
        rows: For each of their claims those of the table, in their order.
        channels: How they were told.
        documents: The documents of those who stand in one with another utterance.
    """

    __slots__ = ("announces", "channels", "documents", "flags", "key", "rows", "sample")

    def __init__(
        self,
        key: tuple[object, ...],
        sample: Utterance,
        flags: Flags,
        announces: Announces,
    ) -> None:
        self.key = key
        self.sample = sample
        self.flags = flags
        self.announces = announces
        self.rows: tuple[range, ...] = ()
        self.channels: set[Channel] = set()
        self.documents: set[str] = set()

    @property
    def told(self) -> object:
        """Who was told, where it matters: the same for all of a lot."""
        return self.key[-1]


class Lots(NamedTuple):
    """Every lot of a set, the rows of all, and the utterances that are in none, by id."""

    lots: tuple[Lot, ...]
    table: Table
    single: frozenset[str]


def sort_into_lots(court: Court, particular: Mapping[str, frozenset[str]]) -> Lots:
    """Sort the utterances of a set into lots.

    `particular` has the pairs that meet by more than their claims.
    """
    sorter = _Sorter(court, particular)
    sorter.take()
    return sorter.lots()


class _Place(NamedTuple):
    """Where an utterance belongs: what it has in common with all of its lot.

    Attributes:
        key: All of it.
        flags: What may set it apart.
        announces: What it ends.
    """

    key: tuple[object, ...]
    flags: Flags
    announces: Announces


_NOWHERE: Final = -1
"""The shelf of what is in no lot."""


class _Sorter:
    """Sorts utterances into lots, and writes the rows of those into a table."""

    def __init__(self, court: Court, particular: Mapping[str, frozenset[str]]) -> None:
        ground, standing = court.ground, court.standing
        self._court = court
        self._given = particular
        self._lots: dict[tuple[object, ...], Lot] = {}
        self._single: set[str] = set()
        self._documents = court.documents.numbered()
        self._table = Table(list(ground.utterances), list(self._documents.numbers))
        self._shelves: Numbers[tuple[Lot, int]] = Numbers()
        self._shelf_of: list[int] = []
        self._endings: dict[str, list[Ending]] = {}
        self._kinds = {slug: topic.kind for slug, topic in ground.codebook.topics.items()}
        for found in standing.by_topic.values():
            for one in found:
                self._endings.setdefault(one.by.id, []).append(one)
        endings = {one.root.document_id for one in self._enders()}
        self._beside = {one for one in endings if self._is_shared(one)}
        self._undated: dict[int, bool] = {}
        self._asks_audience = any(
            one.channel not in {Channel.PUBLIC, Channel.INTERNAL} for one in self._enders()
        )
        self._particular = {
            one
            for one, others in particular.items()
            if any(ground.utterances[other].facets for other in others)
        }
        self._apart = {
            *self._particular, *standing.by_target, *self._endings, *ground.sequence.windows
        }  # fmt: skip

    def lots(self) -> Lots:
        """What was sorted so far."""
        table = self._table
        made = table.making
        shelf_of = made.column(self._shelf_of)
        order = made.order(shelf_of)
        in_order = made.taken(shelf_of, order)
        ends = made.numbers(made.right(in_order, made.column(list(self._shelves.values()))))
        table.arrange(order)
        for (lot, _), rows in zip(self._shelves, pairwise((0, *ends)), strict=True):
            lot.rows = (*lot.rows, range(*rows))
        return Lots(tuple(self._lots.values()), table, frozenset(self._single))

    def take(self) -> None:
        """Sort in all utterances: those that nothing sets apart by the first that is like them."""
        ground = self._court.ground
        every, kinds = ground.utterances.values(), ground.alike.kinds
        is_apart = self._are_apart()
        is_plain = list(map(not_, is_apart))
        self._take_alike(
            list(compress(every, is_plain)),
            array("q", compress(range(len(every)), is_plain)),
            list(compress(kinds, is_plain)),
            list(compress(self._documents.of_all, is_plain)),
        )
        for at, one in compress(enumerate(every), is_apart):
            self._take_with_care(one, at)

    def _are_apart(self) -> list[bool]:
        """For each utterance whether everything has to be asked of it."""
        every, alike = self._court.ground.utterances.values(), self._court.ground.alike
        if self._asks_audience:
            return [True] * len(every)
        apart, beside = self._apart, self._beside
        found = map(alike.is_apart.__getitem__, alike.kinds)
        if not (apart or beside):
            return list(found)
        return [
            known or one.root.id in apart or one.root.document_id in beside
            for known, one in zip(found, every, strict=True)
        ]

    def _take_alike(
        self, those: list[Utterance], at: array[int], kinds: list[int], documents: list[int]
    ) -> None:
        """Sort in utterances with one record and one claim, by their kinds."""
        numbers: Numbers[int] = Numbers()
        kinds = list(map(numbers.__getitem__, kinds))
        facets = [one for (one,) in map(_FACETS, those)]
        shelves, weaks = [], []
        for first in first_of_each(kinds):
            lot = self._lot(those[first])
            shelves.append(_NOWHERE if lot is None else self._shelves[lot, 0])
            weaks.append(self._table.number_of_weak(those[first], facets[first]))
        if _NOWHERE in shelves:
            is_out = [shelves[kind] == _NOWHERE for kind in kinds]
            self._single.update(one.root.id for one in compress(those, is_out))
            is_in = list(map(not_, is_out))
            those, at = list(compress(those, is_in)), array("q", compress(at, is_in))
            kinds, documents = list(compress(kinds, is_in)), list(compress(documents, is_in))
            facets = list(compress(facets, is_in))
        self._table.add_all(those, facets, at, map(weaks.__getitem__, kinds), documents)
        self._shelf_of += map(shelves.__getitem__, kinds)
        lots, names = [lot for lot, _ in self._shelves], self._table.documents
        is_shared = map(self._documents.shared.__contains__, documents)
        for document, kind in set(compress(zip(documents, kinds, strict=True), is_shared)):
            lots[shelves[kind]].documents.add(names[document])

    def _is_shared(self, document: str) -> bool:
        return self._documents.numbers[document] in self._documents.shared

    def _take_with_care(self, one: Utterance, at: int) -> None:
        """Sort in one of which everything has to be asked. `at` is where it stands in the set."""
        if not one.facets:
            if one.id in self._given:
                self._single.add(one.id)
            return
        lot = self._lot(one)
        if lot is None:
            self._single.add(one.id)
            return
        document = self._documents.numbers[one.root.document_id]
        for index, facet in enumerate(one.facets):
            weak = self._table.number_of_weak(one, facet)
            row = self._table.add(one, facet, at, weak, document)
            self._shelf_of.append(self._shelves[lot, index])
            if one.root.id in self._endings:
                self._table.tellers.add(row)
        if document in self._documents.shared:
            lot.documents.add(one.root.document_id)

    def _lot(self, one: Utterance) -> Lot | None:
        """Where an utterance belongs; None if that is in no lot."""
        place = self.place(one)
        if place is None:
            return None
        lot = self._lots.get(place.key)
        if lot is None:
            lot = self._lots[place.key] = Lot(place.key, one, place.flags, place.announces)
        lot.channels.add(one.root.channel)
        return lot

    def _enders(self) -> list[Utterance]:
        return [self._court.ground.utterances[one] for one in self._endings]

    def flags(self, one: Utterance) -> Flags:
        """What may set an utterance apart from its lot where a line has been ended."""
        name, document = one.root.id, one.root.document_id
        is_ordered = name in self._court.ground.sequence.windows or one.made.minute is not None
        is_beside = document in self._beside
        endings = self._endings.get(name)
        if not (is_ordered or is_beside or endings):
            return _NOTHING_SPECIAL
        return Flags(
            is_ordered,
            is_beside,
            bool(endings) and one.made.is_day and all(each.start is None for each in endings or ()),
        )

    def place(self, one: Utterance) -> _Place | None:
        """Where an utterance belongs; None if that is in no lot."""
        root = one.root
        name = root.id
        if (
            root.act is Act.OUTSIDE_FINDING
            or root.figure is not None
            or name in self._particular
            or name in self._court.standing.by_target
        ):
            return None
        for statement in one.members:
            for relation in statement.relations:
                if relation.kind in _SINGLED_OUT:
                    return None
        claims = [self._in_lot(facet, one) for facet in one.facets]
        announces = self._announces(one) if name in self._endings else ()
        if None in claims or announces is None:
            return None
        flags = self.flags(one)
        key = (
            tuple(claims),
            self._court.terms.number_of_speakers(one),
            form_of(one),
            flags,
            tuple([(ending.topics, ending.components, near) for ending, near in announces]),
            self._court.ground.told(one) if self._asks_audience else None,
        )
        return _Place(key, flags, announces)

    def _in_lot(self, facet: Facet, one: Utterance) -> tuple[int, bool, bool] | None:
        """What a claim has in common with those that stand at its place in others of the lot.

        None if it keeps its utterance out of all lots. A claim with no day of its own is like all that
        are alike in the rest.
        """
        number = self._court.terms.number_of_claim(facet)
        becomes = facet.claim.becomes
        if becomes is not None or facet.is_dated:
            is_day = becomes is not None and becomes.is_day
            return (number, is_day, is_ahead(facet, one)) if self._is_plain(facet, one) else None
        is_plain = self._undated.get(number)
        if is_plain is None:
            is_plain = self._undated[number] = self._is_plain(facet, one)
        return (number, False, False) if is_plain else None

    def _is_plain(self, facet: Facet, one: Utterance) -> bool:
        """True if only days, places and the lot decide what comes of a claim.

        A claim that holds from a day on or before the one it was made stands as one that was made;
        with one that holds from a later day on, that it is later must be sure.
        """
        claim, kind = facet.claim, self._kinds[facet.claim.topic]
        if kind in ORDERED_KINDS:
            about = claim.about
            is_alone = about is not None and (
                bool(about.records or about.audience)
                or not (about.until is None or is_sure_limit(about.until))
            )
            return not is_alone and claim.becomes is None and _holds_when_said(facet, one)
        if kind not in PLAIN_KINDS:
            return False
        if claim.becomes is not None:
            return claim.becomes.earliest > one.made.latest
        return _holds_when_said(facet, one) or is_ahead(facet, one)

    def _announces(self, one: Utterance) -> Announces | None:
        """What an utterance ends, and whether only where its own claims apply.

        None if its announcements are for other places than its claims, or not for all to hear.
        """
        if one.channel is Channel.INTERNAL:
            return ()
        own = {facet.claim.places for facet in one.facets}
        found = []
        for ending in self._endings[one.id]:
            if ending.places and (own != {ending.places} or len(ending.places) > 1):
                return None
            found.append((ending, bool(ending.places)))
        return tuple(found) if one.channel is Channel.PUBLIC else None


def _holds_when_said(facet: Facet, said: Utterance) -> bool:
    return not facet.is_dated or facet.start[1] <= said.made.earliest
