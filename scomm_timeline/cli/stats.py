"""`timeline stats`: what a set holds and what it lacks."""

from typing import Final

from scomm_timeline.cli.choosing import Chosen, Known, read_date, read_selection, read_window
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Shared

HELP: Final = """\
Count what a set holds (topic, body, audience, wording, date, sources, review) and what it lacks
(pages, checked quotations, public dates, positions that nobody holds, months without a statement).

Nothing here makes the exit code 1: a lack is no error. In text the rare values are counted
together; --format json names every value and every id.

\b
Examples:
  timeline stats
  timeline stats --topic opt-out --since 2010-08
  timeline stats --format json
"""


def run(*, chosen: Chosen, known: Known, shared: Shared) -> int:
    """Count what was chosen."""
    from scomm_timeline.cli.session import answer, open_set
    from scomm_timeline.pipeline.taking_stock import build_stats_report

    window = read_window(chosen)
    day = read_date("--as-known-on", known.as_known_on)
    session = open_set(shared)
    selection = read_selection(chosen, window, session.corpus())
    corpus = session.corpus_known_on(day)
    report = build_stats_report(corpus, selection, is_shipped=session.is_shipped)
    is_empty = shared.fail_empty and not report.inventory.statements
    return answer(session, report, ExitCode.EMPTY if is_empty else ExitCode.DONE)
