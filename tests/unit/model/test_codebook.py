"""The closure of the rules: the best chain, oppositions and denials, bridges by family."""

import itertools

from scomm_timeline.model.codebook import (
    Bridge,
    Codebook,
    Entailment,
    Exclusion,
    Family,
    Position,
    PositionEntry,
    Topic,
    TopicKind,
)
from tests.builders import sound_set

YES, NO = "yes", "no"


def at(name):
    """`a` is the position `a/yes`, `-a` is `a/no`."""
    return Position(name.lstrip("-"), NO if name.startswith("-") else YES)


def rule(text, *, contestable=False):
    """`a>b` entails; a `?` at the end makes it open to argument."""
    source, target = text.rstrip("?").split(">")
    return Entailment(text, at(source), at(target), "why", contestable or text.endswith("?"))


def book(*rules, excludes=(), bridges=()):
    """One family of topics `a` to `f`, each with yes and no, which exclude each other."""
    topics = {}
    for name in "abcdef":
        pair = (Exclusion(f"x-{name}", Position(name, YES), Position(name, NO), "why"),)
        entries = {one: PositionEntry(one, "means") for one in (YES, NO)}
        topics[name] = Topic(name, TopicKind.POSITION, "?", entries, pair)
    family = Family(
        "f", "F", tuple(topics), tuple(map(rule, rules)), tuple(excludes), tuple(bridges)
    )
    return Codebook(topics, {"f": family})


def way(codebook, start, end):
    """The ids of the rules on the best chain."""
    chain = codebook.closure(at(start)).get(at(end))
    return None if chain is None else [step.id for step in chain.steps]


# ------------------------------------------------------------------------------------- closure


def test_a_position_entails_itself_without_a_step():
    assert way(book(), "a", "a") == []


def test_entailment_is_transitive_and_one_way():
    codebook = book("a>b", "b>c")
    assert way(codebook, "a", "c") == ["a>b", "b>c"]
    assert way(codebook, "c", "a") is None


def test_of_two_chains_the_shorter_is_kept():
    assert way(book("a>b", "b>c", "a>c"), "a", "c") == ["a>c"]


def test_a_longer_chain_is_kept_where_it_is_less_open_to_argument():
    assert way(book("a>c?", "a>b", "b>c"), "a", "c") == ["a>b", "b>c"]
    assert way(book("a>b", "b>c", "a>c?"), "a", "c") == ["a>b", "b>c"]
    assert way(book("a>b?", "b>d?", "a>c?", "c>e", "e>f", "f>d"), "a", "d") == [
        "a>c?",
        "c>e",
        "e>f",
        "f>d",
    ]


def test_a_chain_found_late_improves_what_follows_from_it():
    assert way(book("a>b?", "b>c", "a>d", "d>e", "e>b"), "a", "c") == ["a>d", "d>e", "e>b", "b>c"]


def test_of_equal_chains_the_first_in_the_files_is_kept():
    assert way(book("a>b", "a>c", "b>d", "c>d"), "a", "d") == ["a>b", "b>d"]
    assert way(book("a>c", "a>b", "b>d", "c>d"), "a", "d") == ["a>c", "c>d"]


def test_rules_that_run_in_a_circle_end():
    codebook = book("a>b", "b>c", "c>a")
    assert set(codebook.closure(at("a"))) == {at("a"), at("b"), at("c")}


def test_an_entailment_of_the_topic_is_by_definition_and_comes_first():
    found = sound_set().codebook.closure(Position("leave", "never-could"))
    (step,) = found[Position("leave", "must-stay")].steps
    assert step.why == "by definition"
    assert not step.contestable


def test_the_best_chain_does_not_depend_on_the_order_of_the_rules():
    for rules in itertools.permutations(["a>b?", "a>c", "b>d", "c>d?", "c>b"]):
        assert way(book(*rules), "a", "d") == ["a>c", "c>b", "b>d"]


# --------------------------------------------------------------------------------- oppositions


def test_two_positions_are_opposed_where_their_closures_exclude_each_other():
    codebook = book("a>b", "c>-b")
    found = codebook.opposition(at("a"), at("c"))
    assert found is not None
    assert [step.id for step in found.a.steps] == ["a>b"]
    assert [step.id for step in found.b.steps] == ["c>-b"]
    assert found.exclusion is not None
    assert found.exclusion.id == "x-b"
    assert found.contestable_rules == ()


def test_positions_that_lead_to_nothing_opposed_are_not_opposed():
    assert book("a>b", "c>b").opposition(at("a"), at("c")) is None
    assert book().opposition(at("a"), at("b")) is None


def test_an_opposition_is_the_same_from_either_side():
    codebook = book("a>b", "c>-b", "a>d?", "c>-d")
    for one, other in itertools.product(("a", "b", "c", "-b", "-d"), repeat=2):
        found, back = (
            codebook.opposition(at(one), at(other)),
            codebook.opposition(at(other), at(one)),
        )
        assert back == (found.mirrored if found else None)


