"""C401: records that say that an earlier line ends, listed apart and never counted with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.findings import AnnouncedChange, Verdict
from scomm_timeline.analysis.grouping import display_key
from scomm_timeline.model.dates import Order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.utterances import Utterance


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

    def __iter__(self) -> Iterator[tuple[Utterance, Utterance, str]]:
        """The record, the line and the topic of each."""
        for (_, topic), (by, line) in self._first.items():
            yield by, line, topic


class _Change:
    """What one record ends, while it is collected."""

    def __init__(self, how: str) -> None:
        self.how = how
        self.ends: dict[str, Utterance] = {}
        self.topics: dict[str, None] = {}


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
    found: dict[str, set[str]] = {}
    for by, line, topic in ended:
        changes.setdefault(by.id, _Change("decision")).ends[line.id] = line
        found.setdefault(by.id, set()).add(topic)
    for one, touched in found.items():
        in_order = (topic for topic in court.ground.codebook.topics if topic in touched)
        changes[one].topics.update(dict.fromkeys(in_order))
    ordered = sorted(changes, key=lambda by: display_key(court.ground.utterances[by]))
    return tuple(
        AnnouncedChange(
            by,
            tuple(one.id for one in sorted(changes[by].ends.values(), key=display_key)),
            tuple(changes[by].topics),
            changes[by].how,
        )
        for by in ordered
    )


def _from_record(court: Court, utterance: Utterance, changes: dict[str, _Change]) -> None:
    """What a record itself says it ends."""
    for statement in utterance.members:
        for announcement in statement.announces:
            change = changes.setdefault(utterance.id, _Change("announces"))
            change.topics[announcement.topic] = None
        for relation in statement.relations:
            target = court.ground.sequence.roots.get(relation.target)
            if relation.kind.ends_target and target is not None and target != utterance.id:
                change = changes.setdefault(utterance.id, _Change(relation.kind.value))
                change.ends[target] = court.ground.utterances[target]
