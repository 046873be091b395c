"""What a file holds once it is no longer text, whichever reader read it."""

from __future__ import annotations

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.reading.problem import Problem

Value = Any
"""`str | None | list[Value] | dict[str, Value]`. Past reading a shape check comes before every use,
which a recursive alias could not tell the type checker."""


def many(value: Value) -> tuple[Value, ...]:
    """One value or a list, as a tuple; nothing, as the empty one."""
    if value is None:
        return ()
    return tuple(value) if value.__class__ is list else (value,)


class Document(NamedTuple):
    """One file's value; None if it is lost. `lines` gives the 1-based line of each statement."""

    value: Value
    lines: Mapping[int, int]
    problems: tuple[Problem, ...] = ()
