"""The linter of imports as a process that stays, for many copies of the package.

Reads one copy's folder and one contract's id a line from standard input, and answers each with one
line of JSON: the exit code, and what the linter printed. To start it anew for every copy took most
of the time of these tests; inside their own process it would find the package that is imported.

Its argument is a folder in which the linter keeps the imports of each file, by the time at which the
file was last changed: of one copy after another it reads the few files that differ.
"""

import contextlib
import io
import json
import os
import sys

from importlinter.cli import lint_imports

KEPT = sys.argv[1]


def _lint(folder: str, contract: str) -> tuple[int, str]:
    printed = io.StringIO()
    os.chdir(folder)  # the linter looks for the package in the working directory first
    with contextlib.redirect_stdout(printed):
        code = lint_imports("pyproject.toml", (contract,) if contract else (), cache_dir=KEPT)
    return code, printed.getvalue()


for line in sys.stdin:
    answer = _lint(*json.loads(line))
    print(json.dumps(answer), flush=True)  # noqa: T201 -- what it is asked for
