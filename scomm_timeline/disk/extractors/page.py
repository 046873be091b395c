"""What every extractor gives: pages, or the reason why there are none."""

from __future__ import annotations

from scomm_timeline.model.named import NamedTuple


class PageText(NamedTuple):
    """One page; `picture` if a picture covers most of it."""

    text: str
    picture: bool = False


class UnreadableError(Exception):
    """The document gives no text that could be trusted. The message says why, with "it" first."""
