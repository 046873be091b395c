"""A verdict rests on the sources, rules and readings that decided, and on no others."""

from typing import Any

import pytest

from scomm_timeline.analysis.adjudications import State, bind
from scomm_timeline.analysis.codes import CODES
from scomm_timeline.analysis.whole import analyze
from scomm_timeline.reading.shapes import FAMILY, SOURCE, TOPIC
from tests.judged_edits import state
from tests.judged_sets import FINDING, frame, judged, read, record_file, records

# ------------------------------------------------------------------------------------- sources

SOURCE_EDITS = {
    "title": ("title: The Watch in Its Third Year", "title: The Watch"),
    "publisher": ("publisher: The Gazette", "publisher: The Mirror"),
    "kind": ("kind: newspaper", "kind: letter"),
    "dates": ("{document: 2031-12-31}", "{document: 2031-12-30}"),
    "dates.page": ("{document: 2031-12-31}", "{document: 2031-12-31, page: 2032-01-02}"),
    "dates.basis": ("{document: 2031-12-31}", "{document: 2031-12-31, basis: inferred}"),
    "url": ("url: none-given", "url: https://example.org/watch"),
    "seen": ("seen: whole", "seen: in-part"),
    "restriction": ("seen: whole", "seen: whole\nrestriction: sealed"),
    "sha256": ("seen: whole", f"seen: whole\nsha256: {'ab' * 32}"),
}
SOURCE_COSMETICS = {
    "dates.copy": ("{document: 2031-12-31}", "{document: 2031-12-31, copy: 2032-01-02}"),
    "file": ("seen: whole", "seen: whole\nfile: gazette.pdf"),
    "archived": ("seen: whole", "seen: whole\narchived: https://example.org/copy"),
    "not-archived": ("seen: whole", "seen: whole\nnot-archived: The office forbids copies."),
    "notes": ("seen: whole", "seen: whole\nnotes: Ask."),
}


def source_files(old, new):
    files = {**frame(), **records()}
    text = files["sources/gazette-2031.yaml"]
    assert old in text
    return {**files, "sources/gazette-2031.yaml": text.replace(old, new)}


@pytest.mark.parametrize("field", SOURCE_EDITS)
def test_another_source_under_the_same_id_makes_it_stale(field):
    assert state(source_files(*SOURCE_EDITS[field])) is State.STALE


@pytest.mark.parametrize("field", SOURCE_COSMETICS)
def test_where_a_copy_of_the_source_is_kept_keeps_the_verdict(field):
    assert state(source_files(*SOURCE_COSMETICS[field])) is State.CURRENT


def test_every_field_of_a_source_is_edited_above():
    edited = {one.partition(".")[0] for one in (*SOURCE_EDITS, *SOURCE_COSMETICS)}
    assert set(SOURCE.fields) - edited == {"id"}


# --------------------------------------------------------------------------------------- rules

MEANS = "means: A town may keep out or leave."
X1 = 'why: "Where none may leave, none may leave on notice."'
E1_WHY = "bound to what?"
RULE_EDITS = {
    "position means": ("topics/leave.yaml", MEANS, "means: A town may leave."),
    "position include": ("topics/leave.yaml", MEANS, MEANS + ", include: Any way out"),
    "position exclude": ("topics/leave.yaml", MEANS, MEANS + ", exclude: A delay"),
    "position of a denial": ("topics/leave.yaml", "No town may keep out", "None may keep out"),
    "position entails": (
        "topics/leave.yaml",
        "A town that gives notice is let go., entails: [may-leave]",
        "A town that gives notice is let go., entails: []",
    ),
    "question": ("topics/leave.yaml", "May a town keep out of the watch?", "May a town leave?"),
    "kind": ("topics/leave.yaml", "kind: position", "kind: capability"),
    "exclusion why": ("topics/leave.yaml", X1, 'why: "Another reason."'),
    "exclusion contestable": ("topics/leave.yaml", X1, f"{X1}, contestable: true"),
    "exclusion id": ("topics/leave.yaml", "id: X1", "id: X9"),
    "entailment why": ("families.yaml", E1_WHY, "who says so?"),
    "entailment contestable": (
        "families.yaml",
        "then: leave/must-stay, contestable: true",
        "then: leave/must-stay",
    ),
    "entailment then": (
        "families.yaml",
        "if: duty/bound, then: leave/must-stay",
        "if: duty/bound, then: leave/never-could",
    ),
    "bridge why": ("families.yaml", "A sentence about the watch covers", "The watch covers"),
    "bridge contestable": ("families.yaml", "to: lighting,", "to: lighting, contestable: true,"),
    "position of the entailment": ("topics/duty.yaml", "means: It is a duty.", "means: A duty."),
}
RULE_COSMETICS = {
    "comment": ("topics/leave.yaml", "kind: position", "kind: position  # of a town"),
    "denied-by": ("topics/leave.yaml", MEANS, MEANS + ", denied-by: must"),
    "order of a pair": ("topics/leave.yaml", "[may-leave, must-stay]", "[must-stay, may-leave]"),
    "example": ("topics/leave.yaml", MEANS, MEANS + ", example: full"),
    "counter-example": ("topics/leave.yaml", MEANS, MEANS + ", counter-example: must"),
    "notes": ("topics/leave.yaml", "kind: position", "kind: position\nnotes: Ask."),
    "layout": ("topics/leave.yaml", f"id: X1, pair: [may-leave, must-stay], {X1}", None),
    "another rule": ("topics/levy.yaml", "both may be paid", "who knows"),
    "another topic": ("topics/ground.yaml", "On what does the watch rest?", "Why the watch?"),
    "another family": ("families.yaml", "Whose ships does it stop?", "Whose?"),
    "a contested default": ("topics/leave.yaml", X1, f"{X1}, contestable: false"),
    "vocabulary": ("vocabulary.yaml", "documents: [agreement, ", "documents: [agreement, map, "),
}


