"""A seal of any character that a set may hold can be read again."""

import shutil

import pytest

from tests.command import SETS, timeline
from tests.shipped_sets import corpus_at

ESCAPED = (
    "\x1b",
    "\x7f",
    "\x85",
    "\x9f",
    "\u2028",
    "\u202e",
    "\ufeff",
    "\ufffe",
    "\uffff",
    "\U0001ffff",
)


@pytest.mark.parametrize("character", ESCAPED, ids=ascii)
def test_a_seal_of_an_escaped_character_is_the_same_set(tmp_path, character):
    folder = tmp_path / "set"
    shutil.copytree(SETS / "harbor-watch", folder)
    path = folder / "voices.yaml"
    text = path.read_text(encoding="utf-8")
    odd = text.replace("name: Coast Bureau", f'name: "Coast\\U{ord(character):08x}Bureau"', 1)
    assert odd != text
    path.write_text(odd, encoding="utf-8")
    assert timeline("check", "--set", folder).code == 0
    assert timeline("seal", "first", "--drafts", "--today", "2031-10-01", "--set", folder).code == 0
    sealed = corpus_at(folder / "seals" / "first")
    assert sealed.voices.organizations["coast-bureau"].name == f"Coast{character}Bureau"
    assert timeline("diff", "first", "--set", folder).code == 0
