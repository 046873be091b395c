"""What the shipped record must yield, and on what it must stay silent.

The keys G1 to G9 are those of the reading of the five documents that the project started from.
Ids stand here and in the record; no rule knows one.
"""

import ast
from pathlib import Path

import pytest

import scomm_timeline
from scomm_timeline.analysis.explain import explain_meeting
from scomm_timeline.analysis.findings import Attribute, Dimension, Strength, Verdict, Weakness
from scomm_timeline.analysis.strength import weigh
from scomm_timeline.analysis.whole import analyze
from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.dates import Gap, Order
from scomm_timeline.model.inputs import InputFile
from tests.command import ROOT, timeline
from tests.engine_builders import CASES, findings_by_id, judged_in, load_files
from tests.shipped_sets import analyzed_at, explained

PACKAGE = Path(scomm_timeline.__file__).resolve().parent
SHIPPED = PACKAGE.parent / "statements"
FIVE = CASES / "five-documents"
QUIET = {Verdict.COMPATIBLE, Verdict.DISPUTE, Verdict.SAME_UTTERANCE}


def verdict(a, b):
    return judged_in(analyzed_at(), a, b).verdict


def meeting(analyzed, a, b):
    found = judged_in(analyzed, a, b).meeting
    assert found is not None
    return found


# ------------------------------------------------------------------------- G1: one speaker


def from_the_five(*names):
    """The record's frame and sources with the fixtures of these names, and no other record."""
    frame = [one for one in read_set(SHIPPED) if not one.path.startswith("records/")]
    records = [
        InputFile(f"records/{name}", (FIVE / name).read_text(encoding="utf-8")) for name in names
    ]
    return analyze(load_files([*frame, *records]))


G1 = ("napolitano-confirms-fisher", "napolitano-20101006-see")


def test_g1_from_the_five_documents_alone_leaves_the_order_open():
    analyzed = from_the_five("g1-confirmation.yaml", "g1-press-conference.yaml")
    found = meeting(analyzed, *G1)
    assert (found.verdict, found.code) == (Verdict.CONTRADICTION, "C101")
    assert found.order is Order.NOT_ESTABLISHED
    witness = weigh(found)
    assert set(witness.weaknesses) == {Weakness.PARAPHRASE_ONLY, Weakness.DATE_INFERRED}
    assert witness.strength is Strength.WEAK
    (finding,) = analyzed.findings
    assert finding.id == "C101/janet-napolitano/participation"
    assert finding.attributes.count("reversal") == 0


def test_g1_with_the_letter_the_order_is_established_29_days_apart():
    analyzed = from_the_five("g1-confirmation.yaml", "g1-press-conference.yaml", "g1-letter.yaml")
    found = meeting(analyzed, *G1)
    assert (found.verdict, found.code) == (Verdict.CONTRADICTION, "C101")
    assert found.order is Order.BEFORE
    gap = weigh(found).gap
    assert (gap.least, gap.most) == (29, 29)
    assert weigh(found).strength is Strength.MODERATE
    (finding,) = analyzed.findings
    assert "reversal" in finding.attributes
    assert finding.pairs == 1


def test_g1_the_scope_says_how_the_two_components_meet():
    analyzed = from_the_five("g1-confirmation.yaml", "g1-press-conference.yaml")
    scope = explain_meeting(analyzed.court, meeting(analyzed, *G1)).scope
    component = next(one for one in scope if one.dimension is Dimension.COMPONENT)
    assert (component.a, component.b, component.relation) == ("activation", "whole", "bridged")


def test_g1_on_the_shipped_record():
    found = meeting(analyzed_at(), "napolitano-20100907-process", "napolitano-20101006-see")
    assert (found.verdict, found.code, found.order) == (
        Verdict.CONTRADICTION,
        "C101",
        Order.BEFORE,
    )
    finding = findings_by_id(analyzed_at())["C101/janet-napolitano/participation"]
    assert finding.verdict is Verdict.CONTRADICTION
    assert set(finding.statements) >= {"napolitano-20100907-process", "napolitano-20101006-see"}


