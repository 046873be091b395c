"""Hold the program against the second reader: `python -m tests.oracles.compare --sets N --seed S`.

Every disagreement is shrunk to the smallest set that still shows it. Those whose two verdicts and
reasons are the same are one group, of which one example is printed.
"""

from __future__ import annotations

import argparse
import copy
import itertools
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scomm_timeline.analysis.explain import judge
from scomm_timeline.analysis.meeting import open_court
from scomm_timeline.analysis.utterances import prepare
from tests.oracles.generate import generate
from tests.oracles.second_reader import SecondReader
from tests.oracles.toys import Toy, to_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.model.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two verdicts on one pair. `program` is an exception's name where it stopped."""

    a: str
    b: str
    mine: str
    program: str
    reason: str
    deciding: str


def differences(corpus: Corpus, only: tuple[str, str] | None = None) -> Iterator[Disagreement]:
    """Every pair of a set, or the one given, on which the two disagree."""
    reader = SecondReader(corpus)
    try:
        court = open_court(prepare(corpus))
    except Exception as error:  # noqa: BLE001 - a crash is a disagreement like any other
        yield Disagreement("", "", "", type(error).__name__, "the program stopped", str(error))
        return
    for a, b in [only] if only else itertools.combinations(sorted(corpus.by_id), 2):
        mine = reader.answer(a, b)
        program, deciding = _program(court, corpus, a, b)
        if program != mine.verdict:
            yield Disagreement(a, b, mine.verdict, program, mine.reason, deciding)


def _program(court: Any, corpus: Corpus, a: str, b: str) -> tuple[str, str]:
    try:
        judged = judge(court, corpus.by_id[a], corpus.by_id[b])
    except Exception as error:  # noqa: BLE001 - see above
        return type(error).__name__, str(error)
    return judged.verdict.value, repr(getattr(judged, "deciding", ""))


def shrink(toy: Toy, found: Disagreement) -> tuple[Toy, Disagreement]:
    """The smallest set, by dropping one thing at a time, that shows the same disagreement."""
    best, kept = toy, found
    again = True
    while again:
        again = False
        for smaller in _smaller(best, found):
            still = _still(smaller, found)
            if still is not None:
                best, kept, again = smaller, still, True
                break
    return best, kept


def _still(toy: Toy, found: Disagreement) -> Disagreement | None:
    corpus = toy.load()
    if corpus is None or found.a not in corpus.by_id or found.b not in corpus.by_id:
        return None
    pair = (found.a, found.b)
    return next((x for x in differences(corpus, pair) if _group(x) == _group(found)), None)


def _smaller(toy: Toy, found: Disagreement) -> Iterator[Toy]:
    """The set without one statement, one key, or one item of a list."""
    for index, one in enumerate(toy.statements):
        if one["id"] not in {found.a, found.b}:
            yield Toy(toy.frame, toy.statements[:index] + toy.statements[index + 1 :])
    for index in range(len(toy.statements)):
        for changed in _without_one(toy.statements[index]):
            yield Toy(toy.frame, [*toy.statements[:index], changed, *toy.statements[index + 1 :]])
    for changed in _without_one(toy.frame["families.yaml"]):
        yield Toy({**toy.frame, "families.yaml": changed}, toy.statements)


def _without_one(node: Any) -> Iterator[Any]:
    """Copies of a mapping or list that lack one entry somewhere."""
    keys: list[Any] = list(node) if isinstance(node, dict) else list(range(len(node)))
    for key in keys:
        if len(keys) > 1:  # an empty mapping or list would mean something else
            smaller = copy.copy(node)
            del smaller[key]
            yield smaller
        if isinstance(node[key], (dict, list)):
            if isinstance(node[key], list) and len(node[key]) == 1:
                yield {**node, key: node[key][0]} if isinstance(node, dict) else node
            for inner in _without_one(node[key]):
                changed = copy.copy(node)
                changed[key] = inner
                yield changed


def _group(one: Disagreement) -> tuple[str, ...]:
    """A rough name of the cause: both verdicts and both reasons, without names."""
    deciding = re.sub(r"s\d\d|\d+|'[^']*'|\"[^\"]*\"", "", one.deciding)[:80]
    return one.mine, one.program, one.reason[:90], deciding


def main() -> int:
    """Compare, shrink and print. Exit 1 if the two disagree anywhere."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--groups", type=int, default=12, help="groups to shrink and print")
    given = parser.parse_args()
    groups: dict[tuple[str, ...], tuple[Toy, Disagreement, int]] = {}
    counts: Counter[tuple[str, ...]] = Counter()
    began = time.monotonic()
    pairs = 0
    for seed in range(given.seed, given.seed + given.sets):
        toy, corpus = generate(seed)
        size = len(toy.statements)
        pairs += size * (size - 1) // 2
        for one in differences(corpus):
            key = _group(one)
            counts[key] += 1
            held = groups.get(key)
            if held is None or len(held[0].statements) > size:
                groups[key] = (toy, one, seed)
    _say(
        f"{given.sets} sets, {pairs} pairs, {counts.total()} disagreements in "
        f"{len(counts)} groups, {time.monotonic() - began:.1f} s"
    )
    for number, (key, count) in enumerate(counts.most_common(given.groups), start=1):
        toy, one, seed = groups[key]
        _print_group(number, count, seed, *shrink(toy, one))
    return 1 if counts else 0


def _print_group(number: int, count: int, seed: int, toy: Toy, one: Disagreement) -> None:
    _say(f"\n--- {number}: {count} pairs, seed {seed}: {one.a} x {one.b}")
    _say(f"second reader: {one.mine}: {one.reason}")
    _say(f"program:       {one.program}: {one.deciding}")
    for statement in toy.statements:
        _say(to_yaml({"-": statement}, "  ").replace("  -:\n", "", 1).rstrip())
        _say("")
    _say(to_yaml(toy.frame["families.yaml"]["main"], "  rules: ").rstrip())


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    raise SystemExit(main())
