"""The gate refuses until people have looked, and says exactly at what."""

import json
import shutil
from pathlib import Path

import pytest

from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.policy import BUILT_IN, DEFAULTS
from scomm_timeline.reading.load import load
from scomm_timeline.reading.yaml_nodes import read
from tests.command import SETS, timeline
from tests.folders import files_of
from tests.publication_sets import (
    DAY,
    FINDING,
    POLICY,
    QUOTED,
    edit,
    gate,
    missing,
    sign,
    write_policy,
)


def test_a_set_in_order_passes_and_nothing_is_written(folder):
    before = files_of(folder)
    result = gate(folder)
    assert result.code == 0
    assert "Passed: nothing is missing." in result.out
    assert "Not asked for by the policy: 9" in result.out  # quotations nobody checked: counted
    assert files_of(folder) == before


@pytest.mark.parametrize(
    ("old", "new", "requirement", "id_"),
    [
        (QUOTED, "Nobody may leave.", "second-reader", "quill-press-nobody"),
        ("review: reviewed\ndocument: memo", "document: memo", "drafts", "office-memo-stay"),
        ("id: radio-note\n", "id: radio-note\nrestriction: embargo\n", "restricted", "quill-press-nobody-radio"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(folder, old, new, requirement, id_):
    edit(folder, old, new)
    assert (requirement, id_) in missing(folder)
    assert gate(folder).code == 4
    assert gate(folder, "--exit-zero").code == 4


def test_a_source_without_copy_or_reason_is_named_and_an_address_will_do(folder):
    edit(folder, "not-archived: It is on paper.\n", "")
    names = {id_ for requirement, id_ in missing(folder) if requirement == "archives"}
    assert "gazette-april" in names
    for path in (folder / "sources").glob("*.yaml"):
        path.write_text(f"{path.read_text()}archived: https://archive.example/{path.stem}\n")
    assert missing(folder) == []


def test_a_reason_for_no_copy_is_no_change_of_what_the_set_says(folder):
    before = timeline("show", "--set", folder).out
    edit(folder, "It is on paper.", "The archive has closed.")
    assert timeline("show", "--set", folder).out == before
    assert timeline("corrections", "--set", folder).code == 0
    sealed = b"".join(files_of(folder / "seals").values())
    assert b"It is on paper" not in sealed


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--defer",), "it was put off"),
        (("--accept", "--expires", "2031-10-02"), "has expired"),
        (None, "was taken back"),
    ],
)
def test_a_verdict_that_does_not_count_leaves_the_finding_undecided(folder, options, why):
    if options is None:
        timeline("adjudicate", "retire", FINDING, "--set", folder, *DAY, "--reason", "Read again.")
    else:
        timeline(
            "adjudicate", FINDING, "--set", folder, *DAY, *options, "--reviewer", "desk",
            "--reason", "Not yet.",
        )  # fmt: skip
    result = timeline("gate", "--set", folder, "--today", "2031-12-01")
    assert result.code == 4
    assert f"{FINDING} in records/" in result.out
    assert why in " ".join(result.out.split())
    assert f"timeline adjudicate {FINDING}" in result.out


def test_a_statement_that_joins_a_judged_finding_makes_it_undecided(folder):
    (folder / "records" / "more.yaml").write_text(
        "review: reviewed\ndocument: interview\nmade: 2031-08-08\nfrom: mara-quill\nto: press\n"
        "sources: [bureau-site]\nstatements:\n  - id: quill-more\n    quote: A town may stay.\n"
        "    claims: [{leaving: open, component: whole, place: meridia}]\n"
    )
    found = missing(folder)
    assert ("contradictions", FINDING) in found
    assert ("second-reader", "quill-more") in found
    assert "new: quill-more" in " ".join(gate(folder).out.split())


# -- quotations and their sources ------------------------------------------------------------------


@pytest.fixture
def checked(folder: Path) -> Path:
    """The set with its documents, and receipts for all that could be checked; a strict policy."""
    shutil.copytree(SETS / "documents", folder.parent / "documents")
    timeline(
        "verify", "--set", folder, "--documents", folder.parent / "documents", "--record", *DAY
    )
    write_policy(folder, "format: 1\n")
    return folder


def test_grades_on_record_decide_and_a_person_settles_what_needs_a_reader(checked):
    grades = {
        one["statement"]: one["grade"]
        for path in (checked / "receipts").glob("*.yaml")
        for one in _receipts(path)
    }
    assert "not-found" in grades.values()
    named = {id_: requirement for requirement, id_ in missing(checked)}
    for id_, grade in grades.items():
        expected = {"not-found": "not-found"}.get(grade)
        # Everything here is signed: what needs a reader has had one.
        assert named.get(id_) == expected, (id_, grade)


def _receipts(path):
    return read(path.read_text(encoding="utf-8")).value["quotations"]


def test_words_edited_after_the_check_are_unchecked_again(checked):
    before = {id_ for requirement, id_ in missing(checked) if requirement == "unchecked"}
    edit(checked, QUOTED, "Nobody  leaves Harbor Watch.")
    after = {id_ for requirement, id_ in missing(checked) if requirement == "unchecked"}
    assert after - before == {"quill-press-nobody"}


def test_a_kind_of_document_can_be_asked_for_less(folder):
    write_policy(folder, "format: 1\n")
    every = {id_ for requirement, id_ in missing(folder) if requirement == "unchecked"}
    write_policy(folder, "format: 1\nquotations:\n  kinds:\n    newspaper: {unchecked: counted}\n")
    fewer = {id_ for requirement, id_ in missing(folder) if requirement == "unchecked"}
    assert every - fewer == {"quill-press-nobody", "brandt-interview-choice"}
    report = gate(folder, "--format", "json", "--internal").json
    assert {one["id"] for one in report["counted"]} == every - fewer


# -- exceptions ------------------------------------------------------------------------------------

_EXCEPTION = """\
exceptions:
  - {excuses: drafts, for: office-memo-stay, reason: It is quoted in court., until: 2031-11-30}
"""


def _draft(folder: Path) -> None:
    edit(folder, "review: reviewed\ndocument: memo", "document: memo")
    write_policy(folder, POLICY + _EXCEPTION)


def test_an_exception_excuses_is_listed_and_ends(folder):
    _draft(folder)
    now = gate(folder)
    assert now.code == 0
    assert "Excused by the policy: 1" in now.out
    assert "until 30 Nov 2031: It is quoted in court." in now.out
    later = timeline("gate", "--set", folder, "--today", "2031-12-01")
    assert later.code == 4
    assert "Refused: drafts 1, exceptions 1." in later.out


def test_without_a_day_an_exception_does_not_count(folder):
    _draft(folder)
    result = timeline("gate", "--set", folder)
    assert result.code == 4
    assert "nobody said what day it is" in " ".join(result.out.split())
    assert "timeline gate --today DATE" in result.out


def test_an_exception_that_excuses_nothing_is_told(folder):
    write_policy(folder, POLICY + _EXCEPTION)
    result = gate(folder)
    assert result.code == 0
    assert "Exceptions that excuse nothing now: 1" in result.out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("format: 1\ndraft: counted\n", 'unknown field "draft"'),
        ("format: 1\ndrafts: off\n", 'unknown value "off"'),
        ("drafts: counted\n", 'lacks "format"'),
        ("format: 1\nexceptions: [{excuses: drafts, for: a, until: 2031-12-01}]\n", 'lacks "reason"'),
        ("format: 1\nexceptions: [{excuses: drafts, for: a, reason: Why.}]\n", 'lacks "until"'),
        ("format: 1\nexceptions: [{excuses: restricted, for: a, reason: W., until: 2031-12-01}]\n", '"restricted"'),
        ("format: 1\nexceptions: [{excuses: drafts, for: a, reason: W., until: 2031-13-01}]\n", "2031-13-01"),
        ("format: 1\nquotations: {kinds: {newspapr: {unchecked: counted}}}\n", "newspapr"),
        ("", "empty"),
        ("format: [1\n", "L003"),
        ("format: &a 1\n", "L005"),
        ("format: 1\nformat: 1\n", "L004"),
    ],
)  # fmt: skip
def test_a_policy_with_a_problem_opens_no_gate(folder, tmp_path, text, says):
    write_policy(folder, text)
    own = gate(folder)
    assert own.code == 2
    assert own.out == ""
    assert says in own.err
    assert "none of it counts" in own.err
    write_policy(folder, POLICY)
    other = tmp_path / "other.yaml"
    other.write_text(text)
    named = gate(folder, "--policy", other)
    assert named.code == 2
    assert f"{other}:" in named.err
    assert says in named.err


