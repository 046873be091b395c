"""The schemas against somebody else's validator: what the reader takes they take, and no more."""

import json
import re
from functools import cache
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scomm_timeline.authoring.files import FILES, SHAPES, kind_of
from scomm_timeline.authoring.schema import modeline, schema_for
from scomm_timeline.cli.schema import HELP
from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.dates import DateError
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.reading.kinds import Shape
from scomm_timeline.reading.load import load
from scomm_timeline.reading.yaml_nodes import read
from tests.builders import corpus_of, load_set, records, statement
from tests.command import ROOT, SETS, timeline
from tests.draws import drawn
from tests.shipped_sets import corpus_at
from tests.yaml_texts import typed_text

SHIPPED = ROOT / "statements"


@cache
def plain(kind: str) -> Any:
    """The schema of a kind for any set."""
    return jsonschema_rs.Draft7Validator(schema_for(kind))


@cache
def shipped(kind: str) -> Any:
    """The schema of a kind with the names of the shipped set."""
    return jsonschema_rs.Draft7Validator(schema_for(kind, corpus_at()))


FILES_SHIPPED = [one for one in read_set(SHIPPED) if kind_of(one.path)]


def value_of(text: str | None) -> Any:
    assert text is not None
    return read(text).value


@pytest.mark.parametrize("kind", FILES)
def test_a_schema_is_one_of_draft_07(kind):
    schema = schema_for(kind)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert jsonschema_rs.meta.is_valid(schema)


@pytest.mark.parametrize("kind", FILES)
def test_every_field_of_the_table_is_described(kind):
    text = json.dumps(schema_for(kind))
    shapes = [SHAPES[kind]] if isinstance(SHAPES[kind], Shape) else []
    for shape in shapes:
        assert isinstance(shape, Shape)
        properties = schema_for(kind)["properties"]
        assert list(properties) == list(shape.fields)
        for name, field in shape.fields.items():
            assert properties[name]["description"] == field.means
    assert '"description"' in text


@pytest.mark.parametrize("kind", FILES)
def test_every_shipped_file_is_valid(kind):
    found = [one for one in FILES_SHIPPED if kind_of(one.path) == kind]
    # The shipped record carries no work product.
    assert found or kind in {"adjudication", "sign-off", "policy"}
    for file in found:
        value = value_of(file.text)
        assert plain(kind).is_valid(value), file.path
        assert [one.message for one in shipped(kind).iter_errors(value)] == [], file.path


@pytest.mark.parametrize("name", ["harbor-watch", "empty"])
def test_every_file_of_the_made_up_sets_is_valid(name):
    corpus = load(read_set(SETS / name)).corpus
    files = read_set(SETS / name)
    assert "set.yaml" in {file.path for file in files if kind_of(file.path)}
    for file in files:
        kind = kind_of(file.path)
        if kind is not None:
            validator = jsonschema_rs.Draft7Validator(schema_for(kind, corpus))
            assert validator.is_valid(value_of(file.text)), file.path


def test_the_copy_in_the_docs_is_fresh(request):
    answered = timeline("schema", "record", cwd=ROOT)
    path = ROOT / "docs" / "statement.schema.json"
    if request.config.getoption("--update-docs"):
        path.write_text(answered.out, encoding="utf-8")
    assert answered.out == path.read_text("utf-8"), "run `make docs`"


