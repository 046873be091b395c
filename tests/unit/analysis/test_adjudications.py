"""A verdict counts while everything that was looked at is as it was, and not a moment longer."""

import copy
import itertools
import json
from typing import Any

import pytest

from scomm_timeline.analysis.adjudications import State, bind
from scomm_timeline.analysis.codes import CODES
from scomm_timeline.analysis.whole import analyze
from scomm_timeline.model.adjudications import Decision, Retirement
from scomm_timeline.model.content import statement_digest
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.pipeline.judging import open_docket
from scomm_timeline.reading.kinds import Either, Many, Rows, Shape
from scomm_timeline.reading.shapes import FAMILY, SOURCE, STATEMENT, TOPIC
from tests.judged_sets import (
    FINDING,
    FULL,
    OTHERS,
    SPOKEN,
    frame,
    judged,
    judged_in,
    read,
    record_file,
    records,
    verdict,
    with_verdicts,
)

Path = tuple[str | int, ...]


def changed(value: Any, path: Path, new: Any) -> Any:
    """A copy of typed values with one of them exchanged, or taken away (None)."""
    found = copy.deepcopy(value)
    at = found
    for step in path[:-1]:
        at = at[step]
    if new is None:
        del at[path[-1]]
    else:
        at[path[-1]] = new
    return found


def state(files, *adjudications):
    """How the finding stands, or that there is none."""
    return judged(files, *adjudications)[FINDING].state


# ------------------------------------------------------------------- edits of a statement seen

MATERIAL: tuple[tuple[Path, Any], ...] = (
    (("id",), "renamed"),
    (("document",), "notice"),
    (("document-id",), "letter-two"),
    (("act",), "deed"),
    (("made",), "2031-02-11"),
    (("made",), "2031-02"),
    (("made",), "2031-02-10?"),
    (("made-as-written",), "this winter"),
    (("made-as-written",), None),
    (("made-basis",), "inferred"),
    (("released", 0, "date"), "2031-04"),
    (("released", 0, "to"), "court"),
    (("released", 0, "how"), "a suit"),
    (("released", 0, "redaction"), None),
    (("released",), None),
    (("from", "organization"), "tide-office"),
    (("from", "person"), "dov-pell"),
    (("from", "person"), "unnamed"),
    (("from", "role"), "Keeper"),
    (("to",), ["towns"]),
    (("to",), "public"),
    (("via",), ["a reporter", "a clerk"]),
    (("via",), "a clerk"),
    (("for",), "treasury"),
    (("for",), None),
    (("channel",), "public"),
    (("official",), "false"),
    (("fragment",), "May keep out"),
    (("fragment",), "may keep out."),
    (("paraphrase",), "Towns are free."),
    (("paraphrase",), None),
    (("claims", 0, "leave"), "by-notice"),
    (("claims", 0, "component"), "whole"),
    (("claims", 0, "place"), "aldery"),
    (("claims", 0, "who"), "local"),
    (("claims", 0, "population", "stage"), ["booked", "charged"]),
    (("claims", 0, "population", "record"), "serious"),
    (("claims", 0, "population"), None),
    (("claims", 0, "extent"), "some"),
    (("claims", 0, "mode"), "presupposes"),
    (("claims", 0, "mode"), "hedged"),
    (("claims", 0, "mode"), "asks"),
    (("claims", 0, "mode"), "denies"),
    (("claims", 0, "valid-from"), "2031-01"),
    (("claims", 0, "valid-until"), "2032"),
    (("claims", 1), None),
    (("announces", 0, "topic"), "duty"),
    (("announces", 0, "component"), None),
    (("announces", 0, "place"), "borrin"),
    (("announces", 0, "from"), "2031-05-01"),
    (("announces",), None),
    (("sources", 0, "source"), "archive-letter"),
    (("sources", 0, "locator"), "p. 2"),
    (("sources", 0, "text"), None),
    (("sources", 0, "made"), "2031-02-12"),
    (("sources", 0, "reporter-hedge"), None),
    (("sources", 1), None),
    (("sworn",), "false"),
    (("confidence",), "low"),
    (("after",), None),
    (("replies-to", "record"), "second-may"),
    (("replies-to", "topics"), ["duty"]),
    (("replies-to", "components"), None),
    (("refers-to",), "tide-office"),
    *(
        ((kind,), "second-may")
        for kind in (
            "supersedes",
            "rescinds",
            "ends",
            "suspends",
            "corrects",
            "confirms",
            "acknowledges",
            "reports",
            "denies-statement",
            "reinterprets",
        )
    ),
    (("before",), "must"),
)
"""Edits of one value of the full record, each of which says something else."""

