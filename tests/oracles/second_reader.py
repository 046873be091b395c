"""A second, naive reading of the contradiction rules, to hold the program against.

It shares nothing with the program but the loaded records. Every uncertain date that matters for a
pair is replaced by each of its possible days, and statements of one day by each of their orders;
for every such *world* the conditions are asked one by one; then the answers are put together.
Slow, and written to be read: where the two disagree, one of them is wrong or the rules are unclear.

Figures, releases and the codes of findings are left out: only the verdict of a pair is asked for.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from scomm_timeline.model.codebook import Position, TopicKind
from scomm_timeline.model.dates import FuzzyDate, Precision
from scomm_timeline.model.statement import (
    NOT_STATED,
    STAGE_LADDER,
    Act,
    Extent,
    Mode,
    Record,
    RelationKind,
    Stage,
    Who,
    Wording,
)
from scomm_timeline.model.voices import Channel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.statement import About, Claim, Population, Relation, Statement
    from scomm_timeline.model.voices import Speaker


class Truth(IntEnum):
    """`min` is "and", `max` is "or"."""

    NO = 0
    MAYBE = 1
    YES = 2


NO, MAYBE, YES = Truth.NO, Truth.MAYBE, Truth.YES


class Answer(NamedTuple):
    """A verdict and why, in a few words. `is_open_finding`: possible, and nothing more than a finding."""

    verdict: str
    reason: str
    is_open_finding: bool = False


RANK: Final = ("contradiction", "possible", "change", "finding", "dispute", "compatible")
"""What counts of several claims, speakers or places of one pair: the first."""

Moment = tuple[int, int]
"""A day (ordinal), and the place in the order of that day."""

FIRM: Final = frozenset({Mode.ASSERTS, Mode.DENIES, Mode.PRESUPPOSES})
LATER_THAN_TARGET: Final = frozenset(
    {
        RelationKind.REPLIES_TO,
        RelationKind.SUPERSEDES,
        RelationKind.RESCINDS,
        RelationKind.ENDS,
        RelationKind.SUSPENDS,
        RelationKind.CORRECTS,
        RelationKind.REINTERPRETS,
        RelationKind.DENIES_STATEMENT,
        RelationKind.ACKNOWLEDGES,
        RelationKind.REPORTS,
        RelationKind.AFTER,
    }
)
MERGING: Final = frozenset({RelationKind.VERSION_OF, RelationKind.SAME_EVENT_AS})
ENDING: Final = frozenset({RelationKind.SUPERSEDES, RelationKind.RESCINDS, RelationKind.ENDS})
ACKNOWLEDGING: Final = frozenset({RelationKind.ACKNOWLEDGES, RelationKind.CORRECTS})
OWN_VOICE_KINDS: Final = frozenset({"legislature", "court", "watchdog"})
GOVERNMENT_KINDS: Final = frozenset({"government", "state"})
NEEDS_ABOUT: Final = frozenset({TopicKind.PAST_STATEMENTS, TopicKind.FAULT})
FOREVER: Final = 10**9
ON_THESE_CLAIMS: Final = '"an outside finding meets the claims of the body it is about"'


@dataclass(frozen=True, slots=True)
class Part:
    """One claim at one place (None: not stated), with `becomes` already taken apart.

    `key` names the claim, so that a date of it is chosen once for both halves. Days: `start` and
    `until` inclusive, `before` exclusive.
    """

    key: tuple[str, int]
    claim: Claim
    place: str | None
    denied: bool
    hedged: bool
    start: FuzzyDate | None
    until: FuzzyDate | None
    before: FuzzyDate | None

    @property
    def position(self) -> Position:
        return self.claim.position

    @property
    def is_open_ended(self) -> bool:
        return self.start is None and self.until is None and self.before is None


@dataclass(frozen=True, slots=True)
class Side:
    """A part as one signatory of one utterance holds it."""

    root: str
    speaker: Speaker
    part: Part


class Rule(NamedTuple):
    """An entailment, bridge or exclusion used on the way. Only an entailment has ends."""

    id: str
    contestable: bool
    source: Position | None = None
    target: Position | None = None


class Ending(NamedTuple):
    """Something that may end a line: the utterance that says so, how surely, from which day."""

    by: str
    covers: Truth
    start: FuzzyDate | None
    key: tuple[str, int]


@dataclass(slots=True)
class World:
    """One choice of every date that matters."""

    moments: dict[str, Moment]
    days: dict[tuple[object, ...], int]


@dataclass(frozen=True, slots=True)
class Meeting:
    """What of two sides does not depend on dates. `unknown` names the facts that decide."""

    a: Side
    b: Side
    certain: Truth
    reason: str
    same_voice: bool
    about_a: bool
    about_b: bool
    is_finding: bool


def verdict(corpus: Corpus, a: str, b: str) -> str:
    """The verdict of a pair, by ids."""
    return answer(corpus, a, b).verdict


def answer(corpus: Corpus, a: str, b: str) -> Answer:
    """The verdict of a pair with a reason."""
    if not _LAST or _LAST[0].corpus is not corpus:
        _LAST[:] = [SecondReader(corpus)]
    return _LAST[0].answer(a, b)


@dataclass(slots=True)
class SecondReader:
    """Everything asked of one set."""

    corpus: Corpus
    roots: dict[str, str] = field(init=False)
    members: dict[str, list[Statement]] = field(init=False)
    bounds: dict[str, tuple[int, int]] = field(init=False)
    minutes: dict[str, int] = field(init=False)
    earlier: set[tuple[str, str]] = field(init=False)
    horizon: tuple[int, int] = field(init=False)
    steps: dict[Position, list[tuple[Position, Rule]]] = field(init=False)
    _paths: dict[tuple[Position, bool], list[tuple[Position, tuple[Rule, ...]]]] = field(
        init=False, default_factory=dict
    )
    _parts: dict[str, list[Part]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        by_id = self.corpus.by_id
        self.roots = {one: _root(one, by_id) for one in by_id}
        self.members = {}
        for one, root in self.roots.items():
            self.members.setdefault(root, []).append(by_id[one])
        self.earlier = self._recorded_sequence()
        self.horizon = self._finite_days()
        self.bounds, self.minutes = self._utterance_dates()
        self.steps = self._entailments()

    # --- What the set says once for all pairs ---------------------------------------------------

    def _recorded_sequence(self) -> set[tuple[str, str]]:
        """All (earlier, later) pairs of utterances that recorded relations establish."""
        pairs = set()
        for one in self.corpus.statements:
            for relation in one.relations:
                if relation.target not in self.roots:
                    continue
                here, there = self.roots[one.id], self.roots[relation.target]
                if here != there and relation.kind in LATER_THAN_TARGET:
                    pairs.add((there, here))
                if here != there and relation.kind is RelationKind.BEFORE:
                    pairs.add((here, there))
        while True:
            more = {(a, d) for (a, b) in pairs for (c, d) in pairs if b == c} - pairs
            if not more:
                return pairs
            pairs |= more

    def _finite_days(self) -> tuple[int, int]:
        """First and last day that any date of a record names, with a day's margin."""
        days = [
            day
            for one in self.corpus.statements
            for made in _all_dates(one)
            for day, is_open in (
                (made.earliest, made.is_open_start),
                (made.end - 1, made.is_open_end),
            )
            if not is_open
        ]
        return min(days, default=1) - 1, max(days, default=1) + 1

    def _clip(self, made: FuzzyDate) -> tuple[int, int]:
        first, last = self.horizon
        return max(made.earliest, first), min(made.end - 1, last)

    def _utterance_dates(self) -> tuple[dict[str, tuple[int, int]], dict[str, int]]:
        """First and last day of each utterance, as its records and the sequence allow."""
        bounds, minutes = {}, {}
        for root, records in self.members.items():
            clipped = [self._clip(one.made) for one in records]
            bounds[root] = (max(lo for lo, _ in clipped), min(hi for _, hi in clipped))
            for one in records:
                if one.made.precision is Precision.MINUTE and not one.made.approximate:
                    assert one.made.minute is not None
                    minutes[root] = one.made.minute
        for _ in bounds:
            for first, second in self.earlier:
                (a_lo, a_hi), (b_lo, b_hi) = bounds[first], bounds[second]
                bounds[first] = (a_lo, min(a_hi, b_hi))
                bounds[second] = (max(a_lo, b_lo), b_hi)
        return bounds, minutes

    def _entailments(self) -> dict[Position, list[tuple[Position, Rule]]]:
        found: dict[Position, list[tuple[Position, Rule]]] = {}
        for topic in self.corpus.codebook.topics.values():
            for slug, entry in topic.positions.items():
                source = Position(topic.slug, slug)
                for name in entry.entails:
                    target = Position(topic.slug, name)
                    rule = Rule(f"{source}>{target}", False, source, target)
                    found.setdefault(source, []).append((target, rule))
        for family in self.corpus.codebook.families.values():
            for one in family.entailments:
                rule = Rule(one.id, one.contestable, one.source, one.target)
                found.setdefault(one.source, []).append((one.target, rule))
        return found

    # --- The verdict ----------------------------------------------------------------------------

    def answer(self, a: str, b: str) -> Answer:
        """The verdict over every choice of dates."""
        root_a, root_b = self.roots[a], self.roots[b]
        if root_a == root_b:
            return Answer("same-utterance", "one utterance is merged before anything is paired")
        meetings = [
            meeting
            for one in self.sides(root_a)
            for other in self.sides(root_b)
            for meeting in (self.meeting(one, other), *self._outside(one, other))
            if meeting.certain is not NO
        ]
        meetings += self._nothing_changed(root_a, root_b)
        if not meetings:
            return Answer("compatible", self._why_never(root_a, root_b))
        by_claims: dict[tuple[object, ...], list[Meeting]] = {}
        for one in meetings:
            by_claims.setdefault((_claim_of(one.a), _claim_of(one.b)), []).append(one)
        answers = [
            _combine({self._in_world(world, found) for world in self.worlds(found)})
            for found in by_claims.values()
        ]
        if any(one.verdict == "finding" for one in answers):
            # What is found against one claim is found, if another one is open to it or not.
            answers = [one for one in answers if not one.is_open_finding]
        return min(answers, key=lambda one: (RANK.index(one.verdict), one.reason))

    def _why_never(self, root_a: str, root_b: str) -> str:
        reasons = {
            self.meeting(one, other).reason
            for one in self.sides(root_a)
            for other in self.sides(root_b)
        }
        return "; ".join(sorted(reasons)) or "a side has no claim"

    def _in_world(self, world: World, meetings: list[Meeting]) -> Answer:
        answers = [self._judge(world, one) for one in meetings]
        return min(answers, key=lambda one: (RANK.index(one.verdict), one.reason))

    def sides(self, root: str) -> Iterator[Side]:
        """Every claim of an utterance, for each signatory, at each place."""
        if all(one.wording is Wording.CHARACTERIZATION for one in self.members[root]):
            return
        for speaker in _voices_of(self.corpus.by_id[root]):
            for part in self.parts(root):
                yield Side(root, speaker, part)

    def parts(self, root: str) -> list[Part]:
        """The claims of the root, taken apart. Modes that never are a side are left out."""
        if root not in self._parts:
            self._parts[root] = list(self._take_apart(root))
        return self._parts[root]

    def _take_apart(self, root: str) -> Iterator[Part]:
        for index, claim in enumerate(self.corpus.by_id[root].claims):
            hedged = claim.mode is Mode.HEDGED
            if claim.mode not in FIRM and not hedged:
                continue
            denied = claim.mode is Mode.DENIES
            for place in claim.places or (None,):
                part = Part(
                    (root, index),
                    claim,
                    place,
                    denied,
                    hedged,
                    claim.becomes or claim.valid_from,
                    claim.valid_until,
                    None,
                )
                yield part
                if claim.becomes is not None:
                    yield replace(
                        part, denied=not denied, start=None, until=None, before=claim.becomes
                    )

    # --- What does not depend on dates ----------------------------------------------------------

    def meeting(self, a: Side, b: Side) -> Meeting:
        """How far two sides can conflict at all, whatever the dates."""
        same = self.same_voice(a.speaker, b.speaker) and self._are_official(a, b)
        about_a, about_b = self.is_about(a, b), self.is_about(b, a)
        if self._are_equals(a.part, b.part):
            about_a = about_b = False  # they meet each other, and neither is about the other
        facts = (
            (self._addressed(a, b, about_a, about_b), "not what the second-order claim is about"),
            (_firmness(a.part, b.part), "mode"),
            (self.opposed(a, b, about_a, about_b), "opposed"),
            (self.component(a, b), "component"),
            (self.place(a.part, b.part), "place or extent"),
            (_who(a.part.claim.who, b.part.claim.who), "who"),
            (self._population(a.part, b.part), "population"),
        )
        certain = min(fact for fact, _ in facts)
        reason = ", ".join(name for fact, name in facts if fact is certain and certain is not YES)
        return Meeting(a, b, certain, reason or "all hold", same, about_a, about_b, False)

    def _outside(self, a: Side, b: Side) -> Iterator[Meeting]:
        """A finding of another voice about one of the two claims, or one about each.

        It meets what was said before it, whatever the topic.
        """
        if self.same_voice(a.speaker, b.speaker) and self._are_official(a, b):
            return
        found = self._is_finding(a, b), self._is_finding(b, a)
        if any(found):
            yield Meeting(a, b, _firmness(a.part, b.part), ON_THESE_CLAIMS, False, *found, True)

    def _kind(self, part: Part) -> TopicKind:
        return self.corpus.codebook.topics[part.position.topic].kind

    def is_about(self, second: Side, other: Side) -> bool:
        """True if a second-order claim names the other side, dates aside."""
        about = second.part.claim.about
        return (
            self._kind(second.part).is_second_order
            and about is not None
            and self._names(about, other)
        )

    def _are_equals(self, a: Part, b: Part) -> bool:
        """True if both are second-order claims that need an `about`, and have the same."""
        needy = self._kind(a) in NEEDS_ABOUT and self._kind(b) in NEEDS_ABOUT
        return needy and self._same_about(a.claim.about, b.claim.about)

    def _names(self, about: About, other: Side) -> bool:
        if about.records:
            return any(self.roots.get(one) == other.root for one in about.records)
        # A joint paper is one statement, so that who speaks of one signatory's speaks of it.
        speakers = _voices_of(self.corpus.by_id[other.root])
        voice = {slug for one in speakers for slug in (one.person, *self.above(one.organization))}
        listeners = {slug for one in self.members[other.root] for slug in one.to}
        return (
            (not about.voices or bool(voice & set(about.voices)))
            and (not about.topics or other.part.position.topic in about.topics)
            and (about.audience is None or about.audience in listeners)
        )

    def _nothing_changed(self, root_a: str, root_b: str) -> Iterator[Meeting]:
        """Who says that nothing changed says now, by his document, what he says he said before."""
        for denier, said in ((root_a, root_b), (root_b, root_a)):
            for denial, held in itertools.product(self.sides(denier), self.sides(said)):
                if (
                    denial.part.position.slug != "no-change"
                    or self._kind(denial.part) is not TopicKind.PAST_STATEMENTS
                    or denial.part.denied
                    or denial.part.before is not None
                    or self._kind(held.part) is TopicKind.PAST_STATEMENTS
                    or not self.is_about(denial, held)
                ):
                    continue
                for now in self._said_in_document(denial):
                    if denier == root_a:
                        meeting = replace(self.meeting(now, held), about_a=True, is_finding=False)
                    else:
                        meeting = replace(self.meeting(held, now), about_b=True, is_finding=False)
                    if meeting.certain is not NO:
                        yield meeting

    def _said_in_document(self, denial: Side) -> Iterator[Side]:
        """What the document of a denial firmly says of the matter itself, as the denier's words."""
        by_id = self.corpus.by_id
        document = by_id[denial.root].document_id
        for root in self.members:
            if by_id[root].document_id != document:
                continue
            for part in self.parts(root):
                is_change = part.claim.becomes is not None
                if self._kind(part).is_second_order or part.hedged or is_change:
                    continue
                key = (f"{denial.root} beside {root}", denial.part.key[1] * 100 + part.key[1])
                claim = part.claim._replace(about=denial.part.claim.about)
                words = replace(part, key=key, claim=claim, hedged=denial.part.hedged)
                yield Side(denial.root, denial.speaker, words)

    def _is_finding(self, finding: Side, other: Side) -> bool:
        """True if a court's or auditor's finding names the other side's claims."""
        record = self.corpus.by_id[finding.root]
        return record.act is Act.OUTSIDE_FINDING and self.is_about(finding, other)

    def _addressed(self, a: Side, b: Side, about_a: bool, about_b: bool) -> Truth:
        """Condition 6: a second-order claim meets only what it is about, or its equal."""
        if about_a or about_b:
            return YES
        needs = any(self._kind(side.part) in NEEDS_ABOUT for side in (a, b))
        return NO if needs and not self._are_equals(a.part, b.part) else YES

    def _same_about(self, a: About | None, b: About | None) -> bool:
        return a is not None and b is not None and self._about_key(a) == self._about_key(b)

    def _about_key(self, one: About) -> tuple[object, ...]:
        until = (one.until.earliest, one.until.end) if one.until else None
        records = frozenset(self.roots.get(slug, slug) for slug in one.records)
        return (records, frozenset(one.voices), frozenset(one.topics), one.audience, until)

    # Condition 1

    def opposed(self, a: Side, b: Side, about_a: bool, about_b: bool) -> Truth:
        """Whether some way leads to an exclusion, and whether it may be used."""
        if self._kind(a.part) is TopicKind.SCOPE and a.part.position.topic == b.part.position.topic:
            return self._scope_opposed(a.part, b.part)
        best = NO
        for rules_a, rules_b in self._ways(a, b, about_a, about_b):
            best = max(best, self._usable(a, b, rules_a, rules_b))
        return best

    def _ways(
        self, a: Side, b: Side, about_a: bool, about_b: bool
    ) -> Iterator[tuple[tuple[Rule, ...], tuple[Rule, ...]]]:
        """Every way from the two claims to an impossibility, with the rules used on each side."""
        if a.part.denied and b.part.denied:
            return
        reads_a = self._reads(a, b, about_a, about_b)
        reads_b = self._reads(b, a, about_b, about_a)
        kinds = {self._kind(a.part), self._kind(b.part)}
        if reads_a and reads_b and kinds == {TopicKind.PAST_STATEMENTS}:
            # Whichever is the later speaks of the other; the earlier does not speak of it.
            yield from self._ways_read(a, b, reads_a=True, reads_b=False)
            yield from self._ways_read(a, b, reads_a=False, reads_b=True)
        else:
            yield from self._ways_read(a, b, reads_a=reads_a, reads_b=reads_b)

    def _ways_read(
        self, a: Side, b: Side, *, reads_a: bool, reads_b: bool
    ) -> Iterator[tuple[tuple[Rule, ...], tuple[Rule, ...]]]:
        """The same, with what each side amounts to or without."""
        for end_a, rules_a in self._leads_to(a.part, reads_a):
            for end_b, rules_b in self._leads_to(b.part, reads_b):
                if a.part.denied or b.part.denied:
                    if end_a == end_b:
                        yield rules_a, rules_b
                    continue
                for rule in self._exclusions(end_a, end_b):
                    yield (*rules_a, rule), rules_b

    def _reads(self, side: Side, other: Side, about: bool, about_back: bool) -> bool:
        """True if `reads-as` counts for this side: C302 and C304 only."""
        if about and self._kind(side.part) is TopicKind.PAST_STATEMENTS:
            return True
        if self._kind(side.part) is TopicKind.CAPABILITY:
            return about_back or not self._kind(other.part).is_second_order
        return False

    def _leads_to(self, part: Part, reads: bool) -> list[tuple[Position, tuple[Rule, ...]]]:
        if part.denied:
            # Who denies that such a thing was said denies what it amounts to.
            entry = self.corpus.codebook.topics[part.position.topic].positions[part.position.slug]
            past = reads and self._kind(part) is TopicKind.PAST_STATEMENTS
            return [(one, ()) for one in (part.position, *(entry.reads_as if past else ()))]
        key = (part.position, reads)
        if key not in self._paths:
            self._paths[key] = list(self._walk(part.position, reads))
        return self._paths[key]

    def _walk(self, start: Position, reads: bool) -> Iterator[tuple[Position, tuple[Rule, ...]]]:
        """Every position that follows from one, by every way that does not run in a circle."""
        entry = self.corpus.codebook.topics[start.topic].positions[start.slug]
        begins = (start, *entry.reads_as) if reads else (start,)
        todo: list[tuple[tuple[Position, ...], tuple[Rule, ...]]] = [((at,), ()) for at in begins]
        while todo:
            path, rules = todo.pop()
            yield path[-1], rules
            for target, rule in self.steps.get(path[-1], ()):
                if target not in path:
                    todo.append(((*path, target), (*rules, rule)))

    def _exclusions(self, a: Position, b: Position) -> Iterator[Rule]:
        return (rule for other, rule in self._excluded(a) if other == b)

    def _usable(
        self, a: Side, b: Side, rules_a: tuple[Rule, ...], rules_b: tuple[Rule, ...]
    ) -> Truth:
        """Contestable rules: not inside one document, not against one who rejects them."""
        if not any(rule.contestable for rule in (*rules_a, *rules_b)):
            return YES
        if self._is_one_document(a, b):
            return MAYBE
        for side, rules in ((a, rules_a), (b, rules_b)):
            if any(rule.contestable and self._rejects(side.speaker, rule) for rule in rules):
                return MAYBE
        return YES

    def _is_one_document(self, a: Side, b: Side) -> bool:
        by_id = self.corpus.by_id
        return by_id[a.root].document_id == by_id[b.root].document_id

    def _rejects(self, speaker: Speaker, rule: Rule) -> bool:
        """True if one record of this speaker holds the first end and denies the second.

        A position that excludes the second end counts as a denial: it is preferred to one.
        """
        return any(
            self._denies(root, rule)
            for root in self.members
            if any(_is_he(speaker, one) for one in _voices_of(self.corpus.by_id[root]))
        )

    def _denies(self, root: str, rule: Rule) -> bool:
        if rule.source is None or rule.target is None:
            return False
        firm = [part for part in self.parts(root) if part.claim.mode in FIRM]
        held = {part.position for part in firm if not part.denied}
        if rule.source not in held:
            return False
        if any(part.denied and part.position == rule.target for part in firm):
            return True
        return any(
            other == end and not any(one.contestable for one in (*rules, used))
            for position in held
            for end, rules in self._walk(position, reads=False)
            for other, used in self._excluded(rule.target)
        )

    def _excluded(self, position: Position) -> Iterator[tuple[Position, Rule]]:
        book = self.corpus.codebook
        for one in itertools.chain(
            *(topic.exclusions for topic in book.topics.values()),
            *(family.exclusions for family in book.families.values()),
        ):
            if position in (one.first, one.second):
                other = one.second if position == one.first else one.first
                yield other, Rule(one.id, one.contestable)

    def _scope_opposed(self, a: Part, b: Part) -> Truth:
        """`only P` against `reaches Q` or `only Q`; a denial against what it denies.

        The text says of `only Q` "likewise". Two limits of which one is inside the other can both
        be kept, so of two limits only the records count (settled: ADR 0043, D27).
        """
        first, second = a.position.slug, b.position.slug
        if a.denied and b.denied:
            return NO
        if a.denied or b.denied:
            return YES if first == second else NO
        pops = a.claim.population, b.claim.population
        if {first, second} == {"only", "reaches"}:
            return _exceeds(*pops) if first == "only" else _exceeds(pops[1], pops[0])
        if first == second == "only":
            return _share_no_record(*pops)
        return NO

    # Condition 2, without time

    def component(self, a: Side, b: Side) -> Truth:
        """Equal, or bridged one way or the other; inside one document by a sure bridge only."""
        first, second = a.part.claim.component, b.part.claim.component
        if NOT_STATED in (first, second):
            return MAYBE
        family = self._family(a.part.position.topic)
        ways = self._bridge(family, first, second), self._bridge(family, second, first)
        found = [
            MAYBE if any(one.contestable for one in way) and self._is_one_document(a, b) else YES
            for way in ways
            if way is not None
        ]
        return max(found, default=NO)

    def _family(self, topic: str) -> str:
        families = self.corpus.codebook.families.values()
        return next(one.slug for one in families if topic in one.topics)

    def _bridge(self, family: str, source: str, target: str) -> tuple[Rule, ...] | None:
        """The bridges from one component to another, as few contestable ones as can be."""
        found: list[tuple[Rule, ...]] = []
        todo: list[tuple[tuple[str, ...], tuple[Rule, ...]]] = [((source,), ())]
        while todo:
            path, rules = todo.pop()
            if path[-1] == target:
                found.append(rules)
            for one in self.corpus.codebook.families[family].bridges:
                if one.source == path[-1] and one.target not in path:
                    rule = Rule(one.id, one.contestable)
                    todo.append(((*path, one.target), (*rules, rule)))
        return min(found, key=lambda rules: sum(one.contestable for one in rules), default=None)

    def place(self, a: Part, b: Part) -> Truth:
        """Equal or ancestor; `some` of a place says nothing against a part of it."""
        some_a, some_b = (part.claim.extent is Extent.SOME for part in (a, b))
        if some_a and some_b:
            return NO
        if a.place is None or b.place is None:
            return MAYBE
        if some_b:
            return self._meets_some(a.place, b.place)
        if some_a:
            return self._meets_some(b.place, a.place)
        return max(self.covers(a.place, b.place), self.covers(b.place, a.place))

    def _meets_some(self, whole: str, some: str) -> Truth:
        """Whether a claim about all of one place meets a claim about some of another."""
        if whole != some and self._is_group(some) and not self._is_group(whole):
            return YES if whole in self.around(some) else NO
        both = max(self.covers(whole, some), MAYBE if self._may_share(whole, some) else NO)
        return both if some not in self.around(whole) or whole == some else NO

    def covers(self, outer: str, inner: str) -> Truth:
        """Whether a claim about one place speaks of another; a group's members are unknown."""
        if outer == "not-stated":
            return MAYBE
        if outer == inner:
            return YES
        if outer in self.around(inner) and not self._is_group(outer):
            return YES
        return MAYBE if self._may_share(outer, inner) else NO

    def _may_share(self, a: str, b: str) -> bool:
        """True if one is a group to which the other, or places of the other group, may belong."""
        return any(
            self._is_group(one) and other != one and self._home(one) in self.around(other)[1:]
            for one, other in ((a, b), (b, a))
        )

    def _home(self, group: str) -> str | None:
        return self.corpus.places.by_id[group].parent

    def _is_group(self, place: str) -> bool:
        return "group" in self.corpus.places.by_id[place].kinds

    def around(self, place: str) -> list[str]:
        """The place itself, then everything that holds it, outward."""
        steps = [place]
        while (parent := self.corpus.places.by_id[steps[-1]].parent) is not None:
            steps.append(parent)
        return steps

    def _population(self, a: Part, b: Part) -> Truth:
        if self._kind(a) is TopicKind.SCOPE and not a.denied and not b.denied:
            return YES  # the topic's own rule has spoken: see _scope_opposed
        return _overlap(a.claim.population, b.claim.population)

    # Condition 4

    def same_voice(self, a: Speaker, b: Speaker) -> bool:
        """Same person, same body (a body and its parent are one), or same government."""
        if a.person is not None and a.person == b.person:
            return True
        if a.organization is None or b.organization is None:
            return False
        return self.above(a.organization)[-1] == self.above(b.organization)[-1]

    def _are_official(self, a: Side, b: Side) -> bool:
        """True if both speak for a public body; advocates and private persons are in a dispute."""
        by_id = self.corpus.by_id
        return by_id[a.root].official and by_id[b.root].official

    def above(self, organization: str | None) -> list[str]:
        """The body and those above it, up to its government or to a voice of its own."""
        if organization is None:
            return []
        bodies = self.corpus.voices.organizations
        steps = [organization]
        while True:
            body = bodies[steps[-1]]
            if body.own_voice or body.kind in OWN_VOICE_KINDS or body.parent is None:
                return steps
            steps.append(body.parent)

    # --- Condition 5: what ends a line ----------------------------------------------------------

    def endings(self, line: Side) -> Iterator[Ending]:
        """Everything that may end this line, by whom, dates aside."""
        for root in self.members:
            if (
                self._is_one_paper(root, line.root)
                or not self._may_end(root, line)
                or self._repeats(root, line.part)
            ):
                continue
            for number, record in enumerate(self.members[root]):
                for covers, start, index in self._said(record, line):
                    if covers is not NO:
                        yield Ending(root, covers, start, (record.id, 100 * number + index))

    def _is_one_paper(self, a: str, b: str) -> bool:
        """True if both stand in one document: what it says, it says at once."""
        return a == b or self.corpus.by_id[a].document_id == self.corpus.by_id[b].document_id

    def _may_end(self, root: str, line: Side) -> bool:
        """By the same voice or one above it, in public or to the addressee."""
        voices = _voices_of(self.corpus.by_id[root])
        return any(self._is_at_or_above(one, line.speaker) for one in voices) and self._is_told(
            root, line.root
        )

    def _repeats(self, root: str, line: Part) -> bool:
        """True if on this topic the utterance itself holds the line, and nothing else.

        An announcement excuses the change it announces only.
        """
        firm = [
            part
            for part in self.parts(root)
            if part.claim.mode in FIRM and part.position.topic == line.position.topic
        ]
        return bool(firm) and all(
            part.denied == line.denied
            and part.position == line.position
            and _axes(part.claim.population) == _axes(line.claim.population)
            for part in firm
        )

    def _is_at_or_above(self, higher: Speaker, lower: Speaker) -> bool:
        if higher.person is not None and higher.person == lower.person:
            return True
        return higher.organization is not None and higher.organization in self.above(
            lower.organization
        )

    def _is_told(self, root: str, line: str) -> bool:
        if any(one.channel is Channel.PUBLIC for one in self.members[root]):
            return True
        return bool(self._listeners(root) & self._listeners(line))

    def _listeners(self, root: str) -> set[str]:
        """Whom an utterance was told, each person also as his body; the own house left out."""
        found = set()
        for one in self.members[root]:
            for slug in one.to:
                names = self._names_of(slug, one)
                if slug != NOT_STATED and not self._is_own_house(names, one):
                    found |= names
        return found

    def _names_of(self, slug: str, record: Statement) -> set[str]:
        """An addressee and, for a person, the bodies he may then have been in."""
        person = self.corpus.voices.people.get(slug)
        offices = person.offices if person else ()
        return {slug, *(one.organization for one in offices if one.may_hold_on(record.made))}

    def _is_own_house(self, names: set[str], record: Statement) -> bool:
        """True for an internal audience, or a body that is one with a speaker's."""
        voices = self.corpus.voices
        if any(
            voices.audiences[one].channel is Channel.INTERNAL for one in names & {*voices.audiences}
        ):
            return True
        return any(
            self._is_one_body(one, speaker.organization)
            for one in names & {*voices.organizations}
            for speaker in record.speakers
            if speaker.organization is not None
        )

    def _is_one_body(self, a: str, b: str) -> bool:
        """True if one is the other's parent, or its parent's, below their government."""
        kinds = self.corpus.voices.organizations
        lines = [
            [
                one
                for one in self.above(body)
                if one == body or kinds[one].kind not in GOVERNMENT_KINDS
            ]
            for body in (a, b)
        ]
        return a in lines[1] or b in lines[0]

    def _said(self, record: Statement, line: Side) -> Iterator[tuple[Truth, FuzzyDate | None, int]]:
        part = line.part
        for index, one in enumerate(record.announces):
            if one.topic == part.position.topic:
                covers = self._covers_part(part, (one.component,), one.places)
                yield covers, one.start, index
        for relation in record.relations:
            yield self._related(record, relation, line), None, 0

    def _related(self, record: Statement, relation: Relation, line: Side) -> Truth:
        """Whether a relation of this record says that the line ends."""
        part = line.part
        if relation.kind in ACKNOWLEDGING and part.position.topic in relation.topics:
            return self._covers_part(part, relation.components or (None,), record.all_places)
        if self.roots.get(relation.target) != line.root:
            return NO
        if relation.kind is RelationKind.CORRECTS and not relation.topics:
            return self._covers_component(part, relation.components or (None,))
        if relation.kind in ENDING and part.position.topic in (
            relation.topics or record.all_topics
        ):
            return self._covers_component(part, relation.components or (None,))
        return YES if relation.kind is RelationKind.SUSPENDS else NO

    def _covers_part(
        self, part: Part, components: tuple[str | None, ...], places: tuple[str, ...]
    ) -> Truth:
        if part.place is None or not places:
            there = MAYBE
        else:
            there = max(self.covers(one, part.place) for one in places)
        return min(there, self._covers_component(part, components))

    def _covers_component(self, part: Part, components: Iterable[str | None]) -> Truth:
        family = self._family(part.position.topic)
        found = [NO]
        for one in components:
            if one is None or self._bridge(family, one, part.claim.component) is not None:
                found.append(YES)
            elif NOT_STATED in (one, part.claim.component):
                found.append(MAYBE)
        return max(found)

    def suspenders(self, root: str) -> list[str]:
        """Utterances that put another one out of force."""
        found = []
        for other, records in self.members.items():
            points = any(
                relation.kind is RelationKind.SUSPENDS and self.roots.get(relation.target) == root
                for one in records
                for relation in one.relations
            )
            if points and other != root and self._may_suspend(other, root):
                found.append(other)
        return found

    def _may_suspend(self, other: str, root: str) -> bool:
        by_id = self.corpus.by_id
        return self._is_told(other, root) and any(
            self._is_at_or_above(one, two)
            for one in _voices_of(by_id[other])
            for two in _voices_of(by_id[root])
        )

    # --- What depends on dates ------------------------------------------------------------------

    def worlds(self, meetings: list[Meeting]) -> Iterator[World]:
        """Every choice of days, and of the order inside a day, that the records allow."""
        roots, dates = self._what_matters(meetings)
        names = sorted(roots)
        ranges = [range(self.bounds[one][0], self.bounds[one][1] + 1) for one in names]
        keys = sorted(dates, key=repr)
        spans = [self._clip(dates[key]) for key in keys]
        choices = [range(lo, hi + 1) for lo, hi in spans]
        for picked in itertools.product(*ranges):
            days = dict(zip(names, picked, strict=True))
            if any(days[a] > days[b] for a, b in self.earlier if a in days and b in days):
                continue
            for order in self._orders(days):
                for chosen in itertools.product(*choices):
                    world = World(order, dict(zip(keys, chosen, strict=True)))
                    if all(_begins_before_it_ends(world, key) for key in keys):
                        yield world

    def _what_matters(
        self, meetings: list[Meeting]
    ) -> tuple[set[str], dict[tuple[object, ...], FuzzyDate]]:
        roots: set[str] = set()
        dates: dict[tuple[object, ...], FuzzyDate] = {}
        for side in {side for one in meetings for side in (one.a, one.b)}:
            roots.add(side.root)
            dates |= _dates_of(side.part)
            for ending in self.endings(side):
                roots.add(ending.by)
                if ending.start is not None:
                    dates[ending.key] = ending.start
        while more := {other for one in roots for other in self._bearing_on(one)} - roots:
            roots |= more
        return roots, dates

    def _bearing_on(self, root: str) -> Iterator[str]:
        """What may suspend an utterance, and what gives it a time of day by recorded sequence."""
        yield from self.suspenders(root)
        for other in self.minutes:
            if (other, root) in self.earlier or (root, other) in self.earlier:
                yield other

    def _orders(self, days: dict[str, int]) -> Iterator[dict[str, Moment]]:
        """Every order of the utterances of one day that minutes and sequence leave open."""
        groups: dict[int, list[str]] = {}
        for root, day in days.items():
            groups.setdefault(day, []).append(root)
        per_day = [
            [
                {root: (day, at) for at, root in enumerate(order)}
                for order in itertools.permutations(group)
                if self._is_allowed(order)
            ]
            for day, group in groups.items()
        ]
        for picked in itertools.product(*per_day):
            yield {root: moment for one in picked for root, moment in one.items()}

    def _is_allowed(self, order: tuple[str, ...]) -> bool:
        return not any(
            (second, first) in self.earlier
            or (
                first in self.minutes
                and second in self.minutes
                and self.minutes[first] > self.minutes[second]
            )
            for first, second in itertools.combinations(order, 2)
        )

    def _judge(self, world: World, meeting: Meeting) -> Answer:
        a, b = meeting.a, meeting.b
        if not self._is_earlier_as_needed(world, meeting):
            return Answer("compatible", 'condition 6: "only what it is `about`, certainly earlier"')
        if meeting.is_finding:
            sure = meeting.certain is YES
            return Answer("finding" if sure else "possible", meeting.reason, not sure)
        if not _windows_meet(world, a, b):
            return Answer(
                "compatible",
                'time: "windows overlap", "neither window over when the later was made"',
            )
        ended = self._is_ended(world, meeting)
        if not meeting.same_voice:
            return self._across(meeting, ended)
        if ended is YES:
            return Answer(
                "change",
                'announced: "covering its topic, component and place, by the same voice or one above"',
            )
        if ended is MAYBE:
            return Answer(
                "possible", 'an announcement may cover the line: "or one named fact decides"'
            )
        if meeting.certain is MAYBE:
            return Answer(
                "possible", f'"unknown in one: possible", "hedged against firm": {meeting.reason}'
            )
        return Answer(
            "contradiction", '"All of these": opposed, scope, firm, voice, both standing, about'
        )

    def _across(self, meeting: Meeting, ended: Truth) -> Answer:
        """Two voices: a finding, a dispute, or nothing."""
        acts = {self.corpus.by_id[side.root].act for side in (meeting.a, meeting.b)}
        if ended is not NO:
            return Answer("compatible", "another voice, and the line had ended, or may have")
        sure = meeting.certain is YES
        if Act.OUTSIDE_FINDING in acts:
            return Answer(
                "finding" if sure else "compatible",
                "opposed: \"a court's or auditor's finding against a claim\"",
            )
        return Answer(
            "dispute" if sure else "compatible",
            '"across governments, advocates, newspapers: a dispute"',
        )

    def _is_earlier_as_needed(self, world: World, meeting: Meeting) -> bool:
        """Condition 6: what a second-order claim is about is earlier than the claim."""
        a, b = meeting.a, meeting.b
        if not (meeting.about_a or meeting.about_b):
            return True
        return (meeting.about_a and _precedes(world, b, a)) or (
            meeting.about_b and _precedes(world, a, b)
        )

    def _is_ended(self, world: World, meeting: Meeting) -> Truth:
        """Whether the earlier line had ended when the later was made."""
        a, b = meeting.a, meeting.b
        first, last = sorted((a, b), key=lambda side: world.moments[side.root])
        if all(self._kind(side.part) in NEEDS_ABOUT for side in (a, b)):
            if self._says_nothing_changed(last):
                return NO  # nor does an announcement excuse who denies that there was a change
        elif (meeting.about_a or meeting.about_b) and not self._says_it_changed(last):
            return NO  # an announcement does not excuse a denial of having said so
        kinds = self._kind(first.part), self._kind(last.part)
        if kinds == (TopicKind.DECISION, TopicKind.DECISION) and meeting.same_voice:
            return YES
        inability = first.part.position.slug == "cannot" and not first.part.denied
        if kinds[0] is TopicKind.CAPABILITY and inability:
            return NO  # nor an earlier "this cannot be done"
        found = (
            one.covers
            for one in self.endings(first)
            if self._took_effect(world, one, first.root, last.root)
        )
        return max(found, default=NO)

    def _says_it_changed(self, side: Side) -> bool:
        """True if a side itself says that there was a change, which denies nothing that was said.

        So does who denies that there was none.
        """
        part = side.part
        if self._kind(part) is not TopicKind.PAST_STATEMENTS:
            return False
        return part.position.slug == ("no-change" if part.denied else "changed")

    def _says_nothing_changed(self, side: Side) -> bool:
        """True if a side itself says that there was no change."""
        return side.part.position.slug == "no-change" and not side.part.denied

    def _took_effect(self, world: World, one: Ending, line: str, later: str) -> bool:
        now = world.moments[later]
        said = world.moments[one.by]
        if said <= world.moments[line] or not (
            said <= now
            or self._is_one_day(one.by, later, world)
            or self._is_one_paper(one.by, later)
        ):
            return False
        # A paper that ends a line from a later day does not contradict what it ends.
        is_now = one.start is None or world.days[one.key] <= now[0]
        if not is_now and not self._is_one_paper(one.by, later):
            return False
        return self._is_in_force(world, one.by, later)

    def _is_one_day(self, a: str, b: str, world: World) -> bool:
        """True if two utterances of one day are in no recorded order."""
        same = world.moments[a][0] == world.moments[b][0]
        return same and not (self._is_first(a, b, world) or self._is_first(b, a, world))

    def _is_first(self, a: str, b: str, world: World) -> bool:
        """True if a relation puts a before b, or minutes do: their own, or of what they touch."""
        if (a, b) in self.earlier:
            return True
        today = [
            one
            for one in self.minutes
            if one in world.moments and world.moments[one][0] == world.moments[a][0]
        ]
        after_a = [self.minutes[one] for one in today if one == a or (a, one) in self.earlier]
        before_b = [self.minutes[one] for one in today if one == b or (one, b) in self.earlier]
        return bool(after_a and before_b) and min(after_a) < max(before_b)

    def _is_in_force(self, world: World, root: str, later: str) -> bool:
        """False once another record that is itself in force has suspended it.

        On one day and in no recorded order a suspension counts, like an announcement.
        """
        return not any(
            (world.moments[other] <= world.moments[later] or self._is_one_day(other, later, world))
            and self._is_in_force(world, other, later)
            for other in self.suspenders(root)
        )


