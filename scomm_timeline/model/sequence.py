"""Order of statements: from the bounds of their dates and from what was recorded.

A reply is later than what it answers, whatever the months say. Bounds and recorded sequence are
difference constraints; tightening the bounds along the sequence and asking for a path answers
"is A certainly before B?" completely. Records of one utterance count as one, by their root.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scomm_timeline.model.dates import (
    FuzzyDate,
    Order,
    cut_after,
    cut_before,
    intersect,
    order,
)
from scomm_timeline.model.statement import Relation, RelationKind, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class SequenceError(NamedTuple):
    """A recorded relation that cannot be true. `code` is S220 to S223."""

    code: str
    statement: str
    relation: RelationKind
    message: str
    help: str = ""


def root_of(statement: Statement, by_id: Mapping[str, Statement]) -> str | None:
    """The record that a chain of version-of and same-event-as ends at; None in a circle."""
    seen = {statement.id}
    at = statement
    while True:
        pointer = merge_pointer(at, by_id)
        if pointer is None:
            return at.id
        if pointer.target in seen:
            return None
        seen.add(pointer.target)
        at = by_id[pointer.target]


def merge_pointer(statement: Statement, by_id: Mapping[str, Statement]) -> Relation | None:
    """The relation by which a record says that it is one utterance with another."""
    for relation in statement.relations:
        if relation.kind.merges and relation.target in by_id:
            return relation
    return None


def _steps(
    statement: Statement, by_id: Mapping[str, Statement]
) -> Iterator[tuple[str, str, Relation]]:
    """Recorded sequence of one record: the earlier id, the later id, and what says so."""
    for relation in statement.relations:
        if relation.kind is RelationKind.REFERS_TO or relation.target not in by_id:
            continue
        if relation.kind.runs_forward:
            yield relation.target, statement.id, relation
        elif relation.kind is RelationKind.BEFORE:
            yield statement.id, relation.target, relation


class Sequence:
    """The order of all utterances of a set. `dates` are tightened bounds by root id."""

    __slots__ = ("_ancestors", "dates", "earlier", "errors", "roots")

    def __init__(
        self,
        roots: Mapping[str, str],
        dates: Mapping[str, FuzzyDate],
        earlier: Mapping[str, tuple[str, ...]],
        errors: tuple[SequenceError, ...] = (),
    ) -> None:
        self.roots = roots
        self.dates = dates
        self.earlier = earlier
        self.errors = errors
        self._ancestors: dict[str, frozenset[str]] = {}

    def order(self, a: str, b: str) -> Order:
        """How statement `a` stands to statement `b`, by id."""
        first, second = self.roots[a], self.roots[b]
        if first == second:
            return Order.SAME_DAY
        if first in self._before(second):
            return Order.BEFORE
        if second in self._before(first):
            return Order.AFTER
        return order(self.dates[first], self.dates[second])

    def is_recorded(self, a: str, b: str) -> bool:
        """True if a recorded relation, not the dates, puts `a` before `b`."""
        return self.roots[a] in self._before(self.roots[b])

    def date(self, statement: str) -> FuzzyDate:
        """When the utterance was made, as narrow as dates and sequence allow."""
        return self.dates[self.roots[statement]]

    def _before(self, root: str) -> frozenset[str]:
        """Every root that a chain of recorded steps puts before this one."""
        known = self._ancestors.get(root)
        if known is None:
            seen: set[str] = set()
            todo = list(self.earlier.get(root, ()))
            while todo:
                at = todo.pop()
                if at not in seen:
                    seen.add(at)
                    todo.extend(self.earlier.get(at, ()))
            known = self._ancestors[root] = frozenset(seen)
        return known


def build_sequence(statements: Iterable[Statement]) -> Sequence:
    """The sequence of a set. Relations that cannot be true are `errors`, in order of id.

    Pointers to records that are not in `statements` are passed over.
    """
    by_id = {one.id: one for one in statements}
    errors: list[SequenceError] = []
    roots = _roots(by_id, errors)
    dates = _utterance_dates(by_id, roots, errors)
    steps = _recorded_steps(by_id, roots, errors)
    earlier: dict[str, tuple[str, ...]] = {}
    for first, second, _, _ in steps:
        earlier[second] = (*earlier.get(second, ()), first)
    if steps:
        _tighten(dates, steps, earlier, errors)
    return Sequence(roots, dates, earlier, tuple(errors))


def _roots(by_id: Mapping[str, Statement], errors: list[SequenceError]) -> dict[str, str]:
    roots = {}
    for one in by_id.values():
        pointers = [rel for rel in one.relations if rel.kind.merges and rel.target in by_id]
        if len(pointers) > 1:
            targets = " and ".join(sorted({rel.target for rel in pointers}))
            errors.append(
                SequenceError(
                    "S223",
                    one.id,
                    pointers[0].kind,
                    f'"{one.id}" points to two utterances: {targets}',
                    "each record of an utterance points to one root",
                )
            )
        root = root_of(one, by_id) if pointers else one.id
        if root is None:
            errors.append(
                SequenceError(
                    "S223",
                    one.id,
                    pointers[0].kind,
                    f'the pointers of "{one.id}" to its utterance run in a circle',
                    "the root of an utterance points to no other record of it",
                )
            )
        roots[one.id] = root if root is not None else one.id
    return roots


def _utterance_dates(
    by_id: Mapping[str, Statement], roots: Mapping[str, str], errors: list[SequenceError]
) -> dict[str, FuzzyDate]:
    dates = {root: by_id[root].made for root in set(roots.values())}
    for one in by_id.values():
        root = roots[one.id]
        if one.id == root:
            continue
        both = intersect(dates[root], one.made)
        if both is None:
            pointer = merge_pointer(one, by_id)
            kind = pointer.kind if pointer else RelationKind.VERSION_OF
            errors.append(
                SequenceError(
                    "S222",
                    one.id,
                    kind,
                    f'"{one.id}" ({one.made.written}) and its utterance "{root}" '
                    f"({by_id[root].made.written}) have no day in common",
                    "check the dates, or whether they are one utterance",
                )
            )
        else:
            dates[root] = both
    return dates


def _recorded_steps(
    by_id: Mapping[str, Statement], roots: Mapping[str, str], errors: list[SequenceError]
) -> list[tuple[str, str, str, Relation]]:
    """Steps between roots (earlier, later), with the record and relation that say so."""
    steps = []
    for one in by_id.values():
        for earlier, later, relation in _steps(one, by_id):
            first, second = roots[earlier], roots[later]
            if earlier == later:
                errors.append(
                    SequenceError(
                        "S220",
                        one.id,
                        relation.kind,
                        f'"{one.id}" points to itself as {relation.kind.value}',
                    )
                )
            elif first != second:
                steps.append((first, second, one.id, relation))
    return steps


def _tighten(
    dates: dict[str, FuzzyDate],
    steps: list[tuple[str, str, str, Relation]],
    earlier: Mapping[str, tuple[str, ...]],
    errors: list[SequenceError],
) -> None:
    """Narrow the dates along the recorded steps, in place; report what cannot be."""
    ranked = _ranks(earlier)
    for first, second, statement, relation in steps:
        if first not in ranked or second not in ranked:
            errors.append(
                SequenceError(
                    "S220",
                    statement,
                    relation.kind,
                    f'"{statement}" {relation.kind.value} "{relation.target}" '
                    "closes a circle of recorded sequence",
                    "one of the relations of the circle is wrong",
                )
            )
    sound = [step for step in steps if step[0] in ranked and step[1] in ranked]
    sound.sort(key=lambda step: (ranked[step[1]], ranked[step[0]], step[2]))
    for first, second, statement, relation in sound:
        narrowed = cut_before(dates[second], dates[first].earliest, "not before what it follows")
        if narrowed is None or order(dates[first], narrowed) is Order.AFTER:
            errors.append(_against_dates(statement, relation, dates[first], dates[second]))
        else:
            dates[second] = narrowed
    for first, second, _, _ in reversed(sound):
        narrowed = cut_after(dates[first], dates[second].latest, "not after what follows it")
        if narrowed is not None:
            dates[first] = narrowed


def _against_dates(
    statement: str, relation: Relation, first: FuzzyDate, second: FuzzyDate
) -> SequenceError:
    return SequenceError(
        "S221",
        statement,
        relation.kind,
        f'"{statement}" {relation.kind.value} "{relation.target}" is against the dates: '
        f"{second.written} would be later than {first.written}",
        "check the direction of the relation and both dates",
    )


def _ranks(earlier: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """A rank for each root that is in no circle: greater than the rank of all before it."""
    later: dict[str, list[str]] = {}
    waiting: dict[str, int] = {}
    for second, firsts in earlier.items():
        waiting.setdefault(second, 0)
        for first in firsts:
            waiting.setdefault(first, 0)
            waiting[second] += 1
            later.setdefault(first, []).append(second)
    ready = [root for root, count in waiting.items() if not count]
    ranks = dict.fromkeys(ready, 0)
    while ready:
        at = ready.pop()
        for second in later.get(at, ()):
            waiting[second] -= 1
            ranks[second] = max(ranks.get(second, 0), ranks[at] + 1)
            if not waiting[second]:
                ready.append(second)
    return {root: rank for root, rank in ranks.items() if not waiting[root]}
