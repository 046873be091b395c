"""What ended which line: announcements, relations that end, decisions, suspensions.

An announcement excuses the change it announces. It must come after the line it ends, from the same
voice or one above it, in public or to those who were told the line; a word spoken inside the house
excuses nothing. It does not reach back to "this cannot be done", nor to a denial of having said
so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.findings import Outcome
from scomm_timeline.analysis.responsibility import answers_for
from scomm_timeline.analysis.scope import people_of
from scomm_timeline.analysis.utterances import says_of_others
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.places import PlaceRelation
from scomm_timeline.model.statement import NOT_STATED, RelationKind, Release
from scomm_timeline.model.voices import Channel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.scope import People
    from scomm_timeline.analysis.utterances import Facet, Ground, Range, Utterance
    from scomm_timeline.model.codebook import Position
    from scomm_timeline.model.places import Places
    from scomm_timeline.model.statement import (
        Announcement,
        Claim,
        Relation,
        Statement,
    )
    from scomm_timeline.model.voices import Speaker


_INSIDE = frozenset({PlaceRelation.EQUAL, PlaceRelation.CONTAINED})


class Ending(NamedTuple):
    """One record's word that earlier lines end.

    Attributes:
        by: The utterance that says so.
        target: The one record it ends; None if it ends every line it covers.
        topics: The topics it names; empty covers all topics of the target.
        components: The parts it names; empty covers every part.
        places: The places it names; empty covers every place.
        start: The first day on which the old line no longer stands, if typed.
        how: The field that says so.
    """

    by: Utterance
    target: str | None
    topics: tuple[str, ...]
    components: tuple[str, ...]
    places: tuple[str, ...]
    start: Range | None
    how: str


class Common(NamedTuple):
    """The places of a line that the other side speaks of too: surely, and perhaps."""

    surely: tuple[str, ...]
    perhaps: tuple[str, ...] = ()


class Standing(NamedTuple):
    """Every ending of a set, ready to be asked about a line.

    Attributes:
        ground: The set.
        by_topic: The endings of every line on a topic.
        by_target: Those of one record, by its id.
        by_place: Those on a topic that name a place, by both; with no place, those that may end a
            line anywhere.
    """

    ground: Ground
    by_topic: dict[str, tuple[Ending, ...]]
    by_target: dict[str, tuple[Ending, ...]]
    by_place: dict[tuple[str, str], tuple[Ending, ...]]

    def endings(
        self, line: Utterance, facet: Facet, holder: Speaker, places: Common
    ) -> Iterator[tuple[Ending, Range, Outcome]]:
        """Endings of a line of one holder: the days of effect, and whether they surely cover it.

        A party that ends a joint paper ends its own line only. `places` are those of the line that
        matter. Order is not asked here.
        """
        candidates = (
            *self.by_target.get(line.id, ()),
            *self._on_topic(facet.claim.topic, places),
        )
        for ending in candidates:
            if ending.by.id == line.id or not self.ends(ending, facet, holder):
                continue
            covered = self._covers_places(ending, places)
            effect = self._effect(ending, line)
            if effect is not None and covered is not Outcome.PARTS:
                yield ending, effect, covered

    def _on_topic(self, topic: str, places: Common) -> tuple[Ending, ...]:
        """Endings on a topic that may cover a place: of a part of a country, few of all."""
        tree = self.ground.places
        named = (*places.surely, *places.perhaps)
        if len(named) != 1 or not _is_plain(named[0], tree):
            return self.by_topic.get(topic, ())
        around = ("", *tree.path(named[0]))
        return tuple([one for at in around for one in self.by_place.get((topic, at), ())])

    def heard(
        self, line: Utterance, facet: Facet, holder: Speaker
    ) -> Iterator[tuple[Ending, Range]]:
        """Announcements on a claim's topic that end claims like it, wherever they apply.

        `line` stands for all who say the same, told to the same; its own announcement is one.
        """
        for ending in self.by_topic.get(facet.claim.topic, ()):
            if self.ends(ending, facet, holder):
                effect = self._effect(ending, line)
                if effect is not None:
                    yield ending, effect

    def ends(self, ending: Ending, facet: Facet, holder: Speaker) -> bool:
        """True if an ending is for claims like this one, by a voice that may end it.

        Places, days and who heard it are not asked here.
        """
        return self._covers(ending, facet) and self._speaks_for(ending, holder)

    def suspensions(self, utterance: Utterance) -> Iterator[tuple[Ending, Range]]:
        """What puts a record out of force, by its own voice or one above, heard; from which days.

        Whether a suspension is itself out of force is not asked here.
        """
        for ending in self.by_target.get(utterance.id, ()):
            if ending.how == RelationKind.SUSPENDS and any(
                self._speaks_for(ending, holder) for holder in utterance.speakers
            ):
                effect = self._effect(ending, utterance)
                if effect is not None:
                    yield ending, effect

    def _covers(self, ending: Ending, facet: Facet) -> bool:
        claim = facet.claim
        if ending.topics and claim.topic not in ending.topics:
            return False
        if ending.components and not self._reaches(ending.components, claim):
            return False
        return not self._repeats(ending.by, facet)

    def _reaches(self, components: tuple[str, ...], claim: Claim) -> bool:
        """True if one of the parts is that of the claim, or covers it; a figure names no part."""
        if claim.topic not in self.ground.codebook.topics:
            return False
        family = self.ground.codebook.family_of(claim.topic)
        return any(
            self.ground.codebook.bridge(family, one, claim.component) is not None
            for one in components
        )

    def _covers_places(self, ending: Ending, places: Common) -> Outcome:
        """Whether the ending speaks of every place: MEETS, or it may be (UNKNOWN).

        A place that only perhaps meets, and is not covered, leaves a line open that has ended where
        it surely meets.
        """
        if not ending.places:
            return Outcome.MEETS
        if NOT_STATED in ending.places or not any(places):
            return Outcome.UNKNOWN
        surely = {self._covers_place(ending, one) for one in places.surely}
        perhaps = {self._covers_place(ending, one) for one in places.perhaps}
        if surely | perhaps == {Outcome.MEETS}:
            return Outcome.MEETS
        return Outcome.PARTS if Outcome.PARTS in (surely or perhaps) else Outcome.UNKNOWN

    def _covers_place(self, ending: Ending, place: str) -> Outcome:
        relations = {self.ground.places.relation(place, outer) for outer in ending.places}
        if relations & _INSIDE:
            return Outcome.MEETS
        return Outcome.UNKNOWN if PlaceRelation.UNKNOWN in relations else Outcome.PARTS

    def _speaks_for(self, ending: Ending, holder: Speaker) -> bool:
        return any(answers_for(ender, holder, self.ground.voices) for ender in ending.by.speakers)

    def _repeats(self, ender: Utterance, facet: Facet) -> bool:
        """True if the ending record itself firmly holds the line: it cannot be ending it."""
        own = [
            one for one in ender.facets if one.claim.topic == facet.claim.topic and one.mode.is_firm
        ]
        return bool(own) and all(_line(one) == _line(facet) for one in own)

    def _effect(self, ending: Ending, line: Utterance) -> Range | None:
        """The days on which the line may have ended; None if those it was told to never heard."""
        made = ending.by.made
        heard = self._heard_on(ending.by, line)
        if heard is None:
            return None
        first, last = max(made.earliest, heard[0]), max(made.latest, heard[1])
        if ending.start is not None:
            first, last = max(first, ending.start[0]), max(last, ending.start[1])
        return first, last

    def _heard_on(self, ender: Utterance, line: Utterance) -> Range | None:
        """When the public, or those who were told the line, could know that it ended."""
        made, channel = (ender.made.earliest, ender.made.latest), ender.channel
        if channel is Channel.PUBLIC:
            return made
        if channel is Channel.INTERNAL:
            return None
        if self.ground.told(line) & self.ground.told(ender):
            return made
        releases = [
            step.made for one in ender.members for step in one.released if step.to is Release.PUBLIC
        ]
        if not releases:
            return None
        return min(one.earliest for one in releases), min(one.latest for one in releases)


def build_standing(ground: Ground) -> Standing:
    """Collect every ending of a set."""
    by_topic: dict[str, list[Ending]] = {}
    by_target: dict[str, list[Ending]] = {}
    for utterance in ground.all_of(says_of_others):
        for statement in utterance.members:
            for announcement in statement.announces:
                ending = _announced(utterance, announcement)
                by_topic.setdefault(announcement.topic, []).append(ending)
            for relation in statement.relations:
                if relation.target not in ground.sequence.roots:
                    continue
                target = ground.sequence.roots[relation.target]
                for ending in _by_relation(utterance, statement, relation, target):
                    if ending.target is None:
                        for topic in ending.topics:
                            by_topic.setdefault(topic, []).append(ending)
                    else:
                        by_target.setdefault(target, []).append(ending)
    return Standing(
        ground,
        {topic: tuple(found) for topic, found in by_topic.items()},
        {target: tuple(found) for target, found in by_target.items()},
        _by_place(ground.places, by_topic),
    )


def _by_place(
    tree: Places, by_topic: dict[str, list[Ending]]
) -> dict[tuple[str, str], tuple[Ending, ...]]:
    found: dict[tuple[str, str], list[Ending]] = {}
    for topic, endings in by_topic.items():
        for ending in endings:
            is_plain = all(_is_plain(place, tree) for place in ending.places)
            for place in (ending.places if is_plain else ()) or ("",):
                found.setdefault((topic, place), []).append(ending)
    return {where: tuple(those) for where, those in found.items()}


def _is_plain(place: str, tree: Places) -> bool:
    """True for a place that is no group, and is stated."""
    known = tree.by_id.get(place)
    return known is not None and not known.is_group


def _announced(utterance: Utterance, announcement: Announcement) -> Ending:
    start = announcement.start
    return Ending(
        utterance,
        None,
        (announcement.topic,),
        (announcement.component,) if announcement.component else (),
        announcement.places,
        (start.earliest, start.latest) if start else None,
        "announces",
    )


def _by_relation(
    utterance: Utterance, statement: Statement, relation: Relation, target: str
) -> Iterator[Ending]:
    """What a relation ends.

    `supersedes`, `rescinds` and `ends`: the target's claims on the record's own topics, or those it
    names. `suspends`: all of the target. `acknowledges` and `corrects`: the topics and parts they
    name, for those addressed; `corrects` without a topic ends the record corrected.
    """
    kind = relation.kind
    components, how = relation.components, kind.value
    if kind.ends_target:
        topics = relation.topics or statement.all_topics
        yield Ending(utterance, target, topics, components, (), None, how)
    elif kind is RelationKind.SUSPENDS:
        yield Ending(utterance, target, (), components, (), None, how)
    elif kind in {RelationKind.ACKNOWLEDGES, RelationKind.CORRECTS} and relation.topics:
        unstated = (NOT_STATED,) if statement.claims else ()
        places = statement.all_places or unstated
        yield Ending(utterance, None, relation.topics, components, places, None, how)
    elif kind is RelationKind.CORRECTS:
        yield Ending(utterance, target, (), components, (), None, how)


def _line(facet: Facet) -> tuple[Position, bool, People]:
    """What makes a claim the same line as another, wherever it applies."""
    return facet.claim.position, facet.denied, people_of(facet.claim.population)
