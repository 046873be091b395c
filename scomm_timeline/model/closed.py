"""`StrEnum` and `IntEnum` as in `enum`, made in a twentieth of the time: closed lists of words, of numbers.

`show` needs thirty such lists before it has read a word, and the machinery of `enum`, with its aliases,
flags and descriptors, took a twentieth of the command. Here a member is a text, or a number, that
knows its name and its value, and nothing else. For the type checker there is no difference: it sees the one of `enum`.
"""

from __future__ import annotations

from scomm_timeline.model.typed import TYPE_CHECKING

__all__ = ["IntEnum", "StrEnum"]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import IntEnum, StrEnum
else:

    class _List(type):
        """Makes a closed list of a class body: each text or number with a public name is a member."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            kind = int if issubclass(bases[0], int) else str
            words = {
                key: one for key, one in body.items() if one.__class__ is kind and key[0] != "_"
            }
            rest = {key: one for key, one in body.items() if key not in words}
            made = type.__new__(cls, name, bases, rest)
            made._by_value = {}
            for key, word in words.items():
                member = kind.__new__(made, word)
                member.name, member.value = key, word
                made._by_value[word] = member
                setattr(made, key, member)
            return made

        def __call__(cls, value: object) -> StrEnum | IntEnum:
            try:
                return cls._by_value[value]
            except (KeyError, TypeError):
                raise ValueError(f"{value!r} is not a valid {cls.__qualname__}") from None

        def __iter__(cls) -> Iterator[StrEnum | IntEnum]:
            return iter(cls._by_value.values())

        def __len__(cls) -> int:
            return len(cls._by_value)

        def __contains__(cls, value: object) -> bool:
            return value in cls._by_value

    class StrEnum(str, metaclass=_List):
        """A closed list of words. `name` is how the program calls a member, `value` the word."""

        def __repr__(self) -> str:
            return _repr(self)

        def __reduce__(self) -> tuple[type[StrEnum], tuple[str]]:
            return self.__class__, (self.value,)

    class IntEnum(int, metaclass=_List):
        """A closed list of numbers. Written out, a member is its number."""

        def __repr__(self) -> str:
            return _repr(self)

        __str__ = int.__repr__

        def __reduce__(self) -> tuple[type[IntEnum], tuple[int]]:
            return self.__class__, (self.value,)

    def _repr(member: StrEnum | IntEnum) -> str:
        return f"<{member.__class__.__name__}.{member.name}: {member.value!r}>"
