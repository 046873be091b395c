"""A page in other people's hands: Chromium, axe-core, the Nu HTML checker, pandoc."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.independent.validator_tools import TOOLS, chromium

_DRIVER = Path(__file__).with_name("page_driver.cjs")
_SECONDS = 300


def installed(name: str, package: str) -> str:
    found = shutil.which(name)
    assert found, f"{name} is not installed; on Debian: apt install {package}"
    return found


def browse(path: Path, ask: str, *, look: str = "light", **options: Any) -> Any:
    """What came of opening a page and doing what `ask` says; see page_driver.cjs."""
    modules = TOOLS / "node_modules"
    for package in ("puppeteer-core", "axe-core"):
        assert (modules / package).is_dir(), f"{package} is not installed: run `make validators`"
    task = {
        "browser": chromium(),
        "profile": str(path.parent / f"profile-{path.stem}-{ask}-{look}"),
        "url": path.as_uri(),
        "ask": ask,
        "look": look,
        **options,
    }
    done = subprocess.run(
        [installed("node", "nodejs"), _DRIVER, json.dumps(task)],
        env={**os.environ, "NODE_PATH": str(modules)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def checked_html(path: Path) -> list[dict[str, Any]]:
    """Every message of the Nu HTML checker, warnings too."""
    jar = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    assert jar.is_file(), "the Nu HTML checker is not installed: run `make validators`"
    java = installed("java", "default-jre-headless")
    done = subprocess.run(
        [java, "-jar", jar, "--format", "json", path],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_SECONDS,
        check=False,
    )
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return messages


def pandoc(content: bytes, to: str, *options: str, output: Path | None = None) -> str:
    """Markdown as pandoc reads it. With `output`, the file it made; pandoc's warnings are errors."""
    done = subprocess.run(
        [
            installed("pandoc", "pandoc"),
            "--from=markdown",
            f"--to={to}",
            "--fail-if-warnings",
            *(["--output", str(output)] if output else []),
            *options,
        ],
        input=content,
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8")[-2000:]
    return done.stdout.decode("utf-8")


def pdf_text(path: Path, *options: str) -> str:
    """What other people's extractor reads in a PDF; a form feed ends each page."""
    command = [installed("pdftotext", "poppler-utils"), *options, str(path), "-"]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=_SECONDS, check=True
    )
    return done.stdout
