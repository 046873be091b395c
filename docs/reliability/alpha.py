# /// script
# requires-python = ">=3.11"
# dependencies = ["krippendorff>=0.8"]
# ///
"""How far two coders agree: Krippendorff's alpha for each field, from the files beside this one.

Run by hand in the checkout's environment, after `pip install krippendorff`:

    python docs/reliability/alpha.py
    python docs/reliability/alpha.py FIRST.yaml SECOND.yaml     # another pair of codings
    python docs/reliability/alpha.py FIRST.yaml SECOND.yaml --without ID,ID    # all but these
    python docs/reliability/alpha.py --differences     # and every unit on which the coders differ

The library is not a development dependency: it brings numpy, and nothing else here needs either.
The rules are those of docs/reliability.md, section 2; the second sample is its section 7.
"""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import krippendorff
import numpy as np

from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.codebook import Codebook, Position
from scomm_timeline.reading import yaml_nodes
from scomm_timeline.reading.load import load

HERE: Final = Path(__file__).resolve().parent
STATEMENTS: Final = HERE.parents[1] / "statements"
NONE: Final = "(none)"
RESAMPLES: Final = 2000

# The words the second coder used for a record, with the value of the closed list that they mean.
NEAREST: Final = {
    "any-offense": "any-conviction",
    "criminal": "any-conviction",
    "misdemeanor": "minor",
    "level-1": "serious",
}

Claim = Mapping[str, Any]
Pair = tuple[Claim | None, Claim | None]
Values = tuple[str, str]
"""What the first and the second coder wrote at one unit."""


class Row(NamedTuple):
    """Agreement on one field. `alpha` is None where everybody wrote one and the same value."""

    field: str
    units: int
    agree: float
    alpha: float | None
    low: float
    high: float


def main() -> None:
    """Print the table, then every unit on which the coders differ."""
    codebook = _codebook()
    named = [Path(one) for one in sys.argv[1:] if one.endswith(".yaml")]
    first, second = map(_coding, named or (HERE / "first.yaml", HERE / "second.yaml"))
    if list(first) != list(second):
        raise SystemExit("the two files do not hold the same statements")
    for id_ in _left_out(sys.argv[1:]):
        if id_ not in first:
            raise SystemExit(f"--without: no statement {id_} in these files")
        del first[id_], second[id_]
    fields = dict(_fields(first, second, codebook))
    out = sys.stdout
    out.write(f"{'field':46} {'n':>4} {'agree':>6} {'alpha':>6}   95% interval\n")
    for name, units in fields.items():
        row = measure(name, [values for _, values in units])
        interval = (
            "-" if row.alpha is None else f"{row.alpha:6.2f}   {row.low:.2f} to {row.high:.2f}"
        )
        out.write(f"{row.field:46} {row.units:4} {row.agree:6.2f} {interval:>6}\n")
    if "--differences" in sys.argv:
        for name, units in fields.items():
            for id_, (one, two) in units:
                if one != two:
                    out.write(f"{name} | {id_} | {one} | {two}\n")


def _left_out(words: list[str]) -> list[str]:
    """The ids after `--without`, which commas part; none where it is not given."""
    if "--without" not in words:
        return []
    after = words[words.index("--without") + 1 :]
    if not after:
        raise SystemExit("--without: which statements? Give their ids, with commas between them.")
    return sorted(set(after[0].split(",")))


def measure(name: str, units: list[Values]) -> Row:
    """Agreement on one field. The interval comes from drawing the units again, 2,000 times."""
    rng = np.random.default_rng(30)
    draws = (rng.integers(0, len(units), len(units)) for _ in range(RESAMPLES))
    drawn = [_alpha([units[at] for at in picks]) for picks in draws]
    alphas = [alpha for alpha in drawn if alpha is not None] or [0.0]
    low, high = np.percentile(alphas, [2.5, 97.5])
    agree = sum(one == two for one, two in units) / len(units)
    return Row(name, len(units), agree, _alpha(units), float(low), float(high))


