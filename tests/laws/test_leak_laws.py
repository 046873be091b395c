"""Nothing restricted and no work product gets out, wherever it is planted: `make soak` tries more."""

import pytest

from scomm_timeline.cli.report import PUBLISHERS
from tests.leak_trials import exports, leaks, plant


@pytest.mark.parametrize("seed", range(3))
def test_no_planted_word_gets_out(seed):
    found, searched = leaks(plant(seed))
    assert found == []
    assert searched >= len(PUBLISHERS) + 2


def test_a_planted_word_that_gets_out_is_seen():
    """Every format of an internal release holds secrets: the search can find them."""
    planted = plant(1)
    written = list(exports(planted, is_internal=True))
    assert {name for name, _ in written} >= set(PUBLISHERS)
    for name, content in written:
        text = content.decode("utf-8", "replace").lower()
        assert any(word in text for word in planted.secrets), name
