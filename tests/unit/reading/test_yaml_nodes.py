"""YAML to plain values: what was typed survives, what YAML would do behind one's back is refused.

Everything here is read twice, with libyaml's parser and with the pure one: which of the two a
machine has must make no difference.
"""

import gc

import pytest
import yaml

from scomm_timeline.model.span import Position
from scomm_timeline.reading import documents, events
from scomm_timeline.reading.value import Document
from scomm_timeline.reading.yaml_nodes import locate, read
from tests.counting import calls_of


@pytest.fixture(params=["with libyaml", "without libyaml"], autouse=True)
def parser(request, monkeypatch):
    if request.param == "without libyaml":
        monkeypatch.setattr(events, "FastParser", events.PureParser)


def test_both_parsers_are_tried_where_libyaml_is_there(request):
    tried = events.FastParser
    expects_fast = "with libyaml" in request.node.name and yaml.__with_libyaml__
    assert tried is (yaml.CBaseLoader if expects_fast else events.PureParser)


def codes(text: str) -> list[str]:
    return [one.code for one in read(text).problems]


def place(text: str) -> tuple[int, int]:
    """Line and column of the one problem of a text."""
    (problem,) = read(text).problems
    assert problem.span is not None
    return problem.span.start.line, problem.span.start.column


@pytest.mark.parametrize(
    "word",
    ["no", "yes", "on", "true", "null", "2010-08", "2010-10-06", "002674", "12:30", "1e3", "0x1F",
     ".inf", "1_000", "2010-02-30", "NULL", "=", "0o17"],
)  # fmt: skip
def test_a_plain_word_stays_the_text_that_was_typed(word):
    assert read(f"key: {word}\n").value == {"key": word}
    assert read(f"[{word}]\n").value == [word]


@pytest.mark.parametrize("nothing", ["", "~", " ~ ", "  # a remark"])
def test_an_empty_value_and_a_tilde_are_missing(nothing):
    document = read(f"key:{nothing and ' '}{nothing}\nother: x\n")
    assert document.value == {"key": None, "other": "x"}
    assert document.problems == ()


@pytest.mark.parametrize("quoted", ['"~"', "'~'", '""', "''"])
def test_what_stands_in_quotation_marks_is_text(quoted):
    assert read(f"key: {quoted}\n").value == {"key": quoted[1:-1]}


def test_a_block_keeps_every_mark_of_a_legal_quotation():
    words = "[T]he \"MOA\": we do not - see #3 & *4 - 'opt out' {sic} 50% @ICE !"
    assert read(f"quote: >-\n  {words}\n  and so on\n").value == {"quote": f"{words} and so on"}


@pytest.mark.parametrize("escape", [r"\U00110000", r"\UFFFFFFFF", r"\ud800"])
def test_an_escape_that_stands_for_no_character_is_an_error_of_its_line(escape):
    document = read(f'a: b\nquote: "No{escape} way."\n')
    assert document.value is None
    assert [one.span.start.line for one in document.problems if one.span] == [2]
    assert locate(f'a: b\nquote: "No{escape} way."\n').span(("a",)).start.line == 1


def test_two_escapes_of_a_surrogate_pair_are_one_character_as_in_json():
    assert read('quote: "A \\ud83d\\udd26 in the fog"\n').value == {
        "quote": "A \U0001f526 in the fog"
    }


def test_line_endings_of_another_system_change_nothing():
    text = "made: 2010-08\nquote: >-\n  We do\n  not.\nlist:\n  - a\n"
    assert read(text.replace("\n", "\r\n")).value == read(text).value
    assert read(text.replace("\n", "\r")).value == read(text).value


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert read("\ufeffmade: 2010\n").value == {"made": "2010"}
    assert place("\ufeffmade: 2010\nmade: 2011\n") == (2, 1)
    assert locate("\ufeffmade: 2010\n").span(("made",)).start == Position(1, 7)


def test_a_tab_inside_words_is_kept_and_one_that_indents_is_refused():
    assert read("quote: >-\n  We do\tnot.\n").value == {"quote": "We do\tnot."}
    assert codes("key:\n\t- a\n") == ["L003"]
    assert place("key:\n\t- a\n") == (2, 1)


