"""A verdict is stale once a statement that was seen says something else, and only then."""

from typing import Any

import pytest

from scomm_timeline.analysis.adjudications import State
from scomm_timeline.model.content import statement_digest
from scomm_timeline.reading.kinds import Either, Many, Rows, Shape
from scomm_timeline.reading.shapes import STATEMENT
from tests.judged_edits import Path, changed, edit_name, judge, state
from tests.judged_sets import FINDING, FULL, frame, judged, read, records

MATERIAL: tuple[tuple[Path, Any], ...] = (
    (("id",), "renamed"),
    (("document",), "notice"),
    (("document-id",), "letter-two"),
    (("act",), "deed"),
    (("made",), "2031-02-11"),
    (("made",), "2031-02"),
    (("made",), "2031-02-10?"),
    (("made-as-written",), "this winter"),
    (("made-as-written",), None),
    (("made-basis",), "inferred"),
    (("released", 0, "date"), "2031-04"),
    (("released", 0, "to"), "court"),
    (("released", 0, "how"), "a suit"),
    (("released", 0, "redaction"), None),
    (("released",), None),
    (("from", "organization"), "tide-office"),
    (("from", "person"), "dov-pell"),
    (("from", "person"), "unnamed"),
    (("from", "role"), "Keeper"),
    (("to",), ["towns"]),
    (("to",), "public"),
    (("via",), ["a reporter", "a clerk"]),
    (("via",), "a clerk"),
    (("for",), "treasury"),
    (("for",), None),
    (("channel",), "public"),
    (("official",), "false"),
    (("fragment",), "May keep out"),
    (("fragment",), "may keep out."),
    (("paraphrase",), "Towns are free."),
    (("paraphrase",), None),
    (("claims", 0, "leave"), "by-notice"),
    (("claims", 0, "component"), "whole"),
    (("claims", 0, "place"), "aldery"),
    (("claims", 0, "who"), "local"),
    (("claims", 0, "population", "stage"), ["booked", "charged"]),
    (("claims", 0, "population", "record"), "serious"),
    (("claims", 0, "population"), None),
    (("claims", 0, "extent"), "some"),
    (("claims", 0, "mode"), "presupposes"),
    (("claims", 0, "mode"), "hedged"),
    (("claims", 0, "mode"), "asks"),
    (("claims", 0, "mode"), "denies"),
    (("claims", 0, "valid-from"), "2031-01"),
    (("claims", 0, "valid-until"), "2032"),
    (("claims", 1), None),
    (("announces", 0, "topic"), "duty"),
    (("announces", 0, "component"), None),
    (("announces", 0, "place"), "borrin"),
    (("announces", 0, "from"), "2031-05-01"),
    (("announces",), None),
    (("sources", 0, "source"), "archive-letter"),
    (("sources", 0, "locator"), "p. 2"),
    (("sources", 0, "text"), None),
    (("sources", 0, "made"), "2031-02-12"),
    (("sources", 0, "reporter-hedge"), None),
    (("sources", 1), None),
    (("sworn",), "false"),
    (("confidence",), "low"),
    (("after",), None),
    (("replies-to", "record"), "second-may"),
    (("replies-to", "topics"), ["duty"]),
    (("replies-to", "components"), None),
    (("refers-to",), "tide-office"),
    *(
        ((kind,), "second-may")
        for kind in (
            "supersedes",
            "rescinds",
            "ends",
            "suspends",
            "corrects",
            "confirms",
            "acknowledges",
            "reports",
            "denies-statement",
            "reinterprets",
        )
    ),
    (("before",), "must"),
)
"""Edits of one value of the full record, each of which says something else."""

REPLACED: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "becomes",
        {
            "claims": [
                {
                    "leave": "may-leave",
                    "place": "aldery",
                    "component": "lighting",
                    "becomes": "2031-02",
                }
            ]
        },
    ),
    (
        "about",
        {
            "claims": [
                {"leave": "may-leave", "place": "aldery", "component": "lighting"},
                {
                    "past-words": "same-line",
                    "place": "aldery",
                    "component": "whole",
                    "about": {"topics": "leave"},
                },
            ]
        },
    ),
    ("quote", {"fragment": None, "paraphrase": None, "quote": "A town may keep out."}),
    ("reported", {"fragment": None, "reported": "may keep out"}),
    ("characterization", {"fragment": None, "paraphrase": None, "characterization": "a way out"}),
    ("no-position", {"claims": None, "topics": "leave", "no-position": "unsure"}),
    ("by", {"claims": None, "topics": "leave", "act": "unanswered", "by": "2031-12-01"}),
    (
        "figure",
        {
            "claims": None,
            "act": "figure",
            "figure": {"measure": "towers-lit", "value": "12", "unit": "towers", "place": "aldery"},
        },
    ),
    ("topics", {"claims": None, "topics": "leave", "reports": "second-may"}),
    ("version-of", {"made": "2031-01-05", "version-of": "second-may"}),
    ("same-event-as", {"made": "2031-01-05", "same-event-as": "second-may"}),
)
"""Edits that take several values at once."""

COSMETIC: tuple[tuple[Path, Any], ...] = (
    (("notes",), "Ask somebody else."),
    (("checked",), {"sources-disagree": "Both days are printed."}),
    (("notes",), None),
    (("review",), "reviewed"),
    (("to",), ["ford-council", "towns"]),
    (("claims", 0, "place"), ["borrin", "aldery"]),
    (("claims",), FULL["claims"][::-1]),
    (("sources",), FULL["sources"][::-1]),
    (("sources", 1), {"source": "archive-letter"}),
    (("replies-to", "topics"), "levy"),
    (("claims", 0, "population", "stage"), "booked"),
    (("for",), {"organization": "ministry"}),
    (("fragment",), "may  keep\nout"),
    (("made",), "2031-02-10/2031-02-10"),
    (("channel",), None),  # what `to` gives
)
"""Edits of one value of the full record that say the same."""


