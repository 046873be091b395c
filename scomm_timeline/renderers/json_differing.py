"""A difference as JSON: both sets, records, vocabularies, findings with the edits behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.dates import FuzzyDate
from scomm_timeline.publication.conclusions import Fate
from scomm_timeline.publication.fields import Item
from scomm_timeline.publication.words import marked
from scomm_timeline.renderers.json_statements import statement_value
from scomm_timeline.renderers.json_values import date_value

if TYPE_CHECKING:
    from scomm_timeline.publication.conclusions import Conclusion, Told
    from scomm_timeline.publication.diffing import EntryChange
    from scomm_timeline.publication.fields import FieldChange, Value
    from scomm_timeline.publication.matching import Parts
    from scomm_timeline.renderers.json_values import Json, Object
    from scomm_timeline.reports.differing import (
        CauseView,
        DiffCounts,
        DiffReport,
        FindingChangeView,
        FindingsView,
        RecordsView,
        VersionView,
    )


def diff_value(report: DiffReport) -> Object:
    """The body of the answer, without the sets and what was left out of them."""
    vocabulary = report.vocabulary
    return {
        "scope": report.scope.value,
        "counts": _counts(report.counts),
        "records": _records(report.records) if report.records is not None else None,
        "vocabulary": [entry_value(one) for one in vocabulary] if vocabulary is not None else None,
        "findings": _findings(report.findings) if report.findings is not None else None,
    }


def version_value(view: VersionView) -> Object:
    """What else there is to say of a version, beside the set in it."""
    return {
        "name": view.name,
        "kind": view.kind,
        "commit": view.detail or None,
        "texts": view.texts,
        "public_part": view.is_public_part,
    }


def _counts(counts: DiffCounts) -> Object:
    files = counts.files
    return {
        "material": counts.material,
        "added": counts.added,
        "removed": counts.removed,
        "renamed": counts.renamed,
        "changed": counts.changed,
        "touched": counts.touched,
        "moved": counts.moved,
        "not_compared": counts.unmatched,
        "vocabulary": dict(counts.vocabulary),
        "vocabulary_touched": counts.vocabulary_touched,
        "cosmetic": dict(counts.cosmetic),
        "files": {
            "added": files.added,
            "removed": files.removed,
            "changed": files.changed,
            "same": files.same,
        },
        "equal_as_text": counts.unread,
    }


# -- records and vocabularies ---------------------------------------------------------------------


def _records(view: RecordsView) -> Object:
    return {
        "added": [statement_value(one) for one in view.added],
        "removed": [statement_value(one) for one in view.removed],
        "renamed": [{"old": old, "new": new} for old, new in view.renamed],
        "changed": [
            entry_value(one)
            for one in sorted((*view.changed, *view.touched), key=lambda one: one.id)
        ],
        "divided": [_parts(one) for one in view.divided],
        "joined": [_parts(one) for one in view.joined],
        "moved": [{"id": one.id, "old": one.old, "new": one.new} for one in view.moved],
        "not_compared": [
            {"kind": one.kind, "id": one.id, "readable": one.readable} for one in view.unmatched
        ],
    }


def _parts(one: Parts) -> Object:
    return {"whole": one.whole, "parts": list(one.parts)}


def entry_value(one: EntryChange) -> Object:
    """A record or an entry of the vocabularies, field by field."""
    return {
        "kind": one.kind,
        "id": one.id,
        "was": one.was,
        "change": one.what.value,
        "material": one.is_material,
        "fields": [_field(field) for field in one.fields],
    }


def _field(one: FieldChange) -> Object:
    return {
        "field": one.field,
        "material": one.is_material,
        "reason": one.reason.value or None,
        "old": _value(one.old),
        "new": _value(one.new),
        "words": marked(words) if (words := one.words) else None,
    }


def _value(value: Value) -> Json:
    if isinstance(value, FuzzyDate):
        return date_value(value)
    if isinstance(value, Item):
        return {name: _value(one) for name, one in value.values}
    if value is None or isinstance(value, str | int):
        return value
    return [_value(one) for one in value]


# -- findings -------------------------------------------------------------------------------------


def _findings(view: FindingsView) -> Object:
    by_fate: dict[Fate, list[FindingChangeView]] = {fate: [] for fate in Fate}
    for one in view.changes:
        by_fate[one.change.fate].append(one)
    changed = (*by_fate[Fate.RECLASSIFIED], *by_fate[Fate.REGRADED], *by_fate[Fate.COUNTS])
    return {
        "new": [one.change.id for one in by_fate[Fate.NEW]],
        "gone": [one.change.id for one in by_fate[Fate.GONE]],
        "changed": [_changed(one) for one in changed],
        "details": [finding_change_value(one) for one in view.changes],
        "old": {"contradictions": view.old[0], "possible": view.old[1]},
        "now": {"contradictions": view.new[0], "possible": view.new[1]},
        "same": view.same,
    }


def _changed(view: FindingChangeView) -> Object:
    change = view.change
    return {
        "id": change.id,
        "was": change.old.id if change.old else None,
        "change": change.fate.value,
        "fields": [
            {"field": one.field, "old": _told(one.old), "new": _told(one.new)}
            for one in change.fields
        ],
    }


def finding_change_value(view: FindingChangeView) -> Object:
    """A finding in both versions, and the edits that made the difference."""
    change = view.change
    return {
        "id": change.id,
        "change": change.fate.value,
        "old": _conclusion(change.old) if change.old else None,
        "new": _conclusion(change.new) if change.new else None,
        "voice_name": view.voice,
        "question": view.question,
        "causes": [_cause(one) for one in view.causes],
        "no_cause": view.why_no_cause or None,
    }


def _cause(cause: CauseView) -> Object:
    return {
        "edits": [
            {"kind": one.kind, "id": one.id, "change": one.what, "fields": list(one.fields)}
            for one in cause.edits
        ],
        "smallest": cause.is_smallest,
    }


def _conclusion(one: Conclusion) -> Object:
    return {
        "id": one.id,
        "code": one.code,
        "verdict": one.verdict,
        "level": one.level,
        "strength": one.strength,
        "weakened_by": list(one.weakened_by),
        "order": one.order,
        "attributes": list(one.attributes),
        "best_pair": list(one.best_pair),
        "pairs": one.pairs,
        "possible_pairs": one.possible_pairs,
        "statements": list(one.statements),
    }


def _told(value: Told) -> Json:
    return list(value) if isinstance(value, tuple) else value
