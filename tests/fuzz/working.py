"""One stretch of numbers, in a process of its own."""

import resource
import subprocess
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


class Task(NamedTuple):
    """A stretch of numbers; each a process of its own, or not."""

    first: int
    last: int
    as_process: bool


def run(task: Task) -> tuple[list[tuple[int, str]], Counter[int]]:
    found: list[tuple[int, str]] = []
    codes = Counter[int]()
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
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
            env=scrubbed(XDG_CACHE_HOME=str(stage.cache)),
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