@pytest.mark.parametrize("edit", MATERIAL, ids=edit_name)
def test_an_edit_of_meaning_makes_the_verdict_stale(edit):
    path, new = edit
    files = {**frame(), **records(changed(FULL, path, new))}
    if path == ("sources", 0, "source"):
        files = {**frame(), **records(changed(FULL, ("sources",), ["archive-letter"]))}
    one = judged(files)[FINDING]
    assert one.state is State.STALE
    assert any("full" in change for change in one.changes)
    assert not one.is_decided


@pytest.mark.parametrize(("name", "values"), REPLACED, ids=lambda one: str(one)[:30])
def test_other_words_or_another_substance_make_it_stale(name, values):
    full = {**FULL, **values}
    if values.get("claims", ()) is None:
        full.pop("announces")
    for key in [key for key, value in full.items() if value is None]:
        del full[key]
    assert name in STATEMENT.fields or name in ("becomes", "about")
    one = judged({**frame(), **records(full)})[FINDING]
    assert one.state is State.STALE


@pytest.mark.parametrize("edit", COSMETIC, ids=edit_name)
def test_an_edit_that_says_the_same_keeps_the_verdict(edit):
    path, new = edit
    assert state({**frame(), **records(changed(FULL, path, new))}) is State.CURRENT


def _fields(kind: Any, above: str = "") -> set[str]:
    """Every field below a kind, as `claims.mode`."""
    if isinstance(kind, Shape):
        found = set(kind.fields)
        for name, field in kind.fields.items():
            found |= {f"{name}.{one}" for one in _fields(field.kind)}
        return found
    if isinstance(kind, Many | Rows):
        return _fields(kind.item, above)
    if isinstance(kind, Either):
        return _fields(kind.plain, above) | _fields(kind.mapping, above)
    return set()


def test_every_field_that_a_record_can_have_is_edited_above():
    edited = {".".join(step for step in path if isinstance(step, str)) for path, _ in MATERIAL}
    edited |= {".".join(s for s in path if isinstance(s, str)) for path, _ in COSMETIC}
    edited |= {name for name, _ in REPLACED} | {"claims.becomes", "claims.about"}
    edited |= {"claims", "sources", "from", "replies-to", "figure", "topics"}
    known = _fields(STATEMENT)
    top = {one for one in known if "." not in one}
    # A claim takes these from its record; there they are moved, below, and not edited.
    moved = {"place", "component", "who", "population", "extent", "mode"}
    moved |= {"valid-from", "valid-until"}
    assert top - edited == moved
    relations = {kind for kind in top if f"{kind}.record" in known} - {"replies-to"}
    inner = {one for one in known if "." in one and one.partition(".")[0] not in relations}
    ours = ("claims.", "released.", "announces.", "sources.", "replies-to.", "from.")
    wanted = {one for one in inner if one.startswith(ours)}
    assert {one for one in wanted if one not in edited} == {"claims.about." + one for one in (
        "records", "voices", "topics", "audience", "until"
    )}  # fmt: skip


ABOUT_EDITS = {
    "records": {"records": "second-may"},
    "voices": {"voices": "ministry"},
    "topics": {"topics": "levy"},
    "audience": {"topics": "leave", "audience": "public"},
    "until": {"topics": "leave", "until": "2031-01"},
}


@pytest.mark.parametrize("field", ABOUT_EDITS)
def test_what_a_claim_is_about_is_bound(field):
    def full(about):
        claims = [*FULL["claims"], {"past-words": "same-line", "component": "whole"}]
        claims[-1] |= {"place": "aldery", "about": about}
        return {**FULL, "claims": claims}

    before = read({**frame(), **records(full({"topics": "leave"}))})
    bound = judge(before)
    assert state({**frame(), **records(full({"topics": "leave"}))}, bound) is State.CURRENT
    assert state({**frame(), **records(full(ABOUT_EDITS[field]))}, bound) is State.STALE


FIGURE = {
    "measure": "towers-lit",
    "value": "12",
    "unit": "towers",
    "bound": "about",
    "of": {"stage": "booked"},
    "population": {"record": "minor"},
    "place": "aldery",
    "window": "2031",
}
FIGURE_EDITS: dict[str, Any] = {
    "value": "13",
    "unit": "lamps",
    "bound": "exact",
    "of": {"stage": "charged"},
    "population": {"record": "serious"},
    "place": "borrin",
    "window": "2032",
}


@pytest.mark.parametrize("field", FIGURE_EDITS)
def test_a_figure_is_part_of_what_a_statement_says(field):
    def corpus(figure):
        record = {key: FULL[key] for key in ("id", "made", "from", "to", "document", "sources")}
        record |= {"quote": "Twelve.", "act": "figure", "figure": figure}
        return read({**frame(), **records(record)})

    before, after = corpus(FIGURE), corpus({**FIGURE, field: FIGURE_EDITS[field]})
    assert _digest_of(before, "full") != _digest_of(after, "full")
    assert set(FIGURE) == {*FIGURE_EDITS, "measure"}


def _digest_of(corpus, id_):
    return statement_digest(corpus.by_id[id_], corpus.sources)
