"""On what terms two claims meet, asked once of all that are alike.

A set holds few different claims, if days and places are not asked, and few different speakers, however
many statements it has. Both are numbered, and what two numbers come to is kept; so is whether two lists
of places meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.deciding import compare_modes
from scomm_timeline.analysis.findings import Outcome
from scomm_timeline.analysis.positions import (
    compare_positions,
    find_opposition,
    rejection_of,
)
from scomm_timeline.analysis.responsibility import shared_voices
from scomm_timeline.analysis.scope import (
    compare_component,
    compare_extent,
    compare_place,
    compare_population,
    compare_who,
)
from scomm_timeline.analysis.utterances import sort_of
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import Extent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.analysis.findings import Comparison, Level
    from scomm_timeline.analysis.positions import Rejected
    from scomm_timeline.analysis.responsibility import Shared
    from scomm_timeline.analysis.utterances import Facet, Ground, Utterance
    from scomm_timeline.model.codebook import TopicKind


class Met(NamedTuple):
    """Two claims that may conflict, as far as speakers, papers, days and places are not asked.

    Attributes:
        is_firm: All that was asked is certain.
        is_open_to_argument: A rule that was needed is contestable.
        asks_who: So is one that joins their positions, and somebody rejects it: then it has to be
            asked who speaks.
        reading: The kind of second-order topic whose `reads-as` was needed, if one was.
    """

    is_firm: bool
    is_open_to_argument: bool
    asks_who: bool
    reading: TopicKind | None


class Terms:
    """What claims and speakers of a set come to, by number."""

    __slots__ = (
        "_claims",
        "_ground",
        "_met",
        "_opposed",
        "_places",
        "_rejected",
        "_shared",
        "_speakers",
        "_voices",
    )

    def __init__(self, ground: Ground, rejected: Rejected) -> None:
        self._ground = ground
        self._rejected = rejected
        self._claims: dict[tuple[object, ...], int] = {}
        self._speakers: dict[tuple[object, ...], int] = {}
        self._met: dict[tuple[int, int], Met | None] = {}
        self._opposed: dict[tuple[int, ...], bool] = {}
        self._places: dict[tuple[object, ...], bool] = {}
        self._shared: dict[tuple[int, int], Shared] = {}
        self._voices: dict[tuple[int, tuple[int, ...]], list[tuple[Shared, list[int]]]] = {}

    def number_of_claim(self, facet: Facet) -> int:
        """The same for two claims that are alike in all but days and places."""
        key = (sort_of(facet), facet.claim.extent, facet.claim.about)
        return self._claims.setdefault(key, len(self._claims))

    def number_of_speakers(self, one: Utterance) -> int:
        """The same for two utterances that the same voices answer for."""
        key = (one.speakers, one.root.official)
        return self._speakers.setdefault(key, len(self._speakers))

    def met(
        self, numbers: tuple[int, int], a: Utterance, b: Utterance, first: Facet, second: Facet
    ) -> Met | None:
        """What two claims, of a and of b, come to; None if they never conflict.

        `numbers` are those of the claims.
        """
        if numbers not in self._met:
            self._met[numbers] = self._meet(a, b, first, second)
        return self._met[numbers]

    def shared(self, numbers: tuple[int, int], a: Utterance, b: Utterance) -> Shared:
        """The nearest voice that answers for both. `numbers` are those of their speakers."""
        known = self._shared.get(numbers)
        if known is None:
            known = self._shared[numbers] = shared_voices(a, b, self._ground.voices)[0]
        return known

    def voices(
        self, a: int, others: tuple[int, ...], one: Utterance, those: Iterable[Utterance]
    ) -> list[tuple[Shared, list[int]]]:
        """The nearest voices that answer for one and each of others, and for which of these.

        `a` and `others` are the numbers of their speakers.
        """
        known = self._voices.get((a, others))
        if known is None:
            found: dict[tuple[Level, str | None], tuple[Shared, list[int]]] = {}
            for at, (number, other) in enumerate(zip(others, those, strict=True)):
                shared = self.shared((a, number), one, other)
                found.setdefault(shared.answers, (shared, []))[1].append(at)
            known = self._voices[a, others] = list(found.values())
        return known

    def is_opposed(
        self, numbers: tuple[int, ...], a: Utterance, b: Utterance, first: Facet, second: Facet
    ) -> bool:
        """True if nothing that either speaker holds leaves it open; of two papers.

        `numbers` are those of the claims and of the speakers.
        """
        known = self._opposed.get(numbers)
        if known is None:
            opposition, _ = find_opposition(self._ground, first, second)
            shared = shared_voices(a, b, self._ground.voices)
            known = self._opposed[numbers] = opposition is None or not rejection_of(
                self._ground, self._rejected, opposition, shared
            )
        return known

    def surely_meet(self, first: Facet, second: Facet) -> bool:
        """True if the places of two claims certainly do, as far as each speaks of them."""
        a, b = first.claim, second.claim
        key = (a.places, a.extent is Extent.SOME, b.places, b.extent is Extent.SOME)
        known = self._places.get(key)
        if known is None:
            places = self._ground.places
            compared = compare_place(a, b, places), compare_extent(a, b, places)
            known = self._places[key] = all(one.outcome is Outcome.MEETS for one in compared)
        return known

    def _meet(self, a: Utterance, b: Utterance, first: Facet, second: Facet) -> Met | None:
        book = self._ground.codebook
        family = book.family_of(first.claim.topic)
        if family != book.family_of(second.claim.topic):
            return None
        if first.claim.extent is second.claim.extent is Extent.SOME:
            return None
        opposed = compare_positions(self._ground, self._rejected, a, b, first, second)
        chain = opposed.opposition.contestable_rules if opposed.opposition else ()
        compared: tuple[Comparison, ...] = (
            *(() if chain else (opposed.comparison,)),
            compare_modes(first, second),
            compare_component(first.claim, second.claim, book, family),
            compare_who(first.claim, second.claim),
            compare_population(first, second, book),
        )
        outcomes = {each.outcome for each in compared}
        if Outcome.PARTS in outcomes:
            return None
        rules = (rule for each in compared for rule in each.rules)
        is_open_to_argument = bool(chain) or any(rule.contestable for rule in rules)
        is_firm = Outcome.UNKNOWN not in outcomes
        asks_who = any(self._rejected.get(rule.id) for rule in chain)
        return Met(is_firm, is_open_to_argument, asks_who, opposed.reading)
