"""The parts of a verdict, as options of the command line."""

# Annotations are read while the program runs, so they must be values here, not texts.

from typing import Annotated

import typer

from scomm_timeline.cli import completion
from scomm_timeline.model.named import NamedTuple


class Given(NamedTuple):
    """A verdict as far as it was typed."""

    accept: Annotated[bool, typer.Option("--accept", help="The two contradict each other.")] = False
    not_a_contradiction: Annotated[
        bool, typer.Option("--not-a-contradiction", help="Both can stand.")
    ] = False
    defer: Annotated[
        bool, typer.Option("--defer", help="Not decided yet; the finding stays undecided.")
    ] = False
    reason: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Why, in words that can be defended.")
    ] = None
    reviewer: Annotated[
        str | None,
        typer.Option(
            metavar="WHO",
            help="Who judges: a reviewer of set.yaml.",
            autocompletion=completion.reviewers,
        ),
    ] = None
    expires: Annotated[
        str | None, typer.Option(metavar="DATE", help="The last day on which the verdict counts.")
    ] = None
    reading: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="A reading under which both would stand. Repeatable."),
    ] = None
    response: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the body said when it was asked.")
    ] = None
    no_response_sought: Annotated[
        bool, typer.Option("--no-response-sought", help="Nobody asked the body.")
    ] = False
    unanswered: Annotated[
        bool, typer.Option("--unanswered", help="The body was asked, and no response came.")
    ] = False
