"""Which lines were found to have been ended, and by whom, where pairs are only counted.

A line has been ended if something opposed to it was said on the day of effect or later, and while
it would still have stood. The record that ended it first is named.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scomm_timeline.analysis.buckets import Bucket
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
        topic = shelf.sample.claim.topic
        days = other.reach(surely=False, is_told=tells).sorted_days
        for one in line.take_ended(days):
            ended.add(ground.utterances[one.ended_by], one.said, topic)
        if is_told:
            _note_told(ended, topic, line, other)


def _note_told(ended: EndedLines, topic: str, line: Bucket, other: Bucket) -> None:
    """Lines that the other side itself ended before anything else had.

    Whoever says that a line ends has ended it for what he says, even where the day of effect comes
    later or is not established. Of several only the first to speak after a line ends it.
    """
    tellers = sorted(
        [
            (start + one.first, one.last, one.name, one.said)
            for one, start in zip(other.members, other.starts, strict=True)
            if one.first < one.must_end
        ]
    )
    days = [teller[0] for teller in tellers]
    for one, start in zip(line.members, line.starts, strict=True):
        first = bisect_right(days, start + one.last)
        if first < len(days) and days[first] < start + min(one.must_end, one.at_most_until):
            ended.add(tellers[first][3], one.said, topic)
