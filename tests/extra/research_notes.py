"""Where the research notes that the record was coded from may stand: beside the checkout."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOTES = ROOT.parent / "shared" / "dossier" / "statements.yaml"


def has_research_notes() -> bool:
    """True if the notes are there to be compared with."""
    return NOTES.is_file()
