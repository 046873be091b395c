"""The cells of a row, each checked as what its column takes. What is refused names its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.authoring.known import AnswerError, Known, UnknownNameError, checked_date
from scomm_timeline.model.columns import split_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scomm_timeline.reading.value import Value


class CellError(Exception):
    """A cell that cannot be used. `field` is the one that its column fills, "" for the row."""

    def __init__(self, field: str, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.field = field
        self.message = message
        self.help = help_


def checked(check: Callable[[str], str], field: str, typed: str) -> str:
    """The value as the check gives it. Raises CellError for one that it refuses."""
    try:
        return check(typed)
    except UnknownNameError as error:
        help_ = error.help or f"add it first: timeline new, or the file of each {error.kind}"
        raise CellError(field, error.message, help_) from error
    except AnswerError as error:
        raise CellError(field, error.message, error.help) from error


def date_in(cells: Mapping[str, str], field: str) -> str:
    """The date in a cell. Raises CellError."""
    return checked(checked_date, field, cells.get(field, ""))


def known_in(cells: Mapping[str, str], field: str, known: Known, kind: str) -> str:
    """The slug of the known thing that a cell names. Raises CellError."""
    return checked(lambda one: known.resolve(kind, one), field, cells[field])


def many_in(cells: Mapping[str, str], field: str, check: Callable[[str], str]) -> list[str]:
    """Every part of a cell as the check gives it. Raises CellError."""
    return [checked(check, field, one) for one in split_parts(cells.get(field, "")) if one]


def parts_together(cells: Mapping[str, str], columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Columns whose parts go together, part by part; an empty cell is as many empty parts."""
    parts = [split_parts(cells.get(name, "")) for name in columns]
    length = max(map(len, parts))
    for name, one in zip(columns, parts, strict=True):
        if one and len(one) != length:
            message = f"{len(one)} parts, where another column of the row has {length}"
            raise CellError(name, message, 'parts stand between "; ", and an empty one counts')
    for number in range(length):
        yield tuple(one[number] if one else "" for one in parts)


def only_given(values: Mapping[str, Value]) -> dict[str, Value]:
    """The values that say something."""
    return {name: one for name, one in values.items() if one not in ("", [], {}, None)}


def one_or_list(values: list[Value]) -> Value:
    """A list of one is typed as that one."""
    return values[0] if len(values) == 1 else values
