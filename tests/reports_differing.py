"""Canned reports of differences, built by hand: what changed, what that did, what it was due to."""

from collections.abc import Mapping

from scomm_timeline.model.corpus import LeftOut
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.publication.conclusions import Conclusion, ConclusionChange, Fate, ToldChange
from scomm_timeline.publication.correcting import Notice
from scomm_timeline.publication.diffing import EntryChange, Moved, Unmatched, What
from scomm_timeline.publication.fields import FieldChange, Item, Reason
from scomm_timeline.publication.matching import Parts
from scomm_timeline.reports.corrections import CorrectionsReport, EntryNotice, FindingNotice
from scomm_timeline.reports.differing import (
    CauseView,
    DiffCounts,
    DiffReport,
    EditView,
    FileCounts,
    FindingChangeView,
    FindingsView,
    RecordsView,
    Scope,
    VersionView,
)
from scomm_timeline.reports.impact import (
    ImpactReport,
    Pointer,
    SealView,
    VerdictView,
    WithdrawnView,
)
from scomm_timeline.reports.views import SetHeader, StatementView

_OLD_WORDS = "We do not see this as a duty [sic] of every harbor."
_NEW_WORDS = "We do see this as a duty [sic] of every single harbor\x1b[2J."

_SPEECH = EntryChange(
    "record",
    "quill-speech",
    What.CHANGED,
    (
        FieldChange("text", _OLD_WORDS, _NEW_WORDS, is_prose=True),
        FieldChange("made", parse_date("1931-06"), parse_date("1931-06-02")),
        FieldChange("claims[ship-lists].mode", "asserts", "hedged"),
        FieldChange("claims[ship-lists].who", None, "local"),
        FieldChange(
            "sources[gazette-0601]",
            None,
            Item((("source", "gazette-0601"), ("locator", "p. 002674"))),
        ),
        FieldChange("notes", "", "Seen again.", Reason.NOT_TOLD),
    ),
    was="quill-address",
)
_ORDER = EntryChange(
    "record",
    "dorn-press",
    What.CHANGED,
    (FieldChange("to", ("press", "towns"), ("towns", "press"), Reason.ORDER),),
)
_RULE = EntryChange(
    "family",
    "duty",
    What.CHANGED,
    (FieldChange("bridges[W1].contestable", old=True, new=False),),
)
_PERSON = EntryChange(
    "person",
    "ben-dorn",
    What.ADDED,
    (
        FieldChange(
            "person",
            None,
            Item(
                (
                    ("name", "Ben Dorn"),
                    ("offices", (Item((("role", "Clerk"), ("organization", "watch-office"))),)),
                )
            ),
        ),
    ),
)

_BEFORE = Conclusion(
    id="C101/ada-quill/duty",
    code="C101",
    verdict="contradiction",
    level="person",
    strength="strong",
    weakened_by=(),
    order="before",
    attributes=("reversal",),
    best_pair=("quill-letter", "quill-speech"),
    pairs=2,
    possible_pairs=0,
    statements=("quill-letter", "quill-speech"),
)
_GRADED = FindingChangeView(
    change=ConclusionChange(
        Fate.REGRADED,
        _BEFORE,
        _BEFORE._replace(strength="moderate", weakened_by=("date-inferred",)),
        (
            ToldChange("strength", "strong", "moderate"),
            ToldChange("weakened-by", (), ("date-inferred",)),
        ),
    ),
    title="One speaker, two positions",
    voice="Ada Quill",
    question="Must a harbor [any] send its lists?",
    causes=(
        CauseView((EditView("record", "quill-speech", "changed", ("made-basis",)),), True),
        CauseView(
            (
                EditView("record", "dorn-press", "added", ()),
                EditView("topic", "ship-lists", "changed", ("positions", "excludes")),
            ),
            is_smallest=False,
        ),
    ),
)
_COUNTED = FindingChangeView(
    change=ConclusionChange(
        Fate.COUNTS,
        _BEFORE._replace(id="C102/watch-office/duty"),
        _BEFORE._replace(id="C102/watch-office/duty", pairs=3),
        (
            ToldChange("pairs", 2, 3),
            ToldChange("statements", ("quill-letter",), ("quill-letter", "dorn-press")),
        ),
    ),
    title="One body, two positions",
    voice="Watch Office",
    question="Must a harbor [any] send its lists?",
    causes=(),
)
_GONE = FindingChangeView(
    change=ConclusionChange(Fate.GONE, _BEFORE._replace(id="C103/aldmoor/duty", code="C103"), None),
    title="One government, two positions",
    voice="Republic of Aldmoor",
    question="Must a harbor [any] send its lists?",
    causes=(),
    why_no_cause="not looked for in sets of more than 3,000 statements",
)


