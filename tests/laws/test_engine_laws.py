"""Laws that the engine keeps on every set: random small ones, and the shipped record.

Sets come from fixed seeds, so that a failure can be looked at again. A law first shows that it
walked over something.
"""

import copy
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import pytest

from scomm_timeline.analysis.counterfactuals import Counterfactual
from scomm_timeline.analysis.explain import explain_meeting
from scomm_timeline.analysis.findings import Finding, Meeting, Verdict
from scomm_timeline.analysis.meeting import Court, open_court
from scomm_timeline.analysis.positions import position_shown
from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.analysis.whole import Analyzed, analyze
from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.date_words import iso
from scomm_timeline.model.dates import Order
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.model.voices import Speaker
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
from tests.laws.engine_sets import (
    analyzed_records,
    corpus_of,
    court_of,
    edited,
    judged_by,
    sets,
    spelled_out,
    values_of,
    verdicts,
    with_what_it_points_to,
)
from tests.shipped_sets import SHIPPED, analyzed_at

COUNT = drawn(25)
CONFLICT = {"contradiction", "possible"}


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


# ------------------------------------------------------------- what an explanation rests on


def contradictions(analyzed: Analyzed) -> Iterator[Meeting]:
    """The witnesses of every contradiction."""
    for finding in analyzed.findings:
        if finding.verdict is Verdict.CONTRADICTION:
            for witness in finding.witnesses:
                yield witness.meeting


def cited(court: Court, meeting: Meeting) -> set[str]:
    """Ids of the rules that an explanation names."""
    explanation = explain_meeting(court, meeting)
    rules = {explanation.rule} if explanation.rule else set()
    for way in explanation.ways or ():
        rules |= {step.rule for step in way.steps if step.rule}
    return rules | {rule.id for one in explanation.scope for rule in one.rules}


def held(meeting: Meeting) -> list[tuple[object, ...]]:
    """The two claims that meet."""
    return [
        (position_shown(facet), facet.claim.component, facet.claim.places)
        for facet in (meeting.facet_a, meeting.facet_b)
    ]


def without_rule(values: dict[str, Any], rule: str) -> dict[str, Any]:
    """A frame from which one rule was taken; a definition is taken from its position."""
    values = copy.deepcopy(values)
    for path, value in values.items():
        if path.startswith("topics/"):
            _take_from_topic(value, rule)
        elif path == "families.yaml":
            for family in value.values():
                for kind in ("entails", "excludes", "bridges"):
                    family[kind] = [one for one in family.get(kind, []) if one["id"] != rule]
                    if not family[kind]:
                        del family[kind]
    return values


def _take_from_topic(topic: Values, rule: str) -> None:
    left = [one for one in topic.get("excludes", []) if one["id"] != rule]
    if left != topic.get("excludes", []):
        topic["excludes"] = left
    if not topic.get("excludes", True):
        del topic["excludes"]
    if rule == f"exclusive/{topic['topic']}":
        topic.pop("exclusive")
        topic.pop("exclusive-why")
    for slug, entry in topic["positions"].items():
        for target in list(entry.get("entails", [])):
            if rule == f"{topic['topic']}/{slug}>{target}":
                entry["entails"].remove(target)
        if not entry.get("entails", True):
            del entry["entails"]


def test_deleting_a_cited_rule_removes_or_changes_the_finding():
    walked: set[str] = set()
    for records, analyzed in sets(COUNT):
        for meeting in contradictions(analyzed):
            for rule in cited(analyzed.court, meeting):
                walked.add(rule)
                values = without_rule(values_of(frame_files()), rule)
                frame = [InputFile(path, json.dumps(one)) for path, one in values.items()]
                again = open_court(prepare(set_of({"statements": records}, frame=frame)))
                after = judged_by(again, meeting.a.id, meeting.b.id)
                if after.verdict is Verdict.CONTRADICTION:
                    assert after.meeting is not None
                    rest = (held(meeting), cited(analyzed.court, meeting) - {rule})
                    assert (held(after.meeting), cited(again, after.meeting)) != rest, rule
    assert walked >= {"X1", "E1", "W1", "leave/by-notice>may-leave"}


