"""The program against an independent reading of the same rules, on small random sets.

`python -m tests.oracles.compare --sets 5000` is the soak; here a bounded number. What the two once
decided differently is in `settled_sets`, each with the verdict it was settled on; a reading that was
chosen though the second reader goes further has a name in `compare.SETTLED_READINGS`, and an ADR.
"""

from pathlib import Path

import pytest

from tests.draws import drawn
from tests.oracles.compare import SETTLED_READINGS, differences, settled_by
from tests.oracles.generate import generate
from tests.oracles.second_reader import SecondReader
from tests.oracles.settled_sets import CHOSEN, SETTLED, corpus_of, program_verdict

SEEDS = range(drawn(60))
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_program_and_the_second_reader_agree(seed):
    _, corpus = generate(seed)
    assert [one for one in differences(corpus) if settled_by(one) is None] == []


@pytest.mark.parametrize("one", SETTLED, ids=lambda one: one.number)
def test_what_was_open_is_settled(one):
    corpus = corpus_of(one)
    assert program_verdict(corpus, one.pair) == one.verdict
    assert SecondReader(corpus).answer(*one.pair).verdict == one.verdict


@pytest.mark.parametrize("one", CHOSEN, ids=lambda one: one.number)
def test_a_chosen_reading_is_known_by_name(one):
    corpus = corpus_of(one)
    assert program_verdict(corpus, one.pair) == one.verdict
    found = [settled_by(each) for each in differences(corpus, one.pair)]
    assert [each.name for each in found if each is not None] == [one.number]


def test_every_chosen_reading_has_a_set_an_entry_and_an_adr():
    assert {one.name for one in SETTLED_READINGS} == {one.number for one in CHOSEN}
    notes = (ROOT / "tests/oracles/disagreements.md").read_text(encoding="utf-8")
    for reading in SETTLED_READINGS:
        assert f"### {reading.name}. " in notes
        (adr,) = (ROOT / "docs/adr").glob(f"*-{reading.adr}.md")
        assert f"disagreements.md, {reading.name}" in adr.read_text(encoding="utf-8")


def test_the_comparison_can_fail(monkeypatch):
    _, corpus = generate(SEEDS[0])
    monkeypatch.setattr("tests.oracles.compare._program", lambda *_: ("unheard-of", ""))
    found = list(differences(corpus))
    assert found
    assert {settled_by(one) for one in found} == {None}
