"""Order of statements: from bounds and from recorded relations, as far as both establish it."""

import pytest

from scomm_timeline.model.dates import Order
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.sequence import build_sequence
from scomm_timeline.model.statement import Relation, RelationKind
from tests.builders import records, sound_set, statement

LATER_THAN_TARGET = [
    *("replies-to", "supersedes", "rescinds", "ends", "suspends", "corrects", "reinterprets"),
    *("denies-statement", "acknowledges", "reports", "after"),
]


def sequence(*statements):
    """The sequence of statements, each `(id, made, relations)`."""
    rows = [{**statement(id_, made=made), **relations} for id_, made, relations in statements]
    return build_sequence(sound_set(records(*rows)).statements)


def order(a, b):
    """The order of two statements that no relation joins, by their dates."""
    return sequence(("a", a, {}), ("b", b, {})).order("a", "b")


# -------------------------------------------------------------------------------------- bounds


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2031-03-10", "2031-03-11", Order.BEFORE),
        ("2031-03-11", "2031-03-10", Order.AFTER),
        ("2031-03-10", "2031-03-10", Order.SAME_DAY),
        ("2031-03", "2031-04", Order.BEFORE),
        ("2031-03", "2031-03-10", Order.NOT_ESTABLISHED),
        ("2031-03", "2031-03", Order.NOT_ESTABLISHED),
        ("2030", "2031-03-10", Order.BEFORE),
        ("../2031-03", "2031-04-01", Order.BEFORE),
        ("2031-03~", "2031-04-15", Order.NOT_ESTABLISHED),
        ("2031-03~", "2031-05-01", Order.BEFORE),
        ("2031-03?", "2031-04-01", Order.BEFORE),
        ("2031-03-10T09:30", "2031-03-10T09:31", Order.BEFORE),
        ("2031-03-10T09:31", "2031-03-10T09:30", Order.AFTER),
        ("2031-03-10T09:30", "2031-03-10T09:30", Order.SAME_DAY),
        ("2031-03-10T09:30", "2031-03-10", Order.SAME_DAY),
    ],
)
def test_bounds_and_minutes_give_the_order(a, b, expected):
    assert order(a, b) is expected
    assert order(b, a) is expected.mirrored


# ----------------------------------------------------------------------------------- relations


@pytest.mark.parametrize("kind", LATER_THAN_TARGET)
def test_a_record_is_later_than_what_it_points_to(kind):
    found = sequence(("a", "2031", {}), ("b", "2031", {kind: "a"}))
    assert found.order("a", "b") is Order.BEFORE
    assert found.order("b", "a") is Order.AFTER
    assert found.is_recorded("a", "b")
    assert not found.is_recorded("b", "a")


def test_before_points_the_other_way():
    found = sequence(("a", "2031", {"before": "b"}), ("b", "2031", {}))
    assert found.order("a", "b") is Order.BEFORE


def test_the_other_relations_order_nothing():
    assert {one for one in RelationKind if one.runs_forward} == set(LATER_THAN_TARGET)
    found = sequence(("a", "2031", {}), ("b", "2031", {"confirms": "a"}))
    assert found.order("a", "b") is Order.NOT_ESTABLISHED


def test_recorded_order_is_transitive():
    found = sequence(
        ("a", "2031", {}),
        ("b", "2031", {"replies-to": "a"}),
        ("c", "2031", {"before": "d", "corrects": "b"}),
        ("d", "2031", {}),
    )
    assert found.order("a", "d") is Order.BEFORE
    assert found.is_recorded("a", "d")
    assert found.order("d", "a") is Order.AFTER


def test_two_replies_to_one_letter_are_in_no_order():
    found = sequence(
        ("a", "2031", {}), ("b", "2031", {"replies-to": "a"}), ("c", "2031", {"replies-to": "a"})
    )
    assert found.order("b", "c") is Order.NOT_ESTABLISHED


