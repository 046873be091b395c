"""Checks across records: what no file can know by itself.

Each check yields problems with the statement they cost; notices cost nothing.
"""

from __future__ import annotations

from collections import defaultdict

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.sequence import build_sequence
from scomm_timeline.model.statement import RelationKind
from scomm_timeline.model.typed import TYPE_CHECKING, Final
from scomm_timeline.reading.problem import Problem, alike, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from scomm_timeline.model.sequence import SequenceError
    from scomm_timeline.model.span import Route
    from scomm_timeline.model.statement import Relation, Statement
    from scomm_timeline.reading.records import Draft

_FIRST_SETTLED: Final = ("S223", "S222", "S220", "S221")
"""Problems of sequence, in the order in which one can bring about the next."""


class Found(NamedTuple):
    """A problem of one file; `draft` is the statement it costs, None for a notice."""

    path: str
    problem: Problem
    draft: Draft | None = None


def duplicate_ids(drafts: Sequence[Draft]) -> Iterator[Found]:
    """An id that stands twice costs every record that carries it."""
    seen: set[str] = set()
    twice: set[str] = set()
    for draft in drafts:
        if draft.id is not None:
            (twice if draft.id in seen else seen).add(draft.id)
    by_id: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts if twice else ():
        if draft.id in twice:
            by_id[draft.id].append(draft)
    for id_, carriers in by_id.items():
        for draft in carriers:
            others = ", ".join(f"{one.path}:{one.line}" for one in carriers if one is not draft)
            message = f"id {quoted(id_)} stands twice: also at {others}"
            help_ = "neither is used; give one of them another id"
            yield Found(draft.path, Problem("S201", message, help_, (*draft.route, "id")), draft)


def dangling(drafts: Iterable[Draft], known: Collection[str]) -> Iterator[Found]:
    """A relation or an `about` that points to a statement that is in no file.

    A record that is in a file but was left out is known: pointing to it costs nothing.
    """
    for draft in drafts:
        if draft.statement is None or not _may_point(draft.statement):
            continue
        for target, route in _pointers(draft.statement):
            if target not in known:
                message = f"unknown statement {quoted(target)}"
                help_ = alike(target, known) or "a relation points to the id of another record"
                problem = Problem("S202", message, help_, (*draft.route, *route))
                yield Found(draft.path, problem, draft)


def _may_point(statement: Statement) -> bool:
    """False for what most are: statements without relations that speak of no other."""
    for (
        claim
    ) in statement.claims:  # a loop: a generator for each statement would take thrice as long
        if claim.about is not None:
            return True
    return bool(statement.relations)


def _pointers(statement: Statement) -> Iterator[tuple[str, Route]]:
    """The ids that a statement points to, each with its route inside the statement."""
    for relation, route in relation_routes(statement):
        if relation.kind is not RelationKind.REFERS_TO:
            yield relation.target, route
    for index, claim in enumerate(statement.claims):
        for number, target in enumerate(claim.about.records if claim.about else ()):
            yield target, ("claims", index, "about", "records", number)


def relation_routes(statement: Statement) -> Iterator[tuple[Relation, Route]]:
    """The relations of a statement with the routes at which they were typed."""
    counts: dict[RelationKind, int] = defaultdict(int)
    for relation in statement.relations:
        yield relation, (relation.kind.value, counts[relation.kind], "record")
        counts[relation.kind] += 1


def broken_sequence(drafts: Iterable[Draft]) -> Iterator[Found]:
    """Relations that cannot be true.

    One problem can bring about another, so the kinds are settled one after the other, and the rest
    is looked at again without the records that fell.
    """
    remaining = {draft.statement.id: draft for draft in drafts if draft.statement is not None}
    while True:
        errors = build_sequence(_joined(remaining)).errors
        if not errors:
            return
        code = min((error.code for error in errors), key=_FIRST_SETTLED.index)
        for error in errors:
            draft = remaining.pop(error.statement, None) if error.code == code else None
            if draft is not None:
                yield _broken(draft, error)


def _joined(remaining: Mapping[str, Draft]) -> list[Statement]:
    """The statements that a relation leaves or reaches; nothing is wrong with the order of others."""
    leaving = [
        one.statement for one in remaining.values() if one.statement and one.statement.relations
    ]
    ids = {one.id: None for one in leaving}
    for one in leaving:
        ids.update((relation.target, None) for relation in one.relations)
    found = (remaining[id_].statement for id_ in ids if id_ in remaining)
    return [one for one in found if one is not None]


def _broken(draft: Draft, error: SequenceError) -> Found:
    """The error at the relation that it is about."""
    route: Route = (error.relation.value,)
    for relation, at in relation_routes(draft.statement) if draft.statement else ():
        if (relation.kind, relation.target) == (error.relation, error.target):
            route = at
    problem = Problem(error.code, error.message, error.help, (*draft.route, *route))
    return Found(draft.path, problem, draft)
