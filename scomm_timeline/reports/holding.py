"""Who held what, where, in which month: lines by family and voice, ready to be shown."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scomm_timeline.analysis.holding import Holdings, Line
    from scomm_timeline.analysis.stretches import Stood
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.dates import Month
    from scomm_timeline.reports.views import SetHeader


class LineView(NamedTuple):
    """A position held for one place. `months` are those in which it stood or may have, in order."""

    place: str
    place_name: str
    topic: str
    position: str
    means: str
    denied: bool
    months: tuple[tuple[Month, Stood], ...]
    statements: tuple[str, ...]
    ended_by: tuple[str, ...]


class TwoLinesView(NamedTuple):
    """Two opposed positions held at once, with the months in which both certainly stood."""

    positions: tuple[str, str]
    place_names: tuple[str, ...]
    places: tuple[str, ...]
    months: tuple[Month, ...]


class VoiceBlock(NamedTuple):
    """Everything one voice held in one family."""

    family: str
    question: str
    voice: str
    voice_name: str
    lines: tuple[LineView, ...]
    two_lines: tuple[TwoLinesView, ...]


class PositionsReport(NamedTuple):
    """`positions`. What has `until` among its months stands on.

    `soft` counts claims asked for that hold nothing: hedged, asked, wished ...
    """

    header: SetHeader
    shown_by: str
    blocks: tuple[VoiceBlock, ...]
    until: Month
    soft: int


def voice_blocks(corpus: Corpus, found: Holdings) -> Iterator[VoiceBlock]:
    """The lines by family and voice, in the order in which they come."""
    keys = dict.fromkeys((one.family, one.voice) for one in found.lines)
    for family, voice in keys:
        held = [one for one in found.lines if (one.family, one.voice) == (family, voice)]
        held = [one for one in held if one.months]
        if not held:
            continue
        yield VoiceBlock(
            family=family,
            question=corpus.codebook.families[family].title,
            voice=voice,
            voice_name="not stated" if voice == NOT_STATED else corpus.voices.name(voice),
            lines=tuple(_line_view(corpus, one) for one in held),
            two_lines=tuple(
                TwoLinesView(
                    one.positions,
                    tuple(_place_name(corpus, place) for place in one.places),
                    one.places,
                    one.months,
                )
                for one in found.two_lines
                if (one.family, one.voice) == (family, voice)
            ),
        )


def _line_view(corpus: Corpus, one: Line) -> LineView:
    return LineView(
        place=one.place,
        place_name=_place_name(corpus, one.place),
        topic=one.topic,
        position=one.position,
        means=corpus.codebook.topics[one.topic].positions[one.position].means,
        denied=one.denied,
        months=tuple(one.months.items()),
        statements=one.statements,
        ended_by=one.ended_by,
    )


def _place_name(corpus: Corpus, place: str) -> str:
    return "not stated" if place == NOT_STATED else corpus.places.name(place)


def months_shown(lines: Iterable[LineView], until: Month) -> tuple[Month, Month]:
    """From the first month in which one of some lines may have stood to the last that has news.

    In later months each of them stands, or not, as it did in that one.
    """
    held = list(lines)
    return min(one.months[0][0] for one in held), max(_last_news(one, until) for one in held)


def _last_news(one: LineView, until: Month) -> Month:
    """The last month that differs from the one before it."""
    last, _ = one.months[-1]
    if last < until:  # it is over: the month after it is the news
        return last + 1
    changed = [
        month
        for (before, was), (month, now) in pairwise(one.months)
        if now is not was or month > before + 1
    ]
    return max(changed, default=one.months[0][0])


def runs(months: Iterable[Month]) -> tuple[tuple[Month, Month], ...]:
    """Months that follow one another as first and last, both included. `months` are in order."""
    found: list[tuple[Month, Month]] = []
    for month in months:
        if found and found[-1][1] == month - 1:
            found[-1] = (found[-1][0], month)
        else:
            found.append((month, month))
    return tuple(found)
