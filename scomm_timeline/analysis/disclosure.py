"""What was said in public while the same voice held the opposite in writing, and unpublished.

For each finding: public statements made after a conflicting internal one existed and before the
public could know it, with the days between the public statement and the disclosure. A gap is an
interval, never a midpoint. One that rests on a rule open to argument names it, and each has what weakens
its own pair: whoever reads of a gap reads of intent, so the weakest step has to be in the same line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.findings import DisclosureGap, Disclosures, Verdict
from scomm_timeline.analysis.grouping import display_key
from scomm_timeline.analysis.strength import weigh
from scomm_timeline.model.dates import Gap, Order
from scomm_timeline.model.voices import Channel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.findings import Finding
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.utterances import Utterance
    from scomm_timeline.model.dates import FuzzyDate

LOOKED_AT: Final = 2000
"""Pairs of one finding that are looked at; a larger finding says that there may be more."""


def disclosures(court: Court, finding: Finding) -> Disclosures:
    """The gaps of a finding, by the internal statement and then the public one."""
    gaps: list[DisclosureGap] = []
    is_complete = True
    for count, (inside, outside) in enumerate(_candidates(court, finding)):
        if count == LOOKED_AT:
            is_complete = False
            break
        found = _gap(court, inside, outside)
        if found is not None:
            gaps.append(found)
    return Disclosures(_in_display_order(court, gaps), is_complete)


def _candidates(court: Court, finding: Finding) -> Iterator[tuple[Utterance, Utterance]]:
    """Internal statements of either line with the public ones of the other."""
    lines = [[court.ground.utterances[one] for one in line.statements] for line in finding.lines]
    for own, other in (lines, lines[::-1]):
        public = [one for one in other if one.root.channel is Channel.PUBLIC]
        for inside in own:
            if inside.root.channel is Channel.INTERNAL:
                for outside in public:
                    yield inside, outside


def _gap(court: Court, inside: Utterance, outside: Utterance) -> DisclosureGap | None:
    """The gap of one pair; None if the public statement certainly falls outside it."""
    known = known_from(inside)
    order = court.ground.sequence.order(inside.id, outside.id)
    if order is Order.AFTER or (known is not None and known.latest <= outside.made.earliest):
        return None
    meeting = court.meet(inside, outside)
    if meeting is None or meeting.verdict is not Verdict.CONTRADICTION:
        return None
    hidden = known is None or outside.made.latest < known.earliest
    return DisclosureGap(
        inside.id,
        outside.id,
        known,
        _days(outside.made, known),
        is_certain=hidden and order is Order.BEFORE,
        contestable=meeting.contested,
        weakened_by=weigh(meeting).weaknesses,
    )


def _days(said: FuzzyDate, known: FuzzyDate | None) -> Gap | None:
    """Days from the public statement to the disclosure; None where none is on file.

    Where the disclosure may have come first, 0 days at least.
    """
    if known is None:
        return None
    is_open = said.is_open_start or known.is_open_end
    least = max(0, known.earliest - said.latest)
    return Gap(least, None if is_open else max(0, known.latest - said.earliest))


def known_from(utterance: Utterance) -> FuzzyDate | None:
    """When the public could first know an utterance: the earliest day of any of its records."""
    days = [one.public for one in utterance.members if one.public is not None]
    return min(days, key=lambda one: (one.end, one.earliest)) if days else None


def _in_display_order(court: Court, gaps: list[DisclosureGap]) -> tuple[DisclosureGap, ...]:
    """Gaps by the day of the internal statement, then by that of the public one."""
    utterances = court.ground.utterances
    return tuple(
        sorted(
            gaps,
            key=lambda one: (
                display_key(utterances[one.internal]),
                display_key(utterances[one.public]),
            ),
        )
    )
