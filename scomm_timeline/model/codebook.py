"""The codebook: topics, positions, families, and the rules that join them, all of them data.

A rule is binary (p entails q, p excludes q), so that every inconsistency has a witness of two
statements. Nothing here knows a topic's slug; the `kind` of a topic is all that rules see.
"""

from __future__ import annotations

from collections import deque

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class TopicKind(StrEnum):
    """What sort of question a topic asks."""

    POSITION = "position"
    SCOPE = "scope"
    DECISION = "decision"
    PAST_STATEMENTS = "past-statements"
    REASONS = "reasons"
    CAPABILITY = "capability"
    FAULT = "fault"

    @property
    def is_second_order(self) -> bool:
        """True if its claims are about other statements, or about why and whether one can."""
        return self in _SECOND_ORDER

    @property
    def needs_about(self) -> bool:
        """True if a claim must say which statements it is about."""
        return self is TopicKind.PAST_STATEMENTS


_SECOND_ORDER = frozenset(
    {TopicKind.PAST_STATEMENTS, TopicKind.REASONS, TopicKind.CAPABILITY, TopicKind.FAULT}
)

FOCUS = "focus"
SCOPE_POSITIONS = ("only", "reaches", FOCUS)
"""The positions of a topic of kind `scope`; what they exclude follows from their populations."""

NO_CHANGE = "no-change"
"""The position of a topic of kind `past-statements` that says the line never changed."""

INABILITY = "cannot"
"""The position of a topic of kind `capability` that says a thing can in no way be done."""


class Position(NamedTuple):
    """One position of one topic, printed `leave/may-leave`."""

    topic: str
    slug: str

    def __str__(self) -> str:
        return f"{self.topic}/{self.slug}"


class PositionEntry(NamedTuple):
    """A position as the topic file defines it.

    `reads_as` is what it amounts to elsewhere; `reads_as_why` the printed reason, which is open to
    argument where `reads_as_contestable`.
    """

    slug: str
    means: str
    include: str = ""
    exclude: str = ""
    example: str | None = None
    counter_example: str | None = None
    entails: tuple[str, ...] = ()
    reads_as: tuple[Position, ...] = ()
    reads_as_why: str = ""
    reads_as_contestable: bool = False


class Exclusion(NamedTuple):
    """Two positions that cannot both hold, with the reason that is printed."""

    id: str
    first: Position
    second: Position
    why: str
    contestable: bool = False


class Entailment(NamedTuple):
    """Who holds `source` holds `target`. Without an id: a reading (`reads-as`), no rule."""

    id: str
    source: Position
    target: Position
    why: str
    contestable: bool = False

    @property
    def is_reading(self) -> bool:
        """True if it says what a second-order position amounts to."""
        return not self.id

    @property
    def name(self) -> str:
        """Its id; of a reading, which has none, the two positions."""
        return self.id or f"{self.source} as {self.target}"


class Bridge(NamedTuple):
    """A claim about component `source` also speaks about component `target`."""

    id: str
    source: str
    target: str
    why: str
    contestable: bool = False


class Topic(NamedTuple):
    """One question of the codebook."""

    slug: str
    kind: TopicKind
    question: str
    positions: Mapping[str, PositionEntry]
    exclusions: tuple[Exclusion, ...] = ()


