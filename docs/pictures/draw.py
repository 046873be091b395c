"""The README's pictures, made from the shipped record: `make pictures`.

The terminal is drawn by rich from what the command printed, with fonts that a reader has; nothing in
the picture asks a server for anything. The report is photographed by Chromium.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).resolve().parent
TIMELINE = Path(sys.executable).with_name("timeline")
COLUMNS = 100
COMMAND = ("contradictions", "--speaker", "janet-napolitano", "--brief", "--limit", "2")
LINES = 17
"""What a screen of the README holds: the first findings, and no more."""

REPORT = ("report", "--topic", "opt-out", "--format", "html")
WINDOW = (1120, 1190)

_FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>What timeline contradictions prints</title>
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def printed(*words: str) -> str:
    """What a command prints, in color and at a fixed width."""
    done = subprocess.run(  # noqa: S603 -- this program's own command, with words written here
        [TIMELINE, *words, "--exit-zero", "--color", "always", "--width", str(COLUMNS)],
        cwd=HERE.parents[1],
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def draw_terminal(path: Path) -> None:
    """The screen of a command as SVG. The same output gives the same bytes."""
    console = Console(width=COLUMNS, record=True, file=StringIO(), force_terminal=True)
    shown = printed(*COMMAND).splitlines()[:LINES]
    console.print(Text(f"$ timeline {' '.join(COMMAND)}", style="bold"))
    console.print(Text.from_ansi("\n".join(shown)))
    svg = console.export_svg(title="timeline", code_format=_FRAME, unique_id="screen")
    path.write_text("".join(f"{line.rstrip()}\n" for line in svg.splitlines()), encoding="utf-8")


def photograph_report(path: Path) -> None:
    """The first screen of the web page as PNG, in light colors."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("make pictures: Chromium is not installed")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        subprocess.run(  # noqa: S603 -- as above
            [TIMELINE, *REPORT, "--output", str(page), "--quiet"], cwd=HERE.parents[1], check=True
        )
        subprocess.run(  # noqa: S603 -- as above
            [
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                f"--user-data-dir={folder}/profile",
                f"--window-size={WINDOW[0]},{WINDOW[1]}",
                f"--screenshot={path}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )


if __name__ == "__main__":
    draw_terminal(HERE / "terminal.svg")
    photograph_report(HERE / "report.png")
