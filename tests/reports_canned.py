"""Reports built by hand, one for every kind of answer. Renderers are tested on them alone.

The set is invented: does a harbor have to send its ship lists to the watch? Its words are chosen to
be hard on a renderer: brackets, colons, escape sequences, Markdown, long names. The expected
screens in tests/golden are read by people against the sentences of this file.
"""

from collections.abc import Mapping
from typing import Any, Final

from scomm_timeline.analysis.counterfactuals import Counterfactual
from scomm_timeline.analysis.explain import Explanation, Step, Way
from scomm_timeline.analysis.findings import (
    Attribute,
    Comparison,
    Dimension,
    DisclosureGap,
    Disclosures,
    Finding,
    Level,
    Line,
    Meeting,
    Outcome,
    Strength,
    Verdict,
    Weakness,
    Witness,
)
from scomm_timeline.analysis.inventory import Count, Inventory, Missing, Tally
from scomm_timeline.analysis.stretches import Stood
from scomm_timeline.analysis.utterances import Facet, Utterance
from scomm_timeline.evidence.normalize import RULES
from scomm_timeline.evidence.results import (
    Change,
    Context,
    DiffPart,
    GradedQuotation,
    LocatorCheck,
    LocatorVerdict,
    Nearest,
    Omission,
)
from scomm_timeline.evidence.results import Place as PlaceInDocument
from scomm_timeline.model.codebook import Bridge, Position
from scomm_timeline.model.corpus import LeftOut
from scomm_timeline.model.dates import FuzzyDate, Gap, Order, cut_after
from scomm_timeline.model.diagnostics import CODES, Diagnostic
from scomm_timeline.model.documents import DocumentState
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.quotations import Grade
from scomm_timeline.model.span import Position as Place
from scomm_timeline.model.span import Span
from scomm_timeline.model.statement import About, Act, Claim, Mode, Statement, Wording
from scomm_timeline.model.voices import Channel
from scomm_timeline.reports import (
    ChangePartView,
    ChangeView,
    CheckReport,
    ContradictionReport,
    ExplainReport,
    ListReport,
    ListRow,
    NotShown,
    OutsideView,
    ReferralView,
    Report,
    ShownStatement,
    StatementReport,
    StatsReport,
    TimelineReport,
    TracedValue,
)
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
from scomm_timeline.reports.holding import LineView, PositionsReport, TwoLinesView, VoiceBlock
from scomm_timeline.reports.judging import AdjudicationReport, JudgedRow
from scomm_timeline.reports.speaking import BodyLane
from scomm_timeline.reports.verifying import (
    DocumentCheck,
    Method,
    QuotationCheck,
    VerifyReport,
)
from scomm_timeline.reports.views import (
    CitationView,
    ClaimView,
    DisclosureView,
    FindingView,
    JudgedView,
    JudgmentView,
    PairView,
    SaidMeanwhile,
    SetHeader,
    SideView,
    SpeakerView,
    StatementView,
)
from tests.reports_differing import corrections_reports, diff_reports, withdrawal_reports
from tests.reports_gating import gate_reports


def when(text: str) -> FuzzyDate:
    return parse_date(text)


# -- the set -------------------------------------------------------------------------------------

HEADER: Final = SetHeader(
    title="Harbor Watch",
    statements=12,
    digest="5eed1a57",
    is_shipped=False,
    problems=0,
    as_known_on=None,
    not_yet_public=0,
    never_public=0,
    cited_sources=9,
    seen_in_part=4,
    incomplete=(),
)

LEFT_OUT: Final = (
    LeftOut("records/1931/1931-05-02-letter.yaml", "letter-1931-05-02", 'unknown place "atlantis"'),
    LeftOut("records/1931/broken.yaml", None, "the file is not YAML"),
)

INCOMPLETE: Final = HEADER._replace(is_shipped=True, problems=2, incomplete=LEFT_OUT)

AS_KNOWN: Final = HEADER._replace(
    statements=7, as_known_on="1931-06-01", not_yet_public=4, never_public=1
)

