"""Prose word by word: what is shown, read back, is the old text or the new one."""

from hypothesis import example, given
from hypothesis import strategies as st

from scomm_timeline.publication import words
from scomm_timeline.publication.words import WordChange, marked, one_spaced, word_parts

TEXTS = st.lists(st.sampled_from(["we", "do", "not", "see", "[-this-]", "{+", "no."]), max_size=12)


def side(parts, without: WordChange) -> str:
    return " ".join(one.words for one in parts if one.change is not without)


def test_a_word_that_was_taken_out_is_the_only_one_marked():
    parts = word_parts("We do not see this as an opt-out,", "We do see this as an opt-out,")
    assert marked(parts) == "We do [-not-] see this as an opt-out,"


def test_a_word_that_was_replaced_stands_beside_the_new_one():
    assert marked(word_parts("a red door", "a blue door")) == "a [-red-]{+blue+} door"


def test_words_added_at_either_end_are_marked():
    assert marked(word_parts("b c", "a b c d")) == "{+a+} b c {+d+}"


def test_nothing_in_common_is_all_old_and_then_all_new():
    assert marked(word_parts("a b", "c d")) == "[-a b-]{+c d+}"


@given(TEXTS, TEXTS)
@example([], ["a"])
@example(["a", "a", "b"], ["a", "b"])
def test_each_side_can_be_read_back(old, new):
    parts = word_parts("  ".join(old), "\n".join(new))
    assert side(parts, WordChange.NEW) == " ".join(old)
    assert side(parts, WordChange.OLD) == " ".join(new)


@given(TEXTS, TEXTS)
def test_the_other_direction_shows_the_mirror_image(old, new):
    mirror = {WordChange.OLD: WordChange.NEW, WordChange.NEW: WordChange.OLD}
    there = word_parts(" ".join(old), " ".join(new))
    back = word_parts(" ".join(new), " ".join(old))
    turned = [(mirror.get(one.change, one.change), one.words) for one in there]
    assert sorted(turned, key=repr) == sorted(((one.change, one.words) for one in back), key=repr)
    same = [one.words for one in there if one.change is WordChange.SAME]
    assert same == [one.words for one in back if one.change is WordChange.SAME]


def test_a_text_too_long_to_compare_is_shown_as_replaced_between_its_equal_ends(monkeypatch):
    monkeypatch.setattr(words, "MOST_COMPARED", 3)
    assert marked(word_parts("a b c d e", "a c b d e")) == "a [-b c-]{+c b+} d e"


def test_white_space_makes_no_word():
    assert one_spaced(" a\n  b\tc ") == "a b c"
    assert word_parts("a  b", "a\nb") == word_parts("a b", "a b")
