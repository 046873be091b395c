"""Every field of the model is material or cosmetic, and the hash of content follows the table."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest

import scomm_timeline.model
from scomm_timeline.model.codebook import Exclusion, Position, PositionEntry
from scomm_timeline.model.dates import FuzzyDate
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.materiality import (
    WEIGHTS,
    canonical,
    digest,
    is_material,
    statement_digest,
)
from scomm_timeline.model.places import Place
from scomm_timeline.model.quotations import Receipt
from scomm_timeline.model.statement import Act, Mode, Record, Source, Stage, Statement
from scomm_timeline.model.voices import Anonymity, Channel, Person
from scomm_timeline.publication.materiality import FIELDS as COMPARED
from scomm_timeline.publication.materiality import Kind
from tests.builders import claim, records, said, sound, sound_set, statement

NO_RECORD = {
    "Adjudication": "what people made of the record, not the record",
    "Binding": "part of an adjudication",
    "CitedDocument": "a document on its way to its text",
    "Column": "of a table that is written",
    "Loaded": "what came of reading",
    "Pointer": "of a table that is written",
    "Page": "a document on its way to its text",
    "Judgment": "part of an adjudication",
    "Response": "part of an adjudication",
    "Retirement": "part of an adjudication",
    "Chain": "computed from entailments",
    "Opposition": "computed from exclusions",
    "Corpus": "the set as a whole: its parts have their own rows",
    "Knowledge": "a question that was asked, not the set",
    "LeftOut": "what reading could not use",
    "Code": "fixed in the program",
    "Diagnostic": "about our files, not about what was said",
    "Gap": "computed from two dates",
    "InputFile": "a text before it is read",
    "OrganizationKind": "fixed in the program",
    "Sequence": "computed from relations",
    "SequenceError": "about our files",
    "Voices": "a container: what it holds has rows of its own",
    "Weight": "the table itself",
    "Problem": "about our files",
    "Span": "a place in a file",
    "Position": "a place in a file; that of the codebook is another class",
    "Origin": "a place in a file",
}
"""Named tuples of the model that no record is made of, and why."""


def _classes() -> Iterator[type]:
    for module in pkgutil.iter_modules(scomm_timeline.model.__path__):
        loaded = importlib.import_module(f"scomm_timeline.model.{module.name}")
        for value in vars(loaded).values():
            is_here = getattr(value, "__module__", "") == loaded.__name__
            if not is_here or not isinstance(value, type) or value.__name__.startswith("_"):
                continue
            if hasattr(value, "_fields"):
                yield value


CLASSES = sorted(set(_classes()), key=lambda one: (one.__module__, one.__name__))


def test_every_class_that_a_record_is_made_of_is_in_the_table():
    assert len(CLASSES) > 25
    missing = [one for one in CLASSES if one not in WEIGHTS and one.__name__ not in NO_RECORD]
    assert [f"{one.__module__}.{one.__name__}" for one in missing] == []


@pytest.mark.parametrize("kind", WEIGHTS, ids=lambda kind: kind.__name__)
def test_every_field_is_material_or_cosmetic_and_a_cosmetic_one_says_why(kind):
    assert set(WEIGHTS[kind]) == set(kind._fields)
    for weight in WEIGHTS[kind].values():
        assert bool(weight.why) is not weight.material


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
    assert is_material(Statement, field)
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
    assert not is_material(Statement, field)
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
    assert not is_material(FuzzyDate, "cut")


def test_another_spelling_of_the_same_days_and_other_white_space_say_the_same():
    assert digest(parse_date("2031-03/2031-03")) == digest(parse_date("2031-03"))
    one = said()
    assert digest(one._replace(text="The\n  words.")) == digest(one._replace(text="The words."))
    assert digest(one._replace(text="The  words .")) != digest(one._replace(text="The words."))


KNOWN_TO_DIFFER = {
    (Statement, "review"): "a draft stays out of what is published; a verdict does not rest on it",
    (Source, "copy"): "a reader may be told when the copy was made; it dates no statement",
    (Source, "archived"): "a reader is given the address; the document is the same",
    (Receipt, "quotation"): "follows from the words, which are compared themselves",
    (Receipt, "at"): "follows from the document, which is compared itself",
    (Person, "aliases"): "a reader may be told; nothing is found by them",
    (Place, "aliases"): "a reader may be told; nothing is found by them",
    (PositionEntry, "example"): "a reader of the codebook is shown it; it decides nothing",
    (PositionEntry, "counter_example"): "a reader of the codebook is shown it; it decides nothing",
}
"""Where a comparison of two sets, which asks what a reader is told, has another opinion, and why."""


def test_the_comparison_of_two_sets_has_the_same_opinion():
    compared = 0
    for kind, fields in COMPARED.items():
        for field in fields:
            if field.attribute not in WEIGHTS.get(kind, {}) or field.kind is Kind.KEY:
                continue
            compared += 1
            if WEIGHTS[kind][field.attribute].material is not field.is_material:
                assert (kind, field.attribute) in KNOWN_TO_DIFFER, (kind, field.attribute)
    assert compared > 80
