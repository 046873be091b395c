"""Who holds one line of a finding: collected while pairs are counted, then put in order by day."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.columns import LISTS, making_of
from scomm_timeline.analysis.table import NOWHERE
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scomm_timeline.analysis.columns import Column, Making
    from scomm_timeline.analysis.table import Table
    from scomm_timeline.analysis.utterances import Utterance

_DAYS: Final = attrgetter("made.earliest", "made.end", "root.id")


class InOrder(NamedTuple):
    """Utterances by their first day, then by the day after their last, then by id.

    Attributes:
        firsts: The first day of each.
        ends: The day after the last day of each.
        names: The id of each.
    """

    firsts: Sequence[int]
    ends: Sequence[int]
    names: tuple[str, ...]

    @property
    def earliest(self) -> tuple[int, int, str]:
        """What the first is put in order by."""
        return self.firsts[0], self.ends[0], self.names[0]


class Holders:
    """The utterances that hold a line. Each is in it once, however often it was noted."""

    __slots__ = ("_noted", "_rows", "_table")

    def __init__(self) -> None:
        self._noted: dict[str, Utterance] = {}
        self._table: Table | None = None
        self._rows: list[Column] = []

    def add(self, one: Utterance) -> None:
        """Note one."""
        self._noted[one.root.id] = one

    def add_marked(self, table: Table, marks: bytearray) -> None:
        """Note the utterances of the marked rows of a table."""
        self._table = table
        self._rows.append(making_of(len(table), len(table)).marked(marks))

    def in_order(self) -> InOrder:
        """Everybody."""
        table = self._table
        if table is not None:
            rows = self._each_once(table)
            made = making_of(len(rows), len(table))
            if not self._noted and made is not LISTS:
                return _in_order_of_columns(table, made, made.column(rows))
            for row in made.numbers(made.column(rows)):
                self.add(table.said[row])
        found = sorted(map(_DAYS, self._noted.values()))
        return InOrder(*(zip(*found, strict=True) if found else ((), (), ())))

    def _each_once(self, table: Table) -> Column:
        """The rows that were noted, in their order."""
        if len(self._rows) == 1:
            return self._rows[0]
        made, marks = making_of(len(table), len(table)), bytearray(len(table))
        for rows in self._rows:
            made.mark(marks, rows)
        return made.marked(marks)


def _in_order_of_columns(table: Table, made: Making, rows: Column) -> InOrder:
    columns = (made.view(table.column(name)) for name in ("first", "last", "name"))
    asked = [made.taken(column, rows) for column in columns]
    order = made.order_by(asked)
    firsts, lasts, numbers = (made.taken(column, order) for column in asked)
    before = made.joined([made.filled(1, NOWHERE), numbers[:-1]])
    is_new = made.others(made.same(numbers, before))  # of two claims of one utterance the first
    rows, firsts, ends = (
        made.buffer(made.kept(column, is_new))
        for column in (made.taken(rows, order), firsts, made.shifted(lasts, 1))
    )
    return InOrder(firsts, ends, tuple(map(table.names.__getitem__, rows)))
