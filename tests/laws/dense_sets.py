"""Dense small sets for the laws of counting: many statements that differ in few things.

A calendar of twelve days, two levels of place inside a country, every mode, bridges, windows,
decisions, claims about earlier words and announcements. Most statements fall into few lots, so that most of their pairs are counted and not
built; a rate says how often something sets one apart (a relation, a turn, a second signatory).
"""

from typing import Any

from hypothesis import strategies as st

from scomm_timeline.model.corpus import Corpus
from scomm_timeline.reading.load import load
from tests.oracles.toys import AUDIENCES, ORGANIZATIONS, PEOPLE, PLACES, Node, Toy, exclusive

DAYS = 12
STANCES = (
    ("opt-out", "available"),
    ("opt-out", "available"),
    ("opt-out", "unavailable"),
    ("opt-out", "unavailable"),
    ("opt-out", "by-procedure"),
    ("duty", "mandatory"),
    ("duty", "voluntary"),
    ("scope", "only"),
    ("scope", "reaches"),
    ("reasons", "law"),
    ("reasons", "safety"),
    ("past", "meant-timing"),
    ("past", "meant-choice"),
    ("decision", "joins"),
    ("decision", "ends"),
)
OPEN_TO_ARGUMENT = (("duty", "mandatory"), ("opt-out", "available"))
MODES = ("denies", "presupposes", "hedged", "asks", "wishes", "considers", "option", "if")
ABOUT: tuple[Node, ...] = (
    {"voices": "ice"},
    {"topics": "opt-out", "until": "2010-08-06"},
    {"voices": "ice", "until": "2010-08-03/2010-08-08"},
)
POPULATIONS: tuple[Any, ...] = (
    {"stage": "booked"},
    {"stage": "identified-only"},
    {"record": "serious"},
    {"record": "none"},
    "not-stated",
)


def _day(number: int) -> str:
    return f"2010-08-{number:02}"


@st.composite
def days(draw: st.DrawFn) -> str:
    """A date as typed: a day, an interval, an approximate day, or one without an end."""
    first = draw(st.integers(1, DAYS))
    kind = draw(st.sampled_from(("day",) * 5 + ("interval",) * 3 + ("about", "since", "until")))
    if kind == "interval":
        return f"{_day(first)}/{_day(draw(st.integers(first, DAYS)))}"
    return {
        "day": _day(first),
        "about": f"{_day(first)}~",
        "since": f"{_day(first)}/..",
        "until": f"../{_day(first)}",
    }[kind]


@st.composite
def frames(draw: st.DrawFn, *, is_contestable: bool = False) -> dict[str, Node]:
    """The set without its records: rules and bridges come and go."""

    def rule(name: str, **values: Any) -> Node:
        contestable = {"contestable": "true"} if is_contestable or draw(st.booleans()) else {}
        return {"id": name, "why": "w", **values, **contestable}

    bridges = [rule("W1", **{"from": "whole", "to": "activation"})]
    if draw(st.booleans()):
        bridges.append(rule("W2", **{"from": "activation", "to": "detainers"}))
    entails = [rule("R1", **{"if": "duty/mandatory", "then": "opt-out/unavailable"})]
    if draw(st.booleans()):
        entails.append(rule("R2", **{"if": "duty/voluntary", "then": "opt-out/available"}))
    return {
        "set.yaml": {"format": "1", "title": "Toy"},
        "vocabulary.yaml": {
            "components": {"whole": "W", "activation": "A", "detainers": "D"},
            "documents": ["letter", "agreement"],
        },
        "places.yaml": PLACES,
        "voices.yaml": {"organizations": ORGANIZATIONS, "people": PEOPLE, "audiences": AUDIENCES},
        "families.yaml": {
            "main": {
                "title": "T",
                "topics": ["opt-out", "duty", "reasons", "past"],
                "entails": entails,
                "bridges": bridges,
            },
            "deciding": {"title": "T", "topics": ["decision"]},
            "scoping": {
                "title": "T",
                "topics": ["scope"],
                "bridges": [rule("W8", **{"from": "whole", "to": "activation"})],
            },
        },
        "topics/decision.yaml": exclusive("decision", "decision", ("joins", "ends")),
        "topics/past.yaml": {
            "topic": "past",
            "kind": "past-statements",
            "question": "q",
            "positions": {
                "meant-timing": {"means": "m", "reads-as": {"opt-out": "unavailable"}},
                "meant-choice": {"means": "m", "reads-as": {"opt-out": "available"}},
            },
        },
        "topics/opt-out.yaml": {
            "topic": "opt-out",
            "kind": "position",
            "question": "q",
            "positions": {
                "available": {"means": "m"},
                "by-procedure": {"means": "m", "entails": ["available"]},
                "unavailable": {"means": "m"},
            },
            "excludes": [{"id": "X1", "pair": ["available", "unavailable"], "why": "w"}],
        },
        "topics/duty.yaml": exclusive("duty", "position", ("voluntary", "mandatory")),
        "topics/reasons.yaml": exclusive("reasons", "reasons", ("law", "safety")),
        "topics/scope.yaml": {
            "topic": "scope",
            "kind": "scope",
            "question": "q",
            "positions": {one: {"means": "m"} for one in ("only", "reaches", "focus")},
        },
    }


