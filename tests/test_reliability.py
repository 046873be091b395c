"""What was coded and read twice: the document counts it as it is, and every difference is settled."""

from collections import Counter

import pytest

from scomm_timeline.model.statement import Basis, Review
from scomm_timeline.reading import yaml_nodes
from tests.our_documents import CODINGS, RELIABILITY, cells, codes, entries, section
from tests.shipped_sets import corpus_at

LEAST_CODED_TWICE = 60


def coding(name):
    return yaml_nodes.read((CODINGS / name).read_text(encoding="utf-8")).value["statements"]


SAMPLES = [("first.yaml", "second.yaml"), ("sample-2-first.yaml", "sample-2-second.yaml")]


@pytest.mark.parametrize("names", SAMPLES)
def test_enough_statements_were_coded_twice_and_none_is_an_example(names):
    first, second = ([one["id"] for one in coding(name)] for name in names)
    assert first == second
    assert len(set(first)) >= LEAST_CODED_TWICE
    assert set(first) <= set(corpus_at().by_id)
    assert not set(first) & {entry.example for _, _, entry in entries()}


def test_no_statement_is_in_both_samples():
    one, other = ({held["id"] for held in coding(names[0])} for names in SAMPLES)
    assert not one & other


@pytest.mark.parametrize(
    ("names", "title"),
    [(SAMPLES[0], "Every disagreement"), (SAMPLES[1], "Sixty more statements coded twice")],
)
def test_what_was_coded_in_two_ways_is_decided_in_the_document(names, title):
    rows = cells(section(RELIABILITY, title))
    decided = {id_ for row in rows for id_ in codes(row[0])}
    pairs = list(zip(*map(coding, names), strict=True))
    differ = {one["id"] for one, other in pairs if _substance(one) != _substance(other)}
    assert differ
    assert differ <= decided
    assert decided <= {one["id"] for one, other in pairs if one != other}


READINGS = [
    "second-reading.yaml",
    "third-reading.yaml",
    "fourth-reading.yaml",
    "fifth-reading.yaml",
    "sixth-reading.yaml",
    "seventh-reading.yaml",
    "eighth-reading.yaml",
]


def reading(name):
    return yaml_nodes.read((CODINGS / name).read_text(encoding="utf-8")).value


def rulings(name="second-reading.yaml"):
    return reading(name)["rulings"]


@pytest.mark.parametrize("name", READINGS)
def test_every_value_that_a_reader_would_not_let_pass_is_ruled_on(name):
    ruled = {one["ruled"] for one in rulings(name)}
    assert {"mended", "kept"} <= ruled <= {"mended", "mended otherwise", "kept"}
    values = [(one["id"], one["field"]) for one in rulings(name)]
    assert len(values) == len(set(values))
    assert {id_ for id_, _ in values} <= set(corpus_at().by_id)


@pytest.mark.parametrize("name", READINGS)
def test_what_was_not_mended_as_proposed_says_why(name):
    unsaid = [one for one in rulings(name) if one["ruled"] != "mended" and not one.get("because")]
    assert [(one["id"], one["field"]) for one in unsaid] == []


def test_the_document_counts_the_rulings_as_they_are():
    said = " ".join(section(RELIABILITY, "A second reading of the whole set").split())
    ruled = Counter(one["ruled"] for one in rulings())
    named = {one["id"] for one in rulings()}
    assert f"Of the other {len(named)} the readers name {ruled.total()} values" in said
    assert f"{ruled['mended']} are mended as the reader proposed" in said
    assert f"{ruled['mended otherwise']} otherwise, {ruled['kept']} stand with a reason" in said


LOTS = {
    "third-reading.yaml": "Thirty statements drawn by lot",
    "fourth-reading.yaml": "A second lot of thirty",
    "fifth-reading.yaml": "A third lot of thirty",
    "sixth-reading.yaml": "A fourth lot of thirty",
    "seventh-reading.yaml": "The rest of the statements, first half",
    "eighth-reading.yaml": "The rest of the statements, second half",
}
LOT, HALF_OF_THE_REST = 30, 45


