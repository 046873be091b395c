"""The nearest window, which helps a reader and decides nothing."""

import random

from scomm_timeline.evidence.locate import Finder, Window, compare
from scomm_timeline.evidence.normalize import normalize
from scomm_timeline.evidence.results import Change

WORDS = ("county", "state", "agency", "sheriff", "answer", "letter", "notice", "may", "must")


def noise(text: str, rng: random.Random, share: float) -> str:
    letters = list(text)
    for _ in range(int(len(text) * share)):
        letters[rng.randrange(len(letters))] = rng.choice("etaoinshr")
    return "".join(letters)


def test_a_noisy_quotation_is_located_where_it_was_taken_from():
    rng = random.Random(7)
    text = " ".join(rng.choice(WORDS) + str(rng.randrange(100)) for _ in range(8000))
    finder = Finder(text)
    for _ in range(50):
        start = rng.randrange(len(text) - 300)
        window = finder.best_window(noise(text[start : start + 200], rng, 0.03))
        assert window is not None
        assert abs(window.start - start) <= 6
        assert abs(window.end - start - 200) <= 6


def test_a_short_quotation_is_located_too():
    window = Finder("It is said that the counties may leave at once.").best_window(
        "the county may leave"
    )
    assert window is not None
    assert window.start in range(14, 18)


def test_nothing_is_like_words_from_elsewhere():
    text = "It is said that the counties may leave at once. " * 50
    assert Finder(text).best_window("Zebras graze quietly beside frozen lakes in winter") is None
    assert Finder(text).best_window("") is None
    assert Finder("").best_window("anything") is None


def test_a_difference_is_told_in_reading_order():
    source = normalize("They say the agency does not coerce counties at all, now or ever.")
    quoted = normalize("the agency does coerce every county")
    at = source.letters.index("agency")
    found = compare(quoted=quoted, source=source, window=Window(at, at + 30, 80))
    assert found.diff == (
        (Change.SAME, "the agency does"),
        (Change.ONLY_SOURCE, "not"),
        (Change.SAME, "coerce"),
        (Change.ONLY_QUOTED, "every county"),
        (Change.ONLY_SOURCE, "counties at"),
    )
    assert source.letters[found.window.start : found.window.end] == (
        "the agency does not coerce counties at"
    )


def test_a_text_without_spaces_is_compared_as_it_is():
    source = normalize("x" * 200 + "agencymaynotcoerce" + "x" * 200)
    found = compare(
        quoted=normalize("agency may coerce"), source=source, window=Window(200, 218, 80)
    )
    assert {part.change for part in found.diff} == {Change.ONLY_QUOTED, Change.ONLY_SOURCE}


def test_a_missing_hyphen_or_dash_is_a_difference_and_a_broken_line_none():
    source = normalize("an opt-out of the activa-\ntion — it is")
    quoted = normalize("an opt out of the activation it is")
    found = compare(quoted=quoted, source=source, window=Window(0, 30, 80))
    assert found.diff == (
        (Change.SAME, "an"),
        (Change.ONLY_QUOTED, "opt out"),
        (Change.ONLY_SOURCE, "opt-out"),
        (Change.SAME, "of the activation"),
        (Change.ONLY_SOURCE, "-"),
        (Change.SAME, "it is"),
    )
