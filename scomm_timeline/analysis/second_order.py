"""Claims about statements: a denial, a re-reading, a court's finding.

Such a claim meets only what it is `about`, and only if that was certainly said earlier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.findings import Comparison, Dimension, Outcome
from scomm_timeline.model.dates import Order, Precision

if TYPE_CHECKING:
    from scomm_timeline.analysis.utterances import Facet, Ground, Range, Utterance
    from scomm_timeline.model.dates import Day, FuzzyDate
    from scomm_timeline.model.statement import About, Claim
    from scomm_timeline.model.voices import Speaker


def compare_about(
    ground: Ground, a: Utterance, b: Utterance, first: Facet, second: Facet
) -> Comparison | None:
    """Whether second-order claims speak of the other side; None where neither needs to."""
    one, two = first.claim, second.claim
    needs = tuple(ground.codebook.kind(claim.topic).needs_about for claim in (one, two))
    if not any(needs):
        return None
    if are_equals(ground, first, second):
        return _result("equal", Outcome.MEETS, "both speak of the same earlier statements")
    if all(needs) and whichever_is_later(ground, a, b, one, two):
        return _result("either", Outcome.MEETS, "whichever is the later speaks of the other")
    outcomes = []
    if needs[0]:
        outcomes.append(speaks_of(ground, a, one.about, b, two.topic))
    if needs[1]:
        outcomes.append(speaks_of(ground, b, two.about, a, one.topic))
    if Outcome.MEETS in outcomes:
        return _result("covers", Outcome.MEETS, "the later speaks of the earlier")
    if Outcome.UNKNOWN in outcomes:
        return _result(
            "unknown",
            Outcome.UNKNOWN,
            "whether it was made after what it speaks of is not established",
        )
    return _result(
        "unrelated",
        Outcome.PARTS,
        "the second-order claim does not speak of the other statement",
    )


def are_equals(ground: Ground, first: Facet, second: Facet) -> bool:
    """True if two claims speak of the same earlier statements.

    They meet as two lines do, whichever was said first and whatever else they may speak of: neither
    is held against the other as its earlier words (ADR 0072).
    """
    one, two = first.claim, second.claim
    kind = ground.codebook.kind
    return (
        one.about is not None
        and two.about is not None
        and kind(one.topic).needs_about
        and kind(two.topic).needs_about
        and _are_alike(ground, one.about, two.about)
    )


def _are_alike(ground: Ground, one: About, two: About) -> bool:
    """True if two claims name the same words, however either was typed.

    Another record of the same utterance, another order of a list and another way to write a day name
    nothing else.
    """
    return one == two or (
        one.audience == two.audience
        and _limit(one) == _limit(two)
        and set(one.voices) == set(two.voices)
        and set(one.topics) == set(two.topics)
        and ground.named(one) == ground.named(two)
    )


def _limit(about: About) -> Range | None:
    until = about.until
    return (until.earliest, until.end) if until is not None else None


def whichever_is_later(ground: Ground, a: Utterance, b: Utterance, one: Claim, two: Claim) -> bool:
    """True if the order of two claims is open, and each speaks of the other if it is the later.

    What is the earlier of two was made no later than the last day of either.
    """
    if one.about is None or two.about is None:
        return False
    if ground.sequence.order(a.id, b.id) in {Order.BEFORE, Order.AFTER}:
        return False
    made_by = min(a.made.end, b.made.end)
    return (
        covers(ground, one.about, b, two.topic, made_by=made_by) is Outcome.MEETS
        and covers(ground, two.about, a, one.topic, made_by=made_by) is Outcome.MEETS
    )


def about_earlier(
    ground: Ground, a: Utterance, b: Utterance, first: Facet, second: Facet
) -> int | None:
    """Which of two claims, 0 or 1, meets the other only as what was said earlier.

    None if neither does, or if whichever is the later may.
    """
    one, two = first.claim, second.claim
    needs = [ground.codebook.kind(claim.topic).needs_about for claim in (one, two)]
    if all(needs):
        if are_equals(ground, first, second):
            return None
        needs = [
            speaks_of(ground, a, one.about, b, two.topic) is not Outcome.PARTS,
            speaks_of(ground, b, two.about, a, one.topic) is not Outcome.PARTS,
        ]
    return needs.index(True) if needs.count(True) == 1 else None


def _result(relation: str, outcome: Outcome, why: str) -> Comparison:
    return Comparison(Dimension.ABOUT, None, None, relation, outcome, why)


def speaks_of(
    ground: Ground, speaking: Utterance, about: About | None, other: Utterance, topic: str
) -> Outcome:
    """Whether a claim speaks of another utterance, certainly made earlier."""
    if about is None:
        return Outcome.PARTS
    covered = covers(ground, about, other, topic)
    order = ground.sequence.order(other.id, speaking.id)
    if covered is Outcome.PARTS or order is Order.AFTER:
        return Outcome.PARTS
    return covered if order is Order.BEFORE else Outcome.UNKNOWN


def covers(
    ground: Ground, about: About, other: Utterance, topic: str, *, made_by: Day | None = None
) -> Outcome:
    """Whether a second-order claim speaks of this utterance on this topic.

    UNKNOWN where only its day, or that of the limit, leaves it open. Order is not asked; `made_by` is the
    day before which the utterance is known to have been made, if not by its own date.
    """
    if about.records:
        named = any(one.id in about.records for one in other.members)
        return Outcome.MEETS if named else Outcome.PARTS
    if not _matches(ground, about, other, topic):
        return Outcome.PARTS
    end = other.made.end if made_by is None else made_by
    if about.until is None or end <= _sure_end(about.until):
        return Outcome.MEETS
    return Outcome.UNKNOWN if other.made.earliest < about.until.end else Outcome.PARTS


def is_sure_limit(until: FuzzyDate) -> bool:
    """True if one day only can be the last that a claim is about."""
    return _sure_end(until) == until.end


def _sure_end(until: FuzzyDate) -> Day:
    """The day before which words are surely inside a limit. A whole month or year counts to its end."""
    is_whole = until.precision in {Precision.MONTH, Precision.YEAR} and "/" not in until.written
    return until.end if is_whole and not until.approximate else until.earliest + 1


def may_cover(ground: Ground, about: About | None, other: Utterance, topic: str) -> bool:
    """True if a claim may speak of utterances like this one, whatever their days."""
    return about is not None and not about.records and _matches(ground, about, other, topic)


def _matches(ground: Ground, about: About, other: Utterance, topic: str) -> bool:
    """True if voice, topic and audience are those the claim speaks of."""
    if about.voices and not any(
        _is_voice(ground, speaker, slug) for speaker in other.speakers for slug in about.voices
    ):
        return False
    if about.topics and topic not in about.topics:
        return False
    return about.audience is None or about.audience in ground.listeners(other)


def _is_voice(ground: Ground, speaker: Speaker, slug: str) -> bool:
    if speaker.person == slug:
        return True
    body = speaker.organization
    return body is not None and slug in ground.voices.lineage(body)
