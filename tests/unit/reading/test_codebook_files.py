"""Topic files and families.yaml: what a codebook may say, and what it may not, all in one run."""

import pytest

from scomm_timeline.model.codebook import Exclusion, Position, TopicKind
from tests.builders import (
    frame_text,
    load_set,
    only,
    place,
    problems,
    records,
    sound_set,
    statement,
)

FAMILIES = "families.yaml"
LEVY = "topics/levy.yaml"


def with_families(old, new):
    """The problems of the frame with one change in families.yaml."""
    text = frame_text(FAMILIES)
    assert old in text
    return load_set(files={FAMILIES: text.replace(old, new, 1)})


def levy(body):
    """The frame with another topic file of the levy."""
    head = "topic: levy\nkind: position\nquestion: Must a town pay for the watch?\n"
    return {
        LEVY: head + body,
        FAMILIES: frame_text(FAMILIES).replace("E2, if: levy/compulsory", "E2, if: duty/bound"),
    }


POSITIONS = "positions:\n  compulsory: {means: It must.}\n  gift: {means: It may give.}\n"


def test_the_frame_loads_with_everything_its_files_say():
    book = sound_set().codebook
    assert book.kind("stops") is TopicKind.SCOPE
    assert book.topics["leave"].positions["never-could"].entails == ("must-stay",)
    assert book.topics["ability"].positions["cannot"].reads_as == (Position("leave", "must-stay"),)
    assert [one.id for one in book.families["watch"].entailments] == ["E1", "E2"]
    assert [one.contestable for one in book.families["watch"].entailments] == [True, False]
    assert [one.contestable for one in book.families["watch"].bridges] == [False, True]
    assert book.family_of("levy") == "watch"


def test_an_exclusive_topic_excludes_every_pair_for_its_printed_reason():
    found = sound_set().codebook.topics["decision"].exclusions
    pairs = {frozenset((one.first.slug, one.second.slug)) for one in found}
    assert pairs == {
        frozenset(("joins", "suspends")),
        frozenset(("joins", "ends")),
        frozenset(("suspends", "ends")),
    }
    assert {one.why for one in found} == {"A province does one of these at a time."}
    assert not any(one.contestable for one in found)


def test_a_pair_that_is_listed_keeps_its_own_reason_in_an_exclusive_topic():
    body = (
        "exclusive: true\nexclusive-why: One of them.\n"
        + POSITIONS
        + "  loan: {means: It lends.}\nexcludes:\n  - {id: L1, pair: [gift, loan], why: Lent is not given., contestable: true}\n"
    )
    found = sound_set(files=levy(body)).codebook.topics["levy"].exclusions
    reasons = {frozenset((one.first.slug, one.second.slug)): one.why for one in found}
    assert len(found) == 3
    assert reasons[frozenset(("gift", "loan"))] == "Lent is not given."
    assert reasons[frozenset(("gift", "compulsory"))] == "One of them."


def test_a_sharper_form_of_a_position_is_not_excluded_by_an_exclusive_topic():
    body = "exclusive: true\nexclusive-why: One of them.\n" + POSITIONS.replace(
        "It may give.}", "It may give., entails: [compulsory]}"
    )
    assert sound_set(files=levy(body)).codebook.topics["levy"].exclusions == ()


def test_an_exclusive_topic_gives_its_reason():
    found = only(load_set(files=levy("exclusive: true\n" + POSITIONS)))
    assert (found.code.id, found.cost) == ("D102", "run")
    assert "exclusive-why" in found.message


def test_rules_are_not_open_to_argument_unless_they_say_so():
    body = POSITIONS + "excludes:\n  - {id: L1, pair: [gift, compulsory], why: No.}\n"
    found = sound_set(files=levy(body)).codebook.topics["levy"].exclusions
    assert found == (
        Exclusion(
            "L1", Position("levy", "gift"), Position("levy", "compulsory"), "No.", contestable=False
        ),
    )


