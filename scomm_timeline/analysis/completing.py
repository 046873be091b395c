"""What a group of pairs is beside its counts, where pairs are only counted: lines, attributes, witnesses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.closest import Search, closest_pairs
from scomm_timeline.analysis.findings import Attribute
from scomm_timeline.analysis.grouping import MAX_WITNESSES, attribute_of_channels, widens
from scomm_timeline.analysis.reaches import any_in_order, any_pair, mark_those_that_meet
from scomm_timeline.analysis.strength import of_the_pair, weigh
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.analysis.blocks import Block
    from scomm_timeline.analysis.fields import Field
    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.grouping import Group
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.table import Table


class Counted(NamedTuple):
    """Pairs of one field that were counted and not built.

    Attributes:
        block: The claims.
        field: The two buckets.
        pairs: How many contradict each other.
        possible: How many may.
        sample: One of the pairs, built.
        first_side: The line that the first claim belongs to.
    """

    block: Block
    field: Field
    pairs: int
    possible: int
    sample: Meeting
    first_side: int


def complete(court: Court, group: Group, found: list[Counted]) -> None:
    """Add lines, attributes and witnesses of pairs that were not built.

    All of them only grow, so that a group may be completed more than once.
    """
    for one in found:
        for certain, count in ((True, one.pairs), (False, one.possible)):
            if count:
                group.hold(one.sample, one.first_side, certain=certain)
    _add_lines(group, found, found[0].field.a.table)
    _add_attributes(group, found)
    certain = group.pairs > 0
    searches = [
        Search(one.field, frozenset(of_the_pair(one.sample)))
        for one in found
        if (one.pairs if certain else one.possible)
    ]
    for a, b in closest_pairs(searches, MAX_WITNESSES, surely=certain):
        meeting = court.meet(a, b)
        if meeting is not None:
            group.witness(weigh(meeting), certain=certain)


def _add_lines(group: Group, found: list[Counted], table: Table) -> None:
    """Who holds each line: of the contradictions, or where there are none, of what may be one."""
    certain = group.pairs > 0
    lines = group.lines if certain else group.possible_lines
    marks = bytearray(len(table)), bytearray(len(table))
    for one in found:
        if not (one.pairs if certain else one.possible):
            continue
        a, b = one.field.reaches(surely=certain)
        mark_those_that_meet(a, b, marks[one.first_side])
        mark_those_that_meet(b, a, marks[1 - one.first_side])
    for line, those in zip(lines, marks, strict=True):
        line.add_marked(table, those)


def _add_attributes(group: Group, found: list[Counted]) -> None:
    for one in found:
        between = one.block.sample
        first, second = between.a.sample, between.b.sample
        a, b = one.field.reaches(surely=False)
        if widens(first, second) and any_in_order(a, b):
            group.attributes.add(Attribute.WIDENING)
        if widens(second, first) and any_in_order(b, a):
            group.attributes.add(Attribute.WIDENING)
    for one in found:
        # A pair in public and in the house outranks all other differences of audience.
        if Attribute.PUBLIC_VS_INTERNAL in group.attributes:
            return
        if len(one.block.a.channels | one.block.b.channels) > 1:
            _add_audiences(group, one.field)


def _add_audiences(group: Group, field: Field) -> None:
    for told_a, part_a in field.a.by_channel().items():
        for told_b, part_b in field.b.by_channel().items():
            attribute = attribute_of_channels(told_a, told_b)
            if attribute is None or attribute in group.attributes:
                continue
            if any_pair(*field.reaches_of(part_a, part_b, surely=False)):
                group.attributes.add(attribute)
