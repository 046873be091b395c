"""A claim about whom the program reaches, held against a figure that counts people.

C205: a stated aim, and whom the body's own figure counts; at most possible. C202: a stated limit,
and a figure that counts people beyond it. The figure meets the claim like a claim: the program
reaches those it counts, in the days that it counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.findings import Comparison, Dimension, Outcome
from scomm_timeline.analysis.rounding import values_of
from scomm_timeline.analysis.scope import share_people
from scomm_timeline.analysis.timing import made_on, not_after
from scomm_timeline.analysis.utterances import Facet
from scomm_timeline.model.codebook import FOCUS, SCOPE_POSITIONS, Position, TopicKind
from scomm_timeline.model.date_words import iso
from scomm_timeline.model.dates import Order
from scomm_timeline.model.statement import NOT_STATED, Bound, Claim, Figure, Mode

if TYPE_CHECKING:
    from scomm_timeline.analysis.utterances import Ground, Utterance

ONLY, REACHES, _ = SCOPE_POSITIONS


def figure_facet(claimed: Facet, figure: Figure) -> Facet:
    """What a figure amounts to in a claim's topic: the program reaches those it counts.

    It names no part of the program, so it speaks of the claim's.
    """
    claim = Claim(
        position=Position(claimed.claim.topic, REACHES),
        component=claimed.claim.component,
        places=figure.places,
        population=figure.population,
    )
    return Facet(
        claim, denied=False, mode=Mode.ASSERTS, start=claimed.start, end=None, is_dated=False
    )


def counting_facet(claimed: Facet, figure: Figure) -> Facet:
    """The same for the days that were counted; where they are not stated, those of the claim.

    Of the people only the numerator counts: a denominator says whom a share is of, not how far
    they got (who was arrested may have been booked).
    """
    facet = figure_facet(claimed, figure)
    if figure.window is None:
        return facet
    window = figure.window
    return facet._replace(
        start=(window.earliest, window.earliest),
        end=(window.end, window.end),
        is_dated=True,
        is_retrospective=True,
    )


def shown_figure(figure: Figure) -> str:
    """`at least 50 percent`."""
    bound = "" if figure.bound is Bound.EXACT else f"{figure.bound.value.replace('-', ' ')} "
    return f"{bound}{figure.value} {figure.unit}"


def _shown(figure: Figure) -> str:
    return f"{shown_figure(figure)} ({figure.measure})"


# -- C205: aim against outcome -------------------------------------------------------------------


def compare_aim(ground: Ground, aim: Utterance, facet: Facet, outcome: Utterance) -> Comparison:
    """Whether a body's own figure counts people outside the group that it says comes first.

    UNKNOWN if it does: whether a focus was meant as a limit is the fact that decides. Place and
    voice are not asked here; the figure meets the aim like a claim (`figure_facet`).
    """
    figure = outcome.root.figure
    claim = facet.claim
    shown = (str(claim.position), _shown(figure) if figure else None)
    apart = Comparison(Dimension.OPPOSED, *shown, "unrelated", Outcome.PARTS, "no stated focus")
    if (
        figure is None
        or ground.codebook.kind(claim.topic) is not TopicKind.SCOPE
        or claim.position.slug != FOCUS
        or facet.denied
        or not facet.mode.is_firm
        or claim.population is None
        or figure.population is None
    ):
        return apart
    if share_people(claim.population, figure.population) is not Outcome.PARTS:
        why = "the figure counts people of the group that is said to come first"
        return Comparison(Dimension.OPPOSED, *shown, "overlaps", Outcome.PARTS, why)
    why = _why_not_of_its_days(ground, aim, facet, outcome, figure)
    if why:
        return Comparison(Dimension.TIME, *shown, "disjoint", Outcome.PARTS, why)
    why = "whether the focus, outside which the figure counts people, was meant as a limit"
    return Comparison(Dimension.OPPOSED, *shown, "outside", Outcome.UNKNOWN, why)


def _why_not_of_its_days(
    ground: Ground, aim: Utterance, facet: Facet, outcome: Utterance, figure: Figure
) -> str:
    """Why a figure certainly counts no day on which the aim stood; empty if it may.

    An aim cannot be missed before it is stated. When the figure was published plays no part where
    its own days are known.
    """
    window = figure.window
    if window is None:
        is_older = ground.sequence.order(outcome.id, aim.id) is Order.BEFORE
        began_later = not_after(facet.start, made_on(outcome)) is Outcome.PARTS
        return "the figure is older than the aim" if is_older and began_later else ""
    if window.end <= facet.start[0]:
        return "the days that the figure counts were over before the aim was stated"
    return ""


def counted_days(time: Comparison, figure: Figure, *, is_first: bool) -> Comparison:
    """The comparison of days, told of the days that the figure counts and not of those of the aim.

    Whether they leave the aim behind was asked before (`compare_aim`); nothing is decided here.
    """
    if time.outcome is not Outcome.MEETS:
        return time
    window = figure.window
    shown = NOT_STATED if window is None else (iso(window.earliest), iso(window.latest))
    told = time._replace(a=shown) if is_first else time._replace(b=shown)
    if window is None:
        return told._replace(relation="unknown", why="which days the figure counts is not stated")
    return told


# -- C202: claim against figure ------------------------------------------------------------------


def states_a_limit(ground: Ground, facet: Facet) -> bool:
    """True if a claim leaves people out: these and no others, or not these."""
    claim = facet.claim
    if ground.codebook.kind(claim.topic) is not TopicKind.SCOPE or claim.population is None:
        return False
    return claim.position.slug == (REACHES if facet.denied else ONLY)


def compare_counted(opposed: Comparison, figure: Figure) -> Comparison:
    """The comparison of positions, told of the figure, and open where it may count nobody."""
    told = opposed._replace(b=_shown(figure))
    if opposed.outcome is Outcome.PARTS:
        return told._replace(why="the figure counts nobody outside the limit")
    values = values_of(figure)
    if values is not None and values.least > 0:
        return told
    nobody = values is not None and (figure.bound is Bound.EXACT and not values.least)
    if nobody and values is not None and values.most is not None and values.most < 1:
        why = "the figure says that there was nobody outside the limit"
        return told._replace(relation="unrelated", outcome=Outcome.PARTS, why=why)
    return told._replace(
        outcome=Outcome.UNKNOWN, why="whether the figure counts anybody at all outside the limit"
    )


def compare_days(
    ground: Ground, time: Comparison, limit: Utterance, facet: Facet, outcome: Utterance
) -> Comparison:
    """Whether those counted were counted in days of which the claim speaks.

    A claim speaks of no day before it was made unless it says so. Days that are not stated leave
    it open, but a figure that is older than the claim was counted before it.
    """
    figure = outcome.root.figure
    if time.outcome is not Outcome.MEETS or figure is None:
        return time
    if figure.window is not None:
        begins = (figure.window.earliest, figure.window.earliest)
        if not_after(facet.start, begins) is Outcome.MEETS:
            return time
        why = "whether those beyond the limit were counted since the claim was made"
        return time._replace(relation="unknown", outcome=Outcome.UNKNOWN, why=why)
    if ground.sequence.order(outcome.id, limit.id) is Order.BEFORE and (
        not_after(facet.start, made_on(outcome)) is Outcome.PARTS
    ):
        why = "the figure is older than the claim"
        return time._replace(relation="disjoint", outcome=Outcome.PARTS, why=why)
    why = "which days the figure counts is not stated"
    return time._replace(relation="unknown", outcome=Outcome.UNKNOWN, why=why)
