"""Laws that the engine keeps on every set: small random ones here, from fixed seeds.

A failure can be looked at again. A law first shows that it walked over something.
"""

import copy
import json
import random
from typing import Any

import pytest

from scomm_timeline.analysis.findings import Finding, Verdict
from scomm_timeline.analysis.meeting import open_court
from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.analysis.whole import Analyzed, analyze
from scomm_timeline.model.dates import Order
from scomm_timeline.model.inputs import InputFile
from tests.draws import drawn
from tests.engine_builders import (
    Values,
    as_seen,
    frame_files,
    judged_in,
    load_files,
    mirrored,
    set_of,
)
from tests.laws.as_if_sets import CONFLICT
from tests.laws.engine_sets import analyzed_records, court_of, edited, sets, values_of, verdicts

COUNT = drawn(25)


def ids_of(records: list[Values]) -> list[str]:
    return [one["id"] for one in records]


def told(analyzed: Analyzed) -> list[tuple[object, ...]]:
    """Everything a report tells of the findings and changes of a set."""
    return [
        *(
            (
                one.id,
                one.verdict,
                one.level,
                one.strength,
                one.topics,
                one.attributes,
                one.lines,
                one.pairs,
                one.possible_pairs,
                one.also_against,
                one.also_on_file,
                one.announcements_looked_at,
                one.would_let_both_stand,
                [
                    (witness.meeting.a.id, witness.meeting.b.id, witness.weaknesses, witness.gap)
                    for witness in one.witnesses
                ],
            )
            for one in analyzed.findings
        ),
        *((one.statement, one.ends, one.topics, one.how) for one in analyzed.changes),
        (analyzed.disputes,),
    ]


# ---------------------------------------------------------------------------------- the files


def test_the_sets_of_the_laws_hold_findings_and_pairs_of_every_common_verdict():
    found = [analyzed.findings for _, analyzed in sets(COUNT)]
    assert len(found) == COUNT
    assert sum(map(bool, found)) > COUNT // 2
    seen = {
        verdict
        for records, analyzed in sets(COUNT)
        for verdict in verdicts(analyzed.court, ids_of(records)).values()
    }
    assert seen >= {"contradiction", "possible", "dispute", "compatible"}


@pytest.mark.parametrize("how", ["shuffled", "one file", "moved"])
def test_how_statements_lie_in_files_changes_no_finding(how):
    rng = random.Random(how)
    for records, analyzed in sets(COUNT):
        if how == "one file":
            again = analyze(set_of({"statements": records}))
        else:
            order = rng.sample(records, len(records))
            cut = rng.randrange(1, len(order)) if how == "moved" else 1
            again = analyze(set_of({"statements": order[:cut]}, {"statements": order[cut:]}))
        assert told(again) == told(analyzed)


def test_the_order_of_the_files_changes_no_finding():
    rng = random.Random("files")
    for records, analyzed in sets(COUNT):
        files = [
            InputFile(f"records/{rng.random()}.yaml", json.dumps({"statements": [one]}))
            for one in rng.sample(records, len(records))
        ]
        assert told(analyze(load_files([*files, *frame_files()]))) == told(analyzed)


# ------------------------------------------------------------------------------------- names


def renamed(value: Any, old: str, new: str) -> Any:
    """The same values with one id written otherwise wherever it stands by itself."""
    if isinstance(value, dict):
        return {key: renamed(one, old, new) for key, one in value.items()}
    if isinstance(value, list):
        return [renamed(one, old, new) for one in value]
    return new if value == old else value


def test_renaming_an_id_changes_only_that_id():
    rng = random.Random("rename")
    for records, analyzed in sets(COUNT):
        old = rng.choice(ids_of(records))
        new = rng.choice(("a-first", "z-last"))
        again = analyzed_records(renamed(records, old, new))
        assert again is not None
        before = verdicts(analyzed.court, ids_of(records))
        after = verdicts(again.court, ids_of(renamed(records, old, new)))
        assert list(after.values()) == list(before.values())
        assert {name(one, "", "") for one in again.findings} == {
            name(one, old, new) for one in analyzed.findings
        }


def name(finding: Finding, old: str, new: str) -> tuple[object, ...]:
    statements = frozenset(new if one == old else one for one in finding.statements)
    return finding.id, finding.verdict, finding.pairs, finding.possible_pairs, statements


# ------------------------------------------------------------------------------------- dates


def widened(rng: random.Random, made: str) -> str:
    """The same date, known less well."""
    if made.count("-") == 2 and "/" not in made:
        return rng.choice((made[:7], "2031", f"{made}/2031-06-29", f"2031-01-01/{made}"))
    return "2031"


def test_widening_a_date_never_makes_a_contradiction():
    rng = random.Random("widen")
    walked = 0
    for records, analyzed in sets(COUNT):
        for _ in range(2):
            target = rng.choice(records)
            wide = edited(records, target["id"], made=widened(rng, target["made"]))
            again = court_of(wide)
            if again is None:
                continue
            walked += 1
            before, after = (verdicts(one, ids_of(records)) for one in (analyzed.court, again))
            for pair, verdict in after.items():
                if verdict == "contradiction":
                    assert before[pair] == "contradiction", (pair, target["id"], wide)
    assert walked > COUNT


def certainly_before(analyzed: Analyzed) -> list[tuple[str, str]]:
    """Roots in pairs of which the first was certainly said before the second."""
    ground = analyzed.court.ground
    roots = sorted(ground.utterances)
    return [(a, b) for a in roots for b in roots if ground.sequence.order(a, b) is Order.BEFORE]