REPLACED: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "becomes",
        {
            "claims": [
                {
                    "leave": "may-leave",
                    "place": "aldery",
                    "component": "lighting",
                    "becomes": "2031-02",
                }
            ]
        },
    ),
    (
        "about",
        {
            "claims": [
                {"leave": "may-leave", "place": "aldery", "component": "lighting"},
                {
                    "past-words": "same-line",
                    "place": "aldery",
                    "component": "whole",
                    "about": {"topics": "leave"},
                },
            ]
        },
    ),
    ("quote", {"fragment": None, "paraphrase": None, "quote": "A town may keep out."}),
    ("reported", {"fragment": None, "reported": "may keep out"}),
    ("characterization", {"fragment": None, "paraphrase": None, "characterization": "a way out"}),
    ("no-position", {"claims": None, "topics": "leave", "no-position": "unsure"}),
    ("by", {"claims": None, "topics": "leave", "act": "unanswered", "by": "2031-12-01"}),
    (
        "figure",
        {
            "claims": None,
            "act": "figure",
            "figure": {"measure": "towers-lit", "value": "12", "unit": "towers", "place": "aldery"},
        },
    ),
    ("topics", {"claims": None, "topics": "leave", "reports": "second-may"}),
    ("version-of", {"made": "2031-01-05", "version-of": "second-may"}),
    ("same-event-as", {"made": "2031-01-05", "same-event-as": "second-may"}),
)
"""Edits that take several values at once."""

COSMETIC: tuple[tuple[Path, Any], ...] = (
    (("notes",), "Ask somebody else."),
    (("checked",), {"sources-disagree": "Both days are printed."}),
    (("notes",), None),
    (("review",), "reviewed"),
    (("to",), ["ford-council", "towns"]),
    (("claims", 0, "place"), ["borrin", "aldery"]),
    (("claims",), FULL["claims"][::-1]),
    (("sources",), FULL["sources"][::-1]),
    (("sources", 1), {"source": "archive-letter"}),
    (("replies-to", "topics"), "levy"),
    (("claims", 0, "population", "stage"), "booked"),
    (("for",), {"organization": "ministry"}),
    (("fragment",), "may  keep\nout"),
    (("made",), "2031-02-10/2031-02-10"),
    (("channel",), None),  # what `to` gives
)
"""Edits of one value of the full record that say the same."""


def edit_name(edit: Any) -> str:
    path, new = edit
    return f"{'.'.join(map(str, path))}={json.dumps(new)[:40]}"


def test_the_verdict_on_an_unchanged_set_is_current_and_decides():
    one = judged({**frame(), **records()})[FINDING]
    assert one.state is State.CURRENT
    assert (one.newer, one.changes) == ((), ())
    assert one.is_decided


@pytest.mark.parametrize("edit", MATERIAL, ids=edit_name)
def test_an_edit_of_meaning_makes_the_verdict_stale(edit):
    path, new = edit
    files = {**frame(), **records(changed(FULL, path, new))}
    if path == ("sources", 0, "source"):
        files = {**frame(), **records(changed(FULL, ("sources",), ["archive-letter"]))}
    one = judged(files)[FINDING]
    assert one.state is State.STALE
    assert any("full" in change for change in one.changes)
    assert not one.is_decided


@pytest.mark.parametrize(("name", "values"), REPLACED, ids=lambda one: str(one)[:30])
def test_other_words_or_another_substance_make_it_stale(name, values):
    full = {**FULL, **values}
    if values.get("claims", ()) is None:
        full.pop("announces")
    for key in [key for key, value in full.items() if value is None]:
        del full[key]
    assert name in STATEMENT.fields or name in ("becomes", "about")
    one = judged({**frame(), **records(full)})[FINDING]
    assert one.state is State.STALE


