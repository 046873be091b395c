"""`timeline positions`: who held what, where, in which month."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli import completion
from scomm_timeline.cli.choosing import (
    Chosen,
    Known,
    read_date,
    read_selection,
    read_window,
    unknown_name,
)
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Shared

if TYPE_CHECKING:
    from scomm_timeline.model.corpus import Corpus

HELP: Final = """\
Show who held which position, where, in which month, and which body held two at once.

A position stands from when it was said until its own words or an announcement in this set end it,
as `timeline contradictions` counts it. Months that the dates leave open are marked as open, never
filled in at their middle. A body is shown with its parts and its people, by its highest name. What
is hedged, asked or wished is no position and is counted.

\b
Examples:
  timeline positions --family participation --organization ice
  timeline positions --topic opt-out --place us-ny --applies-to
  timeline positions --speaker janet-napolitano --format md
"""


def run(
    *,
    family: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FAMILY",
            help="Topics of a family: `timeline list topics` names them.",
            autocompletion=completion.families,
        ),
    ] = None,
    chosen: Chosen,
    known: Known,
    shared: Shared,
) -> int:
    """Show what was held."""
    from scomm_timeline.cli.session import answer, open_set
    from scomm_timeline.pipeline.holding import build_positions_report

    window = read_window(chosen)
    day = read_date("--as-known-on", known.as_known_on)
    session = open_set(shared)
    families = tuple(dict.fromkeys(family or ()))
    _check_families(session.corpus(), families)
    selection = read_selection(chosen, window, session.corpus())
    report = build_positions_report(
        session.corpus_known_on(day), selection, is_shipped=session.is_shipped, families=families
    )
    is_empty = shared.fail_empty and not report.blocks
    return answer(session, report, ExitCode.EMPTY if is_empty else ExitCode.DONE)


def _check_families(corpus: "Corpus", families: tuple[str, ...]) -> None:
    from scomm_timeline.analysis.names import known_names

    known = known_names(corpus, "family")
    for one in families:
        if one not in known:
            raise unknown_name("family", one, known)
