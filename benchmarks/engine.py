"""What it costs to find every conflict among many claims, and how that grows.

Run with `python benchmarks/engine.py`; `--most 1000000` for the whole ladder, `--mixed` for a set in
which, as in the shipped record, some also say what was decided, count, deny or turn. One family, half of the
claims for and half against, a third of the dates uncertain, three levels of place, windows, two
voices of one department, and announcements. Three questions, all answered in ratios, because
seconds belong to one machine: how the time grows when the claims double, how it stands to the loop
over all pairs at 10,000, and how it stands to sorting the same utterances by date. Exits 1 if a
limit is passed.

Every size is made anew and measured in several rounds, one size after another in each; the medians
are printed. Importing the library of arrays is measured once and added to every size that needs it,
as it would be in a process of its own.
"""

import argparse
import gc
import importlib
import itertools
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scomm_timeline.analysis.columns import LARGE_SET
from scomm_timeline.analysis.grouping import findings_of
from scomm_timeline.analysis.meeting import open_court
from scomm_timeline.analysis.tally import Tally, tally
from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.analysis.whole import analyze
from scomm_timeline.model.codebook import Position
from scomm_timeline.model.corpus import Corpus
from scomm_timeline.model.dates import FuzzyDate
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.model.statement import (
    About,
    Act,
    Announcement,
    Claim,
    Figure,
    Statement,
    Wording,
)
from scomm_timeline.model.voices import Channel, Speaker
from scomm_timeline.reading.load import load

STATES, COUNTIES = 50, 60
FIRST_DAY, DAYS = date(2008, 1, 1), 2_500
CLAIMS_AN_ANNOUNCEMENT = 1_000
SAMPLED_PAIRS = 40_000
PER_DOUBLING, PER_LOOP, PER_SORT = 2.3, 100, 10
MEASURES = 40
ROUNDS, MOST_OFTEN, OFTEN = 3, 3, 16_000
"""Rounds of a ladder, and how often sizes up to `OFTEN` are measured in each: they are short."""
SHARES = {"decision": 0.08, "past": 0.08, "figure": 0.13, "becomes": 0.01, "future": 0.01}
"""Of a hundred statements of the shipped record, and one that holds from a later day on."""

FOR = (Position("leave", "may"), Position("duty", "free"))
AGAINST = (Position("leave", "may-not"), Position("duty", "bound"))


@dataclass(frozen=True, slots=True)
class Row:
    """One size: seconds of each part, and what was found."""

    claims: int
    count: float
    whole: float
    sort: float
    pairs: int
    possible: int
    megabytes: int


def frame() -> list[InputFile]:
    """The set without its records."""
    states = "".join(
        f"      s{state:02}:\n        name: State {state}\n        kind: state\n        within:\n"
        + "".join(
            f"          s{state:02}-c{county:02}: {{name: County {county}, kind: county}}\n"
            for county in range(COUNTIES)
        )
        for state in range(STATES)
    )
    topic = "topic: {0}\nkind: position\nquestion: q\npositions:\n  {1}: {{means: m}}\n  {2}: {{means: m}}\n"
    exclusive = "exclusive: true\nexclusive-why: w\n"
    files = {
        "set.yaml": "format: 1\ntitle: Benchmark\n",
        "vocabulary.yaml": "components: {whole: W, part: P}\ndocuments: [letter]\n",
        "places.yaml": f"us:\n  name: Country\n  kind: country\n  within:\n{states}",
        "voices.yaml": (
            "organizations:\n"
            "  gov: {name: Government, kind: government}\n"
            "  dept: {name: Department, kind: department, parent: gov}\n"
            "  agency: {name: Agency, kind: agency, parent: dept}\n"
            "audiences:\n  public: {kind: public}\n"
        ),
        "topics/leave.yaml": topic.format("leave", "may", "may-not") + exclusive,
        "topics/duty.yaml": topic.format("duty", "free", "bound") + exclusive,
        "topics/joining.yaml": topic.format("joining", "joins", "ends").replace(
            "kind: position", "kind: decision"
        )
        + exclusive,
        "topics/past.yaml": (
            "topic: past\nkind: past-statements\nquestion: q\npositions:\n"
            "  meant-may: {means: m, reads-as: {leave: may}}\n"
            "  meant-may-not: {means: m, reads-as: {leave: may-not}}\n"
        ),
        "families.yaml": (
            "deciding:\n  title: T\n  topics: [joining]\n"
            "main:\n  title: T\n  topics: [leave, duty, past]\n"
            "  entails:\n"
            "  - {id: R1, if: duty/bound, then: leave/may-not, why: w}\n"
            "  bridges:\n  - {id: W1, from: whole, to: part, why: w}\n"
        ),
    }
    return [InputFile(path, text) for path, text in files.items()]


