"""SQLite: the release as a database, with full-text search, as Datasette and sqlite-utils read it.

Lists are JSON arrays, so that `json_each` and Datasette's facets take them apart; what is empty is
NULL. `statements_fts` is an index over `statements` that both tools find by themselves. The view
`timeline` has a line a claim for people who do not write joins.

The database is made in memory and handed over as bytes. The same release gives the same bytes with
the same library; its version number stands in the file's header (SQLite file format, offset 96).
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from scomm_timeline.exports.cells import storable
from scomm_timeline.exports.release_tables import (
    about_table,
    apart_table,
    findings_table,
    sources_table,
    statements_table,
)
from scomm_timeline.model.columns import CITATIONS, Cell, Column, Of
from scomm_timeline.reports.release import NotPublishableError
from scomm_timeline.reports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scomm_timeline.reports.release import Release
    from scomm_timeline.reports.tables import Row, Value

FORMAT: Final = 1
"""The `user_version` of the file."""

SEARCHED: Final = ("text", "sense", "speaker", "to_names", "source_title")
"""Columns of `statements` that full-text search looks into."""

_CITED: Final = (*CITATIONS, "source_page")
"""Columns of the claims table that become a row of `citations` for each source."""

_TYPES: Final = {Cell.NUMBER: "INTEGER", Cell.YES_NO: "INTEGER"}

_VIEW: Final = """
CREATE VIEW timeline AS
SELECT s.made_earliest, s.made_latest, s.date, s.speaker, s.to_names, s.channel, c.topic,
       c.position, c.position_means, c.mode, c.component, c.place_names, s.wording, s.text,
       s.sense, s.quotation, s.source_title, s.locator, s.id, c.claim
FROM statements AS s JOIN claims AS c ON c.id = s.id
ORDER BY s.made_earliest, s.made_latest, s.id, c.claim
"""


def publish(release: Release) -> bytes:
    """The release as a database file.

    Raises:
        NotPublishableError: The SQLite of this Python has no full-text search.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute("PRAGMA page_size = 4096")
        db.execute("PRAGMA encoding = 'UTF-8'")
        db.execute(f"PRAGMA user_version = {FORMAT}")
        db.execute("BEGIN")
        _fill(db, release)
        db.execute("COMMIT")
        return db.serialize()


def _fill(db: sqlite3.Connection, release: Release) -> None:
    statements = statements_table(release.table)
    sources, findings = sources_table(release), findings_table(release)
    _store(db, about_table(release), "PRIMARY KEY (what, value)")
    _store(db, sources, "PRIMARY KEY (id)")
    _store(db, statements, "PRIMARY KEY (id)")
    _store(db, _claims(release.table), _of("id", "statements"), "PRIMARY KEY (id, claim)")
    _store(
        db,
        _citations(statements),
        _of("statement", "statements"),
        _of("source", "sources"),
        "PRIMARY KEY (statement, number)",
    )
    _store(db, findings, "PRIMARY KEY (id, list)")
    _store(db, _sides(findings), _of("statement", "statements"))
    _store(db, apart_table(release), _of("statement", "statements"))
    db.execute(_VIEW)
    _index(db)


def _of(column: str, table: str) -> str:
    return f"FOREIGN KEY ({column}) REFERENCES {table} (id)"


def _index(db: sqlite3.Connection) -> None:
    """Full-text search over the statements; stems, so that `meter` finds `meters`."""
    searched = ", ".join(SEARCHED)
    try:
        db.execute(
            f"CREATE VIRTUAL TABLE statements_fts USING fts5({searched}, "
            'content="statements", tokenize="porter unicode61")'
        )
    except sqlite3.OperationalError as error:
        raise NotPublishableError(
            f"the SQLite of this Python cannot search text ({error})", "use another Python, or csv"
        ) from error
    db.execute("INSERT INTO statements_fts (statements_fts) VALUES ('rebuild')")


# -- tables ---------------------------------------------------------------------------------------


def _claims(claims: Table) -> Table:
    """The claims without what is said once for their statement."""
    kept = [at for at, one in enumerate(claims.columns) if one.of is Of.CLAIM or one.name == "id"]
    return Table(
        "claims",
        tuple(claims.columns[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in claims.rows),
    )


def _citations(statements: Table) -> Table:
    """One row for each source of each statement."""
    columns = (
        Column("statement", Of.SOURCE, Cell.TEXT, "Whose words."),
        Column("number", Of.SOURCE, Cell.NUMBER, "From 1, as the record lists them."),
        *(Column(name, Of.SOURCE, Cell.TEXT, "") for name in _CITED),
    )
    rows: list[Row] = []
    for one in statements.iter_dicts():
        lists = [_parts(one[name]) for name in _CITED]
        for at in range(len(lists[0])):
            cells = (each[at] if at < len(each) else "" for each in lists)
            rows.append((one["id"], at + 1, *cells))
    return Table("citations", columns, tuple(rows))


def _sides(findings: Table) -> Table:
    """Which statement stands on which line of which finding."""
    names = ("finding", "list", "line", "statement")
    columns = tuple(Column(name, Of.FINDING, Cell.TEXT, "") for name in names)
    rows = tuple(
        (one["id"], one["list"], line, statement)
        for one in findings.iter_dicts()
        for line in ("first", "second")
        for statement in _parts(one[f"{line}_statements"])
    )
    return Table("finding_statements", columns, rows)


def _parts(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


# -- rows -----------------------------------------------------------------------------------------


def _store(db: sqlite3.Connection, table: Table, *constraints: str) -> None:
    fields = [f'"{one.name}" {_TYPES.get(one.cell, "TEXT")}' for one in table.columns]
    db.execute(f"CREATE TABLE {table.name} ({', '.join((*fields, *constraints))})")
    places = ", ".join("?" * len(table.columns))
    db.executemany(
        f"INSERT INTO {table.name} VALUES ({places})",  # noqa: S608 -- names of our own
        _stored(table.rows),
    )


def _stored(rows: Iterable[Row]) -> Iterator[tuple[str | int | None, ...]]:
    for row in rows:
        yield tuple(map(_cell, row))


def _cell(value: Value) -> str | int | None:
    if isinstance(value, tuple):
        return storable(json.dumps(value, ensure_ascii=False)) if value else None
    if isinstance(value, str):
        return storable(value) or None
    return int(value)
