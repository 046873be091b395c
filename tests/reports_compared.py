"""Pairs of statements of the invented set, with what decides each."""

from typing import Final

from scomm_timeline.analysis.counterfactuals import Counterfactual
from scomm_timeline.analysis.explain import Explanation, Step, Way
from scomm_timeline.analysis.findings import Comparison, Dimension, Outcome
from scomm_timeline.model.codebook import Bridge
from scomm_timeline.model.dates import Gap, Order
from scomm_timeline.reports.views import PairView
from tests.reports_said import EVALUATION, LETTER, MUST, NEED_NOT, PARAPHRASE, SPEECH

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
