"""The table of a set: a row for each claim of an utterance in a lot, and columns of what decides.

Utterances are looked into once, in the order in which memory has them; who counts pairs asks columns
of row numbers, and comes back to an utterance only where it is shown. Rows that are asked together
stand together (`Table.arrange`): so many numbers are read fast only where they are near each other.
"""

from __future__ import annotations

from array import array
from itertools import islice, repeat
from operator import attrgetter, lt
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.columns import making_of
from scomm_timeline.analysis.reigns import NEVER
from scomm_timeline.analysis.strength import of_one_side
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, MutableSequence, Sequence

    from scomm_timeline.analysis.columns import Column, Making, Mask
    from scomm_timeline.analysis.findings import Weakness
    from scomm_timeline.analysis.reigns import Ends, Reign
    from scomm_timeline.analysis.utterances import Facet, Utterance
    from scomm_timeline.model.dates import Day
    from scomm_timeline.model.voices import Channel

Weak = frozenset["Weakness"]
"""What weakens one side of a pair."""

Site = tuple[str, ...]
"""The places of one claim."""

NOWHERE: Final = -1
"""Where the stretch of more or less than one place begins."""

NOT_AT_ALL: Final = -1
"""The limit of a line that did not stand when it was said: before every day."""

_OF_ROWS: Final = frozenset({"surely_until", "at_most_until", "sure_limit", "open_limit", "ender"})
"""Columns that are made row by row, and not of what was given."""

_EARLIEST: Final = attrgetter("made.earliest")
_END: Final = attrgetter("made.end")
_PLACES: Final = attrgetter("claim.places")

_OF_REIGNS: Final = ("sure_limit", "open_limit")
"""Columns that are made anew when more is known of what ends lines."""

_WEAKENS: Final = attrgetter("wording", "via", "speakers", "made_basis", "confidence")


class Member(NamedTuple):
    """One row with the days that matter.

    Attributes:
        said: The utterance.
        name: Its id.
        first: The first day on which it may have been said.
        last: The last one.
        may_end: The first day on which its window may be over.
        must_end: The first day on which its window is over.
        surely_until: The first day on which its line may have been ended.
        at_most_until: The first day on which its line has been ended, whatever the days.
        ended_by: The id of the utterance that ends it; empty where nothing does.
        weak: What weakens it as one side of a pair.
        facet: The claim.
    """

    said: Utterance
    name: str
    first: Day
    last: Day
    may_end: Day
    must_end: Day
    surely_until: Day
    at_most_until: Day
    ended_by: str
    weak: Weak
    facet: Facet


class Given(NamedTuple):
    """What was added to a table, in this order.

    Attributes:
        said: The utterances.
        facets: Their claims.
        at: Where they stand among the ids of the set.
        weak: The numbers of what weakens them.
        document: The numbers of their documents.
    """

    said: list[Utterance]
    facets: list[Facet]
    at: array[int]
    weak: list[int]
    document: list[int]


