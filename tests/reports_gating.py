"""Canned reports of the gate, built by hand: closed for every reason there is, and open."""

from collections.abc import Mapping

from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.policy import DEFAULTS, Requirement
from scomm_timeline.reports.differing import VersionView
from scomm_timeline.reports.gating import (
    GateReport,
    LackView,
    RequirementView,
    SinceView,
    WaiverView,
)
from scomm_timeline.reports.views import SetHeader

_WAIVER = WaiverView(
    "unchecked",
    "dorn-press",
    "The tape *is* [sic] with the archive until spring.",
    parse_date("1931-09-30"),
    "Rae Dunn",
)
_IDLE = WaiverView("archives", "gazette-0601", "On paper\x1b[2J only.", parse_date("1931-08-31"))

_MISSING = (
    LackView(
        "restricted",
        "statement",
        "memo-sealed",
        "it rests on court-file (protective-order)",
        "publish without it: `restricted: counted` in the policy keeps it out, counted",
        "records/1931/memo.yaml",
        4,
        is_guarded=True,
    ),
    LackView(
        "contradictions",
        "finding",
        "C101/ada-quill/duty",
        "it has changed since it was judged (quill-speech has changed; new: dorn-press)",
        "timeline adjudicate C101/ada-quill/duty",
        "records/1931/speech.yaml",
        12,
        is_guarded=True,
    ),
    LackView(
        "not-found",
        "statement",
        "quill-speech",
        "gazette-0601: the words were not found in it",
        "timeline verify --documents DIR --explain quill-speech; then mend the record",
        "records/1931/speech.yaml",
        12,
    ),
    LackView(
        "second-reader",
        "statement",
        "quill-speech",
        "desk signed other words or another place, 2 Jun 1931",
        "timeline sign quill-speech --author WHO --reader WHO --today DATE",
        "records/1931/speech.yaml",
        12,
    ),
    LackView(
        "readable",
        "file",
        "records/1931/<b>broken</b>.yaml",
        "it was left out: the file is not YAML",
        "timeline check",
        "records/1931/<b>broken</b>.yaml",
        1,
    ),
)
_EXCUSED = (
    LackView(
        "unchecked",
        "statement",
        "dorn-press",
        "tape: nobody held the words against it",
        "timeline verify --documents DIR --source tape --record --today DATE",
        "records/1931/press.yaml",
        3,
        is_guarded=True,
        waiver=_WAIVER,
    ),
)
_COUNTED = tuple(
    LackView(
        "drafts", "statement", id_, "its coding waits for review", "timeline show", is_changed=i
    )
    for id_, i in (("clerk-note", False), ("quill-first", True))
)


def _requirements(*parts: tuple[LackView, ...]) -> tuple[RequirementView, ...]:
    return tuple(
        RequirementView(
            one.value,
            "counted" if one is Requirement.DRAFTS else DEFAULTS[one].value,
            *(sum(lack.requirement == one.value for lack in part) for part in parts),
        )
        for one in Requirement
    )


def gate_reports(header: SetHeader) -> Mapping[str, GateReport]:
    """A gate that is closed, and one that is open."""
    seal = VersionView("1931-first", "seal", "", header._replace(digest="5eed1a58"), "aaaaaaaa")
    closed = GateReport(
        header=header,
        policy="internal/policy.yaml",
        since=SinceView(seal, 3, 1, 0),
        day=parse_date("1931-07-01"),
        requirements=_requirements(_MISSING, _EXCUSED, _COUNTED),
        missing=_MISSING,
        excused=_EXCUSED,
        counted=_COUNTED,
        idle=(_IDLE,),
    )
    return {
        "gate": closed,
        "gate-open": GateReport(header, "", None, None, _requirements((), (), ()), (), (), (), ()),
    }
