"""C202: two figures for one thing that cannot both be right.

Everything that is counted has to be the same: measure, unit, people, denominator, place and days.
Denominators differ far more often than facts, counts grow, and numbers are rounded; none of that
is a conflict.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.figures import shown_figure
from scomm_timeline.analysis.findings import Comparison, Dimension, Outcome
from scomm_timeline.analysis.rounding import values_of
from scomm_timeline.analysis.timing import made_on
from scomm_timeline.analysis.utterances import Facet
from scomm_timeline.model.codebook import Position
from scomm_timeline.model.date_words import iso
from scomm_timeline.model.statement import NOT_STATED, Claim, Mode, Record, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.utterances import Ground, Utterance
    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.model.statement import Figure, Population

NUMBER: Final = "figure"
"""Stands for the topic of a number. A field's name, and so never that of a topic."""


def number_facet(utterance: Utterance, figure: Figure) -> Facet:
    """A figure as one side of a pair: its number, held for the days that it counts."""
    claim = Claim(
        position=Position(NUMBER, shown_figure(figure)),
        component="",
        places=figure.places,
        population=figure.population,
    )
    window = figure.window
    if window is None:
        start, end = made_on(utterance), None
    else:
        start, end = (window.earliest, window.earliest), (window.end, window.end)
    return Facet(claim, denied=False, mode=Mode.ASSERTS, start=start, end=end, is_dated=False)


def pairs_of_figures(utterances: Iterable[Utterance]) -> Iterator[tuple[str, str]]:
    """Ids of figures that measure one thing in the same days; no others can conflict."""
    alike: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for one in utterances:
        figure = one.root.figure
        if figure is not None and figure.window is not None and one.root.is_usable:
            window = (figure.window.earliest, figure.window.end)
            alike[(figure.measure, figure.unit, window)].append(one.id)
    for ids in alike.values():
        for index, first in enumerate(ids):
            for second in ids[index + 1 :]:
                yield first, second


def compare_numbers(ground: Ground, one: Figure, two: Figure) -> Iterator[Comparison]:
    """Position, place, people and days of two figures, in that order."""
    yield _opposed(ground, one, two)
    yield Comparison(Dimension.COMPONENT, None, None, "equal", Outcome.MEETS)
    yield _place(one, two)
    yield _people(one, two)
    yield _days(one.window, two.window)


def _opposed(ground: Ground, one: Figure, two: Figure) -> Comparison:
    shown = (f"{shown_figure(one)} ({one.measure})", f"{shown_figure(two)} ({two.measure})")
    if (one.measure, one.unit) != (two.measure, two.unit):
        why = _differing(one, two)
        return Comparison(Dimension.OPPOSED, *shown, "unrelated", Outcome.PARTS, why)
    first, second = values_of(one), values_of(two)
    if first is None or second is None:
        why = "one of the two is no plain number"
        return Comparison(Dimension.OPPOSED, *shown, "unrelated", Outcome.PARTS, why)
    if first.shares_with(second):
        why = "rounding, or the bounds that the words give, let both be right"
        return Comparison(Dimension.OPPOSED, *shown, "unrelated", Outcome.PARTS, why)
    means = ground.corpus.vocabulary.measures[one.measure].rstrip(".")
    why = f"no number is both: {means[0].lower()}{means[1:]}"
    return Comparison(Dimension.OPPOSED, *shown, "excludes", Outcome.MEETS, why)


def _differing(one: Figure, two: Figure) -> str:
    """Everything in which two figures that measure different things differ."""
    names = [
        name
        for name, first, second in (
            ("measure", one.measure, two.measure),
            ("unit", one.unit, two.unit),
            ("denominator", one.denominator, two.denominator),
            ("population", one.population, two.population),
            ("place", one.places, two.places),
            ("window", one.window, two.window),
        )
        if first != second
    ]
    return "the figures differ in " + " and ".join(names)


def _place(one: Figure, two: Figure) -> Comparison:
    """The same places, whatever their order; a part is another count."""
    shown = tuple(values if len(values) != 1 else values[0] for values in (one.places, two.places))
    a, b = (value or NOT_STATED for value in shown)
    if not one.places or not two.places:
        why = "which place was counted is not stated"
        return Comparison(Dimension.PLACE, a, b, "unknown", Outcome.UNKNOWN, why)
    if set(one.places) == set(two.places):
        return Comparison(Dimension.PLACE, a, b, "equal", Outcome.MEETS)
    why = "they count in different places"
    return Comparison(Dimension.PLACE, a, b, "disjoint", Outcome.PARTS, why)


def _people(one: Figure, two: Figure) -> Comparison:
    """The same people of the same denominator."""
    a, b = (_shown_people(figure) for figure in (one, two))
    if (one.population, one.denominator) != (two.population, two.denominator):
        what = "people" if one.population != two.population else "denominators"
        why = f"they count different {what}"
        return Comparison(Dimension.POPULATION, a, b, "disjoint", Outcome.PARTS, why)
    if any(_is_open(side) for side in (one.population, one.denominator)):
        why = "which people were counted is not stated"
        return Comparison(Dimension.POPULATION, a, b, "unknown", Outcome.UNKNOWN, why)
    return Comparison(Dimension.POPULATION, a, b, "equal", Outcome.MEETS)


def _is_open(people: Population | None) -> bool:
    return people is not None and (
        Stage.NOT_STATED in people.stages or Record.NOT_STATED in people.records
    )


def _shown_people(figure: Figure) -> tuple[str, ...] | None:
    told = [
        f"{of}{axis} {one.value}"
        for of, people in (("", figure.population), ("of ", figure.denominator))
        if people is not None
        for axis, values in (("stage", people.stages), ("record", people.records))
        for one in values
    ]
    return tuple(told) or None


def _days(one: FuzzyDate | None, two: FuzzyDate | None) -> Comparison:
    """The same days, typed; where they are not stated the counts may have grown."""
    shown = (_ends(one), _ends(two))
    if one is None or two is None:
        why = "which days are counted is not stated, and counts grow"
        return Comparison(Dimension.TIME, *shown, "unknown", Outcome.PARTS, why)
    if (one.earliest, one.end) != (two.earliest, two.end):
        why = "they count different days"
        return Comparison(Dimension.TIME, *shown, "disjoint", Outcome.PARTS, why)
    return Comparison(Dimension.TIME, *shown, "equal", Outcome.MEETS)


def _ends(window: FuzzyDate | None) -> tuple[str | None, str | None] | None:
    return None if window is None else (iso(window.earliest), iso(window.latest))


def family_of(ground: Ground, meeting: Meeting) -> str:
    """The family of a pair; of two figures the measure, which no codebook puts into a family."""
    figure = meeting.a.root.figure
    if figure is not None and meeting.facet_a.claim.topic == NUMBER:
        return figure.measure
    return ground.codebook.family_of(meeting.facet_a.claim.topic)
