"""What of a set is material, as one table: every field of the model, and what a change of it is.

A change is material if it can change what a reader is told or what is found. What cannot is
cosmetic: order in a list of equals, white space, another spelling of the same days, notes, the place
of a value in the files. Where it is in doubt it is material (ADR 0020). A test fails when the model
has a field that this table has not.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from scomm_timeline.model.codebook import (
    Bridge,
    Entailment,
    Exclusion,
    Family,
    PositionEntry,
    Topic,
)
from scomm_timeline.model.corpus import Reviewer
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
    """One field of the model: its name there, its name in the files, and how it is compared."""

    attribute: str
    name: str
    kind: Kind = Kind.VALUE
    is_material: bool = True


_KEY, _PROSE, _DATE = Kind.KEY, Kind.PROSE, Kind.DATE
_ORDERED, _UNORDERED = Kind.ORDERED, Kind.UNORDERED
_ITEMS, _PART = Kind.ITEMS, Kind.PART

_RULE: Final = (
    Field("id", "id", _KEY),
    Field("why", "why", _PROSE),
    Field("contestable", "contestable"),
)

FIELDS: Final[Mapping[type, tuple[Field, ...]]] = {
    Statement: (
        Field("id", "id", _KEY),
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
        Field("review", "review"),
        Field("notes", "notes", _PROSE, is_material=False),
        Field("origin", "at", is_material=False),
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
        Field("id", "id", _KEY),
        Field("title", "title", _PROSE),
        Field("publisher", "publisher", _PROSE),
        Field("kind", "kind"),
        Field("url", "url"),
        Field("seen", "seen"),
        Field("document", "dates.document", _DATE),
        Field("page", "dates.page", _DATE),
        Field("copy", "dates.copy", _DATE),
        Field("basis", "dates.basis"),
        Field("restriction", "restriction"),
        Field("sha256", "sha256"),
        Field("archived", "archived"),
        # The name of the user's own copy; which document it is, its hash says.
        Field("file", "file", is_material=False),
    ),
    Receipt: (
        Field("statement", "statement", _KEY),
        Field("source", "source", _KEY),
        Field("grade", "grade"),
        Field("document", "document"),
        Field("method", "method"),
        # The words are the statement's; where in the document and on which day says nothing new.
        Field("quotation", "quotation", is_material=False),
        Field("checked", "checked", is_material=False),
        Field("at", "at", _UNORDERED, is_material=False),
    ),
    Reviewer: (Field("id", "id", _KEY), Field("name", "name", _PROSE), Field("role", "role")),
    Organization: (
        Field("id", "id", _KEY),
        Field("name", "name", _PROSE),
        Field("kind", "kind"),
        Field("parent", "parent"),
        Field("own_voice", "own-voice"),
        Field("place", "place"),
        Field("aliases", "aliases", _ORDERED),  # the first is the printed short name
    ),
    Person: (
        Field("id", "id", _KEY),
        Field("name", "name", _PROSE),
        Field("offices", "offices", _ITEMS),
        Field("aliases", "aliases", _UNORDERED),
    ),
    Office: (
        Field("role", "role"),
        Field("organization", "organization"),
        Field("start", "from", _DATE),
        Field("until", "until", _DATE),
    ),
    Audience: (
        Field("id", "id", _KEY),
        Field("channel", "kind"),
        Field("name", "name", _PROSE),
    ),
    Place: (
        Field("id", "id", _KEY),
        Field("name", "name", _PROSE),
        Field("kinds", "kind", _UNORDERED),
        Field("parent", "within"),
        Field("aliases", "aliases", _UNORDERED),
    ),
    Topic: (
        Field("slug", "topic", _KEY),
        Field("kind", "kind"),
        Field("question", "question", _PROSE),
        Field("positions", "positions", _ITEMS),
        Field("exclusions", "excludes", _ITEMS),
    ),
    PositionEntry: (
        Field("slug", "position", _KEY),
        Field("means", "means", _PROSE),
        Field("include", "include", _PROSE),
        Field("exclude", "exclude", _PROSE),
        Field("example", "example"),
        Field("counter_example", "counter-example"),
        Field("entails", "entails", _UNORDERED),
        Field("reads_as", "reads-as", _UNORDERED),
        Field("reads_as_why", "reads-as-why", _PROSE),
        Field("reads_as_contestable", "reads-as-contestable"),
    ),
    Exclusion: (*_RULE, Field("first", "first"), Field("second", "second")),
    Entailment: (*_RULE, Field("source", "if"), Field("target", "then")),
    Bridge: (*_RULE, Field("source", "from"), Field("target", "to")),
    Family: (
        Field("slug", "family", _KEY),
        Field("title", "title", _PROSE),
        Field("topics", "topics", _UNORDERED),
        Field("entailments", "entails", _ITEMS),
        Field("exclusions", "excludes", _ITEMS),
        Field("bridges", "bridges", _ITEMS),
    ),
}
"""Every field of everything that a set holds, once."""
