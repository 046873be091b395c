"""What a set holds and lacks, counted: expectations are counted by hand from the records typed."""

import pytest

from scomm_timeline.analysis.inventory import Inventory, take_inventory
from scomm_timeline.renderers.stats import LABELS, MISSING
from tests.builders import claim, records, sound_set, statement


def counted(*statements, is_whole=True, files=None) -> Inventory:
    corpus = sound_set(records(*statements), files=files)
    return take_inventory(corpus, corpus.statements, is_whole=is_whole)


def tally(inventory: Inventory, of: str) -> dict[str, int]:
    (found,) = [one for one in inventory.tallies if one.of == of]
    return {one.slug: one.number for one in found.counts}


def lacking(inventory: Inventory, what: str) -> tuple[str, ...]:
    (found,) = [one for one in inventory.missing if one.what == what]
    return found.members


@pytest.fixture(scope="module")
def three() -> Inventory:
    return counted(
        statement("sworn-day", made="2031-03-10", to="ford-council"),
        statement("loose", made="2031-05~", sources=["archive-letter"], to="not-stated",
            made_basis="inferred", paraphrase="It may."),
        statement("number", made="2031", claims=None, place="aldery", sources=[
            {"source": "gazette-2031", "locator": "p. 00271"}], figure={
            "measure": "towers-lit", "value": "9", "unit": "percent"}),
    )  # fmt: skip


def test_values_are_counted_the_most_frequent_first(three):
    assert tally(three, "wording") == {"quote": 2, "paraphrase": 1}
    assert list(tally(three, "wording")) == ["quote", "paraphrase"]
    assert tally(three, "precision") == {"day": 1, "month": 1, "year": 1}
    assert tally(three, "basis") == {"stated": 2, "inferred": 1}
    assert tally(three, "act") == {"statement": 2, "figure": 1}
    assert tally(three, "topic") == {"leave": 2, "": 1}
    assert tally(three, "seen") == {"whole": 1, "in-part": 2}
    assert tally(three, "review") == {"draft": 3}
    assert tally(three, "quotation") == {"not-checked": 2, "not-a-quotation": 1}


def test_what_is_missing_is_named(three):
    assert lacking(three, "locator") == ("loose", "sworn-day")
    assert lacking(three, "whole-source") == ("loose",)
    assert lacking(three, "public-date") == ("loose",)
    assert lacking(three, "receipt") == ("number", "sworn-day")
    assert lacking(three, "stated-date") == ("loose",)
    assert lacking(three, "addressee") == ("loose",)
    assert lacking(three, "window") == ("number",)
    assert {"archive-letter", "gazette-2031"} <= set(lacking(three, "address"))
    assert "almanac" in lacking(three, "citing")
    assert "archive-letter" not in lacking(three, "citing")
    assert "leave/may-leave" not in lacking(three, "statement")
    assert "leave/must-stay" in lacking(three, "statement")


def test_a_month_is_empty_unless_a_statement_can_be_from_no_other():
    found = counted(
        statement("january", made="2031-01-31"),
        statement("march", made="2031-03"),
        statement("spring", made="2031-03/2031-05"),
        statement("june", made="2031-06-01"),
    )
    assert lacking(found, "month") == ("2031-02", "2031-04", "2031-05")


def test_a_joint_letter_counts_under_each_of_its_bodies():
    found = counted(statement("joint", from_=["beacon-agency", "ford-council"]))
    assert tally(found, "body") == {"beacon-agency": 1, "ford-council": 1}
    assert found.statements == 1


def test_a_part_of_a_set_asks_for_its_own_sources_and_topics_only():
    corpus = sound_set(records(statement("one"), statement("two", sources=["archive-letter"])))
    part = take_inventory(corpus, corpus.statements[:1], is_whole=False)
    assert part.sources == 1
    assert [one.what for one in part.missing if one.what == "citing"] == []
    assert {one.partition("/")[0] for one in lacking(part, "statement")} == {"leave"}


def test_an_unknown_place_or_part_is_a_lack():
    found = counted(
        statement("open", claims=[claim(place="not-stated", component="not-stated")]),
        statement("closed"),
    )
    assert lacking(found, "place") == lacking(found, "component") == ("open",)


def test_nothing_is_counted_in_an_empty_set():
    corpus = sound_set(records(statement()))
    found = take_inventory(corpus, (), is_whole=True)
    assert (found.statements, found.first, found.last) == (0, None, None)
    assert lacking(found, "month") == ()
    assert set(lacking(found, "citing")) == set(corpus.sources)


def test_every_count_has_its_words(three):
    assert {one.of for one in three.tallies} == set(LABELS)
    assert {one.what for one in three.missing} == set(MISSING)
