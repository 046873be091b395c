"""What a record says: claims and their scope, figures, announcements, relations, no position."""

import pytest

from scomm_timeline.model.codebook import Position
from scomm_timeline.model.statement import (
    Bound,
    NoPosition,
    Population,
    Record,
    Relation,
    RelationKind,
    Stage,
    Who,
)
from tests.builders import (
    bare,
    claim,
    ids,
    load_set,
    only,
    problems,
    records,
    said,
    sound_set,
    statement,
)

FIGURE = {"measure": "towers-lit", "value": "0012", "unit": "towers", "place": "aldery"}


def one_claim(**scope):
    """The claim of a statement that makes one."""
    (found,) = said(claims=[claim(**scope)]).claims
    return found


def test_a_claim_is_its_topic_and_position():
    assert one_claim(topic="duty", position="bound").position == Position("duty", "bound")


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("local", Who.LOCAL),
        ("state", Who.STATE),
        ("both", None),
        (None, None),
        ("not-stated", Who.NOT_STATED),
    ],
)
def test_who_left_out_is_both_and_not_stated_is_unknown(typed, who):
    assert one_claim(who=typed).who is who


def test_places_are_one_or_more_and_not_stated_is_none_of_them():
    assert one_claim(place="aldery").places == ("aldery",)
    assert one_claim(place=["aldery", "borrin"]).places == ("aldery", "borrin")
    assert one_claim(place="not-stated").places == ()


def test_a_component_may_be_not_stated():
    assert one_claim(component="not-stated").component == "not-stated"


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        (None, None),
        ("not-stated", Population((Stage.NOT_STATED,), (Record.NOT_STATED,))),
        ({"stage": "booked"}, Population((Stage.BOOKED,))),
        ({"record": ["minor", "none"]}, Population((), (Record.MINOR, Record.NONE))),
        (
            {"stage": ["arrested", "booked"], "record": "serious"},
            Population((Stage.ARRESTED, Stage.BOOKED), (Record.SERIOUS,)),
        ),
    ],
)
def test_a_population_has_two_axes_each_one_value_or_a_list(typed, people):
    assert one_claim(population=typed).population == people


def test_a_claim_of_scope_names_its_people():
    found = only(load_set(records(statement(claims=[claim("stops", "only")]))))
    assert (found.code.id, found.cost) == ("D111", "statement")
    assert "population" in found.message
    assert said(claims=[claim("stops", "only", population="not-stated")]).claims


@pytest.mark.parametrize(
    "mode",
    [
        *("asserts", "denies", "presupposes", "hedged", "asks", "wishes", "considers"),
        *("recommends", "option", "if"),
    ],
)
def test_every_mode_is_read(mode):
    assert one_claim(mode=mode).mode == mode


def test_a_window_is_read_as_typed():
    found = one_claim(**{"valid-from": "2031-04", "valid-until": "2031-05"})
    assert found.valid_from is not None
    assert found.valid_until is not None
    assert (found.valid_from.written, found.valid_until.written) == ("2031-04", "2031-05")


@pytest.mark.parametrize(
    "scope",
    [
        {"valid-from": "2031-05", "valid-until": "2031-04"},
        {"becomes": "2031-05-02", "valid-until": "2031-05-01"},
        {"becomes": "2031-05", "valid-from": "2031-04"},
    ],
)
def test_a_window_that_clashes_is_refused(scope):
    assert problems(load_set(records(statement(claims=[claim(**scope)])))) == ["D111 statement"]


def test_becomes_is_kept_as_a_date():
    found = one_claim(becomes="2031-06")
    assert found.becomes is not None
    assert found.becomes.written == "2031-06"