def test_a_relation_orders_two_records_of_one_day():
    found = sequence(("a", "2031-03-10", {}), ("b", "2031-03-10", {"replies-to": "a"}))
    assert found.order("a", "b") is Order.BEFORE
    assert found.errors == ()


def test_bounds_and_relations_together_order_what_neither_does_alone():
    """The reply is of March or later, so it is later than a paper of February."""
    found = sequence(
        ("letter", "2031-03-05", {}),
        ("reply", "2031", {"replies-to": "letter"}),
        ("old", "2031-02", {}),
    )
    assert found.order("old", "reply") is Order.BEFORE
    assert not found.is_recorded("old", "reply")


def test_what_follows_narrows_what_went_before():
    found = sequence(
        ("letter", "2031", {}),
        ("reply", "2031-03-05", {"replies-to": "letter"}),
        ("late", "2031-04", {}),
    )
    assert found.date("letter").latest == parse_date("2031-03-05").latest
    assert found.date("letter").written == "2031"
    assert found.order("letter", "late") is Order.BEFORE


@pytest.mark.parametrize(
    "names", [("a", "b", "c", "d"), ("d", "c", "b", "a"), ("b", "d", "a", "c")]
)
def test_narrowing_along_a_chain_does_not_depend_on_the_names(names):
    # Also with a short way round: the last one follows the first one directly too.
    first, second, third, last = names
    found = sequence(
        (first, "2031-03-05", {}),
        (second, "2031", {"after": first}),
        (third, "2031", {"after": second}),
        (last, "2031-06-07", {"after": [third, first]}),
    )
    for middle in (second, third):
        assert found.date(middle).earliest == parse_date("2031-03-05").earliest
        assert found.date(middle).latest == parse_date("2031-06-07").latest


def test_narrowing_reaches_along_a_chain_in_both_directions():
    found = sequence(
        ("a", "2031-03-05", {}),
        ("b", "2031", {"after": "a"}),
        ("c", "2031", {"after": "b"}),
        ("d", "2031-06-07", {"after": "c"}),
    )
    for middle in ("b", "c"):
        assert found.date(middle).earliest == parse_date("2031-03-05").earliest
        assert found.date(middle).latest == parse_date("2031-06-07").latest


def test_minutes_are_narrowed_as_well():
    found = sequence(
        ("a", "2031-03-10T09:30", {}),
        ("b", "2031-03-10", {"replies-to": "a"}),
        ("c", "2031-03-10T09:15", {}),
    )
    assert found.order("c", "b") is Order.BEFORE


def test_the_dates_as_typed_stay_as_they_were():
    corpus = sound_set(
        records(statement("a", made="2031-03-05"), statement("b", made="2031", after="a"))
    )
    before = corpus.statements
    build_sequence(corpus.statements)
    assert corpus.statements == before


def test_a_long_chain_of_replies_is_followed():
    rows = [statement("s0", made="2031")]
    rows += [statement(f"s{at}", made="2031", replies_to=f"s{at - 1}") for at in range(1, 1500)]
    found = build_sequence(sound_set(records(*rows)).statements)
    assert found.order("s0", "s1499") is Order.BEFORE
    assert found.order("s1499", "s7") is Order.AFTER


# ---------------------------------------------------------------------------------- utterances


def test_records_of_one_utterance_share_a_root_and_the_days_they_have_in_common():
    found = sequence(
        ("root", "2031-03-01/2031-03-20", {}),
        ("version", "2031-03-10/2031-03-31", {"version-of": "root"}),
        ("report", "2031-03", {"same-event-as": "version"}),
    )
    assert set(found.roots.values()) == {"root"}
    for one in ("root", "version", "report"):
        assert found.date(one).earliest == parse_date("2031-03-10").earliest
        assert found.date(one).latest == parse_date("2031-03-20").latest
        assert found.order("root", one) is Order.SAME_DAY


