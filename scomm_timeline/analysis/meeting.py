"""Two utterances held against each other: every comparison, the verdict, and what decided it.

A contradiction needs all of it: opposed positions, comparable scope, firm modes, one responsible
voice, both standing, and for second-order claims an earlier statement that they are about. The
verdict holds under every choice of dates inside the bounds, or it is `possible`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.announcing import (
    compare_announcements,
    is_inability,
    not_excused,
)
from scomm_timeline.analysis.codes import CODES
from scomm_timeline.analysis.deciding import BY_LEVEL, RANK, compare_modes, decide, kept
from scomm_timeline.analysis.denials import is_no_change
from scomm_timeline.analysis.documents import Documents
from scomm_timeline.analysis.findings import Comparison, Level, Meeting, Outcome, Verdict
from scomm_timeline.analysis.meantime import Meantime
from scomm_timeline.analysis.occasions import any_occasion, occasion
from scomm_timeline.analysis.particular import particular_meetings
from scomm_timeline.analysis.positions import (
    Opposed,
    Rejected,
    compare_positions,
    held_against,
    position_shown,
    rejected_rules,
)
from scomm_timeline.analysis.remarks import remarks
from scomm_timeline.analysis.responsibility import compare_voice, shared_voices
from scomm_timeline.analysis.scope import compare_scope
from scomm_timeline.analysis.second_order import about_earlier, compare_about
from scomm_timeline.analysis.standing import Standing, build_standing
from scomm_timeline.analysis.terms import Terms
from scomm_timeline.analysis.timing import compare_time
from scomm_timeline.model.codebook import TopicKind
from scomm_timeline.model.dates import Order
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import Act

if TYPE_CHECKING:
    from scomm_timeline.analysis.responsibility import Shared
    from scomm_timeline.analysis.utterances import Facet, Ground, Utterance
    from scomm_timeline.model.codebook import Opposition
    from scomm_timeline.model.statement import Statement

AGREEMENT: Final = "agreement"
"""The kind of document whose clauses C203 holds against later claims."""

BEYOND_EXCUSE: Final = frozenset({"C301", "C302"})
"""Codes that no announcement excuses, whichever side came first."""


class Form(NamedTuple):
    """What the code of a pair depends on beside the claims of the two.

    Pairs are counted by it and not one by one (`lots`, `blocks`): whatever else a code comes to ask
    of an utterance belongs here.

    Attributes:
        is_deed: It is something that was done.
        is_agreement: It is a clause of a signed paper.
    """

    is_deed: bool
    is_agreement: bool


def form_of(one: Utterance) -> Form:
    """The form of an utterance, which is that of its root."""
    return Form(one.root.act is Act.DEED, one.root.document == AGREEMENT)


class Court(NamedTuple):
    """A set ready to be asked about any pair.

    Its ground, what ended what, who rejects a rule, the utterances of each document, the statements
    that may stand beside others, who spoke when, and on what terms claims meet.
    """

    ground: Ground
    standing: Standing
    rejected: Rejected
    documents: Documents
    remarks: tuple[Statement, ...]
    meantime: Meantime
    terms: Terms

    def meet(self, a: Utterance, b: Utterance) -> Meeting | None:
        """The gravest meeting of two utterances; None if nothing in them meets."""
        found = [self.compare(a, b, first, second) for first in a.facets for second in b.facets]
        found += particular_meetings(self, a, b)
        if len(found) > 1:
            return min(found, key=_gravity)
        return found[0] if found else None

    def met(
        self,
        a: Utterance,
        b: Utterance,
        facets: tuple[Facet, Facet],
        compared: tuple[Comparison, ...],
        code: str,
        opposition: Opposition | None = None,
    ) -> Meeting:
        """A meeting of which only voice, mode and announcement are compared as usual."""
        shared = shared_voices(a, b, self.ground.voices)
        (announced, ended_by), answers = (
            (not_excused(), shared[0])
            if code in BEYOND_EXCUSE
            else compare_announcements(
                self.standing, a, b, *facets, shared, any_occasion(self.ground, a, b)
            )
        )
        voice = compare_voice(a, b, answers.level)
        comparisons = (voice, compare_modes(*facets), *compared, announced)
        verdict, deciding, also = decide(a, b, comparisons)
        return Meeting(
            a=a,
            b=b,
            facet_a=facets[0],
            facet_b=facets[1],
            verdict=verdict,
            level=answers.level,
            voice=answers.voice,
            order=self.ground.sequence.order(a.id, b.id),
            opposition=opposition,
            comparisons=comparisons,
            deciding=deciding,
            code=kept(code, verdict),
            also_parts=also,
            ended_by=ended_by.root if ended_by and verdict is Verdict.CHANGE else None,
        )

    def compare(self, a: Utterance, b: Utterance, first: Facet, second: Facet) -> Meeting:
        """Two facets held against each other. They belong to different utterances."""
        ground = self.ground
        order = ground.sequence.order(a.id, b.id)
        opposed = compare_positions(ground, self.rejected, a, b, first, second)
        shared = shared_voices(a, b, ground.voices)
        nearest = shared[0]
        code = self._code(a, b, first, second, nearest.level, order, opposed)
        about = compare_about(ground, a, b, first, second)
        families = {ground.codebook.family_of(one.claim.topic) for one in (first, second)}
        family = families.pop() if len(families) == 1 else None
        scope = compare_scope(first, second, ground.codebook, ground.places, family)
        later = about_earlier(ground, a, b, first, second)
        time = compare_time(a, b, first, second, later=later, order=order)
        when = occasion(ground, a, b, first, second, (time, about))
        is_excusable = BEYOND_EXCUSE.isdisjoint(
            {code, self._code(a, b, first, second, nearest.level, when.order, opposed)}
        )
        (announced, ended_by), answers = (
            compare_announcements(self.standing, a, b, first, second, shared, when)
            if is_excusable
            else (not_excused(), nearest)
        )
        if announced.outcome is Outcome.MEETS and is_excusable:
            rest = self._not_rejecting(opposed, answers, shared)
            if rest:  # it has to stand between those, who are all that the rule is held against
                asked, _ = compare_announcements(self.standing, a, b, first, second, rest, when)
                if asked[0].outcome is not Outcome.MEETS:
                    opposed = held_against(ground, self.rejected, opposed, answers)
        if answers.level is not nearest.level:
            code = self._code(a, b, first, second, answers.level, order, opposed)
        comparisons = (
            compare_voice(a, b, answers.level),
            compare_modes(first, second),
            opposed.comparison,
            *((about,) if about is not None else ()),
            *(_within_one_document(a, b, one) for one in scope),
            time,
            announced,
        )
        verdict, deciding, also = decide(a, b, comparisons)
        return Meeting(
            a=a,
            b=b,
            facet_a=first,
            facet_b=second,
            verdict=verdict,
            level=answers.level,
            voice=answers.voice,
            order=order,
            opposition=opposed.opposition,
            comparisons=comparisons,
            deciding=deciding,
            code=kept(code, verdict),
            also_parts=also,
            ended_by=ended_by.root if ended_by and verdict is Verdict.CHANGE else None,
        )

    def _not_rejecting(
        self, opposed: Opposed, answers: Shared, shared: tuple[Shared, ...]
    ) -> tuple[Shared, ...]:
        """Of the holders of two sides, if those who answer reject the rule, those who do not."""
        if len(shared) == 1 or opposed.comparison.outcome is not Outcome.MEETS:
            return ()
        ground, rejected = self.ground, self.rejected
        rest = [one for one in shared if held_against(ground, rejected, opposed, one) is opposed]
        return () if answers in rest else tuple(rest)

    def _code(
        self,
        a: Utterance,
        b: Utterance,
        first: Facet,
        second: Facet,
        level: Level,
        order: Order,
        opposed: Opposed,
    ) -> str | None:
        """The first code that holds, of those that speak of two opposed claims."""
        if order in {Order.BEFORE, Order.AFTER} and self._denies(first, second, order, opposed):
            return "C301"
        reading = opposed.reading
        kinds = {self.ground.codebook.kind(one.claim.topic) for one in (first, second)}
        earlier = {Order.BEFORE: first, Order.AFTER: second}.get(order)
        is_ordered = order in {Order.BEFORE, Order.AFTER}
        if reading is TopicKind.PAST_STATEMENTS and is_ordered:
            return "C302"
        if earlier is not None and is_inability(self.ground, earlier):
            return "C304"
        one, other = form_of(a), form_of(b)
        if one.is_deed != other.is_deed:
            return "C201"
        if one.is_agreement != other.is_agreement:
            return "C203"
        if kinds == {TopicKind.REASONS}:
            return "C303"
        return BY_LEVEL.get(level)

    def _denies(self, first: Facet, second: Facet, order: Order, opposed: Opposed) -> bool:
        """True if the later side denies what was said before, or that there was a change."""
        later = second if order is Order.BEFORE else first
        if opposed.reading is TopicKind.PAST_STATEMENTS:
            kind = self.ground.codebook.kind(later.claim.topic)
            return later.denied and kind is TopicKind.PAST_STATEMENTS
        if opposed.opposition is None or opposed.reading is not None or later.denied:
            return False
        way = opposed.opposition.b if later is second else opposed.opposition.a
        return is_no_change(self.ground.codebook, way.end)


def open_court(ground: Ground) -> Court:
    """Make a set ready to be asked about any pair."""
    rejected = rejected_rules(ground)
    return Court(
        ground,
        build_standing(ground),
        rejected,
        Documents(ground),
        remarks(ground),
        Meantime(ground),
        Terms(ground, rejected),
    )


def _within_one_document(a: Utterance, b: Utterance, one: Comparison) -> Comparison:
    """A contestable bridge joins two documents, never two claims of one."""
    same = a.root.document_id == b.root.document_id
    if not same or not any(rule.contestable for rule in one.rules):
        return one
    why = f"both stand in one document, and the bridge is open to argument: {one.why}"
    return one._replace(outcome=Outcome.UNKNOWN, why=why)


def _gravity(meeting: Meeting) -> tuple[int, int, int, int, int, list[tuple[str, ...]]]:
    """Gravest verdict, first code, fewest contestable rules, last deciding dimension, and words.

    Before the words: the fewest readings. What a side says outright, or by definition, is shown
    rather than what the codebook takes it to amount to. The last key treats both sides alike:
    whose side is named first never chooses the meeting.
    """
    code = list(CODES).index(meeting.code) if meeting.code is not None else len(CODES)
    decided = -RANK[meeting.deciding.dimension] if meeting.deciding is not None else 0
    words = sorted(_words(facet) for facet in (meeting.facet_a, meeting.facet_b))
    rules = len(meeting.contestable_rules)
    return (meeting.verdict.rank, code, rules, decided, _readings(meeting), words)


def _readings(meeting: Meeting) -> int:
    """How many steps to the opposition are readings of a position, no rule."""
    opposed = meeting.opposition
    steps = (*opposed.a.steps, *opposed.b.steps) if opposed is not None else ()
    return sum(step.is_reading for step in steps)


def _words(facet: Facet) -> tuple[str, ...]:
    claim = facet.claim
    window = (str(facet.start), str(facet.end))
    return (position_shown(facet), facet.mode.value, *window, claim.component, *claim.places)
