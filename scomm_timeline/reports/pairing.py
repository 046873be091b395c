"""How pairs and findings are shown: best witness in full, sides, the voice as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.explain import explain_meeting
from scomm_timeline.analysis.findings import Level, Weakness, strength
from scomm_timeline.analysis.grouping import display_key
from scomm_timeline.analysis.strength import best_record, of_one_side, sides
from scomm_timeline.model.dates import Order
from scomm_timeline.reports.viewing import claim_view, view_of
from scomm_timeline.reports.views import (
    ClaimView,
    DisclosureView,
    FindingView,
    PairView,
    SaidMeanwhile,
    SideView,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.findings import Finding, Line, Meeting, Witness
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.utterances import Facet, Ground, Utterance
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.voices import Speaker
    from scomm_timeline.reports.views import JudgedView, StatementView

_MOST_PARTS: Final = 3
"""Bodies below a voice that a line of it names; of more, the others are counted there."""


def finding_view(court: Court, finding: Finding, judged: JudgedView | None = None) -> FindingView:
    """A finding with its best witness in full."""
    ground, corpus = court.ground, court.ground.corpus
    return FindingView(
        finding=finding,
        voice=_voice_label(ground, finding),
        voice_short=_voice_short(ground, finding),
        question=question_of(corpus, finding.family),
        pair=pair_view(court, finding.best.meeting, finding.best),
        sides=(_side_view(ground, finding.lines[0]), _side_view(ground, finding.lines[1])),
        also_against=tuple(corpus.voices.name(one) for one in finding.also_against),
        also_on_file=tuple(view_of(ground, corpus.by_id[one]) for one in finding.also_on_file),
        judged=judged,
        disclosures=tuple(_disclosure_views(ground, finding)),
    )


class _ViewsOnDemand:
    """The statements of a line, each made anew whenever somebody goes through them."""

    __slots__ = ("_ground", "_ids")

    def __init__(self, ground: Ground, ids: tuple[str, ...]) -> None:
        self._ground = ground
        self._ids = ids

    def __iter__(self) -> Iterator[StatementView]:
        by_id = self._ground.corpus.by_id
        return (view_of(self._ground, by_id[one]) for one in self._ids)


def _side_view(ground: Ground, line: Line) -> SideView:
    ids = line.statements
    dates = tuple([ground.sequence.dates[one] for one in ids])
    return SideView(line.positions, ids, dates, _ViewsOnDemand(ground, ids))


def _disclosure_views(ground: Ground, finding: Finding) -> Iterator[DisclosureView]:
    """The gaps of a finding, one view for each internal statement."""
    by_id = ground.corpus.by_id
    gaps = finding.disclosures.gaps
    for internal in dict.fromkeys(one.internal for one in gaps):
        own = [one for one in gaps if one.internal == internal]
        yield DisclosureView(
            view_of(ground, by_id[internal]),
            own[0].known,
            tuple(
                SaidMeanwhile(
                    view_of(ground, by_id[one.public]),
                    one.days,
                    one.is_certain,
                    strength(len(one.weakened_by)),
                    one.contestable,
                    tuple(reason.value for reason in one.weakened_by),
                )
                for one in own
            ),
        )


def question_of(corpus: Corpus, family: str) -> str:
    """What a finding is about: the title of its family, or what two figures measure."""
    known = corpus.codebook.families.get(family)
    return known.title if known else corpus.vocabulary.measures[family].rstrip(".")


def _voice_label(ground: Ground, finding: Finding) -> str:
    """The voice as printed: a person with every office held, a body with its parts."""
    name = ground.voices.name(finding.voice)
    if finding.level is Level.PERSON:
        roles = dict.fromkeys(
            one.role
            for one in _speakers(ground, finding)
            if one.person == finding.voice and one.role
        )
        return ", then ".join([f"{name}, {role}" for role in roles]) or name
    parts = [ground.voices.name(one) for one in _parts(ground, finding)]
    return _joined(ground, finding, name, parts)


def _voice_short(ground: Ground, finding: Finding) -> str:
    """The voice in as few words as there are names for it: a line has no room for a dozen bodies."""
    if finding.level is Level.PERSON:
        return ground.voices.name(finding.voice)
    parts = [ground.voices.short(one) for one in _parts(ground, finding)]
    if len(parts) > _MOST_PARTS + 1:
        parts = [*parts[:_MOST_PARTS], f"and {len(parts) - _MOST_PARTS} more"]
    return _joined(ground, finding, ground.voices.short(finding.voice), parts)


def _joined(ground: Ground, finding: Finding, top: str, parts: list[str]) -> str:
    """`MO, part of Ministry` where only the part spoke, `Ministry with MO` where both did."""
    if not parts:
        return top
    spoke = any(one.organization == finding.voice for one in _speakers(ground, finding))
    if spoke or finding.level is Level.GOVERNMENT:
        return f"{top} with {', '.join(parts)}"
    return f"{', '.join(parts)}, part of {top}"


def _speakers(ground: Ground, finding: Finding) -> list[Speaker]:
    return [
        speaker
        for line in finding.lines
        for one in line.statements
        for speaker in ground.utterances[one].speakers
    ]


def _parts(ground: Ground, finding: Finding) -> list[str]:
    """The bodies below the voice that spoke, in the order of their slugs."""
    bodies = {
        one.organization
        for one in _speakers(ground, finding)
        if one.organization is not None and _belongs(ground, one.organization, finding)
    }
    return sorted(bodies - {finding.voice})


def _belongs(ground: Ground, organization: str, finding: Finding) -> bool:
    if finding.level is Level.BODY:
        return ground.voices.body(organization) == finding.voice
    return ground.voices.government(organization) == finding.voice


def pair_view(
    court: Court, meeting: Meeting, witness: Witness, *, keep_order: bool = False
) -> PairView:
    """A pair with its explanation; the earlier side first where that is established."""
    ground = court.ground
    a, b = meeting.a, meeting.b
    if not keep_order and _is_later(meeting):
        meeting = court.meet(b, a) or meeting
        a, b = meeting.a, meeting.b
    corpus = ground.corpus
    return PairView(
        a=view_of(ground, a.root),
        b=view_of(ground, b.root),
        a_holds=_held(corpus, a, meeting.facet_a),
        b_holds=_held(corpus, b, meeting.facet_b),
        a_denied=meeting.facet_a.denied,
        b_denied=meeting.facet_b.denied,
        verdict=meeting.verdict.value,
        code=meeting.code,
        level=meeting.level.value,
        order=meeting.order,
        gap=witness.gap,
        comparisons=meeting.comparisons,
        deciding=meeting.deciding,
        also_parts=meeting.also_parts,
        explanation=explain_meeting(court, meeting),
        weaknesses=tuple(_weakness(meeting, one) for one in witness.weaknesses),
        ended_by=meeting.ended_by.id if meeting.ended_by else None,
        weighed_by=(_weighed_by(a), _weighed_by(b)),
    )


def _weighed_by(utterance: Utterance) -> str:
    """The record that counts for the strength of an utterance; empty if it is the one shown."""
    best = best_record(utterance)
    return "" if best is utterance.root else best.id


def _held(corpus: Corpus, utterance: Utterance, facet: Facet) -> ClaimView | None:
    """The claim that meets; None for a figure, which only amounts to one."""
    return claim_view(corpus, utterance.root, facet.claim) if utterance.root.claims else None


def _is_later(meeting: Meeting) -> bool:
    """True if side a is shown after side b: later, or later by its bounds where that is open."""
    if meeting.order in {Order.BEFORE, Order.AFTER}:
        return meeting.order is Order.AFTER
    return display_key(meeting.b) < display_key(meeting.a)


def _weakness(meeting: Meeting, weakness: Weakness) -> tuple[str, str]:
    """A reason and the sides it is about: `A`, `B`, both, or the pair as such (empty)."""
    names = [
        name
        for name, side in zip("AB", sides(meeting), strict=True)
        if weakness in of_one_side(*side)
    ]
    return weakness.value, " and ".join(names)