def _alpha(units: list[Values]) -> float | None:
    """Nominal alpha; None where there is one value only, and so nothing to tell apart."""
    domain = sorted({value for pair in units for value in pair})
    if len(domain) == 1:
        return None
    number = {value: at for at, value in enumerate(domain)}
    rows = [[number[one] for one, _ in units], [number[two] for _, two in units]]
    return float(
        krippendorff.alpha(
            reliability_data=rows,
            level_of_measurement="nominal",
            value_domain=list(range(len(domain))),
        )
    )


def _codebook() -> Codebook:
    corpus = load(read_set(STATEMENTS)).corpus
    if corpus is None:
        raise SystemExit("the codebook does not load")
    return corpus.codebook


def _coding(path: Path) -> dict[str, Mapping[str, Any]]:
    document = yaml_nodes.read(path.read_text(encoding="utf-8"))
    if document.problems:
        raise SystemExit(f"{path}: {document.problems[0]}")
    return {one["id"]: one for one in document.value["statements"]}


# ----------------------------------------------------------------------------------- fields

Unit = tuple[str, Values]
Read = Callable[[Claim], str]


def _fields(
    first: Mapping[str, Mapping[str, Any]],
    second: Mapping[str, Mapping[str, Any]],
    codebook: Codebook,
) -> Iterator[tuple[str, list[Unit]]]:
    slots = [(id_, pair) for id_ in first for pair in align(first[id_], second[id_], codebook)]
    both = [(id_, (one, two)) for id_, (one, two) in slots if one is not None and two is not None]
    same = [(id_, (one, two)) for id_, (one, two) in both if one["topic"] == two["topic"]]
    scope = [(id_, pair) for id_, pair in same if pair[0]["topic"] == "program-scope"]
    side = _sides(codebook)

    def family(claim: Claim) -> str:
        return codebook.family_of(claim["topic"])

    def read(among: Iterable[tuple[str, Pair]], value: Read) -> list[Unit]:
        return [(id_, (_or_none(one, value), _or_none(two, value))) for id_, (one, two) in among]

    yield "kind of substance", [(i, (first[i]["substance"], second[i]["substance"])) for i in first]
    yield "topic named or not, every topic", list(_named(first, second, codebook))
    yield "family (both coded a claim)", read(both, family)
    yield "family (a missing claim counts)", read(slots, family)
    yield "topic (both coded a claim)", read(both, _text("topic"))
    yield "topic (a missing claim counts)", read(slots, _text("topic"))
    yield "side (both coded a claim)", read(both, side)
    yield "side (a missing claim counts)", read(slots, side)
    yield "position (both coded a claim)", read(both, _position)
    yield "position (a missing claim counts)", read(slots, _position)
    yield "component", read(same, _text("component"))
    yield "place", read(same, _text("place"))
    yield "who", read(same, _text("who", "both"))
    yield "mode", read(same, _text("mode"))
    yield "extent", read(same, _text("extent", "all"))
    yield "population: stage (scope)", read(scope, _population("stage"))
    yield "population: record (scope)", read(scope, _population("record"))
    yield "population: record (scope), nearest value", read(scope, _population("record", NEAREST))
    yield (
        "value of no-position",
        [
            (id_, (first[id_]["no-position"], second[id_]["no-position"]))
            for id_ in first
            if "no-position" in first[id_] and "no-position" in second[id_]
        ],
    )
    figures = [
        (id_, (first[id_]["figure"], second[id_]["figure"]))
        for id_ in first
        if "figure" in first[id_]
    ]
    for key in ("measure", "value", "bound", "place"):
        yield f"figure: {key}", read(figures, _text(key))
    for axis in ("stage", "record"):
        yield f"figure: {axis}, nearest value", read(figures, _population(axis, NEAREST))


def _or_none(claim: Claim | None, value: Read) -> str:
    return NONE if claim is None else value(claim)


def _position(claim: Claim) -> str:
    return f"{claim['topic']}/{claim['position']}"


def _text(key: str, default: str = NONE) -> Read:
    return lambda claim: _joined(claim.get(key, default))


def _population(axis: str, nearest: Mapping[str, str] | None = None) -> Read:
    def read(claim: Claim) -> str:
        value = claim.get("population", {}).get(axis, NONE)
        values = value if isinstance(value, list) else [value]
        return _joined([(nearest or {}).get(one, one) for one in values])

    return read


