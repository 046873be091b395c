"""A bad record costs the least that keeps the answer right; everything left out is named."""

import pytest

from scomm_timeline.model.inputs import InputFile
from scomm_timeline.reading.load import load
from tests.builders import (
    SOURCES,
    claim,
    frame_text,
    ids,
    load_set,
    make_set,
    place,
    problems,
    records,
    sound_set,
    statement,
)

GOOD = records(statement("good-a"), statement("good-b", made="2031-04"))


def test_a_syntax_error_costs_its_file_and_no_other():
    loaded = load_set(records(statement("a"), statement("b")) + "  }\n", GOOD)
    assert problems(loaded) == ["L003 file"]
    assert ids(loaded) == ["good-a", "good-b"]
    assert [(one.path, one.id) for one in loaded.left_out] == [("records/001.yaml", None)]


def test_anything_else_costs_its_statement_and_not_its_neighbors():
    loaded = load_set(
        records(statement("a"), statement("b", claims=[claim(place="x")]), statement("c"))
    )
    assert ids(loaded) == ["a", "c"]
    assert [(one.path, one.id) for one in loaded.left_out] == [("records/001.yaml", "b")]


def test_an_unknown_place_that_no_claim_takes_is_still_told():
    loaded = load_set(records(statement("a", place="nowhere", claims=[claim(place="aldery")])))
    assert problems(loaded) == ["S207 statement"]


def test_one_bad_claim_costs_the_whole_statement():
    loaded = load_set(
        records(statement("a", claims=[claim(), claim("leave", "no-such")]), statement("b"))
    )
    assert ids(loaded) == ["b"]


def test_two_records_of_one_id_cost_both_and_nobody_else():
    loaded = load_set(records(statement("twice"), statement("a")), records(statement("twice")))
    assert ids(loaded) == ["a"]
    assert problems(loaded) == ["S201 statement", "S201 statement"]
    assert sorted((one.path, one.id) for one in loaded.left_out) == [
        ("records/001.yaml", "twice"),
        ("records/002.yaml", "twice"),
    ]


def test_three_records_of_one_id_cost_all_three():
    loaded = load_set(*(records(statement("thrice")) for _ in range(3)), GOOD)
    assert ids(loaded) == ["good-a", "good-b"]
    assert problems(loaded) == ["S201 statement"] * 3


def test_an_id_that_a_broken_record_carries_is_taken():
    loaded = load_set(records(statement("twice", made="2031-02-30"), statement("twice")))
    assert ids(loaded) == []
    assert sorted(problems(loaded)) == ["D106 statement", "S201 statement", "S201 statement"]


@pytest.mark.parametrize(
    "path",
    [
        "vocabulary.yaml",
        "voices.yaml",
        "places.yaml",
        "families.yaml",
        "topics/levy.yaml",
        "set.yaml",
    ],
)
@pytest.mark.parametrize("broken", ["{", "", "a: b\na: c\n"])
def test_a_file_of_the_vocabulary_that_does_not_load_costs_the_run(path, broken):
    loaded = load_set(GOOD, files={path: broken})
    assert loaded.corpus is None
    assert loaded.diagnostics
    assert {one.path for one in loaded.diagnostics} == {path}
    assert {one.cost for one in loaded.diagnostics} == {"run"}
    assert len(loaded.left_out) == 1
    assert loaded.left_out[0].id is None


@pytest.mark.parametrize(
    "path", ["vocabulary.yaml", "voices.yaml", "places.yaml", "families.yaml", "set.yaml"]
)
def test_a_file_of_the_vocabulary_that_is_missing_costs_the_run(path):
    loaded = load_set(GOOD, files={path: None})
    assert loaded.corpus is None
    assert problems(loaded) == ["S231 run"]
    assert f'"{path}"' in loaded.diagnostics[0].message


def test_a_set_without_topics_costs_the_run():
    files = {one.path: None for one in make_set() if one.path.startswith("topics/")}
    loaded = load_set(
        GOOD, files={**files, "families.yaml": "watch: {title: T, topics: [leave]}\n"}
    )
    assert loaded.corpus is None
    assert "S231 run" in problems(loaded)


def test_the_problems_of_every_file_are_told_in_one_run():
    loaded = load_set(
        records(statement("a", made="2031-02-30", mode="assert")),
        "{",
        files={
            "voices.yaml": frame_text("voices.yaml") + "peeple: {}\n",
            "places.yaml": frame_text("places.yaml") + "x: {}\n",
            "topics/levy.yaml": frame_text("topics/levy.yaml") + "kinds: {}\n",
            "sources/broken.yaml": "id: broken\n",
        },
    )
    assert loaded.corpus is None
    assert {one.path for one in loaded.diagnostics} == {
        "voices.yaml",
        "places.yaml",
        "topics/levy.yaml",
        "sources/broken.yaml",
        "records/001.yaml",
        "records/002.yaml",
    }
    found = [one.code.id for one in loaded.diagnostics if one.path == "records/001.yaml"]
    assert found == ["D106", "D104"]


