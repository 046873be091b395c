"""Who spoke in the meantime: utterances that may fall between the two sides of a pair.

They are counted, not listed: a reader is told how many were looked at for an announced change. So those
of the same speakers are kept by their first and last minutes, and only those of which a recorded
relation says more than their dates are asked one by one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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

    Those whom only their dates put in order are kept by first and by last minute, each sorted; the
    others, of whom a relation says more, as they are.
    """

    __slots__ = ("_firsts", "_ids", "_is_sorted", "_lasts", "_ordered")

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        self._ordered: list[Utterance] = []
        self._is_sorted = False

    def add(self, one: Utterance, sequence: Sequence) -> None:
        """Put in one more; only before anything is asked."""
        name = one.root.id
        if name in sequence.windows:
            self._ordered.append(one)
            return
        first, last = minutes(sequence.dates[name])
        self._ids.add(name)
        self._firsts.append(first)
        self._lasts.append(last)

    def count(self, sequence: Sequence, sides: tuple[_Side, _Side]) -> int:
        """How many are neither surely before both sides nor surely after both."""
        if not self._is_sorted:
            self._firsts.sort()
            self._lasts.sort()
            self._is_sorted = True
        (a, one), (b, two) = sides
        before = bisect_left(self._lasts, min(one[0], two[0]))
        after = len(self._firsts) - bisect_right(self._firsts, max(one[1], two[1]))
        own = (a.id in self._ids) + (b.id in self._ids)  # neither before nor after itself
        ordered = sum(_may_be_between(sequence, each, a, b) for each in self._ordered)
        return len(self._ids) - before - after - own + ordered


def _by_speakers(ground: Ground) -> dict[tuple[Speaker, ...], _Spoken]:
    found: dict[tuple[Speaker, ...], _Spoken] = {}
    sequence = ground.sequence
    for one in ground.utterances.values():
        if one.root.official:
            speakers = one.speakers
            spoken = found.get(speakers)
            if spoken is None:
                spoken = found[speakers] = _Spoken()
            spoken.add(one, sequence)
    return found


def _may_be_between(sequence: Sequence, one: Utterance, a: Utterance, b: Utterance) -> bool:
    if one.id in {a.id, b.id}:
        return False
    orders = {sequence.order(one.id, side.id) for side in (a, b)}
    return orders not in ({Order.BEFORE}, {Order.AFTER})
