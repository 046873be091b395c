"""Look-alikes: for each dimension, pairs that one named field takes from one verdict to another.

Each file under `cases/pairs/<dimension>/` is one small set in two variants. One of the two is a
contradiction; the other is not, and the dimension that decides is written beside it.
"""

import copy
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from scomm_timeline.pipeline.comparing import build_explain_report
from scomm_timeline.reports.views import PairView
from tests.engine_builders import (
    CASES,
    Values,
    as_seen,
    differing_paths,
    mirrored,
    read_values,
    set_of,
)

PAIRS = CASES / "pairs"
FILES = sorted(path for path in PAIRS.rglob("*.yaml") if "frame" not in path.parts)
DIMENSIONS = (
    "about",
    "announcement",
    "component",
    "extent",
    "mode",
    "place",
    "population-record",
    "population-stage",
    "utterance",
    "voice",
    "who",
    "window",
)
ABSENT = object()


def _name(path: Path) -> str:
    return path.relative_to(PAIRS).with_suffix("").as_posix()


def _variant(case: Values, value: Any) -> Values:
    """The record file of a case with its named field set, or left out."""
    record = {"statements": copy.deepcopy(case["statements"])}
    owner, *path = case["field"].split(".")
    at: Any = next(one for one in record["statements"] if one["id"] == owner)
    *steps, last = (int(step) if step.isdigit() else step for step in path)
    for step in steps:
        at = at[step]
    if value is not ABSENT:
        at[last] = value
    elif last in at:
        del at[last]
    return record


def _variants(path: Path) -> tuple[Values, list[tuple[Values, Values]]]:
    """The case, and each of its variants with the record file it makes."""
    case = read_values(path)
    return case, [(one, _variant(case, one.get("value", ABSENT))) for one in case["variants"]]


@cache
def _explained(path: Path) -> list[tuple[Values, PairView, PairView]]:
    """Each variant with what `explain a b` and `explain b a` say of it."""
    found = []
    for variant, record in _variants(path)[1]:
        corpus = set_of(record)
        a, b = corpus.by_id["a"], corpus.by_id["b"]
        there = build_explain_report(corpus, a, b, is_shipped=False).pair
        back = build_explain_report(corpus, b, a, is_shipped=False).pair
        found.append((variant, there, back))
    assert found, path
    return found


def _exchanged(pair: PairView) -> list[tuple[str, str]]:
    """The weakening reasons of a pair as they must read when its sides are exchanged."""
    other = {"A": "B", "B": "A"}
    return sorted((reason, other.get(where, where)) for reason, where in pair.weaknesses)


def test_every_dimension_has_at_least_four_pairs_that_its_field_dissolves():
    dissolved = Counter(
        path.parent.name
        for path in FILES
        if "possible" not in {variant["verdict"] for variant, _ in _variants(path)[1]}
    )
    assert sorted(dissolved) == list(DIMENSIONS)
    assert min(dissolved.values()) >= 4


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_the_two_variants_differ_in_the_named_field_alone(path):
    case, ((_, one), (_, two)) = _variants(path)
    owner, *rest = case["field"].split(".")
    index = next(str(i) for i, st in enumerate(case["statements"]) if st["id"] == owner)
    named = ".".join(("statements", index, *rest))
    differing = differing_paths(one, two)
    assert differing
    assert all(f"{found}.".startswith(f"{named}.") for found in differing), differing


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_one_variant_is_a_contradiction_and_the_other_is_not(path):
    verdicts = [variant["verdict"] for variant, _ in _variants(path)[1]]
    assert verdicts.count("contradiction") == 1
    assert len(verdicts) == 2


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_the_pair_has_the_verdict_and_the_deciding_dimension_that_are_written(path):
    for variant, pair, _ in _explained(path):
        assert pair.verdict == variant["verdict"], pair.deciding
        assert "code" not in variant or pair.code == variant["code"]
        if variant["verdict"] == "contradiction":
            assert pair.deciding is None
        else:
            assert pair.deciding is not None
            allowed = variant["deciding"]
            assert pair.deciding.dimension in ([allowed] if isinstance(allowed, str) else allowed)


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_the_order_in_which_two_statements_are_named_changes_nothing(path):
    for _, there, back in _explained(path):
        assert (back.verdict, back.code, back.level) == (there.verdict, there.code, there.level)
        assert (back.order, back.gap) == (there.order.mirrored, there.gap)
        assert sorted(back.weaknesses) == _exchanged(there)
        assert [as_seen(one) for one in back.comparisons] == [
            mirrored(one) for one in there.comparisons
        ]
        assert (back.deciding is None) == (there.deciding is None)
        if there.deciding is not None and back.deciding is not None:
            assert as_seen(back.deciding) == mirrored(there.deciding)