def test_every_problem_of_one_statement_is_told():
    wrong = statement(
        "a",
        made="2031-13",
        from_="nobody",
        to="no-audience",
        document="leter",
        mode="assert",
        sources=["nothing"],
        claims=[
            claim("leave", "maybe", place="nowhere", component="nothing"),
            claim("no-topic", "x"),
        ],
    )
    found = [one.code.id for one in load_set(records(wrong)).diagnostics]
    wanted = ["D106", "S206", "S206", "S209", "D104", "S208", "S204", "S207", "S205", "S203"]
    assert sorted(found) == sorted(wanted)


def test_problems_are_told_in_the_order_of_path_line_and_column():
    loaded = load_set(
        records(statement("a", to="x1", from_="x2"), statement("b", made="2031-02-30")),
        records={"a/last.yaml": "{", "000.yaml": ""},
    )
    keys = [(one.path, one.span.start if one.span else (0, 0)) for one in loaded.diagnostics]
    assert len(keys) == 5
    assert keys == sorted(keys)


# ------------------------------------------------------------------------------------- sources


def test_a_broken_source_costs_itself_and_the_statements_that_cite_it():
    broken = SOURCES["sources/gazette-2031.yaml"].replace("seen: whole", "seen: partly")
    loaded = load_set(
        records(statement("a"), statement("b", sources=["archive-letter"])),
        files={"sources/gazette-2031.yaml": broken},
    )
    assert ids(loaded) == ["b"]
    assert problems(loaded) == ["S208 statement", "D104 source"]
    assert [(one.path, one.id) for one in loaded.left_out] == [
        ("records/001.yaml", "a"),
        ("sources/gazette-2031.yaml", "gazette-2031"),
    ]
    assert loaded.corpus is not None
    assert set(loaded.corpus.sources) == {"archive-letter", "almanac"}


@pytest.mark.parametrize("text", ["{", "", "id: [a]", "words", "\0"])
def test_a_source_that_cannot_be_read_is_not_called_unknown(text):
    loaded = load_set(records(statement("a")), files={"sources/gazette-2031.yaml": text})
    cited = next(one for one in loaded.diagnostics if one.code.id == "S208")
    assert "cannot be used" in cited.message
    assert "sources/gazette-2031.yaml" in cited.message


def test_two_sources_of_one_id_cost_both_and_the_statements_that_cite_it():
    loaded = load_set(
        records(statement("a"), statement("b", sources=["archive-letter"])),
        files={"sources/again.yaml": SOURCES["sources/gazette-2031.yaml"]},
    )
    assert ids(loaded) == ["b"]
    assert loaded.corpus is not None
    assert "gazette-2031" not in loaded.corpus.sources


# -------------------------------------------------------------------- what a loss must not do


def test_pointing_to_a_record_that_was_left_out_costs_nothing():
    loaded = load_set(
        records(statement("a", made="2031-02-30"), statement("b", replies_to="a", made="2031-05"))
    )
    assert problems(loaded) == ["D106 statement"]
    assert ids(loaded) == ["b"]


@pytest.mark.parametrize("end", ["  }\n", '  - id: "open\n', "---\na: b\n"])
def test_pointing_into_a_file_that_was_lost_costs_nothing(end):
    loaded = load_set(
        records(statement("a"), statement("c")) + end,
        records(statement("b", replies_to="a", made="2031-05", sources=["gazette-2031"])),
    )
    assert [one.cost for one in loaded.diagnostics] == ["file"]
    assert ids(loaded) == ["b"]


def test_pointing_anywhere_is_forgiven_while_a_file_could_not_even_be_opened():
    files = [
        *make_set(records(statement("b", replies_to="a"))),
        InputFile("records/locked.yaml", None, "permission denied"),
    ]
    loaded = load(files)
    assert [one.code.id for one in loaded.diagnostics] == ["L013"]
    assert ids(loaded) == ["b"]


def test_pointing_to_what_no_file_holds_costs_the_statement_even_beside_a_lost_file():
    loaded = load_set(records(statement("a")) + "  }\n", records(statement("b", replies_to="z")))
    assert [one.cost for one in loaded.diagnostics] == ["file", "statement"]
    assert ids(loaded) == []


