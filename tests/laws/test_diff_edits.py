"""Rewrites that change nothing are told as nothing; single edits are told, each with its effect."""

import random

import pytest

from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.inputs import InputFile
from tests.command import SETS
from tests.diff_trials import (
    assert_nothing_but_cosmetic,
    assert_told,
    found_anew,
    report_on,
    rewritten,
    side_of,
    single_edits,
)
from tests.engine_builders import frame_files
from tests.laws.engine_sets import random_records
from tests.set_edits import values_of, written

HARBOR = read_set(SETS / "harbor-watch")


def drawn() -> list[InputFile]:
    """A random set with findings of several voices."""
    rng = random.Random("diff")
    files = values_of(frame_files())
    for record in random_records(rng, 16):
        files[f"records/{record['id']}.yaml"] = {"statements": [record]}
    return written(files, rng)


@pytest.mark.parametrize("seed", range(3))
def test_a_rewrite_of_forty_cosmetic_edits_changes_nothing(seed):
    old = side_of(HARBOR)
    new = side_of(rewritten(HARBOR, 40, f"rewrite-{seed}"))
    assert_nothing_but_cosmetic(report_on(old, new))


@pytest.mark.parametrize(
    ("files", "least"), [(lambda: HARBOR, 2), (drawn, 3)], ids=["shown", "drawn"]
)
def test_twenty_single_edits_are_told_each_with_what_it_did_to_the_findings(files, least):
    old = side_of(files())
    before = found_anew(old.corpus)
    assert before
    touched = 0
    for trial in single_edits(old, 20, "single"):
        report = report_on(trial.old, trial.new)
        assert_told(trial, report, before)
        touched += bool(report.findings and report.findings.changes)
    assert touched >= least  # else the findings were hardly tried
