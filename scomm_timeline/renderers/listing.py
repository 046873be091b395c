"""Blocks for `list`: the names of one kind, then how many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.renderers.page import (
    Block,
    Cells,
    Gap,
    Inline,
    Style,
    data,
    identifier,
    inline,
)
from scomm_timeline.renderers.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.reports import ListReport, ListRow


def listed(report: ListReport) -> Iterator[Block]:
    """Each name with what it stands for; what belongs to another below it."""
    if report.rows:
        yield Gap()
    for row in report.rows:
        yield Cells(_row(row), indent=2 + 2 * row.depth, hang=2, depth=row.depth)


def _row(row: ListRow) -> tuple[Inline, ...]:
    cells = [inline(identifier(row.id)), inline(data(row.name))]
    if row.detail:
        cells.append(inline(data(row.detail, Style.DIM)))
    return tuple(cells)


_UNITS: Final[Mapping[str, tuple[str, str]]] = {
    "people": ("person", "people"),
    "topics": ("topic", "topics"),
}


def list_count(report: ListReport) -> str:
    """How many there are."""
    if not report.rows:
        return f"This set has no {report.what}."
    unit, plural = _UNITS.get(report.what, (report.what.removesuffix("s"), report.what))
    is_nested = report.what == "topics"  # positions stand under their topic and are not counted
    total = sum(row.depth == 0 or not is_nested for row in report.rows)
    return f"{counted(total, unit, plural)}."