# -- statements ----------------------------------------------------------------------------------

MINISTER: Final = SpeakerView(
    "ada-quill", "ministry", "Minister of Harbors", "Ada Quill, Minister of Harbors"
)
OFFICE: Final = SpeakerView(None, "watch-office", None, "Watch Office")
UNNAMED: Final = SpeakerView(None, "watch-office", "clerk", "unnamed clerk, Watch Office")

GAZETTE: Final = CitationView(
    source="gazette-0601",
    title="Minister Answers the [Harbor] Towns",
    publisher="The Harbor Gazette",
    date=when("1931-06-01"),
    url="none-given",
    seen="in-part",
    locator=None,
    text=None,
    reporter_hedge=None,
)

ARCHIVE: Final = CitationView(
    source="archive-17",
    title="Letter book of the ministry",
    publisher="Archive of Port Calder",
    date=when("1931-05"),
    url="https://archive.example/letters?box=17&folio=002674_b",
    seen="whole",
    locator="folio 002674",
    text=None,
    reporter_hedge=None,
)

NEED_NOT: Final = ClaimView(
    topic="ship-lists",
    position="on-request",
    means="A harbor may keep its lists if it says so in writing.",
    question="Must a harbor send its ship lists?",
    component="lists",
    places=("aldmoor",),
    place_names=("Republic of Aldmoor",),
    who="local",
    stages=(),
    records=(),
    extent="all",
    mode="asserts",
    valid_from=when("1931-05-02"),
    valid_until=None,
    becomes=None,
    about=None,
)

MUST: Final = NEED_NOT._replace(
    position="required",
    means="Every harbor must send its lists.",
    component="whole",
    who=None,
    valid_from=when("1931-06-01"),
)

LETTER: Final = StatementView(
    id="quill-19310502-may",
    when=when("1931-05-02"),
    made=when("1931-05-02"),
    made_basis="stated",
    made_as_written=None,
    public=when("1931-06-01"),
    document="letter",
    act="statement",
    channel="congress",
    official=True,
    speakers=(MINISTER,),
    on_behalf=(),
    to=("senator-brandt",),
    to_names=("Senator Ilse Brandt",),
    via=(),
    wording="quote",
    text="A harbor that does not wish to send [its] lists shall say so in writing.",
    sense=None,
    quotation="matches",
    claims=(NEED_NOT,),
    topics=("ship-lists",),
    no_position=None,
    figure=None,
    relations=(("replies-to", "brandt-19310420-asks"),),
    announces=(),
    citations=(ARCHIVE,),
    review="reviewed",
    redacted=False,
    at="records/1931/1931-05-02-letter.yaml:9",
    utterance="quill-19310502-may",
)

SPEECH: Final = LETTER._replace(
    id="quill-1931-must",
    when=when("1931-05-20/1931-06-01"),
    made=when("1931-05-20/1931-06-01"),
    made_basis="inferred",
    made_as_written="the other day",
    document="press-conference",
    channel="public",
    to=("press",),
    to_names=("press",),
    via=("The Harbor Gazette",),
    text="The lists are [sic] required of every harbor, *without* exception",
    quotation="not-checked",
    claims=(MUST,),
    relations=(),
    citations=(GAZETTE._replace(reporter_hedge="as far as could be heard"),),
    review="draft",
    at="records/1931/1931-05-20-press.yaml:4",
    utterance="quill-1931-must",
)

PARAPHRASE: Final = SPEECH._replace(
    id="office-tells-calder",
    when=when("1931-04~"),
    made=when("1931-04~"),
    made_basis="stated",
    made_as_written=None,
    document="call",
    channel="local",
    speakers=(OFFICE, UNNAMED),
    on_behalf=(MINISTER,),
    to=("port-calder", "not-stated"),
    to_names=("Port Calder", "not stated"),
    via=("harbor master", "William Ohm (Evening Post)"),
    wording="paraphrase",
    text="The harbor must send its lists.",
    quotation="not-a-quotation",
    claims=(MUST._replace(mode="hedged", places=("port-calder",), place_names=("Port Calder",)),),
    citations=(GAZETTE, ARCHIVE._replace(text="the harbour must", date=None)),
    at="records/1931/1931-04-call.yaml:4",
    utterance="office-tells-calder",
)

