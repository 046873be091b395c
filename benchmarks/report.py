"""How long a browser takes to open the report, and to filter it: headless Chromium, a fresh profile.

Needs what `make validators` installs. "load" is the navigation's start to the end of its load event,
the page read from disk; "filter" is one change of a filter until the page is laid out again.
Best and median of ROUNDS: other work on the machine only ever adds. Exits 1 if the best of a page is
over its limit.
"""

import gzip
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.generate import statements, write_set  # noqa: E402 -- found by the line above
from scomm_timeline.analysis.selection import Selection  # noqa: E402
from scomm_timeline.disk.sets import read_set  # noqa: E402
from scomm_timeline.pipeline.releasing import build_release  # noqa: E402
from scomm_timeline.reading.load import load  # noqa: E402
from scomm_timeline.renderers.html import publish  # noqa: E402
from tests.independent.browsing import browse  # noqa: E402

ROUNDS: Final = 7
COUNTS: Final = (100, 1_000)
LOAD_LIMIT, FILTER_LIMIT = 5_000, 500
"""Milliseconds for a thousand statements, several times what was seen: they are to catch a slip."""


class Row(NamedTuple):
    """One page: bytes, bytes as sent, elements, milliseconds of each round."""

    name: str
    size: int
    packed: int
    nodes: int
    loads: list[float]
    filters: list[float]


def page(folder: Path) -> bytes:
    """The report on a set, drafts included."""
    corpus = load(read_set(folder)).corpus
    assert corpus is not None
    release = build_release(corpus, Selection(), is_shipped=False, version="0", with_drafts=True)
    return publish(release)


def measure(name: str, content: bytes, folder: Path) -> Row:
    """One page opened ROUNDS times, each time by a browser that has seen nothing."""
    seen = []
    for number in range(ROUNDS):
        path = folder / f"{name}-{number}.html".replace(" ", "-")
        path.write_bytes(content)
        seen.append(browse(path, "timing"))
    loads, filters = ([one[key] for one in seen] for key in ("load", "filter"))
    packed = len(gzip.compress(content, mtime=0))
    return Row(name, len(content), packed, seen[0]["nodes"], loads, filters)


def told(times: list[float]) -> str:
    """Best and median."""
    return f"{min(times):,.0f} ({statistics.median(times):,.0f})"


def main() -> int:
    """Print the table; 1 if a limit is passed."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        rows = [measure("shipped", page(ROOT / "statements"), folder)]
        for count in COUNTS:
            made = folder / str(count)
            write_set(made, statements(count), 50)
            rows.append(measure(f"{count:,} made up", page(made), folder))
    print(f"{ROUNDS} rounds, milliseconds: best (median)")
    print(f"{'page':<16}{'bytes':>11}{'gzip':>9}{'elements':>10}{'load':>15}{'filter':>12}")
    for row in rows:
        sizes = f"{row.size:>11,}{row.packed:>9,}{row.nodes:>10,}"
        print(f"{row.name:<16}{sizes}{told(row.loads):>15}{told(row.filters):>12}")
    is_over = any(min(one.loads) > LOAD_LIMIT or min(one.filters) > FILTER_LIMIT for one in rows)
    return 1 if is_over else 0


if __name__ == "__main__":
    sys.exit(main())