# ------------------------------------------------------------------------------ G2 and G3


def test_g2_what_arlington_was_told_and_the_memo():
    found = meeting(analyzed_at(), "ice-tells-arlington-2010", "strs-2010-08-fisher")
    assert (found.verdict, found.code, found.order) == (
        Verdict.CONTRADICTION,
        "C102",
        Order.BEFORE,
    )
    assert Weakness.HEARSAY in weigh(found).weaknesses
    assert len(found.a.root.via) == 2


@pytest.mark.parametrize("memo", ["strs-2010-08-fisher", "strs-procedure", "strs-nocoerce"])
def test_g3_whom_congress_bound_is_the_fact_that_decides(memo):
    judgment = judged_in(analyzed_at(), "email-2009-08-mandated", memo)
    assert judgment.verdict is Verdict.POSSIBLE
    assert judgment.deciding is not None
    assert (judgment.deciding.dimension, judgment.deciding.a) == (Dimension.WHO, "not-stated")


# ------------------------------------------------------------------------------ G4 to G6


@pytest.mark.parametrize("memo", ["strs-2010-08-fisher", "strs-procedure", "strs-removing"])
def test_g4_a_newspapers_evaluation_is_no_side(memo):
    assert verdict("wapo-notrealistic", memo) is Verdict.COMPATIBLE


def test_g4_a_newspapers_evaluation_is_on_file_beside_the_finding():
    finding = findings_by_id(analyzed_at())["C102/dhs/participation"]
    assert set(finding.statements) >= {"strs-procedure", "ice-tells-arlington-2010"}
    assert "wapo-notrealistic" in finding.also_on_file
    assert all("wapo-notrealistic" not in one.statements for one in analyzed_at().findings)


@pytest.mark.parametrize("agreement", ["ca-moa-focus", "illinois-moa-focus"])
@pytest.mark.parametrize("answer", ["fbi-idprints-2011-05", "fbi-wontchange-2011-05"])
def test_g5_a_stated_focus_is_not_only(agreement, answer):
    assert verdict(agreement, answer) in {Verdict.POSSIBLE, Verdict.COMPATIBLE}


ACKNOWLEDGMENTS = {"fed-issue-2011-05", "fed-reports-dhs-2011-05"}


def beside(a, b):
    return {one.id for one in explained(a, b).also_on_file}


def test_g5_the_acknowledgment_stands_beside_the_aim_and_the_answer():
    assert beside("ca-moa-focus", "fbi-idprints-2011-05") >= ACKNOWLEDGMENTS


def test_g6_the_acknowledgment_stands_beside_the_pair_and_the_finding():
    assert beside("dhs-booked-undated", "fbi-idprints-2011-05") >= ACKNOWLEDGMENTS
    finding = findings_by_id(analyzed_at())["C103/us-government/scope"]
    assert set(finding.also_on_file) >= ACKNOWLEDGMENTS


def test_g6_only_the_booked_and_those_only_identified():
    found = meeting(analyzed_at(), "dhs-booked-undated", "fbi-idprints-2011-05")
    assert (found.verdict, found.code, found.order) == (
        Verdict.CONTRADICTION,
        "C103",
        Order.NOT_ESTABLISHED,
    )
    witness = weigh(found)
    assert set(witness.weaknesses) >= {Weakness.HEARSAY, Weakness.REPORTER_HEDGE}
    assert witness.strength is Strength.WEAK


# ------------------------------------------------------------------------------ G7 to G9


def test_g7_instructions_and_activation_against_their_will():
    found = meeting(analyzed_at(), "ice-instructs-ca-2010", "ice-activates-ca-2010")
    assert (found.verdict, found.code) == (Verdict.CONTRADICTION, "C201")
    finding = findings_by_id(analyzed_at())["C201/dhs/participation"]
    assert set(finding.statements) >= {"ice-instructs-ca-2010", "ice-activates-ca-2010"}


