"""`impact`: what a set would lose if something in it were withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.publication.diffing import EntryChange
    from scomm_timeline.reports.differing import FindingChangeView
    from scomm_timeline.reports.views import SetHeader, StatementView


class WithdrawnView(NamedTuple):
    """What is thought away: a source with its title, or a statement with its words' beginning."""

    kind: str
    id: str
    title: str


class Pointer(NamedTuple):
    """A record that stays and points to one that falls; `kind` is the relation, or `about`."""

    id: str
    kind: str
    target: str


class VerdictView(NamedTuple):
    """A person's verdict that would not count any more, or on something else than it was given for.

    `state` is how it would stand: stale, newer, gone ...; `stood` how it stands now. `changes` say
    what would not be as it was, one clause each.
    """

    finding: str
    decision: str
    stood: str
    state: str
    changes: tuple[str, ...]


class SealView(NamedTuple):
    """A seal that holds what would fall or change: readers have it. `sealed` is its day as written.

    `fallen` and `changed` are ids of statements, `findings` ids of findings.
    """

    name: str
    sealed: str
    fallen: tuple[str, ...]
    changed: tuple[str, ...]
    findings: tuple[str, ...]


class ImpactReport(NamedTuple):
    """`impact ID...`.

    `fallen` are the statements that no source carries any more, `changed` those that say something
    else, such as a later day by which they were made. `same` findings are told as before.
    `verdicts` are work product; `seals` tells what readers have of all this, of `sealed` seals.
    """

    header: SetHeader
    withdrawn: tuple[WithdrawnView, ...]
    fallen: tuple[StatementView, ...]
    changed: tuple[EntryChange, ...]
    pointers: tuple[Pointer, ...]
    findings: tuple[FindingChangeView, ...]
    same: int
    verdicts: tuple[VerdictView, ...] = ()
    seals: tuple[SealView, ...] = ()
    sealed: int = 0
