"""A header key is the default of each statement; a statement's own key replaces it whole."""

import pytest

from scomm_timeline.model.statement import Act, Extent, Mode, NoPosition, Who
from scomm_timeline.model.voices import Channel
from tests.builders import (
    bare,
    claim,
    ids,
    load_set,
    place,
    problems,
    records,
    sound_set,
    statement,
)

HEADER = {
    "made": "2031-03-10",
    "from": "ben-holt",
    "to": "gwen-marl",
    "document": "letter",
    "place": "aldery",
    "component": "whole",
    "sources": ["gazette-2031"],
}
CLAIM = {"leave": "may-leave"}


def headed(*statements, **header):
    """A record file under HEADER, with `header` beside and over it."""
    return records(*statements, **{**HEADER, **header})


def test_every_key_of_the_header_is_the_default_of_each_statement():
    corpus = sound_set(headed(bare("first", claims=[CLAIM]), bare("second", claims=[CLAIM])))
    assert set(corpus.by_id) == {"first", "second"}
    for found in corpus.statements:
        assert found.made.written == "2031-03-10"
        assert found.speakers[0].person == "ben-holt"
        assert found.to == ("gwen-marl",)
        assert found.channel is Channel.LOCAL
        assert found.document == "letter"
        assert found.claims[0].places == ("aldery",)
        assert found.claims[0].component == "whole"
        assert [one.source for one in found.citations] == ["gazette-2031"]


def test_a_statement_that_types_what_the_header_gives_is_equal_to_one_that_inherits_it():
    spelled = {name.replace("-", "_"): one for name, one in HEADER.items() if name != "from"}
    short = headed(bare("first", claims=[CLAIM]))
    long = records(bare("first", claims=[CLAIM], from_="ben-holt", **spelled))
    one, other = sound_set(short), sound_set(long)
    assert one.statements == other.statements
    assert one.digest == other.digest


@pytest.mark.parametrize(
    ("field", "header", "typed", "seen"),
    [
        ("to", ["public", "inside"], ["inside"], lambda one: one.to == ("inside",)),
        (
            "sources",
            ["gazette-2031", "archive-letter"],
            ["archive-letter"],
            lambda one: len(one.citations) == 1,
        ),
        ("via", ["a clerk", "a reporter"], ["a clerk"], lambda one: one.via == ("a clerk",)),
        (
            "released",
            [{"date": "2032", "to": "court"}, {"date": "2033", "to": "public"}],
            [{"date": "2034", "to": "court"}],
            lambda one: len(one.released) == 1,
        ),
        ("from", ["ben-holt", "ada-moss"], "ada-moss", lambda one: len(one.speakers) == 1),
        ("claims", [CLAIM, {"duty": "free"}], [CLAIM], lambda one: len(one.claims) == 1),
        (
            "population",
            {"stage": "booked"},
            {"record": "none"},
            lambda one: one.claims[0].population.stages == (),
        ),
    ],
)
def test_a_statements_own_key_replaces_and_never_merges(field, header, typed, seen):
    own = {field: typed} if field == "claims" else {field: typed, "claims": [CLAIM]}
    corpus = sound_set(headed(bare("first", **own), **{field: header}))
    assert seen(corpus.by_id["first"])


@pytest.mark.parametrize(
    ("field", "value", "seen"),
    [
        ("mode", "denies", lambda one: one.mode is Mode.DENIES),
        ("who", "local", lambda one: one.who is Who.LOCAL),
        ("extent", "some", lambda one: one.extent is Extent.SOME),
        ("valid-from", "2031-05", lambda one: one.valid_from.written == "2031-05"),
        ("valid-until", "2031-06", lambda one: one.valid_until.written == "2031-06"),
        ("place", "borrin", lambda one: one.places == ("borrin",)),
        ("component", "charter", lambda one: one.component == "charter"),
    ],
)
def test_a_scope_field_reaches_the_claims_from_the_header_the_statement_or_the_claim(
    field, value, seen
):
    by_header = sound_set(headed(bare("first", claims=[CLAIM]), **{field: value}))
    by_statement = sound_set(headed(bare("first", claims=[CLAIM], **{field: value})))
    by_claim = sound_set(headed(bare("first", claims=[{**CLAIM, field: value}])))
    for corpus in (by_header, by_statement, by_claim):
        assert seen(corpus.by_id["first"].claims[0])


def test_the_nearest_of_claim_statement_and_header_counts():
    corpus = sound_set(
        headed(
            bare("first", place="borrin", claims=[{**CLAIM, "place": "maren"}, CLAIM]),
            bare("second", claims=[CLAIM]),
        )
    )
    assert [one.places for one in corpus.by_id["first"].claims] == [("maren",), ("borrin",)]
    assert corpus.by_id["second"].claims[0].places == ("aldery",)


