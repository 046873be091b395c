"""The tree of commands. A command's module is imported when that command runs, not before."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Final, cast

import typer
import typer.core
import typer.main

from scomm_timeline.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typer._click import Command, Context
    from typer._click.exceptions import UsageError

COMMANDS: Final[Mapping[str, str]] = {
    "show": "Statements in the order of their dates; or one, with where every value comes from.",
    "check": "Every problem of every file of a set, with file, line and column.",
    "contradictions": "Which statements contradict each other, one finding a voice.",
    "positions": "Who held which position, where, in which month; and two at once.",
    "explain": "Why two statements do, or do not, contradict each other.",
    "adjudicate": "Judge a finding: accept it, reject it or put it off; list or retire verdicts.",
    "diff": "What changed between two versions of a set, and what that did to the findings.",
    "verify": "Every quotation against the document that it cites, letter by letter.",
    "impact": "What falls if a source or a statement is withdrawn.",
    "report": "What may be passed on: a web page, a filing, tables; public unless told otherwise.",
    "stats": "What a set holds and what it lacks, counted.",
    "sign": "A second reader has read a quotation: sign for it.",
    "gate": "Whether a set may be published; if not, what is missing and what settles it.",
    "seal": "Record what is published, with a hash of every file; or verify such a record.",
    "corrections": "What changed since a seal, drafted for readers.",
    "fmt": "The files of a set in one order and one layout; meaning and comments are kept.",
    "schema": "JSON Schema of a kind of file, with the set's own names, for editors.",
    "rule": "What a code such as C101 means, and how it is settled.",
    "init": "Begin a set of your own, with an example, editor settings and checks.",
    "new": "Add a statement: by questions, by options, or in your editor.",
    "import": "Take statements from a table: CSV or JSON Lines.",
    "list": "The names a set knows: topics, people, organizations, places, sources, rules.",
    "cache": "Where readings are kept between two runs; and how to remove them.",
}
"""Every command and its line in the help. Each is a module of this package with `HELP` and `run`."""

_MODULES: Final = {"list": "listing", "import": "importing"}
"""Modules of another name: these are words of the language already."""

_CONTEXT: Final = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Commands(typer.core.TyperGroup):
    """The commands by name. The group holds their names only, until one of them is run."""

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        """The command that `args` begin with, and the arguments left."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, load(name) if name and command else None, rest


@cache
def command() -> Command:
    """The program as one command of the library."""
    app = typer.Typer(
        cls=Commands,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_CONTEXT,
        invoke_without_command=True,
    )
    app.callback()(_program)
    group = cast("Commands", typer.main.get_command(app))
    for name, line in COMMANDS.items():  # registered as functions they would take 7 ms
        stand_in = typer.core.TyperCommand(
            name, callback=_stand_in, help=line, short_help=line, rich_markup_mode=None
        )
        group.add_command(stand_in)
    return group


@cache
def load(name: str) -> Command:
    """A command in full, with its options."""
    from scomm_timeline.cli.spreading import spread

    module = import_module(f"scomm_timeline.cli.{_MODULES.get(name, name)}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, help=module.HELP)(spread(module.run))
    return typer.main.get_command(app)


def usage_error() -> type[UsageError]:
    """What the library raises for a command line that it cannot read.

    It does not export the class; the one that it exports is derived from it.
    """
    return cast("type[UsageError]", typer.BadParameter.__base__)


def _stand_in() -> None:
    """Holds the place of a command in the help."""


def _print_version(asked: bool) -> None:
    if asked:
        from scomm_timeline import __version__

        typer.echo(f"timeline {__version__}")
        raise typer.Exit


def _program(
    ctx: typer.Context,
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Print the version and exit.",
            callback=_print_version,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Dated statements by officials about one program, and which of them contradict each other.

    Without --set, the nearest folder with a set.yaml is read, upward from where you are; otherwise
    the set that ships with the program. The first line of every answer says which.

    \b
    Examples:
      timeline show --topic opt-out
      timeline contradictions
      timeline COMMAND --help
    """  # noqa: D301 -- the backspace is the library's sign for lines to be kept
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help(), err=True)
        raise typer.Exit(ExitCode.USAGE)
