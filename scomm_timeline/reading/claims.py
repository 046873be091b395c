"""What a statement says: claims with their scope, figures, announcements, relations."""

from __future__ import annotations

from scomm_timeline.model.codebook import Position, TopicKind
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.statement import (
    NOT_STATED,
    About,
    Announcement,
    Bound,
    Claim,
    Extent,
    Figure,
    Mode,
    Population,
    Record,
    Relation,
    RelationKind,
    Stage,
    Who,
)
from scomm_timeline.model.typed import TYPE_CHECKING, Final
from scomm_timeline.reading import shapes
from scomm_timeline.reading.entry import item
from scomm_timeline.reading.problem import nearest, quoted
from scomm_timeline.reading.value import many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.model.span import Route
    from scomm_timeline.reading.entry import Entry
    from scomm_timeline.reading.value import Value

_CLAIM_FIELDS: Final = frozenset(shapes.CLAIM.fields)
_SCOPE: Final = frozenset(shapes.SCOPE_FIELDS)
RELATIONS: Final = frozenset(kind.value for kind in RelationKind)
"""Fields that point to other records."""

_WHO: Final = {"local": Who.LOCAL, "state": Who.STATE, "both": None, NOT_STATED: Who.NOT_STATED}
_NO_LIMIT: Final = (NOT_STATED,)
_UNKNOWN_PEOPLE: Final = Population((Stage.NOT_STATED,), (Record.NOT_STATED,))


def read_claims(entry: Entry) -> tuple[Claim, ...]:
    """Each claim that can be understood; an item that is None has lost its shape and is passed.

    Equal claims are one object: a large set says few things very often.
    """
    route, known = entry.route("claims"), entry.frame.claims
    is_inherited = not _SCOPE.isdisjoint(entry.values)
    inherited = tuple(map(entry.values.get, shapes.SCOPE_FIELDS)) if is_inherited else ()
    claims = []
    for index, raw in enumerate(entry.values["claims"]):
        if raw is None:
            continue
        try:
            key = (*raw.items(), *inherited)
            claim = known.get(key)
        except TypeError:  # a list of places, a population: not for a key
            key, claim = None, None
        if claim is None:
            claim = _claim(entry, raw, (*route, index))
            if key is not None and claim is not None and not entry.problems:
                known[key] = claim
        if claim is not None:
            claims.append(claim)
    return tuple(claims)


def _claim(entry: Entry, raw: Value, route: Route) -> Claim | None:
    topics = [key for key in raw if key not in _CLAIM_FIELDS]
    if len(topics) != 1:
        found = "no topic" if not topics else "several topics: " + ", ".join(topics)
        help_ = "a claim is one topic with its position: `leave: may-leave`"
        entry.bad("D111", f"the claim names {found}", help_, route)
        return None
    position = _position(entry, topics[0], raw[topics[0]], route)
    scope = _Scope(entry, raw, route)
    component, places = scope.component(), scope.places()
    population = read_population(scope.get("population"))
    start, until = scope.window()
    about = _about(entry, raw["about"], (*route, "about")) if "about" in raw else None
    if position is None or component is None or places is None:
        return None
    if population is None and entry.frame.codebook.kind(position.topic) is TopicKind.SCOPE:
        message = f'the claim "{position}" lacks a population'
        entry.bad("D111", message, "population: {stage: ..., record: ...}, or not-stated", route)
        return None
    return Claim(
        position,
        component,
        places,
        Mode(scope.get("mode") or Mode.ASSERTS),
        _WHO[scope.get("who") or "both"],
        population,
        Extent(scope.get("extent") or Extent.ALL),
        start,
        until,
        parse_date(raw["becomes"]) if "becomes" in raw else None,
        about,
    )


def _position(entry: Entry, topic: str, slug: str, route: Route) -> Position | None:
    if not entry.check_topic(topic, (*route, topic), on_key=True):
        return None
    positions = entry.frame.codebook.topics[topic].positions
    if slug in positions:
        return Position(topic, slug)
    entry.bad(
        "S204",
        f"unknown position {quoted(slug)}; topic {topic} allows: " + ", ".join(positions),
        nearest(slug, positions),
        (*route, topic),
    )
    return None


class _Scope:
    """The scope of one claim: its own values over those of its statement."""

    __slots__ = ("_entry", "_raw", "_route")

    def __init__(self, entry: Entry, raw: Value, route: Route) -> None:
        self._entry = entry
        self._raw = raw
        self._route = route

    def get(self, key: str) -> Value:
        """A value, or None if the sentence sets no limit there."""
        return self._raw.get(key) or self._entry.values.get(key)

    def route(self, key: str) -> Route:
        """Where that value was typed."""
        return (*self._route, key) if key in self._raw else self._entry.route(key)

    def component(self) -> str | None:
        """The part of the program; never defaulted."""
        value = self.get("component")
        if value is None:
            help_ = "it is never defaulted; give it here, in the statement or in the header"
            message = 'the claim lacks "component": the part of the program'
            self._entry.bad("D102", message, help_, self._route)
            return None
        known = self._entry.check_component(value, _NO_LIMIT, self.route("component"))
        return str(value) if known else None

    def places(self) -> tuple[str, ...] | None:
        """Whom it is about; never defaulted. Empty for not-stated."""
        value = self.get("place")
        if value is None:
            help_ = (
                "it is never defaulted; give it here, in the statement or in the header "
                "(not-stated if the words do not say)"
            )
            self._entry.bad("D102", 'the claim lacks "place": whom it is about', help_, self._route)
            return None
        return read_places(self._entry, value, self.route("place"))

    def window(self) -> tuple[FuzzyDate | None, FuzzyDate | None]:
        """From when and until when, as typed; a window that closes before it opens is reported."""
        first, last = self.get("valid-from"), self.get("valid-until")
        turn = self._raw.get("becomes")
        if first is None and last is None:
            return None, None
        start, until = (parse_date(one) if one else None for one in (first, last))
        opens = parse_date(turn) if turn else start
        if turn and start:
            help_ = "`becomes` also says that it did not hold before; keep one of the two"
            message = '"becomes" and "valid-from" exclude each other'
            self._entry.bad("D111", message, help_, (*self._route, "becomes"))
        elif opens and until and until.end <= opens.earliest:
            help_ = "`valid-until` is the last day on which it holds"
            message = "the claim ends before it begins"
            self._entry.bad("D111", message, help_, self.route("valid-until"))
        return start, until