def made(rng: random.Random) -> FuzzyDate:
    """A day, a month, a year or some days."""
    day = FIRST_DAY + timedelta(rng.randrange(DAYS))
    kind = rng.random()
    if kind < 0.67:
        return parse_date(day.isoformat())
    if kind < 0.85:
        return parse_date(day.isoformat()[:7])
    if kind < 0.87:
        return parse_date(day.isoformat()[:4])
    return parse_date(f"{day}/{day + timedelta(rng.randrange(1, 60))}")


def place(rng: random.Random) -> str:
    """The country, a state or a county."""
    level = rng.random()
    if level < 0.1:
        return "us"
    state = f"s{rng.randrange(STATES):02}"
    return state if level < 0.4 else f"{state}-c{rng.randrange(COUNTIES):02}"


def statement(rng: random.Random, number: int, is_announcement: bool) -> Statement:
    """One statement with one claim."""
    said, where = made(rng), place(rng)
    side = FOR if number % 2 else AGAINST
    claim = Claim(
        rng.choice((side[0], side[0], side[1])), rng.choice(("whole", "whole", "part")), (where,)
    )
    window = rng.random()
    if window < 0.1:
        until = date.fromordinal(min(said.latest, date(2016, 1, 1).toordinal()))
        later = until + timedelta(rng.randrange(30, 700))
        claim = claim._replace(valid_until=parse_date(later.isoformat()[: rng.choice((7, 10))]))
    elif window < 0.15:
        claim = claim._replace(valid_from=parse_date("2007-06"))
    announces: tuple[Announcement, ...] = ()
    if is_announcement:
        topic = claim.topic
        announces = (Announcement(topic, rng.choice((None, "whole")), (where,)),)
    name = f"r{number:07}"
    return Statement(
        id=name,
        document="letter",
        document_id=name,
        act=Act.STATEMENT,
        made=said,
        speakers=(Speaker(None, "agency" if rng.random() < 0.7 else "dept"),),
        to=("public",),
        channel=Channel.PUBLIC,
        wording=Wording.QUOTE if rng.random() < 0.7 else Wording.PARAPHRASE,
        text="w",
        official=True,
        claims=(claim,),
        announces=announces,
        public=said,
    )


def mixed(rng: random.Random, plain: Statement) -> Statement:
    """The statement, or one that says something of another kind."""
    claim, draw = plain.claims[0], rng.random()
    for kind, share in SHARES.items():  # noqa: B007 - asked after the loop
        draw -= share
        if draw < 0:
            break
    else:
        return plain
    if kind == "figure":
        measure = f"measure-{rng.randrange(MEASURES)}"
        figure = Figure(measure, str(rng.randrange(1, 100)), "people", places=claim.places)
        return plain._replace(claims=(), figure=figure, announces=())
    day = plain.made.latest + rng.randrange(10, 90)
    later = parse_date(date.fromordinal(min(day, date(2016, 1, 1).toordinal())).isoformat())
    claims = {
        "decision": Claim(
            Position("joining", rng.choice(("joins", "ends"))), "whole", claim.places
        ),
        "past": claim._replace(
            position=Position("past", rng.choice(("meant-may", "meant-may-not"))),
            about=About(voices=("agency",), topics=("leave",), until=parse_date("2010-06")),
            valid_from=None,
            valid_until=None,
        ),
        "becomes": claim._replace(becomes=later, valid_from=None, valid_until=None),
        "future": claim._replace(valid_from=later, valid_until=None),
    }
    return plain._replace(claims=(claims[kind],), announces=())


