"""Sets on disk, read and analyzed once a process for all tests that only look."""

from functools import cache
from pathlib import Path

from scomm_timeline.analysis.whole import Analyzed, analyze
from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.corpus import Corpus, Loaded
from scomm_timeline.reading.load import load

SHIPPED = Path(__file__).resolve().parents[1] / "statements"


@cache
def loaded_at(path: Path = SHIPPED) -> Loaded:
    """What comes of reading a folder, with every notice."""
    return load(list(read_set(path)), with_notices=True)


@cache
def corpus_at(path: Path = SHIPPED) -> Corpus:
    """The set in a folder; its problems do not matter here."""
    corpus = loaded_at(path).corpus
    assert corpus is not None
    return corpus


@cache
def analyzed_at(path: Path = SHIPPED) -> Analyzed:
    """What is found in the set in a folder."""
    return analyze(corpus_at(path))
