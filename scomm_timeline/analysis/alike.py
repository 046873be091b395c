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
    from collections.abc import Callable, Hashable

    from scomm_timeline.analysis.utterances import Facet, Utterance
    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.model.statement import Citation

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

_ROOT: Final = attrgetter("root")
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
        every: The utterances, in their order.
        kinds: The number of the kind of each. Numbers are in the order of the samples.
        samples: The first utterance of each kind, in their order.
        is_apart: For each kind whether it is one by itself.
    """

    every: list[Utterance]
    kinds: list[int]
    samples: list[Utterance]
    is_apart: list[bool]

    def all_of(self, asked: Callable[[Utterance], object]) -> list[Utterance]:
        """Every utterance of which something is true, in their order.

        Each kind is asked once: what is asked must not be a day, a place, an id or a document.
        """
        wanted = {kind for kind, sample in enumerate(self.samples) if asked(sample)}
        if not wanted:
            return []
        return list(compress(self.every, map(wanted.__contains__, self.kinds)))


def number_alike(every: list[Utterance]) -> Alike:
    """Number the utterances of a set."""
    roots = list(map(_ROOT, every))
    hedged = map(_are_hedged, map(_CITATIONS, roots))
    papers: Numbers[tuple[tuple[object, ...], bool]] = Numbers()
    paper = list(map(papers.__getitem__, zip(map(_PAPER, roots), hedged, strict=True)))
    rare = {number for (asked, _), number in papers.items() if any(asked[:_RARE])}
    claims = [facets[0].claim if len(facets) == 1 else None for _, _, _, facets in every]
    # A set that was read keeps what several statements claim alike once: few are looked into.
    ids = list(map(id, claims))
    differing = dict(zip(ids, claims, strict=True))
    dated = {at for at, claim in differing.items() if claim is None or claim.valid_from is not None}
    is_apart = [
        len(members) != 1
        or made.minute is not None
        or number in rare
        or (claim in dated and not _is_as_undated(facets, made))
        for (_, members, made, facets), number, claim in zip(every, paper, ids, strict=True)
    ]
    numbers: Numbers[tuple[object, ...] | None] = Numbers()
    number_of = {
        at: numbers[None if claim is None else _CLAIM(claim)] for at, claim in differing.items()
    }
    claimed = list(map(number_of.__getitem__, ids))
    for at in compress(range(len(every)), is_apart):
        claimed[at] = ~at  # nobody else's
    both: Numbers[tuple[int, int]] = Numbers()
    kinds = list(map(both.__getitem__, zip(paper, claimed, strict=True)))
    firsts = first_of_each(kinds)
    return Alike(every, kinds, [every[at] for at in firsts], [is_apart[at] for at in firsts])


def first_of_each(kinds: list[int]) -> list[int]:
    """Where the first of each kind stands. Kinds are numbered in the order of their firsts."""
    firsts: list[int] = []
    at = 0
    for kind in range(max(kinds, default=-1) + 1):
        at = kinds.index(kind, at)
        firsts.append(at)
    return firsts


def _are_hedged(citations: tuple[Citation, ...]) -> bool:
    """True if the reporter hedges in every source. Most have one, and no hedge."""
    return bool(
        citations and citations[0].reporter_hedge is not None and all(map(_IS_HEDGED, citations))
    )


def _is_as_undated(facets: tuple[Facet, ...], made: FuzzyDate) -> bool:
    """True for one claim that says since when, no later than the day on which it was made."""
    return len(facets) == 1 and facets[0].start[1] <= made.earliest
