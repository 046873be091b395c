"""JSON, format 1: a promise, held to by somebody else's validator of JSON Schema.

The shipped schema lets keys be added. Here it is closed first, so that a key which it does not know
is an error: what is printed and what is promised are the same.
"""

import copy
import json
from typing import Any

import jsonschema_rs
import pytest

from scomm_timeline.analysis.adjudications import State
from scomm_timeline.analysis.codes import CODES
from scomm_timeline.analysis.findings import Attribute, Verdict
from scomm_timeline.analysis.stretches import Stood
from scomm_timeline.model.adjudications import Decision
from scomm_timeline.model.dates import Order, Precision
from scomm_timeline.model.documents import DocumentState
from scomm_timeline.model.quotations import Grade
from scomm_timeline.model.statement import Act, Basis, Mode, NoPosition, Wording
from scomm_timeline.renderers import RenderOptions, json_v1
from scomm_timeline.renderers.json_values import readable
from scomm_timeline.renderers.jsonl import ROWS
from tests.command import ROOT, timeline
from tests.reports_canned import REPORTS

SCHEMA_FILE = ROOT / "scomm_timeline" / "renderers" / "schemas" / "format-1.schema.json"
SCHEMA: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
HARBOR = ("--set", "harbor-watch")
NEW = (
    *("--source", "gazette-april", "--from", "mara-quill", "--made", "2031-04-09"),
    *("--quote", "Nobody.", "--claim", "leaving=closed", "--component", "whole"),
    *("--place", "meridia"),
)

ANSWERS: tuple[tuple[str, ...], ...] = (
    ("show", *HARBOR),
    ("show", *HARBOR, "--since", "2031-04"),
    ("show", *HARBOR, "--as-known-on", "2031-04-30"),
    ("show", *HARBOR, "--grep", "nowhere"),
    ("show", "quill-letter-way-out", *HARBOR),
    ("show", "quill-press-nobody-radio", *HARBOR),
    ("show", "--set", "torn"),
    ("show", "--set", "empty"),
    ("check", *HARBOR),
    ("check", "--set", "torn"),
    ("check", "--set", "empty"),
    ("check", "--set", "no-vocabulary"),
    ("contradictions", *HARBOR),
    ("contradictions", *HARBOR, "--brief"),
    ("contradictions", *HARBOR, "--topic", "duty"),
    ("contradictions", "--set", "torn"),
    ("contradictions", "--set", "empty"),
    ("explain", "quill-letter-way-out", "quill-press-nobody", *HARBOR),
    ("explain", "bureau-page-required", "bureau-notice-open", *HARBOR),
    ("explain", "office-memo-stay", "quill-letter-way-out", *HARBOR),
    ("explain", "quill-press-nobody", "quill-press-nobody-radio", *HARBOR),
    ("explain", "gazette-door", "bureau-page-count", *HARBOR),
    *(
        ("list", what, *HARBOR)
        for what in ("topics", "people", "organizations", "places", "sources", "rules")
    ),
    ("list", "sources", "--set", "empty"),
    ("positions", *HARBOR),
    ("positions", *HARBOR, "--family", "taking-part", "--topic", "duty"),
    ("positions", "--set", "empty"),
    ("adjudicate", "list", *HARBOR, "--internal"),
    ("adjudicate", "list", "--set", "empty", "--internal"),
    ("verify", *HARBOR),
    ("verify", *HARBOR, "--source", "gazette-april", "--source", "radio-note"),
    ("verify", *HARBOR, "--explain", "league-poster"),
    ("stats", *HARBOR),
    ("stats", *HARBOR, "--topic", "duty"),
    ("stats", "--set", "torn"),
    ("stats", "--set", "empty"),
    ("diff", "harbor-watch", "harbor-watch-next"),
    ("diff", "harbor-watch-next", "harbor-watch", "--material-only"),
    ("diff", "harbor-watch", "torn"),
    ("diff", "empty", "harbor-watch", "--stat"),
    ("diff", "harbor-watch", "harbor-watch-next", "--findings-only"),
    ("diff", "harbor-watch", "harbor-watch-next", "--stat"),
    ("gate", *HARBOR, "--internal"),
    ("gate", *HARBOR, "--internal", "--base", "harbor-watch-next"),
    ("gate", "--set", "empty", "--internal"),
    ("gate", "--set", "torn", "--internal"),
    ("impact", "quill-press-nobody", *HARBOR),
    ("impact", "gazette-april", "radio-note", *HARBOR),
    ("fmt", *HARBOR, "--check"),
    ("fmt", "--set", "torn", "--check"),
    ("fmt", "--set", "no-vocabulary", "--diff"),
    ("init", "w", "--program", "Water Meters", "--dry-run"),
    ("new", *HARBOR, *NEW, "--dry-run"),
    ("new", *HARBOR, *NEW, "--source", "none", "--made", "2031-04~", "--dry-run"),
    ("import", "../authoring/rows.csv", *HARBOR, "--dry-run"),
    ("rule", "C101"),
    ("rule", "recharacterization"),
)
SHIPPED: tuple[tuple[str, ...], ...] = (
    ("show",),
    ("check",),
    ("contradictions",),
    ("list", "topics"),
    ("stats",),
)


