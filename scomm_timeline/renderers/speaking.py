"""Who spoke when, below the statements of `show`: the lanes of a timeline."""

from __future__ import annotations

from scomm_timeline.model.typed import TYPE_CHECKING, Final
from scomm_timeline.renderers.lanes import spread
from scomm_timeline.renderers.page import Gap, Heading, LaneRow, Lanes, Style, data, inline, own
from scomm_timeline.renderers.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.renderers.page import Block
    from scomm_timeline.reports import TimelineReport
    from scomm_timeline.reports.speaking import BodyLane

_MOST: Final = 24
"""Lanes of a picture that is to be small; the bodies that said least share the last one."""


def speaking(report: TimelineReport) -> Iterator[Block]:
    """A lane a body; nothing where one statement, or one day, leaves nothing to be seen."""
    dates = {one.view.id: one.view.when for one in report.statements}
    days = {(one.earliest, one.latest) for one in dates.values()}
    if not report.lanes or len(dates) == 1 or len({each for both in days for each in both}) == 1:
        return
    yield Gap()
    yield Heading(inline(own("Who spoke when", Style.STRONG)), level=2)
    rows = tuple(_rows(report.lanes, dates))
    yield Lanes(rows, is_joint=sum(len(row.dates) for row in rows) > len(dates))


def _rows(lanes: Sequence[BodyLane], dates: Mapping[str, FuzzyDate]) -> Iterator[LaneRow]:
    """A row a lane; of very many, one row for those at the end of the list."""
    kept = lanes if len(lanes) <= _MOST else lanes[: _MOST - 1]
    for lane in kept:
        label, brief = (
            inline("  " * lane.depth, data(one, Style.STRONG)) for one in (lane.name, lane.brief)
        )
        when = tuple(dates[one] for one in lane.statements)
        yield LaneRow(label, brief, when, inline(_told(when)))
    rest = lanes[len(kept) :]
    if rest:
        shared = dict.fromkeys(one for lane in rest for one in lane.statements)
        when = tuple(dates[one] for one in shared)
        label = inline(f"{len(rest)} other bodies")
        yield LaneRow(label, label, when, inline(_told(when)))


def _told(dates: Sequence[FuzzyDate]) -> str:
    """How many, and between which days."""
    return f"{counted(len(dates), 'statement')}, {spread(dates)}"
