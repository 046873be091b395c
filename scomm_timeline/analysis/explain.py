"""Why a pair came out as it did, down to the last fact, and what would let both stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.beside import on_file
from scomm_timeline.analysis.counterfactuals import Counterfactual, counterfactuals
from scomm_timeline.analysis.deciding import AGAINST_FINDING
from scomm_timeline.analysis.disclosure import disclosures
from scomm_timeline.analysis.findings import (
    READS_AS,
    SAID_BESIDE,
    Comparison,
    Dimension,
    Finding,
    Outcome,
    Verdict,
)
from scomm_timeline.analysis.outside import outside_outcome
from scomm_timeline.analysis.positions import position_shown
from scomm_timeline.model.dates import Order
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.utterances import Facet, Ground, Utterance
    from scomm_timeline.model.codebook import Chain, Position
    from scomm_timeline.model.statement import Statement


class Step(NamedTuple):
    """One step of a chain: what follows, by which rule, and why.

    Without a rule: what a second-order position amounts to (READS_AS), or what the document that
    denies a change says itself (SAID_BESIDE).
    """

    position: str
    means: str
    rule: str | None
    why: str
    contestable: bool


class Way(NamedTuple):
    """One side of an opposition: what the statement holds and what that entails, in steps."""

    statement: str
    holds: str
    means: str
    steps: tuple[Step, ...]

    @property
    def entails(self) -> tuple[str, ...]:
        """The positions the steps lead to."""
        return tuple(step.position for step in self.steps)


class Explanation(NamedTuple):
    """Everything that led to a verdict. `rule` is what the two ways run into, if they do.

    `order_by` says what established the order; empty where nothing did.
    """

    ways: tuple[Way, Way] | None
    rule: str | None
    excludes: tuple[str, str] | None
    contestable: bool
    why: str
    order_by: str
    scope: tuple[Comparison, ...]
    announcements_looked_at: int
    would_let_both_stand: tuple[Counterfactual, ...]
    also_on_file: tuple[str, ...]


_SCOPE = (
    Dimension.PLACE,
    Dimension.COMPONENT,
    Dimension.WHO,
    Dimension.POPULATION,
    Dimension.EXTENT,
    Dimension.TIME,
)


def explain_meeting(court: Court, meeting: Meeting) -> Explanation:
    """The explanation of one pair."""
    looked_at = court.meantime.count(meeting.a, meeting.b)
    conflict = meeting.verdict in {Verdict.CONTRADICTION, Verdict.POSSIBLE}
    by_dimension = {one.dimension: one for one in meeting.comparisons}
    opposed = by_dimension[Dimension.OPPOSED]
    opposition = meeting.opposition
    return Explanation(
        ways=_ways(court.ground, meeting),
        rule=opposition.exclusion.id if opposition and opposition.exclusion else None,
        excludes=((str(opposition.a.end), str(opposition.b.end)) if opposition else None),
        contestable=bool(opposition and opposition.exclusion and opposition.exclusion.contestable),
        why=opposed.why,
        order_by=order_basis(court.ground, meeting),
        scope=tuple(by_dimension[one] for one in _SCOPE if one in by_dimension),
        announcements_looked_at=looked_at,
        would_let_both_stand=tuple(counterfactuals(court.ground.codebook, meeting, looked_at))
        if conflict
        else (),
        also_on_file=tuple(one.id for one in on_file(court, (meeting.a, meeting.b))),
    )


def complete(court: Court, finding: Finding) -> Finding:
    """The finding with what only its best witness, seen closely, can tell."""
    meeting = finding.best.meeting
    looked_at = court.meantime.count(meeting.a, meeting.b)
    sides = tuple(court.ground.utterances[one] for one in sorted(finding.statements))
    return finding._replace(
        announcements_looked_at=looked_at,
        would_let_both_stand=tuple(
            f"{one.dimension}: {one.text}"
            for one in counterfactuals(court.ground.codebook, meeting, looked_at)
        ),
        also_on_file=tuple(one.id for one in on_file(court, sides, (meeting.a, meeting.b))),
        disclosures=disclosures(court, finding),
    )


def _ways(ground: Ground, meeting: Meeting) -> tuple[Way, Way] | None:
    if meeting.opposition is None:
        return None
    return (
        _way(ground, meeting.a, meeting.facet_a, meeting.opposition.a),
        _way(ground, meeting.b, meeting.facet_b, meeting.opposition.b),
    )


def _way(ground: Ground, utterance: Utterance, facet: Facet, chain: Chain) -> Way:
    held = facet.claim.position
    steps = [
        Step(
            str(one.target),
            _means(ground, one.target),
            None if one.is_reading else one.id,
            (one.why or READS_AS) if one.is_reading else one.why,
            one.contestable,
        )
        for one in chain.steps
    ]
    if chain.start != held:
        start = chain.start
        steps.insert(0, Step(str(start), _means(ground, start), None, SAID_BESIDE, False))
    return Way(utterance.id, position_shown(facet), _means(ground, held), tuple(steps))


def _means(ground: Ground, position: Position) -> str:
    return ground.codebook.topics[position.topic].positions[position.slug].means


def order_basis(ground: Ground, meeting: Meeting) -> str:
    """What established which of the two came first: a relation, recorded sequence, or dates."""
    if meeting.order not in {Order.BEFORE, Order.AFTER}:
        return ""
    first, second = meeting.a, meeting.b
    if meeting.order is Order.AFTER:
        first, second = second, first
    if not ground.sequence.is_recorded(first.id, second.id):
        return "their dates"
    ids = {one.id for one in first.members}
    for record in second.members:
        for relation in record.relations:
            if relation.target in ids and relation.kind.runs_forward:
                return f"{record.id} {relation.kind.value} {relation.target}"
    return "recorded sequence"


_AT_LEAST_A_FINDING: Final = frozenset({Verdict.CONTRADICTION, Verdict.FINDING})
"""Verdicts that an outside finding on the earlier words adds nothing to."""


class Judgment(NamedTuple):
    """The verdict on any two statements. `meeting` is None where no two claims meet at all."""

    verdict: Verdict
    meeting: Meeting | None
    deciding: Comparison | None

    @property
    def code(self) -> str | None:
        """The code of what is found; of an outside finding, whatever its claims meet."""
        if self.verdict is Verdict.FINDING:
            return AGAINST_FINDING
        return self.meeting.code if self.meeting is not None else None


def judge(court: Court, a: Statement, b: Statement) -> Judgment:
    """The verdict on two different statements, in the order given."""
    ground = court.ground
    first, second = ground.utterance_of(a.id), ground.utterance_of(b.id)
    if first.id == second.id:
        return Judgment(
            Verdict.SAME_UTTERANCE,
            None,
            Comparison(
                Dimension.UTTERANCE,
                a.id,
                b.id,
                "equal",
                Outcome.PARTS,
                f"both are recorded as one utterance, {first.id}",
            ),
        )
    meeting = court.meet(first, second)
    outside = _outside_finding(court, first, second)
    if outside is not None and (meeting is None or meeting.verdict not in _AT_LEAST_A_FINDING):
        return outside._replace(meeting=meeting)
    if meeting is not None:
        return Judgment(meeting.verdict, meeting, meeting.deciding)
    return Judgment(Verdict.COMPATIBLE, None, _no_claims(first, second))


def _outside_finding(court: Court, a: Utterance, b: Utterance) -> Judgment | None:
    """A court's or auditor's finding meets the firm claims it is about, whatever the topic."""
    for finding, other in ((a, b), (b, a)):
        outcome = outside_outcome(court.ground, finding, other)
        if outcome is Outcome.PARTS:
            continue
        certain = outcome is Outcome.MEETS
        why = (
            f"{finding.id} is an outside finding on statements such as {other.id}"
            if certain
            else f"whether {other.id} is among the statements that {finding.id} speaks of"
        )
        deciding = Comparison(Dimension.ABOUT, finding.id, other.id, "finding", Outcome.PARTS, why)
        return Judgment(Verdict.FINDING if certain else Verdict.POSSIBLE, None, deciding)
    return None


def _no_claims(a: Utterance, b: Utterance) -> Comparison:
    """Why two utterances cannot meet: one of them takes no position."""
    silent = a if not a.facets else b
    what = "gives a figure" if silent.root.figure else "takes no position"
    return Comparison(
        Dimension.OPPOSED, None, None, "unrelated", Outcome.PARTS, f"{silent.id} {what}"
    )
