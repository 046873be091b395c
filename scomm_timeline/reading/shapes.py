"""The shapes of the files on disk: one table that checks them and that the JSON Schema is made of.

A shape says which fields there are and what kind of value each takes. What a value *means* (is
there such a topic?) is asked in `records`, where the vocabulary is known. Extra fields are errors.
The order of the fields is the one in which `timeline fmt` writes them. One long table on purpose:
whoever adds a field sees all others.
"""

from __future__ import annotations

from scomm_timeline.model.codebook import TopicKind
from scomm_timeline.model.diagnostics import CODES
from scomm_timeline.model.statement import (
    NOT_STATED,
    UNRESTRICTED,
    Act,
    Basis,
    Bound,
    Confidence,
    Extent,
    Mode,
    NoPosition,
    Record,
    RelationKind,
    Release,
    Review,
    Stage,
    Who,
)
from scomm_timeline.model.typed import Final
from scomm_timeline.model.voices import ORGANIZATION_KINDS, Anonymity, Channel
from scomm_timeline.reading.drawing import Vocabulary
from scomm_timeline.reading.kinds import (
    Date,
    Either,
    Field,
    Keyed,
    Many,
    OneOf,
    Rows,
    Shape,
    Slug,
    Text,
    Within,
    words,
)
from scomm_timeline.reading.marks import STATEMENTS

_YES_NO = OneOf(("true", "false"))
_TEXT, _SLUG, _DATE = Text(), Slug(), Date()
_SLUGS = Many(_SLUG)
_OPEN = (NOT_STATED,)
_BODY, _PLACE, _TOPIC = Slug(Vocabulary.BODY), Slug(Vocabulary.PLACE), Slug(Vocabulary.TOPIC)
_COMPONENT = Slug(Vocabulary.COMPONENT)
_PLACES = Many(Slug(Vocabulary.PLACE, _OPEN))
_SPEAKER = Slug(Vocabulary.SPEAKER)
_AUDIENCE = Slug(Vocabulary.AUDIENCE)
_POSITION = Text(Vocabulary.POSITION)

POPULATION = Shape(
    "population",
    {
        "stage": Field(Many(words(Stage)), "the furthest step the people reached"),
        "record": Field(Many(words(Record)), "what record they have"),
    },
)
_POPULATION = Either(OneOf((NOT_STATED,)), POPULATION)

SPEAKER = Shape(
    "speaker",
    {
        "organization": Field(_BODY, "the body"),
        "person": Field(
            Slug(Vocabulary.PERSON, tuple(one.value for one in Anonymity)),
            "a person's slug, or " + " | ".join(Anonymity),
        ),
        "role": Field(_TEXT, "the office as the source gives it"),
    },
)
_SPEAKERS = Many(Either(_SPEAKER, SPEAKER))

ABOUT = Shape(
    "about",
    {
        "records": Field(_SLUGS, "the statements it speaks of"),
        "voices": Field(Many(_SPEAKER), "whose statements"),
        "topics": Field(Many(_TOPIC), "on which topics"),
        "audience": Field(_AUDIENCE, "to whom"),
        "until": Field(_DATE, "made no later than"),
    },
)

_SCOPE = {
    "component": Field(Slug(Vocabulary.COMPONENT, _OPEN), "the part of the program it speaks of"),
    "place": Field(_PLACES, "whom it is about, not who was addressed"),
    "who": Field(words(Who), "who is free or bound; left out: both"),
    "population": Field(_POPULATION, "people; left out: everybody"),
    "extent": Field(words(Extent), "all or some of the places"),
    "mode": Field(words(Mode), "how it is held; left out: asserts"),
    "valid-from": Field(_DATE, "the day from which it holds"),
    "valid-until": Field(_DATE, "the last day on which it holds"),
}
SCOPE_FIELDS: Final = tuple(_SCOPE)
"""Fields a claim takes from its statement, and a statement from its header."""

CLAIM = Shape(
    "claim",
    {
        **_SCOPE,
        "becomes": Field(_DATE, "it begins to hold then, and does not hold before"),
        "about": Field(ABOUT, "for second-order claims: what they speak of"),
    },
    extra=_SLUG,
)

FIGURE = Shape(
    "figure",
    {
        "measure": Field(
            Slug(Vocabulary.MEASURE), "what is measured, from the vocabulary", required=True
        ),
        "value": Field(_TEXT, "the number as printed", required=True),
        "unit": Field(_TEXT, "percent, people, jurisdictions ...", required=True),
        "bound": Field(words(Bound), "how the number bounds the truth"),
        "of": Field(_POPULATION, "the denominator"),
        "population": Field(_POPULATION, "the numerator"),
        "place": Field(_PLACES, "where"),
        "window": Field(Date((NOT_STATED,)), "the period it counts, or not-stated"),
    },
)

