"""Who answers for whose words: a body and its parent, governments, voices of their own, offices."""

import pytest

from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.voices import ORGANIZATION_KINDS, Channel, Office
from tests.builders import sound_set

CHAINS = [
    ("beacon-agency", ("beacon-agency", "ministry")),
    ("ministry", ("ministry",)),
    ("treasury", ("treasury",)),
    ("maren-government", ("maren-government",)),
    ("lamp-guild", ("lamp-guild",)),  # own-voice
    ("parliament", ("parliament",)),
    ("auditor", ("auditor",)),
    ("aldery-works", ("aldery-works",)),  # a state is a government
    ("ford-council", ("ford-council",)),
    ("gazette", ("gazette",)),
]


@pytest.mark.parametrize(("body", "chain"), CHAINS)
def test_a_body_shares_its_voice_with_those_above_it_up_to_its_government(body, chain):
    voices = sound_set().voices
    assert voices.chain(body) == chain
    assert voices.body(body) == chain[-1]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("beacon-agency", "beacon-agency", True),
        ("beacon-agency", "ministry", True),
        ("ministry", "tide-office", True),
        ("beacon-agency", "tide-office", False),  # sisters of one parent: one government
        ("ministry", "treasury", False),
        ("ministry", "maren-government", False),
        ("aldery-works", "aldery-province", False),
        ("auditor", "maren-government", False),
    ],
)
def test_a_body_and_its_parent_are_one_body_and_sisters_are_not(one, other, same):
    voices = sound_set().voices
    assert voices.is_same_body(one, other) is same
    assert voices.is_same_body(other, one) is same


@pytest.mark.parametrize(
    ("body", "government"),
    [
        ("beacon-agency", "maren-government"),
        ("treasury", "maren-government"),
        ("maren-government", "maren-government"),
        ("aldery-works", "aldery-province"),
        ("ford-council", "ford-council"),
        ("lamp-guild", "lamp-guild"),
        ("parliament", "parliament"),
        ("auditor", "auditor"),
        ("high-court", "high-court"),
    ],
)
def test_congress_courts_and_watchdogs_answer_for_themselves(body, government):
    assert sound_set().voices.government(body) == government


def test_the_kinds_of_body_are_those_of_the_design():
    official = {one.slug for one in ORGANIZATION_KINDS.values() if one.official}
    assert official == {
        *("government", "department", "agency", "state", "state-agency", "local-agency"),
        *("legislature", "court", "watchdog"),
    }
    assert set(ORGANIZATION_KINDS) - official == {"advocate", "newspaper", "contractor", "other"}
    assert ORGANIZATION_KINDS["legislature"].channel is Channel.CONGRESS
    assert ORGANIZATION_KINDS["newspaper"].channel is Channel.PUBLIC


OFFICE = (parse_date("2031-03-10"), parse_date("2031-04-20"))


@pytest.mark.parametrize(
    ("made", "holds"),
    [
        ("2031-03-09", False),
        ("2031-03-10", True),
        ("2031-04-20", True),
        ("2031-04-21", False),
        ("2031-03", True),
        ("2031", True),
        ("2031-05", False),
        ("2030", False),
        ("../2031-03-09", False),
        ("../2031-03-10", True),
        ("2031-04-20/..", True),
        ("2031-04-21/..", False),
    ],
)
def test_an_office_may_be_held_on_each_day_from_its_first_to_its_last(made, holds):
    office = Office("Keeper", "beacon-agency", *OFFICE)
    assert office.may_hold_on(parse_date(made)) is holds


@pytest.mark.parametrize("made", ["0001", "2031", "9999"])
def test_an_office_without_dates_is_held_on_every_day(made):
    assert Office("Keeper", "beacon-agency").may_hold_on(parse_date(made))


def test_an_office_may_be_open_at_one_end():
    begun = Office("Keeper", "beacon-agency", start=OFFICE[0])
    ended = Office("Keeper", "beacon-agency", until=OFFICE[1])
    assert begun.may_hold_on(parse_date("2099"))
    assert not begun.may_hold_on(parse_date("2030"))
    assert ended.may_hold_on(parse_date("1999"))
    assert not ended.may_hold_on(parse_date("2032"))


def test_voices_have_printed_names_and_free_text_is_its_own():
    voices = sound_set().voices
    assert voices.name("ada-moss") == "Ada Moss"
    assert voices.name("treasury") == "Treasury"
    assert voices.name("a clerk") == "a clerk"
    assert voices.short("ministry") == "Ministry of Works"
