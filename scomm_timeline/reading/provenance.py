"""Where each value of one statement came from: typed, the header, voices on that date, default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.reading import documents, shapes
from scomm_timeline.reading.marks import STATEMENTS
from scomm_timeline.reading.outline import SUBSTANCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.model.statement import Statement
    from scomm_timeline.reading.value import Value

Traced = tuple[str, str, str]
"""Field, value as text, where it came from."""

_DERIVED_ORDER = ("mode", "extent")


def trace(text: str, statement: Statement) -> tuple[Traced, ...]:
    """Every value of a statement that was read from `text`, the text of its own file.

    The statement must have an origin. Values stand in the order of the shape's table, derived ones
    after them.
    """
    document = documents.read(text).value
    if statement.origin is None or document is None:
        return ()
    raw = document[STATEMENTS][statement.origin.number]
    header = {key: one for key, one in document.items() if key != STATEMENTS}
    if any(key in raw for key in SUBSTANCE):
        header = {key: one for key, one in header.items() if key not in SUBSTANCE}
    return (
        *_typed(raw, header),
        *_claims(raw, header, statement),
        *_derived(raw, header, statement),
    )


def _typed(raw: dict[str, Value], header: dict[str, Value]) -> Iterator[Traced]:
    for key in shapes.STATEMENT.fields:
        if key == "claims":
            continue
        if key in raw:
            yield key, show(raw[key]), "typed"
        elif key in header and key not in shapes.SCOPE_FIELDS:
            yield key, show(header[key]), "header"


def _claims(
    raw: dict[str, Value], header: dict[str, Value], statement: Statement
) -> Iterator[Traced]:
    claims = raw.get("claims", header.get("claims")) or ()
    for number, (typed, claim) in enumerate(zip(claims, statement.claims, strict=False), start=1):
        name = f"claim {number}"
        yield f"{name} {claim.topic}", claim.position.slug, "typed"
        for key in shapes.SCOPE_FIELDS:
            if key in typed:
                yield f"{name} {key}", show(typed[key]), "typed"
            elif key in raw:
                yield f"{name} {key}", show(raw[key]), "statement"
            elif key in header:
                yield f"{name} {key}", show(header[key]), "header"
            elif key in _DERIVED_ORDER:
                value = claim.mode.value if key == "mode" else claim.extent.value
                yield f"{name} {key}", value, "default"
            elif key in {"who", "population"}:
                yield f"{name} {key}", "both" if key == "who" else "everybody", "default"
        for key in ("becomes", "about"):
            if key in typed:
                yield f"{name} {key}", show(typed[key]), "typed"


def _derived(
    raw: dict[str, Value], header: dict[str, Value], statement: Statement
) -> Iterator[Traced]:
    typed = {**header, **raw}
    for speaker in statement.speakers:
        if speaker.person is not None and speaker.role is not None:
            yield "office", f"{speaker.role} ({speaker.organization})", "voices on that date"
    if "official" not in typed:
        yield "official", "true" if statement.official else "false", "kind of voice"
    if "channel" not in typed:
        yield "channel", statement.channel.value, "kind of audience"
    if "document-id" not in typed:
        yield "document-id", statement.document_id, "from, to, made and document"
    if "act" not in typed:
        yield "act", statement.act.value, "default"
    if "made-basis" not in typed:
        yield "made-basis", statement.made_basis.value, "default"
    if "review" not in typed:
        yield "review", statement.review.value, "default"
    if statement.made.cut:
        yield "bounds", statement.made.cut, "cut at the earliest source"


def show(value: Value) -> str:
    """A plain value on one line, as YAML's flow style would show it."""
    if value.__class__ is list:
        return "[" + ", ".join(show(one) for one in value) + "]"
    if value.__class__ is dict:
        return "{" + ", ".join(f"{key}: {show(one)}" for key, one in value.items()) + "}"
    return str(value)
