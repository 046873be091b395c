"""Dates and vocabularies drawn by hypothesis, which makes what fails small. `make fuzz`; FUZZ draws."""

import json
import os
import time
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scomm_timeline.authoring.files import FILES, SHAPES
from scomm_timeline.authoring.formatting import CannotFormatError, formatted
from scomm_timeline.model.dates import DateError
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.reading.kinds import Either, Keyed, Many, Rows, Shape, Within
from scomm_timeline.reading.load import load
from scomm_timeline.reading.yaml_nodes import locate, read
from tests.builders import make_set, records, statement
from tests.fuzz.texts import HOSTILE, SYNTAX

DRAWS = int(os.environ.get("FUZZ", "1000"))
SECONDS = 5.0

_PIECES = (
    *(
        "2031",
        "0000",
        "9999",
        "10000",
        "-",
        "-",
        "-02",
        "-13",
        "-00",
        "-29",
        "-31",
        "/",
        "..",
        "/..",
    ),
    *(
        "~",
        "?",
        "%",
        "X",
        "T",
        "T09:30",
        "T24:00",
        ":",
        "Z",
        "+01:00",
        " ",
        "\n",
        "\u0663",
        "y1",
        "e",
    ),
)
EDTF = st.lists(st.sampled_from(_PIECES), max_size=9).map("".join) | st.text(max_size=12)
TEXTS = st.sampled_from((*HOSTILE, *SYNTAX)) | EDTF | st.text(max_size=8)
SLUGS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True)
fuzz = settings(
    max_examples=DRAWS, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


@fuzz
@given(EDTF)
def test_a_date_is_read_or_refused_and_written_as_it_was_typed(text):
    try:
        date = parse_date(text)
    except DateError:
        return
    assert date.written == text
    assert date.earliest <= date.latest
    assert parse_date(date.written) == date


def values_of(kind: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values of a shape, most of them nearly right."""
    if isinstance(kind, Within):
        return values_of(kind.kind(), depth)
    if depth > 6:
        return TEXTS
    odd = TEXTS | st.none() | st.lists(TEXTS, max_size=2)
    if isinstance(kind, Either):
        return values_of(kind.plain, depth + 1) | values_of(kind.mapping, depth + 1)
    if isinstance(kind, Keyed):
        return st.dictionaries(SLUGS | TEXTS, values_of(kind.item, depth + 1), max_size=3) | odd
    if isinstance(kind, Many | Rows):
        return st.lists(values_of(kind.item, depth + 1), max_size=3) | odd
    if isinstance(kind, Shape):
        fields = {name: values_of(field.kind, depth + 1) for name, field in kind.fields.items()}
        needed = {name: one for name, one in fields.items() if kind.fields[name].required}
        others = {name: one for name, one in fields.items() if name not in needed}
        return st.fixed_dictionaries(needed, optional=others) | odd
    return SLUGS | TEXTS


@fuzz
@given(st.data())
def test_a_set_with_any_vocabulary_is_read_or_said_to_be_broken(data):
    kind = data.draw(st.sampled_from(sorted(FILES)))
    value = data.draw(values_of(SHAPES[kind]))
    text = json.dumps(value, ensure_ascii=False)
    path = FILES[kind].example
    files = [one for one in make_set(records(statement("first"))) if one.path != path]
    begun = time.process_time()
    loaded = load([*files, InputFile(path, text)], with_notices=True)
    assert time.process_time() - begun < SECONDS
    assert loaded.corpus is not None or loaded.left_out
    for one in loaded.diagnostics:
        assert one.message
        assert one.message.isprintable() or "\n" not in one.message


@fuzz
@given(st.lists(st.sampled_from((*SYNTAX, *HOSTILE, "a", "b: ", "- ", "\n", "  ")), max_size=25))
def test_any_text_is_read_located_and_formatted_or_refused(pieces):
    text = "".join(pieces)
    document = read(text)
    locate(text)
    try:
        after = formatted(text, "record")
    except CannotFormatError:
        return
    assert read(after).value == document.value
