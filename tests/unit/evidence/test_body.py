"""Pages as one text: running heads taken out, places given back."""

from scomm_timeline.evidence.body import join_pages, paragraph_at, paragraph_text
from scomm_timeline.model.documents import Page


def kept(*texts: str) -> list[str]:
    """What is left of each page."""
    pages = [Page(text) for text in texts]
    body = join_pages(pages, running_heads=False)
    return [body.kept(number).strip() for number in range(1, len(pages) + 1)]


def test_lines_that_return_at_the_edge_are_taken_out_digits_aside():
    assert kept(
        "A Title\n\none\n\nFOIA 10-2674.000123",
        "A Title\n\ntwo\n\nFOIA 10-2674.000124",
        "A Title\n\nthree\n\nFOIA 10-2674.000125",
    ) == ["one", "two", "three"]


def test_two_pages_are_enough_for_a_line_to_return():
    assert kept("A Title\none\n1", "A Title\ntwo\n2") == ["one", "two"]


def test_left_and_right_pages_may_have_heads_of_their_own():
    heads = ["Left", "Right"] * 3
    assert kept(
        *(f"{head}\n\nbody {word}" for head, word in zip(heads, "abcdef", strict=True))
    ) == [f"body {word}" for word in "abcdef"]


def test_a_line_inside_the_page_or_on_one_page_only_is_kept():
    assert kept("A\nx\nb\nc\nd\ne\nZ", "B\ny\nf\nx\nh\ni\nY", "C\nz\nk\nx\nm\nn\nX") == [
        "A\nx\nb\nc\nd\ne\nZ",
        "B\ny\nf\nx\nh\ni\nY",
        "C\nz\nk\nx\nm\nn\nX",
    ]


def test_an_outer_line_that_does_not_return_keeps_those_inside():
    assert kept("alpha\nHead\none", "beta\nHead\ntwo", "gamma\nHead\nthree") == [
        "alpha\nHead\none",
        "beta\nHead\ntwo",
        "gamma\nHead\nthree",
    ]


def test_a_single_page_is_kept_whole():
    assert kept("Title\ntext\n1") == ["Title\ntext\n1"]


def test_a_place_across_the_page_is_given_on_both_pages():
    pages = [Page("Head\n\nNo county may\n\n1"), Page("Head\n\nleave today.\n\n2")]
    body = join_pages(pages, running_heads=False)
    at = body.normalized.letters.index("county")
    place = body.place(at, at + len("county may leave"))
    assert place[:4] == (1, pages[0].text.index("county"), 2, pages[1].text.index("leave") + 5)
    assert place.crosses_page
    assert place.paragraph == 2


def test_paragraphs_are_parted_by_blank_lines_or_else_by_lines():
    page = "\none\nmore of one\n\n  \ntwo\n\nthree\n"
    assert [paragraph_at(page, page.index(word)) for word in ("one", "two", "three")] == [1, 2, 3]
    assert [paragraph_text(page, number) for number in (1, 2, 3, 4)] == [
        "one\nmore of one",
        "two",
        "three",
        "",
    ]
    assert paragraph_at("one\ntwo\nthree", 9) == 3
