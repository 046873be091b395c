"""What ends a line: announcements, relations, decisions, suspensions. And what does not."""

import pytest

from scomm_timeline.analysis.findings import Dimension, Verdict
from tests.engine_builders import found_in, judged, judged_in, said

MAY = {"leave": "may-leave"}
STAY = {"leave": "must-stay"}
END_OF_LEAVE = [{"topic": "leave", "place": "aldery"}]


def old(made="2031-01-10", **fields):
    return said("a", made, MAY, **fields)


def new(made="2031-03-10", **fields):
    return said("b", made, STAY, **fields)


def announcement(made="2031-02-10", **fields):
    return said("c", made, STAY, announces=END_OF_LEAVE, **fields)


def test_an_announced_change_names_the_record_that_announced_it():
    judgment = judged("a", "b", old(), new(), announcement())
    assert judgment.verdict is Verdict.CHANGE
    assert judgment.deciding is not None
    assert judgment.deciding.dimension is Dimension.ANNOUNCEMENT
    assert judgment.meeting is not None
    assert judgment.meeting.ended_by is not None
    assert judgment.meeting.ended_by.id == "c"


def test_stating_the_new_line_however_often_ends_nothing():
    analyzed = found_in(
        old(), new(), said("c", "2031-02-10", STAY), said("d", "2031-02-11", STAY, from_="ministry")
    )
    assert judged_in(analyzed, "a", "b").verdict is Verdict.CONTRADICTION
    assert analyzed.changes == ()


def test_the_line_of_a_person_is_ended_by_his_body():
    judgment = judged(
        "a", "b", old(from_="ben-holt"), new(from_="ben-holt"), announcement(from_="ministry")
    )
    assert judgment.verdict is Verdict.CHANGE


def test_a_body_that_answers_for_itself_is_not_ended_by_its_government():
    judgment = judged(
        "a",
        "b",
        old(from_="lamp-guild"),
        new(from_="lamp-guild"),
        announcement(from_="maren-government"),
    )
    assert judgment.verdict is Verdict.CONTRADICTION


def test_a_document_does_not_end_the_line_that_it_takes_itself():
    paper = {"document_id": "paper"}
    judgment = judged("a", "b", old(**paper), new(), announcement("2031-01-10", **paper))
    assert judgment.verdict is Verdict.CONTRADICTION


def test_who_holds_the_old_line_of_one_part_only_can_end_it():
    ender = said("c", "2031-02-10", STAY, {**MAY, "component": "lighting"}, announces=END_OF_LEAVE)
    assert judged("a", "b", old(), new(), ender).verdict is Verdict.CHANGE


def test_an_end_where_two_lines_may_meet_is_enough_whatever_else_the_one_is_about():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", {**MAY, "place": ["aldery-some-towns", "borrin"]}),
        said("b", "2031-03-10", {**STAY, "place": "aldery-ford"}),
        announcement(),
    )
    assert judgment.verdict is Verdict.CHANGE


def test_a_sister_agency_ends_nothing():
    judgment = judged("a", "b", old(), new(), announcement(from_="tide-office"))
    assert judgment.verdict is Verdict.CONTRADICTION


def test_an_announcement_to_those_who_were_told_the_line_counts():
    judgment = judged(
        "a",
        "b",
        old(to="gwen-marl"),
        new(),
        announcement(to=["quay-council", "ford-council"]),
    )
    assert judgment.verdict is Verdict.CHANGE


def test_an_announcement_about_another_topic_ends_nothing():
    other = said("c", "2031-02-10", STAY, announces=[{"topic": "duty", "place": "aldery"}])
    assert judged("a", "b", old(), new(), other).verdict is Verdict.CONTRADICTION


def test_the_old_line_repeated_after_its_end_is_not_excused():
    analyzed = found_in(old(), announcement(), said("d", "2031-04-10", MAY))
    assert judged_in(analyzed, "a", "c").verdict is Verdict.CHANGE
    assert judged_in(analyzed, "d", "c").verdict is Verdict.CONTRADICTION
    assert [one.pairs for one in analyzed.findings] == [1]


@pytest.mark.parametrize(
    ("said_on", "verdict"),
    [("2031-03-10", Verdict.CONTRADICTION), ("2031-05-10", Verdict.CHANGE)],
)
def test_with_a_later_from_the_old_line_stands_until_that_day(said_on, verdict):
    later = said(
        "c",
        "2031-02-10",
        STAY,
        announces=[{"topic": "leave", "place": "aldery", "from": "2031-04-15"}],
    )
    assert judged("a", "b", old(), new(said_on), later).verdict is verdict


def test_who_announces_but_may_have_spoken_first_makes_the_pair_possible():
    judgment = judged("a", "c", old("2031"), announcement("2031-02"))
    assert judgment.verdict is Verdict.POSSIBLE
    assert judgment.deciding is not None
    assert judgment.deciding.dimension is Dimension.ANNOUNCEMENT


@pytest.mark.parametrize("relation", ["supersedes", "rescinds", "ends"])
def test_a_relation_in_an_internal_paper_excuses_nothing(relation):
    ended = {relation: "a"}
    public = judged("a", "b", old(), new(), said("c", "2031-02-10", STAY, **ended))
    internal = judged("a", "b", old(), new(), said("c", "2031-02-10", STAY, to="inside", **ended))
    assert public.verdict is Verdict.CHANGE
    assert internal.verdict is Verdict.CONTRADICTION


def test_recorded_sequence_puts_an_announcement_between_two_lines():
    lines = old("2031-02", document="letter"), new("2031-02", document="speech")
    between = announcement("2031-02", document="notice", after="a", before="b")
    assert judged("a", "b", *lines, between).verdict is Verdict.CHANGE
    without = {key: one for key, one in between.items() if key != "before"}
    assert judged("a", "b", *lines, without).verdict is Verdict.POSSIBLE


