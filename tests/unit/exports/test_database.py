"""The database, opened by the standard library."""

import json
import sqlite3
from contextlib import closing

import pytest

from tests.release_builders import MAY, STAY, release
from tests.release_builders import reviewed as said
from tests.release_formats import published, release_with


def opened(*statements, **options):
    db = sqlite3.connect(":memory:")
    db.deserialize(published("sqlite", release(*statements, **options)))
    return db


@pytest.fixture
def db():
    found = opened(
        said("a", "2031-02", MAY, quote="Every detainer is voluntary, [sic] he said."),
        said("b", "2031-03", STAY, sources=[{"source": "gazette-2031", "locator": "p. 7"}]),
        said("c", "2031-04", MAY, review=None),
    )
    yield found
    found.close()


def test_the_file_is_sound_and_its_references_hold(db):
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("PRAGMA user_version").fetchone() == (1,)


def test_words_are_found_by_their_stems(db):
    found = db.execute(
        "SELECT s.id FROM statements_fts AS f JOIN statements AS s ON s.rowid = f.rowid"
        " WHERE statements_fts MATCH 'detainers'"
    ).fetchall()
    assert found == [("a",)]


def test_the_search_index_names_its_table_as_other_tools_look_for_it(db):
    (sql,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'statements_fts'").fetchone()
    assert 'content="statements"' in sql


def test_lists_are_arrays_that_sqlite_can_take_apart(db):
    found = db.execute(
        "SELECT s.id, each.value FROM statements AS s, json_each(s.to_names) AS each ORDER BY s.id"
    ).fetchall()
    assert [id_ for id_, _ in found] == ["a", "b"]


def test_a_statement_its_claims_its_sources_and_its_findings_are_joined_by_ids(db):
    assert db.execute("SELECT id, topic, position FROM claims ORDER BY id").fetchall() == [
        ("a", '["leave"]', "may-leave"),
        ("b", '["leave"]', "must-stay"),
    ]
    assert db.execute("SELECT source, locator FROM citations WHERE statement = 'b'").fetchall() == [
        ("gazette-2031", "p. 7")
    ]
    assert db.execute(
        "SELECT line, statement FROM finding_statements WHERE finding = 'C102/ministry/watch'"
    ).fetchall() == [("first", "a"), ("second", "b")]


def test_what_is_empty_is_null(db):
    assert (
        db.execute("SELECT sense, made_as_written FROM statements").fetchall() == [(None, None)] * 2
    )


def test_a_line_a_claim_can_be_read_without_a_join(db):
    assert db.execute("SELECT id, date, position FROM timeline").fetchall() == [
        ("a", "Feb 2031", "may-leave"),
        ("b", "Mar 2031", "must-stay"),
    ]


def test_what_was_left_out_is_told(db):
    about = dict(db.execute("SELECT what, value FROM about").fetchall())
    assert about["release"] == "public"
    assert about["left out: drafts"].startswith("1 draft")


def test_an_empty_release_is_a_sound_database():
    db = opened(said("a", "2031-02", MAY, review=None))
    assert db.execute("SELECT count(*) FROM statements").fetchone() == (0,)
    assert db.execute("SELECT count(*) FROM statements_fts").fetchone() == (0,)
    db.close()


def test_nothing_that_is_withheld_is_in_the_file():
    content = published(
        "sqlite",
        release(
            said("a", "2031-02", MAY, notes="Ask Osric again."),
            said("secret-id", "2031-03", STAY, sources=["sealed-file"], quote="Dark all winter."),
        ),
    )
    for word in (b"secret-id", b"winter", b"Osric", b"sealed-file"):
        assert word not in content


def test_half_a_surrogate_pair_is_stored_as_a_reader_sees_it():
    release_ = release_with("odd \ud800 sign")
    with closing(sqlite3.connect(":memory:")) as found:
        found.deserialize(published("sqlite", release_))
        assert found.execute("SELECT text FROM statements").fetchone() == ("odd <U+D800> sign",)
    line = published("jsonl", release_).split(b"\n")[1]
    assert json.loads(line)["text"] == "odd \ud800 sign"
