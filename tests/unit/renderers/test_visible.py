"""Control characters are shown, never obeyed; everything else stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scomm_timeline.renderers.visible import cell_width, paragraphs, visible


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\x1b", r"\x1b"),
        ("\x00", r"\x00"),
        ("\n", r"\x0a"),
        ("\r", r"\x0d"),
        ("\t", r"\x09"),
        ("\x7f", r"\x7f"),
        ("\x9b", r"\x9b"),
        ("\u202e", "<U+202E>"),
        ("\u2066", "<U+2066>"),
        ("\u200b", "<U+200B>"),
        ("\u2028", "<U+2028>"),
        ("\ufeff", "<U+FEFF>"),
        ("\u00ad", "<U+00AD>"),
        ("\ud800", "<U+D800>"),
        ("\U000e0041", "<U+E0041>"),
    ],
)
def test_a_character_that_steers_a_screen_is_shown_as_an_escape(character, shown):
    assert visible(f"a{character}b") == f"a{shown}b"


@pytest.mark.parametrize(
    "text", ["[sic]", "La Unión", "“no”", "a\u00a0b", "日本", "e\u0301", "§ 7"]
)
def test_other_characters_stay_as_they_are(text):
    assert visible(text) == text


@given(st.text())
def test_what_is_shown_can_be_printed_and_holds_no_control_character(text):
    shown = visible(text)
    shown.encode("utf-8")
    assert not set(shown) & {chr(code) for code in (*range(32), *range(127, 160))}


@given(st.text())
def test_making_visible_twice_changes_nothing_more(text):
    assert visible(visible(text)) == visible(text)


def test_only_line_feeds_divide_a_quotation():
    assert paragraphs("one\ntwo\r\u2028three") == ("one", r"two\x0d<U+2028>three")


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("Unión", 5), ("日本", 4), ("e\u0301", 1), ("", 0), ("\uff21", 2)],
)
def test_width_counts_columns_of_a_terminal(text, columns):
    assert cell_width(text) == columns


@pytest.mark.parametrize("blank", ["\u3164", "\u2800", "\u034f", "\uffa0", "\u115f"])
def test_a_letter_that_nobody_sees_is_shown_so_that_two_names_do_not_look_alike(blank):
    assert visible(f"Ada{blank}Quill") == f"Ada<U+{ord(blank):04X}>Quill"
