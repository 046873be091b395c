"""Rows that share an id, joined to the one statement that they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.authoring.cells import CellError
from scomm_timeline.model.columns import BY_NAME, Of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.authoring.tables import Row
    from scomm_timeline.reading.value import Value


def claim_number(row: Row) -> int:
    """Which of its statement's claims a row holds; 0 if it does not say."""
    number = row.cells.get("claim", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0


def check_shared(row: Row, first: Row) -> None:
    """Raises CellError where two rows of one id differ in what a statement has only once."""
    for name in row.cells.keys() | first.cells.keys():
        column = BY_NAME.get(name)
        is_shared = column.of is Of.STATEMENT and column.is_read if column else name != "headline"
        if is_shared and row.cells.get(name) != first.cells.get(name):
            message = f"differs from line {first.line}, which has the same id"
            raise CellError(name, message, "rows of one statement differ only in what they hold")


def joined_fields(fields: dict[str, Value], held: Mapping[str, Value]) -> dict[str, Value]:
    """The statement with what one more row holds. Raises CellError."""
    for name, value in held.items():
        if name == "claims":
            fields[name] = [*fields.get(name, []), *value]
        elif name in fields and fields[name] != value and name != "act":
            raise CellError("holds", f"two rows of one statement give it a {name}", "keep one")
        else:
            fields.setdefault(name, value)
    return fields


def with_shared_place(fields: dict[str, Value]) -> dict[str, Value]:
    """The place above the claims where all of them have one place, as a person would type it.

    An announcement without a place takes the statement's, so that one stands in the way.
    """
    claims = fields.get("claims", [])
    shared = claims[0].get("place") if claims else None
    has_open_end = any("place" not in one for one in fields.get("announces", []))
    if shared is None or has_open_end or any(one.get("place") != shared for one in claims):
        return fields
    bare = [{key: one for key, one in claim.items() if key != "place"} for claim in claims]
    return {**fields, "place": shared, "claims": bare}
