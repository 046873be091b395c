"""Statements that are made when somebody asks for them.

A set that was read before is mostly asked for a few of its statements. What every answer says of all
of them (how many there are, which sources they cite, which point to which) is known without them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scomm_timeline.model.statement import Statement


class Contents(NamedTuple):
    """What is known of statements that nobody has asked for yet.

    Attributes:
        ids: Of all of them, in order.
        lots: The number of the lot that holds each, in the same order: what was read together is
            made together.
        cited: Every source that one of them cites.
        joined: Those that point to another or are pointed to, in order.
    """

    ids: tuple[str, ...]
    lots: tuple[int, ...]
    cited: tuple[str, ...]
    joined: tuple[str, ...]


class StatementsById(Mapping[str, "Statement"]):
    """Statements by id, in the order of their ids; `make` gives all that are in one lot."""

    def __init__(self, contents: Contents, make: Callable[[int], tuple[Statement, ...]]) -> None:
        self.contents = contents
        self._lot_of = dict(zip(contents.ids, contents.lots, strict=True))
        self._make = make
        self._made: dict[str, Statement] = {}
        self._lots: set[int] = set()

    def __getitem__(self, id_: str) -> Statement:
        lot = self._lot_of[id_]
        if lot not in self._lots:
            self._lots.add(lot)
            self._made.update((one.id, one) for one in self._make(lot))
        return self._made[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._lot_of

    def __iter__(self) -> Iterator[str]:
        return iter(self.contents.ids)

    def __len__(self) -> int:
        return len(self.contents.ids)


class Statements(Sequence["Statement"]):
    """The same as a sequence. Whoever goes through it has all of them made."""

    def __init__(self, by_id: StatementsById) -> None:
        self._by_id = by_id
        self._all: tuple[Statement, ...] | None = None

    @property
    def contents(self) -> Contents:
        """What is known without making any."""
        return self._by_id.contents

    def __len__(self) -> int:
        return len(self._by_id)

    @overload
    def __getitem__(self, index: int) -> Statement: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Statement, ...]: ...

    def __getitem__(self, index: int | slice) -> Statement | tuple[Statement, ...]:
        return self._whole()[index]

    def __iter__(self) -> Iterator[Statement]:
        return iter(self._whole())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._whole() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._whole())

    def _whole(self) -> tuple[Statement, ...]:
        if self._all is None:
            self._all = tuple(self._by_id.values())
        return self._all


def contents_of(lots: Sequence[Sequence[Statement]]) -> Contents:
    """What is to be known of statements, given lot by lot."""
    homes = {one.id: number for number, lot in enumerate(lots) for one in lot}
    statements = [one for lot in lots for one in lot]
    ids = tuple(sorted(homes))
    return Contents(
        ids, tuple(map(homes.__getitem__, ids)), cited_by(statements), joined_among(statements)
    )


def cited_by(statements: Sequence[Statement]) -> tuple[str, ...]:
    """Every source that one of the statements cites, in order."""
    if isinstance(statements, Statements):
        return statements.contents.cited
    return tuple(sorted({cite.source for one in statements for cite in one.citations}))


def joined_among(statements: Sequence[Statement]) -> tuple[str, ...]:
    """The ids of statements that point to one of these or are pointed to, in order.

    A relation to a body counts as well; it is passed over by whoever follows relations.
    """
    if isinstance(statements, Statements):
        return statements.contents.joined
    pointing = [one for one in statements if one.relations]
    named = {relation.target for one in pointing for relation in one.relations}
    named.update(map(attrgetter("id"), pointing))
    return tuple(sorted(one.id for one in statements if one.id in named)) if named else ()
