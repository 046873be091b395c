"""Whose inconsistency it is: the nearest voice that answers for both sides.

What an official says on the job is the body's word; a body and its parent are one; Congress,
courts and watchdogs answer for themselves; a state is not the federal government. Advocates and
newspapers answer to nobody here: theirs is a dispute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.findings import Comparison, Dimension, Level, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.analysis.utterances import Utterance
    from scomm_timeline.model.voices import Speaker, Voices

_NEAREST = (Level.PERSON, Level.BODY, Level.GOVERNMENT, Level.NONE)


def common_voice(a: Utterance, b: Utterance, voices: Voices) -> tuple[Level, str | None]:
    """The nearest level at which one voice holds both, and that voice.

    The voice of a body is kept by its highest body below the government, so that ICE and the
    department above it are one voice.
    """
    best: tuple[Level, str | None] = (Level.NONE, None)
    if not (a.root.official and b.root.official):
        return best
    for first in a.speakers:
        for second in b.speakers:
            found = _pair_voice(first, second, voices)
            if _NEAREST.index(found[0]) < _NEAREST.index(best[0]):
                best = found
    return best


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


def answerable(line: Utterance, other: Utterance, voices: Voices) -> tuple[Speaker, ...]:
    """Those who hold a line and answer for the other side too, at the nearest level that holds.

    Of a joint paper these are the parties whose inconsistency the pair is; everybody who holds the
    line if no voice is common.
    """
    levels = [
        (min(_NEAREST.index(_pair_voice(holder, one, voices)[0]) for one in other.speakers), holder)
        for holder in line.speakers
    ]
    nearest = min((level for level, _ in levels), default=0)
    return tuple(holder for level, holder in levels if level == nearest)


def compare_voice(
    a: Utterance, b: Utterance, voices: Voices
) -> tuple[Comparison, Level, str | None]:
    """The comparison of voices, with the level and the voice."""
    level, voice = common_voice(a, b, voices)
    shown = (_shown(a), _shown(b))
    if level is not Level.NONE:
        return (
            Comparison(Dimension.VOICE, *shown, f"same {level.value}", Outcome.MEETS),
            level,
            voice,
        )
    why = (
        "two governments, or two voices that answer for themselves"
        if a.root.official and b.root.official
        else "one of the two is not an official"
    )
    return Comparison(Dimension.VOICE, *shown, "different", Outcome.PARTS, why), level, None


def _shown(utterance: Utterance) -> str:
    return "; ".join(_unique(speaker_slug(one) for one in utterance.speakers)) or "not-stated"


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def speaker_slug(speaker: Speaker) -> str:
    """The person, else the kind of unknown and the body."""
    if speaker.person is not None:
        return speaker.person
    if speaker.anonymity is not None:
        return f"{speaker.anonymity.value} ({speaker.organization or 'not-stated'})"
    return speaker.organization or "not-stated"


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