RECORD = """\
document: letter
made: 2010-08-17
from: {organization: ice, person: unnamed}
to: public
place: us
sources: [{source: doc-003, locator: p. 2}]
statements:
  - id: first
    quote: Words.
    claims: [{opt-out: available, component: whole, population: {stage: booked}}]
    announces: [{topic: opt-out}]
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("opt-out: available", "opt-out: open"),
        ("opt-out: available", "opt-in: available"),
        ("organization: ice", "organization: icee"),
        ("person: unnamed", "person: nobody"),
        ("to: public", "to: publick"),
        ("place: us", "place: atlantis"),
        ("document: letter", "document: leter"),
        ("source: doc-003", "source: doc-999"),
        ("component: whole", "component: hole"),
        ("{topic: opt-out}", "{topic: opt-in}"),
        ("made: 2010-08-17", "made: August 2010"),
        ("made: 2010-08-17", "made: 2010-13"),
        ("stage: booked", "stage: jailed"),
        ("quote: Words.", "qoute: Words."),
        ("id: first", "id: First"),
        ("  - id: first\n    quote", "  - quote"),
        ("place: us", "place: []"),
        ("place: us", "place: {us: us}"),
        ("place: us", "place:"),
        ("from: {organization: ice, person: unnamed}", "from: {}"),
        ("claims: [{", "claims: [{topic: x}, {"),
    ],
)
def test_a_record_broken_in_one_way_is_invalid(old, new):
    assert shipped("record").is_valid(value_of(RECORD))
    assert old in RECORD
    assert not shipped("record").is_valid(value_of(RECORD.replace(old, new, 1)))


HASH = "sha256:" + 64 * "a"
VERDICT = {
    "finding": "C101/janet-napolitano/participation",
    "decision": "accept",
    "on": "2026-11-20",
    "reviewer": "desk",
    "reason": "Both cannot stand.",
    "response": {"sought": "false"},
    "readings": ["The date only."],
    "seen": {"napolitano-20101006-see": HASH},
    "rules": {"C101": "1", "X1": HASH},
}


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"rules": {"C101": 1}},
        {"response": {"sought": False}},
        {"finding": "C101/janet napolitano"},
        {"decision": "maybe"},
        {"on": "yesterday"},
        {"reason": ""},
        {"seen": {}},
        {"seen": {"a": "sha256:12"}},
        {"readings": "one"},
        {"score": "3"},
    ],
)
def test_a_verdict_of_the_wrong_shape_is_invalid(changed):
    value = {**VERDICT, **changed}
    expected = changed in ({}, {"rules": {"C101": 1}}, {"response": {"sought": False}})
    assert plain("adjudication").is_valid(value) is expected


def test_names_that_a_file_defines_itself_stay_open():
    text = "organizations: {new-body: {name: N, kind: agency, parent: newer-body}}\n"
    assert shipped("voices").is_valid(value_of(text))
    text = "organizations: {new-body: {name: N, kind: agency, place: atlantis}}\n"
    assert not shipped("voices").is_valid(value_of(text))


@pytest.mark.parametrize(
    ("kind", "value", "is_right"),
    [
        ("set", {"format": 1, "title": "T"}, True),
        ("set", {"format": 2, "title": "T"}, False),
        ("set", {"format": "1", "title": 7}, False),
        ("topic", {"exclusive": True}, True),
        ("topic", {"exclusive": 1}, False),
        ("source", {"dates": {"document": 2010}}, True),
        ("source", {"dates": {"document": 20100817}}, False),
        ("source", {"seen": True}, False),
        ("source", {"sha256": 12}, False),
    ],
)
def test_what_a_typing_editor_sees_of_years_and_yes_and_no_is_right(kind, value, is_right):
    """An editor reads `format: 1` as a number; a locator of digits without quotes it marks."""
    errors = [one.message for one in plain(kind).iter_errors(value)]
    about = [one for one in errors if "required" not in one]
    assert (about == []) is is_right


# ---------------------------------------------------------------- the table and the schema agree

_TEXTS = st.sampled_from(
    ["", " ", "a", "a-b", "A b", "not-stated", "2010-08", "2010-13", "true", "1", "asserts", "x" * 101,
     "whole", "public", "[sic]", "local", "2010~", "../2010", "a\n", "\n"]
)  # fmt: skip
_VALUES = st.recursive(
    _TEXTS | st.none(),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["id", "name", "source", "a", "A", "not-stated"]), inner)
    ),
    max_leaves=4,
)


def routes(value: Any, route: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [route] if route else []
    pairs = value.items() if isinstance(value, dict) else enumerate(value or ())
    for step, one in pairs if isinstance(value, dict | list) else ():
        found += routes(one, (*route, step))
    return found


def changed(value: Any, route: tuple[Any, ...], new: Any) -> Any:
    """The value with another at a route; without it if `new` is the type of nothing."""
    one = changed(value[route[0]], route[1:], new) if len(route) > 1 else new
    if isinstance(value, dict):
        kept = {key: old for key, old in value.items() if key != route[0]}
        return kept if one is ... else {**kept, route[0]: one}
    items = [old for at, old in enumerate(value) if at != route[0]]
    return items if one is ... else [*items[: route[0]], one, *items[route[0] :]]


SOUND = [(kind_of(one.path) or "", value_of(one.text)) for one in FILES_SHIPPED][::9] + [
    (kind_of(one.path) or "", value_of(one.text)) for one in FILES_SHIPPED if "/" not in one.path
]


@settings(max_examples=drawn(100))
@given(st.data())
def test_one_value_changed_is_right_to_both_or_wrong_to_both(data):
    kind, value = data.draw(st.sampled_from(SOUND))
    route = data.draw(st.sampled_from(routes(value)))
    new = data.draw(_VALUES | st.just(...))
    mutant = changed(value, route, new)
    assume(not _beyond_a_schema(mutant))
    assert SHAPES[kind].accepts(mutant) == plain(kind).is_valid(mutant), (route, new)


@pytest.mark.parametrize("seed", range(0, 120, 2))
def test_odd_documents_are_right_to_both_or_wrong_to_both(seed):
    typed = typed_text(seed)
    if not _beyond_a_schema(typed.value):
        assert SHAPES[typed.kind].accepts(typed.value) == plain(typed.kind).is_valid(typed.value)


_CONTROL = re.compile(r"[\x1c-\x1f\x85]")


def _beyond_a_schema(value: Any) -> bool:
    """Days that no calendar has, intervals that run backward, white space of Python's alone."""
    if isinstance(value, str):
        if _CONTROL.search(value):
            return True
        try:
            parse_date(value)
        except DateError as error:
            what = "no such day", "before it begins", "no year"
            return any(one in error.message for one in what)
        return False
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(map(_beyond_a_schema, inner))


