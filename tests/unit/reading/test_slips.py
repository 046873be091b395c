"""The commonest ways in which a legal quotation breaks YAML: each is named and shown its cure."""

import pytest

from tests.builders import errors, frame_text, ids, load_set, only, place, problems, sound_set

HEADER = """\
made: 2031-03-10
from: ministry
place: aldery
component: whole
sources: [gazette-2031]
statements:
  - id: slip
    claims: [{leave: may-leave}]
"""
NEIGHBOR = """
  - id: plain
    quote: Lamps are lit.
    claims: [{leave: may-leave}]
"""
FIRST_LINE = 9

SLIPS = {
    "bracket": ("[T]he lamps are lit.", "L021"),
    "bracket, words go on": ("[T]he lamps\n      are lit.", "L021"),
    "bracket around everything": ("[Lamps are lit.]", "L021"),
    "several brackets": ("[Lamps], [towers] and [sic] are lit", "L021"),
    "brace": ("{T}he lamps are lit.", "L021"),
    "brace around everything": ("{Lamps are lit.}", "L021"),
    "colon": ("Ministry: lamps are lit.", "L022"),
    "two colons": ("Ministry: lamps: lit.", "L022"),
    "colon behind quotation marks": ('We said "no": never.', "L022"),
    "colon on the second line": ("Lamps are lit\n      at this hour: dusk.", "L022"),
    "colon at the end": ("What we ask is this:", "L022"),
    "hash": ("See form #3.", "L023"),
    "hash on the second line": ("Lamps are lit\n      as in #3.", "L023"),
    "hash on the first of two lines": ("As in #3,\n      lamps are lit.", "L023"),
    "hash at the beginning": ("#3 is the form.", "L023"),
    "double quotation marks": ('"Lit" is the word.', "L024"),
    "double quotation marks, two lines": ('"Lit"\n      is the word.', "L024"),
    "two quotations": ('"Lit" and "dark".', "L024"),
    "single quotation marks": ("'Lit' is the word.", "L024"),
    "apostrophe": ("'tis lit.", "L024"),
    "star": ("* lit, but not at dawn", "L025"),
    "star before a letter": ("*lit", "L025"),
    "ampersand": ("&c. are lit", "L025"),
    "bang": ("!lit", "L025"),
    "at": ("@lamps are lit", "L025"),
    "percent": ("%5 are lit", "L025"),
    "back quote": ("`lit` is the word", "L025"),
    "bar": ("| lit", "L025"),
    "greater": ("> lit", "L025"),
    "dash": ("- lit", "L025"),
    "question mark": ("? lit", "L025"),
}


