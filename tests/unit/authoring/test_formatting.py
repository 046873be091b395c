"""The one layout: order of keys, when a value is a block, what becomes of comments and odd texts."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scomm_timeline.authoring.emitting import write_tree
from scomm_timeline.authoring.files import FILES, SHAPES, is_typed, kind_of
from scomm_timeline.authoring.formatting import CannotFormatError, formatted
from scomm_timeline.reading.yaml_nodes import read
from tests.command import ROOT
from tests.draws import drawn
from tests.yaml_texts import assert_kept, typed_text

LETTER = """\
# Known from a copy.
document: letter
made: 2031-03-10           # the stamp
from: ada-moss
sources: [gazette-2031]
statements:
  - id: moss-letter
    quote: >-
      The towns may leave.
    claims:
      - leave: may-leave   # "may"
        component: whole
        place: aldery
"""


def record(line: str) -> str:
    """A file whose one statement holds a line, or several, indented as they are to be written."""
    inner = "".join(f"    {one}\n" for one in line.splitlines())
    return f"statements:\n  - id: first\n{inner}"


def one_value(text: str, kind: str = "record") -> str:
    """The lines that a statement of a formatted text has below its id."""
    lines = formatted(text, kind).splitlines()[2:]
    return "\n".join(one.removeprefix("    ") for one in lines)


def test_what_is_in_order_stays_letter_for_letter():
    assert formatted(LETTER, "record") == LETTER


def test_keys_come_in_the_order_of_the_shapes_and_a_misspelled_one_last():
    text = "statements: [{claims: [{place: a, leave: b}], quoet: x, quote: c, id: d}]\nmade: 2031\n"
    result = formatted(text, "record")
    assert result.startswith("made: 2031\n")
    found = re.findall(r"\b(id|quote|claims|leave|place|quoet):", result)
    assert found == ["id", "quote", "claims", "leave", "place", "quoet"]


def test_names_that_a_set_chooses_keep_their_order():
    text = (
        "people:\n  zoe: {name: Z}\n  abe: {name: A}\norganizations: {b: {name: B, kind: court}}\n"
    )
    result = formatted(text, "voices")
    assert result.index("organizations") < result.index("zoe") < result.index("abe")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ('quote: "[T]he towns"', "quote: >-\n  [T]he towns"),
        ("quote: 'The towns may leave.'", "quote: The towns may leave."),
        ("quote: |-\n  The towns", "quote: >-\n  The towns"),
        ("quote: >-\n  The\n  towns", "quote: >-\n  The towns"),
        ('made-as-written: "last August"', "made-as-written: last August"),
        ('notes: "one\\ntwo"', "notes: |-\n  one\n  two"),
        ('notes: " first a space"', 'notes: " first a space"'),
        ('notes: "bell \\a"', 'notes: "bell \\u0007"'),
        ("via:\n  - 'no'", 'via:\n  - "no"'),
        ("via: [no]", 'via: ["no"]'),
        ("made: '2010'", "made: 2010"),
        ("made: 2010-08", "made: 2010-08"),
        ("made: 2010-08~", "made: 2010-08~"),
        ("sworn: 'true'", "sworn: true"),
        ("notes: it''s", "notes: it''s"),
        ("sources: [{source: a, locator: 002674}]", 'sources: [{source: a, locator: "002674"}]'),
        ("sources: [{source: a, locator: 12:30}]", 'sources: [{source: a, locator: "12:30"}]'),
        ("by:", "by:"),
        ("by: ~", "by:"),
    ],
)
def test_how_a_value_is_written(typed, written):
    assert one_value(record(typed)) == written


def test_long_prose_becomes_a_block_and_a_long_address_stays_in_its_line():
    words = "The towns may leave. " * 8 + "Or stay."
    result = one_value(record(f"quote: {words}"))
    assert result.startswith("quote: >-\n  The towns may leave.")
    assert max(map(len, formatted(record(f"quote: {words}"), "record").splitlines())) <= 90
    source = "id: a\nurl: https://example.org/" + "long/" * 30 + "\n"
    assert formatted(source, "source") == source


def test_braces_that_do_not_fit_become_lines_and_a_list_of_names_goes_on_below():
    rule = f"a: {{title: T, topics: [b], entails: [{{id: R1, if: b/c, then: d/e, why: {'w ' * 50}x}}]}}\n"
    assert "\n    - id: R1\n      if: b/c\n" in formatted(rule, "families")
    words = "documents: [" + ", ".join(f"kind-of-paper-{n}" for n in range(12)) + "]\n"
    result = formatted(words, "vocabulary")
    assert result.count("\n") == 3
    assert all(len(one) <= 100 for one in result.splitlines())


# ------------------------------------------------------------------------------------- comments


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("# above\nquote: a\n# below", "# above\nquote: a\n# below"),
        ("quote: 'a' # beside", "quote: >-  # beside\n  a"),
        ("notes: 'a' # beside", 'notes: "a"  # beside'),
        ("by: '2031'     # in its column", "by: 2031       # in its column"),
        ("quote: >- # beside the sign\n  a", "quote: >-  # beside the sign\n  a"),
        (
            "sources: # why\n  - a # one\n  # two\n  - b",
            "sources:  # why\n  - a  # one\n  # two\n  - b",
        ),
        ("sources: [a, # one\n  b]", "sources:\n  - a        # one\n  - b"),
        (
            "sources:\n- a\n# of what follows\nnotes: b",
            "sources:\n  - a\n# of what follows\nnotes: b",
        ),
        (
            "sources:\n  - a\n  # of the list\nnotes: b",
            "sources:\n  - a\n  # of the list\nnotes: b",
        ),
        ("notes:\n  # above the value\n  b", "# above the value\nnotes: b"),
        ("by:\n# nothing above\nnotes: b", "by:\n# nothing above\nnotes: b"),
        ("notes: |-\n  a\n  # not one\n  b", "notes: |-\n  a\n  # not one\n  b"),
    ],
)
def test_a_comment_stays_with_what_it_is_about(typed, written):
    assert one_value(record(typed)) == written


def test_a_comment_moves_with_its_key_and_the_head_of_the_file_stays():
    text = "# head\n\n# of the list\nstatements:\n  - quote: a\n    # the name\n    id: b\nmade: 2031 # day\n"
    assert formatted(text, "record") == (
        "# head\n\n# of the list\nmade: 2031  # day\nstatements:\n  # the name\n  - id: b\n    quote: a\n"
    )


def test_a_comment_keeps_its_column_where_there_is_room():
    assert "made: 2031-03-10           # the stamp" in formatted(LETTER, "record")


# ------------------------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("made: [\n", "L003"),
        ("made: 2031\nmade: 2032\n", "L004"),
        ("made: &a 2031\n", "L005"),
        ("quote: we do #3\n", "L023"),
        ("a: 1\n---\nb: 2\n", "L009"),
        ("", "empty"),
        ("{}\n", "empty"),
        ("# only a comment\n", "empty"),
        ("- a\n", "does not hold fields"),
        ("just words\n", "does not hold fields"),
        ("a: \x07\n", "L002"),
        ("a: [" * 30, "L011"),
    ],
)
def test_a_file_that_the_reader_does_not_take_is_left_alone(text, words):
    with pytest.raises(CannotFormatError) as raised:
        formatted(text, "record")
    assert words in raised.value.message
    assert raised.value.help


def test_what_two_readers_take_for_different_things_is_left_alone():
    assert read("via: [b:, c]\n").value is not None
    with pytest.raises(CannotFormatError, match="two readers"):
        formatted("via: [b:, c]\n", "record")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (("Known from", "Unknown from"), "a comment would be lost"),
        (("# the stamp", ""), "a comment would be lost"),
        (("may leave.", "may not leave."), "a value would change"),
        (("2031-03-10", "2031-03"), "a value would change"),
        (("    quote", "    qoute"), "a value would change"),
        (("statements:", "  statements: ["), "a value would change"),
    ],
)
def test_a_writer_that_loses_or_changes_anything_is_found_out(monkeypatch, changed, words):
    """The guard broken on purpose: what is written is not what was read."""
    monkeypatch.setattr(
        "scomm_timeline.authoring.formatting.write_tree",
        lambda tree, kind: write_tree(tree, kind).replace(*changed),
    )
    with pytest.raises(CannotFormatError) as raised:
        formatted(LETTER, "record")
    assert raised.value.message == words


def test_line_ends_byte_order_mark_and_document_sign_are_no_content():
    plain = "document: letter\nmade: 2031\n"
    for typed in (
        plain.replace("\n", "\r\n"),
        f"\ufeff{plain}",
        f"---\n{plain}",
        plain.rstrip("\n"),
    ):
        assert formatted(typed, "record") == plain


# ----------------------------------------------------------------------------------------- laws


@pytest.mark.parametrize("seed", range(drawn(100)))
def test_odd_documents_keep_values_and_comments_and_are_formatted_once(seed):
    assert_kept(typed_text(seed))


@settings(max_examples=drawn(80))
@given(st.text(max_size=200), st.sampled_from(["quote", "notes", "made", "id", "title", "mispelt"]))
def test_any_text_is_kept_in_any_field(value, key):
    text = record(f"{key}: {json.dumps(value)}") if key != "id" else f"notes: {json.dumps(value)}\n"
    result = formatted(text, "record")
    assert read(result).value == read(text).value
    assert formatted(result, "record") == result


@settings(max_examples=drawn(100))
@given(st.text(st.sampled_from("ab:#-[]{}'\"|>?,&*!%@ \n\t"), max_size=60))
def test_any_text_at_all_is_formatted_or_refused(text):
    try:
        result = formatted(text, "record")
    except CannotFormatError:
        return
    assert read(result).value == read(text).value
    assert formatted(result, "record") == result


# ------------------------------------------------------------------------------------ the table


def test_every_file_of_the_shipped_set_has_a_kind_and_the_program_its_own():
    folder = ROOT / "statements"
    names = [one.relative_to(folder).as_posix() for one in sorted(folder.rglob("*.yaml"))]
    kinds = {name: kind_of(name) for name in names}
    internal = {
        "adjudication",
        "sign-off",
        "policy",
    }  # work product, of which the shipped set has none
    assert {one for one in kinds.values() if one} | internal == set(FILES) == set(SHAPES)
    assert {name for name, kind in kinds.items() if kind is None} == set()
    own = {name.partition("/")[0] for name in names if not is_typed(name)}
    assert own == {"receipts"}
    assert kind_of("recrods/x.yaml") is None
    assert kind_of("records/x.txt") is None
    assert not is_typed("internal/adjudications/x.yaml")
    assert not is_typed("internal/sign-offs/x.yaml")
    assert is_typed("internal/policy.yaml")
