"""What stands on file beside a pair: answers, and what the same document says of the words."""

import pytest

from scomm_timeline.analysis import explain
from scomm_timeline.analysis.beside import on_file
from scomm_timeline.analysis.explain import explain_meeting
from tests.engine_builders import found_in, said

MAY, STAY = {"leave": "may-leave"}, {"leave": "must-stay"}
A = said("a", "2031-01-10", MAY, from_="ben-holt")
TOGETHER = {"from_": "ben-holt", "document_id": "speech"}
B = said("b", "2031-02-10", STAY, **TOGETHER)


def word(about, made="2031-02-10", **fields):
    claim = {"past-words": "changed-line", "about": about, **fields.pop("claim", {})}
    return said("word", made, claim, **{**TOGETHER, **fields})


def beside(*others, sides=("a", "b")):
    court = found_in(A, B, *others).court
    pair = tuple(court.ground.utterances[one] for one in sides)
    return [one.id for one in on_file(court, pair)]


@pytest.mark.parametrize("relation", ["corrects", "acknowledges"])
def test_what_answers_for_a_side_stands_beside_it(relation):
    answer = said("answer", "2031-03-10", from_="treasury", topics=["leave"], **{relation: "a"})
    answer["no-position"] = "not-stated"
    assert beside(answer) == ["answer"]


@pytest.mark.parametrize("relation", ["corrects", "acknowledges"])
def test_an_answer_that_is_itself_a_statement_of_the_finding_stands_beside_it(relation):
    # Told inside, it announces nothing, and so is opposed to what it answers for.
    answer = said("answer", "2031-03-10", STAY, to="inside", paraphrase="None.", **{relation: "a"})
    analyzed = found_in(said("a", "2031-01-10", MAY), said("b", "2031-02-10", STAY), answer)
    (finding,) = analyzed.findings
    assert "answer" in finding.statements
    assert "answer" not in {finding.best.meeting.a.id, finding.best.meeting.b.id}
    assert explain.complete(analyzed.court, finding).also_on_file == ("answer",)


def test_what_the_same_document_says_about_the_words_of_a_side_stands_beside_it():
    assert beside(word({"records": ["a"]})) == ["word"]
    assert beside(word({"voices": ["ben-holt"]})) == ["word"]
    assert beside(word({"records": ["a"]}, claim={"mode": "hedged"})) == ["word"]


@pytest.mark.parametrize(
    "other",
    [
        word({"records": ["a"]}, document_id="another-speech"),
        word({"records": ["a"]}, from_="dov-pell"),
        word({"topics": ["duty"]}),
        word({"voices": ["treasury"]}),
        said("word", "2031-02-10", {"leave": "by-notice"}, **TOGETHER),
    ],
    ids=[
        "another document",
        "another voice",
        "other words",
        "others' words",
        "no word about words",
    ],
)
def test_it_has_to_be_the_same_document_and_voice_and_be_about_these_words(other):
    assert beside(other) == []


def denied_and_said(about, *others, **fields):
    """Beside a pair of which the later denies that the agency's words on leaving ever changed."""
    nothing = {"past-words": "no-change", "about": {"voices": ["beacon-agency"], **OF_LEAVING}}
    later = said("b", "2031-02-10", STAY, nothing, **TOGETHER)
    court = found_in(A, later, word(about, **fields), *others).court
    pair = tuple(court.ground.utterances[one] for one in "ab")
    return [one.id for one in on_file(court, pair)]


OF_LEAVING = {"topics": ["leave"]}


@pytest.mark.parametrize(
    "about",
    [
        {"voices": ["beacon-agency"], **OF_LEAVING},
        {"voices": ["ministry"], **OF_LEAVING},
        {"voices": ["beacon-agency"]},
        OF_LEAVING,
    ],
    ids=["the same", "the body above it", "whatever they said", "whoever said it"],
)
def test_what_is_said_in_one_breath_of_the_words_that_a_side_denies_stands_beside_it(about):
    assert denied_and_said(about) == ["word"]


@pytest.mark.parametrize(
    ("about", "fields"),
    [
        ({"voices": ["treasury"], **OF_LEAVING}, {}),
        ({"voices": ["beacon-agency"], "topics": ["duty"]}, {}),
        ({"voices": ["dov-pell"], **OF_LEAVING}, {}),
        ({"voices": ["beacon-agency"], **OF_LEAVING}, {"document_id": "another-speech"}),
    ],
    ids=["another body", "another topic", "a person", "another document"],
)
def test_what_is_said_of_other_words_than_those_denied_does_not(about, fields):
    assert denied_and_said(about, **fields) == []


@pytest.mark.parametrize(("topic", "found"), [("leave", ["word"]), ("duty", [])])
def test_a_named_record_is_one_of_the_words_denied_if_it_is_of_their_voice_and_topic(topic, found):
    claim = {"leave": "must-stay"} if topic == "leave" else {"duty": "bound"}
    named = said("c", "2031-01-11", claim)
    assert denied_and_said({"records": ["c"]}, named) == found


@pytest.mark.parametrize(("one_utterance", "found"), [(True, ["word"]), (False, [])])
def test_one_utterance_may_be_named_by_any_of_its_records(one_utterance, found):
    named = said("c", "2031-01-11", {"duty": "bound"})
    copy = said("d", "2031-01-11", {"duty": "bound"})
    if one_utterance:
        copy["version-of"] = "c"
    denied = {"past-words": "no-change", "about": {"records": ["c"]}}
    later = said("b", "2031-02-10", STAY, denied, **TOGETHER)
    court = found_in(A, later, named, copy, word({"records": ["d"]})).court
    pair = tuple(court.ground.utterances[one] for one in "ab")
    assert [one.id for one in on_file(court, pair)] == found


# ------------------------------------------------------------------ a denial that names no record


def denial(*claims):
    about = {"voices": ["ben-holt"]}
    nothing = {"past-words": "no-change", "about": about}
    return said("b", "2031-02-10", nothing, *claims, from_="ben-holt", document_id="speech")


def gone(*statements):
    analyzed = found_in(*statements)
    (finding,) = [one for one in analyzed.findings if one.code == "C301"]
    lines = explain_meeting(analyzed.court, finding.best.meeting).would_let_both_stand
    return {one.dimension: (one.text, one.dissolves) for one in lines}


def test_a_denial_that_names_no_record_may_speak_of_other_words():
    text, dissolves = gone(A, denial(STAY))["about"]
    assert text.startswith("if B spoke of other words than those of A")
    assert "the two positions stay opposed" in text
    assert not dissolves


def test_where_only_its_document_is_opposed_nothing_stays_of_the_pair():
    now = said("now", "2031-02-10", STAY, **TOGETHER)
    text, dissolves = gone(A, denial(), now)["about"]
    assert (text, dissolves) == ("if B spoke of other words than those of A", True)


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("b", "if neither spoke of the words of the other"),
        ("c", "if B spoke of other words than those of A"),
    ],
    ids=["each of the other", "one of the other"],
)
def test_of_two_in_open_order_that_speak_of_each_other_neither_may(named, told):
    changed = {"past-words": "changed-line", "about": {"records": [named]}}
    denied = {"past-words": "no-change", "about": {"voices": ["beacon-agency"]}}
    court = found_in(
        said("a", "2031-02-10", changed),
        said("b", "2031-02-09/2031-02-11", denied),
        said("c", "2031-01-10", MAY),
    ).court
    meeting = court.meet(*(court.ground.utterances[one] for one in "ab"))
    assert meeting is not None
    lines = explain_meeting(court, meeting).would_let_both_stand
    assert [one.text for one in lines if one.dimension == "about"] == [told]