HOSTILE_TEXT: Final = (
    "[bold]We[/bold] said [sic] nothing of [Secure Communities] :warning: [/b]\n"
    "A second paragraph \x1b[31mred\x1b[0m, \u202ebackward\u202c | a_b * c # d <b>e</b> `f` ~g~ \\h"
)

HOSTILE: Final = SPEECH._replace(
    id="quill-19310603-hostile",
    when=when("1931-06-03"),
    made=when("1931-06-03"),
    made_basis="stated",
    made_as_written=None,
    wording="fragment",
    text=HOSTILE_TEXT,
    sense="1. She took *no* position\x07.",
    claims=(),
    no_position="unsure",
    citations=(),
    via=(),
    speakers=(MINISTER._replace(label="Ada Quill\nFORGED LINE, Minister of Harbors"),),
    redacted=True,
    utterance="quill-19310603-hostile",
)

FIGURE: Final = SPEECH._replace(
    id="office-figure-1931",
    when=when("1931"),
    made=when("1931"),
    made_basis="in-force-on",
    made_as_written=None,
    act="figure",
    document="data-release",
    speakers=(OFFICE,),
    to=("public",),
    to_names=("public",),
    wording="reported",
    text="The office put the harbors that sent lists at “about 40”.",
    quotation="not-a-quotation",
    claims=(),
    figure="about 40 harbors: harbors that sent a list",
    citations=(GAZETTE,),
    via=(),
    utterance="office-figure-1931",
)

EVALUATION: Final = SPEECH._replace(
    id="post-never-realistic",
    when=when("1931-06"),
    made=when("1931-06"),
    made_basis="stated",
    made_as_written=None,
    document="article",
    official=False,
    speakers=(SpeakerView(None, "evening-post", None, "The Evening Post"),),
    to=("public",),
    to_names=("public",),
    wording="characterization",
    text="never was more than a courtesy",
    quotation="not-a-quotation",
    claims=(),
    no_position="not-stated",
    utterance="post-never-realistic",
    via=(),
)

END: Final = SPEECH._replace(
    id="quill-19310805-ends",
    when=when("1931-08-05"),
    made=when("1931-08-05"),
    made_basis="stated",
    made_as_written=None,
    document="order",
    act="decision",
    channel="state",
    to=("state-governors",),
    to_names=("state governors",),
    text="The letters of last May no longer stand.",
    via=(),
    announces=("ship-lists (lists)",),
    relations=(("rescinds", "quill-19310502-may"), ("after", "quill-1931-must")),
    utterance="quill-19310805-ends",
)

# -- pairs ---------------------------------------------------------------------------------------

BRIDGE: Final = Bridge("W1", "whole", "lists", "Who speaks of the watch speaks of its lists.")


def comparison(
    dimension: Dimension,
    a: str | tuple[str | None, ...] | None,
    b: str | tuple[str | None, ...] | None,
    relation: str,
    why: str = "",
    *,
    outcome: Outcome = Outcome.MEETS,
    rules: tuple[Bridge, ...] = (),
) -> Comparison:
    return Comparison(dimension, a, b, relation, outcome, why, rules)