def rule_files(path, old, new):
    files = {**frame(), **records()}
    assert old in files[path], (path, old)
    return {**files, path: files[path].replace(old, new)}


@pytest.mark.parametrize("edit", RULE_EDITS)
def test_an_edit_of_a_rule_that_decided_makes_the_verdict_stale(edit):
    path, old, new = RULE_EDITS[edit]
    new = new.replace(", entails: []", "")
    one = judged(rule_files(path, old, new)).get(FINDING)
    assert one is not None
    assert one.state in (State.STALE, State.GONE)
    assert not one.is_decided


@pytest.mark.parametrize("edit", RULE_COSMETICS)
def test_another_layout_of_a_rule_or_another_rule_keeps_the_verdict(edit):
    path, old, new = RULE_COSMETICS[edit]
    if new is None:
        reason = X1.removeprefix("why: ")
        new = f"why: {reason},\n     pair: [may-leave,\n       must-stay], id: X1"
    assert state(rule_files(path, old, new)) is State.CURRENT


def test_rules_in_another_order_and_files_of_another_name_keep_the_verdict():
    files = {**frame(), **records()}
    text = files["families.yaml"]
    first = text[text.index("    - {id: E1") : text.index("    - {id: E2")]
    second = text[text.index("    - {id: E2") : text.index("  bridges:")]
    files["families.yaml"] = text.replace(first + second, second + first)
    assert files["families.yaml"] != text
    assert state(files) is State.CURRENT


def test_every_field_of_a_rule_that_decided_is_edited_above():
    named = {one.split()[-1] for one in (*RULE_EDITS, *RULE_COSMETICS)}
    position = TOPIC.fields["positions"].kind.item.fields  # type: ignore[attr-defined] # Keyed
    entailment = FAMILY.fields["entails"].kind.item.fields  # type: ignore[attr-defined] # Rows
    edited_below = {one.partition(":")[0] for one in READING_EDITS}
    assert set(position) - named == edited_below
    assert set(entailment) - named == {"if", "id", "why"} - {"id", "why"}


READING = "reads-as: {leave: must-stay}"
READING_EDITS = {
    "reads-as: another position": "reads-as: {leave: never-could}",
    "reads-as-why: a reason": f"{READING}, reads-as-why: Who cannot must stay.",
    "reads-as-contestable: open to argument": (
        f"{READING}, reads-as-why: Who cannot must stay., reads-as-contestable: true"
    ),
}


@pytest.mark.parametrize("edit", READING_EDITS)
def test_what_a_second_order_position_amounts_to_is_bound(edit):
    one: dict[str, Any] = {"id": "able", "made": "2031-02-10", "from": "treasury", "to": "public"}
    able = {**one, "quote": "None can.", "claims": [{"ability": "cannot"}], "document": "report"}
    free = {**one, "id": "free", "made": "2031-03-10", "quote": "Any may.", "document": "notice"}
    free["claims"] = [{"leave": "may-leave"}]
    scope = {"component": "whole", "place": "aldery"}
    text = record_file(able, free, **scope)
    files = {**frame(), "records/a.yaml": text}
    analyzed = analyze(read(files))
    (finding,) = analyzed.findings
    before = bind(analyzed.court, finding)
    assert READING in files["topics/ability.yaml"]
    files["topics/ability.yaml"] = files["topics/ability.yaml"].replace(
        READING, READING_EDITS[edit]
    )
    analyzed = analyze(read(files))
    (again,) = analyzed.findings
    assert again.id == finding.id
    assert bind(analyzed.court, again).rules != before.rules


def test_a_new_version_of_the_code_makes_it_stale(monkeypatch):
    newer = {**CODES, "C102": CODES["C102"]._replace(version=2)}
    monkeypatch.setattr("scomm_timeline.analysis.adjudications.CODES", newer)
    one = judged({**frame(), **records()})[FINDING]
    assert one.state is State.STALE
    assert one.changes == ("rule C102 has changed",)
