"""Who held what, where, in which month, as JSON values."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scomm_timeline.reports.holding import runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.model.dates import Month
    from scomm_timeline.renderers.json_values import Object
    from scomm_timeline.reports.holding import (
        LineView,
        PositionsReport,
        TwoLinesView,
        VoiceBlock,
    )


def positions_value(report: PositionsReport) -> Object:
    """The body of the answer."""
    return {
        "selection": report.shown_by,
        "lines": [
            _line(block, one, report.until) for block in report.blocks for one in block.lines
        ],
        "two_at_once": [
            _two(block, one, report.until) for block in report.blocks for one in block.two_lines
        ],
        "not_held": report.soft,
    }


def _line(block: VoiceBlock, one: LineView, until: Month) -> Object:
    return {
        "family": block.family,
        "voice": block.voice,
        "voice_name": block.voice_name,
        "place": one.place,
        "place_name": one.place_name,
        "topic": one.topic,
        "position": one.position,
        "denied": one.denied,
        "means": one.means,
        "months": list(_runs(one, until)),
        "statements": list(one.statements),
        "ended_by": list(one.ended_by),
    }


def _runs(one: LineView, until: Month) -> Iterator[Object]:
    """Months of one state after one another, both ends included; without an end it stands on."""
    for state, group in groupby(one.months, key=lambda held: held[1]):
        for first, last in runs(month for month, _ in group):
            yield {"from": _iso(first), "to": _to(last, until), "state": state.name.lower()}


def _two(block: VoiceBlock, one: TwoLinesView, until: Month) -> Object:
    return {
        "family": block.family,
        "voice": block.voice,
        "voice_name": block.voice_name,
        "positions": list(one.positions),
        "places": list(one.places),
        "months": [
            {"from": _iso(first), "to": _to(last, until)} for first, last in runs(one.months)
        ],
    }


def _to(month: Month, until: Month) -> str | None:
    return None if month == until else _iso(month)


def _iso(month: Month) -> str:
    year, number = divmod(month, 12)
    return f"{year:04}-{number + 1:02}"
