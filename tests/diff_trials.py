"""A set rewritten without a change of what it says, and a set with one change, held against itself.

Run on small sets by the laws, and on the whole shipped record by `make soak`.
"""

import random
from collections.abc import Iterator
from typing import NamedTuple

from scomm_timeline.analysis.findings import Finding
from scomm_timeline.analysis.whole import analyze
from scomm_timeline.model.corpus import Corpus
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.pipeline.causing import Side
from scomm_timeline.pipeline.differing import build_diff_report
from scomm_timeline.publication.conclusions import Fate
from scomm_timeline.reading.entries import Key, put_together, take_apart
from scomm_timeline.reading.load import load
from scomm_timeline.reports.differing import DiffReport
from tests.set_edits import cosmetic_edits, material_edit, values_of, written


def side_of(files: list[InputFile]) -> Side:
    """A version that must read without losing anything."""
    loaded = load(files)
    assert loaded.corpus is not None
    assert loaded.left_out == ()
    return Side("x", "folder", "", files, loaded, loaded.corpus)


def rewritten(files: list[InputFile], edits: int, seed: str) -> list[InputFile]:
    """The files after cosmetic edits, in another layout; receipts as they were."""
    rng = random.Random(seed)
    kept = [one for one in files if one.path.startswith("receipts/")]
    values = values_of(one for one in files if not one.path.startswith("receipts/"))
    return [*written(cosmetic_edits(values, rng, edits), rng), *kept]


def assert_nothing_but_cosmetic(report: DiffReport) -> None:
    assert report.counts.material == 0
    assert report.records is not None
    assert report.vocabulary is not None
    assert (report.records.added, report.records.removed, report.records.renamed) == ((), (), ())
    assert report.records.changed == ()
    assert [one for one in report.vocabulary if one.is_material] == []
    assert report.findings is not None
    assert report.findings.changes == ()
    assert report.counts.files.touched > 0


class Trial(NamedTuple):
    """One edit: which entry, and both versions."""

    key: Key
    old: Side
    new: Side


def single_edits(old: Side, count: int, seed: str) -> Iterator[Trial]:
    """Versions that differ in one entry from the old one, and say something else."""
    rng = random.Random(seed)
    entries = take_apart(old.files, old.corpus)
    plain = side_of(put_together(entries))
    while count:
        key, after = material_edit(entries, old.corpus, rng)
        files = put_together(after)
        loaded = load(files)
        if loaded.corpus is None or loaded.left_out or loaded.corpus.digest == plain.corpus.digest:
            continue
        yield Trial(key, plain, Side("y", "folder", "", files, loaded, loaded.corpus))
        count -= 1


Told = tuple[object, ...]


def found_anew(corpus: Corpus) -> dict[str, Told]:
    """What is found in a set, by the engine alone."""
    return {one.id: _told(one) for one in analyze(corpus).findings}


def _told(one: Finding) -> Told:
    pair = one.best.meeting
    a, b = sorted((pair.a.id, pair.b.id))
    return (
        one.verdict,
        one.level,
        one.strength,
        one.best.weaknesses,
        one.attributes,
        (a, b),
        pair.order if pair.a.id == a else pair.order.mirrored,
        one.pairs,
        one.possible_pairs,
        frozenset(one.statements),
    )


def assert_told(trial: Trial, report: DiffReport, before: dict[str, Told]) -> None:
    """The edit is told as material, and the findings as they are found anew."""
    assert report.counts.material > 0, trial.key
    assert report.records is not None
    assert report.vocabulary is not None
    told = {("record", one.id) for one in (*report.records.added, *report.records.removed)}
    told |= {("record", id_) for pair in report.records.renamed for id_ in pair}
    told |= {(one.kind, one.id) for one in (*report.records.changed, *report.vocabulary)}
    assert trial.key in told
    after = found_anew(trial.new.corpus)
    assert report.findings is not None
    changes = report.findings.changes
    new = {one.change.new.id for one in changes if one.change.old is None and one.change.new}
    gone = {one.change.old.id for one in changes if one.change.new is None and one.change.old}
    for one in changes:
        if one.change.old and one.change.new and one.change.old.id != one.change.new.id:
            new.add(one.change.new.id)
            gone.add(one.change.old.id)
    assert new == after.keys() - before.keys()
    assert gone == before.keys() - after.keys()
    both = {one.change.id for one in changes if one.change.old and one.change.new} - new
    assert both == {id_ for id_ in after.keys() & before.keys() if after[id_] != before[id_]}
    for one in changes:
        if one.change.fate is not Fate.COUNTS:
            edits = {(edit.kind, edit.id) for cause in one.causes for edit in cause.edits}
            assert edits == {trial.key}, (one.change.id, one.why_no_cause)


def report_on(old: Side, new: Side) -> DiffReport:
    """The whole difference."""
    return build_diff_report(old=old, new=new)
