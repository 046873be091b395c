"""The sources that a row names or describes, and what it points to in other records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.authoring.cells import (
    CellError,
    checked,
    one_or_list,
    only_given,
    parts_together,
)
from scomm_timeline.authoring.known import SOURCE, AnswerError, Known, checked_date, checked_slug
from scomm_timeline.model.columns import (
    ANNOUNCEMENT_HEAD,
    BY_NAME,
    CITATIONS,
    RELATION_HEAD,
    split_parts,
    split_pointer,
)
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.reading.shapes import WORDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.reading.value import Value


class NewSource(NamedTuple):
    """A source that a table describes and the set does not have: its file's fields."""

    id: str
    fields: Mapping[str, Value]


def new_sources(cells: Mapping[str, str], known: Known) -> Iterator[NewSource]:
    """The sources that the row names and describes, and the set does not have. Raises CellError."""
    described = {
        name: split_parts(cells.get(f"source_{name}", ""))
        for name in ("title", "publisher", "kind", "date", "url", "seen")
    }
    for number, slug in enumerate(split_parts(cells.get("source", ""))):
        said = {
            name: parts[number]
            for name, parts in described.items()
            if number < len(parts) and parts[number]
        }
        if slug in known.choices[SOURCE] or not {"title", "publisher", "kind"} <= said.keys():
            continue
        fields: dict[str, Value] = {
            "id": checked(checked_slug, "source", slug),
            "title": said["title"],
            "publisher": said["publisher"],
            "kind": checked(checked_slug, "source_kind", said["kind"]),
        }
        if "date" in said:
            fields["dates"] = {"document": checked(checked_date, "source_date", said["date"])}
        seen = said.get("seen", "in-part")
        yield NewSource(slug, {**fields, "url": said.get("url", "none-given"), "seen": seen})


def cited_sources(cells: Mapping[str, str], known: Known) -> dict[str, Value]:
    """The field `sources` of a row. Raises CellError."""
    cited = []
    described = {one.id for one in new_sources(cells, known)}
    for slug, locator, text, made, hedge in parts_together(cells, CITATIONS):
        if slug not in described:
            slug = checked(lambda one: known.resolve(SOURCE, one), "source", slug)  # noqa: PLW2901 -- the name becomes the slug
        more = only_given({"locator": locator, "text": text, "made": made, "reporter-hedge": hedge})
        cited.append({"source": slug, **more} if more else slug)
    if not cited and "source_url" in cells:
        return _by_address(cells, known)
    return {"sources": cited} if cited else {}


def _by_address(cells: Mapping[str, str], known: Known) -> dict[str, Value]:
    """The source with this address; where the set has none, the address is kept as a note."""
    try:
        return {"sources": [known.resolve(SOURCE, cells["source_url"])]}
    except AnswerError:
        parts = [cells["source_url"], cells.get("media_credit", ""), cells.get("media_caption", "")]
        headline = cells.get("headline", "")
        held = (
            f"Headline: {headline} " if headline and any(one in cells for one in WORDINGS) else ""
        )
        return {"notes": f"{held}Source not on file: {'; '.join(filter(None, parts))}"}


def pointer_fields(cells: Mapping[str, str], _known: Known) -> dict[str, Value]:
    """What a row announces, and its relations to other records. Raises CellError."""
    fields: dict[str, Value] = {}
    announced = []
    for part in split_parts(cells.get("announces", "")):
        found = _pointer("announces", part, ANNOUNCEMENT_HEAD)
        given = found.given
        announced.append(
            only_given(
                {
                    "topic": found.head[0],
                    "component": next(iter(given.get("in", ())), ""),
                    "place": one_or_list(list(given.get("at", ()))),
                    "from": next(iter(given.get("from", ())), ""),
                }
            )
        )
    if announced:
        fields["announces"] = announced
    for part in split_parts(cells.get("relations", "")):
        found = _pointer("relations", part, RELATION_HEAD)
        kind, target = found.head
        more = only_given(
            {
                "topics": list(found.given.get("on", ())),
                "components": list(found.given.get("in", ())),
            }
        )
        fields.setdefault(kind, []).append({"record": target, **more} if more else target)
    return fields


def _pointer(field: str, part: str, head: int) -> Value:
    try:
        return split_pointer(part, head=head)
    except ValueError as error:
        raise CellError(field, str(error), BY_NAME[field].means) from error