_LAST: Final[list[SecondReader]] = []


def _root(one: str, by_id: Mapping[str, Statement]) -> str:
    """The record that version-of and same-event-as lead to."""
    for relation in by_id[one].relations:
        if relation.kind in MERGING and relation.target in by_id:
            return _root(relation.target, by_id)
    return one


def _voices_of(one: Statement) -> tuple[Speaker, ...]:
    """Every signatory, and those on whose behalf they spoke."""
    return (*one.speakers, *one.on_behalf)


def _claim_of(side: Side) -> tuple[object, ...]:
    """Which claim, and which half of one that says `becomes`: two claims contradict, or none do."""
    return (*side.part.key, side.part.before is None)


def _is_he(speaker: Speaker, other: Speaker) -> bool:
    """True if the other record is this speaker's own words: a person's, or a body's in its name."""
    if speaker.person is not None:
        return speaker.person == other.person
    if speaker.anonymity is not None or other.person is not None or other.anonymity is not None:
        return False
    return speaker.organization is not None and speaker.organization == other.organization


def _all_dates(one: Statement) -> Iterator[FuzzyDate]:
    yield one.made
    for claim in one.claims:
        until = _limit(claim.about.until) if claim.about and claim.about.until else None
        for date in (claim.valid_from, claim.valid_until, claim.becomes, until):
            if date is not None:
                yield date
    for announced in one.announces:
        if announced.start is not None:
            yield announced.start


