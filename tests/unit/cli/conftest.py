"""Sets that the tests of several commands change."""

import shutil
from pathlib import Path

import pytest

from tests.command import SETS, timeline
from tests.publication_sets import DAY, judge, publishable, sign_all


@pytest.fixture
def harbor(tmp_path: Path) -> Path:
    """A copy of the made-up set."""
    folder = tmp_path / "harbor"
    shutil.copytree(SETS / "harbor-watch", folder)
    return folder


@pytest.fixture(scope="session")
def passed(tmp_path_factory) -> Path:
    """A set that passes the gate, with a seal."""
    folder: Path = publishable(tmp_path_factory.mktemp("passed") / "set")
    sign_all(folder)
    judge(folder)
    assert timeline("seal", "first", "--set", folder, *DAY).code == 0
    return folder


@pytest.fixture
def folder(passed: Path, tmp_path: Path) -> Path:
    """A copy of it. Modules that need a set in another state have a `folder` of their own."""
    return Path(shutil.copytree(passed, tmp_path / "set"))