COMPARISONS: Final = (
    comparison(Dimension.VOICE, "ada-quill", "ada-quill", "same person"),
    comparison(Dimension.MODE, "asserts", "asserts", "firm"),
    comparison(
        Dimension.OPPOSED,
        "ship-lists/on-request",
        "ship-lists/required",
        "excludes",
        "What is required is not left to a letter.",
    ),
    comparison(Dimension.COMPONENT, "lists", "whole", "bridged", BRIDGE.why, rules=(BRIDGE,)),
    comparison(Dimension.PLACE, "aldmoor", "aldmoor", "equal"),
    comparison(Dimension.WHO, "local", None, "contained"),
    comparison(Dimension.POPULATION, None, None, "equal"),
    comparison(Dimension.EXTENT, "all", "all", "equal"),
    comparison(Dimension.TIME, ("1931-05-02", None), ("1931-05-20", "1932-01-31"), "overlaps"),
    comparison(Dimension.ANNOUNCEMENT, None, None, "none", "no announced change in this set"),
)

EXPLANATION: Final = Explanation(
    ways=(
        Way(
            "quill-19310502-may",
            "ship-lists/on-request",
            "A harbor may keep its lists if it says so in writing.",
            (
                Step(
                    "ship-lists/free", "A harbor may keep its lists.", "S1", "by definition", False
                ),
                Step(
                    "watch/voluntary",
                    "The watch is voluntary.",
                    "R1",
                    "Who need not send lists need not take part. Open to argument: in what?",
                    contestable=True,
                ),
            ),
        ),
        Way("quill-1931-must", "ship-lists/required", "Every harbor must send its lists.", ()),
    ),
    rule="X1",
    excludes=("watch/voluntary", "ship-lists/required"),
    contestable=False,
    why="What is required is not left to a letter.",
    order_by="their dates",
    scope=tuple(
        one
        for one in COMPARISONS
        if one.dimension
        not in {Dimension.VOICE, Dimension.MODE, Dimension.OPPOSED, Dimension.ANNOUNCEMENT}
    ),
    announcements_looked_at=14,
    would_let_both_stand=(
        Counterfactual(
            "announced change",
            "if an announced change falls between them (14 statements looked at, none is one)",
        ),
        Counterfactual("component", "if B spoke of another part than lists"),
    ),
    also_on_file=("post-never-realistic",),
)

PAIR: Final = PairView(
    a=LETTER,
    b=SPEECH,
    a_holds=NEED_NOT,
    b_holds=MUST,
    a_denied=False,
    b_denied=False,
    verdict="contradiction",
    code="C101",
    level="person",
    order=Order.BEFORE,
    gap=Gap(18, 30),
    comparisons=COMPARISONS,
    deciding=None,
    also_parts=(),
    explanation=EXPLANATION,
    weaknesses=(("contestable-rule", "A and B"),),
    ended_by=None,
    weighed_by=("", "speech-as-printed"),
)

HEDGE: Final = comparison(
    Dimension.MODE,
    "asserts",
    "hedged",
    "hedged",
    "whether the hedge is a position",
    outcome=Outcome.UNKNOWN,
)

POSSIBLE_PAIR: Final = PAIR._replace(
    b=PARAPHRASE,
    b_holds=PARAPHRASE.claims[0],
    verdict="possible",
    code="C102",
    level="body",
    order=Order.NOT_ESTABLISHED,
    gap=Gap(0, 62),
    comparisons=(
        comparison(Dimension.VOICE, "ada-quill", "watch-office", "same body"),
        HEDGE,
        *COMPARISONS[2:],
    ),
    deciding=HEDGE,
    weaknesses=(("paraphrase-only", "B"), ("hearsay", "B"), ("unnamed", "B")),
)

APART: Final = comparison(
    Dimension.PLACE,
    "aldmoor",
    ("port-calder", "port-finch"),
    "disjoint",
    "neither place is part of the other",
    outcome=Outcome.PARTS,
)

COMPATIBLE_PAIR: Final = PAIR._replace(
    verdict="compatible",
    code=None,
    comparisons=(*COMPARISONS[:4], APART, *COMPARISONS[5:]),
    deciding=APART,
    weaknesses=(),
    explanation=EXPLANATION._replace(would_let_both_stand=()),
)

ANNOUNCED: Final = comparison(
    Dimension.ANNOUNCEMENT,
    None,
    "quill-19310805-ends",
    "decision",
    "a later decision is its own announcement",
    outcome=Outcome.PARTS,
)

