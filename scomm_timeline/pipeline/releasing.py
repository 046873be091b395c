"""The release: what of a set is passed on, with findings, sources and a count of what is not."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from scomm_timeline.analysis.adjudications import judged_findings
from scomm_timeline.analysis.findings import Verdict
from scomm_timeline.analysis.grouping import is_weak
from scomm_timeline.analysis.selection import describe, select
from scomm_timeline.analysis.whole import analyze
from scomm_timeline.model.dates import Order
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.pipeline.holding import report_positions
from scomm_timeline.publication.releasing import (
    Cleared,
    Confirmed,
    Withheld,
    as_found,
    clear,
    confirm,
)
from scomm_timeline.reports.apart import change_view, outside_view, referral_view
from scomm_timeline.reports.claims_table import Edition, claims_table
from scomm_timeline.reports.judging import judged_view, work_product
from scomm_timeline.reports.lanes import Stands, lanes, lines
from scomm_timeline.reports.pairing import finding_view
from scomm_timeline.reports.release import (
    PUBLIC,
    STAMP,
    UNREAD,
    Release,
    ReleasedFinding,
    ReleasedStatement,
    SourceView,
    in_public,
    omissions,
)
from scomm_timeline.reports.viewing import set_header, view_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.findings import (
        AnnouncedChange,
        Finding,
        OutsideFinding,
        Referral,
    )
    from scomm_timeline.analysis.selection import Selected, Selection
    from scomm_timeline.analysis.utterances import Ground
    from scomm_timeline.analysis.whole import Analyzed
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.dates import Day
    from scomm_timeline.model.statement import Statement
    from scomm_timeline.reports.views import SetHeader


class _Found(NamedTuple):
    """What touches what was asked for, list by list. `weak` and `possible` stay inside."""

    certain: tuple[Finding, ...]
    weak: tuple[Finding, ...]
    possible: tuple[Finding, ...]
    changes: tuple[AnnouncedChange, ...]
    referrals: tuple[Referral, ...]
    outside: tuple[OutsideFinding, ...]

    def released(self, *, is_internal: bool) -> tuple[Finding, ...]:
        """Findings that go out, in the order of their numbers."""
        return (*self.certain, *self.weak, *self.possible) if is_internal else self.certain


def build_release(
    corpus: Corpus,
    selection: Selection,
    *,
    is_shipped: bool,
    version: str,
    is_internal: bool = False,
    with_drafts: bool = False,
    today: Day | None = None,
) -> Release:
    """Everything that one report or export may say of a set.

    Selection chooses what is shown. What was found was found in the whole set, or in all of it that
    may be passed on. `today` decides whether a verdict has expired.
    """
    cleared = Cleared(corpus, Withheld()) if is_internal else clear(corpus, with_drafts=with_drafts)
    analyzed = analyze(cleared.corpus)
    ground = analyzed.court.ground
    confirmed = _confirmed(corpus, cleared, analyzed)
    chosen = select(cleared.corpus, selection, ground.sequence.date)
    found = _touching(confirmed, _wanted(ground, chosen, selection))
    shown = _shown(ground, chosen, found, is_internal=is_internal)
    numbered = _judged(analyzed, found, today) if is_internal else _numbered(analyzed, found)
    statements = tuple(_statements(ground, shown, chosen, numbered, is_internal=is_internal))
    above = len(found.certain)
    below = above + len(found.weak)
    return Release(
        header=_header(corpus, is_shipped=is_shipped, is_internal=is_internal),
        description=corpus.description,
        version=version,
        is_internal=is_internal,
        has_drafts=with_drafts and not is_internal,
        shown_by=describe(selection),
        statements=statements,
        findings=numbered[:above],
        weak=numbered[above:below],
        possible=numbered[below:],
        changes=tuple(change_view(ground, one) for one in found.changes),
        referrals=tuple(referral_view(ground, one) for one in found.referrals),
        outside=tuple(outside_view(ground, one) for one in found.outside),
        sources=_sources(cleared.corpus, shown),
        lanes=lanes(cleared.corpus, shown),
        lines=lines(cleared.corpus, shown),
        positions=report_positions(analyzed.court, selection, is_shipped=is_shipped),
        omissions=omissions(
            [
                (UNREAD, len(corpus.left_out)),
                *_withheld(cleared.withheld, confirmed),
                *_unasked(cleared.corpus, chosen, len(shown)),
                *_kept_inside(found, analyzed, is_internal=is_internal),
            ]
        ),
        tabulate=cache(
            lambda: claims_table(
                ground,
                statements,
                Edition(corpus.digest, STAMP if is_internal else PUBLIC, is_internal),
            )
        ),
    )


def _header(corpus: Corpus, *, is_shipped: bool, is_internal: bool) -> SetHeader:
    """The set's header; in public without the reasons for which records could not be read."""
    header = set_header(corpus, is_shipped=is_shipped)
    return header if is_internal else header._replace(incomplete=())


# -- what is left out ----------------------------------------------------------------------------


def _withheld(withheld: Withheld, confirmed: Confirmed) -> Iterator[tuple[str, int]]:
    yield "restricted", withheld.restricted
    yield "restricted-sources", withheld.restricted_sources
    yield "drafts", withheld.drafts
    yield from confirmed.withheld
    yield "relations", withheld.relations
    yield "notes", withheld.notes
    yield "adjudications", withheld.adjudications


def _unasked(corpus: Corpus, chosen: Selected, shown: int) -> Iterator[tuple[str, int]]:
    yield "not-asked-for", len(corpus.statements) - shown - chosen.undated
    yield "undated", chosen.undated
    if corpus.knowledge is not None:
        yield "not-yet-public", corpus.knowledge.not_yet
        yield "never-public", corpus.knowledge.never


