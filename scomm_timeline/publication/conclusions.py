"""The findings of two versions, held against each other by their ids.

A finding of one id is one finding, whichever statements it has. It changed if a reader is told
something else of it: another code or verdict, another strength, another order, other numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.findings import Verdict
from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.dates import Order
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scomm_timeline.analysis.findings import Finding, Meeting


class Fate(StrEnum):
    """What became of a finding."""

    NEW = "new"
    GONE = "gone"
    RECLASSIFIED = "reclassified"
    """Another code, verdict or level for what is still one voice on one question."""
    REGRADED = "regraded"
    """Another strength, order or kind of inconsistency."""
    COUNTS = "counts"
    """The same conclusion from other statements, or more or fewer of them."""


Told = str | int | tuple[str, ...]


class Conclusion(NamedTuple):
    """What a reader is told of a finding. `order` is that of the best pair."""

    id: str
    code: str
    verdict: str
    level: str
    strength: str
    weakened_by: tuple[str, ...]
    order: str
    attributes: tuple[str, ...]
    best_pair: tuple[str, ...]
    pairs: int
    possible_pairs: int
    statements: tuple[str, ...]


class ToldChange(NamedTuple):
    """One thing that is told otherwise of a finding."""

    field: str
    old: Told
    new: Told


class ConclusionChange(NamedTuple):
    """A finding that one version has and the other has not, or has otherwise.

    `old` or `new` is None for a finding that is new or gone; `fields` is then empty.
    """

    fate: Fate
    old: Conclusion | None
    new: Conclusion | None
    fields: tuple[ToldChange, ...] = ()

    @property
    def id(self) -> str:
        """Its id in the new version, or in the old one if it is gone."""
        known = self.new or self.old
        return known.id if known else ""

    @property
    def statements(self) -> frozenset[str]:
        """Every statement that takes part in it, before or after."""
        return frozenset(
            one for side in (self.old, self.new) if side is not None for one in side.statements
        )


_CLASS: Final = ("code", "verdict", "level")
_GRADE: Final = ("strength", "weakened_by", "order", "attributes")
_COUNTS: Final = ("best_pair", "pairs", "possible_pairs", "statements")


def conclude(findings: Iterable[Finding], names: Mapping[str, str]) -> dict[str, Conclusion]:
    """What is told of each finding, by id; statements by their new ids in `names`."""
    return {one.id: _conclusion(one, names) for one in findings}


def _conclusion(finding: Finding, names: Mapping[str, str]) -> Conclusion:
    best = finding.best
    pair = best.meeting
    return Conclusion(
        id=finding.id,
        code=finding.code,
        verdict=finding.verdict.value,
        level=finding.level.value,
        strength=finding.strength.value,
        weakened_by=tuple(one.value for one in best.weaknesses),
        order=_order(pair, names),
        attributes=tuple(one.value for one in finding.attributes),
        best_pair=tuple(sorted(names.get(one, one) for one in (pair.a.id, pair.b.id))),
        pairs=finding.pairs,
        possible_pairs=finding.possible_pairs,
        statements=tuple(sorted(names.get(one, one) for one in finding.statements)),
    )


def _order(pair: Meeting, names: Mapping[str, str]) -> str:
    """The order of a pair, told from the side whose id comes first."""
    a, b = (names.get(one.id, one.id) for one in (pair.a, pair.b))
    return (pair.order if a < b else pair.order.mirrored).value


def compare_conclusions(
    *, old: Mapping[str, Conclusion], new: Mapping[str, Conclusion]
) -> tuple[ConclusionChange, ...]:
    """Every finding that is told otherwise, gravest change first, then by id."""
    gone = {id_: one for id_, one in old.items() if id_ not in new}
    come = {id_: one for id_, one in new.items() if id_ not in old}
    changes = [*_reclassified(gone, come)]
    for one in changes:
        gone.pop(one.old.id if one.old else "", None)
        come.pop(one.new.id if one.new else "", None)
    changes += [ConclusionChange(Fate.NEW, None, one) for one in come.values()]
    changes += [ConclusionChange(Fate.GONE, one, None) for one in gone.values()]
    changes += [
        ConclusionChange(fate_of(fields), old[id_], one, fields)
        for id_, one in new.items()
        if id_ in old and (fields := tuple(_told_changes(old[id_], one)))
    ]
    return tuple(sorted(changes, key=lambda one: (list(Fate).index(one.fate), one.id)))


def _reclassified(
    gone: Mapping[str, Conclusion], come: Mapping[str, Conclusion]
) -> Iterator[ConclusionChange]:
    """Findings of one voice and family under another code that share a statement."""
    left = dict(come)
    for id_ in sorted(gone):
        before = gone[id_]
        heirs = [
            one
            for one in left.values()
            if _question(one) == _question(before) and set(one.statements) & set(before.statements)
        ]
        if heirs:
            # The most statements in common; of equals, the first id.
            after = min(heirs, key=lambda one: (-_shared(one, before), one.id))
            del left[after.id]
            fields = tuple(_told_changes(before, after))
            yield ConclusionChange(Fate.RECLASSIFIED, before, after, fields)


def _question(one: Conclusion) -> tuple[str, ...]:
    """Voice and family, without the code."""
    return tuple(one.id.split("/")[1:])


def _shared(one: Conclusion, other: Conclusion) -> int:
    return len(set(one.statements) & set(other.statements))


def _told_changes(old: Conclusion, new: Conclusion) -> Iterator[ToldChange]:
    for name in (*_CLASS, *_GRADE, *_COUNTS):
        before, after = getattr(old, name), getattr(new, name)
        if name == "order" and old.best_pair != new.best_pair:
            # Of two other statements, which one is a says nothing; whether it is known does.
            before, after = _is_known(before), _is_known(after)
        if before != after:
            yield ToldChange(name.replace("_", "-"), before, after)


def _is_known(order: str) -> str:
    return "established" if order in {Order.BEFORE.value, Order.AFTER.value} else order


def fate_of(fields: Sequence[ToldChange]) -> Fate:
    """What changes of a finding that both versions have come to."""
    names = {one.field.replace("-", "_") for one in fields}
    if names & set(_CLASS):
        return Fate.RECLASSIFIED
    return Fate.REGRADED if names & set(_GRADE) else Fate.COUNTS


def shows(change: ConclusionChange, found: Mapping[str, Conclusion]) -> bool:
    """True if a version's findings show the change: what is new is there, what is gone is not.

    Of a finding that both versions have, everything but the numbers must be as it is now.
    """
    if change.new is None:
        return change.old is not None and change.old.id not in found
    now = found.get(change.new.id)
    if now is None or (change.fate is Fate.RECLASSIFIED and _has_old(change, found)):
        return False
    if change.old is None:
        return True
    wanted = {one.field.replace("-", "_") for one in change.fields} - set(_COUNTS)
    return all(_same(name, now, change.new) for name in wanted)


def _has_old(change: ConclusionChange, found: Mapping[str, Conclusion]) -> bool:
    """True if the finding stands under its old id too."""
    old, new = change.old, change.new
    return old is not None and new is not None and old.id != new.id and old.id in found


def _same(name: str, now: Conclusion, wanted: Conclusion) -> bool:
    a, b = getattr(now, name), getattr(wanted, name)
    if name == "order" and now.best_pair != wanted.best_pair:
        return _is_known(a) == _is_known(b)
    return bool(a == b)


def undecided(found: Mapping[str, Conclusion]) -> int:
    """Contradictions, not counting those that are only possible."""
    return sum(one.verdict == Verdict.CONTRADICTION for one in found.values())
