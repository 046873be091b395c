"""C401: records that say that an earlier line ends, listed apart and never counted with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.findings import AnnouncedChange, Verdict
from scomm_timeline.analysis.grouping import display_key
from scomm_timeline.model.dates import Order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.utterances import Utterance


class _Change:
    """What one record ends, while it is collected."""

    def __init__(self, how: str) -> None:
        self.how = how
        self.ends: dict[str, Utterance] = {}
        self.topics: dict[str, None] = {}


def announced_changes(court: Court, meetings: Iterable[Meeting]) -> tuple[AnnouncedChange, ...]:
    """Each record that ends an earlier line, opposed or not, by the day it was made."""
    changes: dict[str, _Change] = {}
    for utterance in court.ground.utterances.values():
        _from_record(court, utterance, changes)
    for meeting in meetings:
        if meeting.verdict is Verdict.CHANGE and meeting.ended_by is not None:
            _from_meeting(court, meeting, meeting.ended_by.id, changes)
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


def _from_meeting(court: Court, meeting: Meeting, by: str, changes: dict[str, _Change]) -> None:
    """An earlier line that a meeting showed to have been ended."""
    change = changes.setdefault(by, _Change("decision"))
    for side, facet in ((meeting.a, meeting.facet_a), (meeting.b, meeting.facet_b)):
        if side.id != by and court.ground.sequence.order(side.id, by) is Order.BEFORE:
            change.ends[side.id] = side
            change.topics[facet.claim.topic] = None
