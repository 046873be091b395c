"""`timeline list WHAT`: the names that a set knows."""

from typing import Annotated, Final

import typer

from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Shared
from scomm_timeline.model.closed import StrEnum

HELP: Final = """\
List the names that a set knows. They are what the options of the other commands take.

\b
Examples:
  timeline list topics
  timeline list places --format json
"""


class What(StrEnum):
    """What can be listed: the keys of `reports.lists.LISTS`, which a test holds equal."""

    TOPICS = "topics"
    PEOPLE = "people"
    ORGANIZATIONS = "organizations"
    PLACES = "places"
    SOURCES = "sources"
    RULES = "rules"


def run(
    *,
    what: Annotated[
        What, typer.Argument(metavar="WHAT", help=f"One of {', '.join(What)}.", show_default=False)
    ],
    shared: Shared,
) -> int:
    """List the names of one kind."""
    from scomm_timeline.cli.session import answer, open_set
    from scomm_timeline.pipeline.taking_stock import build_list_report

    session = open_set(shared)
    report = build_list_report(session.corpus(), what.value, is_shipped=session.is_shipped)
    is_empty = shared.fail_empty and not report.rows
    return answer(session, report, ExitCode.EMPTY if is_empty else ExitCode.DONE)