def _closed(node: Any) -> Any:
    """The schema with every object closed to keys that it does not name."""
    if isinstance(node, list):
        return [_closed(one) for one in node]
    if not isinstance(node, dict):
        return node
    closed = {key: _closed(value) for key, value in node.items()}
    if "properties" in closed and "required" in closed:
        closed["additionalProperties"] = False
    return closed


def _strict() -> jsonschema_rs.Draft7Validator:
    schema = _closed(copy.deepcopy(SCHEMA))
    del schema["additionalProperties"]  # the top only says which kind it is
    return jsonschema_rs.Draft7Validator(schema)


STRICT = _strict()


def _errors(document: Any) -> list[str]:
    return [f"{list(one.instance_path)}: {one.message}" for one in STRICT.iter_errors(document)]


def test_the_schema_is_one_of_draft_7():
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema_rs.meta.validate(SCHEMA)


@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_an_answer_is_what_the_schema_promises_and_in_lines_the_same(arguments):
    document = timeline(*arguments, "--format", "json").json
    assert list(document)[:4] == ["format", "kind", "set", "incomplete"]
    assert document["kind"] == arguments[0]
    assert _errors(document) == []
    if document["kind"] in ROWS:
        _check_lines(document, timeline(*arguments, "--format", "jsonl").out)


def _check_lines(whole: Any, lines: str) -> None:
    """The lines are the answer without its longest list, and then that list."""
    first, *rest = map(json.loads, lines.splitlines())
    key = ROWS[whole["kind"]]
    if whole[key] is None:  # a part of a difference that was not asked for
        assert (first, rest) == (whole, [])
    else:
        assert whole == {**first, key: rest}


@pytest.mark.parametrize("arguments", SHIPPED, ids=" ".join)
def test_an_answer_about_the_shipped_set_is_what_the_schema_promises(arguments):
    document = timeline(*arguments, "--format", "json", cwd=ROOT).json
    assert _errors(document) == []


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_built_by_hand_is_what_the_schema_promises(name):
    text = json_v1.render(REPORTS[name], RenderOptions())
    assert _errors(json.loads(text)) == []
    assert json.loads(json_v1.render(REPORTS[name], RenderOptions(unicode=False))) == json.loads(
        text
    )


@pytest.fixture(scope="module")
def found() -> Any:
    return timeline("contradictions", *HARBOR, "--format", "json").json


@pytest.mark.parametrize(
    "break_it",
    [
        lambda answer: answer.pop("incomplete"),
        lambda answer: answer.update(format=2),
        lambda answer: answer.update(kind="findings"),
        lambda answer: answer.update(more=1),
        lambda answer: answer["set"].pop("digest"),
        lambda answer: answer["set"].update(shipped="no"),
        lambda answer: answer["findings"][0].pop("strength"),
        lambda answer: answer["findings"][0].update(verdict="maybe"),
        lambda answer: answer["findings"][0]["explanation"]["scope"][0].update(outcome="other"),
        lambda answer: answer["findings"][0].update(gap_days=[29]),
        lambda answer: answer["statements"][0]["made"].update(earliest="2031"),
        lambda answer: answer["statements"][0].update(extra=None),
    ],
)
def test_the_validator_sees_what_is_broken(found, break_it):
    broken = copy.deepcopy(found)
    assert _errors(broken) == []
    break_it(broken)
    assert _errors(broken)


