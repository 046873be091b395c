"""How the lists that are no findings are shown: announced changes, referrals, outside findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.reports import ChangePartView, ChangeView, OutsideView, ReferralView
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
        tuple(
            ChangePartView(part.how, part.topics, _views(ground, part.ends)) for part in one.parts
        ),
        one.topics,
        one.how,
    )


def outside_view(ground: Ground, one: OutsideFinding) -> OutsideView:
    """An outside finding, with the statements that it is, or may be, about."""
    claims = ground.corpus.by_id[one.statement].claims
    spoken = [claim.about for claim in claims if claim.about is not None]
    return OutsideView(
        view_of(ground, ground.corpus.by_id[one.statement]),
        _views(ground, one.meets),
        _views(ground, one.may_meet),
        tuple(dict.fromkeys(_short(ground, slug) for about in spoken for slug in about.voices)),
        _every(about.topics for about in spoken),
        next((about.audience for about in spoken if about.audience), None),
        names_them=any(about.records for about in spoken),
    )


def _every(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """What any of some lists names; nothing if one of them names nothing, and so sets no limit."""
    found = tuple(lists)
    return tuple(dict.fromkeys(one for some in found for one in some)) if all(found) else ()


def _short(ground: Ground, voice: str) -> str:
    voices = ground.voices
    return voices.short(voice) if voice in voices.organizations else voices.name(voice)


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
