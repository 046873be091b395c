"""Two utterances held against each other: every comparison, the verdict, and what decided it.

A contradiction needs all of it: opposed positions, comparable scope, firm modes, one responsible
voice, both standing, and for second-order claims an earlier statement that they are about. The
verdict holds under every choice of dates inside the bounds, or it is `possible`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from scomm_timeline.analysis.codes import CODES
from scomm_timeline.analysis.figures import compare_aim, figure_facet
from scomm_timeline.analysis.findings import (
    Comparison,
    Dimension,
    Level,
    Meeting,
    Outcome,
    Verdict,
)
from scomm_timeline.analysis.positions import (
    Rejected,
    compare_positions,
    position_shown,
    rejected_rules,
)
from scomm_timeline.analysis.responsibility import compare_voice
from scomm_timeline.analysis.scope import compare_scope
from scomm_timeline.analysis.second_order import compare_about
from scomm_timeline.analysis.standing import Standing, build_standing
from scomm_timeline.analysis.timing import (
    compare_announcements,
    compare_time,
    is_inability,
    not_excused,
)
from scomm_timeline.model.codebook import TopicKind
from scomm_timeline.model.dates import Order
from scomm_timeline.model.statement import Act, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.utterances import Facet, Ground, Utterance

AGREEMENT: Final = "agreement"
"""The kind of document whose clauses C203 holds against later claims."""

BEYOND_EXCUSE: Final = frozenset({"C301", "C302"})
"""Codes that no announcement excuses, whichever side came first."""

_RANK: Final = {dimension: rank for rank, dimension in enumerate(Dimension)}

_SOFT_MODES: Final = {
    Mode.ASKS: "asks",
    Mode.WISHES: "wishes",
    Mode.CONSIDERS: "considers",
    Mode.RECOMMENDS: "recommends",
    Mode.OPTION: "names an option",
    Mode.IF: "speaks of what has not happened",
}


class Court(NamedTuple):
    """A set ready to be asked about any pair: its ground, what ended what, who rejects a rule."""

    ground: Ground
    standing: Standing
    rejected: Rejected

    def meet(self, a: Utterance, b: Utterance) -> Meeting | None:
        """The gravest meeting of two utterances; None if nothing in them meets."""
        found = [self.compare(a, b, first, second) for first in a.facets for second in b.facets]
        found += self._aims(a, b)
        if len(found) > 1:
            return min(found, key=_gravity)
        return found[0] if found else None

    def _aims(self, a: Utterance, b: Utterance) -> Iterator[Meeting]:
        """C205: a stated focus of one side against a figure of the other, of one body."""
        for aim, outcome in ((a, b), (b, a)):
            figure = outcome.root.figure
            for facet in aim.facets if figure is not None else ():
                opposed = compare_aim(self.ground, aim, facet, outcome)
                if figure is None or opposed.outcome is Outcome.PARTS:
                    continue
                counted = figure_facet(facet, figure)
                first, second = (facet, counted) if aim is a else (counted, facet)
                if aim is b:
                    opposed = opposed._replace(a=opposed.b, b=opposed.a)
                meeting = self.compare(a, b, first, second)
                if meeting.level in {Level.PERSON, Level.BODY}:
                    yield _redecided(meeting, opposed, "C205")

    def compare(self, a: Utterance, b: Utterance, first: Facet, second: Facet) -> Meeting:
        """Two facets held against each other. They belong to different utterances."""
        ground = self.ground
        order = ground.sequence.order(a.id, b.id)
        opposed = compare_positions(ground, self.rejected, a, b, first, second)
        voice, level, slug = compare_voice(a, b, ground.voices)
        code = self._code(a, b, first, second, level, order, opposed.reading)
        about = compare_about(ground, a, b, first, second)
        families = {ground.codebook.family_of(one.claim.topic) for one in (first, second)}
        family = families.pop() if len(families) == 1 else None
        scope = compare_scope(first, second, ground.codebook, ground.places, family)
        announced, ended_by = (
            not_excused()
            if code in BEYOND_EXCUSE
            else compare_announcements(
                self.standing, a, b, first, second, same_voice=level is not Level.NONE
            )
        )
        comparisons = (
            voice,
            compare_modes(first, second),
            opposed.comparison,
            *((about,) if about is not None else ()),
            *(_within_one_document(a, b, one) for one in scope),
            compare_time(a, b, first, second),
            announced,
        )
        verdict, deciding, also = _decide(a, b, comparisons)
        is_conflict = verdict in {Verdict.CONTRADICTION, Verdict.POSSIBLE}
        return Meeting(
            a=a,
            b=b,
            facet_a=first,
            facet_b=second,
            verdict=verdict,
            level=level,
            voice=slug,
            order=order,
            opposition=opposed.opposition,
            comparisons=comparisons,
            deciding=deciding,
            code=code if is_conflict else None,
            also_parts=also,
            ended_by=ended_by.root if ended_by and verdict is Verdict.CHANGE else None,
        )

    def _code(
        self,
        a: Utterance,
        b: Utterance,
        first: Facet,
        second: Facet,
        level: Level,
        order: Order,
        reading: TopicKind | None,
    ) -> str | None:
        """The first code that holds, of those that speak of two opposed claims."""
        kinds = {self.ground.codebook.kind(one.claim.topic) for one in (first, second)}
        earlier = {Order.BEFORE: first, Order.AFTER: second}.get(order)
        is_ordered = order in {Order.BEFORE, Order.AFTER}
        if reading is TopicKind.PAST_STATEMENTS and is_ordered:
            return "C302"
        if earlier is not None and is_inability(self.ground, earlier):
            return "C304"
        if (a.root.act is Act.DEED) != (b.root.act is Act.DEED):
            return "C201"
        if (a.root.document == AGREEMENT) != (b.root.document == AGREEMENT):
            return "C203"
        if kinds == {TopicKind.REASONS}:
            return "C303"
        return {Level.PERSON: "C101", Level.BODY: "C102", Level.GOVERNMENT: "C103"}.get(level)


def open_court(ground: Ground) -> Court:
    """Make a set ready to be asked about any pair."""
    return Court(ground, build_standing(ground), rejected_rules(ground))


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


def _within_one_document(a: Utterance, b: Utterance, one: Comparison) -> Comparison:
    """A contestable bridge joins two documents, never two claims of one."""
    same = a.root.document_id == b.root.document_id
    if not same or not any(rule.contestable for rule in one.rules):
        return one
    why = f"both stand in one document, and the bridge is open to argument: {one.why}"
    return one._replace(outcome=Outcome.UNKNOWN, why=why)


def _decide(
    a: Utterance, b: Utterance, comparisons: tuple[Comparison, ...]
) -> tuple[Verdict, Comparison | None, tuple[Comparison, ...]]:
    """The verdict, the comparison that decided it, and the others that would have."""
    ranked = sorted(comparisons, key=lambda one: _RANK[one.dimension])
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


def _redecided(meeting: Meeting, opposed: Comparison, code: str) -> Meeting:
    """A meeting whose positions were compared by another rule."""
    comparisons = tuple(
        opposed if one.dimension is Dimension.OPPOSED else one for one in meeting.comparisons
    )
    verdict, deciding, also = _decide(meeting.a, meeting.b, comparisons)
    return meeting._replace(
        comparisons=comparisons,
        verdict=verdict,
        deciding=deciding,
        also_parts=also,
        code=code if verdict is Verdict.POSSIBLE else None,
    )


def _gravity(meeting: Meeting) -> tuple[int, int, int, int, list[tuple[str, ...]]]:
    """Gravest verdict, first code, fewest contestable rules, last deciding dimension, and words.

    The last key treats both sides alike: whose side is named first never chooses the meeting.
    """
    code = list(CODES).index(meeting.code) if meeting.code is not None else len(CODES)
    decided = -_RANK[meeting.deciding.dimension] if meeting.deciding is not None else 0
    words = sorted(_words(facet) for facet in (meeting.facet_a, meeting.facet_b))
    return (meeting.verdict.rank, code, len(meeting.contestable_rules), decided, words)


def _words(facet: Facet) -> tuple[str, ...]:
    claim = facet.claim
    window = (str(facet.start), str(facet.end))
    return (position_shown(facet), facet.mode.value, *window, claim.component, *claim.places)
