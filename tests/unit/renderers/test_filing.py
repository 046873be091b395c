"""The filing: exhibits, facts, prior inconsistent statements; every sentence cites, and it resolves."""

import re
from functools import cache

import pytest

from scomm_timeline.analysis.selection import Selection
from scomm_timeline.renderers.filing import publish
from tests.command import ROOT, SETS
from tests.release_builders import MAY, STAY, release, release_of
from tests.release_builders import reviewed as said
from tests.shipped_sets import corpus_at

CITATION = r"\[(?:Ex\. \d+|¶ \d+|rule [^\]]+)\]\(#(?:ex|p|rule)-\d+\)"
# A sentence ends in parentheses that hold a citation, then a full stop.
ENDS_IN_CITATION = re.compile(rf"\([^()]*{CITATION}(?:[^()]|\([^()]*\))*\)\.$")


def text_of(found):
    return publish(found).decode("utf-8")


@cache
def shipped():
    return release_of(corpus_at(ROOT / "statements"), with_drafts=True)


def section(text, title):
    return text.split(f"## {title}\n")[1].split("\n## ")[0].strip()


def facts(text):
    return [one for one in section(text, "Statement of facts").split("\n\n") if one]


def rows(text, title):
    lines = [one for one in section(text, title).splitlines() if one.startswith("| ")]
    return [re.split(r"(?<!\\) \| ", one.strip("| ")) for one in lines[1:]]


def test_every_fact_is_one_sentence_that_ends_in_a_citation():
    found = facts(text_of(shipped()))
    assert len(found) > 200
    assert [one for one in found if not ENDS_IN_CITATION.search(one)] == []
    assert [one for one in found if not re.match(r'<span id="p-\d+">\d+\.</span> ', one)] == []


def test_every_cell_of_the_table_ends_in_a_citation():
    found = rows(text_of(shipped()), "Prior inconsistent statements")
    assert len(found) == len(shipped().findings)
    for _, *cells in found:
        assert len(cells) == 5
        assert [one for one in cells if not ENDS_IN_CITATION.search(one)] == []


def test_every_rule_ends_in_a_citation():
    found = section(text_of(shipped()), "Rules relied on").splitlines()
    assert found
    assert [one for one in found if not ENDS_IN_CITATION.search(one)] == []


@pytest.mark.parametrize(
    "path", [ROOT / "statements", SETS / "harbor-watch"], ids=["shipped", "harbor"]
)
def test_every_citation_resolves_to_one_place(path):
    text = text_of(release_of(corpus_at(path), with_drafts=True))
    ids = re.findall(r'<span id="([^"]+)">', text)
    assert len(ids) == len(set(ids))
    cited = re.findall(r"\]\(#([^)]+)\)", text)
    assert cited
    assert sorted(set(cited) - set(ids)) == []


def test_an_exhibit_is_the_source_that_the_statement_cites():
    found = shipped()
    text = text_of(found)
    numbers = {one.id: one.number for one in found.sources}
    by_words = {one.view.id: one.view for one in found.statements}
    fact = next(
        one for one in facts(text) if "We do not see this as an opt-in, opt-out program" in one
    )
    view = by_words["napolitano-20101006-see"]
    assert [f"[Ex. {numbers[one.source]}]" in fact for one in view.citations] == [True]
    exhibit = rows(text, "Exhibit index")[numbers["doc-003"] - 1]
    assert "Secure Communities – Not about security" in exhibit[1]
    assert exhibit[2] == "between 1 Oct and 31 Dec 2010, date inferred"


def test_words_of_the_coder_are_never_in_quotation_marks():
    found = release(said("a", "2031-02", MAY, paraphrase="They may go.", locator=None))
    (fact,) = facts(text_of(found))
    assert "in substance, in the coder's words: They may go (" in fact
    assert "“" not in fact


def test_a_draft_that_was_asked_for_is_marked():
    found = release(said("a", "2031-02", MAY, review=None), with_drafts=True)
    assert "\\[draft\\]" in facts(text_of(found))[0]


def test_an_evaluation_is_no_fact_and_is_counted():
    found = release(
        said(
            "a",
            "2031-02",
            characterization="a door that opens inward",
            quote=None,
            topics=["leave"],
            no_position="not-stated",
        )
    )
    text = text_of(found)
    assert "opens inward" not in text
    assert "1 evaluation: words that judge, and state no fact." in text


def test_hostile_words_make_no_table_and_no_markup():
    words = "one | two <b>x</b> [l](#p-9) `c` \\ **s** \u202e\n\nnew # line"
    both = (said("a", "2031-02", MAY, quote=words), said("b", "2031-03", STAY))
    text = text_of(release(*both))
    (row,) = rows(text, "Prior inconsistent statements")
    assert len(row) == 6
    assert "<b>" not in text
    assert "\u202e" not in text
    assert "](#p-9)" not in text.replace("\\]", "")
    (first, _) = facts(text)
    assert ENDS_IN_CITATION.search(first)


def test_an_internal_filing_is_stamped_and_an_empty_one_says_so():
    lines = text_of(release(is_internal=True)).splitlines()
    headings = [at for at, line in enumerate(lines) if line.startswith(("# ", "## "))]
    assert len(headings) > 4
    assert all(lines[at + 2] == "**INTERNAL: NOT FOR RELEASE**" for at in headings)
    text = text_of(release())
    assert "INTERNAL" not in text
    assert "No document is cited." in text
    assert "There is no statement to compare." in text


def test_a_selection_is_named():
    found = release_of(
        corpus_at(ROOT / "statements"), Selection(topics=("opt-out",)), with_drafts=True
    )
    assert "- Chosen: topic opt-out" in text_of(found)
