"""Do two claims speak of the same thing? One comparison for each dimension of scope.

Disjoint in one dimension: the two are compatible. Unknown in one (written `not-stated`, or a group
of unnamed places): possible. A key left out sets no limit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.findings import Comparison, Dimension, Outcome, Value
from scomm_timeline.model.codebook import TopicKind
from scomm_timeline.model.places import PlaceRelation
from scomm_timeline.model.statement import (
    NOT_STATED,
    STAGE_LADDER,
    Extent,
    Population,
    Record,
    Stage,
    Who,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scomm_timeline.analysis.utterances import Facet
    from scomm_timeline.model.codebook import Codebook
    from scomm_timeline.model.places import Places
    from scomm_timeline.model.statement import Claim

BY_TOPIC: Final = "differs"
"""The relation of two populations that a topic of kind scope compares by a rule of its own."""

People = tuple[frozenset[str], frozenset[str]]
"""The steps reached and the records of a population; an empty set sets no limit."""

_PLACE_OUTCOMES: Final = {
    PlaceRelation.DISJOINT: Outcome.PARTS,
    PlaceRelation.UNKNOWN: Outcome.UNKNOWN,
}
_WHY_OF_PLACES: Final = {
    PlaceRelation.DISJOINT: "neither place is part of the other",
    PlaceRelation.UNKNOWN: "which places belong to the group is not known",
}

_RECORD_ATOMS = {
    Record.ANY_CONVICTION: frozenset({Record.MINOR, Record.SERIOUS}),
}


def compare_scope(
    a: Facet, b: Facet, codebook: Codebook, places: Places, family: str | None
) -> Iterator[Comparison]:
    """Component, place, who, population and extent, in that order.

    `family` is that of both topics; None if they differ, and then no bridge joins two parts.
    """
    yield compare_component(a.claim, b.claim, codebook, family)
    place = compare_place(a.claim, b.claim, places)
    yield place
    yield compare_who(a.claim, b.claim)
    yield compare_population(a, b, codebook)
    yield compare_extent(a.claim, b.claim, places)


def compare_component(a: Claim, b: Claim, codebook: Codebook, family: str | None) -> Comparison:
    """Equal, or joined by a declared bridge in either direction; nothing else."""
    first, second = a.component, b.component
    if NOT_STATED in (first, second):
        return Comparison(
            Dimension.COMPONENT,
            first,
            second,
            "unknown",
            Outcome.UNKNOWN,
            "which part of the program is meant is not stated",
        )
    if first == second:
        return Comparison(Dimension.COMPONENT, first, second, "equal", Outcome.MEETS)
    joins = () if family is None else ((family, first, second), (family, second, first))
    ways = [way for join in joins if (way := codebook.bridge(*join)) is not None]
    if not ways:
        return Comparison(
            Dimension.COMPONENT,
            first,
            second,
            "disjoint",
            Outcome.PARTS,
            f"no bridge joins {first} and {second}",
        )
    best = min(ways, key=lambda way: (sum(rule.contestable for rule in way), len(way)))
    return Comparison(
        Dimension.COMPONENT,
        first,
        second,
        "bridged",
        Outcome.MEETS,
        " ".join(rule.why for rule in best),
        best,
    )


def compare_place(a: Claim, b: Claim, places: Places) -> Comparison:
    """Equal, or one is part of the other. Of several places the nearest pair counts."""
    if not a.places or not b.places:
        return Comparison(
            Dimension.PLACE,
            _shown(a.places) or NOT_STATED,
            _shown(b.places) or NOT_STATED,
            "unknown",
            Outcome.UNKNOWN,
            "which place is meant is not stated",
        )
    relations = {places.relation(first, second) for first in a.places for second in b.places}
    relation = next(one for one in PlaceRelation if one in relations)
    outcome = _PLACE_OUTCOMES.get(relation, Outcome.MEETS)
    why = _why_of_places(relation, a, b, places)
    return Comparison(
        Dimension.PLACE, _shown(a.places), _shown(b.places), relation.value, outcome, why
    )


def _why_of_places(relation: PlaceRelation, a: Claim, b: Claim, places: Places) -> str:
    if relation is PlaceRelation.CONTAINS:
        return f"{_names(b, places)} is part of {_names(a, places)}"
    if relation is PlaceRelation.CONTAINED:
        return f"{_names(a, places)} is part of {_names(b, places)}"
    return _WHY_OF_PLACES.get(relation, "")


def compare_who(a: Claim, b: Claim) -> Comparison:
    """Who is free or bound: states, localities, or (left out) both."""
    first, second = a.who, b.who
    shown = (first.value if first else None, second.value if second else None)
    if Who.NOT_STATED in (first, second):
        return Comparison(
            Dimension.WHO, *shown, "unknown", Outcome.UNKNOWN, "who is bound is not stated"
        )
    if first == second:
        return Comparison(Dimension.WHO, *shown, "equal", Outcome.MEETS)
    if first is None or second is None:
        relation = "contains" if first is None else "contained"
        return Comparison(Dimension.WHO, *shown, relation, Outcome.MEETS)
    return Comparison(
        Dimension.WHO,
        *shown,
        "disjoint",
        Outcome.PARTS,
        "one speaks of states, the other of localities",
    )


def compare_population(a: Facet, b: Facet, codebook: Codebook) -> Comparison:
    """Whether the two speak of some of the same people.

    In a topic of kind scope two positions of one topic are opposed by their populations, and that
    is decided there; here only what one side denies of the other's people is compared.
    """
    first, second = a.claim.population, b.claim.population
    shown = (_population(first), _population(second))
    by_topic = (
        codebook.kind(a.claim.topic) is TopicKind.SCOPE
        and a.claim.topic == b.claim.topic
        and not (a.denied or b.denied)
    )
    if first == second:
        unknown = first is not None and _is_unknown(first)
        outcome = Outcome.UNKNOWN if unknown and not by_topic else Outcome.MEETS
        return Comparison(
            Dimension.POPULATION,
            *shown,
            "unknown" if unknown else "equal",
            outcome,
            "who is meant is not stated" if unknown else "",
        )
    if by_topic:
        return Comparison(
            Dimension.POPULATION,
            *shown,
            BY_TOPIC,
            Outcome.MEETS,
        )
    if first is None or second is None:
        limited = second if first is None else first
        if limited is not None and _is_unknown(limited):
            return Comparison(
                Dimension.POPULATION,
                *shown,
                "unknown",
                Outcome.UNKNOWN,
                "which people are meant is not stated",
            )
        return Comparison(
            Dimension.POPULATION,
            *shown,
            "contains" if first is None else "contained",
            Outcome.MEETS,
        )
    return _compare_limits(first, second, shown)


def share_people(first: Population, second: Population) -> Outcome:
    """Whether two populations have anybody in common, on both axes."""
    axes = _axes(first, second)
    for outcome in (Outcome.PARTS, Outcome.UNKNOWN):
        if outcome in axes:
            return outcome
    return Outcome.MEETS


def people_of(population: Population | None) -> People:
    """Whom a population is, whatever its words: "any conviction" is a minor or a serious one."""
    if population is None:
        return frozenset(), frozenset()
    return frozenset(population.stages), frozenset(_atoms(population.records))


def _axes(first: Population, second: Population) -> tuple[Outcome, Outcome]:
    return (
        _share(first.stages, second.stages, Stage.NOT_STATED),
        _share(_atoms(first.records), _atoms(second.records), Record.NOT_STATED),
    )


def _compare_limits(
    first: Population, second: Population, shown: tuple[Value, Value]
) -> Comparison:
    axes = _axes(first, second)
    if Outcome.PARTS in axes:
        which = "step reached" if axes[0] is Outcome.PARTS else "record"
        return Comparison(
            Dimension.POPULATION,
            *shown,
            "disjoint",
            Outcome.PARTS,
            f"no person belongs to both: the {which} differs",
        )
    if Outcome.UNKNOWN in axes:
        return Comparison(
            Dimension.POPULATION,
            *shown,
            "unknown",
            Outcome.UNKNOWN,
            "which people are meant is not stated",
        )
    return Comparison(Dimension.POPULATION, *shown, "overlaps", Outcome.MEETS)


def _share(first: Sequence[str], second: Sequence[str], unknown: str) -> Outcome:
    """Whether two values of one axis have anybody in common; an empty axis is everybody."""
    if not first or not second:
        return Outcome.UNKNOWN if unknown in (*first, *second) else Outcome.MEETS
    if set(first) & set(second) - {unknown}:
        return Outcome.MEETS
    return Outcome.UNKNOWN if unknown in (*first, *second) else Outcome.PARTS


def _atoms(records: tuple[Record, ...]) -> tuple[str, ...]:
    return tuple(sorted(atom.value for one in records for atom in _RECORD_ATOMS.get(one, {one})))


def _is_unknown(population: Population) -> bool:
    return Stage.NOT_STATED in population.stages or Record.NOT_STATED in population.records


def scope_opposition(a: Facet, b: Facet) -> tuple[Outcome, str]:
    """Whether two positions of one topic of kind scope exclude each other, and why.

    `only P` excludes `reaches Q` when Q's furthest step is below P on the ladder, or when their
    records share no one. Two limits can both be kept where one is inside the other, and a later
    step contains the earlier ones: so `only P` excludes `only Q` by their records alone. `focus`
    excludes nothing. An axis that one side leaves out is not compared: "only people booked" says
    nothing about convictions.
    """
    pair = {a.claim.position.slug, b.claim.position.slug}
    first, second = a.claim.population, b.claim.population
    if "only" not in pair or "focus" in pair or first is None or second is None:
        return Outcome.PARTS, "the two positions do not exclude each other"
    if pair == {"only"}:
        return _limits_apart(first, second)
    if a.claim.position.slug != "only":
        first, second = second, first
    return _excluded_by(first, second)


def _limits_apart(first: Population, second: Population) -> tuple[Outcome, str]:
    """Whether two limits leave nobody who is inside both."""
    shared = _share(_atoms(first.records), _atoms(second.records), Record.NOT_STATED)
    if shared is Outcome.PARTS:
        return Outcome.MEETS, "nobody is inside both limits: their records share no one"
    if shared is Outcome.UNKNOWN:
        return Outcome.UNKNOWN, "which people are meant is not stated"
    return Outcome.PARTS, "two limits of which one may be inside the other can both be kept"


def _excluded_by(limit: Population, other: Population) -> tuple[Outcome, str]:
    """Whether `only limit` leaves out the people of `other`."""
    unknown = _is_unknown(limit) or _is_unknown(other)
    least = [STAGE_LADDER.index(one) for one in limit.stages if one in STAGE_LADDER]
    most = [STAGE_LADDER.index(one) for one in other.stages if one in STAGE_LADDER]
    on_ladder = len(most) == len(other.stages)
    if least and most and on_ladder and max(most) < min(least):
        return Outcome.MEETS, (
            f"who got no further than {STAGE_LADDER[max(most)].value} is not among those "
            f"{STAGE_LADDER[min(least)].value}"
        )
    if _share(_atoms(limit.records), _atoms(other.records), Record.NOT_STATED) is Outcome.PARTS:
        return Outcome.MEETS, "their records share no one"
    if unknown:
        return Outcome.UNKNOWN, "which people are meant is not stated"
    return Outcome.PARTS, "the one may include the other's people"


def compare_extent(a: Claim, b: Claim, places: Places) -> Comparison:
    """`some` of a place says nothing against a place inside it, nor against another `some`."""
    shown = (a.extent.value, b.extent.value)
    if Extent.SOME not in (a.extent, b.extent):
        return Comparison(Dimension.EXTENT, *shown, "equal", Outcome.MEETS)
    if a.extent == b.extent:
        return Comparison(
            Dimension.EXTENT,
            *shown,
            "equal",
            Outcome.PARTS,
            "each speaks of some places, which need not be the same",
        )
    some, every = (a, b) if a.extent is Extent.SOME else (b, a)
    relations = {places.relation(one, two) for one in some.places for two in every.places}
    if relations & {PlaceRelation.EQUAL, PlaceRelation.CONTAINED} or not relations:
        return Comparison(Dimension.EXTENT, *shown, "overlaps", Outcome.MEETS)
    if PlaceRelation.UNKNOWN in relations and any(
        places.by_id[one].is_group for one in every.places
    ):
        why = "which places belong to the group is not known"
        return Comparison(Dimension.EXTENT, *shown, "unknown", Outcome.UNKNOWN, why)
    return Comparison(
        Dimension.EXTENT,
        *shown,
        "disjoint",
        Outcome.PARTS,
        "what holds for some places says nothing about one of them",
    )


def _shown(values: tuple[str, ...]) -> Value:
    if not values:
        return None
    return values[0] if len(values) == 1 else values


def _names(claim: Claim, places: Places) -> str:
    return ", ".join(places.name(one) for one in claim.places)


def _population(population: Population | None) -> Value:
    if population is None:
        return None
    return tuple(
        [f"stage {one.value}" for one in population.stages]
        + [f"record {one.value}" for one in population.records]
    )
