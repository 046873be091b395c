"""Sets as if one thing that an explanation names were not so, or one that it asks for were.

A rule is deleted, a change announced, a claim said of another place, part, time or people.
"""

import copy
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from scomm_timeline.analysis.counterfactuals import Counterfactual
from scomm_timeline.analysis.explain import explain_meeting
from scomm_timeline.analysis.findings import Meeting, Verdict
from scomm_timeline.analysis.meeting import Court
from scomm_timeline.analysis.positions import position_shown
from scomm_timeline.analysis.whole import Analyzed
from scomm_timeline.model.date_words import iso
from scomm_timeline.model.dates import Order
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.model.voices import Speaker
from tests.engine_builders import Values
from tests.laws.engine_sets import court_of, edited, judged_by, values_of

CONFLICT = {"contradiction", "possible"}


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
