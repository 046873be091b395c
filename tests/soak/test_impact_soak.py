"""`impact` against a full rebuild, for every source of the shipped record."""

import os

import pytest

from scomm_timeline.disk.sets import read_set
from scomm_timeline.reading.load import load
from tests.laws.test_impact_laws import SHIPPED, check_rebuilt

_CORPUS = load(read_set(SHIPPED)).corpus
assert _CORPUS is not None


# All of them where SOAK is 1000, evenly spaced ones where it is less.
_STEP = max(1, 1000 // max(1, int(os.environ.get("SOAK", "1000"))))
SOURCES = sorted(_CORPUS.sources)[::_STEP]


@pytest.mark.parametrize("source", SOURCES)
def test_impact_equals_a_rebuild_without_the_source(source, tmp_path):
    check_rebuilt(SHIPPED, source, tmp_path / "rebuilt")
