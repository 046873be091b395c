"""What a set holds and lacks, as JSON: every value and every id, not only the most frequent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.date_words import iso

if TYPE_CHECKING:
    from scomm_timeline.analysis.inventory import Missing, Tally
    from scomm_timeline.renderers.json_values import Object
    from scomm_timeline.reports import StatsReport


def stats_value(report: StatsReport) -> Object:
    """The body of the answer."""
    held = report.inventory
    return {
        "selection": report.shown_by,
        "statements": held.statements,
        "documents": held.documents,
        "claims": held.claims,
        "figures": held.figures,
        "sources": held.sources,
        "earliest": iso(held.first) if held.first is not None else None,
        "latest": iso(held.last) if held.last is not None else None,
        "undated": report.undated,
        "tallies": [_tally(one) for one in held.tallies],
        "missing": [_missing(one) for one in held.missing],
    }


def _tally(one: Tally) -> Object:
    return {
        "of": one.of,
        "unit": one.unit,
        "counts": [
            {"value": each.slug or None, "name": each.name or None, "count": each.number}
            for each in one.counts
        ],
    }


def _missing(one: Missing) -> Object:
    return {
        "what": one.what,
        "unit": one.unit,
        "count": len(one.members),
        "of": one.total,
        "members": list(one.members),
    }