# --------------------------------------------------------------- what would let both stand


def made_between(meeting: Meeting) -> tuple[str, str, str]:
    """The earlier side, the later side, and a date on which both allow something in between."""
    a, b = meeting.a, meeting.b
    if meeting.order is Order.AFTER or (
        meeting.order is Order.NOT_ESTABLISHED and a.made.earliest > b.made.latest
    ):
        a, b = b, a
    first, last = iso(a.made.earliest), iso(b.made.latest)
    assert first is not None
    assert last is not None
    return a.id, b.id, first if first == last else f"{first}/{last}"


def spoken_by(speaker: Speaker) -> Any:
    """A speaker as typed, so that no office has to be looked up on a wide date."""
    if speaker.person is None and speaker.anonymity is None:
        return speaker.organization
    who = speaker.person or speaker.anonymity
    return {"person": str(who), "organization": speaker.organization}


def with_announcement(records: list[Values], meeting: Meeting) -> list[Values]:
    """The records and an announcement between the two, by those who held the earlier line."""
    earlier, later, made = made_between(meeting)
    line = meeting.a if meeting.a.id == earlier else meeting.b
    place = [*dict.fromkeys(p for claim in line.root.claims for p in claim.places)]
    announcement: Values = {
        "id": "announcement",
        "made": made,
        "document-id": "own-announcement",
        "from": [spoken_by(one) for one in line.speakers],
        "to": "public",
        "quote": "What was said before no longer holds.",
        "topics": sorted({claim.topic for claim in line.root.claims}),
        "no-position": "not-stated",
        "after": earlier,
        "before": later,
        "announces": [
            {"topic": claim.topic, **({"place": place} if place else {})}
            for claim in line.root.claims
        ],
    }
    return [*copy.deepcopy(records), announcement]


def with_claims(records: list[Values], id_: str, **values: Any) -> list[Values]:
    """The records with some values set in every claim of one of them; None takes a value away."""
    copied = copy.deepcopy(records)
    for claim in next(one for one in copied if one["id"] == id_)["claims"]:
        for key, value in values.items():
            claim.pop(key.replace("_", "-"), None)
            if value is not None:
                claim[key.replace("_", "-")] = value
    return copied


def speaking_of_other_words(records: list[Values], id_: str) -> list[Values]:
    """The records with every claim of one of them that is about earlier words about others."""
    copied = copy.deepcopy(records)
    for claim in next(one for one in copied if one["id"] == id_)["claims"]:
        if "about" in claim:
            claim["about"] = {"until": "1901"}
    return copied


class Elsewhere(NamedTuple):
    """Places that share nothing, and parts that no bridge joins."""

    places: tuple[str, str]
    parts: tuple[str, str]


INVENTED = Elsewhere(("ostrel", "borrin"), ("upkeep", "charter"))
REAL = Elsewhere(("us-il", "us-ny"), ("detainers", "submitting"))


def applied(
    records: list[Values], meeting: Meeting, line: Counterfactual, elsewhere: Elsewhere
) -> list[Values]:
    """The records as they would be if a line of `what would let both stand` were so."""
    a, b = meeting.a.id, meeting.b.id
    if line.dimension == "same utterance":
        return edited(records, b, version_of=a)
    if line.dimension == "announced change":
        return with_announcement(records, meeting)
    if line.dimension == "time":
        past = with_claims(records, b, valid_until="2089-12-31")
        return with_claims(past, a, valid_from="2090-01-01", valid_until="2090-12-31", becomes=None)
    if line.dimension == "about":
        spoken = re.match(r"if (?P<who>[AB]) spoke of other words", line.text)
        assert spoken is not None, line.text
        return speaking_of_other_words(records, a if spoken["who"] == "A" else b)
    if line.dimension == "component":
        spoken = re.match(r"if (?P<who>[AB]) spoke of another part than (?P<part>\S+)", line.text)
        assert spoken is not None, line.text
        other = next(one for one in elsewhere.parts if one != spoken["part"])
        return with_claims(records, a if spoken["who"] == "A" else b, component=other)
    if line.dimension == "place":
        one, two = elsewhere.places
        return with_claims(with_claims(records, a, place=one), b, place=two)
    if line.dimension == "population" and "same people" in line.text:
        populations = {
            one["id"]: claim["population"]
            for one in records
            if one["id"] in {a, b}
            for claim in one["claims"]
        }
        return with_claims(records, b, population=populations[a])
    if line.dimension == "population":
        serious, none = ({"stage": "convicted", "record": kind} for kind in ("serious", "none"))
        return with_claims(with_claims(records, a, population=serious), b, population=none)
    assert line.dimension == "mode", line.dimension
    return with_claims(records, a if " A " in f"{line.text} " else b, mode="asks")


