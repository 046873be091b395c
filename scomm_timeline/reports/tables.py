"""Tables: named columns and rows of plain values, before any format has touched them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.columns import Cell, Column
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Value = str | int | bool | tuple[str, ...]
"""What a cell holds: a tuple in a LIST column, a bool in YES_NO, an int in NUMBER, else text."""

Row = tuple[Value, ...]
"""One value for each column, in their order."""


class Table(NamedTuple):
    """A table. `name` is a word that a sheet or a database may be called by."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def iter_dicts(self) -> Iterator[dict[str, Value]]:
        """Each row by the names of its columns."""
        names = [one.name for one in self.columns]
        for row in self.rows:
            yield dict(zip(names, row, strict=True))


_EMPTY: Mapping[Cell, Value] = {Cell.LIST: (), Cell.YES_NO: False, Cell.NUMBER: 0}


def row_of(columns: tuple[Column, ...], values: Mapping[str, Value | None]) -> Row:
    """A row of the values that there are; the others are empty.

    Raises:
        KeyError: A value has no column, so it would be lost without a word.
    """
    if lost := values.keys() - {one.name for one in columns}:
        raise KeyError(*sorted(lost))
    return tuple(_filled(one, values.get(one.name)) for one in columns)


def _filled(column: Column, value: Value | None) -> Value:
    return _EMPTY.get(column.cell, "") if value is None else value
