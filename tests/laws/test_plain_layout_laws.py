"""Files in the usual layout are read as the YAML parser reads them, and others are left to it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scomm_timeline.disk.sets import read_set
from scomm_timeline.reading import documents, yaml_nodes
from scomm_timeline.reading.plain_layout import read_plainly
from tests.command import ROOT, SETS
from tests.draws import drawn
from tests.layout_edits import edited, is_read_alike

SHIPPED = [one.text or "" for one in read_set(ROOT / "statements")]
OTHERS = [
    one.text or ""
    for name in ("harbor-watch", "harbor-watch-next")
    for one in read_set(SETS / name)
]


def test_every_file_that_is_read_by_lines_is_read_as_the_parser_reads_it():
    found = [is_read_alike(text) for text in (*SHIPPED, *OTHERS)]
    assert False not in found
    # Else it is no gain: the usual layout is what nearly all files have.
    assert found.count(True) >= 0.9 * len(found)


def test_no_file_of_the_shipped_record_needs_the_parser():
    # One that does makes every command import it, a sixth of the time that `show` takes.
    shipped = read_set(ROOT / "statements")
    assert [one.path for one in shipped if read_plainly(one.text or "") is None] == []


@settings(max_examples=drawn(300))
@given(st.integers(0, 10**9))
def test_an_edit_anywhere_is_read_alike_or_left_to_the_parser(seed):
    rng = random.Random(seed)
    text = edited(rng.choice(SHIPPED), rng)
    assert is_read_alike(text) is not False, text


LEFT_TO_THE_PARSER = {
    "a tab": "a:\tb\n",
    "a carriage return": "a: b\r\n",
    "a byte order mark": "\ufeffa: b\n",
    "half a character": "a: \ud800\n",
    "an anchor": "a: &x b\n",
    "an alias": "a: *x\n",
    "a tag": "a: !t b\n",
    "a merge key": "<<: {a: b}\n",
    "a key twice": "a: b\na: c\n",
    "a key twice in braces": "a: {b: c, b: d}\n",
    "a key of several words": "a b: c\n",
    "a key in quotation marks": '"a": b\n',
    "a key that is missing": "- : b\n",
    "a second document": "a: b\n---\nc: d\n",
    "the end of a document": "a: b\n...\n",
    "a value that goes on": "a: b\n  c\n",
    "a quotation that goes on": 'a: "b\n  c"\n',
    "an escape": 'a: "b\\n"\n',
    "a quotation mark inside quotation marks": "a: 'b''c'\n",
    "words behind a quotation": 'a: "b" c\n',
    "a second colon": "quote: ICE: we do not\n",
    "a colon at the end": "quote: ICE:\n",
    "words that a comment cuts off": "quote: see #3\n",
    "words that are all comment": "quote: #3\n",
    "a bracket in front of a quotation": "quote: [T]he county\n",
    "a dash in front of a word": "a: -b\n",
    "a list in a list": "a:\n  - - b\n",
    "an odd indent": "a:\n    b: c\n  d: e\n",
    "a comment that may belong to a block": "a: >-\n    b\n  # c\n",
    "a deeper line in a block": "a: >-\n  b\n    c\n",
    "a space at the end of a line of a block": "a: >-\n  b \n  c\n",
    "a block of another kind": "a: |-\n  b\n",
    "a block without words": "a: >-\n",
    "an empty line of spaces": "a: >-\n  b\n   \n",
    "a value that may be nothing": "a: ~\n",
    "a question mark in brackets": "a: [b?, c]\n",
    "an empty list": "a: []\n",
    "a bracket that is open": "a: [b,\n",
    "nothing": "",
    "a list at the top": "- a\n",
    "statements in brackets": "statements: [{id: a}]\n",
    "great depth": "".join(f"{' ' * at}a:\n" for at in range(15)) + " " * 15 + "b: c\n",
}


@pytest.mark.parametrize("text", LEFT_TO_THE_PARSER.values(), ids=LEFT_TO_THE_PARSER)
def test_what_is_unusual_or_wrong_is_left_to_the_parser(text):
    assert read_plainly(text) is None
    assert documents.read(text) == yaml_nodes.read(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: b # c\n", {"a": "b"}),
        ("a: b", {"a": "b"}),
        ("a:  b\n", {"a": "b"}),
        ("a: no\nb: 010\nc: 12:30\nd: null\n", {"a": "no", "b": "010", "c": "12:30", "d": "null"}),
        ("a:\nb: ''\n", {"a": None, "b": ""}),
        ("a: # c\n  b: c\n", {"a": {"b": "c"}}),
        ("a: >-\n    b\n    # c\n\n    d\n# e\n", {"a": "b # c\nd"}),
        ("a:\n- b\n- c: d\n  e: f\ng: h\n", {"a": ["b", {"c": "d", "e": "f"}], "g": "h"}),
        ("a: {b: c, d: [e, 'f, g']}\n", {"a": {"b": "c", "d": ["e", "f, g"]}}),
        ("a: [b,\n  c]  # d\n", {"a": ["b", "c"]}),
        ("a:\n  - b  # c: d\n  - e # f:\n", {"a": ["b", "e"]}),
        ("a: “b” – c#d ?\n", {"a": "“b” – c#d ?"}),
    ],
)
def test_the_usual_layout_needs_no_parser(text, value):
    plain = read_plainly(text)
    assert plain is not None
    assert plain.value == value
    assert is_read_alike(text)


def test_statements_stand_on_their_lines():
    plain = read_plainly("a: b\nstatements:\n# c\n  - id: d\n    e: f\n\n  - {id: g}\n")
    assert plain is not None
    assert plain.lines == {0: 4, 1: 7}
