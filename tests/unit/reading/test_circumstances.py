"""When, in which document, on what evidence: what is derived, and what is never defaulted."""

import pytest

from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.statement import Act, Basis, Confidence, Extent, Mode, Review, Wording
from scomm_timeline.model.voices import Channel
from tests.builders import (
    SOURCES,
    bare,
    load_set,
    only,
    problems,
    records,
    said,
    sound_set,
    statement,
)

CLAIM = {"leave": "may-leave", "component": "whole", "place": "aldery"}


def test_what_is_not_typed_is_derived_or_has_its_written_default():
    corpus = sound_set(
        records(
            bare("first", claims=[CLAIM], made="2031", from_="ministry", sources=["gazette-2031"])
        )
    )
    found = corpus.by_id["first"]
    assert found.act is Act.STATEMENT
    assert found.made_basis is Basis.STATED
    assert found.review is Review.DRAFT
    assert found.confidence is Confidence.HIGH
    assert found.official is True
    assert found.channel is Channel.NOT_STATED
    assert not found.sworn
    assert found.wording is Wording.QUOTE
    one = found.claims[0]
    assert (one.mode, one.extent, one.who, one.population) == (Mode.ASSERTS, Extent.ALL, None, None)


def test_a_figure_is_of_act_figure_unless_typed():
    figure = {"measure": "towers-lit", "value": "12", "unit": "towers", "place": "aldery"}
    assert said(figure=figure).act is Act.FIGURE
    assert said(figure=figure, act="deed").act is Act.DEED


# ------------------------------------------------------------------------------- one document


def test_statements_of_one_document_share_from_to_made_and_kind_not_the_file():
    same = {"document": "letter", "made": "2031-03-10", "to": "towns"}
    corpus = sound_set(
        records(statement("a", **same), statement("b", **same, quote="Other words.")),
        records(statement("c", **same), statement("d", **{**same, "made": "2031-03-11"})),
        records(
            statement("e", **{**same, "to": "provinces"}),
            statement("f", **{**same, "document": "notice"}),
            statement("g", **same, from_="ministry"),
        ),
    )
    papers = {one.id: one.document_id for one in corpus.statements}
    assert papers["a"] == papers["b"] == papers["c"]
    assert len({papers[one] for one in "adefg"}) == 5


def test_a_document_id_that_is_typed_stands():
    corpus = sound_set(
        records(
            statement("a", document_id="letter-1"),
            statement("b", document_id="letter-1", made="2031"),
        )
    )
    assert {one.document_id for one in corpus.statements} == {"letter-1"}


def test_two_speakers_without_a_name_are_told_apart_by_body_and_role_only():
    def paper(**who):
        return said(from_={"organization": "treasury", **who}).document_id

    assert paper(person="unnamed", role="clerk") == paper(person="unnamed", role="clerk")
    assert paper(person="unnamed", role="clerk") != paper(person="redacted", role="clerk")
    assert paper(person="unnamed", role="clerk") != paper(person="unnamed", role="chief")


# --------------------------------------------------------------------------------- made, cut


def test_the_date_is_cut_at_the_last_day_of_its_earliest_source_and_says_so():
    found = said(made="2031", sources=["gazette-2031", "archive-letter"]).made
    assert found.written == "2031"
    assert found.latest == parse_date("2031-06-30").latest
    assert found.earliest == parse_date("2031").earliest
    assert found.cut == "not later than its source"


def test_a_date_that_ends_before_its_source_is_left_alone():
    found = said(made="2031-05", sources=["archive-letter"]).made
    assert found == parse_date("2031-05")


def test_an_open_end_is_cut_at_the_source():
    assert (
        said(made="2031/..", sources=["archive-letter"]).made.latest
        == parse_date("2031-06-30").latest
    )


def test_what_is_widened_never_reaches_past_its_source():
    found = said(made="2031-06~", sources=["archive-letter"]).made
    assert found.latest == parse_date("2031-06-30").latest
    assert found.earliest == parse_date("2031-05").earliest


@pytest.mark.parametrize(
    ("dates", "last"),
    [
        ("{document: 2031-06, page: 2031-05, copy: 2031-04}", "2031-06-30"),
        ("{page: 2031-05, copy: 2031-04}", "2031-05-31"),
        ("{copy: 2031-04}", "2031-12-31"),
    ],
)
def test_the_document_dates_a_source_else_its_page_and_never_the_copy(dates, last):
    source = SOURCES["sources/gazette-2031.yaml"].replace("{document: 2031-12-31}", dates)
    corpus = sound_set(records(statement(made="2031")), files={"sources/gazette-2031.yaml": source})
    assert corpus.statements[0].made.latest == parse_date(last).latest


