"""Which lines were found to have been ended, and by whom, where pairs are only counted.

A line has been ended if something opposed to it was said on the day of effect or later, and while
it would still have stood. The record that ended it first is named.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, compress, repeat
from operator import add, lt
from typing import TYPE_CHECKING

from scomm_timeline.analysis.buckets import AFTER_ALL
from scomm_timeline.analysis.reigns import NEVER
from scomm_timeline.analysis.views import Look, due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.buckets import Bucket
    from scomm_timeline.analysis.changes import EndedLines
    from scomm_timeline.analysis.fields import Contest, Field
    from scomm_timeline.analysis.reaches import Member
    from scomm_timeline.analysis.utterances import Ground


def note_lines(ground: Ground, ended: EndedLines, between: Contest, field: Field) -> None:
    """Note the lines of both sides of a field that the other side shows to have been ended."""
    if between.speaks is not None:
        return  # nothing excuses what is said of earlier words
    for shelf, line, other, is_told, tells, view in (
        (between.a, field.a, field.b, field.a_told, field.b_told, field.views[0]),
        (between.b, field.b, field.a, field.b_told, field.a_told, field.views[1]),
    ):
        if shelf.reigns is None or view.look is Look.OPEN:
            continue  # an open-ended line meets only what came before it
        topic = shelf.sample.claim.topic
        if view.look is Look.AHEAD:
            for one in _ended_ahead(line, other):
                ended.add(ground.utterances[one.ended_by], one.said, topic)
            continue
        days = other.reach(view, surely=False, is_told=tells).sorted_days
        for one in line.take_ended(days):
            ended.add(ground.utterances[one.ended_by], one.said, topic)
        if is_told:
            _note_told(ended, topic, line, other)


def _note_told(
    ended: EndedLines, topic: str, line: Bucket, other: Bucket, *, is_by_decision: bool = False
) -> None:
    """Lines that the other side itself ended before anything else had.

    Whoever says that a line ends has ended it for what he says, even where the day of effect comes
    later or is not established. Of several only the first to speak after a line ends it. With
    decisions it does not matter whether anything else had.
    """
    tellers = sorted(
        [
            (start + one.first, one.last, one.name, one.said)
            for one, start in zip(other.members, other.starts, strict=True)
            if one.first < one.must_end
        ]
    )
    if not tellers:
        return
    days, given = [teller[0] for teller in tellers], line.columns
    ends = given.must_end if is_by_decision else map(min, given.must_end, given.at_most_until)
    firsts = list(map(bisect_right, repeat(days), map(add, line.starts, given.last)))
    next_days = map([*days, AFTER_ALL].__getitem__, firsts)
    told = map(lt, next_days, map(add, line.starts, ends))
    for first, said in compress(zip(firsts, given.said, strict=True), told):
        ended.add(tellers[first][3], said, topic)


def note_decisions(ended: EndedLines, between: Contest, field: Field) -> None:
    """Note the decisions that a later one on the same question replaced."""
    topic = between.a.sample.claim.topic
    for line, other in ((field.a, field.b), (field.b, field.a)):
        _note_told(ended, topic, line, other, is_by_decision=True)


def _ended_ahead(line: Bucket, other: Bucket) -> Iterator[Member]:
    """Lines from a later day on that were ended before an open-ended one was said that meets them."""
    spans = sorted(
        [
            (start + one.first, start + one.last)
            for one, start in zip(other.members, other.starts, strict=True)
        ]
    )
    firsts = [first for first, _ in spans]
    lasts = list(accumulate((last for _, last in spans), max))
    for one, start in zip(line.members, line.starts, strict=True):
        if one.at_most_until == NEVER:
            continue
        ready, stop = start + one.at_most_until, start + one.must_end
        holds = start + due(one.facet, surely=False)
        index = bisect_left(firsts, max(ready, holds))
        if index < len(firsts) and firsts[index] < stop:
            yield one
            continue
        if holds >= ready:
            if index and lasts[index - 1] >= holds:
                yield one
            continue
        early = bisect_left(firsts, ready)
        if any(first < stop and last >= holds for first, last in reversed(spans[early:index])):
            yield one
