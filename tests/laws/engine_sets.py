"""Random small sets over the invented frame, and what the engine says of every pair in them."""

import copy
import json
import random
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from scomm_timeline.analysis.explain import Judgment, judge
from scomm_timeline.analysis.meeting import Court, open_court
from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.analysis.whole import Analyzed, analyze
from scomm_timeline.model.corpus import Corpus
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.reading import yaml_nodes
from scomm_timeline.reading.load import load
from scomm_timeline.reading.outline import SUBSTANCE
from tests.engine_builders import Values, frame_files, set_of

SIZE = 8
DAYS = 180
MONTHS = (31, 28, 31, 30, 31, 30)

_POSITIONS = {
    "leave": ("may-leave", "by-notice", "must-stay", "never-could"),
    "duty": ("free", "bound"),
    "levy": ("compulsory", "gift"),
    "charter-need": ("needed", "not-needed"),
    "ability": ("cannot", "can"),
    "ground": ("treaty", "statute", "custom"),
    "stops": ("only", "reaches", "focus"),
    "decision": ("joins", "suspends", "ends"),
    "past-words": ("meant-dates-only", "same-line", "changed-line"),
}
_TOPICS = ("leave",) * 18 + ("duty",) * 9 + ("stops",) * 6 + tuple(_POSITIONS)
_VOICES: tuple[Any, ...] = (
    *("beacon-agency", "ministry", "ben-holt", "ada-moss") * 4,
    *("treasury", "treasury", "tide-office", "aldery-province", "finn-orme"),
    *("parliament", "sailors"),
    ["beacon-agency", "aldery-province"],
    {"organization": "beacon-agency", "person": "unnamed"},
)
_AUDIENCES = ("public", "public", "public", "inside", "towns", "ford-council", "provinces")
_PLACES = (
    *("maren", "aldery", "aldery") * 3,
    *("aldery-ford", "aldery-quay", "borrin", "aldery-some-towns"),
)
_COMPONENTS = (*("whole", "whole", "lighting") * 3, "charter", "upkeep", "not-stated")
_MODES = (None,) * 16 + ("denies", "denies", "presupposes", "hedged", "asks")
_RELATIONS = ("version-of", "supersedes", "ends", "suspends", "acknowledges", "replies-to")
_STAGES = ("identified-only", "arrested", "booked", "charged", "convicted", "not-stated")
_RECORDS = ("none", "minor", "serious", "any-conviction", "not-stated")


def written_day(number: int) -> str:
    """The day of the first half of 2031 with this number, from 0."""
    month = 0
    while number >= MONTHS[month]:
        number -= MONTHS[month]
        month += 1
    return f"2031-{month + 1:02}-{number + 1:02}"


def _made(rng: random.Random) -> str:
    day = rng.randrange(DAYS)
    kind = rng.random()
    if kind < 0.6:
        return written_day(day)
    if kind < 0.8:
        return written_day(day)[:7]
    if kind < 0.9:
        return f"{written_day(day)}/{written_day(min(day + rng.randrange(1, 60), DAYS - 1))}"
    return "2031"


def _claim(rng: random.Random, others: list[str]) -> Values:
    topic = rng.choice(_TOPICS)
    claim: Values = {
        topic: rng.choice(_POSITIONS[topic]),
        "component": rng.choice(_COMPONENTS),
        "place": rng.choice(_PLACES),
    }
    mode = rng.choice(_MODES)
    if mode is not None:
        claim["mode"] = mode
    if rng.random() < 0.12:
        claim["who"] = rng.choice(("local", "state", "not-stated"))
    if rng.random() < 0.1:
        claim["extent"] = "some"
    if topic == "stops" or rng.random() < 0.05:
        claim["population"] = (
            {"stage": rng.choice(_STAGES)}
            if rng.random() < 0.7
            else {"record": rng.choice(_RECORDS)}
        )
    if topic == "past-words":
        claim["about"] = rng.choice(
            ({"voices": ["ministry"]}, {"topics": ["leave"]}, {"records": [rng.choice(others)]})
            if others
            else ({"voices": ["ministry"]},)
        )
    _set_window(rng, claim)
    return claim


