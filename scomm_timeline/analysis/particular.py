"""Pairs that meet by more than what their claims say: figures, and denials of earlier words.

A figure has no claim, and a denial may name a record. The sweep takes these pairs one by one; how
they meet is decided in `meeting`, as for all others.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

from scomm_timeline.analysis.deciding import of_no_change, redecided, turned
from scomm_timeline.analysis.denials import (
    compare_denial,
    denial_facet,
    denial_opposition,
    denials_of_change,
    denied_records,
    denies_by_name,
    said_beside,
)
from scomm_timeline.analysis.figure_pairs import compare_numbers, number_facet, pairs_of_figures
from scomm_timeline.analysis.figures import (
    compare_aim,
    compare_counted,
    compare_days,
    counted_days,
    counting_facet,
    figure_facet,
    states_a_limit,
)
from scomm_timeline.analysis.findings import Dimension, Level, Outcome, Verdict
from scomm_timeline.analysis.second_order import covers, speaks_of
from scomm_timeline.analysis.utterances import says_of_others
from scomm_timeline.model.codebook import FOCUS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.documents import Documents
    from scomm_timeline.analysis.findings import Comparison, Meeting
    from scomm_timeline.analysis.utterances import Facet, Ground, Utterance
    from scomm_timeline.model.codebook import Opposition


class Comparer(Protocol):
    """What is asked of the court here: its ground, and its two ways to compare."""

    @property
    def ground(self) -> Ground:
        """The set made ready."""

    @property
    def documents(self) -> Documents:
        """The utterances of each document."""

    def compare(self, a: Utterance, b: Utterance, first: Facet, second: Facet) -> Meeting:
        """Two claims held against each other in every dimension."""

    def met(
        self,
        a: Utterance,
        b: Utterance,
        facets: tuple[Facet, Facet],
        compared: tuple[Comparison, ...],
        code: str,
        opposition: Opposition | None = None,
    ) -> Meeting:
        """A meeting of which only voice, mode and announcement are still to be compared."""


# -- how they meet -------------------------------------------------------------------------------


def particular_meetings(court: Comparer, a: Utterance, b: Utterance) -> Iterator[Meeting]:
    """Where the two meet by more than what their claims say."""
    if a.root.figure is not None or b.root.figure is not None:
        yield from _aims(court, a, b)
        yield from _limits(court, a, b)
        yield from _numbers(court, a, b)
    yield from _denials_by_name(court, a, b)
    yield from _denials_of_change(court, a, b)


def _aims(court: Comparer, a: Utterance, b: Utterance) -> Iterator[Meeting]:
    """C205: a stated focus of one side against a figure of the other, of one body."""
    for aim, outcome in ((a, b), (b, a)):
        figure = outcome.root.figure
        for facet in aim.facets if figure is not None else ():
            opposed = compare_aim(court.ground, aim, facet, outcome)
            if figure is None or opposed.outcome is Outcome.PARTS:
                continue
            counted = figure_facet(facet, figure)
            first, second = (facet, counted) if aim is a else (counted, facet)
            if aim is b:
                opposed = opposed._replace(a=opposed.b, b=opposed.a)
            meeting = court.compare(a, b, first, second)
            if meeting.level in {Level.PERSON, Level.BODY}:
                (time,) = (one for one in meeting.comparisons if one.dimension is Dimension.TIME)
                days = counted_days(time, figure, is_first=aim is b)
                changed = {Dimension.OPPOSED: opposed, Dimension.TIME: days}
                found = redecided(meeting, changed, "C205")
                yield found._replace(code="C205" if found.verdict is Verdict.POSSIBLE else None)


def _limits(court: Comparer, a: Utterance, b: Utterance) -> Iterator[Meeting]:
    """C202: a stated limit of one side against a figure of the other."""
    for limit, outcome in ((a, b), (b, a)):
        figure = outcome.root.figure
        if figure is None or figure.population is None or not outcome.root.is_usable:
            continue
        for facet in limit.facets:
            if not states_a_limit(court.ground, facet):
                continue
            counted = counting_facet(facet, figure)
            meeting = court.compare(limit, outcome, facet, counted)
            found = {one.dimension: one for one in meeting.comparisons}
            changed = {
                Dimension.OPPOSED: compare_counted(found[Dimension.OPPOSED], figure),
                Dimension.TIME: compare_days(
                    court.ground, found[Dimension.TIME], limit, facet, outcome
                ),
            }
            told = redecided(meeting, changed, "C202")
            yield told if limit is a else turned(told)


def _numbers(court: Comparer, a: Utterance, b: Utterance) -> Iterator[Meeting]:
    """C202: two figures for one thing."""
    one, two = a.root.figure, b.root.figure
    if one is None or two is None or not (a.root.is_usable and b.root.is_usable):
        return
    first, second = number_facet(a, one), number_facet(b, two)
    numbers = tuple(compare_numbers(court.ground, one, two))
    yield court.met(a, b, (first, second), numbers, "C202")


def _denials_by_name(court: Comparer, a: Utterance, b: Utterance) -> Iterator[Meeting]:
    """C301: one side names the other as a statement that it denies."""
    for denier, said in ((a, b), (b, a)):
        if not denies_by_name(denier, said):
            continue
        for held in said.facets:
            denial = denial_facet(denier, held)
            first, second = (denial, held) if denier is a else (held, denial)
            yield court.met(
                a,
                b,
                (first, second),
                tuple(compare_denial(first, second)),
                "C301",
                denial_opposition(held),
            )


def _denials_of_change(court: Comparer, a: Utterance, b: Utterance) -> Iterator[Meeting]:
    """C301: one side says that nothing changed; its document and the other are opposed."""
    for denier, said in ((a, b), (b, a)):
        for denial in denials_of_change(court.ground, denier):
            for held in said.facets:
                topic = held.claim.topic
                if court.ground.codebook.kind(topic).needs_about:
                    continue
                spoken = speaks_of(court.ground, denier, denial.claim.about, said, topic)
                if spoken is Outcome.PARTS:
                    continue
                for now in said_beside(court.documents, court.ground, denier):
                    meeting = court.compare(denier, said, now, held)
                    found = of_no_change(meeting, denial, held, spoken)
                    yield found if denier is a else turned(found)


# -- which pairs to take -------------------------------------------------------------------------


def particular_pairs(ground: Ground) -> dict[str, frozenset[str]]:
    """For each utterance, by id, those that it may meet by more than its claims."""
    found: dict[str, set[str]] = defaultdict(set)
    for a, b in _pairs(ground):
        if a != b:
            found[a].add(b)
            found[b].add(a)
    return {one: frozenset(others) for one, others in found.items()}


def _pairs(ground: Ground) -> Iterator[tuple[str, str]]:
    figures = ground.all_of(lambda one: one.root.figure is not None)
    yield from pairs_of_figures(figures)
    yield from _claims_and_figures(ground, figures)
    yield from _denials(ground)


def _claims_and_figures(ground: Ground, figures: list[Utterance]) -> Iterator[tuple[str, str]]:
    """Aims and limits with every figure that counts people."""
    counting = [
        one.id
        for one in figures
        if one.root.figure is not None and one.root.figure.population is not None
    ]
    if not counting:
        return
    limiting = ground.all_of(
        lambda one: any(
            facet.claim.position.slug == FOCUS or states_a_limit(ground, facet)
            for facet in one.facets
        )
    )
    for one in limiting:
        for figure in counting:
            yield one.id, figure


def _denials(ground: Ground) -> Iterator[tuple[str, str]]:
    """Denials with what they name, and denials of change with what they are about."""
    for one in ground.all_of(says_of_others):
        for target in denied_records(one):
            root = ground.sequence.roots.get(target)
            if root is not None:
                yield one.id, root
    for one in ground.all_of(lambda one: any(denials_of_change(ground, one))):
        for facet in denials_of_change(ground, one):
            about = facet.claim.about
            for other in ground.utterances.values() if about is not None else ():
                topics = {held.claim.topic for held in other.facets}
                if about is not None and any(
                    covers(ground, about, other, topic) is not Outcome.PARTS for topic in topics
                ):
                    yield one.id, other.id