@pytest.mark.parametrize("edit", COSMETIC, ids=edit_name)
def test_an_edit_that_says_the_same_keeps_the_verdict(edit):
    path, new = edit
    assert state({**frame(), **records(changed(FULL, path, new))}) is State.CURRENT


def _fields(kind: Any, above: str = "") -> set[str]:
    """Every field below a kind, as `claims.mode`."""
    if isinstance(kind, Shape):
        found = set(kind.fields)
        for name, field in kind.fields.items():
            found |= {f"{name}.{one}" for one in _fields(field.kind)}
        return found
    if isinstance(kind, Many | Rows):
        return _fields(kind.item, above)
    if isinstance(kind, Either):
        return _fields(kind.plain, above) | _fields(kind.mapping, above)
    return set()


def test_every_field_that_a_record_can_have_is_edited_above():
    edited = {".".join(step for step in path if isinstance(step, str)) for path, _ in MATERIAL}
    edited |= {".".join(s for s in path if isinstance(s, str)) for path, _ in COSMETIC}
    edited |= {name for name, _ in REPLACED} | {"claims.becomes", "claims.about"}
    edited |= {"claims", "sources", "from", "replies-to", "figure", "topics"}
    known = _fields(STATEMENT)
    top = {one for one in known if "." not in one}
    # A claim takes these from its record; there they are moved, below, and not edited.
    moved = {"place", "component", "who", "population", "extent", "mode"}
    moved |= {"valid-from", "valid-until"}
    assert top - edited == moved
    relations = {kind for kind in top if f"{kind}.record" in known} - {"replies-to"}
    inner = {one for one in known if "." in one and one.partition(".")[0] not in relations}
    ours = ("claims.", "released.", "announces.", "sources.", "replies-to.", "from.")
    wanted = {one for one in inner if one.startswith(ours)}
    assert {one for one in wanted if one not in edited} == {"claims.about." + one for one in (
        "records", "voices", "topics", "audience", "until"
    )}  # fmt: skip


ABOUT_EDITS = {
    "records": {"records": "second-may"},
    "voices": {"voices": "ministry"},
    "topics": {"topics": "levy"},
    "audience": {"topics": "leave", "audience": "public"},
    "until": {"topics": "leave", "until": "2031-01"},
}


@pytest.mark.parametrize("field", ABOUT_EDITS)
def test_what_a_claim_is_about_is_bound(field):
    def full(about):
        claims = [*FULL["claims"], {"past-words": "same-line", "component": "whole"}]
        claims[-1] |= {"place": "aldery", "about": about}
        return {**FULL, "claims": claims}

    before = read({**frame(), **records(full({"topics": "leave"}))})
    bound = _judge(before)
    assert state({**frame(), **records(full({"topics": "leave"}))}, bound) is State.CURRENT
    assert state({**frame(), **records(full(ABOUT_EDITS[field]))}, bound) is State.STALE


FIGURE = {
    "measure": "towers-lit",
    "value": "12",
    "unit": "towers",
    "bound": "about",
    "of": {"stage": "booked"},
    "population": {"record": "minor"},
    "place": "aldery",
    "window": "2031",
}
FIGURE_EDITS: dict[str, Any] = {
    "value": "13",
    "unit": "lamps",
    "bound": "exact",
    "of": {"stage": "charged"},
    "population": {"record": "serious"},
    "place": "borrin",
    "window": "2032",
}


@pytest.mark.parametrize("field", FIGURE_EDITS)
def test_a_figure_is_part_of_what_a_statement_says(field):
    def corpus(figure):
        record = {key: FULL[key] for key in ("id", "made", "from", "to", "document", "sources")}
        record |= {"quote": "Twelve.", "act": "figure", "figure": figure}
        return read({**frame(), **records(record)})

    before, after = corpus(FIGURE), corpus({**FIGURE, field: FIGURE_EDITS[field]})
    assert _digest_of(before, "full") != _digest_of(after, "full")
    assert set(FIGURE) == {*FIGURE_EDITS, "measure"}


