"""Which positions cannot both hold, and when a rule that is open to argument may join them."""

import pytest

from scomm_timeline.analysis.explain import explain_meeting
from scomm_timeline.analysis.findings import Dimension, Verdict
from tests.engine_builders import found_in, judged, judged_in, said

BOUND = {"duty": "bound"}
FREE = {"duty": "free"}
MAY = {"leave": "may-leave"}
STAY = {"leave": "must-stay"}


def test_the_closure_runs_across_topics_and_the_explanation_names_each_step():
    analyzed = found_in(
        said("a", "2031-01-10", {"levy": "compulsory"}),
        said("b", "2031-02-10", {"leave": "by-notice"}),
    )
    judgment = judged_in(analyzed, "a", "b")
    assert judgment.verdict is Verdict.CONTRADICTION
    assert judgment.meeting is not None
    explanation = explain_meeting(analyzed.court, judgment.meeting)
    assert explanation.ways is not None
    one, two = explanation.ways
    assert (one.holds, [step.rule for step in one.steps]) == ("levy/compulsory", ["E2", "E1"])
    assert (two.holds, [step.position for step in two.steps]) == (
        "leave/by-notice",
        ["leave/may-leave"],
    )
    assert explanation.rule == "X1"
    assert set(explanation.excludes or ()) == {"leave/must-stay", "leave/may-leave"}


def test_the_shortest_way_is_the_explanation():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", {"levy": "compulsory"}),
        said("b", "2031-02-10", FREE),
    )
    assert judgment.meeting is not None
    assert judgment.meeting.opposition is not None
    assert [step.id for step in judgment.meeting.opposition.a.steps] == ["E2"]
    assert judgment.meeting.contestable_rules == ()


def test_to_deny_what_follows_is_opposed_to_what_it_follows_from():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", {**BOUND, "mode": "denies"}),
        said("b", "2031-02-10", {"levy": "compulsory"}),
    )
    assert judgment.verdict is Verdict.CONTRADICTION


def test_topics_of_two_families_never_meet():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", {"ground": "treaty"}),
        said("b", "2031-02-10", {"charter-need": "not-needed"}),
    )
    assert judgment.verdict is Verdict.COMPATIBLE
    assert judgment.deciding is not None
    assert judgment.deciding.dimension is Dimension.OPPOSED


# ------------------------------------------------------- a speaker who rejects a contestable rule


def rejection(**fields):
    """Ben Holt holds that the watch is a duty and denies that nobody may leave."""
    mode = fields.pop("mode", "denies")
    return said("c", "2031-03-10", BOUND, {**STAY, "mode": mode}, from_="ben-holt", **fields)


PAIR_OF_BEN_HOLT = (
    said("a", "2031-01-10", BOUND, from_="ben-holt", to="towns"),
    said("b", "2031-02-10", MAY, from_="ben-holt"),
)


def test_a_contestable_rule_joins_two_documents_of_one_speaker():
    assert judged("a", "b", *PAIR_OF_BEN_HOLT).verdict is Verdict.CONTRADICTION


def test_a_contestable_rule_is_not_used_against_a_speaker_who_rejects_it():
    judgment = judged("a", "b", *PAIR_OF_BEN_HOLT, rejection())
    assert judgment.verdict is Verdict.POSSIBLE
    assert judgment.deciding is not None
    assert judgment.deciding.dimension is Dimension.OPPOSED
    assert "the speaker rejects this rule" in judgment.deciding.why


def test_a_rule_that_another_speaker_rejects_still_counts():
    other = {**rejection(), "from": "ada-moss"}
    assert judged("a", "b", *PAIR_OF_BEN_HOLT, other).verdict is Verdict.CONTRADICTION


def test_a_hedged_denial_rejects_no_rule():
    judgment = judged("a", "b", *PAIR_OF_BEN_HOLT, rejection(mode="hedged"))
    assert judgment.verdict is Verdict.CONTRADICTION


def test_a_rule_that_is_not_contestable_cannot_be_rejected():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", {"levy": "compulsory"}, from_="ben-holt", to="towns"),
        said("b", "2031-02-10", FREE, from_="ben-holt"),
        said(
            "c",
            "2031-03-10",
            {"levy": "compulsory"},
            {**BOUND, "mode": "denies"},
            from_="ben-holt",
        ),
    )
    assert judgment.verdict is Verdict.CONTRADICTION


