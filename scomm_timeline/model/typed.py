"""The words of `typing` that annotations are made of, without the import of `typing`.

To import it takes longer than to read fifty files, and nobody looks at most annotations while the
program runs. For the type checker there is no difference: it sees the words of `typing`. What `show`
imports takes them from here; a test says so.
"""

from __future__ import annotations

TYPE_CHECKING = False

__all__ = ["TYPE_CHECKING", "Annotated", "Any", "Final", "NoReturn", "Protocol", "cast", "overload"]

if TYPE_CHECKING:
    from typing import Annotated, Any, Final, NoReturn, Protocol, cast, overload
else:

    class _Word:
        """A word that says nothing while the program runs."""

        def __getitem__(self, _inside: object) -> _Word:
            return self

    Any = Final = NoReturn = _Word()

    class Annotated:
        """A type and what is said of it, under the names that `typing` has for them."""

        def __init__(self, kind: object, *metadata: object) -> None:
            self.__origin__ = kind
            self.__metadata__ = metadata

        def __class_getitem__(cls, inside: tuple[object, ...]) -> Annotated:
            return cls(*inside)

    class Protocol:
        """A base that says nothing while the program runs."""

        __slots__ = ()

    def cast(_kind: object, value: object) -> object:
        """The value."""
        return value

    def overload(_declared: object) -> None:
        """Nothing: the last definition of the name is the one that is called."""