def test_g8_the_end_of_the_agreements_is_an_announced_change():
    ends = {one.statement: set(one.ends) for one in analyzed_at().changes}
    assert ends["morton-20110805-moa"] >= {"ca-moa-focus", "ny-moa-termination"}
    assert "ca-moa-focus" in ends["ice-shredded-2011-08"]


@pytest.mark.parametrize("later", ["morton-20110805-moa", "ice-shredded-2011-08"])
@pytest.mark.parametrize("signed", ["ca-moa-focus", "illinois-moa-focus"])
def test_g8_an_announced_change_is_no_contradiction(signed, later):
    assert verdict(signed, later) in {Verdict.CHANGE, Verdict.COMPATIBLE}


def test_g8_an_advocates_word_is_nobodys_fact():
    official = [one for one in analyzed_at().court.ground.corpus.statements if one.official]
    assert [one.id for one in official if "shred" in f"{one.text} {one.sense}".lower()] == []


@pytest.mark.parametrize("state", ["caag-denies-fisher", "brown-20100525-declining"])
def test_g9_a_referral_contradicts_nobody(state):
    assert verdict("ice-refers-ca-2010", state) is Verdict.COMPATIBLE


def test_g9_the_referral_is_shown_with_the_refusal():
    (found,) = analyzed_at().referrals
    assert (found.statement, found.to) == ("ice-refers-ca-2010", "california")
    roots = analyzed_at().court.ground.sequence.roots
    assert [one for one, _ in found.refusals] == [roots["caag-denies-fisher"]]


def test_g9_the_pair_is_told_as_a_referral():
    report = explained("ice-refers-ca-2010", "caag-denies-fisher")
    assert report.is_referral
    assert report.finding is None


# ------------------------------------------------------------------------ the silent list

SILENT = {
    "658 jurisdictions growing to 1,006": ("ice-658-2010-10", "ice-coverage-2011-02"),
    "79% against 28%": ("ice-data-79-lupe", "ice-data-28-lupe"),
    "advocates against ICE on its aim": ("groups-majority-minor", "ice-serious-undated"),
    "advocates against the agreement": ("groups-majority-minor", "ca-moa-focus"),
    "advocates against ICE on leaving": ("lupe-nosay", "strs-procedure"),
    "advocates against ICE on arrests": ("lupe-anyarrest", "dhs-booked-undated"),
    "a question of which version holds": ("email-confused-20100623", "strs-procedure"),
    "sharing is not sending": ("ice-shredded-2011-08", "morton-20110805-voluntarily"),
    "the District and every other place": ("dc-chief-terminates", "dc-only-optout"),
    "an assurance that was asked for": ("ca-request-2011-05", "fbi-idprints-2011-05"),
    "two options in one paper": ("email-2009-08-go-each", "email-2009-08-go-any"),
    "two reports of one act": ("dc-withdraws-2010", "dc-chief-terminates"),
    "two wordings of one sentence": ("napolitano-20101006-view", "napolitano-20101006-consider"),
}


@pytest.mark.parametrize("name", SILENT)
def test_what_only_looks_alike_stays_silent(name):
    a, b = SILENT[name]
    assert verdict(a, b) in QUIET
    assert verdict(b, a) in QUIET


def test_a_record_without_a_position_is_in_no_finding():
    without = {
        one.id
        for one in analyzed_at().court.ground.corpus.statements
        if one.no_position is not None
    }
    assert "email-confused-20100623" in without
    assert [one.id for one in analyzed_at().findings if one.statements & without] == []


def test_no_finding_rests_on_somebody_who_is_not_an_official():
    by_id = analyzed_at().court.ground.corpus.by_id
    for finding in analyzed_at().findings:
        assert [one for one in finding.statements if not by_id[one].official] == []


# ----------------------------------------------------------------------------- the whole record

SURVIVING = {
    "C101/janet-napolitano/participation": "a way out in a letter, none at the podium, 29 days apart",
    "C102/dhs/participation": "the web page against the podium, both in quotation marks",
    "C103/us-government/participation": "Justice to Congress against the Secretary, a month apart",
}
"""Findings above the line, each with what a reader found when he held it against its statements."""

