"""When two sides were said, if they meet at all.

Where days leave it open whether two claims meet, announcements are asked of those days alone on
which they can: on any other there is nothing to excuse (ADR 0077).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.findings import Comparison, Outcome
from scomm_timeline.analysis.second_order import about_earlier
from scomm_timeline.analysis.timing import asks_for_its_day, made_on, no_later, no_sooner
from scomm_timeline.model.dates import Order
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.analysis.utterances import Facet, Ground, Range, Utterance


class Occasion(NamedTuple):
    """When two sides were said.

    Attributes:
        a: The days of the first.
        b: Those of the second.
        order: How the first stands to the second.
        is_part: On other days, or in another order, they may have been said too, and do not meet.
    """

    a: Range
    b: Range
    order: Order
    is_part: bool = False


def any_occasion(ground: Ground, a: Utterance, b: Utterance) -> Occasion:
    """All days of two utterances, and what is known of their order."""
    return Occasion(made_on(a), made_on(b), ground.sequence.order(a.id, b.id))


def occasion(
    ground: Ground,
    a: Utterance,
    b: Utterance,
    first: Facet,
    second: Facet,
    asked: tuple[Comparison | None, ...],
) -> Occasion:
    """When two sides were said, if they meet.

    Less than all their days only where what was `asked` of them (windows, and what a claim is about)
    leaves it open. What a figure counts has days of its own.
    """
    whole = any_occasion(ground, a, b)
    is_open = any(one is not None and one.outcome is Outcome.UNKNOWN for one in asked)
    if not is_open or a.root.figure is not None or b.root.figure is not None:
        return whole
    days, order = [whole.a, whole.b], whole.order
    facets = (first, second)
    later = about_earlier(ground, a, b, first, second)
    if later is not None:
        order = Order.AFTER if later == 0 else Order.BEFORE
        _order_words(days, facets[later], later)
    for dated, other in ((0, 1), (1, 0)):
        if asks_for_its_day(facets[dated], facets[other]):
            _bring_to_its_day(days, facets[dated], dated, other)
        end = facets[dated].end
        if end is not None and not facets[other].is_dated and facets[other].claim.becomes is None:
            days[other] = no_later(days[other], (end[1] - 1, end[1] - 1))
    if order not in {Order.BEFORE, Order.AFTER}:
        order = ordered_by(days[0], days[1], order)
    found = Occasion(days[0], days[1], order)
    return found._replace(is_part=found != whole)


def ordered_by(first: Range, second: Range, order: Order) -> Order:
    """The order of two days, where nothing else tells more than `order`."""
    if first[1] < second[0]:
        return Order.BEFORE
    return Order.AFTER if second[1] < first[0] else order


def _order_words(days: list[Range], claim: Facet, later: int) -> None:
    """A claim about earlier words meets what was said no later than it, and inside its limit."""
    words = 1 - later
    days[later] = no_sooner(days[later], days[words][0])
    days[words] = no_later(days[words], days[later])
    about = claim.claim.about
    if about is not None and about.until is not None:
        last = about.until.end - 1
        days[words] = no_later(days[words], (last, last))


def _bring_to_its_day(days: list[Range], facet: Facet, dated: int, other: int) -> None:
    """What holds from a day on is met by what is open-ended if the later was said no sooner.

    What *becomes* true then, if the open-ended claim was.
    """
    start = facet.start[0]
    if facet.claim.becomes is not None or days[dated][1] < start:
        days[other] = no_sooner(days[other], start)
    elif days[other][1] < start:
        days[dated] = no_sooner(days[dated], start)