# -------------------------------------------------------------- agreements of two parties


def agreement():
    return said(
        "a",
        "2031-01-10",
        {"leave": "by-notice", "component": "charter"},
        document="agreement",
        from_=["beacon-agency", "aldery-province"],
        to="provinces",
    )


def notice():
    return said(
        "c",
        "2031-02-10",
        {"leave": "must-stay", "component": "charter"},
        from_="aldery-province",
        ends="a",
    )


@pytest.mark.parametrize(
    ("speaker", "verdict"),
    [("finn-orme", Verdict.CHANGE), ("beacon-agency", Verdict.CONTRADICTION)],
)
def test_the_notice_of_one_party_is_a_change_for_that_party_only(speaker, verdict):
    later = said("b", "2031-03-10", {"leave": "must-stay", "component": "charter"}, from_=speaker)
    assert judged("a", "b", agreement(), notice(), later).verdict is verdict


def test_both_parties_ending_an_agreement_is_a_change_for_either():
    both = {**notice(), "from": ["beacon-agency", "aldery-province"]}
    later = said("b", "2031-03-10", {"leave": "must-stay", "component": "charter"})
    assert judged("a", "b", agreement(), both, later).verdict is Verdict.CHANGE


# ---------------------------------------------------------------------------- suspensions


def suspension(made, target):
    return said("d", made, topics="leave", no_position="not-stated", suspends=target)


def test_what_an_announcement_had_ended_stands_again_once_it_is_suspended():
    late = new("2031-05-10")
    assert judged("a", "b", old(), announcement(), late).verdict is Verdict.CHANGE
    suspended = judged("a", "b", old(), announcement(), late, suspension("2031-04-10", "c"))
    assert suspended.verdict is Verdict.CONTRADICTION


def test_before_the_suspension_the_announcement_is_in_force():
    judgment = judged("a", "b", old(), announcement(), new(), suspension("2031-04-10", "c"))
    assert judgment.verdict is Verdict.CHANGE


def test_a_suspended_record_is_out_of_force_from_then_on():
    analyzed = found_in(old(), suspension("2031-02-10", "a"), new())
    assert judged_in(analyzed, "a", "b").verdict not in {Verdict.CONTRADICTION, Verdict.POSSIBLE}
    before = judged("a", "b", old(), new("2031-02-05"), suspension("2031-02-10", "a"))
    assert before.verdict is Verdict.CONTRADICTION


# -------------------------------------------------------- acknowledgments and corrections


@pytest.mark.parametrize("relation", ["acknowledges", "corrects"])
@pytest.mark.parametrize(
    ("told", "verdict"),
    [("gwen-marl", Verdict.CHANGE), ("quay-council", Verdict.CONTRADICTION)],
)
def test_an_acknowledgment_announces_to_its_addressees(relation, told, verdict):
    later = said(
        "c",
        "2031-02-10",
        topics="leave",
        no_position="not-stated",
        to=told,
        **{relation: [{"record": "a", "topics": ["leave"]}]},
    )
    assert judged("a", "b", old(to="ford-council"), new(), later).verdict is verdict


def test_an_acknowledgment_ends_only_the_topics_it_names():
    later = said(
        "c",
        "2031-02-10",
        topics="leave",
        no_position="not-stated",
        acknowledges=[{"record": "a", "topics": ["duty"]}],
    )
    assert judged("a", "b", old(), new(), later).verdict is Verdict.CONTRADICTION


def test_an_acknowledgment_ends_only_the_parts_it_names():
    first = said("a", "2031-01-10", {**MAY, "component": "lighting"})
    second = said("b", "2031-03-10", {**STAY, "component": "lighting"})

    def named(component):
        return said(
            "c",
            "2031-02-10",
            topics="leave",
            no_position="not-stated",
            acknowledges=[{"record": "a", "topics": ["leave"], "components": [component]}],
        )

    assert judged("a", "b", first, second, named("lighting")).verdict is Verdict.CHANGE
    assert judged("a", "b", first, second, named("upkeep")).verdict is Verdict.CONTRADICTION


# ------------------------------------------------------------ what no announcement excuses


def test_an_announcement_does_not_excuse_that_it_was_said_to_be_impossible():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", {"ability": "cannot"}),
        said("b", "2031-03-10", MAY),
        said("c", "2031-02-10", MAY, announces=[{"topic": "ability", "place": "aldery"}]),
    )
    assert judgment.verdict is Verdict.CONTRADICTION


def test_that_a_thing_can_be_done_may_be_ended_by_an_announcement():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", {"ability": "can"}),
        said(
            "b",
            "2031-03-10",
            {"ability": "cannot"},
            announces=[{"topic": "ability", "place": "aldery"}],
        ),
    )
    assert judgment.verdict is Verdict.CHANGE


# ------------------------------------------------------------------------------ decisions


def decision(id_, made, position, speaker="aldery-province"):
    return said(id_, made, {"decision": position}, from_=speaker, act="decision")


@pytest.mark.parametrize("second", ["aldery-province", "finn-orme", "aldery-works"])
def test_the_later_decision_of_a_government_is_its_own_announcement(second):
    judgment = judged(
        "a", "b", decision("a", "2031-01-10", "joins"), decision("b", "2031-02-10", "ends", second)
    )
    assert judgment.verdict is Verdict.CHANGE


def test_a_decision_changes_even_where_the_order_is_open():
    analyzed = found_in(decision("a", "2031", "joins"), decision("b", "2031-02", "ends"))
    assert judged_in(analyzed, "a", "b").verdict is Verdict.CHANGE
    assert analyzed.findings == ()
