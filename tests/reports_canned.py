"""Reports built by hand, one for every kind of answer. Renderers are tested on them alone.

They are about one invented set (reports_said.py): what is said in it, then pairs, findings and all
that is made of them, each in a module of its own. The expected screens in tests/golden are read by
people against the sentences of these files.
"""

from collections.abc import Mapping
from typing import Final

from scomm_timeline.analysis.inventory import Count, Inventory, Missing, Tally
from scomm_timeline.model.dates import cut_after
from scomm_timeline.model.diagnostics import CODES, Diagnostic
from scomm_timeline.model.quotations import Grade
from scomm_timeline.model.span import Position as Place
from scomm_timeline.model.span import Span
from scomm_timeline.model.statement import About
from scomm_timeline.reports import (
    CheckReport,
    ExplainReport,
    ListReport,
    ListRow,
    Report,
    ShownStatement,
    StatementReport,
    StatsReport,
    TimelineReport,
    TracedValue,
)
from scomm_timeline.reports.formatting import FormatReport
from scomm_timeline.reports.holding import PositionsReport
from scomm_timeline.reports.judging import AdjudicationReport
from scomm_timeline.reports.speaking import BodyLane
from scomm_timeline.reports.views import StatementView
from tests.reports_authored import ADDED, FORMATTED, IMPORTED, STARTED
from tests.reports_compared import (
    CHANGED_PAIR,
    COMPATIBLE_PAIR,
    DISPUTED_PAIR,
    PAIR,
    POSSIBLE_PAIR,
    SAME_PAIR,
)
from tests.reports_differing import corrections_reports, diff_reports, withdrawal_reports
from tests.reports_found import CONTRADICTIONS, NOTHING_FOUND
from tests.reports_gating import gate_reports
from tests.reports_judged import JUDGED
from tests.reports_said import (
    AS_KNOWN,
    END,
    EVALUATION,
    FIGURE,
    HEADER,
    HOSTILE,
    INCOMPLETE,
    LETTER,
    MUST,
    PARAPHRASE,
    SPEECH,
    when,
)
from tests.reports_standing import POSITIONS
from tests.reports_verified import ALTERED, LETTERS, VERIFIED, WITH_OMISSIONS


def shown(
    view: StatementView, *, maybe: bool = False, order_open: bool = False, findings=()
) -> ShownStatement:
    return ShownStatement(view, maybe, order_open, tuple(findings))


SECOND_ORDER: Final = SPEECH._replace(
    id="quill-19310610-meant",
    when=when("1931-06-10T09:30"),
    made=when("1931-06-10T09:30"),
    made_as_written=None,
    made_basis="stated",
    claims=(
        MUST._replace(
            topic="past-statements",
            position="meant-dates",
            means="The letter spoke of dates only.",
            about=About(
                voices=("ministry", "watch-office"),
                topics=("ship-lists",),
                audience="congress-committees",
                until=when("1931-06-10"),
            ),
        ),
        MUST._replace(
            becomes=when("1932-01-01"),
            valid_until=when("1933"),
            extent="some",
            stages=("arrested", "charged"),
            records=("minor",),
            mode="presupposes",
            about=About(records=("quill-19310502-may",)),
        ),
    ),
    utterance="quill-19310610-meant",
)

CUT: Final = cut_after(when("1931-06"), when("1931-06-20").earliest, "not later than its source")
assert CUT is not None

TIMELINE: Final = TimelineReport(
    header=AS_KNOWN,
    shown_by="topic ship-lists; since 1931-04",
    statements=(
        shown(PARAPHRASE, maybe=True),
        shown(LETTER, findings=("C101/ada-quill/duties",)),
        shown(SPEECH, order_open=True),
        shown(HOSTILE),
        shown(SECOND_ORDER),
        shown(EVALUATION._replace(when=CUT), order_open=True),
        shown(END),
        shown(FIGURE),
        shown(
            LETTER._replace(
                id="brandt-19310420-asks",
                act="unanswered",
                document="unknown",
                claims=(),
                citations=(),
                relations=(),
                topics=("ship-lists",),
            )
        ),
    ),
    undated=2,
    lanes=(
        BodyLane(
            "Ministry of Harbors [sic]\x1b[2J",
            "Ministry",
            0,
            (
                "quill-19310502-may",
                "quill-1931-must",
                "quill-19310603-hostile",
                "quill-19310610-meant",
                "quill-19310805-ends",
                "brandt-19310420-asks",
            ),
        ),
        BodyLane("Watch Office", "Watch", 1, ("office-tells-calder", "office-figure-1931")),
        BodyLane("The Evening Post", "The Evening Post", 0, ("post-never-realistic",)),
    ),
)

STATEMENT: Final = StatementReport(
    header=HEADER,
    statement=shown(LETTER, findings=("C101/ada-quill/duties",)),
    values=(
        TracedValue("made", "1931-05-02", "header"),
        TracedValue("quote", LETTER.text, "typed"),
        TracedValue("claim 1 component", "lists", "typed"),
        TracedValue("office", "Minister of Harbors (ministry)", "voices on that date"),
    ),
    pointed_to_by=(("quill-19310805-ends", "rescinds"),),
    versions=("quill-19310502-copy",),
)

_CODE = CODES["D106"]

