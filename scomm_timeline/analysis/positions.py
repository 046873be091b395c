"""Are two positions opposed? By the codebook alone, with every contestable rule named.

A contestable rule joins two separate documents, and is not used against a speaker who in his own
words holds its first end and denies its second: then the pair is possible, and that is the fact
that decides.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.findings import Comparison, Dimension, Outcome
from scomm_timeline.analysis.responsibility import shared_voices
from scomm_timeline.analysis.scope import scope_opposition
from scomm_timeline.analysis.second_order import are_equals
from scomm_timeline.model.codebook import Entailment, Opposition, Position, TopicKind
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.analysis.responsibility import Shared
    from scomm_timeline.analysis.utterances import Facet, Ground, Utterance
    from scomm_timeline.model.codebook import Codebook
    from scomm_timeline.model.voices import Speaker

Rejected = dict[str, frozenset[str]]
"""For each contestable entailment, by id, the people and bodies that reject it."""

_FACETS: Final = attrgetter("facets")
_HELD: Final = attrgetter("claim.position", "denied", "mode")


class Opposed(NamedTuple):
    """How two positions stand: the comparison, the opposition, and what had to be read.

    `reading` is the kind of the second-order topic whose `reads-as` was needed, if one was.
    """

    comparison: Comparison
    opposition: Opposition | None = None
    reading: TopicKind | None = None


def compare_positions(
    ground: Ground, rejected: Rejected, a: Utterance, b: Utterance, first: Facet, second: Facet
) -> Opposed:
    """Whether two facets, of a and of b, hold positions that cannot both hold."""
    book = ground.codebook
    one, two = first.claim.position, second.claim.position
    if book.family_of(one.topic) != book.family_of(two.topic):
        return Opposed(_apart(first, second, "no rule joins the two topics"))
    if first.denied and second.denied:
        return Opposed(_apart(first, second, "two denials hold no position"))
    if is_scope_pair(ground, first, second):
        outcome, why = scope_opposition(first, second)
        return Opposed(_result(first, second, outcome, why))
    opposition, reading = find_opposition(ground, first, second)
    if opposition is None:
        return Opposed(
            _apart(
                first,
                second,
                "the codebook does not list the two positions as incompatible",
            )
        )
    outcome, why = _holds(ground, rejected, a, b, opposition)
    return Opposed(_result(first, second, outcome, why), opposition, reading)


def is_scope_pair(ground: Ground, first: Facet, second: Facet) -> bool:
    """True if populations decide whether the two are opposed: one topic of kind scope."""
    topic = first.claim.topic
    return (
        topic == second.claim.topic
        and ground.codebook.kind(topic) is TopicKind.SCOPE
        and not (first.denied or second.denied)
    )


def find_opposition(
    ground: Ground, first: Facet, second: Facet
) -> tuple[Opposition | None, TopicKind | None]:
    """Why the two cannot both hold: directly, else by what a second-order position reads as.

    What a claim about earlier words amounts to is held against those words only, so of two that speak
    of the same ones it does not count.
    """
    one, two = first.claim.position, second.claim.position
    direct = _direct(ground, one, two, one_denied=first.denied, two_denied=second.denied)
    book = ground.codebook
    if direct is not None or are_equals(ground, first, second):
        return direct, None
    for reading in readings_of(book, one, denied=first.denied):
        found = _direct(ground, reading, two, one_denied=first.denied, two_denied=second.denied)
        if found is not None:
            return _read(book, found, a=one), book.kind(one.topic)
    for reading in readings_of(book, two, denied=second.denied):
        found = _direct(ground, one, reading, one_denied=first.denied, two_denied=second.denied)
        if found is not None:
            return _read(book, found, b=two), book.kind(two.topic)
    return _by_both_readings(ground, first, second)


def readings_of(book: Codebook, position: Position, *, denied: bool) -> tuple[Position, ...]:
    """What a position amounts to in other topics; denied, what somebody denies having said.

    To deny that something can be done says no more than that.
    """
    if denied and book.kind(position.topic) is not TopicKind.PAST_STATEMENTS:
        return ()
    return book.readings(position)


def _by_both_readings(
    ground: Ground, first: Facet, second: Facet
) -> tuple[Opposition | None, TopicKind | None]:
    """Two second-order positions, each taken for what it amounts to, or denied to have said.

    Not two claims about past statements: those meet by their own topic's exclusions.
    """
    book = ground.codebook
    one, two = first.claim.position, second.claim.position
    kinds = {book.kind(one.topic), book.kind(two.topic)}
    if kinds == {TopicKind.PAST_STATEMENTS}:
        return None, None
    denied = {"one_denied": first.denied, "two_denied": second.denied}
    for reading in readings_of(book, one, denied=first.denied):
        for other in readings_of(book, two, denied=second.denied):
            found = _direct(ground, reading, other, **denied)
            if found is not None:
                past = TopicKind.PAST_STATEMENTS in kinds
                kind = TopicKind.PAST_STATEMENTS if past else TopicKind.CAPABILITY
                return _read(book, found, a=one, b=two), kind
    return None, None


def _read(
    book: Codebook, found: Opposition, *, a: Position | None = None, b: Position | None = None
) -> Opposition:
    """An opposition of what was read, with the reading of a side's own position as a step."""
    if a is not None:
        found = found._replace(a=found.a.from_reading(book.reading(a, found.a.start)))
    if b is not None:
        found = found._replace(b=found.b.from_reading(book.reading(b, found.b.start)))
    return found


