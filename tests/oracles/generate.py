"""Small random sets in which pairs often differ in one dimension only.

A seed always gives the same set.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Final

from scomm_timeline.reading.load import load
from tests.oracles import toys
from tests.oracles.toys import AUDIENCES, ORGANIZATIONS, PEOPLE, PLACE_NAMES, PLACES, Node, Toy

if TYPE_CHECKING:
    from scomm_timeline.model.corpus import Corpus

DAYS: Final = 12

STAGES: Final = ("stopped", "identified-only", "arrested", "booked", "charged", "convicted")
RECORDS: Final = ("none", "minor", "serious", "any-conviction")
OPPOSITES: Final = {
    ("opt-out", "available"): [
        ("opt-out", "unavailable"),
        ("opt-out", "never-was"),
        ("duty", "mandatory"),
        ("capability", "cannot"),
    ],
    ("opt-out", "by-procedure"): [("opt-out", "unavailable"), ("duty", "mandatory")],
    ("opt-out", "unavailable"): [
        ("opt-out", "available"),
        ("opt-out", "by-procedure"),
        ("duty", "voluntary"),
        ("capability", "can"),
    ],
    ("duty", "mandatory"): [("duty", "voluntary"), ("opt-out", "available")],
    ("capability", "cannot"): [("capability", "can"), ("opt-out", "available")],
    ("reasons", "law"): [("reasons", "safety")],
    ("decision", "joins"): [("decision", "ends"), ("decision", "suspends")],
    ("scope", "only"): [("scope", "reaches"), ("scope", "only"), ("scope", "focus")],
}
SECOND: Final = ("past", ("meant-timing", "meant-choice", "no-change", "changed"))


def generate(seed: int) -> tuple[Toy, Corpus]:
    """A set that loads without error: what cannot be used is taken out of it first."""
    chance = random.Random(seed)
    while True:
        toy = _Maker(chance).toy()
        while bad := {one.id for one in load(toy.files()).left_out}:
            toy.statements = [one for one in toy.statements if one["id"] not in bad]
        corpus = toy.load()
        if corpus is not None and len(toy.statements) > 1:
            return toy, corpus


class _Maker:
    """One draw."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._rate = chance.choice((1, 1, 2, 3))  # how many dimensions a statement varies

    def _may(self, share: float) -> bool:
        return self._chance.random() < share

    def toy(self) -> Toy:
        count = self._chance.choice((2, 2, 3, 3, 4, 5, 6, 8, 12, 20, 30))
        statements: list[Node] = []
        self._base = self._base_statement()
        self._place_pool = self._chance.sample(PLACE_NAMES, 3)
        for number in range(count):
            one = self._statement(f"s{number:02}", statements)
            statements.append(one)
        return Toy(self._frame(), statements)

    # --- The frame ------------------------------------------------------------------------------

    def _frame(self) -> dict[str, Node]:
        return {
            "set.yaml": {"format": "1", "title": "Toy"},
            "vocabulary.yaml": {
                "components": {"whole": "W", "activation": "A", "detainers": "D"},
                "documents": ["letter", "memo"],
            },
            "places.yaml": PLACES,
            "voices.yaml": {
                "organizations": ORGANIZATIONS,
                "people": PEOPLE,
                "audiences": AUDIENCES,
            },
            "families.yaml": self._families(),
            "topics/opt-out.yaml": toys.topic_of(
                "opt-out",
                "position",
                {"available": {}, "by-procedure": {"entails": ["available"]}, "unavailable": {},
                 "never-was": {"entails": ["unavailable"]}},
                [("X1", "available", "unavailable")],
            ),
            "topics/duty.yaml": toys.exclusive("duty", "position", ("voluntary", "mandatory")),
            "topics/capability.yaml": toys.topic_of(
                "capability",
                "capability",
                {"cannot": {"reads-as": {"opt-out": "unavailable"}},
                 "can": {"reads-as": {"opt-out": "available"}}},
                [("X3", "can", "cannot")],
            ),
            "topics/past.yaml": toys.topic_of(
                "past",
                "past-statements",
                {"meant-timing": {"reads-as": {"opt-out": "unavailable"}},
                 "meant-choice": {"reads-as": {"opt-out": "available"}},
                 "no-change": {}, "changed": {}},
                [("X4", "no-change", "changed")],
            ),
            "topics/reasons.yaml": toys.exclusive("reasons", "reasons", ("law", "safety")),
            "topics/decision.yaml": toys.exclusive(
                "decision", "decision", ("joins", "ends", "suspends")
            ),
            "topics/scope.yaml": toys.topic_of(
                "scope", "scope", {"only": {}, "reaches": {}, "focus": {}}, []
            ),
        }  # fmt: skip

    def _families(self) -> Node:
        main: Node = {"title": "T", "topics": ["opt-out", "duty", "capability", "past", "reasons"]}
        entails = [
            self._rule("R1", "duty/mandatory", "opt-out/unavailable", 0.6),
            self._rule("R2", "duty/voluntary", "opt-out/available", 0.6),
            self._rule("R3", "opt-out/never-was", "past/no-change", 0.5),
        ]
        main["entails"] = [one for one in entails if self._may(0.75)] or entails[:1]
        if self._may(0.4):
            rule = {"id": "X9", "pair": ["duty/voluntary", "opt-out/never-was"], "why": "w"}
            if self._may(0.5):
                rule["contestable"] = "true"
            main["excludes"] = [rule]
        bridges = [self._bridge("W1", "whole", "activation", 0.3)]
        if self._may(0.5):
            bridges.append(self._bridge("W2", "whole", "detainers", 0.7))
        if self._may(0.2):
            bridges.append(self._bridge("W3", "activation", "detainers", 0.5))
        main["bridges"] = bridges
        others: Node = {
            "scoping": {"title": "T", "topics": ["scope"]},
            "deciding": {"title": "T", "topics": ["decision"]},
        }
        if self._may(0.5):
            others["scoping"]["bridges"] = [self._bridge("W8", "whole", "activation", 0.3)]
        return {"main": main, **others}

    def _rule(self, name: str, source: str, target: str, contestable: float) -> Node:
        rule = {"id": name, "if": source, "then": target, "why": "w"}
        return {**rule, "contestable": "true"} if self._may(contestable) else rule

    def _bridge(self, name: str, source: str, target: str, contestable: float) -> Node:
        rule = {"id": name, "from": source, "to": target, "why": "w"}
        return {**rule, "contestable": "true"} if self._may(contestable) else rule

    # --- One statement --------------------------------------------------------------------------

    def _base_statement(self) -> Node:
        """What most statements of the set differ from in one or two things."""
        topic, slug = self._chance.choice(list(OPPOSITES))
        return {
            "topic": (topic, slug),
            "from": self._chance.choice(("ice", "ice", "dhs", "director", "governor", "fbi")),
            "to": self._chance.choice(("public", "public", "police", "member", "internal")),
            "place": self._chance.choice(("us", "ca", "sf")),
            "component": self._chance.choice(("whole", "activation")),
        }

    def _statement(self, name: str, before: list[Node]) -> Node:
        base = self._base
        one: Node = {
            "id": name,
            "document": "letter",
            "document-id": f"d{name}",
            "made": self._made(),
            "from": base["from"],
            "to": base["to"],
            "place": base["place"],
            "component": base["component"],
            "paraphrase": "w",
        }
        one["claims"] = [self._claim(before)]
        if self._may(0.12):
            one["claims"].append(self._claim(before))
        varieties = [
            self._vary_from, self._vary_to, self._vary_place, self._vary_component,
            self._vary_mode, self._vary_who, self._vary_population, self._vary_extent,
            self._vary_window, self._vary_place, self._vary_from, self._vary_act,
        ]  # fmt: skip
        for _ in range(self._chance.randint(0, self._rate)):
            self._chance.choice(varieties)(one)
        if one.get("act") == "outside-finding":
            one["from"] = self._chance.choice(("judge", "auditor", "courts"))
        if before and self._may(0.5):
            self._link(one, before)
        return one

    def _day(self, first: int = 1) -> str:
        return f"2010-08-{self._chance.randint(first, DAYS):02}"

    def _made(self) -> str:
        draw = self._chance.random()
        if draw < 0.6:
            return self._day()
        if draw < 0.7:
            return f"{self._day()}T{self._chance.choice(('09', '10', '11'))}:00"
        if draw < 0.78:
            return f"{self._day()}~"
        if draw < 0.9:
            start = self._chance.randint(1, DAYS - 1)
            return f"2010-08-{start:02}/2010-08-{self._chance.randint(start, DAYS):02}"
        return self._chance.choice(("../2010-08-04", "2010-08-09/..", self._day()))

    def _claim(self, before: list[Node]) -> Node:
        topic, slug = self._base["topic"]
        draw = self._chance.random()
        if draw < 0.45:
            topic, slug = self._chance.choice(OPPOSITES[(topic, slug)])
        elif draw < 0.57 and before:
            return self._second_order(before)
        elif draw < 0.63:
            topic, slug = self._chance.choice(list(OPPOSITES))
        claim: Node = {topic: slug}
        if topic == "scope":
            claim["population"] = self._population()
        return claim

    def _second_order(self, before: list[Node]) -> Node:
        topic, slugs = SECOND
        claim: Node = {topic: self._chance.choice(slugs)}
        draw = self._chance.random()
        known = [x["about"] for one in before for x in one.get("claims", ()) if "about" in x]
        if known and self._may(0.3):
            claim["about"] = self._chance.choice(known)
        elif draw < 0.5:
            count = self._chance.randint(1, min(2, len(before)))
            claim["about"] = {
                "records": sorted(x["id"] for x in self._chance.sample(before, count))
            }
        elif draw < 0.9:
            about: Node = {"voices": [self._chance.choice(("ice", "dhs", "director"))]}
            if self._may(0.5):
                about["topics"] = self._chance.choice((["opt-out"], ["opt-out", "duty"], ["past"]))
            if self._may(0.3):
                about["until"] = self._limit()
            if self._may(0.15):
                about["audience"] = self._chance.choice(("public", "police"))
            claim["about"] = about
        return claim

    def _limit(self) -> str:
        """Until when earlier words count: a day, often; else some days, a month or a year."""
        if self._may(0.6):
            return self._day(4)
        draw = self._chance.random()
        if draw < 0.6:
            start = self._chance.randint(2, DAYS - 1)
            return f"2010-08-{start:02}/2010-08-{self._chance.randint(start, DAYS):02}"
        if draw < 0.75:
            return f"{self._day(4)}~"
        return self._chance.choice(("2010-08", "2010-08", "2010-07", "2010"))

    def _population(self) -> Any:
        if self._may(0.12):
            return "not-stated"
        found: Node = {}
        if self._may(0.6):
            found["stage"] = self._some(STAGES)
        if self._may(0.5) or not found:
            found["record"] = self._some(RECORDS)
        return found

    def _some(self, words: tuple[str, ...]) -> Any:
        if self._may(0.7):
            return self._chance.choice(words)
        return sorted(self._chance.sample(words, 2))

    def _vary_from(self, one: Node) -> None:
        singles: list[Any] = [
            "ice", "ice", "dhs", "dhs", "cis", "fbi", "gov", "illinois", "isp", "sheriff",
            "congress", "courts", "auditor", "advocate", "director", "director", "deputy", "mover",
            "secretary", "governor", "member", "retired",
            {"organization": "ice", "person": "unnamed"},
            {"organization": "dhs", "person": "redacted"},
            {"organization": "illinois", "person": "director"},
        ]  # fmt: skip
        if self._may(0.15):
            one["from"] = self._chance.sample(["ice", "illinois", "dhs", "fbi", "isp"], 2)
        else:
            one["from"] = self._chance.choice(singles)
        if self._may(0.05):
            one["for"] = self._chance.choice(("ice", "dhs", "illinois"))

    def _vary_to(self, one: Node) -> None:
        choices: list[Any] = [
            "public", "public", "press", "internal", "internal", "police", "states", "member",
            "congress", "illinois", "dhs", ["internal", "police"], ["police", "public"],
            "not-stated", ["member", "governor"],
        ]  # fmt: skip
        one["to"] = self._chance.choice(choices)

    def _vary_place(self, one: Node) -> None:
        draw = self._chance.random()
        if draw < 0.1:
            one["place"] = "not-stated"
        elif draw < 0.25:
            one["place"] = self._chance.sample(self._place_pool, 2)
        else:
            one["place"] = self._chance.choice(PLACE_NAMES)

    def _vary_component(self, one: Node) -> None:
        one["component"] = self._chance.choice(
            ("whole", "activation", "activation", "detainers", "not-stated")
        )

    def _vary_mode(self, one: Node) -> None:
        one["mode"] = self._chance.choice(
            ("denies", "denies", "denies", "presupposes", "hedged", "hedged", "asks", "wishes",
             "considers", "recommends", "option", "if")
        )  # fmt: skip

    def _vary_who(self, one: Node) -> None:
        one["who"] = self._chance.choice(("local", "state", "both", "not-stated"))

    def _vary_population(self, one: Node) -> None:
        for claim in one["claims"]:
            claim["population"] = self._population()

    def _vary_extent(self, one: Node) -> None:
        one["extent"] = "some"

    def _vary_window(self, one: Node) -> None:
        claim = one["claims"][0]
        draw = self._chance.random()
        if draw < 0.35:
            claim["becomes"] = self._window_day()
        elif draw < 0.75:
            claim["valid-from"] = self._window_day()
        if draw > 0.65:
            claim["valid-until"] = self._window_day()

    def _window_day(self) -> str:
        if self._may(0.8):
            return self._day()
        start = self._chance.randint(1, DAYS - 2)
        return f"2010-08-{start:02}/2010-08-{start + 2:02}"

    def _vary_act(self, one: Node) -> None:
        one["act"] = self._chance.choice(("decision", "deed", "outside-finding"))

    # --- How it points to others ----------------------------------------------------------------

    def _link(self, one: Node, before: list[Node]) -> None:
        other = self._chance.choice(before)
        kinds = (
            "announces", "announces", "announces", "supersedes", "supersedes", "rescinds", "ends",
            "suspends", "suspends", "acknowledges", "corrects", "replies-to", "after", "before",
            "version-of", "same-event-as", "document", "reinterprets",
        )  # fmt: skip
        kind = self._chance.choice(kinds)
        if kind == "announces":
            one["announces"] = [self._announcement()]
        elif kind == "document":
            one["document-id"] = other["document-id"]
        elif kind in {"version-of", "same-event-as"}:
            one[kind] = other["id"]
            one["made"] = other["made"]
        elif kind in {"acknowledges", "corrects", "supersedes", "rescinds", "ends"}:
            one[kind] = self._narrowed(other)
        else:
            one[kind] = other["id"]

    def _narrowed(self, other: Node) -> Any:
        target: Node = {"record": other["id"]}
        if self._may(0.4):
            target["topics"] = [self._topic_name()]
        if self._may(0.3):
            target["components"] = [self._chance.choice(("whole", "activation"))]
        return target if len(target) > 1 else other["id"]

    def _topic_name(self) -> str:
        topic, slug = self._base["topic"]
        return str(self._chance.choice([topic, *(one for one, _ in OPPOSITES[(topic, slug)])]))

    def _announcement(self) -> Node:
        # Seldom: what earlier statements meant. Two accounts of that may be ended like other lines.
        said: Node = {"topic": SECOND[0] if self._may(0.1) else self._topic_name()}
        if self._may(0.5):
            said["component"] = self._chance.choice(("whole", "activation", "detainers"))
        if self._may(0.4):
            said["place"] = self._chance.choice(PLACE_NAMES)
        if self._may(0.3):
            said["from"] = self._window_day()
        return said
