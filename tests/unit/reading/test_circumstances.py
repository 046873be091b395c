"""Who spoke, to whom, when, on what evidence: what is derived, and what is never defaulted."""

import pytest

from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.statement import Act, Basis, Confidence, Extent, Mode, Review, Wording
from scomm_timeline.model.voices import Anonymity, Channel, Speaker
from tests.builders import (
    SOURCES,
    bare,
    claim,
    frame_text,
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


# ----------------------------------------------------------------------------------- speakers


def test_a_person_speaks_in_the_office_held_on_that_day():
    before, after = (
        said(made="2031-03-31", from_="cora-lind"),
        said(made="2031-04-01", from_="cora-lind"),
    )
    assert before.speakers == (Speaker("cora-lind", "beacon-agency", "Keeper"),)
    assert after.speakers == (Speaker("cora-lind", "treasury", "Chancellor"),)


def test_a_date_that_spans_two_offices_leaves_the_office_ambiguous():
    found = only(load_set(records(statement(made="2031-03-31/2031-04-01", from_="cora-lind"))))
    assert (found.code.id, found.cost) == ("S211", "statement")
    for name in ("Keeper", "beacon-agency", "Chancellor", "treasury", "cora-lind"):
        assert name in found.message


@pytest.mark.parametrize(
    "typed",
    [
        {"person": "cora-lind", "organization": "treasury"},
        {"person": "cora-lind", "role": "Chancellor"},
        {"person": "cora-lind", "organization": "treasury", "role": "Chancellor"},
    ],
)
def test_what_is_typed_settles_an_ambiguous_office(typed):
    found = said(made="2031", from_=typed)
    assert found.speakers == (Speaker("cora-lind", "treasury", "Chancellor"),)


def test_a_role_as_the_source_gives_it_stands_over_the_list():
    found = said(from_={"person": "ben-holt", "role": "Acting Director"})
    assert found.speakers == (Speaker("ben-holt", "beacon-agency", "Acting Director"),)


@pytest.mark.parametrize(
    ("typed", "speaker"),
    [
        ("beacon-agency", Speaker(None, "beacon-agency")),
        (
            {"organization": "beacon-agency", "person": "unnamed", "role": "chief"},
            Speaker(None, "beacon-agency", "chief", Anonymity.UNNAMED),
        ),
        (
            {"organization": "beacon-agency", "person": "redacted"},
            Speaker(None, "beacon-agency", None, Anonymity.REDACTED),
        ),
        (
            {"organization": "beacon-agency", "person": "unidentified"},
            Speaker(None, "beacon-agency", None, Anonymity.UNIDENTIFIED),
        ),
        (
            {"organization": "beacon-agency", "role": "press office"},
            Speaker(None, "beacon-agency", "press office"),
        ),
    ],
)
def test_a_speaker_without_a_name_keeps_body_and_role(typed, speaker):
    assert said(from_=typed).speakers == (speaker,)


def test_a_list_is_one_joint_statement_that_each_signatory_holds():
    found = said(
        from_=["beacon-agency", "finn-orme", {"organization": "treasury", "person": "unnamed"}]
    )
    assert [one.organization for one in found.speakers] == [
        "beacon-agency",
        "aldery-province",
        "treasury",
    ]


def test_a_role_alone_is_nobody():
    found = only(load_set(records(statement(from_={"role": "chief"}))))
    assert (found.code.id, found.cost) == ("D102", "statement")


def test_an_audience_cannot_speak():
    assert problems(load_set(records(statement(from_="public")))) == ["S206 statement"]


@pytest.mark.parametrize(
    ("speaker", "official"),
    [
        ("maren-government", True),
        ("ministry", True),
        ("beacon-agency", True),
        ("aldery-province", True),
        ("ford-council", True),
        ("parliament", True),
        ("high-court", True),
        ("auditor", True),
        ("gwen-marl", True),
        ("sailors", False),
        ("gazette", False),
        (["gazette", "ministry"], True),
    ],
)
def test_official_follows_the_kind_of_body(speaker, official):
    assert said(from_=speaker).official is official


def test_official_may_be_typed_where_it_differs():
    assert said(from_="sailors", official="true").official is True
    assert said(from_="ministry", official="false").official is False


def test_on_behalf_is_kept_beside_the_speaker():
    found = said(from_="dov-pell", for_="ministry", via=["a clerk", "The Gazette"])
    assert found.speakers == (Speaker("dov-pell", "beacon-agency", "spokesman"),)
    assert found.on_behalf == (Speaker(None, "ministry"),)
    assert found.via == ("a clerk", "The Gazette")


# ---------------------------------------------------------------------------------- addressees


@pytest.mark.parametrize(
    ("to", "channel"),
    [
        ("public", Channel.PUBLIC),
        ("inside", Channel.INTERNAL),
        ("towns", Channel.LOCAL),
        ("provinces", Channel.STATE),
        ("crews", Channel.OTHER),
        ("parliament", Channel.CONGRESS),
        ("eva-ruhl", Channel.CONGRESS),
        ("high-court", Channel.COURT),
        ("hal-stone", Channel.COURT),
        ("finn-orme", Channel.STATE),
        ("ford-council", Channel.LOCAL),
        ("treasury", Channel.AGENCY),
        ("gazette", Channel.PUBLIC),
        ("sailors", Channel.OTHER),
        ("not-stated", Channel.NOT_STATED),
        (["inside", "public"], Channel.PUBLIC),
        (["eva-ruhl", "gazette"], Channel.PUBLIC),
    ],
)
def test_the_channel_follows_the_kind_of_audience(to, channel):
    assert said(to=to).channel is channel


@pytest.mark.parametrize("to", ["ada-moss", "ministry", "ben-holt", "beacon-agency"])
def test_what_a_body_says_to_its_own_house_is_internal(to):
    assert said(from_="beacon-agency", to=to).channel is Channel.INTERNAL


def test_a_channel_may_be_typed_where_it_differs():
    assert said(to="public", channel="internal").channel is Channel.INTERNAL


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


# ---------------------------------------------------------------- problems of voices and places


@pytest.mark.parametrize("slug", ["unnamed", "redacted", "unidentified"])
def test_a_word_for_a_missing_name_cannot_name_a_person(slug):
    text = frame_text("voices.yaml").replace("  ada-moss:\n", f"  {slug}:\n")
    loaded = load_set(files={"voices.yaml": text})
    assert problems(loaded) == ["S232 run"]


def test_a_body_in_an_unknown_place_costs_the_run():
    text = frame_text("voices.yaml").replace("place: aldery-quay", "place: aldery-key")
    found = only(load_set(files={"voices.yaml": text}))
    assert (found.code.id, found.cost) == ("S207", "run")
    assert '"aldery-key"' in found.message
    assert "aldery-quay" in found.help


def test_an_office_in_an_unknown_body_costs_the_run():
    text = frame_text("voices.yaml").replace("organization: high-court", "organization: low-court")
    found = only(load_set(files={"voices.yaml": text}))
    assert (found.code.id, found.cost) == ("S206", "run")
    assert '"low-court"' in found.message
    assert "high-court" in found.help


def test_not_stated_is_nobodys_name():
    voices = frame_text("voices.yaml") + "  not-stated: {kind: public}\n"
    places = frame_text("places.yaml") + "not-stated: {name: Nowhere, kind: town}\n"
    components = frame_text("vocabulary.yaml").replace("whole:", "not-stated:")
    for path, text in (
        ("voices.yaml", voices),
        ("places.yaml", places),
        ("vocabulary.yaml", components),
    ):
        found = [one for one in load_set(files={path: text}).diagnostics if one.code.id == "D107"]
        assert [one.cost for one in found] == ["run"]
        assert '"not-stated"' in found[0].message


def test_the_claims_of_a_record_do_not_follow_whom_it_was_addressed_to():
    found = said(to="ford-council", claims=[claim(place="borrin")])
    assert found.claims[0].places == ("borrin",)
