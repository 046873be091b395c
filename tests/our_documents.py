"""The documents about the shipped record: their sections, tables and codes; its codebook."""

import re
from pathlib import Path

from tests.shipped_sets import corpus_at

ROOT = Path(__file__).resolve().parents[1]
MANUAL = ROOT / "docs" / "coding-manual.md"
RELIABILITY = ROOT / "docs" / "reliability.md"
CODINGS = ROOT / "docs" / "reliability"


def section(path, title):
    """A section of a document of ours, from its heading to the next of that level."""
    parts = path.read_text(encoding="utf-8").split("\n## ")
    (found,) = (part for part in parts if re.match(rf"(?:\d+\. )?{re.escape(title)}", part))
    return found


def cells(text):
    """The rows of the tables in a section, without headings, as lists of cells."""
    rows = re.findall(r"^\|(.+)\|$", text, re.MULTILINE)
    split = [[cell.strip() for cell in row.split(" | ")] for row in rows]
    rules = [at for at, row in enumerate(split) if not "".join(row).strip("-:|")]
    headings = {at - 1 for at in rules} | set(rules)
    return [row for at, row in enumerate(split) if at not in headings]


def codes(text):
    """What stands between single backquotes."""
    return re.findall(r"`([^`]+)`", text)


def entries():
    """The positions of the codebook: topic, slug, and what is listed of it."""
    return [
        (topic.slug, slug, entry)
        for topic in corpus_at().codebook.topics.values()
        for slug, entry in topic.positions.items()
    ]