def court_as_if(
    records: list[Values],
    meeting: Meeting,
    line: Counterfactual,
    elsewhere: Elsewhere,
    frame: list[InputFile],
) -> Court | None:
    """The court if a line were so: of other records, or of a codebook that lacks a rule."""
    if line.dimension != "rule":
        return court_of(applied(records, meeting, line, elsewhere), frame)
    spoken = re.match(
        r"if (?P<rule>\S+) does not (?:hold here|amount to (?P<reads>\S+))", line.text
    )
    assert spoken is not None, line.text
    values = values_of(frame)
    if spoken["reads"]:
        values = without_reading(values, spoken["rule"], spoken["reads"])
    else:
        values = without_rule(values, spoken["rule"])
    return court_of(records, [InputFile(path, json.dumps(one)) for path, one in values.items()])


def without_reading(values: dict[str, Any], source: str, target: str) -> dict[str, Any]:
    """A frame in which a second-order position no longer reads as another."""
    values = copy.deepcopy(values)
    topic, slug = source.split("/")
    entry = values[f"topics/{topic}.yaml"]["positions"][slug]
    reads = {one: held for one, held in entry["reads-as"].items() if f"{one}/{held}" != target}
    for key in [key for key in entry if key.startswith("reads-as")]:
        del entry[key]
    if reads:
        entry["reads-as"] = reads
    return values


def of_the_claims_that_meet(records: list[Values], meeting: Meeting) -> list[Values]:
    """The records with no more claims in the two statements than those that meet."""
    bare = copy.deepcopy(records)
    for side, facet in ((meeting.a, meeting.facet_a), (meeting.b, meeting.facet_b)):
        record = next(one for one in bare if one["id"] == side.id)
        if meeting.code == "C301" and facet.claim.about is not None:
            continue  # what its document says now is part of a denial of change
        record["claims"] = [record["claims"][side.root.claims.index(facet.claim)]]
    return bare


def dissolve_each(
    full: list[Values], witness: Meeting, elsewhere: Elsewhere, frame: list[InputFile]
) -> Counter[str]:
    """Apply every line to the two claims that meet. Counts the lines by dimension."""
    a, b = witness.a.id, witness.b.id
    records = of_the_claims_that_meet(full, witness)
    court = court_of(records, frame)
    assert court is not None
    meeting = judged_by(court, a, b).meeting
    assert meeting is not None
    assert meeting.verdict is Verdict.CONTRADICTION
    walked: Counter[str] = Counter()
    for line in explain_meeting(court, meeting).would_let_both_stand:
        again = court_as_if(records, meeting, line, elsewhere, frame)
        if again is not None:
            walked[line.dimension] += 1
            after = judged_by(again, a, b)
            if line.dissolves:
                assert after.verdict.value not in CONFLICT, (line, after.deciding, a, b)
            else:
                assert "stay opposed" in line.text
                assert (after.verdict, after.code) != (meeting.verdict, meeting.code)
    return walked


