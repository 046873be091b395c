"""The page in a browser: rules for everybody, keyboard, filters, nothing loaded, nothing complained.

Each check has a page that it must refuse.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from scomm_timeline.renderers.html import publish
from scomm_timeline.renderers.wording import code_title
from scomm_timeline.reports.release import STAMP, Release
from tests.command import ROOT
from tests.independent.browsing import browse, checked_html, pdf_text
from tests.release_builders import MAY, STAY, release, release_of
from tests.release_builders import reviewed as said
from tests.shipped_sets import corpus_at

LOOKS = ("light", "dark", "narrow")
HOSTILE = (
    "</script><script>window.planted = 1</script> <img src=//x.example/y onerror=alert(1)> \u202e|"
)


@cache
def shipped() -> Release:
    """The shipped record, drafts included: all kinds of finding, every shape."""
    return release_of(corpus_at(ROOT / "statements"), with_drafts=True)


@cache
def few() -> Release:
    """A page of few marks, internal, with words that want to be markup."""
    return release(
        said("a", "2031-02-01", MAY, quote=HOSTILE, notes=HOSTILE),
        said("b", "2031-03", STAY, paraphrase=HOSTILE),
        said("c", "../2031-05", {**MAY, "mode": "asks"}, from_="ford-council"),
        said("d", "2031-04~", topics=["leave"], no_position="unsure", from_="tide-office"),
        is_internal=True,
    )


RELEASES: Mapping[str, Callable[[], Release]] = {"shipped": shipped, "few": few, "empty": release}


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, Path]:
    """Every page in a file of its own."""
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for name, make in RELEASES.items():
        made[name] = folder / f"{name}.html"
        made[name].write_bytes(publish(make()))
    return made


def changed(path: Path, name: str, *edits: tuple[str, str]) -> Path:
    """A copy of a page with something spoiled; every edit has to take."""
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    copy = path.with_name(f"{name}.html")
    copy.write_text(text, encoding="utf-8")
    return copy


# -- markup ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", RELEASES)
def test_the_nu_html_checker_has_nothing_to_say(pages, name):
    assert checked_html(pages[name]) == []


def test_the_nu_html_checker_refuses_a_broken_page(pages):
    broken = changed(pages["few"], "broken", ("<table>", "<table><p>"), ('id="main"', 'id="about"'))
    assert len([one for one in checked_html(broken) if one["type"] == "error"]) >= 2


# -- rules for everybody --------------------------------------------------------------------------


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", RELEASES)
def test_axe_finds_no_violation_and_the_browser_has_no_complaint(pages, name, look):
    found = browse(pages[name], "audit", look=look)
    assert found["violations"] == []
    assert found["passes"] > 20
    assert found["requests"] == [pages[name].as_uri()]
    assert found["said"] == []
    assert found["sideways"] <= 0
    assert all(round(size, 3) >= 24 for size in found["targets"])
    # What axe cannot settle is contrast alone: of marks of one sign, of text over the chart. Every
    # pair of colors is computed in tests/unit/renderers/test_page_colors.py.
    assert {one["id"] for one in found["incomplete"]} <= {"color-contrast"}


def test_axe_sees_what_is_spoiled(pages):
    spoiled = changed(
        pages["few"],
        "spoiled",
        ('<html lang="en">', "<html>"),
        ("<h1>", "<h1><img>"),
        ("</title>", "</title><style>p{color:#aaa!important}</style>"),
        ('http-equiv="Content-Security-Policy"', 'name="none"'),
    )
    found = {one["id"] for one in browse(spoiled, "audit")["violations"]}
    assert {"html-has-lang", "image-alt", "color-contrast"} <= found


def test_a_request_and_a_broken_policy_are_seen(pages):
    spoiled = changed(
        pages["few"],
        "loading",
        (
            "<h1>",
            '<h1><img src="http://x.example/y.png" alt=""><b style="color:red" onclick="1">x</b>',
        ),
    )
    found = browse(spoiled, "audit")
    assert len(found["said"]) >= 2
    opened = changed(spoiled, "open", ('http-equiv="Content-Security-Policy"', 'name="none"'))
    assert "http://x.example/y.png" in browse(opened, "audit")["requests"]


# -- keyboard -------------------------------------------------------------------------------------


def links(found: Release) -> list[str]:
    """The link of every mark, a joint statement once for each signer, in the order of the chart."""
    return [f"#s-{id_}" for lane in found.lanes for row in lane.rows for id_ in row.statements]


def test_arrow_keys_reach_every_mark_from_one_stop(pages):
    walked = browse(pages["shipped"], "walk", arrows=True)
    wanted = links(shipped())
    assert walked["marks"] == len(wanted) > 50
    assert sorted(walked["visited"]) == sorted(wanted)
    assert len(walked["stops"]) == 1
    assert walked["unseen"] == []
    keys, order = walked["keys"], walked["visited"]
    assert (keys["Home"], keys["End"], keys["Home-again"]) == (order[0], order[-1], order[0])
    assert keys["ArrowDown"] in order[1:]
    assert keys["ArrowUp"] in order
    assert keys["hash"] == keys["ArrowUp"]


def test_the_tab_key_reaches_every_mark_of_a_small_chart(pages):
    walked = browse(pages["few"], "walk", arrows=False)
    assert sorted(walked["stops"]) == sorted(links(few()))
    assert walked["unseen"] == []


def test_a_mark_that_is_no_link_is_missed(pages):
    (first, *_) = links(shipped())
    text = pages["shipped"].read_text(encoding="utf-8")
    (mark,) = re.findall(rf'(<a href="{first}"><title>.*?</a>)', text)
    spoiled = changed(
        pages["shipped"],
        "unlinked",
        (mark, mark.replace(f'<a href="{first}"', "<g").replace("</a>", "</g>")),
    )
    walked = browse(spoiled, "walk", arrows=True)
    assert sorted(walked["visited"]) != sorted(links(shipped()))


# -- filters and permalinks -----------------------------------------------------------------------


def test_a_filter_shows_what_it_says_and_comes_back_with_its_address(pages):
    found = shipped()
    wanted = [f"s-{one.view.id}" for one in found.statements if "opt-out" in one.view.topics]
    rest = [f"s-{one.view.id}" for one in found.statements if "opt-out" not in one.view.topics]
    assert len(wanted) > 20
    assert len(rest) > 20
    went = browse(
        pages["shipped"], "filter", fields={"topic": "opt-out"}, shown=wanted[-1], hidden=rest[-1]
    )
    assert len(went["all"]["rows"]) == 210
    for state in (went["filtered"], went["reloaded"], went["shown"]):
        assert state["rows"] == wanted
        assert set(state["marks"]) == set(wanted)
        assert state["search"] == "?topic=opt-out"
        assert state["said"].startswith(f"Shown: {len(wanted)} of 210 statements")
    assert went["shown"]["inView"]
    assert len(went["hidden"]["rows"]) == 210
    assert went["hidden"]["inView"]
    assert went["hidden"]["search"] == went["reset"]["search"] == ""
    assert len(went["reset"]["rows"]) == 210


def test_the_chart_closes_up_around_what_a_filter_leaves_and_opens_again(pages):
    found = shipped()
    (spoke,) = [one for one in found.lanes if one.name == "State of Illinois"]
    rest = next(
        one.view.id for one in found.statements if one.view.id not in spoke.rows[0].statements
    )
    fields = {"body": spoke.id}
    went = browse(pages["shipped"], "filter", fields=fields, shown="main", hidden=f"s-{rest}")
    assert len(spoke.rows) > 1
    assert went["filtered"]["lanes"] == [spoke.id] * len(spoke.rows)
    assert went["filtered"]["chart"] < went["all"]["chart"] / 10
    for state in (went["hidden"], went["reset"]):
        assert state["chart"] == went["all"]["chart"]
        assert state["lanes"] == went["all"]["lanes"]


def test_a_row_whose_body_is_named_above_it_keeps_that_name(pages):
    found = shipped()
    (spoke,) = [one for one in found.lanes if one.name == "State of Illinois"]
    _, later = spoke.rows
    words = next(one.view.text for one in found.statements if one.view.id in later.statements)
    fields = {"body": spoke.id, "words": words[:40]}
    went = browse(pages["shipped"], "filter", fields=fields, shown="main", hidden="s-none")
    assert len(went["filtered"]["marks"]) == 1
    assert went["filtered"]["lanes"] == [spoke.id, spoke.id]


def test_several_filters_narrow_each_other_and_findings_follow(pages):
    found = shipped()
    lane = next(one for one in found.lanes if "Justice" in one.name)
    said_there = {id_ for row in lane.rows for id_ in row.statements}
    wanted = [
        f"s-{one.view.id}"
        for one in found.statements
        if one.view.id in said_there and one.stand.value == "first" and "opt out" in one.view.text
    ]
    assert wanted
    fields = {"body": lane.id, "line": "first", "words": "opt out"}
    went = browse(pages["shipped"], "filter", fields=fields, shown=wanted[0], hidden="s-none")
    assert went["filtered"]["rows"] == wanted
    shown = {id_[2:] for id_ in wanted}
    cards = [
        f"f-{one.view.finding.id.replace('/', '_')}"
        for one in found.all_findings
        if shown
        & {each.view.id for each in found.statements if one.view.finding.id in each.findings}
    ]
    assert went["filtered"]["cards"] == cards


def test_a_row_that_the_filter_does_not_know_is_seen_to_be_missing(pages):
    found = shipped()
    wanted = [f"s-{one.view.id}" for one in found.statements if "opt-out" in one.view.topics]
    row = f'<tr id="{wanted[0]}" data-t="'
    spoiled = changed(pages["shipped"], "unfiltered", (row, f"{row}x-"))
    went = browse(spoiled, "filter", fields={"topic": "opt-out"}, shown=wanted[-1], hidden="s-none")
    assert went["filtered"]["rows"] != wanted


# -- without script -------------------------------------------------------------------------------


def test_everything_can_be_read_without_script(pages):
    found = browse(pages["shipped"], "plain")
    assert found["rows"] == 210
    assert not found["filters"]
    read = re.sub(r"\s+", " ", found["text"])
    for one in shipped().statements:
        assert re.sub(r"\s+", " ", one.view.text) in read


def test_with_script_the_filters_are_there(pages):
    text = pages["shipped"].read_text(encoding="utf-8")
    assert '<form id="filters" hidden>' in text
    assert browse(pages["shipped"], "filter", fields={}, shown="main", hidden="main")["all"]["rows"]


# -- on paper -------------------------------------------------------------------------------------


def printed(path: Path) -> list[str]:
    """The text of each page of paper."""
    output = path.with_suffix(".pdf")
    browse(path, "print", output=str(output))
    return pdf_text(output).split("\f")[:-1]


@pytest.fixture(scope="module")
def shipped_on_paper(pages) -> list[str]:
    return printed(pages["shipped"])


def test_every_sheet_of_an_internal_page_bears_the_stamp_and_none_of_a_public_one(
    tmp_path, shipped_on_paper
):
    path = tmp_path / "internal.html"
    path.write_bytes(publish(release_of(corpus_at(ROOT / "statements"), is_internal=True)))
    sheets = printed(path)
    assert len(sheets) > 20
    assert [number for number, text in enumerate(sheets, 1) if STAMP not in text] == []
    assert [text for text in shipped_on_paper if STAMP in text] == []


def test_every_sheet_of_the_chart_names_its_years(shipped_on_paper):
    text = "\f".join(shipped_on_paper)
    chart = text[text.index("What the shapes stand for") : text.index("FINDING 1")]
    sheets = chart.split("\f")
    assert len(sheets) > 4
    years = [str(year) for year in range(2009, 2017)]
    without = [one for one in sheets[:-1] if not all(year in one for year in years)]
    assert without == []


def test_the_first_sheet_is_for_what_this_is_and_the_findings_in_brief(shipped_on_paper):
    first, second, *_ = shipped_on_paper
    read = re.sub(r"\s+", " ", first)
    assert "What this is" in read
    assert all(code_title(one.view.finding.code) in read for one in shipped().findings)
    assert "6 Oct 2010, to the press: “We do not see this as an opt-in, opt-out program,”" in read
    assert second.lstrip().startswith("Timeline")


def test_no_heading_of_a_voice_is_left_at_the_foot_of_a_sheet(shipped_on_paper):
    blocks = shipped().positions.blocks
    heads = {f"{one.voice_name} {one.question}" for one in blocks}
    feet = [sheet.strip().splitlines()[-1].strip() for sheet in shipped_on_paper]
    assert any(head in "\n".join(shipped_on_paper) for head in heads)
    assert [foot for foot in feet if foot in heads or foot.startswith("Two opposed")] == []
