"""What comparison comes to: verdicts, comparisons with both values, findings.

A finding carries no layout. Codes and slugs here are what reports print and adjudications bind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.codebook import Entailment
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.analysis.utterances import Facet, Utterance
    from scomm_timeline.model.codebook import Bridge, Exclusion, Opposition
    from scomm_timeline.model.dates import FuzzyDate, Gap, Order
    from scomm_timeline.model.statement import Claim, Statement


READS_AS: Final = "what it amounts to (reads-as)"
SAID_BESIDE: Final = "what the same document says now"
"""Why one position leads to another without a rule."""


class Verdict(StrEnum):
    """What a pair of statements comes to."""

    CONTRADICTION = "contradiction"
    POSSIBLE = "possible"
    CHANGE = "change"
    FINDING = "finding"
    DISPUTE = "dispute"
    COMPATIBLE = "compatible"
    SAME_UTTERANCE = "same-utterance"

    @property
    def rank(self) -> int:
        """0 for the gravest; of several claims, the gravest verdict is the pair's."""
        return list(Verdict).index(self)


class Dimension(StrEnum):
    """What is compared, in the order in which the deciding one is named."""

    UTTERANCE = "utterance"
    VOICE = "voice"
    MODE = "mode"
    OPPOSED = "opposed"
    ABOUT = "about"
    COMPONENT = "component"
    PLACE = "place"
    WHO = "who"
    POPULATION = "population"
    EXTENT = "extent"
    TIME = "time"
    ANNOUNCEMENT = "announcement"


class Outcome(StrEnum):
    """What one comparison does to a pair."""

    MEETS = "meets"
    UNKNOWN = "unknown"
    PARTS = "parts"


class Level(StrEnum):
    """Whose inconsistency it is, nearest first."""

    PERSON = "person"
    BODY = "body"
    GOVERNMENT = "government"
    NONE = "none"


class Strength(StrEnum):
    """How well a finding stands: no weakening reason, one, or more."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"


class Weakness(StrEnum):
    """Why a finding is weaker than it could be. Each counts once."""

    CONTESTABLE_RULE = "contestable-rule"
    PRESUPPOSES = "presupposes"
    PARAPHRASE_ONLY = "paraphrase-only"
    HEARSAY = "hearsay"
    REPORTER_HEDGE = "reporter-hedge"
    ORDER_OPEN = "order-open"
    UNNAMED = "unnamed"
    DATE_INFERRED = "date-inferred"
    LOW_CONFIDENCE = "low-confidence"


class Attribute(StrEnum):
    """What kind of inconsistency it is, beside the code."""

    REVERSAL = "reversal"
    OVERLAP = "overlap"
    PUBLIC_VS_INTERNAL = "public-vs-internal"
    WIDENING = "widening"
    AUDIENCES = "audiences"


LINE_ATTRIBUTES: Final = (Attribute.REVERSAL, Attribute.OVERLAP)
"""What is said of the two lines of a finding, and so of no pair by itself."""

Value = str | tuple[str | None, ...] | None
"""A compared value: one slug, several, a window's two ends, or nothing typed."""


class Comparison(NamedTuple):
    """One dimension of a pair: both values, how they stand to each other, and what follows.

    `why` is a clause a person can read; `rules` are the bridges that were needed.
    """

    dimension: Dimension
    a: Value
    b: Value
    relation: str
    outcome: Outcome
    why: str = ""
    rules: tuple[Bridge, ...] = ()

    @property
    def is_equal(self) -> bool:
        """True if both sides say the same."""
        return self.relation == "equal"


class Meeting(NamedTuple):
    """Two facets held against each other: the verdict and everything that led to it.

    `deciding` is the comparison that keeps the pair from being a contradiction, None if it is one;
    `also_parts` are the others that would have.
    """

    a: Utterance
    b: Utterance
    facet_a: Facet
    facet_b: Facet
    verdict: Verdict
    level: Level
    voice: str | None
    order: Order
    opposition: Opposition | None
    comparisons: tuple[Comparison, ...]
    deciding: Comparison | None
    code: str | None = None
    also_parts: tuple[Comparison, ...] = ()
    ended_by: Statement | None = None

    @property
    def contestable_rules(self) -> tuple[Entailment | Exclusion | Bridge, ...]:
        """Rules on the way that are open to argument."""
        chain = self.opposition.contestable_rules if self.opposition else ()
        bridges = tuple(rule for one in self.comparisons for rule in one.rules if rule.contestable)
        return (*chain, *bridges)

    @property
    def contested(self) -> tuple[str, ...]:
        """The same by their names, each once; a reading has none, so its two positions."""
        rules = self.contestable_rules
        names = (one.name if isinstance(one, Entailment) else one.id for one in rules)
        return tuple(dict.fromkeys(names))


