"""A small made-up set in memory, and YAML texts of records with defaults for all else.

The frame (codebook, voices, places, vocabulary) is the invented one of `cases/pairs/frame`; two
dated sources stand beside it. A test types what it is about and takes the rest from here:

    corpus = sound_set(records(statement("first", made="2031-03"), statement("second")))
    loaded = load_set(records(statement("first", place="nowhere")))
    assert problems(loaded) == ["S207 statement"]
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.corpus import Corpus, Loaded
from scomm_timeline.model.diagnostics import Diagnostic, Severity
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.model.statement import Statement
from scomm_timeline.reading.load import load

CASES = Path(__file__).resolve().parent / "cases"
FRAME = CASES / "pairs" / "frame"

SOURCES = {
    "sources/gazette-2031.yaml": """\
id: gazette-2031
title: The Watch in Its Third Year
publisher: The Gazette
kind: newspaper
dates: {document: 2031-12-31}
url: none-given
seen: whole
""",
    "sources/archive-letter.yaml": """\
id: archive-letter
title: Letter to the Council of Ford
publisher: Beacon Agency
kind: letter
dates: {document: 2031-06-30}
url: none-given
seen: in-part
""",
}
"""A newspaper of the last day of 2031, and a letter, which nobody else could read, of its June."""

DEFAULTS: Mapping[str, Any] = {
    "made": "2031-03-10",
    "from": "beacon-agency",
    "to": "public",
    "document": "letter",
    "sources": ["gazette-2031"],
    "quote": "The words.",
}
"""What `statement` types unless a test says otherwise."""

WORDINGS = ("fragment", "reported", "paraphrase", "characterization")
SUBSTANCE = ("figure", "topics", "by")


# -- texts ----------------------------------------------------------------------------------------


def claim(topic: str = "leave", position: str = "may-leave", **scope: Any) -> dict[str, Any]:
    """One claim about the whole program in Aldery; a field given as None is left out."""
    return {topic: position, **_given({"component": "whole", "place": "aldery", **scope})}


def statement(id_: str | None = "first", **fields: Any) -> dict[str, Any]:
    """One statement by the Beacon Agency to the public, with one claim.

    Names are those of the fields, with `_` for `-` and behind words that Python keeps (`from_`).
    A field given as None is left out; another wording or substance takes the place of the default.
    """
    typed = {name.rstrip("_").replace("_", "-"): one for name, one in fields.items()}
    values: dict[str, Any] = {"id": id_, **DEFAULTS}
    if any(name in typed for name in WORDINGS):
        del values["quote"]
    if not any(name in typed for name in SUBSTANCE):
        values["claims"] = [claim()]
    return _given({**values, **typed})


def bare(id_: str, **fields: Any) -> dict[str, Any]:
    """A statement that types its words and what a test names; a header has to give the rest."""
    typed = {name.rstrip("_").replace("_", "-"): one for name, one in fields.items()}
    return _given({"id": id_, "quote": "The words.", **typed})


def records(*statements: Mapping[str, Any], **header: Any) -> str:
    """A record file, one line a field: a header and its statements."""
    lines = [f"{name.rstrip('_').replace('_', '-')}: {_flow(one)}" for name, one in header.items()]
    lines.append("statements:")
    for one in statements:
        fields = [f"{name}: {_flow(value)}" for name, value in one.items()]
        lines += [f"  {'- ' if not at else '  '}{field}" for at, field in enumerate(fields)]
    return "\n".join(lines) + "\n"


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: one for name, one in values.items() if one is not None}


def _flow(value: Any) -> str:
    """A value in YAML's flow style, on one line; texts in double quotation marks."""
    return json.dumps(value, ensure_ascii=False)


# -- sets -----------------------------------------------------------------------------------------


@cache
def _frame() -> tuple[InputFile, ...]:
    return tuple(read_set(FRAME))


def frame_text(path: str) -> str:
    """The text of one file of the frame, to change a little."""
    return next(one.text or "" for one in _frame() if one.path == path)


def make_set(
    *texts: str,
    records: Mapping[str, str] | None = None,
    files: Mapping[str, str | None] | None = None,
) -> list[InputFile]:
    """The files of a set. `texts` are record files by number; `records` have paths of their own.

    `files` adds to or replaces any other file of the set; None takes it away.
    """
    found: dict[str, str | None] = {one.path: one.text for one in _frame()}
    found |= SOURCES
    found |= {f"records/{number:03}.yaml": text for number, text in enumerate(texts, start=1)}
    found |= {f"records/{path}": text for path, text in (records or {}).items()}
    found |= files or {}
    return [InputFile(path, text) for path, text in found.items() if text is not None]


def load_set(
    *texts: str,
    records: Mapping[str, str] | None = None,
    files: Mapping[str, str | None] | None = None,
    with_notices: bool = False,
) -> Loaded:
    """What comes of reading `make_set` with the same arguments."""
    return load(make_set(*texts, records=records, files=files), with_notices=with_notices)


def sound_set(
    *texts: str,
    records: Mapping[str, str] | None = None,
    files: Mapping[str, str | None] | None = None,
) -> Corpus:
    """A set that must read without an error."""
    return corpus_of(load_set(*texts, records=records, files=files))


def corpus_of(loaded: Loaded) -> Corpus:
    """The set of a reading that must have no error."""
    assert errors(loaded) == [], [(one.path, one.message) for one in errors(loaded)]
    assert loaded.left_out == ()
    assert loaded.corpus is not None
    return loaded.corpus


def sound(text: str) -> Statement:
    """The one statement of a record file that must read without an error."""
    (found,) = sound_set(text).statements
    return found


def said(id_: str = "first", **fields: Any) -> Statement:
    """A statement of the model, with the defaults of `statement`."""
    return sound(records(statement(id_, **fields)))


# -- what is wrong --------------------------------------------------------------------------------


def errors(loaded: Loaded) -> list[Diagnostic]:
    """The diagnostics that are no notices."""
    return [one for one in loaded.diagnostics if one.severity is Severity.ERROR]


def problems(loaded: Loaded) -> list[str]:
    """`CODE cost` of every diagnostic, in the order in which they are printed."""
    return [f"{one.code.id} {one.cost}" for one in loaded.diagnostics]


def only(loaded: Loaded) -> Diagnostic:
    """The one diagnostic."""
    assert len(loaded.diagnostics) == 1, [(one.code.id, one.message) for one in loaded.diagnostics]
    return loaded.diagnostics[0]


def place(one: Diagnostic) -> str:
    """`path:line:column` of a diagnostic, as far as it has one."""
    if one.span is None:
        return one.path
    return f"{one.path}:{one.span.start.line}:{one.span.start.column}"


def ids(loaded: Loaded) -> list[str]:
    """The statements that can be used, in their order."""
    assert loaded.corpus is not None
    return [one.id for one in loaded.corpus.statements]
