"""The linter's bans are shown to bite: each banned name, and what escapes the import contracts."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUFF = Path(sys.executable).with_name("ruff")


def _banned() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return sorted(settings["tool"]["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"])


def _codes(source: str, *, file: str) -> list[str]:
    """The codes that the linter reports for `source`, were it in `file`."""
    result = subprocess.run(
        [RUFF, "check", "--no-cache", "--output-format", "concise", "--stdin-filename", file, "-"],
        cwd=ROOT,
        input=source,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode in {0, 1}, result.stderr
    return [line.split()[1] for line in result.stdout.splitlines() if line.startswith(file)]


@pytest.mark.parametrize("name", _banned())
def test_a_banned_name_is_reported(name):
    module, _, attribute = name.rpartition(".")
    source = f'"""Planted."""\n\nfrom {module} import {attribute}\n\n__all__ = ["{attribute}"]\n'
    assert "TID251" in _codes(source, file="scomm_timeline/model/planted.py")


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("PTH123", 'TEXT = open("set.yaml").read()'),
        ("T201", 'print("found")'),
        ("TID252", "from . import span"),
        ("DTZ005", "import datetime\n\nNOW = datetime.datetime.now()"),
        ("E722", "try:\n    VALUE = 1\nexcept:\n    VALUE = 2"),
    ],
)
def test_what_the_core_may_not_do_is_reported(code, line):
    source = f'"""Planted."""\n\n{line}\n'
    assert code in _codes(source, file="scomm_timeline/analysis/planted.py")


def test_clean_source_is_not_reported():
    assert _codes('"""Planted."""\n', file="scomm_timeline/model/planted.py") == []
