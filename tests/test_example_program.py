"""The second set: another program, and the same tool. Its expectations were read off its texts.

Whoever reads the records finds: a letter that offers a way out and a press conference that knows
none (and says that the letter meant the date); a page, an e-mail and a minister of one ministry; a
call that it cannot be done and forty homes for which it was; a secretary who counts on every home; a
clause and an interview; two purposes; a province that first joins and then stops; an order that withdraws the rule.
"""

import json
import re

from scomm_timeline.authoring.files import kind_of
from scomm_timeline.authoring.formatting import formatted
from scomm_timeline.disk.sets import read_set
from tests.command import ROOT, timeline
from tests.shipped_sets import corpus_at

EXAMPLE = ROOT / "examples" / "clearflow"
SET = ("--set", EXAMPLE)
FOUND = {
    "C101/orla-fenwick/refusing",
    "C102/water-ministry/refusing",
    "C103/sundermark-government/refusing",
    "C201/water-ministry/refusing",
    "C203/water-ministry/leaving",
    "C302/orla-fenwick/refusing",
    "C303/water-ministry/reasons",
    "C304/water-ministry/refusing",
}


def test_it_checks_clean_without_a_notice():
    result = timeline("check", *SET)
    assert (result.code, result.out.splitlines()[1]) == (0, "No problem found in 20 statements.")


def test_it_yields_what_its_readers_find():
    answer = timeline("contradictions", *SET, "--format", "json").json
    assert {one["id"] for one in answer["findings"]} == FOUND
    changes = [one["statement"] for one in answer["announced_changes"]]
    assert sorted(map(str, changes)) == ["aldine-suspends", "order-12-free-again"]


def test_what_can_stand_side_by_side_is_not_flagged():
    after = timeline("explain", "order-12-free-again", "fenwick-press-no-household", *SET)
    assert "An announced change" in after.out
    readings = timeline("explain", "metering-page-readings", "metering-page-choice", *SET)
    assert "Compatible" in readings.out
    assert "component" in readings.out


def test_it_has_three_governments_and_topics_of_its_own():
    corpus = corpus_at(EXAMPLE / "statements")
    speaking = {one.speakers[0].organization for one in corpus.statements}
    assert {corpus.voices.government(body) for body in speaking if body} >= {
        "sundermark-government",
        "eastmoor",
        "halden",
    }
    assert len(corpus.codebook.topics) == 7
    assert len(corpus.codebook.families) == 3


def test_it_shares_no_name_with_the_shipped_record():
    ours, shipped = corpus_at(EXAMPLE / "statements"), corpus_at()
    for names in (
        lambda corpus: set(corpus.by_id),
        lambda corpus: set(corpus.codebook.topics),
        lambda corpus: set(corpus.voices.people) | set(corpus.voices.organizations),
        lambda corpus: set(corpus.places.by_id),
        lambda corpus: set(corpus.sources),
    ):
        assert not names(ours) & names(shipped)
    whole = "".join(path.read_text("utf-8") for path in EXAMPLE.rglob("*") if path.is_file())
    assert not re.findall(r"(?i)s-comm|secure communities|immigration|\bICE\b|homeland", whole)


def test_it_is_laid_out_as_fmt_lays_it_out():
    files = read_set(EXAMPLE / "statements")
    assert {one.path for one in files} >= {"set.yaml", "voices.yaml", "places.yaml"}
    for one in files:
        assert one.text is not None
        assert formatted(one.text, kind_of(one.path) or "") == one.text, one.path


def test_the_answer_is_read_by_machines_too():
    shown = timeline("show", *SET, "--format", "json")
    assert json.loads(shown.out)["set"]["title"] == "Clearflow"