def _claim(draw: st.DrawFn, stances: tuple[tuple[str, str], ...], rate: int, turning: int) -> Node:
    topic, slug = draw(st.sampled_from(stances))
    claim: Node = {topic: slug}
    if topic == "past":
        claim["about"] = draw(st.sampled_from(ABOUT))
    if topic == "scope" or draw(st.integers(0, 99)) < rate // 2:
        claim["population"] = draw(st.sampled_from(POPULATIONS))
    if draw(st.integers(0, 99)) < rate:
        claim["mode"] = draw(st.sampled_from(MODES))
    if draw(st.integers(0, 99)) < rate // 2:
        claim["who"] = draw(st.sampled_from(("state", "local", "not-stated")))
    if draw(st.integers(0, 99)) < rate // 2:
        claim["extent"] = "some"
    kind = draw(st.integers(0, 99))
    if draw(st.integers(0, 99)) < turning:
        claim[draw(st.sampled_from(("valid-from", "becomes")))] = draw(days())
    elif kind < 2 * rate:
        claim["valid-until"] = draw(days())
    elif kind < 3 * rate:
        claim["valid-from"] = draw(days())
    elif kind < 3 * rate + rate // 4:
        claim["becomes"] = draw(days())
    return claim


def _paper(draw: st.DrawFn, name: str, sharing: int, rate: int) -> str:
    """Its own document, one that a few share, or one of several that half of a set may stand in."""
    if draw(st.integers(0, 99)) < sharing:
        return f"p{draw(st.integers(0, 2))}"
    return "shared" if draw(st.integers(0, 99)) < rate // 2 else f"d{name}"


def _statement(draw: st.DrawFn, number: int, pools: dict[str, list[Any]], rate: int) -> Node:
    def pick(name: str) -> Any:
        return draw(st.sampled_from(pools[name]))

    def rarely(share: int) -> bool:
        return draw(st.integers(0, 99)) < share

    name = f"s{number:02}"
    stances = tuple(pools["stances"])
    one: Node = {
        "id": name,
        "document": "agreement" if rarely(rate // 4) else "letter",
        "document-id": _paper(draw, name, pools["sharing"][0], rate),
        "made": draw(days()),
        "from": pick("from"),
        "to": pick("to"),
        "place": pick("place"),
        "component": pick("component"),
        "quote" if rarely(50) else "paraphrase": "w",
        "claims": [_claim(draw, stances, rate, pools["turning"][0])],
    }
    if rarely(rate // 2):
        one["claims"].append(_claim(draw, stances, rate, 0))
    if rarely(rate // 4):
        one["act"] = "deed"
    if rarely(pools["announcing"][0]):
        said: Node = {"topic": draw(st.sampled_from(sorted({topic for topic, _ in stances})))}
        if rarely(30):
            said["component"] = pick("component")
        if rarely(40):
            said["place"] = pick("place")
        if rarely(25):
            said["from"] = draw(days())
        one["announces"] = [said]
    if number and rarely(rate // 2):
        kinds = ("supersedes", "suspends", "after", "version-of", "acknowledges", "corrects")
        target = f"s{draw(st.integers(0, number - 1)):02}"
        one[draw(st.sampled_from(kinds))] = target
    return one


def usable(toy: Toy) -> Corpus:
    """The set without the records that cannot be used."""
    while True:
        loaded = load(toy.files())
        assert loaded.corpus is not None, loaded.diagnostics
        bad = {one.id for one in loaded.left_out}
        if not bad:
            return loaded.corpus
        toy.statements = [one for one in toy.statements if one["id"] not in bad]


@st.composite
def dense_sets(draw: st.DrawFn, most: int = 24, *, of_papers: bool = False) -> Toy:
    """A set that may still have records which cannot be used: drop them with `usable`.

    `of_papers`: more than half stand in three documents, and opposed ones meet by a rule that is open to
    argument.
    """
    rate = draw(st.sampled_from((0, 0, 0, 4) if of_papers else (0, 4, 10, 25)))
    singles = ["ice", "ice", "dhs", "fbi", "director", "illinois", "auditor"]
    voices: list[Any] = draw(st.lists(st.sampled_from(singles), min_size=1, max_size=3))
    if rate >= 10 and draw(st.booleans()):
        voices.append(["ice", "illinois"])
    places: list[Any] = draw(
        st.lists(st.sampled_from(("us", "ca", "sf", "la", "il")), min_size=1, max_size=4)
    )
    if rate and draw(st.booleans()):
        places.append(draw(st.sampled_from(("ca-some", "us-some", "not-stated", ["ca", "il"]))))
    pools: dict[str, list[Any]] = {
        "from": voices,
        "to": draw(
            st.lists(st.sampled_from(("public", "internal", "police")), min_size=1, max_size=2)
        ),
        "place": places,
        "component": draw(
            st.lists(
                st.sampled_from(("whole", "activation", "detainers", "not-stated")),
                min_size=1,
                max_size=2,
            )
        ),
        "stances": [
            *(OPEN_TO_ARGUMENT if of_papers else ()),
            *draw(
                st.lists(
                    st.sampled_from(STANCES),
                    min_size=0 if of_papers else 2,
                    max_size=1 if of_papers else 4,
                )
            ),
        ],
        "announcing": [draw(st.sampled_from((0, 5, 20)))],
        "sharing": [60 if of_papers else 0],
        "turning": [draw(st.sampled_from((0, 0, 30)))],
    }
    count = draw(st.integers(most // 2 if of_papers else 2, most))
    statements = [_statement(draw, number, pools, rate) for number in range(count)]
    return Toy(draw(frames(is_contestable=of_papers)), statements)
