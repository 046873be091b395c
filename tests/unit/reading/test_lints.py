"""Second looks at the coding: what triggers one, how it is answered, and what it costs in time."""

from itertools import pairwise
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.diagnostics import CODES, Severity
from scomm_timeline.reading import shapes
from scomm_timeline.reading.lints import _WORD, _holds, _marks, _words
from scomm_timeline.reading.load import load
from tests.builders import make_set, records, statement
from tests.counting import calls_of
from tests.shipped_sets import SHIPPED, loaded_at

LOOKS = {"S308", "S309", "S310", "S311", "S312"}


def found(*texts: str) -> list[tuple[str, str]]:
    """Code and message of each second look at a set of records."""
    loaded = load(make_set(*texts), with_notices=True)
    return [(one.code.id, one.message) for one in loaded.diagnostics if one.code.id in LOOKS]


@given(st.text(st.characters(max_codepoint=127)) | st.text())
def test_the_words_of_plain_texts_are_those_that_the_pattern_finds(text):
    assert b" ".join(_words(text)).decode() == " ".join(_WORD.findall(text.casefold()))


@given(st.lists(st.sampled_from([b"lamp", b"town", b"dusk", b"watch"]), max_size=30))
def test_marks_are_the_least_of_the_checksums_however_often_words_come(words):
    sums = [crc32(one) for one in words]
    assert _marks(words) == sorted({one ^ two for one, two in pairwise(sums)})[:6]


def test_the_shipped_record_leaves_no_second_look_unanswered():
    loaded = loaded_at()
    assert [one.message for one in loaded.diagnostics if one.code.id in LOOKS] == []
    answers = [one.text for one in read_set(SHIPPED) if "checked:" in (one.text or "")]
    assert len(answers) >= 5


def test_an_answer_is_no_part_of_what_the_set_says():
    plain = statement("first", quote="If it rains, towns may leave.")
    answered = {**plain, "checked": {"condition": "The if names the weather."}}
    one, other = load(make_set(records(plain))).corpus, load(make_set(records(answered))).corpus
    assert one is not None
    assert other is not None
    assert one.digest == other.digest
    assert one.statements == other.statements


def test_every_answer_is_the_slug_of_a_notice():
    slugs = {code.slug for code in CODES.values() if code.severity is Severity.NOTICE}
    assert set(shapes.ANSWERS.fields) <= slugs
    assert {"negation", "condition", "near-duplicate", "facts-disagree"} <= set(
        shapes.ANSWERS.fields
    )


@pytest.mark.parametrize("slug", ["sources-disagree", "version-differs"])
def test_the_older_notices_are_answered_in_the_same_way(slug):
    rows = [
        statement("root", quote="Lamps are lit."),
        statement(
            "other",
            quote="Lamps may be lit.",
            claims=[
                {"leave": "may-leave", "mode": "hedged", "component": "whole", "place": "aldery"}
            ],
            version_of="root",
            sources=[{"source": "gazette-2031", "made": "2031-03-11"}],
        ),
    ]
    code = next(one.id for one in CODES.values() if one.slug == slug)

    def told() -> set[str]:
        loaded = load(make_set(records(*rows)), with_notices=True)
        return {one.code.id for one in loaded.diagnostics}

    assert code in told()
    rows[1]["checked"] = {slug: "Looked at."}
    assert code not in told()


def test_an_empty_answer_and_an_unknown_one_are_errors():
    for answers in ({"condition": ""}, {"conditions": "x"}, {}, "condition"):
        row = statement("first", quote="If so.", checked=answers)
        loaded = load(make_set(records(row)))
        assert loaded.corpus is not None
        assert "first" not in loaded.corpus.by_id
        assert loaded.diagnostics


def test_an_answer_cannot_stand_in_a_header():
    text = records(statement("first", quote="If so."), checked={"condition": "x"})
    assert [one.code.id for one in load(make_set(text)).diagnostics] == ["D101"]


@pytest.mark.parametrize(
    ("text", "words", "holds"),
    [
        ("They do not leave.", "not", True),
        ("NOT so", "not", True),
        ("nothing notable", "not", False),
        ("We don’t know", "don't", True),
        ("We don't know", "don’t", True),
        ("no\nlonger", "no longer", True),
        ("cannot.", "cannot", True),
        ("cannot", "can", False),
    ],
)
def test_words_are_found_whole_in_any_case(text, words, holds):
    assert _holds(text, words) is holds


def test_nearly_equal_texts_are_found_where_few_words_differ():
    words = "Every town on the coast of Maren keeps its lamps lit from dusk to dawn all year"
    for number in range(len(words.split())):
        changed = words.split()
        changed[number] = "another"
        rows = [statement("a", quote=words), statement("b", quote=" ".join(changed))]
        assert [code for code, _ in found(records(*rows))] == ["S310"], number


def test_four_times_as_many_texts_of_one_day_are_little_more_than_four_times_the_work():
    sentence = "The council of town number {0} asks the watch to light lamp {0} at dusk"

    def work(count: int) -> int:
        rows = [statement(f"r{n}", quote=sentence.format(n)) for n in range(100, 100 + count)]
        files = make_set(records(*rows))
        return calls_of(lambda: load(files, with_notices=True))

    assert work(120) < 5 * work(30)
