"""Exports read back by the standard library, each to the same plain shape.

`Held` is what has to survive every format: for each statement the date as typed, the words, and the
positions taken. Nothing here knows how a format was written, but for the apostrophes of `csv-excel`,
which its last column tells.
"""

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from typing import Any, NamedTuple

from scomm_timeline.model.columns import split_parts
from scomm_timeline.model.corpus import Corpus


class Held(NamedTuple):
    """One statement, as far as no format may change it."""

    made: str
    text: str
    sense: str
    positions: tuple[str, ...]


def in_corpus(corpus: Corpus) -> dict[str, Held]:
    """What the set itself holds."""
    return {
        one.id: Held(
            one.made.written,
            one.text,
            one.sense or "",
            tuple(str(claim.position) for claim in one.claims),
        )
        for one in corpus.statements
    }


def _of_rows(rows: Iterable[Mapping[str, Any]]) -> dict[str, Held]:
    found: dict[str, Held] = {}
    for row in rows:
        position = (f"{row['topic']}/{row['position']}",) if row["position"] else ()
        before = found.get(row["id"])
        held = before.positions if before else ()
        found[row["id"]] = Held(row["made"], row["text"], row["sense"] or "", held + position)
    return found


def csv_rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file, whichever variant."""
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def without_apostrophes(rows: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """The rows of the variant for spreadsheets, as the raw variant has them."""
    plain = []
    for row in rows:
        marked = split_parts(row["protected"])
        plain.append(
            {
                name: value[1:] if name in marked else value
                for name, value in row.items()
                if name != "protected"
            }
        )
        assert all(row[name].startswith("'") for name in marked)
    return plain


def from_csv(content: bytes) -> dict[str, Held]:
    return _of_rows(csv_rows(content))


def from_csv_excel(content: bytes) -> dict[str, Held]:
    return _of_rows(without_apostrophes(csv_rows(content)))


def json_lines(content: bytes, row: str) -> list[dict[str, Any]]:
    """The lines of one kind."""
    lines = [json.loads(line) for line in content.decode("utf-8").split("\n")[:-1]]
    return [one for one in lines if one["row"] == row]


def from_jsonl(content: bytes) -> dict[str, Held]:
    rows = json_lines(content, "claim")
    return _of_rows({**one, "topic": one["topic"][0] if one["topic"] else ""} for one in rows)


def from_sqlite(content: bytes) -> dict[str, Held]:
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(content)
        db.row_factory = sqlite3.Row
        rows = db.execute(
            "SELECT s.id, s.made, s.text, s.sense, json_extract(c.topic, '$[0]') AS topic,"
            " c.position FROM statements AS s JOIN claims AS c USING (id) ORDER BY s.id, c.claim"
        ).fetchall()
    return _of_rows(dict(one) for one in rows)


READERS = {
    "csv": from_csv,
    "csv-excel": from_csv_excel,
    "jsonl": from_jsonl,
    "sqlite": from_sqlite,
}
"""Formats from which everything has to come back."""
