"""Other people's programs: where they are, and what they say. A missing one is an error, not a skip.

`make validators` installs them into `.validators` (or what VALIDATORS names): Node packages below
`node_modules`, Python programs in `python/bin`. Chromium is the system's.
"""

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.command import ROOT

TOOLS = Path(os.environ.get("VALIDATORS", ROOT / ".validators")).resolve()
TIMELINEJS = TOOLS / "node_modules" / "@knight-lab" / "timelinejs"
TIMELINEJS_VERSION = "3.9"

_SECONDS = 180


def program(name: str) -> Path:
    """A Python program of the tools."""
    path = TOOLS / "python" / "bin" / name
    assert path.exists(), f"{name} is not installed: run `make validators`"
    return path


def run(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What a Python program of the tools answers."""
    return subprocess.run(
        [program(name), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_SECONDS,
        check=False,
    )


def chromium() -> str:
    """The browser."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    assert found, "chromium is not installed; on Debian: apt install chromium"
    return found


def opened_page(path: Path) -> str:
    """The page as it stands after its scripts have run, without any network."""
    done = subprocess.run(
        [
            chromium(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--virtual-time-budget=30000",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--allow-file-access-from-files",
            f"--user-data-dir={path.parent / 'profile'}",
            "--dump-dom",
            path.as_uri(),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


_PAGE = """<!doctype html>
<html><head><meta charset="utf-8">
<link rel="stylesheet" href="%(dist)s/css/timeline.css">
<script src="%(dist)s/js/timeline.js"></script></head>
<body><div id="timeline" style="width:1200px;height:800px"></div><pre id="result"></pre>
<script type="application/json" id="data">%(data)s</script>
<script>
const data = JSON.parse(document.getElementById("data").textContent);
const wanted = data.events.length + (data.title ? 1 : 0);
const shown = new TL.Timeline("timeline", data, {font: null, hash_bookmark: false});
const day = one => one ? ["FullYear", "Month", "Date", "Hours", "Minutes"].map(
  part => one.data.date_obj["get" + part]() + (part === "Month" ? 1 : 0)) : null;
const texts = name => [...document.querySelectorAll(name)].map(one => one.textContent);
let tries = 0;
(function wait() {
  const slides = document.querySelectorAll(".tl-slide").length;
  if (++tries < 100 && slides < wanted) return setTimeout(wait, 100);
  document.getElementById("result").textContent = JSON.stringify({
    errors: shown.config.messages.errors.map(String),
    warnings: shown.config.messages.warnings.map(String),
    message: texts(".tl-message-content").join(""),
    events: shown.config.events.map(
      one => ({id: one.unique_id, start: day(one.start_date), end: day(one.end_date)})),
    slides,
    markers: document.querySelectorAll(".tl-timemarker").length,
    dates: texts(".tl-slide .tl-headline-date"),
    quotations: texts(".tl-slide blockquote"),
    lanes: texts(".tl-timegroup-message"),
    planted: document.querySelectorAll("#timeline script, #timeline [data-planted]").length,
  });
})();
</script></body></html>
"""


def shown_by_timelinejs(content: bytes, folder: Path) -> Any:
    """What TimelineJS makes of a configuration: its events, messages, and what a reader sees."""
    package = TIMELINEJS / "package.json"
    assert package.exists(), "TimelineJS is not installed: run `make validators`"
    version = json.loads(package.read_text(encoding="utf-8"))["version"]
    assert version.startswith(f"{TIMELINEJS_VERSION}."), version
    page = folder / "page.html"
    data = content.decode("utf-8").replace("<", "\\u003c")
    values = {"dist": (TIMELINEJS / "dist").as_uri(), "data": data}
    page.write_text(_PAGE % values, encoding="utf-8")
    found = re.search(r'<pre id="result">(.+?)</pre>', opened_page(page), re.DOTALL)
    assert found, "TimelineJS gave no answer"
    return json.loads(html.unescape(found[1]))
