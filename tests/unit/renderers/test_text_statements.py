"""The text of a statement and of a set: whose words, when, to whom, and what is missing."""

import pytest

from scomm_timeline.reports.differing import DiffReport
from tests.reports_canned import REPORTS, STATEMENT, TIMELINE, shown
from tests.reports_found import CONTRADICTIONS
from tests.reports_said import FIGURE, HOSTILE, INCOMPLETE, LETTER, PARAPHRASE, SPEECH, when
from tests.unit.renderers.shown_texts import flat, show, text

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
