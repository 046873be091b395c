"""Statements as JSON values: every default resolved, names and slugs of the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.date_words import iso
from scomm_timeline.renderers.json_values import date_value

if TYPE_CHECKING:
    from scomm_timeline.model.statement import About
    from scomm_timeline.renderers.json_values import Object
    from scomm_timeline.reports import ShownStatement
    from scomm_timeline.reports.views import CitationView, ClaimView, SpeakerView, StatementView


def shown_value(shown: ShownStatement) -> Object:
    """A statement in a list of statements."""
    return {
        **statement_value(shown.view),
        "maybe": shown.maybe,
        "order_open": shown.order_open,
    }


def statement_value(view: StatementView) -> Object:
    """A statement on its own."""
    return {
        "id": view.id,
        "made": {
            **date_value(view.made),
            "basis": view.made_basis,
            "as_written": view.made_as_written,
        },
        "when": date_value(view.when),
        "public": date_value(view.public) if view.public else None,
        "document": view.document,
        "act": view.act,
        "channel": view.channel,
        "official": view.official,
        "from": [_speaker(one) for one in view.speakers],
        "for": [_speaker(one) for one in view.on_behalf],
        "to": list(view.to),
        "via": list(view.via),
        "wording": view.wording,
        "text": view.text,
        "sense": view.sense,
        "quotation": view.quotation,
        "claims": [_claim(one) for one in view.claims],
        "topics": list(view.topics),
        "no_position": view.no_position,
        "figure": {"text": view.figure} if view.figure is not None else None,
        "announces": [{"text": one} for one in view.announces],
        "relations": [{"kind": kind, "target": target} for kind, target in view.relations],
        "sources": [_citation(one) for one in view.citations],
        "review": view.review,
        "redacted": view.redacted,
        "utterance": view.utterance,
        "at": view.at,
    }


def _speaker(view: SpeakerView) -> Object:
    return {
        "person": view.person,
        "role": view.role,
        "organization": view.organization,
        "label": view.label,
    }


def _claim(view: ClaimView) -> Object:
    limited = view.stages or view.records
    until = view.valid_until
    return {
        "topic": view.topic,
        "position": view.position,
        "means": view.means,
        "component": view.component,
        "places": list(view.places),
        "who": view.who,
        "population": (
            {"stage": list(view.stages), "record": list(view.records)} if limited else None
        ),
        "extent": view.extent,
        "mode": view.mode,
        "valid": [iso(view.valid_from.earliest), iso(until.latest) if until else None],
        "becomes": date_value(view.becomes) if view.becomes else None,
        "about": _about(view.about) if view.about else None,
    }


def _about(about: About) -> Object:
    return {
        "records": list(about.records),
        "voices": list(about.voices),
        "topics": list(about.topics),
        "audience": about.audience,
        "until": date_value(about.until) if about.until else None,
    }


def _citation(view: CitationView) -> Object:
    return {
        "source": view.source,
        "locator": view.locator,
        "title": view.title,
        "publisher": view.publisher,
        "date": date_value(view.date) if view.date else None,
        "basis": view.basis,
        "url": view.url,
        "seen": view.seen,
        "text": view.text,
        "reporter_hedge": view.reporter_hedge,
        "quotation": view.quotation,
        "checked": view.checked,
    }