def _digest_of(corpus, id_):
    return statement_digest(corpus.by_id[id_], corpus.sources)


def _judge(corpus):

    return open_docket(corpus, None).judge(FINDING, SPOKEN)


# ----------------------------------------------------------------------- layout, order, files

BLOCK = """\
# The letter that the council read.
statements:
  - notes: Ask the archive.
    id: full

    # what follows is printed on the letter
    document: 'letter'   # first page
    document-id: "letter-one"
    act: statement
    made-as-written: >-
      last
      winter
    made: "2031-02-10"
    released:
      - {redaction: a name, how: the archive, to: public, date: 2031-03}
    official: true
    channel: local
    for: ministry
    via: [a clerk, a reporter]
    to:
      - towns
      - ford-council
    from: {role: Director, person: ben-holt, organization: beacon-agency}
    paraphrase: >-
      Towns are free to keep out.
    fragment: "may keep out"
    claims:
      - component: charter
        place: aldery
        charter-need: needed
      - {leave: may-leave, component: lighting, place: [aldery, borrin], valid-from: 2031-02,
         valid-until: 2033, population: {record: minor, stage: booked}}
    announces:
      - from: 2031-04-01
        place: aldery
        component: upkeep
        topic: levy
    sources:
      - reporter-hedge: apparently
        text: might keep out
        locator: p. 002
        source: gazette-2031
      - archive-letter
    sworn: true
    confidence: medium
    refers-to: treasury
    replies-to: {components: upkeep, topics: levy, record: context}
    after: context
"""
"""The full record as somebody else would lay it out, defaults left out."""


def test_another_layout_with_comments_and_another_order_of_keys_keeps_the_verdict():
    assert state({**frame(), **records(), "records/full.yaml": BLOCK}) is State.CURRENT


def _without_full():
    return {path: text for path, text in records().items() if path != "records/full.yaml"}


@pytest.mark.parametrize("path", ["records/2031/a.yaml", "records/zz/letter.yml"])
def test_another_file_keeps_the_verdict(path):
    assert state({**frame(), **_without_full(), path: record_file(FULL)}) is State.CURRENT


@pytest.mark.parametrize(
    "key", [key for key in FULL if key not in ("id", "fragment", "paraphrase")]
)
def test_a_key_moved_to_the_header_keeps_the_verdict(key):
    rest = {name: value for name, value in FULL.items() if name != key}
    text = record_file(rest, **{key: FULL[key]})
    assert state({**frame(), **_without_full(), "records/full.yaml": text}) is State.CURRENT


def test_all_keys_in_the_header_keep_the_verdict():
    own = {key: FULL[key] for key in ("id", "fragment", "paraphrase")}
    header = {key: value for key, value in FULL.items() if key not in own}
    files = {**frame(), **_without_full(), "records/full.yaml": record_file(own, **header)}
    assert state(files) is State.CURRENT


SCOPE = ("component", "place", "who", "population", "extent", "mode", "valid-from", "valid-until")


@pytest.mark.parametrize("key", SCOPE)
def test_a_scope_typed_beside_the_claims_keeps_the_verdict(key):
    full = copy.deepcopy(FULL)
    one = full["claims"][0]
    # The second claim must not inherit what it does not have.
    full["claims"] = [one]
    base = {**frame(), **records(full)}
    bound = _judge(read(base))
    moved = copy.deepcopy(full)
    moved[key] = moved["claims"][0].pop(key)
    assert state({**frame(), **records(moved)}, bound) is State.CURRENT
    other = {**moved, "mode": "hedged"} if key == "mode" else moved
    if key == "mode":
        assert state({**frame(), **records(other)}, bound) is State.STALE


def test_statements_in_one_file_or_in_another_order_keep_the_verdict():
    everything = (FULL, *OTHERS)
    for number, order in enumerate(itertools.permutations(everything)):
        if number % 97 == 0:
            files = {**frame(), "records/all.yaml": record_file(*order)}
            assert state(files) is State.CURRENT


