"""Whose inconsistency it is: the nearest voice that answers for both sides."""

import pytest

from scomm_timeline.analysis.findings import Dimension, Verdict
from tests.engine_builders import found_in, judged, judged_in, said

MAY = {"leave": "may-leave"}
STAY = {"leave": "must-stay"}


def voices(first, second, **fields):
    """What the Beacon Watch comes to if one voice says yes in January and one says no in May."""
    return found_in(
        said("a", "2031-01-10", MAY, from_=first),
        said("b", "2031-05-10", STAY, from_=second, **fields),
    )


UNNAMED = {"organization": "beacon-agency", "person": "unnamed"}


@pytest.mark.parametrize(
    ("first", "second", "finding"),
    [
        ("beacon-agency", "ministry", "C102/ministry/watch"),
        ("ministry", "beacon-agency", "C102/ministry/watch"),
        ("beacon-agency", "tide-office", "C103/maren-government/watch"),
        ("beacon-agency", "treasury", "C103/maren-government/watch"),
        ("maren-government", "beacon-agency", "C103/maren-government/watch"),
        ("ben-holt", "ben-holt", "C101/ben-holt/watch"),
        ("ben-holt", "dov-pell", "C102/ministry/watch"),
        (UNNAMED, UNNAMED, "C102/ministry/watch"),
        ("aldery-works", "finn-orme", "C103/aldery-province/watch"),
        ("parliament", "eva-ruhl", "C102/parliament/watch"),
        ("lamp-guild", "lamp-guild", "C102/lamp-guild/watch"),
    ],
)
def test_the_nearest_voice_that_holds(first, second, finding):
    assert [one.id for one in voices(first, second).findings] == [finding]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("beacon-agency", "parliament"),
        ("beacon-agency", "auditor"),
        ("beacon-agency", "high-court"),
        ("ministry", "lamp-guild"),
        ("beacon-agency", "aldery-province"),
        ("aldery-province", "borrin-province"),
        ("aldery-province", "ford-council"),
        ("beacon-agency", "sailors"),
        ("gazette", "gazette"),
    ],
)
def test_voices_that_answer_for_themselves_dispute(first, second):
    analyzed = voices(first, second)
    judgment = judged_in(analyzed, "a", "b")
    assert judgment.verdict is Verdict.DISPUTE
    assert judgment.deciding is not None
    assert judgment.deciding.dimension is Dimension.VOICE
    assert analyzed.findings == ()
    assert analyzed.disputes == 1


# ------------------------------------------------------------------------------- offices on a day


def test_one_person_in_two_offices_is_one_person_and_both_offices_are_kept():
    analyzed = voices("cora-lind", "cora-lind")
    assert [one.id for one in analyzed.findings] == ["C101/cora-lind/watch"]
    by_id = analyzed.court.ground.corpus.by_id
    assert [by_id[one].speakers[0].role for one in ("a", "b")] == ["Keeper", "Chancellor"]


def test_the_body_is_that_of_the_office_held_on_the_day():
    before = found_in(
        said("a", "2031-01-10", MAY, from_="cora-lind"),
        said("b", "2031-02-10", STAY, from_="ben-holt"),
    )
    after = found_in(
        said("a", "2031-01-10", MAY, from_="ben-holt"),
        said("b", "2031-05-10", STAY, from_="cora-lind"),
    )
    assert [one.id for one in before.findings] == ["C102/ministry/watch"]
    assert [one.id for one in after.findings] == ["C103/maren-government/watch"]


# ----------------------------------------------------------------- joint papers and `for`


@pytest.mark.parametrize(
    ("later", "finding"),
    [
        ("aldery-province", "C102/aldery-province/watch"),
        ("ministry", "C102/ministry/watch"),
        ("treasury", "C103/maren-government/watch"),
    ],
)
def test_each_signatory_of_a_joint_paper_holds_it(later, finding):
    analyzed = voices(["beacon-agency", "aldery-province"], later)
    assert [one.id for one in analyzed.findings] == [finding]


def test_who_did_not_sign_a_joint_paper_disputes_it():
    judgment = judged_in(voices(["beacon-agency", "aldery-province"], "borrin-province"), "a", "b")
    assert judgment.verdict is Verdict.DISPUTE


def test_what_is_said_for_a_body_is_its_word():
    alone = voices("treasury", "lamp-guild")
    spoken_for = voices("treasury", "lamp-guild", for_="treasury")
    assert judged_in(alone, "a", "b").verdict is Verdict.DISPUTE
    assert [one.id for one in spoken_for.findings] == ["C102/treasury/watch"]


def test_whoever_speaks_on_behalf_of_a_body_gives_its_word():
    spoken_for = voices("treasury", "sailors", for_="treasury")
    assert [one.id for one in spoken_for.findings] == ["C102/treasury/watch"]


# --------------------------------------------------------------------- disputes and findings


def test_another_government_about_another_place_is_compatible():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", {**MAY, "place": "aldery"}, from_="aldery-province"),
        said("b", "2031-02-10", {**STAY, "place": "borrin"}, from_="borrin-province"),
    )
    assert judgment.verdict is Verdict.COMPATIBLE
    assert judgment.meeting is not None
    named = {one.dimension for one in judgment.meeting.also_parts}
    assert judgment.deciding is not None
    assert Dimension.PLACE in named | {judgment.deciding.dimension}


COURT = {
    "from_": "hal-stone",
    "act": "outside-finding",
    "document": "order",
}


def ruling(made="2031-03-10", **about):
    return said("f", made, {"past-words": "changed-line", "about": about}, **COURT)


def test_an_outside_finding_meets_the_claims_it_is_about_whatever_their_topic():
    judgment = judged(
        "a", "f", said("a", "2031-01-10", {"duty": "free"}), ruling(voices=["ministry"])
    )
    assert judgment.verdict is Verdict.FINDING


@pytest.mark.parametrize(
    "about", [{"voices": ["treasury"]}, {"topics": ["leave"]}, {"until": "2030-12-31"}]
)
def test_an_outside_finding_leaves_alone_what_it_is_not_about(about):
    judgment = judged("a", "f", said("a", "2031-01-10", {"duty": "free"}), ruling(**about))
    assert judgment.verdict is Verdict.COMPATIBLE


def test_an_outside_finding_speaks_of_nothing_later():
    judgment = judged(
        "a", "f", said("a", "2031-04-10", {"duty": "free"}), ruling(voices=["ministry"])
    )
    assert judgment.verdict is Verdict.COMPATIBLE


def test_an_outside_finding_is_no_contradiction_and_is_on_file_beside_one():
    analyzed = found_in(
        said("a", "2031-01-10", MAY),
        said("b", "2031-02-10", STAY),
        ruling(voices=["ministry"], topics=["leave"]),
    )
    assert [one.id for one in analyzed.findings] == ["C102/ministry/watch"]
    assert analyzed.findings[0].also_on_file == ("f",)


def test_two_governments_of_which_one_names_no_place_do_not_even_dispute():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", MAY, from_="aldery-province"),
        said("b", "2031-05-10", {**STAY, "place": "not-stated"}, from_="borrin-province"),
    )
    assert judgment.verdict is Verdict.COMPATIBLE
