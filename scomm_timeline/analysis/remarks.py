"""Which statements could stand beside others at all: answers, claims about words, evaluations.

Asked once of a set, before any pair is looked at; `beside` asks these alone about each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.statement import Act, RelationKind, Wording

if TYPE_CHECKING:
    from scomm_timeline.analysis.utterances import Ground
    from scomm_timeline.model.statement import Statement

ANSWERS: Final = frozenset({RelationKind.ACKNOWLEDGES, RelationKind.CORRECTS})
"""Relations by which a record answers for an earlier one."""

_POINTS_BACK: Final = ANSWERS | {RelationKind.REPORTS}


def remarks(ground: Ground) -> tuple[Statement, ...]:
    """Those that could stand beside any other, in the order of their ids. In most sets these are few."""
    those = ground.all_of(lambda one: any(map(_is_remark, one.members)))
    found = [record for one in those for record in one.members if _is_remark(record)]
    return tuple(sorted(found, key=lambda one: one.id))


def _is_remark(one: Statement) -> bool:
    return (
        one.act is Act.OUTSIDE_FINDING
        or one.wording is Wording.CHARACTERIZATION
        or any(claim.about is not None for claim in one.claims)
        or any(relation.kind in _POINTS_BACK for relation in one.relations)
    )
