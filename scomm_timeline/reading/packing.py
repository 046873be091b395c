"""Values of the model as plain rows, and back: what a cache can hold and nobody can abuse.

A row is (kind, items, references): `kind` names a class of the model, `items` are plain values, and
each reference (place, number) puts the value of an earlier row into its place among the items. Rows
that are equal are written once. Only classes of the model can come of it, and only by their
constructors: there is no code in a row.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from scomm_timeline.model import (
    adjudications,
    codebook,
    corpus,
    dates,
    places,
    policy,
    quotations,
    sign_offs,
    span,
    statement,
    voices,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Row = tuple[str, tuple[Any, ...], tuple[tuple[int, int], ...]]
Rows = tuple[Row, ...]
"""The last row holds the value alone. An item is None, a truth value, a number, a text, or a tuple of
such."""

_TUPLE: Final = "tuple"
_SET: Final = "set"
_MAPPING: Final = "mapping"
_PLAIN: Final = frozenset({str, int, bool, float, type(None)})
_MODULES: Final = (
    adjudications,
    codebook,
    corpus,
    dates,
    places,
    policy,
    quotations,
    sign_offs,
    span,
    statement,
    voices,
)
_BUILT: Final[Mapping[type, tuple[str, ...]]] = {
    codebook.Codebook: ("topics", "families"),
    places.Places: ("by_id",),
}
"""Classes that are neither named tuples nor enumerations, with what their constructors take."""


class UnpackableError(TypeError):
    """A value holds something that no row can say."""


def pack(value: object) -> Rows:
    """The rows of a value made of the model's classes, plain values and the usual containers.

    Raises:
        UnpackableError: It holds anything else.
    """
    packer = _Packer()
    packer.add_row(_TUPLE, [value])
    return tuple(packer.rows)


def unpack(rows: Iterable[Row]) -> Any:  # noqa: ANN401 -- whatever was packed
    """The value of rows that `pack` made.

    Raises:
        KeyError, IndexError, TypeError, ValueError: `pack` did not make them.
    """
    makers = _makers()
    made: list[Any] = []
    keep = made.append
    for kind, items, references in rows:
        if references:
            filled = list(items)
            for place, number in references:
                filled[place] = made[number]
            keep(makers[kind](filled))
        else:
            keep(makers[kind](items))
    return made[-1][0]


class _Packer:
    """Rows in the making."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._numbers: dict[tuple[str, str, tuple[tuple[int, int], ...]], int] = {}
        self._seen: dict[int, tuple[object, int]] = {}  # by identity; kept, so that it stays theirs
        self._texts: dict[str, str] = {}

    def add_row(self, kind: str, items: Iterable[object]) -> int:
        """Write a row, or find the one that says the same."""
        plain: list[object] = []
        references: list[tuple[int, int]] = []
        for item in items:
            if item.__class__ is str:
                plain.append(self._texts.setdefault(item, item))
            elif _is_plain(item):
                plain.append(item)
            else:
                references.append((len(plain), self._add(item)))
                plain.append(None)
        row = (kind, tuple(plain), tuple(references))
        # Written out, because 1 and True are equal and are not the same.
        number = self._numbers.setdefault((kind, repr(plain), row[2]), len(self.rows))
        if number == len(self.rows):
            self.rows.append(row)
        return number

    def _add(self, value: object) -> int:
        """The number of the row of a value that is not plain."""
        known = self._seen.get(id(value))
        if known is None:
            known = self._seen[id(value)] = (value, self.add_row(*_taken_apart(value)))
        return known[1]


def _taken_apart(value: object) -> tuple[str, Iterable[object]]:
    """The kind of a value and what it is made of. Raises UnpackableError."""
    cls = value.__class__
    if isinstance(value, Enum):
        return _name(cls), (value.value,)
    if isinstance(value, tuple):
        return _TUPLE if cls is tuple else _name(cls), value
    if isinstance(value, dict | MappingProxyType):
        return _MAPPING, [one for item in value.items() for one in item]
    if isinstance(value, frozenset):
        return _SET, sorted(value)
    if cls in _BUILT:
        return _name(cls), [getattr(value, name) for name in _BUILT[cls]]
    raise UnpackableError(f"{cls.__qualname__} cannot be kept")


def _is_plain(value: object) -> bool:
    cls = value.__class__
    return cls in _PLAIN or (cls is tuple and all(map(_is_plain, cast("tuple[object]", value))))


def _name(cls: type) -> str:
    """How a row calls a class of the model. Raises UnpackableError for any other."""
    name = _called(cls)
    if name not in _makers():
        raise UnpackableError(f"{cls.__qualname__} cannot be kept")
    return name


def _called(cls: type) -> str:
    return f"{cls.__module__.rpartition('.')[2]}.{cls.__name__}"


@lru_cache(maxsize=1)
def _makers() -> Mapping[str, Callable[[Any], object]]:
    """By the name of its kind, what makes a value of a row's items."""
    makers: dict[str, Callable[[Any], object]] = {
        _TUPLE: tuple,
        _SET: frozenset,
        _MAPPING: lambda items: dict(zip(items[::2], items[1::2], strict=True)),
    }
    for module in _MODULES:
        for cls in vars(module).values():
            if not isinstance(cls, type) or cls.__module__ != module.__name__:
                continue
            if issubclass(cls, tuple) and hasattr(cls, "_fields"):
                makers[_called(cls)] = _filled(cls)
            elif issubclass(cls, Enum):
                makers[_called(cls)] = partial(_member, cls)
            elif cls in _BUILT:
                makers[_called(cls)] = partial(_built, cls)
    return makers


def _filled(cls: type[tuple[Any, ...]]) -> Callable[[Any], object]:
    """What makes a named tuple of its items.

    `_make` would count them, for each of a million; rows are only ever read by what wrote them.
    """
    return partial(tuple.__new__, cls)


def _member(cls: type[Enum], items: tuple[Any, ...]) -> Enum:
    return cls(items[0])


def _built(cls: type, items: tuple[Any, ...]) -> object:
    made: object = cls(*items)
    return made