def test_windows_line_ends_and_a_final_blank_line_keep_the_verdict():
    text = BLOCK.replace("\n", "\r\n") + "\r\n"
    assert state({**frame(), **records(), "records/full.yaml": text}) is State.CURRENT


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


# ------------------------------------------------------- statements that come, and those that go


def another(id_="third-may", **fields):
    return {**OTHERS[1], "id": id_, "made": "2031-01-20", "document": "speech", **fields}


def test_a_statement_that_joins_is_newer_and_the_finding_undecided():
    one = judged({**frame(), **records(FULL, another())})[FINDING]
    assert one.state is State.NEWER
    assert one.newer == ("third-may",)
    assert one.changes == ()
    assert not one.is_decided


def test_a_version_of_a_statement_that_was_seen_is_newer_too():
    reprint = another("reprint", made=OTHERS[1]["made"], **{"version-of": "second-may"})
    one = judged({**frame(), **records(FULL, reprint)})[FINDING]
    assert one.state is State.NEWER
    assert one.newer == ("reprint",)


def test_a_statement_that_joins_beside_an_edit_leaves_it_stale():
    edited = changed(FULL, ("fragment",), "other words")
    one = judged({**frame(), **records(edited, another())})[FINDING]
    assert one.state is State.STALE
    assert one.newer == ("third-may",)
    assert one.changes == ("full has changed",)


def test_a_statement_that_is_no_side_of_the_finding_changes_nothing():
    aside = another("aside", claims=[{"levy": "gift", "component": "upkeep", "place": "borrin"}])
    assert state({**frame(), **records(FULL, aside)}) is State.CURRENT


@pytest.mark.parametrize("id_", ["full", "second-may", "must", "bound"])
def test_a_statement_that_is_taken_away_makes_it_stale(id_):
    everything = {**records(), "records/full.yaml": record_file({**FULL})}
    files = {path: text for path, text in everything.items() if path != f"records/{id_}.yaml"}
    one = judged({**frame(), **files})[FINDING]
    assert one.state is State.STALE
    assert f"{id_} is not in this set any more" in one.changes


def test_a_statement_elsewhere_that_ends_a_line_for_some_pairs_makes_it_stale():
    # No statement of the finding is edited and none joins: one pair has been announced away.
    ending = {
        "id": "ending",
        "made": "2031-03-20",
        "from": "beacon-agency",
        "to": "public",
        "document": "notice",
        "quote": "From today notice is no longer taken.",
        "topics": "levy",
        "no-position": "unsure",
        "sources": "gazette-2031",
        "announces": [{"topic": "leave", "component": "whole", "place": "aldery"}],
    }
    one = judged({**frame(), **records(FULL, ending)})[FINDING]
    assert one.state is State.STALE
    assert "what was found has changed" in one.changes[0]


def test_a_finding_that_is_not_found_any_more_keeps_its_verdict_on_file():
    gone = {path: text for path, text in records().items() if path not in
            ("records/must.yaml", "records/bound.yaml")}  # fmt: skip
    one = judged({**frame(), **gone})[FINDING]
    assert one.state is State.GONE
    assert one.adjudication == verdict()
    assert not one.is_decided


# ---------------------------------------------------------------------- which finding it is of


def test_two_findings_of_one_kind_never_inherit_from_each_other():
    docket = open_docket(two_people(), None)
    first, second = sorted(one for one in docket.findings if one.startswith("C101/"))
    one, two = (docket.judge(id_, SPOKEN) for id_ in (first, second))
    kept = judged_in(analyze(with_verdicts(docket.corpus, one, two)))
    assert {kept[id_].state for id_ in (first, second)} == {State.CURRENT}
    swapped = one._replace(finding=second), two._replace(finding=first)
    found = judged_in(analyze(with_verdicts(docket.corpus, *swapped)))
    assert {found[id_].state for id_ in (first, second)} == {State.STALE}


