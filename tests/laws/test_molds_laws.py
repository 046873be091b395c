"""A statement that a mold takes is read as by lines, whatever layout the mold was made of."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scomm_timeline.disk.sets import read_set
from scomm_timeline.reading.molds import Molds
from scomm_timeline.reading.plain_layout import read_plainly
from tests.command import ROOT, SETS
from tests.draws import drawn
from tests.layout_edits import edited

FILES = [
    one.text or ""
    for folder in (ROOT / "statements", SETS / "harbor-watch", SETS / "harbor-watch-next")
    for one in read_set(folder)
    if one.path.startswith("records/")
]


def by_lines(text: str):
    """A file as it is read before there are molds."""
    return read_plainly(text, Molds())


def of_every_layout() -> Molds:
    """Molds that take what they saw once."""
    return Molds(enough=0, often=1)


def molds_of(text: str) -> Molds:
    molds = of_every_layout()
    read_plainly(text, molds)
    return molds


@pytest.mark.parametrize("molds", [of_every_layout(), Molds(enough=0, often=2)], ids=["1", "2"])
def test_every_record_file_is_read_in_molds_as_by_lines(molds):
    for text in (*FILES, *FILES):
        assert read_plainly(text, molds) == by_lines(text)


@settings(max_examples=drawn(200))
@given(st.integers(0, 10**9))
def test_an_edit_anywhere_is_read_in_the_mold_of_the_file_as_by_lines(seed):
    rng = random.Random(seed)
    text = rng.choice(FILES)
    molds = molds_of(text)
    changed = edited(text, rng)
    plain = by_lines(changed)
    # What is not surely in the usual layout is nobody's but the parser's.
    assert read_plainly(changed, molds) == plain, changed


LAYOUT = """\
statements:
  - id: a
    made: 2031-01-01
    quote: >-
      No: #3
      and so on
    claims:
      - beacon: on
        component: all
        place: [a, b]
      - lamp: off
    to:
      - one
    sources: {source: b, locator: page 2}
"""
OTHER = """\
  - id: b
    made: 2031-01-01T10:30
    quote: >-
      - it
    claims:
      - horn: off
        component: Éclair
        place: [c]
      - lamp: off
    to:
      - two
    sources: {source: c, locator: a (b) / c.}
"""
ODD = {
    "a comment": ("component: all", "component: all # some"),
    "a sign of a comment": ("component: all", "component: all#some"),
    "a colon": ("- id: b", "- id: b: c"),
    "a quotation mark": ("- id: b", '- id: "b"'),
    "a colon at the end": ("- id: b", "- id: b:"),
    "a space at the end": ("- id: b", "- id: b "),
    "a key that stands twice": ("horn: off", "component: off"),
    "a key behind the list": (" / c.}\n", " / c.}\nfoo: bar\n"),
    "a deeper line": ("      - it", "      - it\n        or not"),
    "an empty line": ("      - it", "      - it\n\n      or not"),
    "a space in brackets": ("[c]", "[c ]"),
    "an empty item in brackets": ("[c]", "[c, ]"),
    "an odd key": ("horn: off", "$horn: off"),
    "a long key": ("horn: off", f"{'h' * 101}: off"),
    "no value": ("id: b", "id:"),
    "a mapping in a list": ("- two", "- two: 2"),
}


@pytest.mark.parametrize(("old", "new"), ODD.values(), ids=ODD)
def test_what_is_odd_in_one_statement_is_read_as_by_lines(old, new):
    text = LAYOUT + OTHER
    assert old in text
    changed = text.replace(old, new)
    assert read_plainly(changed, molds_of(LAYOUT)) == by_lines(changed)


def test_a_mold_takes_statements_of_its_layout():
    # Else all of the above would hold of molds that take nothing.
    (mold,) = molds_of(LAYOUT).molds
    assert mold.match(OTHER.removeprefix("  - ")[:-1])
    assert not mold.match(OTHER.removeprefix("  - ")[:-1].replace("to:", "for:"))
