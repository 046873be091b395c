"""The claims table: what stands in a row, written down from the record as a person types it."""

import pytest

from scomm_timeline.analysis.knowledge import as_known_on
from scomm_timeline.analysis.selection import Selection
from scomm_timeline.model.columns import Of
from scomm_timeline.model.edtf import parse_date
from tests.builders import claim
from tests.release_builders import MAY, STAY, corpus, release, release_of
from tests.release_builders import reviewed as said


def rows(*statements, **options):
    return list(release(*statements, **options).table.iter_dicts())


def row(*statements, **options):
    (found,) = rows(*statements, **options)
    return found


def test_each_claim_has_a_row_and_the_rows_of_a_statement_agree_in_what_is_about_it():
    found = release(said("a", "2031-02", MAY, claim("duty", "bound", mode="denies")))
    first, second = found.table.iter_dicts()
    assert (first["claim"], second["claim"]) == (1, 2)
    assert (first["topic"], first["position"], first["mode"]) == (
        ("leave",),
        "may-leave",
        "asserts",
    )
    assert (second["topic"], second["position"], second["mode"]) == (("duty",), "bound", "denies")
    for column in found.table.columns:
        if column.of is Of.STATEMENT:
            assert first[column.name] == second[column.name]


def test_a_date_is_as_typed_with_both_bounds_and_the_words_for_a_reader():
    found = row(said("a", "2031-02~", MAY, made_as_written="last winter", made_basis="inferred"))
    assert found["made"] == "2031-02~"
    assert (found["made_earliest"], found["made_latest"]) == ("2031-01-01", "2031-03-31")
    assert found["date"] == "about Feb 2031 (1 Jan to 31 Mar 2031)"
    assert (found["made_as_written"], found["made_basis"]) == ("last winter", "inferred")


def test_an_open_date_has_an_empty_bound():
    found = row(said("a", "../2031-02", MAY))
    assert (found["made"], found["made_earliest"]) == ("../2031-02", "")
    assert found["made_latest"] == "2031-02-28"


def test_signatories_stand_side_by_side_with_body_and_office():
    found = row(
        said(
            "a",
            "2031-02",
            MAY,
            from_=[
                "ada-moss",
                "ford-council",
                {"organization": "beacon-agency", "person": "redacted", "role": "clerk"},
            ],
            for_="ministry",
        )
    )
    assert found["from_person"] == ("ada-moss", "", "redacted")
    assert found["from_organization"] == ("ministry", "ford-council", "beacon-agency")
    assert found["from_role"] == ("Minister of Works", "", "clerk")
    assert found["for_organization"] == ("ministry",)


def test_a_claims_scope_is_there_as_typed():
    found = row(
        said(
            "a",
            "2031-02",
            claim(
                who="local",
                extent="some",
                place=["aldery-ford", "borrin"],
                mode="hedged",
                **{"valid-from": "2031-01", "valid-until": "2031-12"},
            ),
        )
    )
    assert found["place"] == ("aldery-ford", "borrin")
    assert (found["who"], found["extent"], found["mode"]) == ("local", "some", "hedged")
    assert (found["valid_from"], found["valid_until"]) == ("2031-01", "2031-12")


def test_a_place_that_is_not_stated_is_written():
    found = row(said("a", "2031-02", claim(place="not-stated")))
    assert found["place"] == ("not-stated",)


def test_a_figure_has_a_row_with_what_it_counts():
    figure = {
        "measure": "towers-lit",
        "value": "007",
        "unit": "towers",
        "bound": "at-least",
        "of": {"stage": "booked"},
        "population": {"record": ["none", "minor"]},
    }
    found = row(said("a", "2031-02", claims=None, figure=figure, place="aldery"))
    assert (found["holds"], found["topic"], found["position"]) == ("figure", (), "")
    assert (found["figure_measure"], found["figure_value"]) == ("towers-lit", "007")
    assert (found["figure_bound"], found["figure_window"]) == ("at-least", "not-stated")
    assert found["figure_of_stage"] == ("booked",)
    assert found["population_record"] == ("none", "minor")
    assert found["place"] == ("aldery",)