def _kept_inside(
    found: _Found, analyzed: Analyzed, *, is_internal: bool
) -> Iterator[tuple[str, int]]:
    yield "disputes", analyzed.disputes
    if not is_internal:
        yield "weak", len(found.weak)
        yield "possible", len(found.possible)
        yield "strength", len(found.released(is_internal=False))


# -- what was found ------------------------------------------------------------------------------


def _confirmed(corpus: Corpus, cleared: Cleared, analyzed: Analyzed) -> Confirmed:
    """The set is analyzed as a whole too, but only if something was taken out of it."""
    if len(cleared.corpus.statements) == len(corpus.statements):
        return as_found(analyzed)
    return confirm(analyze(corpus), analyzed)


def _wanted(ground: Ground, chosen: Selected, selection: Selection) -> frozenset[str] | None:
    """The utterances asked for; None if everything is."""
    if selection.is_empty:
        return None
    return frozenset(ground.sequence.roots[one.id] for one in chosen.statements)


def _touching(confirmed: Confirmed, wanted: frozenset[str] | None) -> _Found:
    found = [one for one in confirmed.findings if wanted is None or wanted & one.statements]
    certain = [one for one in found if one.verdict is Verdict.CONTRADICTION]
    return _Found(
        certain=tuple(one for one in certain if not is_weak(one)),
        weak=tuple(one for one in certain if is_weak(one)),
        possible=tuple(one for one in found if one.verdict is Verdict.POSSIBLE),
        changes=tuple(
            one for one in confirmed.changes if _is_wanted(wanted, (one.statement, *one.ends))
        ),
        referrals=tuple(
            one
            for one in confirmed.referrals
            if _is_wanted(wanted, (one.statement, *(id_ for id_, _ in one.refusals)))
        ),
        outside=tuple(
            one
            for one in confirmed.outside
            if _is_wanted(wanted, (one.statement, *one.meets, *one.may_meet))
        ),
    )


def _is_wanted(wanted: frozenset[str] | None, ids: tuple[str, ...]) -> bool:
    return wanted is None or not wanted.isdisjoint(ids)


def _numbered(analyzed: Analyzed, found: _Found) -> tuple[ReleasedFinding, ...]:
    """Findings with their numbers, without reasons for their strength."""
    return tuple(
        ReleasedFinding(number, in_public(finding_view(analyzed.court, one)))
        for number, one in enumerate(found.released(is_internal=False), start=1)
    )


def _judged(analyzed: Analyzed, found: _Found, today: Day | None) -> tuple[ReleasedFinding, ...]:
    """Findings with their numbers and with what people decided and wrote."""
    judged = judged_findings(analyzed, today)
    corpus = analyzed.court.ground.corpus
    return tuple(
        ReleasedFinding(
            number,
            finding_view(analyzed.court, one),
            work_product(judged_view(corpus, judged[one.id])),
        )
        for number, one in enumerate(found.released(is_internal=True), start=1)
    )


# -- what is shown -------------------------------------------------------------------------------


def _shown(
    ground: Ground, chosen: Selected, found: _Found, *, is_internal: bool
) -> tuple[Statement, ...]:
    """What was asked for and every statement that a finding or change shown needs, by date."""
    ids = set(chosen.ids)
    for finding in found.released(is_internal=is_internal):
        ids |= finding.statements | set(finding.also_on_file)
    for change in found.changes:
        ids |= {change.statement, *change.ends}
    for referral in found.referrals:
        ids |= {referral.statement, *(id_ for id_, _ in referral.refusals)}
    ids |= {one.statement for one in found.outside}
    dates = ground.sequence.date
    return tuple(
        sorted(
            (ground.corpus.by_id[one] for one in ids),
            key=lambda one: (dates(one.id).earliest, dates(one.id).end, one.id),
        )
    )


def _statements(
    ground: Ground,
    shown: tuple[Statement, ...],
    chosen: Selected,
    findings: tuple[ReleasedFinding, ...],
    *,
    is_internal: bool,
) -> Iterator[ReleasedStatement]:
    stands = Stands(ground.codebook)
    members = [(one.view.finding.id, one.view.finding.statements) for one in findings]
    roots, asked_for = ground.sequence.roots, chosen.ids
    for at, one in enumerate(shown):
        before = shown[at - 1] if at else None
        yield ReleasedStatement(
            view=view_of(ground, one),
            maybe=one.id in chosen.maybe,
            order_open=before is not None
            and ground.sequence.order(before.id, one.id) is Order.NOT_ESTABLISHED,
            findings=tuple(id_ for id_, held in members if roots[one.id] in held),
            asked_for=one.id in asked_for,
            stand=stands.of_statement(one),
            is_firm=not one.claims or any(claim.mode.is_firm for claim in one.claims),
            notes=one.notes if is_internal else "",
        )


def _sources(corpus: Corpus, shown: tuple[Statement, ...]) -> tuple[SourceView, ...]:
    """Every source cited by what is shown, numbered in the order of first citation."""
    cited: dict[str, dict[str, None]] = {}
    for one in shown:
        for citation in one.citations:
            cited.setdefault(citation.source, {})[one.id] = None
    return tuple(
        _source(corpus, number, id_, tuple(by))
        for number, (id_, by) in enumerate(cited.items(), start=1)
    )


def _source(corpus: Corpus, number: int, id_: str, by: tuple[str, ...]) -> SourceView:
    one = corpus.sources[id_]
    return SourceView(
        number=number,
        id=id_,
        title=one.title,
        publisher=one.publisher,
        kind=one.kind,
        document=one.document,
        page=one.page,
        copy=one.copy,
        url=one.url,
        archived=one.archived,
        seen=one.seen,
        sha256=one.sha256,
        restriction=one.restriction,
        cited_by=by,
        basis=one.basis.value,
    )
