"""Runs one input of the fuzzer and says what is wrong with how the program took it."""

import contextlib
import json
import os
import re
import resource
import time
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from tests.command import Result, timeline
from tests.fuzz.base import base
from tests.fuzz.inputs import Input, damaged

CODES = frozenset({0, 1, 2, 3, 4, 5})
"""Of product.md's table, those that no bug and no signal brings."""
SECONDS = 5.0
MEBIBYTES = 1024

_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _version(path: Path) -> tuple[int, int]:
    """Which writing of a file stands there; the program writes a new file and renames it."""
    status = path.lstat()
    return status.st_ino, status.st_ctime_ns


class Stage:
    """A folder with the base files, put back after every input."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "stage"
        self.cache = folder / "cache"
        self._folders = {str(parent) for path in base() for parent in PurePosixPath(path).parents}
        self._versions: dict[str, tuple[int, int]] = {}
        for path in base():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            self._put(path)

    @contextlib.contextmanager
    def set_up(self, one: Input) -> Iterator[None]:
        """The files of an input in their places."""
        for name, content in one.files.items():
            path = self.folder / name
            del self._versions[name]  # two writings can fall into one tick of the clock
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content)
        if one.cache is not None:
            self._damage(one.cache)
        try:
            yield
        finally:
            self._restore()

    def _restore(self) -> None:
        """Remove what an input or the program put there, and put back what it changed."""
        same = set()
        for folder, _, names in os.walk(self.folder, topdown=False):
            inside = os.path.relpath(folder, self.folder)
            for name in names:
                path = os.path.normpath(f"{inside}/{name}")
                if self._versions.get(path) == _version(self.folder / path):
                    same.add(path)
                else:
                    (self.folder / path).unlink()
            if inside not in self._folders:
                Path(folder).rmdir()
        for path in base().keys() - same:
            self._put(path)

    def _put(self, path: str) -> None:
        (self.folder / path).write_bytes(base()[path])
        self._versions[path] = _version(self.folder / path)

    def _damage(self, number: int) -> None:
        """Keep what is read of the set now, and damage it."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_CACHE_HOME", str(self.cache))
            timeline("show", "--set", self.folder / "set", cwd=self.folder)
        for kept in self.cache.rglob("*.readings"):
            kept.write_bytes(damaged(number, kept.read_bytes()))

    def arguments(self, one: Input) -> list[str]:
        """The command line with the places filled in."""
        kept = () if one.cache is not None else ("--no-cache",)
        words = [
            str(self.folder / word[1:-1]) if word.startswith("{") else word for word in one.command
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