def corpus_of(claims: int, empty: Corpus, *, is_mixed: bool = False) -> Corpus:
    """A set of so many statements with one claim each."""
    rng = random.Random(8)
    announcing = set(rng.sample(range(claims), claims // CLAIMS_AN_ANNOUNCEMENT))
    statements = tuple(statement(rng, one, one in announcing) for one in range(claims))
    if is_mixed:
        statements = tuple(mixed(rng, one) for one in statements)
    return empty._replace(statements=statements, by_id={one.id: one for one in statements})


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(claims: int, empty: Corpus, *, is_mixed: bool = False, is_whole: bool = True) -> Row:
    """One size, from statements in memory to findings."""
    corpus = corpus_of(claims, empty, is_mixed=is_mixed)
    court = open_court(prepare(corpus))
    said = list(court.ground.utterances.values())
    random.Random(1).shuffle(said)
    sort = seconds(lambda: sorted(said, key=lambda one: (one.made.earliest, one.made.end)))
    tallies: list[Tally] = []
    count = seconds(lambda: tallies.append(tally(court)))
    count += seconds(lambda: findings_of(court.ground, tallies[0].groups))
    groups = tallies[0].groups.values()
    whole = seconds(lambda: analyze(corpus)) if is_whole else 0.0
    return Row(
        claims,
        count,
        whole,
        sort,
        sum(one.pairs for one in groups),
        sum(one.possible for one in groups),
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    )


def loop_seconds(claims: int, empty: Corpus) -> float:
    """What a loop over all pairs takes, from a sample of them."""
    court = open_court(prepare(corpus_of(claims, empty)))
    said = list(court.ground.utterances.values())
    rng = random.Random(2)
    pairs = [rng.sample(said, 2) for _ in range(SAMPLED_PAIRS)]

    def loop() -> None:
        for a, b in pairs:
            court.meet(a, b)

    return seconds(loop) / SAMPLED_PAIRS * (claims * (claims - 1) / 2)


def ladder(most: int) -> Iterator[int]:
    """1,000, doubled as long as it is no more than `most`; then `most`."""
    yield from itertools.takewhile(lambda one: one < most, (1_000 * 2**step for step in range(20)))
    yield most


def import_seconds() -> float:
    """What it takes to import the library of arrays; nothing where it is not installed."""

    def load_arrays() -> None:
        try:
            importlib.import_module("scomm_timeline.analysis.column_arrays")
        except ImportError:
            return

    return seconds(load_arrays)


def median_of(rows: list[Row], once: float) -> Row:
    """The medians of one size, which takes so much `once` in every process."""
    first = rows[0]
    once = once if first.claims >= LARGE_SET else 0.0
    count, whole, sort = (
        statistics.median(getattr(one, name) for one in rows) for name in ("count", "whole", "sort")
    )
    return replace(first, count=count + once, whole=whole and whole + once, sort=sort)


def measure_all(
    sizes: list[int], rounds: int, empty: Corpus, *, is_mixed: bool, is_whole: bool
) -> list[Row]:
    """Every size, round after round, by the medians."""
    once = import_seconds()
    print(f"import of the library of arrays, in every size from {LARGE_SET:,} on: {once:.2f} s")
    measure(sizes[0], empty, is_mixed=is_mixed, is_whole=is_whole)  # what a first call makes once
    found: dict[int, list[Row]] = {size: [] for size in sizes}
    for _ in range(rounds):
        for size in sizes:
            for _ in range(MOST_OFTEN if size <= OFTEN else 1):
                found[size].append(measure(size, empty, is_mixed=is_mixed, is_whole=is_whole))
    return [median_of(rows, once) for rows in found.values()]


def loads() -> str:
    """How loaded the machine is: the averages of 1, 5 and 15 minutes."""
    return " ".join(f"{one:.1f}" for one in os.getloadavg())


def main() -> int:
    """Print the table; 1 if a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=64_000, help="claims of the last row")
    parser.add_argument("--mixed", action="store_true", help="statements of every kind")
    parser.add_argument("--count-only", action="store_true", help="do not explain the findings")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds of the whole ladder")
    given = parser.parse_args()
    gc.disable()  # as every command does; what a measurement leaves is collected before the next
    loaded = load(frame())
    assert loaded.corpus is not None, loaded.diagnostics
    empty = loaded.corpus
    over = False
    print(f"load {loads()}")
    rows = measure_all(
        list(ladder(given.most)),
        given.rounds,
        empty,
        is_mixed=given.mixed,
        is_whole=not given.count_only,
    )
    print(
        "claims     count/sort  whole/sort   count x   whole x   contradicting pairs (and possible)"
    )
    last: Row | None = None
    for row in rows:
        doubled = ("", "")
        if last is not None:
            share = last.claims * 2 / row.claims
            times = ((row.count, last.count), (row.whole, last.whole))
            steps = [now / before * share if before else 0.0 for now, before in times]
            doubled = (f"{steps[0]:.2f}", f"{steps[1]:.2f}")
            over |= max(steps) > PER_DOUBLING
        print(
            f"{row.claims:>9,}  {row.count / row.sort:>9.1f}  {row.whole / row.sort:>10.1f}"
            f"  {doubled[0]:>8}  {doubled[1]:>8}   {row.pairs:,} ({row.possible:,});"
            f" {row.count:.2f} s, peak {row.megabytes:,} MB"
        )
        last = row
    print(f"load {loads()}")
    if last is not None and last.claims >= 1_000_000:
        over |= last.count > PER_SORT * last.sort
        print(f"count / sort at {last.claims:,}: {last.count / last.sort:.1f} (limit {PER_SORT})")
    if given.mixed:
        return int(over)
    count = statistics.median(measure(10_000, empty, is_whole=False).count for _ in range(3))
    ratio = loop_seconds(10_000, empty) / count
    over |= ratio < PER_LOOP
    print(f"loop over all pairs at 10,000 / count: {ratio:,.0f} (limit {PER_LOOP})")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
