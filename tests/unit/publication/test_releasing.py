"""What goes out by default, what does not, and that nothing told of the one betrays the other."""

import pytest

from scomm_timeline.analysis.selection import Selection
from scomm_timeline.model.adjudications import Adjudication, Binding, Decision, Judgment
from scomm_timeline.model.edtf import parse_date
from tests.release_builders import MAY, SEALED, STAY, corpus, ids, omitted, release, release_of
from tests.release_builders import reviewed as said
from tests.release_formats import published

SECRET = {"sources": ["sealed-file"], "quote": "The harbor light was dark all winter."}


def everything(found):
    """All that any format could print of a release, as one text."""
    return repr(found)


def test_drafts_stay_inside_and_are_counted():
    found = release(said("a", "2031-02", MAY), said("b", "2031-03", STAY, review=None))
    assert ids(found) == ["a"]
    assert omitted(found)["drafts"] == 1


def test_drafts_that_are_asked_for_go_out_and_are_known_as_drafts():
    found = release(said("b", "2031-03", STAY, review=None), with_drafts=True)
    assert [one.view.review for one in found.statements] == ["draft"]
    assert found.has_drafts
    assert "drafts" not in omitted(found)


def test_an_internal_release_holds_drafts_and_restricted_statements():
    found = release(
        said("a", "2031-02", MAY, review=None),
        said("b", "2031-03", STAY, **SECRET),
        is_internal=True,
    )
    assert ids(found) == ["a", "b"]
    assert [one.restriction for one in found.sources] == ["none", "sealed"]


@pytest.mark.parametrize("restriction", ["protective-order", "sealed", "embargo", "clawback"])
def test_a_restricted_source_keeps_its_words_and_names_inside(restriction):
    source = SEALED.replace("sealed\n", f"{restriction}\n")
    set_ = corpus(
        said("open-words", "2031-02", MAY),
        said("secret-id", "2031-03", STAY, from_="cora-lind", **SECRET),
        files={"sources/sealed-file.yaml": source},
    )
    for with_drafts in (False, True):
        found = release_of(set_, with_drafts=with_drafts)
        assert ids(found) == ["open-words"]
        assert omitted(found)["restricted"] == 1
        assert omitted(found)["restricted-sources"] == 1
        text = everything(found)
        for word in ("secret-id", "Cora Lind", "dark all winter", "Osric", "Nobody May See"):
            assert word not in text
    assert "Cora Lind" in everything(release_of(set_, is_internal=True))


def test_one_restricted_source_of_two_is_enough_to_keep_a_statement_inside():
    found = release(said("a", "2031-02", MAY, sources=["gazette-2031", "sealed-file"]))
    assert ids(found) == []


def test_a_restricted_draft_is_counted_once():
    found = release(said("a", "2031-02", MAY, review=None, **SECRET))
    assert (omitted(found)["restricted"], omitted(found).get("drafts")) == (1, None)


def test_a_finding_that_needs_a_withheld_statement_is_counted_and_not_shown():
    both = (said("a", "2031-02", MAY), said("b", "2031-03", STAY, **SECRET))
    assert len(release(*both, is_internal=True).findings) == 1
    found = release(*both)
    assert found.all_findings == ()
    assert omitted(found)["findings"] == 1


def test_a_change_announced_in_a_sealed_paper_does_not_turn_into_a_contradiction():
    ends = {"topic": "leave", "component": "whole", "place": "aldery"}
    told = (
        said("a", "2031-02-01", MAY),
        said("c", "2031-02-10", STAY, announces=[ends], **SECRET),
        said("b", "2031-03-01", STAY),
    )
    inside = release(*told, is_internal=True)
    assert inside.findings == ()
    found = release(*told)
    assert ids(found) == ["a", "b"]
    assert found.all_findings == ()
    assert found.changes == ()
    assert omitted(found)["changes"] == 1


