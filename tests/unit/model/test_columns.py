"""The claims table: every column explained, and lists in one cell that come back as they went in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scomm_timeline.model.columns import (
    ANNOUNCEMENT_HEAD,
    BY_NAME,
    CITATIONS,
    COLUMNS,
    ON_BEHALF,
    RELATION_HEAD,
    RELEASE_STEPS,
    SIGNATORIES,
    Of,
    columns,
    join_parts,
    join_pointer,
    split_parts,
    split_pointer,
)
from tests.draws import drawn

SLUGS = st.one_of(
    st.sampled_from(["on", "in", "at", "from", "opt-out", "a"]), st.text("abz09", min_size=1)
)


def test_every_column_has_a_name_of_its_own_and_a_sentence():
    assert len(BY_NAME) == len(COLUMNS) >= 60
    for one in COLUMNS:
        assert one.name.replace("_", "").isalnum()
        assert one.name == one.name.lower()
        assert one.means.endswith((".", "..."))


def test_a_public_table_has_no_column_of_work_product():
    hidden = {one.name for one in columns(internal=True)} - {
        one.name for one in columns(internal=False)
    }
    assert hidden == {"confidence", "notes"}


@pytest.mark.parametrize("group", [SIGNATORIES, ON_BEHALF, RELEASE_STEPS, CITATIONS])
def test_columns_that_go_together_are_there_and_tell_of_the_statement(group):
    assert {BY_NAME[name].of for name in group} == {Of.STATEMENT}


@given(st.lists(st.text(), min_size=2))
def test_parts_that_were_joined_come_back(parts):
    assert split_parts(join_parts(parts)) == tuple(parts)


@given(st.text(min_size=1))
def test_one_part_comes_back(part):
    assert split_parts(join_parts([part])) == (part,)


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("", ()),
        ("a", ("a",)),
        ("a;b", ("a", "b")),
        ("a; b;", ("a", "b", "")),
        (r"Smith\; Jones; ICE", ("Smith; Jones", "ICE")),
        ("ends in \\", ("ends in \\",)),
        ("two\nlines; next", ("two\nlines", "next")),
    ],
)
def test_a_cell_is_taken_apart_at_its_semicolons(cell, parts):
    assert split_parts(cell) == parts


def test_a_relation_and_an_announcement_read_like_a_sentence():
    relation = join_pointer(("supersedes", "memo-7"), on=["opt-out", "need"], in_=["activation"])
    announced = join_pointer(("opt-out",), in_=[], at=["ford", "ash"], from_=["2031-03"])
    assert relation == "supersedes memo-7 on opt-out,need in activation"
    assert announced == "opt-out at ford,ash from 2031-03"


@settings(max_examples=drawn(50))
@given(SLUGS, st.lists(SLUGS, max_size=3), st.lists(SLUGS, max_size=3), st.lists(SLUGS, max_size=1))
def test_an_announcement_comes_back_whatever_its_topic_is_called(topic, parts, places, date):
    joined = join_pointer((topic,), in_=parts, at=places, from_=date)
    found = split_pointer(joined, head=ANNOUNCEMENT_HEAD)
    assert found.head == (topic,)
    assert found.given == {
        key: tuple(values)
        for key, values in (("in", parts), ("at", places), ("from", date))
        if values
    }


@pytest.mark.parametrize(
    "part", ["", "supersedes", "supersedes memo on", "ends a with b", "ends a on b on c"]
)
def test_what_is_no_relation_is_refused(part):
    with pytest.raises(ValueError, match=r"taken apart|none of"):
        split_pointer(part, head=RELATION_HEAD)
