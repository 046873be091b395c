"""Sets on disk, read and analyzed once a process for all tests that only look."""

from functools import cache
from pathlib import Path

from scomm_timeline.analysis.whole import Analyzed, analyze
from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.corpus import Corpus, Loaded
from scomm_timeline.pipeline.comparing import build_explain_report
from scomm_timeline.reading.load import load
from scomm_timeline.reports import ExplainReport

SHIPPED = Path(__file__).resolve().parents[1] / "statements"


def loaded_at(path: Path = SHIPPED) -> Loaded:
    """What comes of reading a folder, with every notice."""
    return _loaded(path)


def corpus_at(path: Path = SHIPPED) -> Corpus:
    """The set in a folder; its problems do not matter here."""
    corpus = _loaded(path).corpus
    assert corpus is not None
    return corpus


def analyzed_at(path: Path = SHIPPED) -> Analyzed:
    """What is found in the set in a folder."""
    return _analyzed(path)


@cache
def explained(a: str, b: str) -> ExplainReport:
    """What is told of two statements of the shipped record, in this order."""
    by_id = corpus_at().by_id
    return build_explain_report(corpus_at(), by_id[a], by_id[b], is_shipped=True)


# A path left out and the same path named are one set: kept here, by the path.


@cache
def _loaded(path: Path) -> Loaded:
    return load(list(read_set(path)), with_notices=True)


@cache
def _analyzed(path: Path) -> Analyzed:
    return analyze(corpus_at(path))