CHANGED_PAIR: Final = COMPATIBLE_PAIR._replace(
    verdict="change",
    comparisons=(*COMPARISONS[:-1], ANNOUNCED),
    deciding=ANNOUNCED,
    ended_by="quill-19310805-ends",
)

TWO_VOICES: Final = comparison(
    Dimension.VOICE,
    "ada-quill",
    "evening-post",
    "different",
    "one of the two is not an official",
    outcome=Outcome.PARTS,
)

DISPUTED_PAIR: Final = COMPATIBLE_PAIR._replace(
    b=EVALUATION,
    b_holds=None,
    verdict="dispute",
    comparisons=(TWO_VOICES, *COMPARISONS[1:]),
    deciding=TWO_VOICES,
)

SAME_PAIR: Final = PAIR._replace(
    a_holds=None,
    b_holds=None,
    verdict="same-utterance",
    code=None,
    level="none",
    order=Order.SAME_DAY,
    gap=Gap(0, 0),
    comparisons=(),
    deciding=comparison(
        Dimension.UTTERANCE,
        "quill-19310502-may",
        "quill-1931-must",
        "equal",
        "both are recorded as one utterance, quill-19310502-may",
        outcome=Outcome.PARTS,
    ),
    explanation=None,
    weaknesses=(),
)

# -- findings ------------------------------------------------------------------------------------


def _utterance(view: StatementView) -> Utterance:
    statement = Statement(
        id=view.id,
        document=view.document,
        document_id=view.id,
        act=Act.STATEMENT,
        made=view.made,
        speakers=(),
        to=view.to,
        channel=Channel.PUBLIC,
        wording=Wording.QUOTE,
        text=view.text,
        official=True,
    )
    return Utterance(statement, (statement,), view.made, ())


def witness(a: StatementView, b: StatementView, *weaknesses: Weakness) -> Witness:
    claim = Claim(Position("ship-lists", "required"), "whole", ("aldmoor",))
    facet = Facet(claim, denied=False, mode=Mode.ASSERTS, start=(0, 0), end=None, is_dated=False)
    meeting = Meeting(
        _utterance(a),
        _utterance(b),
        facet,
        facet,
        Verdict.CONTRADICTION,
        Level.PERSON,
        "ada-quill",
        Order.BEFORE,
        None,
        (),
        None,
    )
    return Witness(meeting, weaknesses, Gap(18, 30))


INTERNAL: Final = PARAPHRASE._replace(
    id="office-note-may", to=("internal",), to_names=("internal",), channel="internal"
)
"""Known to the public 20 or 21 days after the speech, or never."""

DISCLOSURES: Final = Disclosures(
    (
        DisclosureGap(INTERNAL.id, SPEECH.id, when("1931-06-10/1931-06-11"), Gap(20, 21), True),
        DisclosureGap(
            INTERNAL.id,
            LETTER.id,
            when("1931-06-10/1931-06-11"),
            Gap(0, 40),
            is_certain=False,
            contestable=("R1", "W[1]"),
        ),
    ),
    is_complete=False,
)

