"""The wording of the reports of many sets.

Run by `make soak`, in pieces that can be run by themselves (`-k piece-3`); how many sets: SOAK.
"""

import os

import pytest

from scomm_timeline.disk.sets import read_set, shipped_set
from tests.engine_builders import load_files
from tests.mixed_sets import mixed
from tests.spoken import judging_words, quotations, spoken

SETS = int(os.environ.get("SOAK", "1000"))
PIECES = 20


@pytest.mark.parametrize("piece", range(PIECES), ids="piece-{}".format)
def test_no_report_of_any_generated_set_judges(piece):
    for seed in range(1000 + piece, 1000 + SETS, PIECES):
        for text in spoken(mixed(seed), pairs=3):
            assert judging_words(text, []) == [], seed


def test_no_explanation_of_the_record_judges():
    corpus = load_files(read_set(shipped_set()))
    quoted = quotations(corpus)
    assert quoted
    for text in spoken(corpus, pairs=min(SETS, 1000) // 20):
        assert judging_words(text, quoted) == []
