"""Who spoke in the meantime: utterances that may fall between the two sides of a pair.

They are counted, not listed: a reader is told how many were looked at for an announced change. So those
of the same speakers are kept by their first and last minutes, and only those of which a recorded
relation says more than their dates are asked one by one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.responsibility import answers_for
from scomm_timeline.model.dates import MINUTES_A_DAY, Order
from scomm_timeline.model.sequence import minutes

if TYPE_CHECKING:
    from scomm_timeline.analysis.utterances import Ground, Utterance
    from scomm_timeline.model.sequence import Sequence, Window
    from scomm_timeline.model.voices import Speaker

_Side = tuple["Utterance", "Window"]

_Sorted = tuple[list[int], list[int]]
"""First days or minutes and last ones, each in order; of days not the last one, but the end."""

_MADE: Final = attrgetter("made")
_EARLIEST: Final = attrgetter("earliest")
_END: Final = attrgetter("end")


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

    Those whom only their dates put in order are kept by first day and by end, or by first and last
    minute where a minute is known, each sorted when they are first asked for; the others, of whom a
    relation says more, as they are.
    """

    __slots__ = ("_days", "_minutes", "_ordered", "_speakers", "said")

    def __init__(self, speakers: tuple[Speaker, ...]) -> None:
        self.said: list[Utterance] = []
        self._speakers = speakers
        self._days: _Sorted | None = None
        self._minutes: _Sorted = ([], [])
        self._ordered: list[Utterance] = []

    def count(self, sequence: Sequence, sides: tuple[_Side, _Side]) -> int:
        """How many are neither surely before both sides nor surely after both."""
        days = self._days if self._days is not None else self._sort(sequence)
        (a, one), (b, two) = sides
        first, last = min(one[0], two[0]), max(one[1], two[1])
        found = _between(days, first // MINUTES_A_DAY + 1, last // MINUTES_A_DAY)
        found += _between(self._minutes, first, last)
        own = sum(
            self._is_by_dates(one, sequence) for one in (a, b)
        )  # between itself and the other
        ordered = sum(_may_be_between(sequence, each, a, b) for each in self._ordered)
        return found - own + ordered

    def _is_by_dates(self, one: Utterance, sequence: Sequence) -> bool:
        """True for one of those whom only their dates put in order."""
        is_said = one.root.official and one.speakers == self._speakers
        return is_said and one.root.id not in sequence.windows

    def _sort(self, sequence: Sequence) -> _Sorted:
        """Those of whom no minute is known."""
        related, said = sequence.windows, self.said
        if related:
            self._ordered = [one for one in said if one.root.id in related]
            said = [one for one in said if one.root.id not in related]
        dates = list(map(_MADE, said))
        timed = [minutes(one) for one in dates if one.minute is not None]
        if timed:
            dates = [one for one in dates if one.minute is None]
            self._minutes = sorted([one[0] for one in timed]), sorted([one[1] for one in timed])
        self._days = sorted(map(_EARLIEST, dates)), sorted(map(_END, dates))
        return self._days


def _between(those: _Sorted, first: int, last: int) -> int:
    """How many did not come to their last before `first`, nor have their first after `last`."""
    firsts, lasts = those
    return bisect_right(firsts, last) - bisect_left(lasts, first)


def _by_speakers(ground: Ground) -> dict[tuple[Speaker, ...], _Spoken]:
    found: dict[tuple[Speaker, ...], _Spoken] = {}
    unofficial: list[Utterance] = []
    said_of_kind = []
    for sample in ground.samples:
        said = unofficial
        if sample.root.official:
            speakers = sample.speakers
            said = found.setdefault(speakers, _Spoken(speakers)).said
        said_of_kind.append(said)
    for one, kind in zip(ground.utterances.values(), ground.alike.kinds, strict=True):
        said_of_kind[kind].append(one)
    return found


def _may_be_between(sequence: Sequence, one: Utterance, a: Utterance, b: Utterance) -> bool:
    if one.id in {a.id, b.id}:
        return False
    orders = {sequence.order(one.id, side.id) for side in (a, b)}
    return orders not in ({Order.BEFORE}, {Order.AFTER})
