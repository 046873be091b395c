"""The web page: what it loads, what it says, where its marks stand, how large it may be."""

import base64
import hashlib
import itertools
import re
from functools import cache
from html.parser import HTMLParser

import pytest

from scomm_timeline.model.edtf import parse_date
from scomm_timeline.renderers.html import publish
from scomm_timeline.renderers.html.chart import MANY_MARKS, TARGET, TRACK, draw, ruled
from tests.builders import records, sound_set, statement
from tests.command import ROOT
from tests.release_builders import MAY, STAY, release, release_of
from tests.release_builders import reviewed as said
from tests.shipped_sets import corpus_at


class Page(HTMLParser):
    """A page as a browser reads it: elements with their attributes, and what is written in them."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.elements = []
        self.texts = []
        self._skipped = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag in {"style", "script"}:
            self._skipped = tag

    def handle_endtag(self, tag):
        if tag == self._skipped:
            self._skipped = None

    def handle_data(self, data):
        if self._skipped is None:
            self.texts.append(data)

    @property
    def text(self):
        return "".join(self.texts)

    def values(self, name):
        return [attrs[name] for _, attrs in self.elements if name in attrs]


@cache
def shipped():
    return release_of(corpus_at(ROOT / "statements"), with_drafts=True)


@cache
def shipped_html():
    return publish(shipped()).decode("utf-8")


def page_of(*statements, **options):
    return Page(publish(release(*statements, **options)).decode("utf-8"))


# -- one file, nothing from elsewhere -------------------------------------------------------------


def test_every_link_inside_the_page_leads_to_one_place():
    page = Page(shipped_html())
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    inside = [one[1:] for one in page.values("href") if one.startswith("#")]
    assert len(inside) > 500
    assert sorted(set(inside) - set(ids)) == []


def test_the_page_loads_nothing():
    page = Page(shipped_html())
    tags = {tag for tag, _ in page.elements}
    assert not {"link", "img", "iframe", "object", "embed", "audio", "video", "image"} & tags
    assert page.values("src") == page.values("srcset") == page.values("action") == []
    style = re.search(r"<style>(.*?)</style>", shipped_html(), re.DOTALL)
    assert style
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_the_policy_allows_this_style_and_this_script_and_nothing_else():
    html = shipped_html()
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    policy = policy.replace("&#39;", "'")
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    page = Page(html)
    assert page.values("style") == []
    assert [name for _, attrs in page.elements for name in attrs if name.startswith("on")] == []
    assert ("meta", {"name": "referrer", "content": "no-referrer"}) in page.elements


HOSTILE = (
    '</script><script>alert(1)</script> <img src=x onerror="alert(1)"> "quoted" \'single\' & &lt; '
    "{{ 7 * 7 }} {% include 'x' %} \u202e\u2066 \x1b[31m ]]> <!-- \U0001f600 \u0623\u0646"
)


@pytest.mark.parametrize("is_internal", [False, True])
def test_hostile_words_stay_words(is_internal):
    gazette = (
        "id: gazette-2031\ntitle: '<b>Bold</b> \"Watch\"'\npublisher: '<i>Gazette</i>'\n"
        "kind: newspaper\ndates: {document: 2031-12-31}\n"
        "url: 'https://example.org/\"><script>alert(2)</script>'\nseen: whole\n"
    )
    set_ = sound_set(
        records(
            statement("a", quote=HOSTILE, review="reviewed", notes=HOSTILE, claims=[MAY]),
            statement("b", made="2031-04", paraphrase=HOSTILE, review="reviewed", claims=[STAY]),
        ),
        files={"sources/gazette-2031.yaml": gazette},
    )
    html = publish(release_of(set_, is_internal=is_internal)).decode("utf-8")
    page = Page(html)
    assert html.count("<script>") == html.count("</script>") == 1
    assert [tag for tag, _ in page.elements if tag == "img"] == []
    assert "{{ 7 * 7 }}" in page.text
    assert "alert(1)</script> <img" in page.text
    assert "<U+202E>" in page.text
    assert "\u202e" not in html
    assert "\x1b" not in html
    assert "<b>Bold</b>" in page.text
    assert not any("script" in one for one in page.values("href"))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a/b", "//a"]
)
def test_only_an_address_of_the_web_becomes_a_link(address):
    source = (
        "id: gazette-2031\ntitle: T\npublisher: P\nkind: newspaper\n"
        f"dates: {{document: 2031-12-31}}\nurl: '{address}'\nseen: whole\n"
    )
    set_ = sound_set(
        records(statement("a", review="reviewed")), files={"sources/gazette-2031.yaml": source}
    )
    page = Page(publish(release_of(set_)).decode("utf-8"))
    assert address not in page.values("href")
    assert address in page.text


# -- what it says ---------------------------------------------------------------------------------


def test_the_first_page_says_what_a_contradiction_is_and_names_set_and_version():
    page = Page(shipped_html())
    assert (
        "A contradiction here is two positions that the codebook of this set lists as" in page.text
    )
    corpus = corpus_at(ROOT / "statements")
    assert f"Made from set {corpus.short_digest} (210 statements) by timeline 1.2.3" in page.text


def test_every_statement_stands_in_the_table_and_in_the_chart():
    found = shipped()
    page = Page(shipped_html())
    rows = [attrs["id"] for tag, attrs in page.elements if tag == "tr" and "id" in attrs]
    assert rows == [f"s-{one.view.id}" for one in found.statements]
    assert len(rows) == 210
    chart = draw(found)
    assert chart is not None
    marks = {mark.id for band in chart.bands for track in band.tracks for mark in track.marks}
    assert marks == {one.view.id for one in found.statements}


def test_quotations_are_shown_whole():
    text = re.sub(r"\s+", " ", Page(shipped_html()).text)
    assert corpus_at(ROOT / "statements").statements
    for one in corpus_at(ROOT / "statements").statements:
        assert re.sub(r"\s+", " ", one.text) in text


def test_an_internal_page_bears_the_stamp_and_a_public_one_does_not():
    one = said("a", "2031-02", MAY, notes="Ask again.")
    stamp = "INTERNAL: NOT FOR RELEASE"
    inside, outside = page_of(one, is_internal=True).text, page_of(one).text
    assert stamp in inside
    assert "Ask again." in inside
    assert stamp not in outside
    assert "Ask again." not in outside


def test_reasons_for_strength_are_on_an_internal_page_only():
    both = (said("a", "2031-02", MAY, paraphrase="They may go."), said("b", "2031-03", STAY))
    assert "A is a paraphrase." in page_of(*both, is_internal=True).text
    outside = page_of(*both).text
    assert "moderate" in outside
    assert "A is a paraphrase." not in outside
    assert "Gone" not in outside


def test_an_empty_public_page_says_what_was_withheld():
    page = page_of(said("a", "2031-02", MAY, review=None))
    assert "Not in this release: 1 draft (coding not yet reviewed by a second person)" in page.text


def test_a_permalink_does_not_depend_on_what_else_is_there():
    both = (said("a", "2031-02", MAY), said("b", "2031-03", STAY))
    more = (
        *both,
        said("0", "2030-01", STAY, from_="tide-office"),
        said("1", "2030-02", MAY, from_="tide-office"),
    )
    ids = {one for one in page_of(*both).values("id") if one.startswith(("f-", "s-"))}
    assert "f-C102_ministry_watch" in ids
    assert ids <= set(page_of(*more).values("id"))


def test_a_citation_leads_to_the_same_source_whatever_else_is_cited():
    late = said("b", "2031-05", MAY)
    early = said("a", "2031-02", MAY, sources=["archive-letter"])
    for all_ in ((late,), (early, late)):
        html = publish(release(*all_)).decode("utf-8")
        (row,) = re.findall(r'<tr id="s-b".*', html)
        number = len(all_)
        assert f"<a href=#r-gazette-2031>[{number}]</a>" in row
        assert '<li id="r-gazette-2031">The Watch in Its Third Year' in html


def test_no_link_goes_by_a_number_that_moves():
    assert [one for one in Page(shipped_html()).values("id") if re.fullmatch(r"\w?\d+", one)] == []


def test_the_date_of_a_statement_stands_apart_from_why_it_is_so_narrow():
    page = publish(release(said("a", "2031-02", MAY, made_as_written="last winter")))
    assert "Feb 2031<small>source says “last winter”</small><td>" in page.decode("utf-8")


# -- where the marks stand ------------------------------------------------------------------------


def marks_of(*made, **fields):
    found = release(
        *(said(f"s{number}", one, MAY, **fields) for number, one in enumerate(made)),
    )
    chart = draw(found)
    assert chart is not None
    return {
        mark.id: mark for band in chart.bands for track in band.tracks for mark in track.marks
    }, chart


def place(chart, day):
    """Where a day stands, in percent, worked out from the years of the scale alone."""
    years = [int(tick.label) for tick in chart.ticks]
    step = years[1] - years[0]
    first = parse_date(f"{years[0]:04}-01-01").earliest
    end = parse_date(f"{years[-1] + step:04}-01-01").earliest
    return 100 * (parse_date(day).earliest - first) / (end - first)


def test_an_exact_day_is_a_mark_alone_and_a_year_a_bar_from_its_first_day_to_its_last():
    marks, chart = marks_of("2010-06-15", "2020", "2011-03", "2012/2015-06-30")
    assert marks["s0"].end == ""
    assert float(marks["s0"].x) == pytest.approx(place(chart, "2010-06-15"), abs=0.06)
    assert float(marks["s1"].x) == pytest.approx(place(chart, "2020-01-01"), abs=0.06)
    assert float(marks["s1"].end) == pytest.approx(place(chart, "2021-01-01"), abs=0.06)
    assert float(marks["s2"].end) == pytest.approx(place(chart, "2011-04-01"), abs=0.06)
    assert float(marks["s3"].x) == pytest.approx(place(chart, "2012-01-01"), abs=0.06)
    assert float(marks["s3"].end) == pytest.approx(place(chart, "2015-07-01"), abs=0.06)
    assert not any(one.is_dashed for one in marks.values())


def test_about_is_dashed_and_drawn_over_all_it_may_be():
    marks, chart = marks_of("2010", "2015~", "2020")
    assert marks["s1"].is_dashed
    assert float(marks["s1"].x) == pytest.approx(place(chart, "2014-01-01"), abs=0.06)
    assert float(marks["s1"].end) == pytest.approx(place(chart, "2017-01-01"), abs=0.06)


def test_a_date_without_a_beginning_runs_from_the_edge():
    marks, chart = marks_of("2010", "../2015", "2020")
    assert float(marks["s1"].x) == 0
    assert float(marks["s1"].end) == pytest.approx(place(chart, "2016-01-01"), abs=0.06)
    assert "not later than 31 Dec 2015" in marks["s1"].name


def test_targets_of_one_row_never_touch_where_the_chart_is_narrowest():
    chart = draw(shipped())
    assert chart is not None
    looked_at = 0
    for track in (track for band in chart.bands for track in band.tracks):
        for one, two in itertools.combinations(track.marks, 2):
            across = abs(float(one.x) - float(two.x)) * TRACK / 100
            assert across >= TARGET - 0.2 or abs(one.y - two.y) >= TARGET
            looked_at += 1
        assert all(TARGET / 2 <= one.y <= track.height - TARGET / 2 for one in track.marks)
    assert looked_at > 1000


def test_a_mark_says_who_when_what_and_in_which_finding():
    marks, _ = marks_of("2031-02-03")
    assert marks["s0"].name == "3 Feb 2031, Beacon Agency: says: A town may keep out or leave"
    chart = draw(release(said("a", "2031-02-03", MAY), said("b", "2031-03-04", STAY)))
    assert chart is not None
    (track,) = chart.bands[0].tracks
    assert [one.name.endswith("(finding 1)") for one in track.marks] == [True, True]


def test_what_is_only_hedged_is_an_outline():
    marks, _ = marks_of("2031-02-03")
    assert marks["s0"].shape == "first"
    found = release(said("a", "2031-02-03", {**MAY, "mode": "asks"}))
    chart = draw(found)
    assert chart is not None
    assert chart.bands[0].tracks[0].marks[0].shape == "first-hollow"


def months(year, month):
    return year * 12 + month - 1


def test_lines_of_the_grid_are_few_enough_for_their_names():
    for length in (2, 5, 12, 20, 35, 60, 100):
        ticks, _ = ruled(months(2030, 10), months(2030, 10) + length)
        named_by_month = any(" " in tick.label for tick in ticks)
        assert 1 <= len(ticks) <= (8 if named_by_month else 15)
    ticks, place = ruled(months(2030, 10), months(2031, 10))
    assert [one.label for one in ticks] == [
        "Sep 2030",
        "Nov",
        "Jan 2031",
        "Mar",
        "May",
        "Jul",
        "Sep",
    ]
    assert [place(months(2031, 1))] == [ticks[2].x]


def test_past_fifty_marks_the_chart_is_one_stop():
    few, many = ([said(f"s{number}", "2031-02", MAY) for number in range(n)] for n in (50, 51))
    assert MANY_MARKS == 50
    assert "data-one-stop" not in publish(release(*few)).decode()
    assert "data-one-stop" in publish(release(*many)).decode()


# -- how large it may be --------------------------------------------------------------------------

KB = 1024


def many(count):
    """A set of statements with words, claims and sources of about the shipped record's length."""
    bodies = ("beacon-agency", "ministry", "treasury", "ford-council", "ada-moss", "ben-holt")
    texts = [
        records(
            statement(
                f"statement-{number:04}",
                made=f"{2000 + number % 30}-{1 + number % 12:02}-{1 + number % 28:02}",
                quote=f"A sentence of the length that officials use, number {number}, with some more.",
                from_=bodies[number % len(bodies)],
                review="reviewed",
                claims=[STAY if number % 250 == 249 else MAY],
            )
        )
        for number in range(count)
    ]
    return sound_set(*texts)


def test_an_empty_page_has_at_most_40_kb():
    assert len(publish(release())) <= 40 * KB


def test_the_shipped_record_has_at_most_40_kb_and_1_2_kb_a_statement():
    count = len(shipped().statements)
    assert count == 210
    assert len(shipped_html().encode()) <= 40 * KB + count * 1.2 * KB


def test_a_thousand_statements_take_at_most_one_and_a_half_megabytes():
    found = release_of(many(1000))
    assert len(found.statements) == 1000
    size = len(publish(found))
    assert size <= 1.5 * KB * KB
    assert (size - len(publish(release()))) / 1000 <= 1.2 * KB
