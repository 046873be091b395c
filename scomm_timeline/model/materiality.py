"""Which fields of the model carry meaning, and which only look different: one table for all.

Content hashes, the differences between two sets and the judgments that people signed rest on it.
An edit of a *material* field changes what a reader is told, or what is found. A *cosmetic* field
may change freely; each says why. Layout, comments, the order of keys, the file a statement stands
in and whether a value was typed beside it or in the header are cosmetic without being fields: a
record is resolved before anybody asks here.

What is cosmetic in a statement: its id (a name; what stands under it is compared), its notes (work
product), its origin (where it is typed) and its state of review (who has looked, not what it says).
"""

from __future__ import annotations

from enum import Enum
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
from scomm_timeline.model.fingerprint import fingerprint
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

Canonical = str | int | bool | list["Canonical"] | dict[str, "Canonical"] | None
"""Content as plain values: equal for equal meaning, and nothing that is cosmetic."""


class Weight(NamedTuple):
    """What an edit of a field amounts to.

    Attributes:
        material: It changes what is said or found.
        why: Of a cosmetic field: why its edits change nothing. Of a material one: empty.
        ordered: Of a list: its order carries meaning. That of other lists does not.
    """

    material: bool
    why: str = ""
    ordered: bool = False


MATERIAL: Final = Weight(material=True)
IN_ORDER: Final = Weight(material=True, ordered=True)


def _cosmetic(why: str) -> Weight:
    return Weight(material=False, why=why)


_NAME: Final = _cosmetic(
    "a name: whoever compares two records puts them side by side by it, or by their content"
)
_ILLUSTRATION: Final = _cosmetic("shows a coder what is meant; defines and decides nothing")


def _material(kind: type, **others: Weight) -> dict[str, Weight]:
    """Every field that a class had when its table was written: listed here, or material."""
    return {name: others.get(name, MATERIAL) for name in _NAMES[kind].split()}


# Written out rather than taken from the classes: a field that is added to a class must be given a
# weight by a person, and a test fails until it is.
_NAMES: Final[Mapping[type, str]] = {
    Statement: (
        "id document document_id act made speakers to channel wording text official sense "
        "made_as_written made_basis via on_behalf released claims figure places topics no_position "
        "announces relations citations unanswered_by sworn confidence review public notes origin"
    ),
    Claim: (
        "position component places mode who population extent valid_from valid_until becomes about"
    ),
    About: "records voices topics audience until",
    Population: "stages records",
    Figure: "measure value unit bound denominator population places window",
    Announcement: "topic component places start",
    Relation: "kind target topics components",
    ReleaseStep: "made to how redaction",
    Citation: "source locator text made reporter_hedge",
    Source: (
        "id title publisher kind url seen document page copy basis restriction sha256 file archived"
    ),
    FuzzyDate: "written earliest end precision minute uncertain approximate stated cut",
    Speaker: "person organization role anonymity",
    Organization: "id name kind parent own_voice place aliases",
    Person: "id name offices aliases",
    Office: "role organization start until",
    Audience: "id channel name",
    Place: "id name kinds parent aliases",
    Reviewer: "id name role",
    Vocabulary: "components documents measures",
    Topic: "slug kind question positions exclusions",
    Position: "topic slug",
    PositionEntry: (
        "slug means include exclude example counter_example entails reads_as reads_as_why "
        "reads_as_contestable"
    ),
    Exclusion: "id first second why contestable",
    Entailment: "id source target why contestable",
    Bridge: "id source target why contestable",
    Family: "slug title topics entailments exclusions bridges",
    Receipt: "statement source grade quotation document method checked at",
}

_OTHER_NAMES: Final = _cosmetic("spellings for searching and completion; none is printed for it")

