"""What falls with a source or a statement: the set is read again without it, and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.adjudications import judged_findings
from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.analysis.whole import analyze
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.pipeline.causing import conclusions
from scomm_timeline.pipeline.differing import finding_change_view
from scomm_timeline.publication.conclusions import compare_conclusions
from scomm_timeline.publication.diffing import diff_sets
from scomm_timeline.publication.withdrawal import withdraw
from scomm_timeline.reading.entries import put_together, take_apart
from scomm_timeline.reading.load import load
from scomm_timeline.reports.impact import (
    ImpactReport,
    Pointer,
    SealView,
    VerdictView,
    WithdrawnView,
)
from scomm_timeline.reports.viewing import set_header, view_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.dates import Day
    from scomm_timeline.model.inputs import InputFile


class SealedVersion(NamedTuple):
    """What a seal says that it holds: its day as written, ids of statements, and of findings."""

    name: str
    sealed: str
    statements: frozenset[str]
    findings: frozenset[str]


def build_impact_report(
    corpus: Corpus,
    files: Sequence[InputFile],
    withdrawn: Sequence[str],
    *,
    is_shipped: bool,
    seals: Sequence[SealedVersion] = (),
    today: Day | None = None,
) -> ImpactReport:
    """What would be otherwise without these sources and statements, named by their ids.

    Each id is a source of the set or, if there is none of that name, a statement. `today` as in
    `judged_findings`.
    """
    sources = [one for one in withdrawn if one in corpus.sources]
    statements = [one for one in withdrawn if one not in corpus.sources]
    entries = withdraw(take_apart(files, corpus), sources=sources, statements=statements)
    # Nothing is left out here but what is withdrawn, and a record may go on pointing to that.
    without = load(put_together(entries), elsewhere=corpus.by_id.keys()).corpus
    assert without is not None  # noqa: S101 -- the vocabulary is the one that loaded
    before, after = prepare(corpus), prepare(without)
    olds, news = conclusions(before, {}), conclusions(after, {})
    changes = compare_conclusions(old=olds, new=news)
    diff = diff_sets(old=corpus, new=without)
    fallen = [one for one in corpus.statements if one.id not in without.by_id]
    changed = tuple(one for one in diff.changed if one.is_material)
    gone = {one.id for one in fallen}
    touched = {one.id for one in changed}
    return ImpactReport(
        header=set_header(corpus, is_shipped=is_shipped),
        withdrawn=tuple(_named(corpus, one) for one in withdrawn),
        fallen=tuple(view_of(before, one) for one in fallen),
        changed=changed,
        pointers=tuple(_pointers(without, gone)),
        findings=tuple(finding_change_view(one, before, after) for one in changes),
        same=len(news) - sum(one.new is not None for one in changes),
        verdicts=tuple(_verdicts(corpus, without, today)),
        seals=tuple(_seals(seals, gone, touched, {one.old.id for one in changes if one.old})),
        sealed=len(seals),
    )


def _verdicts(corpus: Corpus, without: Corpus, today: Day | None) -> Iterator[VerdictView]:
    """Verdicts on file that would stand otherwise than they do, by finding."""
    if not corpus.adjudications:
        return
    stood = judged_findings(analyze(corpus), today)
    after = analyze(without._replace(adjudications=corpus.adjudications))
    for id_, judged in sorted(judged_findings(after, today).items()):
        before = stood.get(id_, judged)
        held = judged.adjudication
        if held is not None and (judged.state, judged.changes) != (before.state, before.changes):
            decision = held.judgment.decision.value
            yield VerdictView(id_, decision, before.state.value, judged.state.value, judged.changes)


def _seals(
    seals: Sequence[SealedVersion],
    fallen: Collection[str],
    changed: Collection[str],
    findings: Collection[str],
) -> Iterator[SealView]:
    """Seals that hold any of it, in the order in which they are given."""
    for one in seals:
        view = SealView(
            one.name,
            one.sealed,
            tuple(sorted(one.statements.intersection(fallen))),
            tuple(sorted(one.statements.intersection(changed))),
            tuple(sorted(one.findings.intersection(findings))),
        )
        if view.fallen or view.changed or view.findings:
            yield view


def _named(corpus: Corpus, id_: str) -> WithdrawnView:
    source = corpus.sources.get(id_)
    if source is not None:
        return WithdrawnView("source", id_, f"{source.title} ({source.publisher})")
    return WithdrawnView("statement", id_, corpus.by_id[id_].text)


def _pointers(without: Corpus, fallen: Collection[str]) -> Iterator[Pointer]:
    """What stays and points to something that falls."""
    for one in without.statements:
        for relation in one.relations:
            if relation.target in fallen:
                yield Pointer(one.id, relation.kind.value, relation.target)
        for claim in one.claims:
            for target in claim.about.records if claim.about else ():
                if target in fallen:
                    yield Pointer(one.id, "about", target)
