"""A set without some of its sources or statements, as if they had never been on file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scomm_timeline.reading.entries import RECORD

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from scomm_timeline.reading.entries import Key

SOURCE: Final = "source"
_CITED: Final = "sources"


def withdraw(
    entries: Mapping[Key, Any], *, sources: Collection[str], statements: Collection[str]
) -> dict[Key, Any]:
    """The entries of a set without these sources and statements.

    A statement that is carried by no other source falls with its sources. One that another source
    carries loses the citation, and with it whatever followed from it: the words, the date that cut
    its own, the day from which the public could know.
    """
    left: dict[Key, Any] = {}
    for (kind, id_), value in entries.items():
        if (kind == SOURCE and id_ in sources) or (kind == RECORD and id_ in statements):
            continue
        if kind == RECORD and _CITED in value:
            cited = _listed(value[_CITED])
            kept = [one for one in cited if _source_of(one) not in sources]
            if cited and not kept:
                continue
            left[kind, id_] = {**value, _CITED: kept}
        else:
            left[kind, id_] = value
    return left


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 -- one citation, or a list of them, as typed
    return value if isinstance(value, list) else [value]


def _source_of(citation: Any) -> str:  # noqa: ANN401 -- an id, or a mapping, as typed
    source: str = citation["source"] if isinstance(citation, dict) else citation
    return source