def test_an_example_has_the_names_that_were_promised(found):
    (finding,) = found["findings"]
    promised = {
        "id": "C101/mara-quill/taking-part",
        "code": "C101",
        "verdict": "contradiction",
        "kind": "opposed",
        "level": "person",
        "voice": "mara-quill",
        "family": "taking-part",
        "topics": ["leaving"],
        "order": "before",
        "gap_days": [29, 29],
        "strength": "moderate",
        "weakened_by": ["date-inferred"],
        "a": "quill-letter-way-out",
        "b": "quill-press-nobody",
        "pairs": 1,
        "witnesses": [["quill-letter-way-out", "quill-press-nobody"]],
        "also_against": [],
    }
    assert {key: finding[key] for key in promised} == promised
    adjudication = finding["adjudication"]
    assert (adjudication["status"], adjudication["newer"]) == ("undecided", 0)
    assert set(finding["attributes"]) == {"reversal", "audiences"}
    chain = finding["explanation"]["chain"]
    assert chain[0]["holds"] == "leaving/on-request"
    assert chain[0]["entails"] == ["leaving/open"]
    assert chain[2]["rule"] == "X1"
    assert chain[2]["excludes"] == ["leaving/open", "leaving/closed"]
    scope = {one["dimension"]: one for one in finding["explanation"]["scope"]}
    assert list(scope) == ["place", "component", "who", "population", "extent", "time"]
    assert (scope["place"]["a"], scope["place"]["relation"]) == ("meridia", "equal")
    assert scope["who"]["a"] is None
    assert scope["time"]["a"] == ["2031-03-07", None]


def test_every_value_of_a_closed_list_is_in_the_schema():
    definitions = SCHEMA["definitions"]
    statement, claim = definitions["statement"]["properties"], definitions["claim"]["properties"]
    date, finding = definitions["date"]["properties"], definitions["finding"]["properties"]
    for schema, values in (
        (statement["act"], Act),
        (statement["wording"], Wording),
        (definitions["made"]["properties"]["basis"], Basis),
        (claim["mode"], Mode),
        (date["precision"], Precision),
        (finding["verdict"], Verdict),
        (finding["order"], Order),
        (finding["attributes"]["items"], Attribute),
        (definitions["grade"], Grade),
        (definitions["judgment"]["properties"]["decision"], Decision),
        (definitions["checked_document"]["properties"]["state"], DocumentState),
    ):
        assert set(schema["enum"]) == {one.value for one in values}
    line = definitions["positions"]["properties"]["lines"]["items"]["properties"]
    stood = set(line["months"]["items"]["properties"]["state"]["enum"])
    assert stood == {one.name.lower() for one in Stood if one is not Stood.NO}
    states = {*(one.value for one in State), "not-shown"}
    assert set(definitions["adjudication"]["properties"]["status"]["enum"]) == states
    assert set(statement["no_position"]["enum"]) == {*(one.value for one in NoPosition), None}
    assert {code.kind for code in CODES.values()} >= {"opposed"}


def test_one_shape_whatever_the_verbosity():
    plain = timeline("contradictions", *HARBOR, "-f", "json")
    for flags in (("--brief",), ("--quiet",), ("--width", "40"), ("--color", "always")):
        assert timeline("contradictions", *HARBOR, "-f", "json", *flags).out == plain.out


def test_every_statement_that_a_finding_names_is_in_the_answer(found):
    known = {one["id"] for one in found["statements"]}
    for finding in (*found["findings"], *found["weak"], *found["possible"]):
        assert {finding["a"], finding["b"]} <= known
        assert {one for side in finding["sides"] for one in side["statements"]} <= known
        assert set(finding["explanation"]["also_on_file"]) <= known
    for change in found["announced_changes"]:
        assert {change["statement"], *change["ends"]} <= known
    assert [one["id"] for one in found["statements"]] == sorted(known)


def test_words_that_other_tools_take_for_their_own_survive():
    answer = timeline("show", "quill-letter-way-out", *HARBOR, "-f", "json").json
    assert answer["statements"][0]["text"] == (
        "A town that no longer wishes to take part in Harbor Watch [sic] may write to us [/b] and "
        "will be taken off the list :warning: [bold]at once[/bold]."
    )


