"""The data that is measured, made once and kept in a folder.

Three layouts of one set (many statements a file, one a file, and the same with one in a hundred
changed), and the same statements as the peers take them.
"""

import os
import subprocess
from pathlib import Path

from benchmarks import generate
from benchmarks.tools import PYTHON, TIMELINE

CHANGED = 0.01
_MADE = ".made"


class Material:
    """Where the data of one size is. Each layout is made when it is first asked for."""

    def __init__(self, folder: Path, size: int) -> None:
        self._folder = folder / f"{size}"
        self.size = size

    def many(self) -> str:
        """A set with fifty statements a file."""
        return self._made("many", "many")

    def changed(self) -> str:
        """The same set, one statement in a hundred edited."""
        return self._made("many-changed", "many", CHANGED)

    def single(self) -> str:
        """The same set, one statement a file."""
        return self._made("single", "single")

    def beancount(self) -> str:
        """One transaction a statement, its fields as metadata."""
        return f"{self._made('beancount', 'beancount')}/records.beancount"

    def journal(self) -> str:
        """The same for hledger and ledger, the fields as tags in comments."""
        return f"{self._made('journal', 'journal')}/records.journal"

    def json(self) -> tuple[str, str]:
        """Old and new statements as lists of flat objects, for what compares by key."""
        old, new = self._made("json", "json"), self._made("json-changed", "json", CHANGED)
        return f"{old}/records.json", f"{new}/records.json"

    def csv(self) -> tuple[str, str]:
        """The same as tables."""
        return self._as_csv("csv", 0.0), self._as_csv("csv-changed", CHANGED)

    def record_files(self) -> tuple[str, ...]:
        """Every record file of `many`, for what takes a list of files."""
        return tuple(sorted(map(str, Path(self.many(), "records").rglob("*.yaml"))))

    def schema(self) -> str:
        """The JSON Schema of record files, with the names of this set."""
        path = self._folder / "record.schema.json"
        if not path.exists():
            words = [TIMELINE, "schema", "record", "--set", self.many(), "--output", str(path)]
            subprocess.run(words, check=True)
        return str(path)

    def _made(self, name: str, layout: str, changed: float = 0.0) -> str:
        folder = self._folder / name
        if not (folder / _MADE).exists():
            words = [str(self.size), str(folder), "--layout", layout, "--changed", str(changed)]
            subprocess.run([PYTHON, "-m", "benchmarks.generate", *words], check=True)
            (folder / _MADE).touch()
        return str(folder.resolve())  # git compares links as links

    def _as_csv(self, name: str, changed: float) -> str:
        path = self._folder / f"{name}.csv"
        if not path.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            half = path.with_suffix(".part")
            generate.write_csv(half, generate.statements(self.size, changed=changed))
            os.replace(half, path)  # noqa: PTH105 -- a table that is half written must not count
        return str(path)
