"""Two lines at once: held against asking of every two claims."""

from itertools import combinations

from scomm_timeline.analysis.findings import Outcome
from scomm_timeline.analysis.holding import holdings
from scomm_timeline.analysis.meeting import open_court
from scomm_timeline.analysis.positions import compare_positions, position_shown
from scomm_timeline.analysis.scope import compare_scope
from scomm_timeline.analysis.stretches import joined, places_of, stretches_of
from scomm_timeline.analysis.utterances import prepare
from tests.mixed_sets import mixed


def test_windows_are_joined_where_they_touch_and_empty_ones_are_dropped():
    assert joined([(5, 7), (1, 3), (3, 4), (9, 8), (6, 10)]) == [(1, 4), (5, 10)]
    assert joined([]) == []


def asked_of_every_two(court):
    """Family, voice, positions and places of every two claims that surely stood on one day."""
    ground, book = court.ground, court.ground.codebook
    held = [
        one
        for utterance in ground.utterances.values()
        for facet in utterance.facets
        if facet.mode.is_firm
        for one in stretches_of(court, utterance, facet, places_of(facet))
    ]
    found: dict[tuple[str, str, tuple[str, ...]], set[str]] = {}
    for one, other in combinations(held, 2):
        families = {book.family_of(each.facet.claim.topic) for each in (one, other)}
        if len(families) > 1 or one.voice != other.voice or one.utterance == other.utterance:
            continue
        family = families.pop()
        sides = (one.utterance, other.utterance, one.facet, other.facet)
        opposed = compare_positions(ground, court.rejected, *sides)
        scope = compare_scope(one.facet, other.facet, book, ground.places, family)
        compared = (opposed.comparison, *scope)
        if all(each.outcome is Outcome.MEETS for each in compared) and any(
            max(a, c) < min(b, d) for a, b in one.certain for c, d in other.certain
        ):
            shown = tuple(sorted(position_shown(each.facet) for each in (one, other)))
            found.setdefault((family, one.voice, shown), set()).update({one.place, other.place})
    return found


def test_what_is_held_at_once_is_what_every_two_claims_come_to():
    held = 0
    for seed in range(30, 42):
        court = open_court(prepare(mixed(seed)))
        found = holdings(court, lambda *_: True).two_lines
        told = {(one.family, one.voice, one.positions): set(one.places) for one in found}
        assert told == asked_of_every_two(court), seed
        held += len(told)
    assert held > 8
