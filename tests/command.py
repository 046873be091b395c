"""The program run inside the test's own process, and as a process of its own.

Inside is quick and is used where the words of an answer matter; a process of its own where streams,
signals, imports or the environment do.
"""

import contextlib
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scomm_timeline.cli import run

ROOT = Path(__file__).resolve().parents[1]
SETS = ROOT / "tests" / "sets"
TIMELINE = Path(sys.executable).with_name("timeline")


@dataclass(frozen=True, slots=True)
class Result:
    """What a command line came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def timeline(*arguments: str | Path, cwd: Path = SETS) -> Result:
    """Run a command line in `cwd`. A crash is not hidden: it gives code 70 and a line on `err`."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        contextlib.chdir(cwd),
    ):
        code = run([str(one) for one in arguments])
    return Result(int(code), _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


def process(
    *arguments: str | Path, cwd: Path = SETS, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command line as a process of its own, its streams piped; `environment` is added."""
    return subprocess.run(
        [TIMELINE, *arguments],
        cwd=cwd,
        env=scrubbed(**environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def scrubbed(**added: str) -> dict[str, str]:
    """An environment that says nothing of colors, columns, languages or shells."""
    kept = {
        name: os.environ[name]
        for name in ("PATH", "SYSTEMROOT", "XDG_CACHE_HOME")
        if name in os.environ
    }
    return {**kept, **added}
