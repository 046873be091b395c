"""Remarks: the few statements of a set that can stand beside others.

Answers, what somebody tells of another's words, claims about earlier statements, outside findings and
evaluations. Which of them stand beside a given pair is asked by `beside`, of these alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.statement import Act, RelationKind, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.model.statement import Statement

_POINTS_BACK: Final = frozenset(
    {RelationKind.ACKNOWLEDGES, RelationKind.CORRECTS, RelationKind.REPORTS}
)


def remarks(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Those that can stand beside any other, in the order given."""
    return tuple(one for one in statements if _is_remark(one))


def _is_remark(one: Statement) -> bool:
    return (
        one.act is Act.OUTSIDE_FINDING
        or one.wording is Wording.CHARACTERIZATION
        or any(relation.kind in _POINTS_BACK for relation in one.relations)
        or any(claim.about is not None for claim in one.claims)
    )
