"""What a quotation's check costs, against one alignment by rapidfuzz over the whole text.

Run with `python benchmarks/quotations.py`. Both sides do the same work in the same run on the same
text; what is compared are ratios of medians, because milliseconds belong to one machine. Exits 1 if
a ratio is over its limit.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from scomm_timeline.evidence.grades import SearchableDocument
from scomm_timeline.evidence.locate import Finder
from scomm_timeline.evidence.normalize import normalize
from scomm_timeline.model.documents import CitedDocument, DocumentState, Page
from scomm_timeline.model.quotations import Grade

PAGES = 1_000
PAGE_LETTERS = 2_500
QUOTATION_LETTERS = 200
NOISE = 0.03
ROUNDS = 15

# Made-up English: words as long and as often repeated as in letters about a program.
_ONSETS = ("st", "pr", "c", "d", "f", "l", "m", "n", "r", "t", "w", "ag", "en", "un", "sh", "")
_NUCLEI = ("a", "e", "i", "o", "u", "ou", "ea", "io")
_CODAS = ("n", "r", "st", "nt", "s", "l", "ct", "ng", "d", "te", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One measured ratio and what it may be at most."""

    name: str
    ratio: float
    limit: float
    detail: str


def words(rng: random.Random, count: int) -> list[str]:
    """Words drawn by rank, so that a few of them are as common as "the"."""
    syllables = [a + b + c for a in _ONSETS for b in _NUCLEI for c in _CODAS]
    lexicon = [
        "".join(rng.choices(syllables, k=rng.choice((1, 1, 2, 2, 2, 3)))) for _ in range(6_000)
    ]
    weights = [1 / (rank + 3) for rank in range(len(lexicon))]
    return rng.choices(lexicon, weights, k=count)


def pages(rng: random.Random, count: int) -> tuple[Page, ...]:
    """Pages of lines, with a Bates foot on each."""
    pool = words(rng, count * PAGE_LETTERS // 5)
    made: list[Page] = []
    at = 0
    for number in range(count):
        lines: list[str] = []
        while sum(map(len, lines)) < PAGE_LETTERS:
            lines.append(" ".join(pool[at % len(pool) : at % len(pool) + 13]))
            at += 13
        made.append(Page("\n".join((*lines, "", f"SAMPLE {number:06}"))))
    return tuple(made)


def document(made: Sequence[Page]) -> CitedDocument:
    """A document of these pages."""
    return CitedDocument(DocumentState.READ, "x.pdf", "0", tuple(made), is_paged=True)


def passage(made: Sequence[Page], rng: random.Random) -> str:
    """Whole words from one page, about QUOTATION_LETTERS long, on one line."""
    text = rng.choice(made).text.rpartition("\n\n")[0]
    start = text.index(" ", rng.randrange(len(text) - QUOTATION_LETTERS - 40)) + 1
    end = text.rindex(" ", start, start + QUOTATION_LETTERS)
    return " ".join(text[start:end].split())


def with_noise(text: str, rng: random.Random) -> str:
    """The text as a scan might read it."""
    letters = list(text)
    for _ in range(int(len(text) * NOISE)):
        letters[rng.randrange(len(letters))] = rng.choice("etaoinshr")
    return "".join(letters)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def search(rng: random.Random) -> list[Row]:
    """Exact match and location in a text of PAGES pages."""
    made = pages(rng, PAGES)
    ready = SearchableDocument(document(made))
    letters = normalize("\n".join(page.text for page in made)).letters
    finder = Finder(letters)
    build = seconds(lambda: finder.best_window(passage(made, rng)))
    exact, noisy, aligned = [], [], []
    for _ in range(ROUNDS):
        quotation = passage(made, rng)
        scanned = with_noise(quotation, rng)
        aligned.append(
            seconds(lambda one=scanned: fuzz.partial_ratio_alignment(one, letters))  # type: ignore[misc]
        )
        exact.append(seconds(lambda one=quotation: ready.grade(one)))  # type: ignore[misc]
        noisy.append(seconds(lambda one=scanned: finder.best_window(one)))  # type: ignore[misc]
        assert ready.grade(quotation).grade.is_match
        assert ready.grade(scanned).grade is Grade.NEEDS_READER
    whole = statistics.median(aligned)
    hundred = (build + 100 * statistics.median(noisy)) / (100 * whole)
    return [
        Row("exact match / alignment", statistics.median(exact) / whole, 1 / 20, _ms(exact)),
        Row("noisy, located / alignment", statistics.median(noisy) / whole, 1 / 10, _ms(noisy)),
        Row("100 noisy, table included / alignment", hundred, 1 / 3, f"table {build * 1e3:.0f} ms"),
    ]


def growth(rng: random.Random) -> Row:
    """Ten times as many quotations in ten times as many documents: the cost of one, compared."""

    def check(documents: int) -> float:
        made = [pages(rng, 4) for _ in range(documents)]
        quotations = [[passage(one, rng) for _ in range(10)] for one in made]

        def work() -> None:
            for one, wanted in zip(made, quotations, strict=True):
                ready = SearchableDocument(document(one))
                for quotation in wanted:
                    assert ready.grade(quotation).grade.is_match

        return seconds(work)

    check(5)
    small, large = check(50), check(500)
    return Row(
        "5,000 in 500 documents / 10 x 500 in 50",
        large / (10 * small),
        1.5,
        f"{large:.1f} s, {large / 5_000 * 1e3:.2f} ms a quotation",
    )


def _ms(times: Sequence[float]) -> str:
    return f"median {statistics.median(times) * 1e3:.2f} ms"


def main() -> int:
    """Print the table; 1 if a limit is passed."""
    rng = random.Random(8)
    rows = [*search(rng), growth(rng)]
    print(f"{PAGES:,} pages, quotations of {QUOTATION_LETTERS} letters, {ROUNDS} rounds")
    for row in rows:
        verdict = "   OVER" if row.ratio > row.limit else ""
        print(f"{row.name:<40} {row.ratio:7.4f}   limit {row.limit:.3f}   {row.detail}{verdict}")
    return int(any(row.ratio > row.limit for row in rows))


if __name__ == "__main__":
    sys.exit(main())