def test_claims_of_the_header_are_every_statements_claims():
    corpus = sound_set(headed(bare("first"), bare("second"), claims=[CLAIM]))
    assert [len(one.claims) for one in corpus.statements] == [1, 1]


@pytest.mark.parametrize(
    ("own", "seen"),
    [
        (
            {"figure": {"measure": "towers-lit", "value": "12", "unit": "towers"}},
            lambda one: one.figure is not None,
        ),
        (
            {"topics": ["leave"], "no-position": "unsure"},
            lambda one: one.no_position is NoPosition.UNSURE,
        ),
        ({"act": "unanswered", "by": "2031-12-31"}, lambda one: one.act is Act.UNANSWERED),
    ],
)
def test_typing_one_substance_replaces_the_headers(own, seen):
    corpus = sound_set(headed(bare("first", **own), bare("second"), claims=[CLAIM]))
    assert seen(corpus.by_id["first"])
    assert corpus.by_id["first"].claims == ()
    assert len(corpus.by_id["second"].claims) == 1


def test_words_and_ids_are_never_a_headers():
    for field in ("quote", "fragment", "reported", "paraphrase", "characterization", "id"):
        loaded = load_set(headed(bare("first", claims=[CLAIM]), **{field: "words"}))
        assert "D101" in {one.code.id for one in loaded.diagnostics}


# ------------------------------------------------------------------------ problems of a header


def test_a_problem_of_the_header_costs_those_that_inherit_it_and_is_told_once():
    text = headed(
        bare("inherits", claims=[CLAIM]),
        bare("inherits-too", claims=[CLAIM]),
        bare("replaces", made="2031-03-11", claims=[CLAIM]),
        made="2031-02-30",
    )
    loaded = load_set(text)
    assert ids(loaded) == ["replaces"]
    assert problems(loaded) == ["D106 statement"]
    assert place(loaded.diagnostics[0]) == "records/001.yaml:1:7"
    assert {one.id for one in loaded.left_out} == {"inherits", "inherits-too"}


def test_a_header_that_is_wrong_for_nobody_is_told_and_costs_nothing():
    text = headed(bare("first", made="2031-03-11", claims=[CLAIM]), made="2031-02-30")
    loaded = load_set(text)
    assert ids(loaded) == ["first"]
    assert problems(loaded) == ["D106 nothing"]
    assert loaded.left_out == ()


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("from", "nobody", "S206"),
        ("to", "nobody", "S206"),
        ("document", "leter", "S209"),
        ("place", "nowhere", "S207"),
        ("component", "nothing", "S205"),
        ("sources", ["nothing"], "S208"),
        ("mode", "assert", "D104"),
    ],
)
def test_an_unknown_name_in_the_header_is_placed_there_and_costs_all_who_inherit_it(
    field, value, code
):
    text = headed(bare("first", claims=[CLAIM]), bare("second", claims=[CLAIM]), **{field: value})
    loaded = load_set(text, records={"other.yaml": records(statement("other"))})
    line = next(at for at, one in enumerate(text.splitlines(), 1) if one.startswith(f"{field}:"))
    assert ids(loaded) == ["other"]
    assert [one.code.id for one in loaded.diagnostics] == [code]
    assert loaded.diagnostics[0].span is not None
    assert loaded.diagnostics[0].span.start.line == line
    assert {one.id for one in loaded.left_out} == {"first", "second"}


def test_claims_of_the_header_that_are_wrong_cost_nobody_who_has_another_substance():
    text = headed(
        bare("inherits"),
        bare("counts", figure={"measure": "towers-lit", "value": "12", "unit": "towers"}),
        bare("keeps", topics="leave", no_position="unsure"),
        claims=[{"leave": "may-leave", "mode": "assert"}],
    )
    loaded = load_set(text)
    assert ids(loaded) == ["counts", "keeps"]
    assert problems(loaded) == ["D104 statement"]


def test_a_missing_field_is_missed_by_each_statement_at_its_own_place():
    text = headed(bare("first", claims=[CLAIM]), bare("second", claims=[CLAIM]), made=None)
    text = text.replace("made: null\n", "")
    loaded = load_set(text)
    assert problems(loaded) == ["D102 statement", "D102 statement"]
    assert [one.statement for one in loaded.diagnostics] == ["first", "second"]


def test_the_order_of_keys_changes_nothing():
    claims = [claim("leave", "by-notice", mode="denies")]
    one = statement("first", claims=claims, notes="N")
    other = dict(reversed(one.items()))
    turned = [dict(reversed(found.items())) for found in other["claims"]]
    assert sound_set(records(one)).digest == sound_set(records({**other, "claims": turned})).digest
