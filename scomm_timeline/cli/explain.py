"""`timeline explain A B`: the verdict on two statements, and everything that led to it."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli import completion
from scomm_timeline.cli.choosing import Known, check_not_left_out, read_date, unknown_statement
from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.options import Shared

if TYPE_CHECKING:
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.statement import Statement

HELP: Final = """\
Explain why two statements do, or do not, contradict each other: the rule, the scope, the order of
their dates, what weakens the finding, and what would let both stand. For two that do not conflict,
the dimension that keeps them apart.

\b
Examples:
  timeline explain napolitano-20100907-process napolitano-20101006-see
  timeline explain napolitano-20100907-process napolitano-20101006-see --format json
"""

_Id = typer.Argument(metavar="ID", help="A statement.", autocompletion=completion.ids)


def run(*, a: Annotated[str, _Id], b: Annotated[str, _Id], known: Known, shared: Shared) -> int:
    """Explain the verdict on two statements."""
    from scomm_timeline.cli.session import answer, open_set, read_today
    from scomm_timeline.pipeline.comparing import build_explain_report

    if a == b:
        raise UserError(f'"{a}" is given twice', "name two different statements")
    day = read_date("--as-known-on", known.as_known_on)
    session = open_set(shared)
    one, other = (_statement(session.corpus(), id_) for id_ in (a, b))
    corpus = session.corpus_known_on(day)
    for statement in (one, other):
        if statement.id not in corpus.by_id:
            raise UserError(
                f'"{statement.id}" is not known to have been public on {known.as_known_on}',
                "leave --as-known-on out",
            )
    report = build_explain_report(
        corpus, one, other, is_shipped=session.is_shipped, today=read_today(shared)
    )
    return answer(session, report)


def _statement(corpus: "Corpus", id_: str) -> "Statement":
    """The statement of that id. Raises UserError if there is none, or it was left out."""
    found = corpus.by_id.get(id_)
    if found is not None:
        return found
    check_not_left_out(id_, corpus, f'statement "{id_}"')
    raise unknown_statement(id_, corpus)
