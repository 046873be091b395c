"""Small sets for tests of the engine: records as plain values over the invented frame."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from scomm_timeline.analysis.explain import Judgment, judge
from scomm_timeline.analysis.findings import Comparison, Dimension, Finding
from scomm_timeline.analysis.whole import Analyzed, analyze
from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.corpus import Corpus
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.reading import yaml_nodes
from scomm_timeline.reading.load import load

CASES = Path(__file__).resolve().parent / "cases"
FRAME = CASES / "pairs" / "frame"

Values = dict[str, Any]
"""A record, or a whole record file, as typed."""


@cache
def frame_files() -> tuple[InputFile, ...]:
    """Everything of the invented set but its records."""
    return tuple(read_set(FRAME))


def read_values(path: Path) -> Values:
    """A case file as the texts that were typed."""
    document = yaml_nodes.read(path.read_text(encoding="utf-8"))
    assert not document.problems, (path.name, document.problems)
    value = document.value
    assert isinstance(value, dict)
    return value


def load_files(files: Iterable[InputFile]) -> Corpus:
    """A set that must read without an error; notices are allowed."""
    loaded = load(list(files))
    wrong = [one for one in loaded.diagnostics if one.severity == "error"]
    assert not wrong, [(one.path, one.message) for one in wrong]
    assert loaded.corpus is not None
    return loaded.corpus


def set_of(*records: Values, frame: Iterable[InputFile] | None = None) -> Corpus:
    """A set of record files, each a header with its statements, over the invented frame."""
    files = [
        InputFile(f"records/{index:03}.yaml", json.dumps(one, ensure_ascii=False))
        for index, one in enumerate(records)
    ]
    return load_files([*(frame_files() if frame is None else frame), *files])


def said(id_: str, made: str, *claims: Values, **fields: Any) -> Values:
    """One statement by the Beacon Agency to the public; `from_` and `for_` name other voices.

    A claim speaks of the whole program in Aldery unless it says otherwise.
    """
    record: Values = {
        "id": id_,
        "made": made,
        "from": "beacon-agency",
        "to": "public",
        "quote": f"The words of {id_}.",
    }
    record.update({name.rstrip("_").replace("_", "-"): one for name, one in fields.items()})
    if "paraphrase" in fields:
        del record["quote"]
    if claims:
        record["claims"] = [{"component": "whole", "place": "aldery", **one} for one in claims]
    return record


def found_in(*statements: Values) -> Analyzed:
    """What the engine finds among statements, each in a file of its own."""
    return analyze(set_of(*({"statements": [one]} for one in statements)))


def judged(a: str, b: str, *statements: Values) -> Judgment:
    """The verdict on two of some statements."""
    return judged_in(found_in(*statements), a, b)


def judged_in(analyzed: Analyzed, a: str, b: str) -> Judgment:
    """The verdict on two statements of a set that was analyzed."""
    by_id = analyzed.court.ground.corpus.by_id
    return judge(analyzed.court, by_id[a], by_id[b])


def findings_by_id(analyzed: Analyzed) -> Mapping[str, Finding]:
    """Findings by `CODE/voice/family`; each id stands once."""
    ids = [one.id for one in analyzed.findings]
    assert len(ids) == len(set(ids))
    return {one.id: one for one in analyzed.findings}


def as_seen(one: Comparison) -> tuple[object, ...]:
    """A comparison without its words."""
    return (one.dimension, one.a, one.b, one.relation, one.outcome)


def mirrored(one: Comparison) -> tuple[object, ...]:
    """A comparison as it must look when the two sides are exchanged.

    An announcement is nobody's side: it names the record that made it.
    """
    if one.dimension is Dimension.ANNOUNCEMENT:
        return as_seen(one)
    relation = {"contains": "contained", "contained": "contains"}.get(one.relation, one.relation)
    return (one.dimension, one.b, one.a, relation, one.outcome)


def differing_paths(one: Any, two: Any, path: tuple[str, ...] = ()) -> list[str]:
    """Where two typed values differ, as deep as they stay alike: `statements.1.claims.0.place`."""
    if isinstance(one, dict) and isinstance(two, dict):
        keys = [*one, *(key for key in two if key not in one)]
        missing = object()
        return [
            found
            for key in keys
            for found in differing_paths(one.get(key, missing), two.get(key, missing), (*path, key))
        ]
    if isinstance(one, list) and isinstance(two, list) and len(one) == len(two):
        return [
            found
            for index, (first, second) in enumerate(zip(one, two, strict=True))
            for found in differing_paths(first, second, (*path, str(index)))
        ]
    return [] if one == two else [".".join(path)]
