"""The shipped record: sound, cited, worked by its own manual, in its own words only where it may.

What a statement says about the dispute is not tested here; that is for readers (docs/reliability.md)
and for the cases.
"""

import re

import pytest

from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.diagnostics import Severity
from scomm_timeline.model.statement import Wording
from scomm_timeline.reading import yaml_nodes
from tests.our_documents import MANUAL, RELIABILITY, cells, codes, entries, section
from tests.shipped_sets import SHIPPED, corpus_at, loaded_at

CASES_OF_THE_MATERIAL = 43
READ_WHOLE = {"doc-000", "doc-001", "doc-002", "doc-003", "doc-004"}

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
