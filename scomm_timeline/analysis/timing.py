"""Were both lines standing? Their windows.

Every answer holds under every choice of days inside the bounds (MEETS, PARTS), or says that the
days leave it open (UNKNOWN).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.findings import Comparison, Dimension, Outcome
from scomm_timeline.model.date_words import iso
from scomm_timeline.model.dates import OPEN_PAST, Order
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.analysis.utterances import Facet, Range, Utterance
    from scomm_timeline.model.dates import Day


class _Case(NamedTuple):
    """A claim and the days on which it was made, both included.

    `is_before_end`: in this case it was made before its window is over, whichever the days.
    """

    facet: Facet
    made: Range
    is_before_end: bool = False


def compare_time(
    a: Utterance,
    b: Utterance,
    first: Facet,
    second: Facet,
    *,
    later: int | None = None,
    order: Order = Order.NOT_ESTABLISHED,
) -> Comparison:
    """Whether both windows are open at once, and neither over when the later was made.

    An open-ended claim stands from when it was made and does not speak of a future it does not
    mention: it does not meet a claim that holds from a day after both were made, nor one that
    *becomes* true after it was made. `later` is the side, 0 or 1, that meets the other only if it is
    the later one. `order` is that of a to b, as far as it is asked for.
    """
    shown = (_window(first.start, first.end), _window(second.start, second.end))
    made_a, made_b = made_on(a), made_on(b)
    if later == 0:
        made_b, made_a = no_later(made_b, made_a), no_sooner(made_a, made_b[0])
    if later == 1:
        made_a, made_b = no_later(made_a, made_b), no_sooner(made_b, made_a[0])
    if later is not None:
        first, second = _since_made(first, made_a), _since_made(second, made_b)
    found = [
        _overlap(*_in_sequence(one, other, order))
        for one in _cases(first, made_a)
        for other in _cases(second, made_b)
    ]
    outcome, why = next((one for one in found if one[0] is not Outcome.MEETS), found[0])
    if any(one[0] is not outcome for one in found):
        outcome, why = Outcome.UNKNOWN, f"the dates leave open whether {why}"
    elif outcome is Outcome.UNKNOWN:
        why = f"the dates leave open whether {why}"
    relation = {Outcome.MEETS: "overlaps", Outcome.PARTS: "disjoint"}.get(outcome, "unknown")
    return Comparison(Dimension.TIME, *shown, relation, outcome, why)


def _since_made(facet: Facet, made: Range) -> Facet:
    """A claim that stands from when it was made, made on fewer days than its date leaves open."""
    return facet if facet.is_dated or facet.is_retrospective else facet._replace(start=made)


def _cases(facet: Facet, made: Range) -> tuple[_Case, ...]:
    """A claim with the days on which it was made.

    Two cases for what `becomes: T` presupposes, if it may have been said before T and may have been
    said on T or later: the one speaks of what is, the other of all that was.
    """
    turn = facet.end
    is_open = (
        facet.claim.becomes is not None
        and not facet.is_dated
        and not facet.is_retrospective
        and turn is not None
        and turn[0] <= made[1]
    )
    if turn is None or not is_open:
        return (_Case(facet, made),)
    before = (made[0], min(made[1], turn[1] - 1))
    after = (max(made[0], turn[0]), made[1])
    past = facet._replace(
        start=(OPEN_PAST, OPEN_PAST), end=(turn[0], min(turn[1], made[1])), is_retrospective=True
    )
    coming = facet._replace(start=before, end=(max(turn[0], made[0] + 1), turn[1]))
    return _Case(coming, before, is_before_end=True), _Case(past, after)


def _in_sequence(one: _Case, other: _Case, order: Order) -> tuple[_Case, _Case]:
    """Two cases, of which the one that came first was made no later than the other."""
    if order is Order.BEFORE:
        return one._replace(made=no_later(one.made, other.made)), other
    if order is Order.AFTER:
        return one, other._replace(made=no_later(other.made, one.made))
    return one, other


def _overlap(one: _Case, other: _Case) -> tuple[Outcome, str]:
    """Whether two claims stand at once when the later is made, and what keeps them apart."""
    first, made_a = one.facet, one.made
    second, made_b = other.facet, other.made
    later = (max(made_a[0], made_b[0]), max(made_a[1], made_b[1]))
    apart = "the one begins when the other is over"
    over = "what the one says was over when the later was said"
    checks = [
        (_before(first.start, second.end), apart),
        (_before(second.start, first.end), apart),
        *(
            (_before(against.made if case.is_before_end else later, case.facet.end), over)
            for case, against in ((one, other), (other, one))
            if not case.facet.is_retrospective
        ),
    ]
    for dated, open_ended, said in ((first, second, made_b), (second, first, made_a)):
        if asks_for_its_day(dated, open_ended):
            checks.append(
                (
                    not_after(dated.start, said if dated.claim.becomes else later),
                    "an open-ended statement does not speak of a future it does not mention",
                )
            )
    for outcome in (Outcome.PARTS, Outcome.UNKNOWN):
        for found, why in checks:
            if found is outcome:
                return found, why
    return Outcome.MEETS, ""


def asks_for_its_day(dated: Facet, open_ended: Facet) -> bool:
    """True if the one holds from a day on and the other, open-ended, does not speak of a future."""
    return dated.is_dated and not open_ended.is_dated and open_ended.end is None


def made_on(utterance: Utterance) -> Range:
    """The days on which an utterance may have been made."""
    return utterance.made.earliest, utterance.made.latest


def not_after(first: Range, second: Range) -> Outcome:
    """Whether `first` is on or before `second`: MEETS if certainly, PARTS if never."""
    if first[1] <= second[0]:
        return Outcome.MEETS
    return Outcome.PARTS if first[0] > second[1] else Outcome.UNKNOWN


def no_later(made: Range, other: Range) -> Range:
    """Days on which a thing was made that was made no later than another, if there are any."""
    return made[0], max(made[0], min(made[1], other[1]))


def no_sooner(made: Range, day: Day) -> Range:
    """Days on which a thing was made that was made on a day or later, if there are any."""
    return min(made[1], max(made[0], day)), made[1]


def _before(start: Range, end: Range | None) -> Outcome:
    """Whether a window's start comes before another's end."""
    if end is None or start[1] < end[0]:
        return Outcome.MEETS
    return Outcome.PARTS if start[0] >= end[1] else Outcome.UNKNOWN


def _window(start: Range, end: Range | None) -> tuple[str | None, str | None]:
    return (iso(start[0]), iso(end[1] - 1) if end is not None else None)
