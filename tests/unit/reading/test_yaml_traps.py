"""What YAML would turn into something else, or choke on, is kept as typed or refused by name."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.reading.load import load
from tests.builders import (
    CASES,
    ids,
    load_set,
    make_set,
    only,
    place,
    problems,
    records,
    said,
    sound,
    sound_set,
    statement,
)
from tests.counting import calls_of
from tests.unit.reading.test_slips import HEADER, NEIGHBOR, SLIPS

ROOT = Path(__file__).resolve().parents[3]
LETTER = records(statement("first"))


def with_quote(words: str) -> str:
    """A record file whose only quotation is typed so."""
    return LETTER.replace('"The words."', words)


# ---------------------------------------------------------------------------- values survive


@pytest.mark.parametrize(
    "typed",
    [
        *("no", "No", "yes", "on", "off", "true", "False", "null", "Null"),
        *("2010-08", "2010-02-30", "002674", "0x1F", "1e3", "12:30", "1_000", ".5", "+1", "-0"),
        *("=", "nan", ".inf", "0o17", "1.", "2010-10-06T12:30"),
    ],
)
def test_a_word_that_yaml_takes_for_something_else_stays_the_text_that_was_typed(typed):
    found = sound(
        with_quote(typed).replace(
            '["gazette-2031"]', f"[{{source: gazette-2031, locator: {typed}}}]"
        )
    )
    assert found.text == typed
    assert found.citations[0].locator == typed


def test_a_locator_keeps_its_leading_zeros_in_every_style():
    styles = ["002674", '"002674"', "'002674'"]
    sources = [f"{{source: gazette-2031, locator: {one}}}" for one in styles]
    found = sound(LETTER.replace('["gazette-2031"]', f"[{', '.join(sources)}]"))
    assert [one.locator for one in found.citations] == ["002674"] * 3


@pytest.mark.parametrize("slug", ["no", "on", "null", "1984", "2010-08", "0"])
def test_an_id_may_look_like_another_type(slug):
    corpus = sound_set(LETTER.replace('"first"', slug))
    assert list(corpus.by_id) == [slug]


def test_a_month_is_a_date_and_a_day_of_it_is_never_added():
    made = said(made="2031-08").made
    assert made.written == "2031-08"
    assert made.end - made.earliest == 31


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (">-\n      Lamps\n      are lit.", "Lamps are lit."),
        ("|-\n      Lamps\n      are lit.", "Lamps\nare lit."),
        (">-\n      Lamps\n\n      are lit.", "Lamps\nare lit."),
        ('"Lamps\\tare \\u2018lit\\u2019"', "Lamps\tare \u2018lit\u2019"),
        ("'Lamps aren''t lit'", "Lamps aren't lit"),
        ("\u201cLamps\u201d \u2014 lit \U0001f526", "\u201cLamps\u201d \u2014 lit \U0001f526"),
    ],
)
def test_every_style_of_words_gives_the_words(typed, kept):
    assert sound(with_quote(typed)).text == kept


# -------------------------------------------------------------------- characters and line ends


def test_a_byte_order_mark_changes_nothing():
    marked, plain = load_set("\ufeff" + LETTER), load_set(LETTER)
    assert marked.diagnostics == ()
    assert marked.corpus is not None
    assert plain.corpus is not None
    assert marked.corpus.digest == plain.corpus.digest


def test_a_byte_order_mark_does_not_move_a_place():
    wrong = "made: 2031-02-30\nfrom: ministry\nstatements:\n  - id: a\n    quote: Lit.\n    claims: []\n"
    assert [place(one) for one in load_set("\ufeff" + wrong).diagnostics] == [
        place(one) for one in load_set(wrong).diagnostics
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_give_the_same_set_at_the_same_places(end):
    broken = LETTER + records(statement("second", made="2031-02-30")).partition("\n")[2]
    one, other = load_set(broken), load_set(broken.replace("\n", end))
    assert problems(one) == ["D106 statement"]
    assert [place(found) for found in other.diagnostics] == [
        place(found) for found in one.diagnostics
    ]
    assert one.corpus is not None
    assert other.corpus is not None
    assert other.corpus.digest == one.corpus.digest


def test_windows_line_ends_do_not_get_into_a_block():
    text = with_quote("|-\n      Lamps\n      are lit.").replace("\n", "\r\n")
    assert sound(text).text == "Lamps\nare lit."


@pytest.mark.parametrize(
    ("character", "name"), [("\x85", "U+0085"), ("\u2028", "U+2028"), ("\u2029", "U+2029")]
)
def test_a_line_break_that_only_yaml_sees_is_refused_where_it_stands(character, name):
    found = only(load_set(with_quote(f"Lamps{character}are lit.")))
    assert found.code.id == "L002"
    assert found.cost == "file"
    assert place(found) == "records/001.yaml:8:17"
    assert name in found.message
    assert "remove it" in found.help


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\ufffe"])
def test_a_control_character_is_refused_where_it_stands(character):
    found = only(load_set(with_quote(f"Lamps{character}are lit.")))
    assert (found.code.id, found.cost) == ("L002", "file")
    assert place(found) == "records/001.yaml:8:17"
    assert f"U+{ord(character):04X}" in found.message


def test_half_a_character_is_refused_and_nothing_is_raised():
    loaded = load_set(with_quote("Lamps \ud800 are lit."), records(statement("second")))
    assert [one.cost for one in loaded.diagnostics] == ["file"]
    assert ids(loaded) == ["second"]


def test_a_tab_as_indentation_is_refused_and_named():
    found = only(load_set(LETTER.replace("    quote", "\tquote")))
    assert (found.code.id, found.cost) == ("L003", "file")
    assert found.span is not None
    assert found.span.start.line == 8
    assert "tab" in f"{found.message} {found.help}"


def test_a_tab_inside_words_is_kept():
    assert sound(with_quote('"Lamps\tare lit."')).text == "Lamps\tare lit."


# ------------------------------------------------------------------------------------- nesting


@pytest.mark.parametrize("brackets", [("[", ""), ("[", "]"), ("{a: ", "")])
def test_twenty_thousand_brackets_are_refused_with_the_work_of_two_hundred(brackets):
    def files(count: int) -> list[InputFile]:
        opened, closed = brackets
        notes = f"    notes: {opened * count}{closed * count}\n"
        return make_set(with_quote("Lit.") + notes)

    few, many = files(200), files(20_000)
    for one in few, many:
        found = only(load(one))
        assert (found.code.id, found.cost) == ("L011", "file")
    assert calls_of(lambda: load(many)) <= 1.1 * calls_of(lambda: load(few))


def test_twenty_thousand_brackets_inside_words_are_words():
    words = "[" * 20_000
    assert sound(with_quote(f'"{words}"')).text == words


def test_deep_nesting_by_indentation_is_refused_as_well():
    lines = "".join(f"{' ' * (6 + level)}a:\n" for level in range(300))
    found = only(load_set(LETTER + "    figure:\n" + lines))
    assert (found.code.id, found.cost) == ("L011", "file")


# -------------------------------------------------------------------------- documents and keys


@pytest.mark.parametrize("end", ["---\n", "--- again\n", "...\n---\na: b\n"])
def test_only_one_document_is_read(end):
    found = only(load_set(LETTER + end))
    assert (found.code.id, found.cost) == ("L009", "file")


def test_a_document_may_end_with_its_marker():
    assert sound(LETTER + "...\n").id == "first"


def test_a_document_may_begin_with_its_marker():
    assert sound("---\n" + LETTER).id == "first"


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}", "? [a]\n    "])
def test_a_key_that_is_no_text_costs_its_statement(key):
    loaded = load_set(LETTER + f"    {key}: words\n" + "  - " + NEXT)
    assert problems(loaded) == ["L008 statement"]
    assert ids(loaded) == ["second"]


NEXT = records(statement("second")).partition("  - ")[2]


def test_an_unhashable_alias_to_itself_is_refused_and_nothing_is_raised():
    loaded = load_set(LETTER + "    place: &x [*x]\n", records(statement("second")))
    assert {one.code.id for one in loaded.diagnostics} == {"L005"}
    assert ids(loaded) == ["second"]


def test_each_level_of_a_billion_laughs_is_refused_with_as_much_work_as_the_one_before():
    def files(levels: int) -> list[InputFile]:
        lines = ['a0: &a0 "ha"'] + [
            f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 10)}]" for at in range(1, levels)
        ]
        return make_set("\n".join(lines) + "\n" + LETTER)

    def work(levels: int) -> int:
        return calls_of(lambda: load(files(levels)))

    assert "L005" in {one.code.id for one in load(files(6)).diagnostics}
    assert work(6) - work(4) <= 2.5 * (work(4) - work(3))


def test_a_merge_key_is_text_where_it_is_quoted():
    loaded = load_set(LETTER + '    "<<": words\n')
    assert problems(loaded) == ["D101 statement"]


def test_a_yaml_directive_does_not_change_how_values_are_read():
    assert sound("%YAML 1.1\n---\n" + with_quote("no")).text == "no"


@pytest.mark.parametrize(
    "text",
    [
        "words",
        "- a\n- b",
        "[]",
        "{}",
        "null",
        "~",
        '""',
        "statements:",
        "statements: []",
        "statements: words",
        "statements: {a: b}",
    ],
)
def test_a_file_that_is_no_record_file_is_lost_alone_and_says_so(text):
    loaded = load_set(text, LETTER)
    assert [one.cost for one in loaded.diagnostics] == ["file"]
    assert [(one.path, one.id) for one in loaded.left_out] == [("records/001.yaml", None)]
    assert ids(loaded) == ["first"]


# ---------------------------------------------------------------------- two parsers, two seeds

_TELL = """
import json, sys
{block}
sys.path.insert(0, {root!r})
import yaml
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.reading.load import load
told = []
for files in json.load(sys.stdin):
    loaded = load([InputFile(*one) for one in files], with_notices=True)
    problems = [
        [one.code.id, one.path, one.span, one.cost, one.statement, one.message, one.help]
        for one in loaded.diagnostics
    ]
    told.append([loaded.corpus and loaded.corpus.digest, problems, loaded.left_out])
