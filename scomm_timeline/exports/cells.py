"""Values as cells of a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scomm_timeline.model.columns import join_parts

if TYPE_CHECKING:
    from scomm_timeline.reports.tables import Value

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def cell_text(value: Value) -> str:
    """The value as text: lists as `join_parts` writes them, `true` or `false`, numbers in digits."""
    if isinstance(value, tuple):
        return storable(join_parts(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return storable(str(value))


def storable(text: str) -> str:
    """The text as UTF-8 can hold it.

    Half of a surrogate pair is no character; it is written as a reader of the terminal sees it,
    `<U+D800>`, where leaving it out would change the words without a trace.
    """
    if text.isascii():
        return text
    return _SURROGATE.sub(lambda half: f"<U+{ord(half[0]):04X}>", text)
