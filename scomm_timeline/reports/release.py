"""What is passed on: one value that the page, the filing and every export are made from.

By the time it exists everything that may not leave the building is gone from it, and counted in
`omissions`. No format has to know what is public, and none can get it wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.reports import ChangeView, OutsideView, ReferralView
    from scomm_timeline.reports.holding import PositionsReport
    from scomm_timeline.reports.tables import Table
    from scomm_timeline.reports.views import FindingView, SetHeader, StatementView

PUBLIC: Final = "public"
"""What stands where the stamp would, of what may be passed on."""

STAMP: Final = "INTERNAL: NOT FOR RELEASE"
"""What every page that holds work product bears."""


class NotPublishableError(Exception):
    """A release does not fit into the format asked for, or this machine cannot make it.

    Attributes:
        advice: What to do about it.
    """

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.advice = advice


class Stand(StrEnum):
    """Where a statement stands among the lines that its families know; what a mark's shape says.

    A codebook's exclusions divide the positions of a family in two. FIRST and SECOND are those two
    lines, OTHER is neither or both, NONE is a record without a position.
    """

    FIRST = "first"
    SECOND = "second"
    OTHER = "other"
    NONE = "none"


class SourceView(NamedTuple):
    """A cited source, numbered from 1 in the order of the list.

    `cited_by` are statement ids, `basis` is how its dates are known: a value of
    `model.statement.Basis`.
    """

    number: int
    id: str
    title: str
    publisher: str
    kind: str
    document: FuzzyDate | None
    page: FuzzyDate | None
    copy: FuzzyDate | None
    url: str
    archived: str | None
    seen: str
    sha256: str | None
    restriction: str
    cited_by: tuple[str, ...]
    basis: str = "stated"

    @property
    def date(self) -> FuzzyDate | None:
        """The date of the document, else of the page that carries it."""
        return self.document or self.page


class ReleasedStatement(NamedTuple):
    """A statement that goes out.

    `maybe` and `order_open` are as in a timeline; `findings` are ids of findings that go out too.
    `asked_for` is False for the other side of a finding, which comes along unasked. `is_firm` is
    False if it only hedges, asks, wishes or proposes. `notes` are work product: empty in public.
    """

    view: StatementView
    maybe: bool
    order_open: bool
    findings: tuple[str, ...]
    asked_for: bool
    stand: Stand
    is_firm: bool
    notes: str = ""


class ReleasedFinding(NamedTuple):
    """A finding that goes out, numbered from 1 through all lists of the release.

    `work_product` are labels with a text each: what people ruled and wrote. Empty in public.
    """

    number: int
    view: FindingView
    work_product: tuple[tuple[str, str], ...] = ()


class Row(NamedTuple):
    """One speaker of a lane, or the body itself, with statement ids in display order.

    `name` is short, for the margin of a lane; `speaker` names who spoke by itself.
    """

    id: str
    name: str
    speaker: str
    statements: tuple[str, ...]


class Lane(NamedTuple):
    """Everything that one body said, row by row; a joint statement stands in each signer's lane."""

    id: str
    name: str
    rows: tuple[Row, ...]


class Line(NamedTuple):
    """What a shape stands for in one family: the positions of that line, in words."""

    family: str
    title: str
    stand: Stand
    positions: tuple[str, ...]


class Omission(NamedTuple):
    """Something that was left out: its kind, how many in total (never 0), of what (`drafts`), and why."""

    kind: str
    total: int
    what: str
    why: str