def test_what_answers_a_version_answers_the_utterance():
    found = sequence(
        ("root", "2031", {}),
        ("version", "2031", {"version-of": "root"}),
        ("reply", "2031", {"replies-to": "version"}),
    )
    assert found.order("root", "reply") is Order.BEFORE


def test_minutes_of_a_version_date_the_utterance():
    found = sequence(
        ("root", "2031-03-10", {}),
        ("version", "2031-03-10T09:30", {"version-of": "root"}),
        ("other", "2031-03-10T09:45", {}),
    )
    assert found.order("root", "other") is Order.BEFORE


# -------------------------------------------------------------------------------------- errors


def wrong(*statements):
    """Code and record of each error. Relations are set on records that were read without them."""
    corpus = sound_set(records(*(statement(id_, made=made) for id_, made, _ in statements)))
    broken = [
        corpus.by_id[id_]._replace(relations=tuple(_relations(typed)))
        for id_, _, typed in statements
    ]
    return [(one.code, one.statement) for one in build_sequence(broken).errors]


def _relations(typed):
    for kind, targets in typed.items():
        for target in [targets] if isinstance(targets, str) else targets:
            yield Relation(RelationKind(kind), target)


def test_a_circle_is_an_error_of_each_relation_in_it():
    found = wrong(
        ("a", "2031", {"after": "b"}),
        ("b", "2031", {"after": "c"}),
        ("c", "2031", {"after": "a"}),
        ("d", "2031", {"after": "a"}),
    )
    assert found == [("S220", "a"), ("S220", "b"), ("S220", "c")]


def test_a_record_that_answers_itself_or_its_own_version_is_an_error():
    assert wrong(("a", "2031", {"replies-to": "a"})) == [("S220", "a")]
    assert wrong(("a", "2031", {}), ("b", "2031", {"version-of": "a", "replies-to": "a"})) == [
        ("S220", "b")
    ]


def test_a_circle_through_two_wordings_of_one_utterance_is_seen():
    found = wrong(
        ("a", "2031", {"after": "b"}),
        ("a2", "2031", {"version-of": "a"}),
        ("b", "2031", {"after": "a2"}),
    )
    assert found == [("S220", "a"), ("S220", "b")]


def test_a_relation_against_the_bounds_is_an_error_of_the_record_that_states_it():
    assert wrong(("a", "2031-04", {}), ("b", "2031-03", {"replies-to": "a"})) == [("S221", "b")]
    assert wrong(("a", "2031-04", {"before": "b"}), ("b", "2031-03", {})) == [("S221", "a")]
    assert wrong(("a", "2031-04", {}), ("b", "2031-04", {"replies-to": "a"})) == []


def test_minutes_count_against_a_relation():
    late, early = "2031-03-10T09:30", "2031-03-10T09:15"
    assert wrong(("a", late, {}), ("b", early, {"replies-to": "a"})) == [("S221", "b")]
    assert wrong(("a", early, {}), ("b", late, {"replies-to": "a"})) == []


def test_wordings_of_one_utterance_without_a_common_day_are_an_error():
    found = wrong(("a", "2031-03-10", {}), ("b", "2031-03-11", {"version-of": "a"}))
    assert found == [("S222", "b")]


def test_each_record_of_an_utterance_points_to_one_root():
    assert wrong(
        ("a", "2031", {}), ("b", "2031", {}), ("c", "2031", {"version-of": ["a", "b"]})
    ) == [("S223", "c")]
    circle = wrong(("a", "2031", {"version-of": "b"}), ("b", "2031", {"same-event-as": "a"}))
    assert circle == [("S223", "a"), ("S223", "b")]
    assert ("S223", "a") in wrong(("a", "2031", {"version-of": "a"}))


def test_a_pointer_to_a_record_that_is_not_there_is_passed_over():
    assert wrong(("a", "2031", {"after": "gone", "version-of": "gone"})) == []