def test_about_names_records_or_voices_topics_audience_and_a_day():
    corpus = sound_set(
        records(
            statement("first"),
            statement(
                "second",
                claims=[
                    claim("past-words", "same-line", about={"records": ["first"]}),
                    claim(
                        "past-words",
                        "changed-line",
                        about={
                            "voices": "ministry",
                            "topics": ["leave"],
                            "audience": "towns",
                            "until": "2031",
                        },
                    ),
                ],
            ),
        )
    )
    one, other = (found.about for found in corpus.by_id["second"].claims)
    assert one is not None
    assert one.records == ("first",)
    assert other is not None
    assert (other.voices, other.topics, other.audience) == (("ministry",), ("leave",), "towns")
    assert other.until is not None
    assert other.until.written == "2031"


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ({"records": "nobody"}, "S202"),
        ({"voices": ["ministry", "nobody"]}, "S206"),
        ({"voices": "ministry", "topics": "leaves"}, "S203"),
        ({"voices": "ministry", "audience": "nobody"}, "S206"),
        ({"until": "2031-02-30"}, "D106"),
        ({"people": "ministry"}, "D101"),
        ({}, "D105"),
    ],
)
def test_about_is_checked_like_everything_else(about, code):
    text = records(statement(claims=[claim("past-words", "same-line", about=about)]))
    assert problems(load_set(text)) == [f"{code} statement"]


def test_equal_claims_of_two_statements_are_equal():
    corpus = sound_set(records(statement("a"), statement("b", claims=[claim()])))
    assert corpus.by_id["a"].claims == corpus.by_id["b"].claims


def test_claims_that_share_a_header_and_differ_in_it_stay_different():
    texts = [
        records(
            bare(id_, claims=[{"leave": "may-leave"}]),
            made="2031-03",
            from_="ministry",
            sources="gazette-2031",
            component="whole",
            place=where,
        )
        for id_, where in (("a", "aldery"), ("b", "borrin"))
    ]
    corpus = sound_set(*texts)
    assert [one.claims[0].places for one in corpus.statements] == [("aldery",), ("borrin",)]


# ------------------------------------------------------------------------------------- figures


def test_a_figure_keeps_its_text_and_bound():
    found = said(
        figure={
            **FIGURE,
            "bound": "at-least",
            "of": {"stage": "arrested"},
            "population": {"record": "minor"},
            "window": "2030/2031",
        }
    ).figure
    assert found is not None
    assert (found.measure, found.value, found.unit, found.bound) == (
        "towers-lit",
        "0012",
        "towers",
        Bound.AT_LEAST,
    )
    assert found.denominator == Population((Stage.ARRESTED,))
    assert found.population == Population((), (Record.MINOR,))
    assert found.places == ("aldery",)
    assert found.window is not None
    assert found.window.written == "2030/2031"


def test_a_figure_takes_its_place_from_the_statement_and_is_exact_unless_typed():
    figure = {name: one for name, one in FIGURE.items() if name != "place"}
    found = said(figure=figure, place="borrin").figure
    assert found is not None
    assert found.places == ("borrin",)
    assert found.bound is Bound.EXACT
    assert found.window is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"measure": "ships"}, "S210"),
        ({"value": None}, "D102"),
        ({"unit": None}, "D102"),
        ({"place": None}, "D102"),
        ({"place": "nowhere"}, "S207"),
        ({"window": "last year"}, "D106"),
        ({"bound": "more"}, "D104"),
        ({"component": "whole"}, "D101"),
        ({"population": {"stage": "hanged"}}, "D104"),
        ({"of": "everybody"}, "D104"),
    ],
)
def test_a_figure_is_checked(change, code):
    figure = {name: one for name, one in {**FIGURE, **change}.items() if one is not None}
    assert problems(load_set(records(statement(figure=figure)))) == [f"{code} statement"]


# ------------------------------------------------------------- no position, unanswered, reports


@pytest.mark.parametrize("why", ["unsure", "not-stated", "not-seen"])
def test_topics_may_stand_without_a_position(why):
    found = said(topics=["leave", "duty"], no_position=why)
    assert (found.topics, found.no_position) == (("leave", "duty"), NoPosition(why))
    assert found.claims == ()


def test_topics_may_stand_with_reports():
    corpus = sound_set(
        records(statement("a"), statement("b", topics="leave", reports="a", made="2031-04"))
    )
    assert corpus.by_id["b"].topics == ("leave",)
    assert corpus.by_id["b"].no_position is None


def test_claims_may_stand_beside_reports():
    corpus = sound_set(records(statement("a"), statement("b", reports="a", made="2031-04")))
    assert len(corpus.by_id["b"].claims) == 1


def test_an_unanswered_question_has_a_day():
    found = said(act="unanswered", by="2031-12", claims=None)
    assert found.unanswered_by is not None
    assert found.unanswered_by.written == "2031-12"


