"""What every test starts from: a scrubbed environment, one hypothesis profile, expected screens.

Expected screens ("goldens") are written by `make golden` and reviewed like code.
"""

import os
import tempfile
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

from tests.draws import drawn

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"

# Everything that may change what a command prints. A test that is about one of them sets it.
_VARIABLES = ("CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "TZ")

# A deadline measures the machine, not the code. On a build server the parent profile draws the
# same examples every time. Laws draw more of them in `make soak`.
settings.register_profile(
    "project", parent=settings.default, deadline=None, max_examples=drawn(100)
)
settings.load_profile("project")


class Golden(Protocol):
    """Compares a text with the expected one of that name, or writes it with --update-golden."""

    def __call__(self, name: str, actual: str) -> None: ...


# Nothing is kept among the user's own readings, and nothing of theirs is found.
_CACHE = pytest.StashKey[tempfile.TemporaryDirectory[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_CACHE] = tempfile.TemporaryDirectory()
    os.environ["XDG_CACHE_HOME"] = config.stash[_CACHE].name


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[_CACHE].cleanup()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("expected output")
    group.addoption("--update-golden", action="store_true", help="write tests/golden again")
    group.addoption("--update-docs", action="store_true", help="write the console blocks again")


@pytest.fixture(autouse=True)
def scrubbed_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in _VARIABLES:
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    def compare(name: str, actual: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8")
            return
        assert path.is_file(), f"no expected screen {name}; write it with `make golden` and read it"
        assert actual == path.read_text(encoding="utf-8")

    return compare
