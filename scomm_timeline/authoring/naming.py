"""Names that the program proposes: slugs, ids, files. A person may always type another."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from scomm_timeline.model.inputs import RECORDS_FOLDER
from scomm_timeline.reading.kinds import MAX_SLUG

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from scomm_timeline.reading.value import Value

_LONGEST: Final = 60
"""Characters of a proposed slug: longer ones are no help to anybody who types them."""


def slug_of(name: str, *, otherwise: str = "") -> str:
    """Small letters, digits and single hyphens made of a name; `otherwise` if nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    slug = ""
    for word in words:
        if slug and len(slug) + 1 + len(word) > _LONGEST:
            break
        slug = f"{slug}-{word}" if slug else word[:_LONGEST]
    return slug or otherwise


def unused(slug: str, taken: Collection[str]) -> str:
    """The slug itself, or with the first free number behind it."""
    slug = slug[: MAX_SLUG - 8].strip("-")
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"


def proposed_id(
    fields: Mapping[str, Value], taken: Collection[str], people: Collection[str]
) -> str:
    """`quill-20310405-closed`: who, when, and what the first claim holds; unused so far."""
    claim: Value = next(iter(fields.get("claims", ())), {})
    about = next(iter(claim.values()), "") if isinstance(claim, dict) else ""
    if not isinstance(about, str) or not about:
        about = next(iter(_many(fields.get("topics"))), "")
    if "figure" in fields and isinstance(fields["figure"], dict):
        about = str(fields["figure"].get("measure", ""))
    date = re.sub(r"[^0-9/]", "", str(fields.get("made", ""))).replace("/", "-").strip("-")
    parts = (who(fields, people), date, about)
    return unused(slug_of("-".join(filter(None, parts)), otherwise="statement"), taken)


def proposed_file(
    fields: Mapping[str, Value], taken: Collection[str], people: Collection[str]
) -> str:
    """`records/2031/2031-04-05-quill-letter.yaml`: a name that no file of the set has."""
    made = str(fields.get("made", ""))
    year = re.search(r"\d{4}", made)
    folder = f"{RECORDS_FOLDER}{year[0]}/" if year else RECORDS_FOLDER
    parts = (made, who(fields, people), fields.get("document") or "")
    name = slug_of("-".join(filter(None, map(str, parts))), otherwise="record")
    stem, number = f"{folder}{name}", 1
    while any(f"{_numbered(stem, number)}{ending}" in taken for ending in (".yaml", ".yml")):
        number += 1
    return f"{_numbered(stem, number)}.yaml"


def _numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}-{number}"


def who(fields: Mapping[str, Value], people: Collection[str]) -> str:
    """The surname of the first speaker, which ends the slug of a person; else the body's slug."""
    speaker = next(iter(_many(fields.get("from"))), "")
    if isinstance(speaker, dict):
        person = speaker.get("person")
        named = person and person not in {"unnamed", "redacted", "unidentified"}
        return str(person).rpartition("-")[2] if named else str(speaker.get("organization", ""))
    return str(speaker).rpartition("-")[2] if speaker in people else str(speaker)


def _many(value: Value) -> list[Value]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]
