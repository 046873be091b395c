"""Made-up sets of any size, in the shape of a real one, and the same statements as the peers take them.

Deterministic for a seed, written as it goes. A statement is about 12 lines and 450 bytes: a quotation
of one to three sentences, a claim with its scope, a source with a page. One date in seven is uncertain.
Every speaker keeps to one side, but for two statements in a hundred.

    python -m benchmarks.generate 1000 DIR                 many statements a file
    python -m benchmarks.generate 1000 DIR --layout single one statement a file
    python -m benchmarks.generate 1000 DIR --layout beancount|journal|json
    python -m benchmarks.generate 1000 DIR --changed 0.01  the same set with one in a hundred edited
"""

import argparse
import csv
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

FIRST_DAY: Final = date(2031, 1, 1)
DAYS: Final = 1_500
STATES, COUNTIES = 40, 8
BODIES, PEOPLE = 12, 60
SOURCES: Final = 200
STATEMENTS_A_FILE: Final = 50
UNCERTAIN, FLIPPED = 0.15, 0.02

_ONSETS = ("st", "pr", "c", "d", "f", "l", "m", "n", "r", "t", "w", "ag", "en", "un", "sh", "")
_NUCLEI = ("a", "e", "i", "o", "u", "ou", "ea", "io")
_CODAS = ("n", "r", "st", "nt", "s", "l", "ct", "ng", "d", "te", "")

SET = """\
format: 1
title: Generated
description: Made up by a program, to measure another.
reviewers:
  desk: {name: "(nobody)", role: editor}
"""
VOCABULARY = """\
components:
  whole: The program without distinction.
  papers: The checking of papers.
documents: [letter, press-conference, memo, article]
measures: {towns: Number of towns that take part.}
"""
FAMILIES = """\
taking-part:
  title: May a town stay out?
  topics: [leaving, duty]
  entails:
    - {id: R1, if: duty/required, then: leaving/closed, contestable: true, why: "What all must do, none may leave."}
  bridges:
    - {id: B1, from: whole, to: papers, why: "The program as a whole includes the checking of papers."}
"""
TOPICS = {
    "leaving": """\
topic: leaving
kind: position
question: May a town leave the program?
positions:
  open: {means: A town may leave.}
  closed: {means: No town may leave.}
excludes:
  - {id: X1, pair: [open, closed], why: "Where no town may leave, none may."}
""",
    "duty": """\
topic: duty
kind: position
question: Must a town take part?
positions:
  required: {means: Every town must take part.}
  free: {means: Taking part is a town's own choice.}
excludes:
  - {id: X2, pair: [required, free], why: "What is required is not a choice."}
""",
}
SIDES: Final = (
    (("leaving", "open"), ("duty", "free")),
    (("leaving", "closed"), ("duty", "required")),
)


class Made(NamedTuple):
    """One statement, as plain values."""

    id: str
    made: str
    speaker: str
    words: str
    topic: str
    position: str
    component: str
    place: str
    source: str
    page: int
    note: str


def statements(count: int, *, seed: int = 7, changed: float = 0.0) -> Iterator[Made]:
    """`count` statements; with `changed`, that share of them has other words and another side."""
    rng = random.Random(seed)
    words = _words(rng)
    edits = random.Random(seed + 1)
    for number in range(count):
        one = _statement(rng, words, number)
        if edits.random() < changed:
            flipped = {"open": "closed", "closed": "open", "free": "required", "required": "free"}
            one = one._replace(
                words=f"{one.words} And so it stays.",
                position=flipped[one.position],
                note=f"{one.note} (seen again)",
            )
        yield one


def _statement(rng: random.Random, words: list[str], number: int) -> Made:
    person = rng.randrange(PEOPLE)
    side = person % 2 if rng.random() >= FLIPPED else 1 - person % 2
    topic, position = rng.choice(SIDES[side])
    state = rng.randrange(STATES)
    county = rng.randrange(COUNTIES * 3)
    said = ". ".join(_sentence(rng, words) for _ in range(rng.randint(1, 3)))
    return Made(
        id=f"statement-{number:07}",
        made=_date(rng),
        speaker=f"person-{person:02}",
        words=f"{said}.",
        topic=topic,
        position=position,
        component=rng.choice(("whole", "whole", "papers")),
        place=f"state-{state:02}" if county >= COUNTIES else f"county-{state:02}-{county}",
        source=f"source-{rng.randrange(SOURCES):03}",
        page=rng.randint(1, 300),
        note=_sentence(rng, words),
    )


def _date(rng: random.Random) -> str:
    day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
    if rng.random() >= UNCERTAIN:
        return day.isoformat()
    later = day + timedelta(days=rng.randint(2, 90))
    return rng.choice(
        (f"{day:%Y-%m}", f"{day:%Y-%m}~", f"{day:%Y}", f"{day}/{later}", f"{day:%Y-%m}?")
    )


def _words(rng: random.Random) -> list[str]:
    def syllable() -> str:
        return rng.choice(_ONSETS) + rng.choice(_NUCLEI) + rng.choice(_CODAS)

    return ["".join(syllable() for _ in range(rng.randint(1, 3))) for _ in range(2_000)]


def _sentence(rng: random.Random, words: list[str]) -> str:
    return " ".join(rng.choices(words, k=rng.randint(8, 16))).capitalize()


# -- as a set ------------------------------------------------------------------------------------


