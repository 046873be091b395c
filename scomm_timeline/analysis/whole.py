"""Everything that is found in a set. What a user asked to see plays no part."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scomm_timeline.analysis.changes import announced_changes
from scomm_timeline.analysis.explain import complete
from scomm_timeline.analysis.findings import (
    AnnouncedChange,
    Finding,
    OutsideFinding,
    Referral,
    Verdict,
)
from scomm_timeline.analysis.grouping import group
from scomm_timeline.analysis.meeting import Court, open_court
from scomm_timeline.analysis.opposition import sweep
from scomm_timeline.analysis.outside import outside_findings
from scomm_timeline.analysis.referrals import referrals
from scomm_timeline.analysis.utterances import prepare

if TYPE_CHECKING:
    from scomm_timeline.model.corpus import Corpus


class Analyzed(NamedTuple):
    """A set with everything that was found in it. `disputes` counts pairs."""

    court: Court
    findings: tuple[Finding, ...]
    changes: tuple[AnnouncedChange, ...]
    disputes: int
    outside: tuple[OutsideFinding, ...] = ()
    referrals: tuple[Referral, ...] = ()


def analyze(corpus: Corpus) -> Analyzed:
    """Find everything in a set."""
    court = open_court(prepare(corpus))
    meetings = list(sweep(court))
    findings = tuple(complete(court, one) for one in group(court, meetings))
    disputes = sum(one.verdict is Verdict.DISPUTE for one in meetings)
    return Analyzed(
        court,
        findings,
        announced_changes(court, meetings),
        disputes,
        outside_findings(court.ground, meetings),
        referrals(court.ground),
    )