def test_another_policy_takes_the_place_of_the_set_s_own(folder, tmp_path):
    strict = tmp_path / "strict.yaml"
    strict.write_text("format: 1\nsecond-reader: every\n")
    result = gate(folder, "--policy", strict)
    assert result.code == 4
    assert "Policy: " in result.out
    assert "Refused: unchecked 9." in result.out


def test_an_incomplete_set_is_refused_and_says_so(folder):
    (folder / "records" / "broken.yaml").write_text("statements: [\n")
    result = gate(folder)
    assert result.code == 3
    assert "Refused: readable 1." in result.out
    assert "incomplete" in result.err


# -- who may see it --------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", ["json", "jsonl", "md"])
def test_what_leaves_the_terminal_is_asked_for_by_name(folder, format_):
    assert gate(folder, "--format", format_).code == 2
    assert gate(folder, "--format", format_, "--internal").code == 0


def test_markdown_is_stamped(folder):
    assert "INTERNAL" in gate(folder, "--format", "md", "--internal").out


def test_a_log_names_no_verdict_no_exception_and_nothing_restricted(folder):
    _draft(folder)
    edit(folder, "id: gazette-april\n", "id: gazette-april\nrestriction: protective-order\n")
    edit(folder, QUOTED, "Nobody may leave.")
    result = gate(folder, "--format", "github")
    assert result.code == 4
    for word in (
        "quill-press-nobody:",
        "gazette-april",
        FINDING,
        "quoted in court",
        "office-memo-stay",
    ):
        assert word not in result.out, word
    assert "::error title=restricted::3 missing" in result.out
    assert "::error title=contradictions::" in result.out
    named = gate(folder, "--format", "github", "--internal").out
    assert "quill-press-nobody" in named


def test_the_policy_that_init_writes_is_the_one_that_is_built_in(tmp_path):
    assert timeline("init", "w", "--program", "Water", cwd=tmp_path).code == 0
    corpus = load(read_set(tmp_path / "w" / "statements")).corpus
    assert corpus is not None
    assert corpus.policy is not None
    for one in DEFAULTS:
        assert corpus.policy.demand(one) == BUILT_IN.demand(one), one


def test_every_thing_missing_says_what_settles_it(folder):
    shutil.rmtree(folder / "internal")
    shutil.rmtree(folder / "seals")
    report = json.loads(gate(folder, "--format", "json", "--internal").out)
    assert len(report["missing"]) >= 20
    assert all(one["settle"] and one["why"] for one in report["missing"])
    sums = {one["requirement"]: one["missing"] for one in report["requirements"]}
    assert sum(sums.values()) == len(report["missing"])


def test_a_second_signature_is_kept_with_the_first(folder):
    edit(folder, QUOTED, "Nobody may leave.")
    assert sign(folder, "quill-press-nobody").code == 0
    text = (folder / "internal" / "sign-offs" / "quill-press-nobody.yaml").read_text()
    assert text.count("words: sha256:") == 2
    assert missing(folder) == [("contradictions", FINDING)]
