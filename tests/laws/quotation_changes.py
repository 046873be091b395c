"""Changes of a quotation, harmful and harmless, and documents on which it is printed.

The quotations are those of the shipped record, set among each other on pages with running heads and
feet.
"""

import itertools
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scomm_timeline.evidence.grades import SearchableDocument
from scomm_timeline.model.documents import CitedDocument, DocumentState, Page
from tests.shipped_sets import corpus_at

HEAD = "Correspondence on the program"
OTHER_WORDS = [
    "always",
    "counties",
    "voluntary",
    "mandatory",
    "sheriffs",
    "every",
    "federal",
    "before",
    "unless",
    "only",
]
OTHER_NAMES = ["Ohio", "Texas", "Maryland", "Garfield", "Whitcomb", "Justice", "Treasury"]
NEGATIONS = {"not", "no", "never", "cannot", "nor", "without"}


@lru_cache(maxsize=1)
def quotations() -> tuple[str, ...]:
    """Every quotation of the shipped record that is longer than a catchword.

    Those that declare an omission themselves are left out: what is dropped beside it is declared.
    """
    texts = {one.text for one in corpus_at().statements if one.wording.is_verbatim}
    declares = re.compile(r"\[|…|\. ?\. ?\.")
    return tuple(sorted(one for one in texts if len(one.split()) >= 6 and not declares.search(one)))


def in_turn(rng: random.Random) -> Iterator[str]:
    """The quotations in an order of their own, over and over."""
    return itertools.cycle(rng.sample(quotations(), len(quotations())))


# ------------------------------------------------------------------------- the documents


@dataclass(frozen=True, slots=True)
class Printed:
    """A document of three pages, and where the quotation stands on them (from 0, end exclusive)."""

    pages: tuple[str, ...]
    page: int
    start: int
    last_page: int
    end: int

    def searchable(self) -> SearchableDocument:
        pages = tuple(Page(text) for text in self.pages)
        return SearchableDocument(CitedDocument(DocumentState.READ, "x", "", pages, is_paged=True))


def neighbors(quotation: str, rng: random.Random) -> list[str]:
    """Other quotations, to stand around this one."""
    return rng.sample([one for one in quotations() if one != quotation], 8)


def document(quotation: str, printed: str, rng: random.Random) -> Printed:
    """`printed` is how the quotation looks in the document; a form feed in it turns the page."""
    others = neighbors(quotation, rng)
    before, after = " ".join(others[2:4]), " ".join(others[4:6])
    parts = printed.split("\f")
    first = [f"{HEAD}\n\n{others[0]}\n\n{others[1]}\n\n", f"{HEAD}\n\n{before} "]
    pages = [f"{first[0]}FOIA 000001"]
    if len(parts) == 1:
        pages += [f"{first[1]}{printed} {after}\n\nFOIA 000002"]
        pages += [f"{HEAD}\n\n{others[6]}\n\n{others[7]}\n\nFOIA 000003"]
        start = len(first[1])
        return Printed(tuple(pages), 1, start, 1, start + len(printed))
    pages += [f"{first[1]}{parts[0]}\n\nFOIA 000002"]
    pages += [f"{HEAD}\n\n{parts[1]} {after}\n\n{others[7]}\n\nFOIA 000003"]
    return Printed(tuple(pages), 1, len(first[1]), 2, len(HEAD) + 2 + len(parts[1]))


# ------------------------------------------------------------------------- harmful changes


def drop_negation(words: list[str], rng: random.Random, _: Sequence[str]) -> list[str] | None:
    spots = [n for n, word in enumerate(words) if _bare(word) in NEGATIONS or "n’t" in word]
    if not spots:
        return None
    spot = rng.choice(spots)
    if "n’t" in words[spot]:
        return [*words[:spot], words[spot].replace("n’t", ""), *words[spot + 1 :]]
    kept = ["can"] if _bare(words[spot]) == "cannot" else []
    return [*words[:spot], *kept, *words[spot + 1 :]]


def add_negation(words: list[str], rng: random.Random, _: Sequence[str]) -> list[str]:
    spot = rng.randrange(1, len(words))
    return [*words[:spot], rng.choice(["not", "never", "no"]), *words[spot:]]


def swap_word(words: list[str], rng: random.Random, _: Sequence[str]) -> list[str]:
    spot = rng.randrange(len(words))
    return [*words[:spot], rng.choice(OTHER_WORDS), *words[spot + 1 :]]


