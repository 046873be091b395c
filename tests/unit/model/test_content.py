"""The content of a record is what verdicts rest on: the hash follows the table of materiality."""

from typing import Any

import pytest

from scomm_timeline.model.codebook import Exclusion, Position
from scomm_timeline.model.content import canonical, digest, statement_digest
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.statement import Act, Mode, Record, Stage
from scomm_timeline.model.voices import Anonymity, Channel
from tests.builders import claim, records, said, sound, sound_set, statement

OTHERS: dict[str, Any] = {
    "text": "Other words.",
    "document": "memo",
    "document_id": "another",
    "act": Act.DEED,
    "channel": Channel.INTERNAL,
    "official": False,
    "sworn": True,
    "topics": ("leave",),
    "to": ("council",),
    "via": ("a reporter",),
    "made": parse_date("2031-04"),
    "public": parse_date("2031-05"),
    "made_as_written": "last spring",
    "sense": "What it comes to.",
}


@pytest.mark.parametrize("field", OTHERS)
def test_a_material_field_of_a_statement_changes_its_hash(field):
    before = said()
    after = before._replace(**{field: OTHERS[field]})
    assert digest(after) != digest(before)


def test_the_place_of_a_record_counts_until_its_claims_have_taken_it_over():
    bare = said(claims=None, topics="leave", no_position="unsure", place="aldery")
    assert digest(bare._replace(places=("borrin",))) != digest(bare)
    full = said()
    assert digest(full._replace(places=("borrin",))) == digest(full)


@pytest.mark.parametrize(
    ("field", "value"), [("notes", "Ask."), ("review", "reviewed"), ("id", "b")]
)
def test_a_cosmetic_field_of_a_statement_does_not(field, value):
    before = said()
    assert digest(before._replace(**{field: value})) == digest(before)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("component", "towers"),
        ("places", ("ford",)),
        ("mode", Mode.HEDGED),
        ("valid_until", parse_date("2032")),
        ("position", Position("leave", "other")),
    ],
)
def test_a_material_field_of_a_claim_changes_the_hash_of_its_statement(field, value):
    before = said()
    changed = before.claims[0]._replace(**{field: value})
    assert digest(before._replace(claims=(changed,))) != digest(before)


def test_the_order_of_lists_counts_only_where_it_means_something():
    two = said(
        claims=[claim(), claim("leave", "must-stay", component="lighting")],
        via=["a reporter", "a clerk"],
    )
    assert digest(two._replace(claims=two.claims[::-1])) == digest(two)
    assert digest(two._replace(via=two.via[::-1])) != digest(two)


def test_a_typed_default_is_the_same_as_none():
    plain = sound(records(statement("a")))
    typed = sound(records(statement("a", claims=[claim(mode="asserts", extent="all")])))
    assert digest(plain) == digest(typed)


def test_a_key_in_the_header_is_the_same_as_one_in_the_statement():
    one = statement("a", to="public")
    del one["to"]
    assert digest(sound(records(one, to="public"))) == digest(said("a"))


def test_who_is_told_in_another_order_is_told_the_same():
    one, other = said(to=["public", "crews"]), said(to=["crews", "public"])
    assert one.document_id != other.document_id
    assert digest(one) == digest(other)


def test_an_exclusion_has_no_first_and_second():
    p, q = Position("t", "p"), Position("t", "q")
    assert digest(Exclusion("X", p, q, "why")) == digest(Exclusion("Y", q, p, "why"))
    assert digest(Exclusion("X", p, q, "why")) != digest(Exclusion("X", p, q, "another reason"))


def test_a_source_that_is_replaced_changes_what_cites_it():
    corpus = sound_set(records(statement("a")))
    found, sources = corpus.by_id["a"], dict(corpus.sources)
    before = statement_digest(found, sources)
    gazette = sources["gazette-2031"]
    for changed in (
        gazette._replace(sha256="ab" * 32),
        gazette._replace(title="Another"),
        gazette._replace(seen="in-part"),
    ):
        assert statement_digest(found, {**sources, gazette.id: changed}) != before
    for same in (
        gazette._replace(archived="https://example.org/copy"),
        gazette._replace(file="a.pdf"),
    ):
        assert statement_digest(found, {**sources, gazette.id: same}) == before


def test_a_source_that_is_not_cited_changes_nothing():
    corpus = sound_set(records(statement("a")))
    found = corpus.by_id["a"]
    other = corpus.sources["archive-letter"]._replace(title="Another")
    changed = {**corpus.sources, other.id: other}
    assert statement_digest(found, changed) == statement_digest(found, corpus.sources)


def test_words_of_closed_lists_count_as_their_text():
    assert canonical((Stage.BOOKED, Record.NONE, Anonymity.REDACTED)) == canonical(
        ("booked", "none", "redacted")
    )


def test_what_no_record_is_made_of_is_refused():
    with pytest.raises(TypeError, match="object"):
        canonical(object())


def test_a_date_counts_by_its_bounds_and_its_words_and_not_by_our_reason_for_cutting_it():
    day = parse_date("2031-03")
    assert digest(day._replace(cut="not later than its source")) == digest(day)
    assert digest(day._replace(end=day.end - 1)) != digest(day)
    assert digest(parse_date("2031-03?")) != digest(day)


def test_another_spelling_of_the_same_days_and_other_white_space_say_the_same():
    assert digest(parse_date("2031-03/2031-03")) == digest(parse_date("2031-03"))
    one = said()
    assert digest(one._replace(text="The\n  words.")) == digest(one._replace(text="The words."))
    assert digest(one._replace(text="The  words .")) != digest(one._replace(text="The words."))
