"""Run numbered hostile inputs: `make fuzz`, or `python -m tests.fuzz --count 200000`.

An input that fails is printed, made smaller, and kept in tests/corpus; the exit code is then 1. With
`--processes` each input is a program run of its own, whose time and memory are measured.
"""

import argparse
import multiprocessing
import os
import sys
import time
from collections import Counter

from tests.fuzz.working import Task, run

_AT_ONCE = 100


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
        for found, seen in pool.imap_unordered(run, tasks):
            codes.update(seen)
            for seed, problem in found:
                failed += 1
                sys.stdout.write(f"{seed}: {problem}\n")
    sys.stdout.write(
        f"{asked.count:,} inputs, {failed} failed, {time.monotonic() - begun:.0f} s; "
        f"exit codes {dict(sorted(codes.items()))}\n"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
