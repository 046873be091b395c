"""Plain command lines, read without the command-line library: to import it takes longer than the rest.

Plain is a line of arguments and of options by their own names, long or short, each with its value behind
it, as a word or written to it: `--format json`, `--format=json`, `-f json`, `-fjson`. Whatever else stands
there (a part of a name, short names in one word, an option twice, a value that is none, a word that
nobody knows) is the library's to read, or to refuse.
"""

from __future__ import annotations

from importlib import import_module

from scomm_timeline.cli.declaring import Declared
from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_LISTS: Final = list[str] | None


class _Place(NamedTuple):
    """Where a value goes: the parameter, the field of its group ("" without one); and its type."""

    parameter: str
    field: str
    kind: Any


class NotPlainError(Exception):
    """A command line that only the library can read."""


def call_of(arguments: Sequence[str]) -> Callable[[], int] | None:
    """What a plain command line comes to, ready to be run; None for any other.

    Its command, the first word, is one whose module declares all of its options by `cli.declaring`.
    """
    run = import_module(f"scomm_timeline.cli.{arguments[0]}").run
    try:
        values = values_of(run, arguments[1:])
    except NotPlainError:
        return None
    return lambda: run(**values)


def values_of(run: Callable[..., int], words: Sequence[str]) -> Mapping[str, object]:
    """The arguments for a command's function.

    Raises:
        NotPlainError: Only the library can tell what was meant.
    """
    places = dict(_places(run))
    given: dict[_Place, Any] = {}
    rest = iter(words)
    for word in rest:
        flag, value = _apart(word)
        place = places.get(flag)
        if place is None:
            raise NotPlainError
        if not flag:
            given.setdefault(place, []).append(value)
        elif place.kind == _LISTS:
            given.setdefault(place, []).append(_value(str, value, rest))
        elif place in given or (place.kind is bool and value is not None):
            raise NotPlainError
        else:
            given[place] = True if place.kind is bool else _value(place.kind, value, rest)
    return _filled(run, given)


def _apart(word: str) -> tuple[str, str | None]:
    """The name of an option and what is written to it, if anything is; "" and the word of an argument."""
    if not word.startswith("-"):
        return "", word
    if not word.startswith("--"):
        return word[:2], word[2:] or None
    flag, sign, value = word.partition("=")
    return flag, value if sign else None


def _places(run: Callable[..., int]) -> Iterator[tuple[str, _Place]]:
    """By the word that a user types, where its value goes; the arguments by no word."""
    for parameter, annotation in run.__annotations__.items():
        if parameter == "return":
            continue
        if hasattr(annotation, "__metadata__"):
            yield from _named(parameter, "", annotation)
            continue
        for field, kind in annotation.__annotations__.items():
            if field not in run.__annotations__:  # else the command's own takes its place
                yield from _named(parameter, field, kind)


def _named(parameter: str, field: str, annotation: Any) -> Iterator[tuple[str, _Place]]:  # noqa: ANN401 -- typing's
    declared: Declared = annotation.__metadata__[0]
    place = _Place(parameter, field, annotation.__origin__)
    if not declared.is_option:
        yield "", place
    for flag in declared.flags or [f"--{(field or parameter).replace('_', '-')}"]:
        if declared.is_option:
            yield flag, place


def _value(kind: Any, written: str | None, rest: Iterator[str]) -> object:  # noqa: ANN401 -- annotated
    """The value of an option: what is written to it, else the next word. Raises NotPlainError."""
    word = next(rest, "-") if written is None else written
    if word.startswith("-"):
        raise NotPlainError
    if kind in {str, str | None}:
        return word
    if kind == int | None and word.isascii() and word.isdigit():
        return int(word)
    if isinstance(kind, type) and issubclass(kind, StrEnum) and word in set(kind):
        return kind(word)
    raise NotPlainError


def _filled(run: Callable[..., int], given: Mapping[_Place, object]) -> dict[str, object]:
    """What was given, with the defaults of the rest."""
    values: dict[str, object] = {}
    groups: dict[str, dict[str, object]] = {}
    for place, value in given.items():
        if place.field:
            groups.setdefault(place.parameter, {})[place.field] = value
        else:
            values[place.parameter] = value
    for parameter, kind in run.__annotations__.items():
        if parameter != "return" and not hasattr(kind, "__metadata__"):
            values[parameter] = kind(**groups.get(parameter, {}))
    return values
