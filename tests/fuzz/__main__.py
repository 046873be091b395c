"""Run numbered hostile inputs: `make fuzz`, or `python -m tests.fuzz --count 200000`.

An input that fails is printed, made smaller, and kept in tests/corpus; the exit code is then 1. With
`--processes` each input is a program run of its own, whose time and memory are measured.
"""

import argparse
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.command import TIMELINE, Result, scrubbed
from tests.fuzz.corpus import keep
from tests.fuzz.inputs import Input, generated
from tests.fuzz.running import MEBIBYTES, SECONDS, Stage, judged

_AT_ONCE = 100


class Task(NamedTuple):
    """A stretch of numbers; each a process of its own, or not."""

    first: int
    last: int
    as_process: bool


def main() -> int:
    """Run the numbers that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--processes", action="store_true", help="each a program run of its own")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    last = asked.first + asked.count
    tasks = [
        Task(at, min(at + _AT_ONCE, last), asked.processes)
        for at in range(asked.first, last, _AT_ONCE)
    ]
    begun, failed, codes = time.monotonic(), 0, Counter[int]()
    with multiprocessing.get_context("spawn").Pool(asked.workers) as pool:
        for found, seen in pool.imap_unordered(_run, tasks):
            codes.update(seen)
            for seed, problem in found:
                failed += 1
                sys.stdout.write(f"{seed}: {problem}\n")
    sys.stdout.write(
        f"{asked.count:,} inputs, {failed} failed, {time.monotonic() - begun:.0f} s; "
        f"exit codes {dict(sorted(codes.items()))}\n"
    )
    return 1 if failed else 0


def _run(task: Task) -> tuple[list[tuple[int, str]], Counter[int]]:
    found: list[tuple[int, str]] = []
    codes = Counter[int]()
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
        os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
        for seed in range(task.first, task.last):
            one = generated(seed)
            problem, code = _tried(stage, one, as_process=task.as_process)
            codes[code] += 1
            if problem:
                small = one if task.as_process else _smaller(stage, one)
                keep(f"input-{seed}", small, problem)
                found.append((seed, problem))
    return found, codes


def _tried(stage: Stage, one: Input, *, as_process: bool) -> tuple[str, int]:
    if not as_process:
        return stage.tried(one)
    with stage.set_up(one):
        begun = time.monotonic()
        done = _process(stage, one)
        return judged(one, done, time.monotonic() - begun), done.code


def _process(stage: Stage, one: Input) -> Result:
    """The command as a program run, which may not ask for more memory than is promised."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (MEBIBYTES * 1024**2, MEBIBYTES * 1024**2))

    try:
        done = subprocess.run(
            [TIMELINE, *stage.arguments(one)],
            cwd=stage.folder,
            env=scrubbed(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            preexec_fn=limit,
            timeout=12 * SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Result(124, "", "it does not come to an end")
    return Result(
        done.returncode,
        done.stdout.decode("utf-8", "replace"),
        done.stderr.decode("utf-8", "replace"),
    )


# -- what is kept ---------------------------------------------------------------------------------


def _smaller(stage: Stage, one: Input) -> Input:
    """An input with fewer files, and of each fewer stretches, that still fails."""
    for path in list(one.files):
        fewer = one._replace(files={name: one.files[name] for name in one.files if name != path})
        if stage.tried(fewer)[0]:
            one = fewer
    for path in one.files:
        for shorter in _shorter(stage, one, path):
            one = shorter
    return one


def _shorter(stage: Stage, one: Input, path: str) -> Iterator[Input]:
    """The input with less and less of one file, as long as it fails; a hundred tries at most."""
    content, tries = one.files[path] or b"", 100
    piece = len(content) // 2
    while piece and tries:
        at = 0
        while at < len(content) and tries:
            tries -= 1
            less = one._replace(files={**one.files, path: content[:at] + content[at + piece :]})
            if stage.tried(less)[0]:
                content = less.files[path] or b""
                yield less
            else:
                at += piece
        piece //= 2


if __name__ == "__main__":
    sys.exit(main())
