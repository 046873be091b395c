"""Values of the model as plain rows, and back: what a cache can hold and nobody can abuse.

A row is (kind, items, places): `kind` names a class of the model, `items` are plain values, and at
`places` among them stand the numbers of earlier rows, whose values belong there. Of a named tuple the
places are those of its fields that are annotated with classes, the same for all of a kind. What occurs
twice is written once. Only classes of the model can come of it, and only by their
constructors: there is no code in a row.
"""

from __future__ import annotations

import re
from functools import cache, partial
from operator import itemgetter
from types import MappingProxyType

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
from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Row = tuple[str, tuple[Any, ...], tuple[int, ...]]
Rows = tuple[Row, ...]
"""The last row holds the value alone. An item is None, a truth value, a number, a text, or a tuple of
such."""

_ALONE: Final = "alone"
_TUPLE: Final = "tuple"
_SET: Final = "set"
_MAPPING: Final = "mapping"
_PLAIN: Final[frozenset[type]] = frozenset({str, int, bool, float, type(None)})
_PLAIN_WORDS: Final = frozenset(
    {"str", "int", "bool", "float", "None", "NoneType", "tuple", "Day", "class"}
)
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


class _Fields(NamedTuple):
    """Which fields of a named tuple hold, by their annotations, no plain value: the places of them.

    Those `of_one` hold a value or None, those `of_many` a tuple of values. Should another field hold
    more than what can be written as it is, writing says so.
    """

    of_one: tuple[int, ...]
    of_many: tuple[int, ...]


_NONE: Final = _Fields((), ())

if TYPE_CHECKING:
    _Maker = tuple[Callable[[list[Any]], object], tuple[int, ...], tuple[int, ...]]
    """What makes a value of its items, and the fields of it that hold others: see `_Fields`."""

    _Taker = tuple[str, Callable[[Any], list[Any]], _Fields | None]
    """How a row calls values of a class, what gives the items of one, and which are no plain values;
    None where that is to be seen of each."""


class UnpackableError(TypeError):
    """A value holds something that no row can say."""


def pack(value: object) -> Rows:
    """The rows of a value made of the model's classes, plain values and the usual containers.

    Raises:
        UnpackableError: It holds anything else.
    """
    packer = _Packer()
    packer.number(value)
    return tuple(packer.rows)


def unpack(rows: Iterable[Row]) -> Any:  # noqa: ANN401 -- whatever was packed
    """The value of rows that `pack` made.

    Raises:
        KeyError, IndexError, TypeError, ValueError: `pack` did not make them.
    """
    makers = _MAKERS
    made: list[Any] = []
    keep = made.append
    for kind, items, at_these in rows:
        make, of_one, of_many = makers[kind]
        filled = list(items)
        for at in at_these or of_one:
            number = items[at]
            if number is not None:
                filled[at] = made[number]
        for at in of_many:
            numbers = items[at]
            if numbers:
                filled[at] = tuple([made[one] for one in numbers])
        keep(make(filled))
    return made[-1]


