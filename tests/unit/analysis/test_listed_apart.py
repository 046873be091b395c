"""Outside findings, referrals, and what stands on file beside a pair."""

import pytest

from scomm_timeline.analysis.beside import on_file
from scomm_timeline.pipeline.comparing import build_explain_report
from tests.engine_builders import found_in, judged_in, said

MAY, MUST = {"leave": "may-leave"}, {"leave": "must-stay"}
CHANGED = {"past-words": "changed-line", "about": {"voices": ["beacon-agency"]}}


def finds(made="2031-06-10", id_="ruling", **fields):
    return said(id_, made, CHANGED, from_="hal-stone", act="outside-finding", **fields)


def sends(id_="sent", made="2031-02-10", **fields):
    typed = {"topics": ["leave"], "no_position": "not-stated", "place": "aldery"}
    return said(id_, made, **{**typed, "refers_to": "aldery-province", **fields})


# -- outside findings ------------------------------------------------------------------------------


def test_a_finding_counts_each_statement_that_it_is_about_once():
    analyzed = found_in(
        said("one", "2031-01-10", MAY, MUST | {"place": "borrin"}),
        said("two", "2031-02-10", MUST),
        finds(),
    )
    (found,) = analyzed.outside
    assert found.meets == ("one", "two")


def test_what_may_be_later_than_the_finding_is_told_apart():
    (found,) = found_in(said("one", "2031", MAY), finds()).outside
    assert (found.meets, found.may_meet) == ((), ("one",))


def test_a_remark_of_a_court_on_nobody_on_file_is_not_listed():
    assert found_in(said("one", "2031-01-10", MAY, from_="treasury"), finds()).outside == ()


def test_a_finding_about_a_government_is_about_its_bodies_and_not_about_its_courts():
    about = {"voices": ["maren-government"]}
    claim = {"past-words": "changed-line", "about": about}
    analyzed = found_in(
        said("agency", "2031-01-10", MAY),
        said("court", "2031-01-11", MAY, from_="high-court"),
        said("parliament", "2031-01-12", MAY, from_="parliament"),
        said("ruling", "2031-06-10", claim, from_="hal-stone", act="outside-finding"),
    )
    assert analyzed.outside[0].meets == ("agency",)


# -- announced changes ----------------------------------------------------------------------------


def parts_of(changed, *statements):
    (found,) = [one for one in found_in(*statements).changes if one.statement == changed]
    return [(one.how, one.topics, one.ends) for one in found.parts]


def test_a_record_that_ends_is_not_named_under_the_topic_of_another_line():
    """The charter says nothing on leaving: no topic may stand before its id."""
    ends = {"topic": "leave", "component": "whole", "place": "aldery"}
    charter = said("charter", "2031-01-10", {"charter-need": "needed"})
    change = said("change", "2031-03-10", MUST, announces=[ends], rescinds=["charter"])
    assert parts_of("change", charter, said("line", "2031-02-10", MAY), change) == [
        ("announces", ("leave",), ("line",)),
        ("rescinds", (), ("charter",)),
    ]


def test_what_a_relation_ends_on_a_topic_that_both_speak_of_has_the_topic():
    change = said("change", "2031-03-10", MUST, {"duty": "bound"}, rescinds=["line", "other"])
    line, other = said("line", "2031-02-10", MAY), said("other", "2031-01-10", {"duty": "free"})
    assert parts_of("change", line, other, change) == [
        ("rescinds", ("leave",), ("line",)),
        ("rescinds", ("duty",), ("other",)),
    ]


def test_lines_that_end_alike_on_two_topics_stand_once():
    change = said("change", "2031-03-10", MUST, {"duty": "bound"}, rescinds=["line"])
    line = said("line", "2031-02-10", MAY, {"duty": "free"})
    assert parts_of("change", line, change) == [("rescinds", ("leave", "duty"), ("line",))]


def test_an_order_that_suspends_is_not_said_to_decide_anew():
    change = said("change", "2031-03-10", MUST, suspends=["line"])
    assert parts_of("change", said("line", "2031-02-10", MAY), change) == [
        ("suspends", ("leave",), ("line",))
    ]


def test_a_decision_names_the_decision_before_it():
    change = said("change", "2031-03-10", {"decision": "ends"}, from_="aldery-province")
    line = said("line", "2031-02-10", {"decision": "joins"}, from_="aldery-province")
    assert parts_of("change", line, change) == [("decision", ("decision",), ("line",))]


# -- referrals ------------------------------------------------------------------------------------


def test_the_opposite_of_what_was_asked_is_a_refusal():
    """The request is what the referral answers; its family knows no inability."""
    sent = sends(topics=["decision"], replies_to="asked")
    asked = said("asked", "2031-01-11", {"decision": "ends", "mode": "asks"}, from_="ford-council")
    answer = said("answer", "2031-03-10", {"decision": "joins"}, from_="aldery-province")
    (found,) = found_in(asked, sent, answer).referrals
    assert [one for one, _ in found.refusals] == ["answer"]


def test_a_duty_that_is_open_to_argument_is_no_refusal():
    answer = said("answer", "2031-03-10", {"duty": "bound"}, from_="aldery-province")
    assert found_in(sends(), answer).referrals == ()


def test_a_report_and_an_explanation_show_the_two_together():
    answer = said("answer", "2031-03-10", MUST, from_="aldery-province")
    analyzed = found_in(sends(), answer)
    corpus = analyzed.court.ground.corpus
    a, b = corpus.by_id["answer"], corpus.by_id["sent"]
    report = build_explain_report(corpus, a, b, is_shipped=False)
    assert report.is_referral
    assert report.pair.verdict == "compatible"


# -- beside a pair ---------------------------------------------------------------------------------


def beside(*others):
    analyzed = found_in(said("a", "2031-01-10", MAY), said("b", "2031-02-10", MUST), *others)
    sides = tuple(analyzed.court.ground.utterances[one] for one in "ab")
    return [one.id for one in on_file(analyzed.court, sides)]


def tells(id_, **fields):
    typed = {"topics": ["leave"], "no_position": "not-stated"}
    return said(id_, "2031-03-10", **typed, **fields)


def test_an_acknowledgment_stands_beside_whoever_makes_it():
    assert beside(tells("letter", from_="finn-orme", acknowledges="a")) == ["letter"]


@pytest.mark.parametrize(("who", "told"), [("treasury", ["mail"]), ("sailors", [])])
def test_what_officials_report_of_their_own_side_stands_beside(who, told):
    mail = tells("mail", from_=who, to="inside", reports="a")
    del mail["no-position"]
    assert beside(mail) == told


def test_an_explanation_of_any_two_shows_what_stands_beside():
    analyzed = found_in(
        said("a", "2031-01-10", MAY),
        said("b", "2031-02-10", MAY),
        tells("letter", acknowledges="a"),
    )
    corpus = analyzed.court.ground.corpus
    report = build_explain_report(corpus, corpus.by_id["a"], corpus.by_id["b"], is_shipped=False)
    assert [one.id for one in report.also_on_file] == ["letter"]
    assert judged_in(analyzed, "a", "b").verdict == "compatible"