def test_a_folder_of_records_that_could_not_be_listed_is_a_loss():
    files = [*make_set(GOOD), InputFile("records/2031/", None, "the folder cannot be listed")]
    loaded = load(files)
    assert [(one.code.id, one.cost) for one in loaded.diagnostics] == [("L013", "file")]
    assert [(one.path, one.id) for one in loaded.left_out] == [("records/2031/", None)]
    assert ids(loaded) == ["good-a", "good-b"]
    assert loaded.corpus is not None
    assert not loaded.corpus.is_complete


@pytest.mark.parametrize("path", ["sources/locked.yaml", "sources/"])
def test_a_source_that_could_not_be_opened_is_a_loss(path):
    loaded = load([*make_set(GOOD), InputFile(path, None, "permission denied")])
    assert [(one.code.id, one.cost) for one in loaded.diagnostics] == [("L013", "source")]
    assert [one.path for one in loaded.left_out] == [path]
    assert ids(loaded) == ["good-a", "good-b"]


@pytest.mark.parametrize("path", ["topics/locked.yaml", "topics/", "voices.yaml"])
def test_a_file_of_the_vocabulary_that_could_not_be_opened_costs_the_run(path):
    files = [one for one in make_set(GOOD) if one.path != path]
    loaded = load([*files, InputFile(path, None, "permission denied")])
    assert loaded.corpus is None
    assert [(one.code.id, one.cost) for one in loaded.diagnostics] == [("L013", "run")]


# -------------------------------------------------------------------------- relations that break


def test_a_cycle_costs_its_records_and_not_those_beside_it():
    loaded = load_set(
        records(
            statement("a", made="2031", after="c"),
            statement("b", made="2031", after="a"),
            statement("c", made="2031", after="b"),
            statement("d", made="2031", after="c"),
        )
    )
    assert problems(loaded) == ["S220 statement"] * 3
    assert ids(loaded) == ["d"]


def test_a_relation_against_the_dates_costs_the_record_that_states_it():
    loaded = load_set(
        records(
            statement("early", made="2031-03-01"),
            statement("late", made="2031-03-20"),
            statement("wrong", made="2031-03-09", before="early"),
            statement("right", made="2031-03-09", before="late", after="early"),
        )
    )
    assert problems(loaded) == ["S221 statement"]
    assert ids(loaded) == ["early", "late", "right"]


def test_a_relation_against_dates_that_other_relations_narrowed_is_found():
    loaded = load_set(
        records(
            statement("a", made="2031-06-10"),
            statement("b", made="2031", replies_to="a"),
            statement("c", made="2031-06-01", replies_to="b"),
        )
    )
    assert problems(loaded) == ["S221 statement"]
    assert len(ids(loaded)) == 2


def test_what_one_broken_relation_brings_about_is_not_told_as_well():
    loaded = load_set(
        records(
            statement("a", made="2031-03-10"),
            statement("b", made="2031-05", version_of="a", replies_to="c"),
            statement("c", made="2031-04"),
        )
    )
    assert problems(loaded) == ["S222 statement"]
    assert ids(loaded) == ["a", "c"]


# -------------------------------------------------------------------------------- nothing there


def test_an_empty_set_is_a_set():
    loaded = load_set()
    assert loaded.diagnostics == ()
    assert loaded.left_out == ()
    assert loaded.corpus is not None
    assert loaded.corpus.statements == ()
    assert loaded.corpus.is_complete
    assert loaded.corpus.title == "Beacon Watch"


def test_no_files_at_all_name_every_file_that_a_set_needs():
    loaded = load([])
    assert loaded.corpus is None
    assert {one.code.id for one in loaded.diagnostics} == {"S231"}
    assert {one.path for one in loaded.diagnostics} >= {
        "set.yaml",
        "vocabulary.yaml",
        "voices.yaml",
        "places.yaml",
        "families.yaml",
    }


def test_a_sound_set_is_complete_and_ordered_by_id():
    corpus = sound_set(records(statement("b"), statement("c")), records(statement("a")))
    assert [one.id for one in corpus.statements] == ["a", "b", "c"]
    assert list(corpus.by_id) == ["a", "b", "c"]
    assert corpus.diagnostics == ()
    assert corpus.is_complete


def test_a_statement_keeps_the_file_and_the_line_on_which_it_stands():
    corpus = sound_set(records={"x/y.yaml": records(statement("a"), statement("b"), made="2031")})
    origin = corpus.by_id["b"].origin
    assert origin is not None
    assert (origin.path, origin.line, origin.number) == ("records/x/y.yaml", 11, 1)


def test_a_diagnostic_of_a_file_is_placed_where_an_editor_finds_it():
    loaded = load_set(records(statement("é", made="2031"), statement("b", quote="é é", place="x")))
    assert {place(one) for one in loaded.diagnostics} == {
        "records/001.yaml:2:9",
        "records/001.yaml:18:12",
    }
