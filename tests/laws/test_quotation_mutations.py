"""Altered quotations, ten thousand in `make soak`: no harmful change passes, and hardly a harmless one fails.

The quotations are those of the shipped record, set among each other on pages with running heads and
feet. A harmful change is one that a reader would be wronged by; whether its words stand in the
document after all is asked of plain lists of words, which know nothing of the method under test. A
harmless change is one that print, mail or an honest editor makes; there the page and the offset of
the match must be right as well.
"""

import random
from collections.abc import Sequence

import pytest

from scomm_timeline.evidence.results import GradedQuotation
from tests.draws import IS_WHOLE
from tests.laws.quotation_changes import (
    HARMFUL,
    HARMLESS,
    Pair,
    Printed,
    document,
    in_turn,
    quotations,
)

HARMFUL_EACH, HARMLESS_EACH = WHOLE = (700, 400)
"""Alterations of each kind; by default a part of them."""
if not IS_WHOLE:
    HARMFUL_EACH, HARMLESS_EACH = 100, 60


def _stands_there(words: Sequence[str], printed: Printed) -> bool:
    """True if the words follow each other in the document: then the change did no harm."""
    wanted = [_plain(word) for word in " ".join(words).split()]
    there = [_plain(word) for word in " ".join(printed.pages).split()]
    return any(there[n : n + len(wanted)] == wanted for n in range(len(there) - len(wanted) + 1))


def _plain(word: str) -> str:
    return word.strip(".,;:!?()'\"“”‘’").replace("’", "'")


@pytest.mark.parametrize("harm", HARMFUL, ids=lambda one: one.__name__)
def test_no_harmful_change_passes(harm):
    rng = random.Random(harm.__name__)
    passed, tried = [], 0
    for quotation in in_turn(rng):
        if tried >= HARMFUL_EACH:
            break
        printed = document(quotation, quotation, rng)
        searchable = printed.searchable()
        around = [one for page in printed.pages for one in page.split("\n\n") if " " in one]
        for _ in range(3):
            words = harm(quotation.split(), rng, around)
            if words is None or _stands_there(words, printed):
                continue
            tried += 1
            if searchable.grade(" ".join(words)).grade.is_match:
                passed.append(" ".join(words))
    assert passed == []


def _is_there(found: GradedQuotation, pair: Pair, printed: Printed) -> bool:
    """True if one of the places is the one where the quotation was put."""
    wanted = (
        printed.page + 1,
        printed.start + pair.skipped[0],
        printed.last_page + 1,
        printed.end - pair.skipped[1],
    )
    return any(place[:4] == wanted for place in found.places)


@pytest.mark.parametrize("change", HARMLESS, ids=lambda one: one.__name__)
def test_harmless_changes_pass_at_the_right_place(change):
    rng = random.Random(change.__name__)
    tried, failed, misplaced = 0, [], []
    for quotation in in_turn(rng):
        if tried >= HARMLESS_EACH:
            break
        for pair in change(quotation, rng):
            printed = document(quotation, pair.printed, rng)
            found = printed.searchable().grade(pair.typed)
            tried += 1
            if not found.grade.is_match:
                failed.append(pair)
            elif not _is_there(found, pair, printed):
                misplaced.append((pair, found.places, printed))
    assert misplaced == []
    assert len(failed) <= tried / 100, failed[:3]


def test_there_are_enough_changes():
    assert len(quotations()) >= 50
    harmful, harmless = WHOLE
    assert harmful * len(HARMFUL) + harmless * len(HARMLESS) >= 10_000
