"""What a set asks of itself before it is published, as a person wrote it down."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.model.dates import FuzzyDate


class Requirement(StrEnum):
    """One thing that a policy asks for, in the order in which what is missing is told."""

    RESTRICTED = "restricted"
    """Nothing rests on a source under a protective order, a seal, an embargo or a clawback."""
    CONTRADICTIONS = "contradictions"
    """A person has decided every contradiction, on what it is now."""
    NOT_FOUND = "not-found"
    """No quotation that was looked for in its source is missing there."""
    SOURCE_CHANGED = "source-changed"
    """No quotation rests on a document that is another one by now."""
    UNCHECKED = "unchecked"
    """Every quotation was held against its source, with a result that settles it."""
    SECOND_READER = "second-reader"
    """Somebody other than the author has read every quotation."""
    DRAFTS = "drafts"
    """No coding waits for its review."""
    ARCHIVES = "archives"
    """Of every source there is a copy, or a reason why there is none."""
    EXCEPTIONS = "exceptions"
    """No exception of the policy has expired. Asked for always: a policy cannot say otherwise."""
    READABLE = "readable"
    """Nothing was left out, and the set holds a statement. Asked for always."""


class Demand(StrEnum):
    """Of what a requirement is asked."""

    EVERY = "every"
    CHANGED = "changed"
    """Of what changed since the version that the set is compared with."""
    COUNTED = "counted"
    """Of nothing: what does not meet it is counted."""


QUOTATIONS: Final = (Requirement.NOT_FOUND, Requirement.SOURCE_CHANGED, Requirement.UNCHECKED)
"""What can be asked of quotations by the kind of document that they are taken from."""

ALWAYS: Final = (Requirement.EXCEPTIONS, Requirement.READABLE)
"""What is asked for whatever a policy says."""

EXCUSABLE: Final = tuple(one for one in Requirement if one not in {*ALWAYS, Requirement.RESTRICTED})
"""What an exception may excuse. Restricted material is never one exception away from publication."""

DEFAULTS: Final[Mapping[Requirement, Demand]] = MappingProxyType(
    {
        one: Demand.CHANGED if one is Requirement.SECOND_READER else Demand.EVERY
        for one in Requirement
    }
)
"""The policy of a set that has none, and what a policy leaves out."""


class Waiver(NamedTuple):
    """One exception: what it excuses, of what (an id), why, and the last day on which it counts.

    `by` is the reviewer who made it, if the policy says so; `number` its place in the list, from 0.
    """

    requirement: Requirement
    id: str
    reason: str
    until: FuzzyDate
    by: str | None = None
    number: int = 0


class Policy(NamedTuple):
    """A policy. `demands` holds what it types; `kinds` what it types for a kind of document."""

    demands: Mapping[Requirement, Demand] = MappingProxyType({})
    kinds: Mapping[str, Mapping[Requirement, Demand]] = MappingProxyType({})
    waivers: tuple[Waiver, ...] = ()

    def demand(self, requirement: Requirement, kind: str = "") -> Demand:
        """What is asked; `kind` is that of the cited document, where the requirement has one."""
        typed = self.kinds.get(kind, {}).get(requirement)
        return typed or self.demands.get(requirement) or DEFAULTS[requirement]


BUILT_IN: Final = Policy()