class Witness(NamedTuple):
    """One pair that shows a finding, with what weakens it."""

    meeting: Meeting
    weaknesses: tuple[Weakness, ...]
    gap: Gap

    @property
    def strength(self) -> Strength:
        """From the number of weakening reasons."""
        return strength(len(self.weaknesses))


def strength(reasons: int) -> Strength:
    """Strong without a weakening reason, moderate with one, weak with more."""
    return (Strength.STRONG, Strength.MODERATE)[reasons] if reasons < 2 else Strength.WEAK


class Line(NamedTuple):
    """One of the two positions of a finding and the statements that hold it, in display order."""

    statements: tuple[str, ...]
    positions: tuple[str, ...]


class DisclosureGap(NamedTuple):
    """A public statement made while a conflicting internal one was not yet public.

    `known` is when the public could know the internal one, None if nothing on file says so; `days`
    are those from the public statement until then. `is_certain`: under every choice of dates.
    `contestable` has the rules open to argument by which alone the two conflict: ids, or the two
    positions of a reading. `weakened_by` has what weakens the pair.
    """

    internal: str
    public: str
    known: FuzzyDate | None
    days: Gap | None
    is_certain: bool
    contestable: tuple[str, ...] = ()
    weakened_by: tuple[Weakness, ...] = ()


class Disclosures(NamedTuple):
    """The disclosure gaps of a finding; not `is_complete` if not every pair was looked at."""

    gaps: tuple[DisclosureGap, ...] = ()
    is_complete: bool = True


class Finding(NamedTuple):
    """One inconsistency of one voice: what a person reads, judges and publishes.

    `pairs` counts utterance pairs exactly; at most three are `witnesses`, best first. `attributes`
    are true of its lines or of some pair; `pair_attributes` of the pair that is shown, the best.
    """

    code: str
    verdict: Verdict
    level: Level
    voice: str
    family: str
    topics: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    witnesses: tuple[Witness, ...]
    lines: tuple[Line, Line]
    pairs: int
    possible_pairs: int
    also_against: tuple[str, ...] = ()
    also_on_file: tuple[str, ...] = ()
    announcements_looked_at: int = 0
    would_let_both_stand: tuple[str, ...] = ()
    disclosures: Disclosures = Disclosures()
    pair_attributes: tuple[Attribute, ...] = ()

    @property
    def id(self) -> str:
        """`CODE/voice/family`: stable while statements come and go."""
        return f"{self.code}/{self.voice}/{self.family}"

    @property
    def best(self) -> Witness:
        """The witness with the fewest weaknesses."""
        return self.witnesses[0]

    @property
    def of_lines(self) -> tuple[Attribute, ...]:
        """Attributes of its two lines as a whole."""
        return tuple(one for one in self.attributes if one in LINE_ATTRIBUTES)

    @property
    def elsewhere(self) -> tuple[Attribute, ...]:
        """Attributes of some other pair, neither of the one shown nor of the two lines."""
        shown = {*LINE_ATTRIBUTES, *self.pair_attributes}
        return tuple(one for one in self.attributes if one not in shown)

    @property
    def strength(self) -> Strength:
        """That of the best witness."""
        return self.best.strength

    @property
    def statements(self) -> frozenset[str]:
        """Every statement that takes part, by root id."""
        return frozenset((*self.lines[0].statements, *self.lines[1].statements))


class ChangePart(NamedTuple):
    """One way in which a record ends earlier lines, and the lines that it ends so.

    Attributes:
        how: The field or kind of act that says so: `announces`, a relation, `decision`.
        topics: Those on which the lines in `ends` take a position and end; empty where a record
            is ended that takes none on what the later one speaks of.
        ends: The lines' records; empty if it names none and none on file met it.
    """

    how: str
    topics: tuple[str, ...]
    ends: tuple[str, ...]


class AnnouncedChange(NamedTuple):
    """C401: a record that says an earlier line ends, with what it ends, one way after the other."""

    statement: str
    parts: tuple[ChangePart, ...]
    ends: tuple[str, ...]

    @property
    def topics(self) -> tuple[str, ...]:
        """Every topic on which something ends."""
        return tuple(dict.fromkeys(topic for part in self.parts for topic in part.topics))

    @property
    def how(self) -> str:
        """The first of its ways."""
        return self.parts[0].how


class OutsideFinding(NamedTuple):
    """C204: an outside finding, and the statements on file that it is about, in display order.

    `may_meet` are those that it may be about, or that may be later than it.
    """

    statement: str
    meets: tuple[str, ...]
    may_meet: tuple[str, ...]
    topics: tuple[str, ...]


class Referral(NamedTuple):
    """C402: somebody is sent to another voice, and what that voice says is that there is no way.

    `refusals` are statements with the claim that refuses, in display order.
    """

    statement: str
    to: str
    refusals: tuple[tuple[str, Claim], ...]
