"""The program against an independent reading of the same rules, on small random sets.

`python -m tests.oracles.compare --sets 5000` is the soak; here a bounded number. What the two once
decided differently is in `settled_sets`, each with the verdict it was settled on.
"""

import pytest

from tests.draws import drawn
from tests.oracles.compare import differences
from tests.oracles.generate import generate
from tests.oracles.second_reader import SecondReader
from tests.oracles.settled_sets import SETTLED, corpus_of, program_verdict

SEEDS = range(drawn(60))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_program_and_the_second_reader_agree(seed):
    _, corpus = generate(seed)
    assert list(differences(corpus)) == []


@pytest.mark.parametrize("one", SETTLED, ids=lambda one: one.number)
def test_what_was_open_is_settled(one):
    corpus = corpus_of(one)
    assert program_verdict(corpus, one.pair) == one.verdict
    assert SecondReader(corpus).answer(*one.pair).verdict == one.verdict


def test_the_comparison_can_fail(monkeypatch):
    _, corpus = generate(SEEDS[0])
    monkeypatch.setattr("tests.oracles.compare._program", lambda *_: ("unheard-of", ""))
    assert list(differences(corpus))