json.dump([yaml.__with_libyaml__, told], sys.stdout)
"""


def _every_set() -> list[list[tuple[str, str | None, str, str]]]:
    """All slips, traps and cases in one set, and each case of a problem between files alone."""
    texts = [f"{HEADER}    quote: {words}{NEIGHBOR}" for words, _ in SLIPS.values()]
    texts += [with_quote(words) for words in ("a\tb", "a\0b", '"a', "a\x85b", "\xe9 #3", "[\xe9")]
    texts += [LETTER + "\t", LETTER.replace("\n", "\r\n"), "\ufeff" + LETTER, "", "#", "a: &x [*x]"]
    cases = [one for one in read_set(CASES / "diagnostics") if one.text is not None]
    texts = [
        re.sub(r'(?m)\bid: "?([a-z0-9-]+)"?', rf"id: \1-{number}", text)
        for number, text in enumerate([*texts, *(one.text or "" for one in cases)])
    ]
    alone = [one.text or "" for one in cases if one.path.startswith(("S202", "S22"))]
    sets = [make_set(*texts), *(make_set(text) for text in alone)]
    return [[(one.path, one.text, one.error, one.error_code) for one in files] for files in sets]


def _tell(*, seed: str, has_libyaml: bool) -> list[object]:
    block = "" if has_libyaml else "sys.modules['yaml._yaml'] = None"
    process = subprocess.run(
        [sys.executable, "-c", _TELL.format(block=block, root=str(ROOT))],
        input=json.dumps(_every_set()),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    used, told = json.loads(process.stdout)
    assert used is (has_libyaml and yaml.__with_libyaml__)
    assert isinstance(told, list)
    return told


def test_the_fast_and_the_pure_parser_give_the_same_values_and_the_same_problems():
    fast, pure = _tell(seed="1", has_libyaml=True), _tell(seed="1", has_libyaml=False)
    assert len(fast) > 5
    assert [(one, other) for one, other in zip(fast, pure, strict=True) if one != other] == []


def test_the_same_input_gives_the_same_words_whatever_the_hash_seed():
    one, other = _tell(seed="1", has_libyaml=True), _tell(seed="2", has_libyaml=True)
    assert [(a, b) for a, b in zip(one, other, strict=True) if a != b] == []
