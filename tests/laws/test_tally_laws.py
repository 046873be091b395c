"""Counting without building: the tally comes to what a loop over all pairs comes to.

The loop is the pair engine itself over every pair. The second reader besides takes every pair on
every choice of concrete dates. `make soak` runs thousands of sets; here a few.
"""

import itertools
import os
from collections import Counter, defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scomm_timeline.analysis import closest
from scomm_timeline.analysis.changes import EndedLines, announced_changes, note_ended
from scomm_timeline.analysis.findings import Verdict
from scomm_timeline.analysis.grouping import Group, Key, add_meeting, findings_of
from scomm_timeline.analysis.meeting import Court, open_court
from scomm_timeline.analysis.opposition import sweep
from scomm_timeline.analysis.reaches import count_in_order
from scomm_timeline.analysis.sides import Sides
from scomm_timeline.analysis.tally import tally
from scomm_timeline.analysis.utterances import prepare
from tests.engine_builders import CASES, Values, read_values, said, set_of
from tests.laws.dense_sets import dense_sets, usable
from tests.oracles.generate import generate
from tests.oracles.second_reader import SecondReader
from tests.shipped_sets import corpus_at

EXAMPLES = int(os.environ.get("TIMELINE_SOAK_SETS", "30"))
"""Sets that one run takes; the soak asks for more."""

OF_PAPERS = int(os.environ.get("TIMELINE_SOAK_SETS", "10"))
"""The same for sets of twenty statements: ten of them see each planted fault of the division."""

NEAR_MISSES = sorted(CASES.glob("rules/*/quiet-*.yaml"))

FEW = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def told(finding):
    """Everything that a report says of a finding."""
    witnesses = tuple(
        (one.meeting.a.id, one.meeting.b.id, one.weaknesses, one.gap) for one in finding.witnesses
    )
    return (
        finding.id,
        finding.verdict,
        finding.level,
        finding.topics,
        finding.attributes,
        witnesses,
        finding.lines,
        finding.pairs,
        finding.possible_pairs,
        finding.also_against,
    )


def every_meeting(court):
    """Every pair that is more than compatible, each built."""
    utterances = [court.ground.utterances[one] for one in sorted(court.ground.utterances)]
    for a, b in itertools.combinations(utterances, 2):
        meeting = court.meet(a, b)
        if meeting is not None and meeting.verdict is not Verdict.COMPATIBLE:
            yield meeting


def group(court, meetings):
    """Findings made of these pairs, each built: what `tally` must come to without building them."""
    sides = Sides(court.ground.codebook)
    groups: dict[Key, Group] = defaultdict(Group)
    for meeting in meetings:
        add_meeting(court.ground, sides, groups, meeting)
    return findings_of(court.ground, groups)


def conflicts(meetings):
    return [(one.a.id, one.b.id, one.verdict, one.code) for one in meetings]


def summed_up(court, meetings):
    """What these pairs, each built, come to."""
    ended = EndedLines()
    for meeting in meetings:
        note_ended(court, ended, meeting)
    verdicts = Counter(one.verdict for one in meetings)
    outside = sorted((one.a.id, one.b.id) for one in meetings if one.verdict is Verdict.FINDING)
    return (
        [told(one) for one in group(court, meetings)],
        announced_changes(court, ended),
        verdicts[Verdict.DISPUTE],
        outside,
    )


def by_the_tally(court):
    found = tally(court)
    return (
        [told(one) for one in findings_of(court.ground, found.groups)],
        announced_changes(court, found.ended),
        found.disputes,
        sorted((one.a.id, one.b.id) for one in found.outside),
    )


