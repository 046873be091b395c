"""The table of materiality knows every field of the model, and what it leaves out is written down."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator

import pytest

import scomm_timeline.model
from scomm_timeline.model.materiality import FIELDS, Field, Kind

NO_RECORD = {
    "Adjudication": "what people made of the record, not the record",
    "Binding": "part of an adjudication",
    "Limit": "how much of a set is read, not what it says",
    "Policy": "what is asked of a set, not what it says",
    "Waiver": "part of a policy",
    "SignOff": "who has read the words, not the words",
    "Signature": "part of a sign-off",
    "WorkProduct": "adjudications, sign-offs and the policy on their way to the set",
    "CitedDocument": "a document on its way to its text",
    "Contents": "what is known of statements before they are made",
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
    "Field": "the table itself",
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
    missing = [one for one in CLASSES if one not in FIELDS and one.__name__ not in NO_RECORD]
    assert [f"{one.__module__}.{one.__name__}" for one in missing] == []


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_every_field_of_a_type_is_in_the_table_once(kind):
    attributes = [field.attribute for field in FIELDS[kind]]
    assert sorted(attributes) == sorted(kind._fields)
    names = [field.name for field in FIELDS[kind]]
    assert len(names) == len(set(names))


def _fields(chosen: Callable[[Field], bool]) -> set[str]:
    return {
        f"{kind.__name__}.{field.attribute}"
        for kind, fields in FIELDS.items()
        for field in fields
        if chosen(field)
    }


def test_only_what_no_reader_is_told_is_cosmetic_in_a_comparison():
    # ADR 0020: whoever adds one here takes a change out of an editor's sight.
    assert _fields(lambda field: not field.is_told) == {
        "Statement.notes",
        "Statement.origin",
        "Source.file",
        "Source.not_archived",
        "Receipt.quotation",
        "Receipt.checked",
        "Receipt.at",
        "FuzzyDate.written",
        "FuzzyDate.precision",
        "FuzzyDate.cut",
    }


def test_only_what_no_verdict_rests_on_is_left_out_of_content():
    # ADR 0029: whoever adds one here lets a verdict stand although it was edited.
    names = {
        f"{kind.__name__}.{field.attribute}"
        for kind, fields in FIELDS.items()
        for field in fields
        if field.kind is Kind.KEY and kind.__name__ != "Receipt"
    }
    assert _fields(lambda field: not field.is_bound) - names == {
        "Statement.review",
        "Statement.notes",
        "Statement.origin",
        "Source.copy",
        "Source.file",
        "Source.archived",
        "Source.not_archived",
        "Receipt.checked",
        "Person.aliases",
        "Place.aliases",
        "PositionEntry.example",
        "PositionEntry.counter_example",
        "FuzzyDate.written",
        "FuzzyDate.precision",
        "FuzzyDate.cut",
    }


def test_lists_whose_order_means_something_are_few_and_known():
    ordered = {
        f"{kind.__name__}.{field.attribute}"
        for kind, fields in FIELDS.items()
        for field in fields
        if field.kind is Kind.ORDERED
    }
    # Days of a date are a pair, the mouths of `via` a chain, and the first alias is printed.
    assert ordered == {"FuzzyDate.stated", "Statement.via", "Organization.aliases"}
