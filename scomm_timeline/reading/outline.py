"""What the names of its fields alone say of a statement: its words, its substance, what is missing.

A set has few combinations of fields, and each is thought about once, however many statements share it.
"""

from __future__ import annotations

from functools import lru_cache

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import Act, RelationKind, Wording
from scomm_timeline.model.typed import TYPE_CHECKING, Final
from scomm_timeline.reading import shapes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

SUBSTANCE: Final = frozenset({"claims", "figure", "topics", "no-position", "by"})
"""Fields that say what a statement is about; typing one replaces all of the header's."""

_STRONGER: Final = frozenset({"claims", "figure", "no-position"})
"""Substance beside which `topics` with `reports` does not count as substance of its own."""

_SENSE_MAY_FOLLOW: Final = frozenset({"fragment", "reported"})
_CHOICES: Final = (
    "exactly one of: claims; figure; topics with no-position; topics with reports; act: unanswered"
)


class Complaint(NamedTuple):
    """What is wrong with a statement that has these fields; `field` None is the statement as a whole."""

    code: str
    message: str
    help: str
    field: str | None = None


class Outline(NamedTuple):
    """What statements with the same fields have in common.

    Attributes:
        act: The act that is typed, or what it is by default.
        wording: Whose words it holds.
        has_sense: The coder's sense of the words stands beside them.
        missing: Complaints about what is never defaulted, and about the words.
        confused: Complaints about the substance.
    """

    act: Act
    wording: Wording
    has_sense: bool
    missing: tuple[Complaint, ...]
    confused: tuple[Complaint, ...]


@lru_cache(maxsize=1 << 10)
def outline_of(fields: tuple[str, ...], act: str | None) -> Outline:
    """The outline of a statement with these fields, its own and its header's, and this act, if typed."""
    names = frozenset(fields)
    meant = Act(act) if act is not None else Act.FIGURE if "figure" in names else Act.STATEMENT
    worded = tuple(name for name in shapes.WORDINGS if name in names)
    is_pair = len(worded) == 2 and worded[0] in _SENSE_MAY_FOLLOW and worded[1] == "paraphrase"
    return Outline(
        meant,
        Wording(worded[0]) if worded else Wording.PARAPHRASE,
        is_pair,
        tuple(_missing(names, () if is_pair else worded, is_pair=is_pair)),
        tuple(_confused(names, meant)),
    )


def _missing(
    names: Collection[str], worded: tuple[str, ...], *, is_pair: bool
) -> Iterator[Complaint]:
    for key, means in (("made", "when it was said or written"), ("from", "who said it")):
        if key not in names:
            help_ = "it is never defaulted; give it here or in the header"
            yield Complaint("D102", f'the statement lacks "{key}": {means}', help_)
    if len(worded) != 1 and not is_pair:
        what = "the wordings " + " and ".join(worded) if worded else "no wording"
        help_ = (
            f"exactly one of {', '.join(shapes.WORDINGS)}; "
            "a paraphrase may stand beside a fragment or reported words"
        )
        yield Complaint("D108", f"the statement has {what}", help_)


def _confused(names: frozenset[str], act: Act) -> Iterator[Complaint]:
    """Each statement has exactly one kind of substance, and no field of another."""
    kinds = _substance(names, act)
    if len(kinds) != 1:
        found = " and ".join(kinds) if kinds else "no substance: no claims, no figure, no topics"
        yield Complaint("D109", f"the statement has {found}", _CHOICES)
        return
    if "no-position" in names and "topics" not in names:
        help_ = "name the topics on which the record is kept"
        yield Complaint("D109", '"no-position" stands without "topics"', help_, "no-position")
    if "topics" in names and kinds[0] in {"claims", "figure"}:
        help_ = "`topics` is for records without a position"
        yield Complaint("D109", f'"topics" stands beside {kinds[0]}', help_, "topics")
    if act is Act.FIGURE and kinds[0] != "figure":
        yield Complaint("D109", 'the act is figure, but there is no "figure"', _CHOICES)
    if act is Act.UNANSWERED and "by" not in names:
        help_ = "`by:` is the day until which there was no reply"
        yield Complaint("D102", 'an unanswered question lacks "by"', help_)
    if act is not Act.UNANSWERED and "by" in names:
        help_ = "`by:` belongs to act: unanswered"
        yield Complaint("D109", '"by" stands without act: unanswered', help_, "by")


def _substance(names: frozenset[str], act: Act) -> list[str]:
    """The kinds of substance of a statement with these fields."""
    passes_on = RelationKind.REPORTS.value in names
    kinds = (
        ("claims", "claims" in names),
        ("figure", "figure" in names),
        ("topics with no-position", "no-position" in names),
        ("act: unanswered", act is Act.UNANSWERED),
        ("topics with reports", passes_on and "topics" in names and names.isdisjoint(_STRONGER)),
    )
    return [kind for kind, is_there in kinds if is_there]
