"""No report says what somebody intended: outside quotations, none of the words in `judging`.

1,000 sets: `make soak`.
"""

import pytest

from scomm_timeline.analysis.codes import CODES
from scomm_timeline.analysis.selection import Selection
from scomm_timeline.pipeline.comparing import build_contradiction_report
from scomm_timeline.renderers import render
from tests.engine_builders import said, set_of
from tests.mixed_sets import mixed
from tests.shipped_sets import corpus_at
from tests.spoken import ONE_LINE, judging_words, manual, quotations, spoken

SEEDS = range(8)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_report_of_a_generated_set_judges(seed):
    corpus = mixed(seed)
    assert quotations(corpus) == []
    for text in spoken(corpus, pairs=3):
        assert judging_words(text, []) == []


def test_the_generated_sets_hold_every_code_and_every_list():
    seen: set[str] = set()
    for seed in SEEDS:
        report = build_contradiction_report(mixed(seed), Selection(), is_shipped=False, limit=None)
        seen.update(one.finding.code for one in (*report.findings, *report.weak, *report.possible))
        seen.update("C401" for _ in report.changes)
        seen.update("C402" for _ in report.referrals)
        seen.update("C204" for _ in report.outside)
        found = (*report.findings, *report.weak)
        seen.update("gap" for one in found if one.disclosures)
    assert seen >= {"C102", "C201", "C202", "C204", "C205", "C301", "C302", "C401", "C402", "gap"}


def test_no_report_of_the_record_judges():
    corpus = corpus_at()
    quoted = quotations(corpus)
    assert len(quoted) > 5
    for text in spoken(corpus, pairs=1):
        assert judging_words(text, quoted) == []


def test_the_manual_of_the_rules_does_not_judge():
    pages = list(manual())
    assert len(pages) >= len(CODES)
    for text in pages:
        assert judging_words(text, []) == []


def test_a_judging_word_of_ours_would_be_seen():
    corpus = set_of({"statements": [said("a", "2031-01-10", {"leave": "may-leave"},
                                         paraphrase="They misled the towns.")]})  # fmt: skip
    text = render("text", build_contradiction_report(corpus, Selection(), is_shipped=False),
                  ONE_LINE)  # fmt: skip
    assert quotations(corpus) == []
    assert judging_words(f"{text} They misled the towns.", []) == ["misled"]
    assert any(judging_words(one, quotations(corpus)) for one in spoken(corpus, pairs=1))
