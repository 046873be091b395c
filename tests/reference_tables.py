"""What every page of reference has: where it stands, who writes it, and its tables."""

from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
MADE = "This page is written by `make docs` from the program itself: edit that, and not the page."

Table = Sequence[tuple[str, ...]]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def table(head: tuple[str, ...], rows: Table) -> str:
    """A table of Markdown; a vertical bar in a cell is escaped."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(_cell(one) for one in line)} |\n" for line in lines)
