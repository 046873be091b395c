"""`timeline show`: statements in the order of their dates, or one in full."""

from scomm_timeline.cli.choosing import Chosen, Known, read_date, read_selection, read_window
from scomm_timeline.cli.declaring import argument
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Shared
from scomm_timeline.model.typed import Annotated, Final

HELP: Final = """\
Show statements in the order of their dates.

With one ID and no other choice: that statement with where every value of it comes from (typed,
header, voices on that date, default), what points to it, and the findings it is part of.

Options that choose may be repeated; several values of one option widen, several options narrow.
A statement that only may fall between --since and --until is shown and marked.

Text ends with who spoke when: a lane a body, a digit for statements, a bar over every day that an
inexact date may be.

\b
Examples:
  timeline show --topic opt-out --since 2010-10 --until 2010-11
  timeline show --organization ice --channel internal
  timeline show napolitano-20101006-see
"""


def run(
    *,
    ids: Annotated[
        list[str] | None,
        argument(metavar="[ID]...", help="Statements.", completed_by="ids"),
    ] = None,
    chosen: Chosen,
    known: Known,
    shared: Shared,
) -> int:
    """Show what was chosen."""
    from scomm_timeline.cli.session import answer, open_set
    from scomm_timeline.pipeline.showing import build_timeline_report

    window = read_window(chosen)
    day = read_date("--as-known-on", known.as_known_on)
    session = open_set(shared)
    selection = read_selection(chosen, window, session.corpus(), ids or ())
    corpus = session.corpus_known_on(day)
    one = corpus.by_id.get(selection.ids[0]) if len(selection.ids) == 1 else None
    if one is not None and ids and chosen == Chosen():
        from scomm_timeline.pipeline.comparing import build_statement_report

        text = session.text_of(one.origin.path) if one.origin else ""
        return answer(
            session, build_statement_report(corpus, one, text, is_shipped=session.is_shipped)
        )
    report = build_timeline_report(corpus, selection, is_shipped=session.is_shipped)
    is_empty = shared.fail_empty and not report.statements
    return answer(session, report, ExitCode.EMPTY if is_empty else ExitCode.DONE)
