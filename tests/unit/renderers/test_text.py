"""The text renderer: nothing cut, nothing invented, nothing obeyed; words before color."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scomm_timeline.analysis.findings import Strength
from scomm_timeline.model.dates import Gap, Order
from scomm_timeline.pipeline.comparing import build_explain_report
from scomm_timeline.renderers import RenderOptions, render
from scomm_timeline.renderers.compose import compose
from scomm_timeline.renderers.page import PLAIN_MARKS, Block, Span
from scomm_timeline.renderers.visible import cell_width, visible
from scomm_timeline.reports import Report
from scomm_timeline.reports.differing import DiffReport
from scomm_timeline.reports.views import FindingView, SaidMeanwhile
from tests.engine_builders import said, set_of
from tests.judging import JUDGING
from tests.reports_canned import (
    CONTRADICTIONS,
    EXPLAIN,
    FIGURE,
    FINDING,
    HEADER,
    HOSTILE,
    HOSTILE_TEXT,
    INCOMPLETE,
    INTERNAL,
    LETTER,
    MINISTER,
    NEED_NOT,
    PAIR,
    PARAPHRASE,
    POSSIBLE,
    REPORTS,
    SPEECH,
    STATEMENT,
    TIMELINE,
    WEAK,
    shown,
    when,
)
from tests.test_house import BRITISH

ROOT = Path(__file__).resolve().parents[3]
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def text(report: Report, width: int = 80, **options: bool) -> str:
    return render("text", report, RenderOptions(width=width, **options))


def flat(report: Report, width: int = 80) -> str:
    """The report with every run of white space as one space."""
    return " ".join(text(report, width).split())


def show(*views) -> Report:
    return TIMELINE._replace(statements=tuple(shown(view) for view in views), lanes=())


def finding(**changes) -> Report:
    """The contradiction report with one finding, whose pair is changed."""
    return one_finding(FINDING._replace(pair=PAIR._replace(**changes)))


def one_finding(view: FindingView) -> Report:
    """The contradiction report with one finding."""
    return CONTRADICTIONS._replace(findings=(view,), weak=(), possible=(), changes=())


def spans(block: Block) -> list[Span]:
    """Every span of a block, however it is nested."""
    found: list[Span] = []
    parts: list[object] = list(block)
    while parts:
        part = parts.pop()
        if isinstance(part, Span):
            found.append(part)
        elif isinstance(part, tuple):
            parts.extend(part)
    return found


# -- law and order -------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [72, 80, 100, 120])
@pytest.mark.parametrize("name", REPORTS)
def test_no_line_is_wider_than_the_page_but_those_that_an_editor_follows(name, width):
    wide = [line for line in text(REPORTS[name], width).splitlines() if cell_width(line) > width]
    assert [line for line in wide if not re.match(r"\S+\.yaml:(?:\d+:\d+:)? ", line)] == []


# The short list tells a quotation that does not fit by its position, and a page too narrow for a year
# tells a grid in words, so they are not among these; nor are lanes, which have tests of their own.
PICTURELESS = {**REPORTS, "show": TIMELINE._replace(lanes=())}


@pytest.mark.parametrize("name", sorted(set(REPORTS) - {"contradictions-brief", "positions"}))
def test_the_narrowest_page_holds_the_same_words(name):
    assert text(PICTURELESS[name], 1).split() == text(PICTURELESS[name], 200).split()


def test_a_page_too_narrow_for_a_year_tells_a_grid_in_the_words_of_the_table():
    report = REPORTS["positions"]
    narrow = " ".join(text(report, 20).split())
    for words in (
        "must: stood Jun 1931 to Sep 1931; said Jun 1931; may have stood Oct 1931 to Nov 1931; by",
        "not may: stood Feb 1931; said Feb 1931; by quill-19310502-may",
        "may: stood Jan 1931 and on; said Jan 1931, May 1931; may have stood Nov 1930 to Dec 1930",
    ):
        assert words in narrow
    assert "JFMAMJJASOND" not in narrow


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_every_year_of_a_grid_stands_on_the_page_whatever_its_width(width):
    words = text(REPORTS["positions"], width).split()
    assert {"1930", "1931"} <= set(words)
    for run in ("??", "S===S=======", ".....S===??.", ".....!!!!..."):
        assert run in words


@pytest.mark.parametrize("name", REPORTS)
def test_no_line_ends_in_a_space(name):
    assert [line for line in text(REPORTS[name]).splitlines() if line != line.rstrip()] == []


@pytest.mark.parametrize("name", REPORTS)
def test_our_own_words_do_not_judge_and_are_american(name):
    own = [
        span.text
        for block in compose(REPORTS[name], RenderOptions())
        for span in spans(block)
        if not span.is_data
    ]
    assert own
    assert [one for one in own if JUDGING.search(one) or BRITISH.search(one)] == []


@pytest.mark.parametrize("name", REPORTS)
def test_our_own_marks_have_plain_fallbacks(name):
    own = [
        span.text
        for block in compose(REPORTS[name], RenderOptions())
        for span in spans(block)
        if not span.is_data
    ]
    assert [one for one in own if not one.translate(PLAIN_MARKS).isascii()] == []


@pytest.mark.parametrize("name", REPORTS)
def test_color_adds_escapes_and_nothing_else(name):
    colored = text(REPORTS[name], color=True)
    assert ESCAPES.search(colored)
    assert ESCAPES.sub("", colored) == text(REPORTS[name])


def test_plain_text_does_not_import_rich():
    code = (
        "import sys; from tests.reports_canned import REPORTS;"
        "from scomm_timeline.renderers import render, RenderOptions;"
        "[render('text', one, RenderOptions()) for one in REPORTS.values()];"
        "print([name for name in sys.modules if name.split('.')[0] in {'rich', 'yaml', 'typer'}])"
    )
    process = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert process.stdout == "[]\n"


# -- data is evidence ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["[sic]", "[/b]", "[Secure Communities]", "[bold]We[/bold]", ":warning:", "*without*", r"\h"],
)
@pytest.mark.parametrize("color", [False, True])
def test_what_looks_like_markup_stays(words, color):
    printed = ESCAPES.sub("", text(show(HOSTILE, SPEECH), color=color))
    assert words in printed


def test_escape_sequences_of_the_data_are_shown_and_not_obeyed():
    printed = text(show(HOSTILE))
    assert "\x1b" not in printed
    assert r"\x1b[31mred\x1b[0m," in printed
    assert "<U+202E>backward<U+202C>" in printed


def test_a_line_feed_in_a_name_forges_no_line():
    lines = text(show(HOSTILE)).splitlines()
    assert not any(line.strip().startswith("FORGED") for line in lines)


def test_a_quotation_keeps_its_paragraphs():
    lines = [line.strip() for line in text(show(HOSTILE), 200).splitlines()]
    first, second = visible(HOSTILE_TEXT.split("\n")[0]), visible(HOSTILE_TEXT.split("\n")[1])
    assert f"“{first}" in lines
    assert f"{second}”" in lines


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.sampled_from(["quote", "fragment", "reported", "paraphrase", "characterization"]),
    st.integers(20, 120),
)
def test_every_text_survives_whole_in_order(words, wording, width):
    view = LETTER._replace(text=words, wording=wording)
    wanted = " ".join(visible(words.replace("\n", " ")).split(" ")).split()
    printed = " ".join(text(show(view), width).split("\n"))
    for report in (printed, text(EXPLAIN._replace(pair=PAIR._replace(a=view)), width)):
        found = report.replace("“", "").replace("”", "").replace("\n", " ").split()
        joined = f" {' '.join(found)} "
        assert (
            f" {' '.join(wanted).replace('“', '').replace('”', '')} ".replace("  ", " ") in joined
        )


def test_ten_thousand_characters_and_forty_speakers_are_all_there():
    long = " ".join(f"word{number}" for number in range(1500))
    crowd = tuple(
        MINISTER._replace(label=f"Governor number {number} of a rather long place")
        for number in range(40)
    )
    printed = flat(show(LETTER._replace(text=long, speakers=crowd)))
    assert f"“{long}”" in printed
    for one in crowd:
        assert one.label in printed


def test_a_word_wider_than_the_page_stays_whole():
    word = "x" * 300
    assert word in text(show(LETTER._replace(text=word)))


# -- words and their marks -----------------------------------------------------------------------


def test_only_verbatim_words_stand_in_quotation_marks():
    assert f"“{LETTER.text}”" in flat(show(LETTER))
    for view in (PARAPHRASE, FIGURE):
        assert f"“{view.text}" not in flat(show(view))
        assert view.text in flat(show(view))


@pytest.mark.parametrize(
    ("view", "told"),
    [
        (LETTER, "(quotation matches the source)"),
        (SPEECH, "(quotation not checked against the source)"),
        (HOSTILE, "(fragment; quotation not checked against the source)"),
        (PARAPHRASE, "(coder's paraphrase; nothing to match)"),
        (FIGURE, "(the source's own sentence, telling what was said)"),
    ],
    ids=lambda value: getattr(value, "id", ""),
)
def test_each_text_says_what_it_is(view, told):
    assert told in flat(show(view))


def test_a_date_says_its_bounds_and_why():
    assert "between 20 May and 1 Jun 1931 (source says “the other day”; date inferred)" in flat(
        show(SPEECH)
    )


def test_a_date_narrowed_by_another_record_says_what_this_one_alone_would_give():
    view = LETTER._replace(made=when("1931-05"))
    assert (
        "2 May 1931 (dated by another record of the same utterance; this record by itself: May 1931)"
    ) in flat(show(view))


def test_what_a_record_says_of_its_date_is_not_said_of_a_narrower_one_of_another():
    view = LETTER._replace(
        made=when("1931-05"), made_as_written="in May", made_basis="resolved-inside-dated-page"
    )
    assert (
        "this record by itself: May 1931; source says “in May”; date taken from the dated page"
    ) in flat(show(view))


@pytest.mark.parametrize(
    ("to", "names", "channel", "told"),
    [
        (("press",), ("press",), "public", "to the press"),
        (("internal",), ("internal",), "internal", "internal"),
        (("state-governors",), ("state governors",), "state", "to the state governors"),
        (("zoe",), ("Zoe Lofgren",), "congress", "to Zoe Lofgren (Congress)"),
        (("not-stated",), ("not stated",), "not-stated", "to an addressee who is not stated"),
        (("a", "press"), ("Ann", "press"), "public", "to Ann, the press"),
    ],
)
def test_it_says_to_whom(to, names, channel, told):
    view = LETTER._replace(to=to, to_names=names, channel=channel)
    lines = [line.strip() for line in text(show(view), 120).splitlines()]
    assert any(line.endswith(f"   {told}") for line in lines)


def test_mouths_are_named_nearest_the_speaker_first():
    assert "via harbor master, then William Ohm (Evening Post)" in flat(show(PARAPHRASE))


def test_a_source_names_publisher_date_place_and_how_much_was_seen():
    printed = flat(show(PARAPHRASE))
    assert "The Harbor Gazette, 1 Jun 1931 (seen in part)" in printed
    assert "Archive of Port Calder, undated, folio 002674; printed here:" in printed
    assert "the reporter hedges: “as far as could be heard”" in flat(show(SPEECH))


def test_a_statement_without_a_source_says_so():
    assert "no source given" in flat(show(HOSTILE))


# -- the set -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REPORTS)
def test_the_first_line_names_the_set(name):
    report = REPORTS[name]
    first = text(report, 200).splitlines()[0]
    if report.header is None:
        assert first.startswith("The vocabulary of this set does not load")
    elif isinstance(report, DiffReport):
        assert first.startswith("OLD Harbor Watch    ")
        assert text(report, 200).splitlines()[1].startswith("NEW Harbor Watch    ")
    else:
        assert first.startswith(f"Harbor Watch    set 5eed1a57    {report.header.statements} ")


def test_the_shipped_set_and_what_was_left_out_are_in_the_first_line():
    first = text(CONTRADICTIONS, 120).splitlines()[0]
    assert first.endswith("12 statements, 2 problems    shipped    incomplete: 2 left out")
    assert "shipped" not in text(REPORTS["contradictions-nothing"])
    assert "ncomplete" not in text(REPORTS["contradictions-nothing"])


@pytest.mark.parametrize("name", ["show", "show-id", "contradictions", "explain", "list-topics"])
def test_everything_left_out_is_named_at_the_end(name):
    report = REPORTS[name]
    assert not isinstance(report, DiffReport)
    printed = flat(report._replace(header=INCOMPLETE))
    assert "letter-1931-05-02 in records/1931/1931-05-02-letter.yaml: unknown place" in printed
    assert "the whole file in records/1931/broken.yaml: the file is not YAML" in printed


def test_a_set_as_it_was_known_on_a_day_says_what_it_lacks():
    first = text(TIMELINE, 200).splitlines()[0]
    assert "as known on 1 Jun 1931" in first
    assert "not yet public then: 4, never public: 1" in first


def test_the_contradiction_report_says_what_it_compared_and_what_the_word_means():
    head = " ".join(text(CONTRADICTIONS).split("\n\n")[0].split())
    assert "Compared: the whole set. Shown: findings that touch topic ship-lists." in head
    assert "two positions that the codebook lists as incompatible" in head
    assert "Of 9 cited sources, 4 were seen in part only." in head


# -- findings ------------------------------------------------------------------------------------


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
    dates = tuple(LETTER._replace(when=when(one)) for one in days)
    (first, second) = FINDING.sides
    line = first._replace(statements=dates)
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


# -- empty answers, neighbors --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("show-nothing", "No statement matches."),
        ("contradictions-nothing", "No contradiction was found among the statements that were"),
        ("check-clean", "No problem found in 12 statements."),
        ("list-nothing", "This set has no sources."),
        ("explain-compatible", "Compatible: both can stand."),
        ("explain-compatible", "In no finding."),
    ],
)
def test_an_empty_answer_says_so_in_a_sentence(name, told):
    assert told in flat(REPORTS[name])


def test_neighbors_whose_order_is_open_are_marked_and_others_are_not():
    report = TIMELINE._replace(statements=(shown(LETTER), shown(SPEECH, order_open=True)), lanes=())
    first, second = text(report).split("\n\n")[1:3]
    assert "not established" not in first
    assert second.splitlines()[2] == "  (order to the one above not established)"


def test_a_statement_that_only_may_belong_is_marked():
    report = TIMELINE._replace(statements=(shown(LETTER, maybe=True), shown(SPEECH)), lanes=())
    first, second = text(report).split("\n\n")[1:3]
    assert "may be outside the days asked for" in first
    assert "may be outside" not in second


def test_a_problem_is_one_line_that_an_editor_can_follow():
    lines = text(REPORTS["check"], 40).splitlines()
    assert (
        'records/1931/1931-05-02-letter.yaml:12:9: error[D106] the date "1931-02-30" does not exist'
    ) in lines
    assert "    help: February 1931 has 28 days" in lines
    assert lines[-1] == "1 error, 1 notice; 2 left out."


def test_one_statement_is_shown_with_where_each_value_came_from():
    printed = flat(STATEMENT)
    assert "made 1931-05-02 (header)" in printed
    assert "office Minister of Harbors (ministry) (voices on that date)" in printed
    assert "this one replies to brandt-19310420-asks" in printed
    assert "quill-19310805-ends rescinds this one" in printed
    assert "one utterance with quill-19310502-copy" in printed
