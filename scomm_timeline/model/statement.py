"""One statement, resolved: every default applied, every name known, every date bounded.

Longer than a module should be: every list of values that a field of a statement may hold stands
here, with the parts that the field is made of, so that one page tells what a statement is.
"""

from __future__ import annotations

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from scomm_timeline.model.codebook import Position
    from scomm_timeline.model.dates import Day, FuzzyDate
    from scomm_timeline.model.span import Origin
    from scomm_timeline.model.voices import Channel, Speaker

NOT_STATED: Final = "not-stated"
"""Written where the words leave a thing open that decides; only this makes a scope unknown."""
UNRESTRICTED: Final = "none"
"""The `restriction` of a source that anybody may see."""


class Act(StrEnum):
    """What kind of act the record is."""

    STATEMENT = "statement"
    DEED = "deed"
    DECISION = "decision"
    FIGURE = "figure"
    UNANSWERED = "unanswered"
    OUTSIDE_FINDING = "outside-finding"


class Mode(StrEnum):
    """How a claim is held."""

    ASSERTS = "asserts"
    DENIES = "denies"
    PRESUPPOSES = "presupposes"
    HEDGED = "hedged"
    ASKS = "asks"
    WISHES = "wishes"
    CONSIDERS = "considers"
    RECOMMENDS = "recommends"
    OPTION = "option"
    IF = "if"

    @property
    def is_firm(self) -> bool:
        """True if the speaker commits himself; `presupposes` is firm and one step weaker."""
        return self in _FIRM


_FIRM = frozenset({Mode.ASSERTS, Mode.DENIES, Mode.PRESUPPOSES})


class Wording(StrEnum):
    """Whose words the record holds."""

    QUOTE = "quote"
    FRAGMENT = "fragment"
    REPORTED = "reported"
    PARAPHRASE = "paraphrase"
    CHARACTERIZATION = "characterization"

    @property
    def is_verbatim(self) -> bool:
        """True if the words are the speaker's own."""
        return self in {Wording.QUOTE, Wording.FRAGMENT}


class Who(StrEnum):
    """Who is free or bound."""

    LOCAL = "local"
    STATE = "state"
    BOTH = "both"
    NOT_STATED = "not-stated"


class Extent(StrEnum):
    """Whether the claim speaks of all its places or of some."""

    ALL = "all"
    SOME = "some"


class Basis(StrEnum):
    """What the date rests on."""

    STATED = "stated"
    RESOLVED = "resolved-inside-dated-page"
    INFERRED = "inferred"
    IN_FORCE_ON = "in-force-on"


class Release(StrEnum):
    """Who could know after a step of disclosure."""

    REQUESTERS = "requesters"
    COURT = "court"
    PUBLIC = "public"


class NoPosition(StrEnum):
    """Why a record is kept without a position."""

    UNSURE = "unsure"
    NOT_STATED = "not-stated"
    NOT_SEEN = "not-seen"


class Review(StrEnum):
    """How far a person has looked at the coding."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


class Confidence(StrEnum):
    """The coder's confidence; `low` weakens a finding."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Stage(StrEnum):
    """The furthest step a person reached. The ladder runs from STOPPED to CONVICTED."""

    STOPPED = "stopped"
    IDENTIFIED_ONLY = "identified-only"
    ARRESTED = "arrested"
    BOOKED = "booked"
    CHARGED = "charged"
    CONVICTED = "convicted"
    IN_CUSTODY = "in-custody"
    IN_PROCEEDINGS = "in-proceedings"
    DEPORTED = "deported"
    NOT_STATED = "not-stated"


STAGE_LADDER: Final = (
    Stage.STOPPED,
    Stage.IDENTIFIED_ONLY,
    Stage.ARRESTED,
    Stage.BOOKED,
    Stage.CHARGED,
    Stage.CONVICTED,
)


class Record(StrEnum):
    """What record the people have."""

    NONE = "none"
    MINOR = "minor"
    SERIOUS = "serious"
    ANY_CONVICTION = "any-conviction"
    IMMIGRATION = "immigration"
    NOT_STATED = "not-stated"


