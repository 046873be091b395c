"""What it costs to find every conflict among many claims, and how that grows.

Run with `python benchmarks/engine.py`; `--most 1000000` for the whole ladder, `--mixed` for a set in
which, as in the shipped record, some also say what was decided, count, deny or turn. One family, half of the
claims for and half against, a third of the dates uncertain, three levels of place, windows, two
voices of one department, and announcements. Three questions, all answered in ratios, because
seconds belong to one machine: how the time grows when the claims double, how it stands to the loop
over all pairs at 10,000, and how it stands to sorting the same utterances by date. Exits 1 if a
limit is passed.

Every size is measured in a process of its own, in several rounds, one size after another in each;
the medians are printed. The library of arrays is imported in the measured time where it is needed.

The cost of a doubling is printed twice: of each step, and the mean of the last three, which is about
a tenfold, as the other questions are measured. The limit is on the mean. A single step also shows
what a set this large has for the first time: at 8,000 there are twice as many kinds of
announcements as at 4,000, later no more than before. The sort is measured beside it as a control.
"""

import argparse
import gc
import itertools
import json
import math
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

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
PER_DOUBLING, PER_LOOP, PER_SORT = 2.2, 100, 10
DOUBLINGS = 3
MEASURES = 40
ROUNDS, MOST_OFTEN, OFTEN = 3, 3, 16_000
"""Rounds of a ladder, and how often sizes up to `OFTEN` are measured in each: they are short."""
TOUCHED, PAGE = 400, 4_096
"""Bytes a claim that are written before the clock starts, and what memory is given in."""
SHARES = {"decision": 0.08, "past": 0.08, "figure": 0.13, "becomes": 0.01, "future": 0.01}
"""Of a hundred statements of the shipped record, and one that holds from a later day on."""

HEAD = (
    "   claims  count/sort  whole/sort  count step   sort step  count mean  whole mean"
    "    count        peak   contradicting pairs (possible)"
)

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


def seconds(work: Callable[[], object], claims: int) -> float:
    """Processor time of one call."""
    gc.collect()
    touch(TOUCHED * claims)
    start = time.process_time()
    work()
    return time.process_time() - start


def touch(size: int) -> None:
    """Write so many bytes of memory and give them back.

    A virtual machine is given its memory when it first touches it, which takes several times what
    a page takes that it has had before. What is measured is the program, so this is paid before.
    """
    held = bytearray(size)
    held[::PAGE] = b"1" * len(range(0, size, PAGE))


def measure(claims: int, empty: Corpus, *, is_mixed: bool = False, is_whole: bool = True) -> Row:
    """One size, from statements in memory to findings."""
    corpus = corpus_of(claims, empty, is_mixed=is_mixed)
    court = open_court(prepare(corpus))
    said = list(court.ground.utterances.values())
    random.Random(1).shuffle(said)
    sort = seconds(lambda: sorted(said, key=lambda one: (one.made.earliest, one.made.end)), claims)
    tallies: list[Tally] = []

    def work() -> None:
        tallies.append(tally(court))
        findings_of(court.ground, tallies[0].groups)

    count = seconds(work, claims)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    groups = tallies[0].groups.values()
    whole = seconds(lambda: analyze(corpus), claims) if is_whole else 0.0
    return Row(
        claims,
        count,
        whole,
        sort,
        sum(one.pairs for one in groups),
        sum(one.possible for one in groups),
        peak,
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

    return seconds(loop, 0) / SAMPLED_PAIRS * (claims * (claims - 1) / 2)


def ladder(most: int) -> Iterator[int]:
    """1,000, doubled as long as it is no more than `most`; then `most`."""
    yield from itertools.takewhile(lambda one: one < most, (1_000 * 2**step for step in range(20)))
    yield most


def measure_apart(claims: int, *, is_mixed: bool, is_whole: bool) -> Row:
    """The same in a process of its own: what a size leaves in memory is no help to the next."""
    options = [*(["--mixed"] if is_mixed else []), *([] if is_whole else ["--count-only"])]
    command = [sys.executable, "-P", __file__, "--one", str(claims), *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return Row(**json.loads(done.stdout))


def median_of(rows: list[Row]) -> Row:
    """The medians of one size."""
    count, whole, sort = (
        statistics.median(getattr(one, name) for one in rows) for name in ("count", "whole", "sort")
    )
    return replace(rows[0], count=count, whole=whole, sort=sort)


def measure_all(sizes: list[int], rounds: int, *, is_mixed: bool, is_whole: bool) -> list[Row]:
    """Every size, round after round, by the medians."""
    found: dict[int, list[Row]] = {size: [] for size in sizes}
    for _ in range(rounds):
        for size in sizes:
            for _ in range(MOST_OFTEN if size <= OFTEN else 1):
                found[size].append(measure_apart(size, is_mixed=is_mixed, is_whole=is_whole))
    return [median_of(rows) for rows in found.values()]


def growth(before: Row | None, now: Row, name: str) -> float:
    """How many times as much something takes when the claims double, from one size to another.

    0 where nothing was measured before, or is at all.
    """
    if before is None or not getattr(now, name):
        return 0.0
    doublings: float = math.log2(now.claims / before.claims)
    times: float = getattr(now, name) / getattr(before, name)
    return math.pow(times, 1 / doublings)


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
    parser.add_argument("--one", type=int, help="measure one size in this process; prints JSON")
    given = parser.parse_args()
    gc.disable()  # as every command does; what a measurement leaves is collected before the next
    loaded = load(frame())
    assert loaded.corpus is not None, loaded.diagnostics
    empty = loaded.corpus
    if given.one:
        row = measure(given.one, empty, is_mixed=given.mixed, is_whole=not given.count_only)
        print(json.dumps(asdict(row)))
        return 0
    over = False
    print(f"load {loads()}")
    rows = measure_all(
        list(ladder(given.most)),
        given.rounds,
        is_mixed=given.mixed,
        is_whole=not given.count_only,
    )
    print(HEAD)
    for number, row in enumerate(rows):
        before = rows[number - 1] if number else None
        earlier = rows[number - DOUBLINGS] if number >= DOUBLINGS else None
        means = [growth(earlier, row, name) for name in ("count", "whole")]
        over |= max(means) > PER_DOUBLING
        steps = (growth(before, row, "count"), growth(before, row, "sort"))
        print(
            f"{row.claims:>9,}  {row.count / row.sort:>10.1f}  {row.whole / row.sort:>10.1f}"
            + "".join(f"  {one:>10.2f}" if one else " " * 12 for one in (*steps, *means))
            + f"  {row.count:>6.2f} s  {row.megabytes:>6,} MB"
            f"   {row.pairs:,} ({row.possible:,})"
        )
    last = rows[-1]
    print(f"load {loads()}")
    if last.claims >= 1_000_000:
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
