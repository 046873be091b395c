"""Blocks that explain one pair: why, scope, order, what weakens it, what would let both stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.findings import READS_AS, SAID_BESIDE, Dimension, strength
from scomm_timeline.model.date_words import format_gap
from scomm_timeline.model.dates import Order, order
from scomm_timeline.renderers.comparing import DIMENSIONS, RELATIONS, compared, window
from scomm_timeline.renderers.page import (
    Block,
    Field,
    Inline,
    data,
    identifier,
    inline,
    joined,
    quoted,
)
from scomm_timeline.renderers.wording import (
    RELATION_VERBS,
    counted,
    relation,
    speakers,
    spoken_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.analysis.explain import Explanation, Step, Way
    from scomm_timeline.analysis.findings import Comparison
    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.reports.views import ClaimView, PairView, StatementView

# -- why -----------------------------------------------------------------------------------------


def why(pair: PairView) -> Iterator[Block]:
    """The rule that the two run into, then each step that leads there, with its reason."""
    explanation = pair.explanation
    if explanation is None:
        return
    yield Field("Why", (_rule(explanation), *_steps(explanation)))


def _rule(explanation: Explanation) -> Inline:
    if explanation.excludes is None:
        return inline(_sentence(explanation.why))
    first, second = explanation.excludes
    if explanation.rule is None:
        return inline(_sentence(explanation.why), " (", data(second), ")")
    return inline(
        identifier(explanation.rule),
        _open(is_open=explanation.contestable),
        ": ",
        quoted(explanation.why),
        " (",
        data(first),
        " against ",
        data(second),
        ")",
    )


def _open(*, is_open: bool) -> str:
    return " (open to argument)" if is_open else ""


def _sentence(clause: str) -> Inline:
    return inline(data(f"{clause[:1].upper()}{clause[1:]}"), "" if clause.endswith(".") else ".")


def _steps(explanation: Explanation) -> Iterator[Inline]:
    for letter, way in zip("AB", explanation.ways or (), strict=False):
        yield from _way(letter, way)


def _way(letter: str, way: Way) -> Iterator[Inline]:
    """Each step from what a side holds to what the rule speaks of, with its reason."""
    held = way.holds
    for step in way.steps:
        yield inline(
            f"{letter}: ",
            data(held),
            _verb(step),
            data(step.position),
            " (",
            data(step.means.rstrip(".")),
            ")",
            _because(step),
        )
        held = step.position


def _verb(step: Step) -> str:
    if step.why == SAID_BESIDE:
        return " stands beside "
    return " amounts to " if step.rule is None else " entails "


def _because(step: Step) -> Inline:
    if step.why == SAID_BESIDE:
        return inline(", in the same document.")
    if step.rule is None:
        told = f", as the codebook reads it{_open(is_open=step.contestable)}"
        return inline(f"{told}.") if step.why == READS_AS else inline(f"{told}: ", quoted(step.why))
    if step.why == "by definition":
        return inline(", by definition.")
    return inline(
        ", by ", identifier(step.rule), _open(is_open=step.contestable), ": ", quoted(step.why)
    )


# -- scope ---------------------------------------------------------------------------------------


def place_names(pair: PairView) -> dict[str, str]:
    """Names of the places that either side speaks of."""
    names: dict[str, str] = {}
    for view in (pair.a, pair.b):
        for claim in view.claims:
            names.update(zip(claim.places, claim.place_names, strict=True))
        names.update(view.figure_places)
    return names


def scope(pair: PairView) -> Iterator[Block]:
    """What both sides share in one sentence, then every other comparison with both values."""
    if pair.explanation is None:
        return
    names = place_names(pair)
    rows = [one for one in pair.explanation.scope if not _is_silent(one)]
    shared = [one for one in rows if one.is_equal and one is not pair.deciding]
    lines = [_shared(pair, shared, names)] if shared else []
    lines += [_comparison(pair, one, names) for one in rows if one not in shared]
    yield Field("Scope", tuple(lines))


def _is_silent(one: Comparison) -> bool:
    """True where neither side has a part or days: of two figures, of a denial by name."""
    is_open = one.dimension in {Dimension.COMPONENT, Dimension.TIME}
    return is_open and one.a is None and one.b is None


def comparisons(pair: PairView) -> Iterator[Block]:
    """Every comparison with both values, in the order in which a deciding one is sought."""
    rows = pair.comparisons or tuple(one for one in (pair.deciding,) if one is not None)
    names = place_names(pair)
    if rows:
        told = tuple(_fact(pair, one, names) for one in rows if not _is_silent(one))
        yield Field("Facts", told)


def _fact(pair: PairView, one: Comparison, names: Mapping[str, str]) -> Inline:
    """A comparison; voices by their printed names, an absent announcement with what was read."""
    if one.dimension is Dimension.VOICE:
        a, b = speakers(pair.a.speakers), speakers(pair.b.speakers)
        return _compared("Voice", a, b, one)
    if one.dimension is Dimension.ANNOUNCEMENT and one.relation == "none":
        return inline(f"Announced change: {_unannounced(pair, one)}.")
    return _comparison(pair, one, names)


def _unannounced(pair: PairView, one: Comparison) -> str:
    if pair.explanation is None or not one.why.startswith("no announced change"):
        return one.why or "none in this set"
    looked_at = counted(pair.explanation.announcements_looked_at, "statement")
    return f"none in this set ({looked_at} by these voices between the two looked at)"


def _shared(pair: PairView, rows: list[Comparison], names: Mapping[str, str]) -> Inline:
    told = [
        inline(DIMENSIONS[one.dimension.value], " (", _values(pair, one, names)[0], ")")
        for one in rows
    ]
    return inline("Same ", joined(", ", told), ".")


def _values(pair: PairView, one: Comparison, names: Mapping[str, str]) -> tuple[Inline, Inline]:
    """The value of either side in words; days no more exact than the dates they come from."""
    if one.dimension is Dimension.TIME and isinstance(one.a, tuple) and isinstance(one.b, tuple):
        return (
            inline(window(one.a, _dates(pair.a, pair.a_holds))),
            inline(window(one.b, _dates(pair.b, pair.b_holds))),
        )
    name = one.dimension.value
    a, b = compared(name, one.a, names), compared(name, one.b, names)
    if one.dimension is Dimension.ABOUT:
        return _spoken_of(pair.a_holds) or a, _spoken_of(pair.b_holds) or b
    return a, b


def _spoken_of(holds: ClaimView | None) -> Inline | None:
    return spoken_of(holds.about) if holds is not None and holds.about is not None else None


def _dates(view: StatementView, holds: ClaimView | None) -> Iterator[FuzzyDate]:
    """The dates that a window of a claim may come from."""
    yield view.when
    if holds is not None:
        yield holds.valid_from
        yield from (one for one in (holds.becomes, holds.valid_until) if one is not None)


def _comparison(pair: PairView, one: Comparison, names: Mapping[str, str]) -> Inline:
    """One dimension: both values, how they stand to each other, and the rule that was needed."""
    title = DIMENSIONS[one.dimension.value]
    a, b = _values(pair, one, names)
    return _compared(f"{title[0].upper()}{title[1:]}", a, b, one)


def _compared(title: str, a: Inline, b: Inline, one: Comparison) -> Inline:
    values = inline("both ", a) if a == b else inline("A ", a, "; B ", b)
    if a == b and one.relation in {"equal", "firm"} and not one.why:
        return inline(f"{title}: ", values, ".")
    if one.dimension is Dimension.ABOUT and a == b and one.relation != "equal":
        return inline(f"{title}: ", _outcome(one))  # neither claim names what a relation does
    return inline(f"{title}: ", values, ". ", _outcome(one))


def _outcome(one: Comparison) -> Inline:
    relation = RELATIONS.get(one.relation, one.relation)
    start = f"{relation[0].upper()}{relation[1:]}"
    if one.rules:
        told = [
            inline(identifier(rule.id), _open(is_open=rule.contestable), ": ", quoted(rule.why))
            for rule in one.rules
        ]
        return inline(start, ", ", joined("; ", told))
    if one.relation in {"contains", "contained"} or one.why in {"", relation}:
        return inline(start, ".")
    return inline(start, ": ", data(one.why.rstrip(".")), ".")


# -- order ---------------------------------------------------------------------------------------


def order_and_gap(pair: PairView, *, is_finding: bool) -> Iterator[Block]:
    """Which came first, what established it, and the days between."""
    text = _order(pair)
    if pair.order is Order.NOT_ESTABLISHED and is_finding:
        text += (
            " It makes no difference to the finding; it decides who changed to what."
            if pair.verdict == "contradiction"
            else ""
        )
    distance = format_gap(pair.gap)
    days = (
        f"Days between them {distance}."
        if distance.startswith("not known")
        else f"Between them: {distance}."
    )
    yield Field("Order", (inline(f"{text} {days}" if pair.order is not Order.SAME_DAY else text),))


def _order(pair: PairView) -> str:
    if pair.order is Order.NOT_ESTABLISHED:
        return f"Not established: {_overlap(pair.a.when, pair.b.when)}."
    if pair.order is Order.SAME_DAY:
        return "Both on one day; which came first is not established."
    first, second = ("A", "B") if pair.order is Order.BEFORE else ("B", "A")
    return f"{first} before {second}, by {_order_by(pair)}."


def _order_by(pair: PairView) -> str:
    """What established the order: the dates, or a relation told with the letters of the sides."""
    if pair.explanation is None or not pair.explanation.order_by:
        by_dates = order(pair.a.when, pair.b.when) is pair.order
        return "their dates" if by_dates else "recorded sequence"
    letters = {pair.a.id: "A", pair.b.id: "B", pair.a.utterance: "A", pair.b.utterance: "B"}
    later, _, rest = pair.explanation.order_by.partition(" ")
    kind, _, earlier = rest.partition(" ")
    if kind not in RELATION_VERBS:
        return pair.explanation.order_by
    told = f"{letters.get(later, later)} {relation(kind)} {letters.get(earlier, earlier)}"
    return f"recorded sequence: {told}"


def _overlap(a: FuzzyDate, b: FuzzyDate) -> str:
    if b.is_day and a.earliest <= b.earliest < a.end:
        return "B's day falls inside A's dates"
    if a.is_day and b.earliest <= a.earliest < b.end:
        return "A's day falls inside B's dates"
    if a.earliest < b.end and b.earliest < a.end:
        return "the dates of A and B overlap"
    return "neither the dates nor a recorded sequence settle it"


# -- weaknesses ----------------------------------------------------------------------------------


def weak(pair: PairView) -> Iterator[Block]:
    """Every reason that weakens the pair, naming the side, and the strength that is left."""
    reasons = [_weakness(pair, reason, sides) for reason, sides in pair.weaknesses]
    total = len(reasons)
    head = (
        f"({counted(total, 'reason')}: {strength(total).value})" if total else "(no reason: strong)"
    )
    told = [inline(" ".join([head, *reasons])), *_other_records(pair)]
    yield Field("Weak", (joined(" ", told),))


def counts(pair: PairView) -> Iterator[Block]:
    """What of a side counts, where it is not what is shown of it.

    Else a strong finding shows an inferred date, which would weaken it, and nobody can tell why not.
    """
    told = list(_other_records(pair))
    if told:
        yield Field("Counts", (joined(" ", told),))


def _other_records(pair: PairView) -> Iterator[Inline]:
    for letter, other in zip("AB", pair.weighed_by, strict=True):
        if other:
            yield inline(
                f"What counts of {letter} is the wording, speaker and date of ",
                identifier(other),
                ", another record of the same utterance.",
            )


_REASONS: Final[Mapping[str, tuple[str, str]]] = {
    "presupposes": ("presupposes its position", "presuppose their positions"),
    "hearsay": ("came through two or more mouths", "came through two or more mouths"),
    "reporter-hedge": ("is hedged by its reporter", "are hedged by their reporters"),
    "unnamed": ("has a speaker who is not named", "have speakers who are not named"),
    "date-inferred": ("has an inferred date", "have inferred dates"),
    "low-confidence": ("is coded with low confidence", "are coded with low confidence"),
}


def _weakness(pair: PairView, reason: str, sides: str) -> str:
    if reason == "contestable-rule":
        return "A rule on the way is open to argument."
    if reason == "order-open":
        return "The order, which this code asserts, is open."
    if reason == "paraphrase-only":
        return " ".join(
            _wordless(letter, view)
            for letter, view in (("A", pair.a), ("B", pair.b))
            if letter in sides
        )
    one, both = _REASONS.get(reason, (f"is weak by {reason}", f"are weak by {reason}"))
    who = sides or "A and B"
    return f"{who} {both if ' and ' in who else one}."


def _wordless(letter: str, view: StatementView) -> str:
    if view.wording == "paraphrase":
        return f"{letter} is a paraphrase."
    return f"{letter} holds no words of the speaker."


# -- what would let both stand -------------------------------------------------------------------


def gone(pair: PairView) -> Iterator[Block]:
    """What would let both statements stand, in a fixed order, not ranked."""
    if pair.explanation is None or not pair.explanation.would_let_both_stand:
        return
    told = [inline(data(one.text)) for one in pair.explanation.would_let_both_stand]
    yield Field("Gone", (inline(joined("; or ", told), "."),))


def turns_on(pair: PairView) -> Iterator[Block]:
    """The one fact that decides a pair that is only possible."""
    if pair.deciding is not None:
        yield Field("Fact", (inline("It turns on the ", deciding(pair)),))


def deciding(pair: PairView) -> Inline:
    """What decided: the dimension, why, and both values."""
    one = pair.deciding
    if one is None:
        return inline("nothing: every comparison meets.")
    names = place_names(pair)
    name = one.dimension.value
    reason = data(one.why.rstrip(".")) if one.why else inline(RELATIONS.get(one.relation, ""))
    if one.dimension is Dimension.ANNOUNCEMENT:
        return inline(f"{DIMENSIONS[name]}: ", reason, ".")
    a, b = _values(pair, one, names)
    return inline(f"{DIMENSIONS[name]}: ", reason, " (A: ", a, "; B: ", b, ").")


def more(pair: PairView) -> Iterator[Block]:
    """The command that explains the pair."""
    yield Field("More", (inline(identifier(f"timeline explain {pair.a.id} {pair.b.id}")),))