def write_set(folder: Path, made: Iterator[Made], statements_a_file: int) -> None:
    """The statements as a set of this program."""
    for name in ("records", "topics", "sources"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, text in {"set": SET, "vocabulary": VOCABULARY, "families": FAMILIES}.items():
        (folder / f"{name}.yaml").write_text(text)
    for slug, text in TOPICS.items():
        (folder / "topics" / f"{slug}.yaml").write_text(text)
    (folder / "voices.yaml").write_text("\n".join(_voices()) + "\n")
    (folder / "places.yaml").write_text("\n".join(_places()) + "\n")
    for number in range(SOURCES):
        (folder / "sources" / f"source-{number:03}.yaml").write_text(_source(number))
    batch: list[Made] = []
    for number, one in enumerate(made):
        batch.append(one)
        if len(batch) == statements_a_file:
            _write_batch(folder, batch, number // statements_a_file)
            batch = []
    if batch:
        _write_batch(folder, batch, 10**6)


def _write_batch(folder: Path, batch: list[Made], number: int) -> None:
    inner = folder / "records" / f"{number // 1_000:04}"
    inner.mkdir(exist_ok=True)
    lines = ["document: letter", "to: public", "statements:"]
    for one in batch:
        lines += _record(one)
    (inner / f"batch-{number:07}.yaml").write_text("\n".join(lines) + "\n")


def _record(one: Made) -> list[str]:
    return [
        f"  - id: {one.id}",
        f"    made: {one.made}",
        f"    from: {one.speaker}",
        "    quote: >-",
        *_wrapped(one.words),
        "    claims:",
        f"      - {one.topic}: {one.position}",
        f"        component: {one.component}",
        f"        place: {one.place}",
        "    sources:",
        f"      - {{source: {one.source}, locator: page {one.page}}}",
        f"    notes: {one.note}",
    ]


def _wrapped(words: str) -> Iterator[str]:
    line = "     "
    for word in words.split():
        if len(line) + len(word) > 100:
            yield line
            line = "     "
        line += " " + word
    yield line


def _voices() -> Iterator[str]:
    yield "organizations:"
    yield "  country: {name: The Country, kind: government}"
    for number in range(BODIES):
        parent = "country" if number < 3 else f"body-{number % 3:02}"
        kind = "department" if number < 3 else "agency"
        yield f"  body-{number:02}: {{name: Body {number}, parent: {parent}, kind: {kind}}}"
    yield "people:"
    for number in range(PEOPLE):
        office = f"{{role: Head of section {number}, organization: body-{number % BODIES:02}}}"
        yield f"  person-{number:02}: {{name: Person {number}, offices: [{office}]}}"
    yield "audiences:"
    yield "  public: {kind: public, name: the public}"


def _places() -> Iterator[str]:
    yield "country:"
    yield "  name: The Country"
    yield "  kind: country"
    yield "  within:"
    for state in range(STATES):
        yield f"    state-{state:02}:"
        yield f"      name: State {state}"
        yield "      kind: state"
        yield "      within:"
        for county in range(COUNTIES):
            name = f"County {county} of State {state}"
            yield f"        county-{state:02}-{county}: {{name: {name}, kind: county}}"


def _source(number: int) -> str:
    return (
        f"id: source-{number:03}\ntitle: Paper {number}\npublisher: The Press\nkind: newspaper\n"
        "dates: {document: 2036-01-01}\nurl: none-given\nseen: whole\n"
    )


# -- as the peers take it ------------------------------------------------------------------------


def as_ledger(one: Made, *, beancount: bool) -> str:
    """One transaction without an amount that matters, with the fields as metadata."""
    day = one.made[:10] if one.made[:10].count("-") == 2 else f"{one.made[:4]}-01-01"
    fields = one._asdict() | {"date_as_written": one.made}
    if beancount:
        lines = [f'{day} * "{one.speaker}" "{one.topic}"']
        lines += [f'  {key.lower()}: "{value}"' for key, value in fields.items()]
        lines += ["  Assets:Said  1 USD", "  Equity:Said  -1 USD", ""]
    else:
        lines = [f"{day} * {one.speaker} | {one.topic}"]
        lines += [f"    ; {key}: {value}" for key, value in fields.items()]
        lines += ["    Assets:Said  1 USD", "    Equity:Said  -1 USD", ""]
    return "\n".join(lines) + "\n"


def write_ledger(path: Path, made: Iterator[Made], *, beancount: bool) -> None:
    """The statements as transactions of beancount, or of hledger and ledger."""
    with path.open("w") as stream:
        if beancount:
            stream.write("2000-01-01 open Assets:Said\n2000-01-01 open Equity:Said\n\n")
        for one in made:
            stream.write(as_ledger(one, beancount=beancount))


def write_json(path: Path, made: Iterator[Made]) -> None:
    """The statements as one JSON list of flat objects, as tools that compare by key take them."""
    path.write_text(json.dumps([one._asdict() for one in made]))


def write_csv(path: Path, made: Iterator[Made]) -> None:
    """The statements as one table."""
    with path.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(Made._fields)
        writer.writerows(made)


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--layout", default="many", choices=["many", "single", "beancount", "journal", "json"]
    )
    parser.add_argument("--changed", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    made = statements(asked.count, seed=asked.seed, changed=asked.changed)
    match asked.layout:
        case "many":
            write_set(asked.folder, made, STATEMENTS_A_FILE)
        case "single":
            write_set(asked.folder, made, 1)
        case "json":
            write_json(asked.folder / "records.json", made)
        case layout:
            write_ledger(asked.folder / f"records.{layout}", made, beancount=layout == "beancount")


if __name__ == "__main__":
    main()
