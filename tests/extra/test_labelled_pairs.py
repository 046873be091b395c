"""The shipped record against pairs that a careful reader has judged.

The pairs are kept outside the checkout: a folder or file that TIMELINE_LABELED_PAIRS names, else
the one beside the checkout. Where there is none, this file is not collected.
"""

from pathlib import Path

import pytest

import scomm_timeline
from tests.engine_builders import judged_in, read_values
from tests.extra.labeled_files import find_labeled_pairs
from tests.shipped_sets import analyzed_at, corpus_at

SHIPPED = Path(scomm_timeline.__file__).resolve().parents[1] / "statements"
ENDS = (("a", "b"), ("earlier", "later"))


def labeled_pairs():
    """Every pair of every file: group, the two ids, the verdicts that are right."""
    return [
        (group, *next((one[a], one[b]) for a, b in ENDS if a in one), tuple(one["accept"]))
        for path in find_labeled_pairs()
        for group, pairs in read_values(path).items()
        for one in pairs
    ]


PAIRS = labeled_pairs()
KNOWN = set(corpus_at().by_id)
HELD = [one for one in PAIRS if {one[1], one[2]} <= KNOWN]


def _name(pair):
    return "-".join(pair[:3])


def test_the_record_holds_most_of_the_labeled_statements():
    assert len(HELD) >= 0.8 * len(PAIRS)


@pytest.mark.parametrize("pair", HELD, ids=_name)
def test_the_verdict_is_one_that_the_reader_accepts(pair):
    _, a, b, accept = pair
    there, back = judged_in(analyzed_at(), a, b), judged_in(analyzed_at(), b, a)
    assert there.verdict in accept, there.deciding
    assert back.verdict is there.verdict


@pytest.mark.parametrize("pair", [one for one in HELD if one[0] == "look_alikes"], ids=_name)
def test_a_look_alike_is_never_flagged(pair):
    assert judged_in(analyzed_at(), pair[1], pair[2]).verdict not in {"contradiction", "possible"}
