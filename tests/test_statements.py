"""The shipped record: sound, cited, worked by its own manual, in its own words only where it may.

What a statement says about the dispute is not tested here; that is for readers (docs/reliability.md)
and for the cases.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.diagnostics import Severity
from scomm_timeline.model.statement import Basis, Review, Wording
from scomm_timeline.reading import yaml_nodes
from tests.shipped_sets import SHIPPED, corpus_at, loaded_at

ROOT = Path(__file__).resolve().parents[1]
MANUAL = ROOT / "docs" / "coding-manual.md"
RELIABILITY = ROOT / "docs" / "reliability.md"
CODINGS = ROOT / "docs" / "reliability"

CASES_OF_THE_MATERIAL = 43
READ_WHOLE = {"doc-000", "doc-001", "doc-002", "doc-003", "doc-004"}
LEAST_CODED_TWICE = 60

BRITISH = re.compile(
    r"\b(?:program(?:me|mes)|organis\w*|authoris\w*|recognis\w*|criticis\w*|summaris\w*|prioritis\w*"
    r"|minimis\w*|emphasis(?:e|ed|es|ing)|labour\w*|honour\w*|favour\w*|behaviour\w*|neighbour\w*"
    r"|colour\w*|offences?|defences?|licences?|centres?|cancell(?:ed|ing)|travell\w*|labell\w*"
    r"|judgement\w*|acknowledgement\w*|enrol|whilst)\b",
    re.IGNORECASE,
)
JUDGING = re.compile(
    r"\b(?:lie|lies|lied|lying|liars?|false\w*|falsity|misle[ad]\w*|deceiv\w*|decepti\w*|deceit\w*"
    r"|dishonest\w*|flip[- ]?flop\w*|conceal\w*|cover(?:s|ed|ing)?[- ]up\w*|admit\w*|admissions?"
    r"|shred\w*)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|`[^`]*`")
VERBATIM_KEYS = re.compile(
    r"^(?P<indent> *)(?:- )?(?:quote|fragment|reported|characterization|text|title|publisher|url|file):"
)


def section(path, title):
    """A section of a document of ours, from its heading to the next of that level."""
    parts = path.read_text(encoding="utf-8").split("\n## ")
    (found,) = (part for part in parts if re.match(rf"(?:\d+\. )?{re.escape(title)}", part))
    return found


def cells(text):
    """The rows of the tables in a section, without headings, as lists of cells."""
    rows = re.findall(r"^\|(.+)\|$", text, re.MULTILINE)
    split = [[cell.strip() for cell in row.split(" | ")] for row in rows]
    rules = [at for at, row in enumerate(split) if not "".join(row).strip("-:|")]
    headings = {at - 1 for at in rules} | set(rules)
    return [row for at, row in enumerate(split) if at not in headings]


def codes(text):
    """What stands between single backquotes."""
    return re.findall(r"`([^`]+)`", text)


# ------------------------------------------------------------------------------- it is sound


def test_nothing_is_wrong_and_nothing_is_left_out():
    wrong = [one for one in loaded_at().diagnostics if one.severity is Severity.ERROR]
    assert wrong == []
    assert loaded_at().left_out == ()


def test_every_notice_is_answered_in_its_record_as_the_manual_lists():
    assert [one.message for one in loaded_at().diagnostics] == []
    table = cells(section(MANUAL, "Notices, and how they are answered"))
    listed = {(codes(row[0])[0], id_) for row in table for id_ in codes(row[1])}
    answered = {
        (slug, statement["id"])
        for file in read_set(SHIPPED)
        if file.path.startswith("records/")
        for statement in yaml_nodes.read(file.text or "").value["statements"]
        for slug in statement.get("checked", ())
    }
    assert answered == listed


def test_an_id_stands_once():
    ids = [
        statement["id"]
        for file in read_set(SHIPPED)
        if file.path.startswith("records/")
        for statement in yaml_nodes.read(file.text or "").value["statements"]
    ]
    assert len(ids) >= 182
    assert sorted(ids) == sorted(corpus_at().by_id)


def test_every_statement_cites_a_source_and_every_source_is_cited():
    assert [one.id for one in corpus_at().statements if not one.citations] == []
    cited = {citation.source for one in corpus_at().statements for citation in one.citations}
    assert cited == set(corpus_at().sources)


def test_five_sources_were_seen_whole_and_say_by_what_they_are_known():
    whole = {source.id for source in corpus_at().sources.values() if source.is_whole}
    assert whole == READ_WHOLE
    assert all(
        re.fullmatch(r"[0-9a-f]{64}", corpus_at().sources[one].sha256 or "") for one in whole
    )
    assert {one.seen for one in corpus_at().sources.values()} == {"whole", "in-part"}


def test_an_address_is_a_page_or_there_is_none():
    assert len(corpus_at().sources) >= len(READ_WHOLE)
    for source in corpus_at().sources.values():
        assert source.url == "none-given" or re.fullmatch(r"https?://[^\s/]+/\S*", source.url)


# ------------------------------------------------------------------------------ the codebook


def entries():
    return [
        (topic.slug, slug, entry)
        for topic in corpus_at().codebook.topics.values()
        for slug, entry in topic.positions.items()
    ]


def held(statement, topic):
    return {claim.position.slug for claim in statement.claims if claim.topic == topic}


@pytest.mark.parametrize(("topic", "slug", "entry"), entries(), ids=lambda one: str(one)[:24])
def test_a_position_has_a_statement_that_is_coded_so_and_one_that_is_not(topic, slug, entry):
    example = corpus_at().by_id[entry.example]
    assert slug in held(example, topic)
    if entry.counter_example is not None:
        assert slug not in held(corpus_at().by_id[entry.counter_example], topic)


def test_every_position_and_topic_is_in_the_manual():
    rows = cells(section(MANUAL, "The codebook at a glance"))
    listed = [(codes(row[0])[0], slug) for row in rows for slug in row[1].split(" · ")]
    assert sorted(listed) == sorted((topic, slug) for topic, slug, _ in entries())


# -------------------------------------------------------------------------------- the manual


def test_the_manual_has_a_field_and_a_statement_for_every_case_of_the_material():
    rows = cells(section(MANUAL, "What the material contains"))
    assert [int(row[0]) for row in rows] == list(range(1, CASES_OF_THE_MATERIAL + 1))
    for row in rows:
        assert [one for one in codes(row[3]) if one in corpus_at().by_id], row


def named(text):
    """Codes of a text that look like ids of statements; `-view` goes on from the one before."""
    looks = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
    return [one for one in codes(text) if looks.fullmatch(one) and re.search(r"\d{4}", one)]


def test_the_statements_that_the_documents_name_are_in_the_set():
    both = MANUAL.read_text(encoding="utf-8") + RELIABILITY.read_text(encoding="utf-8")
    assert len(named(both)) > 100
    known = set(corpus_at().by_id) | set(corpus_at().sources) | set(corpus_at().places.by_id)
    assert sorted(set(named(both)) - known) == []


def test_every_statement_of_the_split_table_is_in_the_set():
    text = section(MANUAL, "How the set differs").split("**Dropped or moved.**")[0]
    rows = cells(text)
    assert len(rows) >= 20
    for row in rows:
        assert {codes(row[0])[0], *codes(row[2])} - {"after", "dc-chief-terminates"} <= set(
            corpus_at().by_id
        )


# ------------------------------------------------------------------------------- reliability


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


# ------------------------------------------------------------------------------ our own words


def own_words():
    """Where we speak ourselves: paraphrases, codebook, comments, titles of the set."""
    for one in corpus_at().statements:
        if one.wording is Wording.PARAPHRASE:
            yield one.id, one.text
        if one.sense is not None:
            yield one.id, one.sense
    for file in read_set(SHIPPED):
        yield file.path, QUOTED.sub(" ", _without_verbatim(file.text or ""))


def _without_verbatim(text):
    """A file without the values that are copied: a key's line and what is indented below it."""
    kept: list[str] = []
    below = -1
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip())
        found = VERBATIM_KEYS.match(line)
        if found:
            below = found.end() - len(line[found.end("indent") :].split(":")[0]) - 1
            comment = line.partition("  # ")[2]
            kept.append(comment)
        elif below >= 0 and line.strip() and indent > below:
            continue
        else:
            below = -1
            kept.append(line)
    return "\n".join(kept)


def prose(text):
    """Without ids: they are names, and keep the word they were given."""
    return re.sub(r"[a-z0-9]+(?:-[a-z0-9]+)+", " ", text)


def test_our_words_are_american():
    assert [
        (where, BRITISH.findall(said)) for where, said in own_words() if BRITISH.search(said)
    ] == []


def test_our_words_do_not_judge():
    found = [(where, JUDGING.findall(prose(said))) for where, said in own_words()]
    assert [one for one in found if one[1]] == []


def test_the_words_are_looked_for_where_we_speak_and_nowhere_else():
    text = "  - id: a-b\n    quote: >-\n      They lied.\n      Again: lies.\n    paraphrase: x   # a false step\n"
    left = _without_verbatim(text)
    assert "lied" not in left
    assert "Again" not in left
    assert "false" in left
    assert "paraphrase: x" in left
    assert BRITISH.search("a programme of organisations")
    assert JUDGING.search("it was misleading")
    assert not JUDGING.search("it relies on belief")
