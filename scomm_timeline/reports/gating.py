"""`gate`: what stands between a set and its publication. Work product, all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.reports.differing import VersionView
    from scomm_timeline.reports.views import SetHeader


class WaiverView(NamedTuple):
    """An exception of the policy; `by_name` is the printed name of who made it, "" if nobody said."""

    requirement: str
    id: str
    reason: str
    until: FuzzyDate
    by_name: str = ""


class LackView(NamedTuple):
    """One thing that does not meet one requirement.

    `kind` says what `id` names: statement, finding, source, exception, file or set. `settle` is a
    command, or what to write where. `path` and `line` (from 1) are where it is typed, "" and 0 if
    nowhere. `is_guarded` for what must not be named outside: it rests on restricted material, or on
    what people decided.
    """

    requirement: str
    kind: str
    id: str
    why: str
    settle: str
    path: str = ""
    line: int = 0
    is_changed: bool = True
    is_guarded: bool = False
    waiver: WaiverView | None = None


class RequirementView(NamedTuple):
    """A requirement: what the policy asks (every, changed, counted), and how many do not meet it.

    `missing` stand in the way; `excused` are named exceptions; `counted` are not asked for.
    """

    requirement: str
    demand: str
    missing: int
    excused: int
    counted: int


class SinceView(NamedTuple):
    """The version compared with, and how much changed since: statements, quotations, sources."""

    version: VersionView
    statements: int
    quotations: int
    sources: int


class GateReport(NamedTuple):
    """`gate`. `policy` names where the policy comes from, "" for the one that is built in.

    `since` None: there is nothing to compare with, so everything counts as changed. `missing`,
    `excused` and `counted` hold all that is not met, each once; `idle` are exceptions that excuse
    nothing now. `day` is the day that counts as today, None if nobody said.
    """

    header: SetHeader
    policy: str
    since: SinceView | None
    day: FuzzyDate | None
    requirements: tuple[RequirementView, ...]
    missing: tuple[LackView, ...]
    excused: tuple[LackView, ...]
    counted: tuple[LackView, ...]
    idle: tuple[WaiverView, ...]

    @property
    def is_passed(self) -> bool:
        """True if nothing stands in the way."""
        return not self.missing
