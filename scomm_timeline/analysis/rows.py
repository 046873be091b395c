"""Rows: some of a table's, each on a stretch of the number line, by columns of what decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scomm_timeline.analysis.columns import Column, Making
    from scomm_timeline.analysis.table import Member, Table
    from scomm_timeline.analysis.utterances import Utterance


class Rows:
    """Some rows of a table, each on a stretch of the number line.

    Attributes:
        table: The table.
        making: How their columns are made.
        rows: Their numbers.
        starts: For each, where the stretch of its place begins.
    """

    __slots__ = ("_columns", "_members", "making", "rows", "starts", "table")

    def __init__(self, table: Table, making: Making, rows: Column, starts: Column) -> None:
        self.table = table
        self.making = making
        self.rows = rows
        self.starts = starts
        self._columns: dict[str, Column] = {}
        self._members: list[Member] | None = None

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, name: str) -> Column:
        """What the table has in a column of theirs."""
        known = self._columns.get(name)
        if known is None:
            known = self.making.taken(self.making.view(self.table.column(name)), self.rows)
            self._columns[name] = known
        return known

    def passing(self, name: str) -> Column:
        """The same, of which nothing is kept: for what is asked once of many."""
        known = self._columns.get(name)
        if known is not None:
            return known
        return self.making.taken(self.making.view(self.table.column(name)), self.rows)

    def share(self, other: Rows) -> None:
        """Have what is known of other rows, which are the same."""
        self._columns = other._columns

    @property
    def members(self) -> list[Member]:
        """All that is known of each; not to be asked of many."""
        if self._members is None:
            self._members = list(map(self.table.member, self.making.numbers(self.rows)))
        return self._members

    def said(self, at: int) -> Utterance:
        """The utterance of one of them."""
        return self.table.said[int(self.rows[at])]
