"""Every kind of block has a layout as text."""

from typing import get_args

from scomm_timeline.renderers.page import Block
from scomm_timeline.renderers.text import _LAYOUTS


def test_every_block_is_laid_out_and_nothing_else():
    assert set(_LAYOUTS) == set(get_args(Block))