def test_each_thing_that_would_let_both_stand_really_does():
    walked: Counter[str] = Counter()
    for records, analyzed in sets(COUNT):
        for witness in contradictions(analyzed):
            walked += dissolve_each(records, witness, INVENTED, list(frame_files()))
    assert set(walked) >= {"announced change", "time", "component", "place", "mode"}
    assert walked.total() > 2 * COUNT


def test_an_announced_change_rests_on_the_record_that_it_names():
    walked = 0
    for full, analyzed in sets(COUNT):
        for witness in contradictions(analyzed):
            records = of_the_claims_that_meet(full, witness)
            court = court_of(with_announcement(records, witness))
            before = court_of(records)
            if court is None or before is None:
                continue
            judgment = judged_by(court, witness.a.id, witness.b.id)
            if judgment.verdict is Verdict.CHANGE:
                walked += 1
                assert judgment.meeting is not None
                assert judgment.meeting.ended_by is not None
                assert judgment.meeting.ended_by.id == "announcement"
            else:
                lines = explain_meeting(before, witness).would_let_both_stand
                assert "announced change" not in [one.dimension for one in lines]
    assert walked > COUNT // 2


# --------------------------------------------------------------------------- the shipped record


@cache
def shipped() -> tuple[list[InputFile], dict[str, Values], Analyzed]:
    """The frame and sources of the shipped record, its statements spelled out, what is found."""
    files = read_set(SHIPPED)
    frame = [one for one in files if not one.path.startswith("records/")]
    records = {
        one["id"]: one
        for path, value in values_of(files).items()
        if path.startswith("records/")
        for one in spelled_out(value)
    }
    return frame, records, analyzed_at()


def frame_for(frame: list[InputFile], records: list[Values]) -> list[InputFile]:
    """The frame with no more sources than these statements cite."""
    cited_in = json.dumps(records)
    return [
        one
        for one in frame
        if not one.path.startswith("sources/") or f'"{PurePosixPath(one.path).stem}"' in cited_in
    ]


def shipped_findings() -> list[Finding]:
    found = [one for one in analyzed_at().findings if one.verdict is Verdict.CONTRADICTION]
    assert len(found) >= 5  # those of the first page, at the least
    return found


def shipped_witnesses(found: Finding) -> Iterator[tuple[list[InputFile], list[Values], Meeting]]:
    """Each witness of a finding with the records it needs, and the frame for them."""
    frame, records, _ = shipped()
    for witness in found.witnesses:
        members = [
            one.id for side in (witness.meeting.a, witness.meeting.b) for one in side.members
        ]
        needed = with_what_it_points_to(records, *members)
        yield frame_for(frame, needed), needed, witness.meeting


def test_a_statement_with_its_header_spelled_out_is_the_same_statement():
    frame, records, analyzed = shipped()
    again = corpus_of(list(records.values()), frame)
    assert again is not None
    assert again.statements == analyzed.court.ground.corpus.statements


def test_each_thing_that_would_let_a_shipped_finding_stand_really_does():
    for finding in shipped_findings():
        walked: Counter[str] = Counter()
        for frame, records, meeting in shipped_witnesses(finding):
            walked += dissolve_each(records, meeting, REAL, frame)
        assert walked, finding.id


def test_deleting_a_rule_that_a_shipped_finding_cites_removes_or_changes_it():
    court, deleted = analyzed_at().court, 0
    for finding in shipped_findings():
        for frame, records, meeting in shipped_witnesses(finding):
            for rule in cited(court, meeting):
                deleted += 1
                changed_frame = without_rule(values_of(frame), rule)
                files = [InputFile(path, json.dumps(one)) for path, one in changed_frame.items()]
                again = court_of(records, files)
                assert again is not None
                after = judged_by(again, meeting.a.id, meeting.b.id)
                if after.verdict is Verdict.CONTRADICTION:
                    assert after.meeting is not None
                    rest = (held(meeting), cited(court, meeting) - {rule})
                    assert (held(after.meeting), cited(again, after.meeting)) != rest, rule
    # Every finding cites one rule at the least: what excludes what, or what is read as what.
    assert deleted >= len(shipped_findings())