def _direct(
    ground: Ground, one: Position, two: Position, *, one_denied: bool, two_denied: bool
) -> Opposition | None:
    book = ground.codebook
    if one_denied:
        return book.denial(one, two)
    if two_denied:
        found = book.denial(two, one)
        return found.mirrored if found else None
    return book.opposition(one, two)


def _holds(
    ground: Ground, rejected: Rejected, a: Utterance, b: Utterance, opposition: Opposition
) -> tuple[Outcome, str]:
    """Whether the opposition may be used on these two utterances, and why."""
    rules = opposition.contestable_rules
    if rules and a.root.document_id == b.root.document_id:
        return Outcome.UNKNOWN, (
            "both stand in one document, and the rule that joins them is open to argument: "
            f"{rules[0].why}"
        )
    if rules:
        rejection = rejection_of(ground, rejected, opposition, shared_voices(a, b, ground.voices))
        if rejection is not None:
            return Outcome.UNKNOWN, rejection
    exclusion = opposition.exclusion
    return Outcome.MEETS, exclusion.why if exclusion else "one denies what the other says"


def held_against(ground: Ground, rejected: Rejected, opposed: Opposed, shared: Shared) -> Opposed:
    """What two positions come to for two holders alone, of several that one voice answers for."""
    if opposed.opposition is None:
        return opposed
    rejection = rejection_of(ground, rejected, opposed.opposition, (shared,))
    if rejection is None:
        return opposed
    unknown = opposed.comparison._replace(outcome=Outcome.UNKNOWN, why=rejection)
    return opposed._replace(comparison=unknown)


def rejection_of(
    ground: Ground, rejected: Rejected, opposition: Opposition, shared: tuple[Shared, ...]
) -> str | None:
    """Who rejects a contestable rule, if of every two holders one does; None if some do not."""
    rejected_by = [_rejecter(ground, rejected, one, opposition) for one in shared]
    if not rejected_by or None in rejected_by:
        return None
    names = dict.fromkeys(one for one, _ in filter(None, rejected_by))
    _, rule = next(filter(None, rejected_by))
    return (
        f"the speaker rejects this rule: {', '.join(names)} holds {rule.source} and denies "
        f"{rule.target}"
    )


def _rejecter(
    ground: Ground, rejected: Rejected, shared: Shared, opposition: Opposition
) -> tuple[str, Entailment] | None:
    """Which of two holders rejects a rule that leads from his side, and the rule."""
    for holder, chain in ((shared.a, opposition.a), (shared.b, opposition.b)):
        key = speaker_key(holder)
        for rule in chain.contestable:
            if key is not None and key in rejected.get(rule.id, ()):
                return ground.voices.name(key), rule
    return None


def speaker_key(speaker: Speaker) -> str | None:
    """The person, else the body that speaks in its own name; None for an unknown person."""
    if speaker.person is not None:
        return speaker.person
    return None if speaker.anonymity is not None else speaker.organization


def rejected_rules(ground: Ground) -> Rejected:
    """Who holds the first end of a contestable entailment and denies the second.

    Both must stand in one record of his own, firmly.
    """
    rules = [
        rule
        for family in ground.codebook.families.values()
        for rule in family.entailments
        if rule.contestable
    ]
    found: dict[str, set[str]] = {rule.id: set() for rule in rules}
    if rules:
        # What a record rejects depends on this of its claims alone, and few differ in it.
        every = ground.samples
        held = [tuple(map(_HELD, facets)) for facets in map(_FACETS, every)]
        rejects = {
            claims: tuple([rule for rule in rules if _rejects(ground, one, rule)])
            for claims, one in dict(zip(held, every, strict=True)).items()
        }
        for utterance, rejected in zip(every, map(rejects.__getitem__, held), strict=True):
            for rule in rejected:
                keys = map(speaker_key, utterance.speakers)
                found[rule.id].update(key for key in keys if key is not None)
    return {id_: frozenset(keys) for id_, keys in found.items()}


def _rejects(ground: Ground, utterance: Utterance, rule: Entailment) -> bool:
    firm = [one for one in utterance.facets if one.mode.is_firm]
    held = [one.claim.position for one in firm if not one.denied]
    if not any(rule.source in ground.codebook.closure(one) for one in held):
        return False
    if any(one.denied and one.claim.position == rule.target for one in firm):
        return True
    return any(
        (found := ground.codebook.opposition(one, rule.target)) is not None
        and not found.contestable_rules
        for one in held
    )


def position_shown(facet: Facet) -> str:
    """`leave/may-leave`, with `not` before it if it is denied."""
    return stance_shown(facet.claim.position, denied=facet.denied)


def stance_shown(position: Position, denied: bool) -> str:
    """The same for a position and whether it is denied."""
    return f"{'not ' if denied else ''}{position}"


def _result(first: Facet, second: Facet, outcome: Outcome, why: str) -> Comparison:
    relation = "unrelated" if outcome is Outcome.PARTS else "excludes"
    return Comparison(
        Dimension.OPPOSED, position_shown(first), position_shown(second), relation, outcome, why
    )


def _apart(first: Facet, second: Facet, why: str) -> Comparison:
    return _result(first, second, Outcome.PARTS, why)
