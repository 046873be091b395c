"""The tally: every finding with its exact counts, most pairs never built.

Lots that may conflict are held against each other once; their pairs are counted by day and place.
Pairs of which more matters are met one by one. Law: the same findings as from all pairs.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations_with_replacement, groupby, product
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.blocks import Block, Stocks, blocks, fields_of, parts_of, voice_of
from scomm_timeline.analysis.changes import EndedLines, note_ended
from scomm_timeline.analysis.completing import Counted, complete
from scomm_timeline.analysis.ended import note_decisions, note_lines
from scomm_timeline.analysis.fields import (
    Contest,
    Contests,
    Field,
    contest,
    may_meet_at,
    needs_each_pair,
    plain_contests,
)
from scomm_timeline.analysis.findings import Level, Verdict
from scomm_timeline.analysis.grouping import (
    Group,
    Key,
    add_meeting,
    group_key,
    widens,
)
from scomm_timeline.analysis.lots import sort_into_lots
from scomm_timeline.analysis.meeting import form_of
from scomm_timeline.analysis.opposition import may_oppose, opposed_pairs
from scomm_timeline.analysis.particular import particular_pairs
from scomm_timeline.analysis.reaches import (
    any_pair,
    count_pairs,
)
from scomm_timeline.analysis.reigns import KnownReigns
from scomm_timeline.analysis.seeing import seen
from scomm_timeline.analysis.shelves import Map, Shelf
from scomm_timeline.analysis.sides import Sides
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scomm_timeline.analysis.blocks import Terms
    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.grouping import Stance
    from scomm_timeline.analysis.lots import Lots
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.utterances import Utterance
    from scomm_timeline.analysis.views import View


Kind = list[list[Shelf]]
"""Lots, each as its claims, that are held against others together."""


MOST_HELD: Final = 250_000
"""Rows of blocks whose columns are kept until their groups are completed, within one voice."""


class Tally(NamedTuple):
    """What a set comes to.

    Attributes:
        groups: Pairs in conflict, by what they are grouped by.
        disputes: How many pairs are disputes.
        ended: Lines that were found to have been ended, and by whom.
        outside: Pairs of an outside finding and a claim that it is opposed to.
    """

    groups: dict[Key, Group]
    disputes: int
    ended: EndedLines
    outside: tuple[Meeting, ...]


def tally(court: Court) -> Tally:
    """Count every pair of a set."""
    counter = _Counter(court)
    counter.take(sort_into_lots(court, particular_pairs(court.ground)))
    return counter.finish()


class _Counter:
    """The counts of one set while they grow."""

    def __init__(self, court: Court) -> None:
        self._court = court
        self._sides = Sides(court.ground.codebook)
        self._stocks = Stocks(Map(court.ground.places))
        self._groups: dict[Key, Group] = defaultdict(Group)
        self._counted: dict[Key, list[Counted]] = defaultdict(list)
        self._ended = EndedLines()
        self._outside: list[Meeting] = []
        self._disputes = 0
        self._known: dict[tuple[Terms, tuple[View, View]], tuple[Key, Meeting, int]] = {}

    def take(self, lots: Lots) -> None:
        """Count the pairs of utterances in lots, and of those in none."""
        for a, b in opposed_pairs(self._court, lots.single):
            self._meet(a, b)
        map_, reigns = self._stocks.map, KnownReigns(self._court.standing)
        lots.table.plain = map_.plain
        shelves = {
            lot: [
                Shelf(self._court, map_, lots.table, lot, index, reigns)
                for index in range(len(lot.sample.facets))
            ]
            for lot in lots.lots
        }
        alone: list[Contests] = []
        for one, other in _opposed_kinds(self._court, _kinds(shelves.values())):
            self._hold_kinds(one, other, alone)
        for _, those in groupby(blocks(alone, self._stocks), key=voice_of):
            held = 0
            for block in those:
                self._count(block)
                held += len(block.a.plain) + len(block.b.plain)
                if held > MOST_HELD:
                    self._complete_counted()
                    held = 0
            self._complete_counted()

    def _meet(self, a: Utterance, b: Utterance) -> None:
        """Build one pair and count it."""
        meeting = self._court.meet(a, b) if a.id < b.id else self._court.meet(b, a)
        if meeting is None:
            return
        if meeting.verdict is Verdict.DISPUTE:
            self._disputes += 1
        elif meeting.verdict is Verdict.FINDING:
            self._outside.append(meeting)
        elif meeting.verdict is Verdict.CHANGE:
            note_ended(self._court, self._ended, meeting)
        else:
            add_meeting(self._court.ground, self._sides, self._groups, meeting)

    def _hold_kinds(self, one: Kind, other: Kind, alone: list[Contests]) -> None:
        """Hold the lots of two kinds against each other, each two once."""
        first, second = one[0][0], other[0][0]
        is_plain = first.is_plain and second.is_plain
        if is_plain and self._sides.are_settled(first.sample, second.sample):
            ones = [shelf for (shelf,) in one]
            others = ones if one is other else [shelf for (shelf,) in other]
            alone += plain_contests(self._court, ones, others)
        else:
            pairs = combinations_with_replacement(one, 2) if one is other else product(one, other)
            for a, b in pairs:
                self._hold(a, b, alone)

    def _hold(self, one: list[Shelf], other: list[Shelf], alone: list[Contests]) -> None:
        """Hold two lots against each other, each pair once whichever of its claims meet.

        A contest whose pairs can be counted is put with those that are `alone`.
        """
        found = [
            between
            for a in one
            for b in other
            if (between := contest(self._court, a, b)) is not None
        ]
        if one[0].lot is other[0].lot and _are_turns(found):
            found = found[:1]  # held against itself, a lot meets once in either way
        if (len(found) == 1 or _are_turns(found)) and not any(map(self._needs_each_pair, found)):
            alone += [Contests(between, (between.b,)) for between in found]
        elif found:
            self._meet_each(found)

    def _needs_each_pair(self, between: Contest) -> bool:
        first, second = between.a.sample, between.b.sample
        if not (between.is_by_decision or self._sides.are_settled(first, second)):
            return True
        sides = between.a, between.b
        asks_order = any(one.lot.flags.is_ordered or one.is_ahead for one in sides)
        if asks_order and (widens(first, second) or widens(second, first)):
            return True
        return needs_each_pair(between)

    def _meet_each(self, found: list[Contest]) -> None:
        """Build the pairs of two lots whose places meet, each once."""
        places = self._court.ground.places
        seen: set[tuple[str, str]] | None = set() if found[0].a.lot is found[0].b.lot else None
        for number, between in enumerate(found):
            for field in self._fields(between):
                for a, b in _said_at_one_place(field):
                    if seen is None:
                        if any(may_meet_at(places, known, a, b) for known in found[:number]):
                            continue
                    elif a.id == b.id or _pair_id(a, b) in seen:
                        continue
                    else:
                        seen.add(_pair_id(a, b))
                    self._meet(a, b)

    # -- pairs that are only counted -------------------------------------------------------------

    def _fields(self, between: Contest) -> Iterator[Field]:
        """The fields of one contest, its two shelves by themselves."""
        a, b = self._stocks.alone(between.a), self._stocks.alone(between.b)
        return fields_of(Block(between, a, b), self._stocks)

    def _count(self, block: Block) -> None:
        """Count the pairs of some claims on the same terms by day and place."""
        between = block.sample
        if between.is_by_decision:
            for field in parts_of(block, self._stocks):
                note_decisions(self._ended, between, field)
            return
        parts = (part for field in parts_of(block, self._stocks) for part in seen(between, field))
        for field in parts:
            if between.shared.level is not Level.NONE:
                note_lines(self._court.ground, self._ended, between, field)
            if field.a_told and field.b_told:
                continue  # whichever is the later announces the change
            pairs = count_pairs(*field.reaches(surely=True)) if _is_sure(between, field) else 0
            if between.shared.level is Level.NONE:
                self._disputes += pairs
                continue
            all_pairs = count_pairs(*field.reaches(surely=False))
            if all_pairs:
                terms = block.terms, field.views
                if terms not in self._known:
                    self._known[terms] = self._sample(field)
                key, sample, first_side = self._known[terms]
                group = self._groups[key]
                group.pairs += pairs
                group.possible += all_pairs - pairs
                counted = Counted(block, field, pairs, all_pairs - pairs, sample, first_side)
                self._counted[key].append(counted)

    def _sample(self, field: Field) -> tuple[Key, Meeting, int]:
        """The group of a field's pairs, and what one of them comes to."""
        found = any_pair(*field.reaches(surely=False))
        sample = self._court.meet(*found) if found else None
        key = group_key(self._court.ground, sample) if sample else None
        if sample is None or key is None:
            message = "a pair that was counted is in no conflict"
            raise AssertionError(message)
        return key, sample, self._sides.first(sample)

    def finish(self) -> Tally:
        """What all that was taken comes to."""
        return Tally(dict(self._groups), self._disputes, self._ended, tuple(self._outside))

    # -- what a group is beside its counts -------------------------------------------------------

    def _complete_counted(self) -> None:
        """Complete the groups of the pairs that were counted last, and let go of their columns."""
        for key, found in self._counted.items():
            complete(self._court, self._groups[key], found)
        self._counted.clear()
        self._known.clear()
        self._stocks.forget()