@pytest.mark.parametrize(
    "fields",
    [
        {"claims": None},
        {"figure": FIGURE, "claims": [claim()]},
        {"topics": ["leave"]},
        {"topics": ["leave"], "claims": [claim()]},
        {"topics": ["leave"], "no_position": "unsure", "claims": [claim()]},
        {"topics": ["leave"], "no_position": "unsure", "figure": FIGURE},
        {"no_position": "unsure", "claims": None},
        {"act": "unanswered", "by": "2032", "claims": [claim()]},
        {"act": "unanswered", "by": "2032", "topics": ["leave"], "no_position": "unsure"},
        {"act": "figure", "claims": [claim()]},
        {"by": "2032", "claims": [claim()]},
    ],
)
def test_a_statement_has_exactly_one_substance(fields):
    assert problems(load_set(records(statement(**fields)))) == ["D109 statement"]


# --------------------------------------------------------------- announcements and relations


def test_an_announcement_names_topic_component_place_and_day():
    typed = [
        {"topic": "leave"},
        {"topic": "duty", "component": "charter", "place": "borrin", "from": "2031-05"},
    ]
    one, other = said(announces=typed, place="aldery").announces
    assert (one.topic, one.component, one.places, one.start) == ("leave", None, ("aldery",), None)
    assert (other.topic, other.component, other.places) == ("duty", "charter", ("borrin",))
    assert other.start is not None
    assert other.start.written == "2031-05"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"topic": "leaves"}, "S203"),
        ({"topic": None, "component": "whole"}, "D102"),
        ({"component": "wholes"}, "S205"),
        ({"place": "nowhere"}, "S207"),
        ({"from": "soon"}, "D106"),
        ({"until": "2031"}, "D101"),
    ],
)
def test_an_announcement_is_checked(change, code):
    typed = {name: one for name, one in {"topic": "leave", **change}.items() if one is not None}
    assert problems(load_set(records(statement(announces=[typed])))) == [f"{code} statement"]


@pytest.mark.parametrize("kind", [one for one in RelationKind if one is not RelationKind.REFERS_TO])
def test_every_relation_points_to_another_record(kind):
    made = "2031-02" if kind is RelationKind.BEFORE else "2031-04"
    when = "2031-03" if kind.merges else made
    corpus = sound_set(
        records(statement("a", made="2031-03"), {**statement("b", made=when), kind.value: "a"})
    )
    assert corpus.by_id["b"].relations == (Relation(kind, "a"),)


def test_a_referral_points_to_a_body_and_not_to_a_record():
    found = said(refers_to=["treasury", "finn-orme"])
    assert [(one.kind, one.target) for one in found.relations] == [
        (RelationKind.REFERS_TO, "treasury"),
        (RelationKind.REFERS_TO, "finn-orme"),
    ]


def test_a_relation_may_name_the_topics_and_components_it_concerns():
    typed = {"record": "a", "topics": ["leave"], "components": "charter"}
    corpus = sound_set(records(statement("a"), statement("b", made="2031-05", rescinds=typed)))
    assert corpus.by_id["b"].relations == (
        Relation(RelationKind.RESCINDS, "a", ("leave",), ("charter",)),
    )


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"record": "a", "topics": "leaves"}, "S203"),
        ({"record": "a", "components": ["wholes"]}, "S205"),
        ({"record": "z"}, "S202"),
        ({"topics": "leave"}, "D102"),
        ("z", "S202"),
        ("A Letter", "D107"),
    ],
)
def test_a_relation_is_checked(typed, code):
    loaded = load_set(records(statement("a"), statement("b", made="2031-05", rescinds=typed)))
    assert problems(loaded) == [f"{code} statement"]
    assert ids(loaded) == ["a"]


def test_the_order_in_which_relations_are_typed_changes_nothing():
    one = statement("b", made="2031-05", corrects="a", replies_to="a")
    other = {**statement("b", made="2031-05"), "replies-to": "a", "corrects": "a"}
    first = sound_set(records(statement("a"), one))
    second = sound_set(records(statement("a"), other))
    assert first.digest == second.digest


def test_a_relation_may_point_into_another_file():
    corpus = sound_set(
        records(statement("b", made="2031-05", replies_to="a")), records(statement("a"))
    )
    assert corpus.by_id["b"].relations[0].target == "a"
