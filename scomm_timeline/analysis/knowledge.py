"""The record as it could be known on a day: what the public could read then, and nothing else.

This alone narrows the analysis. A statement counts if it had certainly become public by the end of
the day; where the day of its release is open, it does not count yet and is counted apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.corpus import Knowledge
from scomm_timeline.model.statement import Release

if TYPE_CHECKING:
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.model.statement import Statement


def as_known_on(corpus: Corpus, day: FuzzyDate) -> Corpus:
    """The set narrowed to what was public by the end of `day`, with what that left out."""
    kept: list[Statement] = []
    never = 0
    for statement in corpus.statements:
        if statement.public is None:
            never += 1
        elif statement.public.latest <= day.latest:
            kept.append(statement)
    return corpus._replace(
        statements=tuple(kept),
        by_id={one.id: one for one in kept},
        knowledge=Knowledge(
            day=day.written,
            not_yet=len(corpus.statements) - len(kept) - never,
            never=never,
            redacted=frozenset(one.id for one in kept if _is_redacted(one, day)),
        ),
    )


def _is_redacted(statement: Statement, day: FuzzyDate) -> bool:
    """True if the last public step by that day still struck words out."""
    steps = [
        step
        for step in statement.released
        if step.to is Release.PUBLIC and step.made.latest <= day.latest
    ]
    return bool(steps) and bool(max(steps, key=lambda step: step.made.latest).redaction)
