"""Laws of reading: it never raises, points inside the text, and listens to nothing but content."""

import json
import re
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from scomm_timeline.model.corpus import Loaded
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.model.span import Span
from scomm_timeline.reading.load import load
from scomm_timeline.reading.yaml_nodes import locate, read
from tests.builders import claim, corpus_of, frame_text, make_set, records, statement
from tests.draws import drawn

# ------------------------------------------------------------------------------------ any text

_WORDS = [
    *("statements:", "id:", "quote:", "- ", "  ", "    ", "\n", "\n  ", ": ", " #", "#", "'", '"'),
    *("[", "]", "{", "}", "&a ", "*a ", "!t ", "!!str ", "<<: ", "? ", "---", "...", "%", "@", "`"),
    *("|", ">-", "\t", "\r", "\r\n", "\0", "\x85", "\ufeff", "\u2028", "\ud800", "é", "\U0001f526"),
    *("made: 2031-03-10", "from: ministry", "claims: [{leave: may-leave}]", "~", "null", "\\", ","),
]
SHRAPNEL = st.lists(st.sampled_from(_WORDS), max_size=30).map("".join)
LETTER = records(
    statement("first", place="aldery"),
    statement("second", made="2031-04", replies_to=["first"], notes="N"),
    to="towns",
    document="notice",
)


