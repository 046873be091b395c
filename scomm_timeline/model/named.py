"""`NamedTuple` as in `typing`, its classes made in a tenth of the time.

`typing.NamedTuple` compiles the annotation of every field when a class is made, and `namedtuple` a
constructor. Nobody reads the annotations while the program runs, and many of the hundred and more
classes that a command imports are never filled: here the constructor is made for the first value, out of
one that was compiled for as many fields. For the type checker there is no difference: it sees the one of
`typing`.
"""

from __future__ import annotations

from scomm_timeline.model.typed import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import _tuplegetter, namedtuple
    from types import CodeType, FunctionType

    _shapes: dict[int, CodeType] = {}
    """By the number of its fields, what a constructor does; only names differ from class to class."""

    def _constructor(cls: type[tuple[object, ...]]) -> FunctionType:
        """What `namedtuple` makes, and makes anew for each class: to compile it takes the time."""
        count = len(cls._fields)
        if count not in _shapes:
            names = [f"_{number}" for number in range(count)]
            head, body = "".join(f", {one}" for one in names), "".join(f"{one}, " for one in names)
            made = eval(f"lambda _cls{head}: _new(_cls, ({body}))")  # noqa: S307 -- of numbers alone
            _shapes[count] = made.__code__
        called = {"co_name": "__new__", "co_qualname": f"{cls.__qualname__}.__new__"}
        code = _shapes[count].replace(co_varnames=("_cls", *cls._fields), **called)
        defaults = tuple(cls._field_defaults.values())
        return FunctionType(code, {"_new": tuple.__new__}, "__new__", defaults)

    class _Row(namedtuple("_Row", ())):
        """What is alike in all classes of named tuples; what `namedtuple` makes of the fields, without."""

        __slots__ = ()

        def __new__(cls, *values: object, **named: object) -> _Row:
            cls.__new__ = _constructor(cls)
            return cls.__new__(cls, *values, **named)

        @classmethod
        def _make(cls, values: object) -> _Row:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes: object) -> _Row:
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"Got unexpected field names: {list(changes)!r}")
            return made

        __replace__ = _replace

        def __repr__(self) -> str:
            fields = map("{}={!r}".format, self._fields, self)
            return f"{self.__class__.__name__}({', '.join(fields)})"

    class _Maker(type):
        """Makes a class of named tuples of a class body whose annotations are its fields."""

        def __new__(cls, name: str, _bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            getters = {field: _tuplegetter(index, None) for index, field in enumerate(fields)}
            shared = {"__slots__": (), "_fields": fields, "__match_args__": fields}
            return type(name, (_Row,), {**body, **getters, **shared, "_field_defaults": defaults})

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
