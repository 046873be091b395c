"""Columns made as lists and as arrays come to the same, and so does what is counted with them.

The tally with lists is held against a loop over all pairs (`test_tally_laws`).
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scomm_timeline.analysis import buckets, closest, column_arrays, column_lists, columns, tally
from scomm_timeline.analysis.meeting import open_court
from scomm_timeline.analysis.utterances import prepare
from tests.laws.dense_sets import dense_sets, usable
from tests.laws.test_tally_laws import FEW, by_the_tally

DAYS = st.integers(min_value=0, max_value=9)
PLACED = st.builds(lambda place, day: place * column_lists.STRETCH + day, st.integers(0, 2), DAYS)
COLUMN = st.lists(DAYS, max_size=12)
ROWS = st.lists(st.tuples(DAYS, DAYS, st.booleans()), max_size=12)

OF_TWO = ("added", "less", "lesser", "greater", "before", "same", "excess")
OF_ONE = ("in_order", "order", "rising", "numbers")
OF_A_NUMBER = ("shifted", "divided", "capped", "below", "equal")


def answers(made, rows, other):
    """What a making says of some columns, as plain values."""
    a, b = made.column([one for one, _, _ in rows]), made.column([two for _, two, _ in rows])
    mask, some = made.mask([flag for _, _, flag in rows]), made.column(other)
    found = {name: getattr(made, name)(a, b) for name in OF_TWO}
    found |= {name: getattr(made, name)(a) for name in OF_ONE}
    found |= {name: getattr(made, name)(a, 4) for name in OF_A_NUMBER}
    found |= {"kept": made.kept(a, mask), "others": made.others(mask), "first": made.first(mask)}
    found |= {"is_all": made.is_all(mask), "both": made.both(mask, made.before(a, b))}
    ordered = made.in_order(some)
    found |= {"left": made.left(ordered, a), "right": made.right(ordered, a)}
    found |= {"among": made.among(a, some)}
    found |= {"not_after": made.not_after(made.in_order(a), ordered)}
    found |= {"joined": made.joined([a, some, made.filled(2, 7)])}
    marks, buffer = bytearray(10), made.column(list(range(10)))
    made.mark(marks, some)
    made.put(buffer, a, made.shifted(a, 5))
    found |= {"unmarked": made.unmarked(marks, a), "marks": list(marks), "put": buffer}
    found |= {"marked": made.marked(marks), "order_by": made.order_by([a, b])}
    found |= {"repeated": made.repeated(other, range(len(other)))}
    found |= {"different": sorted(made.different(a))}
    found |= {"taken": made.taken(buffer, a)}
    return {name: one.tolist() if hasattr(one, "tolist") else one for name, one in found.items()}


@FEW
@given(ROWS, COLUMN)
def test_lists_and_arrays_answer_alike(rows, other):
    assert answers(column_arrays, rows, other) == answers(column_lists, rows, other)


@FEW
@given(st.lists(st.sampled_from((-3, 0, 7, 1 << 40, 1 << 60)), max_size=8))
def test_rows_alike_in_number_stay_in_order_however_far_the_numbers_are_apart(numbers):
    in_order = [row for _, row in sorted((number, row) for row, number in enumerate(numbers))]
    for made in (column_lists, column_arrays):
        order = made.order(made.column(numbers))
        assert list(made.numbers(made.column(order))) == in_order, made.__name__


@FEW
@given(st.lists(st.tuples(PLACED, DAYS)), st.lists(st.tuples(PLACED, DAYS)))
def test_crossings_are_those_of_a_loop_over_all_pairs(one, other):
    sides = [
        [(day, day // column_lists.STRETCH * column_lists.STRETCH + limit) for day, limit in side]
        for side in (one, other)
    ]
    looped = sum(
        day >= second and at >= limit for day, limit in sides[0] for at, second in sides[1]
    )
    for made in (column_lists, column_arrays):
        points = [
            made.points(made.column([day for day, _ in side]), made.column([to for _, to in side]))
            for side in sides
        ]
        assert made.crossings(*points) == looped, made.__name__


@FEW
@given(dense_sets(most=14))
def test_the_tally_is_the_same_as_in_a_large_set(toy):
    """Those who stand elsewhere left out, groups completed block by block; then with arrays as well."""
    corpus = usable(toy)
    with_lists = by_the_tally(open_court(prepare(corpus)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(buckets, "MANY_TIMES", 1)
        patch.setattr(tally, "MOST_HELD", 0)
        assert by_the_tally(open_court(prepare(corpus))) == with_lists
        patch.setattr(columns, "LARGE_SET", 0)
        patch.setattr(columns, "LARGE_BUCKET", 2)  # some of both: they are held together, too
        patch.setattr(closest, "INDEXED_WHOLE", 1)
        patch.setattr(closest, "FIRST_ROWS", 1)
        assert by_the_tally(open_court(prepare(corpus))) == with_lists


def test_small_sets_are_lists_and_large_ones_arrays_where_they_are_installed(monkeypatch):
    large = columns.LARGE_BUCKET, columns.LARGE_SET
    assert columns.making_of(large[0] - 1, large[1]) is column_lists
    assert columns.making_of(large[0], large[1] - 1) is column_lists
    assert columns.making_of(*large) is column_arrays
    monkeypatch.setattr(columns, "_arrays", lambda: None)
    assert columns.making_of(*large) is column_lists
