"""Words as HTML. Everything is escaped, ours too; data shows its control characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scomm_timeline.renderers.page import Style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.renderers.page import Inline, Span

_TAGS: Final = {Style.STRONG: "b", Style.ALERT: "b", Style.CODE: "code"}
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'\\^`{|}]+")


def escape(text: str) -> str:
    """The text so that it can stand in an element or in an attribute in double quotation marks."""
    # One after the other is ten times as fast as a table: few texts hold any of them.
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(">", "&gt;").replace('"', "&quot;")


def inline_html(inline: Inline) -> str:
    """One paragraph's spans, escaped and set off."""
    if _TAGS.keys().isdisjoint([span[1] for span in inline]):  # most: one text, escaped at once
        return escape("".join([span[0] for span in inline]))
    return "".join(map(_span, inline))


def _span(span: Span) -> str:
    text, style, _ = span
    text = escape(text)
    tag = _TAGS.get(style)
    return f"<{tag}>{text}</{tag}>" if tag and text.strip() else text


def lines_html(lines: Iterable[Inline]) -> str:
    """Paragraphs below one another inside one element."""
    return "<br>".join(map(inline_html, lines))


def is_address(text: str) -> bool:
    """True for an address that may become a link: http or https, and nothing that ends it early."""
    return _ADDRESS.fullmatch(text) is not None


def finding_id(id_: str) -> str:
    """A name to link to that stays while the order changes; no slug holds the joint."""
    return f"f-{id_.replace('/', '_')}"
