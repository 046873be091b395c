"""Statements that may have to be quoted beside others: what `beside` chooses from."""

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
    return tuple(one for one in statements if _is_remark(one))


def _is_remark(one: Statement) -> bool:
    return (
        one.act is Act.OUTSIDE_FINDING
        or one.wording is Wording.CHARACTERIZATION
        or any(relation.kind in _POINTS_BACK for relation in one.relations)
        or any(claim.about is not None for claim in one.claims)
    )
