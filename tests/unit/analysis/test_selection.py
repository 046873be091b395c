"""What is shown never changes what is found."""

import pytest

from scomm_timeline.analysis.selection import DateAxis, Selection
from scomm_timeline.analysis.whole import analyze
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.pipeline.comparing import build_contradiction_report, build_explain_report
from scomm_timeline.pipeline.showing import build_timeline_report
from tests.engine_builders import said, set_of

MAY = {"leave": "may-leave"}
STAY = {"leave": "must-stay"}

RECORDS = (
    said("a", "2031-01-10", MAY, from_="ben-holt", to="towns", document="letter"),
    said("b", "2031-02-10", STAY, from_="ben-holt", to="inside", document="notice",
         released=[{"date": "2032-01-10", "to": "public"}]),
    said("c", "2031-03-10", {**MAY, "place": "aldery-ford", "component": "lighting"}),
    said("d", "2031-04-10", {**STAY, "component": "lighting"}, from_="treasury", act="deed"),
    said("e", "2031-05-10", {"charter-need": "needed", "place": "borrin"}, from_="borrin-province"),
    said("f", "2031-06-10", {"charter-need": "not-needed", "place": "borrin"},
         from_="borrin-province", quote="The watch needs no paper."),
    said("g", "2031-07-10", {"ground": "treaty"}, document="speech"),
    said("h", "2031-08-10", {"ground": "statute"}, from_="ministry", document="report"),
)  # fmt: skip

CORPUS = set_of(*({"statements": [one]} for one in RECORDS))
WHOLE = {one.id: one for one in analyze(CORPUS).findings}

SELECTIONS = {
    "topic": (Selection(topics=("charter-need",)), {"e", "f"}),
    "speaker": (Selection(speakers=("ben-holt",)), {"a", "b"}),
    "organization": (Selection(organizations=("ministry",)), {"a", "b", "c", "g", "h"}),
    "place": (Selection(places=("aldery-ford",)), {"c"}),
    "place and places inside": (Selection(places=("borrin",)), {"e", "f"}),
    "applies to": (
        Selection(places=("aldery-ford",), applies_to=True),
        {"a", "b", "c", "d", "g", "h"},
    ),
    "component": (Selection(components=("lighting",)), {"c", "d"}),
    "channel": (Selection(channels=("internal",)), {"b"}),
    "document": (Selection(documents=("speech", "report")), {"g", "h"}),
    "act": (Selection(acts=("deed",)), {"d"}),
    "since": (Selection(since=parse_date("2031-07")), {"g", "h"}),
    "until": (Selection(until=parse_date("2031-01")), {"a"}),
    "window": (
        Selection(since=parse_date("2031-05-01"), until=parse_date("2031-06-30")),
        {"e", "f"},
    ),
    "public axis": (
        Selection(since=parse_date("2032"), date_axis=DateAxis.PUBLIC),
        {"b"},
    ),
    "grep": (Selection(grep="needs NO paper"), {"f"}),
    "id": (Selection(ids=("h",)), {"h"}),
    "two flags": (Selection(speakers=("ben-holt",), channels=("internal",)), {"b"}),
    "nothing fits": (Selection(grep="(no such words)"), set()),
}


def test_the_set_has_findings_of_several_codes():
    assert len({one.code for one in WHOLE.values()}) >= 4


@pytest.mark.parametrize("name", SELECTIONS)
def test_a_flag_selects_the_statements_it_names(name):
    selection, expected = SELECTIONS[name]
    report = build_timeline_report(CORPUS, selection, is_shipped=False)
    assert {one.view.id for one in report.statements} == expected


@pytest.mark.parametrize("name", SELECTIONS)
def test_a_finding_is_shown_if_one_of_its_statements_is_selected(name):
    selection, expected = SELECTIONS[name]
    report = build_contradiction_report(CORPUS, selection, is_shipped=False, limit=None)
    shown = {one.finding.id for one in (*report.findings, *report.weak, *report.possible)}
    assert shown == {id_ for id_, one in WHOLE.items() if one.statements & expected}


@pytest.mark.parametrize("name", SELECTIONS)
def test_what_is_shown_of_a_finding_is_what_was_found_in_the_whole(name):
    report = build_contradiction_report(CORPUS, SELECTIONS[name][0], is_shipped=False, limit=None)
    for view in (*report.findings, *report.weak, *report.possible):
        whole = WHOLE[view.finding.id]
        assert view.finding.code == whole.code
        assert view.finding.verdict is whole.verdict
        assert view.finding.strength is whole.strength
        assert view.finding.attributes == whole.attributes
        assert (view.finding.pairs, view.finding.possible_pairs) == (
            whole.pairs,
            whole.possible_pairs,
        )
        assert view.finding.lines == whole.lines
        assert view.finding.announcements_looked_at == whole.announcements_looked_at


def test_both_sides_are_shown_in_full_if_one_is_selected():
    report = build_contradiction_report(CORPUS, Selection(ids=("h",)), is_shipped=False)
    (view,) = report.findings
    assert {view.pair.a.id, view.pair.b.id} == {"g", "h"}


def test_explain_names_the_finding_of_the_whole_set():
    report = build_explain_report(CORPUS, CORPUS.by_id["g"], CORPUS.by_id["h"], is_shipped=False)
    assert report.finding == "C303/ministry/grounds"


@pytest.mark.parametrize(
    ("since", "until", "maybe"),
    [("2031-03", "2031-03", True), ("2031-01", "2031-12", False)],
)
def test_a_window_keeps_what_touches_it_and_marks_what_only_may(since, until, maybe):
    corpus = set_of({"statements": [said("a", "2031-02/2031-04", MAY)]})
    window = Selection(since=parse_date(since), until=parse_date(until))
    (shown,) = build_timeline_report(corpus, window, is_shipped=False).statements
    assert shown.maybe is maybe


def test_what_never_became_public_is_left_out_of_the_public_axis_and_counted():
    corpus = set_of(
        {"statements": [said("a", "2031-01-10", MAY, to="inside")]},
        {"statements": [said("b", "2031-01-10", MAY)]},
    )
    report = build_timeline_report(
        corpus, Selection(date_axis=DateAxis.PUBLIC, since=parse_date("2031")), is_shipped=False
    )
    assert [one.view.id for one in report.statements] == ["b"]
    assert report.undated == 1