def test_a_character_that_a_terminal_would_obey_is_escaped_and_means_the_same():
    result = timeline("show", "league-poster", *HARBOR, "-f", "json")
    assert "\u202e" not in result.out
    assert "\\u202eevael" in result.out
    assert "\u202eevael dna <b>leave</b>" in result.json["statements"][0]["text"]


@pytest.mark.parametrize("character", ["\x7f", "\x9b", "\u2028", "\u2066", "\ufeff"])
def test_every_such_character_is_escaped(character):
    escaped = readable({"text": f"a{character}b"}, is_unicode=True)
    assert character not in escaped
    assert json.loads(escaped) == {"text": f"a{character}b"}


def test_a_statement_in_a_list_leaves_open_what_was_not_looked_for():
    # An empty list of findings in a plain list would say that there are none.
    answer = timeline("show", *HARBOR, "-f", "json").json
    assert answer["details"] is None
    assert all("findings" not in one for one in answer["statements"])


def test_details_name_the_findings_and_both_ends_of_relations():
    answer = timeline("show", "quill-press-nobody", *HARBOR, "-f", "json").json
    assert answer["details"]["findings"] == ["C101/mara-quill/taking-part"]
    assert answer["details"]["pointed_to_by"] == [
        {"kind": "version-of", "statement": "quill-press-nobody-radio"}
    ]
    assert answer["details"]["same_utterance"] == ["quill-press-nobody-radio"]
    values = {one["field"]: one for one in answer["details"]["values"]}
    assert values["made"] == {"field": "made", "value": "2031-04-05", "source": "header"}


def test_the_order_of_two_ids_decides_which_is_a_and_nothing_else():
    first, second = "quill-letter-way-out", "quill-press-nobody"
    one = timeline("explain", first, second, *HARBOR, "-f", "json").json
    other = timeline("explain", second, first, *HARBOR, "-f", "json").json
    assert (one["a"], one["order"]) == (first, "before")
    assert (other["a"], other["order"]) == (second, "after")
    for key in ("verdict", "code", "level", "gap_days", "finding", "weakened_by"):
        assert one[key] == other[key]


# ------------------------------------------------------------------------------- JSON Lines


def test_every_answer_that_has_a_list_is_asked_for_in_lines():
    assert {arguments[0] for arguments in ANSWERS} - set(ROWS) == {"rule"}


def test_every_pair_is_one_line():
    result = timeline("contradictions", *HARBOR, "--all-pairs", "--format", "jsonl")
    first, *pairs = map(json.loads, result.out.splitlines())
    assert _errors(first) == []
    pair = jsonschema_rs.Draft7Validator(
        {"$ref": "#/definitions/pair", "definitions": _closed(SCHEMA["definitions"])}
    )
    assert [list(pair.iter_errors(one)) for one in pairs] == [[]] * 5
    assert {(one["a"], one["b"], one["verdict"]) for one in pairs} == {
        ("brandt-interview-choice", "bureau-page-required", "dispute"),
        ("bureau-notice-open", "office-memo-stay", "possible"),
        ("bureau-notice-open", "quill-press-nobody", "change"),
        ("office-memo-stay", "quill-letter-way-out", "possible"),
        ("quill-letter-way-out", "quill-press-nobody", "contradiction"),
    }
    assert result.code == 1


def test_pairs_are_chosen_like_findings_and_counted_alike(found):
    chosen = timeline("contradictions", *HARBOR, "--all-pairs", "-f", "jsonl", "--topic", "duty")
    assert [json.loads(line)["verdict"] for line in chosen.out.splitlines()[1:]] == ["dispute"]
    assert chosen.code == 0
    whole = timeline("contradictions", *HARBOR, "--all-pairs", "-f", "jsonl").out
    verdicts = [json.loads(line)["verdict"] for line in whole.splitlines()[1:]]
    findings = (*found["findings"], *found["weak"], *found["possible"])
    assert verdicts.count("contradiction") == sum(one["pairs"] for one in findings)
    assert verdicts.count("possible") == sum(one["possible_pairs"] for one in findings)


def test_pairs_are_lines_and_nothing_else():
    result = timeline("contradictions", *HARBOR, "--all-pairs")
    assert result.code == 2
    assert "--format jsonl" in result.err