class Release(NamedTuple):
    """Everything that one report or export may say.

    `version` is the program's. `has_drafts` says that drafts were asked for and are marked.
    `findings` stand above the line; `weak`, `possible` and notes are there only if `is_internal`.
    `changes`, `referrals` and `outside` (C401, C402, C204) are never counted as contradictions.
    `as_known_on` and the digest are in `header`, whose counts are those of the whole set. `tabulate`
    makes `table`: a page has none, and it takes a tenth of a release.
    """

    header: SetHeader
    description: str
    version: str
    is_internal: bool
    has_drafts: bool
    shown_by: str
    statements: tuple[ReleasedStatement, ...]
    findings: tuple[ReleasedFinding, ...]
    weak: tuple[ReleasedFinding, ...]
    possible: tuple[ReleasedFinding, ...]
    changes: tuple[ChangeView, ...]
    referrals: tuple[ReferralView, ...]
    outside: tuple[OutsideView, ...]
    sources: tuple[SourceView, ...]
    lanes: tuple[Lane, ...]
    lines: tuple[Line, ...]
    positions: PositionsReport
    omissions: tuple[Omission, ...]
    tabulate: Callable[[], Table]

    @property
    def table(self) -> Table:
        """The claims of `statements`, row by row, for formats that are tables."""
        return self.tabulate()

    @property
    def stamp(self) -> str:
        """What every page and row says of itself."""
        return STAMP if self.is_internal else PUBLIC

    @property
    def all_findings(self) -> tuple[ReleasedFinding, ...]:
        """Every finding that goes out, in the order of their numbers."""
        return (*self.findings, *self.weak, *self.possible)

    @property
    def is_incomplete(self) -> bool:
        """True if a record could not be read."""
        return any(one.kind == UNREAD for one in self.omissions)

    def by_id(self) -> dict[str, ReleasedStatement]:
        """Every statement by its id."""
        return {one.view.id: one for one in self.statements}


def in_public(view: FindingView) -> FindingView:
    """A finding without work product: why it is weaker than it could be, what would dissolve it.

    Its witnesses keep their reasons, which its strength is made of; no format reads them.
    """
    pair, found = view.pair, view.finding
    explanation = pair.explanation
    return view._replace(
        disclosures=tuple(
            one._replace(public=tuple(said._replace(weakened_by=()) for said in one.public))
            for one in view.disclosures
        ),
        finding=found._replace(would_let_both_stand=()),
        pair=pair._replace(
            weaknesses=(),
            explanation=explanation._replace(would_let_both_stand=()) if explanation else None,
        ),
    )


UNREAD: Final = "unread"


def omissions(counts: Iterable[tuple[str, int]]) -> tuple[Omission, ...]:
    """What was left out, in the order of the table, without what is nought."""
    found = dict(counts)
    return tuple(
        Omission(kind, found[kind], one if found[kind] == 1 else many, why)
        for kind, (one, many, why) in _OMISSIONS.items()
        if found.get(kind)
    )


_OMISSIONS: Final = {
    UNREAD: ("record", "records", "could not be read, so that nothing was compared with it"),
    "restricted": (
        "statement",
        "statements",
        "known from a source under a protective order, seal, embargo or clawback",
    ),
    "restricted-sources": ("source", "sources", "restricted, so neither named nor cited"),
    "drafts": ("draft", "drafts", "coding not yet reviewed by a second person"),
    "findings": ("finding", "findings", "resting on what is withheld, or not the same without it"),
    "changes": ("announced change", "announced changes", "resting on what is withheld"),
    "referrals": ("referral", "referrals", "resting on what is withheld"),
    "outside": ("outside finding", "outside findings", "resting on what is withheld"),
    "relations": ("pointer", "pointers", "from a statement shown to one withheld"),
    "weak": ("weak finding", "weak findings", "weakened by two or more reasons"),
    "possible": ("possible finding", "possible findings", "turning on a fact that is not on file"),
    "disputes": ("dispute", "disputes", "opposed, but by voices that do not answer for each other"),
    "strength": (
        "finding",
        "findings",
        "without the reasons for strength and what would let both sides stand: work product",
    ),
    "notes": ("note", "notes", "work product"),
    "adjudications": ("adjudication", "adjudications", "work product"),
    "not-asked-for": ("statement", "statements", "not asked for"),
    "undated": ("statement", "statements", "no day on file from which it was public"),
    "not-yet-public": ("statement", "statements", "not yet public on the day asked for"),
    "never-public": ("statement", "statements", "no day on file from which it was public"),
}
"""Every kind of omission in the order in which they are told: one, several, and why."""