def _set_window(rng: random.Random, claim: Values) -> None:
    kind = rng.random()
    if kind < 0.08:
        claim["becomes"] = written_day(rng.randrange(DAYS // 2))
    elif kind < 0.16:
        claim["valid-from"] = written_day(rng.randrange(DAYS // 2))
    if kind < 0.04 or 0.12 < kind < 0.22:
        claim["valid-until"] = written_day(rng.randrange(DAYS // 2, DAYS))


def _relate(rng: random.Random, record: Values, others: list[str]) -> None:
    kind = rng.random()
    if others and kind < 0.06:
        record["version-of"] = rng.choice(others)
    elif others and kind < 0.24:
        record[rng.choice(_RELATIONS[1:])] = rng.choice(others)
    if rng.random() < 0.3:
        record["announces"] = [
            {
                "topic": rng.choice(("leave", "leave", "duty", "stops")),
                "place": rng.choice(("maren", "maren", "aldery")),
            }
        ]


def random_records(rng: random.Random, size: int = SIZE) -> list[Values]:
    """Statements, each for a file of its own; a few share a document."""
    records: list[Values] = []
    for index in range(size):
        others = [one["id"] for one in records]
        record: Values = {
            "id": f"s{index:02}",
            "made": _made(rng),
            "document": rng.choice(("notice", "letter", "report", "speech", "agreement")),
            "document-id": rng.choice(("paper-a", "paper-b", f"own-{index}", f"own-{index}")),
            "from": rng.choice(_VOICES),
            "to": rng.choice(_AUDIENCES),
            rng.choice(("quote", "quote", "paraphrase")): f"The words of number {index}.",
            "claims": [_claim(rng, others) for _ in range(rng.choice((1, 1, 1, 2)))],
        }
        if rng.random() < 0.1:
            record["act"] = "deed"
        if rng.random() < 0.1:
            record["via"] = ["a sailor", "The Gazette"]
        _relate(rng, record, others)
        records.append(record)
    return sound(records)


def corpus_of(records: list[Values], frame: Iterable[InputFile] | None = None) -> Corpus | None:
    """The set of these statements; None if any of them had to be left out."""
    files = [
        *(frame_files() if frame is None else frame),
        *(
            InputFile(f"records/{one['id']}.yaml", json.dumps({"statements": [one]}))
            for one in records
        ),
    ]
    loaded = load(files)
    return loaded.corpus if loaded.corpus is not None and not loaded.left_out else None


def sound(records: list[Values]) -> list[Values]:
    """The records without the relations that their dates do not allow."""
    kept: list[Values] = []
    for record in records:
        alone = {key: one for key, one in record.items() if key not in _RELATIONS}
        kept.append(record if corpus_of([*kept, record]) is not None else alone)
    return kept


@cache
def sets(count: int, seed: str = "law") -> tuple[tuple[list[Values], Analyzed], ...]:
    """Sets drawn from fixed seeds with what is found in each. Never change what you are given."""
    return tuple(
        (records, analyze(set_of(*({"statements": [one]} for one in records))))
        for records in (random_records(random.Random(f"{seed}-{n}")) for n in range(count))
    )


def judged_by(court: Court, a: str, b: str) -> Judgment:
    """The verdict on two statements."""
    by_id = court.ground.corpus.by_id
    return judge(court, by_id[a], by_id[b])


def verdicts(court: Court, ids: list[str]) -> dict[tuple[str, str], str]:
    """The verdict of every pair of these statements, in the order of the list."""
    return {
        (a, b): judged_by(court, a, b).verdict.value
        for index, a in enumerate(ids)
        for b in ids[index + 1 :]
    }


def analyzed_records(records: list[Values]) -> Analyzed | None:
    """What is found among these statements; None if one of them cannot be used."""
    corpus = corpus_of(records)
    return analyze(corpus) if corpus is not None else None


def court_of(records: list[Values], frame: Iterable[InputFile] | None = None) -> Court | None:
    """These statements ready to be asked about any pair; None if one of them cannot be used."""
    corpus = corpus_of(records, frame)
    return open_court(prepare(corpus)) if corpus is not None else None


def edited(records: list[Values], id_: str, **fields: Any) -> list[Values]:
    """A copy in which one statement has other values."""
    copied = copy.deepcopy(records)
    target = next(one for one in copied if one["id"] == id_)
    target.update({name.rstrip("_").replace("_", "-"): one for name, one in fields.items()})
    return copied


def values_of(files: Iterable[InputFile]) -> dict[str, Any]:
    """Files as typed values, by path."""
    return {one.path: yaml_nodes.read(one.text).value for one in files if one.text is not None}


def spelled_out(record_file: Values) -> Iterator[Values]:
    """Every statement of a file with what it takes from the header."""
    header = {key: one for key, one in record_file.items() if key != "statements"}
    for statement in record_file["statements"]:
        inherited = {
            key: one
            for key, one in header.items()
            if key not in SUBSTANCE or not any(name in statement for name in SUBSTANCE)
        }
        yield {**inherited, **statement}


def with_what_it_points_to(records: dict[str, Values], *ids: str) -> list[Values]:
    """Some statements, and all that they point to, directly or through others."""
    todo, seen = list(ids), dict.fromkeys(ids)
    while todo:
        for named in _names_in(records[todo.pop()]):
            if named in records and named not in seen:
                seen[named] = None
                todo.append(named)
    return [records[one] for one in seen]


def _names_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _names_in(one)
    elif isinstance(value, str):
        yield value
