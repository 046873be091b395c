"""Which statements could stand beside others at all: answers, claims about words, evaluations.

Asked once of a set, before any pair is looked at; `beside` asks these alone about each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.statement import Act, RelationKind, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.model.statement import Statement

ANSWERS: Final = frozenset({RelationKind.ACKNOWLEDGES, RelationKind.CORRECTS})
"""Relations by which a record answers for an earlier one."""

_POINTS_BACK: Final = ANSWERS | {RelationKind.REPORTS}


def remarks(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Those that could stand beside any other, in the order given. In most sets these are few."""
    return tuple(
        [
            one
            for one in statements
            if one.act is Act.OUTSIDE_FINDING
            or one.wording is Wording.CHARACTERIZATION
            or [1 for claim in one.claims if claim.about is not None]
            or (one.relations and _points_back(one))
        ]
    )


def _points_back(one: Statement) -> bool:
    return any(relation.kind in _POINTS_BACK for relation in one.relations)