FINDING: Final = FindingView(
    finding=Finding(
        code="C101",
        verdict=Verdict.CONTRADICTION,
        level=Level.PERSON,
        voice="ada-quill",
        family="duties",
        topics=("ship-lists",),
        attributes=(Attribute.REVERSAL, Attribute.WIDENING, Attribute.AUDIENCES),
        pair_attributes=(Attribute.AUDIENCES,),
        witnesses=(
            witness(LETTER, SPEECH, Weakness.CONTESTABLE_RULE),
            witness(LETTER, PARAPHRASE, Weakness.PARAPHRASE_ONLY, Weakness.HEARSAY),
        ),
        lines=(
            Line(("quill-19310502-may",), ("ship-lists/on-request",)),
            Line(("office-tells-calder", "quill-1931-must"), ("ship-lists/required",)),
        ),
        pairs=2,
        possible_pairs=1,
        disclosures=DISCLOSURES,
    ),
    voice="Ada Quill, Minister of Harbors, then Governor",
    voice_short="Ada Quill",
    question="Must a harbor send its ship lists?",
    pair=PAIR,
    sides=(
        SideView(("ship-lists/on-request",), (LETTER,)),
        SideView(("ship-lists/required",), (PARAPHRASE, SPEECH)),
    ),
    also_against=("Ministry of Trade",),
    also_on_file=(EVALUATION, HOSTILE),
    disclosures=(
        DisclosureView(
            INTERNAL,
            when("1931-06-10/1931-06-11"),
            (
                SaidMeanwhile(SPEECH, Gap(20, 21), is_certain=True, strength=Strength.STRONG),
                SaidMeanwhile(
                    LETTER,
                    Gap(0, 40),
                    is_certain=False,
                    strength=Strength.MODERATE,
                    contestable=("R1", "W[1]"),
                ),
            ),
        ),
        DisclosureView(
            HOSTILE,
            None,
            tuple(
                SaidMeanwhile(one, None, is_certain=True, strength=Strength.STRONG)
                for one in (LETTER, SPEECH, FIGURE)
            ),
        ),
    ),
)

POSSIBLE: Final = FINDING._replace(
    finding=FINDING.finding._replace(
        code="C102",
        verdict=Verdict.POSSIBLE,
        level=Level.BODY,
        voice="ministry",
        witnesses=(witness(LETTER, PARAPHRASE, Weakness.HEARSAY, Weakness.UNNAMED),),
        pairs=0,
        possible_pairs=3,
    ),
    voice="Watch Office, part of Ministry of Harbors",
    voice_short="Ministry with Watch Office",
    pair=POSSIBLE_PAIR,
    sides=(FINDING.sides[0], SideView(("ship-lists/required",), (PARAPHRASE,))),
    also_against=(),
    also_on_file=(),
    disclosures=(),
)

WEAK: Final = FINDING._replace(
    finding=FINDING.finding._replace(
        code="C103",
        level=Level.GOVERNMENT,
        voice="aldmoor-government",
        witnesses=(witness(LETTER, SPEECH, Weakness.HEARSAY, Weakness.DATE_INFERRED),),
    ),
    voice="Government of Aldmoor with Watch Office",
    voice_short="Government with Watch Office",
    pair=PAIR._replace(code="C103", weaknesses=(("hearsay", "B"), ("date-inferred", "B"))),
)

CHANGES: Final = (
    ChangeView(
        END,
        (LETTER, PARAPHRASE),
        (
            ChangePartView("announces", ("ship-lists", "watch"), (LETTER,)),
            ChangePartView("rescinds", (), (PARAPHRASE,)),
        ),
        ("ship-lists", "watch"),
        "announces",
    ),
    ChangeView(
        END._replace(id="quill-19310806-anew", to=("internal",), to_names=("internal",)),
        (),
        (ChangePartView("decision", (), ()),),
        (),
        "decision",
    ),
)

CONTRADICTIONS: Final = ContradictionReport(
    header=INCOMPLETE,
    shown_by="topic ship-lists",
    findings=(FINDING,),
    weak=(WEAK,),
    possible=(POSSIBLE,),
    changes=CHANGES,
    not_shown=NotShown(disputes=2, weak_only=1, restricted=1, drafts=3, beyond_limit=1),
    undecided=3,
    by_level=(("person", 2), ("body", 0), ("government", 1)),
    outside=(
        OutsideView(
            HOSTILE,
            (LETTER, PARAPHRASE),
            (SPEECH,),
            voices=("The [office]", "Ada Quill"),
            topics=("ship-lists",),
            audience="public",
        ),
        OutsideView(SPEECH, (), (LETTER,), names_them=True),
        OutsideView(HOSTILE, (LETTER,), ()),
    ),
    referrals=(
        ReferralView(HOSTILE, "calder", "The [harbor] of Calder", ((SPEECH, MUST), (LETTER, MUST))),
    ),
)

