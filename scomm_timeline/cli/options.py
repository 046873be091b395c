"""Options that every command takes, and how a command takes them.

A command's function asks for a group of options with one argument of that group's class; `spread`
makes the separate parameters of it that the command-line library wants to see.
"""

# Annotations are read while the program runs, so they must be values here, not texts.

import inspect
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Annotated

import typer

from scomm_timeline.model.named import NamedTuple


class Format(StrEnum):
    """The formats of an answer: the names in `renderers.FORMATS`, which a test holds equal."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    MD = "md"


class AnnotatingFormat(StrEnum):
    """The same, and GitHub's annotations, for commands that point at lines."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    MD = "md"
    GITHUB = "github"


class Color(StrEnum):
    """When to color."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Shared(NamedTuple):
    """Options of every command."""

    set_dir: Annotated[
        str | None,
        typer.Option(
            "--set",
            metavar="DIR",
            help="The folder of the set. Default: the nearest one upward, else the shipped set.",
        ),
    ] = None
    format: Annotated[Format, typer.Option("--format", "-f", help="How the answer is written.")] = (
        Format.TEXT
    )
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the answer to a file."),
    ] = None
    color: Annotated[
        Color, typer.Option(help="Beats NO_COLOR and FORCE_COLOR. auto: on a terminal.")
    ] = Color.AUTO
    width: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            help="Columns of the text. Default: the terminal's, else 100.",
            show_default=False,
        ),
    ] = None
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="On standard error only what went wrong, briefly.")
    ] = False
    today: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day that counts as today, where one is needed."),
    ] = None
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 where what was found would make it 1.")
    ] = False
    fail_empty: Annotated[
        bool, typer.Option("--fail-empty", help="Exit 5 if nothing is selected.")
    ] = False
    internal: Annotated[
        bool, typer.Option("--internal", help="Add work product, and stamp every page.")
    ] = False
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Read every file, and keep nothing for the next run.")
    ] = False
    debug: Annotated[
        bool, typer.Option("--debug", help="After a bug, print where it happened.")
    ] = False


def spread(command: Callable[..., int]) -> Callable[..., int]:
    """The command with one parameter for each option of its option groups.

    A parameter of `command` whose annotation is a named tuple is such a group. An option that the
    command declares itself takes the place of one of that name in a group, which then keeps its
    default there. Annotations must be values, not texts.
    """
    groups: dict[str, tuple[Callable[..., object], tuple[str, ...]]] = {}
    parameters: list[inspect.Parameter] = []
    declared = inspect.signature(command).parameters
    for parameter in declared.values():
        kind = parameter.annotation
        if isinstance(kind, type) and issubclass(kind, tuple):
            options = [one for one in _parameters(kind) if one.name not in declared]
            groups[parameter.name] = kind, tuple(one.name for one in options)
            parameters += options
        else:
            parameters.append(parameter)

    def collected(**values: object) -> int:
        given = {
            name: group(**{option: values.pop(option) for option in options})
            for name, (group, options) in groups.items()
        }
        return command(**given, **values)

    # The library asks both for the signature and for the type hints.
    collected.__annotations__ = {one.name: one.annotation for one in parameters}
    collected.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # read by inspect
    return collected


def _parameters(group: type[tuple[object, ...]]) -> Iterator[inspect.Parameter]:
    """The options of a group, each as a parameter of its own. Every option has a default."""
    for (name, kind), default in zip(group.__annotations__.items(), group(), strict=True):
        yield inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind
        )
