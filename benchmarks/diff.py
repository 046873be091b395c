"""What a difference of two large sets costs, against tools that compare the same data.

Run with `python benchmarks/diff.py [COUNT]`; 100,000 statements unless told. Whole processes, one run,
one machine; what is compared are ratios of processor time, because the machine may be busy. Peers that
are not installed (csv-diff, deepdiff) are named and passed over. Exits 1 if a ratio is over its limit.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

COUNT: Final = 100_000
CHANGED: Final = "0.01"
ROUNDS: Final = 3
GENERATE: Final = Path(__file__).with_name("generate.py")
TIMELINE: Final = Path(sys.executable).with_name("timeline")

_DEEPDIFF: Final = """\
import json, sys
from deepdiff import DeepDiff
old, new = ({one["id"]: one for one in json.load(open(name))} for name in sys.argv[1:])
print(len(DeepDiff(old, new)))
"""


class Peer(NamedTuple):
    """Another tool: how it is started, and how much of its time we may take."""

    name: str
    command: list[str]
    limit: float


def make(folder: Path, count: int) -> None:
    """Two sets, and the same statements as JSON."""
    for layout in ("many", "json"):
        for name, changed in (("old", "0"), ("new", CHANGED)):
            words = [str(count), str(folder / f"{name}-{layout}"), "--layout", layout]
            subprocess.run(
                [sys.executable, str(GENERATE), *words, "--changed", changed],
                check=True,
            )


def peers(folder: Path) -> list[Peer]:
    """The tools that are there."""
    sets = [str(folder / "old-many"), str(folder / "new-many")]
    rows = [str(folder / f"{name}-json" / "records.json") for name in ("old", "new")]
    found = [Peer("git diff --stat", ["git", "diff", "--no-index", "--stat", *sets], 4.0)]
    csv_diff = shutil.which("csv-diff", path=str(Path(sys.executable).parent)) or shutil.which(
        "csv-diff"
    )
    if csv_diff:
        found.append(Peer("csv-diff", [csv_diff, *rows, "--key", "id", "--format", "json"], 0.6))
    if find_spec("deepdiff"):
        found.append(Peer("deepdiff", [sys.executable, "-c", _DEEPDIFF, *rows], 0.1))
    missing = {"csv-diff", "deepdiff"} - {one.name for one in found}
    if missing:
        print(f"not installed, passed over: {', '.join(sorted(missing))}")
    return found


def seconds(command: list[str]) -> float:
    """Processor time of one run, children included; the least of some."""
    least = float("inf")
    for _ in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        least = min(least, spent)
    return least


def main() -> int:
    """Measure and print; 1 if a ratio is over its limit."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, count)
        sets = [str(folder / "old-many"), str(folder / "new-many")]
        ours = seconds([str(TIMELINE), "diff", *sets, "--stat"])
        print(f"timeline diff --stat, {count:,} statements, 1% changed: {ours:.2f} s")
        over = 0
        for peer in peers(folder):
            theirs = seconds(peer.command)
            ratio = ours / theirs
            over += ratio > peer.limit
            mark = "over" if ratio > peer.limit else "within"
            print(f"{peer.name}: {theirs:.2f} s; {ratio:.2f}x, {mark} {peer.limit}x")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
