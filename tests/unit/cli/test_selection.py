"""What is chosen decides what is shown. What was found stays what it was.

Each flag is held against the answer without any: every finding that is shown equals, in all that is
printed of it, the finding of the whole set; and those are shown of which a statement was chosen.
"""

import re
from collections.abc import Iterable
from typing import Any

import pytest

from tests.command import timeline

HARBOR = ("--set", "harbor-watch", "--format", "json")

# Flags, and the findings of the whole set that they let through.
CONTRADICTION = "C101/mara-quill/taking-part"
POSSIBLE = "C103/meridia/taking-part"
CHOICES: tuple[tuple[tuple[str, ...], set[str]], ...] = (
    (("--topic", "leaving"), {CONTRADICTION, POSSIBLE}),
    (("--topic", "duty"), set()),
    (("--speaker", "mara-quill"), {CONTRADICTION, POSSIBLE}),
    (("--speaker", "harbor-office"), {POSSIBLE}),
    (("--organization", "shores-department"), {CONTRADICTION, POSSIBLE}),
    (("--organization", "harbor-office"), {POSSIBLE}),
    (("--place", "meridia"), {CONTRADICTION, POSSIBLE}),
    (("--place", "norland"), set()),
    (("--place", "norland", "--applies-to"), {CONTRADICTION, POSSIBLE}),
    (("--component", "whole"), {CONTRADICTION, POSSIBLE}),
    (("--component", "papers"), set()),
    (("--channel", "congress"), {CONTRADICTION, POSSIBLE}),
    (("--channel", "internal"), {POSSIBLE}),
    (("--document", "press-conference"), {CONTRADICTION}),
    (("--document", "memo"), {POSSIBLE}),
    (("--act", "statement"), {CONTRADICTION, POSSIBLE}),
    (("--act", "figure"), set()),
    (("--since", "2031-04", "--until", "2031-04-30"), {CONTRADICTION, POSSIBLE}),
    (("--since", "2031-06"), {POSSIBLE}),
    (("--since", "2031-10"), set()),
    (("--until", "2031-01"), set()),
    (("--until", "2031-04-30", "--date-axis", "public"), {CONTRADICTION}),
    (("--grep", "NOBODY LEAVES"), {CONTRADICTION}),
    (("--grep", "[sic]"), {CONTRADICTION, POSSIBLE}),
    (("--id", "office-memo-stay"), {POSSIBLE}),
    (("--id", "quill-press-nobody-radio"), {CONTRADICTION}),
    (("--id", "quill-press-nobody", "--id", "office-memo-stay"), {CONTRADICTION, POSSIBLE}),
)


def _joined(value: Iterable[str]) -> str:
    return " ".join(sorted(value)) if isinstance(value, set) else " ".join(value)


def _findings(answer: Any) -> dict[str, Any]:
    held = [*answer["findings"], *answer["weak"], *answer["possible"]]
    return {one["id"]: one for one in held}


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    return _findings(timeline("contradictions", *HARBOR).json)


def test_the_set_holds_findings_that_can_be_told_apart(whole):
    assert {one: whole[one]["verdict"] for one in whole} == {
        CONTRADICTION: "contradiction",
        POSSIBLE: "possible",
    }


@pytest.mark.parametrize(("flags", "expected"), CHOICES, ids=_joined)
def test_a_finding_that_is_shown_is_the_finding_of_the_whole_set(flags, expected, whole):
    shown = _findings(timeline("contradictions", *flags, *HARBOR).json)
    assert shown == {one: whole[one] for one in expected & set(whole)}


@pytest.mark.parametrize("flags", [flags for flags, _ in CHOICES], ids=" ".join)
def test_a_finding_is_shown_if_one_of_its_statements_is_chosen(flags, whole):
    chosen = timeline("show", *flags, *HARBOR).json["statements"]
    roots = {one["utterance"] for one in chosen}
    expected = {
        id_
        for id_, finding in whole.items()
        if roots & {one for side in finding["sides"] for one in side["statements"]}
    }
    assert set(_findings(timeline("contradictions", *flags, *HARBOR).json)) == expected


