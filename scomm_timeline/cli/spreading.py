"""A command as the command-line library wants to see it: one parameter for each option.

A command's function asks for a group of options with one argument of that group's class; `spread`
makes the separate parameters of it.
"""

from __future__ import annotations

import inspect
from enum import StrEnum as EnumOfPython
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scomm_timeline.cli import completion
from scomm_timeline.cli.declaring import Declared
from scomm_timeline.model.closed import StrEnum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def spread(command: Callable[..., int]) -> Callable[..., int]:
    """The command with one parameter for each option of its option groups.

    A parameter of `command` whose annotation is a named tuple is such a group. An option that the
    command declares itself takes the place of one of that name in a group, which then keeps its
    default there. Annotations must be values, not texts.
    """
    groups: dict[str, tuple[Callable[..., object], tuple[str, ...]]] = {}
    lists: dict[str, type[StrEnum]] = {}
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
    for index, parameter in enumerate(parameters):
        kind = getattr(parameter.annotation, "__origin__", None)
        if kind is not None and _is_list(kind):
            lists[parameter.name] = kind
        parameters[index] = parameter.replace(annotation=_for_library(parameter.annotation))

    def collected(**values: Any) -> int:  # noqa: ANN401 -- of as many types as there are options
        values |= {name: kind(values[name]) for name, kind in lists.items()}
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


def _for_library(annotation: Any) -> Any:  # noqa: ANN401 -- whatever typing makes of annotations
    """The annotation, with the library's option and Python's list in the places of ours."""
    if not hasattr(annotation, "__metadata__"):
        return annotation
    kind = annotation.__origin__
    said = (_option(one) if isinstance(one, Declared) else one for one in annotation.__metadata__)
    return Annotated[_of_python(kind) if _is_list(kind) else kind, *said]


def _option(declared: Declared) -> object:
    """The library's own of an option or an argument."""
    make = typer.Option if declared.is_option else typer.Argument
    completer = getattr(completion, declared.completed_by, None)
    return make(*declared.flags, autocompletion=completer, **declared.settings)


def _is_list(kind: object) -> bool:
    """True for one of our closed lists."""
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _of_python(kind: type[StrEnum]) -> type[EnumOfPython]:
    """A closed list as the library asks for it."""
    return EnumOfPython(kind.__name__, {one.name: one.value for one in kind})  # type: ignore[return-value] # made, not declared
