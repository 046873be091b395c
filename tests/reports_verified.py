"""Quotations of the invented set held against documents, built by hand."""

from typing import Final

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
from scomm_timeline.model.documents import DocumentState
from scomm_timeline.model.quotations import Grade
from scomm_timeline.reports.verifying import DocumentCheck, Method, QuotationCheck, VerifyReport
from tests.reports_said import HEADER

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
LETTERS: Final = DocumentCheck(
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
        LETTERS,
        LETTERS._replace(
            source="changed-file",
            state=DocumentState.CHANGED,
            name="changed.txt",
            problem="its SHA-256 is abababababab..., on record cdcdcdcdcdcd...",
            pages=0,
            quotations=(ABSENT._replace(graded=GradedQuotation(Grade.SOURCE_CHANGED)),),
        ),
        LETTERS._replace(
            source="locked-file",
            state=DocumentState.UNREADABLE,
            name="locked.pdf",
            sha256="",
            problem="it is protected by a password; save a copy without one",
            pages=0,
            quotations=(_UNREAD,),
        ),
        LETTERS._replace(
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
