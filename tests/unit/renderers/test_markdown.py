"""Markdown says what the text says, and no word of the record becomes markup.

Read back by markdown-it-py, another project's reader of CommonMark and of GitHub's tables.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from scomm_timeline.renderers import RenderOptions, render
from scomm_timeline.renderers.compose import compose
from scomm_timeline.renderers.markdown import STAMP, anchor_name
from scomm_timeline.renderers.page import Heading, Style
from scomm_timeline.renderers.visible import visible
from scomm_timeline.reports import Report
from tests.reports_canned import REPORTS, STATEMENT, TIMELINE, shown
from tests.reports_found import CONTRADICTIONS, FINDING
from tests.reports_said import HEADER, HOSTILE, LETTER
from tests.unit.renderers.shown_texts import spans

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"text", "code_inline", "strong_open", "strong_close", "html_inline"}
"""What our own pages are made of inside a line; a link only where a source has an address."""


def markdown(report: Report, **options: bool) -> str:
    return render("md", report, RenderOptions(**options))


def lines(page: str) -> Iterator[Token]:
    """Every line of text of the page as its reader sees it."""
    return (token for token in READER.parse(page) if token.type == "inline")


def reading(page: str) -> str:
    """The words of the page as its reader sees them, with single spaces."""
    return " ".join(" ".join(map(plain, lines(page))).split())


def plain(line: Token) -> str:
    return "".join(
        child.content for child in line.children or () if child.type in {"text", "code_inline"}
    )


def quotations(page: str) -> list[str]:
    """What stands in block quotes."""
    tokens = READER.parse(page)
    found: list[str] = []
    depth = 0
    for token in tokens:
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "blockquote_open":
            found.append("")
        elif token.type == "inline" and depth:
            found[-1] = f"{found[-1]} {plain(token)}".strip()
    return found


def show(view) -> Report:
    return TIMELINE._replace(statements=(shown(view),), lanes=())


@pytest.mark.parametrize("name", REPORTS)
def test_it_says_every_word_that_the_report_holds(name):
    page = reading(markdown(REPORTS[name])).split()
    said = [
        word
        for block in compose(REPORTS[name], RenderOptions())
        for span in spans(block)
        for word in span.text.split()
    ]
    assert sorted(word for word in said if word not in page and word not in "".join(page)) == []


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_becomes_markup_but_our_own(name):
    kinds = {child.type for line in lines(markdown(REPORTS[name])) for child in line.children or ()}
    assert kinds - OURS <= ({"link_open", "link_close"} if name == "show-id" else set())


@pytest.mark.parametrize("name", REPORTS)
def test_the_only_html_are_the_anchors(name):
    found = re.findall(r"(?<!\\)<[^>]*>", markdown(REPORTS[name]))
    assert [one for one in found if not re.fullmatch(r'<a id="[a-z0-9-]+">|</a>', one)] == [
        one for one in found if one.startswith("<https://")
    ]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@example("# not a heading")
@example("- not a list\n+ nor this")
@example("1. no\n2) no")
@example("> no\n=== \n---")
@example("| a | b |\n|---|---|")
@example("<script>alert(1)</script> &amp; &#65; ![x](y) [z]: w")
@example("    not code\n```\nnor this")
@example("a  \nb\\\nc")
@example("http://example.org *_~` \\* $x$")
@example(":warning: ~~no~~ __no__")
def test_every_quotation_survives_whole_as_a_block_quote(words):
    for wording, left, right in (("quote", "“", "”"), ("paraphrase", "", "")):
        page = markdown(show(LETTER._replace(text=words, wording=wording)))
        wanted = " ".join(visible(words.replace("\n", " ")).split())
        got = " ".join(quotations(page)).split()
        assert " ".join(got).removeprefix(left).removesuffix(right).strip() == wanted.strip()


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@example("1. x")
@example("- x")
def test_every_name_survives_whole(name):
    speaker = LETTER.speakers[0]._replace(label=name)
    page = markdown(show(LETTER._replace(speakers=(speaker,))))
    assert " ".join(visible(name).split()) in reading(page)


def test_markup_in_the_data_is_escaped_to_the_letter():
    page = markdown(show(HOSTILE))
    assert r"\[bold\]We\[/bold\] said \[sic\]" in page
    assert r"\| a\_b \* c \# d \<b\>e\</b\> \`f\` \~g\~ \\h" in page
    assert r"\:warning:" in page


def test_quotations_are_block_quotes_and_never_table_cells():
    page = markdown(CONTRADICTIONS)
    assert f"“{LETTER.text}”" in quotations(page)
    assert not any(token.type == "table_open" for token in READER.parse(page))


def test_a_finding_has_an_anchor_that_its_id_gives():
    page = markdown(CONTRADICTIONS)
    assert '<a id="c101-ada-quill-duties"></a>\n\n## C101' in page
    later = FINDING._replace(finding=FINDING.finding._replace(pairs=99, possible_pairs=7))
    assert '<a id="c101-ada-quill-duties"></a>' in markdown(
        CONTRADICTIONS._replace(findings=(later,))
    )


def test_anchors_are_unique_on_a_page():
    seen = 0
    for report in REPORTS.values():
        anchors = [
            anchor_name(block.anchor)
            for block in compose(report, RenderOptions())
            if isinstance(block, Heading) and block.anchor
        ]
        assert len(anchors) == len(set(anchors))
        seen = max(seen, len(anchors))
    assert seen > 1


def test_the_first_line_names_the_set_and_what_was_left_out():
    first = markdown(CONTRADICTIONS).splitlines()[0]
    assert first == (
        "# Harbor Watch, set `5eed1a57`, 12 statements, 2 problems, shipped, "
        "**incomplete: 2 left out**"
    )


def test_headings_go_down_one_level_at_a_time():
    for report in REPORTS.values():
        levels = [
            int(token.tag[1])
            for token in READER.parse(markdown(report))
            if token.type == "heading_open"
        ]
        assert levels[0] == 1
        assert levels.count(1) == 1
        deeper = [lower - upper for upper, lower in pairwise(levels)]
        assert max(deeper, default=0) <= 1


def test_an_internal_page_is_stamped_and_another_is_not():
    page = markdown(CONTRADICTIONS, internal=True).splitlines()
    assert page[2] == STAMP
    headings = [at for at, line in enumerate(page) if re.match("#{1,3} ", line)]
    assert len(headings) > 3
    assert all(page[at + 2] == STAMP for at in headings)
    assert "INTERNAL" not in markdown(CONTRADICTIONS)


def test_the_address_of_a_source_can_be_followed_and_other_data_cannot():
    page = markdown(STATEMENT)
    links = [
        child.attrs["href"]
        for line in lines(page)
        for child in line.children or ()
        if child.type == "link_open"
    ]
    assert links == ["https://archive.example/letters?box=17&folio=002674_b"]
    view = LETTER._replace(citations=(LETTER.citations[0]._replace(url="javascript:alert(1)"),))
    report = STATEMENT._replace(statement=shown(view), header=HEADER)
    assert "javascript:alert(1)" in reading(markdown(report))
    assert not any(
        child.type == "link_open"
        for line in lines(markdown(report))
        for child in line.children or ()
    )


def test_emphasis_never_hangs_on_a_span_of_spaces():
    for report in REPORTS.values():
        assert "****" not in markdown(report)
        strong = [
            child
            for line in lines(markdown(report))
            for child in line.children or ()
            if child.type == "text" and "**" in child.content
        ]
        assert strong == []


def test_styles_that_markdown_lacks_lose_no_word():
    dim = [
        span.text
        for block in compose(CONTRADICTIONS, RenderOptions())
        for span in spans(block)
        if span.style is Style.DIM
    ]
    page = reading(markdown(CONTRADICTIONS))
    assert dim
    assert [one for one in dim if " ".join(one.split()) not in page] == []
