"""Impact names the verdicts and the seals that fall with a source."""

from tests.command import timeline
from tests.publication_sets import DAY, FINDING


def test_impact_names_the_verdicts_and_the_sealed_statements_that_fall(folder):
    report = timeline("impact", "gazette-april", "radio-note", "--set", folder, *DAY).out
    assert f"{FINDING} (accept): current now, gone then" in report
    assert "Seals that hold any of it: 1 of 1" in report
    sealed = report[report.index("Seals that hold") :]
    assert "quill-press-nobody" in sealed
    assert FINDING in sealed


def test_impact_counts_verdicts_where_it_may_not_show_them(folder):
    arguments = ("impact", "gazette-april", "radio-note", "--set", folder, *DAY, "--format", "json")
    outside = timeline(*arguments).json
    assert (outside["verdicts"], outside["verdicts_not_shown"]) == ([], 1)
    inside = timeline(*arguments, "--internal").json
    assert [(one["finding"], one["state"]) for one in inside["verdicts"]] == [(FINDING, "gone")]


def test_impact_of_what_nothing_rests_on_touches_no_verdict_and_no_finding(folder):
    found = timeline(
        "impact", "bureau-page-count", "--set", folder, "--format", "json", "--internal", *DAY
    ).json
    assert found["verdicts"] == []
    assert [one["findings"] for one in found["seals"]] == [[]]


def test_a_seal_that_cannot_be_read_holds_nothing_and_stops_nothing(folder):
    (folder / "seals" / "first" / "seal.json").write_text("{")
    found = timeline("impact", "gazette-april", "--set", folder, "--format", "json").json
    assert (found["seals"], found["sealed"]) == ([], 0)
