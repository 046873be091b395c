"""Utterances that are alike in everything that is asked of them, numbered.

Of most nothing matters but what one claim and one record have in common with many others. That is
taken out of all of them column by column, and what comes of it is asked of the first of each kind.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeVar

from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable

    from scomm_timeline.analysis.utterances import Facet, Utterance

_Key = TypeVar("_Key", bound="Hashable")

_PAPER: Final = attrgetter(
    "act", "document", "speakers", "on_behalf", "official", "channel", "wording", "made_basis",
    "confidence", "via",
)  # fmt: skip
"""What is asked of a record beside its day, its id and its document, if nothing sets it apart."""

_CLAIM: Final = attrgetter(
    "denied", "mode", "claim.position", "claim.component", "claim.who", "claim.population",
    "claim.extent", "claim.about",
)  # fmt: skip
"""What is asked of a claim that has no day of its own, or one that was past when it was made."""

_ROOT: Final = attrgetter("root")
_FACETS: Final = attrgetter("facets")
_CITATIONS: Final = attrgetter("citations")
_IS_HEDGED: Final = attrgetter("reporter_hedge")


class Numbers(dict[_Key, int]):
    """Numbers of what was asked for, in the order in which it was met first."""

    __slots__ = ()

    def __missing__(self, key: _Key) -> int:
        number = self[key] = len(self)
        return number


class Alike(NamedTuple):
    """Utterances with one claim each, by kind.

    Attributes:
        facets: The claim of each.
        kinds: The number of the kind of each.
        firsts: For each kind where the first of it stands.
    """

    facets: list[Facet]
    kinds: list[int]
    firsts: list[int]


def number_alike(those: list[Utterance]) -> Alike:
    """Number utterances with one record and one claim, which nothing sets apart.

    Those of one number differ at most in day, place, id and document, and in what is asked of nobody.
    """
    roots = list(map(_ROOT, those))
    facets = [one for (one,) in map(_FACETS, those)]
    hedged = [bool(cites) and all(map(_IS_HEDGED, cites)) for cites in map(_CITATIONS, roots)]
    papers: Numbers[tuple[object, ...]] = Numbers()
    claims: Numbers[tuple[object, ...]] = Numbers()
    both: Numbers[tuple[int, int]] = Numbers()
    paper = map(papers.__getitem__, zip(map(_PAPER, roots), hedged, strict=True))
    claim = map(claims.__getitem__, map(_CLAIM, facets))
    kinds = list(map(both.__getitem__, zip(paper, claim, strict=True)))
    firsts, at = [], 0
    for kind in range(len(both)):
        at = kinds.index(kind, at)
        firsts.append(at)
    return Alike(facets, kinds, firsts)