class Family(NamedTuple):
    """Topics joined by rules; findings are by family."""

    slug: str
    title: str
    topics: tuple[str, ...]
    entailments: tuple[Entailment, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    bridges: tuple[Bridge, ...] = ()


class Chain(NamedTuple):
    """A way from one position to another by entailment. No steps: the position itself."""

    start: Position
    steps: tuple[Entailment, ...] = ()

    @property
    def end(self) -> Position:
        """Where the chain leads."""
        return self.steps[-1].target if self.steps else self.start

    @property
    def contestable(self) -> tuple[Entailment, ...]:
        """Its steps that are open to argument."""
        return tuple(step for step in self.steps if step.contestable)

    def from_reading(self, reading: Entailment) -> Chain:
        """The same chain, begun at the position that reads as its start."""
        return Chain(reading.source, (reading, *self.steps))


class Opposition(NamedTuple):
    """Why two claims cannot both hold: a chain from each side and what joins their ends.

    `exclusion` is None where one side denies the very position that the other's chain leads to.
    """

    a: Chain
    b: Chain
    exclusion: Exclusion | None

    @property
    def contestable_rules(self) -> tuple[Entailment | Exclusion, ...]:
        """Every rule on the way that is open to argument."""
        ends = (self.exclusion,) if self.exclusion and self.exclusion.contestable else ()
        return (*self.a.contestable, *self.b.contestable, *ends)

    @property
    def mirrored(self) -> Opposition:
        """The same opposition with the sides exchanged."""
        return Opposition(self.b, self.a, self.exclusion)

    def weight(self) -> tuple[int, int, str]:
        """Fewest contestable rules first, then the shortest way."""
        steps = len(self.a.steps) + len(self.b.steps)
        name = self.exclusion.id if self.exclusion else ""
        return (len(self.contestable_rules), steps, name)


class Codebook:
    """All topics and families of a set, with the closure of their rules.

    Closures and oppositions are computed when first asked for and kept.
    """

    __slots__ = (
        "_bridges",
        "_closures",
        "_excluded",
        "_family_of",
        "_opposed",
        "families",
        "topics",
    )

    def __init__(self, topics: Mapping[str, Topic], families: Mapping[str, Family]) -> None:
        self.topics = topics
        self.families = families
        self._family_of: dict[str, str] = {}
        self._closures: dict[Position, Mapping[Position, Chain]] = {}
        self._excluded: dict[Position, dict[Position, Exclusion]] = {}
        self._opposed: dict[tuple[Position, Position], Opposition | None] = {}
        self._bridges: dict[str, dict[str, dict[str, tuple[Bridge, ...]]]] = {}
        for family in self.families.values():
            self._family_of.update(dict.fromkeys(family.topics, family.slug))
        for exclusion in self.exclusions():
            self._exclude(exclusion.first, exclusion.second, exclusion)
            self._exclude(exclusion.second, exclusion.first, exclusion)

    def _exclude(self, one: Position, other: Position, rule: Exclusion) -> None:
        """Keep the best rule for a pair: the first that is not open to argument, else the first."""
        known = self._excluded.setdefault(one, {}).setdefault(other, rule)
        if known.contestable and not rule.contestable:
            self._excluded[one][other] = rule

    def family_of(self, topic: str) -> str:
        """The family a topic belongs to. Raises KeyError for an unknown topic."""
        return self._family_of[topic]

    def kind(self, topic: str) -> TopicKind:
        """The kind of a topic. Raises KeyError for an unknown topic."""
        return self.topics[topic].kind

    def exclusions(self) -> Iterator[Exclusion]:
        """Every exclusion of every topic and family, in the order of the files."""
        for topic in self.topics.values():
            yield from topic.exclusions
        for family in self.families.values():
            yield from family.exclusions

    def entailments(self, position: Position) -> Iterator[Entailment]:
        """What a position entails in one step: by definition first, then the family's rules."""
        topic = self.topics[position.topic]
        for target in topic.positions[position.slug].entails:
            yield Entailment(
                f"{position}>{target}", position, Position(position.topic, target), "by definition"
            )
        family = self.families.get(self._family_of.get(position.topic, ""))
        for rule in family.entailments if family else ():
            if rule.source == position:
                yield rule

    def closure(self, position: Position) -> Mapping[Position, Chain]:
        """Everything a position entails, itself included, each with its best chain.

        The best chain has the fewest contestable steps, then the fewest steps, then comes first in
        the files.
        """
        known = self._closures.get(position)
        if known is not None:
            return known
        best: dict[Position, Chain] = {position: Chain(position)}
        queue = deque([best[position]])
        while queue:
            chain = queue.popleft()
            if best[chain.end] is not chain:
                continue
            for step in self.entailments(chain.end):
                longer = Chain(position, (*chain.steps, step))
                held = best.get(step.target)
                if held is None or _chain_weight(longer) < _chain_weight(held):
                    best[step.target] = longer
                    queue.append(longer)
        self._closures[position] = best
        return best

    def opposition(self, a: Position, b: Position) -> Opposition | None:
        """The best reason why `a` and `b` cannot both hold, or None.

        The same whichever is asked for first: of equally good reasons, that of the sorted pair.
        """
        if (a, b) not in self._opposed:
            one, other = min(a, b), max(a, b)
            found = self._find_opposition(one, other)
            self._opposed[(other, one)] = found.mirrored if found else None
            self._opposed[(one, other)] = found
        return self._opposed[(a, b)]

    def _find_opposition(self, a: Position, b: Position) -> Opposition | None:
        ways = [
            Opposition(chain_a, chain_b, exclusion)
            for end, chain_a in self.closure(a).items()
            for other, exclusion in self._excluded.get(end, {}).items()
            if (chain_b := self.closure(b).get(other)) is not None
        ]
        return min(ways, key=Opposition.weight) if ways else None

    def denial(self, denied: Position, held: Position) -> Opposition | None:
        """Why denying one position is opposed to holding another: the second entails the first.

        Side `a` is the denial.
        """
        chain = self.closure(held).get(denied)
        return Opposition(Chain(denied), chain, None) if chain is not None else None

    def bridge(self, family: str, source: str, target: str) -> tuple[Bridge, ...] | None:
        """The bridges that lead from one component to another, fewest contestable first.

        An empty tuple for one and the same component; None where no bridge leads there.
        """
        if source == target:
            return ()
        reached = self._bridges.setdefault(family, {})
        if source not in reached:
            reached[source] = self._bridges_from(family, source)
        return reached[source].get(target)

    def _bridges_from(self, family: str, source: str) -> dict[str, tuple[Bridge, ...]]:
        best: dict[str, tuple[Bridge, ...]] = {source: ()}
        queue = deque([source])
        while queue:
            at = queue.popleft()
            for rule in self.families[family].bridges:
                if rule.source != at:
                    continue
                longer = (*best[at], rule)
                held = best.get(rule.target)
                if held is None or _bridge_weight(longer) < _bridge_weight(held):
                    best[rule.target] = longer
                    queue.append(rule.target)
        return best

    def readings(self, position: Position) -> tuple[Position, ...]:
        """What a second-order position amounts to in first-order topics (`reads-as`)."""
        return self.topics[position.topic].positions[position.slug].reads_as

    def reading(self, position: Position, target: Position) -> Entailment:
        """The step from a second-order position to one of its `readings`."""
        entry = self.topics[position.topic].positions[position.slug]
        return Entailment("", position, target, entry.reads_as_why, entry.reads_as_contestable)

    def without(self, rule: str) -> Codebook:
        """The same codebook had a rule never been written; definitions and readings have no id."""
        topics = {
            slug: one._replace(exclusions=tuple(x for x in one.exclusions if x.id != rule))
            for slug, one in self.topics.items()
        }
        families = {
            slug: one._replace(
                entailments=tuple(step for step in one.entailments if step.id != rule),
                exclusions=tuple(x for x in one.exclusions if x.id != rule),
                bridges=tuple(bridge for bridge in one.bridges if bridge.id != rule),
            )
            for slug, one in self.families.items()
        }
        return Codebook(topics, families)

    def self_contradictions(self) -> Iterator[tuple[Position, Opposition]]:
        """Positions that entail their own opposite, with the chains that show it."""
        for topic in self.topics.values():
            for slug in topic.positions:
                position = Position(topic.slug, slug)
                found = self.opposition(position, position)
                if found is not None:
                    yield position, found


def _chain_weight(chain: Chain) -> tuple[int, int]:
    return (len(chain.contestable), len(chain.steps))


def _bridge_weight(bridges: tuple[Bridge, ...]) -> tuple[int, int]:
    return (sum(rule.contestable for rule in bridges), len(bridges))