def test_a_question_mark_between_brackets_is_refused_whichever_parser_reads():
    for text in ("x: [May it?]\n", "x: {may-it?: y}\n", "x: {a: [{b: is it?}]}\n"):
        assert codes(text) == ["L003"]
    assert place("x: [May it?]\n") == (1, 11)
    assert read("x: May it?\ny: ['may it?']\n").value == {"x": "May it?", "y": ["may it?"]}


@pytest.mark.parametrize(
    "text", ["a:\n", "a: \n", "{a: , b: c}\n", "{a:   }\n", "a:\nb: c\n", "a:"]
)
def test_what_is_missing_stands_right_behind_its_colon(text):
    assert locate(text).span(("a",)).start == Position(1, text.index(":") + 2)


def test_a_comment_needs_a_space_before_it_whichever_parser_reads():
    assert codes("x: ># remark\n  a\n") == ["L003"]
    assert codes("x: |-# remark\n  a\n") == ["L003"]
    assert read("x: > # remark\n  a > b#c\n").value == {"x": "a > b#c\n"}


def test_a_tab_is_judged_alike_with_and_without_libyaml():
    assert codes("key: \t\n") == codes("key:\t\n")
    assert read("key: \tvalue\n").value is None


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029", "\ufeff"])
@pytest.mark.parametrize(
    "form", ['quote: "a{}b"\n', "quote: a{}b\n", "quote: >-\n  a{}b\n", "# a{}b\n"]
)
def test_an_invisible_character_that_yaml_takes_for_more_is_refused(character, form):
    text = "made: 2010\n" + form.format(character)
    assert codes(text) == ["L002"]
    assert place(text)[0] == 2 + form.count("\n", 0, form.index("{"))


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\ufffe", "\ud800"])
def test_a_control_character_loses_the_file_at_its_place(character):
    text = f"made: 2010\nquote: ab{character}c\n"
    assert read(text).value is None
    assert codes(text) == ["L002"]
    assert place(text) == (2, 10)


def test_characters_beyond_the_first_plane_count_as_one_column():
    assert place("{é: 1, 😀: 2, é: 3}\n") == (1, 14)


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n", "~\n", "---\n...\n"])
def test_an_empty_text_has_no_value_and_no_problem(text):
    assert read(text) == Document(None, {}, ())


def test_a_second_document_loses_the_file():
    assert codes("a: 1\n---\nb: 2\n") == ["L009"]
    assert read("a: 1\n---\nb: 2\n").value is None
    assert place("a: 1\n---\nb: 2\n") == (2, 1)


def test_a_document_with_marks_around_it_is_one_document():
    assert read("%YAML 1.1\n---\na: 1\n...\n").value == {"a": "1"}


@pytest.mark.parametrize("unit", ["[", "{a: ", "- ", "? ", "? ["])
def test_twice_as_many_brackets_are_refused_with_no_more_work(unit):
    # Without libyaml the parser looks 1,024 characters ahead, whatever stands there.
    few, many = unit * 1_200, unit * 2_400
    assert [one.code for one in read(many).problems] == ["L011"]
    assert calls_of(lambda: read(many)) <= 1.1 * calls_of(lambda: read(few))


def test_twenty_levels_are_deep_enough_and_one_more_is_not():
    assert codes("[" * 20 + "]" * 20) == []
    assert codes("[" * 21 + "]" * 21) == ["L011"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: 1\na: 2\n", "L004"),
        ("{a: 1, 'a': 2}\n", "L004"),
        ("x: &n 1\n", "L005"),
        ("x: &n [1]\n", "L005"),
        ("&n x: 1\n", "L005"),
        ("x: *n\n", "L005"),
        ("*n : 1\n", "L005"),
        ("x: !!str 1\n", "L006"),
        ("x: !mine [1]\n", "L006"),
        ("!!map\nx: 1\n", "L006"),
        ("x: ! 1\n", "L006"),
        ("<<: {a: 1}\n", "L007"),
        ("? [a]\n: 1\n", "L008"),
        ("? {a: b}\n: 1\n", "L008"),
        ("{[a]: 1}\n", "L008"),
        (": 1\n", "L003"),
        ("? \n: 1\n", "L008"),
        ("~: 1\n", "L008"),
        ('"": 1\n', "L008"),
        ("a: [1\n", "L003"),
        ("a: }\n", "L003"),
        ("%FOO\n--- x\n--- y\n", "L009"),
    ],
)
def test_what_is_no_part_of_a_record_has_a_code_of_its_own(text, code):
    assert codes(text) == [code]


