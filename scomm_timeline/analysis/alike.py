"""Utterances that are alike in everything that is asked of them, numbered.

Of most nothing matters but what one claim and one record have in common with many others. That is
taken out of all of them column by column, once a set; whoever asks about anything else than days,
places, ids and documents asks the first of each kind.
"""

from __future__ import annotations

from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeVar

from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable

    from scomm_timeline.model.statement import Claim, Statement

_Key = TypeVar("_Key", bound="Hashable")

_PAPER: Final = attrgetter(
    "relations", "announces", "figure", "act", "document", "speakers", "on_behalf", "official",
    "channel", "wording", "made_basis", "confidence", "via",
)  # fmt: skip
"""What is asked of a record beside its day, its id and its document."""

_RARE: Final = 3
"""So many of these, the first, are empty for most, and set apart whoever has one."""

_CLAIM: Final = attrgetter("position", "mode", "component", "who", "population", "extent", "about")
"""What is asked of a claim that has no day of its own, or one that was past when it was made."""

_CITATIONS: Final = attrgetter("citations")
_IS_HEDGED: Final = attrgetter("reporter_hedge")


class Numbers(dict[_Key, int]):
    """Numbers of what was asked for, in the order in which it was met first."""

    __slots__ = ()

    def __missing__(self, key: _Key) -> int:
        number = self[key] = len(self)
        return number


class Alike(NamedTuple):
    """The utterances of a set by kind.

    Those of one kind differ at most in day, place, id and document, and in what is asked of nobody. One
    that something sets apart (several records, several claims or none, a relation, an announcement, a
    figure, a minute, a day of its own that is not past) is a kind by itself.

    Attributes:
        kinds: The number of the kind of each. Numbers are in the order of the firsts.
        firsts: Where the first of each kind stands.
        is_apart: For each kind whether it is one by itself.
    """

    kinds: list[int]
    firsts: list[int]
    is_apart: list[bool]


def number_alike(roots: list[Statement], claims: list[Claim | None], is_apart: list[bool]) -> Alike:
    """Number utterances, told by their roots and by the one claim of each; None for another number.

    `is_apart`: for each whether something sets it apart that neither of the two tells.
    """
    # Most have one source, and no hedge.
    hedged = [
        bool(cites) and cites[0].reporter_hedge is not None and all(map(_IS_HEDGED, cites))
        for cites in map(_CITATIONS, roots)
    ]
    papers: Numbers[tuple[tuple[object, ...], bool]] = Numbers()
    paper = list(map(papers.__getitem__, zip(map(_PAPER, roots), hedged, strict=True)))
    rare = {number for (asked, _), number in papers.items() if any(asked[:_RARE])}
    # A set that was read keeps what several statements claim alike once: few are looked into.
    ids = list(map(id, claims))
    numbers: Numbers[tuple[object, ...] | None] = Numbers()
    number_of = {
        at: numbers[None if claim is None else _CLAIM(claim)]
        for at, claim in dict(zip(ids, claims, strict=True)).items()
    }
    claimed = list(map(number_of.__getitem__, ids))
    apart = [
        known or claim is None or number in rare
        for known, claim, number in zip(is_apart, claims, paper, strict=True)
    ]
    for at in compress(range(len(apart)), apart):
        claimed[at] = ~at  # nobody else's
    both: Numbers[tuple[int, int]] = Numbers()
    kinds = list(map(both.__getitem__, zip(paper, claimed, strict=True)))
    firsts = first_of_each(kinds)
    return Alike(kinds, firsts, [apart[at] for at in firsts])


def first_of_each(kinds: list[int]) -> list[int]:
    """Where the first of each kind stands. Kinds are numbered in the order of their firsts."""
    firsts: list[int] = []
    at = 0
    for kind in range(max(kinds, default=-1) + 1):
        at = kinds.index(kind, at)
        firsts.append(at)
    return firsts
