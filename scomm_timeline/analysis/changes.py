"""C401: records that say that an earlier line ends, listed apart and never counted with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.findings import AnnouncedChange, ChangePart, Verdict
from scomm_timeline.analysis.grouping import display_key
from scomm_timeline.analysis.remarks import ANSWERS
from scomm_timeline.model.dates import Order
from scomm_timeline.model.statement import RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.utterances import Utterance
    from scomm_timeline.model.statement import Relation, Statement

_OTHERWISE: Final = frozenset({RelationKind.SUSPENDS, RelationKind.CORRECTS})
"""Relations that put the record that they point to out of force, and are not of its end alone."""


class EndedLines:
    """Lines that were found to have been ended, each with the first record that did.

    A line that has ended ends no more: of several records that say so, the earliest is kept.
    """

    __slots__ = ("_first",)

    def __init__(self) -> None:
        self._first: dict[tuple[str, str], tuple[Utterance, Utterance]] = {}

    def add(self, by: Utterance, line: Utterance, topic: str) -> None:
        """Note that a record ended a line on a topic."""
        key = (line.root.id, topic)
        known = self._first.get(key)
        if known is None or (known[0] is not by and display_key(by) < display_key(known[0])):
            self._first[key] = (by, line)

    def add_all(self, by: Utterance, lines: Iterable[Utterance], topic: str) -> None:
        """Note that a record ended some lines on a topic."""
        first = self._first
        for line in lines:
            key = (line.root.id, topic)
            if key in first:
                self.add(by, line, topic)
            else:
                first[key] = (by, line)

    def __iter__(self) -> Iterator[tuple[Utterance, Utterance, str]]:
        """The record, the line and the topic of each."""
        for (_, topic), (by, line) in self._first.items():
            yield by, line, topic


class _Change:
    """What one record ends, while it is collected: lines by how and on which topic they end."""

    def __init__(self) -> None:
        self.lines: dict[str, Utterance] = {}
        self._ways: dict[tuple[str, str | None], dict[str, None]] = {}

    def add(self, how: str, topic: str | None, line: Utterance | None = None) -> None:
        """Note that a line ends so, or, without one, that the record says that some line does."""
        ends = self._ways.setdefault((how, topic), {})
        if line is not None:
            ends[line.id] = None
            self.lines[line.id] = line

    def in_order(self) -> tuple[str, ...]:
        """Every line, by its day."""
        return tuple(one.id for one in sorted(self.lines.values(), key=display_key))

    def parts(self) -> tuple[ChangePart, ...]:
        """One part for each way; topics on which the same lines end so are in one."""
        every = self.in_order()
        together: dict[tuple[str, tuple[str, ...], bool], list[str]] = {}
        for (how, topic), ends in self._ways.items():
            lines = tuple(one for one in every if one in ends)
            topics = together.setdefault((how, lines, topic is None), [])
            if topic is not None:
                topics.append(topic)
        return tuple(
            ChangePart(how, tuple(topics), lines) for (how, lines, _), topics in together.items()
        )


def note_ended(court: Court, ended: EndedLines, meeting: Meeting) -> None:
    """Note an earlier line that a meeting showed to have been ended."""
    if meeting.verdict is not Verdict.CHANGE or meeting.ended_by is None:
        return
    by = court.ground.utterances[meeting.ended_by.id]
    for side, facet in ((meeting.a, meeting.facet_a), (meeting.b, meeting.facet_b)):
        if side.id != by.id and court.ground.sequence.order(side.id, by.id) is Order.BEFORE:
            ended.add(by, side, facet.claim.topic)


def announced_changes(court: Court, ended: EndedLines) -> tuple[AnnouncedChange, ...]:
    """Each record that ends an earlier line, opposed or not, by the day it was made.

    `ended` has the lines that were found to have been ended when an opposed one was held against
    them.
    """
    changes: dict[str, _Change] = {}
    for utterance in court.ground.utterances.values():
        _from_record(court, utterance, changes)
    topics = list(court.ground.codebook.topics)
    found = [(topics.index(topic), by, line) for by, line, topic in ended]
    for rank, by, line in sorted(found, key=lambda one: (one[0], display_key(one[2]))):
        how = _how(court, by, line, topics[rank])
        changes.setdefault(by.id, _Change()).add(how, topics[rank], line)
    ordered = sorted(changes, key=lambda by: display_key(court.ground.utterances[by]))
    return tuple(AnnouncedChange(by, changes[by].parts(), changes[by].in_order()) for by in ordered)


def _from_record(court: Court, utterance: Utterance, changes: dict[str, _Change]) -> None:
    """What a record itself says it ends."""
    for statement in utterance.members:
        for announcement in statement.announces:
            changes.setdefault(utterance.id, _Change()).add("announces", announcement.topic)
        for relation in statement.relations:
            target = court.ground.sequence.roots.get(relation.target)
            if relation.kind.ends_target and target is not None and target != utterance.id:
                change = changes.setdefault(utterance.id, _Change())
                line = court.ground.utterances[target]
                for topic in _ended_topics(statement, relation, line) or (None,):
                    change.add(relation.kind.value, topic, line)


def _ended_topics(statement: Statement, relation: Relation, line: Utterance) -> tuple[str, ...]:
    """The topics on which a relation ends what another record claims.

    Those that it names, else those of its own record (as `standing` reads it), as far as the other
    takes a position on them: an agreement may end that says nothing on the need for one.
    """
    held = {facet.claim.topic for facet in line.facets}
    return tuple(one for one in relation.topics or statement.all_topics if one in held)


def _how(court: Court, by: Utterance, line: Utterance, topic: str) -> str:
    """What of a record ended a line on a topic: what names the line, else what names the topic."""
    roots = court.ground.sequence.roots
    relations = [one for statement in by.members for one in statement.relations]
    naming = [one for one in relations if roots.get(one.target) == line.id and _can_end(one, topic)]
    if naming:
        return naming[0].kind.value
    if any(one.topic == topic for statement in by.members for one in statement.announces):
        return "announces"
    answers = [one for one in relations if one.kind in ANSWERS and topic in one.topics]
    return answers[0].kind.value if answers else "decision"


def _can_end(relation: Relation, topic: str) -> bool:
    kind = relation.kind
    names_it = not relation.topics or topic in relation.topics
    return names_it and (kind.ends_target or kind in _OTHERWISE)
