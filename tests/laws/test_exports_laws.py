"""Laws of exports: what went in comes out of every format again, whatever the words are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from scomm_timeline.cli.report import PUBLISHERS
from scomm_timeline.model.columns import Cell
from tests.builders import claim, records, sound_set, statement
from tests.draws import drawn
from tests.exports_read import READERS, csv_rows, in_corpus, without_apostrophes
from tests.release_builders import release_of
from tests.release_formats import published

HOSTILE = st.sampled_from(
    [
        '"', "'", "[sic]", "[/b]", "|", "\n", "\r", "\r\n", "\t", "\\", ";", ",", "</script>",
        "<b>", "&amp;", "&", "=1+1", "=HYPERLINK(\"http://a\")", "@SUM", "+1", "-1", "002674",
        "2010-08", "\u202e", "\u200f", "\u2066", "\U0001f4a5", "e\u0301", "\x1b[31m", "\x85",
        "\u2028", "\ufeff", "_x0041_", "%s", "{0}", "NULL", "\x7f", "ICE", " ", "words ",
    ]
)  # fmt: skip
WORDS = st.one_of(
    st.lists(HOSTILE, min_size=1, max_size=8).map("".join), st.text(min_size=1, max_size=40)
)
DATES = st.sampled_from(
    ["2031", "2031-03", "2031-03-10", "2031-03~", "2031-03-10?", "2030/2031-06", "../2031-05"]
)
CLAIMS = st.lists(
    st.sampled_from(
        [
            claim("leave", "may-leave"),
            claim("leave", "must-stay", mode="denies"),
            claim("duty", "bound", place="not-stated", who="local"),
        ]
    ),
    min_size=1,
    max_size=3,
)
STATEMENTS = st.lists(
    st.builds(
        lambda made, words, sense, claims: {
            "made": made, "words": words, "sense": sense, "claims": claims,
        },
        DATES, WORDS, WORDS, CLAIMS,
    ),
    min_size=1,
    max_size=3,
)  # fmt: skip


def set_of(fields):
    """A set with these words, also with those that no YAML file could hold as they are."""
    typed = [
        statement(f"s{at}", made=one["made"], claims=one["claims"], fragment="Words.")
        for at, one in enumerate(fields)
    ]
    corpus = sound_set(records(*typed))
    said = tuple(
        held._replace(text=one["words"], sense=one["sense"], made_as_written=one["sense"])
        for held, one in zip(corpus.statements, fields, strict=True)
    )
    return corpus._replace(statements=said, by_id={one.id: one for one in said})


@settings(max_examples=drawn(25))
@given(STATEMENTS)
def test_ids_dates_words_and_positions_come_back_from_every_format(fields):
    corpus = set_of(fields)
    release = release_of(corpus, is_internal=True)
    assert set(READERS) == {"csv", "csv-excel", "jsonl", "sqlite"}
    for name, read in READERS.items():
        assert read(published(name, release)) == in_corpus(corpus), name


@settings(max_examples=drawn(20))
@given(STATEMENTS)
def test_the_two_variants_of_csv_differ_by_the_apostrophes_that_are_told(fields):
    release = release_of(set_of(fields), is_internal=True)
    raw = csv_rows(published("csv", release))
    marked = csv_rows(published("csv-excel", release))
    assert without_apostrophes(marked) == raw
    for row in marked:
        for column in release.table.columns:
            if column.cell in {Cell.TEXT, Cell.LIST, Cell.DATE}:
                assert not row[column.name].startswith(("=", "+", "-", "@", "\t", "\r"))


@settings(max_examples=drawn(10))
@given(STATEMENTS)
def test_every_format_takes_every_text(fields):
    release = release_of(set_of(fields), is_internal=True)
    for name in PUBLISHERS:
        assert published(name, release)