# --------------------------------------------------------------------------- unknown names


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("topics: [stops]", "topics: [stop]", "S203", ('"stop"', "stops")),
        ("if: levy/compulsory", "if: levie/compulsory", "S203", ('"levie"', "levy")),
        (
            "if: levy/compulsory",
            "if: levy/compulsive",
            "S204",
            ('"compulsive"', "compulsory", "gift"),
        ),
        ("then: duty/bound", "then: duty/bond", "S204", ('"bond"', "free", "bound")),
        ("if: levy/compulsory", "if: compulsory", "S203", ('"compulsory"',)),
        ("from: whole", "from: hole", "S205", ('"hole"', "whole")),
        ("to: charter", "to: chart", "S205", ('"chart"', "charter")),
    ],
)
def test_an_unknown_name_in_families_costs_the_run_and_is_placed(old, new, code, words):
    loaded = with_families(old, new)
    assert loaded.corpus is None
    found = [one for one in loaded.diagnostics if one.code.id == code]
    assert [one.cost for one in found] == ["run"]
    line = 1 + frame_text(FAMILIES).partition(old)[0].count("\n")
    assert found[0].span is not None
    assert found[0].span.start.line == line
    assert all(word in f"{found[0].message} {found[0].help}" for word in words)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (POSITIONS.replace("It must.}", "It must., entails: [gifts]}"), "S204"),
        (POSITIONS.replace("It must.}", "It must., reads-as: {leaves: must-stay}}"), "S203"),
        (POSITIONS.replace("It must.}", "It must., reads-as: {leave: must-go}}"), "S204"),
        (POSITIONS + "excludes:\n  - {id: L1, pair: [gift, present], why: No.}\n", "S204"),
    ],
)
def test_an_unknown_name_in_a_topic_costs_the_run(body, code):
    loaded = load_set(files=levy(body))
    assert loaded.corpus is None
    assert problems(loaded) == [f"{code} run"]
    assert loaded.diagnostics[0].path == LEVY


# --------------------------------------------------------------------- what clashes with itself


def test_a_position_that_entails_its_own_opposite_names_the_rules_on_the_way():
    loaded = with_families(
        "then: leave/must-stay",
        "then: leave/may-leave, why: W}\n    - {id: E3, if: duty/bound, then: leave/must-stay",
    )
    found = [one for one in loaded.diagnostics if '"duty/bound"' in one.message]
    assert [one.code.id for one in found] == ["S230"]
    assert "leave/may-leave" in found[0].message
    assert "leave/must-stay" in found[0].message
    assert all(rule in found[0].help for rule in ("E1", "E3", "X1"))
    assert place(found[0]).startswith("topics/duty.yaml:")
    assert {one.cost for one in loaded.diagnostics} == {"run"}


def test_a_position_that_comes_to_its_own_opposite_through_another_topic_is_found():
    loaded = with_families(
        "then: duty/bound,",
        "then: duty/bound, why: W}\n    - {id: E3, if: leave/must-stay, then: levy/gift,",
    )
    assert loaded.corpus is None
    opposed = {one.message.split('"')[1] for one in loaded.diagnostics}
    assert "levy/compulsory" in opposed


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("topics: [stops]", "topics: [stops, levy]", ('"levy"', "watch", "reach")),
        ("topics: [stops]", "topics: [stops, stops]", ('"stops"', "reach")),
    ],
)
def test_a_topic_in_two_families_or_twice_in_one_costs_the_run(old, new, words):
    found = only(with_families(old, new))
    assert (found.code.id, found.cost) == ("S230", "run")
    assert all(word in found.message for word in words)


def test_a_topic_in_no_family_is_placed_in_its_own_file():
    found = only(with_families("ability, ", ""))
    assert (found.code.id, found.cost) == ("S230", "run")
    assert place(found) == "topics/ability.yaml:1:8"
    assert "families.yaml" in found.help


