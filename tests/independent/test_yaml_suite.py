"""The public YAML test suite through the reader: taken as another library takes it, or refused.

A record is written in a part of YAML. What lies outside is refused at a place; what lies inside must
not be read otherwise than anybody else reads it, but for one rule: every scalar stays a text.
"""

import json
import subprocess
from functools import cache
from typing import Any, NamedTuple

import pytest

from scomm_timeline.reading.yaml_nodes import read
from tests.command import ROOT
from tests.independent.browsing import installed
from tests.independent.validator_tools import TOOLS

_DRIVER = ROOT / "tests" / "independent" / "yaml_driver.mjs"


class Case(NamedTuple):
    """One document of the suite, and what the other library made of it."""

    name: str
    yaml: str
    fails: bool
    documents: int
    errors: int
    value: Any


@cache
def suite() -> tuple[Case, ...]:
    done = subprocess.run(
        [installed("node", "nodejs"), _DRIVER, TOOLS],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-1000:]
    return tuple(Case(**one) for one in json.loads(done.stdout))


def is_same(ours: Any, theirs: Any) -> bool:
    """Whether two values are one, ours being None where nothing or `~` was typed."""
    if ours is None:
        return theirs in (None, "", "~")
    if isinstance(ours, dict):
        return (
            isinstance(theirs, dict)
            and list(ours) == list(theirs)
            and all(is_same(one, theirs[key]) for key, one in ours.items())
        )
    if isinstance(ours, list):
        return (
            isinstance(theirs, list)
            and len(ours) == len(theirs)
            and all(map(is_same, ours, theirs))
        )
    return bool(ours == theirs)


def accepted(case: Case) -> bool:
    return not read(case.yaml).problems


def test_the_suite_is_there_and_both_sides_of_the_line_are_in_it():
    assert len(suite()) > 300
    taken = [one for one in suite() if accepted(one)]
    assert 100 < len(taken) < len(suite())


SPACES_AT_THE_END = {"JEF9-2", "L24T-1"}
"""A block whose last line is nothing but spaces and has no end: a line feed is not added."""

NO_YAML_AND_READ_AS_MEANT = {
    "9C9N-0": "a list in brackets whose lines are not indented",
    "DK95-1": "a tab before the second line of a quoted value",
    "G5U8-0": "a hyphen alone between brackets",
    "MUS6-0": "a sign behind a directive, in a file that holds nothing else",
    "QB6E-0": "a quoted value whose lines are not indented",
    "S98Z-0": "lines of spaces before the words of a block that has none",
    "YJV2-0": "a hyphen alone between brackets",
}
"""What both parsers take though the standard does not; no character that counts is lost."""


def test_what_is_accepted_is_read_as_the_other_library_reads_it():
    assert [
        (one.name, one.yaml, read(one.yaml).value, one.value)
        for one in suite()
        if accepted(one) and not one.errors and not is_same(read(one.yaml).value, one.value)
        if one.name not in SPACES_AT_THE_END
    ] == []


def test_the_listed_differences_are_those_that_there_are():
    by_name = {one.name: one for one in suite()}
    for name in SPACES_AT_THE_END:
        one = by_name[name]
        assert not is_same(read(one.yaml).value, one.value)
        (ours,), (theirs,) = (_texts(value) for value in (read(one.yaml).value, one.value))
        assert ours.split() == theirs.split()


def _texts(value: Any) -> list[str]:
    return list(value.values()) if isinstance(value, dict) else list(value)


def test_what_is_no_yaml_is_refused():
    taken = {one.name for one in suite() if one.fails and accepted(one)}
    assert taken == set(NO_YAML_AND_READ_AS_MEANT)


def test_what_is_refused_says_where():
    for one in suite():
        for problem in read(one.yaml).problems:
            assert problem.span is not None, one.name
            assert problem.message, one.name


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [({"a": "1"}, {"a": "2"}), (["a"], ["a", "b"]), ("a", None), ({"a": "b", "c": "d"}, {"c": "d", "a": "b"}),
     (None, "x"), ("true", True)],
)  # fmt: skip
def test_another_reading_is_seen(ours, theirs):
    assert not is_same(ours, theirs)
