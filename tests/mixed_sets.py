"""Sets mixed from the fixtures of the rules, so that every code and every list turns up in them."""

import copy
import random
from functools import cache
from typing import Any

from scomm_timeline.model.corpus import Corpus
from tests.engine_builders import CASES, Values, read_values, set_of

RULES = sorted((CASES / "rules").glob("*/*.yaml"))
PER_SET = 9
POINTING = ("denies-statement", "supersedes", "rescinds", "ends", "replies-to", "after", "before",
            "acknowledges", "corrects", "reinterprets", "version-of", "same-event-as")  # fmt: skip


def mixed(seed: int) -> Corpus:
    """A set of the statements of some fixtures, each with ids of its own; the same for a seed."""
    chance = random.Random(seed)
    records = []
    for number, path in enumerate(chance.sample(RULES, PER_SET)):
        prefix = f"set-{number}-"
        records += [{"statements": [_renamed(one, prefix)]} for one in _statements(path)]
    if chance.random() < 0.5:
        records.append({"statements": [_acknowledging(chance.choice(records)["statements"][0])]})
    return set_of(*records)


@cache
def _statements(path: Any) -> list[Values]:
    return list(read_values(path)["statements"])


def _renamed(statement: Values, prefix: str) -> Values:
    """The statement with its id, and what it points to, made its fixture's own."""
    one = copy.deepcopy(statement)
    one["id"] = f"{prefix}{one['id']}"
    for kind in POINTING:
        if kind in one:
            one[kind] = _pointing(one[kind], prefix)
    for claim in one.get("claims", ()):
        about = claim.get("about", {})
        if "records" in about:
            about["records"] = [f"{prefix}{record}" for record in about["records"]]
    return one


def _pointing(target: Any, prefix: str) -> Any:
    if isinstance(target, list):
        return [_pointing(one, prefix) for one in target]
    if isinstance(target, dict):
        return {**target, "record": f"{prefix}{target['record']}"}
    return f"{prefix}{target}"


def _acknowledging(statement: Values) -> Values:
    """An internal acknowledgment of one of the statements."""
    return {
        "id": "acknowledgment",
        "made": "2031-12-01",
        "from": "beacon-agency",
        "to": "inside",
        "quote": "We know what was said.",
        "topics": ["leave"],
        "no-position": "not-stated",
        "acknowledges": statement["id"],
    }