def test_a_page_that_stood_on_a_day_is_not_cut_at_its_source():
    found = said(made="2031-08", made_basis="in-force-on", sources=["archive-letter"]).made
    assert found == parse_date("2031-08")


def test_a_date_of_which_nothing_is_left_names_date_and_source():
    found = only(load_set(records(statement(made="2031-07", sources=["archive-letter"]))))
    assert (found.code.id, found.cost) == ("D110", "statement")
    assert '"2031-07"' in found.message
    assert '"archive-letter"' in found.message


# ------------------------------------------------------------------------------------- public


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ({"to": "public"}, "2031-03-10"),
        ({"to": "inside", "sources": ["archive-letter"]}, None),
        ({"to": "inside"}, "2031-12-31"),
        (
            {
                "to": "inside",
                "sources": ["archive-letter"],
                "released": [{"date": "2032-05", "to": "public"}],
            },
            "2032-05",
        ),
        (
            {
                "to": "inside",
                "sources": ["archive-letter"],
                "released": [{"date": "2032-05", "to": "requesters"}],
            },
            None,
        ),
        ({"to": "inside", "released": [{"date": "2031-08", "to": "public"}]}, "2031-08"),
        ({"to": "inside", "released": [{"date": "2033", "to": "public"}]}, "2031-12-31"),
        ({"to": "public", "released": [{"date": "2033", "to": "public"}]}, "2031-03-10"),
    ],
)
def test_the_public_could_know_from_the_earliest_of_its_three_ways(fields, known):
    found = said(**fields)
    assert (found.public.written if found.public else None) == known


def test_a_restricted_source_makes_nothing_public():
    source = SOURCES["sources/gazette-2031.yaml"] + "restriction: protective-order\n"
    corpus = sound_set(records(statement(to="inside")), files={"sources/gazette-2031.yaml": source})
    assert corpus.statements[0].public is None


# ----------------------------------------------------------------------------------- citations


def test_a_citation_keeps_locator_text_date_and_the_reporters_hedge():
    typed = {
        "source": "gazette-2031",
        "locator": "p. 003",
        "text": "the words there",
        "made": "2031-03-11",
        "reporter-hedge": "apparently",
    }
    (found,) = said(sources=[typed]).citations
    assert found.source == "gazette-2031"
    assert found.locator == "p. 003"
    assert found.text == "the words there"
    assert found.made is not None
    assert found.made.written == "2031-03-11"
    assert found.reporter_hedge == "apparently"


@pytest.mark.parametrize("typed", ["gazette-2031", ["gazette-2031"], {"source": "gazette-2031"}])
def test_one_source_may_be_typed_in_each_of_three_ways(typed):
    assert [one.source for one in said(sources=typed).citations] == ["gazette-2031"]


# ------------------------------------------------------------------------------ words


@pytest.mark.parametrize(
    "field", ["quote", "fragment", "reported", "paraphrase", "characterization"]
)
def test_each_wording_key_is_the_wording(field):
    found = said(**{field: "The words."})
    assert (found.wording, found.text, found.sense) == (Wording(field), "The words.", None)


@pytest.mark.parametrize("field", ["fragment", "reported"])
def test_a_paraphrase_beside_a_fragment_gives_its_sense(field):
    found = said(**{field: "lit", "paraphrase": "The lamps are on."})
    assert (found.wording, found.text, found.sense) == (Wording(field), "lit", "The lamps are on.")


@pytest.mark.parametrize(
    "pair",
    [
        ("quote", "paraphrase"),
        ("quote", "fragment"),
        ("fragment", "reported"),
        ("characterization", "paraphrase"),
        ("fragment", "reported", "paraphrase"),
    ],
)
def test_any_other_pair_of_wordings_is_refused(pair):
    wrong = {**statement("a"), "quote": None, **dict.fromkeys(pair, "Words.")}
    text = records({name: one for name, one in wrong.items() if one is not None})
    assert problems(load_set(text)) == ["D108 statement"]


def test_notes_and_place_in_the_file_are_no_part_of_what_a_record_says():
    one, other = said(notes="N"), said()
    assert one.notes == "N"
    assert one == other
