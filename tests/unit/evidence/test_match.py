"""Where a quotation is found: whole words, every place, and what its marks stand for."""

import pytest

from scomm_timeline.evidence.marked_quotation import BRACKET_REACH, ELLIPSIS_REACH, parse_marks
from scomm_timeline.evidence.match import find_exact, find_pieces
from scomm_timeline.evidence.normalize import normalize


def exact(text: str, quotation: str) -> list[str]:
    """The stretches of the text that match, as printed."""
    normalized = normalize(text)
    places = [
        normalized.original(one.start, one.end)
        for one in find_exact(normalized, normalize(quotation))
    ]
    return [text[place.start : place.end] for place in places]


def pieces(text: str, quotation: str) -> list[str]:
    """The stretches of the text that match with the quotation's omissions, as printed."""
    normalized, marked = normalize(text), parse_marks(quotation)
    assert marked is not None
    places = [normalized.original(one.start, one.end) for one in find_pieces(normalized, marked)]
    return [text[place.start : place.end] for place in places]


def fills(text: str, quotation: str) -> list[tuple[str, str]]:
    """Each run of marks, and the letters it stands for."""
    normalized, marked = normalize(text), parse_marks(quotation)
    assert marked is not None
    (found,) = find_pieces(normalized, marked)
    return [(one.gap.typed, normalized.letters[one.start : one.end].strip()) for one in found.fills]


# ------------------------------------------------------------------------- whole words


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("ICE cannot force them", "ICE can"),
        ("they can't leave", "they can"),
        ("they can’t leave", "can’"),
        ("a non-voluntary program", "voluntary program"),
        ("a non-\nvoluntary program", "voluntary program"),
        ("it is impossible to leave", "possible to leave"),
        ("at least 1,006 counties", "at least 1"),
        ("at least 1,006 counties", "at least 1,"),
        ("at least 1,006 counties", "006 counties"),
        ("about 0.5 percent", "5 percent"),
        ("about 79% of them", "about 79"),
        ("it costs $47,000 a year", "47,000 a year"),
        ("on 7/10 it began", "10 it began"),
        ("the U.S. agency", "the U"),
        ("the jurisdiction’s words", "the jurisdiction"),
    ],
)
def test_a_word_or_a_number_is_not_cut(text, quotation):
    assert exact(text, quotation) == []


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("“mandatory.” It said so", "mandatory."),
        ("it is mandatory.3 It said so", "it is mandatory."),
        ("it is mandatory.3 It said so", "it is mandatory"),
        ("the agency—not the state—decides", "not the state"),
        ("opt in/opt out of it", "opt in"),
        ("a ‘show me your papers’ demand", "show me your papers"),
        ("the agencies’ decision", "the agencies"),
        ("(see above) now", "see above"),
    ],
)
def test_punctuation_around_the_words_is_the_sources_own(text, quotation):
    assert exact(text, quotation) == [quotation]


def test_every_place_is_found():
    text = "It is mandatory. No, it is mandatory."
    assert exact(text, "is mandatory") == ["is mandatory"] * 2


def test_a_dash_at_the_edge_of_a_quotation_must_be_there():
    assert exact("the agency — not the state", "— not the state") == ["not the state"]
    assert exact("the agency, not the state", "— not the state") == []
    assert exact("the agency, not the state", "the agency,—") == []


# ------------------------------------------------------------------------- omissions


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("A county must, by then, formally notify ICE", "A county must … notify ICE"),
        ("A county must, by then, formally notify ICE", "A county must . . . notify ICE"),
        ("A county must, by then, formally notify ICE", "A county must [...] notify ICE"),
        ("A county must, by then, formally notify ICE", "A county must * * * notify ICE"),
        ("A county must notify ICE", "A county must … notify ICE"),
        ("A county must notify ICE", "… county must notify …"),
        ("the program is mandatory", "[T]he program is mandatory"),
        ("The program is mandatory", "[t]he program is mandatory"),
        ("[c]ontrary to the line", "[c]ontrary to the line"),
        ("they activated the county", "they activat[e] the county"),
        ("they activated the county", "they activate[] the county"),
        ("they said it was so", "[the officials] said it was so"),
        ("it was for them to say", "it was for [the counties] to say"),
        ("it was so", "it [sic] was so"),
        ("it was so", "it was so [emphasis added]"),
        ("it was so", "it was [emphasis not in the original] so"),
        ("it said so; … the state then left", "it said so; … [T]he state then left"),
    ],
)
def test_declared_omissions_and_edits_are_followed(text, quotation):
    assert len(pieces(text, quotation)) == 1


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("notify ICE, as a county must", "a county must … notify ICE"),
        ("they said it was so", "[T]hey said it is so"),
        ("they said it was so", "[W]hey said it was so"),
        ("and they said it", "[T]ey said it"),
        ("it was not so", "it was [sic] so"),
        ("it was not so", "it was [emphasis added] so"),
        ("ICE cannot force them", "ICE can … them"),
        ("they do disactivate the county", "they do activat[ed] the county"),
        ("they activated or deactivated the county", "they activat[ed] the county"),
        ("they were overactivating the county", "they were [re]activating the counties"),
    ],
)
def test_pieces_must_stand_in_order_and_whole(text, quotation):
    assert pieces(text, quotation) == []


def test_an_ellipsis_reaches_as_far_as_stated():
    near = f"A county must {'x ' * (ELLIPSIS_REACH // 2 - 2)}notify ICE"
    far = f"A county must {'x ' * (ELLIPSIS_REACH // 2 + 2)}notify ICE"
    assert pieces(near, "A county must … notify ICE") == [near]
    assert pieces(far, "A county must … notify ICE") == []


def test_a_bracket_reaches_as_far_as_stated():
    near = f"it was for {'x ' * (BRACKET_REACH // 2 - 2)}to say"
    far = f"it was for {'x ' * (BRACKET_REACH // 2 + 2)}to say"
    assert pieces(near, "it was for [the counties] to say") == [near]
    assert pieces(far, "it was for [the counties] to say") == []


def test_a_later_piece_may_be_reached_over_a_near_one_that_leads_nowhere():
    text = "the state may leave; the state may, it says, answer later"
    assert pieces(text, "may … answer later") == ["may, it says, answer later"]
    assert pieces(text, "the state … answer later") == ["the state may, it says, answer later"]


def test_what_the_marks_stand_for_is_told():
    text = "that the agency will activate all of them not later than May"
    assert fills(text, "[T]he [bureau] will activat[ed] … May") == [
        ("[T]", "t"),
        ("[bureau]", "agency"),
        ("[ed] …", "e all of them not later than"),
    ]


def test_a_quotation_without_marks_has_no_pieces():
    assert parse_marks("nothing is left out") is None
    assert parse_marks("[…] ...") is None
