"""What a pair comes to: from its comparisons to the verdict, and the one that decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.announcing import not_excused
from scomm_timeline.analysis.findings import Comparison, Dimension, Level, Outcome, Verdict
from scomm_timeline.model.dates import Order
from scomm_timeline.model.statement import Act, Mode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.utterances import Facet, Utterance

BY_LEVEL: Final = {Level.PERSON: "C101", Level.BODY: "C102", Level.GOVERNMENT: "C103"}
"""The codes of two positions of which nothing else is to be said."""

AGAINST_FINDING: Final = "C204"
"""The code of a pair whose verdict is `finding`."""

RANK: Final = {dimension: rank for rank, dimension in enumerate(Dimension)}

_SOFT_MODES: Final = {
    Mode.ASKS: "asks",
    Mode.WISHES: "wishes",
    Mode.CONSIDERS: "considers",
    Mode.RECOMMENDS: "recommends",
    Mode.OPTION: "names an option",
    Mode.IF: "speaks of what has not happened",
}


def compare_modes(first: Facet, second: Facet) -> Comparison:
    """Firm against firm; a hedge on one side is the fact that decides."""
    shown = (first.mode.value, second.mode.value)
    modes = (first.mode, second.mode)
    soft = next((mode for mode in modes if mode in _SOFT_MODES), None)
    if soft is not None:
        why = f"one side {_SOFT_MODES[soft]}; that is no assertion"
        return Comparison(Dimension.MODE, *shown, "not firm", Outcome.PARTS, why)
    if modes == (Mode.HEDGED, Mode.HEDGED):
        why = "both sides are hedged"
        return Comparison(Dimension.MODE, *shown, "hedged", Outcome.PARTS, why)
    if Mode.HEDGED in modes:
        why = "whether the hedge is a position"
        return Comparison(Dimension.MODE, *shown, "hedged", Outcome.UNKNOWN, why)
    return Comparison(Dimension.MODE, *shown, "firm", Outcome.MEETS)


def decide(
    a: Utterance, b: Utterance, comparisons: tuple[Comparison, ...]
) -> tuple[Verdict, Comparison | None, tuple[Comparison, ...]]:
    """The verdict, the comparison that decided it, and the others that would have."""
    ranked = sorted(comparisons, key=lambda one: RANK[one.dimension])
    parting = [one for one in ranked if one.outcome is Outcome.PARTS]
    unknown = [one for one in ranked if one.outcome is Outcome.UNKNOWN]
    dimensions = {one.dimension for one in parting}
    other_voice = Dimension.VOICE in dimensions
    if dimensions - {Dimension.VOICE, Dimension.ANNOUNCEMENT} or (
        other_voice and (unknown or len(dimensions) > 1)
    ):
        return Verdict.COMPATIBLE, parting[0], tuple(parting[1:])
    if other_voice:
        outside = Act.OUTSIDE_FINDING in (a.root.act, b.root.act)
        verdict = Verdict.FINDING if outside else Verdict.DISPUTE
        return verdict, parting[0], tuple(parting[1:])
    if parting:
        return Verdict.CHANGE, parting[0], ()
    if unknown:
        return Verdict.POSSIBLE, unknown[0], tuple(unknown[1:])
    return Verdict.CONTRADICTION, None, ()


def kept(code: str | None, verdict: Verdict) -> str | None:
    """The code that is printed with a verdict; none where there is nothing to find."""
    if verdict is Verdict.FINDING:
        return AGAINST_FINDING
    return code if verdict in {Verdict.CONTRADICTION, Verdict.POSSIBLE} else None


def redecided(
    meeting: Meeting, changed: Mapping[Dimension, Comparison], code: str | None
) -> Meeting:
    """A meeting of which some dimensions were compared by another rule."""
    comparisons = tuple(changed.get(one.dimension, one) for one in meeting.comparisons)
    verdict, deciding, also = decide(meeting.a, meeting.b, comparisons)
    return meeting._replace(
        comparisons=comparisons,
        verdict=verdict,
        deciding=deciding,
        also_parts=also,
        code=kept(code, verdict),
        ended_by=meeting.ended_by if verdict is Verdict.CHANGE else None,
    )


def of_no_change(meeting: Meeting, denial: Facet, held: Facet, spoken: Outcome) -> Meeting:
    """What a document says now against the earlier words, as the denial of a change that it is.

    Side a denies. No announcement excuses a denial that there was anything to announce. Where it
    is only possible that it speaks of the other side, or is later, so is the finding; where the
    order is open, it keeps the code of two positions.
    """
    about = (
        "the later says of the earlier that nothing changed"
        if spoken is Outcome.MEETS
        else "whether it speaks of what the other said, and was made after it, is not established"
    )
    is_ordered = meeting.order in {Order.BEFORE, Order.AFTER}
    code = "C301" if is_ordered else BY_LEVEL.get(meeting.level)
    changed = {
        Dimension.MODE: compare_modes(denial, held),
        Dimension.ANNOUNCEMENT: not_excused()[0],
    }
    relation = "covers" if spoken is Outcome.MEETS else "unknown"
    speaks = Comparison(Dimension.ABOUT, None, None, relation, spoken, about)
    with_about = meeting._replace(
        facet_a=denial,
        comparisons=(
            *(one for one in meeting.comparisons if one.dimension is not Dimension.ABOUT),
            speaks,
        ),
    )
    return redecided(with_about, changed, code)


def turned(meeting: Meeting) -> Meeting:
    """A meeting with its sides exchanged."""
    comparisons = tuple(_turned_comparison(one) for one in meeting.comparisons)
    by_dimension = {one.dimension: one for one in comparisons}
    deciding = meeting.deciding
    return meeting._replace(
        a=meeting.b,
        b=meeting.a,
        facet_a=meeting.facet_b,
        facet_b=meeting.facet_a,
        order=meeting.order.mirrored,
        opposition=meeting.opposition.mirrored if meeting.opposition else None,
        comparisons=comparisons,
        deciding=by_dimension[deciding.dimension] if deciding else None,
        also_parts=tuple(by_dimension[one.dimension] for one in meeting.also_parts),
    )


def _turned_comparison(one: Comparison) -> Comparison:
    if one.dimension is Dimension.ANNOUNCEMENT:
        return one
    relation = {"contains": "contained", "contained": "contains"}.get(one.relation, one.relation)
    return one._replace(a=one.b, b=one.a, relation=relation)