@pytest.mark.parametrize(
    "slug",
    [
        "place",
        "mode",
        "about",
        "becomes",
        "claims",
        "made",
        "from",
        "quote",
        "id",
        "replies-to",
        "valid-from",
    ],
)
def test_a_topic_may_not_have_the_name_of_a_field(slug):
    topic = f"topic: {slug}\nkind: position\nquestion: Q?\npositions:\n  yes: {{means: Y.}}\n"
    text = frame_text(FAMILIES).replace("topics: [stops]", f"topics: [stops, {slug}]")
    found = only(load_set(files={"topics/new.yaml": topic, FAMILIES: text}))
    assert (found.code.id, found.cost) == ("S230", "run")
    assert place(found) == "topics/new.yaml:1:8"
    assert f'"{slug}"' in found.message


def test_one_topic_in_two_files_costs_the_run():
    loaded = load_set(files={"topics/zz.yaml": frame_text(LEVY).replace("L1", "L9")})
    assert problems(loaded) == ["S230 run"]
    assert loaded.diagnostics[0].path == "topics/zz.yaml"
    assert LEVY in loaded.diagnostics[0].message


def test_a_rule_inside_a_topic_is_by_definition_and_never_contestable():
    found = only(
        with_families("if: duty/bound, then: leave/must-stay", "if: duty/bound, then: duty/free")
    )
    assert (found.code.id, found.cost) == ("S230", "run")
    assert '"E1"' in found.message
    assert "`entails`" in found.help


@pytest.mark.parametrize(
    ("old", "new", "id_"),
    [("id: E2", "id: E1", "E1"), ("id: W2", "id: W1", "W1"), ("id: W1", "id: X1", "X1")],
)
def test_a_rule_id_names_one_rule_of_the_whole_codebook(old, new, id_):
    found = only(with_families(old, new))
    assert (found.code.id, found.cost) == ("S230", "run")
    assert f'"{id_}"' in found.message


def test_a_rule_id_of_two_topics_is_seen_as_well():
    text = frame_text(LEVY).replace("id: L1", "id: G1")
    found = only(load_set(files={LEVY: text}))
    assert (found.code.id, found.cost) == ("S230", "run")
    assert '"G1"' in found.message


@pytest.mark.parametrize("pair", ["[gift]", "[gift, compulsory, gift]", "[gift, gift]"])
def test_an_exclusion_names_two_positions(pair):
    body = POSITIONS + f"excludes:\n  - {{id: L1, pair: {pair}, why: No.}}\n"
    found = only(load_set(files=levy(body)))
    assert (found.code.id, found.cost) == ("S230", "run")


def test_a_rule_stays_among_the_topics_of_its_family():
    found = only(with_families("then: duty/bound", "then: ground/statute"))
    assert (found.code.id, found.cost) == ("S230", "run")
    assert '"ground"' in found.message


def test_a_topic_of_scope_has_the_positions_that_the_program_knows():
    text = frame_text("topics/stops.yaml").replace("  focus:", "  mostly:")
    found = only(load_set(files={"topics/stops.yaml": text}))
    assert (found.code.id, found.cost) == ("S230", "run")
    assert all(word in found.help for word in ("only", "reaches", "focus"))


def test_everything_wrong_with_a_codebook_is_told_in_one_run():
    text = (
        frame_text(FAMILIES)
        .replace("topics: [stops]", "topics: [stops, levy]")
        .replace("id: E2", "id: E1")
        .replace("from: whole, to: charter", "from: hole, to: charter")
    )
    topic = frame_text("topics/stops.yaml").replace("  focus:", "  mostly:")
    loaded = load_set(
        records(statement(made="soon")), files={FAMILIES: text, "topics/stops.yaml": topic}
    )
    assert sorted(problems(loaded)) == [
        "D106 statement",
        "S205 run",
        "S230 run",
        "S230 run",
        "S230 run",
    ]


def test_no_position_word_is_reserved():
    body = POSITIONS.replace("compulsory:", "no:").replace("gift:", "2010-08:")
    book = sound_set(files=levy(body)).codebook
    assert set(book.topics["levy"].positions) == {"no", "2010-08"}


def test_the_name_of_a_topic_file_means_nothing():
    renamed = sound_set(files={LEVY: None, "topics/aaa.yaml": frame_text(LEVY)})
    assert renamed.digest == sound_set().digest