DOUBTFUL = {
    "C302/janet-napolitano/participation": "the page with her words has no day: another page's is taken",
    "C301/janet-napolitano/participation": "a “misunderstanding” need not deny that anything changed",
    "C301/dhs/participation": "the same words, of papers that she does not name",
    "C101/david-venturella/participation": "of three meetings with one message, two have its half",
    "C304/dhs/participation": "a paraphrase through two mouths: a refusal, or an inability?",
    "C203/dhs/participation": "to end an agreement is not yet to leave; no cited source has its day",
    "C201/dhs/participation": "instructions and activations are the coder's words; dates inferred",
    "C303/dhs/basis": "that two legal grounds exclude each other is open to argument",
    "C103/us-government/scope": "third hand, and the reporter hedges",
}


def test_every_finding_above_the_line_was_read_and_stands():
    above = {
        one.id
        for one in analyzed_at().findings
        if one.verdict is Verdict.CONTRADICTION and one.strength is not Strength.WEAK
    }
    assert above == set(SURVIVING)
    assert len(above) <= 15


def test_the_first_page_has_what_matters_most():
    """The turn of 2010, the two lines at once, what was told inside, the announced changes."""
    page = timeline("contradictions", "--brief", "--exit-zero", cwd=ROOT)
    assert page.code == 0
    above, _, below = page.out.partition("Below the line")
    by_id = findings_by_id(analyzed_at())
    turn = by_id["C101/janet-napolitano/participation"]
    own_words = by_id["C302/janet-napolitano/participation"]
    two_lines = by_id["C102/dhs/participation"]
    for finding in (turn, two_lines):
        assert f"{finding.code} " in above
    assert f"{own_words.code} " in below
    assert Attribute.REVERSAL in turn.attributes
    assert {Attribute.OVERLAP, Attribute.PUBLIC_VS_INTERNAL} <= set(two_lines.attributes)
    assert by_id["C103/us-government/participation"].verdict is Verdict.CONTRADICTION
    assert "C401 Announced changes: 9" in page.out


def test_every_contradiction_says_what_would_let_both_stand():
    for finding in analyzed_at().findings:
        if finding.verdict is Verdict.CONTRADICTION:
            assert finding.would_let_both_stand, finding.id
    reread = findings_by_id(analyzed_at())["C302/janet-napolitano/participation"]
    assert [one for one in reread.would_let_both_stand if one.startswith("about: ")]


def test_every_doubtful_finding_is_weak_and_below_the_line():
    below = {
        one.id
        for one in analyzed_at().findings
        if one.verdict is Verdict.CONTRADICTION and one.strength is Strength.WEAK
    }
    assert below == set(DOUBTFUL)


def test_the_outside_findings_are_listed_apart():
    assert {one.statement for one in analyzed_at().outside} == {
        "scheindlin-20110711-initially",
        "scheindlin-20110711-mislead",
        "scheindlin-20110711-shift",
    }
    listed = {one.statement for one in analyzed_at().outside}
    assert all(not listed & one.statements for one in analyzed_at().findings)


def test_a_public_denial_while_a_memo_lay_unpublished_has_its_gap():
    """The memo on choices is of 2 October 2010 and was public on 9 January 2012: 460 days."""
    finding = findings_by_id(analyzed_at())["C102/dhs/participation"]
    (found,) = [
        one
        for one in finding.disclosures.gaps
        if (one.internal, one.public) == ("ramlogan-20101002-choices", "napolitano-20101006-see")
    ]
    assert (found.days, found.is_certain) == (Gap(460, 460), True)


# -------------------------------------------------------------------------- the rules themselves


def _texts(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_no_rule_knows_an_id_a_topic_or_a_voice():
    corpus = analyzed_at().court.ground.corpus
    known = {one.id for one in corpus.statements} | set(corpus.codebook.topics)
    known |= set(corpus.voices.people) | set(corpus.places.by_id)
    modules = sorted((PACKAGE / "analysis").glob("*.py"))
    assert len(modules) > 10
    assert {path.name: _texts(path) & known for path in modules if _texts(path) & known} == {}
