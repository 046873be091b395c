"""A set and its policy to what is missing before it may be published."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scomm_timeline.analysis.adjudications import judged_findings
from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.analysis.whole import find
from scomm_timeline.model.inputs import POLICY_FILE, SOURCES_FOLDER
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.policy import BUILT_IN, Requirement
from scomm_timeline.model.sign_offs import words_hash
from scomm_timeline.pipeline.causing import Side, conclusions
from scomm_timeline.pipeline.counting import version_view
from scomm_timeline.pipeline.sealing import published
from scomm_timeline.publication.diffing import Lost, diff_sets
from scomm_timeline.publication.gating import (
    Inspection,
    Since,
    find_lacks,
    idle_waivers,
    is_quotation,
)
from scomm_timeline.publication.releasing import is_restricted
from scomm_timeline.reports.gating import (
    GateReport,
    LackView,
    RequirementView,
    SinceView,
    WaiverView,
)
from scomm_timeline.reports.viewing import set_header

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.model.policy import Waiver
    from scomm_timeline.publication.gating import Lack


class Base(NamedTuple):
    """The version compared with. A seal is held against the set as it would be published.

    `drafts` says of a seal that drafts were published with it.
    """

    side: Side
    is_seal: bool
    drafts: bool = False


def build_gate_report(
    whole: Side, *, base: Base | None, policy: str, day: FuzzyDate | None, is_shipped: bool
) -> GateReport:
    """Everything that does not meet the policy of the set, `whole`.

    `policy` names the file that the policy is of. `day` None: verdicts and exceptions with a last
    day do not count.
    """
    corpus = whole.corpus
    analyzed = find(corpus)
    today = day.earliest if day is not None else None
    since = _since(whole, base) if base is not None else None
    rules = corpus.policy or BUILT_IN
    judged = judged_findings(analyzed, today)
    lacks = find_lacks(Inspection(analyzed, judged, rules, since, today))
    missing = [one for one in lacks if one.is_missing]
    excused = [one for one in lacks if one.is_asked_for and one.waiver is not None]
    counted = [one for one in lacks if not one.is_asked_for]
    return GateReport(
        header=set_header(corpus, is_shipped=is_shipped),
        policy=policy if corpus.policy is not None else "",
        since=_since_view(base, since, corpus),
        day=day,
        requirements=tuple(_requirements(corpus, missing, excused, counted)),
        missing=_views(corpus, missing),
        excused=_views(corpus, excused),
        counted=_views(corpus, counted),
        idle=tuple(_waiver(corpus, one) for one in idle_waivers(rules, lacks)),
    )


# -- what changed ---------------------------------------------------------------------------------


def _since(whole: Side, base: Base) -> Since:
    """What is not as it was in the version compared with. What that does not hold is new."""
    side = base.side
    now = published(whole, with_drafts=base.drafts) if base.is_seal else whole
    lost = Lost(side.loaded.lost_ids, now.loaded.lost_ids)
    diff = diff_sets(old=side.corpus, new=now.corpus, lost=lost)
    corpus = whole.corpus
    changed = {one.id for one in diff.changed if one.is_material}
    changed.update(one.id for one in diff.added)
    changed.update(new for _, new in diff.renamed)
    changed.update(one.id for one in diff.unmatched)
    changed.update(corpus.by_id.keys() - now.corpus.by_id.keys())
    sources = {one.id for one in diff.vocabulary if one.kind == "source"}
    sources.update(one.id for one in diff.unmatched)
    sources.update(corpus.sources.keys() - now.corpus.sources.keys())
    was = {new: old for old, new in diff.renamed}
    return Since(
        statements=frozenset(changed),
        edited=frozenset(_edited(side.corpus, corpus, was)),
        sources=frozenset(sources),
        findings=frozenset(_changed_findings(side, now, dict(diff.renamed), corpus)),
    )


def _edited(before: Corpus, after: Corpus, was: dict[str, str]) -> Iterable[str]:
    """Quotations that are new, or of other words, or cited from another place."""
    for one in after.statements:
        old = before.by_id.get(was.get(one.id, one.id))
        if old is None or words_hash(old) != words_hash(one):
            yield one.id


def _changed_findings(
    side: Side, now: Side, names: dict[str, str], corpus: Corpus
) -> Iterable[str]:
    """Findings of the whole set that are not told as they were in the version compared with."""
    told = conclusions(prepare(side.corpus), names)
    tells = conclusions(prepare(now.corpus), {})
    for id_, one in conclusions(prepare(corpus), {}).items():
        if told.get(id_) != one or tells.get(id_) != one:
            yield id_


def _since_view(base: Base | None, since: Since | None, corpus: Corpus) -> SinceView | None:
    if base is None or since is None:
        return None
    edited = [one for one in since.edited if is_quotation(corpus.by_id[one])]
    return SinceView(
        version_view(base.side), len(since.statements), len(edited), len(since.sources)
    )


# -- views ----------------------------------------------------------------------------------------


def _requirements(
    corpus: Corpus, missing: list[Lack], excused: list[Lack], counted: list[Lack]
) -> Iterable[RequirementView]:
    rules = corpus.policy or BUILT_IN
    sums = [Counter(one.requirement for one in part) for part in (missing, excused, counted)]
    for one in Requirement:
        yield RequirementView(one.value, rules.demand(one).value, *(part[one] for part in sums))


def _views(corpus: Corpus, lacks: Iterable[Lack]) -> tuple[LackView, ...]:
    return tuple(_view(corpus, one) for one in lacks)


_DECIDED: frozenset[Requirement] = frozenset({Requirement.CONTRADICTIONS, Requirement.EXCEPTIONS})


def _view(corpus: Corpus, lack: Lack) -> LackView:
    rests_on = [corpus.by_id[one] for one in lack.rests_on]
    path, line = _place(corpus, lack)
    return LackView(
        requirement=lack.requirement.value,
        kind=lack.kind,
        id=lack.id,
        why=lack.why,
        settle=lack.settle,
        path=path,
        line=line,
        is_changed=lack.is_changed,
        is_guarded=lack.requirement in _DECIDED
        or lack.waiver is not None
        or any(is_restricted(corpus, one) for one in rests_on),
        waiver=_waiver(corpus, lack.waiver) if lack.waiver is not None else None,
    )


def _place(corpus: Corpus, lack: Lack) -> tuple[str, int]:
    """Where it is typed: the record, the latest record of a finding, the file of a source."""
    if lack.kind == "source":
        return f"{SOURCES_FOLDER}{lack.id}.yaml", 1
    if lack.kind == "exception":
        return POLICY_FILE, 1
    if lack.path:
        return lack.path, 1
    placed = [corpus.by_id[one] for one in lack.rests_on]
    origin = max(placed, key=lambda one: (one.made.latest, one.id)).origin if placed else None
    return (origin.path, origin.line) if origin is not None else ("", 0)


def _waiver(corpus: Corpus, one: Waiver) -> WaiverView:
    by = corpus.reviewers.get(one.by or "")
    return WaiverView(
        one.requirement.value, one.id, one.reason, one.until, by.name if by is not None else ""
    )
