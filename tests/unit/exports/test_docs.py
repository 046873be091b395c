"""The page about exports names every format and every column, with its own sentence."""

from scomm_timeline.cli.report import PUBLISHERS
from scomm_timeline.model.columns import COLUMNS
from tests.command import ROOT

PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


def test_the_page_lists_every_column_in_its_order_with_its_sentence():
    lines = [line for line in PAGE.split("## The columns")[1].splitlines() if "| `" in line]
    assert len(lines) == len(COLUMNS)
    for line, column in zip(lines, COLUMNS, strict=True):
        assert line.startswith(f"| `{column.name}` | {column.means.replace('|', chr(92) + '|')}")
        assert line.endswith(f"| {'yes' if column.is_read else ''} |")
        assert ("*Work product.*" in line) == column.is_internal


def test_the_page_says_what_every_export_is_for():
    exports = [name for name, module in PUBLISHERS.items() if ".exports." in module]
    assert len(exports) == 6
    for name in exports:
        assert f"| `{name}` |" in PAGE