NOTHING_FOUND: Final = ContradictionReport(
    header=HEADER,
    shown_by="",
    findings=(),
    weak=(),
    possible=(),
    changes=(),
    not_shown=NotShown(0, 0, 0, 0, 0),
    undecided=0,
    by_level=(("person", 0), ("body", 0), ("government", 0)),
)


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

# -- quotations held against their documents -----------------------------------------------------

ON_ONE_PAGE: Final = PlaceInDocument(3, 210, 3, 260, 2)
ACROSS: Final = PlaceInDocument(3, 610, 4, 35, 5)

MATCHING: Final = QuotationCheck(
    statement="dorn-letter",
    wording="quote",
    words="Every harbor _may_ keep its lists [sic] * to itself.",
    compared="Every harbor _may_ keep its lists [sic] * to itself.",
    locator="p. 3",
    graded=GradedQuotation(
        Grade.MATCHES,
        (ON_ONE_PAGE,),
        Context("He wrote: “", "Every harbor _may_ keep its lists [sic] * to itself.", "” Then"),
        locator=LocatorCheck(LocatorVerdict.RIGHT),
    ),
    on_record=Grade.NOT_CHECKED,
)

WITH_OMISSIONS: Final = QuotationCheck(
    statement="dorn-press",
    wording="quote",
    words="[T]he watch … asks every harbor",
    compared="[T]he watch … asks every harbor",
    locator="HW-000123",
    graded=GradedQuotation(
        Grade.MATCHES_WITH_OMISSIONS,
        (ACROSS,),
        Context("", "the watch does not say why it asks every harbor", " for lists"),
        (
            Omission("[T]", "t", hides_negation=False),
            Omission("…", "does not say why it", hides_negation=True),
            Omission("[…]", "", hides_negation=False),
        ),
        LocatorCheck(LocatorVerdict.OTHER, "HW-000123 is page 7; it begins on page 3"),
    ),
    on_record=Grade.STALE,
)

TWICE: Final = MATCHING._replace(
    statement="dorn-twice",
    locator="the margin",
    graded=GradedQuotation(
        Grade.SEVERAL_PLACES,
        (ON_ONE_PAGE, ON_ONE_PAGE._replace(start=400, end=450), ACROSS),
        MATCHING.graded.context,
        locator=LocatorCheck(LocatorVerdict.UNCHECKED, '"the margin" names no page or number'),
    ),
    on_record=Grade.SEVERAL_PLACES,
)

ALTERED: Final = QuotationCheck(
    statement="dorn-altered",
    wording="fragment",
    words="a harbor must \x1b[31msend* its lists",
    compared="a harbor must \x1b[31msend* its lists",
    locator=None,
    graded=GradedQuotation(
        Grade.NEEDS_READER,
        nearest=Nearest(
            ON_ONE_PAGE,
            Context("that ", "a harbor need not send* its lists", ", he"),
            91.4,
            (
                DiffPart(Change.SAME, "a harbor"),
                DiffPart(Change.ONLY_QUOTED, "must"),
                DiffPart(Change.ONLY_SOURCE, "need not"),
                DiffPart(Change.SAME, "send* its lists"),
            ),
        ),
        note="no text to search on page 9",
    ),
    on_record=Grade.MATCHES,
)

ABSENT: Final = QuotationCheck(
    statement="dorn-absent",
    wording="quote",
    words="Nobody asked <b>us</b>.",
    compared="Nobody asked <b>us</b>.",
    locator=None,
    graded=GradedQuotation(Grade.NOT_FOUND),
    on_record=Grade.NOT_CHECKED,
)

_UNREAD: Final = ABSENT._replace(graded=GradedQuotation(Grade.NOT_CHECKED))
_LETTERS: Final = DocumentCheck(
    source="letters-file",
    title="Letters _of_ the harbors [copy]",
    state=DocumentState.READ,
    name="inner/letters.pdf",
    sha256="ab" * 32,
    problem="",
    pages=9,
    quotations=(MATCHING, WITH_OMISSIONS, TWICE, ALTERED, ABSENT),
)

