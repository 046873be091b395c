"""A row's cells to the fields of a record, as they would stand in its file.

Names may be slugs or printed names. What cannot be understood costs the row, with the column at
fault; nothing is filled in that the row, or the user, did not say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scomm_timeline.authoring.cells import (
    CellError,
    checked,
    date_in,
    known_in,
    many_in,
    one_or_list,
    only_given,
    parts_together,
)
from scomm_timeline.authoring.known import (
    ADDRESSEE,
    BODY,
    PERSON,
    PLACE,
    VOICE,
    Known,
    checked_date,
    checked_slug,
    one_of,
)
from scomm_timeline.authoring.row_sources import cited_sources, pointer_fields
from scomm_timeline.model.columns import ON_BEHALF, RELEASE_STEPS, SIGNATORIES, Holds, split_parts
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.statement import NOT_STATED
from scomm_timeline.model.voices import Anonymity
from scomm_timeline.reading.problem import quoted
from scomm_timeline.reading.shapes import WORDINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.reading.value import Value

_DEFAULTS: Final[Mapping[str, str]] = {
    "made_basis": "stated",
    "act": "statement",
    "sworn": str(False).lower(),  # as a cell has it
    "extent": "all",
    "mode": "asserts",
    "figure_bound": "exact",
    "confidence": "high",
}
"""Values that are as good as none: a record leaves them out."""

DERIVED: Final = ("channel", "official", "document_id")
"""What a record types only where it is not what its other fields give."""


def statement_fields(cells: Mapping[str, str], known: Known) -> dict[str, Value]:
    """The fields that all rows of one statement share. Raises CellError."""
    fields: dict[str, Value] = {}
    for build in (_id, _words, _circumstances, _voices, cited_sources, pointer_fields):
        fields.update(build(cells, known))
    return fields


def held_fields(cells: Mapping[str, str], known: Known) -> dict[str, Value]:
    """What one row says that the words hold: `claims` of one, a figure, or topics. Raises CellError."""
    holds = cells.get("holds") or _what_it_holds(cells)
    with_place = many_in(cells, "place", lambda one: known.resolve(PLACE, one))
    try:
        kind = Holds(holds)
    except ValueError as error:
        message = f"unknown value {quoted(holds)}"
        raise CellError("holds", message, f"one of: {', '.join(Holds)}") from error
    if kind is Holds.CLAIM:
        return {"claims": [_claim(cells, known)]}
    if kind is Holds.FIGURE:
        return {"act": "figure", "figure": _figure(cells, with_place)}
    fields: dict[str, Value] = {}
    topics = many_in(cells, "topic", lambda one: known.resolve("topic", one))
    if topics:
        fields["topics"] = topics
    if kind is Holds.NO_POSITION:
        fields["no-position"] = cells.get("no_position", "unsure")
    if kind is Holds.UNANSWERED:
        fields |= {"act": "unanswered", "by": date_in(cells, "by")}
    return fields | ({"place": one_or_list(with_place)} if with_place else {})


def _what_it_holds(cells: Mapping[str, str]) -> str:
    """For a table that others made: told by the columns that have a value."""
    if cells.get("position"):
        return Holds.CLAIM
    if cells.get("figure_measure"):
        return Holds.FIGURE
    if not cells.get("topic"):
        raise CellError(
            "topic",
            "no topic is given, and so nothing that the words could hold",
            "add a column, or --default topic=... for every row",
        )
    return Holds.NO_POSITION


# -- the parts of a statement ----------------------------------------------------------------------


def _id(cells: Mapping[str, str], _known: Known) -> dict[str, Value]:
    return {"id": checked(checked_slug, "id", cells["id"])} if "id" in cells else {}


def _words(cells: Mapping[str, str], _known: Known) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    if "text" in cells:
        wording = cells.get("wording", "")
        if wording not in WORDINGS:
            message = (
                f"unknown value {quoted(wording)}" if wording else "it is not said whose words"
            )
            raise CellError("wording", message, f"one of: {', '.join(WORDINGS)}")
        fields[wording] = cells["text"]
    fields |= {name: cells[name] for name in WORDINGS if name in cells}
    if "sense" in cells:
        fields["paraphrase"] = cells["sense"]
    if "headline" in cells:
        if not any(name in fields for name in WORDINGS):
            fields["paraphrase"] = cells["headline"]
        else:
            fields["notes"] = f"Headline: {cells['headline']}"
    if "notes" in cells:
        fields["notes"] = cells["notes"]
    return fields


def _circumstances(cells: Mapping[str, str], known: Known) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    made = _sheet_date(cells) or (date_in(cells, "made") if "made" in cells else "")
    if not made:
        raise CellError("made", "no date is given", "add a column; a month alone is 2010-08")
    fields["made"] = made
    if "document" in cells:
        fields["document"] = known_in(cells, "document", known, "document")
    for name in ("made_as_written", "made_basis", "act", "sworn", "confidence"):
        if name in cells and cells[name] != _DEFAULTS.get(name):
            fields[name.replace("_", "-")] = cells[name]
    steps = list(parts_together(cells, RELEASE_STEPS))
    if steps:
        fields["released"] = [
            only_given({"date": date, "to": to, "how": how, "redaction": struck})
            for date, to, how, struck in steps
        ]
    return fields


def _sheet_date(cells: Mapping[str, str]) -> str:
    """The date of a sheet's year, month and day; a month alone stays a month. "" without a year."""
    start = _joined_date(cells, "")
    if not start:
        return ""
    end = _joined_date(cells, "end_")
    return checked(checked_date, "year", f"{start}/{end}" if end and end != start else start)


