"""What is written is what is read back, whatever the words are."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scomm_timeline.authoring.files import kind_of
from scomm_timeline.authoring.formatting import formatted
from scomm_timeline.authoring.inserting import CannotInsertError, add_entry, append_item
from scomm_timeline.authoring.yaml_text import file_text
from scomm_timeline.reading import syntax, yaml_nodes
from tests.command import SETS, timeline
from tests.draws import drawn

_ODD = st.sampled_from(" \n:#'\"-[]{}&*!|>%@`,?~")
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | _ODD, min_size=1
).filter(lambda words: words.strip() and syntax.refused_character(words) is None)


@settings(max_examples=drawn(50))
@given(WORDS)
def test_any_words_come_back_from_every_place_in_a_file(words):
    record = {"id": "a", "quote": words, "title": words, "list": [words], "in": {"a": {"b": words}}}
    values = {"title": words, "statements": [record]}
    document = yaml_nodes.read(file_text(values))
    assert document.problems == ()
    assert document.value == values


def test_a_quotation_stands_in_a_block_whatever_it_begins_with():
    for words in ("[T]he agency", "ICE: we do not", "see #3", '"we" said it', "*", "- a"):
        text = file_text({"quote": words})
        assert text == f"quote: >-\n  {words}\n"


def test_a_long_quotation_is_folded_at_spaces_only():
    words = "nobody leaves " * 20 + "x" * 120
    lines = file_text({"quote": words}).splitlines()
    assert all(len(line) <= 90 or " " not in line.strip() for line in lines)
    assert yaml_nodes.read(file_text({"quote": words})).value == {"quote": words}


HEADED = "made: 2031\nstatements:\n  - id: a\n    quote: One.\n  # a remark on what follows\n"


def test_an_item_is_put_behind_the_last_one_and_no_line_is_taken_away():
    text = append_item(HEADED, "statements", {"id": "b", "quote": "Two."})
    assert text == HEADED.replace(
        "  # a remark", "  - id: b\n    quote: >-\n      Two.\n  # a remark"
    )


def test_line_ends_stay_what_they_were():
    text = append_item(HEADED.replace("\n", "\r\n"), "statements", {"id": "b", "quote": "Two."})
    assert text.count("\r\n") == text.count("\n") == 8


@pytest.mark.parametrize(
    "text", ["statements: [{id: a, quote: One.}]\n", "statements:\n", "made: 2031\n", "[\n"]
)
def test_a_list_in_brackets_is_not_touched(text):
    with pytest.raises(CannotInsertError):
        append_item(text, "statements", {"id": "b"})


def test_an_entry_joins_a_mapping_wherever_that_ends():
    voices = (SETS / "harbor-watch" / "voices.yaml").read_text(encoding="utf-8")
    before = yaml_nodes.read(voices).value
    after = add_entry(voices, ("people",), "lena-moor", {"name": "Lena Moor"})
    value = yaml_nodes.read(after).value
    assert value["people"].pop("lena-moor") == {"name": "Lena Moor"}
    assert value == before
    assert [one for one in after.splitlines() if one not in voices.splitlines()] == [
        "  lena-moor: {name: Lena Moor}"
    ]


def test_a_mapping_that_is_missing_is_begun():
    text = add_entry("a:\n  name: A\n  kind: state\n", ("a", "within"), "b", {"name": "B"})
    assert yaml_nodes.read(text).value["a"]["within"] == {"b": {"name": "B"}}


@settings(max_examples=drawn(50))
@given(WORDS)
def test_any_words_can_be_put_into_a_file(words):
    text = append_item(HEADED, "statements", {"id": "b", "quote": words})
    assert yaml_nodes.read(text).value["statements"][1]["quote"] == words


def _files(folder: Path) -> dict[str, str]:
    paths = sorted((folder / "statements").rglob("*.yaml"))
    inside = folder / "statements"
    return {path.relative_to(inside).as_posix(): path.read_text("utf-8") for path in paths}


def test_what_is_begun_added_or_imported_is_laid_out_as_fmt_would_lay_it_out(tmp_path):
    timeline("init", "--program", "A: [b]", "--place", "Meridia", cwd=tmp_path)
    timeline(
        *("new", "--source", "herald", "--source-title", "A: [b] #c", "--source-kind", "newspaper"),
        *("--source-publisher", "The Herald", "--from", "agency", "--made", "2031-04~"),
        *("--quote", "Nobody leaves, " * 20, "--claim", "taking-part=required"),
        *("--component", "whole", "--place", "meridia", "--locator", "002674"),
        cwd=tmp_path,
    )
    table = "made,from,quote,topic,position,component,place\n2031,agency,[N]o.,taking-part,required,whole,Meridia\n"
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    timeline("import", "t.csv", cwd=tmp_path)
    files = _files(tmp_path)
    assert len(files) == 12
    assert {path: formatted(text, kind_of(path) or "") for path, text in files.items()} == files
    assert all("$schema" in text.splitlines()[0] for text in files.values())