@st.composite
def damaged(draw, text=LETTER):
    """A sound text with a few stretches cut out or written over."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(SHRAPNEL | st.text(max_size=4)) + text[end:]
    return text


ANY_TEXT = st.text(max_size=60) | SHRAPNEL | damaged()


def lines_of(text: str) -> list[str]:
    """The lines that an editor shows."""
    return re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))


def assert_inside(text: str, span: Span) -> None:
    """A span begins and ends inside the text, and does not end before it begins."""
    lines = lines_of(text)
    for at in span:
        assert 1 <= at.line <= len(lines), span
        assert 1 <= at.column <= len(lines[at.line - 1]) + 1, span
    assert span.start <= span.end


@settings(max_examples=drawn(250))
@given(ANY_TEXT)
@example("")
@example("a: &x [*x]")
@example("? [a, b]\n: c")
@example("\0")
@example("\ud800")
@example("a: b\n\0")
@example("é\r\n\t- [")
@example("quote: [T]he")
@example("\ufeff\ufeffa: b")
@example("statements: [{id: a}, {id: b}]\nstatements: c")
def test_reading_never_raises_and_every_span_is_inside_the_text(text):
    document = read(text)
    assert document.value is not None or document.problems or not _is_something(text)
    for problem in document.problems:
        assert problem.span is not None
        assert_inside(text, problem.span)
    places = locate(text)
    for span in (*places.values.values(), *places.keys.values()):
        assert_inside(text, span)


def _is_something(text: str) -> bool:
    """True unless a text holds only comments, spaces and what YAML takes for nothing."""
    return any(line.split("#")[0].strip("\ufeff \t-.~%") for line in lines_of(text))


@settings(max_examples=drawn(100))
@given(ANY_TEXT)
@example("{")
@example("statements: [a, [b], {c: d}, ~]")
@example("statements:\n- id: [a]\n- id: {b: c}\n- claims: {a: b}")
@example("claims: [[[a]]]\nfrom: {a: [b]}\nstatements: [{id: a, quote: b}]")
def test_a_file_of_any_text_costs_no_other_record_and_is_placed_inside_itself(text):
    sound = records(statement("sound-record"))
    loaded = load(make_set(sound, records={"any.yaml": text}), with_notices=True)
    assert loaded.corpus is not None
    if "sound-record" not in text:
        assert "sound-record" in loaded.corpus.by_id
    for one in loaded.diagnostics:
        if one.span is not None:
            assert_inside(text, one.span)
    found = {one.id for one in loaded.corpus.statements if one.origin and "any" in one.origin.path}
    lost = [one for one in loaded.left_out if one.path == "records/any.yaml"]
    assert found or lost


@settings(max_examples=drawn(100))
@given(
    st.sampled_from(
        ["voices.yaml", "places.yaml", "families.yaml", "topics/leave.yaml", "set.yaml"]
    ),
    st.data(),
)
def test_any_damage_to_the_vocabulary_is_told_or_does_no_harm(path, data):
    text = data.draw(damaged(frame_text(path)) | ANY_TEXT)
    loaded = load(make_set(records(statement("first")), files={path: text}))
    if loaded.corpus is None:
        assert any(one.cost == "run" for one in loaded.diagnostics)
        assert loaded.left_out
    for one in loaded.diagnostics:
        if one.path == path and one.span is not None:
            assert_inside(text, one.span)


# -------------------------------------------------------------------------- values and places

_CHARACTERS = st.characters(
    max_codepoint=0xFFFF, exclude_categories=["Cs"], exclude_characters="\x7f"
)
_TEXTS = st.text(_CHARACTERS, max_size=12)
PLAIN_VALUES = st.recursive(
    _TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(_CHARACTERS, min_size=1, max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(PLAIN_VALUES)
def test_a_value_in_double_quotation_marks_is_read_back_as_it_was(value):
    assert read(json.dumps(value)) == (value, {}, ())


def _leaves(value: Any, route: tuple[str | int, ...] = ()):
    if isinstance(value, str):
        yield route, value
    for key, one in value.items() if isinstance(value, dict) else ():
        yield from _leaves(one, (*route, key))
    for at, one in enumerate(value) if isinstance(value, list) else ():
        yield from _leaves(one, (*route, at))


@given(PLAIN_VALUES, st.sampled_from([None, 1, 4]))
def test_the_text_at_a_place_is_the_value_that_stands_there(value, indent):
    text = json.dumps(value, indent=indent)
    places, lines = locate(text), lines_of(text)
    leaves = dict(_leaves(value))
    assert leaves.keys() <= places.values.keys()
    for route, leaf in leaves.items():
        span = places.values[route]
        assert span.start.line == span.end.line
        line = lines[span.start.line - 1]
        assert line[span.start.column - 1 : span.end.column - 1] == json.dumps(leaf)


# ------------------------------------------------------------------------------- equal content

_DATES = st.sampled_from(
    ["2031", "2031-03", "2031-03-10", "2031-03~", "../2031-05", "2031-03-10T09:30"]
)
_SPEAKERS = st.sampled_from(
    [
        "beacon-agency",
        "ada-moss",
        "finn-orme",
        ["ministry", "aldery-province"],
        {"organization": "treasury", "person": "unnamed", "role": "clerk"},
    ]
)
_POSITIONS = st.sampled_from(
    [("leave", "may-leave"), ("leave", "never-could"), ("duty", "bound"), ("decision", "joins")]
)
_HEADER_FIELDS = {
    "document": st.sampled_from(["letter", "order", "speech"]),
    "made": _DATES,
    "from": _SPEAKERS,
    "to": st.sampled_from(["public", "towns", ["inside", "ford-council"], "not-stated"]),
    "place": st.sampled_from(["aldery", "maren", ["borrin", "aldery-ford"], "not-stated"]),
    "component": st.sampled_from(["whole", "charter", "not-stated"]),
    "sources": st.sampled_from(
        [["gazette-2031"], "archive-letter", [{"source": "gazette-2031", "locator": "002674"}]]
    ),
    "who": st.sampled_from(["local", "state", "both", "not-stated"]),
    "mode": st.sampled_from(["asserts", "denies", "hedged"]),
    "via": st.sampled_from(["a clerk", ["a clerk", "a reporter"]]),
    "made-basis": st.sampled_from(["stated", "inferred"]),
    "channel": st.sampled_from(["public", "internal"]),
    "released": st.just([{"date": "2033", "to": "public", "how": "a suit"}]),
}
_CLAIMS = st.lists(
    st.builds(
        lambda pair, scope: {pair[0]: pair[1], **scope},
        _POSITIONS,
        st.fixed_dictionaries(
            {},
            optional={
                "place": st.sampled_from(["borrin", ["aldery", "maren"]]),
                "mode": st.sampled_from(["presupposes", "if"]),
                "population": st.just({"stage": ["booked", "charged"], "record": "none"}),
                "valid-until": st.just("2032"),
                "extent": st.sampled_from(["some", "all"]),
            },
        ),
    ),
    min_size=1,
    max_size=3,
)
Record = dict[str, Any]


@st.composite
def record_lists(draw) -> list[Record]:
    """Records that type every field that a header could hold, with ids of their own."""
    count = draw(st.integers(1, 5))
    found: list[Record] = []
    for number in range(count):
        fields = draw(st.fixed_dictionaries(_HEADER_FIELDS))
        record = {"id": f"r{number}", **fields, "quote": draw(st.sampled_from(["no", "Lit: #3."]))}
        record["claims"] = draw(_CLAIMS)
        if found and draw(st.booleans()):
            record["confirms"] = draw(st.sampled_from(found))["id"]
        found.append(record)
    return found


def read_files(*texts: str) -> Loaded:
    """A set of record files that must be sound."""
    loaded = load(make_set(*texts))
    corpus_of(loaded)
    return loaded


def assert_same(one: Loaded, other: Loaded) -> None:
    """Equal statements and an equal digest."""
    assert one.corpus is not None
    assert other.corpus is not None
    assert one.corpus.statements == other.corpus.statements
    assert one.corpus.digest == other.corpus.digest


@settings(max_examples=drawn(40))
@given(record_lists(), st.data())
def test_shuffling_splitting_merging_and_moving_files_gives_the_same_set(rows, data):
    whole = read_files(records(*rows))
    shuffled = data.draw(st.permutations(rows))
    cut = data.draw(st.integers(0, len(rows)))
    files = make_set(*(records(*part) for part in (shuffled[:cut], shuffled[cut:]) if part))
    assert_same(whole, load(data.draw(st.permutations(files))))
    moved = {
        f"{data.draw(st.sampled_from('zya'))}/{one['id']}.yaml": records(one) for one in shuffled
    }
    assert_same(whole, load(make_set(records=moved)))


@settings(max_examples=drawn(40))
@given(record_lists(), st.data())
def test_a_header_and_values_that_are_spelled_out_give_the_same_set(rows, data):
    spelled = read_files(records(*rows))
    names = data.draw(st.sets(st.sampled_from([*_HEADER_FIELDS, "claims"])))
    header = {name: data.draw(st.sampled_from(rows))[name] for name in sorted(names)}
    short = [{name: one for name, one in row.items() if header.get(name) != one} for row in rows]
    assert_same(spelled, read_files(records(*short, **header)))


@settings(max_examples=drawn(40))
@given(record_lists(), st.data())
def test_scope_typed_in_the_statement_or_in_each_claim_gives_the_same_claims(rows, data):
    names = data.draw(st.sets(st.sampled_from(["place", "component", "who", "mode"]), min_size=1))
    pushed = [
        {
            **{name: one for name, one in row.items() if name not in names},
            "claims": [
                {**{name: row[name] for name in sorted(names)}, **found} for found in row["claims"]
            ],
        }
        for row in rows
    ]
    one, other = read_files(records(*rows)).corpus, read_files(records(*pushed)).corpus
    assert one is not None
    assert other is not None
    assert [found.claims for found in one.statements] == [
        found.claims for found in other.statements
    ]


@settings(max_examples=drawn(40))
@given(record_lists(), st.randoms(use_true_random=False))
def test_the_order_of_keys_changes_nothing(rows, random):
    def mixed(value: Any) -> Any:
        if isinstance(value, list):
            return [mixed(one) for one in value]
        if not isinstance(value, dict):
            return value
        items = list(value.items())
        random.shuffle(items)
        return {key: mixed(one) for key, one in items}

    assert_same(read_files(records(*rows)), read_files(records(*(mixed(row) for row in rows))))


@settings(max_examples=drawn(30))
@given(record_lists(), st.sampled_from(["a.yaml", "z/z.yml", "2031/x y.yaml"]))
def test_renaming_a_file_changes_the_origins_and_nothing_else(rows, name):
    text = records(*rows)
    one, other = load(make_set(text)), load(make_set(records={name: text}))
    assert_same(one, other)
    assert one.corpus is not None
    assert other.corpus is not None
    for before, after in zip(one.corpus.statements, other.corpus.statements, strict=True):
        assert before.origin is not None
        assert after.origin == before.origin._replace(path=f"records/{name}")


@settings(max_examples=drawn(30))
@given(record_lists(), st.data())
def test_renaming_an_id_changes_that_id_and_the_pointers_to_it(rows, data):
    old = data.draw(st.sampled_from(rows))["id"]
    text = records(*rows)
    one = read_files(text).corpus
    other = read_files(text.replace(f'"{old}"', '"r9-renamed"')).corpus
    assert one is not None
    assert other is not None
    for before in one.statements:
        after = other.by_id["r9-renamed" if before.id == old else before.id]
        pointers = tuple(
            found._replace(target="r9-renamed") if found.target == old else found
            for found in before.relations
        )
        assert after == before._replace(id=after.id, relations=pointers)


@settings(max_examples=drawn(40))
@given(record_lists(), st.data())
def test_a_change_of_content_changes_the_digest(rows, data):
    row = data.draw(st.sampled_from(rows))
    changed = [{**one, "quote": "Other words."} if one is row else one for one in rows]
    one, other = read_files(records(*rows)).corpus, read_files(records(*changed)).corpus
    assert one is not None
    assert other is not None
    assert one.digest != other.digest


@settings(max_examples=drawn(40))
@given(st.lists(damaged(), min_size=2, max_size=4), st.data())
def test_the_order_of_files_changes_no_problem_either(texts, data):
    files = make_set(*texts)
    one, other = load(files), load(data.draw(st.permutations(files)))
    assert one.diagnostics == other.diagnostics
    assert one.left_out == other.left_out


@settings(max_examples=drawn(40))
@given(record_lists(), damaged())
def test_a_bad_file_takes_nothing_from_the_others_but_ids_it_shares(rows, text):
    alone = read_files(records(*rows)).corpus
    beside = load(make_set(records(*rows), records={"damaged.yaml": text})).corpus
    assert alone is not None
    assert beside is not None
    if not re.search(r"r[0-9]", text):
        assert [beside.by_id.get(one.id) for one in alone.statements] == list(alone.statements)


@given(
    st.lists(
        st.builds(InputFile, st.text(max_size=12), st.none() | st.text(max_size=12)), max_size=4
    )
)
def test_files_of_any_name_are_read_without_raising(files):
    loaded = load(files, with_notices=True)
    assert loaded.corpus is None
    assert loaded.diagnostics


@settings(max_examples=drawn(40))
@given(_CLAIMS)
def test_equal_claims_are_equal_wherever_they_stand(claims):
    typed = [{"component": "whole", "place": "aldery", **one} for one in claims]
    rows = [statement("a", claims=typed), statement("b", claims=[claim(), *typed])]
    corpus = read_files(records(*rows)).corpus
    assert corpus is not None
    assert corpus.by_id["b"].claims[1:] == corpus.by_id["a"].claims