def test_the_tally_of_days_far_apart_comes_to_what_a_loop_over_all_pairs_comes_to(monkeypatch):
    """Where few pairs are near, it is first counted how many there are to be found."""
    months = [f"20{year}-{month}" for year in range(10, 14) for month in ("02", "07", "11")]
    days = st.sampled_from(
        [*(f"{month}-01" for month in months), *months, "2010-03-01/2011-04-01", "2012-01-05/.."]
    )
    positions = st.sampled_from(("may-leave", "must-stay"))
    far_apart = st.lists(st.tuples(days, positions), min_size=2, max_size=6)
    asked = []

    def counting(*sides, **how):
        asked.append(sides)
        return count_in_order(*sides, **how)

    monkeypatch.setattr(closest, "count_in_order", counting)

    @settings(FEW, max_examples=EXAMPLES // 2)
    @given(far_apart)
    def law(lines):
        statements = [
            said(f"s{number}", when, {"leave": position})
            for number, (when, position) in enumerate(lines)
        ]
        court = open_court(prepare(set_of({"statements": statements})))
        assert by_the_tally(court) == summed_up(court, list(every_meeting(court)))

    law()
    assert len(asked) >= EXAMPLES // 4


@FEW
@given(dense_sets(most=14))
def test_tally_and_sweep_come_to_what_a_loop_over_all_pairs_comes_to(toy):
    court = open_court(prepare(usable(toy)))
    meetings = list(every_meeting(court))
    assert by_the_tally(court) == summed_up(court, meetings)
    assert conflicts(sweep(court)) == conflicts(meetings)


@FEW
@given(dense_sets(most=7))
def test_its_counts_are_those_of_every_pair_on_every_choice_of_days(toy):
    corpus = usable(toy)
    reader = SecondReader(corpus)
    court = open_court(prepare(corpus))
    verdicts = Counter(
        reader.answer(a, b).verdict
        for a, b in itertools.combinations(sorted(court.ground.utterances), 2)
    )
    found = tally(court)
    counted = (
        sum(one.pairs for one in found.groups.values()),
        sum(one.possible for one in found.groups.values()),
        found.disputes,
    )
    assert counted == (verdicts["contradiction"], verdicts["possible"], verdicts["dispute"])


@settings(FEW, max_examples=OF_PAPERS)
@given(dense_sets(most=20, of_papers=True))
def test_pairs_of_one_document_are_told_from_the_others_without_being_built(toy):
    """Where a rule is open to argument it matters whether two claims stand in one document."""
    court = open_court(prepare(usable(toy)))
    assert by_the_tally(court) == summed_up(court, list(every_meeting(court)))


def beside_its_near_miss(path):
    """A set that a rule flags, and in it once more the statement that the near miss changes."""
    quiet = read_values(path)
    flagged = read_values(path.with_name(f"{quiet['near']}.yaml"))
    owner = quiet["field"].split(".")[0]
    (changed,) = (one for one in quiet["statements"] if one["id"] == owner)
    return set_of({"statements": [*flagged["statements"], {**changed, "id": "changed"}]})


@pytest.mark.parametrize("path", NEAR_MISSES, ids=lambda one: f"{one.parent.name}-{one.stem}")
def test_a_flagged_statement_and_its_near_miss_are_counted_as_they_are_met(path):
    """Whatever a rule looks at keeps two utterances out of one lot, and two pairs out of one count."""
    court = open_court(prepare(beside_its_near_miss(path)))
    assert by_the_tally(court) == summed_up(court, list(every_meeting(court)))


MUST: Values = {"leave": "must-stay"}
OLDER_WORDS: Values = {"past-words": "meant-dates-only", "about": {"voices": "beacon-agency"}}
SIDES: dict[str, tuple[Values, int]] = {
    "two lines": (MUST, 30 * 30),
    "earlier words and what they meant": (OLDER_WORDS, 30 * 30),
    "a day to come": ({**MUST, "valid-from": "2031-02-28"}, 30 * 30),
    "a day to come, and what it ends": ({**MUST, "becomes": "2031-02-28"}, 30 * 30),
    "decisions": ({"decision": "ends"}, 0),
}


@pytest.mark.parametrize("kind", SIDES)
def test_the_pairs_of_a_dense_set_are_counted_and_not_built(monkeypatch, kind):
    """The laws above would say little if every pair were built after all."""
    side, pairs = SIDES[kind]
    other = {"decision": "joins"} if "decision" in side else {"leave": "may-leave"}
    months = (1, 3) if kind.startswith("a day") else (3, 1)
    corpus = set_of(
        *(
            {
                "statements": [
                    said(
                        f"s{number:02}",
                        f"2031-{months[number % 2]:02}-{number % 28 + 1:02}",
                        {**(side, other)[number % 2], "component": "whole", "place": "maren"},
                    )
                ]
            }
            for number in range(60)
        )
    )
    court = open_court(prepare(corpus))
    built = []
    meet = Court.meet

    def noting(court, a, b):
        built.append((a.id, b.id))
        return meet(court, a, b)

    monkeypatch.setattr(Court, "meet", noting)
    assert sum(one.pairs for one in tally(court).groups.values()) == pairs
    assert len(built) < 10


@pytest.mark.parametrize(("announced", "possible"), [("04", 0), ("07", 12)])
def test_lines_that_were_ended_before_they_held_are_counted_as_changes(announced, possible):
    """The other side is met from the day on which they hold, if it was said on that day or later."""
    lines = [
        said(f"a{day}", f"2031-01-0{day}", {"leave": "may-leave", "valid-from": "2031-06-01"})
        for day in range(1, 5)
    ]
    open_ended = [
        said(f"b{day}", f"2031-03-0{day}/2031-08-01", {"leave": "must-stay"}) for day in range(1, 4)
    ]
    ends = said("c", f"2031-{announced}-01", announces=[{"topic": "leave"}])
    ends["topics"] = ["leave"]
    ends["no-position"] = "not-stated"
    corpus = set_of(*({"statements": [one]} for one in (*lines, *open_ended, ends)))
    court = open_court(prepare(corpus))
    assert by_the_tally(court) == summed_up(court, list(every_meeting(court)))
    found = tally(court)
    assert sum(one.pairs for one in found.groups.values()) == 0
    assert sum(one.possible for one in found.groups.values()) == possible
    assert {line.id for _, line, _ in found.ended} == (
        set() if possible else {"a1", "a2", "a3", "a4"}
    )


def test_the_tally_of_the_shipped_record_comes_to_what_its_pairs_come_to():
    court = open_court(prepare(corpus_at()))
    found = by_the_tally(court)
    assert found == summed_up(court, list(sweep(court)))
    assert found[0]


def test_sets_that_differ_in_anything_at_all_come_to_the_same_both_ways():
    told_of = 0
    for seed in range(700, 706):
        court = open_court(prepare(generate(seed)[1]))
        found = by_the_tally(court)
        told_of += len(found[0])
        assert found == summed_up(court, list(every_meeting(court)))
    assert told_of
