"""Tests that need what is not in the checkout. Without it they are not collected, and we say so."""

from typing import TYPE_CHECKING

from tests.extra.design_examples import has_examples
from tests.extra.labeled_files import VARIABLE, find_labeled_pairs
from tests.extra.other_programs import PDFTOTEXT
from tests.extra.research_notes import has_research_notes
from tests.extra.source_documents import has_source_documents

if TYPE_CHECKING:
    import pytest

NEEDS = {
    "test_labelled_pairs.py": bool(find_labeled_pairs()),
    "test_dossier.py": has_research_notes(),
    "test_design_examples.py": has_examples(),
    "test_poppler.py": bool(PDFTOTEXT),
    "test_source_documents.py": has_source_documents(),
}
collect_ignore = [name for name, is_there in NEEDS.items() if not is_there]


def pytest_terminal_summary(terminalreporter: "pytest.TerminalReporter") -> None:
    found = find_labeled_pairs()
    names = ", ".join(path.name for path in found)
    terminalreporter.write_line(
        f"labeled pairs: {names}" if found else f"labeled pairs: none found (set {VARIABLE})"
    )
