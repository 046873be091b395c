"""Five hundred edits of the shipped record: rewrites told as nothing, single edits each told.

Run by `make soak`, in pieces that can be run by themselves (`-k piece-3`); fewer with SOAK.
"""

import os

import pytest

from scomm_timeline.disk.sets import read_set
from scomm_timeline.pipeline import differing
from scomm_timeline.pipeline.causing import conclusions
from tests.command import ROOT
from tests.diff_trials import (
    assert_nothing_but_cosmetic,
    assert_told,
    found_anew,
    report_on,
    rewritten,
    side_of,
    single_edits,
)

SHIPPED = read_set(ROOT / "statements")
PIECES = 20
EDITS = max(1, min(500, int(os.environ.get("SOAK", "500"))) // PIECES)


@pytest.mark.parametrize("seed", range(3))
def test_a_rewrite_of_five_hundred_cosmetic_edits_changes_nothing(seed):
    new = side_of(rewritten(SHIPPED, 500, f"rewrite-{seed}"))
    report = report_on(side_of(SHIPPED), new)
    assert_nothing_but_cosmetic(report)
    assert report.counts.files.same <= 20  # receipts, and what the edits did not meet


@pytest.fixture
def old_found_once(monkeypatch):
    """The version before is the same one in every report of a piece: it is searched for the first."""
    known: dict[int, tuple[object, object]] = {}

    def found(ground, names):
        if names:
            return conclusions(ground, names)
        if id(ground.corpus) not in known:
            known[id(ground.corpus)] = ground.corpus, conclusions(ground, names)
        return known[id(ground.corpus)][1]

    monkeypatch.setattr(differing, "conclusions", found)


@pytest.mark.usefixtures("old_found_once")
@pytest.mark.parametrize("piece", range(PIECES), ids="piece-{}".format)
def test_single_edits_are_told_each_with_what_it_did_to_the_findings(piece):
    old = side_of(SHIPPED)
    trials = single_edits(old, EDITS, f"piece-{piece}")
    before = None
    for trial in trials:
        before = before or found_anew(trial.old.corpus)
        assert_told(trial, report_on(trial.old, trial.new), before)
