"""How the lists that are no findings are shown: announced changes, referrals, outside findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.reports import ChangeView, OutsideView, ReferralView
from scomm_timeline.reports.viewing import claim_view, view_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.analysis.findings import AnnouncedChange, OutsideFinding, Referral
    from scomm_timeline.analysis.utterances import Ground
    from scomm_timeline.reports.views import StatementView


def change_view(ground: Ground, one: AnnouncedChange) -> ChangeView:
    """A record that ends an earlier line, with the statements whose line it ends."""
    return ChangeView(
        view_of(ground, ground.corpus.by_id[one.statement]),
        _views(ground, one.ends),
        one.topics,
        one.how,
    )


def outside_view(ground: Ground, one: OutsideFinding) -> OutsideView:
    """An outside finding, with the statements that it is, or may be, about."""
    return OutsideView(
        view_of(ground, ground.corpus.by_id[one.statement]),
        _views(ground, one.meets),
        _views(ground, one.may_meet),
    )


def referral_view(ground: Ground, one: Referral) -> ReferralView:
    """A referral, with every refusal at the place that it leads to."""
    corpus = ground.corpus
    refusals = tuple(
        (view_of(ground, corpus.by_id[id_]), claim_view(corpus, corpus.by_id[id_], claim))
        for id_, claim in one.refusals
    )
    statement = view_of(ground, corpus.by_id[one.statement])
    return ReferralView(statement, one.to, corpus.voices.name(one.to), refusals)


def _views(ground: Ground, ids: Iterable[str]) -> tuple[StatementView, ...]:
    return tuple(view_of(ground, ground.corpus.by_id[one]) for one in ids)
