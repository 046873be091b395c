"""What writes files of a set: formatted, started, added to, imported."""

from typing import Final

from scomm_timeline.model.diagnostics import CODES, Diagnostic
from scomm_timeline.reports.authoring import (
    AuthoringReport,
    FileState,
    ImportedRow,
    ImportReport,
    Likeness,
    LikeRow,
    RefusedRow,
    TouchedFile,
)
from scomm_timeline.reports.formatting import ChangedFile, FormatReport, UntouchedFile
from tests.reports_said import HEADER

FORMATTED: Final = FormatReport(
    HEADER,
    is_written=True,
    shows_diff=False,
    changed=(
        ChangedFile(
            "records/letter.yaml", ("--- a/x", "+++ b/x", "@@ -1 +1 @@", "-a: 'b'", "+a: b")
        ),
        ChangedFile("topics/[x]\x1b[31m.yaml", ("-old", "+[new]")),
    ),
    untouched=(
        UntouchedFile("records/slip.yaml", 10, 'L024 the "quote" [sic]', "write it as `>-`"),
        UntouchedFile("records/meanwhile.yaml", None, "it changed while it was formatted", ""),
    ),
    looked_at=7,
)

_NEW_LINES = """\
document: letter
statements:
  - id: dorn-letter-open
    quote: >-
      [B]eacons [/b] may be *put out*: see #3 `now`.
"""

STARTED = AuthoringReport(
    HEADER,
    "init",
    is_dry=False,
    folder="water works",
    files=(
        TouchedFile("statements/set.yaml", FileState.NEW, "format: 1\n"),
        TouchedFile(".gitignore", FileState.LEFT, "/documents/\n"),
    ),
    statements=(),
    notices=(),
    advice=("statements/voices.yaml: who speaks.",),
    commands=("cd 'water works'", "timeline check"),
)
ADDED = AuthoringReport(
    HEADER,
    "new",
    is_dry=False,
    folder="statements",
    files=(
        TouchedFile("voices.yaml", FileState.CHANGED, "dorn: {name: Dorn}\n"),
        TouchedFile("records/2031/dorn-letter.yaml", FileState.NEW, _NEW_LINES),
    ),
    statements=("dorn-letter-open",),
    notices=(
        Diagnostic(
            CODES["S304"],
            "records/2031/dorn-letter.yaml",
            '"dorn-letter-open" cites no source',
            "every word needs a place where it can be read",
        ),
    ),
    advice=(),
    commands=("timeline show dorn-letter-open",),
)
IMPORTED = ImportReport(
    HEADER,
    is_dry=False,
    table="rows [1].csv",
    folder="statements",
    columns=(("When", "made"), ("What *they* said", "text")),
    ignored=("Color",),
    rows=5,
    empty=1,
    imported=(ImportedRow(2, "dorn-letter-open", "records/2031/dorn-letter.yaml"),),
    refused=(
        RefusedRow(3, "When", '"3/4/31" is not a date', "write 2031-03-04"),
        RefusedRow(4, "", "5 cells, where the header has 2", ""),
    ),
    present=(ImportedRow(5, "dorn-press", "records/press.yaml"),),
    like=(LikeRow(2, "dorn-letter-open", "dorn-press", Likeness.NEAR_WORDS),),
    files=(TouchedFile("records/2031/dorn-letter.yaml", FileState.NEW, _NEW_LINES),),
    commands=("timeline check",),
)
