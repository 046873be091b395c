"""A command as the command-line library wants to see it: one parameter for each option.

A command's function asks for a group of options with one argument of that group's class; `spread`
makes the separate parameters of it.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scomm_timeline.cli import completion
from scomm_timeline.cli.declaring import Declared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


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
            parameters.append(parameter.replace(annotation=_for_library(kind)))

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
            name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=_for_library(kind)
        )


def _for_library(annotation: Any) -> Any:  # noqa: ANN401 -- whatever typing makes of annotations
    """The annotation, with an option of the library in the place of one of ours."""
    for declared in getattr(annotation, "__metadata__", ()):
        if isinstance(declared, Declared):
            make = typer.Option if declared.is_option else typer.Argument
            completer = getattr(completion, declared.completed_by, None)
            made = make(*declared.flags, autocompletion=completer, **declared.settings)
            return Annotated[annotation.__origin__, made]
    return annotation
