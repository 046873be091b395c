"""The smallest group of edits that brings a change about, found by trying and by nothing else."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scomm_timeline.publication.causes import MOST_WAYS, Cause, OutOfTriesError, find_causes
from tests.draws import drawn

EDITS = list("abcdefghij")


def needing(*groups: str):
    """A change that is there if any of the groups of edits is."""
    return lambda some: any(set(group) <= set(some) for group in groups)


def found(*groups: str, likely: str = "") -> list[str]:
    causes = find_causes(EDITS, set(likely), needing(*groups))
    assert all(cause.is_smallest for cause in causes)
    return ["".join(sorted(cause.edits)) for cause in causes]


@pytest.mark.parametrize("likely", ["", "g", "abc"])
def test_a_single_edit_is_found_wherever_it_is_looked_for_first(likely):
    assert found("g", likely=likely) == ["g"]


def test_a_group_is_found_where_no_single_edit_does_it():
    assert found("bgj") == ["bgj"]


def test_each_of_two_independent_edits_is_a_cause():
    assert sorted(found("b", "h")) == ["b", "h"]


def test_a_single_edit_is_preferred_to_a_group_that_was_met_first():
    assert found("ab", "h", likely="ab")[0] == "h"


def test_no_more_ways_are_looked_for_than_anyone_reads():
    assert len(found(*EDITS)) == MOST_WAYS


@settings(max_examples=drawn(60))
@given(st.lists(st.sets(st.sampled_from(EDITS), min_size=1, max_size=4), min_size=1, max_size=3))
def test_a_cause_does_it_and_no_part_of_it_does(groups):
    does = needing(*("".join(group) for group in groups))
    causes = find_causes(EDITS, set(), does)
    assert causes
    for cause in causes:
        assert does(cause.edits)
        for size in range(len(cause.edits)):
            assert not any(does(part) for part in combinations(cause.edits, size))
    smallest = min(len(group) for group in groups)
    if smallest == 1:
        assert len(causes[0].edits) == 1


def test_a_search_that_is_cut_off_says_so_and_gives_what_it_has():
    tries = 0

    def limited(some: Sequence[str]) -> bool:
        nonlocal tries
        tries += 1
        if tries > 2:
            raise OutOfTriesError
        return {"a", "i"} <= set(some)

    (cause,) = find_causes(EDITS, set(), limited)
    assert not cause.is_smallest
    assert needing("ai")(cause.edits)


def test_no_edit_is_no_cause():
    assert find_causes([], set(), needing("a")) == ()
    assert Cause(("a",)).is_smallest
