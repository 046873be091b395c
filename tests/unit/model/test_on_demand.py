"""Statements made on demand: as good as all of them, and no more made than was asked for."""

import pytest

from scomm_timeline.analysis.selection import Selection, order_for, select
from scomm_timeline.model.corpus import Corpus
from scomm_timeline.model.on_demand import (
    Statements,
    StatementsById,
    cited_by,
    contents_of,
    joined_among,
)
from scomm_timeline.model.sequence import build_sequence
from scomm_timeline.model.statement import Statement
from tests.mixed_sets import mixed
from tests.shipped_sets import corpus_at


def in_lots(corpus: Corpus, size: int) -> tuple[Corpus, list[int]]:
    """The same set, its statements on demand in lots; and the numbers of the lots that were made."""
    every = corpus.statements
    lots = [tuple(every[at : at + size]) for at in range(0, len(every), size)]
    made: list[int] = []

    def make(number: int) -> tuple[Statement, ...]:
        made.append(number)
        return lots[number]

    by_id = StatementsById(contents_of(lots), make)
    return corpus._replace(statements=Statements(by_id), by_id=by_id), made


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_statements_on_demand_are_those_of_the_set(size):
    corpus = corpus_at()
    lazy, _ = in_lots(corpus, size)
    assert lazy.statements == corpus.statements
    assert corpus.statements == lazy.statements
    assert list(lazy.statements) == list(corpus.statements)
    assert lazy.statements[1:3] == corpus.statements[1:3]
    assert len(lazy.statements) == len(corpus.statements) == len(lazy.by_id)
    assert lazy.by_id == corpus.by_id
    assert list(lazy.by_id) == list(corpus.by_id)
    assert lazy.by_id.get("no-such-statement") is None


def test_what_is_known_of_all_statements_needs_none_of_them():
    corpus = corpus_at()
    lazy, made = in_lots(corpus, 5)
    assert cited_by(lazy.statements) == cited_by(corpus.statements)
    assert joined_among(lazy.statements) == joined_among(corpus.statements)
    assert len(lazy.statements) == len(corpus.statements)
    assert not made


def test_asked_for_one_statement_a_set_makes_its_lot_and_those_that_relations_join():
    corpus = corpus_at()
    lazy, made = in_lots(corpus, 1)
    alone = next(id_ for id_ in corpus.by_id if id_ not in joined_among(corpus.statements))
    selection = Selection(ids=(alone,))
    chosen = select(lazy, selection, order_for(lazy, selection).date)
    assert chosen.statements == (corpus.by_id[alone],)
    assert sorted(made) == sorted(
        list(corpus.by_id).index(one) for one in (alone, *joined_among(corpus.statements))
    )


@pytest.mark.parametrize("seed", range(12))
def test_what_no_relation_joins_changes_nothing_about_the_order_of_the_rest(seed):
    corpus = mixed(seed)
    whole = build_sequence(corpus.statements)
    for ids in (*((one,) for one in corpus.by_id), tuple(corpus.by_id)[::3]):
        part = order_for(corpus, Selection(ids=ids))
        for one in ids:
            assert part.date(one) == whole.date(one)
            assert part.roots[one] == whole.roots[one]
            assert part.window(part.roots[one]) == whole.window(whole.roots[one])
            assert [part.order(one, other) for other in ids] == [
                whole.order(one, other) for other in ids
            ]
