"""`timeline rule CODE`: what a code means, what only looks like it, and how to settle it."""

from typing import Annotated, Final

import typer

from scomm_timeline.cli import completion
from scomm_timeline.cli.choosing import unknown_name
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Shared

HELP: Final = """\
Print what a code of a finding means: when it is found, what only looks alike, how it is settled.

The rules of a set's own codebook (X1, R1 ...) are printed by `timeline list rules`.

\b
Examples:
  timeline rule C101
  timeline rule recharacterization --format json
"""


def run(
    *,
    code: Annotated[
        str,
        typer.Argument(
            metavar="CODE", help="A code, or its name.", autocompletion=completion.codes
        ),
    ],
    shared: Shared,
) -> int:
    """Print the page of a code."""
    from scomm_timeline.analysis.codes import CODES
    from scomm_timeline.cli.session import check_values, write
    from scomm_timeline.cli.terminal import render_options
    from scomm_timeline.renderers.rule_page import render

    check_values(shared)
    found = next((one for one in CODES.values() if code in {one.id, one.slug}), None)
    if found is None:
        raise unknown_name("code", code, {one.id: (one.slug,) for one in CODES.values()})
    write(shared, [render(shared.format.value, found, render_options(shared))])
    return ExitCode.DONE
