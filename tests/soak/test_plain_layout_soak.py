"""Many edits of the shipped record, each read by lines and by the parser."""

import os
import random

import pytest

from scomm_timeline.disk.sets import read_set
from tests.command import ROOT
from tests.layout_edits import edited, is_read_alike

SHIPPED = [one.text or "" for one in read_set(ROOT / "statements")]
EDITS = 20 * int(os.environ.get("SOAK", "1000"))


@pytest.mark.parametrize("seed", range(10))
def test_an_edited_file_is_read_alike_or_left_to_the_parser(seed):
    rng = random.Random(seed)
    read = 0
    for _ in range(EDITS // 10):
        text = edited(rng.choice(SHIPPED), rng)
        is_alike = is_read_alike(text)
        assert is_alike is not False, text
        read += bool(is_alike)
    assert read > EDITS // 100  # else the edits leave nothing to compare
