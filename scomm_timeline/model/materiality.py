"""What of a set is material, as one table: every field of the model, and what an edit of it is.

Two questions are asked of a field, and each has its own answer:

- Can an edit change what a reader is *told*, or what is found? `diff` asks that of two versions
  (ADR 0020). What cannot is cosmetic, such as notes or a place in the files.
- Does what people *rest on* change with it? Content hashes and the verdicts that people signed ask
  that (ADR 0029). A reader may be told of an archive address; no verdict rests on it.

In doubt a field is both. Layout, comments, the order of keys, the file a statement stands in and
whether a value was typed beside it or in the header are cosmetic without being fields: a record is
resolved before anybody asks here. Every field is written out rather than taken from the classes: one
that is added to a class must be given an answer by a person, and a test fails until it is.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from scomm_timeline.model.codebook import (
    Bridge,
    Entailment,
    Exclusion,
    Family,
    Position,
    PositionEntry,
    Topic,
)
from scomm_timeline.model.corpus import Reviewer, Vocabulary
from scomm_timeline.model.dates import FuzzyDate
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.places import Place
from scomm_timeline.model.quotations import Receipt
from scomm_timeline.model.statement import (
    About,
    Announcement,
    Citation,
    Claim,
    Figure,
    Population,
    Relation,
    ReleaseStep,
    Source,
    Statement,
)
from scomm_timeline.model.voices import Audience, Office, Organization, Person, Speaker

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(Enum):
    """How the values of a field are compared."""

    KEY = auto()
    """Says which thing it is; two things with other keys are not compared."""
    VALUE = auto()
    PROSE = auto()
    """Word by word; white space makes no difference."""
    DATE = auto()
    """By bounds, time of day and marks; another way to write the same is cosmetic."""
    ORDERED = auto()
    UNORDERED = auto()
    """A list of equals; another order is cosmetic."""
    ITEMS = auto()
    """Things with keys of their own, each compared field by field; another order is cosmetic."""
    PART = auto()
    """One thing that belongs to the field, or nothing."""
    DOCUMENT = auto()
    """Material if other records share it than before: its text is a name and nothing more."""


class Field(NamedTuple):
    """One field of the model.

    Attributes:
        attribute: Its name in the model.
        name: Its name in the files.
        kind: How its values are compared.
        untold: Why no edit of it changes what a reader is told or what is found; else empty.
        unbound: Why no verdict and no content hash rests on it; else empty.
    """

    attribute: str
    name: str
    kind: Kind = Kind.VALUE
    untold: str = ""
    unbound: str = ""

    @property
    def is_told(self) -> bool:
        """True if an edit can change what readers are told or what is found."""
        return not self.untold

    @property
    def is_bound(self) -> bool:
        """True if verdicts and content hashes rest on it."""
        return not self.unbound


_NAME: Final = "a name: two records are put side by side by it, or by their content"
_WORK: Final = "work product: nothing is found by it and no reader is shown it"
_PLACE: Final = "the file and line it is typed at"
_OTHER_NAMES: Final = "spellings for searching and completion; nothing is found by them"
_ILLUSTRATION: Final = "shows a coder what is meant; defines and decides nothing"
_FILE: Final = "what the user calls the copy; `sha256` says which bytes it holds"
_DESK: Final = "why there is no archive copy: for the desk, and no reader is shown it"
_SAME_DAYS: Final = "the same days in another spelling; the bounds and the marks count"
_OUR_WORDS: Final = "why the bounds are narrower than stated; both count themselves"
_SAME_CHECK: Final = "the same check, made again on another day, says the same"


def _id(attribute: str = "id", name: str = "id") -> Field:
    return Field(attribute, name, Kind.KEY, unbound=_NAME)


_KEY, _PROSE, _DATE = Kind.KEY, Kind.PROSE, Kind.DATE
_ORDERED, _UNORDERED = Kind.ORDERED, Kind.UNORDERED
_ITEMS, _PART = Kind.ITEMS, Kind.PART

_RULE: Final = (
    _id(),
    Field("why", "why", _PROSE),
    Field("contestable", "contestable"),
)

FIELDS: Final[Mapping[type, tuple[Field, ...]]] = {
    Statement: (
        _id(),
        Field("wording", "wording"),
        Field("text", "text", _PROSE),
        Field("sense", "paraphrase", _PROSE),
        Field("made", "made", _DATE),
        Field("made_as_written", "made-as-written", _PROSE),
        Field("made_basis", "made-basis"),
        Field("speakers", "from", _ITEMS),
        Field("on_behalf", "for", _ITEMS),
        Field("to", "to", _UNORDERED),
        Field("channel", "channel"),
        Field("official", "official"),
        Field("via", "via", _ORDERED),
        Field("document", "document"),
        Field("document_id", "document-id", Kind.DOCUMENT),
        Field("act", "act"),
        Field("claims", "claims", _ITEMS),
        Field("figure", "figure", _PART),
        Field("places", "place", _UNORDERED),
        Field("topics", "topics", _UNORDERED),
        Field("no_position", "no-position"),
        Field("announces", "announces", _ITEMS),
        Field("relations", "relations", _ITEMS),
        Field("citations", "sources", _ITEMS),
        Field("unanswered_by", "by", _DATE),
        Field("released", "released", _ITEMS),
        Field("public", "public", _DATE),
        Field("sworn", "sworn"),
        Field("confidence", "confidence"),
        Field(
            "review",
            "review",
            unbound="how far a person has looked at the coding, not what was coded",
        ),
        Field("notes", "notes", _PROSE, untold=_WORK, unbound=_WORK),
        Field("origin", "at", untold=_PLACE, unbound=_PLACE),
    ),
    FuzzyDate: (
        Field(
            "written",
            "written",
            untold=_SAME_DAYS,
            unbound=_SAME_DAYS,
        ),
        Field("earliest", "earliest"),
        Field("end", "end"),
        Field("precision", "precision", untold=_SAME_DAYS, unbound=_SAME_DAYS),
        Field("minute", "minute"),
        Field("uncertain", "uncertain"),
        Field("approximate", "approximate"),
        Field("stated", "stated", _ORDERED),
        Field(
            "cut",
            "cut",
            untold=_OUR_WORDS,
            unbound=_OUR_WORDS,
        ),
    ),
    Speaker: (
        Field("person", "person"),
        Field("organization", "organization"),
        Field("role", "role"),
        Field("anonymity", "anonymity"),
    ),
    Claim: (
        Field("position", "position"),
        Field("component", "component"),
        Field("places", "place", _UNORDERED),
        Field("mode", "mode"),
        Field("who", "who"),
        Field("population", "population", _PART),
        Field("extent", "extent"),
        Field("valid_from", "valid-from", _DATE),
        Field("valid_until", "valid-until", _DATE),
        Field("becomes", "becomes", _DATE),
        Field("about", "about", _PART),
    ),
    Population: (
        Field("stages", "stage", _UNORDERED),
        Field("records", "record", _UNORDERED),
    ),
    About: (
        Field("records", "records", _UNORDERED),
        Field("voices", "voices", _UNORDERED),
        Field("topics", "topics", _UNORDERED),
        Field("audience", "audience"),
        Field("until", "until", _DATE),
    ),
    Figure: (
        Field("measure", "measure"),
        Field("value", "value"),
        Field("unit", "unit"),
        Field("bound", "bound"),
        Field("denominator", "of", _PART),
        Field("population", "population", _PART),
        Field("places", "place", _UNORDERED),
        Field("window", "window", _DATE),
    ),
    Announcement: (
        Field("topic", "topic"),
        Field("component", "component"),
        Field("places", "place", _UNORDERED),
        Field("start", "from", _DATE),
    ),
    Relation: (
        Field("kind", "kind"),
        Field("target", "record"),
        Field("topics", "topics", _UNORDERED),
        Field("components", "components", _UNORDERED),
    ),
    ReleaseStep: (
        Field("made", "date", _DATE),
        Field("to", "to"),
        Field("how", "how", _PROSE),
        Field("redaction", "redaction", _PROSE),
    ),
    Citation: (
        Field("source", "source"),
        Field("locator", "locator"),
        Field("text", "text", _PROSE),
        Field("made", "made", _DATE),
        Field("reporter_hedge", "reporter-hedge", _PROSE),
    ),
    Source: (
        _id(),
        Field("title", "title", _PROSE),
        Field("publisher", "publisher", _PROSE),
        Field("kind", "kind"),
        Field("url", "url"),
        Field("seen", "seen"),
        Field("document", "dates.document", _DATE),
        Field("page", "dates.page", _DATE),
        Field(
            "copy",
            "dates.copy",
            _DATE,
            unbound="the day on which our copy was made; dates no statement",
        ),
        Field("basis", "dates.basis"),
        Field("restriction", "restriction"),
        Field("sha256", "sha256"),
        Field("archived", "archived", unbound="one more address of the same document"),
        Field("not_archived", "not-archived", _PROSE, untold=_DESK, unbound=_DESK),
        Field("file", "file", untold=_FILE, unbound=_FILE),
    ),
    Receipt: (
        Field("statement", "statement", _KEY),
        Field("source", "source", _KEY),
        Field("grade", "grade"),
        Field("document", "document"),
        Field("method", "method"),
        Field("quotation", "quotation", untold="the words are the statement's own"),
        Field("checked", "checked", untold=_SAME_CHECK, unbound=_SAME_CHECK),
        Field("at", "at", _UNORDERED, untold="follows from the document, which is compared"),
    ),
    Reviewer: (_id(), Field("name", "name", _PROSE), Field("role", "role")),
    Organization: (
        _id(),
        Field("name", "name", _PROSE),
        Field("kind", "kind"),
        Field("parent", "parent"),
        Field("own_voice", "own-voice"),
        Field("place", "place"),
        Field("aliases", "aliases", _ORDERED),  # the first is the printed short name
    ),
    Person: (
        _id(),
        Field("name", "name", _PROSE),
        Field("offices", "offices", _ITEMS),
        Field("aliases", "aliases", _UNORDERED, unbound=_OTHER_NAMES),
    ),
    Office: (
        Field("role", "role"),
        Field("organization", "organization"),
        Field("start", "from", _DATE),
        Field("until", "until", _DATE),
    ),
    Audience: (
        _id(),
        Field("channel", "kind"),
        Field("name", "name", _PROSE),
    ),
    Place: (
        _id(),
        Field("name", "name", _PROSE),
        Field("kinds", "kind", _UNORDERED),
        Field("parent", "within"),
        Field("aliases", "aliases", _UNORDERED, unbound=_OTHER_NAMES),
    ),
    Vocabulary: (
        Field("components", "components"),
        Field("documents", "documents", _UNORDERED),
        Field("measures", "measures"),
    ),
    Position: (Field("topic", "topic"), Field("slug", "position")),
    Topic: (
        _id("slug", "topic"),
        Field("kind", "kind"),
        Field("question", "question", _PROSE),
        Field("positions", "positions", _ITEMS),
        Field("exclusions", "excludes", _ITEMS),
    ),
    PositionEntry: (
        _id("slug", "position"),
        Field("means", "means", _PROSE),
        Field("include", "include", _PROSE),
        Field("exclude", "exclude", _PROSE),
        Field("example", "example", unbound=_ILLUSTRATION),
        Field("counter_example", "counter-example", unbound=_ILLUSTRATION),
        Field("entails", "entails", _UNORDERED),
        Field("reads_as", "reads-as", _UNORDERED),
        Field("reads_as_why", "reads-as-why", _PROSE),
        Field("reads_as_contestable", "reads-as-contestable"),
    ),
    Exclusion: (*_RULE, Field("first", "first"), Field("second", "second")),
    Entailment: (*_RULE, Field("source", "if"), Field("target", "then")),
    Bridge: (*_RULE, Field("source", "from"), Field("target", "to")),
    Family: (
        _id("slug", "family"),
        Field("title", "title", _PROSE),
        Field("topics", "topics", _UNORDERED),
        Field("entailments", "entails", _ITEMS),
        Field("exclusions", "excludes", _ITEMS),
        Field("bridges", "bridges", _ITEMS),
    ),
}
"""Every field of everything that a set holds, once."""
