"""How long a command takes to answer, as a whole process, against `import typer` alone.

Run with `make bench`. Rounds are interleaved, so that a busy moment meets every command alike;
what is compared are ratios of medians, because milliseconds belong to one machine. `show` finds what
the round before it kept (ADR 0016); the last line is the same command when nothing was kept. Exits 1
if a ratio is over its limit.
"""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TIMELINE = str(Path(sys.executable).with_name("timeline"))
ROUNDS = 15
# Without compiled modules on disk every run would measure Python's compiler.
ENVIRONMENT = {key: one for key, one in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True)
class Subject:
    """A command, and how many times the floor it may take; None is the floor itself."""

    name: str
    command: tuple[str, ...]
    limit: float | None


SUBJECTS = (
    Subject("import typer", (sys.executable, "-c", "import typer"), None),
    Subject("timeline --help", (TIMELINE, "--help"), 1.3),
    Subject("timeline show", (TIMELINE, "show"), 2.2),
    Subject("show, all read", (TIMELINE, "show", "--no-cache"), None),
)


def seconds(command: tuple[str, ...]) -> float:
    """Wall time of one run, its output thrown away. Raises if the command fails."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def measure(rounds: int) -> dict[str, list[float]]:
    """Seconds of each subject, by its name; one warm-up round is not counted."""
    times: dict[str, list[float]] = {subject.name: [] for subject in SUBJECTS}
    for number in range(rounds + 1):
        for subject in SUBJECTS:
            taken = seconds(subject.command)
            if number:
                times[subject.name].append(taken)
    return times


def main() -> int:
    """Print the table; 1 if a limit is passed."""
    times = measure(ROUNDS)
    floor = statistics.median(times[SUBJECTS[0].name])
    over = False
    print(f"{ROUNDS} interleaved rounds, whole processes, milliseconds")
    for subject in SUBJECTS:
        median = statistics.median(times[subject.name])
        ratio = median / floor
        limit = "" if subject.limit is None else f"   limit {subject.limit}x"
        passed = subject.limit is not None and ratio > subject.limit
        over = over or passed
        print(
            f"{subject.name:<18} median {median * 1000:6.0f}   best {min(times[subject.name]) * 1000:6.0f}"
            f"   {ratio:4.2f}x{limit}{'   OVER' if passed else ''}"
        )
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
