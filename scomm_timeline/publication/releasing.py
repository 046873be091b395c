"""What may be passed on: public by default (ADR 0010, 0036).

Statements are withheld before anything is compared, so that no date, count or explanation of what
goes out rests on what does not. A finding goes out only if the whole set gives it too: a change
that was announced in a sealed paper must not turn into a contradiction because the paper is sealed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.explain import judge
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import Review

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.findings import (
        AnnouncedChange,
        Finding,
        OutsideFinding,
        Referral,
    )
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.whole import Analyzed
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.statement import Claim, Relation, Statement

NOT_RELEASED: Final = "(not released)"
"""What stands for the id of a withheld statement. Blanks and brackets: no id can look like it."""


class Withheld(NamedTuple):
    """What was taken out of a set, counted. A statement counts once, as restricted before draft.

    `restricted_sources` are cited by some statement; `relations` pointed to a withheld statement;
    `notes` stood beside a statement that was released; `adjudications` are of the whole set.
    """

    restricted: int = 0
    restricted_sources: int = 0
    drafts: int = 0
    relations: int = 0
    notes: int = 0
    adjudications: int = 0


class Cleared(NamedTuple):
    """A set of which everything may be passed on."""

    corpus: Corpus
    withheld: Withheld


class Confirmed(NamedTuple):
    """What holds in the whole set too, list by list, and how much of each list was withheld.

    `withheld` counts, by the name of the list, what the whole set gives and a release cannot show,
    or not as it is.
    """

    findings: tuple[Finding, ...]
    changes: tuple[AnnouncedChange, ...]
    referrals: tuple[Referral, ...]
    outside: tuple[OutsideFinding, ...]
    withheld: tuple[tuple[str, int], ...] = ()


def is_restricted(corpus: Corpus, statement: Statement) -> bool:
    """True if one of its sources is restricted.

    One is enough: nobody can tell which of the words, names and dates that were coded came from
    which source. What a newspaper printed of a sealed paper is a record of its own.
    """
    return any(corpus.sources[cite.source].is_restricted for cite in statement.citations)


def clear(corpus: Corpus, *, with_drafts: bool = False) -> Cleared:
    """The set without what may not be passed on; drafts stay if they are asked for."""
    restricted = {one.id for one in corpus.statements if is_restricted(corpus, one)}
    drafts = {
        one.id
        for one in corpus.statements
        if one.review is Review.DRAFT and one.id not in restricted and not with_drafts
    }
    gone = restricted | drafts
    kept = [one for one in corpus.statements if one.id not in gone]
    cited = {cite.source for one in kept for cite in one.citations}
    cleared = tuple(_cleared(one, gone) for one in kept)
    known = corpus.knowledge
    return Cleared(
        corpus._replace(
            statements=cleared,
            by_id={one.id: one for one in cleared},
            sources={id_: one for id_, one in corpus.sources.items() if id_ in cited},
            receipts={key: one for key, one in corpus.receipts.items() if key[0] not in gone},
            reviewers={},
            adjudications={},
            sign_offs={},
            policy=None,
            diagnostics=(),
            left_out=(),
            knowledge=known._replace(redacted=known.redacted - gone) if known else None,
        ),
        Withheld(
            restricted=len(restricted),
            restricted_sources=_restricted_sources(corpus),
            drafts=len(drafts),
            relations=sum(_points_to(link, gone) for one in kept for link in one.relations),
            notes=sum(bool(one.notes) for one in kept),
            adjudications=len(corpus.adjudications),
        ),
    )


def _restricted_sources(corpus: Corpus) -> int:
    cited = {cite.source for one in corpus.statements for cite in one.citations}
    return sum(corpus.sources[one].is_restricted for one in cited)


def _cleared(statement: Statement, gone: set[str]) -> Statement:
    """The statement without notes, file name, and ids of what is withheld."""
    return statement._replace(
        relations=tuple(one for one in statement.relations if not _points_to(one, gone)),
        claims=tuple(_without_ids(one, gone) for one in statement.claims),
        notes="",
        origin=None,
    )


def _points_to(relation: Relation, gone: set[str]) -> bool:
    return relation.target in gone


def _without_ids(claim: Claim, gone: set[str]) -> Claim:
    """A claim about withheld records stays about something: an empty list would be about all."""
    if claim.about is None or gone.isdisjoint(claim.about.records):
        return claim
    records = (NOT_RELEASED if one in gone else one for one in claim.about.records)
    return claim._replace(about=claim.about._replace(records=tuple(dict.fromkeys(records))))


# -- findings ------------------------------------------------------------------------------------


def as_found(analyzed: Analyzed) -> Confirmed:
    """Everything that was found, of a set from which nothing was taken."""
    return Confirmed(analyzed.findings, analyzed.changes, analyzed.referrals, analyzed.outside)


def confirm(whole: Analyzed, cleared: Analyzed) -> Confirmed:
    """What was found in a cleared set, as far as the whole set bears it out."""
    in_whole = {one.id: one for one in whole.findings}
    changed = {one.statement for one in whole.changes}
    findings = tuple(
        one for one in cleared.findings if _is_borne_out(whole.court, one, in_whole.get(one.id))
    )
    changes = tuple(one for one in cleared.changes if one.statement in changed)
    referrals = tuple(_confirmed_referrals(whole, cleared))
    outside = tuple(_confirmed_outside(whole, cleared))
    return Confirmed(
        findings,
        changes,
        referrals,
        outside,
        (
            ("findings", len(in_whole.keys() - {one.id for one in findings})),
            ("changes", len(whole.changes) - len(changes)),
            ("referrals", len(whole.referrals) - len(referrals)),
            ("outside", len(whole.outside) - len(outside)),
        ),
    )


def _confirmed_referrals(whole: Analyzed, cleared: Analyzed) -> Iterator[Referral]:
    known = {one.statement: {id_ for id_, _ in one.refusals} for one in whole.referrals}
    for one in cleared.referrals:
        held = known.get(one.statement, set())
        refusals = tuple(each for each in one.refusals if each[0] in held)
        if refusals:
            yield one._replace(refusals=refusals)


def _confirmed_outside(whole: Analyzed, cleared: Analyzed) -> Iterator[OutsideFinding]:
    """Outside findings with the statements that they meet in the whole set too."""
    known = {one.statement: one for one in whole.outside}
    for one in cleared.outside:
        held = known.get(one.statement)
        if held is None:
            continue
        meets = tuple(id_ for id_ in one.meets if id_ in held.meets)
        may_meet = tuple(id_ for id_ in (*one.meets, *one.may_meet) if id_ in held.may_meet)
        if meets or may_meet:
            yield one._replace(meets=meets, may_meet=may_meet)


def _is_borne_out(court: Court, finding: Finding, known: Finding | None) -> bool:
    """True if the whole set gives it, no smaller, and the same verdict on every witness of it."""
    if known is None or known.verdict is not finding.verdict or known.pairs < finding.pairs:
        return False
    return all(
        _is_witness(court, finding, one.meeting.a.id, one.meeting.b.id) for one in finding.witnesses
    )


def _is_witness(court: Court, finding: Finding, a: str, b: str) -> bool:
    by_id = court.ground.corpus.by_id
    return judge(court, by_id[a], by_id[b]).verdict is finding.verdict