@pytest.mark.parametrize(
    ("fields", "holds"),
    [
        ({"topics": ["leave", "duty"], "no_position": "unsure"}, "no-position"),
        ({"topics": ["leave"], "reports": "told"}, "reports"),
        ({"topics": ["leave"], "act": "unanswered", "by": "2031-05"}, "unanswered"),
    ],
)
def test_a_statement_without_a_position_says_why(fields, holds):
    found = rows(
        said("told", "2031-01", MAY), said("kept", "2031-02", claims=None, place="aldery", **fields)
    )[-1]
    assert (found["id"], found["holds"]) == ("kept", holds)
    assert found["topic"] == tuple(fields["topics"])
    assert (found["no_position"], found["by"]) == (
        fields.get("no_position", ""),
        fields.get("by", ""),
    )


def test_relations_and_announcements_read_like_sentences():
    found = rows(
        said("before", "2031-01", MAY),
        said(
            "after-it",
            "2031-02",
            STAY,
            supersedes=[{"record": "before", "topics": ["leave"], "components": ["whole"]}],
            refers_to="high-court",
            announces=[{"topic": "leave", "place": "aldery", "from": "2031-03"}],
        ),
    )[-1]
    assert found["relations"] == (
        "supersedes before on leave in whole",
        "refers-to high-court",
    )
    assert found["announces"] == ("leave at aldery from 2031-03",)


def test_sources_stand_side_by_side_with_their_places():
    found = row(
        said(
            "a",
            "2031-02",
            MAY,
            sources=[
                {"source": "gazette-2031", "locator": "p. 002"},
                {"source": "archive-letter", "text": "Other words.", "made": "2031-02-03"},
            ],
        )
    )
    assert found["source"] == ("gazette-2031", "archive-letter")
    assert found["locator"] == ("p. 002", "")
    assert found["source_text"] == ("", "Other words.")
    assert found["source_made"] == ("", "2031-02-03")
    assert found["source_seen"] == ("whole", "in-part")
    assert found["source_title"][0] == "The Watch in Its Third Year"


def test_steps_of_release_stand_side_by_side():
    steps = [
        {"date": "2031-03", "to": "court", "how": "suit 7", "redaction": "names"},
        {"date": "2031-04", "to": "public"},
    ]
    found = row(said("a", "2031-02", MAY, released=steps))
    assert found["released"] == ("2031-03", "2031-04")
    assert found["released_to"] == ("court", "public")
    assert found["released_how"] == ("suit 7", "")
    assert found["released_redaction"] == ("names", "")


def test_notes_and_confidence_stand_in_an_internal_table_only():
    one = said("a", "2031-02", MAY, notes="Ask again.", confidence="low")
    inside = row(one, is_internal=True)
    assert (inside["notes"], inside["confidence"]) == ("Ask again.", "low")
    assert inside["release"] == "INTERNAL: NOT FOR RELEASE"
    outside = row(one)
    assert {"notes", "confidence"}.isdisjoint(outside)
    assert "Ask again" not in repr(outside)
    assert outside["release"] == "public"


def test_a_row_names_the_findings_it_is_part_of_and_whether_it_was_asked_for():
    set_ = corpus(said("a", "2031-02", MAY), said("b", "2031-03", STAY))
    found = list(release_of(set_, Selection(ids=("a",))).table.iter_dicts())
    assert [one["findings"] for one in found] == [("C102/ministry/watch",)] * 2
    assert [(one["id"], one["asked_for"]) for one in found] == [("a", True), ("b", False)]
    assert {one["set_digest"] for one in found} == {set_.digest}


def test_a_row_says_that_words_were_still_struck_out_on_the_day_asked_for():
    steps = [
        {"date": "2031-03", "to": "public", "redaction": "names"},
        {"date": "2032-04", "to": "public"},
    ]
    set_ = corpus(
        said("a", "2031-02", MAY, released=steps, to="ministry", sources=["archive-letter"])
    )
    known = as_known_on(set_, parse_date("2031-05"))
    assert [one["redacted"] for one in release_of(known).table.iter_dicts()] == [True]
    assert [one["redacted"] for one in release_of(set_).table.iter_dicts()] == [False]


def test_nothing_of_a_withheld_statement_is_in_the_table():
    found = release(
        said("open-words", "2031-02", MAY, replies_to="secret-id"),
        said("secret-id", "2031-01", STAY, sources=["sealed-file"], quote="Dark all winter."),
    )
    assert [one["id"] for one in found.table.iter_dicts()] == ["open-words"]
    assert "secret-id" not in repr(found.table)
    assert "winter" not in repr(found.table)