def _joined(value: object) -> str:
    return ", ".join(sorted(value)) if isinstance(value, list) else str(value)


def _named(
    first: Mapping[str, Mapping[str, Any]],
    second: Mapping[str, Mapping[str, Any]],
    codebook: Codebook,
) -> Iterator[Unit]:
    """For each statement without a figure and each topic: is the topic named?"""
    for id_ in first:
        if "figure" in first[id_] or "figure" in second[id_]:
            continue
        one, two = _topics(first[id_]), _topics(second[id_])
        for topic in codebook.topics:
            yield f"{id_} {topic}", (str(topic in one), str(topic in two))


def _topics(statement: Mapping[str, Any]) -> set[str]:
    claimed = {claim["topic"] for claim in statement.get("claims", ())}
    return claimed | set(statement.get("topics", ()))


def _sides(codebook: Codebook) -> Read:
    """Which side of its family's exclusions a claim is on; the position itself where none is."""
    colored = _colored(codebook)
    sizes = Counter(group for group, _ in colored.values())

    def read(claim: Claim) -> str:
        position = Position(claim["topic"], claim["position"])
        group, side = colored[position]
        if sizes[group] == 1:
            return str(position)
        return f"{group} {'against' if side ^ (claim['mode'] == 'denies') else 'with'}"

    return read


def _colored(codebook: Codebook) -> dict[Position, tuple[str, bool]]:
    """Positions joined by rules, each with the first of its group and whether it is against it.

    A group whose exclusions are more than two sides can hold falls apart into its positions.
    """
    neighbors: dict[Position, list[tuple[Position, bool]]] = {}
    for one, two, opposed in _joins(codebook):
        neighbors.setdefault(one, []).append((two, opposed))
        neighbors.setdefault(two, []).append((one, opposed))
    found: dict[Position, tuple[str, bool]] = {}
    unsound: set[str] = set()
    for start in [Position(t.slug, slug) for t in codebook.topics.values() for slug in t.positions]:
        queue = deque([(start, False)] if start not in found else [])
        while queue:
            at, against = queue.popleft()
            if at not in found:
                found[at] = (str(start), against)
                queue.extend((to, against ^ opposed) for to, opposed in neighbors.get(at, ()))
            elif found[at][1] != against:
                unsound.add(str(start))
    return {
        position: (str(position), False) if group in unsound else (group, against)
        for position, (group, against) in found.items()
    }


def _joins(codebook: Codebook) -> Iterator[tuple[Position, Position, bool]]:
    """Two positions joined by a rule, and whether the rule sets them against each other."""
    for exclusion in codebook.exclusions():
        yield exclusion.first, exclusion.second, True
    for topic in codebook.topics.values():
        for slug in topic.positions:
            position = Position(topic.slug, slug)
            for step in codebook.entailments(position):
                yield position, step.target, False
            for reading in codebook.readings(position):
                yield position, reading, False


# -------------------------------------------------------------------------------- alignment


def align(
    first: Mapping[str, Any], second: Mapping[str, Any], codebook: Codebook
) -> Iterator[Pair]:
    """The claims of one statement in pairs; None where a coder has no claim to set beside.

    Claims of one topic are paired first, those with most values in common before the others; then
    claims of one family, in the order in which they stand; then what is left, in that order.
    """
    ones, twos = list(first.get("claims", ())), list(second.get("claims", ()))

    def alike(one: Claim, two: Claim) -> int:
        if one["topic"] == two["topic"]:
            return 10 + sum(bool(one.get(key) == two.get(key)) for key in one)
        one_family = codebook.family_of(one["topic"])
        return 5 if one_family == codebook.family_of(two["topic"]) else 0

    while ones and twos:
        one, two = max(((a, b) for a in ones for b in twos), key=lambda pair: alike(*pair))
        ones.remove(one)
        twos.remove(two)
        yield one, two
    yield from ((one, None) for one in ones)
    yield from ((None, two) for two in twos)


if __name__ == "__main__":
    main()