def swap_neighbors(words: list[str], rng: random.Random, _: Sequence[str]) -> list[str]:
    spot = rng.randrange(len(words) - 1)
    return [*words[:spot], words[spot + 1], words[spot], *words[spot + 2 :]]


def change_number(words: list[str], rng: random.Random, _: Sequence[str]) -> list[str] | None:
    spots = [n for n, word in enumerate(words) if re.search(r"\d", word)]
    if not spots:
        return None
    spot = rng.choice(spots)
    at = rng.choice([m.start() for m in re.finditer(r"\d", words[spot])])
    digit = rng.choice([one for one in "0123456789" if one != words[spot][at]])
    changed = words[spot][:at] + rng.choice([digit, "", digit + words[spot][at]])
    return [*words[:spot], changed + words[spot][at + 1 :], *words[spot + 1 :]]


def change_name(words: list[str], rng: random.Random, _: Sequence[str]) -> list[str] | None:
    spots = [n for n, word in enumerate(words) if n and word[:1].isupper()]
    if not spots:
        return None
    spot = rng.choice(spots)
    return [*words[:spot], rng.choice(OTHER_NAMES), *words[spot + 1 :]]


def drop_clause(words: list[str], rng: random.Random, _: Sequence[str]) -> list[str]:
    start = rng.randrange(1, len(words) - 2)
    end = rng.randrange(start + 1, len(words))
    return words[:start] + words[end:]


def splice_sentences(
    words: list[str], rng: random.Random, around: Sequence[str]
) -> list[str] | None:
    """The beginning of one sentence and the end of another, as if they were one."""
    other = rng.choice(around).split()
    if len(other) < 4:
        return None
    mine, theirs = rng.randrange(2, len(words)), rng.randrange(1, len(other) - 1)
    pair = (words[:mine] + other[theirs:], other[:theirs] + words[mine - 1 :])
    return rng.choice(pair)


def cut_inside_word(words: list[str], rng: random.Random, _: Sequence[str]) -> list[str] | None:
    """A word that loses its beginning or its end, as "cannot" becomes "can"."""
    spot = rng.choice([0, len(words) - 1])
    word = words[spot]
    if len(_bare(word)) < 4 or not word.isalpha():
        return None
    at = rng.randrange(1, len(word) - 1)
    return [*words[:-1], word[:at]] if spot else [word[at:], *words[1:]]


def drop_hyphen(words: list[str], rng: random.Random, _: Sequence[str]) -> list[str] | None:
    spots = [n for n, word in enumerate(words) if re.search(r"\w-\w", word)]
    if not spots:
        return None
    spot = rng.choice(spots)
    parted = words[spot].replace("-", rng.choice(["", " "]))
    return [*words[:spot], parted, *words[spot + 1 :]]


HARMFUL = (
    drop_negation,
    add_negation,
    swap_word,
    swap_neighbors,
    change_number,
    change_name,
    drop_clause,
    splice_sentences,
    cut_inside_word,
    drop_hyphen,
)


def _bare(word: str) -> str:
    return word.strip(".,;:!?()'\"“”‘’").lower()


# ------------------------------------------------------------------------- harmless changes


@dataclass(frozen=True, slots=True)
class Pair:
    """How a quotation is typed, how it is printed, and what of the printed text it covers.

    `skipped` letters of the printed text, at its beginning and its end, are not quoted.
    """

    typed: str
    printed: str
    skipped: tuple[int, int] = (0, 0)


def break_lines(text: str, rng: random.Random) -> Iterator[Pair]:
    lines = _wrapped(text, rng.randrange(20, 80))
    yield Pair(text, "\n".join(lines))
    yield Pair("\n".join(lines), text)
    yield Pair(text, text.replace(" ", rng.choice(["  ", "\u00a0", "\n ", " \t", "\r\n"])))


def break_page(text: str, rng: random.Random) -> Iterator[Pair]:
    spot = rng.choice([m.start() for m in re.finditer(" ", text)])
    yield Pair(text, text[:spot] + "\f" + text[spot + 1 :])


