"""Lines break at spaces and nowhere else."""

from hypothesis import given
from hypothesis import strategies as st

from scomm_timeline.renderers.page import Span, Style, data, inline, own
from scomm_timeline.renderers.visible import cell_width
from scomm_timeline.renderers.wrapping import wrap

WORDS = st.text("ab-é日\u0301“”.\u00a0", min_size=1, max_size=12)
SENTENCES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
STYLED = st.lists(
    st.tuples(SENTENCES, st.sampled_from(list(Style))).map(lambda pair: Span(pair[0], pair[1])),
    min_size=1,
).map(tuple)


def texts(paragraph, *, first, rest):
    lines = wrap(paragraph, first=first, rest=rest)
    return ["".join(span.text for span in line) for line in lines]


def test_words_stay_whole_and_lines_fit():
    assert texts(inline("one two three four"), first=9, rest=10) == ["one two", "three four"]


def test_the_first_line_may_have_less_room():
    assert texts(inline("one two three"), first=4, rest=20) == ["one", "two three"]


def test_a_word_wider_than_the_page_stays_whole_on_a_line_of_its_own():
    address = "https://archive.example/a-very-long-address"
    assert texts(inline("see ", data(address), " there"), first=10, rest=10) == [
        "see",
        address,
        "there",
    ]


def test_a_word_may_run_through_several_spans():
    quotation = inline(own("“", Style.DIM), data("never"), own("”"), ",", " he said")
    assert texts(quotation, first=9, rest=9) == ["“never”,", "he said"]


def test_spaces_inside_a_line_are_evidence_and_stay():
    assert texts(inline("a  b   c"), first=20, rest=20) == ["a  b   c"]


def test_a_no_break_space_does_not_break():
    assert texts(inline("see §\u00a07 there"), first=6, rest=6) == ["see", "§\u00a07", "there"]


def test_an_empty_paragraph_is_one_empty_line():
    assert texts((), first=10, rest=10) == [""]


@given(STYLED, st.integers(1, 60), st.integers(1, 60))
def test_no_word_is_lost_moved_or_cut(paragraph, first, rest):
    whole = "".join(span.text for span in paragraph)
    assert " ".join(texts(paragraph, first=first, rest=rest)).split(" ") == whole.split(" ")


@given(STYLED, st.integers(1, 60), st.integers(1, 60))
def test_a_line_is_too_wide_only_if_it_is_one_word(paragraph, first, rest):
    for number, line in enumerate(texts(paragraph, first=first, rest=rest)):
        room = rest if number else first
        assert cell_width(line) <= room or " " not in line


@given(STYLED, st.integers(1, 60))
def test_styles_stay_with_their_words(paragraph, width):
    def styled(spans):
        return [
            (character, span.style) for span in spans for character in span.text if character != " "
        ]

    lines = wrap(paragraph, first=width, rest=width)
    assert styled(span for line in lines for span in line) == styled(paragraph)
