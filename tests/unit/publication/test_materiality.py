"""The table of materiality knows every field of the model, and each field is compared as it says."""

import inspect
from typing import Any

import pytest

from scomm_timeline.model import codebook, corpus, places, quotations, statement, voices
from scomm_timeline.model.corpus import Corpus
from scomm_timeline.publication.diffing import DERIVED, entries_of
from scomm_timeline.publication.materiality import FIELDS, Kind
from tests.builders import records, sound_set
from tests.builders import statement as typed

MODULES = (codebook, corpus, places, quotations, statement, voices)
# No part of what a set says: containers, answers of the engine, fixed tables of the program.
NOT_CONTENT = {
    codebook.Chain,
    codebook.Opposition,
    codebook.Position,  # one value, `topic/position`
    corpus.Corpus,
    corpus.Knowledge,
    corpus.LeftOut,
    corpus.Loaded,
    corpus.Vocabulary,
    voices.OrganizationKind,
    voices.Voices,
}


def _content_types() -> set[Any]:
    """Every named tuple that a module of the model defines and that holds what a set says."""
    found = {
        one
        for module in MODULES
        for _, one in inspect.getmembers(module, inspect.isclass)
        if issubclass(one, tuple) and hasattr(one, "_fields") and one.__module__ == module.__name__
    }
    assert len(found) >= 25
    return found - NOT_CONTENT


def test_every_type_that_holds_content_is_in_the_table():
    assert set(FIELDS) == _content_types()


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_every_field_of_a_type_is_in_the_table_once(kind):
    attributes = [field.attribute for field in FIELDS[kind]]
    assert sorted(attributes) == sorted(kind._fields)
    names = [field.name for field in FIELDS[kind]]
    assert len(names) == len(set(names))


def test_only_what_no_reader_is_told_is_never_material():
    never = {
        f"{kind.__name__}.{field.attribute}"
        for kind, fields in FIELDS.items()
        for field in fields
        if not field.is_material
    }
    # ADR 0020: whoever adds one here takes a change out of an editor's sight.
    assert never == {
        "Statement.notes",
        "Statement.origin",
        "Source.file",
        "Receipt.quotation",
        "Receipt.checked",
        "Receipt.at",
    }


def test_every_part_of_a_set_is_compared_or_follows_from_the_rest():
    one = sound_set(records(typed("first")))
    kinds = {kind for kind, _ in entries_of(one)}
    assert kinds == {
        "set",
        "reviewer",
        "component",
        "document",
        "measure",
        "topic",
        "family",
        "organization",
        "person",
        "audience",
        "place",
        "source",
        "receipt",
    }
    compared = {
        "title",
        "description",
        "codebook",
        "voices",
        "places",
        "vocabulary",
        "sources",
        "reviewers",
        "receipts",
    }
    assert compared | DERIVED == set(Corpus._fields)


def test_lists_whose_order_means_something_are_few_and_known():
    ordered = {
        f"{kind.__name__}.{field.attribute}"
        for kind, fields in FIELDS.items()
        for field in fields
        if field.kind is Kind.ORDERED
    }
    assert ordered == {"Statement.via", "Organization.aliases"}
