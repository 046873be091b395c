"""A stated aim against the body's own figure (C205): at most possible, told the same both ways."""

import pytest

from scomm_timeline.analysis.explain import judge
from scomm_timeline.analysis.findings import Dimension, Verdict
from scomm_timeline.analysis.meeting import open_court
from scomm_timeline.analysis.utterances import prepare
from tests.shipped_sets import corpus_at, explained

AIM, FIGURE, OTHER_FIGURE = "ice-serious-undated", "ice-data-79-lupe", "ice-658-2010-10"


@pytest.mark.parametrize("pair", [(AIM, FIGURE), (FIGURE, AIM)])
def test_a_figure_outside_the_aim_is_possible_and_names_the_fact(pair):
    report = explained(*pair)
    deciding = report.pair.deciding
    assert deciding is not None
    assert (report.pair.verdict, report.pair.code) == ("possible", "C205")
    assert "meant as a limit" in deciding.why
    shown = {AIM: deciding.a, FIGURE: deciding.b}
    if pair[0] == FIGURE:
        shown = {AIM: deciding.b, FIGURE: deciding.a}
    assert shown[AIM] == "program-scope/focus"
    assert "79 percent" in str(shown[FIGURE])


@pytest.mark.parametrize(
    ("figure", "days", "relation"),
    [
        ("ice-data-2010-10-il", ("2009-11-01", "2010-10-31"), "overlaps"),
        (FIGURE, "not-stated", "unknown"),
    ],
)
@pytest.mark.parametrize("figure_first", [True, False])
def test_the_days_of_a_figure_are_those_that_it_counts(figure, days, relation, figure_first):
    aim = "illinois-moa-focus" if figure != FIGURE else AIM
    ids = (figure, aim) if figure_first else (aim, figure)
    report = explained(*ids)
    (time,) = [one for one in report.pair.comparisons if one.dimension is Dimension.TIME]
    assert (time.a if figure_first else time.b, time.relation) == (days, relation)


def test_the_figure_takes_no_position_of_its_own():
    report = explained(AIM, FIGURE)
    assert report.pair.a_holds is not None
    assert report.pair.b_holds is None


def test_a_figure_that_counts_nobody_in_particular_says_nothing_of_the_aim():
    corpus = corpus_at()
    court = open_court(prepare(corpus))
    judgment = judge(court, corpus.by_id[AIM], corpus.by_id[OTHER_FIGURE])
    assert judgment.verdict is Verdict.COMPATIBLE
    assert judgment.deciding is not None
    assert judgment.deciding.dimension is Dimension.OPPOSED