def two_people():
    """One paper of each position by each of two people, alike but for who speaks."""
    parts = []
    for who in ("ada-moss", "ben-holt"):
        base = {"from": who, "to": "public", "component": "whole", "place": "aldery"}
        for number, position in enumerate(("may-leave", "must-stay"), start=1):
            parts.append(
                {
                    **base,
                    "id": f"{who}-{number}",
                    "made": f"2031-0{number}-05",
                    "document": "speech",
                    "quote": "The same words.",
                    "claims": [{"leave": position}],
                }
            )
    return read({**frame(), "records/two.yaml": record_file(*parts)})


def test_two_findings_with_the_same_statements_and_rules_never_inherit():
    # A joint paper may give two findings that differ in nothing but whose they are.
    analyzed = analyze(two_people())
    finding = analyzed.findings[0]
    other = finding._replace(voice="somebody-else")
    one, two = (bind(analyzed.court, each) for each in (finding, other))
    assert (one.seen, one.rules) == (two.seen, two.rules)
    assert one.found != two.found


# --------------------------------------------------------------------- verdicts and their days

DAY = parse_date("2032-01-10").earliest


def with_judgment(**fields):
    held = verdict()
    return held._replace(judgment=held.judgment._replace(**fields))


def standing(adjudication, today=None):
    corpus = with_verdicts(read({**frame(), **records()}), adjudication)
    return judged_in(analyze(corpus), today)[FINDING]


@pytest.mark.parametrize(
    ("decision", "decides"),
    [(Decision.ACCEPT, True), (Decision.NOT_A_CONTRADICTION, True), (Decision.DEFER, False)],
)
def test_accepted_and_rejected_decide_and_put_off_does_not(decision, decides):
    one = standing(with_judgment(decision=decision))
    assert one.state is State.CURRENT
    assert one.is_decided is decides


@pytest.mark.parametrize(
    ("today", "state_then"),
    [
        (DAY, State.CURRENT),
        (parse_date("2032-02-01").earliest, State.CURRENT),
        (parse_date("2032-02-02").earliest, State.EXPIRED),
        (None, State.MAY_HAVE_EXPIRED),
    ],
)
def test_a_verdict_counts_on_its_last_day_and_not_on_the_next(today, state_then):
    one = standing(with_judgment(expires=parse_date("2032-02-01")), today)
    assert one.state is state_then
    assert one.is_decided is (state_then is State.CURRENT)


@pytest.mark.parametrize(
    ("today", "state_then"),
    [
        (parse_date("2032-01-09").earliest, State.NOT_YET),
        (DAY, State.CURRENT),
        (None, State.CURRENT),
    ],
)
def test_a_verdict_counts_from_the_day_that_it_bears(today, state_then):
    one = standing(with_judgment(on=parse_date("2032-01-10")), today)
    assert one.state is state_then
    assert one.is_decided is (state_then is State.CURRENT)


def test_without_a_last_day_the_day_makes_no_difference():
    assert standing(verdict(), parse_date("2099").earliest).state is State.CURRENT


def test_a_retired_verdict_does_not_count_whatever_else():
    retired = Retirement(parse_date("2032-01-11"), "It was read again.", "desk")
    one = standing(with_judgment(retired=retired))
    assert one.state is State.RETIRED
    assert not one.is_decided


def test_a_verdict_that_does_not_say_what_was_found_does_not_count():
    bound = verdict().judgment.binding._replace(found=None)
    assert standing(with_judgment(binding=bound)).state is State.STALE


def test_a_finding_nobody_judged_is_undecided():
    corpus = read({**frame(), **records()})
    one = judged_in(analyze(corpus))[FINDING]
    assert one.state is State.UNDECIDED
    assert one.adjudication is None
    assert not one.is_decided


def test_a_verdict_is_kept_when_another_is_given():

    corpus = with_verdicts(read({**frame(), **records()}), verdict())
    later = SPOKEN._replace(decision=Decision.DEFER, on=parse_date("2032-03-01"))
    docket = open_docket(corpus, None)
    second = docket.judge(FINDING, later)
    assert second.judgment.decision is Decision.DEFER
    assert second.earlier == (verdict().judgment,)
    third = docket.with_adjudication(second).judge(FINDING, SPOKEN)
    assert third.earlier == (second.judgment, verdict().judgment)
    assert docket.judge(FINDING, SPOKEN) == verdict()
