"""Papers: claims of one document, which no rule that is open to argument joins.

Two claims that meet by such a rule are in doubt if they stand in one document, and only then. So where
two sides have documents in common, their pairs are divided into those of different documents and those
of one, and counted apart: each pair is in exactly one part.

Both are brought to places. Whoever stands on a stretch of the number line meets only those on the same
stretch; so each document gets one, and for "another document" each stands on a few (`_other_papers`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.buckets import bucket
from scomm_timeline.analysis.column_lists import STRETCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.buckets import Bucket
    from scomm_timeline.analysis.fields import Field
    from scomm_timeline.analysis.table import Table

_Stretch = tuple[int, ...]
"""What those who meet have in common: a place, and what is added to it here."""

_Placed = list[tuple[_Stretch, int]]
"""Rows on their stretches."""


def by_paper(field: Field, shared: frozenset[str]) -> Iterator[Field]:
    """The pairs of a field that meet by a rule open to argument: of two documents, and of one.

    `shared` are the documents that both sides may have claims in. Pairs of one are never sure.
    """
    is_turned = len(field.b) < len(field.a)
    few, many = (field.b, field.a) if is_turned else (field.a, field.b)
    numbers = _numbers(few, shared)
    if not numbers:
        yield field
        return
    for one, other, is_sure in _divided(few, numbers, many):
        if len(one) and len(other):
            a, b = (other, one) if is_turned else (one, other)
            yield field._replace(a=a, b=b, is_sure=field.is_sure and is_sure)


def _numbers(side: Bucket, shared: frozenset[str]) -> dict[int, int]:
    """The documents of a side that are shared, numbered anew."""
    different = side.making.different(side.column("document"))
    documents = side.table.documents
    here = sorted(one for one in different if documents[one] in shared)
    return {document: number for number, document in enumerate(here)}


def _divided(
    few: Bucket, numbers: dict[int, int], many: Bucket
) -> Iterator[tuple[Bucket, Bucket, bool]]:
    """The parts of two sides, and whether their pairs are of different documents.

    Most of a side stands in no shared document and is left as it is.
    """
    made, documents = few.making, few.column("document")
    is_ours = made.among(documents, made.column(list(numbers)))
    yield few.part(made.others(is_ours)), many, True
    ours = [(start, numbers[document], row) for start, document, row in _placed(few.part(is_ours))]
    made = many.making
    is_near = made.among(many.starts, made.column(list({start for start, _, _ in ours})))
    theirs = [
        (start, numbers.get(document), row) for start, document, row in _placed(many.part(is_near))
    ]
    table = few.table
    yield *_on_stretches(table, *_other_papers(ours, theirs, len(numbers))), True
    yield (
        *_on_stretches(
            table,
            [((start, number), row) for start, number, row in ours],
            [((start, number), row) for start, number, row in theirs if number is not None],
        ),
        False,
    )


def _placed(given: Bucket) -> Iterator[tuple[int, int, int]]:
    """The beginning of its stretch, the document and the number of each row."""
    columns = (given.starts, given.column("document"), given.rows)
    return zip(*map(given.making.numbers, columns), strict=True)


def _other_papers(
    ours: list[tuple[int, int, int]],
    theirs: list[tuple[int, int | None, int]],
    count: int,
) -> tuple[_Placed, _Placed]:
    """Both sides on stretches where each meets those of any document but its own.

    `count` documents are numbered. Two numbers are different if and only if there is one binary place
    at which they differ while all before it agree: for each such place every number has a stretch, and
    meets there those that differ in it. Who is in none of these documents stands at the place itself.
    """
    levels = range((count - 1).bit_length())
    own: _Placed = []
    for start, number, row in ours:
        own.append(((start,), row))
        own += [((start, level, number >> level), row) for level in levels]
    others: _Placed = []
    for start, other, row in theirs:
        if other is None:
            others.append(((start,), row))
        else:
            others += [((start, level, other >> level ^ 1), row) for level in levels]
    return own, others


def _on_stretches(table: Table, a: _Placed, b: _Placed) -> tuple[Bucket, Bucket]:
    """Two sides on stretches numbered anew, without those who meet nobody."""
    common = {stretch for stretch, _ in a} & {stretch for stretch, _ in b}
    starts = {stretch: number * STRETCH for number, stretch in enumerate(sorted(common))}
    first, second = (
        bucket(
            table,
            [row for stretch, row in side if stretch in starts],
            [starts[stretch] for stretch, _ in side if stretch in starts],
        )
        for side in (a, b)
    )
    return first, second
