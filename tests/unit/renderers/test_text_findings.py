"""The text of a finding: each step with its reason, its weaknesses, what is not shown."""

import re

import pytest

from scomm_timeline.analysis.findings import Strength
from scomm_timeline.model.dates import Gap, Order
from scomm_timeline.pipeline.comparing import build_explain_report
from scomm_timeline.reports.views import SaidMeanwhile
from tests.engine_builders import said, set_of
from tests.reports_canned import EXPLAIN, REPORTS
from tests.reports_compared import PAIR
from tests.reports_found import CONTRADICTIONS, FINDING, INTERNAL, POSSIBLE, WEAK
from tests.reports_said import HEADER, LETTER, NEED_NOT, PARAPHRASE, SPEECH, when
from tests.unit.renderers.shown_texts import finding, flat, one_finding, text


def test_a_finding_names_each_step_of_the_chain_with_its_reason():
    printed = flat(finding())
    assert "X1: “What is required is not left to a letter.”" in printed
    assert "ship-lists/on-request entails ship-lists/free" in printed
    assert "by R1 (open to argument): “Who need not send lists need not take part." in printed


def test_a_finding_prints_both_values_of_each_comparison():
    printed = flat(finding())
    assert "Same place (Republic of Aldmoor), people (everybody), extent (all of it)." in printed
    assert "Component: A lists; B whole. Joined by a bridge, W1: “Who speaks" in printed
    assert "Who is free or bound: A localities; B states and localities." in printed
    told = "Time: A from 2 May 1931 on; B from a day between 20 May and 1 Jun 1931 to 31 Jan 1932."
    assert told in printed


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "Order A before B, by their dates. Between them: 18 to 30 days."),
        (
            {"order": Order.AFTER, "a": SPEECH, "b": LETTER},
            "Order B before A, by their dates. Between them: 18 to 30 days.",
        ),
        (
            {"order": Order.NOT_ESTABLISHED, "b": SPEECH._replace(when=LETTER.when)},
            "Order Not established: B's day falls inside A's dates. It makes no difference to the "
            "finding; it decides who changed to what.",
        ),
        ({"order": Order.SAME_DAY, "gap": Gap(0, 0)}, "Order Both on one day; which came first"),
        ({"gap": Gap(0, None)}, "Days between them not known: a date is open."),
        (
            {
                "explanation": PAIR.explanation._replace(  # type: ignore[union-attr]
                    order_by="quill-1931-must replies-to quill-19310502-may"
                )
            },
            "Order A before B, by recorded sequence: B replies to A.",
        ),
    ],
)
def test_a_finding_says_what_established_the_order(changes, told):
    assert told in flat(finding(**changes))


@pytest.mark.parametrize(
    ("weaknesses", "told"),
    [
        ((), "Weak (no reason: strong)"),
        ((("hearsay", "B"),), "Weak (1 reason: moderate) B came through two or more mouths."),
        (
            (("date-inferred", "A and B"), ("unnamed", "A")),
            "Weak (2 reasons: weak) A and B have inferred dates. A has a speaker who is not named.",
        ),
    ],
)
def test_a_finding_counts_its_weaknesses_and_names_the_side(weaknesses, told):
    assert told in flat(finding(weaknesses=weaknesses))


def test_a_paraphrase_is_named_as_the_weakness_it_is():
    report = finding(b=PARAPHRASE, weaknesses=(("paraphrase-only", "B"),))
    assert "B is a paraphrase." in flat(report)


def test_a_finding_says_what_would_let_both_stand_and_how_to_see_more():
    printed = flat(finding())
    assert "Gone if an announced change falls between them (14 statements looked at" in printed
    assert "; or if B spoke of another part than lists." in printed
    assert "More timeline explain quill-19310502-may quill-1931-must" in printed


def test_a_denial_is_not_told_as_what_is_denied():
    report = finding(b_holds=NEED_NOT._replace(mode="denies"), b_denied=True)
    assert "denies A harbor may keep its lists" in flat(report)
    presupposed = NEED_NOT._replace(becomes=when("1932-01"))
    report = finding(b_holds=presupposed, b_denied=True)
    assert "implies that this does not hold until Jan 1932: A harbor may keep" in flat(report)


def test_a_possible_finding_names_the_one_fact():
    printed = flat(CONTRADICTIONS._replace(findings=(), weak=(), possible=(POSSIBLE,)))
    assert "Possible: 1 finding, each turning on one fact" in printed
    assert (
        "It turns on the mode: whether the hedge is a position (A: asserted; B: hedged)." in printed
    )


def test_weak_findings_stand_below_the_line_counted():
    printed = flat(CONTRADICTIONS._replace(weak=(WEAK, WEAK)))
    assert "Below the line: 2 findings" in printed
    assert "Government with Watch Office: Must a harbor" in printed
    assert "hearsay, date inferred" in printed


def test_the_last_line_counts():
    last = text(CONTRADICTIONS, 200).splitlines()[-1]
    assert last.startswith(
        "3 contradictions (2 one speaker, 1 one government), 1 possible, 2 announced changes"
    )


