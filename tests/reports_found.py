"""Findings of the invented set, what was said meanwhile, and who knew."""

from typing import Final

from scomm_timeline.analysis.findings import (
    Attribute,
    DisclosureGap,
    Disclosures,
    Finding,
    Level,
    Line,
    Meeting,
    Strength,
    Verdict,
    Weakness,
    Witness,
)
from scomm_timeline.analysis.utterances import Facet, Utterance
from scomm_timeline.model.codebook import Position
from scomm_timeline.model.dates import Gap, Order
from scomm_timeline.model.statement import Act, Claim, Mode, Statement, Wording
from scomm_timeline.model.voices import Channel
from scomm_timeline.reports import (
    ChangePartView,
    ChangeView,
    ContradictionReport,
    NotShown,
    OutsideView,
    ReferralView,
)
from scomm_timeline.reports.views import (
    DisclosureView,
    FindingView,
    SaidMeanwhile,
    SideView,
    StatementView,
)
from tests.reports_compared import PAIR, POSSIBLE_PAIR
from tests.reports_said import (
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


def side(position: str, *views: StatementView) -> SideView:
    """A line of a finding that holds one position."""
    return SideView(
        (position,), tuple(one.id for one in views), tuple(one.when for one in views), views
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
        side("ship-lists/on-request", LETTER),
        side("ship-lists/required", PARAPHRASE, SPEECH),
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
    sides=(FINDING.sides[0], side("ship-lists/required", PARAPHRASE)),
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