class Table:
    """The rows of a set.

    Attributes:
        said: The utterance of each row.
        facets: Its claim.
        given: What was added, in this order.
        ids: The ids of all utterances of the set, in their order.
        weaks: What weakens a side, by the numbers of the column `weak`.
        channels: How it was told, by the numbers of the column `channel`.
        documents: The documents of the set, by the numbers of the column `document`.
        enders: Who ended it, by the numbers of the column `ender`: an id, or nobody.
        tellers: The rows of utterances that end lines.
        plain: Where the stretch of each place begins, for the column `start`.
    """

    __slots__ = (
        "_all_stood",
        "_columns",
        "_names",
        "_noted",
        "_order",
        "_weak_by_key",
        "_weak_numbers",
        "channels",
        "documents",
        "enders",
        "facets",
        "given",
        "ids",
        "plain",
        "said",
        "tellers",
        "weaks",
    )

    def __init__(self, ids: Sequence[str], documents: list[str]) -> None:
        self.said: list[Utterance] = []
        self.facets: list[Facet] = []
        self.given: Given = Given(self.said, self.facets, array("q"), [], [])
        self.weaks: list[Weak] = []
        self.channels: list[Channel] = []
        self.ids = ids
        self.documents = documents
        self._weak_numbers: dict[Weak, int] = {}
        self._weak_by_key: dict[tuple[object, ...], int] = {}
        self.enders: list[str] = [""]
        self.tellers: set[int] = set()
        self.plain: dict[Site, int] = {}
        self._columns: dict[str, MutableSequence[int]] = {}
        self._all_stood: dict[str, bool] = {}
        self._names: list[str] | None = None
        self._noted: bytearray | None = None
        self._order: Column | None = None

    def __len__(self) -> int:
        return len(self.said)

    def add(self, said: Utterance, facet: Facet, at: int, weak: int, document: int) -> int:
        """The number of a new row.

        `at` is where its utterance stands in the set, `weak` the number of what weakens it, `document` that
        of the one in which it stands.
        """
        self.add_all((said,), (facet,), (at,), (weak,), (document,))
        return len(self) - 1

    def add_all(
        self,
        said: Iterable[Utterance],
        facets: Iterable[Facet],
        at: Iterable[int],
        weak: Iterable[int],
        documents: Iterable[int],
    ) -> None:
        """The same of many rows."""
        given = self.given
        given.said.extend(said)
        given.facets.extend(facets)
        given.at.extend(at)
        given.weak.extend(weak)
        given.document.extend(documents)

    def arrange(self, order: Column) -> None:
        """Put the rows into another order. Once, when all are there and no column has been asked for."""
        made = self.making
        self._order = order
        rows = made.numbers(order)
        self.said = list(map(self.given.said.__getitem__, rows))
        self.facets = list(map(self.given.facets.__getitem__, rows))
        if self.tellers:
            moved = made.among(order, made.column(self.tellers))
            self.tellers = {*made.numbers(made.kept(made.column(range(len(self))), moved))}

    @property
    def making(self) -> Making:
        """How columns of all its rows are made."""
        return making_of(len(self), len(self))

    def column(self, name: str) -> MutableSequence[int]:
        """A column by its name. Rows are no longer added once any has been asked for.

        In a large set a buffer, which is an array and can be asked for single rows as well.
        """
        known = self._columns.get(name)
        if known is None:
            made = self.making
            numbers = made.column(_MADE[name](self))
            if self._order is not None and name not in _OF_ROWS:
                numbers = made.taken(numbers, self._order)
            known = self._columns[name] = made.buffer(numbers)
        return known

    def all_stood(self, limit: str) -> bool:
        """Whether every line stood when it was said, as the column of limits has it."""
        known = self._all_stood.get(limit)
        if known is None:
            known = self._all_stood[limit] = min(self.column(limit), default=NEVER) > NOT_AT_ALL
        return known

    @property
    def noted(self) -> bytearray:
        """Marks of the rows of which it was noted that they have been ended."""
        if self._noted is None:
            self._noted = bytearray(len(self))
        return self._noted

    @property
    def names(self) -> list[str]:
        """The id of each row's utterance."""
        if self._names is None:
            self._names = list(map(self.ids.__getitem__, self.column("at")))
        return self._names

    def number_of_weak(self, said: Utterance, facet: Facet) -> int:
        """The number of what weakens a side; asked once for all that are alike in it."""
        root = said.root
        if len(said.members) > 1:
            return self._number_of(frozenset(of_one_side(said, facet)))
        cites = root.citations
        hedged = bool(cites) and all(cite.reporter_hedge for cite in cites)
        key = (facet.mode, hedged, *_WEAKENS(root))
        known = self._weak_by_key.get(key)
        if known is None:
            known = self._weak_by_key[key] = self._number_of(frozenset(of_one_side(said, facet)))
        return known

    def _number_of(self, weak: Weak) -> int:
        known = self._weak_numbers.setdefault(weak, len(self.weaks))
        if known == len(self.weaks):
            self.weaks.append(weak)
        return known

    def end(self, row: int, reign: Reign) -> None:
        """Write down until when the line of a row stands."""
        self._forget_limits()
        self.column("surely_until")[row] = reign.surely_until
        self.column("at_most_until")[row] = reign.at_most_until
        self.column("ender")[row] = len(self.enders)
        self.enders.append(reign.ended_by)

    def end_all(self, made: Making, rows: Column, ends: Ends) -> None:
        """The same of many rows."""
        self._forget_limits()
        enders = made.shifted(ends.ended_by, len(self.enders))
        self.enders += ends.names
        for name, numbers in (
            ("surely_until", ends.surely_until),
            ("at_most_until", ends.at_most_until),
            ("ender", enders),
        ):
            made.put(made.view(self.column(name)), rows, numbers)

    def _forget_limits(self) -> None:
        for name in _OF_REIGNS:
            self._columns.pop(name, None)
            self._all_stood.pop(name, None)

    def ended_by(self, row: int) -> str:
        """The id of the utterance that ends the line of a row; empty where nothing does."""
        return self.enders[self.column("ender")[row]]

    def member(self, row: int) -> Member:
        """A row with all that is known of it."""
        said, column = self.said[row], self.column
        return Member(
            said,
            said.root.id,
            column("first")[row],
            column("last")[row],
            column("may_end")[row],
            column("must_end")[row],
            column("surely_until")[row],
            column("at_most_until")[row],
            self.ended_by(row),
            self.weaks[column("weak")[row]],
            self.facets[row],
        )


