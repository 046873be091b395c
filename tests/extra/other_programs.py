"""Programs of other people that may be installed."""

import shutil

PDFTOTEXT = shutil.which("pdftotext") or ""
"""Poppler's, or "" if it is not there."""