class RelationKind(StrEnum):
    """How one record points to another, or (`refers-to`) to another body."""

    REPLIES_TO = "replies-to"
    SUPERSEDES = "supersedes"
    RESCINDS = "rescinds"
    ENDS = "ends"
    SUSPENDS = "suspends"
    CORRECTS = "corrects"
    CONFIRMS = "confirms"
    REINTERPRETS = "reinterprets"
    DENIES_STATEMENT = "denies-statement"
    ACKNOWLEDGES = "acknowledges"
    REPORTS = "reports"
    REFERS_TO = "refers-to"
    VERSION_OF = "version-of"
    SAME_EVENT_AS = "same-event-as"
    AFTER = "after"
    BEFORE = "before"

    @property
    def runs_forward(self) -> bool:
        """True if the record is later than the one it points to."""
        return self in _LATER_THAN_TARGET

    @property
    def merges(self) -> bool:
        """True if both records are one utterance."""
        return self in {RelationKind.VERSION_OF, RelationKind.SAME_EVENT_AS}

    @property
    def ends_target(self) -> bool:
        """True if it ends what the other record claims."""
        return self in {RelationKind.SUPERSEDES, RelationKind.RESCINDS, RelationKind.ENDS}


_LATER_THAN_TARGET = frozenset(
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


class Population(NamedTuple):
    """People a claim or figure speaks of, on two axes. An empty axis sets no limit."""

    stages: tuple[Stage, ...] = ()
    records: tuple[Record, ...] = ()


class About(NamedTuple):
    """Which earlier statements a second-order claim speaks of.

    Either named records, or everything by some voices on some topics to some audience until a day.
    An empty field sets no limit.
    """

    records: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    audience: str | None = None
    until: FuzzyDate | None = None


class Claim(NamedTuple):
    """One position on one topic inside a statement.

    `places` is empty only for `not-stated`; `who` None means both, `population` None everybody.
    """

    position: Position
    component: str
    places: tuple[str, ...]
    mode: Mode = Mode.ASSERTS
    who: Who | None = None
    population: Population | None = None
    extent: Extent = Extent.ALL
    valid_from: FuzzyDate | None = None
    valid_until: FuzzyDate | None = None
    becomes: FuzzyDate | None = None
    about: About | None = None

    @property
    def topic(self) -> str:
        """The topic's slug."""
        return self.position.topic


class Bound(StrEnum):
    """How a figure bounds the true value."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


class Figure(NamedTuple):
    """A number, with what it counts. `value` is the text as typed."""

    measure: str
    value: str
    unit: str
    bound: Bound = Bound.EXACT
    denominator: Population | None = None
    population: Population | None = None
    places: tuple[str, ...] = ()
    window: FuzzyDate | None = None


class Announcement(NamedTuple):
    """The record says that an earlier line ends.

    `component` None covers every part, empty `places` every place; `not-stated` stands as a place.
    """

    topic: str
    component: str | None = None
    places: tuple[str, ...] = ()
    start: FuzzyDate | None = None


class Relation(NamedTuple):
    """A pointer to another record (or, for `refers-to`, to a voice).

    `topics` and `components` narrow what the relation speaks of; empty means the record's own.
    """

    kind: RelationKind
    target: str
    topics: tuple[str, ...] = ()
    components: tuple[str, ...] = ()


class ReleaseStep(NamedTuple):
    """One step by which others could know."""

    made: FuzzyDate
    to: Release
    how: str = ""
    redaction: str = ""


class Citation(NamedTuple):
    """Where the words stand: a source and the place in it. The locator keeps leading zeros."""

    source: str
    locator: str | None = None
    text: str | None = None
    made: FuzzyDate | None = None
    reporter_hedge: str | None = None


class Source(NamedTuple):
    """One cited document.

    Attributes:
        seen: `whole` or `in-part`: how much of it the coder saw.
        document: When it was written, or from when to when.
        page: The date of the page that carries it.
        copy: When the user's copy was made.
        basis: What its dates rest on.
        restriction: What keeps it from being passed on; `UNRESTRICTED` where nothing does.
        sha256: Of the user's copy, in hexadecimal.
        file: The name of that copy.
        not_archived: Why there is no archive copy of it, where `archived` has no address.
    """

    id: str
    title: str
    publisher: str
    kind: str
    url: str
    seen: str
    document: FuzzyDate | None = None
    page: FuzzyDate | None = None
    copy: FuzzyDate | None = None
    basis: Basis = Basis.STATED
    restriction: str = UNRESTRICTED
    sha256: str | None = None
    file: str | None = None
    archived: str | None = None
    not_archived: str | None = None

    @property
    def carries_by(self) -> Day | None:
        """The last day on which the document can have been written; None if undated.

        From the date of the document, else of the page, never of the copy.
        """
        dated = self.document or self.page
        return dated.latest if dated else None

    @property
    def is_whole(self) -> bool:
        """True if the coder saw the whole document."""
        return self.seen == "whole"

    @property
    def is_restricted(self) -> bool:
        """True if an order, a seal or an embargo keeps it from being passed on."""
        return self.restriction != UNRESTRICTED

    @property
    def is_published(self) -> bool:
        """True if the document's own date is a day on which anybody could read it."""
        return self.kind not in UNPUBLISHED_KINDS and not self.is_restricted


UNPUBLISHED_KINDS: Final = frozenset({"letter", "memo", "e-mail", "agreement", "call", "meeting"})
"""Kinds of document that are not published by being written."""


class Statement(NamedTuple):
    """What somebody said once, in one place, on the record.

    `made` is cut at the earliest source. `speakers` are the signatories, each of whom holds every
    claim; `on_behalf` are those for whom they spoke. `notes` and `origin` take no part in equality.
    """

    id: str
    document: str
    document_id: str
    act: Act
    made: FuzzyDate
    speakers: tuple[Speaker, ...]
    to: tuple[str, ...]
    channel: Channel
    wording: Wording
    text: str
    official: bool
    sense: str | None = None
    made_as_written: str | None = None
    made_basis: Basis = Basis.STATED
    via: tuple[str, ...] = ()
    on_behalf: tuple[Speaker, ...] = ()
    released: tuple[ReleaseStep, ...] = ()
    claims: tuple[Claim, ...] = ()
    figure: Figure | None = None
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    no_position: NoPosition | None = None
    announces: tuple[Announcement, ...] = ()
    relations: tuple[Relation, ...] = ()
    citations: tuple[Citation, ...] = ()
    unanswered_by: FuzzyDate | None = None
    sworn: bool = False
    confidence: Confidence = Confidence.HIGH
    review: Review = Review.DRAFT
    public: FuzzyDate | None = None
    notes: str = ""
    origin: Origin | None = None

    @property
    def content(self) -> tuple[object, ...]:
        """Everything the record says: all fields but `notes` and `origin`, which stand last."""
        return tuple(self)[:-2]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Statement) and self.content == other.content

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.content)

    @property
    def all_topics(self) -> tuple[str, ...]:
        """Every topic the record touches, in its own order, each once."""
        return tuple(dict.fromkeys((*self.topics, *(claim.topic for claim in self.claims))))

    @property
    def all_places(self) -> tuple[str, ...]:
        """Every place the record is about, each once."""
        figure = self.figure.places if self.figure else ()
        claimed = (place for claim in self.claims for place in claim.places)
        return tuple(dict.fromkeys((*claimed, *figure))) or self.places

    @property
    def is_named(self) -> bool:
        """False if a speaker's name is unknown; a paper in a body's own name counts as named."""
        return all(speaker.anonymity is None for speaker in self.speakers)

    @property
    def has_speakers_words(self) -> bool:
        """True if the record holds words of the speaker himself."""
        return self.wording.is_verbatim

    @property
    def is_usable(self) -> bool:
        """False for a characterization: an evaluation is never one side of anything."""
        return self.wording is not Wording.CHARACTERIZATION