def test_adding_a_supersession_only_turns_a_contradiction_into_a_change():
    rng = random.Random("supersede")
    turned = 0
    for records, analyzed in sets(COUNT):
        pairs = certainly_before(analyzed)
        before = verdicts(analyzed.court, ids_of(records))
        conflicting = [one for one in pairs if before.get(one) == "contradiction"]
        for a, b in rng.sample(pairs, min(2, len(pairs))) + conflicting[:2]:
            if any("supersedes" in one for one in records if one["id"] == b):
                continue
            again = court_of(edited(records, b, supersedes=a))
            assert again is not None
            after = verdicts(again, ids_of(records))
            for pair, verdict in after.items():
                if verdict == before[pair]:
                    continue
                # A line that was ended is no longer disputed either.
                turns = {("dispute", "compatible"), ("contradiction", "possible")}
                assert (before[pair], verdict) in turns or (
                    before[pair] in CONFLICT and verdict == "change"
                ), (pair, before[pair], verdict)
            turned += before.get((a, b)) == "contradiction" and after[a, b] == "change"
    assert turned > COUNT // 12


# ------------------------------------------------------------------------------ more statements


def newcomer(rng: random.Random, made: str) -> Values:
    """A statement with one position that announces nothing and points to nothing."""
    return {
        "id": "newcomer",
        "made": made,
        "document-id": "own-newcomer",
        "from": rng.choice(("beacon-agency", "ministry", "ben-holt", "treasury")),
        "to": rng.choice(("public", "inside", "towns")),
        "quote": "The words of the newcomer.",
        "claims": [
            {
                **rng.choice(({"leave": "may-leave"}, {"leave": "must-stay"}, {"duty": "bound"})),
                "component": rng.choice(("whole", "lighting")),
                "place": rng.choice(("maren", "aldery")),
            }
        ],
    }


@pytest.mark.parametrize("made", ["2031-12-01", "2031-03-15", "2030"])
def test_adding_a_statement_that_announces_nothing_changes_no_other_pair(made):
    rng = random.Random(made)
    for records, analyzed in sets(COUNT):
        again = court_of([*records, newcomer(rng, made)])
        assert again is not None
        assert verdicts(again, ids_of(records)) == verdicts(analyzed.court, ids_of(records))


def test_a_later_statement_never_removes_a_finding():
    rng = random.Random("later")
    for records, analyzed in sets(COUNT):
        again = analyzed_records([*records, newcomer(rng, "2031-12-01")])
        assert again is not None
        now = {one.id: one for one in again.findings}
        folded = {one.family for one in again.findings if one.also_against}
        for finding in analyzed.findings:
            if finding.id in now:
                found = now[finding.id]
                assert found.verdict in {finding.verdict, Verdict.CONTRADICTION}
                assert found.pairs >= finding.pairs
                assert found.possible_pairs >= finding.possible_pairs
                if found.verdict is finding.verdict:
                    assert found.statements >= finding.statements
            else:
                assert finding.level == "government"
                assert finding.family in folded


# ------------------------------------------------------------------------------------- places


def split_frame() -> list[InputFile]:
    """The invented frame with the town of Ford divided in two."""
    values = values_of(frame_files())
    towns = values["places.yaml"]["maren"]["within"]["aldery"]["within"]
    towns["aldery-ford"]["within"] = {
        "aldery-ford-north": {"name": "Ford North", "kind": "town"},
        "aldery-ford-south": {"name": "Ford South", "kind": "town"},
    }
    return [InputFile(path, json.dumps(one)) for path, one in values.items()]


def test_splitting_a_place_can_only_remove_conflicting_pairs():
    rng = random.Random("split")
    frame = split_frame()
    removed = 0
    for records, _ in sets(COUNT):
        in_ford = copy.deepcopy(records)
        for record in in_ford:
            for claim in record["claims"]:
                claim["place"] = rng.choice(("aldery-ford", "aldery-ford", claim["place"]))
        divided = copy.deepcopy(in_ford)
        for record in divided:
            for claim in record["claims"]:
                if claim["place"] == "aldery-ford":
                    claim["place"] = rng.choice(("aldery-ford-north", "aldery-ford-south"))
        whole, parts = (
            open_court(prepare(set_of({"statements": some}, frame=frame)))
            for some in (in_ford, divided)
        )
        before, after = (verdicts(one, ids_of(records)) for one in (whole, parts))
        for pair, verdict in after.items():
            assert verdict not in CONFLICT or before[pair] in CONFLICT, (pair, before[pair])
            removed += before[pair] in CONFLICT and verdict not in CONFLICT
    assert removed > COUNT // 5


# ------------------------------------------------------------------------------------ symmetry


def test_explain_a_b_and_b_a_agree():
    for records, analyzed in sets(COUNT):
        ids = ids_of(records)
        for index, a in enumerate(ids):
            for b in ids[index + 1 :]:
                there, back = judged_in(analyzed, a, b), judged_in(analyzed, b, a)
                assert there.verdict is back.verdict
                if there.meeting is None or back.meeting is None:
                    assert there.meeting is back.meeting
                    continue
                assert there.meeting.code == back.meeting.code
                assert there.meeting.order is back.meeting.order.mirrored
                if there.deciding is not None and back.deciding is not None:
                    assert as_seen(back.deciding) == mirrored(there.deciding)