def test_a_pointer_to_a_withheld_statement_is_taken_off():
    found = release(
        said("a", "2031-02", MAY, **SECRET),
        said("b", "2031-03", MAY, replies_to="a"),
        said("d", "2031-04", MAY, replies_to="b"),
    )
    assert [one.view.relations for one in found.statements] == [(), (("replies-to", "b"),)]
    assert omitted(found)["relations"] == 1


def test_a_claim_about_a_withheld_record_is_not_widened_to_all_records():
    meant = {
        "past-words": "meant-dates-only",
        "component": "whole",
        "place": "aldery",
        "about": {"records": ["a"]},
    }
    told = (
        said("a", "2031-02", MAY, **SECRET),
        said("o", "2031-02", MAY),
        said("b", "2031-03", meant),
    )
    assert "C302" in {one.view.finding.code for one in release(*told, is_internal=True).findings}
    found = release(*told)
    (claim,) = found.by_id()["b"].view.claims
    assert claim.about is not None
    assert claim.about.records == ("(not released)",)
    assert "C302" not in {one.view.finding.code for one in found.all_findings}


def test_the_date_of_a_statement_does_not_rest_on_a_withheld_one():
    found = release(
        said("a", "2031-06-15", MAY, **SECRET), said("b", "2031-06", MAY, replies_to="a")
    )
    (one,) = found.statements
    assert (one.view.when.earliest, one.view.when.end) == (
        one.view.made.earliest,
        one.view.made.end,
    )
    inside = release_of(
        corpus(said("a", "2031-06-15", MAY, **SECRET), said("b", "2031-06", MAY, replies_to="a")),
        is_internal=True,
    )
    assert inside.by_id()["b"].view.when.earliest > one.view.when.earliest


def test_notes_stay_inside_and_are_counted():
    one = said("a", "2031-02", MAY, notes="Ask Osric about this.")
    assert release(one, is_internal=True).statements[0].notes == "Ask Osric about this."
    found = release(one)
    assert "Osric" not in everything(found)
    assert omitted(found)["notes"] == 1


def test_reasons_for_strength_stay_inside_and_the_word_does_not_change():
    both = (said("a", "2031-02", MAY, paraphrase="They may go."), said("b", "2031-03", STAY))
    inside, found = release(*both, is_internal=True).findings, release(*both).findings
    assert [one.view.finding.strength.value for one in (*inside, *found)] == ["moderate"] * 2
    assert inside[0].view.pair.weaknesses == (("paraphrase-only", "A"),)
    assert found[0].view.pair.weaknesses == ()
    assert found[0].view.finding.would_let_both_stand == ()
    assert found[0].view.pair.explanation is not None
    assert found[0].view.pair.explanation.would_let_both_stand == ()
    assert omitted(release(*both))["strength"] == 1


def test_a_gap_keeps_its_strength_in_public_and_not_its_reasons():
    both = (
        said("a", "2031-02", MAY, to="inside", paraphrase="They may go."),
        said("b", "2031-03", STAY),
    )
    released = [{"date": "2031-05", "to": "public", "how": "a book"}]
    both[0]["released"] = released
    gaps = [
        said_then
        for one in (release(*both, is_internal=True), release(*both))
        for gap in one.findings[0].view.disclosures
        for said_then in gap.public
    ]
    assert [one.strength.value for one in gaps] == ["moderate", "moderate"]
    assert [one.weakened_by for one in gaps] == [("paraphrase-only",), ()]


def test_a_public_report_names_the_record_that_counts_where_it_is_not_the_one_shown():
    """Else a strong finding shows a side with an inferred date, and nobody can tell why."""
    shown = said("b", "2031-03", STAY, made_basis="inferred")
    other = said("v", "2031-03", STAY, version_of="b", document="speech")
    found = release(said("a", "2031-02", MAY), shown, other)
    page = published("md", found).decode("utf-8")
    assert found.findings[0].view.finding.strength.value == "strong"
    assert "What counts of B is the wording, speaker and date of `v`" in page


