"""Every code with sets that it flags, and with near misses on which it stays quiet.

Each file under `cases/rules/<code>/` is one small set. A quiet one differs from a flagged one in
one named field, and says what the pair is instead.
"""

from functools import cache
from pathlib import Path

import pytest

from scomm_timeline.analysis import codes
from scomm_timeline.analysis.whole import Analyzed, analyze
from tests.engine_builders import (
    CASES,
    Values,
    differing_paths,
    findings_by_id,
    judged_in,
    read_values,
    set_of,
)

RULES = CASES / "rules"
ANNOUNCED, AIM, FINDING, REFERRAL = "C401", "C205", "C204", "C402"
LISTED = (ANNOUNCED, FINDING, REFERRAL)
"""Codes that are listed apart, opposed or not, and never counted as contradictions."""
CODES = tuple(sorted(codes.CODES))
FLAGS = sorted(RULES.glob("*/flags-*.yaml"))
QUIET = sorted(RULES.glob("*/quiet-*.yaml"))


def _name(path: Path) -> str:
    return path.relative_to(RULES).with_suffix("").as_posix()


def _record(case: Values) -> Values:
    return {"statements": case["statements"]}


@cache
def _analyzed(path: Path) -> Analyzed:
    return analyze(set_of(_record(read_values(path))))


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_five_sets_of_either_kind(code):
    assert len([path for path in FLAGS if path.parent.name == code]) >= 5
    assert len([path for path in QUIET if path.parent.name == code]) >= 5


def test_no_set_is_of_a_code_that_is_not_listed():
    assert {path.parent.name for path in (*FLAGS, *QUIET)} == set(CODES)


@pytest.mark.parametrize("path", FLAGS, ids=_name)
def test_the_expectation_stands_on_the_line_of_the_later_record(path):
    code = path.parent.name
    marked = [line for line in path.read_text(encoding="utf-8").splitlines() if "# expect:" in line]
    assert marked == [f"  - id: b  # expect: {code}"]


def _flags(*of):
    return [path for path in FLAGS if path.parent.name in of]


CONFLICTS = _flags(*(code for code in CODES if code not in {*LISTED, AIM}))


@pytest.mark.parametrize("path", CONFLICTS, ids=_name)
def test_a_conflict_is_flagged_with_its_code_voice_and_family(path):
    case, analyzed = read_values(path), _analyzed(path)
    finding = findings_by_id(analyzed)[case["finding"]]
    assert finding.verdict == "contradiction"
    assert finding.code == path.parent.name
    assert finding.statements == {"a", "b"}
    assert (finding.pairs, finding.possible_pairs) == (1, 0)
    assert judged_in(analyzed, "a", "b").verdict == "contradiction"


@pytest.mark.parametrize("path", _flags(AIM), ids=_name)
def test_an_aim_and_a_figure_are_possible_at_most(path):
    case, analyzed = read_values(path), _analyzed(path)
    finding = findings_by_id(analyzed)[case["finding"]]
    assert (finding.verdict, finding.code) == ("possible", AIM)
    assert (finding.pairs, finding.possible_pairs) == (0, 1)
    assert judged_in(analyzed, "a", "b").verdict == "possible"


@pytest.mark.parametrize("path", _flags(FINDING), ids=_name)
def test_an_outside_finding_is_listed_and_is_no_contradiction(path):
    case, analyzed = read_values(path), _analyzed(path)
    (found,) = analyzed.outside
    assert (found.statement, found.meets, found.may_meet) == (case["finding"], ("a",), ())
    assert [one.id for one in analyzed.findings] == []
    judgment = judged_in(analyzed, "a", "b")
    assert (judgment.verdict, judgment.code) == ("finding", FINDING)


@pytest.mark.parametrize("path", _flags(REFERRAL), ids=_name)
def test_a_referral_is_listed_with_the_refusal_and_both_can_stand(path):
    case, analyzed = read_values(path), _analyzed(path)
    (found,) = analyzed.referrals
    assert found.statement == case["finding"]
    assert [one for one, _ in found.refusals] == ["b"]
    assert [one.id for one in analyzed.findings] == []
    assert judged_in(analyzed, "a", "b").verdict == "compatible"


@pytest.mark.parametrize("path", _flags(ANNOUNCED), ids=_name)
def test_an_announced_change_is_listed_and_is_no_contradiction(path):
    case, analyzed = read_values(path), _analyzed(path)
    assert [one.statement for one in analyzed.changes] == [case["finding"]]
    assert analyzed.changes[0].ends == ("a",)
    assert [one.id for one in analyzed.findings] == []


@pytest.mark.parametrize("path", QUIET, ids=_name)
def test_a_near_miss_is_not_flagged(path):
    case, analyzed = read_values(path), _analyzed(path)
    code = path.parent.name
    assert [one.id for one in analyzed.findings if one.code == code] == []
    listed = {
        ANNOUNCED: analyzed.changes,
        FINDING: analyzed.outside,
        REFERRAL: analyzed.referrals,
    }
    assert listed.get(code, ()) == ()
    assert judged_in(analyzed, "a", "b").verdict == case["instead"]


@pytest.mark.parametrize("path", QUIET, ids=_name)
def test_a_near_miss_differs_from_a_flagged_set_in_one_named_field(path):
    case = read_values(path)
    near = read_values(path.with_name(f"{case['near']}.yaml"))
    owner, *rest = case["field"].split(".")
    index = next(str(i) for i, one in enumerate(near["statements"]) if one["id"] == owner)
    named = ".".join(("statements", index, *rest))
    differing = differing_paths(_record(near), _record(case))
    assert differing
    assert all(f"{found}.".startswith(f"{named}.") for found in differing), differing
