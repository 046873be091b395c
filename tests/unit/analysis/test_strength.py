"""How well a finding stands: every weakening reason, each counted once, and what is none."""

import pytest

from scomm_timeline.analysis.findings import Strength, Weakness
from tests.engine_builders import found_in, said

MAY = {"leave": "may-leave"}
STAY = {"leave": "must-stay"}
TWO_MOUTHS = ["a sailor", "The Gazette"]
HEDGED = [{"source": "almanac", "reporter-hedge": "apparently"}]
UNNAMED = {"organization": "beacon-agency", "person": "unnamed"}


def a(*claims, **fields):
    return said("a", "2031-01-10", *(claims or (MAY,)), **fields)


def b(*claims, **fields):
    return said("b", "2031-03-10", *(claims or (STAY,)), **fields)


def weaknesses(*statements):
    (finding,) = found_in(*statements).findings
    return finding.best.weaknesses


@pytest.mark.parametrize(
    ("reason", "later"),
    [
        (Weakness.CONTESTABLE_RULE, b({"duty": "bound"})),
        (Weakness.CONTESTABLE_RULE, b({"leave": "must-stay", "component": "charter"})),
        (Weakness.PRESUPPOSES, b({**STAY, "mode": "presupposes"})),
        (Weakness.PARAPHRASE_ONLY, b(paraphrase="Nobody may leave.")),
        (Weakness.HEARSAY, b(via=TWO_MOUTHS)),
        (Weakness.REPORTER_HEDGE, b(sources=HEDGED)),
        (Weakness.UNNAMED, b(from_=UNNAMED)),
        (Weakness.UNNAMED, b(from_={**UNNAMED, "person": "redacted"})),
        (Weakness.DATE_INFERRED, b(made_basis="inferred")),
        (Weakness.LOW_CONFIDENCE, b(confidence="low")),
    ],
)
def test_a_reason_weakens_a_finding_by_one_step(reason, later):
    assert weaknesses(a(), later) == (reason,)
    (finding,) = found_in(a(), later).findings
    assert finding.strength is Strength.MODERATE


@pytest.mark.parametrize(
    "later",
    [
        b(),
        b(to="inside"),
        b(via=["The Gazette"]),
        b(sources=["almanac"]),
        b(sources=[HEDGED[0], "almanac"]),
        b(sworn="true"),
        b(confidence="medium"),
        b(from_={"organization": "beacon-agency", "role": "Council of Keepers"}),
        b(made_basis="resolved-inside-dated-page"),
        b(fragment="none may", quote=None),
    ],
)
def test_other_circumstances_are_no_reason(later):
    later = {key: value for key, value in later.items() if value is not None}
    assert weaknesses(a(), later) == ()


def test_what_is_sworn_never_raises_the_strength():
    assert weaknesses(a(sworn="true"), b(paraphrase="None may.", sworn="true")) == (
        Weakness.PARAPHRASE_ONLY,
    )


def test_a_reason_that_holds_on_both_sides_counts_once():
    found = weaknesses(a(paraphrase="A town may."), b(paraphrase="No town may."))
    assert found == (Weakness.PARAPHRASE_ONLY,)


def test_two_reasons_make_a_finding_weak():
    (finding,) = found_in(a(paraphrase="A town may."), b(via=TWO_MOUTHS)).findings
    assert set(finding.best.weaknesses) == {Weakness.PARAPHRASE_ONLY, Weakness.HEARSAY}
    assert finding.strength is Strength.WEAK


def test_the_best_wording_and_the_fewest_mouths_of_an_utterance_count():
    second = said("v", "2031-03", STAY, version_of="b", to="towns")
    assert weaknesses(a(), b(paraphrase="None may.", via=TWO_MOUTHS), second) == ()


def test_only_the_best_witness_is_weighed():
    second = said("c", "2031-03-11", STAY, to="towns")
    assert weaknesses(a(), b(paraphrase="None may.", via=TWO_MOUTHS), second) == ()


def test_an_open_order_is_no_reason_where_the_code_asserts_none():
    assert weaknesses(a(), {**b(), "made": "2031"}) == ()
