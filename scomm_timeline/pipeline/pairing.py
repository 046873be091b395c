"""Every pair that was compared and is more than compatible, one by one.

A report groups pairs; this does not, and holds none of them: half of a large set against the other
half is more pairs than fit in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.meeting import open_court
from scomm_timeline.analysis.opposition import sweep
from scomm_timeline.analysis.selection import describe, select
from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.reports.viewing import set_header

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.selection import Selection
    from scomm_timeline.analysis.utterances import Ground
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.reports.views import SetHeader


class Pairs(NamedTuple):
    """Pairs of utterances, ordered by ids; `meetings` can be walked through once."""

    header: SetHeader
    shown_by: str
    meetings: Iterator[Meeting]


def compare_pairs(corpus: Corpus, selection: Selection, *, is_shipped: bool) -> Pairs:
    """Pairs of the whole set of which a statement was asked for."""
    ground = prepare(corpus)
    meetings = sweep(open_court(ground))
    if not selection.is_empty:
        meetings = _touching(ground, selection, meetings)
    return Pairs(set_header(corpus, is_shipped=is_shipped), describe(selection), meetings)


def _touching(
    ground: Ground, selection: Selection, meetings: Iterator[Meeting]
) -> Iterator[Meeting]:
    chosen = select(ground.corpus, selection, ground.sequence.date)
    wanted = {ground.sequence.roots[one.id] for one in chosen.statements}
    return (one for one in meetings if one.a.id in wanted or one.b.id in wanted)
