"""Who held what, where, in which months: a table a voice, with a line for the months and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.stretches import Stood
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.renderers import release_words as told
from scomm_timeline.renderers.holding import two_at_once, when_held
from scomm_timeline.renderers.html.chart import Tick, ruled
from scomm_timeline.renderers.html.markup import inline_html
from scomm_timeline.renderers.page import joined
from scomm_timeline.renderers.visible import visible
from scomm_timeline.reports.holding import runs

if TYPE_CHECKING:
    from collections.abc import Callable

    from scomm_timeline.model.dates import Month
    from scomm_timeline.reports.holding import LineView, VoiceBlock
    from scomm_timeline.reports.release import Release


class HeldLine(NamedTuple):
    """One position for one place, its months as bars of a picture and in words."""

    means: str
    place: str
    bars_html: str
    words_html: str


class HeldBlock(NamedTuple):
    """Everything one voice held in one family; `two_html` says when two opposed ones were."""

    voice: str
    question: str
    lines: tuple[HeldLine, ...]
    two_html: str


class Held(NamedTuple):
    """All voices, over one scale of months."""

    about: str
    ticks: tuple[Tick, ...]
    blocks: tuple[HeldBlock, ...]


def held(release: Release) -> Held | None:
    """The grid of a release; None if nobody held a position."""
    report = release.positions
    months = [month for block in report.blocks for one in block.lines for month, _ in one.months]
    if not months:
        return None
    ticks, place = ruled(min(months), max(months) + 1)
    return Held(
        told.POSITIONS,
        ticks,
        tuple(_block(block, report.until, place) for block in report.blocks),
    )


def _block(block: VoiceBlock, until: Month, place: Callable[[Month], str]) -> HeldBlock:
    return HeldBlock(
        visible(block.voice_name),
        visible(block.question),
        tuple(_line(one, until, place) for one in block.lines),
        inline_html(two_at_once(block, until)),
    )


def _line(one: LineView, until: Month, place: Callable[[Month], str]) -> HeldLine:
    may = [month for month, state in one.months if state is Stood.MAY]
    stood = [month for month, state in one.months if state is Stood.STOOD or state is Stood.SAID]
    return HeldLine(
        means=visible(f"Not so: {one.means}" if one.denied else one.means),
        place=visible(one.place_name),
        bars_html="".join(
            f"<line x1={place(first)}% x2={place(last + 1)}%{kind} />"
            for kind, months in ((" class=may", may), ("", stood))
            for first, last in runs(months)
        ),
        words_html=inline_html(joined("; ", when_held(one, until, with_said=False))),
    )
