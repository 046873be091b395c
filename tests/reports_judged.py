"""Verdicts on findings of the invented set, one of every state."""

from typing import Any, Final

from scomm_timeline.model.edtf import parse_date
from scomm_timeline.reports.judging import AdjudicationReport, JudgedRow
from scomm_timeline.reports.views import JudgedView, JudgmentView
from tests.reports_said import INCOMPLETE

_VERDICT: Final = JudgmentView(
    decision="accept",
    on=parse_date("1932-01-10"),
    reviewer="desk",
    reviewer_name="The desk",
    role="editor",
    reason="The letter [sic] says *may*; the speech says must. #3: no change was announced.",
    expires=parse_date("1932-06-30"),
    sought=True,
    response="We stand by <every> word.",
    readings=("The letter spoke of *ferries* only.", "A second \x1b[31mreading."),
    retired_on=None,
    retired_because=None,
)

_EARLIER: Final = _VERDICT._replace(
    decision="not-a-contradiction",
    on=parse_date("1931-12-01"),
    reviewer="night-desk",
    reviewer_name="",
    role="",
    reason="Read in haste.",
    expires=None,
    sought=None,
    response=None,
    readings=(),
    retired_on=parse_date("1931-12-24"),
    retired_because="It was read again.",
)


def _judged_row(finding: str, state: str, *, is_decided: bool = False, **fields: Any) -> JudgedRow:
    judged = JudgedView(finding, state, is_decided, **{"judgment": _VERDICT, **fields})
    return JudgedRow(
        judged, finding[:4], "contradiction", "moderate", "Ada Quill", "Must a list be sent?"
    )


JUDGED: Final = AdjudicationReport(
    header=INCOMPLETE,
    rows=(
        _judged_row("C101/ada-quill/ship-lists", "undecided", judgment=None),
        _judged_row(
            "C102/watch-office/ship-lists",
            "stale",
            newer=("quill-19310610-meant",),
            changes=("quill-19310502-may has changed", "rule X1 has changed"),
            earlier=(_EARLIER,),
        ),
        _judged_row(
            "C103/meridia/ship-lists",
            "newer",
            newer=("office-tells-calder", "quill-19310610-meant"),
            judgment=_VERDICT._replace(sought=False, response=None, readings=()),
        ),
        _judged_row(
            "C302/ada-quill/ship-lists",
            "may-have-expired",
            changes=("it counts until 30 Jun 1932",),
            judgment=_VERDICT._replace(response=None),
        ),
        _judged_row("C303/ada-quill/ship-lists", "current", is_decided=True),
        _judged_row("C304/ada-quill/ship-lists", "retired", judgment=_EARLIER),
        JudgedRow(
            JudgedView("C201/ada-quill/tolls", "gone", False, _VERDICT), "C201", None, None, "", ""
        ),
    ),
    contradictions=6,
    undecided=5,
    unread=1,
    written="internal/adjudications/C303.ada-quill.ship-lists.yaml",
)
