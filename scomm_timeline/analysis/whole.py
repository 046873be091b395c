"""Everything that is found in a set. What a user asked to see plays no part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.changes import announced_changes
from scomm_timeline.analysis.explain import complete
from scomm_timeline.analysis.grouping import findings_of
from scomm_timeline.analysis.meeting import Court, open_court
from scomm_timeline.analysis.outside import outside_findings
from scomm_timeline.analysis.referrals import referrals
from scomm_timeline.analysis.tally import tally
from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.analysis.findings import (
        AnnouncedChange,
        Finding,
        OutsideFinding,
        Referral,
    )
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
    """Find everything in a set, each finding complete."""
    found = find(corpus)
    return found._replace(findings=tuple(complete(found.court, one) for one in found.findings))


def find(corpus: Corpus) -> Analyzed:
    """Find everything in a set, for those who show few of its findings: complete these (`explain`)."""
    court = open_court(prepare(corpus))
    found = tally(court)
    return Analyzed(
        court,
        findings_of(court.ground, found.groups),
        announced_changes(court, found.ended),
        found.disputes,
        outside_findings(court.ground, found.outside),
        referrals(court.ground),
    )
