"""Whose inconsistency it is: the nearest voice that answers for both sides.

What an official says on the job is the body's word; a body and its parent are one; Congress,
courts and watchdogs answer for themselves; a state is not the federal government. Advocates and
newspapers answer to nobody here: theirs is a dispute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.findings import Comparison, Dimension, Level, Outcome
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.analysis.utterances import Utterance
    from scomm_timeline.model.voices import Speaker, Voices

_NEAREST = (Level.PERSON, Level.BODY, Level.GOVERNMENT, Level.NONE)


class Shared(NamedTuple):
    """One who holds each side, and the nearest voice that answers for both of them."""

    level: Level
    voice: str | None
    a: Speaker
    b: Speaker

    @property
    def distance(self) -> int:
        """0 for the nearest level."""
        return _NEAREST.index(self.level)

    @property
    def answers(self) -> tuple[Level, str | None]:
        """The voice at its level; none for those who share none."""
        return self.level, None if self.level is Level.NONE else self.voice


def shared_voices(a: Utterance, b: Utterance, voices: Voices) -> tuple[Shared, ...]:
    """Every holder of one side with every holder of the other that one voice answers for.

    Nearest first. Two parties of a joint paper may meet the other side at two levels. Where no
    voice is common, all pairs, at level NONE. The voice of a body is kept by its highest body below
    the government, so that an agency and the department above it are one voice.
    """
    found = [
        Shared(*_pair_voice(first, second, voices), first, second)
        if a.root.official and b.root.official
        else Shared(Level.NONE, None, first, second)
        for first in a.speakers
        for second in b.speakers
    ]
    found.sort(key=lambda one: one.distance)
    common = tuple(one for one in found if one.level is not Level.NONE)
    return common or tuple(found)


def _pair_voice(first: Speaker, second: Speaker, voices: Voices) -> tuple[Level, str | None]:
    if first.person is not None and first.person == second.person:
        return Level.PERSON, first.person
    one, two = first.organization, second.organization
    if one is None or two is None:
        return Level.NONE, None
    if not (voices.organizations[one].official and voices.organizations[two].official):
        return Level.NONE, None
    if voices.is_same_body(one, two):
        return Level.BODY, voices.body(one)
    if voices.government(one) == voices.government(two):
        return Level.GOVERNMENT, voices.government(one)
    return Level.NONE, None


def compare_voice(a: Utterance, b: Utterance, level: Level) -> Comparison:
    """The comparison of voices, at the level at which one answers for both."""
    shown = (_shown(a), _shown(b))
    if level is not Level.NONE:
        return Comparison(Dimension.VOICE, *shown, f"same {level.value}", Outcome.MEETS)
    why = (
        "two governments, or two voices that answer for themselves"
        if a.root.official and b.root.official
        else "one of the two is not an official"
    )
    return Comparison(Dimension.VOICE, *shown, "different", Outcome.PARTS, why)


def _shown(utterance: Utterance) -> str:
    return "; ".join(_unique(speaker_slug(one) for one in utterance.speakers)) or NOT_STATED


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def speaker_slug(speaker: Speaker) -> str:
    """The person, else the kind of unknown and the body."""
    if speaker.person is not None:
        return speaker.person
    if speaker.anonymity is not None:
        return f"{speaker.anonymity.value} ({speaker.organization or NOT_STATED})"
    return speaker.organization or NOT_STATED


def answers_for(ender: Speaker, holder: Speaker, voices: Voices) -> bool:
    """True if `ender` speaks for the voice that `holder` spoke with, or for one above it.

    A subordinate body never ends its parent's line.
    """
    if ender.person is not None and ender.person == holder.person:
        return True
    if ender.organization is None or holder.organization is None:
        return False
    body: str | None = holder.organization
    while body is not None:
        if body == ender.organization:
            return True
        known = voices.organizations[body]
        body = None if known.speaks_for_itself else known.parent
    return False