def test_weak_and_possible_findings_are_counted_in_public_and_told_inside():
    weak = (
        said("a", "2031-02", MAY, paraphrase="They may go.", confidence="low"),
        said("b", "2031-03", STAY),
    )
    assert len(release(*weak, is_internal=True).weak) == 1
    assert omitted(release(*weak))["weak"] == 1
    possible = (said("a", "2031-02", MAY), said("b", "2031-03", {**STAY, "mode": "hedged"}))
    assert len(release(*possible, is_internal=True).possible) == 1
    found = release(*possible)
    assert found.all_findings == ()
    assert omitted(found)["possible"] == 1


def test_the_other_side_of_a_finding_comes_along_and_says_that_it_was_not_asked_for():
    set_ = corpus(
        said("a", "2031-02", MAY),
        said("b", "2031-03", STAY),
        said("c", "2031-04", topics=["leave"], no_position="unsure"),
    )
    found = release_of(set_, Selection(ids=("a",)))
    assert [(one.view.id, one.asked_for) for one in found.statements] == [("a", True), ("b", False)]
    assert omitted(found)["not-asked-for"] == 1


def test_file_names_and_unreadable_records_are_not_told_in_public():
    found = release(said("a", "2031-02", MAY))
    assert found.statements[0].view.at == ""
    assert release(said("a", "2031-02", MAY), is_internal=True).statements[0].view.at


def test_sources_are_numbered_in_the_order_in_which_statements_cite_them():
    found = release(
        said("b", "2031-01", MAY, sources=["archive-letter"]),
        said("a", "2031-02", MAY, sources=["gazette-2031", "archive-letter"]),
    )
    assert [(one.number, one.id, one.cited_by) for one in found.sources] == [
        (1, "archive-letter", ("b", "a")),
        (2, "gazette-2031", ("a",)),
    ]


def test_a_joint_statement_stands_in_the_lane_of_every_signer():
    found = release(said("a", "2031-02", MAY, from_=["beacon-agency", "ford-council"]))
    assert [(one.name, [row.statements for row in one.rows]) for one in found.lanes] == [
        ("Council of Ford", [("a",)]),
        ("Ministry of Works", [("a",)]),
    ]


def test_a_statement_takes_the_line_that_the_codebook_opposes_to_the_other():
    found = release(
        said("a", "2031-02", MAY),
        said("b", "2031-03", STAY),
        said("c", "2031-04", {**STAY, "mode": "denies"}),
        said("d", "2031-05", topics=["leave"], no_position="unsure"),
    )
    may, stay, denied, none = (one.stand.value for one in found.statements)
    assert {may, stay} == {"first", "second"}
    assert denied == may
    assert none == "none"


def verdict(finding):
    """A verdict with a reason and a reading, signed by the desk."""
    day = parse_date("2032-01-02")
    reading = "The first may have meant the quays only."
    reason = "Both letters were read by Osric."
    return Adjudication(
        finding,
        Judgment(Decision.ACCEPT, day, "desk", reason, Binding({}, {}), readings=(reading,)),
    )


def test_what_people_decided_and_wrote_stays_inside_and_is_counted():
    both = (said("a", "2031-02", MAY), said("b", "2031-03", STAY))
    set_ = corpus(*both)
    (finding,) = release_of(set_, is_internal=True).findings
    assert finding.work_product == (("Judged", "by nobody"),)
    judged = set_._replace(
        adjudications={finding.view.finding.id: verdict(finding.view.finding.id)}
    )
    inside = everything(release_of(judged, is_internal=True))
    assert "Both letters were read by Osric." in inside
    assert "quays only" in inside
    found = release_of(judged)
    assert "Osric" not in everything(found)
    assert "quays only" not in everything(found)
    assert found.findings[0].work_product == ()
    assert omitted(found)["adjudications"] == 1


def test_positions_of_withheld_statements_are_not_in_the_grid():
    set_ = corpus(said("a", "2031-02", MAY), said("secret-id", "2031-03", STAY, **SECRET))
    lines = [one for block in release_of(set_).positions.blocks for one in block.lines]
    assert [one.statements for one in lines] == [("a",)]
    inside = release_of(set_, is_internal=True).positions
    assert len([one for block in inside.blocks for one in block.lines]) == 2