def test_the_opposition_with_the_fewest_contestable_rules_is_kept_then_the_shortest():
    codebook = book("a>-b?", "a>d", "d>e", "e>-c", "b>c")
    found = codebook.opposition(at("a"), at("b"))
    assert found is not None
    assert found.contestable_rules == ()
    assert [step.id for step in found.a.steps] == ["a>d", "d>e", "e>-c"]
    assert [step.id for step in found.b.steps] == ["b>c"]


def test_a_contestable_exclusion_is_among_the_contestable_rules():
    open_rule = Exclusion("x1", at("a"), at("b"), "why", contestable=True)
    found = book(excludes=[open_rule]).opposition(at("a"), at("b"))
    assert found is not None
    assert found.contestable_rules == (open_rule,)


def test_of_two_exclusions_of_one_pair_the_firm_one_is_used():
    open_rule = Exclusion("x1", at("a"), at("b"), "why", contestable=True)
    firm_rule = Exclusion("x2", at("b"), at("a"), "why")
    for rules in ([open_rule, firm_rule], [firm_rule, open_rule]):
        found = book(excludes=rules).opposition(at("a"), at("b"))
        assert found is not None
        assert found.exclusion == firm_rule


def test_a_denial_is_opposed_to_what_is_denied_and_to_what_entails_it():
    codebook = book("a>b", "b>c")
    for held, steps in (("c", []), ("b", ["b>c"]), ("a", ["a>b", "b>c"])):
        found = codebook.denial(at("c"), at(held))
        assert found is not None
        assert found.exclusion is None
        assert found.a.start == at("c")
        assert found.a.steps == ()
        assert [step.id for step in found.b.steps] == steps


def test_a_denial_holds_no_position_itself():
    codebook = book("a>b")
    assert codebook.denial(at("a"), at("b")) is None
    assert codebook.denial(at("a"), at("-a")) is None


def test_a_contrapositive_is_seen_where_the_consequence_is_denied_by_another_position():
    found = book("a>b").opposition(at("a"), at("-b"))
    assert found is not None
    assert [step.id for step in found.a.steps] == ["a>b"]
    assert found.b.steps == ()


def test_a_position_that_entails_its_own_opposite_is_found():
    assert [one for one, _ in book("a>b", "a>-b").self_contradictions()] == [at("a")]
    assert [one for one, _ in book("a>b", "b>-a").self_contradictions()] == [at("a")]
    assert list(book("a>b", "b>c").self_contradictions()) == []


# ------------------------------------------------------------------------------------- bridges


def bridge(text):
    """`x>y`; a `?` at the end makes it open to argument."""
    source, target = text.rstrip("?").split(">")
    return Bridge(text, source, target, "why", text.endswith("?"))


def crossed(bridges, source, target):
    """The ids of the bridges on the best way."""
    found = book(bridges=map(bridge, bridges)).bridge("f", source, target)
    return None if found is None else [one.id for one in found]


def test_a_component_reaches_itself_without_a_bridge():
    assert crossed([], "x", "x") == []


def test_there_is_no_bridge_by_default():
    assert crossed([], "x", "y") is None


def test_a_bridge_leads_one_way():
    assert crossed(["x>y"], "x", "y") == ["x>y"]
    assert crossed(["x>y"], "y", "x") is None


def test_bridges_join_and_the_least_contestable_way_is_kept_then_the_shortest():
    assert crossed(["x>y", "y>z"], "x", "z") == ["x>y", "y>z"]
    assert crossed(["x>z?", "x>y", "y>z"], "x", "z") == ["x>y", "y>z"]
    assert crossed(["x>y", "y>z", "x>z"], "x", "z") == ["x>z"]
    assert crossed(["x>y", "y>x"], "x", "y") == ["x>y"]


def test_a_bridge_belongs_to_its_family():
    codebook = sound_set().codebook
    assert codebook.bridge("watch", "whole", "lighting") is not None
    assert codebook.bridge("watch", "lighting", "whole") is None
    assert codebook.bridge("grounds", "whole", "lighting") is None
    assert codebook.bridge("grounds", "whole", "whole") == ()


# -------------------------------------------------------------------------------------- topics


def test_second_order_is_said_by_the_kind():
    second = {one for one in TopicKind if one.is_second_order}
    assert second == {
        TopicKind.PAST_STATEMENTS,
        TopicKind.REASONS,
        TopicKind.CAPABILITY,
        TopicKind.FAULT,
    }
    assert not TopicKind.REASONS.needs_about
    assert not TopicKind.CAPABILITY.needs_about
    assert TopicKind.PAST_STATEMENTS.needs_about


def test_a_second_order_position_says_what_it_reads_as():
    codebook = sound_set().codebook
    assert codebook.readings(Position("ability", "can")) == (Position("leave", "may-leave"),)
    assert codebook.readings(Position("leave", "may-leave")) == ()


def test_a_position_prints_with_its_topic():
    assert str(Position("leave", "may-leave")) == "leave/may-leave"
