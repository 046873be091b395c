"""A set of one's own to write to, and somebody at the terminal."""

import io
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scomm_timeline.cli import asking
from tests.command import SETS


@pytest.fixture
def harbor(tmp_path: Path) -> Path:
    """A folder with a copy of the invented set in `statements/`."""
    shutil.copytree(SETS / "harbor-watch", tmp_path / "statements")
    return tmp_path


@pytest.fixture
def type_lines(monkeypatch: pytest.MonkeyPatch) -> Callable[..., io.StringIO]:
    """Somebody at a terminal, who types these lines."""

    def typed(*lines: str) -> io.StringIO:
        stream = io.StringIO("".join(f"{line}\n" for line in lines))
        monkeypatch.setattr(sys, "stdin", stream)
        monkeypatch.setattr(asking, "can_ask", lambda: True)
        return stream

    return typed
