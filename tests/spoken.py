"""Everything that a set's reports say, and what of it are our own words."""

import itertools
from collections.abc import Iterator

from scomm_timeline.analysis.codes import CODES
from scomm_timeline.analysis.selection import Selection
from scomm_timeline.model.corpus import Corpus
from scomm_timeline.model.statement import Statement, Wording
from scomm_timeline.pipeline.comparing import (
    build_contradiction_report,
    build_explain_report,
    build_statement_report,
)
from scomm_timeline.pipeline.pairing import compare_pairs
from scomm_timeline.pipeline.showing import build_timeline_report
from scomm_timeline.pipeline.taking_stock import build_list_report, build_stats_report
from scomm_timeline.renderers import RenderOptions, render, rule_page
from scomm_timeline.renderers.jsonl import pair_lines
from scomm_timeline.reports import Report
from tests.judging import JUDGING

ONE_LINE = RenderOptions(width=100_000, verbose=True)
"""Nothing is wrapped, so that a quotation can be found in the text as it was typed."""

FORMATS = ("text", "md", "json")
LISTS = ("topics", "people", "organizations", "places", "sources", "rules")


def reports(corpus: Corpus, *, pairs: int) -> Iterator[Report]:
    """One report of every kind; `explain` for up to so many pairs."""
    everything = Selection()
    yield build_timeline_report(corpus, everything, is_shipped=False)
    for brief in (False, True):
        yield build_contradiction_report(
            corpus, everything, is_shipped=False, limit=None, brief=brief
        )
    yield build_stats_report(corpus, everything, is_shipped=False)
    for what in LISTS:
        yield build_list_report(corpus, what, is_shipped=False)
    for one in corpus.statements[:1]:
        yield build_statement_report(corpus, one, "", is_shipped=False)
    for a, b in itertools.islice(_pairs(corpus), pairs):
        yield build_explain_report(corpus, a, b, is_shipped=False)


def _pairs(corpus: Corpus) -> Iterator[tuple[Statement, Statement]]:
    """Pairs that are more than compatible first, then any."""
    met = compare_pairs(corpus, Selection(), is_shipped=False).meetings
    yield from ((one.a.root, one.b.root) for one in met)
    yield from itertools.combinations(corpus.statements, 2)


def spoken(corpus: Corpus, *, pairs: int) -> Iterator[str]:
    """Every report in every format, as one line of text each."""
    for report in reports(corpus, pairs=pairs):
        for form in FORMATS:
            yield render(form, report, ONE_LINE)
    found = compare_pairs(corpus, Selection(), is_shipped=False)
    yield "".join(pair_lines(found.header, found.shown_by, found.meetings, is_unicode=True))


def manual() -> Iterator[str]:
    """Every page of the manual of the rules."""
    for code in CODES.values():
        for form in FORMATS:
            yield rule_page.render(form, code, ONE_LINE)


def judging_words(text: str, quoted: list[str]) -> list[str]:
    """Words of judgment in a text, outside what is quoted in it and outside JSON's literals."""
    for one in quoted:
        text = text.replace(one, " ")
    text = text.replace(": false", ": ").replace(":false", ":")
    return [found[0] for found in JUDGING.finditer(text)]


def quotations(corpus: Corpus) -> list[str]:
    """What may hold such words: others' words, ids, titles, publishers, addresses; longest first."""
    texts = set(corpus.by_id) | set(corpus.sources)
    for one in corpus.statements:
        if one.wording is not Wording.PARAPHRASE:
            texts.add(one.text)
        texts.update(cite.text for cite in one.citations if cite.text)
    for source in corpus.sources.values():
        texts |= {source.title, source.publisher, source.url}
    judging = [one for one in texts if JUDGING.search(one)]
    return sorted((form for one in judging for form in _forms(one)), key=len, reverse=True)


def _forms(text: str) -> set[str]:
    """A text as typed, as Markdown escapes it, and as JSON does."""
    escaped = "".join(f"\\{char}" if char in "\\`*_{}[]<>()#+!|~:" else char for char in text)
    return {text, escaped, text.replace('"', '\\"')}