class _Packer:
    """Rows in the making."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._numbers: dict[int, int] = {}  # by identity
        self._alive: list[object] = []  # what was made to be packed: its identity stays its own

    def number(self, value: object) -> int:
        """The number of the row of a value, which is written behind those of its parts."""
        kind, parts_of, fields = _TAKERS[value.__class__]
        items = parts_of(value)
        known = self._numbers
        if fields is None:
            at_these = self._put_numbers(items)
        else:
            at_these = ()
            for at in fields.of_one:  # twelve of a statement: few of them need a call
                item = items[at]
                if item is not None:
                    number = known.get(id(item))
                    items[at] = self.number(item) if number is None else number
            for at in fields.of_many:
                many = items[at]
                if many:
                    items[at] = tuple([known.get(id(one)) or self.number(one) for one in many])
        number = known[id(value)] = len(self.rows)
        self.rows.append((kind, tuple(items), at_these))
        return number

    def _put_numbers(self, items: list[Any]) -> tuple[int, ...]:
        """Put numbers in the place of items that are not plain; where that is."""
        self._alive += items
        places = tuple(at for at, item in enumerate(items) if not _is_plain(item))
        for at in places:
            items[at] = self._numbers.get(id(items[at])) or self.number(items[at])
        return places


def _is_plain(value: object) -> bool:
    cls = value.__class__
    return cls in _PLAIN or (cls is tuple and all(map(_is_plain, cast("tuple[object]", value))))


def _fields_of(cls: type) -> _Fields:
    """What the annotations of a named tuple say; they are texts, but where a program reads them."""
    fields = [
        (at, str(annotation))
        for at, annotation in enumerate(cls.__annotations__.values())
        if not _PLAIN_WORDS.issuperset(re.findall(r"\w+", str(annotation)))
    ]
    many = tuple(
        at for at, annotation in fields if re.fullmatch(r"tuple\[\w+, \.\.\.\]", annotation)
    )
    return _Fields(tuple(at for at, _ in fields if at not in many), many)


class _Takers(dict[type, "_Taker"]):
    """How values of a class are taken apart: found out for the first. Raises UnpackableError."""

    def __missing__(self, cls: type) -> _Taker:
        name = _called(cls)
        if name not in _classes():
            raise UnpackableError(f"{cls.__qualname__} cannot be kept")
        taker: _Taker
        if issubclass(cls, StrEnum):
            taker = name, lambda value: [value.value], _NONE
        elif cls in _BUILT:
            taker = name, lambda value: [getattr(value, one) for one in _BUILT[cls]], None
        else:
            taker = name, list, _fields_of(cls)
        self[cls] = taker
        return taker


def _pairs(value: Mapping[object, object]) -> list[object]:
    return [one for pair in value.items() for one in pair]


_CONTAINERS: Final[Mapping[type, _Taker]] = {
    tuple: (_TUPLE, list, None),
    dict: (_MAPPING, _pairs, None),
    MappingProxyType: (_MAPPING, _pairs, None),
    frozenset: (_SET, sorted, None),
}
_TAKERS: Final = _Takers(_CONTAINERS)
_TAKERS.update((cls, (_ALONE, lambda value: [value], _NONE)) for cls in _PLAIN)


def _called(cls: type) -> str:
    return f"{cls.__module__.rpartition('.')[2]}.{cls.__name__}"


class _Makers(dict[str, "_Maker"]):
    """By the name of its kind, what makes a value: looked for when the first is to be made."""

    def __missing__(self, kind: str) -> _Maker:
        cls = _classes()[kind]
        fields = _NONE
        if hasattr(cls, "_fields"):
            # `_make` would count the items, for each of a million; only what wrote rows reads them.
            make, fields = partial(tuple.__new__, cls), _fields_of(cls)
        elif issubclass(cls, StrEnum):
            make = partial(_member, cls)
        else:
            make = partial(_built, cls)
        maker = self[kind] = (make, *fields)
        return maker


@cache
def _classes() -> Mapping[str, type]:
    """Every class that a row can name."""
    return {
        _called(cls): cls
        for module in _MODULES
        for cls in vars(module).values()
        if isinstance(cls, type)
        and cls.__module__ == module.__name__
        and (hasattr(cls, "_fields") or issubclass(cls, StrEnum) or cls in _BUILT)
    }


def _member(cls: type[StrEnum], items: Sequence[Any]) -> StrEnum:
    return cls(items[0])


def _built(cls: type, items: Sequence[Any]) -> object:
    made: object = cls(*items)
    return made


_MAKERS: Final = _Makers(
    {
        _ALONE: (itemgetter(0), *_NONE),
        _TUPLE: (tuple, *_NONE),
        _SET: (frozenset, *_NONE),
        _MAPPING: (lambda items: dict(zip(items[::2], items[1::2], strict=True)), *_NONE),
    }
)