ANNOUNCEMENT = Shape(
    "announcement",
    {
        "topic": Field(_TOPIC, "the topic whose earlier line ends", required=True),
        "component": Field(_COMPONENT, "the part; left out: every part of the topic"),
        "place": Field(_PLACES, "where; left out: the places of the record"),
        "from": Field(_DATE, "the day on which the earlier line ends"),
    },
)


def _pointer(name: str, what: Slug) -> Many:
    """One or more of what a relation points to, each alone or with what it is narrowed to."""
    fields = {
        "record": Field(what, "what it points to", required=True),
        "topics": Field(Many(_TOPIC), "the topics it concerns"),
        "components": Field(Many(_COMPONENT), "the parts it concerns"),
    }
    return Many(Either(what, Shape(name, fields)))


_TARGET = _pointer("relation", _SLUG)
_REFERRAL = _pointer("referral", _SPEAKER)


_RELATIONS: Final = {
    RelationKind.REPLIES_TO: "answers an earlier record",
    RelationKind.SUPERSEDES: "its words put it in the place of an earlier record",
    RelationKind.RESCINDS: "its words take an earlier record back",
    RelationKind.ENDS: "its words end what an earlier record began",
    RelationKind.SUSPENDS: "its words put an earlier record out of force for a time",
    RelationKind.CORRECTS: "its words correct an earlier record",
    RelationKind.CONFIRMS: "says that another record is so",
    RelationKind.REINTERPRETS: "says what an earlier record meant",
    RelationKind.DENIES_STATEMENT: "denies that an earlier record was ever said",
    RelationKind.ACKNOWLEDGES: "grants that an earlier record was said or done",
    RelationKind.REPORTS: "tells what an earlier record says",
    RelationKind.REFERS_TO: "sends whoever asked to another body or person",
    RelationKind.VERSION_OF: "the same sentence in another wording or report; names the one that counts",
    RelationKind.SAME_EVENT_AS: "the same act or figure told again; names the one that counts",
    RelationKind.AFTER: "was made later than another record",
    RelationKind.BEFORE: "was made earlier than another record",
}


def _relation(kind: RelationKind) -> Field:
    target = _REFERRAL if kind is RelationKind.REFERS_TO else _TARGET
    return Field(target, _RELATIONS[kind])


RELEASE = Shape(
    "release",
    {
        "date": Field(_DATE, "when", required=True),
        "to": Field(words(Release), "who could then know", required=True),
        "how": Field(_TEXT, "the suit, the publication"),
        "redaction": Field(_TEXT, "what was still struck out"),
    },
)

CITATION = Shape(
    "citation",
    {
        "source": Field(Slug(Vocabulary.SOURCE), "a source id", required=True),
        "locator": Field(_TEXT, "page, paragraph, Bates number"),
        "text": Field(_TEXT, "the words there, only where they differ"),
        "made": Field(_DATE, "the date this source gives, where it differs"),
        "reporter-hedge": Field(_TEXT, "the reporter's own hedge (apparently)"),
    },
)

ANSWERS: Final = Shape(
    "checked",
    {
        CODES[code].slug: Field(_TEXT, f"why this is no mistake: {CODES[code].meaning.rstrip('.')}")
        for code in ("S301", "S302", "S308", "S309", "S310", "S311")
    },
)
"""Notices of `check` that a person has looked at; each key is the slug of its code."""

WORDINGS: Final = ("quote", "fragment", "reported", "paraphrase", "characterization")