CHECK: Final = CheckReport(
    header=INCOMPLETE,
    diagnostics=(
        Diagnostic(
            _CODE,
            "records/1931/1931-05-02-letter.yaml",
            'the date "1931-02-30" does not exist',
            "February 1931 has 28 days",
            span=Span(Place(12, 9), Place(12, 19)),
        ),
        Diagnostic(CODES["S302"], "records/1931/1931-04-call.yaml", "a source gives another date"),
    ),
    left_out=2,
)

EXPLAIN: Final = ExplainReport(
    HEADER, PAIR, "C101/ada-quill/duties", also_on_file=(EVALUATION, HOSTILE)
)

TOPICS: Final = ListReport(
    HEADER,
    "topics",
    (
        ListRow("ship-lists", "Must a harbor send its ship lists?", "position, 9 statements"),
        ListRow("ship-lists/required", "Every harbor must send its lists.", "", depth=1),
        ListRow("watch", "Must a harbor take part in the [watch]?", "position, 3 statements"),
    ),
)


# -- stats ----------------------------------------------------------------------------------------

_BODIES: Final = (
    "Ministry of Harbors", "Watch Office", "Senate", "Port Calder", "Aldmoor Pilots",
    "Free Captains [sic]", "Customs", "Archive of Port Calder", "Salt Board", "Court of Tides",
)  # fmt: skip

STATS: Final = StatsReport(
    header=HEADER,
    shown_by="topic ship-lists",
    inventory=Inventory(
        statements=12,
        documents=9,
        claims=14,
        figures=1,
        sources=9,
        first=when("1931-04").earliest,
        last=when("1931-12-24").latest,
        tallies=(
            Tally("topic", "statements", (Count("ship-lists", "ship-lists", 12),)),
            Tally(
                "body",
                "statements",
                (
                    *(Count(f"b{n}", name, 9 - n // 2) for n, name in enumerate(_BODIES)),
                    Count("", "", 2),
                ),
            ),
            Tally("quotation", "statements", (Count("not-checked", "not-checked", 12),)),
            Tally("review", "statements", ()),
            Tally(
                "seen",
                "sources",
                (Count("whole", "whole", 5), Count("in-part", "in-part", 4)),
            ),
        ),
        missing=(
            Missing("locator", "statements", ("quill-19310502-may", "quill-1931-must"), 12),
            Missing("source", "statements", (), 12),
            Missing("receipt", "quotations", ("quill-19310502-may",), 12),
            Missing("window", "figures", ("office-figure-1931",), 1),
            Missing("statement", "positions", ("ship-lists/never",), 3),
            Missing("month", "months", ("1931-07", "1931-08", "1931-11"), 9),
        ),
    ),
    undated=3,
)


REPORTS: Final[Mapping[str, Report]] = {
    "positions": POSITIONS,
    "positions-nothing": PositionsReport(HEADER, "", (), 0, 0),
    "adjudicate": JUDGED,
    "adjudicate-nothing": AdjudicationReport(HEADER, (), 0, 0, 0),
    "show": TIMELINE,
    "show-nothing": TIMELINE._replace(header=HEADER, statements=(), undated=0, lanes=()),
    "show-id": STATEMENT,
    "check": CHECK,
    "check-clean": CheckReport(HEADER, (), 0),
    "check-no-vocabulary": CheckReport(None, CHECK.diagnostics[:1], 0),
    "contradictions": CONTRADICTIONS,
    "contradictions-brief": CONTRADICTIONS._replace(brief=True),
    "contradictions-nothing": NOTHING_FOUND,
    "explain": EXPLAIN,
    "explain-possible": EXPLAIN._replace(pair=POSSIBLE_PAIR, finding=None),
    "explain-compatible": EXPLAIN._replace(pair=COMPATIBLE_PAIR, finding=None),
    "explain-change": EXPLAIN._replace(pair=CHANGED_PAIR, finding=None),
    "explain-dispute": EXPLAIN._replace(pair=DISPUTED_PAIR, finding=None),
    "explain-same-utterance": EXPLAIN._replace(pair=SAME_PAIR, finding=None),
    "list-topics": TOPICS,
    "list-nothing": ListReport(HEADER, "sources", ()),
    "verify": VERIFIED,
    "verify-explained": VERIFIED._replace(
        shown_by="statement dorn-press",
        documents=(LETTERS._replace(quotations=(WITH_OMISSIONS, ALTERED)),),
        counts=((Grade.MATCHES_WITH_OMISSIONS, 1), (Grade.NEEDS_READER, 1)),
        paraphrases=0,
        is_explained=True,
        written=(),
    ),
    "stats": STATS,
    "stats-nothing": StatsReport(
        HEADER._replace(statements=0),
        "",
        Inventory(0, 0, 0, 0, 0, None, None, (), (Missing("month", "months", (), 0),)),
        0,
    ),
    "init": STARTED,
    "new": ADDED,
    "new-dry-run": ADDED._replace(is_dry=True, commands=(), notices=()),
    "import": IMPORTED,
    "import-dry-run": IMPORTED._replace(is_dry=True, refused=(), like=(), present=(), empty=0),
    "verify-nothing": VERIFIED._replace(documents=(), counts=(), written=()),
    **diff_reports(HEADER, SPEECH),
    **withdrawal_reports(HEADER, SPEECH),
    **gate_reports(HEADER),
    **corrections_reports(HEADER, SPEECH),
    "fmt": FORMATTED,
    "fmt-diff": FORMATTED._replace(is_written=False, shows_diff=True, untouched=(), looked_at=2),
    "fmt-nothing": FormatReport(None, True, False, (), (), 3),
}
"""By name: a file of tests/golden/reports for each format begins with it."""
