"""C204: what a court, an auditor or another voice of its own finds about a body's statements.

Listed apart and never counted as a contradiction: the two have different voices.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scomm_timeline.analysis.deciding import compare_modes
from scomm_timeline.analysis.findings import Level, Outcome, OutsideFinding, Verdict
from scomm_timeline.analysis.grouping import display_key
from scomm_timeline.analysis.responsibility import shared_voices
from scomm_timeline.analysis.second_order import speaks_of, whichever_is_later
from scomm_timeline.model.statement import Act

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.utterances import Facet, Ground, Utterance


def outside_outcome(ground: Ground, finding: Utterance, other: Utterance) -> Outcome:
    """Whether an outside finding speaks of firm claims of another utterance, made earlier.

    UNKNOWN where it is only possible that they were made earlier, or that it speaks of them, or where
    either side is hedged. What a
    voice finds about its own words is not found from outside.
    """
    if finding.root.act is not Act.OUTSIDE_FINDING or finding.id == other.id:
        return Outcome.PARTS
    if shared_voices(finding, other, ground.voices)[0].level is not Level.NONE:
        return Outcome.PARTS
    outcomes = {
        _of_firmness(
            compare_modes(facet, held).outcome,
            _finds(ground, finding, facet, other, held),
        )
        for facet in finding.facets
        for held in other.facets
    }
    return next((one for one in (Outcome.MEETS, Outcome.UNKNOWN) if one in outcomes), Outcome.PARTS)


def _finds(
    ground: Ground, finding: Utterance, facet: Facet, other: Utterance, held: Facet
) -> Outcome:
    """Whether a finding speaks of another claim, made earlier.

    Two findings of which each speaks of the other, if it is the later, do so in an open order too.
    """
    if other.root.act is Act.OUTSIDE_FINDING and whichever_is_later(
        ground, finding, other, facet.claim, held.claim
    ):
        return Outcome.MEETS
    return speaks_of(ground, finding, facet.claim.about, other, held.claim.topic)


def _of_firmness(modes: Outcome, spoken: Outcome) -> Outcome:
    """Whether it speaks of a claim, as far as a hedge on either side lets one say so."""
    if Outcome.PARTS in (modes, spoken):
        return Outcome.PARTS
    return Outcome.UNKNOWN if Outcome.UNKNOWN in (modes, spoken) else Outcome.MEETS


def outside_findings(ground: Ground, meetings: Iterable[Meeting]) -> tuple[OutsideFinding, ...]:
    """Each outside finding that meets statements on file, by the day it was made."""
    opposed: dict[str, dict[str, Utterance]] = defaultdict(dict)
    for meeting in meetings:
        if meeting.verdict is Verdict.FINDING:
            for one, other in ((meeting.a, meeting.b), (meeting.b, meeting.a)):
                if one.root.act is Act.OUTSIDE_FINDING:
                    opposed[one.id][other.id] = other
    found = ground.all_of(lambda one: one.root.act is Act.OUTSIDE_FINDING)
    said = utterances_by_voice(ground) if found else {}
    listed = [
        _listed(ground, one, opposed.get(one.id, {}), said)
        for one in sorted(found, key=display_key)
    ]
    return tuple(one for one in listed if one.meets or one.may_meet)


def _listed(
    ground: Ground,
    finding: Utterance,
    opposed: dict[str, Utterance],
    said: dict[str | None, list[Utterance]],
) -> OutsideFinding:
    met = dict(opposed)
    may: dict[str, Utterance] = {}
    for other in _spoken_of(ground, finding, said):
        outcome = outside_outcome(ground, finding, other)
        if outcome is Outcome.MEETS:
            met[other.id] = other
        elif outcome is Outcome.UNKNOWN:
            may[other.id] = other
    return OutsideFinding(
        finding.id,
        tuple(one.id for one in sorted(met.values(), key=display_key)),
        tuple(one.id for one in sorted(may.values(), key=display_key) if one.id not in met),
        tuple(dict.fromkeys(facet.claim.topic for facet in finding.facets)),
    )


def utterances_by_voice(ground: Ground) -> dict[str | None, list[Utterance]]:
    """What holds a position, by each person, body and government that answers for it; None: all."""
    found: dict[str | None, list[Utterance]] = defaultdict(list)
    for one in ground.utterances.values():
        if one.facets:
            found[None].append(one)
            for slug in _answering(ground, one):
                found[slug].append(one)
    return found


def _answering(ground: Ground, utterance: Utterance) -> dict[str, None]:
    slugs: dict[str, None] = {}
    for speaker in utterance.speakers:
        if speaker.person is not None:
            slugs[speaker.person] = None
        if speaker.organization is not None:
            slugs.update(dict.fromkeys(ground.voices.lineage(speaker.organization)))
    return slugs


def _spoken_of(
    ground: Ground, finding: Utterance, said: dict[str | None, list[Utterance]]
) -> list[Utterance]:
    """Utterances that the finding may speak of, each once."""
    found: dict[str, Utterance] = {}
    for about in {facet.claim.about for facet in finding.facets if facet.claim.about}:
        if about.records:
            roots = (ground.sequence.roots.get(one) for one in about.records)
            spoken = [ground.utterances[root] for root in roots if root is not None]
        else:
            spoken = [one for slug in about.voices or (None,) for one in said.get(slug, ())]
        found.update((one.id, one) for one in spoken)
    return list(found.values())