def _joined_date(cells: Mapping[str, str], prefix: str) -> str:
    year = cells.get(f"{prefix}year", "")
    if not year:
        return ""
    if not re.fullmatch(r"\d{4}", year):
        message = f"{quoted(year)} is not a year of four digits"
        raise CellError(f"{prefix}year", message, "write 2010, and not 10")
    date = year
    for part, most in (("month", 12), ("day", 31)):
        text = cells.get(f"{prefix}{part}", "")
        if not text:
            return date
        if not re.fullmatch(r"\d{1,2}", text) or not 1 <= int(text) <= most:
            message = f"{quoted(text)} is not a {part}"
            raise CellError(f"{prefix}{part}", message, f"a number from 1 to {most}")
        date += f"-{int(text):02}"
    return date


def _voices(cells: Mapping[str, str], known: Known) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    made = str(_sheet_date(cells) or cells.get("made", ""))
    for key, columns in (("from", SIGNATORIES), ("for", ON_BEHALF)):
        found = [
            _signatory(parts, made, columns, known) for parts in parts_together(cells, columns)
        ]
        if found:
            fields[key] = one_or_list(found)
    if "from" in cells:
        found = many_in(cells, "from", lambda one: known.resolve(VOICE, one))
        fields["from"] = one_or_list(found)
    if "from" not in fields:
        raise CellError(
            "from", "nobody is named who said it", "add a column, or --default from=..."
        )
    if "to" in cells:
        fields["to"] = one_or_list(many_in(cells, "to", lambda one: known.resolve(ADDRESSEE, one)))
    if "via" in cells:
        fields["via"] = list(split_parts(cells["via"]))
    return fields


def _signatory(parts: tuple[str, ...], made: str, columns: tuple[str, ...], known: Known) -> Value:
    """A speaker as a record types him: by slug alone where his office on that day says the rest."""
    who, body, role = parts
    if body:
        body = checked(lambda one: known.resolve(BODY, one), columns[1], body)
    if who and who not in set(Anonymity):
        who = checked(lambda one: known.resolve(PERSON, one), columns[0], who)
        if _holds_only(who, body, role, made, known):
            return who
    if not who and not role:
        return body
    return only_given({"organization": body, "person": who, "role": role})


def _holds_only(person: str, body: str, role: str, made: str, known: Known) -> bool:
    try:
        date = parse_date(made)
    except ValueError:
        return False
    offices = known.corpus.voices.people[person].offices
    held = {(one.organization, one.role) for one in offices if one.may_hold_on(date)}
    return held == {(body, role)} or (not offices and not body and not role)


# -- what is held ----------------------------------------------------------------------------------


def _claim(cells: Mapping[str, str], known: Known) -> dict[str, Value]:
    topics = many_in(cells, "topic", lambda one: known.resolve("topic", one))
    if len(topics) != 1:
        raise CellError("topic", f"a claim is about one topic, not {len(topics)}", "a row for each")
    positions = known.positions(topics[0])
    position = checked(
        lambda one: one_of(positions, one, f"position of {topics[0]}"),
        "position",
        cells.get("position", ""),
    )
    claim: dict[str, Value] = {topics[0]: position}
    if "component" in cells:
        claim["component"] = known_in(cells, "component", known, "component")
    places = many_in(cells, "place", lambda one: known.resolve(PLACE, one))
    if places:
        claim["place"] = one_or_list(places)
    for name in ("who", "extent", "mode"):
        if name in cells and cells[name] != _DEFAULTS.get(name):
            claim[name] = cells[name]
    people = _people(cells, "population")
    if people:
        claim["population"] = people
    for name in ("valid_from", "valid_until", "becomes"):
        if name in cells:
            claim[name.replace("_", "-")] = date_in(cells, name)
    about = only_given(
        {
            "records": one_or_list(list(split_parts(cells.get("about_records", "")))),
            "voices": one_or_list(list(split_parts(cells.get("about_voices", "")))),
            "topics": one_or_list(list(split_parts(cells.get("about_topics", "")))),
            "audience": cells.get("about_audience", ""),
            "until": date_in(cells, "about_until") if "about_until" in cells else "",
        }
    )
    return claim | ({"about": about} if about else {})


def _figure(cells: Mapping[str, str], places: list[str]) -> dict[str, Value]:
    return only_given(
        {
            "measure": cells.get("figure_measure", ""),
            "value": cells.get("figure_value", ""),
            "unit": cells.get("figure_unit", ""),
            "bound": "" if cells.get("figure_bound") == "exact" else cells.get("figure_bound", ""),
            "of": _people(cells, "figure_of"),
            "population": _people(cells, "population"),
            "place": one_or_list(places) if places else "",
            "window": ""
            if cells.get("figure_window") == NOT_STATED
            else cells.get("figure_window", ""),
        }
    )


def _people(cells: Mapping[str, str], key: str) -> Value:
    stages = list(split_parts(cells.get(f"{key}_stage", "")))
    records = list(split_parts(cells.get(f"{key}_record", "")))
    if stages == records == [NOT_STATED]:
        return NOT_STATED
    return only_given({"stage": one_or_list(stages), "record": one_or_list(records)})