VERIFIED: Final = VerifyReport(
    header=HEADER,
    shown_by="",
    documents=(
        _LETTERS,
        _LETTERS._replace(
            source="changed-file",
            state=DocumentState.CHANGED,
            name="changed.txt",
            problem="its SHA-256 is abababababab..., on record cdcdcdcdcdcd...",
            pages=0,
            quotations=(ABSENT._replace(graded=GradedQuotation(Grade.SOURCE_CHANGED)),),
        ),
        _LETTERS._replace(
            source="locked-file",
            state=DocumentState.UNREADABLE,
            name="locked.pdf",
            sha256="",
            problem="it is protected by a password; save a copy without one",
            pages=0,
            quotations=(_UNREAD,),
        ),
        _LETTERS._replace(
            source="lost-file",
            state=DocumentState.MISSING,
            name="",
            sha256="",
            pages=0,
            quotations=(ABSENT._replace(graded=GradedQuotation(Grade.SOURCE_MISSING)),),
        ),
    ),
    counts=(
        (Grade.MATCHES, 1),
        (Grade.MATCHES_WITH_OMISSIONS, 1),
        (Grade.SEVERAL_PLACES, 1),
        (Grade.NEEDS_READER, 1),
        (Grade.NOT_FOUND, 1),
        (Grade.SOURCE_MISSING, 1),
        (Grade.SOURCE_CHANGED, 1),
        (Grade.NOT_CHECKED, 1),
    ),
    paraphrases=4,
    method=Method(1, RULES[:2], 600, 60, 8),
    is_explained=False,
    written=("receipts/letters-file.yaml",),
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

_1931: Final = 1931 * 12


def _line(position: str, means: str, marks: str, **fields: Any) -> LineView:
    """A line whose months are typed as marks, from November 1930 on."""
    states = {"?": Stood.MAY, "=": Stood.STOOD, "S": Stood.SAID}
    months = [
        (_1931 - 2 + number, states[mark]) for number, mark in enumerate(marks) if mark in states
    ]
    given = {
        "place": "meridia",
        "place_name": "Meridia",
        "topic": "lists",
        "denied": False,
        "statements": ("quill-19310502-may",),
        "ended_by": (),
    }
    return LineView(position=position, means=means, months=tuple(months), **{**given, **fields})


POSITIONS: Final = PositionsReport(
    header=INCOMPLETE,
    shown_by="family ship-lists",
    blocks=(
        VoiceBlock(
            family="ship-lists",
            question="Must a list be sent? [/b]",
            voice="watch-office",
            voice_name="Office of the *Watch*",
            lines=(
                _line("may", "A harbor [sic] may send it.", "??S===S==========="),
                _line("must", "It must.", ".......S===??.", ended_by=("office-notice",)),
                _line("may", "A harbor [sic] may send it.", "...S...", denied=True),
                _line(
                    "only-where-the-council-has-asked-for-it",
                    "It is sent where the council asks.",
                    "............S=====",
                    place="not-stated",
                    place_name="not stated",
                ),
            ),
            two_lines=(
                TwoLinesView(
                    ("lists/may", "lists/must"),
                    ("Meridia",),
                    ("meridia",),
                    tuple(range(_1931 + 5, _1931 + 9)),
                ),
            ),
        ),
        VoiceBlock(
            family="ship-lists",
            question="Must a list be sent? [/b]",
            voice="ada-quill",
            voice_name="Ada Quill",
            lines=(
                _line("may", "A harbor [sic] may send it.", "S"),
                _line("may", "A captain may see it.", "S==", topic="sight"),
            ),
            two_lines=(),
        ),
    ),
    until=_1931 - 2 + 17,
    soft=1,
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
        documents=(_LETTERS._replace(quotations=(WITH_OMISSIONS, ALTERED)),),
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
