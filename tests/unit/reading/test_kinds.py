"""The kinds of values: the fast answer and the explaining one agree, and one mistake is told once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scomm_timeline.reading import kinds
from scomm_timeline.reading.kinds import (
    Date,
    Either,
    Field,
    Keyed,
    Kind,
    Many,
    OneOf,
    Rows,
    Shape,
    Slug,
    Text,
    Within,
)
from scomm_timeline.reading.marks import PROSE
from scomm_timeline.reading.problem import Problem
from scomm_timeline.reading.shapes import (
    CLAIM,
    FAMILIES,
    HEADER,
    PLACES,
    SET,
    SOURCE,
    STATEMENT,
    TOPIC,
    VOCABULARY,
    VOICES,
)
from tests.draws import drawn

TABLES: tuple[Kind, ...] = (
    STATEMENT,
    HEADER,
    CLAIM,
    SOURCE,
    SET,
    VOCABULARY,
    TOPIC,
    FAMILIES,
    VOICES,
    PLACES,
)

WORDS = st.sampled_from(
    ["", " ", "~", "a", "a-b", "A b", "not-stated", "2010-08", "2010-02-30", "true", "asserts",
     "[sic]", "vale", "x" * 101, "local", "booked", "public", "1", "position", "quote"]
)  # fmt: skip
KEYS = st.sampled_from([*STATEMENT.fields, *CLAIM.fields, *SOURCE.fields, *TOPIC.fields, "leaving"])
VALUES = st.recursive(
    WORDS | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | WORDS, inner, max_size=5),
    max_leaves=12,
)


def told(kind: Kind, value: object) -> list[Problem]:
    found: list[Problem] = []
    kind.check(value, ("field",), found)
    return found


@given(kind=st.sampled_from(TABLES), value=VALUES)
def test_a_value_is_accepted_just_if_nothing_is_wrong_with_it(kind, value):
    assert kind.accepts(value) == (not told(kind, value))


@given(value=VALUES, data=st.data())
@settings(max_examples=drawn(300))
def test_each_field_is_accepted_just_if_nothing_is_wrong_with_it(value, data):
    shape = data.draw(st.sampled_from([one for one in TABLES if isinstance(one, Shape)]))
    kind = shape.fields[data.draw(st.sampled_from(sorted(shape.fields)))].kind
    assert kind.accepts(value) == (not told(kind, value))


@given(kind=st.sampled_from(TABLES), value=VALUES)
def test_what_is_told_is_on_one_line_and_inside_the_value(kind, value):
    for problem in told(kind, value):
        assert problem.message.isprintable()
        assert problem.help
        assert problem.route[:1] == ("field",)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Text(), ["a", "[sic]", " a"], ["", " ", "\t\n", None, ["a"], {"a": "b"}]),
        (
            Slug(),
            ["a", "a1", "2010-a-b", "x" * 100],
            ["A", "a_b", "a--b", "-a", "a-", "é", "x" * 101],
        ),
        (Date(), ["2010", "2010-08~", "../2010"], ["2010-13", "August", "not-stated", ""]),
        (Date(("not-stated",)), ["2010", "not-stated"], ["unknown", ["2010"]]),
        (OneOf(("all", "some")), ["all", "some"], ["none", "All", ["all"], None]),
        (Many(Slug()), ["a", ["a"], ["a", "b"]], [[], ["A"], [["a"]], {}]),
        (Rows(Slug()), [["a"], ["a", "b"]], ["a", [], None, {}, ["A"]]),
        (Either(OneOf(("x",)), Keyed(Text())), ["x", {"a": "b"}], ["y", {}, ["x"]]),
        (Keyed(Text()), [{"a": "b"}], [{}, None, "a", ["a"], {"A": "b"}, {"a": ""}]),
        (Keyed(Text()), [], [{"not-stated": "b"}]),
        (Within(Slug), ["a"], ["A"]),
    ],
)
def test_a_kind_takes_what_it_describes(kind, good, bad):
    for value in good:
        assert kind.accepts(value), value
    for value in bad:
        assert not kind.accepts(value), value
        assert told(kind, value), value


SMALL = Shape(
    "thing", {"id": Field(Slug(), "a name", required=True), "made": Field(Date(), "when")}
)


def test_a_shape_knows_its_fields_and_those_that_are_required():
    assert SMALL.accepts({"id": "a", "made": "2010"})
    assert [one.code for one in told(SMALL, {"made": "2010"})] == ["D102"]
    assert [one.code for one in told(SMALL, {"id": "a", "mad": "2010"})] == ["D101"]
    assert [one.code for one in told(SMALL, {})] == ["D105", "D102"]
    assert [one.code for one in told(SMALL, None)] == ["D105"]
    assert [one.code for one in told(SMALL, "id: a")] == ["D103"]


def test_all_that_is_wrong_is_told_at_its_own_route():
    found = told(SMALL, {"id": "A", "made": "2010-02-30", "size": "1"})
    assert [(one.code, one.route) for one in found] == [
        ("D107", ("field", "id")),
        ("D106", ("field", "made")),
        ("D101", ("field", "size")),
    ]


def test_a_mistake_that_the_yaml_reader_told_is_not_told_again():
    out = [Problem("L005", "an alias", "", ("made",))]
    kinds.check(SMALL, {"id": "A", "made": None}, (), out)
    assert [one.code for one in out] == ["L005", "D107"]


def test_a_long_value_is_shown_by_its_beginning_and_on_one_line():
    (found,) = told(Slug(), "No slug\n" * 1000)
    assert len(found.message) < 120
    assert r"\n" in found.message


NAMES_AND_NUMBERS = {
    "aliases", "archived", "denied-by", "file", "id", "if", "name", "pair", "sha256", "then", "unit", "url",
    "value", "via",
}  # fmt: skip
"""Fields of text that are too short, or too much of one piece, to invite a slip."""


def _fields_of_text(kind: Kind, name: str = "") -> set[str]:
    """The names of all fields below a kind that hold free text; those of a list have none."""
    if isinstance(kind, Text):
        return {name}
    if isinstance(kind, Shape):
        return set().union(*(_fields_of_text(one.kind, key) for key, one in kind.fields.items()))
    if isinstance(kind, Many | Rows):
        return _fields_of_text(kind.item, name)
    if isinstance(kind, Keyed):
        return _fields_of_text(kind.item)
    if isinstance(kind, Either):
        return _fields_of_text(kind.plain, name) | _fields_of_text(kind.mapping, name)
    return set()


def test_every_field_of_words_is_watched_for_slips():
    found = set().union(*map(_fields_of_text, TABLES)) - {""}
    assert found - PROSE == NAMES_AND_NUMBERS
    assert PROSE - found == {"reason"}  # of an adjudication