def test_what_is_refused_costs_its_value_and_the_rest_is_read():
    document = read("a: &n 1\nb: *n\n<<: {x: y}\n? [k]\n: v\nc: !!int 3\nd: 4\n")
    assert [one.code for one in document.problems] == ["L005", "L005", "L007", "L008", "L006"]
    assert {key: document.value[key] for key in "acd"} == {"a": "1", "c": "3", "d": "4"}
    assert document.value["b"] is None


def test_a_merge_key_in_quotation_marks_is_a_key_like_any_other():
    assert read('"<<": 1\n').value == {"<<": "1"}


def test_each_duplicate_is_reported_at_the_later_key():
    assert [
        one.span and one.span.start.line for one in read("a: 1\nb: 2\na: 3\nb: 4\na: 5\n").problems
    ] == [3, 4, 5]


def test_a_second_list_of_statements_loses_the_file():
    assert read("statements: [{id: a}]\nstatements: [{id: b}]\n").value is None


def test_an_anchor_does_not_let_a_text_grow():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n"
        for before, name in zip("abcdefg", "bcdefgh", strict=True)
    )
    assert read(bomb).value["h"] == [None, None]
    assert codes("a: &a [*a]\n") == ["L005", "L005"]


def test_statements_know_the_lines_on_which_they_start():
    text = (
        "made: 2010\nstatements:\n  - id: a\n    quote: x\n\n  - b\n  - {id: c}\n  -\n    id: d\n"
    )
    assert read(text).lines == {0: 3, 2: 7, 3: 9}
    assert read(f"{text}x: &n 1\n").lines == {0: 3, 2: 7, 3: 9}


def test_places_are_those_of_the_values_and_keys_as_typed():
    text = "made: 2010-08\nclaims:\n  - leaving: available\n    place: [a, bc]\n"
    places = locate(text)
    claim = ("claims", 0)
    assert places.span(("made",)).start == Position(1, 7)
    assert places.span(("made",)).end == Position(1, 14)
    assert places.span((*claim, "leaving"), on_key=True).start == Position(3, 5)
    assert places.span((*claim, "leaving")).start == Position(3, 14)
    assert places.span((*claim, "place", 1)).start == Position(4, 16)
    assert places.span((*claim, "place", 1)).end == Position(4, 18)
    assert places.span(claim).start == Position(3, 5)


def test_a_value_without_a_place_has_that_of_the_nearest_around_it():
    places = locate("claims:\n  - leaving: available\n")
    assert places.span(("claims", 0, "component")) == places.span(("claims", 0))
    assert places.span(("claims", 7)) == places.span(("claims",))
    assert places.span(("nowhere", "at", "all")).start == Position(1, 1)
    assert locate("").span(("a",)).start == Position(1, 1)


def test_a_statements_value_that_the_header_gives_is_placed_in_the_header():
    places = locate("made: 2010\nsources: [a, b]\nstatements:\n  - id: x\n")
    assert places.span(("statements", 0, "made")).start == Position(1, 7)
    assert places.span(("statements", 0, "sources", 1)).start == Position(2, 14)
    assert places.span(("statements", 0, "quote")).start == Position(4, 5)


def test_the_place_of_a_list_reaches_to_its_end():
    assert locate("a: [b,\n  c]\nd: e\n").span(("a",)).end == Position(2, 5)


def test_garbage_collection_is_put_back_as_it_was():
    with documents.collection_paused():
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    try:
        with documents.collection_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