def diff_reports(header: SetHeader, view: StatementView) -> Mapping[str, DiffReport]:
    """One for each scope, one in which nothing differs, one of a set that was read in part."""
    old = VersionView("v1.2", "revision", "0123456789ab", header, "aaaaaaaa")
    new = VersionView(
        "next.zip", "archive", "", header._replace(digest="5eed1a58", statements=13), "bbbbbbbb"
    )
    counts = DiffCounts(
        added=1,
        removed=1,
        renamed=1,
        changed=0,
        touched=1,
        moved=1,
        unmatched=1,
        vocabulary=(("family", 1), ("person", 1)),
        vocabulary_touched=0,
        cosmetic=(("not-told", 1), ("order", 1)),
        files=FileCounts(added=1, removed=0, changed=3, same=40),
    )
    everything = DiffReport(
        old=old,
        new=new,
        scope=Scope.ALL,
        counts=counts,
        records=RecordsView(
            added=(view,),
            removed=(view._replace(id="quill-telegram"),),
            renamed=(("quill-address", "quill-speech"),),
            changed=(_SPEECH,),
            touched=(_ORDER,),
            divided=(Parts("quill-telegram", ("quill-first", "quill-second")),),
            joined=(),
            moved=(Moved("dorn-press", "records/a.yaml", "records/1931/a.yaml"),),
            unmatched=(Unmatched("record", "letter-1931-05-02", "old"),),
        ),
        vocabulary=(_RULE, _PERSON),
        findings=FindingsView((_GONE, _GRADED, _COUNTED), old=(3, 1), new=(2, 1), same=1),
    )
    nothing = DiffCounts(0, 0, 0, 0, 0, 0, 0, (), 0, (), FileCounts(0, 0, 0, 44))
    left_out = LeftOut("records/b.yaml", "letter-1931-05-02", 'unknown place "atlantis"')
    return {
        "diff": everything,
        "diff-findings": everything._replace(scope=Scope.FINDINGS, records=None, vocabulary=None),
        "diff-stat": everything._replace(
            old=old._replace(header=header._replace(digest="")),
            new=new._replace(header=header._replace(digest="")),
            scope=Scope.STAT,
            counts=counts._replace(unread=9),
            records=None,
            vocabulary=None,
            findings=None,
        ),
        "diff-nothing": everything._replace(
            new=old._replace(name="."),
            counts=nothing,
            records=RecordsView((), (), (), (), (), (), (), (), ()),
            vocabulary=(),
            findings=FindingsView((), old=(3, 1), new=(3, 1), same=4),
        ),
        "diff-incomplete": everything._replace(
            new=new._replace(header=new.header._replace(incomplete=(left_out,))),
            scope=Scope.MATERIAL,
        ),
    }


def withdrawal_reports(header: SetHeader, view: StatementView) -> Mapping[str, ImpactReport]:
    """A source on which much rests, and a statement on which nothing does."""
    return {
        "impact": ImpactReport(
            header=header,
            withdrawn=(WithdrawnView("source", "gazette-0601", "Harbors *speak* [sic] (Gazette)"),),
            fallen=(view,),
            changed=(_SPEECH,),
            pointers=(
                Pointer("dorn-press", "replies-to", view.id),
                Pointer("quill-meant", "about", view.id),
            ),
            findings=(_GONE, _GRADED, _COUNTED),
            same=1,
            verdicts=(
                VerdictView("C101/ada-quill/duty", "accept", "current", "gone", ()),
                VerdictView(
                    "C102/watch-office/duty",
                    "defer",
                    "current",
                    "stale",
                    ("dorn-press has changed",),
                ),
            ),
            seals=(
                SealView("1931-first", "1931-06-30", (view.id,), ("quill-speech",), ("C1/x/y",)),
                SealView("1931-second", "1931-07-30", (), (), ("C101/ada-quill/duty",)),
            ),
            sealed=3,
        ),
        "impact-nothing": ImpactReport(
            header=header,
            withdrawn=(WithdrawnView("statement", "dorn-press", "Beacons [/b] may be put out."),),
            fallen=(),
            changed=(),
            pointers=(),
            findings=(),
            same=3,
            sealed=1,
        ),
    }


def corrections_reports(header: SetHeader, view: StatementView) -> Mapping[str, CorrectionsReport]:
    """A list with every kind of notice, and one with none."""
    since = VersionView("1931-first", "seal", "", header._replace(digest="5eed1a58"), "aaaaaaaa")
    taken_back = EntryChange("record", "quill-telegram", What.REMOVED)
    added = EntryChange("record", "quill-first", What.ADDED)
    everything = CorrectionsReport(
        header=header,
        since=since,
        day="1931-07-01",
        entries=(
            EntryNotice(Notice.RETRACTION, taken_back, view._replace(id="quill-telegram")),
            EntryNotice(Notice.CORRECTION, _SPEECH, view),
            EntryNotice(Notice.UPDATE, added, view._replace(id="quill-first")),
            EntryNotice(Notice.UPDATE, _PERSON, None),
        ),
        findings=(
            FindingNotice(Notice.RETRACTION, _GONE),
            FindingNotice(Notice.CORRECTION, _GRADED),
            FindingNotice(Notice.UPDATE, _COUNTED),
        ),
    )
    return {
        "corrections": everything,
        "corrections-nothing": everything._replace(day="", entries=(), findings=()),
    }
