"""JSON Lines: one object a line, the release first."""

import copy
import json

import jsonschema_rs
import pytest

from scomm_timeline.exports.release_tables import APART, FINDINGS, SOURCES
from scomm_timeline.model.columns import COLUMNS, columns
from tests.command import ROOT
from tests.exports_read import json_lines
from tests.release_builders import MAY, STAY, release
from tests.release_builders import reviewed as said
from tests.release_formats import published, release_with


def lines(*statements, **options):
    content = published("jsonl", release(*statements, **options))
    return [json.loads(one) for one in content.decode("utf-8").split("\n")[:-1]]


def test_the_first_line_says_of_what_the_others_are_and_what_is_missing():
    head = lines(said("a", "2031-02", MAY), said("b", "2031-03", STAY, review=None))[0]
    assert (head["row"], head["format"], head["release"]) == ("release", 1, "public")
    assert head["set"]["statements"] == 2
    assert head["statements"] == 1
    assert {one["kind"]: one["count"] for one in head["left_out"]}["drafts"] == 1


def test_each_further_line_says_what_it_is():
    found = lines(said("a", "2031-02", MAY), said("b", "2031-03", STAY))
    assert [one["row"] for one in found] == ["release", "claim", "claim", "finding", "source"]


def test_an_announced_change_is_listed_apart():
    ends = {"topic": "leave", "component": "whole", "place": "aldery"}
    found = lines(
        said("a", "2031-02", MAY), said("b", "2031-03", STAY, announces=[ends], from_="ministry")
    )
    (apart,) = [one for one in found if one["row"] == "apart"]
    assert (apart["code"], apart["statement"], apart["concerns"]) == ("C401", "b", ["a"])
    assert apart["topics"] == ["leave"]
    assert [one for one in found if one["row"] == "finding"] == []


def test_a_claim_has_every_column_in_its_order():
    content = published("jsonl", release(said("a", "2031-02", MAY)))
    (claim,) = json_lines(content, "claim")
    assert list(claim) == ["row", *(one.name for one in columns(internal=False))]
    assert claim["sense"] is None
    assert claim["from_organization"] == ["beacon-agency"]
    assert (claim["official"], claim["claim"]) == (True, 1)


def test_no_character_of_a_text_ends_a_line_or_steers_a_terminal():
    words = "one\u2028two\x85three\u202efour\x1b[31m five\nsix"
    content = published("jsonl", release_with(words))
    assert len(content.decode("utf-8").splitlines()) == content.count(b"\n") == 3
    assert not {"\u202e", "\x1b", "\u2028"} & set(content.decode("utf-8"))


# -- the schema -----------------------------------------------------------------------------------

SCHEMA = json.loads(
    (ROOT / "scomm_timeline" / "renderers" / "schemas" / "report-lines-1.schema.json").read_text(
        encoding="utf-8"
    )
)
TABLES = {"claim": COLUMNS, "finding": FINDINGS, "apart": APART, "source": SOURCES}


def validator():
    """The schema with every line closed to keys that it does not name."""
    closed = copy.deepcopy(SCHEMA)
    for one in closed["definitions"].values():
        one["additionalProperties"] = False
    return jsonschema_rs.Draft7Validator(closed)


@pytest.mark.parametrize("name", TABLES)
def test_the_schema_has_the_columns_and_their_sentences(name):
    shape = SCHEMA["definitions"][name]
    assert list(shape["properties"]) == ["row", *(one.name for one in TABLES[name])]
    assert [shape["properties"][one.name]["description"] for one in TABLES[name]] == [
        one.means for one in TABLES[name]
    ]
    assert shape["required"] == ["row", *(o.name for o in TABLES[name] if not o.is_internal)]


@pytest.mark.parametrize("internal", [False, True])
def test_every_line_is_what_the_schema_promises(internal):
    figure = {"measure": "towers-lit", "value": "7", "unit": "towers"}
    found = lines(
        said("a", "2031-02", MAY),
        said("b", "../2031-03", STAY, notes="Ask."),
        said("c", "2031", claims=None, figure=figure, place="aldery", made_as_written="then"),
        is_internal=internal,
    )
    assert {"claim", "source"} <= {one["row"] for one in found}
    for one in found:
        assert [str(error) for error in validator().iter_errors(one)] == []


def test_a_line_that_is_not_as_promised_is_seen():
    claim = lines(said("a", "2031-02", MAY))[1]
    for spoiled in ({**claim, "text": 7}, {**claim, "more": 1}, {**claim, "row": "statement"}):
        assert not validator().is_valid(spoiled)
    del claim["made"]
    assert not validator().is_valid(claim)