@pytest.mark.parametrize(("name", "title"), LOTS.items(), ids=LOTS)
def test_the_document_counts_the_lot_as_it_is(name, title):
    said = " ".join(section(RELIABILITY, title).split())
    lot = reading(name)
    ruled = Counter(one["ruled"] for one in lot["rulings"])
    named = {one["id"] for one in lot["rulings"]}
    in_error = {one["id"] for one in lot["rulings"] if int(one["sure"]) > 1}
    drawn = set(lot["drawn"])
    size = HALF_OF_THE_REST if title.startswith("The rest") else LOT
    assert (len(drawn), named <= drawn) == (size, True)
    assert f"Of the {size}, {len(in_error)} had an error" in said
    assert f"{len(named - in_error)} were arguable, {size - len(named)} sound" in said
    assert f"{ruled.total()} values were named" in said
    assert (
        f"{ruled['mended']} are mended as proposed, {ruled['mended otherwise']} otherwise" in said
    )
    assert f"{ruled['kept']} stand with a reason" in said


def test_every_statement_was_in_one_lot_and_the_document_counts_those_in_error():
    drawn = Counter(id_ for name in LOTS for id_ in reading(name)["drawn"])
    assert [id_ for id_, times in drawn.items() if times > 1] == []
    assert set(drawn) == set(corpus_at().by_id)
    in_error = {
        one["id"] for name in LOTS for one in reading(name)["rulings"] if int(one["sure"]) > 1
    }
    said = " ".join(section(RELIABILITY, "The rest of the statements, second half").split())
    assert f"{len(drawn)} in six parts, {len(in_error)} of them with an error" in said


def test_what_was_read_again_is_counted():
    again = reading("eighth-reading.yaml")["again"]
    values = sum(len(one["field"].split(", ")) for one in again)
    said = " ".join(section(RELIABILITY, "The rest of the statements, second half").split())
    assert f"{values} values of {len({one['id'] for one in again})} statements" in said


def test_the_document_counts_what_was_mended_beside_the_lots():
    for name, title in list(LOTS.items())[2:]:
        said = " ".join(section(RELIABILITY, title).split())
        beside = reading(name)["beside"]
        assert not {one["id"] for one in beside} & set(reading(name)["drawn"])
        assert {one["id"] for one in beside} <= set(corpus_at().by_id)
        assert f"{len(beside)} values beside the lot" in said


def test_the_document_counts_what_the_reader_of_the_findings_named():
    said = " ".join(section(RELIABILITY, "A second lot of thirty").split())
    named = reading("fourth-reading.yaml")["of-findings"]
    ruled = Counter(one["ruled"] for one in named)
    assert all(one["because"] and one["id"] in corpus_at().by_id for one in named)
    assert f"rules on {ruled.total()} of them: {ruled['mended']} are mended as proposed" in said
    assert f"{ruled['mended otherwise']} otherwise, {ruled['kept']} stand" in said


def test_the_document_counts_what_became_of_the_better_readings_of_the_second_sample():
    said = " ".join(section(RELIABILITY, "Sixty more statements coded twice").split())
    named = reading("fourth-reading.yaml")["of-second-sample"]
    ruled = Counter(one["ruled"] for one in named)
    rows = cells(section(RELIABILITY, "Sixty more statements coded twice"))
    better = {codes(row[0])[0] for row in rows if len(row) > 3 and "Second" in row[3]}
    assert {one["id"] for one in named} == better
    assert all(one["because"] for one in named)
    assert f"{ruled['mended']} are mended as the second coder had it" in said
    assert f"{ruled['mended before']} had been mended" in said
    assert f"{ruled['kept']} stands" in said


def test_a_date_that_was_swept_says_what_the_sweep_says():
    said = " ".join(section(RELIABILITY, "Thirty statements drawn by lot").split())
    swept = reading("third-reading.yaml")["swept"]
    found = Counter(one["ruled"] for one in swept)
    assert len({one["id"] for one in swept}) == found.total()
    assert f"{found.total()} in all" in said
    assert f"{found['mended']} are mended" in said
    assert f"{found['stands']} stand, and of {found['not-seen']}" in said
    later = {
        one["id"]
        for name in READINGS[2:]
        for one in rulings(name)
        if "made-basis" in one["field"] and one["ruled"] != "kept"
    }
    stated = {one["id"] for one in swept if one["ruled"] != "mended"} - later
    assert stated == {
        one.id for one in corpus_at().statements if one.made_basis is Basis.STATED
    } & {one["id"] for one in swept}


def test_no_statement_is_a_draft_once_all_are_ruled_on():
    assert [one.id for one in corpus_at().statements if one.review is not Review.REVIEWED] == []


def _substance(statement):
    """What kind, which topics and positions: the least on which two codings can differ."""
    claims = statement.get("claims", ())
    positions = sorted((claim["topic"], claim["position"]) for claim in claims)
    return statement["substance"], positions, sorted(statement.get("topics", ()))