def _kinds(lots: Iterable[list[Shelf]]) -> Iterable[Kind]:
    """Lots that differ in who speaks alone, together and by speaker; every other by itself."""
    kinds: dict[object, Kind] = {}
    for shelves in lots:
        first = shelves[0]
        alike = (first.number, form_of(first.lot.sample)) if first.is_plain else first
        kinds.setdefault(alike, []).append(shelves)
    for kind in kinds.values():  # in one order, so that what two speakers share is known
        kind.sort(key=lambda lot: lot[0].speakers)
    return kinds.values()


def _opposed_kinds(court: Court, kinds: Iterable[Kind]) -> Iterator[tuple[Kind, Kind]]:
    """Every two kinds of which some positions may be opposed, each once."""
    by_stances: dict[frozenset[Stance], list[Kind]] = defaultdict(list)
    for kind in kinds:
        facets = kind[0][0].lot.sample.facets
        by_stances[frozenset((one.claim.position, one.denied) for one in facets)].append(kind)
    for one, other in combinations_with_replacement(by_stances, 2):
        if any(may_oppose(court.ground, first, second) for first in one for second in other):
            if one == other:
                yield from combinations_with_replacement(by_stances[one], 2)
            else:
                yield from product(by_stances[one], by_stances[other])


def _are_turns(found: list[Contest]) -> bool:
    """True for both ways in which two turns (`becomes`) on certain days meet: only one can.

    Each says what holds from its day on, and that it did not before: the earlier turn is met by what
    the later one says of the time before it.
    """
    return len(found) == 2 and all(
        len(shelf.lot.sample.facets) == 2
        and shelf.sample.claim.becomes is not None
        and shelf.sample.claim.becomes.is_day
        and shelf.lot.sample.facets[0].claim is shelf.lot.sample.facets[1].claim
        for between in found
        for shelf in (between.a, between.b)
    )


def _said_at_one_place(field: Field) -> Iterator[tuple[Utterance, Utterance]]:
    """Every pair of utterances that are on one stretch."""
    others = field.b.said_by_start()
    for start, those in field.a.said_by_start().items():
        yield from product(those, others.get(start, ()))


def _pair_id(a: Utterance, b: Utterance) -> tuple[str, str]:
    return (a.id, b.id) if a.id < b.id else (b.id, a.id)


def _is_sure(between: Contest, field: Field) -> bool:
    return between.is_firm and field.is_sure