@pytest.mark.parametrize(
    ("field", "value"),
    [("place", "nowhere"), ("from_", "nobody"), ("to", "nobody"),
     ("sources", ["none"]), ("document", "none")],
)  # fmt: skip
def test_a_name_that_the_reader_does_not_know_is_invalid_too(field, value):
    sound = load_set(records(statement("first")))
    text = records(statement("first", **{field: value}))
    assert load_set(text).diagnostics
    validator = jsonschema_rs.Draft7Validator(schema_for("record", corpus_of(sound)))
    assert validator.is_valid(value_of(records(statement("first"))))
    assert not validator.is_valid(value_of(text))


# ------------------------------------------------------------------------------------ the command


def test_all_schemas_are_written_into_a_folder_of_the_set(tmp_path):
    folder = tmp_path / ".schemas"
    result = timeline("schema", "--set", "harbor-watch", "--into", folder)
    assert result.code == 0
    names = sorted(one.name for one in folder.iterdir())
    assert names == sorted(f"{kind}.schema.json" for kind in FILES)
    assert result.out.count("written: ") == len(FILES)
    written = json.loads((folder / "record.schema.json").read_text("utf-8"))
    assert written == json.loads(timeline("schema", "--set", "harbor-watch").out)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["recrod"], "did you mean record?"),
        (["--into", "x", "--output", "y"], "leave one of them out"),
        (["--into", "harbor-watch/records"], "holds files of a set"),
        (["--format", "jsonl"], "a schema is JSON"),
    ],
)
def test_what_cannot_be_done_is_told_and_writes_nothing(arguments, words):
    result = timeline("schema", *arguments, "--set", "harbor-watch")
    assert (result.code, result.out) == (2, "")
    assert words in result.err


def test_the_lines_for_editors_lead_from_the_file_to_the_folder():
    assert modeline("set").startswith("# yaml-language-server: $schema=.schemas/set.schema.json\n")
    assert "$schema=../../.schemas/record" in modeline("record", "records/2031/x.yaml")
    assert modeline("record").splitlines()[1] == "# $schema: ../.schemas/record.schema.json"


def test_the_help_of_the_command_names_every_kind_of_file():
    told = HELP.replace(",", " ").replace(".", " ").split()
    assert set(FILES) <= set(told)