STATEMENT = Shape(
    "statement",
    {
        "id": Field(_SLUG, "a stable name, never reused", required=True),
        "document": Field(Slug(Vocabulary.DOCUMENT, ("unknown",)), "the kind of document"),
        "document-id": Field(_SLUG, "which statements are one document"),
        "act": Field(words(Act), "what kind of act the record is"),
        "made": Field(_DATE, "when it was said or written (EDTF)"),
        "made-as-written": Field(_TEXT, "the words the source prints for the date"),
        "made-basis": Field(words(Basis), "what the date rests on"),
        "from": Field(_SPEAKERS, "who said it; a list is one joint statement"),
        "to": Field(Many(Slug(Vocabulary.AUDIENCE, _OPEN)), "who was told"),
        "via": Field(Many(_TEXT), "the mouths between speaker and source"),
        "for": Field(_SPEAKERS, "on whose behalf"),
        "channel": Field(words(Channel), "typed only where it is not what `to` gives"),
        "official": Field(_YES_NO, "typed only where it is not what `from` gives"),
        "sworn": Field(_YES_NO, "under oath"),
        "released": Field(Rows(RELEASE), "each step by which others could know"),
        **_SCOPE,
        "sources": Field(Many(Either(Slug(Vocabulary.SOURCE), CITATION)), "where the words stand"),
        "quote": Field(_TEXT, "a whole clause or sentence in the speaker's words"),
        "fragment": Field(_TEXT, "a few words of the speaker"),
        "reported": Field(_TEXT, "the source's own sentence telling what was said"),
        "paraphrase": Field(_TEXT, "the coder's words"),
        "characterization": Field(_TEXT, "an evaluation; never one side of anything"),
        "claims": Field(Rows(CLAIM), "the positions the words take"),
        "figure": Field(FIGURE, "the number the words give"),
        "topics": Field(Many(_TOPIC), "for a record without a position"),
        "no-position": Field(words(NoPosition), "why there is none"),
        "by": Field(_DATE, "unanswered until then"),
        "announces": Field(Rows(ANNOUNCEMENT), "earlier lines that the words end"),
        **{kind.value: _relation(kind) for kind in RelationKind},
        "confidence": Field(words(Confidence), "the coder's"),
        "review": Field(words(Review), "how far a person has looked at the coding"),
        "checked": Field(ANSWERS, "notices of `check` that were looked at; work product"),
        "notes": Field(_TEXT, "work product; never in public output"),
    },
)

HEADER = Shape(
    "header",
    {
        name: field
        for name, field in STATEMENT.fields.items()
        if name not in {"id", "checked"} and name not in WORDINGS
    },
)
"""What may stand above `statements:`; each key is a default for every statement of the file."""

SOURCE = Shape(
    "source",
    {
        "id": Field(_SLUG, "a stable name", required=True),
        "title": Field(_TEXT, "as printed", required=True),
        "publisher": Field(_TEXT, "who issued it", required=True),
        "kind": Field(_SLUG, "newspaper, letter, web-page ...", required=True),
        "dates": Field(
            Shape(
                "dates",
                {
                    "document": Field(_DATE, "of the document itself"),
                    "page": Field(_DATE, "printed on the page that carries it"),
                    "copy": Field(_DATE, "when the copy was made"),
                    "basis": Field(words(Basis), "what the date rests on"),
                },
            ),
            "of document, page and copy",
        ),
        "url": Field(_TEXT, "the address, or none-given", required=True),
        "archived": Field(_TEXT, "the address of an archive copy"),
        "not-archived": Field(_TEXT, "why there is no archive copy; work product"),
        "file": Field(_TEXT, "the name of the user's copy"),
        "sha256": Field(_TEXT, "of the user's copy"),
        "seen": Field(OneOf(("whole", "in-part")), "how much the coder saw", required=True),
        "restriction": Field(
            OneOf((UNRESTRICTED, "protective-order", "sealed", "embargo", "clawback")),
            "keeps its words out of public output",
        ),
        "notes": Field(_TEXT, "work product"),
    },
)

SET = Shape(
    "set",
    {
        "format": Field(OneOf(("1",)), "the version of the record language", required=True),
        "title": Field(_TEXT, "printed in every first line", required=True),
        "description": Field(_TEXT, "one sentence"),
        "reviewers": Field(
            Keyed(
                Shape(
                    "reviewer",
                    {
                        "name": Field(_TEXT, "printed name", required=True),
                        "role": Field(_TEXT, "editor, counsel ...", required=True),
                    },
                )
            ),
            "who may judge findings",
        ),
    },
)

VOCABULARY = Shape(
    "vocabulary",
    {
        "components": Field(Keyed(_TEXT), "the parts of the program", required=True),
        "documents": Field(Rows(_SLUG), "the kinds of document", required=True),
        "measures": Field(Keyed(_TEXT), "what figures measure"),
    },
)

_CONTESTABLE = Field(_YES_NO, "open to argument; left out: it is not")
_RULE_ID = Field(_TEXT, "a short name, printed with the rule", required=True)
_WHY = Field(_TEXT, "a reason a lawyer can attack", required=True)

_EXCLUSION = {
    "id": _RULE_ID,
    "pair": Field(Rows(_TEXT), "the two positions", required=True),
    "contestable": _CONTESTABLE,
    "why": _WHY,
}

