"""Where the documents that the project started from may stand: beside the checkout."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT.parent / "shared" / "source-documents"


def has_source_documents() -> bool:
    """True if they are there to be quoted against."""
    return DOCUMENTS.is_dir()
