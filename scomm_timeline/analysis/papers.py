"""Papers: claims of one document, which no rule that is open to argument joins.

Two claims that meet by such a rule are in doubt if they stand in one document, and only then. So where
two sides have documents in common, their pairs are divided into those of different documents and those
of one, and counted apart: each pair is in exactly one part.

Both are brought to places. Whoever stands on a stretch of the number line meets only those on the same
stretch; so each document gets one, and for "another document" each stands on a few (`_other_papers`).
"""

from __future__ import annotations

from itertools import compress
from operator import not_
from typing import TYPE_CHECKING

from scomm_timeline.analysis.buckets import Bucket
from scomm_timeline.analysis.reaches import STRETCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.fields import Field
    from scomm_timeline.analysis.reaches import Member

_Stretch = tuple[int, ...]
"""What those who meet have in common: a place, and what is added to it here."""

_Placed = list[tuple[_Stretch, "Member"]]


def by_paper(field: Field, shared: frozenset[str]) -> Iterator[Field]:
    """The pairs of a field that meet by a rule open to argument: of two documents, and of one.

    `shared` are the documents that both sides may have claims in. Pairs of one are never sure.
    """
    is_turned = len(field.b.members) < len(field.a.members)
    few, many = (field.b, field.a) if is_turned else (field.a, field.b)
    papers = _papers(few, shared)
    if not any(papers):
        yield field
        return
    for one, other, is_sure in _divided(few, papers, many):
        if one.members and other.members:
            a, b = (other, one) if is_turned else (one, other)
            yield field._replace(a=a, b=b, is_sure=field.is_sure and is_sure)


def _papers(bucket: Bucket, shared: frozenset[str]) -> list[str]:
    """The document of each member, if it is shared; else nothing."""
    documents = (one.said.root.document_id for one in bucket.members)
    return [document if document in shared else "" for document in documents]


def _divided(few: Bucket, papers: list[str], many: Bucket) -> Iterator[tuple[Bucket, Bucket, bool]]:
    """The parts of two sides, and whether their pairs are of different documents.

    Most of a side stands in no shared document and is left as it is.
    """
    kept = list(map(not_, papers))
    yield Bucket(list(compress(few.members, kept)), list(compress(few.starts, kept))), many, True
    numbers = {paper: number for number, paper in enumerate(sorted(set(filter(None, papers))))}
    ours = [
        (start, numbers[paper], one)
        for one, start, paper in zip(few.members, few.starts, papers, strict=True)
        if paper
    ]
    near = {start for start, _, _ in ours}
    theirs = [
        (start, numbers.get(one.said.root.document_id), one)
        for one, start in zip(many.members, many.starts, strict=True)
        if start in near
    ]
    yield *_on_stretches(*_other_papers(ours, theirs, len(numbers))), True
    yield (
        *_on_stretches(
            [((start, number), one) for start, number, one in ours],
            [((start, number), one) for start, number, one in theirs if number is not None],
        ),
        False,
    )


def _other_papers(
    ours: list[tuple[int, int, Member]],
    theirs: list[tuple[int, int | None, Member]],
    count: int,
) -> tuple[_Placed, _Placed]:
    """Both sides on stretches where each meets those of any document but its own.

    `count` documents are numbered. Two numbers are different if and only if there is one binary place
    at which they differ while all before it agree: for each such place every number has a stretch, and
    meets there those that differ in it. Who is in none of these documents stands at the place itself.
    """
    levels = range((count - 1).bit_length())
    own: _Placed = []
    for start, number, one in ours:
        own.append(((start,), one))
        own += [((start, level, number >> level), one) for level in levels]
    others: _Placed = []
    for start, other, one in theirs:
        if other is None:
            others.append(((start,), one))
        else:
            others += [((start, level, other >> level ^ 1), one) for level in levels]
    return own, others


def _on_stretches(a: _Placed, b: _Placed) -> tuple[Bucket, Bucket]:
    """Two sides on stretches numbered anew, without those who meet nobody."""
    common = {stretch for stretch, _ in a} & {stretch for stretch, _ in b}
    starts = {stretch: number * STRETCH for number, stretch in enumerate(sorted(common))}
    first, second = (
        Bucket(
            [one for stretch, one in side if stretch in starts],
            [starts[stretch] for stretch, _ in side if stretch in starts],
        )
        for side in (a, b)
    )
    return first, second
