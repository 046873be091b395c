"""The hash by which a set is called: of what it says, and of nothing about how it is typed."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from scomm_timeline.model.fingerprint import fingerprint_of_many

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scomm_timeline.model.corpus import Receipts
    from scomm_timeline.model.statement import Source, Statement
    from scomm_timeline.reading.frame import Frame


def digest_of(frame: Frame, statements: Sequence[Statement], receipts: Receipts) -> str:
    """The content of a set; every mapping and every list of things with ids in order of id."""
    codebook = frame.codebook
    return fingerprint_of_many(
        (
            (frame.title, frame.description, frame.reviewers, frame.vocabulary),
            (codebook.topics, codebook.families),
            (frame.voices, frame.places.by_id, _told_of(frame.sources)),
        ),
        map(attrgetter("content"), statements),
        *sorted(receipts.values()),
    )


def _told_of(sources: Mapping[str, Source]) -> dict[str, tuple[object, ...]]:
    """The sources without why there is no copy of them, which stands last and no reader is told."""
    return {id_: one[:-1] for id_, one in sources.items()}