def _dates_of(part: Part) -> dict[tuple[object, ...], FuzzyDate]:
    """The dates of a claim that have to be chosen. Keys say which."""
    about = part.claim.about
    named = {
        "start": part.claim.becomes or part.claim.valid_from,
        "until": part.claim.valid_until,
        "about": _limit(about.until) if about and about.until else None,
    }
    return {(*part.key, name): one for name, one in named.items() if one is not None}


def _limit(until: FuzzyDate) -> FuzzyDate:
    """The last day of a month or year that stands alone; else what is typed."""
    is_day = until.precision not in {Precision.MONTH, Precision.YEAR}
    if is_day or until.approximate or "/" in until.written:
        return until
    return until._replace(earliest=until.end - 1)


def _firmness(a: Part, b: Part) -> Truth:
    """Hedged against firm is possible; hedged against hedged is nothing."""
    if a.hedged and b.hedged:
        return NO
    return MAYBE if a.hedged or b.hedged else YES


def _who(a: Who | None, b: Who | None) -> Truth:
    if Who.NOT_STATED in (a, b):
        return MAYBE
    return YES if a is None or b is None or a is b else NO


def _exceeds(only: Population | None, other: Population | None) -> Truth:
    """`only P` against people it leaves out: all below P on the ladder, or no record shared."""
    if only is None or other is None:
        return NO
    stage = _below(other.stages, only.stages)
    record = _share(_records(only.records), _records(other.records))
    return max(stage, Truth(YES - record))


