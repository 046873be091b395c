"""Order of statements: from the bounds of their dates and from what was recorded.

A reply is later than what it answers, whatever the months say. Bounds and recorded sequence are
difference constraints; tightening the bounds along the sequence and asking for a path answers
"is A certainly before B?" completely. Records of one utterance count as one, by their root.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import compress
from operator import attrgetter

from scomm_timeline.model.dates import (
    MINUTES_A_DAY,
    FuzzyDate,
    Order,
    cut_after,
    cut_before,
    intersect,
)
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import Relation, RelationKind, Statement
from scomm_timeline.model.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Window = tuple[int, int]
"""First and last possible minute, both included, counted like days."""

_ID: Final = attrgetter("id")
_MADE: Final = attrgetter("made")
_RELATIONS: Final = attrgetter("relations")


class SequenceError(NamedTuple):
    """A recorded relation that cannot be true. `code` is S220 to S223.

    `target` is empty if all of the statement's relations of the kind are meant.
    """

    code: str
    statement: str
    relation: RelationKind
    target: str
    message: str
    help: str


class _Step(NamedTuple):
    """The utterance `first` is before `second`, because a relation of a record says so."""

    first: str
    second: str
    statement: str
    relation: Relation

    def error(self, code: str, what: str, help_: str) -> SequenceError:
        """The error that this step is; `what` completes a sentence about the relation."""
        kind = self.relation.kind
        message = f'"{self.statement}" {kind.value} "{self.relation.target}" {what}'
        return SequenceError(code, self.statement, kind, self.relation.target, message, help_)


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


class Sequence:
    """The order of all utterances of a set.

    Attributes:
        roots: The root of each record, by id.
        dates: Tightened bounds, by root.
        windows: The same bounds in minutes, of the roots that a step touches.
        earlier: The roots that a recorded step puts right before a root.
        errors: What cannot be true; with errors, the order of what they touch means nothing.
    """

    __slots__ = ("_ancestors", "dates", "earlier", "errors", "roots", "windows")

    def __init__(self, roots: Mapping[str, str], dates: dict[str, FuzzyDate]) -> None:
        self.roots = roots
        self.dates = dates
        self.windows: dict[str, Window] = {}
        self.earlier: dict[str, tuple[str, ...]] = {}
        self.errors: tuple[SequenceError, ...] = ()
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
        one, two = self.window(first), self.window(second)
        if one[1] < two[0]:
            return Order.BEFORE
        if two[1] < one[0]:
            return Order.AFTER
        is_one_day = self.dates[first].is_day and self.dates[second].is_day
        return Order.SAME_DAY if is_one_day else Order.NOT_ESTABLISHED

    def is_recorded(self, a: str, b: str) -> bool:
        """True if a recorded relation, not the dates, puts `a` before `b`."""
        return self.roots[a] in self._before(self.roots[b])

    def date(self, statement: str) -> FuzzyDate:
        """When the utterance was made, as narrow as dates and sequence allow."""
        return self.dates[self.roots[statement]]

    def window(self, root: str) -> Window:
        """The minutes within which an utterance was made, as narrow as dates and sequence allow."""
        known = self.windows.get(root)
        return known if known is not None else minutes(self.dates[root])

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


def minutes(date: FuzzyDate) -> Window:
    """The first and the last minute at which a thing so dated can have happened."""
    first, last = date.earliest * MINUTES_A_DAY, date.end * MINUTES_A_DAY - 1
    if date.minute is None:
        return first, last
    at = date.stated[0] * MINUTES_A_DAY + date.minute
    # An approximate midnight reaches into a neighboring day that a cut may have taken away.
    return max(first, at - date.approximate), min(last, at + date.approximate)


def build_sequence(statements: Iterable[Statement]) -> Sequence:
    """The sequence of a set. Relations that cannot be true are `errors`, in order of id.

    Pointers to records that are not in `statements` are passed over. The order of `statements`
    makes no difference.
    """
    in_order = sorted(statements, key=_ID)
    ids = list(map(_ID, in_order))
    roots = dict(zip(ids, ids, strict=True))
    dates = dict(zip(ids, map(_MADE, in_order), strict=True))
    if not any(map(_RELATIONS, in_order)):
        return Sequence(roots, dates)
    by_id = dict(zip(ids, in_order, strict=True))
    every = by_id.values()
    related = list(compress(every, map(_RELATIONS, every)))  # few: nobody else is looked at
    errors: list[SequenceError] = []
    _follow_roots(roots, by_id, related, errors)
    _join_dates(dates, by_id, related, roots, errors)
    sequence = Sequence(roots, dates)
    steps = list(_recorded_steps(by_id, related, roots, errors))
    if steps:
        _follow(sequence, steps, errors)
    errors.sort(key=lambda one: one.statement)
    sequence.errors = tuple(errors)
    return sequence


def _follow_roots(
    roots: dict[str, str],
    by_id: Mapping[str, Statement],
    related: list[Statement],
    errors: list[SequenceError],
) -> None:
    """Write down the roots of records that point to another of their utterance."""
    for one in related:
        pointers = [rel for rel in one.relations if rel.kind.merges and rel.target in by_id]
        if not pointers:
            continue
        targets = sorted({rel.target for rel in pointers})
        if len(targets) > 1:
            message = f'"{one.id}" points to several utterances: {", ".join(targets)}'
            help_ = "each record of an utterance points to one root"
            errors.append(SequenceError("S223", one.id, pointers[0].kind, "", message, help_))
        root = root_of(one, by_id)
        if root is not None:
            roots[one.id] = root
        elif _is_in_circle(one, by_id):
            message = f'the pointers of "{one.id}" to its utterance run in a circle'
            help_ = "the root of an utterance points to no other record of it"
            errors.append(SequenceError("S223", one.id, *pointers[0][:2], message, help_))


def _is_in_circle(statement: Statement, by_id: Mapping[str, Statement]) -> bool:
    """True if the chain of pointers comes back to the record, not only to one on its way."""
    seen: set[str] = set()
    at: Statement | None = statement
    while at is not None and at.id not in seen:
        seen.add(at.id)
        pointer = merge_pointer(at, by_id)
        at = by_id[pointer.target] if pointer else None
    return at is statement


def _join_dates(
    dates: dict[str, FuzzyDate],
    by_id: Mapping[str, Statement],
    related: list[Statement],
    roots: Mapping[str, str],
    errors: list[SequenceError],
) -> None:
    """Give each utterance the days that all its records have in common, by its root alone."""
    for one in related:
        root = roots[one.id]
        pointer = merge_pointer(one, by_id) if one.id != root else None
        if pointer is None:
            continue
        del dates[one.id]
        both = intersect(dates[root], one.made)
        if both is None:
            message = (
                f'"{one.id}" ({one.made.written}) and its utterance "{root}" '
                f"({by_id[root].made.written}) have no day in common"
            )
            help_ = "check the dates, or whether they are one utterance"
            errors.append(SequenceError("S222", one.id, *pointer[:2], message, help_))
        else:
            dates[root] = both


def _recorded_steps(
    by_id: Mapping[str, Statement],
    related: list[Statement],
    roots: Mapping[str, str],
    errors: list[SequenceError],
) -> Iterator[_Step]:
    """Steps between different utterances. A record that points to itself is an error."""
    for one in related:
        for relation in one.relations:
            kind, target = relation.kind, relation.target
            if kind is RelationKind.REFERS_TO or target not in by_id:
                continue
            if target == one.id:
                if not kind.merges:  # those are looked at as circles
                    message = f'"{one.id}" {kind.value} itself'
                    help_ = "a relation points to another record"
                    errors.append(SequenceError("S220", one.id, kind, target, message, help_))
            elif kind.runs_forward or kind is RelationKind.BEFORE:
                ends = roots[target], roots[one.id]
                first, second = ends if kind.runs_forward else reversed(ends)
                step = _Step(first, second, one.id, relation)
                if first != second:
                    yield step
                else:
                    what, help_ = "is a record of the same utterance", "keep one of the relations"
                    errors.append(step.error("S220", what, help_))


# -- tightening -----------------------------------------------------------------------------------


def _follow(sequence: Sequence, steps: list[_Step], errors: list[SequenceError]) -> None:
    """Fill in `earlier` and narrow the dates along the steps; report what cannot be."""
    later: dict[str, list[str]] = defaultdict(list)
    for step in steps:
        later[step.first].append(step.second)
    circles = _circles(later)
    sound = []
    for step in steps:
        circle = circles.get(step.first)
        if circle is not None and circle == circles.get(step.second):
            what, help_ = "closes a circle of recorded sequence", "one relation of it is wrong"
            errors.append(step.error("S220", what, help_))
        else:
            sound.append(step)
    rank = _ranks(sound)
    sound.sort(key=lambda step: (rank[step.second], rank[step.first], step.statement))
    _tighten(sequence, sound, errors)


def _tighten(sequence: Sequence, steps: list[_Step], errors: list[SequenceError]) -> None:
    """Forward, nothing is earlier than what it follows; then back. `steps` are in order of rank."""
    dates = sequence.dates
    windows = {root: minutes(dates[root]) for one in steps for root in (one.first, one.second)}
    kept = []
    for step in steps:
        first, second = step.first, step.second
        narrowed = cut_before(dates[second], dates[first].earliest, "not before what it follows")
        if narrowed is None or windows[first][0] > windows[second][1]:
            what = (
                f"is against the dates: {dates[second].written} would be later than "
                f"{dates[first].written}"
            )
            errors.append(step.error("S221", what, "check the relation and both dates"))
            continue
        dates[second] = narrowed
        windows[second] = max(windows[first][0], windows[second][0]), windows[second][1]
        kept.append(step)
    for step in reversed(kept):
        first, second = step.first, step.second
        narrowed = cut_after(dates[first], dates[second].latest, "not after what follows it")
        if narrowed is not None:
            dates[first] = narrowed
        windows[first] = windows[first][0], min(windows[first][1], windows[second][1])
    for step in kept:
        before = sequence.earlier.get(step.second, ())
        if step.first not in before:
            sequence.earlier[step.second] = (*before, step.first)
    sequence.windows.update(windows)


def _ranks(steps: Iterable[_Step]) -> dict[str, int]:
    """A rank for each root of steps without a circle: greater than that of all before it."""
    later: dict[str, list[str]] = defaultdict(list)
    waiting: dict[str, int] = defaultdict(int)
    for step in steps:
        later[step.first].append(step.second)
        waiting[step.second] += 1
        waiting[step.first] += 0
    ready = [root for root, count in waiting.items() if not count]
    ranks = dict.fromkeys(ready, 0)
    while ready:
        at = ready.pop()
        for second in later[at]:
            waiting[second] -= 1
            ranks[second] = max(ranks.get(second, 0), ranks[at] + 1)
            if not waiting[second]:
                ready.append(second)
    return ranks


def _circles(later: Mapping[str, list[str]]) -> dict[str, int]:
    """A number for each root on a circle, the same for all of one circle.

    Tarjan's strongly connected components, without recursion: a chain of replies may be long.
    """
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    circles: dict[str, int] = {}
    closed: set[str] = set()
    for start in list(later):
        work = [] if start in number else [(start, iter(later[start]))]
        while work:
            at, following = work[-1]
            if at not in number:
                number[at] = low[at] = len(number)
                path.append(at)
            second = next((one for one in following if one not in closed), None)
            if second is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[at])
                if low[at] == number[at]:
                    component = _cut_off(path, at)
                    closed.update(component)
                    if len(component) > 1:
                        circles.update(dict.fromkeys(component, number[at]))
            elif second in number:
                low[at] = min(low[at], number[second])
            else:
                work.append((second, iter(later.get(second, ()))))
    return circles


def _cut_off(path: list[str], at: str) -> list[str]:
    """Remove the end of a path from `at` on, and return it."""
    end = [path.pop()]
    while end[-1] != at:
        end.append(path.pop())
    return end
