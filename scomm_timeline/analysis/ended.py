"""Which lines were found to have been ended, and by whom, where pairs are only counted.

A line has been ended if something opposed to it was said on the day of effect or later, and while
it would still have stood. The record that ended it first is named.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scomm_timeline.analysis.buckets import Bucket, Member
    from scomm_timeline.analysis.changes import EndedLines
    from scomm_timeline.analysis.fields import Contest, Field
    from scomm_timeline.analysis.utterances import Ground


def note_lines(ground: Ground, ended: EndedLines, between: Contest, field: Field) -> None:
    """Note the lines of both sides of a field that the other side shows to have been ended."""
    for shelf, line, other, is_told, tells in (
        (between.a, field.a, field.b, field.a_told, field.b_told),
        (between.b, field.b, field.a, field.b_told, field.a_told),
    ):
        if shelf.reigns is None:
            continue
        topic = shelf.facet(shelf.lot.sample).claim.topic
        days = other.reach(surely=False, is_told=tells).sorted_days
        for one in line.take_ended(days):
            ended.add(ground.utterances[one.reign.ended_by], one.said, topic)
        if is_told:
            _note_told(ended, topic, line, other)


def _note_told(ended: EndedLines, topic: str, line: Bucket, other: Bucket) -> None:
    """Lines that the other side itself ended before anything else had.

    Whoever says that a line ends has ended it for what he says, even where the day of effect comes
    later or is not established.
    """
    lines = sorted(
        [
            (start + one.last, one.name, start + min(one.must_end, one.reign.at_most_until), one)
            for one, start in zip(line.members, line.starts, strict=True)
        ]
    )
    tellers = sorted(
        [
            (start + one.first, one.last, one.name, one.said)
            for one, start in zip(other.members, other.starts, strict=True)
            if one.first < one.must_end
        ]
    )
    standing: list[tuple[int, str, Member]] = []
    at = 0
    for day, _, _, teller in tellers:
        while at < len(lines) and lines[at][0] < day:
            _, name, until, one = lines[at]
            heapq.heappush(standing, (until, name, one))
            at += 1
        while standing and standing[0][0] <= day:
            heapq.heappop(standing)
        for _, _, one in standing:
            ended.add(teller, one.said, topic)
        standing.clear()  # those who come later end nothing more
