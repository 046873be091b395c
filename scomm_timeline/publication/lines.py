"""Which lines of a set's files changed since another version."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.model.inputs import InputFile


def changed_lines(
    *, old: Iterable[InputFile], new: Iterable[InputFile]
) -> dict[str, frozenset[int]]:
    """The lines of `new` (from 1) that `old` has otherwise or not at all, by path.

    A file that is new has changed in every line; one that is the same does not occur.
    """
    before = {one.path: one.text for one in old}
    found: dict[str, frozenset[int]] = {}
    for one in new:
        was = before.get(one.path)
        if was == one.text:
            continue
        lines = (one.text or "").splitlines()
        found[one.path] = frozenset(_changed((was or "").splitlines(), lines))
    return found


def _changed(old: list[str], new: list[str]) -> Iterable[int]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, _, _, begin, end in matcher.get_opcodes():
        if tag in {"replace", "insert"}:
            yield from range(begin + 1, end + 1)
        elif tag == "delete" and new:  # seen at the line that follows, or at the last
            yield min(begin + 1, len(new))