def read_places(entry: Entry, value: Value, route: Route) -> tuple[str, ...]:
    """Places by slug; empty for none and for not-stated."""
    slugs = many(value)
    if slugs == _NO_LIMIT:
        return ()
    entry.check_places(slugs, value, route)
    return slugs


def read_population(value: Value) -> Population | None:
    """The people on two axes; None where no limit was typed."""
    if value is None:
        return None
    if value == NOT_STATED:
        return _UNKNOWN_PEOPLE
    return Population(
        tuple(Stage(one) for one in many(value.get("stage"))),
        tuple(Record(one) for one in many(value.get("record"))),
    )


def _about(entry: Entry, value: Value, route: Route) -> About:
    voices = entry.frame.voices
    speakers = [*voices.people, *voices.organizations]
    who = many(value.get("voices"))
    for index, slug in enumerate(who):
        if slug not in speakers:
            at = item((*route, "voices"), value["voices"], index)
            entry.unknown_voice(slug, at, speakers)
    topics = many(value.get("topics"))
    for index, slug in enumerate(topics):
        entry.check_topic(slug, item((*route, "topics"), value["topics"], index))
    audience = value.get("audience")
    if audience is not None and audience not in voices.audiences and audience not in speakers:
        entry.unknown_voice(audience, (*route, "audience"), [*voices.audiences, *speakers])
    until = value.get("until")
    return About(
        many(value.get("records")), who, topics, audience, parse_date(until) if until else None
    )


def read_figure(entry: Entry) -> Figure:
    """The number, with what it counts."""
    value = entry.values["figure"]
    route = entry.route("figure")
    measures = entry.frame.vocabulary.measures
    if value["measure"] not in measures:
        message = f"unknown measure {quoted(value['measure'])}"
        entry.bad("S210", message, nearest(value["measure"], measures), (*route, "measure"))
    places, at = value.get("place"), (*route, "place")
    if places is None:
        places, at = entry.values.get("place"), entry.route("place")
    if places is None:
        help_ = "it is never defaulted; give it here, in the statement or in the header"
        entry.bad("D102", 'the figure lacks "place"', help_, route)
    window = value.get("window", NOT_STATED)
    return Figure(
        value["measure"],
        value["value"],
        value["unit"],
        Bound(value.get("bound", Bound.EXACT)),
        read_population(value.get("of")),
        read_population(value.get("population")),
        read_places(entry, places, at),
        parse_date(window) if window != NOT_STATED else None,
    )


def read_announcements(entry: Entry) -> tuple[Announcement, ...]:
    """Earlier lines that the words end."""
    return tuple(_announcements(entry))


def _announcements(entry: Entry) -> Iterator[Announcement]:
    route = entry.route("announces")
    for index, raw in enumerate(entry.values["announces"]):
        here = (*route, index)
        entry.check_topic(raw["topic"], (*here, "topic"))
        component = raw.get("component")
        if component is not None:
            entry.check_component(component, (), (*here, "component"))
        places, at = raw.get("place"), (*here, "place")
        if places is None:
            places, at = entry.values.get("place"), entry.route("place")
        start = raw.get("from")
        yield Announcement(
            raw["topic"],
            component,
            (NOT_STATED,) if places == NOT_STATED else read_places(entry, places, at),
            parse_date(start) if start else None,
        )


def read_relations(entry: Entry) -> tuple[Relation, ...]:
    """Pointers to other records, in the order in which the kinds are listed, not typed."""
    kinds = [kind for kind in RelationKind if kind.value in entry.values]
    return tuple(
        _relation(entry, kind, one, entry.item_route(kind.value, index))
        for kind in kinds
        for index, one in enumerate(many(entry.values[kind.value]))
    )


def _relation(entry: Entry, kind: RelationKind, value: Value, route: Route) -> Relation:
    if value.__class__ is not dict:
        value = {"record": value}
    topics, components = many(value.get("topics")), many(value.get("components"))
    for index, slug in enumerate(topics):
        entry.check_topic(slug, item((*route, "topics"), value["topics"], index))
    for index, slug in enumerate(components):
        at = item((*route, "components"), value["components"], index)
        entry.check_component(slug, (), at)
    if kind is RelationKind.REFERS_TO:
        voices = entry.frame.voices
        speakers = [*voices.people, *voices.organizations]
        if value["record"] not in speakers:
            entry.unknown_voice(value["record"], (*route, "record"), speakers)
    return Relation(kind, value["record"], topics, components)
