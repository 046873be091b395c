"""How long a line stands: the first days on which announcements have, or may have, ended it.

For one claim of a lot every ending that covers it is known beforehand, by place. Of these only the
earliest matters, and which one that is follows from the day on which the line was said.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from scomm_timeline.model.dates import MINUTES_A_DAY, OPEN_FUTURE
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scomm_timeline.analysis.columns import Column, Making
    from scomm_timeline.analysis.standing import Standing
    from scomm_timeline.analysis.utterances import Facet, Ground, Utterance
    from scomm_timeline.model.dates import Day

NEVER: Final = OPEN_FUTURE + 1
"""A day after every day: what nothing ends stands until then."""


class Reign(NamedTuple):
    """Until when a line stands.

    Attributes:
        surely_until: The first day on which it may have been ended.
        at_most_until: The first day on which it has been ended, whatever the days.
        ended_by: The id of the utterance that ends it; empty where nothing does.
    """

    surely_until: Day
    at_most_until: Day
    ended_by: str


class Ends(NamedTuple):
    """Columns of the same of many lines.

    Attributes:
        surely_until: As of one.
        at_most_until: As of one.
        ended_by: For each the number, in `names`, of the utterance that ends it.
        names: Ids; an empty one where nothing ends a line.
    """

    surely_until: Column
    at_most_until: Column
    ended_by: Column
    names: list[str]


UNENDED: Final = Reign(NEVER, NEVER, "")

_Effect = tuple["Day", str]
"""A day of effect and the id of the utterance that ends a line then."""

_NO_EFFECT: Final[_Effect] = (NEVER, "")


class _Here(NamedTuple):
    """Endings for one place: by the day they were made, the earliest effect from there on.

    Attributes:
        begins: The first possible days, in order.
        sure: For each, the least last day of effect of it and of all that follow.
        closes: The last possible days, in order.
        may: For each, the two least first days of effect of it and of all that follow.
    """

    begins: tuple[Day, ...]
    sure: tuple[_Effect, ...]
    closes: tuple[Day, ...]
    may: tuple[tuple[_Effect, _Effect], ...]


class Reigns:
    """Everything that may end one claim of a lot, by place.

    Attributes:
        is_uneasy: More matters than days and places (an ending that is itself suspended, or whose
            place is not known): the pairs of such a line are met one by one.
    """

    __slots__ = ("_along", "_here", "_paths", "is_uneasy")

    def __init__(self, ground: Ground, found: Sequence[_Found], *, is_uneasy: bool) -> None:
        self.is_uneasy = is_uneasy
        self._paths = ground.places
        self._along: dict[str, list[_Here]] = {}
        by_place: dict[str, list[_Found]] = {}
        for one in found:
            for place in one.places or ("",):
                by_place.setdefault(place, []).append(one)
        self._here = {place: _arranged(those) for place, those in by_place.items()}

    def of(self, place: str, first: Day, last: Day, own: str) -> Reign:
        """Until when a line for a place, said between two days by the utterance `own`, stands."""
        along = self._along.get(place)
        if along is None:
            steps = (self._here.get(at) for at in ("", *self._paths.path(place)))
            along = self._along[place] = [here for here in steps if here is not None]
        if not along:
            return UNENDED
        sure, may = _NO_EFFECT, NEVER
        for begins, surely, closes, perhaps in along:
            end = surely[bisect_right(begins, last)]
            if end < sure:
                sure = end
            best, second = perhaps[bisect_left(closes, first)]
            day = second[0] if best[1] == own else best[0]
            if day < may:
                may = day
        return Reign(may, *sure)

    def of_all(
        self,
        made: Making,
        firsts: Column,
        lasts: Column,
        inside: Callable[[Sequence[str]], list[slice]],
    ) -> Ends:
        """The same of many lines, as if none of them ended one.

        They are in an order in which those inside a place are one slice: that which `inside` says of
        each place.
        """
        effects = sorted({one for here in self._here.values() for one in here.sure})
        ranks = {one: rank for rank, one in enumerate(effects)}
        sure = made.filled(len(firsts), ranks[_NO_EFFECT])
        may = made.filled(len(firsts), NEVER)
        places = [place for place in self._here if place]
        slices = {"": slice(None), **dict(zip(places, inside(places), strict=True))}
        for place, here in self._here.items():
            there = slices[place]
            if there.start == there.stop is not None:
                continue  # nobody speaks of it here
            begun = made.right(made.column(list(here.begins)), lasts[there])
            closed = made.left(made.column(list(here.closes)), firsts[there])
            by_begin = made.column([ranks[one] for one in here.sure])
            by_close = made.column([best[0] for best, _ in here.may])
            sure[there] = made.lesser(sure[there], made.taken(by_begin, begun))
            may[there] = made.lesser(may[there], made.taken(by_close, closed))
        days = made.column([day for day, _ in effects])
        return Ends(may, made.taken(days, sure), sure, [name for _, name in effects])


class _Found(NamedTuple):
    """An ending that covers a line: by whom, where, made when, in effect when."""

    by: str
    places: tuple[str, ...]
    made: tuple[Day, Day]
    effect: tuple[Day, Day]


def reigns_of(standing: Standing, line: Utterance, facet: Facet) -> Reigns | None:
    """What may end a claim like this one; None if nothing does."""
    found: list[_Found] = []
    is_uneasy = len(line.speakers) != 1
    places = standing.ground.places.by_id
    heard = (one for holder in line.speakers for one in standing.heard(line, facet, holder))
    for ending, effect in heard:
        made = ending.by.made
        is_uneasy = (
            is_uneasy
            or any(one == NOT_STATED or places[one].is_group for one in ending.places)
            or next(standing.suspensions(ending.by), None) is not None
            or not _is_by_days(standing.ground, ending.by)
        )
        found.append(_Found(ending.by.id, ending.places, (made.earliest, made.latest), effect))
    return Reigns(standing.ground, found, is_uneasy=is_uneasy) if found else None


class KnownReigns:
    """What may end the claims of a set, asked once of all that are alike in what is asked."""

    __slots__ = ("_known", "_standing")

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._known: dict[tuple[object, ...], Reigns | None] = {}

    def of(self, alike: tuple[object, ...], line: Utterance, facet: Facet) -> Reigns | None:
        """What may end a claim. `alike`: the same for claims of one sort, speaker and audience."""
        if alike not in self._known:
            self._known[alike] = reigns_of(self._standing, line, facet)
        return self._known[alike]


def _is_by_days(ground: Ground, one: Utterance) -> bool:
    """True if the order of an utterance that no relation touches follows from its days."""
    window = ground.sequence.windows.get(one.id)
    if window is None:
        return True
    return (window[0] // MINUTES_A_DAY, window[1] // MINUTES_A_DAY) == (
        one.made.earliest,
        one.made.latest,
    )


def _arranged(found: Sequence[_Found]) -> _Here:
    """The least effects from each day on."""
    by_begin = sorted(found, key=lambda one: (one.made[0], one.by))
    by_close = sorted(found, key=lambda one: (one.made[1], one.by))
    sure = [_NO_EFFECT]
    for one in reversed(by_begin):
        sure.append(min(sure[-1], (one.effect[1], one.by)))
    may = [(_NO_EFFECT, _NO_EFFECT)]
    for one in reversed(by_close):
        may.append(_two_least(may[-1], (one.effect[0], one.by)))
    return _Here(
        tuple(one.made[0] for one in by_begin),
        tuple(reversed(sure)),
        tuple(one.made[1] for one in by_close),
        tuple(reversed(may)),
    )


def _two_least(known: tuple[_Effect, _Effect], new: _Effect) -> tuple[_Effect, _Effect]:
    """The least effect, and the least of another utterance than that one."""
    least, second = known
    if new[1] == least[1]:
        return min(least, new), second
    if new < least:
        return new, least
    if new[1] == second[1]:
        return least, min(second, new)
    return least, min(second, new)
