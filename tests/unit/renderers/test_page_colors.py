"""The colors of the page: every pair that words and marks can make with a ground, by computing it."""

import re
from pathlib import Path

import pytest

from tests.command import ROOT

STYLE = Path(ROOT / "scomm_timeline/renderers/templates/style.css").read_text(encoding="utf-8")
SCHEMES = [
    dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
]
GROUNDS = ("paper", "panel")
WORDS = ("ink", "soft", "link", "alarm")
MARKS = ("first", "second", "other", "none", "soft", "ink")


def luminance(color):
    """Relative luminance (WCAG 2.2)."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, two):
    lighter, darker = sorted((luminance(one), luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_of_contrast_is_right():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_color_is_one_of_the_scheme():
    rest = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-f]{3,8}\b(?![^{}]*\{)|\brgba?\(|\bhsl", rest) == []
    used = set(re.findall(r"var\(--(\w+)\)", rest))
    assert used == set(SCHEMES[0]) == {*GROUNDS, *WORDS, *MARKS, "rule"}
    assert len(SCHEMES) == 3  # light, dark, print
    assert all(set(one) == used for one in SCHEMES)
    grounds = set(re.findall(r"background(?:-color)?: var\(--(\w+)\)", rest))
    assert grounds == set(GROUNDS)


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark", "print"])
def test_words_and_marks_stand_out_from_every_ground(scheme):
    for ground in GROUNDS:
        for name in WORDS:
            assert contrast(scheme[name], scheme[ground]) >= 4.5, (name, ground)
        for name in MARKS:
            assert contrast(scheme[name], scheme[ground]) >= 4.5, (name, ground)


def test_nothing_is_drawn_in_a_color_that_was_not_compared():
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", STYLE.partition("* {")[2])
    drawn = [
        (selector.strip(), name)
        for selector, body in rules
        for name in re.findall(r"(?<![\w-])(?:color|fill|stroke): var\(--(\w+)\)", body)
    ]
    assert len(drawn) > 30  # so that the pattern still finds them
    assert {one for one in drawn if one[1] not in {*WORDS, *MARKS}} == {
        ("#years line", "rule"),  # decoration: the years are written above
        (".hollow path", "panel"),  # the ground inside an outline
    }
    assert re.findall(r"(?<![\w-])(?:opacity|mix-blend-mode|filter):", STYLE) == []