def curl_marks(text: str, _rng: random.Random) -> Iterator[Pair]:
    straight = text.translate(str.maketrans("“”‘’", "\"\"''"))
    curly = re.sub(r"'", "’", re.sub(r'"(?=\w)', "“", straight)).replace('"', "”")
    yield Pair(straight, curly)
    yield Pair(curly, straight)
    quoted = f'he said, "{straight}"'
    yield Pair(quoted, f"he said, “{curly}”")


def draw_dashes(text: str, rng: random.Random) -> Iterator[Pair]:
    dashes = ["-", "\u2010", "\u2011", "–", "—", "--", " – ", " — ", " -- "]
    spot = rng.choice([m.start() for m in re.finditer(" ", text)])
    one, other = rng.sample(dashes[3:], 2)
    yield Pair(text[:spot] + one + text[spot + 1 :], text[:spot] + other + text[spot + 1 :])
    if "-" in text:
        yield Pair(text, text.replace("-", rng.choice(dashes[:4])))


def join_letters(text: str, _rng: random.Random) -> Iterator[Pair]:
    joined = text
    for letters, ligature in (("ffi", "ﬃ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ")):
        joined = joined.replace(letters, ligature)
    if joined != text:
        yield Pair(text, joined)
        yield Pair(joined, text)


def hyphenate(text: str, rng: random.Random) -> Iterator[Pair]:
    spots = [m.end() for m in re.finditer(r"[a-z]{2}(?=[a-z]{2})", text)]
    if spots:
        spot = rng.choice(spots)
        line_end = rng.choice(["-\n", "-\n  ", "- \n", "\u00ad\n", "\u00ad"])
        yield Pair(text, text[:spot] + line_end + text[spot:])
        yield Pair(text[:spot] + "-\n" + text[spot:], text)
    if match := re.search(r"[a-z]-(?=[a-z])", text):
        yield Pair(text, text[: match.end()] + "\n" + text[match.end() :])


def reply(text: str, rng: random.Random) -> Iterator[Pair]:
    lines = _wrapped(text, rng.randrange(25, 60))
    mark = rng.choice(["> ", ">", ">> ", "> > "])
    block = "\n".join(mark + line for line in lines)
    # The document's own lines begin above, so that the first mark stands at a line's start.
    yield Pair(text, f"\n{block}\n", (1 + len(mark), 1))
    yield Pair(block, text)


def bracket(text: str, rng: random.Random) -> Iterator[Pair]:
    words = text.split(" ")
    if words[0].isalpha() and len(words[0]) > 1:
        first = words[0][0].swapcase()
        yield Pair(f"[{first}]{text[1:]}", text)
    spot = rng.randrange(1, len(words) - 1)
    if _bare(words[spot]) not in NEGATIONS and "n’t" not in words[spot]:
        edited = [*words[:spot], "[the agency]", *words[spot + 1 :]]
        yield Pair(" ".join(edited), text)
    yield Pair(" ".join([*words[:spot], "[Secure Communities]", *words[spot:]]), text)
    yield Pair(" ".join([*words[:spot], "[sic]", *words[spot:]]), text)
    if words[spot].isalpha() and len(words[spot]) > 5:
        stem = words[spot][:-2] + "[ed]"
        yield Pair(" ".join([*words[:spot], stem, *words[spot + 1 :]]), text)


def omit(text: str, rng: random.Random) -> Iterator[Pair]:
    words = text.split(" ")
    dots = rng.choice(["…", "...", ". . .", "[…]", "[...]", ". . . ."])
    start = rng.randrange(1, len(words) - 2)
    end = rng.randrange(start + 1, len(words))
    head, tail = " ".join(words[:start]), " ".join(words[end:])
    # Where a piece stands twice, either place is right.
    if start + len(words) - end >= 3 and text.count(head) == text.count(tail) == 1:
        yield Pair(f"{head} {dots} {tail}", text)
    cut = len(" ".join(words[:start])) + 1
    if not re.match(r"\W", text[cut:]):
        yield Pair(f"{dots} {text[cut:]}", text, (cut, 0))
    kept = " ".join(words[:end])
    if kept.endswith("."):  # one point more or less of an ellipsis: nobody can tell whose it is
        return
    yield Pair(f"{kept} {dots}", text, (0, len(text) - len(kept)))


HARMLESS: tuple[Callable[[str, random.Random], Iterator[Pair]], ...] = (
    break_lines,
    break_page,
    curl_marks,
    draw_dashes,
    join_letters,
    hyphenate,
    reply,
    bracket,
    omit,
)


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return lines
