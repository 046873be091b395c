"""Places are nested; a group is equal to itself and unknown against what may belong to it."""

import itertools

import pytest

from scomm_timeline.model.places import PlaceRelation
from tests.builders import frame_text, load_set, only, sound_set

RELATIONS = [
    ("aldery", "aldery", "equal"),
    ("maren", "aldery", "contains"),
    ("maren", "aldery-ford", "contains"),
    ("aldery", "aldery-ford", "contains"),
    ("aldery", "borrin", "disjoint"),
    ("aldery-ford", "aldery-quay", "disjoint"),
    ("aldery", "borrin-hill", "disjoint"),
    ("maren", "ostrel", "disjoint"),
    # A group: some towns of Aldery that nobody named.
    ("aldery-some-towns", "aldery-some-towns", "equal"),
    ("aldery", "aldery-some-towns", "contains"),
    ("maren", "aldery-some-towns", "contains"),
    ("aldery-some-towns", "aldery-ford", "unknown"),
    ("aldery-some-towns", "borrin", "disjoint"),
    ("aldery-some-towns", "borrin-hill", "disjoint"),
    ("aldery-some-towns", "ostrel", "disjoint"),
]


@pytest.mark.parametrize(("a", "b", "relation"), RELATIONS)
def test_one_place_stands_to_another_as_the_tree_says(a, b, relation):
    assert sound_set().places.relation(a, b) == relation


def test_the_relation_of_two_places_mirrors():
    places = sound_set().places
    for a, b in itertools.product(places.by_id, repeat=2):
        assert places.relation(b, a) is places.relation(a, b).mirrored


def test_two_groups_of_one_province_may_share_a_town():
    text = frame_text("places.yaml").replace(
        "        aldery-quay:",
        "        aldery-other-towns: {name: other towns (not named), kind: group}\n        aldery-quay:",
    )
    places = sound_set(files={"places.yaml": text}).places
    assert places.relation("aldery-some-towns", "aldery-other-towns") is PlaceRelation.UNKNOWN


def test_a_group_without_a_place_around_it_may_hold_any_place():
    text = frame_text("places.yaml") + "somewhere: {name: some towns, kind: group}\n"
    places = sound_set(files={"places.yaml": text}).places
    assert places.relation("somewhere", "aldery-ford") is PlaceRelation.UNKNOWN
    assert places.relation("borrin", "somewhere") is PlaceRelation.UNKNOWN


def test_a_group_is_unknown_against_each_place_that_is_listed_in_it():
    inside = "kind: group, within: {aldery-mill: {name: Mill, kind: town}}}"
    text = frame_text("places.yaml").replace("kind: group}", inside)
    places = sound_set(files={"places.yaml": text}).places
    assert places.relation("aldery-some-towns", "aldery-mill") is PlaceRelation.UNKNOWN
    assert places.relation("aldery-mill", "aldery-some-towns") is PlaceRelation.UNKNOWN
    assert places.relation("aldery", "aldery-mill") is PlaceRelation.CONTAINS


def test_a_path_leads_from_the_outermost_place_inward():
    places = sound_set().places
    assert places.path("aldery-ford") == ("maren", "aldery", "aldery-ford")
    assert places.path("maren") == ("maren",)


def test_within_is_the_place_itself_or_a_part_of_it():
    places = sound_set().places
    assert places.within("aldery-ford", "maren")
    assert places.within("aldery", "aldery")
    assert not places.within("maren", "aldery")


def test_one_place_may_be_of_several_kinds():
    text = (
        frame_text("places.yaml")
        + "port: {name: Port, kind: [county, city, province], aliases: [P]}\n"
    )
    port = sound_set(files={"places.yaml": text}).places.by_id["port"]
    assert port.kinds == ("county", "city", "province")
    assert port.aliases == ("P",)
    assert not port.is_group


def test_places_have_printed_names_and_unknown_ones_are_printed_as_typed():
    places = sound_set().places
    assert places.name("aldery-some-towns") == "some towns of Aldery (not named)"
    assert places.name("not-stated") == "not-stated"


def test_a_place_is_part_of_one_other_place():
    text = frame_text("places.yaml").replace("ostrel: {", "borrin-hill: {")
    found = only(load_set(files={"places.yaml": text}))
    assert (found.code.id, found.cost) == ("S232", "run")
    assert '"borrin-hill"' in found.message
