"""Who spoke, and to whom: what the list of voices says, and what stands over it."""

import pytest

from scomm_timeline.model.voices import Anonymity, Channel, Speaker
from tests.builders import claim, frame_text, load_set, only, problems, records, said, statement

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