def _share_no_record(a: Population | None, b: Population | None) -> Truth:
    """Whether nobody has a record that both of two limits allow."""
    if a is None or b is None:
        return NO
    return Truth(YES - _share(_records(a.records), _records(b.records)))


def _below(low: tuple[Stage, ...], high: tuple[Stage, ...]) -> Truth:
    """Whether the furthest of the first is below the least of the second."""
    if not low or not high:
        return NO
    if any(one not in STAGE_LADDER for one in (*low, *high)):
        return MAYBE
    furthest = max(STAGE_LADDER.index(one) for one in low)
    return YES if furthest < min(STAGE_LADDER.index(one) for one in high) else NO


def _overlap(a: Population | None, b: Population | None) -> Truth:
    """Whether two populations share anybody, on both axes."""
    if a is None or b is None:
        unknown = [one for one in (a, b) if one is not None and Stage.NOT_STATED in one.stages]
        return MAYBE if unknown else YES
    return min(
        _share(frozenset(a.stages), frozenset(b.stages)),
        _share(_records(a.records), _records(b.records)),
    )


def _axes(one: Population | None) -> tuple[frozenset[Stage], frozenset[Record]]:
    """Both axes; no population at all sets no limit on either."""
    return (
        (frozenset(), frozenset())
        if one is None
        else (frozenset(one.stages), _records(one.records))
    )


