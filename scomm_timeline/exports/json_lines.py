"""JSON Lines: the release itself, then its claims, findings and sources, one object a line.

`row` says what a line is: `release` (the first), `claim`, `finding`, `apart` (listed, and no
contradiction) or `source`. The keys of a claim are the columns of the claims table; lists are arrays,
and what is empty is null.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from scomm_timeline.exports.release_tables import apart_table, findings_table, sources_table
from scomm_timeline.model.json_text import obey_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.reports.release import Release
    from scomm_timeline.reports.tables import Table, Value

FORMAT: Final = 1

Json = str | int | bool | list[str] | None


def publish(release: Release) -> bytes:
    """The release, one value a line."""
    return "".join(map(_line, _lines(release))).encode()


def _line(value: object) -> str:
    """One line; what no UTF-8 can hold is an escape, as JSON allows."""
    text = obey_nothing(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    return f"{text}\n".encode("utf-8", "backslashreplace").decode("utf-8")


def _lines(release: Release) -> Iterator[object]:
    yield _head(release)
    tables = (
        ("claim", release.table),
        ("finding", findings_table(release)),
        ("apart", apart_table(release)),
        ("source", sources_table(release)),
    )
    for name, table in tables:
        yield from _rows(name, table)


def _head(release: Release) -> dict[str, object]:
    header = release.header
    return {
        "row": "release",
        "format": FORMAT,
        "release": release.stamp,
        "program": release.version,
        "set": {
            "title": header.title,
            "digest": header.digest,
            "statements": header.statements,
            "shipped": header.is_shipped,
            "as_known_on": header.as_known_on,
        },
        "selection": release.shown_by,
        "statements": len(release.statements),
        "drafts": release.is_internal or release.has_drafts,
        "left_out": [
            {"kind": one.kind, "count": one.total, "what": one.what, "why": one.why}
            for one in release.omissions
        ],
    }


def _rows(name: str, table: Table) -> Iterator[dict[str, Json]]:
    for row in table.iter_dicts():
        yield {"row": name, **{key: _json(value) for key, value in row.items()}}


def _json(value: Value) -> Json:
    """The value as JSON has it: a list as an array, nothing as null."""
    if isinstance(value, tuple):
        return list(value)
    return None if value == "" else value
