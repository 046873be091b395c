"""What is kept while a set is read makes no difference: a statement is read among others as alone."""

import random
from itertools import islice, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.fingerprint import canonical_text
from scomm_timeline.model.sequence import build_sequence
from scomm_timeline.model.statement import Relation, RelationKind
from scomm_timeline.model.voices import Channel, Speaker
from scomm_timeline.reading import shapes
from scomm_timeline.reading.digest import texts_of
from scomm_timeline.reading.load import load
from scomm_timeline.reading.outline import outline_of
from scomm_timeline.reading.plain_layout import read_plainly
from scomm_timeline.reading.records import sound_draft
from scomm_timeline.reading.validation import _joined
from tests.builders import (
    corpus_of,
    frame_text,
    load_set,
    problems,
    records,
    said,
    sound_set,
    statement,
)
from tests.command import ROOT, SETS
from tests.draws import drawn


@pytest.mark.parametrize("name", ["harbor-watch", "harbor-watch-next"])
def test_a_file_is_read_among_others_as_alone(name):
    files = read_set(SETS / name)
    together = corpus_of(load(files))
    ids = frozenset(together.by_id)
    others = [one for one in files if not one.path.startswith("records/")]
    paths = {one.origin.path for one in together.statements if one.origin}
    for path in sorted(paths):
        part = [*others, *(one for one in files if one.path == path)]
        alone = corpus_of(load(part, elsewhere=ids))
        for one in alone.statements:
            assert tuple(one) == tuple(together.by_id[one.id])


@pytest.mark.parametrize("folder", [ROOT / "statements", SETS / "harbor-watch"])
def test_statements_of_a_large_set_are_written_for_the_hash_as_those_of_a_small_one(folder):
    statements = corpus_of(load(read_set(folder))).statements
    alone = [canonical_text(one.content) for one in statements]
    many = texts_of(tuple(statements) * 1_000)  # so many that what repeats is remembered
    assert list(islice(many, 2 * len(alone))) == 2 * alone


ALONE = said()
ONE_OFFICE = """
  dora-vane:
    name: Dora Vane
    offices: [{role: Clerk, organization: treasury, from: 2031-02-01, until: 2031-03-31}]
"""


def test_the_office_of_a_person_is_asked_of_each_date():
    voices = frame_text("voices.yaml").replace("people:\n", f"people:{ONE_OFFICE}", 1)
    text = records(
        statement("in-office", from_="dora-vane", made="2031-02-01"),
        statement("before", from_="dora-vane", made="2031-01-31"),
        statement("in-office-too", from_="dora-vane", made="2031-03-31"),
        statement("after", from_="dora-vane", made="2031-04-01"),
    )
    loaded = load_set(text, files={"voices.yaml": voices})
    assert problems(loaded) == ["S211 statement", "S211 statement"]
    clerk = (Speaker("dora-vane", "treasury", "Clerk"),)
    assert loaded.corpus is not None
    found = {one.id: one.speakers for one in loaded.corpus.statements}
    assert found == {"in-office": clerk, "in-office-too": clerk}


def test_the_channel_to_a_person_follows_the_office_on_each_date():
    told = {"from_": "treasury", "to": "cora-lind"}  # of the agency first, then of the treasury
    text = records(
        statement("first", made="2031-03-30", **told),
        statement("second", made="2031-04-02", **told),
        statement("third", made="2031-03-29", **told),
    )
    found = {one.id: one.channel for one in sound_set(text).statements}
    assert found["second"] is Channel.INTERNAL
    assert found["first"] == found["third"] != Channel.INTERNAL


def test_what_is_typed_otherwise_is_not_taken_for_the_same_company():
    text = records(
        statement("derived"),
        statement("private", channel="internal"),
        statement("unofficial", official="false"),
        statement("behalf", for_="treasury"),
        statement("derived-too"),
    )
    found = {
        one.id: (one.channel, one.official, one.on_behalf) for one in sound_set(text).statements
    }
    assert found["derived"] == found["derived-too"] == (Channel.PUBLIC, True, ())
    assert found["private"] == (Channel.INTERNAL, True, ())
    assert found["unofficial"] == (Channel.PUBLIC, False, ())
    assert found["behalf"][2] == (Speaker(None, "treasury"),)


def test_an_unknown_addressee_is_told_of_each_statement():
    text = records(statement("first", to="nobody"), statement("second", to="nobody"))
    assert problems(load_set(text)) == ["S206 statement", "S206 statement"]


def test_a_text_that_one_field_takes_is_not_taken_by_another():
    whole = {"id": "first", "made": "2031-03", "from": "beacon-agency", "quote": "Words."}
    assert shapes.STATEMENT.accepts(whole)
    for field, text in (("made", "beacon-agency"), ("from", "Words."), ("act", "2031-03")):
        assert not shapes.STATEMENT.accepts({**whole, field: text})
        assert shapes.STATEMENT.accepts(whole)


def test_the_order_of_the_fields_makes_no_difference_to_the_outline():
    fields = ("made", "from", "quote", "claims", "topics")
    first = outline_of(fields, "unanswered")
    assert all(outline_of(one, "unanswered") == first for one in permutations(fields))
    assert [one.code for one in first.confused] == ["D109"]


def test_what_cannot_be_seen_is_left_to_the_parser():
    for number in range(0x250):
        for word in (f"b{chr(number)}c", f"é{chr(number)}c"):  # bytes are looked at, or letters
            assert (
                number == ord("\n") or chr(number).isprintable() or not read_plainly(f"a: {word}\n")
            )
    assert read_plainly("a: ~b}\n") is None  # for its first sign
    assert read_plainly("a: b~ !}\n") is not None


_KINDS = [one for one in RelationKind if one is not RelationKind.REFERS_TO]
_MONTHS = [parse_date(f"2031-{month:02}") for month in range(1, 5)]


@settings(max_examples=drawn(100))
@given(st.integers(0, 10**9))
def test_relations_that_cannot_be_true_are_those_of_the_records_they_join(seed):
    rng = random.Random(seed)
    statements = []
    for number in range(14):
        relations = [
            Relation(rng.choice(_KINDS), f"r{rng.randrange(16)}")
            for _ in range(rng.choice((0, 0, 0, 1, 2)))
        ]
        made = rng.choice(_MONTHS)
        statements.append(ALONE._replace(id=f"r{number}", made=made, relations=tuple(relations)))
    remaining = {one.id: sound_draft(one) for one in statements}
    assert build_sequence(_joined(remaining)).errors == build_sequence(statements).errors
