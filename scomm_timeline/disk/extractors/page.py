"""How an extractor says that a document has no text for us."""

from __future__ import annotations


class UnreadableError(Exception):
    """The document gives no text that could be trusted. The message says why, with "it" first."""
