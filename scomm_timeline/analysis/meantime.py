"""Who spoke in the meantime: utterances that may fall between the two sides of a pair.

They are counted, not listed: a reader is told how many were looked at for an announced change. So those
of the same speakers are kept by their first and last minutes, and only those of which a recorded
relation says more than their dates are asked one by one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from scomm_timeline.analysis.responsibility import answers_for
from scomm_timeline.model.dates import Order
from scomm_timeline.model.sequence import minutes

if TYPE_CHECKING:
    from scomm_timeline.analysis.utterances import Ground, Utterance
    from scomm_timeline.model.sequence import Sequence, Window
    from scomm_timeline.model.voices import Speaker

_Side = tuple["Utterance", "Window"]


class Meantime:
    """The official utterances of a set by who speaks, sorted when they are first asked for."""

    __slots__ = ("_ground", "_known")

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._known: dict[tuple[Speaker, ...], _Spoken] | None = None

    def count(self, a: Utterance, b: Utterance) -> int:
        """How many others, by voices that answer for either, are not surely before or after both."""
        if self._known is None:
            self._known = _by_speakers(self._ground)
        sequence = self._ground.sequence
        sides = ((a, sequence.window(a.id)), (b, sequence.window(b.id)))
        holders = {*a.speakers, *b.speakers}
        return sum(
            spoken.count(sequence, sides)
            for speakers, spoken in self._known.items()
            if self._answers(speakers, holders)
        )

    def _answers(self, speakers: tuple[Speaker, ...], holders: set[Speaker]) -> bool:
        voices = self._ground.voices
        return any(answers_for(one, holder, voices) for one in speakers for holder in holders)


class _Spoken:
    """What the same speakers said.

    Those whom only their dates put in order are kept by first and by last minute, each sorted when
    they are first asked for; the others, of whom a relation says more, as they are.
    """

    __slots__ = ("_firsts", "_ids", "_lasts", "_ordered", "said")

    def __init__(self) -> None:
        self.said: list[Utterance] = []
        self._ids: frozenset[str] | None = None
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        self._ordered: list[Utterance] = []

    def count(self, sequence: Sequence, sides: tuple[_Side, _Side]) -> int:
        """How many are neither surely before both sides nor surely after both."""
        ids = self._ids if self._ids is not None else self._sort(sequence)
        (a, one), (b, two) = sides
        before = bisect_left(self._lasts, min(one[0], two[0]))
        after = len(self._firsts) - bisect_right(self._firsts, max(one[1], two[1]))
        own = (a.id in ids) + (b.id in ids)  # neither before nor after itself
        ordered = sum(_may_be_between(sequence, each, a, b) for each in self._ordered)
        return len(ids) - before - after - own + ordered

    def _sort(self, sequence: Sequence) -> frozenset[str]:
        """The ids of those whom only their dates put in order."""
        by_dates: list[str] = []
        for one in self.said:
            name = one.root.id
            if name in sequence.windows:
                self._ordered.append(one)
            else:
                by_dates.append(name)
        windows = [minutes(sequence.dates[name]) for name in by_dates]
        self._firsts = sorted([first for first, _ in windows])
        self._lasts = sorted([last for _, last in windows])
        self._ids = frozenset(by_dates)
        return self._ids


def _by_speakers(ground: Ground) -> dict[tuple[Speaker, ...], _Spoken]:
    found: defaultdict[tuple[Speaker, ...], _Spoken] = defaultdict(_Spoken)
    for one in ground.utterances.values():
        if one.root.official:
            found[one.speakers].said.append(one)
    return found


def _may_be_between(sequence: Sequence, one: Utterance, a: Utterance, b: Utterance) -> bool:
    if one.id in {a.id, b.id}:
        return False
    orders = {sequence.order(one.id, side.id) for side in (a, b)}
    return orders not in ({Order.BEFORE}, {Order.AFTER})
