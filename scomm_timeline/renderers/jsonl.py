"""JSON Lines: the answer of `json`, one object a line, for answers too long to hold at once.

The first line is the answer without its longest list; each further line is one member of that list.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from scomm_timeline.model.json_text import obey_nothing
from scomm_timeline.renderers import json_v1
from scomm_timeline.renderers.json_findings import pair_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.renderers import RenderOptions
    from scomm_timeline.renderers.json_values import Json
    from scomm_timeline.reports import Report
    from scomm_timeline.reports.views import SetHeader

ROWS: Final[Mapping[str, str]] = {
    "show": "statements",
    "check": "diagnostics",
    "contradictions": "findings",
    "explain": "scope",
    "list": "rows",
    "verify": "documents",
    "adjudicate": "findings",
    "positions": "lines",
    "stats": "missing",
    "diff": "vocabulary",
    "impact": "findings",
    "corrections": "entries",
    "gate": "missing",
    "fmt": "files",
    "init": "files",
    "new": "files",
    "import": "imported",
}
"""For each kind of answer, the list whose members are the lines."""


def render(report: Report, options: RenderOptions) -> str:
    """The report as lines. Width, color and verbosity make no difference."""
    document = json_v1.document(report, options)
    key = ROWS[str(document["kind"])]
    rows = document[key]
    if not isinstance(rows, list):  # not asked for
        return line(document, is_unicode=options.unicode)
    del document[key]
    lines = [document, *rows]
    return "".join(line(one, is_unicode=options.unicode) for one in lines)


def pair_lines(
    header: SetHeader, selection: str, pairs: Iterable[Meeting], *, is_unicode: bool
) -> Iterator[str]:
    """Pairs of utterances as lines, each made when it is asked for; the set comes first."""
    head = json_v1.head("pairs", header)
    yield line({**head, "selection": selection}, is_unicode=is_unicode)
    for pair in pairs:
        yield line(pair_value(pair), is_unicode=is_unicode)


def line(value: Json, *, is_unicode: bool) -> str:
    """One value as one line."""
    text = json.dumps(value, ensure_ascii=not is_unicode, separators=(",", ":"))
    return f"{obey_nothing(text)}\n"