@pytest.mark.parametrize("field", ["quote", "fragment", "reported", "paraphrase"])
@pytest.mark.parametrize(("words", "code"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_named_at_its_field_and_shown_the_block_form(words, code, field):
    found = only(load_set(f"{HEADER}    {field}: {words}{NEIGHBOR}"))
    assert found.code.id == code
    assert found.span is not None
    assert found.span.start.line == FIRST_LINE
    assert f'"{field}"' in found.message
    assert f"`{field}: >-`" in found.help


@pytest.mark.parametrize(("words", "code"), SLIPS.values(), ids=SLIPS)
def test_the_block_form_that_is_advised_keeps_every_character(words, code):
    del code
    text = f"{HEADER}    quote: >-\n      {words}{NEIGHBOR}"
    corpus = sound_set(text)
    assert corpus.by_id["slip"].text == words.replace("\n      ", " ")


def test_each_of_the_five_slips_has_a_message_of_its_own():
    messages: dict[str, set[str]] = {}
    for words, code in SLIPS.values():
        for one in load_set(f"{HEADER}    quote: {words}{NEIGHBOR}").diagnostics:
            messages.setdefault(code, set()).add(one.message.replace(words[0], "?"))
    assert sorted(messages) == ["L021", "L022", "L023", "L024", "L025"]
    everything = [message for found in messages.values() for message in found]
    assert len(everything) == len(set(everything))


@pytest.mark.parametrize(
    "words",
    [
        "[Lamps are lit.]",
        "{Lamps are lit.}",
        "See form #3.",
        "!lit",
        "\n      Ministry: lamps are lit.",
    ],
)
def test_a_slip_that_is_no_syntax_error_costs_its_statement_alone(words):
    loaded = load_set(f"{HEADER}    quote: {words}{NEIGHBOR}")
    assert [one.cost for one in loaded.diagnostics] == ["statement"]
    assert ids(loaded) == ["plain"]


@pytest.mark.parametrize("words", ["[T]he lamps", "Ministry: lamps", '"Lit" is the word', "@lamps"])
def test_a_slip_that_is_a_syntax_error_costs_its_file(words):
    loaded = load_set(f"{HEADER}    quote: {words}{NEIGHBOR}", records={"other.yaml": sound_text()})
    assert [one.cost for one in loaded.diagnostics] == ["file"]
    assert ids(loaded) == ["other"]


def sound_text() -> str:
    return (HEADER + "    quote: Lamps are lit.\n").replace("id: slip", "id: other")


@pytest.mark.parametrize(
    "words",
    [
        "At 12:30 lamps are lit.",
        "See https://example.org/a#b.",
        "Form#3, form No.3.",
        "Lamps [sic] are lit {so}.",
        'They said "lit".',
        "Lamps aren't lit.",
        "Rock & roll * at 5% @ dusk!",
        "Yes - and no ? or | > maybe `now`",
        "-5 degrees",
        "Time:noon",
    ],
)
def test_what_only_looks_like_a_slip_is_kept_as_typed(words):
    corpus = sound_set(f"{HEADER}    quote: {words}{NEIGHBOR}")
    assert corpus.by_id["slip"].text == words


@pytest.mark.parametrize(
    "words",
    [
        '"Lamps are lit."  # as printed',
        "'Lamps are lit.'  # as printed",
        ">- # as printed\n      Lamps are lit.",
    ],
)
def test_a_comment_behind_quoted_words_takes_nothing_away(words):
    corpus = sound_set(f"{HEADER}    quote: {words}{NEIGHBOR}")
    assert corpus.by_id["slip"].text == "Lamps are lit."


def test_a_comment_behind_a_value_that_is_no_prose_is_a_comment():
    text = f"{HEADER}    quote: Lamps are lit.\n    place: aldery # as printed{NEIGHBOR}"
    assert sound_set(text).by_id["slip"].claims[0].places == ("aldery",)


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        ("sources/gazette-2031.yaml", "title: The", "title: [T]he", "L021"),
        ("sources/gazette-2031.yaml", "title: The", "title: Watch: the", "L022"),
        ("topics/ability.yaml", "question: Can", "question: See #3, can", "L023"),
        ("topics/ability.yaml", "exclusive-why: What", 'exclusive-why: "What"', "L024"),
        ("topics/ability.yaml", "exclusive-why: What", "exclusive-why: '90s", "L024"),
        ("set.yaml", "description: An", "description: *An", "L025"),
        ("families.yaml", "title: Whose", "title: >Whose", "L025"),
    ],
)
def test_slips_are_named_wherever_there_is_prose(path, old, new, code):
    text = {"sources/gazette-2031.yaml": "title: The Watch"}.get(path) or frame_text(path)
    if path.startswith("sources/"):
        text = f"id: gazette-2031\n{text}\npublisher: P\nkind: newspaper\nurl: none-given\nseen: whole\n"
    assert old in text
    found = errors(load_set(files={path: text.replace(old, new, 1)}))
    field = new.partition(":")[0]
    assert [one.code.id for one in found] == [code]
    assert f"`{field}: >-`" in found[0].help


def test_a_slip_in_a_flow_mapping_is_placed_at_its_value():
    text = HEADER + "    quote: Lit.\n    notes: Lit.\n" + NEIGHBOR
    text = text.replace(
        "sources: [gazette-2031]", "sources: [{source: gazette-2031, locator: [3]}]"
    )
    loaded = load_set(text)
    assert place(loaded.diagnostics[0]) == "records/001.yaml:5:43"
    assert problems(loaded)[0] == "L021 statement"
    assert "`locator: >-`" in loaded.diagnostics[0].help
