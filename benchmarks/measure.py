"""Whole processes, in turns: processor time, wall time and peak memory of each.

The machine may be busy with other work. So every command of a group takes its turn in every round, and
what is compared are medians of processor time (user and system, children included), which suffers
less from neighbors than the wall clock; that stands beside it.
"""

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

FAILED = 2
"""Exit codes from here on mean that a command did not do what was to be measured."""


class Run(NamedTuple):
    """One process: seconds, seconds, mebibytes."""

    cpu: float
    wall: float
    peak: int


class Taken(NamedTuple):
    """What some runs of one command took."""

    runs: tuple[Run, ...]

    @property
    def cpu(self) -> float:
        """Median of processor seconds."""
        return statistics.median(one.cpu for one in self.runs)

    @property
    def wall(self) -> float:
        """Median of seconds on the clock."""
        return statistics.median(one.wall for one in self.runs)

    @property
    def peak(self) -> int:
        """The most memory that any run took."""
        return max(one.peak for one in self.runs)

    @property
    def spread(self) -> str:
        """Least and most processor time."""
        times = [one.cpu for one in self.runs]
        return f"{min(times):.2f}-{max(times):.2f}"


class Command(NamedTuple):
    """A command line, what it is called in the tables, and what it needs in its environment.

    `once` is run before the first round and not counted: what a second run is measured against.
    """

    name: str
    words: tuple[str, ...]
    environment: Mapping[str, str] = {}
    once: bool = False


def run(command: Command, home: Path) -> Run:
    """One run, its output thrown away.

    Raises:
        RuntimeError: It did not do what was to be measured.
    """
    # Without compiled modules on disk every run would measure Python's compiler.
    inherited = {key: one for key, one in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment = {**inherited, "XDG_CACHE_HOME": str(home), **command.environment}
    start = time.perf_counter()
    with subprocess.Popen(
        command.words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        told = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = code = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if code < 0 or code >= FAILED:
        raise RuntimeError(f"{command.name}: exit {code}: {told.decode(errors='replace')[-300:]}")
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss // 1024)


def in_turns(commands: Sequence[Command], rounds: int, home: Path) -> dict[str, Taken]:
    """Every command once in every round, by name."""
    home.mkdir(parents=True, exist_ok=True)
    for one in commands:
        if one.once:
            run(one, home)
    runs: dict[str, list[Run]] = {one.name: [] for one in commands}
    for _ in range(rounds):
        for one in commands:
            runs[one.name].append(run(one, home))
    return {name: Taken(tuple(found)) for name, found in runs.items()}