def test_every_flag_that_chooses_is_tried():
    help_ = timeline("contradictions", "--help").out
    choosing = help_.split("--as-known-on")[0]
    offered = set(re.findall(r"^  (--[a-z-]+)", choosing, re.MULTILINE))
    offered -= {"--limit", "--brief", "--all-pairs"}
    assert len(offered) == 14
    assert offered == {word for flags, _ in CHOICES for word in flags if word.startswith("--")}


def test_the_counts_of_a_whole_finding_stand_even_if_one_statement_is_asked_for(whole):
    flags = ("--id", "quill-press-nobody")
    shown = _findings(timeline("contradictions", *flags, *HARBOR).json)[CONTRADICTION]
    assert shown["pairs"] == whole[CONTRADICTION]["pairs"] == 1
    assert len(shown["sides"]) == 2


def test_values_of_one_flag_widen_and_flags_narrow():
    def ids(*flags: str) -> list[str]:
        return [one["id"] for one in timeline("show", *flags, *HARBOR).json["statements"]]

    assert ids("--document", "memo", "--document", "interview") == [
        "office-memo-stay",
        "brandt-interview-choice",
    ]
    assert ids("--document", "memo", "--topic", "duty") == []
    assert ids("league-poster", "--id", "office-memo-stay") == ["league-poster", "office-memo-stay"]


def test_what_only_may_fall_in_the_window_is_kept_and_marked():
    answer = timeline("show", "--since", "2031-05", *HARBOR).json
    assert {one["id"]: one["maybe"] for one in answer["statements"]} == {
        # not "bureau-page-required": about November 2030 ends with December
        "office-memo-stay": True,
        "bureau-page-count": False,
        "brandt-interview-choice": False,
        "bureau-notice-open": False,
    }


def test_statements_that_never_became_public_are_counted_on_that_axis():
    answer = timeline("show", "--date-axis", "public", *HARBOR).json
    shown = {one["id"] for one in answer["statements"]}
    assert shown.isdisjoint({"vell-letter-question", "quill-letter-way-out", "office-memo-stay"})
    assert answer["undated"] == 3


def test_as_known_on_is_the_one_flag_that_narrows_the_comparison():
    answer = timeline("contradictions", "--as-known-on", "2031-04-30", *HARBOR).json
    assert answer["set"]["as_known_on"] == "2031-04-30"
    assert answer["set"]["never_public"] == 3
    assert answer["findings"] == []
    assert timeline("contradictions", "--as-known-on", "April", *HARBOR).code == 2


def test_a_name_given_twice_is_one_name():
    once = timeline("show", "quill-letter-way-out", *HARBOR)
    twice = timeline("show", "quill-letter-way-out", "quill-letter-way-out", *HARBOR)
    assert once == twice
    assert once.json["details"] is not None


def test_one_id_with_another_choice_is_a_list():
    answer = timeline("show", "quill-letter-way-out", "--topic", "leaving", *HARBOR).json
    assert answer["details"] is None
    assert len(answer["statements"]) == 1


@pytest.mark.parametrize(
    ("limit", "shown"),
    [((), 1), (("--limit", "1"), 1), (("--limit", "all"), 1), (("--limit", "9" * 5000), 1)],
)
def test_the_limit_is_a_number_or_all(limit, shown):
    assert len(timeline("contradictions", *limit, *HARBOR).json["findings"]) == shown


@pytest.mark.parametrize("limit", ["0", "000", "-1", "ten", "1.5", "", "²"])
def test_another_limit_is_refused(limit):
    result = timeline("contradictions", f"--limit={limit}", *HARBOR)
    assert result.code == 2
    assert result.out == ""