TOPIC = Shape(
    "topic",
    {
        "topic": Field(_SLUG, "the slug", required=True),
        "kind": Field(words(TopicKind), "what rules see", required=True),
        "question": Field(_TEXT, "what the topic asks", required=True),
        "exclusive": Field(_YES_NO, "no two of its positions can both hold"),
        "exclusive-why": Field(_TEXT, "the reason, printed"),
        "positions": Field(
            Keyed(
                Shape(
                    "position",
                    {
                        "means": Field(_TEXT, "definition", required=True),
                        "include": Field(_TEXT, "what to code so"),
                        "exclude": Field(_TEXT, "what not"),
                        "entails": Field(_SLUGS, "positions of this topic, by definition"),
                        "reads-as": Field(Keyed(_SLUG), "what it amounts to elsewhere"),
                        "reads-as-why": Field(_TEXT, "why it amounts to that; printed"),
                        "reads-as-contestable": Field(
                            _YES_NO, "that reading is open to argument; left out: it is not"
                        ),
                        "denied-by": Field(
                            Many(_TEXT), "words that speak against it; for second looks"
                        ),
                        "example": Field(_SLUG, "a statement coded so"),
                        "counter-example": Field(_SLUG, "one that only looks so"),
                    },
                )
            ),
            "the answers",
            required=True,
        ),
        "excludes": Field(Rows(Shape("exclusion", _EXCLUSION)), "pairs that cannot both hold"),
        "notes": Field(_TEXT, "for coders"),
    },
)

FAMILY = Shape(
    "family",
    {
        "title": Field(_TEXT, "printed as the question of a finding", required=True),
        "topics": Field(Rows(_TOPIC), "the topics it joins", required=True),
        "entails": Field(
            Rows(
                Shape(
                    "entailment",
                    {
                        "id": _RULE_ID,
                        "if": Field(_POSITION, "topic/position", required=True),
                        "then": Field(_POSITION, "topic/position", required=True),
                        "contestable": _CONTESTABLE,
                        "why": _WHY,
                    },
                )
            ),
            "p => q across topics",
        ),
        "excludes": Field(
            Rows(Shape("exclusion", _EXCLUSION)), "pairs across topics that cannot both hold"
        ),
        "bridges": Field(
            Rows(
                Shape(
                    "bridge",
                    {
                        "id": _RULE_ID,
                        "from": Field(_COMPONENT, "the wider part", required=True),
                        "to": Field(_COMPONENT, "the part it reaches", required=True),
                        "contestable": _CONTESTABLE,
                        "why": _WHY,
                    },
                )
            ),
            "components a claim also speaks about",
        ),
    },
)

_OFFICE = Shape(
    "office",
    {
        "role": Field(_TEXT, "as printed", required=True),
        "organization": Field(_BODY, "the body", required=True),
        "from": Field(_DATE, "first day"),
        "until": Field(_DATE, "last day"),
    },
)

VOICES = Shape(
    "list of voices",
    {
        "organizations": Field(
            Keyed(
                Shape(
                    "organization",
                    {
                        "name": Field(_TEXT, "printed name", required=True),
                        "parent": Field(_BODY, "the body above it"),
                        "kind": Field(
                            OneOf(tuple(ORGANIZATION_KINDS)), "what kind of body", required=True
                        ),
                        "own-voice": Field(_YES_NO, "nobody above answers for its words"),
                        "place": Field(_PLACE, "the place it governs"),
                        "aliases": Field(Many(_TEXT), "other names; the first is its short name"),
                    },
                )
            ),
            "bodies",
        ),
        "people": Field(
            Keyed(
                Shape(
                    "person",
                    {
                        "name": Field(_TEXT, "printed name", required=True),
                        "offices": Field(Rows(_OFFICE), "with dates"),
                        "aliases": Field(Many(_TEXT), "other spellings"),
                    },
                )
            ),
            "named people",
        ),
        "audiences": Field(
            Keyed(
                Shape(
                    "audience",
                    {
                        "kind": Field(words(Channel), "the channel it gives", required=True),
                        "name": Field(_TEXT, "printed name"),
                    },
                )
            ),
            "those spoken to who are nobody in particular",
        ),
    },
)

PLACE = Shape(
    "place",
    {
        "name": Field(_TEXT, "printed name", required=True),
        "kind": Field(_SLUGS, "country, state, county, city, group ...", required=True),
        "aliases": Field(Many(_TEXT), "other names"),
        "within": Field(Within(lambda: PLACES), "the places inside it"),
    },
)

PLACES: Keyed = Keyed(PLACE)
FAMILIES = Keyed(FAMILY)

RECORD_FILE = Shape(
    "record file",
    {
        **HEADER.fields,
        STATEMENTS: Field(Rows(STATEMENT), "what was said; one item each", required=True),
    },
)
"""A file of records as a whole, for what writes and describes it. Reading goes by statement."""
