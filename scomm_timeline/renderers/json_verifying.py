"""Quotations held against their documents, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scomm_timeline.evidence.results import Context, Nearest, Place
    from scomm_timeline.renderers.json_values import Object
    from scomm_timeline.reports.verifying import (
        DocumentCheck,
        Method,
        QuotationCheck,
        VerifyReport,
    )


def verify_value(report: VerifyReport) -> Object:
    """The body of the answer."""
    return {
        "selection": report.shown_by,
        "method": _method(report.method),
        "documents": [_document(one) for one in report.documents],
        "counts": {grade.value: count for grade, count in report.counts},
        "paraphrases": report.paraphrases,
        "written": list(report.written),
    }


def _method(method: Method) -> Object:
    return {
        "version": method.version,
        "rules": [{"name": one.name, "says": one.says} for one in method.rules],
        "ellipsis_reach": method.ellipsis_reach,
        "bracket_reach": method.bracket_reach,
        "stem_reach": method.stem_reach,
    }


def _document(check: DocumentCheck) -> Object:
    return {
        "source": check.source,
        "title": check.title,
        "state": check.state.value,
        "file": check.name or None,
        "sha256": check.sha256 or None,
        "problem": check.problem or None,
        "pages": check.pages or None,
        "quotations": [_quotation(one) for one in check.quotations],
    }


def _quotation(one: QuotationCheck) -> Object:
    graded = one.graded
    return {
        "statement": one.statement,
        "wording": one.wording,
        "text": one.words,
        "grade": graded.grade.value,
        "on_record": one.on_record.value,
        "places": [_place(place) for place in graded.places],
        "printed": _context(graded.context) if graded.context else None,
        "omissions": [
            {"mark": omission.mark, "words": omission.words, "negation": omission.hides_negation}
            for omission in graded.omissions
        ],
        "locator": one.locator,
        "locator_check": {
            "verdict": graded.locator.verdict.value,
            "says": graded.locator.says or None,
        },
        "nearest": _nearest(graded.nearest) if graded.nearest else None,
        "note": graded.note or None,
    }


def _place(place: Place) -> Object:
    return {
        "page": place.page,
        "start": place.start,
        "last_page": place.last_page,
        "end": place.end,
        "paragraph": place.paragraph,
    }


def _context(context: Context) -> Object:
    return {"before": context.before, "words": context.words, "after": context.after}


def _nearest(nearest: Nearest) -> Object:
    return {
        "place": _place(nearest.place),
        "printed": _context(nearest.context),
        "likeness": round(nearest.likeness),
        "diff": [{"change": part.change.value, "words": part.words} for part in nearest.diff],
    }
