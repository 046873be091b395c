"""Findings and pairs as JSON values: what was compared, why it conflicts, what would not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.codes import CODES
from scomm_timeline.model.dates import Order
from scomm_timeline.renderers.json_judging import adjudication_value
from scomm_timeline.renderers.json_values import date_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.analysis.explain import Explanation, Way
    from scomm_timeline.analysis.findings import (
        Comparison,
        DisclosureGap,
        Meeting,
        Value,
        Witness,
    )
    from scomm_timeline.model.dates import Gap
    from scomm_timeline.renderers.json_values import Json, Object
    from scomm_timeline.reports import ChangeView, OutsideView, ReferralView
    from scomm_timeline.reports.views import FindingView


def finding_value(view: FindingView, *, withheld: bool = False) -> Object:
    """A finding with its explanation; statements by their ids.

    `withheld` leaves out what people decided about it.
    """
    finding, pair = view.finding, view.pair
    explanation = pair.explanation
    return {
        "id": finding.id,
        "code": finding.code,
        "verdict": finding.verdict.value,
        "kind": CODES[finding.code].kind,
        "level": finding.level.value,
        "voice": finding.voice,
        "family": finding.family,
        "voice_name": view.voice,
        "question": view.question,
        "topics": list(finding.topics),
        "attributes": [one.value for one in finding.attributes],
        "pair_attributes": [one.value for one in finding.pair_attributes],
        "order": pair.order.value,
        "gap_days": gap_days(pair.gap),
        "strength": finding.strength.value,
        "weakened_by": [reason for reason, _ in pair.weaknesses],
        "weighed_by": [one or None for one in pair.weighed_by],
        "deciding": deciding_value(pair.deciding),
        "a": pair.a.id,
        "b": pair.b.id,
        "pairs": finding.pairs,
        "possible_pairs": finding.possible_pairs,
        "witnesses": [list(_earlier_first(one)) for one in finding.witnesses],
        "sides": [
            {"positions": list(side.positions), "statements": list(side.ids)} for side in view.sides
        ],
        "also_against": list(finding.also_against),
        "disclosure_gaps": {
            "pairs": [_gap_value(one) for one in finding.disclosures.gaps],
            "complete": finding.disclosures.is_complete,
        },
        "adjudication": adjudication_value(view.judged, withheld=withheld),
        "explanation": {
            "chain": chain_value(explanation),
            "scope": scope_values(explanation.scope if explanation else ()),
            "announcements_looked_at": finding.announcements_looked_at,
            "would_let_both_stand": list(finding.would_let_both_stand),
            "also_on_file": list(finding.also_on_file),
        },
    }


def _gap_value(one: DisclosureGap) -> Object:
    return {
        "internal": one.internal,
        "public": one.public,
        "known": date_value(one.known) if one.known else None,
        "gap_days": gap_days(one.days) if one.days else None,
        "certain": one.is_certain,
        "contestable": list(one.contestable),
        "weakened_by": [reason.value for reason in one.weakened_by],
    }


def gap_days(gap: Gap) -> list[Json]:
    """Least and greatest number of days between the two; null where a date has no end."""
    return [gap.least, gap.most]


def _earlier_first(witness: Witness) -> tuple[str, str]:
    """The pair's ids; by the bounds of their dates where the order is not established."""
    meeting = witness.meeting
    a, b = meeting.a, meeting.b
    if meeting.order in {Order.BEFORE, Order.AFTER}:
        is_later = meeting.order is Order.AFTER
    else:
        is_later = (b.made.earliest, b.made.end, b.id) < (a.made.earliest, a.made.end, a.id)
    return (b.id, a.id) if is_later else (a.id, b.id)


def chain_value(explanation: Explanation | None) -> list[Json]:
    """What each side holds and entails, then the rule that both run into; empty if none."""
    if explanation is None or explanation.ways is None:
        return []
    rule: Object = {
        "rule": explanation.rule,
        "excludes": list(explanation.excludes or ()),
        "why": explanation.why,
        "contestable": explanation.contestable,
    }
    return [*(_way(one) for one in explanation.ways), rule]


def _way(way: Way) -> Object:
    return {
        "statement": way.statement,
        "holds": way.holds,
        "entails": list(way.entails),
        "steps": [
            {
                "position": one.position,
                "rule": one.rule,
                "why": one.why,
                "contestable": one.contestable,
            }
            for one in way.steps
        ],
    }


def scope_values(comparisons: Iterable[Comparison]) -> list[Json]:
    """Comparisons in the order in which they were made."""
    return [_comparison(one) for one in comparisons]


def _comparison(one: Comparison) -> Object:
    """One dimension; `rule` and `contestable` are those of the first bridge, if one was needed."""
    return {
        "dimension": one.dimension.value,
        "a": _value(one.a),
        "b": _value(one.b),
        "relation": one.relation,
        "outcome": one.outcome.value,
        "why": one.why or None,
        "rule": one.rules[0].id if one.rules else None,
        "contestable": any(rule.contestable for rule in one.rules) if one.rules else None,
        "rules": [rule.id for rule in one.rules],
    }


def _value(value: Value) -> Json:
    return list(value) if isinstance(value, tuple) else value


def deciding_value(one: Comparison | None) -> Json:
    """The comparison that decides, without its rules; null if nothing keeps the two apart."""
    if one is None:
        return None
    return {
        "dimension": one.dimension.value,
        "a": _value(one.a),
        "b": _value(one.b),
        "relation": one.relation,
        "why": one.why,
    }


def pair_value(meeting: Meeting) -> Object:
    """One pair of utterances, ordered by their ids, and what it comes to."""
    return {
        "a": meeting.a.id,
        "b": meeting.b.id,
        "a_holds": str(meeting.facet_a.claim.position),
        "b_holds": str(meeting.facet_b.claim.position),
        "a_denies": meeting.facet_a.denied,
        "b_denies": meeting.facet_b.denied,
        "verdict": meeting.verdict.value,
        "code": meeting.code,
        "level": meeting.level.value,
        "voice": meeting.voice,
        "order": meeting.order.value,
        "deciding": deciding_value(meeting.deciding),
        "ended_by": meeting.ended_by.id if meeting.ended_by else None,
    }


def change_value(view: ChangeView) -> Object:
    """A record that ends an earlier line; statements by their ids."""
    return {
        "code": "C401",
        "statement": view.statement.id,
        "ends": [one.id for one in view.ends],
        "topics": list(view.topics),
        "how": view.how,
        "parts": [
            {
                "how": part.how,
                "topics": list(part.topics),
                "ends": [one.id for one in part.ends],
            }
            for part in view.parts
        ],
    }


def referral_value(view: ReferralView) -> Object:
    """A referral and the statements that refuse there, by their ids."""
    return {
        "code": "C402",
        "statement": view.statement.id,
        "to": view.to,
        "refusals": [one.id for one, _ in view.refusals],
    }


def outside_value(view: OutsideView) -> Object:
    """An outside finding and the statements it is about, by their ids."""
    return {
        "code": "C204",
        "statement": view.statement.id,
        "meets": [one.id for one in view.meets],
        "may_meet": [one.id for one in view.may_meet],
    }