def _records(records: tuple[Record, ...]) -> frozenset[Record]:
    """Any conviction is a minor or a serious one."""
    found = set(records)
    if Record.ANY_CONVICTION in found:
        found = (found - {Record.ANY_CONVICTION}) | {Record.MINOR, Record.SERIOUS}
    return frozenset(found)


def _share(
    a: frozenset[Stage] | frozenset[Record], b: frozenset[Stage] | frozenset[Record]
) -> Truth:
    """One axis: an empty one sets no limit, an unknown one may be anything."""
    if "not-stated" in {*a, *b}:
        return MAYBE
    return YES if not a or not b or a & b else NO


def _precedes(world: World, one: Side, second: Side) -> bool:
    """True if what the second-order claim is about was earlier, and inside its `until`."""
    key = (*second.part.key, "about")
    made = world.moments[one.root]
    return made < world.moments[second.root] and (
        key not in world.days or made[0] <= world.days[key]
    )


def _begins_before_it_ends(world: World, key: tuple[object, ...]) -> bool:
    """False for a first day of a claim after the last: a record that says so is left out."""
    *claim, name = key
    until = world.days.get((*claim, "until"))
    return name != "start" or until is None or world.days[key] <= until


def _windows_meet(world: World, a: Side, b: Side) -> bool:
    """Windows overlap, and neither was over when the later was made."""
    now = max(world.moments[a.root][0], world.moments[b.root][0])
    if _is_before_becoming(world, a, b) or _is_before_becoming(world, b, a):
        return False
    (start_a, end_a), (start_b, end_b) = (_window(world, side, now) for side in (a, b))
    if max(start_a, start_b) > min(end_a, end_b):
        return False
    ends = ((a, end_a), (b, end_b))
    return all(end >= now or _looks_back(world, side) for side, end in ends)