def _numbers_of_channels(table: Table) -> Iterable[int]:
    channels = [one.root.channel for one in table.given.said]
    table.channels = list(dict.fromkeys(channels))
    numbers = {channel: number for number, channel in enumerate(table.channels)}
    return map(numbers.__getitem__, channels)


def _numbers_of_names(table: Table) -> Iterable[int]:
    ids = table.ids
    if all(map(lt, ids, islice(ids, 1, None))):  # as those of most sets
        return table.given.at
    ranks = [0] * len(ids)
    for rank, at in enumerate(sorted(range(len(ids)), key=ids.__getitem__)):
        ranks[at] = rank
    return map(ranks.__getitem__, table.given.at)


def _last_days(table: Table) -> Column:
    made = table.making
    return made.shifted(made.column(map(_END, table.given.said)), -1)


def _sure_limits(table: Table) -> Column:
    """Until when each line surely stands, which it may not have when it was said."""
    made = table.making
    first, last, until, ends = (
        made.view(table.column(name)) for name in ("first", "last", "surely_until", "may_end")
    )
    limits = made.lesser(made.greater(until, first), ends)
    return _of_those_that_stood(made, limits, made.before(last, ends))


def _open_limits(table: Table) -> Column:
    """Until when each line may stand at the most."""
    made = table.making
    first, until, ends = (
        made.view(table.column(name)) for name in ("first", "at_most_until", "must_end")
    )
    return _of_those_that_stood(made, made.lesser(until, ends), made.before(first, ends))


def _of_those_that_stood(made: Making, limits: Column, stood: Mask) -> Column:
    rows = made.kept(made.column(range(len(limits))), made.others(stood))
    made.put(limits, rows, made.filled(len(rows), NOT_AT_ALL))
    return limits


_MADE: Final[dict[str, Callable[[Table], Iterable[int] | Column]]] = {
    "first": lambda table: map(_EARLIEST, table.given.said),
    "last": _last_days,
    "may_end": lambda table: [
        NEVER if one.end is None else one.end[0] for one in table.given.facets
    ],
    "must_end": lambda table: [
        NEVER if one.end is None else one.end[1] for one in table.given.facets
    ],
    "surely_until": lambda table: [NEVER] * len(table),
    "at_most_until": lambda table: [NEVER] * len(table),
    "sure_limit": _sure_limits,
    "open_limit": _open_limits,
    "ender": lambda table: [0] * len(table),
    "start": lambda table: map(table.plain.get, map(_PLACES, table.given.facets), repeat(NOWHERE)),
    "channel": _numbers_of_channels,
    "document": lambda table: table.given.document,
    "weak": lambda table: table.given.weak,
    "at": lambda table: table.given.at,
    "name": _numbers_of_names,
    "surely_due": lambda table: [one.start[1] for one in table.given.facets],
    "maybe_due": lambda table: [one.start[0] for one in table.given.facets],
    # A claim without a window, which does not speak of a future it does not mention.
    "is_open": lambda table: [one.end is None and not one.is_dated for one in table.given.facets],
}
