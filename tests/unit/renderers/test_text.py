"""The text renderer: nothing cut, nothing invented, nothing obeyed; words before color."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scomm_timeline.renderers import RenderOptions
from scomm_timeline.renderers.compose import compose
from scomm_timeline.renderers.page import PLAIN_MARKS
from scomm_timeline.renderers.visible import cell_width, visible
from tests.judging import JUDGING
from tests.reports_canned import EXPLAIN, REPORTS, TIMELINE
from tests.reports_compared import PAIR
from tests.reports_said import HOSTILE, HOSTILE_TEXT, LETTER, MINISTER, SPEECH
from tests.test_house import BRITISH
from tests.unit.renderers.shown_texts import flat, show, spans, text

ROOT = Path(__file__).resolve().parents[3]
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


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
