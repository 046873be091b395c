"""A stated aim against an outcome (C205): whom a body puts first, and whom its own figure counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.findings import Comparison, Dimension, Outcome
from scomm_timeline.analysis.scope import share_people
from scomm_timeline.analysis.utterances import Facet
from scomm_timeline.model.codebook import FOCUS, Position, TopicKind
from scomm_timeline.model.dates import Order
from scomm_timeline.model.statement import Bound, Claim, Figure, Mode

if TYPE_CHECKING:
    from scomm_timeline.analysis.utterances import Ground, Utterance


def figure_facet(aim: Facet, figure: Figure) -> Facet:
    """What a figure amounts to in the aim's topic: the program reaches those it counts."""
    claim = Claim(
        position=Position(aim.claim.topic, "reaches"),
        component=aim.claim.component,
        places=figure.places,
        population=figure.population,
    )
    return Facet(claim, denied=False, mode=Mode.ASSERTS, start=aim.start, end=None, is_dated=False)


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
    if ground.sequence.order(outcome.id, aim.id) is Order.BEFORE:
        why = "the figure is older than the aim"
        return Comparison(Dimension.TIME, *shown, "disjoint", Outcome.PARTS, why)
    why = "whether the focus, outside which the figure counts people, was meant as a limit"
    return Comparison(Dimension.OPPOSED, *shown, "outside", Outcome.UNKNOWN, why)


def _shown(figure: Figure) -> str:
    bound = "" if figure.bound is Bound.EXACT else f"{figure.bound.value.replace('-', ' ')} "
    return f"{bound}{figure.value} {figure.unit} ({figure.measure})"
