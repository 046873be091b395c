"""Laws of quotations: what was taken from a text is found in it, and what is found is the same."""

import unicodedata

from hypothesis import assume, example, given
from hypothesis import strategies as st

from scomm_timeline.evidence.grades import SearchableDocument
from scomm_timeline.evidence.marked_quotation import parse_marks
from scomm_timeline.evidence.match import cuts_word, find_exact
from scomm_timeline.evidence.normalize import normalize, trim
from scomm_timeline.model.documents import CitedDocument, DocumentState, Page

# Words and signs as print has them, so that most examples meet a rule.
WORDS = ("ICE", "can", "cannot", "may", "opt-out", "activa-\ntion", "1,006", "79%", "U.S.", "don’t")
SPACES = (" ", " ", " ", "  ", "\n", "\n> ", "\f", "\u00a0", ". ", ", ", " — ", "- ")
SIGNS = (
    "--",
    "-",
    "“",
    "”",
    "’",
    "…",
    " . . . ",
    "[",
    "]",
    "ﬁ",
    "\u00ad",
    "e\u0301",
    "> 5",
    "/",
    "$",
)
PRINT = st.lists(st.sampled_from(WORDS + SPACES + SIGNS), max_size=40).map("".join)
TEXTS = st.one_of(PRINT, st.text(max_size=80))


def document(*texts: str) -> SearchableDocument:
    pages = tuple(Page(text) for text in texts)
    return SearchableDocument(CitedDocument(DocumentState.READ, "x", "0", pages, is_paged=True))


def alphanumeric(text: str) -> str:
    """The letters and digits of a text alone, joined letters parted: a reader's own comparison."""
    return "".join(one for one in unicodedata.normalize("NFKD", text) if one.isalnum())


@given(TEXTS)
def test_every_letter_comes_from_inside_the_text(text):
    normalized = normalize(text)
    places = [normalized.original(at, at + 1) for at in range(len(normalized.letters))]
    assert all(0 <= one.start < one.end <= len(text) for one in places)
    assert places == sorted(places)


@given(TEXTS)
def test_an_accent_at_the_end_changes_nothing_before_it(text):
    # Texts with accents of their own are read by another path, letter by letter.
    plain, accented = normalize(f"{text} end"), normalize(f"{text} end e\u0301")
    assert accented.letters == f"{plain.letters} é"
    assert accented.joints == plain.joints
    assert accented.joint_at == plain.joint_at


@given(TEXTS, st.data())
def test_what_was_taken_from_a_text_is_found_there(text, data):
    normalized = normalize(text)
    letters = normalized.letters
    edges = [at for at in range(len(letters) + 1) if not cuts_word(normalized, at)]
    starts = [at for at in edges if letters[at : at + 1].strip()]
    assume(starts)
    start = data.draw(st.sampled_from(starts), label="start")
    ends = [at for at in edges if at > start and letters[at - 1].strip()]
    end = data.draw(st.sampled_from(ends), label="end")
    taken = letters[start:end]
    place = normalized.original(start, end)
    quotation = normalize(text[place.start : place.end])
    assume(quotation.letters == taken)  # else a sign of several characters was cut
    assert any(one.start == start for one in find_exact(normalized, quotation))


@given(TEXTS, TEXTS)
def test_any_quotation_of_any_document_gets_a_grade(text, quotation):
    assume(quotation.strip())
    found = document(text, "", text).grade(quotation, "page 2, ¶ 1, ICE 000123")
    assert bool(found.places) == found.grade.is_match


@st.composite
def texts_and_quotations(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and words of its own or others. Two drawn apart hardly ever match."""
    text = draw(TEXTS)
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return text, draw(st.just(text[start:end]) | st.just(f"{text[start:end]}s") | TEXTS)


def test_words_taken_from_a_text_match():
    assert document("ICE may leave the U.S.").grade("may leave").places


@given(texts_and_quotations())
@example(("ICE can — and may — opt-\nout", "can -- and may -- opt-out"))
def test_what_matches_has_the_same_letters_and_digits(both):
    text, quotation = both
    assume(quotation.strip() and parse_marks(trim(quotation)) is None)
    found = document(text).grade(quotation)
    for place in found.places:
        assert alphanumeric(text[place.start : place.end]) == alphanumeric(quotation)


@given(PRINT, PRINT, PRINT)
def test_more_pages_never_lose_a_match(text, quotation, more):
    assume(quotation.strip())
    # Whole sentences: a page that ends inside a word, or a block of replies, goes on in the next.
    first, second = f"{text} End.", f"Another page: {more}"
    if document(first).grade(quotation).grade.is_match:
        assert document(first, second).grade(quotation).grade.is_match
