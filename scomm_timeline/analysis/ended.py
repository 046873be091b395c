"""Which lines were found to have been ended, and by whom, where pairs are only counted.

A line has been ended if something opposed to it was said on the day of effect or later, and while
it would still have stood. The record that ended it first is named.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from scomm_timeline.analysis.reaches import AFTER_ALL
from scomm_timeline.analysis.reigns import NEVER
from scomm_timeline.analysis.views import Look, due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.buckets import Bucket
    from scomm_timeline.analysis.changes import EndedLines
    from scomm_timeline.analysis.fields import Contest, Field
    from scomm_timeline.analysis.table import Member
    from scomm_timeline.analysis.utterances import Ground
    from scomm_timeline.model.dates import Day


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
        topic, table = shelf.sample.claim.topic, line.table
        if view.look is Look.AHEAD:
            for one in _ended_ahead(line, other):
                ended.add(ground.utterances[one.ended_by], one.said, topic)
            continue
        others = other.reach(view, surely=False, is_told=tells)
        ended.add_rows(ground, table, line.take_ended(others), topic)
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
    tellers = _tellers(other)
    if not tellers:
        return
    made, last = line.making, line.column("last")
    ends = line.column("must_end")
    if not is_by_decision:
        ends = made.lesser(ends, line.column("at_most_until"))
    days = made.column([teller[0] for teller in tellers])
    firsts = made.right(days, made.added(line.starts, last))
    next_days = made.taken(made.joined([days, made.filled(1, AFTER_ALL)]), firsts)
    told = made.before(next_days, made.added(line.starts, ends))
    said = line.table.said
    found = made.numbers(made.kept(firsts, told)), made.numbers(made.kept(line.rows, told))
    for first, row in zip(*found, strict=True):
        ended.add(said[tellers[first][3]], said[row], topic)


def _tellers(bucket: Bucket) -> list[tuple[int, Day, str, int]]:
    """Who speaks before his own line is over: day on the number line, last day, id and row, in order."""
    made, first = bucket.making, bucket.column("first")
    early = made.before(first, bucket.column("must_end"))
    days, lasts, rows = (
        made.numbers(made.kept(column, early))
        for column in (made.added(bucket.starts, first), bucket.column("last"), bucket.rows)
    )
    said = bucket.table.said
    return sorted(
        (day, last, said[row].id, row) for day, last, row in zip(days, lasts, rows, strict=True)
    )


def note_decisions(ended: EndedLines, between: Contest, field: Field) -> None:
    """Note the decisions that a later one on the same question replaced."""
    topic = between.a.sample.claim.topic
    for line, other in ((field.a, field.b), (field.b, field.a)):
        _note_told(ended, topic, line, other, is_by_decision=True)


def _ended_ahead(line: Bucket, other: Bucket) -> Iterator[Member]:
    """Lines from a later day on that were ended before an open-ended one was said that meets them."""
    spans = sorted([(start + one.first, start + one.last) for one, start in _placed(other)])
    firsts = [first for first, _ in spans]
    lasts = list(accumulate((last for _, last in spans), max))
    for one, start in _placed(line):
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


def _placed(bucket: Bucket) -> Iterator[tuple[Member, int]]:
    """The members, each with the beginning of its stretch."""
    return zip(bucket.members, bucket.making.numbers(bucket.starts), strict=True)
