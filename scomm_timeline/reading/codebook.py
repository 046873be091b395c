"""Topic files and families.yaml to the codebook; a codebook that contradicts itself is refused."""

from __future__ import annotations

import itertools

from scomm_timeline.model.codebook import (
    SCOPE_POSITIONS,
    Bridge,
    Codebook,
    Entailment,
    Exclusion,
    Family,
    Position,
    PositionEntry,
    Topic,
    TopicKind,
)
from scomm_timeline.model.typed import TYPE_CHECKING
from scomm_timeline.reading import shapes
from scomm_timeline.reading.problem import Problems, alike, allowed, nearest, quoted
from scomm_timeline.reading.sharpness import is_sharper
from scomm_timeline.reading.value import many

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.model.corpus import Vocabulary
    from scomm_timeline.model.span import Route
    from scomm_timeline.reading.value import Value


def read_codebook(
    topics: Mapping[str, Value],
    families: Value,
    families_path: str,
    vocabulary: Vocabulary,
    problems: Problems,
) -> Codebook | None:
    """The codebook of files whose shapes are sound; None if they contradict each other.

    `topics` gives the value of each topic file by its path, `families` that of families.yaml.
    """
    reader = _Reader(topics, families, families_path, vocabulary, problems)
    return reader.read()


class _Reader:
    """Reads all files of a codebook; every problem goes to the file it is in."""

    def __init__(
        self,
        topics: Mapping[str, Value],
        families: Value,
        families_path: str,
        vocabulary: Vocabulary,
        problems: Problems,
    ) -> None:
        self._topic_files = topics
        self._family_values = families
        self._families_path = families_path
        self._vocabulary = vocabulary
        self._problems = problems
        self._count = 0
        self._known: dict[str, tuple[str, ...]] = {}  # the positions of each topic
        self._paths: dict[str, str] = {}

    def read(self) -> Codebook | None:
        for path, value in self._topic_files.items():
            self._check_slug(path, value["topic"])
            self._known[value["topic"]] = tuple(value["positions"])
            self._paths[value["topic"]] = path
        topics = {value["topic"]: self._topic(path, value) for path, value in self._in_order()}
        families = {slug: self._family(slug, one) for slug, one in self._family_values.items()}
        self._check_homes()
        self._check_rule_ids()
        if self._count:
            return None
        codebook = Codebook(topics, families)
        return codebook if self._is_consistent(codebook) else None

    def _in_order(self) -> list[tuple[str, Value]]:
        """Topic files by slug: the name of a file means nothing."""
        return sorted(self._topic_files.items(), key=lambda one: str(one[1]["topic"]))

    def _add(
        self,
        path: str,
        code: str,
        message: str,
        help_: str,
        route: Route = (),
        *,
        on_key: bool = False,
    ) -> None:
        self._count += 1
        self._problems.add(path, code, message, help_, route, on_key=on_key)

    # -- topics ------------------------------------------------------------------------------

    def _check_slug(self, path: str, slug: str) -> None:
        if slug in self._paths:
            self._add(
                path,
                "S230",
                f'topic "{slug}" is also defined in {self._paths[slug]}',
                "one topic, one file",
                ("topic",),
            )
        if slug in shapes.CLAIM.fields or slug in shapes.STATEMENT.fields:
            self._add(
                path,
                "S230",
                f'topic "{slug}" has the name of a field',
                "a claim could not tell them apart; choose another slug",
                ("topic",),
            )

    def _topic(self, path: str, value: Value) -> Topic:
        slug, kind = value["topic"], TopicKind(value["kind"])
        positions = {
            name: self._position(path, slug, name, one) for name, one in value["positions"].items()
        }
        if kind is TopicKind.SCOPE:
            for name in positions.keys() - set(SCOPE_POSITIONS):
                self._add(
                    path,
                    "S230",
                    f'position "{name}" in a topic of kind scope',
                    allowed(SCOPE_POSITIONS),
                    ("positions", name),
                    on_key=True,
                )
        exclusions = []
        for index, one in enumerate(value.get("excludes", ())):
            route: Route = ("excludes", index, "pair")
            first, second = self._pair(path, one["pair"], route)
            pair = Position(slug, first), Position(slug, second)
            for position in pair:
                self._check_position(path, position, route)
            exclusions.append(Exclusion(one["id"], *pair, one["why"], _is_contestable(one)))
        if value.get("exclusive") == "true":
            exclusions += self._exclusive(path, value, positions, exclusions)
        return Topic(slug, kind, value["question"], positions, tuple(exclusions))

    def _position(self, path: str, topic: str, name: str, value: Value) -> PositionEntry:
        route: Route = ("positions", name)
        entails = many(value.get("entails"))
        for target in entails:
            self._check_position(path, Position(topic, target), (*route, "entails"))
        reads_as = tuple(Position(*one) for one in sorted(value.get("reads-as", {}).items()))
        for position in reads_as:
            self._check_position(path, position, (*route, "reads-as", position.topic))
        self._check_reading(path, name, value)
        return PositionEntry(
            name,
            value["means"],
            value.get("include", ""),
            value.get("exclude", ""),
            value.get("example"),
            value.get("counter-example"),
            entails,
            reads_as,
            value.get("reads-as-why", ""),
            value.get("reads-as-contestable") == "true",
        )

    def _check_reading(self, path: str, name: str, value: Value) -> None:
        """A reason needs a reading, and a reading that is open to argument needs a reason."""
        route: Route = ("positions", name)
        for key in ("reads-as-why", "reads-as-contestable"):
            if key in value and "reads-as" not in value:
                what = f"`{key}` of {quoted(name)} speaks of no reading"
                self._add(path, "S230", what, "write `reads-as` beside it", (*route, key))
        if value.get("reads-as-contestable") == "true" and "reads-as-why" not in value:
            what = f"the reading of {quoted(name)} is open to argument and gives no reason"
            advice = "write `reads-as-why`: the reason, and what speaks against it"
            self._add(path, "S230", what, advice, (*route, "reads-as-contestable"))

    def _exclusive(
        self,
        path: str,
        value: Value,
        positions: Mapping[str, PositionEntry],
        listed: list[Exclusion],
    ) -> Iterator[Exclusion]:
        """The pairs of an exclusive topic, but for those listed and a sharper form of a position."""
        slug, why = value["topic"], value.get("exclusive-why")
        if why is None:
            self._add(
                path,
                "D102",
                'an exclusive topic lacks "exclusive-why"',
                "give the reason that is printed with every finding",
                ("exclusive",),
            )
        known = {frozenset((one.first.slug, one.second.slug)) for one in listed}
        for first, second in itertools.combinations(sorted(positions), 2):
            if frozenset((first, second)) in known or is_sharper(positions, first, second):
                continue
            pair = Position(slug, first), Position(slug, second)
            yield Exclusion(f"exclusive/{slug}", *pair, why or "")

    def _pair(self, path: str, pair: list[str], route: Route) -> tuple[str, str]:
        if len(pair) != 2:
            self._add(path, "S230", "an exclusion names two positions", "pair: [this, that]", route)
        elif pair[0] == pair[1]:
            self._add(
                path,
                "S230",
                f"position {quoted(pair[0])} excludes itself",
                "name the two positions that cannot both hold",
                route,
            )
        return pair[0], pair[-1]

    def _check_position(self, path: str, position: Position, route: Route) -> bool:
        known = self._known.get(position.topic)
        if known is None:
            self._add(
                path,
                "S203",
                f"unknown topic {quoted(position.topic)}",
                nearest(position.topic, sorted(self._known), what="topics"),
                route,
            )
        elif position.slug not in known:
            self._add(
                path,
                "S204",
                f"unknown position {quoted(position.slug)}; topic {position.topic} allows: "
                + ", ".join(known),
                alike(position.slug, known) or "write the position in its topic file first",
                route,
            )
        return known is not None and position.slug in known

    # -- families ----------------------------------------------------------------------------

    def _family(self, slug: str, value: Value) -> Family:
        for index, topic in enumerate(value["topics"]):
            if topic not in self._known:
                self._add(
                    self._families_path,
                    "S203",
                    f'unknown topic "{topic}"',
                    nearest(topic, sorted(self._known), what="topics"),
                    (slug, "topics", index),
                )
        return Family(
            slug,
            value["title"],
            tuple(value["topics"]),
            tuple(self._entailments(slug, value)),
            tuple(self._exclusions(slug, value)),
            tuple(self._bridges(slug, value)),
        )

    def _entailments(self, family: str, value: Value) -> Iterator[Entailment]:
        for index, one in enumerate(value.get("entails", ())):
            route: Route = (family, "entails", index)
            source = self._named(value, one["if"], (*route, "if"))
            target = self._named(value, one["then"], (*route, "then"))
            if source.topic == target.topic and _is_contestable(one):
                self._add(
                    self._families_path,
                    "S230",
                    f"rule {quoted(one['id'])} stays inside one topic and is contestable",
                    "inside a topic an entailment is by definition: write it as `entails` of the "
                    "position",
                    (*route, "contestable"),
                )
            yield Entailment(one["id"], source, target, one["why"], _is_contestable(one))

    def _exclusions(self, family: str, value: Value) -> Iterator[Exclusion]:
        for index, one in enumerate(value.get("excludes", ())):
            route: Route = (family, "excludes", index, "pair")
            pair = self._pair(self._families_path, one["pair"], route)
            first, second = (self._named(value, text, route) for text in pair)
            yield Exclusion(one["id"], first, second, one["why"], _is_contestable(one))

    def _bridges(self, family: str, value: Value) -> Iterator[Bridge]:
        components = self._vocabulary.components
        for index, one in enumerate(value.get("bridges", ())):
            for end in ("from", "to"):
                if one[end] not in components:
                    self._add(
                        self._families_path,
                        "S205",
                        f'unknown component "{one[end]}"',
                        nearest(one[end], components),
                        (family, "bridges", index, end),
                    )
            yield Bridge(one["id"], one["from"], one["to"], one["why"], _is_contestable(one))

    def _named(self, family: Value, text: str, route: Route) -> Position:
        """The position that `topic/position` names; it must be one of the family's."""
        topic, _, name = text.partition("/")
        position = Position(topic, name)
        is_known = self._check_position(self._families_path, position, route)
        if is_known and topic not in family["topics"]:
            self._add(
                self._families_path,
                "S230",
                f'topic "{topic}" is not in the family',
                "a family's rules join its own topics; add it to `topics`",
                route,
            )
        return position

    # -- the whole ---------------------------------------------------------------------------

    def _check_homes(self) -> None:
        """Each topic is in one family."""
        homes: dict[str, str] = {}
        for slug, family in self._family_values.items():
            for index, topic in enumerate(family["topics"]):
                if topic in homes:
                    self._add(
                        self._families_path,
                        "S230",
                        f'topic "{topic}" is in two families: {homes[topic]}, {slug}'
                        if homes[topic] != slug
                        else f'topic "{topic}" stands twice in family {slug}',
                        "findings are kept by family: each topic belongs to one",
                        (slug, "topics", index),
                    )
                homes.setdefault(topic, slug)
        for topic, path in self._paths.items():
            if topic not in homes:
                self._add(
                    path,
                    "S230",
                    f'topic "{topic}" is in no family',
                    f"add it to `topics` of a family in {self._families_path}",
                    ("topic",),
                )

    def _check_rule_ids(self) -> None:
        """A rule's id is printed and bound by adjudications: it names one rule."""
        seen: set[str] = set()
        for path, route, rule in self._rules():
            if rule["id"] in seen:
                self._add(
                    path,
                    "S230",
                    f"rule id {quoted(rule['id'])} stands twice",
                    "give each rule an id of its own",
                    (*route, "id"),
                )
            seen.add(rule["id"])

    def _rules(self) -> Iterator[tuple[str, Route, Value]]:
        """Every rule that has an id, with its file and route."""
        for path, topic in self._in_order():
            for index, one in enumerate(topic.get("excludes", ())):
                yield path, ("excludes", index), one
        for slug, family in self._family_values.items():
            for section in ("entails", "excludes", "bridges"):
                for index, one in enumerate(family.get(section, ())):
                    yield self._families_path, (slug, section, index), one

    def _is_consistent(self, codebook: Codebook) -> bool:
        """Report each position that entails its own opposite."""
        found_any = False
        for position, found in codebook.self_contradictions():
            found_any = True
            steps = (*found.a.steps, *found.b.steps, found.exclusion)
            self._add(
                self._paths[position.topic],
                "S230",
                f'position "{position}" entails its own opposite: it leads to {found.a.end} and '
                f"{found.b.end}, which exclude each other",
                "remove one of the rules on the way: "
                + ", ".join(dict.fromkeys(step.id for step in steps if step is not None)),
                ("positions", position.slug),
                on_key=True,
            )
        return not found_any


def _is_contestable(rule: Value) -> bool:
    return bool(rule.get("contestable") == "true")
