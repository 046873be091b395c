"""The content of a record: what is left of it without anything that no verdict rests on.

Content hashes are made of it: of the statements that a verdict was bound to, and of what was
published. Which fields count, the table in `materiality` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.codebook import Exclusion
from scomm_timeline.model.fingerprint import fingerprint
from scomm_timeline.model.materiality import FIELDS, Kind
from scomm_timeline.model.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.model.materiality import Field
    from scomm_timeline.model.statement import Source

Canonical = str | int | bool | list["Canonical"] | dict[str, "Canonical"] | None
"""Content as plain values: equal for equal meaning, and nothing that is cosmetic."""

_DERIVED: Final = "|"
"""Stands in every `document_id` that is derived, and in none that is typed."""


def canonical(value: object, *, ordered: bool = False) -> Canonical:
    """The content of a value of the model, without anything cosmetic.

    Fields at their default are left out, so that a field added to the model later changes no old
    hash. Lists are sorted unless their order carries meaning (`ordered`). White space inside words
    makes no difference, as in a comparison of two sets.

    Raises TypeError for a value that no record is made of.
    """
    fields = FIELDS.get(type(value))
    if fields is not None:
        return _content(value, fields)
    match value:
        case StrEnum():
            return value.value
        case str():
            return " ".join(value.split())
        case int() | None:
            return value
        case tuple() | list():
            items = [canonical(one) for one in value]
            return items if ordered else sorted(items, key=fingerprint)
    if hasattr(value, "items"):
        return {str(key): canonical(one) for key, one in value.items()}
    raise TypeError(f"no record is made of {type(value).__name__}")


def _content(value: object, fields: tuple[Field, ...]) -> Canonical:
    """The fields that count and say more than their default; unlike pairs for unlike order."""
    defaults: Mapping[str, object] = value._field_defaults  # type: ignore[attr-defined] # a named tuple
    found: dict[str, Canonical] = {}
    for field in fields:
        name = field.attribute
        held = getattr(value, name)
        is_default = name in defaults and defaults[name] == held
        if field.is_bound and not is_default and not _is_derived(value, name, held):
            found[name] = canonical(held, ordered=field.kind is Kind.ORDERED)
    if isinstance(value, Exclusion):  # p excludes q as q excludes p
        found["first"], found["second"] = sorted((str(value.first), str(value.second)))
    return found


def _is_derived(value: object, name: str, held: object) -> bool:
    """True for what only repeats fields that count themselves.

    The id of a document that was made from them; the places of a record whose claims or figure have
    taken them over, so that a place may be typed beside the claim, the record or in the header.
    """
    if not isinstance(value, Statement):
        return False
    if name == "places":
        figure = value.figure.places if value.figure else ()
        return bool(figure or any(claim.places for claim in value.claims))
    return name == "document_id" and _DERIVED in str(held)


def digest(value: object) -> str:
    """SHA-256, in hexadecimal, of a value's content: its material fields and nothing else."""
    return fingerprint(canonical(value))


def statement_digest(statement: Statement, sources: Mapping[str, Source]) -> str:
    """SHA-256 of everything a statement says, with the documents that it cites.

    A source that is replaced by another document changes the hash of what cites it. A source that
    is not in `sources` counts by its id alone.
    """
    cited = {
        one.source: sources[one.source] for one in statement.citations if one.source in sources
    }
    return fingerprint([canonical(statement), canonical(cited)])
