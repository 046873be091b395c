"""C401: records that say that an earlier line ends, listed apart and never counted with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.findings import AnnouncedChange, ChangePart, Verdict
from scomm_timeline.analysis.grouping import display_key
from scomm_timeline.analysis.remarks import ANSWERS
from scomm_timeline.analysis.utterances import says_of_others
from scomm_timeline.model.dates import Order
from scomm_timeline.model.statement import RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.table import Table
    from scomm_timeline.analysis.utterances import Ground, Utterance
    from scomm_timeline.model.statement import Relation, Statement

_OTHERWISE: Final = frozenset({RelationKind.SUSPENDS, RelationKind.CORRECTS})
"""Relations that put the record that they point to out of force, and are not of its end alone."""


_Ended = dict[str, tuple["Utterance", "Utterance"]]
"""Lines by id, each with the record that ended it."""


class EndedLines:
    """Lines that were found to have been ended, each with the first record that did.

    A line that has ended ends no more: of several records that say so, the earliest is kept. Rows of
    a table are kept as they are until somebody asks for the lines.
    """

    __slots__ = ("_first", "_rows")

    def __init__(self) -> None:
        self._first: dict[str, _Ended] = {}
        self._rows: list[tuple[Ground, Table, list[int], str]] = []

    def add(self, by: Utterance, line: Utterance, topic: str) -> None:
        """Note that a record ended a line on a topic."""
        lines, name = self._first.setdefault(topic, {}), line.root.id
        known = lines.get(name)
        if known is None or (known[0] is not by and display_key(by) < display_key(known[0])):
            lines[name] = (by, line)

    def add_rows(self, ground: Ground, table: Table, rows: list[int], topic: str) -> None:
        """Note that lines of a table were ended on a topic by those who end them there."""
        if rows:
            self._rows.append((ground, table, rows, topic))

    def on(self, topic: str) -> _Ended:
        """The lines on a topic."""
        for ground, table, rows, other in self._rows:
            self._settle(ground, table, rows, other)
        self._rows.clear()
        return self._first.get(topic, {})

    def _settle(self, ground: Ground, table: Table, rows: list[int], topic: str) -> None:
        enders = map(table.enders.__getitem__, map(table.column("ender").__getitem__, rows))
        who = map(ground.utterances.__getitem__, enders)
        noted = list(zip(who, map(table.said.__getitem__, rows), strict=True))
        found = dict(zip(map(table.names.__getitem__, rows), noted, strict=True))
        known = self._first.setdefault(topic, {})
        if len(found) == len(rows) and known.keys().isdisjoint(found):
            known |= found
        else:
            for by, line in noted:
                self.add(by, line, topic)

    def __iter__(self) -> Iterator[tuple[Utterance, Utterance, str]]:
        """The record, the line and the topic of each."""
        for topic in dict.fromkeys((*self._first, *(one for *_, one in self._rows))):
            for by, line in self.on(topic).values():
                yield by, line, topic


class _Change:
    """What one record ends, while it is collected: lines by how and on which topic they end."""

    def __init__(self) -> None:
        self._lines: dict[str, Utterance] = {}
        self._ways: dict[tuple[str, str | None], dict[str, Utterance]] = {}

    def add(self, how: str, topic: str | None, lines: Iterable[Utterance] = ()) -> None:
        """Note that lines end so, or, without any, that the record says that some line does."""
        found = {one.root.id: one for one in lines}
        self._ways.setdefault((how, topic), {}).update(found)
        self._lines.update(found)

    def told(self, by: str) -> AnnouncedChange:
        """The change, by its record. Lines are in the order of their days.

        One part for each way; topics on which the same lines end so are in one.
        """
        every = tuple([one.id for one in sorted(self._lines.values(), key=display_key)])
        together: dict[tuple[str, tuple[str, ...], bool], list[str]] = {}
        for (how, topic), ends in self._ways.items():
            is_all = len(ends) == len(every)
            lines = every if is_all else tuple([one for one in every if one in ends])
            topics = together.setdefault((how, lines, topic is None), [])
            if topic is not None:
                topics.append(topic)
        parts = [
            ChangePart(how, tuple(topics), lines) for (how, lines, _), topics in together.items()
        ]
        return AnnouncedChange(by, tuple(parts), every)


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
    for utterance in court.ground.all_of(says_of_others):
        _from_record(court, utterance, changes)
    for topic in court.ground.codebook.topics:
        found: dict[str, list[Utterance]] = {}
        for by, line in ended.on(topic).values():
            found.setdefault(by.root.id, []).append(line)
        for name, lines in found.items():
            change = changes.setdefault(name, _Change())
            _add_ended(court, change, court.ground.utterances[name], lines, topic)
    ordered = sorted(changes, key=lambda by: display_key(court.ground.utterances[by]))
    return tuple([changes[by].told(by) for by in ordered])


def _add_ended(
    court: Court, change: _Change, by: Utterance, lines: list[Utterance], topic: str
) -> None:
    """Note how a record ended lines on a topic: all alike, if no relation of it names one."""
    if not any(statement.relations for statement in by.members):
        change.add(_how(court, by, lines[0], topic), topic, lines)
        return
    for line in sorted(lines, key=display_key):
        change.add(_how(court, by, line, topic), topic, (line,))


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
                    change.add(relation.kind.value, topic, (line,))


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