def _looks_back(world: World, side: Side) -> bool:
    """True for "it was not so before T", said on T or later (`becomes` with a past T)."""
    if side.part.before is None:
        return False
    return world.days[(*side.part.key, "start")] <= world.moments[side.root][0]


def _is_before_becoming(world: World, one: Side, other: Side) -> bool:
    """True if an open-ended claim was made before the day on which the other becomes true."""
    if not one.part.is_open_ended or other.part.claim.becomes is None or other.part.start is None:
        return False
    return world.moments[one.root][0] < world.days[(*other.part.key, "start")]


def _window(world: World, side: Side, now: int) -> tuple[int, int]:
    """First and last day of a claim, seen from the later utterance of the pair.

    An open-ended claim does not speak of a future it does not mention: it reaches to `now`.
    """
    part = side.part
    start = world.moments[side.root][0]
    if part.start is not None:
        start = world.days[(*part.key, "start")]
    if part.before is not None:
        start = -FOREVER if _looks_back(world, side) else start
        return start, world.days[(*part.key, "start")] - 1
    if part.until is not None:
        return start, world.days[(*part.key, "until")]
    return start, now if part.is_open_ended else FOREVER


def _combine(answers: set[Answer]) -> Answer:
    """One verdict from those of all worlds."""
    verdicts = {one.verdict for one in answers}
    reasons = "; ".join(sorted({f"{one.verdict} ({one.reason})" for one in answers}))
    if len(verdicts) == 1:
        return Answer(verdicts.pop(), reasons, all(one.is_open_finding for one in answers))
    named = Answer("finding", ON_THESE_CLAIMS) in answers
    if named or verdicts & {"contradiction", "possible"}:
        more = any(
            one.verdict in {"contradiction", "possible", "change"} and not one.is_open_finding
            for one in answers
        )
        return Answer("possible", f"it depends on dates: {reasons}", not more)
    if "change" in verdicts:
        return Answer("change", reasons)
    return Answer("compatible", f"across voices all else must hold: {reasons}")
