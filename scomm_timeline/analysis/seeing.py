"""Fields as they are seen: what two claims ask of each other's days, brought to two comparisons.

A field is two buckets whose places meet. Of two lines the days alone are then compared. Where one of
the two speaks of a day to come, or of earlier words, the field is divided into such in which two
comparisons decide, whichever (`views`). Each pair is in exactly one of them.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from scomm_timeline.analysis.buckets import bucket
from scomm_timeline.analysis.column_lists import STRETCH
from scomm_timeline.analysis.reigns import NEVER
from scomm_timeline.analysis.views import Look, View, due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.buckets import Bucket
    from scomm_timeline.analysis.fields import Contest, Field
    from scomm_timeline.analysis.table import Table
    from scomm_timeline.analysis.utterances import Facet
    from scomm_timeline.model.dates import Day

_Sides = tuple["Bucket", "Bucket"]


def seen(between: Contest, field: Field) -> Iterator[Field]:
    """The field, divided so that each part asks two comparisons of days."""
    if between.speaks is not None:
        yield from _about(between, _in_due_course(between, field), between.speaks)
    elif between.a.is_ahead and between.b.is_ahead:
        yield _in_due_course(between, field)
    elif between.a.is_ahead or between.b.is_ahead:
        yield from _ahead(between, field)
    else:
        yield field


def _about(between: Contest, field: Field, speaks: int) -> Iterator[Field]:
    """A claim about earlier words: those that surely were earlier, and those that may have been."""
    about = (between.a, between.b)[speaks].sample.claim.about
    until = about.until.end if about is not None and about.until is not None else NEVER
    for words, claim in ((Look.WORDS, Look.LATER), (Look.BESIDE, Look.BESIDE)):
        told = View(words, until)
        telling = View(claim, until if claim is Look.LATER else NEVER)
        yield field._replace(views=(told, telling) if speaks else (telling, told))


def _ahead(between: Contest, field: Field) -> Iterator[Field]:
    """One side holds from a later day on: against open-ended lines, and against the others."""
    ahead, open_ended = View(Look.AHEAD), View(Look.OPEN)
    others = field.b if between.a.is_ahead else field.a
    parts = others.parts("is_open")
    if True in parts:
        yield (
            field._replace(b=parts[True], views=(ahead, open_ended))
            if between.a.is_ahead
            else field._replace(a=parts[True], views=(open_ended, ahead))
        )
    if False in parts:
        rest = parts[False]
        yield _in_due_course(
            between, field._replace(b=rest) if between.a.is_ahead else field._replace(a=rest)
        )


def _in_due_course(between: Contest, field: Field) -> Field:
    """The field without pairs of which the one claim does not hold before the other is over."""
    if not (between.a.is_ahead or between.b.is_ahead):
        return field
    surely, perhaps = (_both_ways(between, field, surely=one) for one in (True, False))
    return field._replace(a=perhaps[0], b=perhaps[1], surely=surely)


def _both_ways(between: Contest, field: Field, *, surely: bool) -> _Sides:
    a, b = field.a, field.b
    if between.a.is_ahead:
        a, b = _stretched(a, b, surely=surely)
    if between.b.is_ahead:
        b, a = _stretched(b, a, surely=surely)
    return a, b


def _stretched(ahead: Bucket, others: Bucket, *, surely: bool) -> _Sides:
    """Both sides on stretches where every claim of the one holds before all of the other are over.

    The others are sorted by their horizons, the latest first; a claim is due before those of the
    first so many. Such a beginning is put together of spans that do not overlap (those of a binary
    indexed tree), each with a stretch of its own, and both sides stand on the stretches of the spans
    they are in: on exactly one that both share, or on none.
    """
    horizons = _horizons(others, surely=surely)
    order = sorted({-day for day in horizons})
    size = len(order) + 1
    placed: list[tuple[int, int]] = []
    for facet, row, start in _placed(ahead):
        span = bisect_left(order, -due(facet, surely=surely))
        while span:
            placed.append((_stretch(start, span, size), row))
            span -= span & -span
    wanted = {start for start, _ in placed}
    ranks = {-day: rank for rank, day in enumerate(order, start=1)}
    met: list[tuple[int, int]] = []
    for (_, row, start), day in zip(_placed(others), horizons, strict=True):
        span = ranks[day]
        while span < size:
            there = _stretch(start, span, size)
            if there in wanted:
                met.append((there, row))
            span += span & -span
    return _bucket(ahead.table, placed), _bucket(others.table, met)


def _stretch(start: int, span: int, size: int) -> int:
    return (start // STRETCH * size + span) * STRETCH


def _placed(given: Bucket) -> Iterator[tuple[Facet, int, int]]:
    """The claim of each row, its number and the beginning of its stretch."""
    rows, starts = map(given.making.numbers, (given.rows, given.starts))
    return zip(map(given.table.facets.__getitem__, rows), rows, starts, strict=True)


def _bucket(table: Table, placed: list[tuple[int, int]]) -> Bucket:
    return bucket(table, [row for _, row in placed], [start for start, _ in placed])


def _horizons(given: Bucket, *, surely: bool) -> list[Day]:
    """Before which day another claim must hold to be met: of an open-ended one, when it was said."""
    columns = ("first", "may_end") if surely else ("last", "must_end")
    numbers = given.making.numbers
    said, ends, is_open = (numbers(given.column(name)) for name in (*columns, "is_open"))
    return [day + 1 if open_ else end for day, end, open_ in zip(said, ends, is_open, strict=True)]
