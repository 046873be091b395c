"""What would let both statements of a finding stand: each line, were it so, dissolves the finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.announcing import NOT_EXCUSED
from scomm_timeline.analysis.findings import Comparison, Dimension, Level, Outcome
from scomm_timeline.analysis.scope import BY_TOPIC
from scomm_timeline.model.codebook import Bridge, Entailment, Exclusion
from scomm_timeline.model.dates import Order, intersect
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import NOT_STATED, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.utterances import Facet
    from scomm_timeline.model.codebook import Chain, Codebook, Opposition, Position

Rule = Entailment | Exclusion | Bridge


class Counterfactual(NamedTuple):
    """One thing that would let both statements stand, were it so.

    One that `dissolves` only the finding, and leaves two opposed positions, says so in its text.
    """

    dimension: str
    text: str
    dissolves: bool = True


def counterfactuals(book: Codebook, meeting: Meeting, looked_at: int) -> Iterator[Counterfactual]:
    """One line for each dimension whose change dissolves the finding, in a fixed order.

    The rules open to argument come last: whoever argues that one does not hold argues that both stand.
    """
    found = {one.dimension: one for one in meeting.comparisons}
    lines = [
        *_of_the_words(meeting, found, looked_at),
        *_time_counterfactuals(meeting, found),
        *_about_counterfactuals(meeting, found),
        *_definition_counterfactuals(meeting),
        *_scope_counterfactuals(found),
        *_mode_counterfactuals(meeting),
    ]
    yield from lines or _last_resort(found)
    yield from _rule_counterfactuals(book, meeting)


def _of_the_words(
    meeting: Meeting, found: dict[Dimension, Comparison], looked_at: int
) -> Iterator[Counterfactual]:
    """That both are one utterance, or that a change was announced."""
    is_ordered = meeting.order in {Order.BEFORE, Order.AFTER}
    if (
        meeting.level is not Level.GOVERNMENT
        and not is_ordered
        and intersect(meeting.a.made, meeting.b.made) is not None
    ):
        yield Counterfactual("same utterance", "if both are one utterance in two wordings")
    if found[Dimension.ANNOUNCEMENT].relation != NOT_EXCUSED:
        yield Counterfactual(
            "announced change",
            f"if an announced change falls between them ({looked_at} "
            f"{'statement' if looked_at == 1 else 'statements'} looked at, none is one)",
        )


def _time_counterfactuals(
    meeting: Meeting, found: dict[Dimension, Comparison]
) -> Iterator[Counterfactual]:
    time = found[Dimension.TIME]
    facets = (meeting.facet_a, meeting.facet_b)
    if any(facet.is_dated or facet.end for facet in facets):
        what = "counted other days" if _are_figures(meeting) else None
        text = "if the one held only outside the days of the other"
        yield Counterfactual("time", f"if the two {what}" if what else text)
    elif time.outcome is Outcome.UNKNOWN:
        yield Counterfactual("time", f"if {time.why}")


def _definition_counterfactuals(meeting: Meeting) -> Iterator[Counterfactual]:
    if _are_figures(meeting):
        yield Counterfactual("population", "if the two count by different definitions")


def _are_figures(meeting: Meeting) -> bool:
    return meeting.a.root.figure is not None and meeting.b.root.figure is not None


def _about_counterfactuals(
    meeting: Meeting, found: dict[Dimension, Comparison]
) -> Iterator[Counterfactual]:
    """That the one speaks of other words.

    Of a denial of change that dissolves the denial, and not what its own record says now.
    """
    about = found.get(Dimension.ABOUT)
    if about is None or about.outcome is Outcome.PARTS:
        return
    if about.relation == "equal":
        yield Counterfactual("about", "if the two spoke of different statements")
        return
    if about.relation == "either":
        yield Counterfactual("about", "if neither spoke of the words of the other")
        return
    one, other = ("A", "B") if meeting.order is Order.AFTER else ("B", "A")
    text = f"if {one} spoke of other words than those of {other}"
    if _stays_opposed(meeting):
        text = f"{text} (no denial of them then; the two positions stay opposed)"
        yield Counterfactual("about", text, dissolves=False)
    else:
        yield Counterfactual("about", text)


def _stays_opposed(meeting: Meeting) -> bool:
    """True for a denial of change whose own record also holds the position opposed to the other."""
    return meeting.code == "C301" and any(
        chain.start != facet.claim.position
        and any(held.claim.position == chain.start for held in utterance.facets)
        for (chain, facet), utterance in zip(_chains(meeting), (meeting.a, meeting.b), strict=False)
    )


def _chains(meeting: Meeting) -> tuple[tuple[Chain, Facet], ...]:
    ways = meeting.opposition
    return ((ways.a, meeting.facet_a), (ways.b, meeting.facet_b)) if ways else ()


def _mode_counterfactuals(meeting: Meeting) -> Iterator[Counterfactual]:
    for name, facet in (("A", meeting.facet_a), ("B", meeting.facet_b)):
        if facet.mode is Mode.PRESUPPOSES:
            yield Counterfactual("mode", f"if {name} does not presuppose its position")
        elif facet.mode is Mode.HEDGED:
            yield Counterfactual("mode", f"if the hedge of {name} takes no position")


# -- rules open to argument ------------------------------------------------------------------------


def _rule_counterfactuals(book: Codebook, meeting: Meeting) -> Iterator[Counterfactual]:
    """That a rule of the codebook which is open to argument does not hold of these two.

    Left out where the two would be opposed, or joined, without it as well.
    """
    for rule in dict.fromkeys(meeting.contestable_rules):
        if isinstance(rule, Entailment) and rule.is_reading:
            if not _reads_otherwise(book, meeting, rule):
                text = f"if {rule.source} does not amount to {rule.target} (open to argument)"
                yield Counterfactual("rule", text)
        elif not _holds_without(book.without(rule.id), meeting, rule):
            yield Counterfactual("rule", f"if {rule.id} does not hold here (open to argument)")


def _holds_without(book: Codebook, meeting: Meeting, rule: Rule) -> bool:
    """True if a codebook that lacks the rule joins the parts, or opposes the positions, as well."""
    if isinstance(rule, Bridge):
        family = book.family_of(meeting.facet_a.claim.topic)
        (path,) = (one.rules for one in meeting.comparisons if rule in one.rules)
        return book.bridge(family, path[0].source, path[-1].target) is not None
    ways = meeting.opposition
    return ways is not None and _are_opposed(book, ways, _start(ways.a), _start(ways.b))


def _reads_otherwise(book: Codebook, meeting: Meeting, reading: Entailment) -> bool:
    """True if another reading of the same position is opposed to the other side as well."""
    ways = meeting.opposition
    if ways is None:
        return False
    other = ways.b if ways.a.steps and ways.a.steps[0] is reading else ways.a
    return any(
        _are_opposed(book, ways, one, _start(other))
        for one in book.readings(reading.source)
        if one != reading.target
    )


def _are_opposed(book: Codebook, ways: Opposition, one: Position, other: Position) -> bool:
    if ways.exclusion is None:
        return bool(book.denial(one, other) or book.denial(other, one))
    return book.opposition(one, other) is not None


def _start(chain: Chain) -> Position:
    """Where a chain begins among positions on the program itself: after its reading, if it has one."""
    return chain.steps[0].target if chain.steps and chain.steps[0].is_reading else chain.start


def _last_resort(found: dict[Dimension, Comparison]) -> Iterator[Counterfactual]:
    """Where both say the same of everything: that one of them spoke of something else."""
    yield Counterfactual(
        "component", f"if B spoke of another part than {found[Dimension.COMPONENT].a}"
    )
    yield Counterfactual("place", "if the two spoke of different places")


def _scope_counterfactuals(found: dict[Dimension, Comparison]) -> Iterator[Counterfactual]:
    component, place = found[Dimension.COMPONENT], found[Dimension.PLACE]
    if not component.is_equal:
        wider, part = _wider(component)
        yield Counterfactual("component", f"if {wider} spoke of another part than {part}")
    if not place.is_equal:
        yield Counterfactual("place", "if the two spoke of different places")
    population = found[Dimension.POPULATION]
    if population.relation == BY_TOPIC:
        yield Counterfactual("population", "if the two spoke of the same people")
    elif not population.is_equal:
        yield Counterfactual("population", "if the two spoke of different people")


def _wider(component: Comparison) -> tuple[str, str]:
    """The side whose part reaches the other's by a bridge, and the part it reaches."""
    if component.rules and component.rules[0].source == component.a:
        return "A", str(component.b)
    if component.rules:
        return "B", str(component.a)
    unknown_is_a = component.a == NOT_STATED
    return ("A", str(component.b)) if unknown_is_a else ("B", str(component.a))
