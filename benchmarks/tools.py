"""The programs that are measured, where they are, and which versions they have."""

import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
TIMELINE = str(Path(sys.executable).with_name("timeline"))
PEERS = ROOT / ".peers" / "bin"

_FROM_PYPI = ("beancount", "check-jsonschema", "csv-diff", "daff", "deepdiff", "yamllint")
_FROM_DEBIAN = ("git", "hledger", "ledger")


def peer(name: str) -> str | None:
    """The path of a peer's program; None if it is not installed."""
    inside = PEERS / name
    return str(inside) if inside.exists() else shutil.which(name)


def versions() -> list[str]:
    """Name and version of everything that is measured."""
    ours = _first_line([TIMELINE, "--version"])
    found = [ours, f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"]
    list_versions = (
        "from importlib.metadata import version, PackageNotFoundError as E\n"
        f"for name in {_FROM_PYPI!r}:\n"
        "    try: print(name, version(name))\n"
        "    except E: print(name, '(not installed)')\n"
    )
    python = PEERS / "python"
    if python.exists():
        listed = subprocess.run(
            [str(python), "-c", list_versions], capture_output=True, text=True, check=True
        )
        found += listed.stdout.splitlines()
    else:
        found.append("no peers from PyPI: run `make bench`")
    for name in _FROM_DEBIAN:
        path = peer(name)
        found.append(_first_line([path, "--version"]) if path else f"{name} (not installed)")
    return found


def _first_line(command: list[str]) -> str:
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return next((line.strip() for line in told.splitlines() if line.strip()), "?")