# --------------------------------------------------------------- one document, one statement


def test_in_one_document_a_contestable_rule_makes_a_pair_possible():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", BOUND, document_id="paper"),
        said("b", "2031-01-10", MAY, document_id="paper"),
    )
    assert judgment.verdict is Verdict.POSSIBLE
    assert judgment.deciding is not None
    assert judgment.deciding.dimension is Dimension.OPPOSED


def test_in_one_document_a_contestable_bridge_makes_a_pair_possible():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", {**STAY, "component": "whole"}, document_id="paper"),
        said("b", "2031-01-10", {**MAY, "component": "charter"}, document_id="paper"),
    )
    assert judgment.verdict is Verdict.POSSIBLE
    assert judgment.deciding is not None
    assert judgment.deciding.dimension is Dimension.COMPONENT


def test_in_one_document_a_rule_that_is_not_contestable_still_joins():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", STAY, document_id="paper"),
        said("b", "2031-01-10", MAY, document_id="paper"),
    )
    assert judgment.verdict is Verdict.CONTRADICTION


def test_what_has_one_sender_receiver_day_and_kind_is_one_document_unless_typed():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", BOUND, document="letter"),
        said("b", "2031-01-10", MAY, document="letter"),
    )
    assert judgment.verdict is Verdict.POSSIBLE


def test_two_claims_of_one_statement_never_conflict():
    analyzed = found_in(
        said("a", "2031-01-10", MAY, STAY, {"levy": "compulsory"}, FREE),
        said("b", "2031-02-10", {"ground": "treaty"}),
    )
    assert analyzed.findings == ()


def test_two_versions_of_one_statement_never_conflict():
    analyzed = found_in(
        said("a", "2031-01-10", MAY), said("b", "2031-01-10", STAY, version_of="a", to="towns")
    )
    assert analyzed.findings == ()
    assert judged_in(analyzed, "a", "b").verdict is Verdict.SAME_UTTERANCE


def test_only_the_claims_of_the_root_count():
    analyzed = found_in(
        said("a", "2031-01-10", MAY),
        said("b", "2031-01-10", STAY, version_of="a", to="towns"),
        said("c", "2031-02-10", STAY),
    )
    assert judged_in(analyzed, "b", "c").verdict is Verdict.CONTRADICTION
    assert [one.pairs for one in analyzed.findings] == [1]


# ------------------------------------------------------------------------- denials and hedges


@pytest.mark.parametrize(
    ("denied", "held", "verdict"),
    [
        ("may-leave", "may-leave", Verdict.CONTRADICTION),
        ("may-leave", "by-notice", Verdict.CONTRADICTION),
        ("by-notice", "may-leave", Verdict.COMPATIBLE),
        ("may-leave", "must-stay", Verdict.COMPATIBLE),
        ("must-stay", "never-could", Verdict.CONTRADICTION),
    ],
)
def test_a_denial_excludes_a_position_and_what_entails_it(denied, held, verdict):
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", {"leave": denied, "mode": "denies"}),
        said("b", "2031-02-10", {"leave": held}),
    )
    assert judgment.verdict is verdict


def test_two_denials_hold_no_position():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", {**MAY, "mode": "denies"}),
        said("b", "2031-02-10", {**STAY, "mode": "denies"}),
    )
    assert judgment.verdict is Verdict.COMPATIBLE


def test_hedged_against_firm_is_possible_and_the_hedge_decides():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", {**MAY, "mode": "hedged"}),
        said("b", "2031-02-10", STAY),
    )
    assert judgment.verdict is Verdict.POSSIBLE
    assert judgment.deciding is not None
    assert judgment.deciding.dimension is Dimension.MODE
    assert "hedge" in judgment.deciding.why


def test_hedged_against_hedged_is_compatible():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", {**MAY, "mode": "hedged"}),
        said("b", "2031-02-10", {**STAY, "mode": "hedged"}),
    )
    assert judgment.verdict is Verdict.COMPATIBLE


def test_a_characterization_is_never_a_side():
    judgment = judged(
        "a",
        "b",
        said("a", "2031-01-10", MAY),
        {
            "id": "b",
            "made": "2031-02-10",
            "from": "beacon-agency",
            "to": "public",
            "characterization": "never a real possibility",
            "claims": [{**STAY, "component": "whole", "place": "aldery"}],
        },
    )
    assert judgment.verdict is Verdict.COMPATIBLE
