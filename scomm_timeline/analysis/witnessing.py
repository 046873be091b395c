"""Which of the pairs that show a finding is shown first.

The pair that leaves least to attack comes first: the fewest reasons against it; then an order that the
dates alone establish; then one and the same place; then the fewest reasons where one that holds of both
sides counts twice; then the days closest to each other; then ids, so that the choice is always the same.
Order and place come before the reasons of each side: they are no reasons, so nothing has counted them
yet, and who is shown a pair asks first which came first and whether it was there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.findings import Dimension
from scomm_timeline.analysis.strength import of_one_side, sides
from scomm_timeline.model.dates import OPEN_FUTURE

if TYPE_CHECKING:
    from scomm_timeline.analysis.findings import Witness

Rank = tuple[int, bool, bool, int, int, int, str, str]


def rank(witness: Witness) -> Rank:
    """The place of a witness among those of its finding; the least is shown first."""
    meeting, gap = witness.meeting, witness.gap
    first, second = (frozenset(of_one_side(*side)) for side in sides(meeting))
    low, high = sorted((meeting.a.id, meeting.b.id))
    is_one_place = any(
        one.dimension is Dimension.PLACE and one.is_equal for one in meeting.comparisons
    )
    return (
        len(witness.weaknesses),
        gap.least == 0,
        not is_one_place,
        len(first) + len(second),
        gap.most if gap.most is not None else OPEN_FUTURE,
        gap.least,
        low,
        high,
    )
