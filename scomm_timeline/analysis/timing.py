"""Were both lines standing? Windows, and announcements that came in between.

Every answer holds under every choice of days inside the bounds (MEETS, PARTS), or says that the
days leave it open (UNKNOWN).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.findings import Comparison, Dimension, Outcome
from scomm_timeline.analysis.responsibility import answerable
from scomm_timeline.model.codebook import INABILITY, TopicKind
from scomm_timeline.model.dates import Order, iso
from scomm_timeline.model.places import PlaceRelation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.standing import Ending, Standing
    from scomm_timeline.analysis.utterances import Facet, Ground, Range, Utterance
    from scomm_timeline.model.voices import Speaker

NOT_EXCUSED: Final = "not excused"
"""The relation of an announcement to what it would not excuse."""

Announced = tuple[Comparison, "Utterance | None"]
"""The comparison, and the utterance that ended the earlier line, if one did."""


def compare_time(a: Utterance, b: Utterance, first: Facet, second: Facet) -> Comparison:
    """Whether both windows are open at once, and neither over when the later was made.

    An open-ended claim stands from when it was made and does not speak of a future it does not
    mention: it does not meet a claim that holds from a day after both were made, nor one that
    *becomes* true after it was made.
    """
    shown = (_window(first.start, first.end), _window(second.start, second.end))
    later = (max(a.made.earliest, b.made.earliest), max(a.made.latest, b.made.latest))
    apart = "the one begins when the other is over"
    over = "what the one says was over when the later was said"
    checks = [
        (_before(first.start, second.end), apart),
        (_before(second.start, first.end), apart),
        *((_before(later, one.end), over) for one in (first, second) if not one.is_retrospective),
    ]
    for dated, other, said in ((first, second, b), (second, first, a)):
        if dated.is_dated and not other.is_dated and other.end is None:
            checks.append(
                (
                    not_after(dated.start, made_on(said) if dated.claim.becomes else later),
                    "an open-ended statement does not speak of a future it does not mention",
                )
            )
    for found, why in checks:
        if found is Outcome.PARTS:
            return Comparison(Dimension.TIME, *shown, "disjoint", found, why)
    for found, why in checks:
        if found is Outcome.UNKNOWN:
            return Comparison(
                Dimension.TIME, *shown, "unknown", found, f"the dates leave open whether {why}"
            )
    return Comparison(Dimension.TIME, *shown, "overlaps", Outcome.MEETS)


def compare_announcements(
    standing: Standing,
    a: Utterance,
    b: Utterance,
    first: Facet,
    second: Facet,
    *,
    same_voice: bool,
) -> Announced:
    """Whether the earlier line had been ended, in the open, when the later was made.

    Of one voice, a later decision is its own announcement.
    """
    ground = standing.ground
    order = ground.sequence.order(a.id, b.id)
    if same_voice and _replaces_by_decision(ground, first, second):
        later = a if order is Order.AFTER else b
        why = "a later decision is its own announcement"
        return _announced(later.id, "decision", Outcome.PARTS, why), later
    found = [
        *_ended(standing, a, first, b, second, order),
        *_ended(standing, b, second, a, first, order.mirrored),
    ]
    open_ones = {ending.by.id for ending, outcome in found if outcome is Outcome.UNKNOWN}
    if {a.id, b.id} <= open_ones:
        why = "whichever is the later announces the change"
        return _announced(b.id, "announced", Outcome.PARTS, why), b
    for ending, outcome in found:
        if outcome is Outcome.PARTS:
            why = f"{ending.by.id} ended the earlier line ({ending.how})"
            return _announced(ending.by.id, "announced", outcome, why), ending.by
    for ending, outcome in found:
        why = f"whether {ending.by.id} ({ending.how}) came between the two is not established"
        return _announced(ending.by.id, "unknown", outcome, why), ending.by
    earlier = {Order.BEFORE: (first,), Order.AFTER: (second,)}.get(order, (first, second))
    if any(is_inability(ground, facet) for facet in earlier):
        return not_excused()
    return _announced(None, "none", Outcome.MEETS, "no announced change in this set"), None


def not_excused() -> Announced:
    """For what no announcement excuses: inability, a denial, a re-reading."""
    why = "an announcement does not excuse this"
    return _announced(None, NOT_EXCUSED, Outcome.MEETS, why), None


def made_on(utterance: Utterance) -> Range:
    """The days on which an utterance may have been made."""
    return utterance.made.earliest, utterance.made.latest


def not_after(first: Range, second: Range) -> Outcome:
    """Whether `first` is on or before `second`: MEETS if certainly, PARTS if never."""
    if first[1] <= second[0]:
        return Outcome.MEETS
    return Outcome.PARTS if first[0] > second[1] else Outcome.UNKNOWN


def _before(start: Range, end: Range | None) -> Outcome:
    """Whether a window's start comes before another's end."""
    if end is None or start[1] < end[0]:
        return Outcome.MEETS
    return Outcome.PARTS if start[0] >= end[1] else Outcome.UNKNOWN


def _window(start: Range, end: Range | None) -> tuple[str | None, str | None]:
    return (iso(start[0]), iso(end[1] - 1) if end is not None else None)


def _announced(by: str | None, relation: str, outcome: Outcome, why: str) -> Comparison:
    return Comparison(Dimension.ANNOUNCEMENT, None, by, relation, outcome, why)


def _replaces_by_decision(ground: Ground, first: Facet, second: Facet) -> bool:
    """True if both are decisions on one topic: the later is its own announcement."""
    topic = ground.codebook.topics.get(first.claim.topic)
    if topic is None or topic.slug != second.claim.topic:
        return False
    return topic.kind is TopicKind.DECISION


def _ended(
    standing: Standing,
    line: Utterance,
    facet: Facet,
    other: Utterance,
    against: Facet,
    order: Order,
) -> Iterator[tuple[Ending, Outcome]]:
    """Endings of a line that came, or may have come, before the other side was said.

    `order` is that of the line to the other side. Several parties of a joint paper hold a line
    until each of them has ended it. "It cannot be done" is excused by nothing that comes later.
    """
    if order is Order.AFTER or is_inability(standing.ground, facet):
        return
    places = _where_they_meet(standing.ground, facet, against)
    parties = [
        list(_ended_for(standing, line, facet, holder, other, places, order))
        for holder in answerable(line, other, standing.ground.voices)
    ]
    if not all(parties):
        return
    certain = all(any(one is Outcome.PARTS for _, one in found) for found in parties)
    for found in parties:
        for ending, outcome in found:
            yield ending, outcome if certain else Outcome.UNKNOWN


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


def _where_they_meet(ground: Ground, line: Facet, other: Facet) -> tuple[str, ...]:
    """The places of a line that the other side speaks of too; an ending must cover these.

    All of them where the other side names no place, or none that meets.
    """
    relation = ground.places.relation
    meeting = tuple(
        place
        for place in line.claim.places
        if any(relation(place, one) is not PlaceRelation.DISJOINT for one in other.claim.places)
    )
    return meeting or line.claim.places


def _ended_for(
    standing: Standing,
    line: Utterance,
    facet: Facet,
    holder: Speaker,
    other: Utterance,
    places: tuple[str, ...],
    order: Order,
) -> Iterator[tuple[Ending, Outcome]]:
    """Endings of one holder's line, in time for the other side or perhaps in time."""
    sequence = standing.ground.sequence
    for ending, effect, covered in standing.endings(line, facet, holder, places):
        by = ending.by
        if by.root.document_id == line.root.document_id:
            continue
        after_line = sequence.order(line.id, by.id)
        if after_line is Order.AFTER:
            continue
        in_time = _in_time(standing, ending, effect, other)
        lifted = _lifted(standing, ending, other)
        if in_time is Outcome.PARTS or lifted is Outcome.MEETS:
            continue
        certain = (
            after_line is Order.BEFORE
            and in_time is Outcome.MEETS
            and lifted is Outcome.PARTS
            and covered is Outcome.MEETS
            and order is Order.BEFORE
        )
        yield ending, Outcome.PARTS if certain else Outcome.UNKNOWN


def _in_time(standing: Standing, ending: Ending, effect: Range, other: Utterance) -> Outcome:
    """Whether the ending had taken effect when the other side was said; it may be that side."""
    if ending.by.id == other.id or ending.by.root.document_id == other.root.document_id:
        return Outcome.MEETS
    order = standing.ground.sequence.order(ending.by.id, other.id)
    if order is Order.AFTER:
        return Outcome.PARTS
    if order is Order.BEFORE and effect == made_on(ending.by):
        return Outcome.MEETS
    return not_after(effect, made_on(other))


def _lifted(standing: Standing, ending: Ending, other: Utterance) -> Outcome:
    """Whether the ending was itself out of force when the other side was said."""
    found = [not_after(one, made_on(other)) for one in standing.suspended_from(ending.by)]
    for outcome in (Outcome.MEETS, Outcome.UNKNOWN):
        if outcome in found:
            return outcome
    return Outcome.PARTS