def test_what_is_not_shown_is_counted():
    assert (
        "Not shown: 1 finding beyond the limit (--limit); 2 disputes between voices that do not "
        "answer for each other; 1 restricted; 3 drafts." in flat(CONTRADICTIONS)
    )


def test_the_short_list_gives_three_lines_a_finding():
    report = CONTRADICTIONS._replace(brief=True, weak=(), possible=(), changes=(), header=HEADER)
    blocks = text(report, 140).split("\n\n")
    lines = blocks[1].splitlines()
    assert len(lines) == 3
    assert re.match(
        r" 1  C101  One speaker, two positions +Ada Quill: Must .+  18 to 30 days$", lines[0]
    )
    assert lines[1].endswith(f"“{LETTER.text}”")
    assert "(1 of 2)" in lines[2]


def test_every_statement_of_a_finding_is_listed_on_request():
    assert "Watch Office; unnamed clerk, Watch Office" not in flat(finding())
    printed = " ".join(text(finding(), verbose=True).split())
    assert "B's about Apr 1931" in printed
    assert "office-tells-calder" in printed


def test_a_gap_of_a_weak_pair_is_counted_and_not_named():
    (internal,) = (one for one in FINDING.disclosures if one.internal is INTERNAL)
    weak = SaidMeanwhile(
        LETTER, Gap(0, 40), True, Strength.WEAK, weakened_by=("hearsay", "low-confidence")
    )
    moderate = SaidMeanwhile(SPEECH, Gap(20, 21), True, Strength.MODERATE, weakened_by=("hearsay",))
    both = internal._replace(public=(weak, moderate))
    (_, told) = flat(one_finding(FINDING._replace(disclosures=(both,)))).split(" Gap ")
    gap, _ = told.split(" Beside ")
    assert SPEECH.id in gap
    assert LETTER.id not in gap
    assert "weakened by: hearsay." in gap
    assert (
        "Not named: 1 more pair, weakened by two or more reasons (timeline contradictions "
        "--format json names them)." in gap
    )


def test_a_gap_without_its_reasons_says_how_strong_its_pair_is():
    (internal,) = (one for one in FINDING.disclosures if one.internal is INTERNAL)
    public = (
        SaidMeanwhile(LETTER, Gap(0, 40), True, Strength.STRONG),
        SaidMeanwhile(SPEECH, Gap(20, 21), True, Strength.MODERATE),
    )
    gaps = (internal._replace(public=public),)
    (_, told) = flat(one_finding(FINDING._replace(disclosures=gaps))).split(" Gap ")
    assert (
        f"{SPEECH.id} (between 20 May and 1 Jun 1931, 20 to 21 days before); this pair by " in told
    )
    assert told.count("this pair by itself is moderate.") == 1


def test_another_record_whose_circumstances_count_is_named_in_plain_words():
    assert (
        "What counts of B is the wording, speaker and date of speech-as-printed, another record of "
        "the same utterance."
    ) in flat(finding(weighed_by=("", "speech-as-printed")))


def test_the_ends_of_a_line_are_told_as_far_as_they_are_established():
    days = ("1931-05/1931-07", "1931-04-10", "1931-06-02")
    dates = tuple(when(one) for one in days)
    (first, second) = FINDING.sides
    line = first._replace(dates=dates)
    assert "first 10 Apr 1931, last between 2 Jun and 31 Jul 1931" in flat(
        one_finding(FINDING._replace(sides=(line, second)))
    )


def test_a_verdict_comes_first_in_words_with_what_decided():
    changed = flat(REPORTS["explain-change"])
    assert (
        "An announced change: the two are inconsistent, and the change was announced. "
        "What decides is the announced change: a later decision is its own announcement. "
        "The earlier line was ended by quill-19310805-ends." in changed
    )
    disputed = flat(REPORTS["explain-dispute"])
    assert "A dispute: the two are inconsistent, and no one voice answers for both." in disputed
    assert "Voice: A Ada Quill, Minister of Harbors; B The Evening Post." in disputed


def test_an_explanation_shows_every_comparison():
    printed = flat(EXPLAIN)
    facts = ("Voice", "Mode", "Position", "Component", "Place", "People", "Extent", "Time")
    assert [one for one in facts if f" {one}: " not in printed] == []
    assert "Announced change: none in this set (14 statements by these voices" in printed


def facts_of(*claims):
    """The facts of a denial of what was said, as they are printed."""
    corpus = set_of(
        {"statements": [said("a", "2031-01-10", {"leave": "may-leave"})]},
        {"statements": [said("b", "2031-02-10", *claims)]},
    )
    a, b = corpus.by_id["a"], corpus.by_id["b"]
    return flat(build_explain_report(corpus, a, b, is_shipped=False), 120)


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ({"records": ["a"]}, "a"),
        (
            {"voices": ["ministry"], "topics": ["leave"]},
            "earlier statements by ministry on leave",
        ),
    ],
)
def test_what_a_claim_about_statements_speaks_of_is_told_once(about, told):
    denies = {"past-words": "said-may-leave", "mode": "denies", "about": about}
    printed = facts_of(denies)
    assert f"What it is about: A no earlier statement; B {told}. The later speaks" in printed
    assert "The later speaks of the earlier. " in printed
