"""The closed union of reports: all that a renderer may see. Values, no layout."""

from __future__ import annotations

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from scomm_timeline.analysis.inventory import Inventory
    from scomm_timeline.model.diagnostics import Diagnostic
    from scomm_timeline.reports.speaking import BodyLane
    from scomm_timeline.reports.views import (
        ClaimView,
        FindingView,
        JudgedView,
        PairView,
        SetHeader,
        StatementView,
    )


class ShownStatement(NamedTuple):
    """A statement in a timeline.

    `maybe` says that it only may fall in the window asked for; `order_open` that its place after
    the statement before it is not established; `findings` are the ids of findings it is part of.
    """

    view: StatementView
    maybe: bool
    order_open: bool
    findings: tuple[str, ...]


class TimelineReport(NamedTuple):
    """`show`: statements in the order of their dates. `shown_by` says what was asked for.

    `lanes` are the bodies that made them.
    """

    header: SetHeader
    shown_by: str
    statements: tuple[ShownStatement, ...]
    undated: int
    lanes: tuple[BodyLane, ...]


class TracedValue(NamedTuple):
    """One value of a statement and where it came from: typed, header, voices, default ..."""

    field: str
    value: str
    source: str


class StatementReport(NamedTuple):
    """`show ID`: every value with its provenance, what points to it, what it takes part in."""

    header: SetHeader
    statement: ShownStatement
    values: tuple[TracedValue, ...]
    pointed_to_by: tuple[tuple[str, str], ...]
    versions: tuple[str, ...]


class CheckReport(NamedTuple):
    """`check`: every problem of every file. `header` is None if the vocabulary did not load."""

    header: SetHeader | None
    diagnostics: tuple[Diagnostic, ...]
    left_out: int


class ChangePartView(NamedTuple):
    """One way in which a record ends earlier lines: on which topics, and which lines."""

    how: str
    topics: tuple[str, ...]
    ends: tuple[StatementView, ...]


class ChangeView(NamedTuple):
    """C401: a record that says that earlier lines end: all of them, and one way after the other."""

    statement: StatementView
    ends: tuple[StatementView, ...]
    parts: tuple[ChangePartView, ...]
    topics: tuple[str, ...]
    """Every topic on which something ends."""

    how: str
    """The first of its ways."""


class OutsideView(NamedTuple):
    """C204: an outside finding and the statements that it is, or may be, about.

    It speaks of them one by one (`names_them`), or of what some voices (printed names) said on some
    topics to an audience; empty: any. With neither, it finds the opposite of what they say.
    """

    statement: StatementView
    meets: tuple[StatementView, ...]
    may_meet: tuple[StatementView, ...]
    voices: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    audience: str | None = None
    names_them: bool = False


class ReferralView(NamedTuple):
    """C402: a referral, the name of the voice it leads to, and how that voice refuses."""

    statement: StatementView
    to: str
    to_name: str
    refusals: tuple[tuple[StatementView, ClaimView], ...]


class NotShown(NamedTuple):
    """What a list of findings leaves out, counted.

    On the terminal nothing is restricted and drafts are shown, so `restricted` and `drafts` are 0: they
    are keys of JSON format 1, which keeps its keys. A release counts its own.
    """

    disputes: int
    weak_only: int
    restricted: int
    drafts: int
    beyond_limit: int


class ContradictionReport(NamedTuple):
    """`contradictions`: findings of the whole set that touch what was asked for.

    `findings` stand above the line; `weak` below it; `possible` turn on one named fact.
    `undecided` counts findings of verdict contradiction that no person has decided; `by_level`
    counts all that touch what was asked for, shown or not: person, body, government. `by_state`
    counts them by how they stand with the people who judge. `unread` counts files of adjudications
    that have a problem, so that they do not count; `adjudicated` those that were looked at.
    """

    header: SetHeader
    shown_by: str
    findings: tuple[FindingView, ...]
    weak: tuple[FindingView, ...]
    possible: tuple[FindingView, ...]
    changes: tuple[ChangeView, ...]
    not_shown: NotShown
    undecided: int
    by_level: tuple[tuple[str, int], ...]
    brief: bool = False
    outside: tuple[OutsideView, ...] = ()
    referrals: tuple[ReferralView, ...] = ()
    by_state: tuple[tuple[str, int], ...] = ()
    adjudicated: int = 0
    unread: int = 0


class ExplainReport(NamedTuple):
    """`explain A B`: the verdict on one pair. `finding` is the finding it belongs to, if any.

    `also_on_file` are acknowledgments, outside findings and evaluations of either; `is_referral`
    says that the two are listed together as one (C402); `judged` how the finding stands with the
    people who judge.
    """

    header: SetHeader
    pair: PairView
    finding: str | None
    also_on_file: tuple[StatementView, ...] = ()
    is_referral: bool = False
    judged: JudgedView | None = None


class ListRow(NamedTuple):
    """One entry of a list: slug, name, and what else there is to say."""

    id: str
    name: str
    detail: str
    depth: int = 0


class ListReport(NamedTuple):
    """`list WHAT`."""

    header: SetHeader
    what: str
    rows: tuple[ListRow, ...]


class StatsReport(NamedTuple):
    """`stats`: what is in the set and what is missing. `undated` never became public."""

    header: SetHeader
    shown_by: str
    inventory: Inventory
    undated: int


if TYPE_CHECKING:
    # For the eyes of the type checker: a run needs the class of one of them, not of all.
    from scomm_timeline.reports.authoring import AuthoringReport, ImportReport
    from scomm_timeline.reports.corrections import CorrectionsReport
    from scomm_timeline.reports.differing import DiffReport
    from scomm_timeline.reports.formatting import FormatReport
    from scomm_timeline.reports.gating import GateReport
    from scomm_timeline.reports.holding import PositionsReport
    from scomm_timeline.reports.impact import ImpactReport
    from scomm_timeline.reports.judging import AdjudicationReport
    from scomm_timeline.reports.verifying import VerifyReport

    Report = (
        TimelineReport
        | StatementReport
        | CheckReport
        | ContradictionReport
        | ExplainReport
        | ListReport
        | VerifyReport
        | StatsReport
        | DiffReport
        | ImpactReport
        | CorrectionsReport
        | FormatReport
        | GateReport
        | AuthoringReport
        | ImportReport
        | AdjudicationReport
        | PositionsReport
    )
else:
    Report = tuple  # which every one of them is
