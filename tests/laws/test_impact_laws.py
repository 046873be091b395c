"""`impact` says what a set that was really rebuilt without the source says: no more, no less."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from scomm_timeline.analysis.whole import analyze
from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.corpus import Corpus
from scomm_timeline.pipeline.impact import build_impact_report
from scomm_timeline.publication.conclusions import Fate
from scomm_timeline.reading.load import load
from tests.command import ROOT, SETS, timeline
from tests.shipped_sets import analyzed_at, corpus_at

SHIPPED = ROOT / "statements"
HARBOR = SETS / "harbor-watch"


def _rebuilt(folder: Path, source: str, into: Path) -> Corpus:
    """The set written anew without the source's file and without any citation of it.

    Another reader of YAML, another writer: nothing here is the program's.
    """
    shutil.copytree(folder, into)
    for path in _naming(into / "sources", source):
        if _plain(path)["id"] == source:
            path.unlink()
    for path in _naming(into / "records", source):
        _without(path, source)
    # Pointers to what has fallen are left for an editor to decide; they cost nothing meanwhile.
    corpus = load(read_set(into), elsewhere=corpus_at(folder).by_id.keys()).corpus
    assert corpus is not None
    assert not corpus.left_out
    return corpus


def _naming(folder: Path, source: str) -> list[Path]:
    """The files in which the source's id stands: no other can be it or cite it."""
    return [path for path in folder.rglob("*.yaml") if source in path.read_text(encoding="utf-8")]


def _plain(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: TID251 -- the other reader


def _without(path: Path, source: str) -> None:
    """Take the source out of a file of records, and with it statements that nothing carries now."""
    whole = _plain(path)
    header = whole.pop("sources", None)
    kept = []
    for one in whole["statements"]:
        cited = one.get("sources", header)
        cited = cited if isinstance(cited, list) or cited is None else [cited]
        left = [each for each in cited or () if _cites(each) != source]
        if left or not cited:
            kept.append({**one, "sources": left} if left else one)
    if kept:
        path.write_text(json.dumps({**whole, "statements": kept}), encoding="utf-8")
    else:
        path.unlink()


def _cites(citation: Any) -> str:
    return str(citation["source"]) if isinstance(citation, dict) else str(citation)


def check_rebuilt(folder: Path, source: str, into: Path) -> None:
    """Hold what `impact` says of a source against a set that was rebuilt without it."""
    before, after = corpus_at(folder), _rebuilt(folder, source, into)
    report = build_impact_report(before, read_set(folder), [source], is_shipped=False)
    gone = before.by_id.keys() - after.by_id.keys()
    assert {one.id for one in report.fallen} == gone
    found = {one.id: one for one in analyze(after).findings}
    olds, news = {one.id for one in analyzed_at(folder).findings}, found.keys()
    fates = {one.change.id: one.change.fate for one in report.findings}
    reclassified = {
        one.change.old.id
        for one in report.findings
        if one.change.fate is Fate.RECLASSIFIED and one.change.old is not None
    }
    said_gone = {id_ for id_, fate in fates.items() if fate is Fate.GONE} | (reclassified - news)
    said_new = {id_ for id_, fate in fates.items() if fate is Fate.NEW}
    said_new |= {id_ for id_, fate in fates.items() if fate is Fate.RECLASSIFIED} - olds
    assert (said_gone, said_new) == (olds - news, news - olds)
    told = {id_: (one.strength, one.pairs, one.possible_pairs) for id_, one in found.items()}
    for change in (one.change for one in report.findings):
        if change.new is not None:
            strength, pairs, possible = told[change.new.id]
            assert change.new.strength == strength.value
            assert (change.new.pairs, change.new.possible_pairs) == (pairs, possible)
    assert report.same == len(news) - sum(one.change.new is not None for one in report.findings)


@pytest.mark.parametrize("source", sorted(corpus_at(HARBOR).sources))
def test_every_source_of_a_small_set(source, tmp_path):
    check_rebuilt(HARBOR, source, tmp_path / "rebuilt")


def test_a_source_of_the_shipped_record(tmp_path):
    """One of the five documents; `make soak` tries every source."""
    check_rebuilt(SHIPPED, "doc-004", tmp_path / "rebuilt")


def test_a_statement_withdrawn_is_a_set_without_it():
    corpus, files = corpus_at(HARBOR), read_set(HARBOR)
    report = build_impact_report(corpus, files, ["quill-press-nobody"], is_shipped=False)
    assert [one.id for one in report.fallen] == ["quill-press-nobody"]
    assert [(one.id, one.kind) for one in report.pointers] == [
        ("quill-press-nobody-radio", "version-of")
    ]


def test_nothing_is_written(tmp_path):
    folder = Path(shutil.copytree(HARBOR, tmp_path / "set"))
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    build_impact_report(corpus_at(folder), read_set(folder), ["radio-note"], is_shipped=False)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_name_like_no_other_is_refused_in_one_short_line():
    result = timeline("impact", "zzzz", cwd=ROOT)
    assert result.code == 2
    assert len(result.err) < 200
