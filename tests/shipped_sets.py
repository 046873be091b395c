"""Sets on disk, read once for all tests that only look."""

from functools import cache
from pathlib import Path

from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.corpus import Corpus
from scomm_timeline.reading.load import load


@cache
def corpus_at(path: Path) -> Corpus:
    """The set in a folder; its problems do not matter here."""
    corpus = load(list(read_set(path))).corpus
    assert corpus is not None
    return corpus
