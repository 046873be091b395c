"""A verdict does not notice layout, order, or the file in which a statement stands."""

import copy
import itertools

import pytest

from scomm_timeline.analysis.adjudications import State
from tests.judged_edits import judge, state
from tests.judged_sets import FULL, OTHERS, frame, read, record_file, records

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
    bound = judge(read(base))
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
