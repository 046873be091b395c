"""Every part of a set has its entries in a comparison."""

from scomm_timeline.model.corpus import Corpus
from scomm_timeline.publication.diffing import DERIVED, entries_of
from tests.builders import records, sound_set
from tests.builders import statement as typed


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
