"""Ten thousand exports of random sets with secrets in them, searched for each: none gets out.

Run by `make soak`, in pieces that can be run by themselves (`-k piece-3`); fewer with SOAK.
"""

import os

import pytest

from tests.leak_trials import leaks, plant

PIECES = 20
SETS = max(1, int(os.environ.get("SOAK", "1000")) * 7 // 10 // PIECES)
"""Sets a piece. Of 700 sets some fifteen exports each are made."""


@pytest.mark.parametrize("piece", range(PIECES), ids="piece-{}".format)
def test_no_planted_word_gets_out(piece):
    searched = 0
    for number in range(SETS):
        seed = 1_000 + piece * 1_000 + number
        found, exports = leaks(plant(seed))
        assert found == [], seed
        searched += exports
    assert searched >= SETS * 11