WEIGHTS: Final[Mapping[type, Mapping[str, Weight]]] = {
    Statement: _material(
        Statement,
        id=_NAME,
        via=IN_ORDER,  # the mouths between speaker and source, nearest the speaker first
        review=_cosmetic("how far a person has looked at the coding, not what was coded"),
        notes=_cosmetic("work product: nothing is found by it and no reader is shown it"),
        origin=_cosmetic("the file and line it is typed at"),
    ),
    Claim: _material(Claim),
    About: _material(About),
    Population: _material(Population),
    Figure: _material(Figure),
    Announcement: _material(Announcement),
    Relation: _material(Relation),
    ReleaseStep: _material(ReleaseStep),
    Citation: _material(Citation),
    Source: _material(
        Source,
        id=_NAME,
        copy=_cosmetic("the day on which our copy was made; dates no statement"),
        file=_cosmetic("what the user calls the copy; `sha256` says which bytes it holds"),
        archived=_cosmetic("one more address of the same document"),
    ),
    FuzzyDate: _material(
        FuzzyDate,
        written=_cosmetic("the same days in another spelling; the bounds and the marks count"),
        precision=_cosmetic("follows from the spelling"),
        cut=_cosmetic("our own words for why the bounds are narrower than stated; both count"),
    ),
    Speaker: _material(Speaker),
    Organization: _material(Organization, id=_NAME, aliases=IN_ORDER),  # the first is printed
    Person: _material(Person, id=_NAME, aliases=_OTHER_NAMES),
    Office: _material(Office),
    Audience: _material(Audience, id=_NAME),
    Place: _material(Place, id=_NAME, aliases=_OTHER_NAMES),
    Reviewer: _material(Reviewer, id=_NAME),
    Vocabulary: _material(Vocabulary),
    Topic: _material(Topic, slug=_NAME),
    Position: _material(Position),
    PositionEntry: _material(
        PositionEntry, slug=_NAME, example=_ILLUSTRATION, counter_example=_ILLUSTRATION
    ),
    Exclusion: _material(Exclusion, id=_NAME),
    Entailment: _material(Entailment, id=_NAME),
    Bridge: _material(Bridge, id=_NAME),
    Family: _material(Family, slug=_NAME),
    Receipt: _material(
        Receipt, checked=_cosmetic("the same check, made again on another day, says the same")
    ),
}
"""Every class that a record or a codebook is made of, and the weight of each of its fields."""

_DERIVED: Final = "|"
"""Stands in every `document_id` that is derived, and in none that is typed."""


def is_material(kind: type, field: str) -> bool:
    """Whether an edit of a field carries meaning. Raises KeyError for one not in the table."""
    return WEIGHTS[kind][field].material


def canonical(value: object, *, ordered: bool = False) -> Canonical:
    """The content of a value of the model, without anything cosmetic.

    Fields at their default are left out, so that a field added to the model later changes no old
    hash. Lists are sorted unless their order carries meaning (`ordered`). White space inside words
    makes no difference, as in a comparison of two sets.

    Raises TypeError for a value that no record is made of.
    """
    weights = WEIGHTS.get(type(value))
    if weights is not None:
        return _fields(value, weights)
    match value:
        case Enum():
            return str(value.value)
        case str():
            return " ".join(value.split())
        case int() | None:
            return value
        case tuple() | list():
            items = [canonical(one) for one in value]
            return items if ordered else sorted(items, key=fingerprint)
    if hasattr(value, "items"):
        return {str(key): canonical(one) for key, one in value.items()}
    raise TypeError(f"no record is made of {type(value).__name__}")


def _fields(value: object, weights: Mapping[str, Weight]) -> Canonical:
    """The material fields that say more than their default, and unlike pairs for unlike order."""
    defaults: Mapping[str, object] = value._field_defaults  # type: ignore[attr-defined] # a named tuple
    found: dict[str, Canonical] = {}
    for name, weight in weights.items():
        field = getattr(value, name)
        is_default = name in defaults and defaults[name] == field
        if weight.material and not is_default and not _is_derived(value, name, field):
            is_pair = type(value) is FuzzyDate  # its one list is a pair of days
            found[name] = canonical(field, ordered=weight.ordered or is_pair)
    if isinstance(value, Exclusion):  # p excludes q as q excludes p
        found["first"], found["second"] = sorted((str(value.first), str(value.second)))
    return found


def _is_derived(value: object, name: str, field: object) -> bool:
    """True for what only repeats fields that count themselves.

    The id of a document that was made from them; the places of a record whose claims or figure have
    taken them over, so that a place may be typed beside the claim, the record or in the header.
    """
    if not isinstance(value, Statement):
        return False
    if name == "places":
        figure = value.figure.places if value.figure else ()
        return bool(figure or any(claim.places for claim in value.claims))
    return name == "document_id" and _DERIVED in str(field)


def digest(value: object) -> str:
    """SHA-256, in hexadecimal, of a value's content: its material fields and nothing else."""
    return fingerprint(canonical(value))


def statement_digest(statement: Statement, sources: Mapping[str, Source]) -> str:
    """SHA-256 of everything a statement says, with the documents that it cites.

    A source that is replaced by another document changes the hash of what cites it. A source that
    is not in `sources` counts by its id alone.
    """
    cited = {
        one.source: sources[one.source] for one in statement.citations if one.source in sources
    }
    return fingerprint([canonical(statement), canonical(cited)])
