"""A small set with one judged finding, to be changed by one edit at a time.

Four statements of one body, two a side: if an edit takes one of them out of the finding, the
finding is still there, and the verdict on it has to notice.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from scomm_timeline.analysis.adjudications import Judged, judged_findings
from scomm_timeline.analysis.whole import Analyzed, analyze
from scomm_timeline.model.adjudications import Adjudication, Decision
from scomm_timeline.model.corpus import Corpus
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.pipeline.judging import Spoken, open_docket
from scomm_timeline.reading.load import load
from tests.builders import SOURCES
from tests.engine_builders import frame_files

FINDING = "C102/ministry/watch"
REVIEWERS = (
    "reviewers:\n  desk: {name: Desk, role: editor}\n  counsel: {name: Rae Dunn, role: counsel}\n"
)
SPOKEN = Spoken(Decision.ACCEPT, parse_date("2032-01-10"), "desk", "Both cannot stand.")

Values = dict[str, Any]

FULL: Values = {
    "id": "full",
    "document": "letter",
    "document-id": "letter-one",
    "act": "statement",
    "made": "2031-02-10",
    "made-as-written": "last winter",
    "made-basis": "stated",
    "released": [{"date": "2031-03", "to": "public", "how": "the archive", "redaction": "a name"}],
    "from": {"organization": "beacon-agency", "person": "ben-holt", "role": "Director"},
    "to": ["towns", "ford-council"],
    "via": ["a clerk", "a reporter"],
    "for": "ministry",
    "channel": "local",
    "official": "true",
    "fragment": "may keep out",
    "paraphrase": "Towns are free to keep out.",
    "claims": [
        {
            "leave": "may-leave",
            "component": "lighting",
            "place": ["aldery", "borrin"],
            "who": "both",
            "population": {"stage": ["booked"], "record": ["minor"]},
            "extent": "all",
            "mode": "asserts",
            "valid-from": "2031-02",
            "valid-until": "2033",
        },
        {"charter-need": "needed", "component": "charter", "place": "aldery"},
    ],
    "announces": [
        {"topic": "levy", "component": "upkeep", "place": "aldery", "from": "2031-04-01"}
    ],
    "sources": [
        {
            "source": "gazette-2031",
            "locator": "p. 002",
            "text": "might keep out",
            "reporter-hedge": "apparently",
        },
        "archive-letter",
    ],
    "sworn": "true",
    "confidence": "medium",
    "review": "draft",
    "notes": "Ask the archive.",
    "after": "context",
    "replies-to": {"record": "context", "topics": ["levy"], "components": ["upkeep"]},
    "refers-to": "treasury",
}
"""A record with nearly every field that one can have at once."""

OTHERS: tuple[Values, ...] = (
    {
        "id": "context",
        "made": "2030-05-01",
        "from": "ford-council",
        "to": "beacon-agency",
        "document": "letter",
        "quote": "We ask.",
        "topics": "leave",
        "no-position": "unsure",
        "sources": "archive-letter",
    },
    {
        "id": "second-may",
        "made": "2031-01-05",
        "from": "beacon-agency",
        "to": "public",
        "document": "notice",
        "quote": "Whoever gives notice is let go.",
        "claims": [{"leave": "by-notice", "component": "whole", "place": "aldery"}],
        "sources": "gazette-2031",
    },
    {
        "id": "must",
        "made": "2031-03-10",
        "from": "ministry",
        "to": "public",
        "document": "speech",
        "quote": "No town leaves.",
        "claims": [{"leave": "must-stay", "component": "whole", "place": "maren"}],
        "sources": "gazette-2031",
    },
    {
        "id": "bound",
        "made": "2031-04-10",
        "from": "beacon-agency",
        "to": "public",
        "document": "report",
        "quote": "Every town is bound.",
        "claims": [{"duty": "bound", "component": "whole", "place": "maren"}],
        "sources": "gazette-2031",
    },
    {
        "id": "elsewhere",
        "made": "2031-06-10",
        "from": "treasury",
        "to": "public",
        "document": "report",
        "quote": "The act is enough.",
        "claims": [{"ground": "statute", "component": "whole", "place": "borrin"}],
        "sources": "gazette-2031",
    },
)


def frame(**changed: str) -> dict[str, str]:
    """The files of the set but its records; `changed` by path, with `__` for `/` and the dot."""
    files = {one.path: one.text or "" for one in frame_files()}
    files["set.yaml"] += REVIEWERS
    return {**files, **SOURCES, **changed}


def record_file(*statements: Mapping[str, Any], **header: Any) -> str:
    """A record file as one line of JSON, which YAML reads."""
    return json.dumps({**header, "statements": list(statements)}, ensure_ascii=False)


def records(full: Mapping[str, Any] = FULL, *more: Mapping[str, Any]) -> dict[str, str]:
    """One record file for each statement."""
    return {f"records/{one['id']}.yaml": record_file(one) for one in (full, *OTHERS, *more)}


def read(files: Mapping[str, str]) -> Corpus:
    """A set that must read without an error."""
    loaded = load([InputFile(path, text) for path, text in files.items()])
    wrong = [one for one in loaded.diagnostics if one.severity == "error"]
    assert not wrong, [(one.path, one.message) for one in wrong]
    assert loaded.corpus is not None
    return loaded.corpus


@cache
def verdict() -> Adjudication:
    """The verdict on the finding of the unchanged set."""
    docket = open_docket(read({**frame(), **records()}), None)
    taking_part = docket.findings[FINDING].statements
    assert "full" in taking_part, (
        "a code took FULL's pairs: type the field it looks at in OTHERS too"
    )
    return docket.judge(FINDING, SPOKEN)


def judged(files: Mapping[str, str], *adjudications: Adjudication) -> Mapping[str, Judged]:
    """How the findings of a set stand with these verdicts on file."""
    return judged_in(analyze(with_verdicts(read(files), *(adjudications or (verdict(),)))))


def judged_in(analyzed: Analyzed, today: int | None = None) -> Mapping[str, Judged]:
    """How the findings stand."""
    return judged_findings(analyzed, today)


def with_verdicts(corpus: Corpus, *adjudications: Adjudication) -> Corpus:
    """The set with these verdicts on file."""
    return corpus._replace(adjudications={one.finding: one for one in adjudications})
