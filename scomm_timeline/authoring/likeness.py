"""Statements that say the same, or nearly: what a person should look at before a set says it twice.

Near-linear: only statements that share a stretch of three words which few others have are compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import Confidence, Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scomm_timeline.model.statement import Statement

_STRETCH: Final = 3
_COMMON: Final = 40
"""A stretch that stands in more statements than that says nothing."""
_NEAR: Final = 0.6
"""Share of stretches in common from which two texts are nearly the same. Advice, never a verdict."""
_LEAST: Final = 4
"""Words below which a text is too short to be like another by chance alone."""


class Like(NamedTuple):
    """`same` says that all words are equal, letter by letter but for case and marks."""

    other: str
    same: bool


class Likeness:
    """The words of many statements, to ask which of them another one is like."""

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        self._whole: dict[tuple[str, ...], str] = {}
        self._stretches: dict[str, frozenset[tuple[str, ...]]] = {}
        self._holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for one in statements:
            self.add(one)

    def add(self, statement: Statement) -> None:
        """Take one more statement among those that others may be like."""
        words = _words(statement.text)
        if not words:
            return
        self._whole.setdefault(words, statement.id)
        found = _stretches_of(words)
        self._stretches[statement.id] = found
        for stretch in found:
            self._holders[stretch].append(statement.id)

    def of(self, statement: Statement) -> Like | None:
        """The statement that this one is most like, if any is."""
        words = _words(statement.text)
        same = self._whole.get(words)
        if same is not None:
            return Like(same, same=True)
        if len(words) < _LEAST:
            return None
        near = self._nearest(_stretches_of(words))
        return Like(near, same=False) if near is not None else None

    def _nearest(self, found: frozenset[tuple[str, ...]]) -> str | None:
        candidates = {
            id_
            for stretch in found
            if len(self._holders.get(stretch, ())) <= _COMMON
            for id_ in self._holders.get(stretch, ())
        }
        scored = {id_: _share(found, self._stretches[id_]) for id_ in candidates}
        best: Mapping[str, float] = {id_: one for id_, one in scored.items() if one >= _NEAR}
        return min(best, key=lambda id_: (-best[id_], id_), default=None)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _stretches_of(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(words[at : at + _STRETCH] for at in range(max(1, len(words) - _STRETCH + 1)))


def _share(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    return len(a & b) / len(a | b)


def sense(statement: Statement) -> tuple[object, ...]:
    """What a statement says, without what an import never brings along."""
    return statement._replace(
        id="",
        review=Review.DRAFT,
        confidence=Confidence.HIGH,
        places=() if statement.claims or statement.figure else statement.places,
    ).content


def differences(new: Statement | None, held: Statement) -> list[str]:
    """The fields in which what is new says otherwise, by their names in the files."""
    if new is None:
        return ["it cannot be read"]
    ours, theirs = sense(held), sense(new)
    names = held._fields
    return [
        name.replace("_", "-") for name, a, b in zip(names, ours, theirs, strict=False) if a != b
    ]
