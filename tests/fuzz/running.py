"""Runs one input of the fuzzer and says what is wrong with how the program took it."""

import contextlib
import json
import re
import resource
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import Result, timeline
from tests.fuzz.base import BASE
from tests.fuzz.inputs import Input, damaged

CODES = frozenset({0, 1, 2, 3, 4, 5})
"""Of product.md's table, those that no bug and no signal brings."""
SECONDS = 5.0
MEBIBYTES = 1024

_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Stage:
    """A folder with the base files, put back after every input."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "stage"
        self.cache = folder / "cache"
        self._fill()

    def _fill(self) -> None:
        for name, content in BASE.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    @contextlib.contextmanager
    def set_up(self, one: Input) -> Iterator[None]:
        """The files of an input in their places."""
        for name, content in one.files.items():
            path = self.folder / name
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content)
        if one.cache is not None:
            self._damage(one.cache)
        try:
            yield
        finally:
            for path in sorted(self.folder.rglob("*"), reverse=True):
                name = path.relative_to(self.folder).as_posix()
                if path.is_dir() and name == "set/seals/again":
                    shutil.rmtree(path)
                elif path.is_file() and (name not in BASE or path.read_bytes() != BASE[name]):
                    path.write_bytes(BASE[name]) if name in BASE else path.unlink()
            for name in one.files:
                (self.folder / name).write_bytes(BASE[name])

    def _damage(self, number: int) -> None:
        """Keep what is read of the set now, and damage it."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_CACHE_HOME", str(self.cache))
            timeline("show", "--set", self.folder / "set", cwd=self.folder)
        for kept in self.cache.rglob("*.readings"):
            kept.write_bytes(damaged(number, kept.read_bytes()))

    def arguments(self, one: Input) -> list[str]:
        """The command line with the places filled in."""
        places = {
            "{out}": "out",
            "{second}": "second",
            "{documents}": "documents",
            "{table}": "tables/claims.csv",
            "{lines}": "tables/claims.jsonl",
            **{f"{{{one.rpartition('.')[2]}}}": one for one in BASE if one.startswith("archives/")},
        }
        kept = () if one.cache is not None else ("--no-cache",)
        words = [
            str(self.folder / places[word]) if word in places else word for word in one.command
        ]
        return [*words, "--set", str(self.folder / "set"), *kept]

    def tried(self, one: Input) -> tuple[str, int]:
        """What is wrong with how the input was taken, empty if nothing is; and the exit code."""
        with self.set_up(one), pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_CACHE_HOME", str(self.cache))
            begun = time.process_time()
            result = timeline(*self.arguments(one), cwd=self.folder)
            seconds = time.process_time() - begun
            problem = judged(one, result, seconds)
            if one.cache is not None and not problem:
                again = timeline(*self.arguments(one), "--no-cache", cwd=self.folder)
                problem = "" if again == result else f"kept: {result}; not kept: {again}"[:2000]
            return problem, result.code


def judged(one: Input, result: Result, seconds: float) -> str:
    """What is wrong with an answer; empty if nothing is."""
    if result.code not in CODES:
        return f"exit code {result.code}: {result.err.strip()[-300:]}"
    if seconds > SECONDS:
        return f"{seconds:.1f} seconds"
    if "Traceback" in result.err:
        return f"a trace: {result.err[-300:]}"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if memory > MEBIBYTES:
        return f"{memory} MiB"
    obeyed = _OBEYED.search(result.err) or _OBEYED.search(result.out)
    if obeyed and "json" not in one.command:
        return f"the character {obeyed[0]!r} reaches the terminal"
    if "json" in one.command and result.code in {0, 1} and result.out:
        try:
            json.loads(result.out)
        except ValueError as error:
            return f"no JSON: {error}"
    return ""
