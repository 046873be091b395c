"""Were both lines standing? Announcements that came in between.

Every answer holds under every choice of days inside the bounds (MEETS, PARTS), or says that the
days leave it open (UNKNOWN).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.denials import is_no_change
from scomm_timeline.analysis.findings import Comparison, Dimension, Level, Outcome
from scomm_timeline.analysis.occasions import ordered_by
from scomm_timeline.analysis.scope import compare_extent
from scomm_timeline.analysis.standing import Common
from scomm_timeline.analysis.timing import made_on, no_sooner, not_after
from scomm_timeline.model.codebook import INABILITY, TopicKind
from scomm_timeline.model.dates import Order
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.places import PlaceRelation
from scomm_timeline.model.statement import Extent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.occasions import Occasion
    from scomm_timeline.analysis.responsibility import Shared
    from scomm_timeline.analysis.standing import Ending, Standing
    from scomm_timeline.analysis.utterances import Facet, Ground, Range, Utterance
    from scomm_timeline.model.dates import Day
    from scomm_timeline.model.voices import Speaker

NOT_EXCUSED: Final = "not excused"
"""The relation of an announcement to what it would not excuse."""

Announced = tuple[Comparison, "Utterance | None"]
"""The comparison, and the utterance that ended the earlier line, if one did."""

_SEVERAL: Final = 2

_LEAST_EXCUSED: Final = (Outcome.MEETS, Outcome.UNKNOWN, Outcome.PARTS)


class _Ended(NamedTuple):
    """What may have ended a line.

    Attributes:
        ending: The word that it ends.
        outcome: Whether it surely has.
        effect: The days of its effect.
        is_sure_if_earlier: It surely has if the line came before the other side.
        others: What has ended the line on those days on which the ending has not.
    """

    ending: Ending
    outcome: Outcome
    effect: Range
    is_sure_if_earlier: bool
    others: tuple[Ending, ...] = ()


class _Line(NamedTuple):
    """What somebody said, the claim of it that matters, and one who holds it.

    `made` are the days on which it was said if it meets the other side at all.
    """

    said: Utterance
    facet: Facet
    holder: Speaker
    made: Range


def compare_announcements(
    standing: Standing,
    a: Utterance,
    b: Utterance,
    first: Facet,
    second: Facet,
    shared: tuple[Shared, ...],
    when: Occasion,
) -> tuple[Announced, Shared]:
    """Whether the earlier line had been ended, in the open, when the later was made; for whom.

    `shared` are those who hold the two sides, nearest first. A party of a joint paper ends its own
    line only: the other's stands, and is asked about at the level at which it meets the other side.
    `when` is when a and b were said if the two meet at all.
    """
    found = [
        (
            _announced_between(
                standing,
                _Line(a, first, one.a, when.a),
                _Line(b, second, one.b, when.b),
                when,
                is_one_voice=one.level is not Level.NONE,
            ),
            one,
        )
        for one in dict.fromkeys(shared)
    ]
    return min(found, key=lambda one: _LEAST_EXCUSED.index(one[0][0].outcome))


def _announced_between(
    standing: Standing, one: _Line, two: _Line, when: Occasion, *, is_one_voice: bool
) -> Announced:
    """The same for one holder of each side. Of one voice, a later decision announces itself."""
    ground, order, a, b = standing.ground, when.order, one.said, two.said
    if is_one_voice and _replaces_by_decision(ground, one.facet, two.facet):
        later = a if order is Order.AFTER else b
        why = "a later decision is its own announcement"
        return _announced(later.id, "decision", Outcome.PARTS, why), later
    of_a = _with_turns(standing, one, two, order)
    of_b = _with_turns(standing, two, one, order.mirrored)
    found = [*of_a, *of_b]
    if_earlier = [each for each in found if each.is_sure_if_earlier]
    if {a.id, b.id} <= {each.ending.by.id for each in if_earlier}:
        why = "whichever is the later announces the change"
        return _announced(b.id, "announced", Outcome.PARTS, why), b
    if all(any(each.is_sure_if_earlier for each in those) for those in (of_a, of_b)):
        ender = min(if_earlier, key=_by_effect).ending.by
        why = "whichever was the earlier had been ended"
        return _announced(ender.id, "announced", Outcome.PARTS, why), ender
    if found:
        ending, outcome, _, _, others = min(found, key=_by_effect)
        if outcome is Outcome.PARTS:
            why = f"{ending.by.id} ended the earlier line ({ending.how})"
            for further in others:
                why += f", and {further.by.id} ({further.how}) where that was not in force"
            if when.is_part:
                why += ", on every day on which the two can meet"
            return _announced(ending.by.id, "announced", outcome, why), ending.by
        why = f"whether {ending.by.id} ({ending.how}) came between the two is not established"
        return _announced(ending.by.id, "unknown", outcome, why), ending.by
    pairs = ((one.facet, two.facet), (two.facet, one.facet))
    lines = {Order.BEFORE: pairs[:1], Order.AFTER: pairs[1:]}.get(order, pairs)
    if any(
        is_inability(ground, line) or _denies_the_change(ground, other, line)
        for line, other in lines
    ):
        return not_excused()
    return _announced(None, "none", Outcome.MEETS, "no announced change in this set"), None


def not_excused() -> Announced:
    """For what no announcement excuses: inability, a denial, a re-reading."""
    why = "an announcement does not excuse this"
    return _announced(None, NOT_EXCUSED, Outcome.MEETS, why), None


def _announced(by: str | None, relation: str, outcome: Outcome, why: str) -> Comparison:
    return Comparison(Dimension.ANNOUNCEMENT, None, by, relation, outcome, why)


def _replaces_by_decision(ground: Ground, first: Facet, second: Facet) -> bool:
    """True if both are decisions on one topic: the later is its own announcement."""
    topic = ground.codebook.topics.get(first.claim.topic)
    if topic is None or topic.slug != second.claim.topic:
        return False
    return topic.kind is TopicKind.DECISION


def _by_effect(found: _Ended) -> tuple[int, Day, str, str]:
    """Sure endings first, then the first to take effect: a line that has ended ends no more."""
    ending, outcome, effect, *_ = found
    return (-_LEAST_EXCUSED.index(outcome), effect[1], ending.by.id, ending.how)


def _ended(standing: Standing, line: _Line, other: _Line, order: Order) -> Iterator[_Ended]:
    """Endings of a line that came, or may have come, before the other side was said.

    `order` is that of the line to the other side. "It cannot be done" is excused by nothing that
    comes later, and who says of earlier words that nothing changed is not excused.
    """
    if order is Order.AFTER or is_inability(standing.ground, line.facet):
        return
    if _denies_the_change(standing.ground, other.facet, line.facet):
        return
    places = _where_they_meet(standing.ground, line.facet, other.facet)
    # Only if the line came first does it matter what ended it: then the other side came no sooner.
    other = other._replace(made=no_sooner(other.made, line.made[0]))
    yield from _ended_at(standing, line, other, order, places)
    if len(places.surely) + len(places.perhaps) > 1:
        by_place = [
            [list(_ended_at(standing, line, other, order, Common((place,)))) for place in some]
            for some in places
        ]
        yield from _ended_between_them(*by_place)


def _with_turns(standing: Standing, line: _Line, other: _Line, order: Order) -> list[_Ended]:
    """Endings of a line, and what those come to of which each has it ended on some of the days.

    Of two records that each may have ended the line before the other side was said, the one may have
    been out of force only when the other had taken effect.
    """
    found = list(_ended(standing, line, other, order))
    if len(found) < _SEVERAL or any(one.is_sure_if_earlier for one in found):
        return found
    first, last = no_sooner(other.made, line.made[0])
    days = {first}
    for one in found:
        since = [effect for _, effect in standing.suspensions(one.ending.by)]
        days.update(day for each in (one.effect, *since) for day in each if first < day <= last)
    begins = sorted(days)
    by_turn = []
    for begin, end in zip(begins, (*(day - 1 for day in begins[1:]), last), strict=True):
        told = list(_ended(standing, line, other._replace(made=(begin, end)), order))
        sure = [one for one in told if one.is_sure_if_earlier]
        if not sure:
            return found
        by_turn.append(min(sure, key=_by_effect))
    first_of_all = min(by_turn, key=_by_effect)
    others = {one.ending.by.id: one.ending for one in by_turn}
    del others[first_of_all.ending.by.id]
    return [first_of_all._replace(others=tuple(others.values())), *found]


def _ended_between_them(
    surely: list[list[_Ended]], perhaps: list[list[_Ended]]
) -> Iterator[_Ended]:
    """What several that each end a line at some of its places come to, by these places.

    The one is told that leaves it open, or that completes it.
    """
    if not all(surely or perhaps):
        return
    found = [min(one, key=_by_effect) for one in (*surely, *perhaps) if one]
    last = max(found, key=_by_effect)
    is_complete = all(perhaps) and last.outcome is Outcome.PARTS
    yield last._replace(
        outcome=Outcome.PARTS if is_complete else Outcome.UNKNOWN,
        is_sure_if_earlier=all(
            any(ended.is_sure_if_earlier for ended in one) for one in (*surely, *perhaps)
        ),
    )


def _ended_at(
    standing: Standing, line: _Line, other: _Line, order: Order, places: Common
) -> Iterator[_Ended]:
    """The same at some places, all of which an ending must cover to be sure.

    What the other side itself says came after the line, if the line came first.
    """
    said = line.said
    for ending, effect, covered in standing.endings(said, line.facet, line.holder, places):
        by = ending.by
        if by.root.document_id == said.root.document_id:
            continue
        is_other = by.id == other.said.id
        after_line = order if is_other else _order_to(standing, line, by)
        if after_line is Order.AFTER:
            continue
        in_time = _in_time(standing, ending, effect, other)
        # Where it ended the line, it did so no sooner than the line may have been said.
        known = max(effect[0], line.made[0]), max(effect[1], line.made[0])
        lifted = _lifted(standing, by, other, known)
        if in_time is Outcome.PARTS or lifted is Outcome.MEETS:
            continue
        order_alone = lifted is Outcome.PARTS and covered is Outcome.MEETS
        is_after = is_other or after_line is Order.BEFORE
        if_earlier = order_alone and is_after and in_time is Outcome.MEETS
        outcome = Outcome.PARTS if if_earlier and order is Order.BEFORE else Outcome.UNKNOWN
        yield _Ended(ending, outcome, effect, if_earlier)


def _order_to(standing: Standing, line: _Line, by: Utterance) -> Order:
    """How a line stands to a record, on the days that count."""
    order = standing.ground.sequence.order(line.said.id, by.id)
    if order in {Order.BEFORE, Order.AFTER}:
        return order
    return ordered_by(line.made, made_on(by), order)


def is_inability(ground: Ground, facet: Facet) -> bool:
    """True if a claim says that a thing can in no way be done.

    In a topic that has no position of that name every position is taken for one: rather a finding
    too many than an inability excused.
    """
    position = facet.claim.position
    topic = ground.codebook.topics.get(position.topic)
    if topic is None or topic.kind is not TopicKind.CAPABILITY or facet.denied:
        return False
    return position.slug == INABILITY or INABILITY not in topic.positions


def _denies_the_change(ground: Ground, denial: Facet, line: Facet) -> bool:
    """True if one of two claims about earlier words says that nothing changed.

    Where it is known to be the later, its code tells that (`denials`); here it may be.
    """
    topic = ground.codebook.topics.get(line.claim.topic)
    return (
        topic is not None  # a figure is of no topic
        and topic.kind.needs_about
        and not denial.denied
        and is_no_change(ground.codebook, denial.claim.position)
    )


def _where_they_meet(ground: Ground, line: Facet, other: Facet) -> Common:
    """The places of a line at which it meets the other side; an ending must cover these.

    All of them where the other side names no place, or none that meets. What holds for some of a place
    meets nothing that is said of a part of it.
    """
    tree = ground.places
    is_some = Extent.SOME in (line.claim.extent, other.claim.extent)
    surely, perhaps = [], []
    for place in line.claim.places:
        relations = {tree.relation(place, one) for one in other.claim.places}
        if is_some:
            here = line.claim._replace(places=(place,))
            if compare_extent(here, other.claim, tree).outcome is Outcome.PARTS:
                continue
        if relations - {PlaceRelation.DISJOINT, PlaceRelation.UNKNOWN}:
            surely.append(place)
        elif PlaceRelation.UNKNOWN in relations:
            perhaps.append(place)
    if not surely and not perhaps:
        return Common(line.claim.places)
    return Common(tuple(surely), tuple(perhaps))


def _in_time(standing: Standing, ending: Ending, effect: Range, other: _Line) -> Outcome:
    """Whether the ending had taken effect when the other side was said; it may be that side."""
    by, said = ending.by, other.said
    if by.id == said.id or by.root.document_id == said.root.document_id:
        return Outcome.MEETS
    order = standing.ground.sequence.order(by.id, said.id)
    if order is Order.AFTER:
        return Outcome.PARTS
    if order is Order.BEFORE and effect == made_on(by):
        return Outcome.MEETS
    return not_after(effect, other.made)


def _lifted(standing: Standing, ender: Utterance, other: _Line, effect: Range) -> Outcome:
    """Whether a record was out of force when the other side was said, if it had had effect by then.

    `effect` has the days of that. What suspends the record does so only while it is in force itself.
    """
    result = Outcome.PARTS
    for suspension, since in standing.suspensions(ender):
        in_time = _in_time(standing, suspension, since, other)
        if in_time is Outcome.PARTS:
            continue
        if ender.id != other.said.id and not_after(since, effect) is Outcome.MEETS:
            in_time = Outcome.MEETS  # it was out of force from the day of its effect on
        again = _lifted(standing, suspension.by, other, since)
        if in_time is Outcome.MEETS and again is Outcome.PARTS:
            return Outcome.MEETS
        if again is not Outcome.MEETS:
            result = Outcome.UNKNOWN
    return result
