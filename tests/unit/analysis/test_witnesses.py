"""Which pair shows a finding, and what is said of it and of the others."""

import pytest

from scomm_timeline.analysis.findings import Attribute, Weakness
from scomm_timeline.analysis.strength import best_record
from scomm_timeline.renderers.wording import kinds
from tests.engine_builders import found_in, said

MAY, STAY = {"leave": "may-leave"}, {"leave": "must-stay"}
A = said("a", "2031-03-10", MAY)


def stay(id_, made="2031-04-10", **fields):
    return said(id_, made, {**STAY, **fields.pop("claim", {})}, **fields)


def shown(*statements):
    (finding,) = found_in(*statements).findings
    return {finding.best.meeting.a.id, finding.best.meeting.b.id}


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (stay("z", "2031-09-10"), stay("b", via=["one", "another"])),
        (stay("z", "2031-09-10"), stay("b", "2031-03-01/2031-03-31")),
        (stay("z", "2031-09-10"), stay("b", claim={"place": "aldery-ford"})),
        (stay("z", "2031-04-09"), stay("b", "2031-04-10")),
        (stay("b", "2031-04-10"), stay("c", "2031-04-10")),
        (stay("z", "2031-03-01/2031-03-31"), stay("b", made_basis="inferred")),
        (
            stay("z", "2031-09-10", claim={"place": "aldery-ford"}),
            stay("b", "2031-03-09/2031-03-11"),
        ),
    ],
    ids=[
        "fewer reasons",
        "an order that the dates establish",
        "one place",
        "a smaller gap",
        "the lesser id",
        "reasons before order",
        "order before place",
    ],
)
def test_the_pair_that_leaves_least_to_attack_is_shown(better, worse):
    assert shown(A, better, worse) == {"a", better["id"]}


def test_of_equal_reasons_the_pair_with_more_of_the_speakers_words_is_shown():
    told = said("a", "2031-03-10", MAY, paraphrase="A town may.")
    near = stay("b", "2031-03-11", paraphrase="None may.")
    far = stay("z", "2031-09-10")
    (finding,) = found_in(told, near, far).findings
    assert [one.weaknesses for one in finding.witnesses] == [(Weakness.PARAPHRASE_ONLY,)] * 2
    assert shown(told, near, far) == {"a", "z"}


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (
            stay("z", "2031-09-10", paraphrase="None may."),
            stay("b", "2031-03-09/2031-03-11"),
        ),
        (
            stay("z", "2031-09-10", paraphrase="None may."),
            stay("b", claim={"place": "aldery-ford"}),
        ),
        (stay("z", "2031-09-10"), stay("b", paraphrase="None may.")),
    ],
    ids=["order before a reason of both", "place before a reason of both", "a reason of one side"],
)
def test_a_reason_that_holds_of_both_sides_counts_twice_after_order_and_place(better, worse):
    """The other side is a paraphrase too, so that both pairs have one reason."""
    told = said("a", "2031-03-10", MAY, paraphrase="A town may.")
    assert shown(told, better, worse) == {"a", better["id"]}


# ---------------------------------------------------------- an utterance told in several records


def best(*records):
    analyzed = found_in(*records)
    return best_record(analyzed.court.ground.utterances["b"]).id


def test_no_side_is_put_together_from_several_records():
    root = stay("b", paraphrase="None may.")
    doubted = stay("v", version_of="b", confidence="low", document="speech")
    (finding,) = found_in(A, root, doubted).findings
    assert finding.best.weaknesses == (Weakness.LOW_CONFIDENCE,)
    undated = stay("v", version_of="b", made_basis="inferred", confidence="low", document="speech")
    (finding,) = found_in(A, root, undated).findings
    assert finding.best.weaknesses == (Weakness.PARAPHRASE_ONLY,)


def test_the_best_record_has_the_fewest_reasons_then_words_then_the_fewest_mouths():
    summary = stay("b", paraphrase="None may.")
    assert best(summary, stay("v", version_of="b", document="speech")) == "v"
    assert best(summary, stay("v", version_of="b", confidence="low", document="speech")) == "v"
    told = stay("b", via=["The Gazette"], made_basis="inferred")
    assert best(told, stay("v", version_of="b", document="speech", via=["The Gazette"])) == "v"
    assert best(stay("b"), stay("a1", version_of="b", document="speech")) == "b"


def test_a_version_that_makes_other_claims_lends_nothing():
    root = stay("b", paraphrase="None may.")
    other = stay("v", version_of="b", document="speech", claim={"component": "lighting"})
    assert best(root, other) == "b"


# ------------------------------------------------------------------------------- what kind it is


def test_what_is_true_of_other_pairs_only_is_said_of_them():
    inside = said("note", "2031-01-10", MAY, to="inside", paraphrase="A town may.")
    (finding,) = found_in(A, inside, stay("b")).findings
    assert Attribute.PUBLIC_VS_INTERNAL in finding.attributes
    assert finding.pair_attributes == ()
    assert finding.elsewhere == (Attribute.PUBLIC_VS_INTERNAL,)
    assert "among the pairs: the one in public, the other internally" in kinds(finding)


def test_what_is_true_of_the_pair_shown_is_said_plainly():
    (finding,) = found_in(said("a", "2031-01-10", MAY, to="inside"), stay("b")).findings
    assert finding.pair_attributes == (Attribute.PUBLIC_VS_INTERNAL,)
    assert finding.elsewhere == ()
    assert "among the pairs" not in kinds(finding)
