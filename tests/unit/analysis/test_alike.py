"""What is asked of a kind of utterances is asked of one of them, and holds of all."""

import pytest

from scomm_timeline.analysis.denials import denials_of_change
from scomm_timeline.analysis.remarks import remarks
from scomm_timeline.analysis.utterances import prepare, says_of_others
from scomm_timeline.model.statement import Act, Wording
from tests.engine_builders import said, set_of
from tests.mixed_sets import mixed

MAY = {"leave": "may-leave"}

ASKED = (
    says_of_others,
    lambda one: one.root.act is Act.OUTSIDE_FINDING,
    lambda one: one.root.figure is not None,
    lambda one: one.root.official,
    lambda one: one.root.wording is Wording.CHARACTERIZATION,
    lambda one: len(one.members) > 1,
    lambda one: any(facet.denied for facet in one.facets),
    lambda one: [facet.claim.about for facet in one.facets if facet.claim.about is not None],
)


def ground_of(*statements):
    return prepare(set_of(*({"statements": [one]} for one in statements)))


def kinds(*statements):
    """How many kinds the statements are of."""
    return len(ground_of(*statements).samples)


@pytest.mark.parametrize("seed", range(12))
def test_asked_of_kinds_is_asked_of_everybody(seed):
    ground = prepare(mixed(seed))
    every = list(ground.utterances.values())
    for asked in (*ASKED, lambda one: any(denials_of_change(ground, one))):
        assert ground.all_of(asked) == [one for one in every if asked(one)]


@pytest.mark.parametrize("seed", range(12))
def test_a_kind_has_one_speaker_one_paper_and_one_claim(seed):
    ground = prepare(mixed(seed))
    for one, kind in zip(ground.utterances.values(), ground.alike.kinds, strict=True):
        sample = ground.samples[kind]
        assert one is sample or not ground.alike.is_apart[kind]
        assert one.speakers == sample.speakers
        assert told(one.root) == told(sample.root)
        assert [held(facet) for facet in one.facets] == [held(facet) for facet in sample.facets]


DIFFER = (
    "id", "document_id", "made", "text", "claims", "citations", "public", "to", "made_as_written",
    "sense", "released", "places", "topics", "sworn", "review", "unanswered_by", "no_position",
    "notes", "origin",
)  # fmt: skip
"""Fields that may differ in a kind, or are asked of nobody; the others may not."""


def told(root):
    return {name: one for name, one in zip(root._fields, root, strict=True) if name not in DIFFER}


def held(facet):
    return (
        facet.denied,
        facet.mode,
        facet.claim._replace(places=(), valid_from=None, valid_until=None),
    )


def test_those_that_differ_in_day_and_place_are_of_one_kind():
    there = {**MAY, "place": "borrin"}
    assert (
        kinds(said("a", "2031-01-10", MAY), said("b", "2032", MAY), said("c", "2031", there)) == 1
    )


@pytest.mark.parametrize(
    "other",
    [
        said("b", "2031", {"leave": "must-stay"}),
        said("b", "2031", {**MAY, "mode": "hedged"}),
        said("b", "2031", {**MAY, "component": "lighting"}),
        said("b", "2031", {**MAY, "who": "local"}),
        said("b", "2031", {**MAY, "extent": "some"}),
        said("b", "2031", MAY, paraphrase="Somebody said so."),
        said("b", "2031", MAY, to="inside"),
        said("b", "2031", MAY, replies_to="a"),
        said("b", "2031", {**MAY, "valid-from": "2040"}),
    ],
)
def test_those_that_differ_in_what_is_asked_are_of_two_kinds(other):
    assert kinds(said("a", "2030-01-10", MAY), other) == 2


def test_remarks_are_in_the_order_of_their_ids():
    found = remarks(prepare(mixed(3)))
    assert [one.id for one in found] == sorted(one.id for one in found)
